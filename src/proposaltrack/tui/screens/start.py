"""Start: the negotiations of the workspace, what is outstanding in each, and its documents."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Footer, Static

from proposaltrack.errors import ProposalTrackError
from proposaltrack.text.display import make_line
from proposaltrack.tui.reading import Wanted, read_overview
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.importing import ImportScreen
from proposaltrack.tui.screens.outstanding import OutstandingScreen
from proposaltrack.tui.screens.sending import TransmitScreen
from proposaltrack.tui.screens.timeline import TimelineScreen
from proposaltrack.tui.screens.turn import TurnScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList, awaited_rows
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit, hang, hang_height
from proposaltrack.views.awaited import Side
from proposaltrack.views.overview import Overview, Shelf, counts_words

ROOMY = 72
"""Cells from which on a document says what kind it is."""


class NegotiationList(RowsView[Overview | str]):
    """A negotiation in two lines: key, title and seat; what is outstanding in it. A text says what is wrong."""

    def height(self, row: Overview | str, width: int) -> int:
        """Two lines, or as many as a complaint needs."""
        return hang_height(_complaint(row), width) if isinstance(row, str) else 2

    def draw(self, row: Overview | str, width: int) -> list[Strip]:
        """The lines of one negotiation."""
        if isinstance(row, str):
            return hang(_complaint(row), self.style("rows--alarm"), width)
        seat = f"we are {make_line(row.ours)}" if row.ours else "as an observer"
        alarm = "rows--alarm" if Side.OVERDUE in row.counts else "rows--dim"
        return [
            Strip(
                [
                    Segment(
                        fit(f" {make_line(row.key)}  {make_line(row.title)}", width),
                        self.style("rows--strong"),
                    )
                ]
            ),
            Strip([Segment(fit(f"   {counts_words(row)} · {seat}", width), self.style(alarm))]),
        ]


def _complaint(row: str) -> str:
    return f" {make_line(row)}"


class ShelfList(RowsView[Shelf]):
    """A document in one line: key, how many versions, the latest."""

    def height(self, row: Shelf, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: Shelf, width: int) -> list[Strip]:
        """The line of one document."""
        latest, count = row.latest, len(row.versions)
        by = make_line(latest.by.key) if latest.by else ""
        versions = f"{count} version{'s' if count > 1 else ''}"
        kind = row.document.kind.value.replace("-", " ")
        key = fit(make_line(row.document.key), 18)
        kind = f"{kind:<17} " if width >= ROOMY else ""
        told = f" {key} {kind}{versions:<11} v{latest.number} by {by}, {latest.on}"
        return [Strip([Segment(fit(told, width), self.style("rows--strong"))])]


class StartScreen(Room):
    """Negotiations above, and for the one under the cursor what is outstanding and its documents.

    Args:
        key: the negotiation to begin with; None for the first one.
    """

    CSS_PATH = "start.tcss"
    HELP = (
        "Every negotiation of this workspace. Tab goes from the negotiations to what is outstanding in the one under "
        "the cursor and to its documents; enter opens what is under the cursor."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "outstanding", "Outstanding", tooltip="Everything that is outstanding"),
        Binding("w", "turn", "Whose turn", tooltip="Whose move it is, and why"),
        Binding("i,v", "import", "Import", tooltip="Import a file as a new version"),
        Binding("e", "timeline", "Events", tooltip="Everything that happened, act by act"),
        Binding("t", "transmit", "Transmit", tooltip="Send what lies ready"),
        Binding("escape", "back", "Back", show=False),
        Binding("q", "app.leave", "Quit"),
    ]

    def __init__(self, key: str | None = None) -> None:
        super().__init__()
        self._wanted = key

    def compose(self) -> ComposeResult:
        """Three lists, each under its caption."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("Negotiations", classes="caption")
        yield NegotiationList(id="negotiations", empty="Reading …")
        with Vertical(id="inside"):
            with Vertical(id="left"):
                yield Static("Outstanding", classes="caption", id="caption", markup=False)
                yield AwaitedList(id="awaited", empty="Nothing is outstanding.")
            with Vertical(id="right"):
                yield Static("Documents", classes="caption")
                yield ShelfList(id="shelves", empty="No document yet: i imports a first version.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read every negotiation; one that cannot be read is said so in its place."""
        self.query_one("#bar", Static).update(f"proposaltrack · as of {self.archive.today}")
        rows = [await self._overview(key) for key in self.archive.negotiations()]
        keys = [row.key if isinstance(row, Overview) else "" for row in rows]
        view = self.query_one(NegotiationList)
        view.empty = "No negotiation yet: `proposaltrack init KEY --title T` starts one."
        place = keys.index(self._wanted) if self._wanted in keys else view.cursor
        self._wanted = None
        view.styles.height = min(8, max(1, sum(view.height(row, self.size.width - 1) for row in rows)))
        view.show(rows, place)
        self._show_inside(rows[view.cursor] if rows else None)
        if self.focused is None:
            view.focus()

    async def _overview(self, key: str) -> Overview | str:
        try:
            return await self.archive.ask(key, read_overview)
        except ProposalTrackError as wrong:
            return f"{key}: {wrong}"

    @property
    def overview(self) -> Overview | None:
        """The negotiation under the cursor; None where there is none, or where it cannot be read."""
        row = self.query_one(NegotiationList).current
        return row if isinstance(row, Overview) else None

    @on(NegotiationList.Highlighted, "#negotiations")
    def _follow(self) -> None:
        self._show_inside(self.overview)

    def _show_inside(self, overview: Overview | str | None) -> None:
        inside = overview if isinstance(overview, Overview) else None
        caption = f"Outstanding in {make_line(inside.key)}" if inside else "Outstanding"
        self.query_one("#caption", Static).update(caption)
        awaited, shelves = self.query_one(AwaitedList), self.query_one(ShelfList)
        awaited.show(awaited_rows(inside.awaited) if inside else (), awaited.cursor)
        shelves.show(inside.shelves if inside else (), shelves.cursor)
        shelves.styles.height = max(1, len(shelves.rows))

    @on(NegotiationList.Chosen, "#negotiations")
    def _enter(self) -> None:
        self.query_one(AwaitedList if self.overview and self.overview.awaited else ShelfList).focus()

    @on(AwaitedList.Chosen, "#awaited")
    def _open_awaited(self) -> None:
        row = self.query_one(AwaitedList).current
        if row is None or self.overview is None:
            return
        if row.awaited is None or not row.awaited.item.clauses_total:
            self.action_outstanding()
            return
        item = row.awaited.item
        pressing = (*item.on_earlier_wording, *item.unanswered)
        wanted = Wanted(item.version.document.key, after=item.version.id)
        self._open_document(wanted, pressing[0].ordinal if pressing else 0)

    @on(ShelfList.Chosen, "#shelves")
    def _open_shelf(self) -> None:
        row = self.query_one(ShelfList).current
        if row is not None:
            self._open_document(Wanted(row.document.key))

    def _open_document(self, wanted: Wanted, ordinal: int = 0) -> None:
        self._open(lambda key: DocumentScreen(key, wanted, ordinal))

    def _open(self, screen: Callable[[str], Room]) -> None:
        """Open a screen of the negotiation under the cursor, where there is one that can be read."""
        if self.overview is not None:
            self.app.push_screen(screen(self.overview.key))
        else:
            self.notify("There is no negotiation here that can be read.", severity="warning", markup=False)

    def action_outstanding(self) -> None:
        """Everything that is outstanding in the negotiation."""
        self._open(OutstandingScreen)

    def action_turn(self) -> None:
        """Whose move it is in the negotiation."""
        self._open(TurnScreen)

    def action_timeline(self) -> None:
        """Everything that happened in the negotiation."""
        self._open(TimelineScreen)

    def action_import(self) -> None:
        """Import a file as a new version, and show it then."""
        self._open(lambda key: ImportScreen(key, self._open_document))

    def action_transmit(self) -> None:
        """Send what lies ready."""
        self._open(TransmitScreen)
