"""Akoma Ntoso: numbers, headings and words as they are printed, each with its identifier."""

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import View
from proposaltrack.text.clauses import parse_text

SPACE = ' xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'


def law(inside: str, space: str = SPACE) -> bytes:
    meta = "<meta><identification><FRBRWork>no</FRBRWork></identification></meta>"
    return (
        f"<?xml version='1.0'?><!-- c --><akomaNtoso{space}><act>{meta}{inside}</act></akomaNtoso>".encode()
    )


def read(inside: str) -> Reading:
    return read_bytes("t.xml", law(inside))


def lines(reading: Reading) -> list[tuple[str, str]]:
    assert reading.content.marked is not None
    return [(p.identifier, p.text_in(View.FINAL)) for p in reading.content.marked.paragraphs]


BODY = """
<preface><longTitle><p>An Act to <docPurpose>do things</docPurpose></p></longTitle></preface>
<preamble><recitals><recital eId="rec_1"><num>(1)</num><p>Whereas;</p></recital></recitals></preamble>
<body><chapter eId="chp_I"><num>Chapter I</num><heading>General</heading><article eId="art_1"><num>Article 1</num>
<paragraph eId="art_1__para_1"><num>1.</num><content><p eId="p_1">The
  <b>Parties</b> shall.</p><p>And so.</p></content></paragraph>
<paragraph eId="art_1__para_2"><num>2.</num><list eId="list_1"><intro><p>In this:</p></intro>
<point eId="a"><num>(a)</num><content><p>one;</p></content></point>
<point eId="b"><num>(b)</num><point eId="b_i"><num>(i)</num><content><p>two</p></content></point></point>
<wrapUp><p>end.</p></wrapUp></list></paragraph>
<paragraph eId="art_1__para_3"><num>3.</num></paragraph></article></chapter></body>
"""


@pytest.mark.parametrize("space", [SPACE, "", ' xmlns="http://www.akomantoso.org/2.0"'])
def test_numbers_headings_and_words_become_lines_with_their_identifier(space: str) -> None:
    """A number stands in front of its words, a heading has its level, and a line the outermost identifier."""
    reading = read_bytes("t.xml", law(BODY, space))
    assert lines(reading) == [
        ("", "An Act to do things"),
        ("rec_1", "(1) Whereas;"),
        ("chp_I", "Chapter I General"),
        ("art_1", "Article 1"),
        ("art_1__para_1", "1. The Parties shall."),
        ("", "And so."),
        ("art_1__para_2", "2. In this:"),
        ("a", "(a) one;"),
        ("b", "(b)"),
        ("b_i", "(i) two"),
        ("", "end."),
        ("art_1__para_3", "3. "),
    ]
    assert "# Chapter I General\n\n## Article 1\n\n1. The" in reading.text
    assert reading.media == "application/akn+xml"


def test_what_is_quoted_is_no_clause_of_its_own() -> None:
    """Quoted structures are quoted paragraphs without level and identifier, and the stop behind them stays with them."""
    reading = read(
        '<body><article eId="art_2"><num>Article 2</num><heading>Changes</heading><content><p>Insert: <mod>'
        '<quotedStructure startQuote="“" endQuote="”"><section eId="q"><num>3A.</num><heading>New</heading>'
        "<subsection><num>(1)</num><content><p>Text.</p></content></subsection></section></quotedStructure></mod>.</p>"
        '<p>For <quotedText startQuote="“" endQuote="”">a</quotedText> read b.</p></content></article></body>'
    )
    assert (
        reading.text == "# Article 2 Changes\n\nInsert:\n\n> “3A. New\n\n> (1) Text.”.\n\nFor “a” read b.\n"
    )
    assert [name for name, _ in lines(reading) if name] == ["art_2"]


def test_insertions_and_deletions_are_marked() -> None:
    """Words in ins and del are in one view only, and so are lines of nothing else."""
    reading = read(
        "<body><p>We <del>may</del><ins>shall</ins> agree.</p><paragraph><num><ins>2.</ins></num><content>"
        "<p><ins>New.</ins></p></content></paragraph><p>Old.</p></body>"
    )
    assert reading.text_in(View.ORIGINAL) == "We may agree.\n\nOld.\n"
    assert reading.text == "We shall agree.\n\n2. New.\n\nOld.\n"


