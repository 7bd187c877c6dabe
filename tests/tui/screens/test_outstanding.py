"""The outstanding screen: every number opens into its facts, and the cursor stays where it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from proposaltrack import settings
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


async def test_a_filter_is_kept_for_the_next_time(open_app: Open) -> None:
    """What is awaited from us alone; the choice stands when the application is opened again."""
    async with open_app(80, 24) as walk:
        await walk.press("o", "f", "down", "enter")
        assert "1 answer outstanding · only awaited from us, 3 hidden" in walk.said("bar")
    async with open_app(80, 24) as walk:
        await walk.press("o")
        assert "only awaited from us" in walk.said("bar")
        await walk.press("f", "end", "enter")
        assert "only silence running, 4 hidden" in walk.said("bar")
        assert walk.part(AwaitedList).empty == "Nothing is so: f shows 4 hidden."


async def test_a_spoilt_choice_falls_back_to_everything(open_app: Open, workspace: Path) -> None:
    """Whatever stands in the settings, the board opens."""
    settings.keep_board(settings.find_workspace(workspace, str(workspace)), "lake-basin", "nonsense")
    async with open_app(80, 24) as walk:
        await walk.press("o")
        assert "4 answers outstanding ·" in walk.said("bar")


TOLD_TWICE = """\
key = "twice"
title = "Told twice"
[[party]]
key = "A"
name = "Aldland"
[[party]]
key = "B"
name = "Borland"
[[document]]
key = "treaty"
kind = "draft-agreement"
[[act]]
do = "record"
on = 2026-01-01
document = "treaty"
file = "draft.md"
by = "A"
[[act]]
do = "transmit"
on = 2026-01-02
document = ["treaty@v1"]
by = "A"
to = ["B"]
according_to = "A"
[[act]]
do = "transmit"
on = 2026-01-03
document = ["treaty@v1"]
by = "A"
to = ["B"]
reply = "none"
according_to = "B"
"""


@pytest.mark.parametrize(("columns", "lines"), [(140, 1), (80, 2)])
async def test_two_accounts_of_one_question_stand_beside_each_other(
    open_app: Open, tell: Callable[..., Path], columns: int, lines: int
) -> None:
    """What each side says; beside each other where there is room, else one below the other."""
    folder = tell(TOLD_TWICE, draft="# Treaty\n\n## Article 1\n\nThe fare is 30.\n")
    async with open_app(columns, 24, folder=folder) as walk:
        await walk.press("o", "x")
        view = walk.part(AwaitedList)
        (row,) = (row for row in view.rows if row.sides)
        said = "".join(strip.text for strip in view.draw(row, columns - 2))
        assert "A says: sent 2026-01-02, a reply requested" in said
        assert "B says: sent 2026-01-03, no reply asked for" in said
        assert view.height(row, columns - 2) == lines
