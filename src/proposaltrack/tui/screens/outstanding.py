"""Outstanding: who owes whom an answer, party by party and clause by clause, with the reasons."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack import settings
from proposaltrack.tui.reading import Awaiting, Wanted, read_awaiting
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.pick import PickScreen
from proposaltrack.tui.screens.sending import TransmitScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList, AwaitedRow, awaited_rows
from proposaltrack.views.awaited import Awaited, Board

NOTHING = "Nothing is outstanding."

Name = tuple[str, str, str]
"""What an answer is known by when the list is read again: the version, who asked, and the first who owes it."""


def _name(awaited: Awaited) -> Name:
    item = awaited.item
    return item.version.id, item.awaited_by.id, item.awaited_from.id


def _same(row: AwaitedRow, other: AwaitedRow) -> bool:
    """True when two rows stand for one thing; what a clause or an answer says may have changed."""
    if row.head or row.clause is not None:
        return (row.head, row.clause) == (other.head, other.clause)
    return row.lines == other.lines


class OutstandingScreen(Room):
    """What is outstanding in a negotiation.

    Args:
        key: short name of the negotiation.
    """

    CSS_PATH = "outstanding.tcss"
    AUTO_FOCUS = "AwaitedList"
    HELP = (
        "Answers that are awaited: overdue ones first, then what we owe, then what others owe. x opens an answer to "
        "its reasons and clauses, and enter on a clause goes to its text; f leaves only some answers. What is only prepared discharges nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,right", "expand", "Reasons", key_display="x", tooltip="Open or close reasons and clauses"),
        Binding("f", "filter", "Filter", tooltip="Only some of the answers; remembered for the next time"),
        Binding("e", "everything", "Settled too", tooltip="What is settled too, or only what is awaited"),
        Binding("i", "apart", "Apart", tooltip="Each party apart, or alike ones together"),
        Binding("t", "transmit", "Transmit", tooltip="Send what lies ready"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.everything = self.apart = False
        self.board = Board.ALL
        self._awaiting = Awaiting((), {})
        self._opened: frozenset[Name] = frozenset()

    def compose(self) -> ComposeResult:
        """One list under a caption."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield AwaitedList(id="awaited", empty=NOTHING)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Leave what was left the last time."""
        kept = settings.board_of(self.archive.workspace, self.key)
        self.board = Board(kept) if kept in tuple(Board) else Board.ALL

    async def load(self) -> None:
        """Read what is outstanding."""
        everything, apart, board = self.everything, self.apart, self.board
        self._awaiting = await self.archive.ask(
            self.key,
            lambda desk, matter: read_awaiting(desk, matter, everything=everything, apart=apart, board=board),
        )
        count = sum(len(group.items) for group in self._awaiting.groups)
        told = f"{self.key}: {count} answer{'s' if count != 1 else ''} {'asked for' if self.everything else 'outstanding'}"
        only = "" if self.board is Board.ALL else f" · only {self.board}, {self._awaiting.hidden} hidden"
        self.query_one("#bar", Static).update(f"{told}{only} · as of {self.archive.today}")
        self.query_one(AwaitedList).empty = (
            f"Nothing is so: f shows {self._awaiting.hidden} hidden." if only else NOTHING
        )
        self._show()

    def _show(self, wanted: AwaitedRow | None = None) -> None:
        """Draw the rows, the cursor on the row that says what this one said, or on its answer."""
        view = self.query_one(AwaitedList)
        wanted = wanted or self._row
        opened = frozenset(p for p, group in enumerate(self._awaiting.groups) if _name(group) in self._opened)
        rows = awaited_rows(self._awaiting.groups, opened, self._awaiting.trees)
        known = _name(wanted.awaited) if wanted and wanted.awaited else None
        alike = [p for p, row in enumerate(rows) if row.awaited and _name(row.awaited) == known]
        same = [p for p in alike if wanted and _same(rows[p], wanted)]
        view.show(rows, (same or alike or [view.cursor])[0])

    @property
    def _row(self) -> AwaitedRow | None:
        return self.query_one(AwaitedList).current

    def action_expand(self) -> None:
        """Show or hide the reasons and clauses of the answer under the cursor."""
        row = self._row
        if row is None or row.awaited is None:
            return
        self._opened = self._opened ^ {_name(row.awaited)}
        self._show(row)

    def _change(self, name: str) -> None:
        setattr(self, name, not getattr(self, name))
        self.action_reload()

    def action_filter(self) -> None:
        """Choose which answers are shown; the choice is kept for the next time."""
        boards = tuple(Board)

        def chosen(place: int | None) -> None:
            if place is not None:
                self.board = boards[place]
                settings.keep_board(self.archive.workspace, self.key, self.board)
                self.action_reload()

        self.app.push_screen(
            PickScreen("Only answers that are", list(boards), boards.index(self.board)), chosen
        )

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
