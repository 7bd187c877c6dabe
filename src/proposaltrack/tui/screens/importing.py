"""Importing: a file becomes a new version of a document; all that was read of it is shown before it is recorded."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Select, Static

from proposaltrack.actions.desk import Circumstances, Desk, Filed
from proposaltrack.actions.naming import parse_day
from proposaltrack.actions.versions import Delivery, Wording, receive_version, record_version
from proposaltrack.errors import ProposalTrackError, UsageProblem
from proposaltrack.model.acts.matter import DocumentKind, VersionRecorded
from proposaltrack.model.marked import View
from proposaltrack.text.display import make_line, shorten
from proposaltrack.tui.paths import (
    PathSuggester,
    expanded,
    find_paths,
    is_there,
    suggest_document,
    suggest_key,
)
from proposaltrack.tui.previewing import Asked, Preview, read_preview
from proposaltrack.tui.reading import Registry, Wanted, find_labels, read_registry
from proposaltrack.tui.screens.form import Form, fields
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.fields import Choice, Line
from proposaltrack.tui.widgets.lines_view import LinesView
from proposaltrack.tui.widgets.preview_pane import PreviewPane
from proposaltrack.views.overview import Shelf

if TYPE_CHECKING:
    from textual.worker import WorkType

NEW = ""
"""What stands for a document that is opened with the version."""

NONE = ""
"""What stands for no version."""

RECEIVED, RECORDED = "received", "recorded"
"""The two ways in which a version comes in."""

_PAUSE = 0.2
"""Seconds that nothing is typed before a file is looked for."""

_BEGUN = 4
"""Clauses that the last question names."""


class ImportScreen(Form):
    """A file about to become a version.

    Args:
        key: short name of the negotiation.
        show: opens the version where it landed.
        document: short name of the document to begin with; "" for the first.
    """

    CSS_PATH = "importing.tcss"
    AUTO_FOCUS = "#file"
    HELP = (
        "A new version from a file, shown before anything is recorded: its clauses as read and what the reader has to "
        "say; what changed against the version it was made from; what is marked as a change in it, and what is not. "
        "MAIL.eml#NAME reads a file that came with a message; of a file that cannot be read the wording may come from a "
        "second one. ctrl+s asks once more, then records it, or notes that it was sent to us."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "record", "Record", priority=True, tooltip="Read the file, show it, record it"),
        Binding("ctrl+n", "next_page", "Next page", tooltip="As read, what changed, what to look at"),
        Binding("escape", "back", "Leave"),
    ]

    def __init__(self, key: str, show: Callable[[Wanted], None], document: str = "") -> None:
        super().__init__()
        self.key = key
        self.registry: Registry | None = None
        self._show, self._begin = show, document
        self._guessed = ("", "")

    def compose(self) -> ComposeResult:
        """The form, and below it what was read of the file."""
        yield Static(f"Import a file into {make_line(self.key)}", classes="bar", markup=False)
        with Vertical(id="form"):
            file = Line(
                placeholder="path of the file, or MAIL.eml#NAME", id="file", suggester=PathSuggester()
            )
            yield from fields(("File", file))
            yield from fields(("Document", Choice(id="document")))
            key = Line(placeholder="short name, for a document opened now", id="key")
            yield from fields(("New document", key), ("Its kind", Choice(id="kind")), name="new")
            yield from fields(("By", Choice(id="by")), ("It was", Choice(id="how")))
            yield from fields(("Made from", Choice(id="basis")))
            yield from fields(("Answers", Choice(id="answers")))
            dated = Line(str(self.archive.today), id="dated")
            yield from fields(
                ("Day", dated), ("Symbol", Line(placeholder="the trade's own mark", id="symbol"))
            )
            text = Line(placeholder="a file, if need be", id="text", suggester=PathSuggester())
            yield from fields(("Changes in it", Choice(id="view")), ("Words from", text))
        yield PreviewPane(id="preview")
        yield Footer(show_command_palette=False, compact=True)

    @property
    def dirty(self) -> bool:
        """True when a file, a mark or a short name was typed."""
        return any(self.typed(name) for name in ("file", "key", "symbol", "text"))

    async def load(self) -> None:
        """Read what can be chosen; what was chosen stays."""
        if self.registry is not None:
            return
        registry = self.registry = await self.archive.ask(self.key, read_registry)
        documents = [
            (f"{make_line(s.document.key)}  {shorten(s.document.title, 44)}", s.document.key)
            for s in registry.shelves
        ]
        known = {value for _, value in documents}
        first = self._begin if self._begin in known else documents[0][1] if documents else NEW
        self.offer("document", [*documents, ("a new document", NEW)], first)
        kinds = [(kind.value.replace("-", " "), kind.value) for kind in DocumentKind]
        self.offer("kind", kinds, kinds[0][1])
        parties = [(make_line(key), key) for key in registry.parties]
        self.offer("by", parties or [("nobody is known yet", "")], "")
        ways = [("accepted", View.FINAL.value), ("rejected", View.ORIGINAL.value)]
        self.offer("view", [(f"count as {told}", value) for told, value in ways], View.FINAL.value)
        self._offer_ways()
        self._offer_answers()

    @property
    def _shelf(self) -> Shelf | None:
        chosen = self.chosen("document")
        shelves = self.registry.shelves if self.registry else ()
        return next((shelf for shelf in shelves if shelf.document.key == chosen), None)

    @on(Select.Changed, "#by")
    def _offer_ways(self) -> None:
        """Another party's paper came to us as a rule, and was made from what we sent last; an observer notes all alike."""
        if self.registry is None:
            return
        ours, by = self.registry.ours, self.chosen("by")
        recorded = ("our own, not sent yet" if ours == by else "not sent to us", RECORDED)
        received = (f"sent to us by {make_line(by)}", RECEIVED)
        self.offer("how", [recorded, *([received] if ours not in {None, by} else [])], RECEIVED)
        self._offer_bases()

    @on(Select.Changed, "#document")
    def _offer_answers(self) -> None:
        """The versions it may answer."""
        if self.registry is None:
            return
        shelf = self._shelf
        self.query_one("#line-new").display = shelf is None
        others = [v for s in self.registry.shelves if s is not shelf for v in reversed(s.versions)]
        owed = [i for i in self.registry.asked if any(v.id == i for v in others)]
        answers = shelf is not None and shelf.document.kind is DocumentKind.RESPONSE
        labels = [("nothing", NONE), *((told, i) for i, told in find_labels(others).items())]
        self.offer("answers", labels, owed[0] if answers and owed else NONE)
        self._offer_bases()

    def _offer_bases(self) -> None:
        """The versions it may be made from: as a rule the one last sent to its author, else the latest."""
        assert self.registry is not None
        shelf = self._shelf
        bases = find_labels(tuple(reversed(shelf.versions))) if shelf else {}
        latest = shelf.latest.id if shelf else NONE
        sent = self.registry.sent.get((self.chosen("document"), self.chosen("by")), NONE)
        usual = sent if sent in bases and self.chosen("by") != self.registry.ours else latest
        self.offer("basis", [("nothing", NONE), *((told, i) for i, told in bases.items())], usual)

    @on(Input.Changed, "#file")
    def _guess(self) -> None:
        """What the file is named after is chosen, as long as nobody chose anything else."""
        path, (document, key) = self.typed("file"), self._guessed
        found = suggest_document(
            path, [s.document.key for s in self.registry.shelves] if self.registry else ()
        )
        if found and self.chosen("document") in {document or self.chosen("document"), found}:
            self.query_one("#document", Choice).value = found
        if self.typed("key") == key:
            self.query_one("#key", Input).value = suggest_key(path)
        self._guessed = found or document, suggest_key(path)

    @on(Input.Changed, "#file, #text")
    @on(Select.Changed, "#document, #by, #basis, #view")
    def _follow(self) -> None:
        """Read what is named now, once nothing more is typed for a moment."""
        if self.registry is not None:
            self._look_for(insisting=False)

    @on(Input.Submitted)
    def _insist(self, message: Input.Submitted) -> None:
        """Enter in a field says what is wrong with the file, where anything is."""
        message.stop()
        self._look_for(insisting=True)

    def _look_for(self, *, insisting: bool) -> None:
        """Look once nothing more comes; what was looked for before is not looked for any more."""
        work: WorkType[None] = partial(self._look, insisting=insisting)
        self.run_worker(work, group="look", exclusive=True)

    async def _look(self, *, insisting: bool) -> None:
        await asyncio.sleep(_PAUSE)
        path = self.typed("file") if self.is_open else ""
        wanted = path and (insisting or await asyncio.to_thread(is_there, path))
        if not wanted:
            found = await asyncio.to_thread(find_paths, path) if path else ()
            self._show_paths(path, found)
        elif self.is_open:
            try:
                await self._read()
            except ProposalTrackError as wrong:
                self.complain(wrong)

    def _show_paths(self, path: str, found: Sequence[str]) -> None:
        if self.is_open:
            self.query_one(PreviewPane).offer(found, _offered(path, len(found)))

    async def _read(self) -> Preview:
        """What is named now, read and shown; what is shown already is not read again."""
        asked, pane = self._asked(), self.query_one(PreviewPane)
        if pane.preview is None or pane.preview.asked != asked:
            pane.offer((), "Reading …")
            pane.show(
                await self.archive.ask(self.key, lambda desk, matter: read_preview(desk, matter, asked))
            )
        assert pane.preview is not None
        return pane.preview

    def _asked(self) -> Asked:
        path, text = self.typed("file"), self.typed("text")
        if not path:
            raise UsageProblem("no file is named", "Type its path; the right arrow takes what is suggested.")
        return Asked(
            path, expanded(path), expanded(text) if text else None, View(self.chosen("view")),
            self.chosen("document"), self.chosen("by"), self.chosen("basis"),
        )  # fmt: skip

    def complain(self, wrong: ProposalTrackError) -> None:
        """Say in place what is wrong; every field keeps what it holds."""
        if self.is_open:
            self.query_one(PreviewPane).trouble(wrong)

    @on(LinesView.Chosen)
    def _take(self, message: LinesView.Chosen) -> None:
        """Take the path that is offered."""
        row = message.view.rows[message.index]
        if row.path:
            field = self.query_one("#file", Input)
            field.value = row.path
            field.cursor_position = len(row.path)
            field.focus()

    def action_next_page(self) -> None:
        """Show the clauses as read, what changed, or what to look at."""
        self.query_one(PreviewPane).turn()

    def action_record(self) -> None:
        """Read the file, show what will be recorded, and record it on enter."""
        if self.registry is not None:
            self.workers.cancel_group(self, "look")
            self.attempt(self._ask)

    async def _ask(self) -> None:
        if not self.is_open:
            return
        self._check_named()
        on_day = parse_day(self.query_one("#dated", Input).value)
        preview = await self._read()
        if self not in self.app.screen_stack:  # somebody left meanwhile
            return
        wording = self._wording(preview)

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self._file(wording, on_day))

        told = list(self._told(preview, wording))
        self.app.push_screen(ConfirmScreen("Record this version?", told, "records it"), answered)

    def _check_named(self) -> None:
        if not self.chosen("by"):
            raise UsageProblem(
                "no party is known yet", "Add one first with `proposaltrack party add KEY NAME`."
            )
        if not self._document:
            raise UsageProblem("the new document has no short name", "Type one, such as treaty.")

    def _wording(self, preview: Preview) -> Wording:
        answers = self.chosen("answers")
        return replace(
            preview.wording,
            kind=None if self._shelf else DocumentKind(self.chosen("kind")),
            symbol=self.typed("symbol"),
            answers=(answers,) if answers else (),
        )

    @property
    def _document(self) -> str:
        return self.chosen("document") or self.typed("key")

    def _told(self, preview: Preview, wording: Wording) -> Iterator[str]:
        """What will be recorded, and what changed against what it was made from."""
        by = make_line(self.chosen("by"))
        received = f", and noted that {by} sent it to us" if self.chosen("how") == RECEIVED else ""
        yield f"A version of {make_line(self._document or '?')} by {by}{received}."
        yield from preview.summary
        yield from (f"  {shorten(row.text, 66)}" for row in preview.begins[:_BEGUN])
        labels = {v.id: v.title for s in (self.registry.shelves if self.registry else ()) for v in s.versions}
        yield from (f"In answer to {make_line(labels.get(i, i))}." for i in wording.answers)

    async def _file(self, wording: Wording, on_day: date) -> None:
        document, by, received = self._document, self.chosen("by"), self.chosen("how") == RECEIVED
        circumstances = Circumstances(on_day)

        def act(desk: Desk) -> Filed:
            if not received:
                return record_version(desk, document, wording, by=by, circumstances=circumstances)
            return receive_version(
                desk, document, wording, by=by, sender=by, delivery=Delivery(), circumstances=circumstances
            )

        filed = await self.house.file(self.key, act)
        stays = self.is_open
        self.done()
        version = next(entry.id for entry in filed.entries if isinstance(entry.act, VersionRecorded))
        # What is dated later than the day asked about is not shown anywhere yet.
        if stays and on_day <= self.archive.today:
            self._show(Wanted(document, wording.basis, version))


def _offered(path: str, count: int) -> str:
    """What is said above the names that a path may go on with."""
    if not path:
        return "Type the path of a file; the right arrow takes what is suggested."
    return "Names that begin so; enter on one takes it." if count else "There is no name that begins so."
