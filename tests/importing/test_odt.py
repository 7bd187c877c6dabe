"""OpenDocument texts: words, automatic numbers and tracked changes, in both views."""

import io
import time
import zipfile

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Comment, MarkedText, Stamp, View, changes_in

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
LEVELS = """
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
"""
STYLES = f"""
<text:list-style style:name="L">{LEVELS}</text:list-style>
<text:list-style style:name="X"><text:list-level-style-number text:level="1" style:num-format="I"
 text:start-value="4" loext:num-list-format="Article %1%:"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>
<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Num" style:family="paragraph" style:list-style-name="X"/>
<style:style style:name="Sub" style:family="paragraph" style:parent-style-name="Num"/>
"""


def packed(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def odt(body: str, regions: str = "", common: str = "") -> bytes:
    tracked = f"<text:tracked-changes>{regions}</text:tracked-changes>" if regions else ""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMES}><office:styles>{common}</office:styles></office:document-styles>"
    )
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": styles}
    )


def read(body: str, regions: str = "", common: str = "") -> Reading:
    return read_bytes("t.odt", odt(body, regions, common))


def marked(reading: Reading) -> MarkedText:
    assert reading.content.marked is not None
    return reading.content.marked


def views(body: str, regions: str) -> tuple[str, str]:
    reading = read(body, regions)
    return reading.text_in(View.ORIGINAL), reading.text


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def item(*inside: str, start: str = "") -> str:
    return f"<text:list-item{start and f' text:start-value={start!r}'}>{''.join(inside)}</text:list-item>"


def listed(*items: str, style: str = "L", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named} {more}>{''.join(items)}</text:list>"


def region(name: str, *changes: str) -> str:
    return f'<text:changed-region xml:id="{name}" text:id="{name}">{"".join(changes)}</text:changed-region>'


def change(kind: str, inside: str = "", who: str = "Ann") -> str:
    info = f"<office:change-info><dc:creator>{who}</dc:creator><dc:date>2024-01-02T03:04:05</dc:date></office:change-info>"
    return f"<text:{kind}>{info}{inside}</text:{kind}>"


def begin(name: str) -> str:
    return f'<text:change-start text:change-id="{name}"/>'


def end(name: str) -> str:
    return f'<text:change-end text:change-id="{name}"/>'


def gone(name: str) -> str:
    return f'<text:change text:change-id="{name}"/>'


def test_words_are_read_with_the_space_that_is_meant() -> None:
    """White space is one space unless an element says otherwise, and headings keep their level."""
    text = read(
        '<text:h text:outline-level="2">Article <text:span>1</text:span></text:h>'
        '<text:p>  The\n   Parties <text:s text:c="2"/>shall<text:tab/>agree<text:line-break/>now. '
        "<text:a><text:bookmark/>Yes</text:a><text:number>9</text:number></text:p>"
        "<text:section><text:p>in a section</text:p></text:section>"
    ).text
    assert text == "## Article 1\n\nThe Parties   shall\tagree\nnow. Yes\n\nin a section\n"


def test_lists_are_numbered_by_their_styles() -> None:
    """Formats, levels, start values and continued lists give the labels that a page shows."""
    text = read(
        listed(
            item(p("a"), listed(item(p("b"), listed(item(p("c")), item(p("d")), style="")), style="")),
            more='xml:id="one"',
        )
        + p("between")
        + listed(item(listed(item(p("e"), p("more")))))
    )
    assert text.text.split("\n\n") == ["1. a", "1.1\tb", "(a) c", "(b) d", "between", "1.1\te", "more\n"]
    text = read(
        listed(item(p("a")), more='xml:id="one"')
        + listed(item(p("b")), style="X")
        + listed(item(p("c")), more='text:continue-numbering="true"')
        + listed(item(p("d")), item(p("e"), start="7"), more='text:continue-list="one"')
        + listed(f"<text:list-header>{p('bare')}</text:list-header>", item(p("f")))
        + listed(item(p("g")), style="B")
    )
    assert text.text.split("\n\n") == [
        "1. a", "Article IV: b", "2. c", "3. d", "7. e", "bare", "1. f", "• g\n",
    ]  # fmt: skip
    assert marked(text).numbering == ("L, level 1: 1.", "X, level 1: Article IV:", "B, level 1: •")


def test_a_list_without_a_style_asks_its_paragraphs() -> None:
    """A paragraph's style, or the one that it is based on, may name the list style."""
    assert read(listed(item('<text:p text:style-name="Sub">a</text:p>'), style="")).text == "Article IV: a\n"


def test_headings_are_numbered_by_the_outline() -> None:
    """Headings outside lists have the numbers of the outline, unless they are excepted."""
    outline = LEVELS.replace("list-level-style-number", "outline-level-style")
    heading = '<text:h text:outline-level="{}" {}>{}</text:h>'
    text = read(
        "".join(
            heading.format(level, more, words)
            for level, more, words in [
                (1, "", "a"),
                (2, "", "b"),
                (1, 'text:is-list-header="true"', "c"),
                (1, 'text:restart-numbering="true" text:start-value="5"', "d"),
                (2, "", "e"),
                (4, "", "f"),
            ]
        ),
        common=f"<text:outline-style>{outline}</text:outline-style>",
    ).text
    assert text.split("\n\n") == ["# 1. a", "## 1.1 b", "# c", "# 5. d", "## 5.1 e", "#### f\n"]


