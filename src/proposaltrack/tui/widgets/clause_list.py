"""ClauseList: the clauses of a redline as an indented list, a line each, with the signs of what changed."""

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit
from proposaltrack.views.redline import RedlineRow

_DEEPEST = 5


class ClauseList(RowsView[RedlineRow]):
    """One line for each change: sign, address by depth, heading or first words, and "!" where something weighs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"clauses--changed", "clauses--headed"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, empty="No clause changed.")

    def height(self, row: RedlineRow, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: RedlineRow, width: int) -> list[Strip]:
        """The line of one clause."""
        indent = " " * min(row.depth, _DEEPEST)
        weighs = "!" if row.change.weight else " "
        name = f"{indent}{row.address} {row.heading or _first_words(row)}"
        style = self.style("clauses--changed" if row.changed else "rows--dim")
        if row.headed:
            style += self.style("clauses--headed")
        return [
            Strip(
                [
                    Segment(f"{row.mark}{weighs}", self.style("rows--mark")),
                    Segment(fit(name, width - 2), style),
                ]
            )
        ]


def _first_words(row: RedlineRow) -> str:
    """The first words after the label, enough to fill a line."""
    words = "".join(run.inline for run in row.runs[:4])[:120].replace("\n", " ").replace("\t", " ")
    label = (row.change.after or row.change.before)[0].label
    return words.removeprefix(label).lstrip()
