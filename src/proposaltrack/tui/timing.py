"""Timing: what the screens ask about the order of events and about how close the parties have come."""

from collections.abc import Iterator
from dataclasses import dataclass

from proposaltrack.actions.columns import read_convergence
from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.ledger.convergence import Stand
from proposaltrack.model.negotiation import Document, Party
from proposaltrack.text.address import address_of
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.views.timeline import Moment, find_moments


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a negotiation.

    Args:
        moments: every act, oldest first.
        documents: what it is about.
        parties: who takes part.
        labels: what each version is called, safe, by record id.
        keys: short name of the document of each version, by record id of the version.
    """

    moments: tuple[Moment, ...]
    documents: tuple[Document, ...]
    parties: tuple[Party, ...]
    labels: dict[str, str]
    keys: dict[str, str]


def read_course(desk: Desk, matter: Matter) -> Course:
    """Every act up to the day, with what they are about."""
    negotiation = matter.negotiation
    return Course(
        find_moments(negotiation, desk.as_of),
        tuple(negotiation.documents.values()),
        tuple(negotiation.parties.values()),
        {version.id: make_line(version.title) for version in negotiation.versions.values()},
        {version.id: version.document.key for version in negotiation.versions.values()},
    )


def read_moment(desk: Desk, matter: Matter, moment: Moment) -> tuple[str, ...]:
    """All that an act says, in safe lines."""
    return tuple(_lines(desk, matter, moment))


def _lines(desk: Desk, matter: Matter, moment: Moment) -> Iterator[str]:
    entry, negotiation = moment.entry, matter.negotiation
    yield make_line(moment.told)
    yield ""
    yield f"day        {entry.act.on}"
    yield f"recorded   {entry.record.recorded_at:%Y-%m-%d %H:%M} UTC"
    yield f"entry      {entry.id[:16]}, {make_line(entry.act.kind)}, {make_line(entry.space)}"
    if entry.act.note:
        yield f"note       {make_line(entry.act.note)}"
    if clauses := ", ".join(_clauses(matter, entry.act)):
        yield f"clauses    {clauses}"
    for name in ("reason", "condition", "channel", "classification", "reference", "where"):
        if words := getattr(entry.act, name, ""):
            yield f"{name:<10} {make_line(words)}"
    for other in negotiation.retold.get(entry.id, ()):
        yield f"told too   entry {other.id[:8]}"
    if entry.record.text is not None and moment.version != entry.id:
        yield ""
        yield from make_safe(desk.store.text_of(entry)).splitlines()


def _clauses(matter: Matter, act: object) -> Iterator[str]:
    for passage in getattr(act, "passages", ()):
        if passage.version in matter.negotiation.versions:
            tree = matter.wordings.tree_of(passage.version)
            yield make_line(address_of(tree, tree.clause(matter.wordings.ordinal_at(passage))))


def read_stands(desk: Desk, matter: Matter, document: str) -> tuple[Stand, ...]:
    """How close the parties were at each version of a document, the earliest first."""
    return read_convergence(desk, matter, document)
