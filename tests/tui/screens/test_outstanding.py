"""The outstanding screen: every number opens into its facts, and the cursor stays where it was."""

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.outstanding import OutstandingScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList, AwaitedRow
from walking import Open, Walk


def _row(walk: Walk) -> AwaitedRow:
    row = walk.part(AwaitedList).current
    assert row is not None
    return row


async def test_an_answer_opens_into_its_reasons_and_clauses(open_app: Open) -> None:
    """X shows the facts behind an answer and every clause that is counted, and hides them again."""
    async with open_app(100, 60) as walk:
        await walk.press("o", "x")
        told = [line.strip() for row in walk.part(AwaitedList).rows for line in row.lines]
        assert "transmitted 2026-09-16, reply asked for by 2026-10-09" in told
        assert len([line for line in told if line.startswith("given on earlier wording")]) == 6
        answered = [line for line in told if line.startswith("answered ")]
        assert len(answered) == 14
        await walk.press("down", "down", "x")
        assert _row(walk).head
        assert not any(
            "transmitted 2026-09-16" in line for row in walk.part(AwaitedList).rows for line in row.lines
        )


async def test_what_is_open_stays_open_when_the_list_changes(open_app: Open) -> None:
    """Settled answers too, then only open ones again: the opened answer and the cursor are where they were."""
    async with open_app() as walk:
        await walk.press("o", "down", "down", "x", "down", "down", "down")
        row = _row(walk)
        for key in ("e", "e", "i", "i", "ctrl+r"):
            await walk.press(key)
            assert _row(walk).lines == row.lines, key
        await walk.press("e")
        assert "Settled" in [row.lines[0] for row in walk.part(AwaitedList).rows]


async def test_alike_answers_are_told_together_or_apart(open_app: Open) -> None:
    """The addressees of one letter stand in one line, and each in its own on demand."""
    async with open_app(key="security-guarantees") as walk:
        await walk.press("o")
        together = len(walk.part(AwaitedList).rows)
        assert any("others owe RU an answer" in row.lines[0] for row in walk.part(AwaitedList).rows)
        await walk.press("i")
        assert len(walk.part(AwaitedList).rows) > together + 20


async def test_a_heading_opens_nothing(open_app: Open) -> None:
    """Enter and x on the name of a side do nothing and break nothing."""
    async with open_app() as walk:
        await walk.press("o", "home", "enter", "x")
        walk.on(OutstandingScreen)
        assert walk.part(AwaitedList).cursor == 0


async def test_enter_on_an_answer_opens_what_presses_most(open_app: Open) -> None:
    """The document opens in the version that was asked about, on a clause given on earlier wording."""
    async with open_app() as walk:
        await walk.press("o", "enter")
        page = walk.on(DocumentScreen).page
        assert page is not None
        assert page.after.label == "treaty@v6"
        current = walk.on(DocumentScreen).current
        assert current is not None
        assert current.address == "4(1)"


async def test_an_answer_without_clauses_opens_into_its_reasons(open_app: Open) -> None:
    """A letter has no clauses to count: enter shows why an answer is awaited."""
    async with open_app() as walk:
        await walk.press("o", "down", "down")
        assert "letter@v1" in _row(walk).lines[0]
        before = len(walk.part(AwaitedList).rows)
        await walk.press("enter")
        walk.on(OutstandingScreen)
        assert len(walk.part(AwaitedList).rows) > before


async def test_the_cursor_steps_over_headings(open_app: Open) -> None:
    """Down and up go from answer to answer; a heading, which can be neither opened nor answered, is passed."""
    async with open_app(80, 24) as walk:
        await walk.press("o", "j")
        view = walk.part(AwaitedList)
        assert view.current is not None
        assert "TAR owes COM" in view.current.lines[0]
        await walk.press("k", "k")
        assert view.current.awaited is not None
        assert "ORS owes TAR" in view.current.lines[0]
