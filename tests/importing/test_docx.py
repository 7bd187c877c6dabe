"""Word files: numbers, tracked changes in both views, notes, remarks, and everything that is refused."""

import io
import zipfile
from collections.abc import Callable

import pytest

from changed import CHANGED, nested_deletion, words
from judging.libreoffice import Judge
from judging.reading import marked_in, our_lines
from listings import LISTINGS
from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Stamp, View, changes_in, lines_in
from proposaltrack.text.clauses import parse_text
from schemes import BEYOND, SCHEMES
from word import A, B, dele, field, footnote, gone, ins, make_docx, mark_ins, note_ref, p, run, table, tr


def _name(case: object) -> str:
    return getattr(case, "__name__", "")


@pytest.mark.parametrize("scheme", [*SCHEMES, *LISTINGS], ids=_name)
def test_every_number_is_the_one_that_libreoffice_prints(scheme: Callable[[], bytes], judge: Judge) -> None:
    """Line by line, label by label, in the original and in the final view."""
    content = scheme()
    assert our_lines(content, View.ORIGINAL) == judge.lines(content, "reject")
    assert our_lines(content, View.FINAL) == judge.lines(content, "accept")


@pytest.mark.parametrize(("scheme", "original", "final"), BEYOND, ids=_name)
def test_numbers_follow_the_standard_where_the_judge_does_not(
    scheme: Callable[[], bytes], original: tuple[str, ...], final: tuple[str, ...]
) -> None:
    """A level that never begins anew, counts in legal form, and a marked change of list."""
    marked = marked_in(scheme())
    assert tuple(line.label for line in lines_in(marked, View.ORIGINAL)) == original
    assert tuple(line.label for line in lines_in(marked, View.FINAL)) == final


@pytest.mark.parametrize("made", CHANGED, ids=_name)
def test_both_views_are_what_libreoffice_rejects_and_accepts(made: Callable[[], bytes], judge: Judge) -> None:
    """Tracked changes of every sort: no line differs, whether all are rejected or all accepted."""
    content = made()
    assert our_lines(content, View.ORIGINAL) == judge.lines(content, "reject")
    assert our_lines(content, View.FINAL) == judge.lines(content, "accept")


def test_changes_are_told_by_author_and_date_in_contiguous_stretches() -> None:
    """Neighbouring marks of one author and kind count as one change."""
    two = ins(run("one ")) + ins(run("stretch"))
    found = changes_in(marked_in(make_docx(p("a ", two, dele("gone", B)), p(ins(run("b")), mark=mark_ins()))))
    assert [(c.fate, c.stamp.author, c.text) for c in found] == [
        ("inserted", "ALDA", "one stretch"), ("deleted", "BREM", "gone"), ("inserted", "ALDA", "b"),
    ]  # fmt: skip
    assert found[1].stamp == Stamp("BREM", "2026-02-20T09:00:00Z")


def test_what_one_party_strikes_of_anothers_insertion_stands_in_neither_view() -> None:
    """A stacked proposal keeps both names."""
    runs = marked_in(nested_deletion()).paragraphs[0].runs
    stacked = next(run for run in runs if run.text == "working ")
    assert (stacked.inserted, stacked.deleted) == (
        Stamp("ALDA", "2026-01-10T09:00:00Z"),
        Stamp("BREM", "2026-02-20T09:00:00Z"),
    )
    assert not stacked.stands_in(View.ORIGINAL)
    assert not stacked.stands_in(View.FINAL)


def test_headings_tables_and_notes_become_canonical_text() -> None:
    """What is written out is cut into clauses like any other text."""
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    content = make_docx(
        p("Article 1 Scope", style="H"), p("It holds", note_ref(7), "."), table(tr("a|b", "c"), tr("", "d")),
        parts={"styles": styles, "footnotes": footnote(7, p("A note."))},
    )  # fmt: skip
    text = read_bytes("t.docx", content).text
    assert text == "## Article 1 Scope\n\nIt holds[^1].\n\n| a\\|b | c |\n|  | d |\n\n[^1]: A note.\n"
    assert [clause.number for clause in parse_text(text)][:1] == ["1"]


def test_remarks_hang_on_paragraphs_answer_each_other_and_are_settled() -> None:
    """Comments keep author, day, place, the remark they reply to, and whether they are done."""
    comment = '<w:comment w:id="{0}" {1}><w:p w14:paraId="{2}">{3}</w:p></w:comment>'
    comments = comment.format(5, A, "0A", run("Why?")) + comment.format(6, B, "0B", run("Because."))
    extended = '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>'
    content = make_docx(
        p("One."), p('<w:commentRangeStart w:id="5"/>', "Two."), parts={"comments": comments, "commentsExtended": extended}
    )  # fmt: skip
    first, second = marked_in(content).comments
    assert (first.author, first.text, first.place, first.answers, first.resolved) == (
        "ALDA",
        "Why?",
        1,
        -1,
        True,
    )
    assert (second.author, second.answers) == ("BREM", 0)


