"""Dues: by when an answer is owed, who said so, and how late it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.base import Due
from proposaltrack.model.acts.exchange import Extended, Promised, Transmitted
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry

DUE = "due"
OVERDUE = "overdue"
PAST = "past the date asked"
EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Claim:
    """The due time in force.

    Args:
        due: the span, with its kind and words.
        entry: the entry that states it.
        extended: it moved an earlier one.
    """

    due: Due
    entry: Entry
    extended: bool


def due_in_force(
    standing: Standing, version: Version, owing: Party, asked: Sequence[tuple[Entry, Transmitted]]
) -> Claim | None:
    """The due time stated last: asked with the transmission, promised, agreed, set by a rule, or moved.

    Args:
        standing: the acts that count.
        version: the version to be answered.
        owing: who owes the answer.
        asked: the transmissions that ask it.
    """
    claims = sorted(
        _claims(standing, version, owing, asked),
        key=lambda c: (c.entry.act.on, c.entry.record.clock, c.entry.id),
    )
    return claims[-1] if claims else None


def _claims(
    standing: Standing, version: Version, owing: Party, asked: Sequence[tuple[Entry, Transmitted]]
) -> Iterator[Claim]:
    for entry, act in asked:
        if act.due is not None:
            yield Claim(act.due, entry, extended=False)
    askers = {act.by for _, act in asked}
    for entry, promise in standing.about(Promised, version.id):
        to_them = not promise.to or not askers.isdisjoint(promise.to)
        if promise.by == owing.id and to_them:
            yield Claim(promise.due, entry, extended=False)
    for entry, extension in standing.about(Extended, version.id):
        if standing.names(extension.owed_by, owing):
            yield Claim(extension.due, entry, extended=True)


def days_late(due: Due, as_of: date) -> int:
    """Days past the last day of a due time; 0 when it is not past."""
    return max(0, (as_of - due.last).days)


def due_flags(claim: Claim | None, as_of: date) -> tuple[str, ...]:
    """How a due time stands on a day: "due" within its span, "overdue" or "past the date asked" after it."""
    if claim is None:
        return ()
    flags = (EXTENDED,) if claim.extended else ()
    if as_of > claim.due.last:
        return (OVERDUE if claim.due.kind.binds else PAST, *flags)
    return (DUE, *flags) if as_of >= claim.due.first else flags
