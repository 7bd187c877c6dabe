"""Document: two versions clause by clause; what changed, and where the parties stand on each clause."""

from asyncio import sleep
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Static

from proposaltrack import settings
from proposaltrack.ledger.attribution import Attribution
from proposaltrack.model.negotiation import Version
from proposaltrack.text.display import make_line
from proposaltrack.tui.reading import Page, Wanted, find_labels, read_page
from proposaltrack.tui.screens.doors import Doors
from proposaltrack.tui.screens.past import PastScreen
from proposaltrack.tui.screens.pick import AskScreen, PickScreen
from proposaltrack.tui.tracing import Past, read_past
from proposaltrack.tui.widgets.clause_detail import ClauseDetail
from proposaltrack.tui.widgets.clause_list import ClauseList
from proposaltrack.tui.widgets.diff_view import DiffView, Layout
from proposaltrack.tui.widgets.past_pane import PastPane, Shown
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.views.redline import RedlineRow

NARROW, ROOMY = 80, 120
"""Columns of a screen from which on the list of clauses stands beside one text, and beside two sides."""

_PAUSE = 0.05
"""Seconds that the cursor rests before the pane is read for its clause."""

Spots = AbstractSet[tuple[str, int]]
"""Clauses, each by the record id of its version and its ordinal."""


