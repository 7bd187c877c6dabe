"""Convergence: how close the parties have come, version by version, drawn as bars with the figures beside them."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widgets import Footer, Static

from proposaltrack.ledger.convergence import Stand
from proposaltrack.text.display import make_line
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.timing import read_stands
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit

_FIGURE = 8
"""Cells of a figure before its bar."""
_LABEL = 26
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class StandList(RowsView[Stand]):
    """A version in one line: clauses agreed, brackets open, how far the texts are apart; each a figure and a bar."""

    def height(self, row: Stand, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: Stand, width: int) -> list[Strip]:
        """The line of one version."""
        label, cell = measures(width)
        version = row.version
        by = make_line(version.by.key) if version.by else ""
        name = fit(f" {version.on} {version.label.rpartition('@')[2]} {by}", label)
        apart = row.distance or 0.0
        figures = [
            (f"{row.agreed}/{row.clauses}", row.share, "rows--strong"),
            (str(row.pairs), _of(row.pairs, [stand.pairs for stand in self.rows]), "rows--mark"),
            ("-" if row.distance is None else f"{apart * 100:.1f} %",
             _of(apart, [stand.distance or 0.0 for stand in self.rows]), "rows--ours"),
        ]  # fmt: skip
        parts = [Segment(name, self.style("rows--dim"))]
        for told, share, look in figures:
            parts.append(Segment(f"{told:>{_FIGURE - 1}} "))
            parts.append(Segment(fit(bar(share, cell - _FIGURE - 1), cell - _FIGURE), self.style(look)))
        return [Strip(parts)]


def measures(width: int) -> tuple[int, int]:
    """Cells of the name of a version, and of each figure with its bar."""
    label = min(_LABEL, max(14, width // 4))
    return label, max(_FIGURE + 3, (width - label) // 3)


def bar(share: float, cells: int) -> str:
    """A bar as long as a share of some cells, to an eighth of a cell; something that is not nothing is seen.

    Args:
        share: from 0 to 1.
        cells: how long the whole is.
    """
    eighths = max(round(share * cells * 8), 1 if share > 0 else 0)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _of(value: float, every: Sequence[float]) -> float:
    return value / max(every) if max(every) else 0.0


class ConvergenceScreen(Room):
    """How close the parties have come on a document.

    Args:
        key: short name of the negotiation.
        document: short name of the document.
        go: shows a version, by its record id.
    """

    CSS_PATH = "convergence.tcss"
    AUTO_FOCUS = "StandList"
    HELP = (
        "For every version, as of its day: the clauses that count as agreed, the pairs of square brackets in it, and the "
        "mean share of words by which the parties' latest texts differ. Enter opens the version."
    )

    def __init__(self, key: str, document: str, go: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.key, self._document, self._go = key, document, go

    def compose(self) -> ComposeResult:
        """One list under the names of the figures."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("", id="head", classes="caption", markup=False)
        yield StandList(id="stands", empty="There is no version yet.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read how close the parties were at each version."""
        view = self.query_one(StandList)
        stands = await self.archive.ask(
            self.key, lambda desk, matter: read_stands(desk, matter, self._document)
        )
        view.show(stands, view.cursor or len(stands) - 1)
        apart = [stand.distance for stand in stands if stand.distance is not None]
        told = (
            f"apart {apart[0] * 100:.1f} % at first, {apart[-1] * 100:.1f} % now"
            if apart
            else "only one party has tabled a text, so nothing can be apart"
        )
        self.query_one("#bar", Static).update(
            f"{make_line(self._document)}: {told} · as of {self.archive.today}"
        )
        self._name_columns()

    def _name_columns(self) -> None:
        label, cell = measures(self.query_one(StandList).scrollable_content_region.width)
        names = ("agreed", "brackets open", "words apart")
        told = "".join(fit(f"{'':>{_FIGURE - 7}}{name}", cell) for name in names)
        self.query_one("#head", Static).update(fit(" version", label) + told)

    def on_resize(self) -> None:
        """Another width has room for other bars."""
        self._name_columns()

    @on(StandList.Chosen)
    def _open(self) -> None:
        row = self.query_one(StandList).current
        if row is not None and self._go is not None:
            self._go(row.version.id)
            self.done()
