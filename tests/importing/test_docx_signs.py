"""Word files: what stands in a paragraph besides plain words is read as it is shown, and never lost."""

import pytest

from judging.libreoffice import Judge
from judging.reading import marked_in, our_lines
from listings import joined_a_list
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import View, lines_in
from word import (
    A,
    B,
    abstract,
    dele,
    field,
    footnote,
    gone,
    ins,
    level,
    make_docx,
    note_ref,
    num,
    p,
    run,
    style,
    table,
    tr,
)

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def _r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _formula(inner: str) -> str:
    return f"<m:oMath {_M}>{inner}</m:oMath>"


def _texts(content: bytes, view: View = View.FINAL) -> list[str]:
    return [line.text for line in lines_in(marked_in(content), view)]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (f"{_r('x=')}<m:f><m:num>{_r('a+b')}</m:num><m:den>{_r('c')}</m:den></m:f>", "x=(a+b)/c"),
        (f"<m:sSup><m:e>{_r('R')}</m:e><m:sup>{_r('2n')}</m:sup></m:sSup>{_r('t')}", "R^2n t"),
        (f"<m:rad><m:deg/><m:e>{_r('2')}</m:e></m:rad>", "√(2)"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{_r("i=1")}</m:sub><m:sup>{_r("n")}</m:sup><m:e>{_r("p")}</m:e></m:nary>', "∑_(i=1)^n p"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{_r("a")}</m:e><m:e>{_r("b")}</m:e></m:d>', "[a|b]"),
        (f"<m:m><m:mr><m:e>{_r('1')}</m:e><m:e>{_r('0')}</m:e></m:mr><m:mr><m:e>{_r('0')}</m:e></m:mr></m:m>", "1, 0; 0"),
    ],
)  # fmt: skip
def test_a_formula_is_written_in_one_line(inner: str, said: str) -> None:
    """Fractions, powers, roots, sums, brackets and rows keep what binds their parts."""
    reading = read_bytes("t.docx", make_docx(p("Pay ", _formula(inner), " crowns.")))
    assert reading.text == f"Pay {said} crowns.\n"
    assert reading.warnings == ("1 formula read in one line, without the way it is set",)


def test_a_note_with_a_sign_of_its_own_is_not_counted(judge: Judge) -> None:
    """What is called by a star leaves the first number to the note behind it."""
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    notes = "".join(footnote(number, p(f"note {number}")) for number in (1, 2))
    content = make_docx(p("Pay", starred, "."), p("Sail", note_ref(2), "."), parts={"footnotes": notes})
    assert _texts(content) == ["Pay[^c1]*.", "Sail[^1].", "note 1", "note 2"]
    assert our_lines(content) == judge.lines(content) == ["Pay*.", "Sail1."]


def test_a_table_within_a_paragraph_is_read_behind_it(judge: Judge) -> None:
    """No program should write one there, but its words are not lost."""
    inner = table(tr("The fee", "900"))
    content = make_docx(p("Before ", inner, "it."), p("Last."))
    assert our_lines(content) == ["Before it.", "The fee", "900", "Last."]
    assert set(our_lines(content)) >= {"The fee", "900"} <= set(judge.lines(content))


