"""DiffView: a comparison clause by clause, inline or side by side."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from proposaltrack.model.comparison import EditKind
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import TAB, fit, height_of, wrap
from proposaltrack.views.redline import RedlineRow, Run


class Layout(StrEnum):
    """How the two sides are shown."""

    AUTO = "auto"
    INLINE = "inline"
    SIDES = "side by side"


NARROWEST = 50
"""Cells that each side must have before both are shown beside each other unasked."""

_MARGIN = 2
"""Cells for the sign of the change."""

_BETWEEN = " │ "
_APART = Run(EditKind.KEPT, " ", " ")


class DiffView(RowsView[RedlineRow]):
    """Rows of a redline. Inserted and deleted words differ by underline and strike, not by colour alone."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "diff--inserted", "diff--deleted", "diff--folded", "diff--heading", "diff--note", "diff--gutter",
        "diff--changed", "diff--here",
    }  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, empty="No clause changed.")
        self.layout_wanted = Layout.AUTO
        self._gutter = 6

    @property
    def sides(self) -> bool:
        """True while both sides stand beside each other."""
        return self.layout_wanted is Layout.SIDES or (self.layout_wanted is Layout.AUTO and self._roomy)

    @property
    def _roomy(self) -> bool:
        """True when the width has room for both sides."""
        return self._side_width >= NARROWEST

    @property
    def _side_width(self) -> int:
        return (self._text_width - len(_BETWEEN)) // 2

    @property
    def _text_width(self) -> int:
        return max(10, self._width - _MARGIN - self._gutter - 1)

    def show(self, rows: Sequence[RedlineRow], cursor: int = 0) -> None:
        """Draw other rows; the column of addresses is as wide as the widest, within reason."""
        self._gutter = max(4, min(12, max((len(row.address) for row in rows), default=0)))
        super().show(rows, cursor)

    def turn(self) -> Layout:
        """Show the sides in the other way and give it: AUTO where the width would choose it by itself."""
        other = Layout.INLINE if self.sides else Layout.SIDES
        self.layout_wanted = Layout.AUTO if self._roomy == (other is Layout.SIDES) else other
        self.redraw()
        return self.layout_wanted

    def height(self, row: RedlineRow, width: int) -> int:
        """Lines of the words, one for the note, and one that parts rows."""
        extra = 1 + bool(row.note)
        if not self.sides:
            return extra + height_of("".join(text for text, _ in _inline(row.runs)), self._text_width)
        before, after = ("".join(_side_text(run, side) for run in row.runs) for side in (0, 1))
        return extra + max(height_of(before, self._side_width), height_of(after, self._side_width))

    def draw(self, row: RedlineRow, width: int) -> list[Strip]:
        """The lines of one clause."""
        words = self._draw_sides(row) if self.sides else wrap(self._inline(row), self._text_width)
        lines = [*([self._draw_note(row)] if row.note else []), *words]
        gutter = self._draw_gutter(row)
        blank = Segment(" " * (_MARGIN + self._gutter + 1))
        drawn = [Strip([*([blank] if place else gutter), *line]) for place, line in enumerate(lines)]
        return [*drawn, Strip([])]

    def _draw_gutter(self, row: RedlineRow) -> list[Segment]:
        style = self.style("diff--changed" if row.changed else "diff--gutter")
        address = style + self.style("diff--here") if row is self.current else style
        return [
            Segment(f"{row.mark} ", style),
            Segment(fit(row.address, self._gutter), address),
            Segment(" "),
        ]

    def _draw_note(self, row: RedlineRow) -> Strip:
        return Strip([Segment(fit(row.note, self._text_width), self.style("diff--note"))])

    def _draw_sides(self, row: RedlineRow) -> list[Strip]:
        width = self._side_width
        columns = [wrap(self._side(row, side), width) for side in (0, 1)]
        drawn = []
        for line in range(max(map(len, columns))):
            left, right = (column[line] if line < len(column) else Strip([]) for column in columns)
            between = Strip([Segment(_BETWEEN, self.style("diff--gutter"))])
            drawn.append(Strip.join([left.adjust_cell_length(width), between, right]))
        return drawn

    def _inline(self, row: RedlineRow) -> list[tuple[str, Style]]:
        return self._headed(row, [(text, self._style_of(run)) for text, run in _inline(row.runs)])

    def _side(self, row: RedlineRow, side: int) -> list[tuple[str, Style]]:
        away = EditKind.INSERTED if side == 0 else EditKind.DELETED
        return self._headed(
            row, [(_side_text(r, side), self._style_of(r)) for r in row.runs if r.kind is not away]
        )

    def _headed(self, row: RedlineRow, pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
        """The first line of a part or an article stands out as its heading."""
        if not row.headed:
            return pieces
        found, heading, style = [], True, self.style("diff--heading")
        for text, own in pieces:
            head, feed, rest = text.partition("\n") if heading else ("", "", text)
            found += [(head + feed, style + own), (rest, own)] if heading else [(rest, own)]
            heading = heading and not feed
        return found

    def _style_of(self, run: Run) -> Style:
        return Style.null() if run.kind is EditKind.KEPT else self.style(f"diff--{run.kind.value}")


def _inline(runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    """The runs in one text; a deleted word and the one inserted for it never touch."""
    deleted = ""
    for run in runs:
        text = run.inline.replace("\t", TAB)
        touches = run.kind is EditKind.INSERTED and deleted and not f"{deleted[-1]}{text[0]}".count(" ")
        if touches:
            yield " ", _APART
        yield text, run
        deleted = text if run.kind is EditKind.DELETED else ""


def _side_text(run: Run, side: int) -> str:
    return (run.after if side else run.before).replace("\t", TAB)
