"""Blocks: a document as paragraphs and tables, each with the element that holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Document
from proposaltrack.importing.word.names import w
from proposaltrack.model.marked import Line, MarkedText, View


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the document that is marked.

    Args:
        element: the paragraph.
        line: as it is read.
        place: its index among the paragraphs of the document.
    """

    element: Element
    line: Line
    place: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the document that is marked.

    Args:
        element: the table.
        rows: the element of each row, with the paragraphs of each of its cells.
    """

    element: Element
    rows: tuple[tuple[Element, tuple[tuple[Spot, ...], ...]], ...]

    @property
    def place(self) -> int:
        """The index of its first paragraph among those of the document."""
        return self.rows[0][1][0][0].place

    @property
    def said(self) -> list[tuple[Element, tuple[tuple[Spot, ...], ...]]]:
        """The rows that say something."""
        return [
            row for row in self.rows if any(spot.line.printed.strip() for cell in row[1] for spot in cell)
        ]


Block = Spot | Grid
Wanted = Line | tuple[tuple[tuple[Line, ...], ...], ...]
"""A paragraph as it must read, or a table of rows of cells of paragraphs."""


def spots_of(document: Document, marked: MarkedText) -> list[Spot]:
    """Every paragraph of a settled document with its element.

    Args:
        document: the document.
        marked: its paragraphs.
    """
    return [
        Spot(
            raw.element,
            Line(p.label_in(View.FINAL), p.text_in(View.FINAL), p.level, p.cell, p.note),
            place,
        )
        for place, (raw, p) in enumerate(zip(document.raw, marked.paragraphs, strict=True))
    ]


def block_up(spots: Sequence[Spot]) -> list[Block]:
    """The paragraphs as blocks: those of one table together."""
    blocks: list[Block] = []
    for table, group in groupby(spots, key=lambda spot: spot.line.cell.table if spot.line.cell else -1):
        members = [*group]
        blocks += members if table < 0 else [_grid(members)]
    return blocks


def _grid(spots: Sequence[Spot]) -> Grid:
    rows = []
    table = None
    for _, row in groupby(spots, key=lambda spot: spot.line.cell.row if spot.line.cell else 0):
        cells = [
            tuple(cell)
            for _, cell in groupby(row, key=lambda spot: spot.line.cell.column if spot.line.cell else 0)
        ]
        element = [*cells[0][0].element.iterancestors(w("tr"))][-1]
        table = [*element.iterancestors(w("tbl"))][-1]
        rows.append((element, tuple(cells)))
    return Grid(table, tuple(rows))


def want_up(lines: Sequence[Line]) -> list[Wanted]:
    """The paragraphs that are wanted as blocks: those of one table together."""
    wanted: list[Wanted] = []
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else -1):
        members = [*group]
        wanted += members if table < 0 else [_rows(members)]
    return wanted


def _rows(lines: Sequence[Line]) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    rows = groupby(lines, key=lambda line: line.cell.row if line.cell else 0)
    return tuple(
        tuple(tuple(cell) for _, cell in groupby(row, key=lambda line: line.cell.column if line.cell else 0))
        for _, row in rows
    )
