"""Outstanding: who owes whom an answer, party by party and clause by clause, with the reasons."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack.tui.reading import Awaiting, Wanted, read_awaiting
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.sending import TransmitScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList, AwaitedRow, awaited_rows
from proposaltrack.views.awaited import Awaited


class OutstandingScreen(Room):
    """What is outstanding in a negotiation.

    Args:
        key: short name of the negotiation.
    """

    CSS_PATH = "outstanding.tcss"
    AUTO_FOCUS = "AwaitedList"
    HELP = (
        "Answers that are awaited: overdue ones first, then what we owe, then what others owe. x opens an answer to "
        "its reasons and clauses, and enter on a clause goes to its text. What is only prepared discharges nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,right", "expand", "Open and close", key_display="x"),
        Binding("e", "everything", "Settled too"),
        Binding("i", "apart", "Apart"),
        Binding("t", "transmit", "Transmit"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.everything = self.apart = False
        self._awaiting = Awaiting((), {})
        self._opened: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """One list under a caption."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield AwaitedList(id="awaited", empty="Nothing is outstanding.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read what is outstanding."""
        wanted = {"everything": self.everything, "apart": self.apart}
        self._awaiting = await self.archive.ask(
            self.key, lambda desk, matter: read_awaiting(desk, matter, **wanted)
        )
        count = sum(len(group.items) for group in self._awaiting.groups)
        told = f"{self.key}: {count} answer{'s' if count != 1 else ''} {'asked for' if self.everything else 'outstanding'}"
        self.query_one("#bar", Static).update(f"{told} · as of {self.archive.today}")
        self._show()

    def _show(self) -> None:
        view = self.query_one(AwaitedList)
        view.show(awaited_rows(self._awaiting.groups, self._opened, self._awaiting.trees), view.cursor)

    @property
    def _row(self) -> AwaitedRow | None:
        return self.query_one(AwaitedList).current

    def action_expand(self) -> None:
        """Show or hide the reasons and clauses of the answer under the cursor."""
        row = self._row
        if row is None or row.awaited is None:
            return
        place = self._awaiting.groups.index(row.awaited)
        self._opened = self._opened ^ {place}
        self._show()
        if not row.head:
            rows = self.query_one(AwaitedList).rows
            self.query_one(AwaitedList).cursor = next(
                i for i, other in enumerate(rows) if other.head and other.awaited is row.awaited
            )

    def _change(self, name: str) -> None:
        setattr(self, name, not getattr(self, name))
        self._opened = frozenset()
        self.action_reload()

    def action_everything(self) -> None:
        """Show what is settled too, or only what is awaited."""
        self._change("everything")

    def action_apart(self) -> None:
        """Tell each party's answer apart, or those that are alike together."""
        self._change("apart")

    def action_transmit(self) -> None:
        """Send what lies ready."""
        self.app.push_screen(TransmitScreen(self.key))

    @on(AwaitedList.Chosen, "#awaited")
    def _open(self) -> None:
        row = self._row
        if row is None or row.awaited is None:
            return
        if row.clause is None and not row.awaited.item.clauses_total:
            self.action_expand()
            return
        self.app.push_screen(self._document(row.awaited, row.clause.ordinal if row.clause else 0))

    def _document(self, awaited: Awaited, ordinal: int) -> DocumentScreen:
        item = awaited.item
        pressing = (*item.on_earlier_wording, *item.unanswered)
        wanted = Wanted(item.version.document.key, after=item.version.id)
        return DocumentScreen(self.key, wanted, ordinal or (pressing[0].ordinal if pressing else 0))
