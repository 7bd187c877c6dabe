"""Tables of web pages."""

from proposaltrack.importing.grids.html import read_html


def test_a_table_is_read_with_its_caption() -> None:
    """Space is folded as a browser folds it; paragraphs, breaks and blocks are lines."""
    page = """<table><caption>Document: CD&nbsp;1</caption>
    <tr><th>Clause<th>Comment</tr>
    <tr><td>4<td><p>one
      two</p><p>three<br>four</p><script>bad()</script></tr></table>"""
    (table,) = read_html("c.html", page.encode())
    assert (table.headings, table.title) == (("Clause", "Comment"), (("Document", "CD 1"),))
    assert table.rows[0].cells == ("4", "one two\nthree\nfour")


def test_merged_cells_keep_their_columns() -> None:
    """A cell that reaches down is repeated, one that reaches across stands once."""
    page = (
        "<table><tr><th>A<th>B<th>C<tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4"
        "<tr><td colspan=2>y<td>5<tr><td rowspan=zz>z<td>6<td>7</table>"
    )
    (table,) = read_html("c.html", page.encode())
    assert [row.cells for row in table.rows] == [
        ("x", "1", "2"), ("x", "3", "4"), ("y", "", "5"), ("z", "6", "7"),
    ]  # fmt: skip


def test_a_table_within_a_cell_is_part_of_the_cell() -> None:
    """Only the outermost tables are tables."""
    page = "<table><tr><th>A<th>B<tr><td>1<td><table><tr><td>in<td>ner</table></table>"
    (table,) = read_html("c.html", page.encode())
    assert table.rows[0].cells[0] == "1"
    assert "in" in table.rows[0].cells[1]


def test_a_cell_that_claims_to_be_endless_costs_nothing() -> None:
    """No row is wider than a thousand columns, and no nesting is followed for ever."""
    wide = "<table><tr><td>A<td>B<tr>" + "<td colspan=1000 rowspan=9999999>x" * 500 + "</table>"
    deep = "<table><tr><td>A<td>B<tr><td>" + "<div>" * 50_000 + "x</table>"
    assert len(read_html("c.html", wide.encode())[0].headings) == 1000
    assert read_html("c.html", deep.encode())[0].headings == ("A", "B")
