"""Sending: what lies ready goes to its addressees; who will read it is shown before it leaves."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, Static

from proposaltrack.actions.desk import Circumstances
from proposaltrack.actions.exchange import preview, transmit
from proposaltrack.actions.naming import parse_day
from proposaltrack.actions.versions import Delivery
from proposaltrack.errors import UsageProblem
from proposaltrack.text.display import make_line
from proposaltrack.tui.reading import Outbox, Parcel, read_outbox
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.check_list import CheckList, Option
from proposaltrack.tui.widgets.fields import Line


class TransmitScreen(Room):
    """Versions and responses that have not been transmitted, and the parties they may go to.

    Args:
        key: short name of the negotiation.
    """

    CSS_PATH = "sending.tcss"
    AUTO_FOCUS = "#parcels"
    HELP = (
        "What has been prepared and not sent. Space chooses what goes and to whom; the day is the day of sending. "
        "Our own papers are copied to the table when an addressee reads there; whoever reads there must be an addressee."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "Transmit", priority=True, tooltip="Show what leaves, then send it"),
        Binding("escape", "back", "Leave"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._outbox = Outbox((), ())

    def compose(self) -> ComposeResult:
        """What goes, to whom, and when."""
        yield Static(f"Transmit from {make_line(self.key)}", classes="bar", markup=False)
        yield Static("What goes (space chooses)", classes="caption")
        yield CheckList(id="parcels", empty="Nothing lies ready: everything has been sent.")
        with Horizontal(id="terms"):
            with Vertical(id="whom"):
                yield Static("To", classes="caption")
                yield CheckList(id="to")
            with Vertical(id="when"):
                yield Static("On, and how it goes", classes="caption")
                yield Line(str(self.archive.today), id="dated")
                yield Line(placeholder="by hand, by note, …", id="channel")
                yield Line(placeholder="answer asked by: 2026-12-31 or +10wd", id="due")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read what lies ready."""
        outbox = self._outbox = await self.archive.ask(self.key, read_outbox)
        parcels, to = self._lists
        parcels.show(
            [Option(make_line(f"{parcel.by}: {parcel.told}"), parcel.id) for parcel in outbox.parcels]
        )
        to.show([Option(make_line(key), key) for key in outbox.parties])

    @property
    def _lists(self) -> tuple[CheckList, CheckList]:
        parcels, to = (self.query_one(name, CheckList) for name in ("#parcels", "#to"))
        return parcels, to

    @property
    def chosen(self) -> tuple[Parcel, ...]:
        """What is to go."""
        parcels, _ = self._lists
        return tuple(parcel for parcel in self._outbox.parcels if parcel.id in parcels.chosen)

    @on(CheckList.Changed, "#parcels")
    def _suggest_addressees(self) -> None:
        """Who is likely meant is chosen at once; everybody can be chosen or left out by hand."""
        _, to = self._lists
        likely = {key for parcel in self.chosen for key in parcel.to} & set(self._outbox.parties)
        if likely - to.chosen:
            to.choose(likely | to.chosen)

    def action_send(self) -> None:
        """Show what will leave and for whom; send it on enter."""
        self.attempt(self._ask)

    async def _ask(self) -> None:
        parcels, (_, to) = self.chosen, self._lists
        senders = {parcel.by for parcel in parcels}
        if len(senders) != 1:
            raise UsageProblem(
                "nothing is chosen"
                if not senders
                else f"{' and '.join(sorted(senders))} cannot send in one act",
                "Choose with space what goes." if not senders else "Choose the papers of one party.",
            )
        if not to.chosen:
            raise UsageProblem("nobody is addressed", "Choose with space who it goes to.")
        keys = tuple(key for key in self._outbox.parties if key in to.chosen)
        sender, ids = senders.pop(), [parcel.id for parcel in parcels]
        missing = await self.archive.ask(self.key, lambda desk, matter: preview(desk, matter, ids, by=sender))
        told = [f"{sender} transmits to {', '.join(keys)}:", *(f"  {p.told}" for p in parcels), *missing]

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self._send(parcels, keys))

        self.app.push_screen(
            ConfirmScreen("Transmit?", [make_line(line) for line in told], "sends it"), answered
        )

    async def _send(self, parcels: tuple[Parcel, ...], to: tuple[str, ...]) -> None:
        due, channel = (self.query_one(name, Input).value.strip() for name in ("#due", "#channel"))
        circumstances = Circumstances(parse_day(self.query_one("#dated", Input).value))
        delivery = Delivery(to=to, due=due or None, channel=channel)
        ids, by = [parcel.id for parcel in parcels], parcels[0].by
        await self.house.file(
            self.key,
            lambda desk: transmit(desk, ids, by=by, delivery=delivery, circumstances=circumstances),
        )
        self.done()
