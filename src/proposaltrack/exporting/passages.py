"""Passages: both texts as one row of paragraphs and table rows, each with what was taken out and put in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from proposaltrack.compare.paragraphs import plan_paragraphs
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.model.marked import Line
from proposaltrack.text.lines import words_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a row of a table in both texts at once.

    Args:
        cells: what became of the words of each cell; one for a paragraph.
        level: heading level from 1; 0 for what is no heading.
        table: it is a row of a table.
        note: the mark of the note it is part of; "" in the body.
        move: the name that both ends of a move share; "" for what was not moved.
    """

    cells: tuple[tuple[Edit, ...], ...]
    level: int = 0
    table: bool = False
    note: str = ""
    move: str = ""


Unit = tuple[tuple[Line, ...], ...]


def passages_of(before: Sequence[Line], after: Sequence[Line]) -> list[Passage]:
    """The way from one text to another as it is drawn.

    Args:
        before: the paragraphs of the text before.
        after: those of the text after.
    """
    ours, theirs = _units(before), _units(after)
    steps = plan_paragraphs([_said(unit) for unit in ours], [_said(unit) for unit in theirs])
    return [
        passage
        for step in steps
        for passage in _passages(
            ours[step.before] if step.before >= 0 else None,
            theirs[step.after] if step.after >= 0 else None,
            step.move,
        )
    ]


def _units(lines: Sequence[Line]) -> list[Unit]:
    """Paragraphs, and the rows of tables in their cells."""
    units: list[Unit] = []
    for place, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        members = list(group)
        if place is None:
            units += [((line,),) for line in members]
        else:
            units.append(
                tuple(
                    tuple(cell)
                    for _, cell in groupby(members, key=lambda line: line.cell and line.cell.column)
                )
            )
    return units


def _said(unit: Unit) -> str:
    return " | ".join("\n".join(words_of(line) for line in cell) for cell in unit)


def _cell(cell: Sequence[Line]) -> str:
    return "\n".join(line.printed for line in cell)


def _passages(before: Unit | None, after: Unit | None, move: str) -> Iterator[Passage]:
    if before is not None and after is not None and len(before) == len(after):
        cells = tuple(diff_words(_cell(one), _cell(two)) for one, two in zip(before, after, strict=True))
        yield _passage(after, cells, move)
        return
    if before is not None:
        yield _passage(before, tuple((Edit(EditKind.DELETED, _cell(cell), ""),) for cell in before), move)
    if after is not None:
        yield _passage(after, tuple((Edit(EditKind.INSERTED, "", _cell(cell)),) for cell in after), move)


def _passage(unit: Unit, cells: tuple[tuple[Edit, ...], ...], move: str) -> Passage:
    first = unit[0][0]
    return Passage(cells, first.level, first.cell is not None, first.note, move)