class DocumentScreen(Doors):
    """A document of a negotiation.

    Args:
        key: short name of the negotiation.
        wanted: the document and its versions.
        ordinal: the clause to begin with, of the version after; 0 for the first change.
    """

    CSS_PATH = "document.tcss"
    AUTO_FOCUS = "DiffView"
    HELP = (
        "Two versions of a document, clause by clause. The list and the text move together: [ and ] go to the change "
        "before and after, b and a choose the versions, s shows the sides beside each other or in one text. h and w tell where a clause and its "
        "words come from, y why it is matched so and lets you pin or forbid the match, t shows the table of numbers."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,n", "change(1)", "Next", key_display="]", tooltip="Next change"),
        Binding("left_square_bracket,p", "change(-1)", "Previous change", key_display="[", show=False),
        Binding("c", "only_changed", "Changed", tooltip="Only what changed, or everything"),
        Binding("s", "sides", "Side by side, or in one text", show=False),
        Binding("b", "pick('before')", "Before", tooltip="Choose the version before"),
        Binding("a", "pick('after')", "After", tooltip="Choose the version after"),
        Binding("h", "past('history')", "History of the clause", show=False),
        Binding("w", "past('words')", "Who brought its words, and who struck some", show=False),
        Binding("H", "page", "History and words as a page", show=False),
        Binding("less_than_sign", "step(-1)", "One version back", key_display="<", show=False),
        Binding("greater_than_sign", "step(1)", "One version on", key_display=">", show=False),
        Binding("slash", "find", "Find words", key_display="/", show=False),
        Binding("l", "list", "Show or hide the list of clauses", show=False),
        Binding("d", "detail", "Show or hide the positions", show=False),
    ]

    def __init__(self, key: str, wanted: Wanted, ordinal: int = 0) -> None:
        super().__init__()
        self.key, self._wanted, self._ordinal = key, wanted, ordinal
        self.only_changed = False
        self.list_wanted: bool | None = None
        self._words = ""
        self._shown = Shown.NOTHING
        self._known: Attribution | None = None

    def on_mount(self) -> None:
        """Lay the sides out as they were the last time."""
        kept = settings.layout_of(self.archive.workspace)
        self.query_one(DiffView).layout_wanted = Layout(kept) if kept in tuple(Layout) else Layout.AUTO

    def compose(self) -> ComposeResult:
        """Title and totals above, the clauses on the left, the text beside them, the positions below."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield Static("", id="totals", classes="caption", markup=False)
        with Horizontal(id="panes"):
            yield ClauseList(id="clauses")
            with Vertical(id="reading"):
                yield DiffView(id="diff")
                yield PastPane(id="past")
                yield ClauseDetail(id="detail", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read both versions and compare them; the cursor stays on its clause."""
        page = await self.archive.ask(self.key, lambda desk, matter: read_page(desk, matter, self._wanted))
        spots = self._spots(self.current) or {(page.after.id, self._ordinal)}
        self.page, self._known = page, None
        settings.mark_seen(self.archive.workspace, self.key, page.document.key, page.after.id)
        self._wanted = Wanted(page.document.key, page.before.id if page.before else None, page.after.id)
        self._show_titles(page)
        self._show_rows(spots)

    @property
    def current(self) -> RedlineRow | None:
        """The change under the cursor."""
        return self.query_one(DiffView).current

    def _show_titles(self, page: Page) -> None:
        title = make_line(page.document.title)
        before = f"{_named(page.before)} → " if page.before else ""
        self.query_one("#bar", Static).update(f"{before}{_named(page.after)}   {title}")
        self.query_one("#totals", Static).update(" · ".join(_totals(page)))

    def _spots(self, row: RedlineRow | None) -> Spots:
        """The clauses of a row, by version and ordinal: what it is known by when other rows are drawn."""
        if row is None or self.page is None:
            return frozenset()
        before, after = self.page.before or self.page.after, self.page.after
        sides = (before.id, row.change.before), (after.id, row.change.after)
        return frozenset((version, clause.ordinal) for version, clauses in sides for clause in clauses)

    def _show_rows(self, spots: Spots) -> None:
        """Draw the rows that are wanted, the cursor on one of these clauses or near it, else on the first change."""
        assert self.page is not None
        every = self.page.rows
        found = [place for place, row in enumerate(every) if spots & self._spots(row)]
        found += [place for place, row in enumerate(every) if row.changed]
        wanted = [place for place, row in enumerate(every) if row.changed or not self.only_changed]
        cursor = bisect_left(wanted, found[0]) if found else 0
        for view in (self.query_one(ClauseList), self.query_one(DiffView)):
            view.show([every[place] for place in wanted], cursor)
        self._show_detail()

    def _show_detail(self) -> None:
        row, page = self.current, self.page
        position = (
            page.positions.get(row.change.after[0].ordinal) if row and page and row.change.after else None
        )
        self.query_one(ClauseDetail).show(row, position, page.parties if page else {})
        self._show_past()

    @on(RowsView.Highlighted)
    def _move_together(self, message: RowsView.Highlighted) -> None:
        for view in (self.query_one(ClauseList), self.query_one(DiffView)):
            view.follow(message.view.cursor)
        self._show_detail()

    @on(RowsView.Chosen, "#clauses")
    def _read(self) -> None:
        self.query_one(DiffView).focus()

    @on(RowsView.Chosen, "#diff")
    def _answer(self) -> None:
        self.action_respond()

    def action_change(self, step: int) -> None:
        """Go to the next changed clause, or the one before."""
        view = self.query_one(DiffView)
        places = [place for place, row in enumerate(view.rows) if row.changed]
        ahead = [place for place in places if (place - view.cursor) * step > 0]
        if ahead:
            view.cursor = ahead[0] if step > 0 else ahead[-1]
        else:
            where = "after" if step > 0 else "before"
            self.notify(f"No change {where} this one.", markup=False)

    def action_only_changed(self) -> None:
        """Show only what changed, or everything."""
        self.only_changed = not self.only_changed
        if self.page is not None:
            self._show_rows(self._spots(self.current))

    def action_sides(self) -> None:
        """The sides beside each other, or both in one text; a narrow screen needs the room of the list for two."""
        settings.keep_layout(self.archive.workspace, self.query_one(DiffView).turn())
        self._fit_list()

    def on_resize(self) -> None:
        """Another width may have room for the list of clauses, or none."""
        self._fit_list()

    def _fit_list(self) -> None:
        """The list stands where somebody wants it; unasked only where it leaves the text its room."""
        sides = self.query_one(DiffView).layout_wanted is Layout.SIDES
        room = ROOMY if sides else NARROW
        wanted = self.list_wanted if self.list_wanted is not None else self.size.width >= room
        self.query_one(ClauseList).display = wanted
        if not wanted and self.query_one(ClauseList).has_focus:
            self.query_one(DiffView).focus()

    def action_pick(self, side: str) -> None:
        """Choose the version before or after from a list."""
        page = self.page
        if page is None:
            return
        labels = list(find_labels(page.versions).values())
        chosen = page.before if side == "before" else page.after
        cursor = page.versions.index(chosen) if chosen in page.versions else 0

        def show(place: int | None) -> None:
            if place is not None:
                self._see(**{side: page.versions[place].id})

        self.app.push_screen(PickScreen(f"The version {side}", labels, cursor), show)

    def action_step(self, step: int) -> None:
        """Both versions one step back or on: each version against the one before it."""
        page = self.page
        if page is None:
            return
        ids = [version.id for version in page.versions]
        place = ids.index(self._wanted.after if self._wanted.after in ids else page.after.id) + step
        if 0 < place < len(page.versions) or (place == 0 and len(page.versions) == 1):
            self._see(before=page.versions[place - 1].id, after=page.versions[place].id)
        else:
            self.notify("There is no further version on that side.", markup=False)

    def _see(self, *, before: str | None = None, after: str | None = None) -> None:
        known = self._wanted
        self._wanted = Wanted(known.document, before or known.before, after or known.after)
        self.action_reload()

    def action_find(self) -> None:
        """Go to the next clause that holds some words."""
        self.app.push_screen(AskScreen("Find words", self._words), self._find)

    def _find(self, words: str | None) -> None:
        if not words:
            return
        self._words = words
        view, wanted = self.query_one(DiffView), words.casefold()
        places = [place for place, row in enumerate(view.rows) if wanted in _words_of(row)]
        self.jump(view, places, f"No clause shown holds {make_line(words)!r}.")

    def action_list(self) -> None:
        """Show or hide the list of clauses."""
        self.list_wanted = not self.query_one(ClauseList).display
        self._fit_list()

    def action_detail(self) -> None:
        """Show or hide the positions."""
        self.query_one(ClauseDetail).display ^= True

    def action_past(self, wanted: str) -> None:
        """Show or hide where the clause comes from; of its words, what was struck too at the second time."""
        following = {Shown.WORDS: Shown.STRUCK, Shown.STRUCK: Shown.NOTHING}
        if wanted == "history":
            self._shown = Shown.NOTHING if self._shown is Shown.HISTORY else Shown.HISTORY
        else:
            self._shown = following.get(self._shown, Shown.WORDS)
        self.query_one("#reading").set_class(self._shown is not Shown.NOTHING, "-past")
        self._show_past()

    def _show_past(self) -> None:
        """Let the pane say what it says about the clause under the cursor; a cursor on its way is not followed."""
        if self._shown is not Shown.NOTHING:
            self.run_worker(self._read_pane(), group="past", exclusive=True)

    async def _read_pane(self) -> None:
        await sleep(_PAUSE)
        past = await self._read_past()
        if past is not None and self._shown is not Shown.NOTHING:
            self.query_one(PastPane).show(past, self._shown)

    async def _read_past(self) -> Past | None:
        row, page = self.current, self.page
        if row is None or page is None:
            return None
        version = page.after if row.change.after or page.before is None else page.before
        ordinal = (row.change.after or row.change.before)[0].ordinal
        known = self._known if self._known and self._known.version.id == version.id else None
        past = await self.archive.ask(
            self.key, lambda desk, matter: read_past(desk, matter, version.id, ordinal, known)
        )
        self._known = past.attribution
        return past

    def action_page(self) -> None:
        """Where the clause under the cursor and its words come from, on a page of its own."""
        self.attempt(self._open_past)

    async def _open_past(self) -> None:
        past = await self._read_past()
        if past is not None:
            self.app.push_screen(PastScreen(past))

    def go_to(self, ordinal: int) -> None:
        """Put the cursor on a clause of the version after."""
        if self.page is not None:
            self._show_rows({(self.page.after.id, ordinal)})

    def go_into(self, version: str, ordinal: int) -> None:
        """Show a clause of another version, by record id and ordinal."""
        self._ordinal = ordinal
        self.query_one(DiffView).show(())
        self.go_to_version(version)

    def go_to_version(self, version: str) -> None:
        """Show another version, by its record id, against the one that it is usually compared with."""
        self._wanted = Wanted(self._wanted.document, None, version)
        self.action_reload()

    def go_to_document(self, wanted: Wanted) -> None:
        """Show another version of this document, or another document on a screen of its own."""
        if wanted.document == self._wanted.document:
            self._wanted = wanted
            self.action_reload()
        else:
            self.app.push_screen(DocumentScreen(self.key, wanted))


def _totals(page: Page) -> Iterator[str]:
    """What changed, counted; what did not, and what was put aside, last."""
    if page.before is None:
        yield "the first version: nothing to compare with"
        return
    counts = {kind.value.replace("_", " "): count for kind, count in page.totals.items() if count}
    unchanged = counts.pop("unchanged", 0)
    yield from (f"{count} {kind}" for kind, count in counts.items())
    yield f"{unchanged} unchanged"
    if page.folded:
        yield f"typography put aside: {', '.join(f'{count} {sort}' for sort, count in page.folded.items())}"
    yield from page.not_compared


def _named(version: Version | None) -> str:
    if version is None:
        return ""
    by = f" by {make_line(version.by.key)}" if version.by else ""
    return f"{make_line(version.title)}{by}"


def _words_of(row: RedlineRow) -> str:
    return "".join(run.before + (run.after if run.after != run.before else "") for run in row.runs).casefold()
