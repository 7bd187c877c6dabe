"""A list drawn line by line: the cursor, tall rows, clicks, and ten thousand rows that cost what ten do."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from proposaltrack.tui.widgets.check_list import CheckList, Option
from proposaltrack.tui.widgets.rows_view import RowsView

Show = Callable[[Sequence[int]], AbstractAsyncContextManager[tuple["Heights", Pilot[None]]]]


class Heights(RowsView[int]):
    """Rows that are as high as they say."""

    def height(self, row: int, width: int) -> int:  # noqa: ARG002
        """As high as the row says."""
        return row

    def draw(self, row: int, width: int) -> list[Strip]:  # noqa: ARG002
        """Lines that are counted."""
        return [Strip([Segment(f"line {line} of {row}")]) for line in range(1, row + 1)]


class Page(App[None]):
    """Nothing but a list, which tells what it posts."""

    def __init__(self, view: RowsView[int]) -> None:
        super().__init__()
        self.view = view
        self.posted: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.view

    def on_rows_view_highlighted(self, message: RowsView.Highlighted) -> None:
        """Remember it."""
        self.posted.append(("highlighted", message.index))

    def on_rows_view_chosen(self, message: RowsView.Chosen) -> None:
        """Remember it."""
        self.posted.append(("chosen", message.index))


@pytest.fixture
def showing() -> Show:
    """The list with rows of these heights in a window of ten lines."""

    @asynccontextmanager
    async def shown(heights: Sequence[int]) -> AsyncIterator[tuple[Heights, Pilot[None]]]:
        view = Heights(empty="Nothing here.")
        async with Page(view).run_test(size=(40, 10)) as pilot:
            view.show(heights)
            view.focus()
            await pilot.pause()
            yield view, pilot

    return shown


def _top(view: RowsView[int]) -> str:
    return view.render_line(0).text.strip()


async def _press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_a_tall_row_is_read_to_its_end_before_the_next(showing: Show) -> None:
    """Down scrolls within a row that is taller than the window, from its beginning, also after a jump to it."""
    async with showing([2, 2, 2, 35, 2, 2]) as (view, pilot):
        view.cursor = 3
        await pilot.pause()
        seen = set()
        while view.cursor == 3:
            seen |= {view.render_line(line).text.strip() for line in range(10)}
            await _press(pilot, "down")
        assert {f"line {line} of 35" for line in range(1, 36)} <= seen
        assert view.cursor == 4
        await _press(pilot, "up", "up")
        assert view.cursor in {2, 3}


async def test_pages_pass_over_no_line_of_a_tall_row(showing: Show) -> None:
    """Page down shows every line of a row that is taller than the window, and then goes on."""
    async with showing([25, 2, 2]) as (view, pilot):
        seen = set()
        for _ in range(8):
            seen |= {view.render_line(line).text.strip() for line in range(10)}
            await _press(pilot, "pagedown")
        assert {f"line {line} of 25" for line in range(1, 26)} <= seen
        assert view.cursor == 2


async def test_pages_move_by_a_window(showing: Show) -> None:
    """A page is nine lines further, back again, and never beyond the ends."""
    async with showing([1] * 50) as (view, pilot):
        await _press(pilot, "pagedown", "pagedown")
        assert view.cursor == 18
        await _press(pilot, "pageup", "pageup", "pageup")
        assert view.cursor == 0
        await _press(pilot, "end", "pagedown", "down")
        assert view.cursor == 49


async def test_the_cursor_is_followed_in_silence(showing: Show) -> None:
    """A list that goes where another went tells nobody; one that is moved by a key tells once."""
    async with showing([1] * 30) as (view, pilot):
        assert isinstance(pilot.app, Page)
        view.follow(20)
        await pilot.pause()
        assert pilot.app.posted == []
        assert view.cursor == 20
        await _press(pilot, "down")
        assert pilot.app.posted == [("highlighted", 21)]


async def test_clicks_move_then_open(showing: Show) -> None:
    """One click moves the cursor, two open the row, and none below the last row does anything."""
    async with showing([2, 2]) as (view, pilot):
        assert isinstance(pilot.app, Page)
        await pilot.click(Heights, offset=(3, 8))
        assert pilot.app.posted == []
        await pilot.click(Heights, offset=(3, 2))
        assert pilot.app.posted == [("highlighted", 1)]
        await pilot.click(Heights, offset=(3, 3), times=2)
        assert pilot.app.posted[-1] == ("chosen", 1)
        assert view.cursor == 1


async def test_an_empty_list_says_so_only_when_it_is_known() -> None:
    """Before anything was read nothing is claimed; then it is; and what went wrong can be said in its place."""
    view = Heights(empty="Nothing here.")
    async with Page(view).run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert _top(view) == "Reading …"
        view.show([])
        assert _top(view) == "Nothing here."
        view.say("It could not be read.")
        assert _top(view) == "It could not be read."
        view.focus()
        await _press(pilot, "down", "up", "pagedown", "pageup", "home", "end", "enter")
        assert view.current is None
        assert _top(view) == "It could not be read."


async def test_ten_thousand_rows_answer_at_once() -> None:
    """Keys are answered while the rows are still being laid out, and only what is seen is drawn."""
    drawn = []

    class Counted(Heights):
        def draw(self, row: int, width: int) -> list[Strip]:
            drawn.append(row)
            return super().draw(row, width)

    view = Counted()
    async with Page(view).run_test(size=(40, 10)) as pilot:
        view.focus()
        view.show([3] * 10_000)
        await _press(pilot, "end", "home", "pagedown")
        assert view.virtual_size.height == 30_000
        assert view.cursor == 3
        assert len(drawn) < 100


async def test_a_smaller_window_keeps_the_cursor_in_sight(showing: Show) -> None:
    """When the window loses lines, the row under the cursor is still there."""
    async with showing([1] * 50) as (view, pilot):
        view.cursor = 9
        await pilot.resize_terminal(40, 4)
        await pilot.pause()
        assert view.scroll_offset.y <= 9 < view.scroll_offset.y + 4


async def test_one_click_puts_a_cross() -> None:
    """In a list of boxes one click does what space does."""
    boxes = CheckList()

    class Boxes(App[None]):
        def compose(self) -> ComposeResult:
            yield boxes

    async with Boxes().run_test(size=(40, 10)) as pilot:
        boxes.show([Option("first", "1"), Option("second", "2")])
        await pilot.click(CheckList, offset=(2, 1))
        await pilot.pause()
        assert boxes.chosen == {"2"}
        boxes.focus()
        await _press(pilot, "space", "up", "enter")
        assert boxes.chosen == {"1"}
