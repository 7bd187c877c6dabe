"""Timeline: every act in the order of events, by rounds: a round is the stretch from one transmission to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from proposaltrack.model.acts.base import Fact
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.acts.upkeep import Shared, SpaceOpened
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.model.record import Entry
from proposaltrack.views.log import told

BOOKS = (SpaceOpened, Shared)
"""What the store writes down for itself: no act of any party."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One act.

    Args:
        entry: its entry.
        told: what happened, in one sentence; from outside.
        round: number of the round, from 1; 0 before the first transmission.
        opens: it begins the round.
        documents: record ids of the documents that it is about.
        parties: record ids of the parties that it names.
        version: record id of the version that it is about, the last where there are several; None for none.
    """

    entry: Entry
    told: str
    round: int
    opens: bool
    documents: frozenset[str]
    parties: frozenset[str]
    version: str | None


def find_moments(negotiation: Negotiation, as_of: date) -> tuple[Moment, ...]:
    """Every act up to a day, oldest first.

    What one party transmits on one day opens one round, in however many acts.

    Args:
        negotiation: the standing facts.
        as_of: the end of the day asked about.
    """
    return tuple(_moments(negotiation, as_of))


def _moments(negotiation: Negotiation, as_of: date) -> Iterator[Moment]:
    number, opened_by = 0, None
    for entry in negotiation.entries:
        act = entry.act
        if act.on > as_of or isinstance(act, BOOKS):
            continue
        opens = isinstance(act, Transmitted) and opened_by != (act.on, act.by)
        if opens:
            number, opened_by = number + 1, (act.on, act.by)
        yield _moment(negotiation, entry, number, opens=opens)


def _moment(negotiation: Negotiation, entry: Entry, number: int, *, opens: bool) -> Moment:
    named = [entry.id, *dict.fromkeys(_ids_in(entry.act))]
    versions = [i for i in named if i in negotiation.versions]
    documents = {negotiation.versions[i].document.id for i in versions}
    documents |= {i for i in named if i in negotiation.documents}
    parties = frozenset(i for i in named if i in negotiation.parties)
    return Moment(
        entry,
        told(negotiation, entry),
        number,
        opens,
        frozenset(documents),
        parties,
        versions[-1] if versions else None,
    )


def _ids_in(value: Any) -> Iterator[str]:
    """Every record id that an act names."""
    if isinstance(value, str):
        if len(value) == 64:
            yield value
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            yield from _ids_in(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ids_in(item)
