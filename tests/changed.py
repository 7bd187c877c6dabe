"""Word files with tracked changes of every sort that negotiations bring forth."""

from collections.abc import Callable

from schemes import LEGAL, n
from word import (
    A,
    B,
    dele,
    field,
    footnote,
    gone,
    ins,
    make_docx,
    mark_del,
    mark_ins,
    note_ref,
    num,
    p,
    run,
    table,
    tr,
)  # fmt: skip

_LISTS = {"numbering": LEGAL + num("1", "1")}


def move(inner: str, where: str, name: str = "move1") -> str:
    """Runs that left ("From") or came ("To") under a name."""
    start = f'<w:move{where}RangeStart w:id="50" w:name="{name}" {A}/>'
    return f'{start}<w:move{where} w:id="51" {A}>{inner}</w:move{where}><w:move{where}RangeEnd w:id="50"/>'


def words() -> bytes:
    """Words put in and taken out within paragraphs, by two parties."""
    return make_docx(
        p("The Tenant ", dele("shall"), ins(run("may")), " leave."),
        p("Rent is ", ins(run("40 000"), B), dele("35 000", B), " crowns", ins(run(", paid monthly")), "."),
        p("Nothing here."),
    )  # fmt: skip


def nested_deletion() -> bytes:
    """One party strikes part of what another inserted."""
    nested = f'<w:ins w:id="1" {A}>{run("within ten ")}<w:del w:id="2" {B}>{gone("working ")}</w:del>{run("days")}</w:ins>'
    return make_docx(p("Notice is given ", nested, " in writing."), p("End."))


def moved_paragraph() -> bytes:
    """A whole paragraph that left one place and came in another."""
    mark_from, mark_to = f'<w:moveFrom w:id="60" {A}/>', f'<w:moveTo w:id="61" {A}/>'
    return make_docx(
        n("First."), p(move(run("The clause that travels."), "From"), num=("1", 0), mark=mark_from), n("Second."),
        p(move(run("The clause that travels."), "To"), num=("1", 0), mark=mark_to), n("Third."), parts=_LISTS,
    )  # fmt: skip


def moved_words() -> bytes:
    """Words that moved within a paragraph."""
    return make_docx(
        p("Alpha ", move(run("beta "), "From"), "gamma ", move(run("beta "), "To"), "delta."), p("End.")
    )


def joined_paragraphs() -> bytes:
    """The end of a paragraph is taken away, with and without words around it."""
    return make_docx(
        p("First half", mark=mark_del()), p(" and second half."), p("Stays."), p("Cut ", dele("tail"), mark=mark_del()),
        p(dele("head "), "rest."), p("End."),
    )  # fmt: skip


def split_paragraph() -> bytes:
    """A paragraph is cut in two, and in three."""
    return make_docx(
        p("One sentence.", mark=mark_ins()), p(" Two sentences."), p("a", mark=mark_ins()), p("b", mark=mark_ins()), p("c"), p("End."),
    )  # fmt: skip


def numbered_split() -> bytes:
    """A numbered clause is cut in two: the later ones shift in the final view."""
    return make_docx(
        n("One."), p("Two, first part.", num=("1", 0), mark=mark_ins()), n("second part."), n("Three."), n("sub", 1), parts=_LISTS,
    )  # fmt: skip


def numbered_join() -> bytes:
    """Two numbered clauses become one."""
    return make_docx(
        n("One."), p("Two", num=("1", 0), mark=mark_del()), n(" and three."), n("Four."), parts=_LISTS
    )


def rows() -> bytes:
    """Table rows that come and go."""
    inserted, deleted = f'<w:ins w:id="70" {A}/>', f'<w:del w:id="71" {B}/>'
    new = tr(p(ins(run("new")), mark=mark_ins()), p(ins(run("row")), mark=mark_ins()), props=inserted)
    old = tr(p(dele("old", B), mark=mark_del(B)), p(dele("gone", B), mark=mark_del(B)), props=deleted)
    return make_docx(
        p("Before."), table(tr("a", "b"), new, old, tr("c", p("d", dele(" e"), ins(run(" f"))))), p("After.")
    )


def fields() -> bytes:
    """Changes around and inside computed fields."""
    whole = f'<w:del w:id="80" {A}>{field("QUOTE x", "7").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>").replace("instrText", "delInstrText")}</w:del>'
    return make_docx(
        p("See page ", field('QUOTE "12"', "12"), dele(" now"), "."), p("Gone: ", whole, "end."), p("End."),
    )  # fmt: skip


def notes() -> bytes:
    """Changes in a footnote, and beside the place that calls it."""
    inner = p("The ", dele("old"), ins(run("new")), " note.")
    return make_docx(
        p("Text", note_ref(1), dele(" struck"), ins(run(" added")), "."),
        p("End."),
        parts={"footnotes": footnote(1, inner)},
    )


def whole_paragraphs() -> bytes:
    """Whole clauses in and out, one after another."""
    return make_docx(
        n("Keep."), p(dele("Out one."), num=("1", 0), mark=mark_del()), p(dele("Out two."), num=("1", 1), mark=mark_del()),
        p(ins(run("In one.")), num=("1", 0), mark=mark_ins()), p(ins(run("In two.")), num=("1", 1), mark=mark_ins()), n("Keep too."),
        parts=_LISTS,
    )  # fmt: skip


def in_links() -> bytes:
    """Changes within links and content controls."""
    link = (
        f'<w:hyperlink w:anchor="x">{run("the ")}{dele("old")}{ins(run("new"))}{run(" link")}</w:hyperlink>'
    )
    control = f"<w:sdt><w:sdtContent>{run('held ')}{ins(run('firmly '))}</w:sdtContent></w:sdt>"
    return make_docx(p("See ", link, "."), p(control, "here."), p("End."))


def looks() -> bytes:
    """Changes of formatting alone leave the words as they are."""
    bold = f'<w:b/><w:rPrChange w:id="90" {A}><w:rPr/></w:rPrChange>'
    centred = f'<w:jc w:val="center"/><w:pPrChange w:id="91" {A}><w:pPr/></w:pPrChange>'
    return make_docx(p("plain ", run("bold", bold), " plain"), p("centred", more=centred), p("End."))


def deleted_paragraph_between() -> bytes:
    """An inserted clause beside a deleted one, by two parties, and an empty one between."""
    return make_docx(
        p("Start."), p(dele("Old clause.", B), mark=mark_del(B)), p(""), p(ins(run("New clause.")), mark=mark_ins()), p("End."),
    )  # fmt: skip


def breaks_and_tabs() -> bytes:
    """Tabs, line breaks and hyphens inside changes."""
    tab = "<w:r><w:tab/></w:r>"
    return make_docx(
        p("a", ins(tab + run("b")), dele("c"), "<w:r><w:br/></w:r>", "d"), p(ins("<w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>"), "z"), p("End."),
    )  # fmt: skip


CHANGED: tuple[Callable[[], bytes], ...] = (
    words, nested_deletion, moved_paragraph, moved_words, joined_paragraphs, split_paragraph, numbered_split,
    numbered_join, rows, fields, notes, whole_paragraphs, in_links, looks, deleted_paragraph_between, breaks_and_tabs,
)  # fmt: skip