def test_the_original_wording_is_there_beside_the_final_one() -> None:
    """The text is read as the sender proposes it, and as it was before."""
    reading = read_bytes("t.docx", words())
    assert "The Tenant may leave." in reading.text
    assert "The Tenant shall leave." in reading.text_in(View.ORIGINAL)
    assert reading.warnings == ("it carries 5 marked changes; the text is read with all of them accepted",)


def test_hidden_words_macros_and_embedded_files_are_told() -> None:
    """What a reader on paper would not know of is said."""
    content = make_docx(
        p("Seen ", run("unseen", "<w:vanish/>"), run("white", '<w:color w:val="FFFFFF"/>')), '<w:altChunk r:id="rId9"/>',
        extra={"word/vbaProject.bin": b"x"},
    )  # fmt: skip
    reading = read_bytes("t.docm", content)
    assert reading.warnings == (
        "it holds hidden words, which are read like all others", "1 embedded file not read", "it carries macros, which are ignored",
    )  # fmt: skip


def test_notes_are_counted_as_each_view_calls_them() -> None:
    """A note whose call is struck takes no number from the next one once that is accepted, nor one that came before."""
    content = make_docx(
        p(
            "It holds",
            f'<w:del w:id="2" {A}>{note_ref(1)}</w:del>',
            " well",
            note_ref(2),
            " and",
            ins(note_ref(3)),
            " long",
            note_ref(4),
            ".",
        ),
        parts={"footnotes": "".join(footnote(n, p(f"Note {n}.")) for n in range(1, 5))},
    )
    marked = marked_in(content)
    assert [(line.note, line.text) for line in lines_in(marked, View.FINAL)] == [
        ("", "It holds well[^1] and[^2] long[^3]."), ("1", "Note 2."), ("2", "Note 3."), ("3", "Note 4."),
    ]  # fmt: skip
    assert [(line.note, line.text) for line in lines_in(marked, View.ORIGINAL)] == [
        ("", "It holds[^1] well[^2] and long[^3]."), ("1", "Note 1."), ("2", "Note 2."), ("3", "Note 4."),
    ]  # fmt: skip


def test_the_result_of_a_field_is_read_and_its_code_is_noted() -> None:
    """Readers see the result; what computes it is kept beside it."""
    marked = marked_in(make_docx(p("See clause ", field("REF a", "4.2"), ".")))
    assert [line.text for line in lines_in(marked, View.FINAL)] == ["See clause 4.2."]
    assert marked.fields == (("REF a", "4.2"),)


def test_text_boxes_are_read_once() -> None:
    """Modern files carry the words of a box twice, for old and new programs."""
    box = f"<w:txbxContent>{p('Boxed.')}</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert our_lines(make_docx(p("Before.", twice), p("After."))) == ["Before.", "Boxed.", "After."]


def test_a_file_of_the_strict_variant_is_read() -> None:
    """ISO strict files differ in the names of everything and in nothing else."""
    content = make_docx(p("Strict ", dele("old"), ins(run("new"))))
    strict = _rewritten(
        content,
        "word/document.xml",
        lambda xml: xml.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    assert our_lines(strict) == ["Strict new"]


def _rewritten(content: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A package with one part changed, or left out."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = change(old.read(name)) if name == part else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return packed.getvalue()


_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""
_OUTSIDE = _LAUGHS.replace(
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', b'<!ENTITY b SYSTEM "file:///etc/passwd">'
)
_DEEP = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + b"<w:sdt>" * 4000
)


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: b"PK\x03\x04 nothing", "damaged or not of the format"),
        (lambda: b"just words", "damaged or not of the format"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "protected with a password"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda _: None), "its main part is missing"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda xml: xml[:-30]), "malformed"),
        (lambda: _rewritten(make_docx(p("x")), "word/styles.xml", lambda xml: xml + b"<"), r"word/styles\.xml"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda _: _LAUGHS), "defines entities"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda _: _OUTSIDE), "defines entities"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda _: _DEEP), "malformed or too large"),
        (lambda: _rewritten(make_docx(p("x")), "word/document.xml", lambda _: b"<other/>"), "holds no body"),
        (lambda: make_docx(p(" ")), "the file holds no text"),
        (_bomb, "more than any document holds"),
        (lambda: make_docx(p("x"))[:-80], "damaged or not of the format"),
    ],
    ids=["not a zip", "plain text", "encrypted", "no main part", "cut XML", "bad styles", "entities", "outside entity", "deep", "no body", "empty", "bomb", "truncated"],
)  # fmt: skip
def test_bad_word_files_are_refused_with_the_reason(content: Callable[[], bytes], told: str) -> None:
    """One clear message, and nothing is half read."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("t.docx", content())


def test_a_style_that_is_based_on_itself_ends_there() -> None:
    """A chain that bites its tail is no reason to hang."""
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    assert our_lines(make_docx(p("x", style="A"), parts={"styles": styles})) == ["x"]


def test_a_deleted_field_leaves_nothing_behind() -> None:
    """Code and result of a struck field are gone in the final view."""
    struck = f'<w:del w:id="1" {A}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> REF a </w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{gone("4.2")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    content = make_docx(p("See ", struck, "below."))
    assert (our_lines(content, View.ORIGINAL), our_lines(content)) == (["See 4.2below."], ["See below."])
