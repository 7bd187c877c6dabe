"""Every table that is written reads the same, whatever its words are."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proposaltrack.errors import Refused
from proposaltrack.exporting.tables import CARRIERS
from proposaltrack.exporting.tables.base import Carrier, clean_table
from proposaltrack.importing.grids.files import read_tables
from proposaltrack.model.table import Row, Table

NASTY = [
    "=1+1", "+1", "-1", "@x", "\t=1", "'=1", "''", "a|b", "\\|", "<br>", "&lt;", "&amp;", "AT&T", "**x**", "_x000D_",
    " lead", "trail ", "two\nlines", "\n\nthree", "end\n", "tab\there", "  ", '"q"', "a,b;c", "]]>", "<b>x</b>", "#REF!",
    "\x07bell", "\x85", "\r\nold", "\u200f\u0645", "\u2028", "\ufffe", "\U0001f600", "1.10", "TRUE", "2024-01-01", "\\",
    "a\\|b\\\\", "| --- |", "\u00a0", "\u00ad", "<script>alert(1)</script>", "`x`", "~~x~~", "[a](b)", "<!-- x -->",
]  # fmt: skip

WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.just(""),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of two to four columns with words of every sort."""
    width = draw(st.integers(2, 4))
    headings = tuple(f"Heading {n}" for n in range(width))
    rows = draw(st.lists(st.tuples(*[WORDS] * width), min_size=0, max_size=4))
    title = draw(
        st.lists(st.tuples(st.sampled_from(["", "Document"]), st.sampled_from(["CD | 1", "=x", "ü"])))
    )
    return Table(headings, tuple(Row(row) for row in rows), tuple(title))


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
@given(table=tables())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_reads_the_same(carrier: Carrier, table: Table) -> None:
    """Cells, headings and title come back from every sort of file, control characters as pictures."""
    (back,) = read_tables(f"t{carrier.suffix}", carrier.write(table))
    safe = clean_table(table)
    assert back.headings == safe.headings
    assert tuple(row.cells for row in back.rows) == tuple(row.cells for row in safe.rows)
    assert set(back.title) == set(safe.title)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
@pytest.mark.parametrize("words", NASTY)
def test_every_nasty_word_comes_back(carrier: Carrier, words: str) -> None:
    """Each of the words that break tables is written and read in each sort of file."""
    table = Table(("A", "B"), (Row((words, "x")), Row(("y", words))))
    (back,) = read_tables(f"t{carrier.suffix}", carrier.write(table))
    assert tuple(row.cells for row in back.rows) == tuple(row.cells for row in clean_table(table).rows)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_a_table_without_rows_is_written(carrier: Carrier) -> None:
    """Headings alone are a table."""
    assert read_tables(f"t{carrier.suffix}", carrier.write(Table(("A", "B"))))[0].headings == ("A", "B")


def test_clean_words_stay_as_they_are() -> None:
    """Words that every file can hold, bidirectional marks among them, are not touched."""
    row = Row(("\u200f\u0645 \u00ad", "a\nb\tc"), marked=(((0, 1),), ()))
    assert clean_table(Table(("A", "B"), (row,))).rows == (row,)


def test_a_cell_that_is_altered_loses_its_marks() -> None:
    """Stretches that no longer fit are not marked elsewhere."""
    row = Row(("\x85x", "y"), marked=(((1, 2),), ((0, 1),)))
    (clean,) = clean_table(Table(("A", "B"), (row,))).rows
    assert clean == replace(row, cells=("<U+0085>x", "y"), marked=((), ((0, 1),)))


def test_what_would_not_read_the_same_is_refused() -> None:
    """A text that no cell of a workbook can hold is refused with its place."""
    by_suffix = {carrier.suffix: carrier for carrier in CARRIERS}
    table = Table(("A", "B"), (Row(("x", "y" * 40_000)),))
    with pytest.raises(Refused, match="Excel workbook: row 1 would read otherwise under 'B'"):
        by_suffix[".xlsx"].write(table)
    assert by_suffix[".docx"].write(table)
