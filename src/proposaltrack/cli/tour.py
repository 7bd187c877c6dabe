"""Tour: what the application would show first, as text, each part under the command that gives it."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from proposaltrack.actions.desk import Desk, Matter, load_matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.reading import compare_versions, list_outstanding, list_positions
from proposaltrack.cli.render.comparison import change_lines
from proposaltrack.cli.render.outstanding import outstanding_lines
from proposaltrack.cli.render.positions import positions_lines
from proposaltrack.cli.session import Session
from proposaltrack.desks import open_desk
from proposaltrack.model.comparison import ClauseChange, Comparison
from proposaltrack.settings import Workspace, negotiation_keys
from proposaltrack.text.display import make_line
from proposaltrack.views.comparison import change_json
from proposaltrack.views.outstanding import outstanding_json
from proposaltrack.views.positions import positions_json

FIRST = "lake-basin"
"""The specimen of which the tour shows more than what is outstanding."""

DRAFT, BEFORE, AFTER = "treaty", "treaty@v6", "treaty@v7"
TELLING = "modal verb"
"""What the change shown is about: a duty that became an expectation, or the other way round."""


def tour_lines(session: Session, workspace: Workspace, place: Path, width: int) -> Iterator[str]:
    """The outstanding list of each negotiation, then one change and the positions of one draft.

    Args:
        session: knows the instant and the environment.
        workspace: the demonstration.
        place: its folder as the person named it.
        width: columns.
    """
    around = session.surroundings
    for key in negotiation_keys(workspace):
        with open_desk(workspace, key, now=around.now, environ=around.environ) as desk:
            matter = load_matter(desk)
            stop = _Stop(replace(desk, as_of=last_day(matter)), matter, place, width)
            yield from _outstanding(stop)
    with open_desk(workspace, FIRST, now=around.now, environ=around.environ) as desk:
        matter = load_matter(desk)
        stop = _Stop(replace(desk, as_of=last_day(matter)), matter, place, width)
        yield from _change(stop)
        yield from _positions(stop)
    yield f"To look further: cd {shlex.quote(make_line(str(place)))} && proposaltrack --help"


def last_day(matter: Matter) -> date:
    """The day of a negotiation's last act, on which the tour looks at it, whatever day it is now."""
    days: list[date] = [entry.act.on for entry in matter.negotiation.entries if entry.act.by]
    return max(days)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A negotiation on the tour."""

    desk: Desk
    matter: Matter
    place: Path
    width: int

    def head(self, command: str) -> str:
        """The command that gives what follows."""
        where = shlex.quote(make_line(str(self.place)))
        of = f"--negotiation {self.matter.negotiation.key} --as-of {self.desk.as_of}"
        return click.style(f"$ proposaltrack --workspace {where} {of} {command}", bold=True)


def _outstanding(stop: _Stop) -> Iterator[str]:
    matter = stop.matter
    items = list_outstanding(stop.desk, matter)
    yield stop.head("outstanding")
    answer = outstanding_json(matter.negotiation, matter.wordings, items, stop.desk.as_of.isoformat())
    yield from outstanding_lines(answer, stop.width, stop.desk.ours)
    yield ""


def _change(stop: _Stop) -> Iterator[str]:
    before, after = (find_version(stop.desk, stop.matter, name) for name in (BEFORE, AFTER))
    comparison = compare_versions(stop.matter, before, after).comparison
    yield stop.head(f"diff {BEFORE} {AFTER}")
    yield from change_lines(change_json(comparison, _telling(comparison)), stop.width)
    yield ""


def _telling(comparison: Comparison) -> ClauseChange:
    """The change that shows most: one clause on either side, with a word of weight in it."""
    changed = [change for change in comparison.changes if not change.unchanged]
    return next((change for change in changed if TELLING in change.weight), changed[0])


def _positions(stop: _Stop) -> Iterator[str]:
    matter = stop.matter
    table = list_positions(stop.desk, matter, DRAFT)
    yield stop.head(f"positions {DRAFT}")
    yield from positions_lines(positions_json(matter.negotiation, matter.wordings, table), stop.width)
    yield ""
