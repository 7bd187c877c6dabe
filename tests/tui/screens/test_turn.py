"""The screen of turns: ours first, with how long they wait, the cause one key away, and the way to the text."""

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.turn import TurnList, TurnScreen
from walking import Open


async def test_ours_stand_first_and_say_for_how_long(open_app: Open) -> None:
    """What waits for us, longest first, then what waits for others; the bar counts both."""
    async with open_app(100, 40) as walk:
        await walk.press("w")
        walk.on(TurnScreen)
        rows = walk.part(TurnList).rows
        ours = [row for row in rows if row.ours]
        assert list(rows[: len(ours)]) == ours
        assert [row.days for row in ours] == sorted((row.days for row in ours), reverse=True)
        assert f"{len(rows)} moves wait, {len(ours)} of them for us" in walk.said("bar")
        await walk.press("o")
        assert len(walk.part(TurnList).rows) == len(ours)


async def test_the_cause_is_one_key_away(open_app: Open) -> None:
    """The act with its day and entry; escape goes back."""
    async with open_app(100, 40) as walk:
        await walk.press("w", "x")
        said = str(walk.on(FactsScreen).query_one("#facts", Static).content)
        assert "for TAR" in said
        assert "2026-" in said
        await walk.press("escape")
        walk.on(TurnScreen)


async def test_many_in_one_position_are_told_once(open_app: Open) -> None:
    """The ministers who owe an answer to one letter are one line, counted."""
    async with open_app(100, 40, key="security-guarantees") as walk:
        await walk.press("w")
        assert any("and 34 others" in row.who for row in walk.part(TurnList).rows)


async def test_a_move_leads_to_its_text(open_app: Open) -> None:
    """Enter shows the version with the first clause that waits."""
    async with open_app(100, 40) as walk:
        await walk.press("w", "enter")
        document = walk.on(DocumentScreen)
        assert document.page is not None
