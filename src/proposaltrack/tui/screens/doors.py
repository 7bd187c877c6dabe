"""Doors: what opens from a document: other views of it, each at the clause under the cursor and leading back to it."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from proposaltrack.tui.reading import Page, Wanted
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.columns import ColumnsScreen
from proposaltrack.tui.screens.convergence import ConvergenceScreen
from proposaltrack.tui.screens.exporting import ExportScreen
from proposaltrack.tui.screens.importing import ImportScreen
from proposaltrack.tui.screens.matching import MatchScreen
from proposaltrack.tui.screens.matrix import MatrixScreen
from proposaltrack.tui.screens.numbers import NumbersScreen
from proposaltrack.tui.screens.response import ResponseScreen
from proposaltrack.tui.screens.timeline import TimelineScreen
from proposaltrack.views.redline import RedlineRow


class Doors(Room):
    """A document on the screen, and the screens that its keys lead to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "respond", "Respond", tooltip="Respond to the clause"),
        Binding("i", "import", "Import", tooltip="Import a file as a new version"),
        Binding("E", "export", "Export", tooltip="Write a redline, clean text or the original"),
        Binding("y", "why", "Why it is matched so; pin or forbid the match", show=False),
        Binding("t", "numbers", "Table of numbers", show=False),
        Binding("m", "matrix", "Where each party stands, clause by clause", show=False),
        Binding("u", "texts", "The parties' texts side by side", show=False),
        Binding("v", "convergence", "How close the parties have come", show=False),
        Binding("e", "timeline", "What happened, act by act", show=False),
    ]

    key: str
    """Short name of the negotiation."""
    page: Page | None = None
    """What is shown; None while it is being read."""

    @property
    def current(self) -> RedlineRow | None:
        """The change under the cursor."""
        raise NotImplementedError

    def go_to(self, ordinal: int) -> None:
        """Put the cursor on a clause of the version after."""
        raise NotImplementedError

    def go_into(self, version: str, ordinal: int) -> None:
        """Show a clause of another version, by record id and ordinal."""
        raise NotImplementedError

    def go_to_version(self, version: str) -> None:
        """Show another version, by its record id."""
        raise NotImplementedError

    def go_to_document(self, wanted: Wanted) -> None:
        """Show another version of this document, or another document."""
        raise NotImplementedError

    def action_why(self) -> None:
        """Say why the clause under the cursor is matched so."""
        row, page = self.current, self.page
        if page is not None and page.before is None:
            self.notify("The first version has nothing to be matched with.", markup=False)
        elif row is not None and page is not None and page.before is not None:
            self.app.push_screen(MatchScreen(self.key, page.before, page.after, row))

    def action_numbers(self) -> None:
        """Show what the number of each clause was and is."""
        page = self.page
        if page is None or page.before is None:
            self.notify("There is one version only, and so one number for each clause.", markup=False)
            return
        names = page.before.label, page.after.label
        self.app.push_screen(NumbersScreen(self.key, page.document.key, names, self.go_to))

    def action_matrix(self) -> None:
        """Show where each party stands on each clause."""
        row, page = self.current, self.page
        if page is not None:
            ordinal = row.change.after[0].ordinal if row and row.change.after else 0
            self.app.push_screen(MatrixScreen(self.key, page.after.label, self.go_to, ordinal))

    def action_texts(self) -> None:
        """Show what the text of each party says to each clause."""
        if self.page is not None:
            self.app.push_screen(ColumnsScreen(self.key, self.page.document.key, self.go_into))

    def action_convergence(self) -> None:
        """Show how close the parties have come, version by version."""
        if self.page is not None:
            go = ConvergenceScreen(self.key, self.page.document.key, self.go_to_version)
            self.app.push_screen(go)

    def action_timeline(self) -> None:
        """Show every act about this document."""
        if self.page is not None:
            self.app.push_screen(TimelineScreen(self.key, self.page.document.id))

    def action_import(self) -> None:
        """Import a file as a new version, of this document unless another one is chosen."""
        if self.page is not None:
            self.app.push_screen(ImportScreen(self.key, self.go_to_document, self.page.document.key))

    def action_export(self) -> None:
        """Write a version as a file."""
        page = self.page
        if page is not None:
            shown = Wanted(page.document.key, page.before.id if page.before else None, page.after.id)
            self.app.push_screen(ExportScreen(self.key, shown))

    def action_respond(self) -> None:
        """Answer the clause under the cursor."""
        row, page = self.current, self.page
        if row is None or page is None:
            return
        if not row.change.after:
            self.notify(
                f"{row.address} is not in {page.after.label}; there is nothing to answer.", markup=False
            )
            return
        ordinals = tuple(clause.ordinal for clause in row.change.after)
        self.app.push_screen(ResponseScreen(self.key, page.after.id, ordinals))
