"""Sheets of workbooks, as people read them."""

from datetime import date

import openpyxl
import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.grids.xlsx import read_xlsx
from tables import repacked, save, workbook


def test_each_sheet_is_a_table() -> None:
    """Sheets that hold nothing are left out, and the place of a row names its sheet."""
    content = workbook({"One": [("A", "B"), (1, "x")], "Empty": [], "Two": [("C", "D"), ("y", None)]})
    one, two = read_xlsx("c.xlsx", content)
    assert (one.headings, one.rows[0].cells) == (("A", "B"), ("1", "x"))
    assert (two.rows[0].cells, two.rows[0].place) == (("y", ""), "sheet Two, row 2")


def test_numbers_and_days_are_read_as_they_are_shown() -> None:
    """A clause 3.10 keeps its nought, a whole number has no decimals, and a day is a day."""
    book = openpyxl.Workbook()
    book.active.append(("Clause", "Line", "Date", "Sure"))
    book.active.append((3.1, 17.0, date(2024, 5, 1), True))
    book.active["A2"].number_format = "0.00"
    (table,) = read_xlsx("c.xlsx", save(book))
    assert table.rows[0].cells == ("3.10", "17", "2024-05-01", "TRUE")


def test_single_words_above_the_headings_are_the_title() -> None:
    """Rows with one filled cell above the first row with two are the title."""
    rows = [("Comment resolution matrix",), ("Document: CD 1234",), (), ("Clause", "Comment"), ("4", "No.")]
    (table,) = read_xlsx("c.xlsx", workbook({"S": rows}))
    assert table.title == (("", "Comment resolution matrix"), ("Document", "CD 1234"))
    assert table.headings == ("Clause", "Comment")
    assert [row.place for row in table.rows] == ["row 5"]


def test_merged_cells_hold_for_every_row() -> None:
    """A clause that is merged over two comments is the clause of both."""
    book = openpyxl.Workbook()
    for row in (("Clause", "Comment"), ("4", "one"), (None, "two")):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    (table,) = read_xlsx("c.xlsx", save(book))
    assert [row.cells for row in table.rows] == [("4", "one"), ("4", "two")]


def test_coded_characters_are_what_they_stand_for() -> None:
    """A carriage return in Excel's own spelling is a line end."""
    (table,) = read_xlsx("c.xlsx", workbook({"S": [("A", "B"), ("x_x000D_\ny", "_x005F_x000D_")]}))
    assert table.rows[0].cells == ("x\ny", "_x000D_")


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    """A sheet that claims a million rows is read by what it holds."""
    book = openpyxl.Workbook()
    book.active.append(("Clause", "Comment"))
    book.active["A1048576"] = "last"
    book.active["XFD3"] = "far out"
    (table,) = read_xlsx("c.xlsx", save(book))
    assert [row.cells for row in table.rows] == [("last", "")]


def test_what_defines_entities_is_refused() -> None:
    """A workbook whose XML would put things in place of others is not opened."""
    content = workbook({"S": [("A", "B")]})
    hostile = repacked(content, "xl/workbook.xml", "<workbook ", '<!DOCTYPE x [<!ENTITY e "e">]><workbook ')
    with pytest.raises(UnreadableFile, match=r"xl/workbook.xml: its XML defines entities"):
        read_xlsx("c.xlsx", hostile)


def test_what_is_no_workbook_is_refused() -> None:
    """A zip file that is none is refused with the next step."""
    with pytest.raises(UnreadableFile, match=r"no workbook.*saved as \.xlsx"):
        read_xlsx("c.xlsx", repacked(workbook({"S": [("A",)]}), "[Content_Types].xml", "sheet.main", "other"))


def test_a_workbook_that_merges_everything_is_refused() -> None:
    """Each merged cell is made when a workbook is opened, so that there must not be billions."""
    book = openpyxl.Workbook()
    book.active.append(("A", "B"))
    book.active.merge_cells("C1:C2")
    vast = repacked(save(book), "xl/worksheets/sheet1.xml", "C1:C2", "C1:XFD1048576")
    with pytest.raises(UnreadableFile, match="it merges more cells than any table has"):
        read_xlsx("c.xlsx", vast)
