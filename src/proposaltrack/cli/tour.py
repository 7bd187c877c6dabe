"""Tour: what the application would show first, as text, each part under the command that gives it."""

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from proposaltrack.actions.desk import Matter, load_matter
from proposaltrack.cli.session import Session
from proposaltrack.desks import open_desk
from proposaltrack.settings import Workspace, negotiation_keys

FIRST = "lake-basin"
"""The specimen of which the tour shows more than what is outstanding."""

MORE = (("diff", "treaty", "v6", "v7", "--clause", "10(3)"), ("positions", "treaty"))
"""What it shows more: a duty that became an expectation, and where the parties stand."""


def tour_of(session: Session, workspace: Workspace, place: Path) -> Iterator[tuple[str, ...]]:
    """The commands of the tour, as words: what is outstanding in each negotiation, then more of one.

    Args:
        session: knows the instant and the environment.
        workspace: the demonstration.
        place: its folder as the person named it.
    """
    around = session.surroundings
    days = {}
    for key in negotiation_keys(workspace):
        with open_desk(workspace, key, now=around.now, environ=around.environ) as desk:
            days[key] = last_day(load_matter(desk))
    for key, command in (*((key, ("outstanding",)) for key in days), *((FIRST, more) for more in MORE)):
        yield "--workspace", str(place), "--negotiation", key, "--as-of", str(days[key]), *command


def last_day(matter: Matter) -> date:
    """The day of a negotiation's last act, on which the tour looks at it, whatever day it is now."""
    days: list[date] = [entry.act.on for entry in matter.negotiation.entries if entry.act.by]
    return max(days)


def typed(words: tuple[str, ...]) -> str:
    """A command as a person would type it."""
    return f"proposaltrack {shlex.join(words)}"