def test_insertions_and_deletions_are_marked_with_who_and_when() -> None:
    """Words that were inserted or deleted are in one view only."""
    reading = read(
        p(f"We {begin('i')}shall{end('i')}{gone('d')} agree."),
        region("i", change("insertion"))
        + region("d", change("deletion", p("may"), "Bo"))
        + region("f", change("format-change")),
    )
    assert (reading.text_in(View.ORIGINAL), reading.text) == ("We may agree.\n", "We shall agree.\n")
    at = "2024-01-02T03:04:05"
    assert [(c.text, c.stamp) for c in changes_in(marked(reading))] == [
        ("shall", Stamp("Ann", at)),
        ("may", Stamp("Bo", at)),
    ]
    assert marked(reading).formatting == 1


def test_a_deletion_in_another_partys_insertion_is_in_neither_view() -> None:
    """Words that one inserted and another struck are known as both."""
    regions = region("x", change("deletion", p("not "), "Bo"), change("insertion", who="Ann"))
    reading = read(p(f"We {gone('x')}agree"), regions)
    assert (reading.text_in(View.ORIGINAL), reading.text) == ("We agree\n", "We agree\n")
    struck = marked(reading).paragraphs[0].runs[1]
    assert (struck.inserted and struck.inserted.author, struck.deleted and struck.deleted.author) == (
        "Ann",
        "Bo",
    )


@pytest.mark.parametrize(
    ("body", "regions", "original", "final"),
    [
        (p(f"a{gone('d')}d"), region("d", change("deletion", p("b") + p("c"))), "ab\n\ncd\n", "ad\n"),
        (
            p(f"{gone('d')}after"),
            region("d", change("deletion", p("whole") + p(""))),
            "whole\n\nafter\n",
            "after\n",
        ),
        (
            f'<text:h text:outline-level="1">{gone("d")}after</text:h>',
            region("d", change("deletion", p("words") + "<text:h/>")),
            "words\n\n# after\n",
            "# after\n",
        ),
        (
            f'<text:h text:outline-level="1">Head{gone("d")} tail</text:h>',
            region("d", change("deletion", '<text:h text:outline-level="1">ing</text:h>' + p("a") + p("b"))),
            "# Heading\n\na\n\nb tail\n",
            "# Head tail\n",
        ),
        (p(f"a{begin('i')}b") + p(f"c{end('i')}d"), region("i", change("insertion")), "ad\n", "ab\n\ncd\n"),
        (
            p("a") + begin("i") + p("b") + end("i") + p("c"),
            region("i", change("insertion")),
            "a\n\nc\n",
            "a\n\nb\n\nc\n",
        ),
        (p("a") + gone("d") + p("c"), region("d", change("deletion", p("b"))), "a\n\nb\n\nc\n", "a\n\nc\n"),
    ],
    ids=[
        "join",
        "whole paragraph",
        "before a heading",
        "heading into words",
        "split",
        "between blocks",
        "block",
    ],
)
def test_paragraph_ends_are_tracked(body: str, regions: str, original: str, final: str) -> None:
    """Changes that reach over paragraphs join and part them as accepting and rejecting does."""
    assert views(body, regions) == (original, final)


def test_numbers_count_in_each_view_what_is_there() -> None:
    """Items that were inserted or deleted move the numbers of one view only."""
    body = listed(
        item(p("a")),
        item(p(f"{begin('i')}b")),
        item(p(f"{end('i')}{gone('d')}d")),
        item(p("e")),
    )
    removed = listed(item(p("c")), item(p("")))
    original, final = views(body, region("i", change("insertion")) + region("d", change("deletion", removed)))
    assert original == "1. a\n\n2. c\n\n3. d\n\n4. e\n"
    assert final == "1. a\n\n2. b\n\n3. d\n\n4. e\n"


def test_tables_are_rows_of_cells() -> None:
    """A table is read row by row; one cell is a frame, and a table in a cell is part of the cell."""

    def cells(*inside: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell>{one}</table:table-cell>' for one in inside)}</table:table-row>"

    inner = f"<table:table>{cells(p('x'), p('y'))}</table:table>"
    head = f"<table:table-header-rows>{cells(p('A'), p('B'))}</table:table-header-rows>"
    text = read(
        f"<table:table>{head}{cells(p('1') + p('2'), inner)}</table:table><table:table>{cells(p('frame'))}</table:table>"
    )
    assert text.text == "| A | B |\n| 1 2 | x y |\n\nframe\n"


def test_a_cell_that_reaches_down_leaves_empty_ones_below() -> None:
    """A table with merged cells reads as the same table does in a Word file."""

    def cell(text: str, looks: str = "") -> str:
        return f"<table:table-cell {looks}>{p(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        cell("A") + cell("B") + cell("C"),
        cell("1", 'table:number-rows-spanned="2"') + cell("2") + cell("3"),
        covered + cell("4") + cell("5"),
        cell("6", 'table:number-columns-spanned="2"') + covered + cell("7"),
    )
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    text = read(f"<table:table>{inside}</table:table>").text
    assert text == "| A | B | C |\n| 1 | 2 | 3 |\n|  | 4 | 5 |\n| 6 | 7 |\n"


