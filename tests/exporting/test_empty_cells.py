"""Empty cells: they hold the place of every cell behind them, whatever a text is written to."""

import pytest

from judging.reading import marked_in, our_lines
from proposaltrack.compare.comparison import compare
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.clean import CLEAN
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.exporting.html import write_html_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Cell, MarkedText, Stamp, View, changes_in, lines_in
from proposaltrack.text.clauses import parse_text
from word import footnote, make_docx, note_ref, p, table, tr


def _schedule(fee: str, *more: str) -> bytes:
    """A schedule of fees with gaps, a row that says nothing and a table that does not either."""
    rows = (tr("Season", "", "Fee"), tr("", "", ""), tr("", p("") + p("net") + p(""), fee))
    return make_docx(p("Fees are paid:"), table(*rows, *more), table(tr("", "")), p("End."))


def _order(before: bytes, after: bytes | str) -> Order:
    one = read_bytes("before.docx", before)
    two = (
        read_bytes("after.md", after.encode()) if isinstance(after, str) else read_bytes("after.docx", after)
    )
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return Order(one, two, comparison, ({"name": "before"}, {"name": "after"}), Stamp("Ferry Company"))


def _places(marked: MarkedText, view: View = View.FINAL) -> list[tuple[int, int, str]]:
    """Row, column and words of every cell that says something."""
    lines = [line for line in lines_in(marked, view) if line.printed.strip() and line.cell]
    return [(line.cell.row, line.cell.column, line.printed) for line in lines if isinstance(line.cell, Cell)]


def test_what_stands_beside_an_empty_cell_is_marked_where_it_changed() -> None:
    """No row is put in anew for its gaps, whether the text after came as a Word file or as a text."""
    before, after = _schedule("900"), _schedule("950")
    for two in (after, read_bytes("after.docx", after).text):
        made = marked_in(write_docx_redline(_order(before, two)))
        assert [change.text for change in changes_in(made)] == ["900", "950"]
        assert _places(made) == [(0, 0, "Season"), (0, 2, "Fee"), (2, 1, "net"), (2, 2, "950")]


def test_a_new_row_keeps_its_gaps() -> None:
    """What is put in stands in its own column."""
    after = _schedule("900", tr("Winter", "", "100"))
    made = write_docx_redline(_order(_schedule("900"), after))
    assert _places(marked_in(made))[-2:] == [(3, 0, "Winter"), (3, 2, "100")]
    assert our_lines(made, View.ORIGINAL) == our_lines(_schedule("900"))


def test_a_table_within_a_note_keeps_its_gaps() -> None:
    """What changes beside a gap in a note is all that is marked."""
    before, after = (
        make_docx(
            p("See", note_ref(1), "."),
            parts={"footnotes": footnote(1, table(tr("Season", ""), tr("", fee)) + p("Per day."))},
        )
        for fee in ("900", "950")
    )
    made = marked_in(write_docx_redline(_order(before, after)))
    assert [change.text for change in changes_in(made)] == ["900", "950"]


def test_a_page_keeps_the_gaps_of_both_texts() -> None:
    """Every word is in the column it has in the file."""
    page = write_html_redline(_order(_schedule("900"), _schedule("950")))
    text = page.decode().partition("<main>")[2]
    marked = read_bytes("page.html", f"<main>{text}".encode()).content.marked
    assert marked is not None
    cells = [(0, "Season"), (2, "Fee"), (1, "net")]
    assert [place[1:] for place in _places(marked)] == [*cells, (2, "950")]
    assert [place[1:] for place in _places(marked, View.ORIGINAL)] == [*cells, (2, "900")]


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_a_clean_text_keeps_its_gaps(suffix: str) -> None:
    """A table that is written out has its cells in their columns."""
    made = CLEAN[suffix](read_bytes("before.docx", _schedule("900")), "")
    marked = read_bytes(f"made{suffix}", made).content.marked
    assert marked is not None
    assert [place[1:] for place in _places(marked)] == [(0, "Season"), (2, "Fee"), (1, "net"), (2, "900")]


def test_a_row_of_fewer_cells_is_one_when_it_is_read_back() -> None:
    """A row whose last cell reaches across comes back as it was, from a Word file and from a page."""
    text = "| Berth | Length | Fee |\n| North | 900 |\n|  |  | 5 |\n| End |\n"
    reading = read_bytes("text.md", text.encode())
    for suffix in (".docx", ".html"):
        assert read_bytes(f"made{suffix}", CLEAN[suffix](reading, "")).text == text
