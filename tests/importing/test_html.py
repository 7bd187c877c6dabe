"""Web pages: what a reader of the page sees, with the insertions and deletions marked in it."""

import time

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.importing.numerals import write_number
from proposaltrack.model.marked import MarkedText, Stamp, View, changes_in


def read(body: str, *, charset: str = "utf-8") -> Reading:
    return read_bytes("t.html", body.encode(charset))


def marked(body: str) -> MarkedText:
    found = read(body).content.marked
    assert found is not None
    return found


def test_blocks_become_paragraphs_and_headings_keep_their_level() -> None:
    """Headings, paragraphs and loose words are paragraphs; scripts, styles and the head are not read."""
    text = read(
        "<head><title>T</title><style>p{}</style></head><h2>Article 1<br>Scope</h2>loose"
        "<p>The\n  <b>Parties</b>\n agree.<br>So.</p><script>x()</script><div>end</div>"
    ).text
    assert text == "## Article 1 Scope\n\nloose\n\nThe Parties agree.\nSo.\n\nend\n"


def test_automatic_numbers_are_written_out() -> None:
    """Lists are numbered as a browser numbers them, with start, value, type and style."""
    text = read(
        "<ol type=a start=3><li>three<li value=9>nine<p>more</p><ul><li>dot</ul><li>ten</ol>"
        "<ol style='list-style-type: upper-roman'><li>one<li></li><li>three</ol><ol type=1 start=x><li>un</ol>"
        "<ul style='list-style:none'><li>bare</ul>"
    ).text
    assert text.split("\n\n") == [
        "c. three", "i. nine", "more", "• dot", "j. ten", "I. one", "III. three", "1. un", "bare\n",
    ]  # fmt: skip


def test_numbers_count_in_each_view_what_is_there() -> None:
    """An item that is inserted or deleted as a whole moves the numbers of one view only."""
    reading = read("<ol><li>a</li><li><ins>b</ins></li><li><del>c</del></li><li>d</li></ol>")
    assert reading.text_in(View.ORIGINAL) == "1. a\n\n2. c\n\n3. d\n"
    assert reading.text == "1. a\n\n2. b\n\n3. d\n"


def test_insertions_and_deletions_are_marked_with_who_and_when() -> None:
    """The author and the time that a word processor writes are kept; struck-out words are deletions, and told."""
    reading = read(
        "<p>We <ins cite='mailto:Ann%20Bo' datetime='2024-01-02T03:04:05'>shall</ins><s>may</s> agree.</p>"
    )
    found = reading.content.marked
    assert found is not None
    assert [(c.text, c.stamp) for c in changes_in(found)] == [
        ("shall", Stamp("Ann Bo", "2024-01-02T03:04:05")),
        ("may", Stamp()),
    ]
    assert (reading.text_in(View.ORIGINAL), reading.text) == ("We may agree.\n", "We shall agree.\n")
    assert reading.warnings == ("struck-out words are read as marked deletions",)


@pytest.mark.parametrize(
    ("body", "original", "final"),
    [
        ("<p>a<del> b </del> c</p>", "a b  c\n", "a c\n"),
        ("<ins><p>a</p><h1>b</h1></ins><p>c</p>", "c\n", "a\n\n# b\n\nc\n"),
        ("<p>a</p><p><del>b</del></p>", "a\n\nb\n", "a\n"),
    ],
)
def test_both_views_hold(body: str, original: str, final: str) -> None:
    """Words and whole paragraphs are in the view in which they stand, with the space around them."""
    assert (read(body).text_in(View.ORIGINAL), read(body).text) == (original, final)


def test_tables_are_rows_of_cells_and_layout_is_none() -> None:
    """A table is a table, but a frame around one cell, or around other tables, is left out."""
    assert (
        read("<table><tr><th>A<th>B<tr><td>1<td><p>2</p><p>3</p></table>").text == "| A | B |\n| 1 | 2 3 |\n"
    )
    assert read("<table><tr><td><p>a</p><p>b</p></table>").text == "a\n\nb\n"
    nested = "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>"
    assert read(nested).text == "a\n\n| b | c |\n"


@pytest.mark.parametrize("how", ["style='display : none'", "hidden", "style='mso-hide:all'"])
def test_hidden_words_are_kept_and_marked(how: str) -> None:
    """What the page hides is read, and known as hidden."""
    runs = marked(f"<p>seen <span {how}>un<b>seen</b></span></p>").paragraphs[0].runs
    assert [(run.text, run.hidden) for run in runs] == [("seen ", False), ("unseen", True)]


