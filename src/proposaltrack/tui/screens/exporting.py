"""Exporting: a redline, a clean text or the original of a version, written as a file."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Select, Static

from proposaltrack.actions.exporting import write_file
from proposaltrack.actions.redlining import Signing
from proposaltrack.errors import ProposalTrackError, UsageProblem
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.tui.handing_out import Order, Sort, Stock, make_file, name_file, read_stock
from proposaltrack.tui.paths import PathSuggester, expanded
from proposaltrack.tui.reading import Wanted, find_labels
from proposaltrack.tui.screens.form import Form, fields
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.check_list import CheckList, Option
from proposaltrack.tui.widgets.fields import Choice, Line

_DAYS, _STANCES = "days", "stances"
_SIGNING = (
    Option("the changes bear the day of the later version", _DAYS),
    Option("what was answered to the clauses stands in the margin", _STANCES),
)

_SAID = {
    Sort.REDLINE: "The file is read back before it is written: with every change rejected it is the version before, "
    "with every change accepted the version after. What cannot be marked exactly is refused.",
    Sort.CLEAN: "The wording without any mark; the file is read back before it is written.",
    Sort.ORIGINAL: "The very bytes that were received, as they were sealed.",
}


class ExportScreen(Form):
    """A file about to be written.

    Args:
        key: short name of the negotiation.
        wanted: the document and the versions to begin with.
    """

    CSS_PATH = "exporting.tcss"
    AUTO_FOCUS = "#sort"
    HELP = (
        "A version as a file: a redline against an earlier one, its clean text, or the original as it was received. "
        "The suffix of the file is its format; both follow each other. ctrl+s writes it; a file that is there is not "
        "written over before you say so again."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "Write", priority=True, tooltip="Write the file"),
        Binding("escape", "back", "Leave"),
    ]

    def __init__(self, key: str, wanted: Wanted) -> None:
        super().__init__()
        self.key, self._wanted = key, wanted
        self.stock: Stock | None = None
        self._named = ""

    def compose(self) -> ComposeResult:
        """The form, and below it what will be written, what was, or why not."""
        yield Static(f"Export from {make_line(self._wanted.document)}", classes="bar", markup=False)
        with Vertical(id="form"):
            yield from fields(("What", Choice(id="sort")))
            yield from fields(("Version", Choice(id="after")))
            yield from fields(("Against", Choice(id="before")))
            yield from fields(("Format", Choice(id="format")))
            yield from fields(("File", Line(id="file", suggester=PathSuggester())))
            yield from fields(("Signed by", Line(placeholder="the party of the later version", id="author")))
            yield from fields(("", CheckList(id="signing")))
        yield Static("", id="told", markup=False)
        yield Vertical(id="room")
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read what can be written; what was chosen stays."""
        if self.stock is not None:
            return
        document = self._wanted.document
        stock = self.stock = await self.archive.ask(
            self.key, lambda desk, matter: read_stock(desk, matter, document)
        )
        signing = self.query_one(CheckList)
        signing.show(_SIGNING)
        signing.choose({_DAYS, _STANCES})
        first = Sort.REDLINE if stock.earlier(self._wanted.after or "") else Sort.CLEAN
        self.offer("sort", [(sort.value, sort.value) for sort in Sort], first.value)
        labels = find_labels(tuple(reversed(stock.versions)))
        self.offer("after", [(told, i) for i, told in labels.items()], self._wanted.after or "")
        self._offer_before()

    @property
    def _sort(self) -> Sort:
        return Sort(self.chosen("sort"))

    @on(Select.Changed, "#after")
    def _offer_before(self) -> None:
        """The versions that a redline may start from."""
        if self.stock is None:
            return
        earlier = find_labels(self.stock.earlier(self.chosen("after")))
        options = [(told, i) for i, told in earlier.items()]
        self.offer("before", options or [("there is no earlier version", "")], self._wanted.before or "")
        self._offer_formats()

    @on(Select.Changed, "#sort")
    def _offer_formats(self) -> None:
        """The formats of what is chosen; what does not matter for it is not asked."""
        if self.stock is None:
            return
        for name in ("before", "author", "signing"):
            self.query_one(f"#line-{name}").display = self._sort is Sort.REDLINE
        formats = self.stock.formats_of(self._sort, self.chosen("after"))
        options = [(f"{name} ({suffix})", suffix) for name, suffix in formats]
        self.offer("format", options or [("it came without a file", "")], self.chosen("format"))
        self._say(_SAID[self._sort])
        self._name_file()

    @on(Select.Changed, "#before, #format")
    def _name_file(self) -> None:
        """Suggest a name as long as nobody typed one; one that was typed gets the suffix of the format."""
        if self.stock is None:
            return
        typed, suffix = self.typed("file"), self.chosen("format")
        suggested = name_file(self.stock, self._order(suffix))
        if typed in {"", self._named}:
            self.query_one("#file", Input).value = suggested
        elif Path(typed).suffix and suffix:
            self.query_one("#file", Input).value = str(Path(typed).with_suffix(suffix))
        self._named = suggested

    @on(Input.Changed, "#file")
    def _follow(self) -> None:
        """The format follows a suffix that is typed."""
        if self.stock is None:
            return
        suffix = Path(self.typed("file")).suffix.casefold()
        formats = self.stock.formats_of(self._sort, self.chosen("after"))
        if suffix != self.chosen("format") and suffix in {known for _, known in formats}:
            self.query_one("#format", Choice).value = suffix

    def _order(self, suffix: str) -> Order:
        chosen = self.query_one(CheckList).chosen
        signing = Signing(self.typed("author"), dated=_DAYS in chosen, stances=_STANCES in chosen)
        return Order(self._sort, self.chosen("after"), self.chosen("before"), suffix, signing)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(wrong, "-wrong")
        told.update(words)

    def complain(self, wrong: ProposalTrackError) -> None:
        """Say in place why nothing was written; every field keeps what it holds."""
        if self.is_open:
            self._say(f"Not written: {make_safe(str(wrong))}", wrong=True)

    def action_write(self) -> None:
        """Write the file; where one is there already, ask first."""
        if self.stock is not None:
            self.attempt(self._ask)

    async def _ask(self) -> None:
        if not self.is_open:
            return
        typed = self.typed("file")
        if not typed:
            raise UsageProblem("the file to write is not named", "Type its name; its suffix is the format.")
        path = expanded(typed)
        order = self._order(path.suffix)
        there = await asyncio.to_thread(_there, path)
        if not there:
            await self._write(path, order)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self._write(path, order, force=True))

        self.app.push_screen(ConfirmScreen("Write over this file?", there, "writes over it"), answered)

    async def _write(self, path: Path, order: Order, *, force: bool = False) -> None:
        if self.is_open:
            self._say("Writing …")
        content = await self.archive.ask(self.key, lambda desk, matter: make_file(desk, matter, order))
        written = await asyncio.to_thread(_written, content, path, force)
        told = f"Written to {make_line(written)}, {len(content):,} bytes."
        if self.is_open:
            self._say(told)
        else:
            self.notify(told, markup=False)


def _written(content: bytes, path: Path, force: bool) -> str:
    """Where the file lies, in full."""
    write_file(content, path, force=force)
    return str(path.absolute())


def _there(path: Path) -> list[str]:
    """What is said of a file that is there already; nothing where none is."""
    try:
        if not path.is_file():
            return []
        found = path.stat()
    except (OSError, ValueError):
        return []  # the reason is told when it is written
    on = datetime.fromtimestamp(found.st_mtime, UTC).date()
    return [
        f"{make_line(str(path))} is there already: {found.st_size:,} bytes, last changed on {on}.",
        "What is in it now is lost then.",
    ]
