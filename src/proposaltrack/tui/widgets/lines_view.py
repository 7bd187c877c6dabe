"""LinesView: things told in a line each, in as many lines of the screen as their words need."""

from textual.strip import Strip

from proposaltrack.tui.previewing import Told
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import hang, hang_height


class LinesView(RowsView[Told]):
    """One row for each thing told; enter takes the path that a row offers."""

    def height(self, row: Told, width: int) -> int:
        """As many lines as the words need."""
        return hang_height(f" {row.text}", width)

    def draw(self, row: Told, width: int) -> list[Strip]:
        """The lines of one thing."""
        return hang(f" {row.text}", self.style(row.look), width)