def test_numbers_that_a_word_processor_left_as_words_are_kept() -> None:
    """The number in front of a paragraph saved as HTML is read with one space behind it."""
    body = (
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list: Ignore'>(a)"
        "<span style='font:7pt'>&nbsp;&nbsp; </span></span><![endif]>Text</p><!--[if mso]><p>no</p><![endif]-->"
    )
    assert read(body).text == "(a) Text\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<meta charset="windows-1252"><p>“é”'.encode("cp1252"), "“é”\n"),
        ('<meta content="text/html; charset=iso-8859-1"><p>“é'.encode("cp1252"), "“é\n"),
        ("<meta charset=utf-16><p>é".encode(), "é\n"),
        ("<meta charset=nonsense><p>é".encode(), "é\n"),
        ("<p>é".encode("utf-8-sig"), "é\n"),
        ("<p>é".encode("utf-16"), "é\n"),
        ("<?xml version='1.0' encoding='latin-1'?><p>é\r\nb".encode(), "é b\n"),
        (b"<meta charset=koi8-r><p>\xc1\xc2", "аб\n"),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names(content: bytes, text: str) -> None:
    """What a page says of its encoding is believed as far as it can be true, and UTF-8 is taken without it."""
    assert read_bytes("t.htm", content).text == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<p>\xe9", "not UTF-8"),
        (b"<meta charset=utf-8><p>\xe9", "not UTF-8"),
        (b"<meta charset=shift_jis><p>\x81", "says that it is in shift_jis"),
        (b"<p>a\x1b[2J", r"control character U\+001B"),
        (b"<p>a&#27;", r"control character U\+001B"),
        (b"<p>a\x00", "NUL"),
        (b"<!-- nothing -->", "no text"),
        (b"<script>x()</script>", "no text"),
        (b"<div>" * 5000 + b"x", "nested deeper"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    """Wrong bytes, control characters, empty pages and absurd nesting are refused."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("t.html", content)


def test_nothing_is_fetched_and_broken_markup_is_read() -> None:
    """An entity of the page's own is no text from elsewhere, and a page cut short gives what it has."""
    hostile = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>'
    assert "root" not in read(hostile).text
    assert read("<table><tr><td>a<td>b<ul><li").text == "| a | b |\n"
    assert read("</p></li>a<li>b</ol>").text == "a\n\nb\n"


def test_hostile_repetition_takes_no_longer_than_it_must() -> None:
    """Very many elements side by side are read in time that grows with the page alone."""
    began = time.process_time()
    read("<ol><li><del>a</del><b>b" * 50 + "<p><b>x</b>y" * 20_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (27, "a", "aa"),
        (28, "A", "AB"),
        (0, "a", "0"),
        (3, "x", "3"),
        (1, "", ""),
    ],
)
def test_numbers_are_written_in_their_style(value: int, style: str, shown: str) -> None:
    """Letters, Roman numbers and digits are written as a page shows them."""
    assert write_number(value, style) == shown
    assert write_number(28, "a", doubled=True) == "bb"


def test_a_cell_that_reaches_down_leaves_empty_ones_below() -> None:
    """Words beside a cell that reaches down keep their column, and a cell that reaches across is one."""
    page = (
        "<table><tr><td>A<td>B<td>C<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5"
        "<tr><td colspan=2>6<td>7<tr><td rowspan=x>8<td>9</table>"
    )
    assert read(page).text == "| A | B | C |\n| 1 | 2 | 3 |\n|  | 4 | 5 |\n| 6 | 7 |\n| 8 | 9 |\n"


def test_a_list_that_is_set_as_a_table_is_a_list() -> None:
    """A table with a number in each row and words beside it has no cells; any other table keeps them."""
    inner = "<table><tr><td></td><td><p>(i)</p></td><td><p>trout;</p></td></tr></table>"
    text = read(
        "<table><tr><td><p>(a)</p></td><td><p>fish:</p>" + inner + "</td></tr>"
        "<tr><td>—</td><td>boats.<p>Old ones, too.</p></td></tr></table>"
        "<table><tr><td>1.</td><td>trout</td><td>5</td></tr></table>"
        "<table><tr><td>No</td><td>Fish</td></tr><tr><td>1.</td><td>trout</td></tr></table>"
        "<table><tr><td>2.</td><td><script>x</script></td></tr></table>end"
    ).text
    assert text.split("\n\n") == [
        "(a) fish:", "(i) trout;", "— boats.", "Old ones, too.", "| 1. | trout | 5 |",
        "| No | Fish |\n| 1. | trout |", "2.", "end\n",
    ]  # fmt: skip


def test_a_number_that_only_its_look_parts_from_the_words_is_parted() -> None:
    """A number in a stretch of its own has a space behind it; a word that goes on has none."""
    text = read(
        "<p><span>Part 1</span><span>Boats</span></p><p><span>4</span><span>(1)</span><span>Each boat</span></p>"
        "<p><span>(a)</span>a raft</p><p><span>Article 1</span>.</p><p><span>1</span>st</p><p><span>Boats</span>Oars</p>"
    ).text
    assert text.split("\n\n") == [
        "Part 1 Boats", "4 (1) Each boat", "(a) a raft", "Article 1.", "1st", "BoatsOars\n",
    ]  # fmt: skip


def test_signs_of_windows_with_the_numbers_of_control_characters_are_read() -> None:
    """Quotation marks that a careless program numbered as Windows does are what they are, by number or as written."""
    assert read("<p>It\x92s &#147;one&#148;</p>").text == "It’s “one”\n"
    with pytest.raises(UnreadableFile, match="control character"):
        read("<p>\x81</p>")
