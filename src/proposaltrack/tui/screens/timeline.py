"""Timeline: every act by day and round; each opens into all that it says."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from proposaltrack.text.display import make_line
from proposaltrack.tui.reading import Wanted
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.pick import AskScreen, PickScreen
from proposaltrack.tui.timing import Course, read_course, read_moment
from proposaltrack.tui.widgets.timeline_list import TimelineList, TimelineRow
from proposaltrack.views.timeline import Moment


class TimelineScreen(Room):
    """The course of a negotiation.

    Args:
        key: short name of the negotiation.
        document: record id of the document to begin with; "" for all.
    """

    CSS_PATH = "timeline.tcss"
    AUTO_FOCUS = "TimelineList"
    HELP = (
        "Every act by the day on which it happened, oldest first. A round is the stretch from one transmission to the "
        "next. Enter opens all that an act says, and from there the version it is about; d and p leave only what is "
        "about one document or names one party."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "choose_document", "Document", tooltip="Only acts about one document, or all"),
        Binding("p", "choose_party", "Party", tooltip="Only acts that name one party, or all"),
        Binding("slash", "find", "Find", key_display="/", tooltip="Find words"),
    ]

    def __init__(self, key: str, document: str = "") -> None:
        super().__init__()
        self.key, self.document, self.party = key, document, ""
        self._course: Course | None = None
        self._words = ""

    def compose(self) -> ComposeResult:
        """One list under a caption."""
        yield Static("", id="bar", classes="bar", markup=False)
        yield TimelineList(id="timeline", empty="Nothing happened that is so.")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read every act; at the first time the last one is under the cursor."""
        first = self._course is None
        self._course = await self.archive.ask(self.key, read_course)
        self._show()
        if first:
            self.query_one(TimelineList).action_edge(-1)

    def _show(self) -> None:
        course, view = self._course, self.query_one(TimelineList)
        if course is None:
            return
        here = view.current.moment.entry.id if view.current else ""
        moments = [moment for moment in course.moments if self._wanted(moment)]
        rows = _with_heads(moments)
        view.show(rows, next((n for n, row in enumerate(rows) if row.moment.entry.id == here), 0))
        rounds = len({moment.round for moment in moments if moment.round})
        hidden = len(course.moments) - len(moments)
        told = f"{self.key}: {len(moments)} acts in {rounds} round{'s' if rounds != 1 else ''}"
        only = "".join(f" · only {make_line(name)}" for name in self._only(course))
        self.query_one("#bar", Static).update(
            f"{told}{only}{f', {hidden} hidden' if hidden else ''} · as of {self.archive.today}"
        )

    def _wanted(self, moment: Moment) -> bool:
        about = not self.document or self.document in moment.documents
        return about and (not self.party or self.party in moment.parties)

    def _only(self, course: Course) -> list[str]:
        documents = [document.key for document in course.documents if document.id == self.document]
        return documents + [party.key for party in course.parties if party.id == self.party]

    def action_choose_document(self) -> None:
        """Leave only acts about one document, or all."""
        if self._course is not None:
            known = self._course.documents
            self._choose("document", [document.key for document in known], [d.id for d in known])

    def action_choose_party(self) -> None:
        """Leave only acts that name one party, or all."""
        if self._course is not None:
            known = self._course.parties
            self._choose("party", [party.key for party in known], [party.id for party in known])

    def _choose(self, what: str, keys: list[str], ids: list[str]) -> None:
        every = ["", *ids]

        def chosen(place: int | None) -> None:
            if place is not None:
                setattr(self, what, every[place])
                self._show()

        labels = ["all", *map(make_line, keys)]
        self.app.push_screen(PickScreen(f"Only one {what}", labels, every.index(getattr(self, what))), chosen)

    def action_find(self) -> None:
        """Go to the next act that holds some words."""
        self.app.push_screen(AskScreen("Find words", self._words), self._find)

    def _find(self, words: str | None) -> None:
        if not words:
            return
        self._words, wanted = words, words.casefold()
        view = self.query_one(TimelineList)
        places = [n for n, row in enumerate(view.rows) if wanted in row.moment.told.casefold()]
        self.jump(view, places, f"No act shown has {make_line(words)!r}.")

    @on(TimelineList.Chosen)
    def _open(self) -> None:
        self.attempt(self._open_moment)

    async def _open_moment(self) -> None:
        row, course = self.query_one(TimelineList).current, self._course
        if row is None or course is None:
            return
        moment = row.moment
        lines = await self.archive.ask(self.key, lambda desk, matter: read_moment(desk, matter, moment))

        def go_on(go: bool | None) -> None:
            if go and moment.version:
                self._read(course.keys[moment.version], moment.version)

        leads = course.labels[moment.version] if moment.version else ""
        self.app.push_screen(FactsScreen("What was filed", lines, leads), go_on)

    def _read(self, document: str, version: str) -> None:
        # The document leads here as well, and each may be opened from the other.
        from proposaltrack.tui.screens.document import DocumentScreen  # noqa: PLC0415

        self.app.push_screen(DocumentScreen(self.key, Wanted(document, after=version)))


def _with_heads(moments: list[Moment]) -> list[TimelineRow]:
    """Each act, with a heading where another round begins."""
    rows, former = [], -1
    for moment in moments:
        head = f"Round {moment.round}" if moment.round else "Before the first transmission"
        rows.append(TimelineRow(moment, head if moment.round != former else ""))
        former = moment.round
    return rows
