"""NumbersList: the numbers of clauses in several versions, a clause a line."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from proposaltrack.tui.tracing import NumbersRow
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit

_LEAST, _MOST = 6, 16
"""Cells of a column of numbers."""
_WORDS = 22
"""Cells that headings keep at least."""
_RELATION = 26


class NumbersList(RowsView[NumbersRow]):
    """One line for each clause: its number in each version, what it is about, what became of it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, empty="No number differs.")
        self.labels: tuple[str, ...] = ()
        self.columns: tuple[int, ...] = ()

    def measure(self, labels: Sequence[str], rows: Sequence[NumbersRow], width: int) -> None:
        """Find how wide the columns are, and how many of them, the latest first, have room.

        Args:
            labels: what the versions are called.
            rows: what will be shown.
            width: cells from edge to edge.
        """
        names = [label.rpartition("@")[2] for label in labels]
        wanted = [
            min(max(_LEAST, len(name), *(len(row.cells[n]) for row in rows), 0), _MOST) + 2
            for n, name in enumerate(names)
        ]
        room = width - _WORDS - (_RELATION if len(labels) == 2 else 0)
        first = len(wanted) - 1
        while first > 0 and sum(wanted[first - 1 :]) <= room:
            first -= 1
        self.columns, self.labels = tuple(wanted[first:]), tuple(names[first:])

    @property
    def head(self) -> str:
        """The names of the columns, above the list."""
        return " " + "".join(fit(name, width) for name, width in zip(self.labels, self.columns, strict=True))

    def height(self, row: NumbersRow, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: NumbersRow, width: int) -> list[Strip]:
        """The line of one clause."""
        shown = row.cells[len(row.cells) - len(self.columns) :]
        numbers = " " + "".join(fit(c or "-", w) for c, w in zip(shown, self.columns, strict=True))
        relation = _RELATION if len(row.cells) == 2 else 0
        words = max(0, width - len(numbers) - relation)
        look = self.style("rows--strong" if row.changed else "rows--dim")
        return [
            Strip([
                Segment(numbers, look),
                Segment(fit(row.heading, words)),
                Segment(fit(f" {row.relation}", relation), self.style("rows--dim")),
            ])
        ]  # fmt: skip
