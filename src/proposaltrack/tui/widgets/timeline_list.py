"""TimelineList: acts by day, a round under its heading."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from proposaltrack.text.display import make_line
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit, hang, hang_height
from proposaltrack.views.timeline import Moment

_DAY = 13


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An act, with the heading of the round that begins with it.

    Args:
        moment: the act.
        head: the heading above it, safe; "" for none.
    """

    moment: Moment
    head: str


class TimelineList(RowsView[TimelineRow]):
    """The day at the left, what happened beside it in as many lines as it needs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"awaited--side"}

    def height(self, row: TimelineRow, width: int) -> int:
        """The lines of the words, and one for the heading."""
        return bool(row.head) + hang_height(make_line(row.moment.told), max(10, width - _DAY))

    def draw(self, row: TimelineRow, width: int) -> list[Strip]:
        """The lines of one act."""
        style = self.style("rows--strong" if row.moment.version else "rows--dim")
        words = hang(make_line(row.moment.told), style, max(10, width - _DAY))
        day = [fit(f" {row.moment.entry.act.on}", _DAY), *[" " * _DAY] * len(words)]
        lines = [
            Strip([Segment(d, self.style("rows--dim")), *line]) for d, line in zip(day, words, strict=False)
        ]
        head = [Strip([Segment(fit(row.head, width), self.style("awaited--side"))])] if row.head else []
        return [*head, *lines]
