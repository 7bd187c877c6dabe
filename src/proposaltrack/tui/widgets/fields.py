"""Fields: what a person types or chooses, shown so that nothing pasted into it reaches the terminal as a command."""

from collections.abc import Iterable
from typing import Any

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input, Select, TextArea

from proposaltrack.text.display import make_safe


def _in_place(text: str) -> str:
    """Every character that may not be shown replaced by one that may, so that the cursor stays true."""
    if make_safe(text) == text:
        return text
    return "".join(sign if len(sign) == 1 else "\ufffd" for sign in map(make_safe, text))


NOT_YET = "\0"
"""What a choice stands for before there is anything to choose from."""


class _Shown(Highlighter):
    """What is typed, with nothing in it that a terminal obeys."""

    def __call__(self, text: str | Text) -> Text:
        """The text to show."""
        plain = text if isinstance(text, str) else text.plain
        return Text(_in_place(plain), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """No word is special."""


class Line(Input):
    """One line to type in; what it holds is kept exactly, what it shows is safe."""

    def __init__(self, value: str | None = None, **given: Any) -> None:
        super().__init__(value, highlighter=_Shown(), compact=True, **given)


class Area(TextArea):
    """Several lines to type in; what it holds is kept exactly, what it shows is safe."""

    def __init__(self, **given: Any) -> None:
        super().__init__(compact=True, **given)

    def get_line(self, line_index: int) -> Text:
        """One line as it is shown."""
        return Text(_in_place(self.document.get_line(line_index)), end="", no_wrap=True)


class Choice(Select[str]):
    """One of several things; each is told letter by letter, never read as markup."""

    def __init__(self, **given: Any) -> None:
        # What nothing stands for shows nothing, until something is offered.
        super().__init__([("", NOT_YET)], allow_blank=False, compact=True, **given)

    def offer(self, options: Iterable[tuple[str, str]], chosen: str | None = None) -> None:
        """Let other things be chosen from.

        Args:
            options: what each is called, a safe text, and what it stands for; at least one.
            chosen: what the first to be shown stands for; None for the first of all.
        """
        told = [(Text(name), value) for name, value in options]
        self.set_options(told)
        if any(value == chosen for _, value in told):
            self.value = str(chosen)
