"""The response sheet, out and back."""

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build import FERRY
from proposaltrack.exporting.sheet import blank_rows, sheet_table
from proposaltrack.exporting.tables import CARRIERS
from proposaltrack.exporting.tables.base import Carrier, clean
from proposaltrack.exporting.tables.xlsx import write_xlsx
from proposaltrack.importing.grids.files import read_tables
from proposaltrack.importing.sheet import read_sheet
from proposaltrack.model.sheet import SheetRow
from proposaltrack.model.stance import Stance, opposed_in
from proposaltrack.text.clauses import parse_text

TREE = parse_text(FERRY)
BLANK = blank_rows(TREE)
WORDS = st.one_of(
    st.sampled_from(["=1+1", "a | b", "one\n\ntwo", "-", "\\|", " x ", "'=x", "@y", "<br>", "+\n=", "\t="]),
    st.text(max_size=20),
    st.just(""),
)


@st.composite
def answered_rows(draw: st.DrawFn) -> tuple[SheetRow, ...]:
    """The sheet with answers that hold together, some of its rows left open."""
    rows = []
    for row in BLANK:
        stances = draw(
            st.lists(st.sampled_from([s for s in Stance if not s.internal]), unique=True, max_size=2).filter(
                lambda said: not opposed_in(said)
            )
        )
        counter = draw(WORDS) if any(stance.takes_text for stance in stances) else ""
        if any(stance.needs_text for stance in stances):
            counter = f"x{counter}"
        said = (counter, draw(WORDS), draw(WORDS)) if stances else ("", "", "")
        counter, reason, condition = (text if clean(text).strip() else "" for text in said)
        rows.append(
            replace(row, stances=tuple(stances), counter_text=counter, reason=reason, condition=condition)
        )
    return tuple(rows)


def clean_row(row: SheetRow) -> SheetRow:
    """A row as files hold it, its place put aside."""
    return replace(
        row,
        counter_text=clean(row.counter_text),
        reason=clean(row.reason),
        condition=clean(row.condition),
        place="",
    )


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
@given(rows=answered_rows())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_answers_come_back_as_they_were_given(carrier: Carrier, rows: tuple[SheetRow, ...]) -> None:
    """In every sort of file, stances, counter-texts, reasons and conditions survive the way out and back."""
    content = carrier.write(sheet_table(rows, (("Version", "treaty@v1"), ("By", "US"))))
    (table,) = read_tables(f"s{carrier.suffix}", content)
    reading = read_sheet("s", table, BLANK)
    assert [clean_row(row) for row in reading.rows] == [clean_row(row) for row in rows if row.stances]
    assert reading.warnings == ()
    assert set(table.title) >= {("Version", "treaty@v1"), ("By", "US")}


def test_every_clause_but_the_title_has_a_row() -> None:
    """A row names its clause, quotes its words, and can be found again."""
    assert [(row.clause, row.text) for row in BLANK] == [
        ("1", ""),
        ("1(1)", "Each Party shall run one ferry."),
        ("1(2)", "Each Party shall keep its quay in repair."),
        ("2", "The fare is 30 crowns."),
        ("3", "This Treaty enters into force on signature."),
    ]
    assert len({row.ref for row in BLANK}) == len(BLANK)
    assert BLANK[0].ref.startswith("2-")


def test_a_sheet_by_passage_says_which_clauses_a_passage_answers() -> None:
    """Each row is a passage of the response; it may stand twice, for different clauses."""
    response = parse_text("# Reply\n\n1. We accept the ferry.\n\n2. The fare is too low.\n")
    blank = blank_rows(response, by_passage=True)
    rows = (
        replace(blank[0], answers="1(1); 1(2)", stances=(Stance.ACCEPTS,)),
        replace(blank[0], answers="3", stances=(Stance.NOTES,)),
        replace(blank[1], answers="2", stances=(Stance.COUNTER_PROPOSES,)),
    )
    table = sheet_table(rows, by_passage=True)
    assert table.headings[:5] == ("Ref", "Passage of the response", "Heading", "Text", "Answers clause")
    reading = read_sheet("s", table, blank, TREE)
    assert reading.rows == rows
    assert reading.warnings == ()


def test_a_sheet_tells_the_words_to_choose_from() -> None:
    """They stand above the sheet, and a workbook offers them in each cell; what is internal is not offered."""
    table = sheet_table(BLANK)
    ((heading, words),) = table.choices
    assert (heading, set(words)) == ("Stance", {stance.value for stance in Stance if not stance.internal})
    assert table.title == (("Stances, several parted by commas", ", ".join(words)),)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(table))).active
    assert book is not None
    (offer,) = book.data_validations.dataValidation
    assert (str(offer.sqref), offer.formula1) == ("E3:E7", f'"{",".join(words)}"')
    assert not offer.showErrorMessage
