"""Planning: which line of a file became which of another, the cells of a table row by row."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from proposaltrack.compare.paragraphs import Step, plan_paragraphs
from proposaltrack.model.marked import Line


def plan_lines(before: Sequence[Line], after: Sequence[Line]) -> tuple[Step, ...]:
    """The way from one text to another, line by line; a cell becomes a cell of the row that its row became.

    Args:
        before: the lines of the text before.
        after: those of the text after.
    """
    ours, theirs = _rows(before), _rows(after)
    plan = plan_paragraphs([_said(before, row) for row in ours], [_said(after, row) for row in theirs])
    return tuple(
        step
        for one in plan
        for step in _within(
            ours[one.before] if one.before >= 0 else [], theirs[one.after] if one.after >= 0 else [], one.move
        )
    )


def _rows(lines: Sequence[Line]) -> list[list[int]]:
    """The places of lines, those of one row of a table together."""

    def row_of(place: int) -> tuple[int, int]:
        cell = lines[place].cell
        return (cell.table, cell.row) if cell else (-1, place)

    return [[*places] for _, places in groupby(range(len(lines)), key=row_of)]


def _said(lines: Sequence[Line], row: Sequence[int]) -> str:
    return " | ".join(lines[place].text for place in row)


def _within(ours: Sequence[int], theirs: Sequence[int], move: str) -> Iterator[Step]:
    """Cells in their order; where a row has more of them than the other, the last are gone or new."""
    return (Step(one, two, move) for one, two in zip_longest(ours, theirs, fillvalue=-1))
