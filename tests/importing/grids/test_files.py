"""Tables by the suffix of their file."""

import json

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import LARGEST
from proposaltrack.importing.grids import GRIDS
from proposaltrack.importing.grids.files import read_tables
from tables import iso_template, workbook


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.docx", iso_template()),
        ("t.XLSX", workbook({"S": [("A", "B"), ("1", "2")]})),
        ("t.csv", b"A,B\n1,2\n"),
        ("t.tsv", b"A\tB\n1\t2\n"),
        ("t.md", b"A|B\n-|-\n1|2\n"),
        ("t.htm", b"<table><tr><td>A<td>B<tr><td>1<td>2</table>"),
        (
            "t.json",
            b'{"schema":"proposaltrack/table/1","headings":["A"],"rows":[{"cells":["1"]}],"title":[]}',
        ),
    ],
)
def test_the_suffix_decides(name: str, content: bytes) -> None:
    """Every sort of file that tables come in is read."""
    assert read_tables(name, content)[0].rows


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.pdf", b"x", r"files that end in '\.pdf'.*Save it as one of \.docx"),
        ("t", b"x", "files that end in ''"),
        ("t.xls", b"x", r"an old Excel file.*Save it as \.xlsx"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected with a password"),
        ("t.md", b"no table here\n", "it holds no table"),
        ("t.html", b"<p>none", "it holds no table"),
        ("t.csv", b"", "holds no text"),
        ("t.csv", b"a,\xff\n", "not UTF-8"),
        ("t.csv", b"x" * (LARGEST + 1), "the most is 20 MB"),
        ("t.json", b"{", "it is no JSON"),
        ("t.json", b"[" * 100_000, "it is no JSON"),
        ("t.json", b'{"schema": "x"}', "its JSON holds no table"),
    ],
)
def test_what_holds_no_table_is_refused(name: str, content: bytes, told: str) -> None:
    """A file without a table that can be read is refused with the next step."""
    with pytest.raises(UnreadableFile, match=told):
        read_tables(name, content)


@pytest.mark.parametrize(
    "change",
    [{"headings": [1]}, {"rows": [{"cells": ["a", "b"]}]}, {"rows": [1]}, {"title": [{"name": "x"}]}],
)
def test_json_of_another_shape_is_refused(change: dict[str, object]) -> None:
    """What is not headings, rows and title is no table."""
    told = {"schema": "proposaltrack/table/1", "headings": ["A"], "rows": [], "title": []} | change
    with pytest.raises(UnreadableFile, match="its JSON holds no table"):
        read_tables("t.json", json.dumps(told).encode())


def test_no_suffix_is_read_in_two_ways() -> None:
    """Each suffix belongs to one sort of file."""
    suffixes = [suffix for grid in GRIDS for suffix in grid.suffixes]
    assert len(suffixes) == len(set(suffixes))
