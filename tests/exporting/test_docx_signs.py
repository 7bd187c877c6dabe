"""Word redlines: what stands in a paragraph besides plain words stays whole, or the redline is refused."""

import io
import zipfile

import pytest

from judging.reading import marked_in, our_lines
from proposaltrack.compare.comparison import compare
from proposaltrack.compare.paragraphs import plan_paragraphs
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Stamp, View, changes_in
from proposaltrack.text.clauses import parse_text
from word import abstract, field, footnote, level, make_docx, mark_del, note_ref, num, p, run, table, tr

_FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup>'
    "<m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)
_SYMBOL = '<w:r><w:sym w:font="Symbol" w:char="00B0"/></w:r>'
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def _redline(before: bytes, after: bytes) -> bytes:
    one, two = read_bytes("before.docx", before), read_bytes("after.docx", after)
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("BREM", "2026-03-19T00:00:00Z")))


@pytest.mark.parametrize(
    "thing", [_FORMULA, _SYMBOL, _BREAK, field('SET due "May"', "May"), field("QUOTE 7", "7")]
)
def test_words_change_around_what_cannot_be_cut(thing: str) -> None:
    """A formula, a symbol, the end of a page or a field stays as it is while the words beside it change."""
    before, after = (
        make_docx(p(f"The area of the pier is {word} ", thing, run(" times three metres.")), p("End."))
        for word in ("about", "exactly")
    )
    made = read_bytes("redline.docx", _redline(before, after)).content.marked
    assert made is not None
    changed = {
        run.text for paragraph in made.paragraphs for run in paragraph.runs if run.inserted or run.deleted
    }
    assert changed == {"about", "exactly"}


def test_a_paragraph_that_goes_elsewhere_takes_its_note_along() -> None:
    """The call is a real one on either side of the change, never mere letters."""
    notes = {"footnotes": footnote(1, p("A note."))}
    before = make_docx(p("Foo", note_ref(1)), p("The end."), parts=notes)
    after = make_docx(p("The end."), p("Something else entirely, at length", note_ref(1)), parts=notes)
    made = _redline(before, after)
    for view, wanted in ((View.FINAL, after), (View.ORIGINAL, before)):
        assert our_lines(made, view) == our_lines(wanted)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("word/document.xml").count(b"footnoteReference") == 2


def test_whatever_is_written_around_a_call_anew_the_note_is_there() -> None:
    """A paragraph that is another one but for the note it calls reads as it must, in the text and in a cell."""
    notes = {"footnotes": footnote(1, p("A note.")) + footnote(2, p("Low."))}
    before, after = (
        make_docx(p("Old."), p(one, note_ref(1)), table(tr("Ship", "Fee"), tr("Sloop", p(two, note_ref(2)))), parts=notes)
        for one, two in (("Foo", "900"), ("Something else entirely, at length", "free"))
    )  # fmt: skip
    made = _redline(before, after)
    assert our_lines(made) == our_lines(after)
    assert our_lines(made, View.ORIGINAL) == our_lines(before)


def test_a_short_note_becomes_another_one() -> None:
    """As many notes are the same notes, however little their words are alike."""
    before, after = (
        make_docx(p("See", note_ref(1), " and", note_ref(2), "."), parts={"footnotes": footnote(1, p(words)) + footnote(2, p("Id."))})
        for words in ("Art. 2.", "Cf. the annex.")
    )  # fmt: skip
    made = _redline(before, after)
    assert read_bytes("redline.docx", made).text == read_bytes("after.docx", after).text
    assert {change.text for change in changes_in(marked_in(made))} == {"Art. 2.", "Cf. the annex."}


def test_white_space_at_the_edges_of_a_paragraph_is_no_change() -> None:
    """What a text does not keep of a file says nothing, and is not marked."""
    before = make_docx(p("\tThe fee is due. "), p(" The berth is free."), p("End."))
    made = _redline(before, make_docx(p("The fee is paid."), p("The berth is free."), p("End.")))
    assert [change.text for change in changes_in(marked_in(made))] == ["due", "paid"]


def test_a_number_without_words_stays() -> None:
    """An empty paragraph of a list that a text gives as its bare number or sign is no change."""
    lists = abstract("1", level(0, "lowerLetter", "%1)")) + abstract("2", level(0, "bullet", "-"))
    body = [p(words, num=(of, 0)) for of in ("1", "2") for words in ("said", "")]
    before = make_docx(
        *body, p("The end is near."), parts={"numbering": lists + num("1", "1") + num("2", "2")}
    )
    one = read_bytes("before.docx", before)
    two = read_bytes("after.md", one.text.replace("near", "far").encode())
    comparison = compare(parse_text(one.text), parse_text(two.text))
    made = write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("BREM")))
    assert [change.text for change in changes_in(marked_in(made))] == ["near", "far"]


@pytest.mark.parametrize("form", ["%1", "[%1]", "IX.%1.", "Clause %1 -"])
def test_a_number_of_any_form_is_counted_on_where_a_text_says_it(form: str) -> None:
    """A text may reword a clause and put one in: neither that one nor those behind it have typed numbers."""
    body = [
        p(words, num=("1", 0)) for words in ("The fee is due.", "The berth is free.", "The pier is open.")
    ]
    before = make_docx(*body, parts={"numbering": abstract("1", level(0, "decimal", form)) + num("1", "1")})
    one = read_bytes("before.docx", before)
    first, second, third = one.text.strip().split("\n\n")
    new = second.replace("berth is free", "quay is shut")
    later = [text.replace(str(place), str(place + 1)) for place, text in ((2, second), (3, third))]
    text = "\n\n".join([first.replace("due", "paid"), new, *later])
    two = read_bytes("after.md", text.encode())
    comparison = compare(parse_text(one.text), parse_text(two.text))
    made = write_docx_redline(Order(one, two, comparison, ({}, {}), Stamp("BREM")))
    assert [change.text for change in changes_in(marked_in(made))] == ["due", "paid", "The quay is shut."]


def test_words_change_on_both_sides_of_a_call() -> None:
    """A word that touches the call of a note changes without it."""
    notes = {"footnotes": footnote(1, p("A note."))}
    before = make_docx(p("The harbour fee", note_ref(1), "applies to ships."), p("End."), parts=notes)
    after = make_docx(p("The harbour fees", note_ref(1), "apply to ships."), p("End."), parts=notes)
    assert read_bytes("redline.docx", _redline(before, after)).text == read_bytes("after.docx", after).text


def test_paragraphs_that_run_on_are_one_once_that_is_accepted() -> None:
    """A chain of ends that are gone is settled in its order before anything new is marked."""
    chain = [p(f"part {place} ", mark=mark_del()) for place in range(4)]
    before = make_docx(*chain, p("and the rest."), p("End."))
    after = make_docx(p("part 0 part 1 part 2 part 3 and all the rest."), p("End."))
    assert read_bytes("redline.docx", _redline(before, after)).text.startswith(
        "part 0 part 1 part 2 part 3 and all"
    )


def test_the_same_words_said_very_often_are_planned_in_time() -> None:
    """Thousands of equal paragraphs do not take the time of every pair of them."""
    same = ["The same words."] * 6000
    steps = plan_paragraphs(["Alpha.", *same, "Gamma."], ["Beta, new.", *same[:5000], "Delta, new."])
    assert sum(step.before >= 0 <= step.after for step in steps) >= 5000
    assert [step.after for step in steps if step.after >= 0] == list(range(5002))
