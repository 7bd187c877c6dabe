"""Overview: a negotiation at a glance: its documents and how many answers are awaited from whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proposaltrack.ledger.outstanding import Item
from proposaltrack.model.negotiation import Document, Negotiation, Version
from proposaltrack.views.awaited import Awaited, Side, group_awaited


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document with its versions dated up to the day asked about, in the order of the fold; never empty."""

    document: Document
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The last of its versions."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Overview:
    """A negotiation at a glance.

    Args:
        key: its short name.
        title: its title.
        ours: short name of our own party; None for an observer.
        awaited: what is outstanding, by side, alike answers together.
        shelves: its documents that have versions.
    """

    key: str
    title: str
    ours: str | None
    awaited: tuple[Awaited, ...]
    shelves: tuple[Shelf, ...]

    @property
    def counts(self) -> dict[Side, int]:
        """How many answers are awaited, by side, in the order of sides; sides with none are left out."""
        counted = Counter(row.side for row in self.awaited for _ in row.items)
        return {side: counted[side] for side in Side if counted[side]}


def overview_of(negotiation: Negotiation, items: Iterable[Item], ours: str | None, as_of: date) -> Overview:
    """A negotiation at a glance, as of a day.

    Args:
        negotiation: the standing facts.
        items: what is outstanding on that day.
        ours: short name of our own party; None for an observer.
        as_of: the day.
    """
    return Overview(
        negotiation.key, negotiation.title, ours, group_awaited(items, ours), shelves_of(negotiation, as_of)
    )


def shelves_of(negotiation: Negotiation, as_of: date) -> tuple[Shelf, ...]:
    """The documents that have a version dated up to a day, in the order in which they were opened."""
    every = ((d, negotiation.versions_of(d)) for d in negotiation.documents.values())
    shelves = (Shelf(document, tuple(v for v in versions if v.on <= as_of)) for document, versions in every)
    return tuple(shelf for shelf in shelves if shelf.versions)


def counts_words(overview: Overview) -> str:
    """How many answers are awaited, in words ("1 overdue · we owe 2 · 3 owed to us")."""
    words = {
        Side.OVERDUE: "{} overdue",
        Side.OURS: "we owe {}",
        Side.THEIRS: "{} owed to us",
        Side.OTHERS: "{} between others",
    }
    told = [words[side].format(count) for side, count in overview.counts.items() if side in words]
    return " · ".join(told) or "nothing is outstanding"
