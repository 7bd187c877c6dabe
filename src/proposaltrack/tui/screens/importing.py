"""Version: a file becomes a new version of a document; what was read of it is shown before it is filed."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.suggester import Suggester
from textual.widgets import Footer, Input, Label, Select, Static

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter
from proposaltrack.actions.naming import parse_day
from proposaltrack.actions.reading import outline_file
from proposaltrack.actions.versions import Delivery, Wording, receive_version, record_version
from proposaltrack.compare.comparison import compare, totals_of
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.matter import DocumentKind
from proposaltrack.text.address import label_of
from proposaltrack.text.display import make_line, shorten
from proposaltrack.tui.reading import Registry, find_labels, read_registry
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.fields import Choice, Line
from proposaltrack.views.overview import Shelf

NEW = ""
"""What stands for a document that is opened with the version."""

NONE = ""
"""What stands for no version."""


class PathSuggester(Suggester):
    """Names of files and folders that a path may go on with."""

    async def get_suggestion(self, value: str) -> str | None:
        """The first name in order of the alphabet."""
        return await asyncio.to_thread(_suggested, value)


def _suggested(value: str) -> str | None:
    try:
        path = Path(value).expanduser()
        folder, start = (path, "") if value.endswith("/") else (path.parent, path.name)
        names = sorted(p.name + "/" * p.is_dir() for p in folder.iterdir() if p.name.startswith(start))
    except (OSError, RuntimeError, ValueError):
        return None
    # What is suggested is drawn as it is: a name that would have to be made safe cannot be.
    shown = [name for name in names if make_line(name) == name and (start or not name.startswith("."))]
    return value[: len(value) - len(start)] + shown[0] if shown else None


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)  # nobody of that name: it is looked for as it is written


class VersionScreen(Room):
    """A new version from a file.

    Args:
        key: short name of the negotiation.
    """

    CSS_PATH = "version.tcss"
    AUTO_FOCUS = "#file"
    HELP = (
        "A new version from a file: our own is recorded, another party's is noted as received from it. The right "
        "arrow takes the suggested path. ctrl+s reads the file and shows what will be filed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "record", "Record", priority=True, tooltip="Read the file, show it, record it"),
        Binding("escape", "back", "Leave"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.registry: Registry | None = None

    def compose(self) -> ComposeResult:
        """One field a line."""
        yield Static(f"New version in {make_line(self.key)}", classes="bar", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            yield from _field(
                "File",
                Line(placeholder="path of the file", id="file", suggester=PathSuggester()),
            )
            yield from _field("Document", Choice(id="document"))
            yield from _field(
                "New document",
                Line(placeholder="short name, for a document opened now", id="key"),
            )
            yield from _field("Its kind", Choice(id="kind"))
            yield from _field("By", Choice(id="by"))
            yield from _field("Made from", Choice(id="basis"))
            yield from _field("Answers", Choice(id="answers"))
            yield from _field("Symbol", Line(placeholder="the trade's own mark", id="symbol"))
            yield from _field("Dated", Line(str(self.archive.today), id="dated"))
            yield Static("", id="preview", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    @property
    def dirty(self) -> bool:
        """True when a file, a mark or a short name was typed."""
        return any(self.query_one(name, Input).value.strip() for name in ("#file", "#key", "#symbol"))

    async def load(self) -> None:
        """Read what can be chosen; what was chosen stays."""
        if self.registry is not None:
            return
        registry = self.registry = await self.archive.ask(self.key, read_registry)
        documents = [
            (f"{make_line(s.document.key)}  {shorten(s.document.title, 44)}", s.document.key)
            for s in registry.shelves
        ]
        self._offer("document", [*documents, ("a new document", NEW)], documents[0][1] if documents else NEW)
        kinds = [(kind.value.replace("-", " "), kind.value) for kind in DocumentKind]
        self._offer("kind", kinds, kinds[0][1])
        parties = [(make_line(key), key) for key in registry.parties]
        self._offer("by", parties or [("nobody is known yet", "")], "")
        self._offer_versions()

    def _offer(self, name: str, options: list[tuple[str, str]], value: str) -> None:
        self.query_one(f"#{name}", Choice).offer(options, value)

    def _value(self, name: str) -> str:
        return str(self.query_one(f"#{name}", Choice).value)

    @property
    def _shelf(self) -> Shelf | None:
        chosen = self._value("document")
        shelves = self.registry.shelves if self.registry else ()
        return next((shelf for shelf in shelves if shelf.document.key == chosen), None)

    @on(Select.Changed, "#document")
    def _offer_versions(self) -> None:
        """The versions it may be made from, and those it may answer."""
        if self.registry is None:
            return
        shelf = self._shelf
        for name in ("key", "kind"):
            self.query_one(f"#line-{name}").display = shelf is None
        bases = find_labels(tuple(reversed(shelf.versions))) if shelf else {}
        latest = shelf.latest.id if shelf else NONE
        self._offer("basis", [("nothing", NONE), *((told, i) for i, told in bases.items())], latest)
        others = [v for s in self.registry.shelves if s is not shelf for v in reversed(s.versions)]
        owed = [i for i in self.registry.asked if any(v.id == i for v in others)]
        answers = shelf is not None and shelf.document.kind is DocumentKind.RESPONSE
        labels = [("nothing", NONE), *((told, i) for i, told in find_labels(others).items())]
        self._offer("answers", labels, owed[0] if answers and owed else NONE)

    def action_record(self) -> None:
        """Read the file, show what will be filed, and file it on enter."""
        if self.registry is not None:
            self.attempt(self._ask)

    async def _ask(self) -> None:
        wording, on_day = self._wording(), parse_day(self.query_one("#dated", Input).value)
        told = await self.archive.ask(self.key, lambda _, matter: self._told(matter, wording))

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self._file(wording, on_day))

        self.app.push_screen(ConfirmScreen("Record this version?", told, "records it"), answered)

    def _wording(self) -> Wording:
        path = self.query_one("#file", Input).value.strip()
        if not path:
            raise UsageProblem("no file is named", "Type its path; the right arrow takes what is suggested.")
        answers = self._value("answers")
        return Wording(
            file=_expanded(path),
            kind=None if self._shelf else DocumentKind(self._value("kind")),
            symbol=self.query_one("#symbol", Input).value.strip(),
            basis=self._value("basis") or None,
            answers=(answers,) if answers else (),
        )

    @property
    def _document(self) -> str:
        return self._value("document") or self.query_one("#key", Input).value.strip()

    def _told(self, matter: Matter, wording: Wording) -> list[str]:
        """What was read of the file, and what changed against what it was made from."""
        assert isinstance(wording.file, Path)
        tree = outline_file(wording.file)
        first = [f"  {shorten(label_of(tree, clause), 66)}" for clause in tree.clauses[:4]]
        by = make_line(self._value("by"))
        received = "" if self._is_ours else f", and noted that {by} sent it to us"
        lines = [
            f"A version of {make_line(self._document or '?')} by {by}{received}.",
            f"{make_line(wording.file.name)}: {len(tree)} clauses, which begin",
            *first,
        ]
        if wording.basis:
            totals = totals_of(compare(matter.wordings.tree_of(wording.basis), tree))
            told = [f"{n} {kind.value.replace('_', ' ')}" for kind, n in totals.items() if n]
            lines.append(f"Against {matter.negotiation.versions[wording.basis].label}: {', '.join(told)}.")
        return [*lines, *([f"In answer to {matter.negotiation.versions[i].title}." for i in wording.answers])]

    @property
    def _is_ours(self) -> bool:
        """True for our own version; an observer notes everybody's as recorded."""
        return self.registry is not None and self.registry.ours in {None, self._value("by")}

    async def _file(self, wording: Wording, on_day: date) -> None:
        document, by, ours = self._document, self._value("by"), self._is_ours
        circumstances = Circumstances(on_day)

        def act(desk: Desk) -> Filed:
            if ours:
                return record_version(desk, document, wording, by=by, circumstances=circumstances)
            return receive_version(
                desk, document, wording, by=by, sender=by, delivery=Delivery(), circumstances=circumstances
            )

        await self.house.file(self.key, act)
        self.done()


def _field(caption: str, field: Any) -> ComposeResult:
    """A field with its caption on one line."""
    with Horizontal(classes="line", id=f"line-{field.id}"):
        yield Label(caption)
        yield field
