"""Session: what a command knows about where, when and how it runs."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from proposaltrack import settings
from proposaltrack.settings import Environment, Workspace

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from proposaltrack.actions.desk import Desk


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a process was started with.

    Args:
        environment: what of the environment the program reads.
        environ: the whole of it, from which the store removes what would mislead it.
        now: the instant of the start, UTC.
        clock: gives the present instant, UTC, for what runs longer than a command.
    """

    environment: Environment
    environ: MutableMapping[str, str]
    now: datetime
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Session:
    """One command's view of the world, from the global options.

    Args:
        surroundings: what the process was started with.
        workspace: folder named by the person; "" for the nearest.
        negotiation: short name of the negotiation; None for the chosen one.
        as_of: the day asked about; None for today.
        known_on: the day by which things were recorded; None for everything.
        color: True or False where the person said so; None to go by the terminal.
        pager: long answers may go through a pager.
    """

    surroundings: Surroundings
    workspace: str = ""
    negotiation: str | None = None
    as_of: date | None = None
    known_on: date | None = None
    color: bool | None = None
    pager: bool = True

    @property
    def today(self) -> date:
        """The day it is where the person sits."""
        from proposaltrack.desks import day_of  # noqa: PLC0415 - --version must not pay for a store

        return day_of(self.surroundings.now)

    def find_workspace(self) -> Workspace:
        """The workspace that the command means."""
        named = self.workspace or self.surroundings.environment.workspace
        return settings.find_workspace(Path.cwd(), named)

    def folder(self) -> Path:
        """The folder in which a new workspace would be made."""
        named = self.workspace or self.surroundings.environment.workspace
        return Path(named) if named else Path.cwd()

    def key(self, workspace: Workspace) -> str:
        """The negotiation that the command means."""
        return settings.current_key(workspace, self.negotiation)

    def desk(self) -> "AbstractContextManager[Desk]":
        """The open negotiation that the command means; closed afterwards."""
        from proposaltrack.desks import open_desk  # noqa: PLC0415

        around = self.surroundings
        return open_desk(
            self.find_workspace(), self.negotiation, now=around.now, environ=around.environ, as_of=self.as_of,
            known_on=self.known_on,
        )  # fmt: skip

    def mark_seen(self, document: str, version_id: str) -> None:
        """Remember that a version was looked at."""
        workspace = self.find_workspace()
        settings.mark_seen(workspace, self.key(workspace), document, version_id)
