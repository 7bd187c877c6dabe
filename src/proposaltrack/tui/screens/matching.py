"""Matching: why two clauses face each other, and a person's word on it; a page above the document."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from proposaltrack.actions.correcting import strike
from proposaltrack.actions.desk import Circumstances, Desk, Filed
from proposaltrack.actions.linking import link
from proposaltrack.errors import ProposalTrackError
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.text.display import make_line
from proposaltrack.tui.screens.pick import AskScreen, PickScreen
from proposaltrack.tui.tracing import Pair, Word, read_clauses, read_words
from proposaltrack.views.redline import RedlineRow

if TYPE_CHECKING:
    from proposaltrack.tui.app import ProposalTrackApp


class MatchScreen(ModalScreen[None]):
    """The reason for a match, and three keys: pin it, forbid it, take a word back.

    Args:
        key: short name of the negotiation.
        before: the version before.
        after: the version after.
        row: the change that the clause is part of.
    """

    CSS_PATH = "matching.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,y,q", "dismiss", "Close"),
        Binding("p", "pin", "Pin"),
        Binding("f", "forbid", "Forbid"),
        Binding("x", "take_back", "Take back"),
    ]

    def __init__(self, key: str, before: Version, after: Version, row: RedlineRow) -> None:
        super().__init__()
        self._key, self._before, self._after, self._row = key, before, after, row
        self._words: tuple[Word, ...] = ()

    @property
    def _house(self) -> "ProposalTrackApp":
        return cast("ProposalTrackApp", self.app)

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        """Every clause before with every one after; 0 stands for none."""
        ours, theirs = self._row.change.before, self._row.change.after
        return tuple((one, two) for one in _ordinals(ours) for two in _ordinals(theirs))

    @property
    def _matched(self) -> bool:
        return bool(self._row.change.before and self._row.change.after)

    def compose(self) -> ComposeResult:
        """The reason, what people said, and the keys."""
        with VerticalScroll(id="page"):
            yield Static(Content(self._title()), classes="caption")
            yield Static(Content("\n".join(self._reasons())), classes="words")
            yield Static(Content("Reading what was said of it …"), id="said", classes="words")
            yield Static(Content("\n".join(self._keys())), id="keys")

    def on_mount(self) -> None:
        """Ask what people said of this match."""
        self.run_worker(self._read())

    async def _read(self) -> None:
        ask = self._house.archive.ask
        self._words = await ask(
            self._key,
            lambda desk, matter: read_words(desk, matter, self._before, self._after, self._pairs),
        )
        said = "\n".join(f"{word.told}" for word in self._words)
        self.query_one("#said", Static).update(Content(said or "Nobody has said anything about this match."))

    def _title(self) -> str:
        sides = f"{self._before.label} → {self._after.label}"
        return f"Why {make_line(self._row.address)} is matched so, {sides}"

    def _reasons(self) -> Iterator[str]:
        change = self._row.change
        yield ", ".join(kind.value.replace("_", " ") for kind in change.kinds)
        yield f"{change.confidence:.0%} sure: {make_line(change.why)}"
        if change.weight:
            yield f"touches: {', '.join(change.weight)}"

    def _keys(self) -> Iterator[str]:
        if self._matched:
            yield "p pins the match: it holds whatever a comparison says."
            yield "f forbids it: the two are kept apart."
        else:
            yield "p matches it with a clause that you choose."
        yield "x takes a word back. Escape closes this page."

    def action_pin(self) -> None:
        """Say that two clauses are one."""
        if self._matched:
            self._choose_pair("Which two are one?", holds=True)
        else:
            self.run_worker(self._choose_other())

    def action_forbid(self) -> None:
        """Say that two clauses are not one."""
        if self._matched:
            self._choose_pair("Which two are not one?", holds=False)
        else:
            self.notify("Nothing is matched here that could be kept apart.", markup=False)

    def _choose_pair(self, caption: str, *, holds: bool) -> None:
        pairs = self._pairs
        told = partial(self._ask_why, holds=holds)
        if len(pairs) == 1:
            told(pairs[0])
            return
        labels = [f"{one} → {two}" for one, two in self._names()]
        self._pick(caption, labels, lambda place: told(pairs[place]))

    def _names(self) -> Iterator[tuple[str, str]]:
        for one in self._row.change.before:
            for two in self._row.change.after:
                yield make_line(one.number or f"#{one.ordinal}"), make_line(two.number or f"#{two.ordinal}")

    async def _choose_other(self) -> None:
        """Choose a clause on the other side for one that is matched with nothing."""
        added = bool(self._row.change.after)
        version = self._before if added else self._after
        clauses = await self._house.archive.ask(
            self._key, lambda desk, matter: read_clauses(desk, matter, version)
        )
        ((one, two),) = self._pairs[:1]

        def take(place: int) -> None:
            other = clauses[place][0]
            self._ask_why((other, two) if added else (one, other), holds=True)

        self._pick(f"Which clause of {version.label} is it?", [told for _, told in clauses], take, one or two)

    def _pick(self, caption: str, labels: Sequence[str], take: Callable[[int], None], near: int = 1) -> None:
        screen = PickScreen(caption, labels, min(near, len(labels)) - 1)
        self.app.push_screen(screen, lambda place: take(place) if place is not None else None)

    def _ask_why(self, pair: Pair, *, holds: bool) -> None:
        one, two = ((v.id, f"#{n}") for v, n in zip((self._before, self._after), pair, strict=True))

        def file(desk: Desk, note: str) -> Filed:
            return link(desk, one, two, circumstances=Circumstances(desk.as_of, note=note), holds=holds)

        word = "one clause" if holds else "two clauses"
        self._ask(f"Why they are {word} (kept with your word)", file)

    def action_take_back(self) -> None:
        """Strike a word that somebody said."""
        if not self._words:
            self.notify("Nobody has said anything that could be taken back.", markup=False)
        elif len(self._words) == 1:
            self._strike(0)
        else:
            self._pick("Which word is taken back?", [word.told for word in self._words], self._strike)

    def _strike(self, place: int) -> None:
        entry_id = self._words[place].entry_id

        def file(desk: Desk, note: str) -> Filed:
            return strike(desk, entry_id, reason=note, circumstances=Circumstances(desk.as_of))

        self._ask("Why the word is taken back", file)

    def _ask(self, caption: str, file: Callable[[Desk, str], Filed]) -> None:
        def answered(note: str | None) -> None:
            if note:
                self.run_worker(self._file(lambda desk: file(desk, note)))

        self.app.push_screen(AskScreen(caption), answered)

    async def _file(self, act: Callable[[Desk], Filed]) -> None:
        try:
            await self._house.file(self._key, act)
        except ProposalTrackError as wrong:
            self._house.complain(wrong)
        else:
            self.dismiss(None)


def _ordinals(clauses: Sequence[Clause]) -> tuple[int, ...]:
    return tuple(clause.ordinal for clause in clauses) or (0,)
