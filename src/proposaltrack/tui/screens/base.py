"""What every screen does alike: it asks the archive, it says what went wrong, it goes back, it explains itself."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from proposaltrack.errors import ProposalTrackError

if TYPE_CHECKING:
    from proposaltrack.tui.app import ProposalTrackApp
    from proposaltrack.tui.archive import Archive


class Room(Screen[None]):
    """A full screen. `HELP` is what it says of itself on the help page."""

    HELP: ClassVar[str] = ""
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("question_mark,f1", "explain", "Help", key_display="?"),
        Binding("q", "app.leave", "Quit", show=False),
        Binding("ctrl+r", "reload", "Read again", show=False),
    ]

    read_at = -1
    """How much had been filed when the screen was last read."""

    @property
    def house(self) -> "ProposalTrackApp":
        """The application."""
        return cast("ProposalTrackApp", self.app)

    @property
    def archive(self) -> "Archive":
        """Where everything is read and written."""
        return self.house.archive

    async def load(self) -> None:
        """Read what the screen shows; called when it opens, and when there is news."""

    def on_mount(self) -> None:
        """Read what is shown, while the empty screen is there already."""
        self.action_reload()

    def on_screen_resume(self) -> None:
        """What was filed on another screen is seen here."""
        if self.read_at not in {-1, self.house.filed}:
            self.action_reload()

    def action_reload(self) -> None:
        """Read again what is shown."""
        self.read_at = self.house.filed
        self.attempt(self.load, group="load")

    def attempt(self, step: Callable[[], Awaitable[None]], *, group: str = "act") -> None:
        """Do something that may fail for an expected reason, which is then said; the screen stays as it was."""

        async def guarded() -> None:
            try:
                await step()
            except ProposalTrackError as wrong:
                self.house.complain(wrong)

        self.run_worker(guarded(), group=group, exclusive=True, exit_on_error=True)

    def action_back(self) -> None:
        """Leave this screen; the first one stays."""
        self.house.go_back()

    def action_explain(self) -> None:
        """Say what the screen is for and which keys it has."""
        self.house.explain(self)
