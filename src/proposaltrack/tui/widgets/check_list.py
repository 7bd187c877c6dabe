"""CheckList: things of which several may be chosen; the cross is there without any colour."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit


class Option(NamedTuple):
    """Something that can be chosen: what is shown, a safe text, and what it stands for."""

    label: str
    value: str


class CheckList(RowsView[Option]):
    """Options with a box each; space or enter puts a cross in it or takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "toggle_option", "Choose", show=False)]

    OPENS_AT_ONCE = True

    class Changed(Message):
        """Another set of options is chosen.

        Args:
            view: the list.
        """

        def __init__(self, view: "CheckList") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "CheckList":
            """The list."""
            return self.view

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, empty=empty)
        self.chosen: frozenset[str] = frozenset()

    def height(self, row: Option, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: Option, width: int) -> list[Strip]:
        """The box and the label."""
        box = "[x]" if row.value in self.chosen else "[ ]"
        style = self.style("rows--strong")
        return [
            Strip([Segment(f" {box} ", self.style("rows--mark")), Segment(fit(row.label, width - 5), style)])
        ]

    def choose(self, values: Iterable[str]) -> None:
        """Let exactly these be chosen."""
        self.chosen = frozenset(values)
        self.show(self.rows, self.cursor)
        self.post_message(self.Changed(self))

    def action_toggle_option(self) -> None:
        """Choose what is under the cursor, or no longer."""
        if self.current is not None:
            self.choose(self.chosen ^ {self.current.value})

    def action_choose(self) -> None:
        """A click does what space does."""
        self.action_toggle_option()
