"""Cells of texts: a text has one line for each cell, and a redline of the sent file keeps the paragraphs that are there."""

import pytest

from judging.reading import marked_in, our_lines
from proposaltrack.compare.comparison import compare
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Stamp, View, changes_in
from proposaltrack.text.clauses import parse_text
from schemes import LEGAL, n
from word import make_docx, num, p, table, tr

_SENT = make_docx(
    p("Signed:"),
    table(tr(n("Name") + n("Rank of the signatory"), p("For the ferry company") + p("in two copies"))),
    p(""),
    table(tr("Place", "Day"), tr("Pier 7", p("on the third day") + p("of the month of March"))),
    parts={"numbering": LEGAL + num("1", "1")},
)


def _marked(changes: dict[str, str]) -> bytes:
    """A redline of the sent file and of its text, some words of it changed."""
    one = read_bytes("before.docx", _SENT)
    text = one.text
    for old, new in changes.items():
        text = text.replace(old, new)
    two = read_bytes("after.md", text.encode())
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("Ferry Company")))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"Signed": "Sealed"}, ["Signed", "Sealed"]),
        ({"Rank of": "Office of"}, ["Rank", "Office"]),
        ({"in two copies": "in three copies"}, ["two", "three"]),
        ({"Pier 7": "Pier 9", "third": "fourth"}, ["7", "9", "third", "fourth"]),
    ],
)
def test_only_what_a_text_changes_is_marked(changes: dict[str, str], told: list[str]) -> None:
    """Neither the paragraphs of a cell nor two tables that stand one behind the other run into each other."""
    made = _marked(changes)
    assert [change.text for change in changes_in(marked_in(made))] == told
    assert our_lines(made, View.ORIGINAL) == our_lines(_SENT)
    assert len(our_lines(made)) == len(our_lines(_SENT))


def test_one_of_several_cells_that_read_alike_keeps_its_paragraphs() -> None:
    """What stays of it elsewhere does not hide what it was."""
    cell = p("The captain of the ferry") + p("in the name of the company")
    sent = make_docx(table(tr("Here", cell)), p("and"), table(tr("There", cell)))
    one = read_bytes("before.docx", sent)
    two = read_bytes("after.md", one.text.replace("captain", "master", 1).encode())
    comparison = compare(parse_text(one.text), parse_text(two.text))
    made = write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("Ferry Company")))
    assert [change.text for change in changes_in(marked_in(made))] == ["captain", "master"]


def test_a_cell_of_one_paragraph_is_not_cut() -> None:
    """It may read much as a cell of two does elsewhere."""
    several = p("The captain of the ferry") + p("in the name of the company")
    single = "The captain of the ferry in the name of the crew"
    one = read_bytes("before.docx", make_docx(table(tr(several, single)), p("End.")))
    two = read_bytes("after.md", one.text.replace("the crew", "the whole crew").encode())
    comparison = compare(parse_text(one.text), parse_text(two.text))
    made = write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("Ferry Company")))
    assert [change.text.strip() for change in changes_in(marked_in(made))] == ["whole"]


def test_a_cell_that_is_written_anew_is_one_paragraph() -> None:
    """What is like no cell of the sent file comes as the text has it."""
    assert our_lines(_marked({"on the third day of the month of March": "unknown"}))[-1] == "unknown"