def test_notes_stand_behind_the_text() -> None:
    """A footnote is marked where it is called, and its words come last; two of one mark are told apart."""
    note = "<text:note><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    text = read(
        p("One" + note.format("1", "first") + " two" + note.format("1", "second") + ".") + p("End")
    ).text
    assert text == "One[^1] two[^1-2].\n\nEnd\n\n[^1]: first\n\n[^1-2]: second\n"


def test_endnotes_are_named_as_in_a_word_file() -> None:
    """An endnote has a name that no footnote has, and comes behind them."""
    note = '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>'
    text = read(
        p("One" + note.format("endnote", "i", "last") + " two" + note.format("footnote", "1", "first"))
    ).text
    assert text == "One[^e1] two[^1]\n\n[^1]: first\n\n[^e1]: last\n"


def test_remarks_hang_on_their_paragraph() -> None:
    """An annotation is a comment with who, when, whether it is settled, and what it answers."""
    remark = (
        '<office:annotation office:name="{}" {}><dc:creator>Bo</dc:creator><dc:date>2024-05-06T07:08:09</dc:date>'
        "<text:p>{}</text:p><text:p>So.</text:p></office:annotation>"
    )
    body = p("a") + p(
        "b"
        + remark.format("n1", 'loext:resolved="true"', "Why?")
        + remark.format("n2", 'loext:parent-name="n1"', "Yes")
    )
    reading = read(body)
    assert marked(reading).comments == (
        Comment("Bo", "2024-05-06T07:08:09", "Why?\nSo.", 1, resolved=True),
        Comment("Bo", "2024-05-06T07:08:09", "Yes\nSo.", 1, answers=0),
    )
    assert reading.text == "a\n\nb\n"
    nameless = read(p("a" + "<office:annotation><text:p>So.</text:p></office:annotation>" * 2))
    assert [comment.answers for comment in marked(nameless).comments] == [-1, -1]


def test_hidden_words_indexes_and_frames() -> None:
    """Hidden words are known as such, a table of contents is left out and told, and a frame comes behind."""
    reading = read(
        "<text:table-of-content><text:index-body><text:p>a ... 1</text:p></text:index-body></text:table-of-content>"
        + p(
            'seen <text:span text:style-name="Hid">not</text:span>'
            f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
        )
    )
    assert reading.text == "seen not\n\nboxed\n"
    assert [run.hidden for run in marked(reading).paragraphs[0].runs] == [False, True]
    assert reading.warnings == (
        "tables of contents and other indexes are left out; they repeat what stands in the text",
    )


BOMB = f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 9}">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK no", "damaged or not of the format"),
        (odt(p("a"))[:-40], "damaged or not of the format"),
        (odt(p("a")).replace(b"PK\x03\x04", b"PK\x03\x05"), r"its part .* is damaged"),
        (packed({"a": "b"}), r"no content\.xml"),
        (packed({"content.xml": "<a>"}), "content.xml, line 1: its XML is malformed"),
        (packed({"content.xml": ""}), "its XML is malformed"),
        (packed({"content.xml": BOMB}), "defines entities"),
        (packed({"content.xml": OUTSIDE}), "defines entities"),
        (packed({"content.xml": "<a>" * 999}), "malformed or too large"),
        (packed({"content.xml": b"<" + b"a" * 30_000_000}), "more than any document holds"),
        (packed({"content.xml": "<a/>", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), "with a password"),
        (odt(""), "no text"),
        (odt(p("a\x9b")), r"control character U\+009B"),
    ],
    ids=[
        "no zip", "cut", "header", "other", "open", "empty", "laughs", "outside", "deep", "zip bomb", "encrypted",
        "blank", "control",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    """Damaged, encrypted and hostile files are refused with what is wrong."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("t.odt", content)


def test_marks_that_lead_nowhere_are_passed_over() -> None:
    """Changes without a region, and a deletion within itself, do no harm."""
    regions = region("d", change("deletion", p(f"b{gone('d')}")))
    assert views(p(f"a{gone('d')}{gone('x')}{begin('y')}{end('z')}"), regions) == ("ab\n", "a\n")


def test_a_long_document_is_read_in_time() -> None:
    """Ten thousand numbered paragraphs are read in time that nobody minds."""
    content = odt(listed(*(item(p("Words of a paragraph.")) for _ in range(10_000))))
    began = time.process_time()
    assert read_bytes("t.odt", content).text.endswith("10000. Words of a paragraph.\n")
    assert time.process_time() - began < 3
