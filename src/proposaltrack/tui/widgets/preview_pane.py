"""PreviewPane: what a file would be as a version: the clauses as read, what changed, what to look at, a page each."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from proposaltrack.errors import ProposalTrackError
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.tui.previewing import Preview, Told
from proposaltrack.tui.widgets.diff_view import DiffView
from proposaltrack.tui.widgets.lines_view import LinesView
from proposaltrack.tui.widgets.rows_view import RowsView


class Page(StrEnum):
    """The pages of the pane, by the name of the list on each."""

    READ = "read"
    CHANGES = "changes"
    FINDINGS = "findings"


_CAPTIONS = {Page.READ: "As read", Page.CHANGES: "Changes", Page.FINDINGS: "Findings"}


class PreviewPane(Vertical):
    """A summary that stays, and one of three lists below it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.page = Page.READ
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        """The summary, the names of the pages, and the lists."""
        yield Static("", id="summary", markup=False)
        yield Static("", id="pages", classes="caption")
        yield LinesView(id=Page.READ)
        yield DiffView(id=Page.CHANGES)
        yield LinesView(id=Page.FINDINGS)

    def on_mount(self) -> None:
        """Begin with nothing read."""
        self.offer((), "Type the path of a file; the right arrow takes what is suggested.")

    @property
    def preview(self) -> Preview | None:
        """What is shown; None where no file is read."""
        return self._preview

    def show(self, preview: Preview) -> None:
        """Show what was read of a file."""
        self._preview = preview
        self._say(preview.summary)
        alone = "There is nothing to hold it against."
        self._fill(Page.READ, (*preview.said, *preview.begins), "It has no clauses.")
        changed = "No clause changed." if preview.against else alone
        view = self.query_one(f"#{Page.CHANGES}", DiffView)
        view.empty = changed
        view.show(preview.rows)
        self._fill(Page.FINDINGS, preview.findings, "Nothing to look at." if preview.against else alone)
        self.turn_to(self.page)

    def offer(self, paths: Sequence[str], words: str) -> None:
        """Show what a path may go on with, each to be taken with enter.

        Args:
            paths: the paths.
            words: what is said above them.
        """
        self._preview = None
        self._say((words,))
        self._fill(Page.READ, [Told(make_line(path), path=path) for path in paths], "")
        self.turn_to(Page.READ)

    def trouble(self, wrong: ProposalTrackError) -> None:
        """Say in place what is wrong, every problem with what to do next; what was read before stays."""
        head, *more = map(make_line, make_safe(str(wrong)).splitlines())
        self._say([f"Not done: {head}", *(more if self._preview else ())])
        self.query_one("#summary").add_class("-wrong")
        if self._preview is None:
            self._fill(Page.READ, [Told(line, "rows--alarm") for line in more], "")
            self.turn_to(Page.READ)

    def turn(self) -> None:
        """Show the page after this one, the first behind the last."""
        pages = tuple(Page)
        self.turn_to(pages[(pages.index(self.page) + 1) % len(pages)])

    def turn_to(self, page: Page) -> None:
        """Show one page; where no file is read there is only the first."""
        shown = page if self._preview else Page.READ
        self.page = page if self._preview else self.page
        held = any(self.query_one(f"#{known}").has_focus for known in Page)
        for known in Page:
            self.query_one(f"#{known}").display = known is shown
        if held:
            self.query_one(f"#{shown}", RowsView).focus()
        self.query_one("#pages", Static).update(Content("   ".join(self._names(shown))))

    def _names(self, shown: Page) -> Iterator[str]:
        preview = self._preview
        if preview is None:
            yield "Nothing is recorded before ctrl+s."
            return
        counts = {Page.READ: preview.clauses, Page.CHANGES: len(preview.rows), Page.FINDINGS: preview.found}
        for page, name in _CAPTIONS.items():
            told = f"{name} {counts[page]}"
            yield f"[{told}]" if page is shown else f" {told} "
        yield "ctrl+n turns the page"

    def _say(self, lines: Sequence[str]) -> None:
        summary = self.query_one("#summary", Static)
        summary.remove_class("-wrong")
        summary.update("\n".join(lines))

    def _fill(self, page: Page, rows: Sequence[Told], empty: str) -> None:
        view = self.query_one(f"#{page}", LinesView)
        view.empty = empty
        view.show(rows)
