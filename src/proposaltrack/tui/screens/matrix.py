"""Matrix: where each party stands on each clause; every cell opens into its facts."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack.ledger.agreed import AGREED, ClauseState
from proposaltrack.ledger.positions import Row
from proposaltrack.model.stance import Stance
from proposaltrack.text.display import make_line
from proposaltrack.tui.gridding import Matrix, letters, read_facts, read_matrix
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.pick import AskScreen
from proposaltrack.tui.widgets.grid_view import GridView, Piece
from proposaltrack.views.positions import EARLIER, PREPARED, state_words

SETTLED = AGREED | {ClauseState.POLICY_AGREED}
"""States of clauses that nobody has to look at."""

_TONES = {"for": "rows--strong", "against": "rows--alarm", "open": "rows--mark", "neutral": "rows--dim"}


class MatrixView(GridView[Row]):
    """A clause in one line, a party in one column, stances in letters."""

    matrix: Matrix | None = None

    def label(self, row: Row) -> Piece:
        """Number and heading."""
        assert self.matrix is not None
        return self.matrix.label(row), "" if row.state in SETTLED else "rows--strong"

    def state(self, row: Row) -> Piece:
        """How settled the clause is."""
        return state_words(row), "rows--dim" if row.state in SETTLED else "rows--mark"

    def cells(self, row: Row) -> list[list[Piece]]:
        """Where each party stands."""
        assert self.matrix is not None
        positions = [self.matrix.position(row, n) for n in range(len(self.names))]
        looks = [_TONES[p.stances[0].tone] if p else "rows--dim" for p in positions]
        return [[(letters(position), look)] for position, look in zip(positions, looks, strict=True)]


class MatrixScreen(Room):
    """Where the parties stand on a document, clause by clause.

    Args:
        key: short name of the negotiation.
        document: the document, or one version of it.
        go: shows a clause of the version, by its ordinal.
        ordinal: the clause to begin with; 0 for the first.
    """

    CSS_PATH = "matrix.tcss"
    AUTO_FOCUS = "MatrixView"
    HELP = (
        "Clauses by parties. Each letter stands for a stance: "
        + ", ".join(f"{stance.mark} {stance.label}" for stance in Stance if not stance.internal)
        + f". {EARLIER} was given on earlier wording, {PREPARED} is prepared and not transmitted, a point is no response. "
        "The arrows move from cell to cell, enter opens what stands behind one, x what stands behind the state."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "facts", "State", tooltip="What the state of the clause rests on"),
        Binding("o", "only('open')", "Open", tooltip="Only clauses that are not agreed, or all"),
        Binding(
            "s", "only('silent')", "Silent", tooltip="Only clauses to which the party of the column is silent"
        ),
        Binding(
            "e", "only('earlier')", "Earlier", tooltip="Only clauses with a position given on earlier wording"
        ),
        Binding("slash", "find", "Find", key_display="/", tooltip="Find a number or words"),
    ]

    def __init__(
        self, key: str, document: str, go: Callable[[int], None] | None = None, ordinal: int = 0
    ) -> None:
        super().__init__()
        self.key, self._document, self._go, self._ordinal = key, document, go, ordinal
        self.only = ""
        self._words = ""
        self._matrix: Matrix | None = None

    def compose(self) -> ComposeResult:
        """One table under the names of the parties."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("", id="head", classes="caption", markup=False)
        yield MatrixView(id="matrix", empty="No clause is so.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read where everybody stands."""
        self._matrix = self.query_one(MatrixView).matrix = await self.archive.ask(
            self.key, lambda desk, matter: read_matrix(desk, matter, self._document)
        )
        view = self.query_one(MatrixView)
        if not view.names and self._matrix.ours:
            view.set_reactive(MatrixView.column, self._matrix.ours)
        self._show()

    def _show(self) -> None:
        """Draw the rows that are wanted, the cursor on the same clause where it is among them."""
        matrix, view = self._matrix, self.query_one(MatrixView)
        if matrix is None:
            return
        here = view.current.clause.ordinal if view.current else self._ordinal
        rows = [row for row in matrix.table.rows if self._wanted(matrix, row)]
        place = next((n for n, row in enumerate(rows) if row.clause.ordinal >= here), 0)
        view.fill(matrix.parties, rows, place)
        hidden = len(matrix.table.rows) - len(rows)
        told = f"{make_line(matrix.table.version.title)}: {len(matrix.table.rows)} clauses, {len(matrix.parties)} parties"
        more = f" · {self._filter(matrix)}, {hidden} hidden" if self.only else ""
        nobody = "" if matrix.parties else " · nobody has taken a position"
        self.query_one("#bar", Static).update(f"{told}{more}{nobody} · as of {self.archive.today}")

    def _filter(self, matrix: Matrix) -> str:
        column = self.query_one(MatrixView).column
        silent = f"where {matrix.parties[column]} is silent" if matrix.parties else "where nobody speaks"
        return {"open": "not agreed", "silent": silent, "earlier": "on earlier wording"}[self.only]

    def _wanted(self, matrix: Matrix, row: Row) -> bool:
        if self.only == "open":
            return row.state not in SETTLED
        if self.only == "earlier":
            return any(position.on_earlier_wording for position in row.positions.values())
        if self.only == "silent" and matrix.parties:
            return matrix.position(row, self.query_one(MatrixView).column) is None
        return True

    @on(GridView.Framed)
    def _name_columns(self) -> None:
        self.query_one("#head", Static).update(self.query_one(MatrixView).head)

    def action_only(self, wanted: str) -> None:
        """Leave out what is not so, or show everything again."""
        self.only = "" if self.only == wanted else wanted
        self._show()

    def action_find(self) -> None:
        """Go to the next clause with a number or with words in its heading."""
        self.app.push_screen(AskScreen("Find a number or words", self._words), self._find)

    def _find(self, words: str | None) -> None:
        view, matrix = self.query_one(MatrixView), self._matrix
        if not words or matrix is None:
            return
        self._words, wanted = words, words.casefold()
        names = [matrix.label(row).casefold() for row in view.rows]
        places = [n for n, name in enumerate(names) if name.partition("  ")[0] == wanted]
        places = places or [n for n, name in enumerate(names) if wanted in name]
        self.jump(view, places, f"No clause shown has {make_line(words)!r}.")

    @on(MatrixView.Chosen)
    def _open(self) -> None:
        view = self.query_one(MatrixView)
        self.attempt(lambda: self._open_facts(view.column if view.names else None))

    def action_facts(self) -> None:
        """What the state of the clause under the cursor rests on."""
        self.attempt(lambda: self._open_facts(None))

    async def _open_facts(self, column: int | None) -> None:
        matrix, row = self._matrix, self.query_one(MatrixView).current
        if matrix is None or row is None:
            return
        lines = await self.archive.ask(
            self.key, lambda desk, matter: read_facts(desk, matter, matrix, row, column)
        )
        if column is None and len(lines) == 1:
            lines = (*lines, "  It follows from what was sent and said: enter on a party opens its words.")

        def go_on(go: bool | None) -> None:
            if go and self._go is not None:
                self._go(row.clause.ordinal)
                self.done()

        leads = "the clause" if self._go is not None else ""
        self.app.push_screen(FactsScreen("What this rests on", lines, leads), go_on)
