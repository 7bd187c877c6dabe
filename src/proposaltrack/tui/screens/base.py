"""What every screen does alike: it asks the archive, it says what went wrong, it goes back, it explains itself."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from proposaltrack.errors import ProposalTrackError
from proposaltrack.tui.screens.pick import LeaveScreen
from proposaltrack.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from textual.worker import WorkType

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

    acting = False
    """True while something is being filed or asked about; a second act waits for a second key."""

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

    @property
    def dirty(self) -> bool:
        """True when something that was chosen or typed here would be lost."""
        return False

    @property
    def is_open(self) -> bool:
        """False once somebody left the screen: there is nothing any more to show an answer in."""
        return self in self.app.screen_stack

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
        work: WorkType[None] = self._loaded
        self.run_worker(work, group="load", exclusive=True)

    async def _loaded(self) -> None:
        try:
            await self.load()
        except ProposalTrackError as wrong:
            self.house.complain(wrong)
            for view in self.query(RowsView):
                view.say("It could not be read; ctrl+r tries again.")
        except NoMatches:
            # Somebody left while the answer was on its way: there is nothing any more to show it in.
            if self in self.app.screen_stack:
                raise

    def attempt(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do something that may fail for an expected reason, which is then said; the screen stays as it was."""
        if not self.acting:
            self.acting = True
            work: WorkType[None] = partial(self._guarded, step)
            self.run_worker(work, group="act")

    async def _guarded(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except ProposalTrackError as wrong:
            self.complain(wrong)
        finally:
            self.acting = False

    def complain(self, wrong: ProposalTrackError) -> None:
        """Say why what was attempted was not done."""
        self.house.complain(wrong)

    def jump(self, view: RowsView[Any], places: Sequence[int], missing: str) -> None:
        """Put the cursor on the next of some places, from the first again behind the last.

        Args:
            view: the list.
            places: the rows that are wanted, in order.
            missing: what is said where there are none, safe.
        """
        if places:
            view.cursor = next((place for place in places if place > view.cursor), places[0])
        else:
            self.notify(missing, markup=False)

    def action_back(self) -> None:
        """Leave this screen, the first one excepted; what was typed is not dropped without a question."""
        if self.dirty:
            self.app.push_screen(LeaveScreen(), lambda yes: self.house.go_back() if yes else None)
        else:
            self.house.go_back()

    def done(self) -> None:
        """Leave this screen, whatever was opened above it meanwhile; nothing when it has been left already."""
        while self in self.app.screen_stack:
            self.app.pop_screen()

    def action_explain(self) -> None:
        """Say what the screen is for and which keys it has."""
        self.house.explain(self)
