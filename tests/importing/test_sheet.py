"""Response sheets that came back with something wrong in them."""

from dataclasses import replace

import pytest

from build import FERRY
from proposaltrack.errors import UnreadableFile
from proposaltrack.exporting.sheet import blank_rows, sheet_table
from proposaltrack.importing.sheet import read_sheet, split_answers
from proposaltrack.model.sheet import SheetRow
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Row, Table
from proposaltrack.text.clauses import parse_text

TREE = parse_text(FERRY)
BLANK = blank_rows(TREE)
ONE, TWO, FARE = BLANK[1], BLANK[2], BLANK[3]


def sheet(*rows: SheetRow, by_passage: bool = False) -> Table:
    """A sheet whose rows have places."""
    table = sheet_table(rows, by_passage=by_passage)
    return replace(table, rows=tuple(replace(row, place=f"row {n}") for n, row in enumerate(table.rows, 2)))


def with_stance(table: Table, place: str, words: str) -> Table:
    """A sheet with other words in the stance of a row."""
    at = table.headings.index("Stance")
    rows = (
        Row((*row.cells[:at], words, *row.cells[at + 1 :]), row.place) if row.place == place else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def problems_of(table: Table, expected: tuple[SheetRow, ...] = BLANK) -> list[str]:
    """What is told when a sheet is refused."""
    with pytest.raises(UnreadableFile) as refused:
        read_sheet("s.docx", table, expected)
    return [str(problem) for problem in refused.value.problems]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_sheet() -> None:
    """Each problem names its row and the next step."""
    table = sheet(
        replace(ONE, stances=(Stance.ACCEPTS,)),
        replace(TWO, reason="Why not?"),
        replace(FARE, stances=(Stance.NOTES,), counter_text="45 crowns."),
        replace(ONE, stances=(Stance.REJECTS,)),
        SheetRow("77-00000000", "7", stances=(Stance.ACCEPTS,)),
        replace(BLANK[4], stances=(Stance.COUNTER_PROPOSES,)),
    )
    table = with_stance(table, "row 2", "acepts")
    assert problems_of(table) == [
        "row 2: 'acepts' is no stance. Write 'accepts'.",
        "row 3: there is a reason without a stance. Say what the answer is.",
        "row 4: 'notes' has no counter-text. Add 'accepts-with-change' or 'counter-proposes', or take the text out.",
        "row 5: 1(1) is answered twice, here and in row 2. Keep the answer that holds.",
        (
            "row 6: clause 7 is not in the text, or says something else there. "
            "Make a new sheet for this version and move the answer there."
        ),
        "row 7: 'counter-proposes' says nothing without the text proposed. Give it.",
    ]


def test_what_is_left_aside_is_no_answer() -> None:
    """Our own business does not come in by a sheet."""
    table = with_stance(sheet(ONE), "row 2", "leaves aside")
    assert problems_of(table) == [
        "row 2: 'leaves aside' is our own business and no answer. Use `proposaltrack leave`."
    ]


def test_missing_columns_are_told_together() -> None:
    """A sheet without its columns is no sheet."""
    (told,) = problems_of(Table(("Ref", "Clause", "Stance", "Counter-text"), ()))
    assert (
        told
        == "the sheet has no column 'Reason' and no column 'Condition'. Put it back, or make a new sheet."
    )


def test_an_altered_text_is_no_answer() -> None:
    """What somebody wrote into the text is told, and not taken; spaces and quotes do not matter."""
    table = sheet(
        replace(ONE, text="Each  Party shall run\none ferry.", stances=(Stance.ACCEPTS,)),
        replace(FARE, text="The fare is 45 crowns."),
        *(row for row in BLANK if row not in {ONE, TWO, FARE}),
    )
    reading = read_sheet("s", table, BLANK)
    assert [row.text for row in reading.rows] == [ONE.text]
    assert [str(warning) for warning in reading.warnings] == [
        (
            "row 3: the text of 2 was altered; no text is taken from the sheet. "
            "What is proposed instead belongs into the counter-text."
        ),
        "clauses of the text are not on the sheet: 1(2)",
    ]


def test_a_column_that_is_not_ours_is_told() -> None:
    """Notes in a column of their own are no part of the answer."""
    table = sheet(*BLANK)
    wider = Table(
        (*table.headings, "Ministry"), tuple(Row((*row.cells, "x"), row.place) for row in table.rows)
    )
    reading = read_sheet("s", wider, BLANK)
    assert [str(warning) for warning in reading.warnings] == ["the column 'Ministry' is not read"]


def test_a_clause_that_moved_is_found_by_what_it_says() -> None:
    """The same words under another number are the same clause; without a reference, the name finds it."""
    moved = replace(FARE, ref=f"40-{FARE.ref.partition('-')[2]}", clause="9", stances=(Stance.ACCEPTS,))
    named = replace(TWO, ref="", stances=(Stance.REJECTS,))
    reading = read_sheet("s", sheet(moved, named), BLANK)
    assert [(row.clause, row.ref) for row in reading.rows] == [("2", FARE.ref), ("1(2)", TWO.ref)]


def test_two_clauses_that_say_the_same_are_told_apart_by_their_place() -> None:
    """Where several clauses say the same, only the whole reference finds one."""
    tree = parse_text("## Article 1\n\nIt holds.\n\n## Article 2\n\nIt holds.\n")
    blank = blank_rows(tree)
    reading = read_sheet("s", sheet(replace(blank[1], stances=(Stance.NOTES,))), blank)
    assert [row.clause for row in reading.rows] == ["2"]
    lost = replace(blank[1], ref=f"9-{blank[1].ref.partition('-')[2]}", stances=(Stance.NOTES,))
    assert "clause 2 is not in the text" in problems_of(sheet(lost), blank)[0]


def test_passages_must_say_what_they_answer() -> None:
    """By passage, a clause that does not exist, or none at all, is told."""
    response = parse_text("1. Yes.\n\n2. No.\n\n3. Perhaps.\n")
    one, two, three = blank_rows(response, by_passage=True)
    table = sheet(
        replace(one, stances=(Stance.ACCEPTS,)),
        replace(two, stances=(Stance.REJECTS,), answers="1(1), 1(7)"),
        replace(three, stances=(Stance.RESERVES,), answers="all"),
        by_passage=True,
    )
    with pytest.raises(UnreadableFile) as refused:
        read_sheet("s", table, (one, two, three), TREE)
    first, second = map(str, refused.value.problems)
    assert first == "row 2: passage 1 does not say which clause it answers. Name it, or 'all'."
    assert second.startswith("row 3: no clause '1(7)'. Did you mean 1(")


def test_headings_may_stand_below_other_rows() -> None:
    """Rows above the headings are no answers."""
    table = sheet(replace(ONE, stances=(Stance.ACCEPTS,)))
    padded = ("treaty@v1", "US", *("" for _ in table.headings[2:]))
    lower = Table(padded, (Row(table.headings, "row 2"), *table.rows))
    assert [row.clause for row in read_sheet("s", lower, BLANK).rows] == ["1(1)"]


def test_names_of_clauses_are_parted_by_signs_and_lines() -> None:
    """Each name counts once."""
    assert split_answers("4(2), 5;6\n4(2) ,") == ("4(2)", "5", "6")
