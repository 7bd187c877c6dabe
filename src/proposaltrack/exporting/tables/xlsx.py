"""Excel workbooks: a sheet that prints well; nothing in it is a formula, whatever its words begin with."""

import io
from typing import Any

from proposaltrack.errors import Refused
from proposaltrack.exporting.tables.base import FORMULA, Carrier, title_lines, write_checked
from proposaltrack.exporting.tables.coding import coded
from proposaltrack.exporting.tables.looks import weigh_columns
from proposaltrack.exporting.tables.workbook import fill_xlsx
from proposaltrack.importing.grids.xlsx import read_xlsx
from proposaltrack.model.table import Table

_SHADE = "E7E6E6"
_WIDTH = 140
"""Characters that a landscape page holds."""


def write_xlsx(table: Table) -> bytes:
    """The table as a workbook of one sheet, its title above it; headings stay in sight and are printed on every page.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("an Excel workbook", table, _render, read_xlsx)


def _render(table: Table) -> bytes:
    # Loaded here: the library takes longer than all else, and most commands never meet a workbook.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "Table"
    # With a single heading, a line of title could not be told from a row.
    titled = sum(bool(heading.strip()) for heading in table.headings) > 1
    above = title_lines(table) if titled else []
    for number, line in enumerate(above, 1):
        _write(sheet.cell(number, 1), line)
    top = len(above) + 1
    for column, heading in enumerate(table.headings, 1):
        cell = sheet.cell(top, column)
        _write(cell, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", _SHADE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, top + 1):
        for column, text in enumerate(row.cells, 1):
            _write(sheet.cell(number, column), text)
            sheet.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    _set_page(sheet, table, top)
    _offer_choices(sheet, table, top)
    stream = io.BytesIO()
    try:
        # The library writes each sheet to a temporary file first.
        book.save(stream)
    except OSError as wrong:
        raise Refused(
            f"no temporary file can be written here: {wrong.strerror}",
            "Free some space, or write a .csv file.",
        ) from None
    return stream.getvalue()


def _write(cell: Any, text: str) -> None:
    """Put words into a cell, as words: a formula, a number and an error are words too."""
    if text:
        cell.value = coded(text)
        cell.data_type = "s"
        cell.quotePrefix = bool(FORMULA.match(text))


def _offer_choices(sheet: Any, table: Table, top: int) -> None:
    """A list to choose from in each cell of some columns, which does not hinder anybody from writing otherwise."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    for heading, words in table.choices:
        if heading in table.headings and table.rows:
            column = get_column_letter(table.headings.index(heading) + 1)
            offer = DataValidation(
                "list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False
            )
            offer.add(f"{column}{top + 1}:{column}{top + len(table.rows)}")
            sheet.add_data_validation(offer)


def _set_page(sheet: Any, table: Table, top: int) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for column, share in enumerate(weigh_columns(table), 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(share * _WIDTH, 8)
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


CARRIER = Carrier("Excel workbook", ".xlsx", write_xlsx, fill_xlsx)
