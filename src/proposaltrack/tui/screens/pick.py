"""Pick: one of several things, or a few words; small pages above the screen that asked."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static

from proposaltrack.tui.widgets.fields import Line
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit


class ChoiceList(RowsView[str]):
    """Safe texts, a line each."""

    OPENS_AT_ONCE = True

    def height(self, row: str, width: int) -> int:
        """One line."""
        return 1

    def draw(self, row: str, width: int) -> list[Strip]:
        """The line of one text."""
        return [Strip([Segment(fit(f" {row}", width), self.style("rows--strong"))])]


class PickScreen(ModalScreen[int | None]):
    """One of several things; gives its place, or None when nobody chose.

    Args:
        caption: what is chosen.
        choices: safe texts.
        cursor: the place to begin with.
    """

    CSS_PATH = "pick.tcss"
    AUTO_FOCUS = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave as it is")]

    def __init__(self, caption: str, choices: Sequence[str], cursor: int = 0) -> None:
        super().__init__()
        self._caption, self._choices, self._cursor = caption, choices, cursor

    def compose(self) -> ComposeResult:
        """The caption and the list."""
        with Vertical(classes="page"):
            yield Static(Content(self._caption), classes="caption")
            yield ChoiceList(empty="There is nothing to choose from.")

    def on_mount(self) -> None:
        """As many lines as there are choices, within the screen."""
        view = self.query_one(ChoiceList)
        view.styles.height = min(len(self._choices) or 1, 16)
        view.show(self._choices, self._cursor)

    @on(ChoiceList.Chosen)
    def _choose(self, message: ChoiceList.Chosen) -> None:
        message.stop()
        self.dismiss(message.index)


class AskScreen(ModalScreen[str | None]):
    """A few words; gives them, or None when nobody typed any.

    Args:
        caption: what is asked.
        words: what to begin with.
    """

    CSS_PATH = "pick.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave as it is")]

    def __init__(self, caption: str, words: str = "") -> None:
        super().__init__()
        self._caption, self._words = caption, words

    def compose(self) -> ComposeResult:
        """The caption and one line to type in."""
        with Vertical(classes="page"):
            yield Static(Content(self._caption), classes="caption")
            yield Line(self._words)

    @on(Input.Submitted)
    def _answer(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip() or None)


class ConfirmScreen(ModalScreen[bool]):
    """What is about to be done, told once more; gives True for yes.

    Args:
        caption: the question.
        told: safe lines: exactly what will be done.
        yes: what enter does, in a word.
    """

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes"),
        Binding("escape,n", "answer(False)", "No"),
    ]

    AUTO_FOCUS = ".page"

    def __init__(self, caption: str, told: Sequence[str], yes: str = "does it") -> None:
        super().__init__()
        self._caption, self._told, self._yes = caption, told, yes

    def compose(self) -> ComposeResult:
        """The question, what will be done, and the two keys."""
        with VerticalScroll(classes="page"):
            yield Static(Content(self._caption), classes="caption")
            yield Static(Content("\n".join(self._told)), id="told")
            yield Static(Content(f"Enter {self._yes}, escape leaves everything as it is."), classes="caption")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)


class LeaveScreen(ConfirmScreen):
    """The question before something that nobody recorded is dropped; gives True to drop it."""

    def __init__(self) -> None:
        told = ["What you chose and typed has not been recorded."]
        super().__init__("Leave without recording?", told, "leaves")
