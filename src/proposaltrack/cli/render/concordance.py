"""Concordances for a terminal: the numbers of clauses side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.cli.render.cascades import cascades, range_of
from proposaltrack.cli.render.clauses import names_of
from proposaltrack.cli.render.layout import Piece, columns, flow, pad, paint
from proposaltrack.model.comparison import BY_PERSON
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

GAP = "  "
DOUBT = "?"
"""What marks a clause of which two ways of comparing do not say the same."""
_RELATION = 32
"""Columns for what became of a clause; longer ones go on in the next line."""

Row = Sequence[str]


def concordance_lines(answer: "Json", width: int) -> Iterator[str]:
    """A concordance as a table; of two versions also what became of each clause.

    Args:
        answer: as `views.history.concordance_json` gives it.
        width: columns.
    """
    labels = [make_line(version["version"]) for version in answer["versions"]]
    if len(labels) == 2:
        yield from _relations(labels, answer["rows"], width)
        return
    yield paint(make_line(answer["document"]), "strong")
    told = [[names_of(clauses) or "-" for clauses in row["clauses"]] for row in answer["rows"]]
    heads = [label.partition("@")[2] or label for label in labels]
    for place, (first, last) in enumerate(_bands(heads, told, width)):
        if place:
            yield ""
        yield from _table(heads[first:last], _said(row[first:last] for row in told), width)


def _said(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows that say something."""
    return [row for row in rows if set(row) != {"-"}]


def _bands(heads: Row, rows: Sequence[Row], width: int) -> Iterator[tuple[int, int]]:
    """Which columns stand beside each other where all of them do not fit; each band begins as the one before ends."""
    needed = [max(map(columns, column)) + len(GAP) for column in zip(heads, *rows, strict=True)]
    first = 0
    for place in range(2, len(needed)):
        if sum(needed[first : place + 1]) > width + len(GAP):
            yield first, place
            first = place - 1
    yield first, len(needed)


def _table(heads: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    widths = [min(width, max(map(columns, column))) for column in zip(heads, *rows, strict=True)]
    yield paint(_line(heads, widths), "strong")
    for row in rows:
        yield _line(row, widths)


def _line(cells: Row, widths: Sequence[int]) -> str:
    told = (pad(shorten(cell, room), room) for cell, room in zip(cells, widths, strict=True))
    return GAP.join(told).rstrip()


def _relations(labels: Row, rows: "Sequence[Json]", width: int) -> Iterator[str]:
    changes = [{**row, "before": row["clauses"][0], "after": row["clauses"][1]} for row in rows]
    told = [_relation(cascade) for cascade in cascades(changes)]
    most = (width - _RELATION) // 2 - len(GAP)
    widths = [
        min(most, max(map(columns, column)))
        for column in zip(labels, *(cells for cells, _ in told), strict=True)
    ]
    yield paint(_line(labels, widths), "strong")
    for cells, relation in told:
        start = "".join(
            pad(shorten(cell, room), room) + GAP for cell, room in zip(cells, widths, strict=True)
        )
        yield from flow([Piece(relation)], width, start, hang=" " * columns(start))
    if any(row["doubted"] for row in rows):
        yield ""
        told_doubt = f"{DOUBT} step by step through the versions, and compared directly, it is not the same"
        yield from flow([Piece(told_doubt)], width, hang="  ")


def _relation(cascade: "Sequence[Json]") -> tuple[Row, str]:
    """The cells of one clause, or of clauses renumbered alike, and what became of them."""
    doubt = f" {DOUBT}" if any(row["doubted"] for row in cascade) else ""
    kinds = ", ".join(kind.replace("_", " ") for kind in cascade[0]["kinds"])
    why = cascade[0]["why"] or ""
    kinds += f"; {make_line(why)}" if why.endswith(BY_PERSON) else ""
    if len(cascade) > 1:
        cells = [range_of([row[side][0] for row in cascade]) for side in ("before", "after")]
        return cells, f"{len(cascade)} clauses {kinds}{doubt}"
    return [names_of(cascade[0][side]) or "-" for side in ("before", "after")], f"{kinds}{doubt}"
