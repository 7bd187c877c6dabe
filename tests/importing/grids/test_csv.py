"""Comma-separated values, whatever parts them."""

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.grids.csv import cut_records, read_csv


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_sign_between_fields_is_found(delimiter: str, mark: str, end: str) -> None:
    """Commas, semicolons and tabs are told apart, with and without a byte order mark."""
    lines = (("Clause", "Comment"), ("4", f'"one{delimiter} ""two""{end}three"'), ("5", ""))
    content = mark + end.join(delimiter.join(line) for line in lines) + end
    (table,) = read_csv("c.csv", content.encode())
    assert table.headings == ("Clause", "Comment")
    assert [row.cells for row in table.rows] == [("4", f'one{delimiter} "two"\nthree'), ("5", "")]
    assert [row.place for row in table.rows] == ["row 2", "row 3"]


def test_fields_have_their_exact_stretches() -> None:
    """The stretches of the fields and what parts them make up the file."""
    text = 'a,"b ""c"" d",\r\n,e\r\n'
    records = cut_records("c.csv", text, ",")
    assert [[field.text for field in record] for record in records] == [["a", 'b "c" d', ""], ["", "e"]]
    assert [[text[f.start : f.end] for f in r] for r in records] == [["a", '"b ""c"" d"', ""], ["", "e"]]


def test_an_apostrophe_before_a_formula_is_taken_away() -> None:
    """What a spreadsheet would run is read without its guard, and other apostrophes stay."""
    (table,) = read_csv("c.csv", b"A,B\n'=1+1,'tis\n''=x,'\n")
    assert [row.cells for row in table.rows] == [("=1+1", "'tis"), ("'=x", "'")]


def test_a_quotation_mark_that_nothing_closes_is_refused() -> None:
    """The line at which it opens is told."""
    with pytest.raises(UnreadableFile, match="line 2: a quotation mark opens a field"):
        read_csv("c.csv", b'A,B\n"x,y\n1,2\n')


def test_rows_may_be_shorter_than_the_headings() -> None:
    """Fields that are missing at the end of a row are empty, and further ones get a heading without words."""
    (table,) = read_csv("c.csv", b"A,B\n1\n1,2,3\n")
    assert table.headings == ("A", "B", "")
    assert [row.cells for row in table.rows] == [("1", "", ""), ("1", "2", "3")]
