"""The reason for a match, and a person's word on it: pinned, forbidden, taken back, and seen at once."""

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.matching import MatchScreen
from proposaltrack.tui.screens.pick import AskScreen, PickScreen
from proposaltrack.tui.widgets.diff_view import DiffView
from walking import Open, Walk

TO_TREATY = ("tab", "tab", "enter")


def page(walk: Walk) -> str:
    """What the page says."""
    return "\n".join(str(part.content) for part in walk.on(MatchScreen).query(Static))


def why(walk: Walk) -> str:
    """The reason for the match under the cursor."""
    current = walk.part(DiffView).current
    assert current is not None
    return current.change.why


async def test_a_match_says_why_it_is_one(open_app: Open) -> None:
    """The kinds, how sure it is and the reason; nobody has said anything yet, and so nothing can be taken back."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "y")
        assert "% sure: same wording" in page(walk)
        assert "Nobody has said anything about this match." in page(walk)
        await walk.press("x")
        assert walk.told == ["Nobody has said anything that could be taken back."]
        await walk.press("escape")
        walk.on(DocumentScreen)


async def test_a_pinned_match_is_shown_with_its_note_and_can_be_taken_back(open_app: Open) -> None:
    """The note is asked for; the reason says at once that a person decided; taken back, the comparison decides again."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY)
        before = why(walk)
        await walk.press("y", "p")
        walk.on(AskScreen)
        await walk.write("agreed in Geneva")
        await walk.press("enter")
        assert "by a person" in why(walk) or "person" in why(walk)
        await walk.press("y")
        assert "agreed in Geneva" in page(walk)
        await walk.press("x")
        await walk.write("a slip")
        await walk.press("enter")
        walk.on(DocumentScreen)
        assert why(walk) == before


async def test_a_forbidden_match_falls_apart_and_can_be_made_again_by_hand(open_app: Open) -> None:
    """Kept apart, the clause is removed here and added there; from either of them another clause can be chosen."""
    async with open_app(100, 30) as walk:
        await walk.press(*TO_TREATY, "y", "f")
        await walk.write("another subject")
        await walk.press("enter")
        current = walk.part(DiffView).current
        assert current is not None
        assert [kind.value for kind in current.change.kinds] in (["added"], ["removed"])
        await walk.press("y", "f")
        assert "Nothing is matched here that could be kept apart." in walk.told
        await walk.press("p")
        walk.on(PickScreen)


async def test_no_note_no_word(open_app: Open) -> None:
    """A word without a reason is not filed; the page stays."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "y", "p", "enter")
        walk.on(MatchScreen)
        await walk.press("escape")
        assert "person" not in why(walk)
