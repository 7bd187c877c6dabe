"""Turn: whose move it is, on which clauses, for how long; the act that put it there is one key away."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Footer, Static

from proposaltrack.text.display import make_line
from proposaltrack.tui.reading import Wanted
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.turning import Waiting, read_turns
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import hang, hang_height


class TurnList(RowsView[Waiting]):
    """A move in two lines: who has to do what, for how long; on which clauses."""

    def height(self, row: Waiting, width: int) -> int:
        """Two lines, or more where the list is narrow."""
        return sum(hang_height(line, width) for line in _lines(row))

    def draw(self, row: Waiting, width: int) -> list[Strip]:
        """The lines of one move; ours stand out."""
        looks = "rows--ours" if row.ours else "rows--strong", "rows--dim"
        drawn = (hang(line, self.style(look), width) for line, look in zip(_lines(row), looks, strict=False))
        return [strip for strips in drawn for strip in strips]


def _lines(row: Waiting) -> tuple[str, str]:
    turn = row.turn
    whose = f"Our turn ({row.who})" if row.ours else row.who
    others = ", ".join(make_line(other.key) for other in turn.others)
    waits = f" · {others} wait{'s' if len(turn.others) == 1 else ''}" if others else ""
    clauses = (
        f"{len(row.clauses)} clauses: {', '.join(row.clauses[:12])}{', …' if len(row.clauses) > 12 else ''}"
    )
    about = clauses if len(row.clauses) > 1 else row.clauses[0] if row.clauses else "the paper as a whole"
    days = f"{row.days} day{'s' if row.days != 1 else ''}"
    return f" {whose}: {turn.move} · {make_line(turn.version.title)} · {days}{waits}", f"   {about}"


class TurnScreen(Room):
    """Whose move it is in a negotiation.

    Args:
        key: short name of the negotiation.
    """

    CSS_PATH = "turn.tcss"
    AUTO_FOCUS = "TurnList"
    HELP = (
        "Whose move it is, ours first, what waits longest on top. It follows from acts alone: who was asked moves until it "
        "has answered; a question or a counter-proposal puts the clause in the asker's court. x opens the act that put "
        "it there, and the rule; enter goes to the text."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "cause", "Cause", tooltip="The act that put it there"),
        Binding("o", "ours", "Ours", tooltip="Only what waits for us, or everything"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key, self.only_ours = key, False
        self._turns: tuple[Waiting, ...] = ()

    def compose(self) -> ComposeResult:
        """One list under a caption."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield TurnList(id="turns", empty="Nothing waits for anybody.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read whose move it is."""
        self._turns = await self.archive.ask(self.key, read_turns)
        self._show()

    def _show(self) -> None:
        view = self.query_one(TurnList)
        rows = [row for row in self._turns if row.ours or not self.only_ours]
        view.show(rows, view.cursor)
        ours = sum(row.ours for row in self._turns)
        hidden = f" · {len(self._turns) - len(rows)} hidden" if self.only_ours else ""
        told = f"{self.key}: {len(self._turns)} moves wait, {ours} of them for us"
        self.query_one("#bar", Static).update(f"{told}{hidden} · as of {self.archive.today}")

    def action_ours(self) -> None:
        """Show only what waits for us, or everything."""
        self.only_ours = not self.only_ours
        self._show()

    def action_cause(self) -> None:
        """Say which act put the move under the cursor there."""
        row = self.query_one(TurnList).current
        if row is not None:
            parties = f"  for {', '.join(row.parties)}"
            lines = [
                f"{row.turn.move} {make_line(row.turn.version.title)}",
                parties,
                "",
                make_line(row.turn.cause),
                *row.facts,
            ]
            self.app.push_screen(
                FactsScreen("Why it is their move" if not row.ours else "Why it is our move", lines)
            )

    @on(TurnList.Chosen)
    def _open(self) -> None:
        row = self.query_one(TurnList).current
        if row is not None:
            version, clauses = row.turn.version, row.turn.clauses
            wanted = Wanted(version.document.key, after=version.id)
            self.app.push_screen(DocumentScreen(self.key, wanted, clauses[0].ordinal if clauses else 0))
