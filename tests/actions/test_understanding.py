"""Tests of understanding the tables of a file."""

from pathlib import Path

import pytest

from proposaltrack.actions.understanding import read_table
from proposaltrack.errors import UnreadableFile
from tables import workbook

MATRIX = ["Item", "Source", "Type", "Paragraph", "Comment", "Proposed wording", "Decision"]


def _file(folder: Path, sheets: dict[str, list[list[str]]]) -> Path:
    path = folder / "comments.xlsx"
    path.write_bytes(workbook(sheets))
    return path


def test_every_table_that_fits_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    """Lines come in the order of the sheets, and a list of words beside each other that fits nothing is told."""
    sheets = {
        "One": [MATRIX, ["1", "SOU", "te", "2", "Why?", "", ""]],
        "Prices": [["Fish", "Fee"], ["trout", "5"]],
        "Words": [["Thank you"], ["Yours"]],
        "Two": [MATRIX, ["2", "SOU", "te", "3", "How?", "", ""]],
    }
    read = read_table(_file(tmp_path, sheets))
    assert [remark.comment for remark in read.remarks] == ["Why?", "How?"]
    assert (len(read.parts), read.layout) == (2, read.parts[0].layout)
    assert read.left == ("sheet Prices is not read: no table that is known has the headings 'Fish', 'Fee'",)


def test_what_is_wrong_in_several_tables_is_told_at_once(tmp_path: Path) -> None:
    """An answer that nobody knows is named in each sheet."""
    wrong = ["1", "SOU", "te", "2", "Why?", "", "Perhaps never"]
    with pytest.raises(UnreadableFile) as told:
        read_table(_file(tmp_path, {"One": [MATRIX, wrong], "Two": [MATRIX, wrong]}))
    assert [problem.place for problem in told.value.problems] == ["sheet One, row 2", "sheet Two, row 2"]


def test_where_no_table_fits_the_first_is_told(tmp_path: Path) -> None:
    """The headings of the first table are named with the way out."""
    with pytest.raises(UnreadableFile, match=r".*'Fish', 'Fee'"):
        read_table(_file(tmp_path, {"Prices": [["Fish", "Fee"], ["trout", "5"]]}))
