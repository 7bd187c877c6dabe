"""Word redlines: accept all gives the text after, reject all the text before, numbers included; here and in LibreOffice."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest

from changed import CHANGED, notes
from edits import edit_sets, edited
from judging.libreoffice import Judge
from judging.reading import marked_in, our_lines
from papers import PAPERS, lease
from proposaltrack.compare.comparison import compare
from proposaltrack.errors import Refused
from proposaltrack.exporting.base import Order, Remark
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Fate, Stamp, View, changes_in, lines_in
from proposaltrack.text.clauses import parse_text
from schemes import LEGAL, n
from word import A, dele, footnote, ins, make_docx, mark_ins, note_ref, num, p, run, table, tr

SETS = 200
JUDGED = 40
"""Edit sets that LibreOffice judges too; the bar is 30."""
STAMP = Stamp("Ferry Company", "2026-03-19T00:00:00Z")


def order(before: bytes, after: bytes | str, *remarks: Remark, suffix: str = ".docx") -> Order:
    """A redline of a Word file and of another one, or of a text."""
    one = read_bytes(f"before{suffix}", before)
    two = (
        read_bytes("after.md", after.encode()) if isinstance(after, str) else read_bytes("after.docx", after)
    )
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return Order(one, two, comparison, ({"name": "before"}, {"name": "after"}), STAMP, remarks)


def redline(before: bytes, after: bytes | str) -> bytes:
    """The Word file of such a redline."""
    return write_docx_redline(order(before, after))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_two_hundred_edit_sets_are_marked_exactly(paper: object) -> None:
    """Twenty sets of edits of each of ten papers: words, clauses, rows, moves, splits; no line differs in either view."""
    for name, before, after in _sets(paper):
        made = redline(before, after)
        assert our_lines(made, View.FINAL) == our_lines(after), name
        assert our_lines(made, View.ORIGINAL) == our_lines(before), name


def _sets(paper: object) -> Iterator[tuple[str, bytes, bytes]]:
    name = getattr(paper, "__name__", "")
    return (one for one in edit_sets(SETS) if one[0].startswith(f"{name}-"))


def test_libreoffice_accepts_and_rejects_redlines_to_the_last_line(judge: Judge) -> None:
    """What is accepted there is the text after as it reads there, what is rejected the text before."""
    for name, before, after in edit_sets(JUDGED):
        made = redline(before, after)
        assert judge.lines(made, "accept") == judge.lines(after), name
        assert judge.lines(made, "reject") == judge.lines(before), name


def test_a_text_that_was_never_a_word_file_is_marked_in_the_sent_one(judge: Judge) -> None:
    """The counter-draft may come as plain text: its typed numbers are the counted ones of the file."""
    for name, before, after in edit_sets(10):
        made = redline(before, read_bytes("after.docx", after).text)
        assert judge.lines(made, "accept") == judge.lines(after), name
        assert judge.lines(made, "reject") == judge.lines(before), name


@pytest.mark.parametrize(
    "made", [made for made in CHANGED if made is not notes], ids=lambda made: made.__name__
)
def test_what_was_pending_in_the_sent_file_is_accepted_first(made: object) -> None:
    """A redline shows our changes to what they last proposed, and no others."""
    before = made()  # type: ignore[operator]
    text = "\n\n".join([*read_bytes("x.docx", before).text.strip().split("\n\n")[:-1], "A new end."])
    result = marked_in(redline(before, text))
    assert {change.stamp for change in changes_in(result)} <= {STAMP}


def test_a_number_that_no_list_gives_is_typed() -> None:
    """An inserted "1 bis" does not shift what follows; its number is words."""
    before = make_docx(
        n("One thing is said."), n("Another thing is said."), parts={"numbering": LEGAL + num("1", "1")}
    )
    made = redline(before, "1. One thing is said.\n\n1 bis. A thing between.\n\n2. Another thing is said.\n")
    assert our_lines(made) == [
        "1. One thing is said.",
        "1 bis. A thing between.",
        "2. Another thing is said.",
    ]
    assert our_lines(made, View.ORIGINAL) == ["1. One thing is said.", "2. Another thing is said."]


def test_moved_paragraphs_are_marked_as_moved() -> None:
    """Both ends share a name, so that programs show where a clause went."""
    before = make_docx(*map(p, ("First of all.", "The clause that travels far.", "Second.", "Third.")))
    after = make_docx(*map(p, ("First of all.", "Second.", "Third.", "The clause that travels far.")))
    fates = [change.fate for change in changes_in(marked_in(redline(before, after)))]
    assert Fate.MOVED in fates


def test_a_field_is_marked_as_a_whole_and_a_note_stays_called() -> None:
    """Nothing that a program computes is cut in two."""
    before = make_docx(
        p("See ", note_ref(1), "here and there."),
        parts={"footnotes": footnote(1, p("The old note says it."))},
    )
    after = make_docx(
        p("See ", note_ref(1), "here and now."), parts={"footnotes": footnote(1, p("The new note says it."))}
    )
    result = marked_in(redline(before, after))
    assert [change.text for change in changes_in(result)] == ["there", "now", "old", "new"]


def noted(*notes: str, between: str = "See") -> bytes:
    """A Word file whose only paragraph calls these notes, one behind the other."""
    calls = [piece for number, _ in enumerate(notes, 1) for piece in (note_ref(number), f" {between}")]
    kept = "".join(footnote(number, p(said)) for number, said in enumerate(notes, 1))
    return make_docx(p("See", *calls), p("End."), parts={"footnotes": kept} if notes else {})


FIRST, SECOND, THIRD = "Of the first sort.", "A second kind of thing.", "Lastly, what is third."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (FIRST,)),
        ((FIRST,), (SECOND, FIRST)),
        ((FIRST, THIRD), (FIRST, SECOND, THIRD)),
        ((FIRST, SECOND, THIRD), (FIRST, THIRD)),
        ((FIRST,), ()),
        ((FIRST, SECOND), (SECOND, FIRST)),
        ((FIRST, SECOND), (FIRST.replace("first", "1st"), THIRD, SECOND)),
    ],
)
def test_notes_come_and_go_with_the_words_that_call_them(
    before: tuple[str, ...], after: tuple[str, ...], judge: Judge
) -> None:
    """A note is put in with its call and goes when the call is rejected; those beside it are counted anew."""
    one, two = noted(*before), noted(*after)
    made = redline(one, two)
    assert {change.stamp for change in changes_in(marked_in(made))} == {STAMP}
    assert judge.lines(made, "accept") == judge.lines(two)
    assert judge.lines(made, "reject") == judge.lines(one)


def test_a_note_of_a_plain_text_comes_in() -> None:
    """Whatever a text calls its notes, and wherever it keeps them, they become footnotes of the file."""
    text = "See[^why] here.\n\n[^why]: Because.\n\nEnd.\n"
    made = redline(make_docx(p("See here."), p("End.")), text)
    read = marked_in(made)
    assert [" ".join(line.text.split()) for line in lines_in(read, View.FINAL)] == [
        "See[^1] here.",
        "End.",
        "Because.",
    ]
    assert [line.text for line in lines_in(read, View.ORIGINAL)] == ["See here.", "End."]


def test_a_paragraph_that_moves_takes_its_note_along(judge: Judge) -> None:
    """The note is put in again where the clause goes, and goes where it was."""
    said = [p("First of all."), p("The clause that travels far", note_ref(1), "."), p("Second."), p("Third.")]
    kept = {"footnotes": footnote(1, p("Its note."))}
    before, after = make_docx(*said, parts=kept), make_docx(said[0], *said[2:], said[1], parts=kept)
    made = redline(before, after)
    assert Fate.MOVED in {change.fate for change in changes_in(marked_in(made))}
    assert judge.lines(made, "accept") == judge.lines(after)
    assert judge.lines(made, "reject") == judge.lines(before)


def test_an_empty_note_is_brought_along_too(judge: Judge) -> None:
    """A note that says nothing yet is called as others are, and a new one beside it is not taken for it."""
    said = [p("First of all."), p("The clause that travels far", note_ref(1), "."), p("Second."), p("Third.")]
    before = make_docx(*said, parts={"footnotes": footnote(1, p())})
    text = (
        "First of all.\n\nSecond[^new].\n\nThird.\n\nThe clause that travels far[^1].\n\n[^new]: Said now.\n"
    )
    made = redline(before, text)
    assert our_lines(made) == ["First of all.", "Second1.", "Third.", "The clause that travels far2."]
    assert judge.lines(made, "accept") == our_lines(made)
    assert judge.lines(made, "reject") == our_lines(before)


def test_a_call_of_a_note_that_is_not_given_is_refused() -> None:
    """What only looks like the call of a note is not put beside real ones."""
    before = noted(FIRST)
    with pytest.raises(Refused, match="calls a note that the text does not give"):
        redline(before, f"See[^1] See[^9]\n\nEnd.\n\n[^1]: {FIRST}\n")


def test_looks_and_other_parts_of_the_sent_file_stay() -> None:
    """The redline is the sent file: its styles, its bold words, its pictures."""
    before = make_docx(
        p(run("Bold", "<w:b/>"), run(" and plain words stay here.")), extra={"word/media/seal.png": b"png"}
    )
    made = redline(before, "Bold and new words stay here.\n")
    document = _part(made, "word/document.xml")
    assert b"<w:b/>" in document
    assert _part(made, "word/media/seal.png") == b"png"
    assert document.count(b"w:del ") == 1


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def test_changes_bear_the_party_and_the_day() -> None:
    """Not the day of writing: the same redline has the same bytes whenever it is made."""
    before, after = lease(), edited(lease(), random.Random(3))
    made = redline(before, after)
    assert {change.stamp for change in changes_in(marked_in(made))} == {STAMP}
    assert made == redline(before, after)


def test_remarks_stand_beside_their_clauses() -> None:
    """The stance is read where it belongs, and does not change a word."""
    before = make_docx(
        n("One thing is said."), n("Another thing is said."), parts={"numbering": LEGAL + num("1", "1")}
    )
    remark = Remark(2, STAMP, "Rejects: it must remain a duty.")
    made = write_docx_redline(order(before, "1. One thing is said.\n\n2. Another thing was said.\n", remark))
    (comment,) = marked_in(made).comments
    assert (comment.author, comment.text, comment.place) == (
        "Ferry Company",
        "Rejects: it must remain a duty.",
        1,
    )


def test_remarks_join_those_that_are_there() -> None:
    """A file that came with comments keeps them."""
    comments = f'<w:comment w:id="4" {A}>{p("Ours.")}</w:comment>'
    before = make_docx(p('<w:commentRangeStart w:id="4"/>', "A thing is said."), parts={"comments": comments})
    made = write_docx_redline(order(before, "A thing was said.\n", Remark(1, STAMP, "Theirs.")))
    assert [comment.text for comment in marked_in(made).comments] == ["Ours.", "Theirs."]


def test_a_text_becomes_a_word_file_of_its_own() -> None:
    """Headings, numbers, tables and notes of plain text are there, and every change is marked."""
    text = "# Lease\n\n## Article 1 Pier\n\n1. One.\n\n2. Two of us say it here.\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Note.\n"
    made = write_docx_redline(
        order(text.encode(), text.replace("Two", "Three").replace("| c |", "| e |"), suffix=".md")
    )
    kept = ["Lease", "Article 1 Pier", "1. One.", "2. Two of us say it here.", "a", "b", "c", "d", "1: Note."]
    assert our_lines(made, View.ORIGINAL) == kept
    assert [change.text for change in changes_in(marked_in(made))] == ["Two", "Three", "c", "e"]


def test_a_whole_table_comes_and_goes() -> None:
    """Its rows are marked one by one."""
    rows = table(tr("Season", "Fee"), tr("Summer", "900"))
    with_table, without = (
        make_docx(p("Before it."), rows, p("After it.")),
        make_docx(p("Before it."), p("After it.")),
    )
    for before, after in ((with_table, without), (without, with_table)):
        made = redline(before, after)
        assert (our_lines(made), our_lines(made, View.ORIGINAL)) == (our_lines(after), our_lines(before))


def test_their_deletion_inside_our_insertion_is_accepted_with_it() -> None:
    """Stacked proposals of an earlier round leave no trace in a new one."""
    nested = ins(run("within ten ") + dele("working ") + run("days"))
    before = make_docx(p("Notice ", nested, "."), p(ins(run("New.")), mark=mark_ins()), p("End of it."))
    made = redline(before, "Notice within ten days.\n\nNew.\n\nEnd of all.\n")
    assert [change.text for change in changes_in(marked_in(made))] == ["it", "all"]


def test_a_file_of_the_strict_variant_stays_one_of_a_piece() -> None:
    """Its numbers are counted from styles and lists that are written with the names of the rest."""
    plain = make_docx(
        n("One thing is said."), n("Another is said."), parts={"numbering": LEGAL + num("1", "1")}
    )
    strict = _renamed(plain)
    made = redline(strict, "1. One thing is said.\n\n2. Another was said.\n")
    assert our_lines(made) == ["1. One thing is said.", "2. Another was said."]
    assert our_lines(made, View.ORIGINAL) == ["1. One thing is said.", "2. Another is said."]


def _renamed(content: bytes) -> bytes:
    """The same file in the strict variant."""
    old, new = (
        f"http://{name}".encode()
        for name in (
            "schemas.openxmlformats.org/wordprocessingml/2006/main",
            "purl.oclc.org/ooxml/wordprocessingml/main",
        )
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as one, zipfile.ZipFile(packed, "w") as two:
        for name in one.namelist():
            two.writestr(name, one.read(name).replace(old, new))
    return packed.getvalue()
