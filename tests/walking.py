"""Walking through the terminal application by keys, as a person does."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import TypeVar

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.screens.base import Room

Kind = TypeVar("Kind", bound=Screen)  # type: ignore[type-arg]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""The hour at which every walk is taken."""

Part = TypeVar("Part", bound=Widget)
Open = Callable[..., AbstractAsyncContextManager["Walk"]]
"""Opens the application: columns and lines, then what it is built with."""


class Walk:
    """The application, the keys that are pressed in it, and what is on the screen then.

    Args:
        app: the application.
        pilot: presses the keys.
    """

    def __init__(self, app: ProposalTrackApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def settle(self) -> None:
        """Wait until everything that was asked for is read and drawn."""
        await self.pilot.pause()
        while any(not worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, words: str) -> None:
        """Type words into what has the focus."""
        await self.pilot.press(*("space" if sign == " " else sign for sign in words))
        await self.settle()

    async def paste(self, words: str) -> None:
        """Paste words into what has the focus."""
        self.app.post_message(Paste(words))
        await self.settle()

    def on(self, kind: type[Kind]) -> Kind:
        """The screen, which is of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind), f"on {type(screen).__name__}, not {kind.__name__}"
        return screen

    def part(self, kind: type[Part], name: str | None = None) -> Part:
        """A widget of the screen, by kind and name."""
        return self.app.screen.query_one(f"#{name}", kind) if name else self.app.screen.query_one(kind)

    def said(self, name: str) -> str:
        """The words of a static part of the screen."""
        return str(self.part(Static, name).content)

    @property
    def told(self) -> list[str]:
        """What the application has told in passing and still shows."""
        return [note.message for note in self.app._notifications]

    @property
    def shown(self) -> str:
        """Every line on the screen, as it would be printed."""
        size = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line)[: size.width].rstrip() for line in lines)

    @property
    def room(self) -> Room:
        """The full screen on top."""
        return self.on(Room)
