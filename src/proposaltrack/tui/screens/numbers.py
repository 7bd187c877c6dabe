"""Numbers: what the number of each clause was in other versions; the concordance of a document."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack.text.display import make_line
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.pick import AskScreen
from proposaltrack.tui.tracing import NumbersRow, read_numbers
from proposaltrack.tui.widgets.numbers_list import NumbersList


class NumbersScreen(Room):
    """The concordance of two versions of a document, or of all.

    Args:
        key: short name of the negotiation.
        document: short name of the document.
        names: labels of the two versions.
        go: shows a clause of the later version, by its ordinal.
    """

    CSS_PATH = "numbers.tcss"
    AUTO_FOCUS = "NumbersList"
    HELP = (
        "The number of every clause in two versions, or in all, and what became of it. Enter goes to the clause. "
        "A dash says that the clause is not in that version."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "versions", "All versions", tooltip="All versions, or the two"),
        Binding("c", "only_changed", "Changed", tooltip="Only clauses whose number is not the same, or all"),
        Binding("slash", "find", "Find", key_display="/", tooltip="Find a number or words"),
    ]

    def __init__(self, key: str, document: str, names: tuple[str, str], go: Callable[[int], None]) -> None:
        super().__init__()
        self.key, self._document, self._names, self._go = key, document, names, go
        self.every = self.only_changed = False
        self._labels: tuple[str, ...] = ()
        self._rows: tuple[NumbersRow, ...] = ()
        self._words = ""

    def compose(self) -> ComposeResult:
        """One list under the names of the versions."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("", id="head", classes="caption", markup=False)
        yield NumbersList(id="numbers")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read the numbers."""
        names = () if self.every else self._names
        self._labels, self._rows = await self.archive.ask(
            self.key, lambda desk, matter: read_numbers(desk, matter, self._document, names)
        )
        self._show()

    def _show(self) -> None:
        view = self.query_one(NumbersList)
        rows = [row for row in self._rows if row.changed or not self.only_changed]
        view.measure(self._labels, rows, self.size.width)
        ordinal = view.current.ordinal if view.current else 0
        view.show(rows, next((n for n, row in enumerate(rows) if ordinal and row.ordinal == ordinal), 0))
        left = len(self._labels) - len(view.labels)
        more = f"; {left} earlier ones have no room here" if left else ""
        changed = sum(row.changed for row in self._rows)
        told = f"{make_line(self._document)}: numbers in {len(self._labels)} versions{more}"
        self.query_one("#bar", Static).update(f"{told} · {changed} of {len(self._rows)} differ")
        self.query_one("#head", Static).update(view.head)

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        if self._rows:
            self._show()

    def action_versions(self) -> None:
        """Show all versions, or the two."""
        self.every = not self.every
        self.action_reload()

    def action_only_changed(self) -> None:
        """Show only clauses whose number is not the same everywhere, or all."""
        self.only_changed = not self.only_changed
        self._show()

    def action_find(self) -> None:
        """Go to the next clause with a number or with words."""
        self.app.push_screen(AskScreen("Find a number or words", self._words), self._find)

    def _find(self, words: str | None) -> None:
        if not words:
            return
        self._words, wanted = words, words.casefold()
        view = self.query_one(NumbersList)
        exact = [n for n, row in enumerate(view.rows) if wanted in map(str.casefold, row.cells)]
        loose = [n for n, row in enumerate(view.rows) if wanted in f"{row.cells} {row.heading}".casefold()]
        places = exact or loose
        self.jump(view, places, f"No clause shown has {make_line(words)!r}.")

    @on(NumbersList.Chosen)
    def _open(self) -> None:
        row = self.query_one(NumbersList).current
        if row is None:
            return
        if not row.ordinal:
            self.notify("That clause is not in the later version.", markup=False)
            return
        self._go(row.ordinal)
        self.done()
