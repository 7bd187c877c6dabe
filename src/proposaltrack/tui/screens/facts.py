"""Facts: what something rests on, told in lines; a page above the screen that was asked."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class FactsScreen(ModalScreen[bool]):
    """Lines about one thing; gives True when somebody wants to go where they lead.

    Args:
        caption: what they are about, safe.
        lines: safe lines.
        leads: what enter goes to; "" where it only closes the page.
    """

    CSS_PATH = "facts.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close(True)", "Go there"),
        Binding("escape,q", "close(False)", "Close"),
    ]

    def __init__(self, caption: str, lines: Sequence[str], leads: str = "") -> None:
        super().__init__()
        self._caption, self._lines, self._leads = caption, lines, leads

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        with VerticalScroll(id="page"):
            yield Static(Content(self._caption), classes="caption")
            yield Static(Content("\n".join(self._lines)), id="facts")
            enter = f"Enter goes to {self._leads}, escape" if self._leads else "Escape"
            yield Static(Content(f"{enter} closes this page."), classes="caption")

    def action_close(self, go: bool) -> None:
        """Close the page."""
        self.dismiss(go and bool(self._leads))
