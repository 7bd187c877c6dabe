"""Desk: whose seat a negotiation is read and written from, on which day, and what lies on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from proposaltrack.actions.wordings import StoredWordings
from proposaltrack.model.acts.base import BaseAct, Form
from proposaltrack.model.acts.upkeep import Shared, SpaceOpened
from proposaltrack.model.folding import fold_entries
from proposaltrack.model.negotiation import Negotiation, Party
from proposaltrack.model.record import Entry
from proposaltrack.store.base import INTERNAL, Source, Store


@dataclass(frozen=True)
class Desk:
    """An open negotiation with everything that comes from outside it.

    Args:
        store: where its facts are.
        ours: short name of our own party; None for an observer.
        now: the present instant, UTC.
        as_of: answer from acts dated up to the end of this day.
        known_on: answer from what had been recorded by this day; None for everything.
        seen: record ids of the versions last viewed, by the document's short name.
    """

    store: Store
    ours: str | None
    now: datetime
    as_of: date
    known_on: date | None = None
    seen: Mapping[str, str] = field(default_factory=dict)

    @property
    def until(self) -> datetime | None:
        """The present instant, when today is asked about; None for the end of another day."""
        return self.now if self.as_of == self.now.date() else None


@dataclass(frozen=True)
class Matter:
    """What lies on a desk: the standing facts and the wordings they point at."""

    negotiation: Negotiation
    wordings: StoredWordings
    ours_key: str | None = None

    @cached_property
    def ours(self) -> Party | None:
        """Our own party; None for an observer."""
        return next((p for p in self.negotiation.parties.values() if p.key == self.ours_key), None)


def load_matter(desk: Desk, account: Party | None = None) -> Matter:
    """The negotiation as this desk sees it, or as one party tells it.

    Args:
        desk: whose seat it is.
        account: the party whose telling is asked for: what only others say is left out; None for everything.

    Raises:
        StoreDamaged: a record cannot be read, or none opens the negotiation.
    """
    entries = _counted(desk.store.entries(), desk.store.writer)
    negotiation = fold_entries(entries, desk.known_on, account.id if account else None)
    return Matter(negotiation, StoredWordings(desk.store, negotiation, desk.as_of), desk.ours)


def _counted(entries: Sequence[Entry], writer: str) -> list[Entry]:
    """Every entry but our own copies in a shared space that no sharing record accounts for.

    A copy is written before the record that says so; when the program died in between, the next transmission
    makes it again, and this one tells nothing.
    """
    accounted = {copy.shared for e in entries if isinstance(e.act, Shared) for copy in e.act.copies}
    return [
        entry
        for entry in entries
        if entry.space == INTERNAL
        or entry.record.writer != writer
        or entry.id in accounted
        or isinstance(entry.act, SpaceOpened)
    ]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When an act happened and how it came to be known.

    Args:
        on: the day of the act.
        note: free words of the person who records it.
        according_to: short name of the party whose account it is; None for our own.
        form: written, oral or reported; None for what the filer did.
    """

    on: date
    note: str = ""
    according_to: str | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What an act left in the file.

    Args:
        entries: the records, in the order of filing; the existing ones when nothing was written.
        told: lines for people.
        already: it had been filed before, and nothing was written.
    """

    entries: tuple[Entry, ...]
    told: tuple[str, ...]
    already: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """An act about to be filed, with what travels with it."""

    act: BaseAct
    text: str | None = None
    source: Source | None = None


def file_papers(
    desk: Desk, matter: Matter, papers: Sequence[Paper], space: str = INTERNAL
) -> tuple[Entry, ...]:
    """File acts together: all of them or none.

    Raises:
        Refused: a rule of the store says no, or it may not be written.
    """
    speaker = matter.ours.id if matter.ours else None
    negotiation = matter.negotiation.id
    with desk.store.writing(space, recorded_at=desk.now, negotiation=negotiation, speaker=speaker) as pen:
        return tuple(pen.add(paper.act, text=paper.text, source=paper.source) for paper in papers)
