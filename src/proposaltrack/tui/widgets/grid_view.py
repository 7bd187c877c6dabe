"""GridView: rows with a name, a state and many columns, drawn line by line; one cell is under the cursor."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit, height_of, wrap

Row = TypeVar("Row")

Piece = tuple[str, str]
"""Safe words and the component that says how they look; "" for plain ones."""

_EDGE = " "
_GAP = 2


class GridView(RowsView[Row]):
    """A table too large for the window: names stay at the left, columns go sideways.

    What a row shows is said by `label`, `state` and `cells` of the class made from this one. Whenever the columns in
    the window are others, `Framed` is posted; `head` names them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "column(-1)", "Column before", show=False),
        Binding("right,l", "column(1)", "Column after", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--here", "diff--inserted", "diff--deleted"}

    LABEL: ClassVar[int] = 14
    """Cells that the name of a row has at least."""
    STATE: ClassVar[int] = 22
    """Cells of the state."""
    LEAST: ClassVar[int] = 6
    """Cells that a column has at least."""
    MARKED = False
    WRAPS: ClassVar[bool] = False
    """True where a cell takes as many lines as its words need."""

    column: reactive[int] = reactive(0, init=False)

    class Framed(Message):
        """Other columns are in the window.

        Args:
            view: the table.
        """

        def __init__(self, view: "GridView[Any]") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "GridView[Any]":
            """The table."""
            return self.view

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, empty=empty)
        self.names: tuple[str, ...] = ()
        self._first, self._label, self._state, self._widths = 0, self.LABEL, self.STATE, [self.LEAST]

    def label(self, row: Row) -> Piece:
        """What the row is called."""
        raise NotImplementedError

    def state(self, row: Row) -> Piece:
        """How the row stands."""
        raise NotImplementedError

    def cells(self, row: Row) -> Sequence[Sequence[Piece]]:
        """What stands in each column of the row."""
        raise NotImplementedError

    def fill(self, names: Sequence[str], rows: Sequence[Row], cursor: int = 0) -> None:
        """Show other rows under these columns.

        Args:
            names: safe names of the columns.
            rows: the rows.
            cursor: the row to begin with.
        """
        self.names = tuple(names)
        self.set_reactive(GridView.column, max(0, min(self.column, len(names) - 1)))
        self.show(rows, cursor)

    def _lay_out(self) -> None:
        self._measure(self._width)
        super()._lay_out()
        self.post_message(self.Framed(self))

    def _measure(self, width: int) -> None:
        """Find how wide name, state and columns are, and which columns are in the window."""
        wanted = [max(self.LEAST, len(name) + _GAP) for name in self.names] or [self.LEAST]
        self._state = min(self.STATE, max(8, width // 4))
        room = max(self.LEAST, width - self.LABEL - self._state)
        self._first = self._window(wanted, room)
        shown: list[int] = []
        for cells in wanted[self._first :]:
            if shown and sum(shown) + cells > room:
                break
            shown.append(min(cells, room))
        spare = room - sum(shown)
        if self.WRAPS:  # the words need the room, not the names of the rows
            shown = [cells + spare // len(shown) for cells in shown]
        self._widths = shown
        self._label = max(4, width - self._state - sum(shown))

    def _window(self, wanted: Sequence[int], room: int) -> int:
        """The first column of a window in which the column under the cursor is; as far left as may be."""
        first = min(self._first, self.column)
        while first < self.column and sum(wanted[first : self.column + 1]) > room:
            first += 1
        while first and sum(wanted[first - 1 :]) <= room:
            first -= 1
        return first

    @property
    def head(self) -> str:
        """The names of the columns in the window, above the list, with how many are left out on either side."""
        last = self._first + len(self._widths)
        names = self.names[self._first : last]
        told = "".join(fit(name, width) for name, width in zip(names, self._widths, strict=False))
        before, after = self._first, max(0, len(self.names) - last)
        more = f"{'<' + str(before) + ' ' if before else ''}{str(after) + '>' if after else ''}"
        return f"{_EDGE}{fit('', self._label - 1)}{fit(more, self._state)}{told}"

    def height(self, row: Row, width: int) -> int:
        """One line, or as many as the longest cell in the window needs."""
        if not self.WRAPS:
            return 1
        texts = ("".join(words for words, _ in cell) for cell in self._in_window(row))
        lines = (height_of(text, w - _GAP) for text, w in zip(texts, self._widths, strict=False))
        return 1 + max(lines, default=1)

    def _in_window(self, row: Row) -> Sequence[Sequence[Piece]]:
        return self.cells(row)[self._first : self._first + len(self._widths)]

    def draw(self, row: Row, width: int) -> list[Strip]:
        """The lines of one row."""
        label, state = self.label(row), self.state(row)
        head = [
            (f"{_EDGE}{fit(label[0], self._label - 2)} ", label[1]),
            (f"{fit(state[0], self._state - 1)} ", state[1]),
        ]
        here = self.column - self._first if row is self.current else -1
        if not self.WRAPS:
            return [Strip(self._joined([*head, *self._line(self._in_window(row), here)]))]
        columns = [
            self._cell(pieces, cells, here=place == here)
            for place, (pieces, cells) in enumerate(zip(self._in_window(row), self._widths, strict=False))
        ]
        lines = []
        for number in range(max([1, *map(len, columns)])):
            edge = Strip(self._joined([(" " * (self._label + self._state), "")] if number else head))
            shown = zip(columns, self._widths, strict=False)
            parts = [cell[number] if number < len(cell) else Strip.blank(cells) for cell, cells in shown]
            lines.append(Strip.join([edge, *parts]))
        return [*lines, Strip([])]

    def _line(self, cells: Sequence[Sequence[Piece]], here: int) -> Iterator[Piece]:
        """The cells of a row of one line, each cut to its column."""
        for place, (pieces, width) in enumerate(zip(cells, self._widths, strict=False)):
            text = fit("".join(words for words, _ in pieces), width - _GAP)
            yield text, "grid--here" if place == here else (pieces[0][1] if pieces else "")
            yield " " * _GAP, ""

    def _joined(self, pieces: Iterable[Piece]) -> list[Segment]:
        """Pieces as segments, blanks and what looks alike together: every segment costs time to draw."""
        found: list[tuple[str, str]] = []
        for words, look in pieces:
            if found and (look == found[-1][1] or (not words.strip() and found[-1][1] != "grid--here")):
                found[-1] = found[-1][0] + words, found[-1][1]
            else:
                found.append((words, look))
        return [Segment(words, self.style(look) if look else None) for words, look in found]

    def _cell(self, pieces: Sequence[Piece], width: int, *, here: bool) -> list[Strip]:
        """The lines of one cell, each as wide as its column."""
        styled = [(words, self.style(look) if look else Style.null()) for words, look in pieces]
        strips = [strip.adjust_cell_length(width - _GAP) for strip in wrap(styled, width - _GAP)]
        look = self.style("grid--here")
        strips = [strip.apply_style(look) if here else strip for strip in strips]
        return [strip.extend_cell_length(width) for strip in strips]

    def action_column(self, step: int) -> None:
        """Move the cursor to another column."""
        self.column += step

    def validate_column(self, column: int) -> int:
        """No column outside the table."""
        return max(0, min(column, len(self.names) - 1))

    def watch_column(self) -> None:
        """Draw the cell anew; where it was outside the window, everything."""
        if not self._first <= self.column < self._first + len(self._widths):
            self.redraw()
            return
        self._drawn.pop(self.cursor, None)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor to a cell; the row is found by the list, which hears of it too."""
        edge = self._label + self._state
        for place, width in enumerate(self._widths):
            if edge <= event.x < edge + width:
                self.column = self._first + place
            edge += width
