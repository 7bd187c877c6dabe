"""RowsView: a long list drawn line by line, each row as many lines as it needs, one of them under the cursor."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from time import monotonic
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from proposaltrack.tui.widgets.wrapping import fit

Row = TypeVar("Row")

_AT_ONCE = 200
"""Lines laid out before anything is drawn: more than any window shows."""
_SLICE = 0.008
"""Seconds of laying out further rows between two looks at the keys."""
_KEPT = 400
"""Rows whose drawn lines are kept."""


class RowsView(ScrollView, Generic[Row], can_focus=True):
    """A list of rows; what a row looks like is said by `height` and `draw` of the class made from this one.

    Moving the cursor posts `Highlighted`, enter or a double click posts `Chosen`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", "Up", show=False),
        Binding("down,j", "cursor(1)", "Down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", "Page down", show=False),
        Binding("home,g", "edge(0)", "First", show=False),
        Binding("end,G", "edge(-1)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--dim", "rows--strong", "rows--alarm", "rows--ours", "rows--mark",
    }  # fmt: skip

    MARKED: ClassVar[bool] = True
    """True where words can be marked with the mouse; each piece of a line then has to be drawn by itself."""

    OPENS_AT_ONCE: ClassVar[bool] = False
    """True where one click chooses, as in a list of choices."""

    cursor: reactive[int] = reactive(0, init=False)

    class RowMessage(Message):
        """Something about one row.

        Args:
            view: the list.
            index: the row's place in it.
        """

        def __init__(self, view: "RowsView[Any]", index: int) -> None:
            super().__init__()
            self.view, self.index = view, index

        @property
        def control(self) -> "RowsView[Any]":
            """The list."""
            return self.view

    class Highlighted(RowMessage):
        """The cursor stands on another row."""

    class Chosen(RowMessage):
        """Somebody wants to see what the row stands for."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.empty = empty
        self._said = "Reading …"
        self._width = 0
        self._tops: list[int] = [0]
        self._going = False
        self._drawn: OrderedDict[int, list[Strip]] = OrderedDict()
        self._styles: dict[str, Style] = {}

    def height(self, row: Row, width: int) -> int:
        """How many lines a row takes.

        Args:
            row: the row.
            width: cells from edge to edge.
        """
        raise NotImplementedError

    def draw(self, row: Row, width: int) -> list[Strip]:
        """The lines of a row, as many as `height` said.

        Args:
            row: the row.
            width: cells from edge to edge.
        """
        raise NotImplementedError

    def style(self, name: str) -> Style:
        """The style of a component; its background only where the style sheet gives it one, so that the cursor shows."""
        if name not in self._styles:
            full = self.get_component_rich_style(name)
            own = self.get_component_styles(name).has_rule("background")
            self._styles[name] = full if own else full.without_color + Style(color=full.color)
        return self._styles[name]

    @property
    def ground(self) -> Style:
        """The style of the list itself."""
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    def show(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Draw other rows, the cursor on one of them."""
        self.rows, self._said = rows, self.empty
        self._lay_out()
        self.set_reactive(RowsView.cursor, self._within(cursor))
        self._follow()
        self.refresh()

    def say(self, words: str) -> None:
        """Say something where no row is shown."""
        self._said = words
        self.refresh()

    def follow(self, index: int) -> None:
        """Let the cursor go where that of another list went; nobody is told, so that two lists never chase each other."""
        before, after = self.cursor, self._within(index)
        if before != after:
            self.set_reactive(RowsView.cursor, after)
            self._move(before, after)

    def redraw(self) -> None:
        """Draw everything again, the cursor where it was; for a change of layout or colours."""
        self._lay_out()
        self._follow(jump=True)
        self.refresh()

    @property
    def current(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def _within(self, index: int) -> int:
        return max(0, min(index, len(self.rows) - 1))

    def _lay_out(self) -> None:
        """Find where rows begin: enough for the window now, the others between frames."""
        self._drawn.clear()
        self._tops = [0]
        if self._width:
            self._reach(self.cursor)
            self._lay_out_further()
        else:
            self.virtual_size = Size(0, 0)

    def _reach(self, index: int) -> None:
        """Lay out the rows up to this one, and what a window shows below it."""
        known = len(self._tops) - 1
        while known < len(self.rows) and (known <= index or self._tops[-1] < self._tops[index] + _AT_ONCE):
            self._tops.append(self._tops[-1] + self.height(self.rows[known], self._width))
            known += 1
        self.virtual_size = Size(self._width, self._tops[-1])

    def _lay_out_further(self) -> None:
        """Go on after the next frame, as long as there is anything left; keys are answered in between."""
        if not self._going and len(self._tops) <= len(self.rows):
            self._going = self.call_after_refresh(self._slice)

    def _slice(self) -> None:
        self._going = False
        until = monotonic() + _SLICE
        while len(self._tops) <= len(self.rows) and monotonic() < until:
            self._reach(len(self._tops) - 1)
        self._lay_out_further()

    def on_resize(self) -> None:
        """Lay the rows out anew when the width is another; what was on top stays there."""
        width = self.scrollable_content_region.width
        if width and width != self._width:
            self._width = width
            self.redraw()
        else:
            self._follow()

    def notify_style_update(self) -> None:
        """Colours changed: nothing that was drawn can be used again."""
        super().notify_style_update()
        self._drawn.clear()
        self._styles.clear()

    def validate_cursor(self, cursor: int) -> int:
        """No row outside the list."""
        return self._within(cursor)

    def watch_cursor(self, before: int, after: int) -> None:
        """Bring the row into view and tell the screen."""
        self._move(before, after)
        if self.rows:
            self.post_message(self.Highlighted(self, after))

    def _move(self, before: int, after: int) -> None:
        for index in (before, after):
            self._drawn.pop(index, None)
        self._follow(jump=abs(after - before) > 1)
        self.refresh()

    def _follow(self, *, jump: bool = False) -> None:
        """Bring the row under the cursor into view; after a jump with some of what stands above it."""
        if not self._width or not self.rows:
            return
        self._reach(self.cursor)
        first, last = self._tops[self.cursor], self._tops[self.cursor + 1]
        height, top = max(1, self.size.height), self.scroll_offset.y
        if jump and not top <= first <= last <= top + height:
            self.scroll_to(y=max(0, first - height // 4), animate=False, immediate=True, force=True)
            return
        # A row taller than the window shows its beginning.
        region = Region(0, first, 1, min(last - first, height))
        self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def action_cursor(self, step: int) -> None:
        """Move the cursor; a row taller than the window is read to its end first."""
        if self.rows and self._width and self._scrolls_within(step):
            self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)
        else:
            self.cursor += step

    def _scrolls_within(self, step: int) -> bool:
        """True when the row goes on beyond the edge of the window that the step leads to."""
        self._reach(self.cursor)
        first, last = self._tops[self.cursor], self._tops[self.cursor + 1]
        top = self.scroll_offset.y
        return first < (top + self.size.height if step > 0 else top) < last

    def action_page(self, step: int) -> None:
        """Move the cursor by a window."""
        height = max(1, self.size.height - 1)
        target = self._tops[self.cursor] + step * height
        index = self.row_at(max(0, min(target, self._tops[-1] - 1)))
        if index == self.cursor:
            self.action_cursor(step)
        else:
            self.cursor = index

    def action_edge(self, index: int) -> None:
        """The first row, or the last."""
        self.cursor = index if index >= 0 else len(self.rows) - 1

    def action_choose(self) -> None:
        """Ask the screen to open the row."""
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))

    def row_at(self, y: int) -> int:
        """The row that covers a line of the whole list."""
        return self._within(bisect_right(self._tops, y) - 1)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, and the second of two opens the row; below the last row nothing is meant."""
        line = event.y + self.scroll_offset.y
        if line >= self._tops[-1]:
            return
        index = self.row_at(line)
        opens = self.OPENS_AT_ONCE or (index == self.cursor and event.chain == 2)
        self.cursor = index
        if opens:
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.scrollable_content_region.width
        if width and not self._width:
            # The first frame comes before word of the size does.
            self._width = width
            self._lay_out()
        line = y + self.scroll_offset.y
        if not self.rows:
            return self._empty_line(y, width)
        if line >= self._tops[-1]:
            return Strip.blank(width, self.ground)
        index = self.row_at(line)
        lines = self._lines(index)
        place = line - self._tops[index]
        strip = lines[place] if place < len(lines) else Strip.blank(width)
        base = self.ground + self.style("rows--cursor") if index == self.cursor else self.ground
        drawn = strip.crop_extend(0, width, base).apply_style(base)
        return drawn.apply_offsets(0, line) if self.MARKED else drawn

    def _empty_line(self, y: int, width: int) -> Strip:
        if y != 0 or not self._said:
            return Strip.blank(width, self.ground)
        said = Segment(fit(f" {self._said}", width), self.style("rows--dim"))
        return Strip([said]).apply_style(self.ground)

    def _lines(self, index: int) -> list[Strip]:
        if index in self._drawn:
            self._drawn.move_to_end(index)
            return self._drawn[index]
        lines = self._drawn[index] = self.draw(self.rows[index], self._width)
        if len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return lines
