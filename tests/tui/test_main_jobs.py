"""The three main jobs, end to end, by keys alone."""

from pathlib import Path

from textual.widgets import Input, Select, TextArea

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.importing import ImportScreen
from proposaltrack.tui.screens.outstanding import OutstandingScreen
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.screens.response import ResponseScreen
from proposaltrack.tui.screens.sending import TransmitScreen
from proposaltrack.tui.screens.start import ShelfList, StartScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList
from proposaltrack.tui.widgets.diff_view import DiffView
from walking import Open, Walk

TO_TREATY = ("tab", "tab", "enter")
"""From the first screen to the treaty of the lake: past what is outstanding, the first of its documents."""


async def test_the_changes_of_the_treaty_are_walked_side_by_side(
    open_app: Open,
) -> None:
    """Every change of the latest version is reached with one key, both wordings beside each other."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_TREATY)
        view = walk.part(DiffView)
        assert view.sides
        changed = [row.address for row in view.rows if row.changed]
        walked = []
        while view.current and view.current.address not in walked:
            walked.append(view.current.address)
            await walk.press("right_square_bracket")
        assert walked == changed
        assert len(walked) == 9
        assert walk.told == ["No change after this one."]
        await walk.press("left_square_bracket")
        assert view.current
        assert view.current.address == changed[-2]


async def test_a_change_shows_both_wordings_on_one_line(open_app: Open) -> None:
    """The words before stand left of the words after, in the same line of the screen."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_TREATY)
        (line,) = (line for line in walk.shown.splitlines() if "rise in the" in line and "│" in line)
        before, after = line.split("│")
        assert "mountains" not in after
        assert "rivers of both" in after
        assert "rise in the" in before


async def test_a_response_is_prepared_then_transmitted_then_answered(
    open_app: Open,
) -> None:
    """An answer to one clause is prepared, discharges nothing, and counts once its paper has been sent."""
    async with open_app(80, 24) as walk:
        await walk.press("o")
        assert "25 of 49 clauses answered · 12 on earlier wording · 8 prepared" in _outstanding(walk)
        await walk.press("down", "x")
        while "no answer " not in _under_cursor(walk):
            await walk.press("down")
        await walk.press("enter", "r")
        walk.on(ResponseScreen)
        await walk.press("space")
        assert walk.said("preview").startswith("TAR accepts: ")
        await walk.press("ctrl+s")
        walk.on(ConfirmScreen)
        await walk.press("enter")
        walk.on(DocumentScreen)
        assert "TAR accepts (prepared, not transmitted" in walk.said("detail")
        await walk.press("escape")
        walk.on(OutstandingScreen)
        assert "25 of 49 clauses answered · 12 on earlier wording · 9 prepared" in _outstanding(walk)
        assert "no answer, answer prepared" in _under_cursor(walk)
        await walk.press("t", "space", "ctrl+s")
        assert "TAR transmits to COM:" in walk.said("told")
        await walk.press("enter")
        walk.on(OutstandingScreen)
        assert "34 of 49 clauses answered" in _outstanding(walk)
        assert "partly answered" in _outstanding(walk)


async def test_a_new_version_of_a_written_response_comes_from_a_file(open_app: Open, tmp_path: Path) -> None:
    """A file becomes the next version of a written response, after what was read of it has been shown."""
    paper = tmp_path / "response.md"
    paper.write_text(
        "# Third written response\n\n1. On Article 4(1): agreed.\n\n2. On Article 8: not agreed.\n"
    )
    async with open_app(80, 24) as walk:
        await walk.press("v")
        walk.on(ImportScreen)
        await walk.paste(str(paper))
        await walk.press("tab", "enter", "down", "enter")
        assert walk.part(Select, "document").value == "tarvenia-response"
        await walk.press("ctrl+s")
        told = walk.said("told")
        assert "A version of tarvenia-response by TAR." in told
        assert "response.md: 3 clauses; nothing marked" in told
        assert "In answer to treaty@v7" in told
        await walk.press("enter")
        walk.on(DocumentScreen)
        assert walk.said("bar").startswith("tarvenia-response@v2 by TAR → tarvenia-response@v3 by TAR")
        await walk.press("escape")
        walk.on(StartScreen)
        assert [len(shelf.versions) for shelf in walk.part(ShelfList).rows] == [7, 3, 1, 1]


async def test_a_counter_proposal_is_made_from_the_words_of_the_clause(
    open_app: Open,
) -> None:
    """The clause's words are taken over, changed, and shown against the clause before anything is filed."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "r", "down", "down", "space", "ctrl+t")
        area = walk.part(TextArea, "counter")
        assert area.text.startswith("Mindful that the inflow of the Lake")
        await walk.press("ctrl+end")
        await walk.write(" and no less,")
        assert "Against the clause:" in walk.said("preview")
        await walk.press("ctrl+s")
        assert "and no less," in walk.said("told")
        await walk.press("enter")
        walk.on(DocumentScreen)
        assert "counter-proposes (prepared" in walk.said("detail")


async def test_another_partys_paper_is_noted_as_received(open_app: Open, tmp_path: Path) -> None:
    """A version by another party is told as sent to us, and opens a document of its own."""
    paper = tmp_path / "note.md"
    paper.write_text("# Note\n\nWe regret the delay.\n")
    async with open_app(80, 30) as walk:
        await walk.press("v")
        await walk.paste(str(paper))
        walk.part(Select, "document").value = ""
        walk.part(Select, "by").value = "ORS"
        walk.part(Input, "key").value = "orsund-note"
        walk.part(Select, "kind").value = "letter"
        await walk.settle()
        await walk.press("ctrl+s")
        assert "A version of orsund-note by ORS, and noted that ORS sent it to us." in walk.said("told")
        await walk.press("enter")
        walk.on(DocumentScreen)
        await walk.press("escape")
        assert [shelf.document.key for shelf in walk.part(ShelfList).rows][-1] == "orsund-note"


async def test_enter_on_a_clause_of_an_answer_opens_it_in_the_text(
    open_app: Open,
) -> None:
    """From the reasons of an answer one key leads to the clause that is meant, in the version that was asked about."""
    async with open_app(80, 24) as walk:
        await walk.press("o", "x")
        rows = walk.part(AwaitedList).rows
        place = next(place for place, row in enumerate(rows) if row.clause is not None and place > 10)
        walk.part(AwaitedList).cursor = place
        clause = rows[place].clause
        await walk.press("enter")
        current = walk.on(DocumentScreen).current
        assert current is not None
        assert clause is not None
        assert current.change.after[0].ordinal == clause.ordinal
        await walk.press("escape")
        assert walk.part(AwaitedList).cursor == place


async def test_sending_names_the_addressees_it_knows(open_app: Open) -> None:
    """Who asked for an answer is chosen with the paper; nothing chosen is refused with what to do."""
    async with open_app(80, 24) as walk:
        await walk.press("t", "ctrl+s")
        walk.on(TransmitScreen)
        assert walk.told == ["nothing is chosen. Choose with space what goes."]
        await walk.press("space")
        assert "[x] COM" in walk.shown
        await walk.press("ctrl+s", "escape")
        walk.on(TransmitScreen)
        assert "[x] TAR: tarvenia-response@v2" in walk.shown


def _under_cursor(walk: Walk) -> str:
    """The line of the list on which the cursor stands."""
    row = walk.part(AwaitedList).current
    return row.lines[0] if row else ""


def _outstanding(walk: Walk) -> str:
    """What the list of outstanding answers says, line by line."""
    return "\n".join(line.strip() for row in walk.part(AwaitedList).rows for line in row.lines)
