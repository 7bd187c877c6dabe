"""What every form does alike: fields with captions, what is chosen in them, and what is typed."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.widgets.fields import Choice


class Form(Room):
    """A full screen to fill in."""

    def offer(self, name: str, options: list[tuple[str, str]], value: str) -> None:
        """Let a field be chosen from these.

        Args:
            name: the id of the field.
            options: what each is called, a safe text, and what it stands for; at least one.
            value: what the one to begin with stands for.
        """
        self.query_one(f"#{name}", Choice).offer(options, value)

    def chosen(self, name: str) -> str:
        """What the choice in a field stands for.

        Args:
            name: the id of the field.
        """
        return str(self.query_one(f"#{name}", Choice).value)

    def typed(self, name: str) -> str:
        """What is typed in a field, without space at its edges.

        Args:
            name: the id of the field.
        """
        return self.query_one(f"#{name}", Input).value.strip()


def fields(*pairs: tuple[str, Any], name: str = "") -> ComposeResult:
    """Fields with their captions on one line.

    Args:
        pairs: caption and field; the second and further captions stand within the line.
        name: of the line, behind "line-"; "" for the id of its first field.
    """
    with Horizontal(classes="line", id=f"line-{name or pairs[0][1].id}"):
        for place, (caption, field) in enumerate(pairs):
            yield Label(caption, classes="second" if place else "")
            yield field
