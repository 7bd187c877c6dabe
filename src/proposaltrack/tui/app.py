"""The application: which screen is shown, what was filed, what went wrong."""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from proposaltrack import settings
from proposaltrack.actions.desk import Desk, Filed
from proposaltrack.errors import ProposalTrackError, UsageProblem
from proposaltrack.settings import Environment, Workspace
from proposaltrack.text.display import make_safe
from proposaltrack.tui.archive import Archive
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.help import HelpScreen, words_of
from proposaltrack.tui.screens.pick import LeaveScreen
from proposaltrack.tui.screens.start import StartScreen

LEFT_OUT = ("Quit", "Keys", "Maximize", "Minimize")
"""Commands of every Textual application that have a better one here."""

NEWS_EVERY = 3.0
"""Seconds between looks for what others filed in the workspace."""


class ProposalTrackApp(App[None]):
    """The terminal application.

    Args:
        archive: the workspace; closed when the application ends.
        environment: what the surroundings say: editor, colours.
        key: the negotiation to begin with; None for the chosen one, else the first.
    """

    TITLE = "proposaltrack"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  typed above us
        (0, "-narrow"),
        (80, "-middle"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+z", "ignore", show=False),
    ]

    def __init__(self, archive: Archive, environment: Environment, key: str | None = None) -> None:
        # With a theme of the terminal's own colours every colour can be left out; other themes would become greys.
        super().__init__(ansi_color=True if environment.no_color else None)
        self.archive, self.environment, self.key = archive, environment, key
        self.filed = 0
        self._sizes: dict[str, int] | None = None
        if environment.no_color:
            self.theme = "ansi-dark"
            self.add_class("-plain")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line last: where colours are not wanted, none is left."""
        filters = super().get_line_filters()
        if not self.environment.no_color:
            return filters
        return [*(known for known in filters if not isinstance(known, Monochrome | NoColor)), NoColor()]

    def on_mount(self) -> None:
        """Open the first screen and begin to look for news."""
        self.push_screen(StartScreen(self.key or chosen_key(self.archive.workspace)))
        self.set_interval(NEWS_EVERY, self._look_for_news)

    def on_unmount(self) -> None:
        """Close every store."""
        self.archive.close()

    async def file(self, key: str, act: Callable[[Desk], Filed]) -> Filed:
        """File an act and say what was filed; every screen reads again when it is next seen."""
        filed = await self.archive.file(key, act)
        self.filed += not filed.already
        self._sizes = None
        self.notify("\n".join(make_safe(line) for line in filed.told), markup=False, timeout=6)
        return filed

    async def _look_for_news(self) -> None:
        """Others may file too: another window, the command line."""
        known = self._sizes
        sizes = {key: await self._size_of(key) for key in self.archive.negotiations()}
        if known is self._sizes:  # nothing was filed here meanwhile
            self.filed += known is not None and known != sizes
            self._sizes = sizes
        if isinstance(self.screen, Room):
            self.screen.on_screen_resume()

    async def _size_of(self, key: str) -> int:
        try:
            return await self.archive.size(key)
        except ProposalTrackError:
            return -1  # the screen that reads it says so

    def complain(self, wrong: ProposalTrackError) -> None:
        """Say what went wrong and what to do next."""
        self.notify(make_safe(str(wrong)), title="Not done", severity="error", markup=False, timeout=12)

    def explain(self, screen: Screen[Any]) -> None:
        """Show what a screen is for and which keys it has."""
        self.push_screen(HelpScreen(screen))

    def go_back(self) -> None:
        """Leave the screen; the first one stays, so that no key ends the application by surprise."""
        if len(self.screen_stack) > 2:
            self.pop_screen()

    def action_leave(self) -> None:
        """End the application; where something was typed that nobody recorded, it asks first."""
        if not any(isinstance(screen, Room) and screen.dirty for screen in self.screen_stack):
            self.exit()
        elif not isinstance(self.screen, LeaveScreen):
            self.push_screen(LeaveScreen(), lambda yes: self.exit() if yes else None)

    async def action_quit(self) -> None:
        """What the command palette calls quitting."""
        self.action_leave()

    def action_ignore(self) -> None:
        """Stopping the process would leave the terminal in a bad state."""

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers: the keys of the screen by name, then what every application has."""
        told = set()
        for known in screen.active_bindings.values():
            binding = known.binding
            if known.enabled and binding.description and known.node is screen and binding.action not in told:
                told.add(binding.action)
                run = partial(self.call_later, screen.run_action, binding.action)
                yield SystemCommand(words_of(binding), f"Key {self.get_key_display(binding)}", run)
        wanted = (known for known in super().get_system_commands(screen) if known.title not in LEFT_OUT)
        yield from wanted


def chosen_key(workspace: Workspace) -> str | None:
    """The negotiation that commands mean; None where none is chosen."""
    try:
        return settings.current_key(workspace)
    except ProposalTrackError:
        return None


def run_app(  # noqa: PLR0913  everything from outside comes in here
    workspace: Workspace,
    key: str | None,
    *,
    clock: Callable[[], datetime],
    environ: MutableMapping[str, str],
    environment: Environment,
    as_of: date | None = None,
    known_on: date | None = None,
) -> int:
    """Show a workspace in the terminal until somebody leaves; gives the exit code.

    Args:
        workspace: what to show.
        key: the negotiation to begin with; None for the chosen one.
        clock: gives the present instant, UTC.
        environ: the environment of this process.
        environment: what the program reads of it.
        as_of: answer from acts dated up to this day; None for today.
        known_on: answer from what had been recorded by this day; None for everything.

    Raises:
        UsageProblem: the terminal can do nothing but print.
    """
    if environment.dumb:
        raise UsageProblem(
            "this terminal can only print (TERM=dumb), and the application draws",
            "Use `proposaltrack outstanding`, `proposaltrack diff` and the other commands.",
        )
    archive = Archive(workspace, clock, environ, as_of=as_of, known_on=known_on)
    app = ProposalTrackApp(archive, environment, key)
    app.run()
    return app.return_code or 0
