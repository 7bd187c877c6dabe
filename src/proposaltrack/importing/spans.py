"""Cells that reach across columns or down rows, counted as a word processor files them."""

_WIDEST = 1_000
"""More columns or rows than a cell of any document reaches over."""


class Columns:
    """Counts the cells of a table, row by row.

    A cell that reaches across is one cell. A cell that reaches down leaves an empty one in every row below it, so that
    the words beside it keep their column.
    """

    def __init__(self) -> None:
        self._above: dict[int, tuple[int, int]] = {}
        self._below: dict[int, tuple[int, int]] = {}
        self._at = 0
        self._column = -1

    def begin_row(self) -> None:
        """Go on to the next row."""
        self._above = self._below
        self._below = {at: (left - 1, across) for at, (left, across) in self._above.items() if left > 1}
        self._at, self._column = 0, -1

    def next_cell(self, across: str | None, down: str | None) -> int:
        """The number of the next cell in its row, from 0.

        Args:
            across: how many columns the file says that it reaches over; None for one.
            down: how many rows.
        """
        self._pass_by()
        width, height = _span(across), _span(down)
        if height > 1:
            self._below[self._at] = height - 1, width
        self._at += width
        self._column += 1
        return self._column

    def end_row(self) -> int:
        """How many cells the row has, those below others included."""
        self._pass_by()
        return self._column + 1

    def _pass_by(self) -> None:
        while self._at in self._above:
            self._at += self._above[self._at][1]
            self._column += 1


def _span(said: str | None) -> int:
    value = (said or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 9 else 1
