"""Redlines are minimal: one edit is as few marked changes as a lawyer would make by hand."""

import io
import random
import zipfile

import pytest

from edits import Edit, add, drop, edited, join, recell, reword, row_in, row_out, split, travel
from judging.reading import marked_in, our_lines
from papers import PAPERS, sections
from proposaltrack.compare.comparison import compare
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import MarkedChange, Stamp, changes_in
from proposaltrack.text.clauses import parse_text
from schemes import LEGAL, n
from word import abstract, footnote, level, make_docx, note_ref, num, p, run, style, table, tr

_COUNTED = {"numbering": LEGAL + num("1", "1")}
_SEEDS = range(3)
_MOST: dict[Edit, int] = {
    reword: 2, add: 1, drop: 1, travel: 2, split: 1, join: 2, recell: 2, row_in: 1, row_out: 1,
}  # fmt: skip
"""Words are taken out and others put in; what moves goes and comes; a join takes an end out and puts a space in."""


def _changes(before: bytes, after: bytes, *, bare: bool) -> list[MarkedChange]:
    """What a redline marks, against a Word file or against its bare text."""
    two = read_bytes("after.docx", after)
    return _against(before, two.text) if bare else _marked(before, two)


def _against(before: bytes, text: str) -> list[MarkedChange]:
    return _marked(before, read_bytes("after.md", text.encode()))


def _marked(before: bytes, two: Reading) -> list[MarkedChange]:
    return [*changes_in(marked_in(_redline(before, two)))]


def _redline(before: bytes, two: Reading) -> bytes:
    one = read_bytes("before.docx", before)
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("Company")))


_CASES = [(paper, edit) for paper in PAPERS for edit in _MOST if (paper, edit) != (sections, travel)]
"""A paragraph that moves before the place where its list begins anew has all that follow counted anew."""


@pytest.mark.parametrize("bare", [False, True], ids=["file", "text"])
@pytest.mark.parametrize(("paper", "edit"), _CASES, ids=lambda case: case.__name__)
def test_one_edit_is_as_few_changes_as_it_can_be(paper: object, edit: Edit, bare: bool) -> None:
    """Each kind of edit of each paper; what moves to or from an end or an empty paragraph changes that end apart."""
    before = paper()  # type: ignore[operator]
    for seed in _SEEDS:
        changes = _changes(before, edited(before, random.Random(seed), 1, [edit]), bare=bare)
        ends = [change for change in changes if edit is travel and not change.text]
        assert len(ends) <= 1, seed
        assert len(changes) - len(ends) <= _MOST[edit], [
            (seed, change.fate, change.text) for change in changes
        ]


_FIRST, _SECOND = "The first note says this.", "Another one tells of that."


def _noted(*notes: str, where: str = "body") -> bytes:
    """A Word file that calls notes from its body or from a cell."""
    pieces = [piece for at, said in enumerate(notes, 1) for piece in (note_ref(at), run(f" and {said[:5]}"))]
    called = p(run("Something is said of this"), *pieces)
    kept = "".join(footnote(at, p(said)) for at, said in enumerate(notes, 1))
    body = called if where == "body" else table(tr("Name", "Rank"), tr(called, "None"))
    return make_docx(p("One."), body, p("End."), parts={"footnotes": kept} if notes else {})


@pytest.mark.parametrize("bare", [False, True], ids=["file", "text"])
@pytest.mark.parametrize("where", ["body", "cell"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((_FIRST,), (_FIRST, _SECOND)),
        ((_SECOND,), (_FIRST, _SECOND)),
        ((_FIRST,), (_FIRST.replace("says", "said"),)),
        ((_FIRST, _SECOND), (_FIRST, _SECOND.replace("tells", "told"))),
        ((_FIRST, _SECOND), (_FIRST,)),
        ((_FIRST, _SECOND), (_SECOND,)),
    ],
    ids=["added", "added-before", "reworded", "reworded-behind", "deleted", "deleted-before"],
)
def test_a_note_is_marked_where_it_is_called_and_where_it_stands(
    before: tuple[str, ...], after: tuple[str, ...], where: str, bare: bool
) -> None:
    """One change of the words that call it, and one of its own; others that are counted anew are not touched."""
    changes = _changes(_noted(*before, where=where), _noted(*after, where=where), bare=bare)
    assert len(changes) <= 2, [(change.fate, change.text) for change in changes]


def test_a_number_out_of_turn_is_typed_where_it_came_in_alone() -> None:
    """What stands behind a clause that is put in with a number of its own keeps its number, and is not marked."""
    before = make_docx(*map(n, ("Alpha is said.", "Beta is said.", "Gamma is said.")), parts=_COUNTED)
    text = "1. Alpha is said.\n\n7. A thing between.\n\n2. Beta is said.\n\n3. Gamma is said.\n"
    assert [change.text for change in _against(before, text)] == ["7. A thing between."]


def test_a_clause_that_moves_looks_as_it_did() -> None:
    """It brings its style along, whatever stands around it where it comes in."""
    said = [p("First of all."), p("What is quoted here.", style="Quote"), p("Second."), p("Third.")]
    styles = {"styles": style("Quote")}
    before = make_docx(*said, parts=styles)
    after = read_bytes("after.docx", make_docx(said[0], *said[2:], said[1], parts=styles))
    with zipfile.ZipFile(io.BytesIO(_redline(before, after))) as made:
        assert made.read("word/document.xml").count(b'w:pStyle w:val="Quote"') == 2


def test_a_new_clause_is_counted_by_the_list_around_it() -> None:
    """Not by the first list of the file that has such numbers."""
    second = {"numbering": LEGAL + abstract("2", level(0, "decimal", "%1.")) + num("1", "1") + num("2", "2")}
    one, two = [n("Alpha is said."), n("Beta is said.")], [n("Gamma it is.", of="2"), n("Delta.", of="2")]
    new = n("Something between them.", of="2")
    before = make_docx(p("Part one"), *one, p("Part two"), *two, parts=second)
    after = make_docx(p("Part one"), *one, p("Part two"), two[0], new, two[1], parts=second)
    told = read_bytes("after.docx", after)
    assert [change.text for change in _marked(before, told)] == ["Something between them."]
    assert our_lines(_redline(before, told)) == our_lines(after)
