"""Excel workbooks: every sheet's cells as the words that people read in them."""

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.archives import Archive
from proposaltrack.importing.grids.base import Grid, GridFormat, Line, make_tables
from proposaltrack.model.table import Table

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How the format spells a character that XML cannot hold."""
_DECIMALS = re.compile(r"0\.(0+)")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_MERGED = 1_000_000
"""Cells; each of them is made when the workbook is opened."""
_WIDEST = 500


def read_xlsx(name: str, content: bytes) -> tuple[Table, ...]:
    """The tables of a workbook, one for each sheet that holds something; formulas give their last result.

    Raises:
        UnreadableFile: damaged, encrypted, or no workbook.
    """
    return make_tables(read_grids(name, content))


def read_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """The grid of each sheet that holds something; see `read_xlsx`."""
    _check_merged(check_parts(name, content))
    # Loaded here: the library takes longer than all else, and most commands never meet a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        # What the library raises for XML that does not end is one of these.
        SyntaxError,
        zipfile.BadZipFile,
    ) as wrong:
        told = "it is no workbook that can be read"
        raise UnreadableFile(name, [Problem("", told, "Ask for it again, saved as .xlsx.")]) from wrong
    grids = [Grid(label_of(sheet.title), _lines(sheet)) for sheet in book.worksheets]
    return tuple(grid for grid in grids if grid.lines)


def label_of(title: str) -> str:
    """What a sheet's grid is called."""
    return f"sheet {title}"


def check_parts(name: str, content: bytes) -> Archive:
    """The parts of an office file, none of which defines entities.

    Raises:
        UnreadableFile: damaged, encrypted, larger inside than any document is, or with entities of its own.
    """
    archive = Archive(name, content)
    for part in archive.names():
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in (archive.read(part) or b""):
            told = "its XML defines entities, which are not read"
            raise UnreadableFile(name, [Problem(part, told, "Ask for a copy without them.")])
    return archive


def _check_merged(archive: Archive) -> None:
    for part in archive.names():
        if part.startswith("xl/worksheets/"):
            merged = _MERGED.findall(archive.read(part) or b"")
            if sum(_area(*corners) for corners in merged) > _MOST_MERGED:
                told = "it merges more cells than any table has"
                raise UnreadableFile(
                    archive.name, [Problem(part, told, "Ask for it again without merged cells.")]
                )


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _lines(sheet: Any) -> tuple[Line, ...]:
    """The rows that hold something; what is merged downwards is repeated."""
    # The sheet's own walk visits every cell of the widest and longest stretch, of which a file may claim millions.
    filled = {at: text for at, cell in sheet._cells.items() if (text := cell_text(cell))}  # noqa: SLF001
    for merged in sheet.merged_cells.ranges:
        text = filled.get((merged.min_row, merged.min_col), "")
        last = min(merged.max_row, sheet.max_row)
        if text and last > merged.min_row:
            filled |= {(row, merged.min_col): text for row in range(merged.min_row + 1, last + 1)}
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(filled.items()):
        if column <= _WIDEST:
            rows.setdefault(row, {})[column] = text
    width = max((column for row in rows.values() for column in row), default=0)
    return tuple(
        Line(number, tuple(row.get(column, "") for column in range(1, width + 1)))
        for number, row in rows.items()
    )


def cell_text(cell: Any) -> str:
    """What people read in a cell: numbers with the decimals that they are shown with, days in ISO form.

    Args:
        cell: a cell of the library.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return (
        _CODED.sub(lambda code: chr(int(code[1], 16)), str(value)).replace("\r\n", "\n").replace("\r", "\n")
    )


def _number(value: float, shown: str) -> str:
    """A clause 3.10 that was typed as a number is shown as 3.10, and stored as 3.1."""
    if decimals := _DECIMALS.fullmatch(shown):
        return f"{value:.{len(decimals[1])}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


GRID = GridFormat("Excel workbook", (".xlsx", ".xlsm"), read_xlsx)
