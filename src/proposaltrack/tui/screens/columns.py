"""Columns: what each party's text says to every clause, side by side; any two compared word by word."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack.ledger.columns import ColumnsRow, RowState
from proposaltrack.text.display import make_line
from proposaltrack.tui.gridding import Texts, read_texts
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.widgets.grid_view import GridView, Piece

_LOOKS = {
    RowState.OPPOSED: "rows--alarm", RowState.CLOSE: "rows--mark", RowState.SILENT: "rows--dim", RowState.IDENTICAL: "rows--dim",
}  # fmt: skip


class TextsView(GridView[ColumnsRow]):
    """A clause in as many lines as its longest text, a party in a column."""

    LABEL, STATE, LEAST, WRAPS, MARKED = 12, 11, 26, True, True

    texts: Texts | None = None
    against: int | None = None
    """The column that the others are compared with, word by word; None while nothing is."""

    def label(self, row: ColumnsRow) -> Piece:
        """The number of the clause."""
        assert self.texts is not None
        return self.texts.label(row), "rows--strong"

    def state(self, row: ColumnsRow) -> Piece:
        """How far apart the texts are."""
        return row.state.value, _LOOKS[row.state]

    def cells(self, row: ColumnsRow) -> list[list[Piece]]:
        """What each text says, or how it differs from the one chosen."""
        assert self.texts is not None
        return [self.texts.cell(row, column, self.against) for column in range(len(self.names))]


class ColumnsScreen(Room):
    """The parties' current texts of a document, clause by clause.

    Args:
        key: short name of the negotiation.
        document: short name of the document.
        go: shows a clause of a version, by record id and ordinal.
    """

    CSS_PATH = "columns.tcss"
    AUTO_FOCUS = "TextsView"
    HELP = (
        "The parties' latest texts beside each other, counter-texts included, each quoted to the letter. Identical, close "
        "and opposed are told by the words; silent is a clause to which somebody has tabled no text. d compares every "
        "other text with that under the cursor, word by word, and d again shows them plain."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right_square_bracket,n",
            "open(1)",
            "Next",
            key_display="]",
            tooltip="Next clause that is not identical",
        ),
        Binding("left_square_bracket,p", "open(-1)", "Previous", key_display="[", tooltip="The one before"),
        Binding("o", "only_open", "Open", tooltip="Only clauses on which the texts differ, or all"),
        Binding("d", "compare", "Compare", tooltip="Compare the others with this text, or show them plain"),
    ]

    def __init__(self, key: str, document: str, go: Callable[[str, int], None] | None = None) -> None:
        super().__init__()
        self.key, self._document, self._go = key, document, go
        self.only_open = False
        self._texts: Texts | None = None

    def compose(self) -> ComposeResult:
        """One table under the names of the parties."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("", id="head", classes="caption", markup=False)
        yield TextsView(id="texts", empty="All texts say the same.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read the texts."""
        self._texts = self.query_one(TextsView).texts = await self.archive.ask(
            self.key, lambda desk, matter: read_texts(desk, matter, self._document)
        )
        self._show()

    def _show(self) -> None:
        texts, view = self._texts, self.query_one(TextsView)
        if texts is None:
            return
        here = view.current
        rows = [row for row in texts.rows if not (self.only_open and row.state is RowState.IDENTICAL)]
        view.fill(texts.names, rows, rows.index(here) if here in rows else 0)
        counts = [sum(row.state is state for row in texts.rows) for state in RowState]
        told = ", ".join(f"{n} {state}" for n, state in zip(counts, RowState, strict=True) if n)
        hidden = f" · {len(texts.rows) - len(rows)} hidden" if self.only_open else ""
        against = "" if view.against is None else f" · compared with {texts.names[view.against]}"
        self.query_one("#bar", Static).update(f"{make_line(self._document)}: {told}{hidden}{against}")

    @on(GridView.Framed)
    def _name_columns(self) -> None:
        self.query_one("#head", Static).update(self.query_one(TextsView).head)

    def action_open(self, step: int) -> None:
        """Go to the next clause on which the texts differ, or the one before."""
        view = self.query_one(TextsView)
        places = [n for n, row in enumerate(view.rows) if row.state is not RowState.IDENTICAL]
        ahead = [place for place in places if (place - view.cursor) * step > 0]
        if ahead:
            view.cursor = ahead[0] if step > 0 else ahead[-1]
        else:
            self.notify(f"No text differs {'after' if step > 0 else 'before'} this one.", markup=False)

    def action_only_open(self) -> None:
        """Show only clauses on which the texts differ, or all."""
        self.only_open = not self.only_open
        self._show()

    def action_compare(self) -> None:
        """Compare the other texts with the one under the cursor, word by word, or show them plain."""
        view = self.query_one(TextsView)
        view.against = None if view.against is not None else view.column
        self._show()

    @on(TextsView.Chosen)
    def _open(self) -> None:
        view, texts = self.query_one(TextsView), self._texts
        spot = texts.spot(view.current, view.column) if texts and view.current else None
        if spot is None:
            self.notify("That text has no such clause.", markup=False)
        elif self._go is not None:
            self._go(*spot)
            self.done()
