"""Pipe tables of Markdown files."""

from proposaltrack.importing.grids.markdown import read_markdown


def test_a_pipe_table_is_read_with_what_stands_above() -> None:
    """Lines above a table are its title; breaks, escapes and named characters are what they stand for."""
    text = (
        "# Comments\n\nDocument: CD 1\n\n"
        "| Clause | Comment |\n|:---|---:|\n"
        r"| 4 | a \| b<br>c \<br> &lt;br&gt; \*x\* AT&T &copyleft |" + "\n"
        "| 5 |  |\n\nEnd.\n"
    )
    (table,) = read_markdown("c.md", text.encode())
    assert table.headings == ("Clause", "Comment")
    assert table.title == (("", "Comments"), ("Document", "CD 1"))
    assert [row.cells for row in table.rows] == [
        ("4", "a | b\nc <br> <br> *x* AT&T &copyleft"),
        ("5", ""),
    ]
    assert table.rows[1].place == "row 8"


def test_outer_pipes_may_be_missing() -> None:
    """A table without pipes at its sides is a table."""
    (table,) = read_markdown("c.md", b"A | B\n--|--\n1 | 2\n")
    assert (table.headings, table.rows[0].cells) == (("A", "B"), ("1", "2"))


def test_several_tables() -> None:
    """Each table keeps to itself."""
    text = b"| A | B |\n|-|-|\n| 1 | 2 |\n\nthen\n\n| C | D |\n|-|-|\n| 3 | 4 |\n"
    first, second = read_markdown("c.md", text)
    assert (first.rows[0].cells, second.rows[0].cells, second.title) == (
        ("1", "2"),
        ("3", "4"),
        (("", "then"),),
    )


def test_a_line_of_spaces_costs_nothing() -> None:
    """A line that is long and says nothing is looked at once."""
    assert read_markdown("c.md", b"A | B\n" + b" " * 1_000_000 + b"|-" + b"- " * 1_000_000 + b"x\n") == ()
