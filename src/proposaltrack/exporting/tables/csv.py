"""Comma-separated values: for every spreadsheet, with nothing in them that one would run."""

from itertools import chain

from proposaltrack.exporting.tables.base import FORMULA, Carrier, title_lines, write_checked
from proposaltrack.exporting.tables.filling import Filler, Spot
from proposaltrack.importing.grids.csv import (
    DELIMITERS,
    Field,
    cut_records,
    find_delimiter,
    read_csv,
    read_grids,
)
from proposaltrack.model.table import Table

_MARK = "\ufeff"
"""Without a byte order mark, Excel takes the file for one of an old code page."""


def write_csv(table: Table) -> bytes:
    """The table as comma-separated values in UTF-8, its title above it.

    A cell that a spreadsheet would run as a formula gets an apostrophe, which our reader takes away.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("CSV", table, _render, read_csv)


def _render(table: Table) -> bytes:
    # With a single heading, a line of title could not be told from a row.
    titled = sum(bool(heading.strip()) for heading in table.headings) > 1
    above = ([line] for line in title_lines(table)) if titled else ()
    rows = chain(above, [table.headings], (row.cells for row in table.rows))
    return (_MARK + "".join(",".join(map(_field, row)) + "\r\n" for row in rows)).encode()


def _field(text: str) -> str:
    """A text as a field: harmless, and quoted where something in it could be taken for the end of it."""
    safe = f"'{text}" if FORMULA.match(text.lstrip("'")) else text
    if any(sign in safe for sign in (*DELIMITERS, '"', "\n")) or safe != safe.strip():
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _put(name: str, content: bytes, spots: tuple[Spot, ...]) -> bytes:
    text = content.decode("utf-8-sig")
    delimiter = find_delimiter(text)
    records = cut_records(name, text, delimiter)
    pieces, at = [], len(text)
    for spot in sorted(spots, key=lambda spot: (spot.number, spot.column), reverse=True):
        start, end, words = _stretch(records[spot.number - 1], spot, delimiter)
        pieces += [text[end:at], words]
        at = start
    filled = "".join((text[:at], *reversed(pieces)))
    return ((_MARK if content.startswith(_MARK.encode()) else "") + filled).encode()


def _stretch(fields: tuple[Field, ...], spot: Spot, delimiter: str) -> tuple[int, int, str]:
    """What to replace, and by what; a record that ends before the column is made longer."""
    words = _field(spot.text)
    if spot.column < len(fields):
        return fields[spot.column].start, fields[spot.column].end, words
    return fields[-1].end, fields[-1].end, delimiter * (spot.column - len(fields) + 1) + words


fill_csv = Filler(read_grids, _put)
CARRIER = Carrier("CSV", ".csv", write_csv, fill_csv)