def test_tables_lists_and_notes_are_read() -> None:
    """Tables have cells, list items a sign, and notes stand behind the text, whether in place or apart."""
    reading = read(
        '<meta><notes><note eId="n2"><p>Apart.</p></note></notes></meta>'
        '<body><p>One<authorialNote marker="*"><p>In place.</p></authorialNote> two'
        '<noteRef marker="2" href="#n2"/>.<eol/>Three</p>'
        "<table><caption>Rates</caption><tr><th><p>H</p></th><th>I</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>"
        "<ul><li>x</li></ul></body><attachments><attachment eId='att_1'><heading>Annex</heading>"
        "<subheading>Sub</subheading><doc><meta/><mainBody><p>End</p></mainBody></doc></attachment></attachments>"
    )
    assert reading.text == (
        "One[^*] two[^2].\nThree\n\nRates\n\n| H | I |\n| 1 | 2 3 |\n\n• x\n\n# Annex\n\nSub\n\nEnd\n\n[^*]: In place.\n\n[^2]: Apart.\n"
    )


def test_a_table_of_contents_is_left_out_and_told() -> None:
    """What repeats the text is left out."""
    reading = read("<preface><toc><tocItem>1</tocItem></toc></preface><body><p>a</p></body>")
    assert (reading.text, len(reading.warnings)) == ("a\n", 1)


BOMB = (
    "<!DOCTYPE x ["
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 9))
    + ' <!ENTITY e0 "ha">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e8 SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (law(BODY)[:400], "its XML is malformed"),
        (law("<body><p>a</b></body>"), "line 1: its XML is malformed"),
        ((BOMB + "<akomaNtoso><p>&e8;</p></akomaNtoso>").encode(), "entit"),
        ((OUTSIDE + "<akomaNtoso><p>&e8;</p></akomaNtoso>").encode(), "defines entities"),
        (law("<body/>"), "holds no text"),
        (law("<section>" * 300 + "</section>" * 300), "malformed or too large"),
        (law("<body><p>a\x9b</p></body>"), r"control character U\+009B"),
        (law("<body><p>a\x01</p></body>"), "malformed"),
        (b"<html><body/></html>", "root element <html>, which is not read"),
        (b"<?xml version='1.0'?><x:Formex xmlns:x='y'/>", "root element <Formex>"),
        (b"<bill><form/><legis-body/></bill>", "root element <bill>"),
        (b"no markup at all", "it is no XML"),
        ("<a/>".encode("utf-16"), "root element <a>"),
    ],
    ids=[
        "cut", "malformed", "laughs", "outside", "empty", "deep", "control", "forbidden", "html", "other", "old bill",
        "no XML", "wide",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    """Malformed, hostile and unknown XML is refused with what it is and what to do."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("t.xml", content)


@pytest.mark.parametrize("name", ["b", "section", "quotedStructure", "p", "ul"])
def test_deep_nesting_does_no_harm(name: str) -> None:
    """As deep as the XML reader lets things be, they are read."""
    around = f"<{name}>" * 240, f"</{name}>" * 240
    assert "deep" in read(f"<body><p>top</p>{around[0]}<tr><td>deep</td></tr>{around[1]}</body>").text


def test_a_number_without_a_stop_is_one() -> None:
    """A bare number, an inserted one too, is the label of its words, and a number with a note has its note elsewhere."""
    reading = read(
        '<body><article eId="art_1"><num><b>Art. 1</b><authorialNote marker="1"><p>As amended.</p></authorialNote></num>'
        '<heading/><paragraph eId="p1"><num>1</num><content><p>Boats are counted.<authorialNote marker="2"><p>All.</p>'
        '</authorialNote></p></content></paragraph><paragraph eId="p1bis"><num>1<sup>bis</sup></num><content><p>oars are '
        "not.</p></content></paragraph></article></body>"
    )
    tree = parse_text(reading.text)
    assert [(c.number, tree.words_of(c).strip()) for c in tree][:3] == [
        ("1", ""),
        ("1(1)", "Boats are counted.[^2]"),
        ("1(1bis)", "oars are not."),
    ]


def test_a_stop_in_an_element_of_its_own_ends_the_quotation() -> None:
    """A stop that was added behind a quoted structure stands on its last line."""
    reading = read(
        "<body><section><num>3.</num><content><p><mod>Insert: <quotedStructure><p>Oars.</p></quotedStructure>"
        '<inline name="AppendText">.</inline></mod></p></content></section></body>'
    )
    assert reading.text == "3. Insert:\n\n> Oars..\n"


def test_a_section_without_a_heading_stands_beside_those_that_have_one() -> None:
    """It has a line of its own as they have, and is not taken for a part of the section above it."""
    reading = read(
        "<body><section><num>1.</num><heading>Boats</heading><subsection><num>(1)</num><content><p>Big.</p></content>"
        "</subsection></section><section><num>2.</num><content><p>Oars are free.</p></content></section></body>"
    )
    assert reading.text == "# 1. Boats\n\n(1) Big.\n\n# 2.\n\nOars are free.\n"
    assert [clause.number for clause in parse_text(reading.text)] == ["1", "1(1)", "2"]