def test_a_formula_that_a_field_computes_is_told() -> None:
    """What such a field shows is in no file, so that it is not read, and that is said."""
    code = field(r"EQ \f(1,2)", "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    reading = read_bytes("t.docx", make_docx(p("Pay ", code, " of it.")))
    assert reading.text == "Pay  of it.\n"
    assert reading.warnings == ("1 formula computed by a field not read",)


def test_changes_within_a_formula_are_read_in_both_views() -> None:
    """What a formula was, and what it becomes."""
    changed = f'<w:del w:id="1" {A}>{_r("2")}</w:del><w:ins w:id="2" {A}>{_r("3")}</w:ins>'
    content = make_docx(p("Pay ", _formula(_r("k+") + changed), "."))
    assert _texts(content, View.ORIGINAL) == ["Pay k+2."]
    assert _texts(content) == ["Pay k+3."]


def test_words_below_a_ruby_are_read_without_it(judge: Judge) -> None:
    """How a word is pronounced is no part of the text."""
    ruby = f"<w:r><w:ruby><w:rt>{run('kimon')}</w:rt><w:rubyBase>{run('鬼門')}</w:rubyBase></w:ruby></w:r>"
    content = make_docx(p(ruby, "の方角"), p("End."))
    assert our_lines(content) == judge.lines(content) == ["鬼門の方角", "End."]


def test_the_end_of_a_page_parts_words(judge: Judge) -> None:
    """Two words do not become one where a page or column ends between them; at either end it says nothing."""
    content = make_docx(p("first", _BREAK, "second"), p(_BREAK, "third"), p("fourth", _BREAK), p("End."))
    assert our_lines(content) == judge.lines(content) == ["first", "second", "third", "fourth", "End."]
    assert _texts(content) == ["first\nsecond", "third", "fourth", "End."]


def test_lines_of_the_markup_are_no_lines_of_the_text() -> None:
    """A line feed within a piece of text is a space, and a document may say once that its spaces count."""
    content = make_docx(
        p("<w:r><w:t>one\ntwo</w:t></w:r>"), p('<w:r xml:space="preserve"><w:t>a </w:t><w:t>b</w:t></w:r>')
    )
    assert _texts(content) == ["one two", "a b"]


def test_results_that_are_never_shown_are_not_read(judge: Judge) -> None:
    """A field that keeps a value for others shows nothing, and a button shows the end of its code."""
    button = field("MACROBUTTON None [Name of the Tenant]", "").replace(
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""
    )
    content = make_docx(
        p(field('SET due "May"', "May"), "Rent is ", field("QUOTE 40", "40"), "."), p(button), p("End.")
    )
    assert _texts(content) == ["Rent is 40.", "[Name of the Tenant]", "End."]
    assert our_lines(content)[0] == judge.lines(content)[0]
    assert marked_in(content).fields[0] == ('SET due "May"', "May")


def test_a_field_without_an_end_is_told() -> None:
    """What is lost behind it does not go unnoticed."""
    open_ = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    reading = read_bytes("t.docx", make_docx(p("Seen.", open_), p("Unseen.")))
    assert reading.warnings == (
        "a computed field has no end, and what stands behind its beginning is not read",
    )


def test_one_of_several_alternatives_is_read() -> None:
    """What is there twice, for programs of different age, is read once, whatever it stands around."""
    face = '<mc:Choice Requires="w16se"><x:symEx xmlns:x="urn:x"/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback>'
    both = f'<mc:Choice Requires="w14">{run("words")}</mc:Choice><mc:Fallback>{run("words")}</mc:Fallback>'
    whole = f'<mc:Choice Requires="w14">{p("block")}</mc:Choice><mc:Fallback>{p("block")}</mc:Fallback>'
    around = "<mc:AlternateContent {0}>{1}</mc:AlternateContent>".format
    content = make_docx(p(f"<w:r>{around(_MC, face)}</w:r>"), p(around(_MC, both)), around(_MC, whole))
    assert _texts(content) == ["☺", "words", "block"]


def test_every_body_is_read() -> None:
    """A document with a second body, as some programs write, loses nothing."""
    content = make_docx(p("first"), f"</w:body><w:body>{p('second')}")
    assert _texts(content) == ["first", "second"]


def test_whole_paragraphs_and_cells_that_are_marked_stand_in_one_view() -> None:
    """A mark around paragraphs, or on a cell, holds for all that is in them."""
    wrapped = f'<w:ins w:id="1" {A}>{p("new")}</w:ins><w:del w:id="2" {B}>{p(gone("old"))}</w:del>'
    row = tr("a", "b", "c").replace("</w:tcPr>", f'<w:cellIns w:id="5" {A}/></w:tcPr>', 1)
    row = row[::-1].replace("</w:tcPr>"[::-1], f'<w:cellDel w:id="6" {A}/></w:tcPr>'[::-1], 1)[::-1]
    content = make_docx(p("start"), wrapped, table(row), p("end"))
    assert _texts(content, View.ORIGINAL) == ["start", "old", "b", "c", "end"]
    assert _texts(content) == ["start", "new", "a", "b", "end"]


def test_a_number_that_was_given_by_a_marked_change_stands_in_the_final_view_alone() -> None:
    """A paragraph taken into a list had no number before."""
    marked = marked_in(joined_a_list())
    assert [line.label for line in lines_in(marked, View.ORIGINAL)] == ["1.", "", "2."]
    assert [line.label for line in lines_in(marked, View.FINAL)] == ["1.", "2.", "3."]


def test_a_bullet_that_is_a_picture_is_a_bullet() -> None:
    """A list whose sign is a picture has a sign."""
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/>'
        '<w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    content = make_docx(p("item", ins(run(" new")), dele(" old"), num=("1", 0)), parts={"numbering": lists})
    assert our_lines(content) == ["• item new"]


def test_what_grows_without_end_is_cut_short() -> None:
    """A chain of thousands of styles, and a list that begins at millions, are read in no time."""
    styles = "".join(style(f"s{i}", based=f"s{i - 1}") for i in range(1, 3001))
    lists = abstract("1", level(0, "lowerLetter", "%1", start=99_999_999)) + abstract(
        "2", level(0, "lowerLetter", "%1", start=800)
    )
    content = make_docx(
        p("a", style="s3000"), p("b", num=("1", 0)), p("c", num=("2", 0)),
        parts={"styles": styles, "numbering": lists + num("1", "1") + num("2", "2")},
    )  # fmt: skip
    assert our_lines(content) == ["a", "a b", "800 c"]
