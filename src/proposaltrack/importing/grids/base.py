"""What every carrier of tables gives, and how its rows become tables with headings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from proposaltrack.model.table import Row, Table

LONGEST_NAME = 60
"""Characters; what stands before a colon in a longer line is no name."""


class Line(NamedTuple):
    """One row of a grid.

    Args:
        number: its place in the file's own counting, from 1.
        cells: its texts; what is merged downwards is repeated, what is merged sideways stands in the first.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One grid of a file, before it is known which row holds the headings.

    Args:
        label: what tells it from the other grids of the file ("table 2", "sheet Comments").
        lines: its rows.
        headings: the headings, where the file keeps them elsewhere; else empty.
        above: lines that stand above it.
    """

    label: str
    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridFormat:
    """A sort of file that tables come in.

    Args:
        name: what people call it.
        suffixes: file suffixes in lower case, with their dot.
        read: file name and bytes to tables; raises UnreadableFile with every problem.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], tuple[Table, ...]]


def make_tables(grids: Sequence[Grid]) -> tuple[Table, ...]:
    """The tables of a file; a row's place names its table only where the file has several."""
    return tuple(_table(grid, alone=len(grids) == 1) for grid in grids if grid.lines or grid.headings)


def place_of(grid: Grid, line: Line, *, alone: bool) -> str:
    """Where a row stands in its file, for people."""
    return f"row {line.number}" if alone else f"{grid.label}, row {line.number}"


def _table(grid: Grid, *, alone: bool) -> Table:
    top = -1 if grid.headings else _heading_row(grid.lines)
    headings = grid.headings or grid.lines[top].cells
    headings = (*headings, *("" for _ in range(_width(grid.lines) - len(headings))))
    above = (*grid.above, *(words for line in grid.lines[: max(top, 0)] for words in line.cells))
    rows = (
        Row(_padded(line.cells, len(headings)), place_of(grid, line, alone=alone))
        for line in grid.lines[top + 1 :]
        if any(cell.strip() for cell in line.cells)
    )
    return Table(headings, tuple(rows), tuple(make_title(above)))


def _heading_row(lines: Sequence[Line]) -> int:
    """The first row with two words in it; single words above it are the title."""
    filled = (sum(bool(cell.strip()) for cell in line.cells) for line in lines)
    return next((place for place, count in enumerate(filled) if count > 1), 0)


def _width(lines: Iterable[Line]) -> int:
    return max((len(line.cells) for line in lines), default=0)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def make_title(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Lines above a table as name and words; the name is what stands before the first colon.

    Args:
        lines: the lines; empty ones are left out.
    """
    for line in lines:
        name, colon, words = line.strip().partition(":")
        if colon and words.strip() and 0 < len(name.strip()) <= LONGEST_NAME:
            yield name.strip(), words.strip()
        elif line.strip():
            yield "", line.strip().removesuffix(":")


def cut_again(table: Table, place: int) -> Table:
    """The table with a row as its headings; what stood above that row becomes title.

    Args:
        table: the table.
        place: the row, from 0.
    """
    above = (table.headings, *(row.cells for row in table.rows[:place]))
    pairs = (pair for cells in above for pair in _pairs([cell.strip() for cell in cells if cell.strip()]))
    return Table(table.rows[place].cells, table.rows[place + 1 :], (*table.title, *pairs))


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name and words from a row of a form; "Document" and "CD 1234" stand in two cells as often as in one."""
    if len(words) == 2 and ":" not in words[0].rstrip(":") and len(words[0]) <= LONGEST_NAME:
        yield words[0].rstrip(": "), words[1]
    else:
        yield from make_title(words)
