"""Past: where a clause and its words come from; a page above the document."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from proposaltrack.text.address import label_of
from proposaltrack.text.display import make_line
from proposaltrack.tui.tracing import Past
from proposaltrack.tui.widgets.past_pane import history_content, words_content


class PastScreen(ModalScreen[None]):
    """The history of a clause, and below it who brought which words.

    Args:
        past: what is known of them.
    """

    CSS_PATH = "past.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,H,h,q", "dismiss", "Close")]

    def __init__(self, past: Past) -> None:
        super().__init__()
        self._past = past

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        past = self._past
        with VerticalScroll(id="page"):
            name = make_line(label_of(past.tree, past.clause))
            yield Static(Content(f"History of {name}"), classes="caption")
            yield Static(history_content(past), classes="words")
            yield Static(Content("Who brought these words"), classes="caption")
            yield Static(words_content(past), classes="words")
            yield Static(Content("Escape closes this page."), classes="caption")

    def on_mount(self) -> None:
        """The page takes the arrow keys."""
        self.query_one("#page").focus()
