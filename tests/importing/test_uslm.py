"""United States Legislative Markup: bills and laws as they are printed, each line with its identifier."""

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import View


def read(inside: str, root: str = 'bill xmlns="http://schemas.gpo.gov/xml/uslm"') -> Reading:
    return read_bytes(
        "t.xml", f"<?xml version='1.0'?><?s x?><{root}>{inside}</{root.split(maxsplit=1)[0]}>".encode()
    )


def identifiers(reading: Reading) -> list[str]:
    assert reading.content.marked is not None
    return [p.identifier for p in reading.content.marked.paragraphs]


BILL = """
<!-- c --><meta><docNumber>9</docNumber></meta><preface><congress>116th CONGRESS</congress></preface>
<main><longTitle><docTitle>A BILL</docTitle><officialTitle>To do things.</officialTitle></longTitle>
<enactingFormula><i>Be it enacted, </i></enactingFormula>
<section identifier="/us/s1"><num value="1">SECTION 1. </num><heading>SHORT TITLE.</heading>
<subsection identifier="/us/s1/a"><num> (a) </num><heading><inline>Name</inline>.—</heading>
<content>This Act may be cited as “<shortTitle>X</shortTitle>”.</content></subsection>
<subsection identifier="/us/s1/b"><num>(b)</num><chapeau>The term—</chapeau>
<paragraph identifier="/us/s1/b/1"><num>(1)</num><content>a; and</content></paragraph>
<paragraph identifier="/us/s1/b/2"><num>(2)</num><content>b</content></paragraph>
<continuation>means c.</continuation></subsection></section></main>
"""


@pytest.mark.parametrize(
    "root",
    [
        'bill xmlns="http://schemas.gpo.gov/xml/uslm"',
        'lawDoc xmlns="http://xml.house.gov/schemas/uslm/1.0"',
        "pLaw",
        "resolution",
    ],
)
def test_numbers_headings_and_words_become_lines_with_their_identifier(root: str) -> None:
    """A number stands in front of its words, a heading that runs on does so, and chapeau and continuation are lines."""
    reading = read(BILL, root)
    assert reading.text.split("\n\n") == [
        "116th CONGRESS",
        "A BILL",
        "To do things.",
        "Be it enacted,",
        "# SECTION 1. SHORT TITLE.",
        "(a) Name.—This Act may be cited as “X”.",
        "(b) The term—",
        "(1) a; and",
        "(2) b",
        "means c.\n",
    ]
    assert identifiers(reading)[4:] == ["/us/s1", "/us/s1/a", "/us/s1/b", "/us/s1/b/1", "/us/s1/b/2", ""]


def test_what_is_quoted_is_no_clause_of_its_own() -> None:
    """Quoted content is quoted paragraphs, added and deleted text is marked."""
    reading = read(
        "<section><num>Sec. 2.</num><content>Strike <quotedText>“x”</quotedText>, insert <addedText>y</addedText>"
        "<deletedText>z</deletedText>: <quotedContent><subsection identifier='/us/q'><num>“(c)</num>"
        "<heading>Foo.—</heading><content>Bar.”</content></subsection></quotedContent>.</content></section>"
    )
    assert reading.text == "Sec. 2. Strike “x”, insert y:\n\n> “(c) Foo.—Bar.”.\n"
    assert reading.text_in(View.ORIGINAL).startswith("Sec. 2. Strike “x”, insert z:\n")
    assert identifiers(reading) == ["", ""]


def test_notes_pages_and_margins() -> None:
    """Footnotes stand behind the text; page marks, tables of contents and the margin are left out, and told."""
    reading = read(
        "<main><toc><referenceItem>1</referenceItem></toc><p>One<footnote><num>1</num><p>Note.</p></footnote> two"
        "<page>130 STAT. 1</page>.</p><sidenote><p>aside</p></sidenote></main>"
    )
    assert reading.text == "One[^1] two.\n\n[^1]: Note.\n"
    assert len(reading.warnings) == 2


def test_headings_of_appropriations_stand_under_each_other_by_their_level() -> None:
    """They stand side by side in the file; marks of the printed page are left out."""
    reading = read(
        "<slugLine>•S 1</slugLine><title><num>TITLE I</num><heading>BOATS</heading><appropriations level='major'>"
        "<heading>General</heading></appropriations><appropriations level='intermediate'><heading>Oars</heading>"
        "</appropriations><appropriations level='small'><heading>Rowing</heading><content>Five.</content></appropriations>"
        "</title><endMarker>○</endMarker>"
    )
    assert reading.text == "# TITLE I BOATS\n\n## General\n\n### Oars\n\n#### Rowing\n\nFive.\n"


def test_a_section_that_begins_with_its_first_subsection_keeps_both_numbers() -> None:
    """Each number has a line and an identifier of its own."""
    reading = read(
        "<section identifier='/us/s3'><num>Sec. 3. </num><subsection identifier='/us/s3/a'><num>(a) </num>"
        "<content>Boats.</content></subsection></section>"
    )
    assert reading.text == "Sec. 3.\n\n(a) Boats.\n"
    assert identifiers(reading) == ["/us/s3", "/us/s3/a"]


def test_a_law_without_words_is_refused() -> None:
    """A file of the format that holds no words says so."""
    with pytest.raises(UnreadableFile, match="the law holds no text"):
        read("<meta><docNumber>1</docNumber></meta>")
