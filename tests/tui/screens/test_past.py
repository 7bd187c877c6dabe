"""A clause's past, beside the text and as a page: every version of it, and who brought its words."""

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.past import PastScreen
from proposaltrack.tui.widgets.past_pane import PastPane
from walking import Open, Walk

TO_CHANGE = ("tab", "tab", "enter", *["right_square_bracket"] * 3)


def pane(walk: Walk) -> str:
    """What the pane says."""
    return "\n".join(str(part.content) for part in walk.part(PastPane).query(Static))


async def test_a_clause_tells_where_it_comes_from(open_app: Open) -> None:
    """H on a change tells its history under every number, the words of each step, and who brought and struck them."""
    async with open_app(100, 40) as walk:
        await walk.press("tab", "tab", "enter", *["right_square_bracket"] * 3, "H")
        page = walk.on(PastScreen)
        told = "\n".join(str(part.content) for part in page.query(Static))
        assert "treaty@v1 (LMC/2026/1) by COM: 9(2) · first version" in told
        assert "treaty@v3 (TAR/1) by TAR: 9(3) · reworded, renumbered · touches: modal verb" in told
        assert "ORS, treaty@v2, 2026-03-18: should" in told
        assert "struck by COM, treaty@v7, 2026-10-28: shall" in told
        await walk.press("escape")
        walk.on(DocumentScreen)


async def test_the_history_stands_beside_the_text_and_follows_the_cursor(open_app: Open) -> None:
    """The pane tells the clause under the cursor; on another clause it tells that one; the key closes it again."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_CHANGE, "h")
        assert "treaty@v3 (TAR/1) by TAR: 9(3) · reworded, renumbered · touches: modal verb" in pane(walk)
        first = pane(walk)
        await walk.press("down")
        assert pane(walk).startswith("History of ")
        assert pane(walk) != first
        await walk.press("h")
        assert not walk.part(PastPane).display


async def test_the_words_are_told_by_party_and_what_was_struck_on_request(open_app: Open) -> None:
    """The first key tells who brought the words, the second what was struck as well, the third closes the pane."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_CHANGE, "w")
        assert "ORS, treaty@v2, 2026-03-18: should" in pane(walk)
        assert "struck by" not in pane(walk).partition("\n")[2]
        await walk.press("w")
        assert "struck by COM, treaty@v7, 2026-10-28: shall" in pane(walk)
        await walk.press("w")
        assert not walk.part(PastPane).display
