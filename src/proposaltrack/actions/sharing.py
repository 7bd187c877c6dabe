"""Sharing: what our own transmission copies into the space of the table, and when it may not.

Text passes between spaces only by transmission. A copy names only records that every reader of the table can
read; what a version was made from stays behind unless it is there already.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from proposaltrack.actions.desk import Desk, Matter, Paper, file_papers
from proposaltrack.errors import Refused
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import BaseAct, Passage
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.acts.matter import DocumentOpened, NegotiationOpened, PartyJoined, VersionRecorded
from proposaltrack.model.acts.upkeep import Copy, Shared
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry
from proposaltrack.store.base import INTERNAL, TABLE, Pen, Source
from proposaltrack.store.references import act_references


def readers_of_table(matter: Matter) -> tuple[Party, ...]:
    """The parties besides ours that read what is shared at the table."""
    return tuple(
        p for p in matter.negotiation.parties.values() if p.seat and not p.group and p != matter.ours
    )


def check_readers(matter: Matter, to: Sequence[Party], what: str) -> bool:
    """True when the table is where it goes; False when no addressee reads there, so that it is only noted.

    Raises:
        Refused: somebody who reads at the table is not an addressee.
    """
    addressed = {p.id for p in to} | {m.id for p in to for m in matter.negotiation.members_of(p)}
    readers = readers_of_table(matter)
    if not any(reader.id in addressed for reader in readers):
        return False
    others = [reader.key for reader in readers if reader.id not in addressed]
    if others:
        raise Refused(
            f"{what} would also be read by {', '.join(others)}, who {'is' if len(others) == 1 else 'are'} no addressee",
            f"Address {', '.join(others)} too with --to, or send it outside the table and note that with --form written.",
        )
    return True


def share(
    desk: Desk, matter: Matter, transmission: Transmitted, papers: Sequence[Entry]
) -> tuple[Entry, ...]:
    """Copy versions and responses with their transmission to the table, and note both inside.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        transmission: our own, naming records of our internal space.
        papers: entries of the versions sent and of the responses made in them.

    Returns:
        our internal record of the transmission and the one that says what was copied.

    Raises:
        Refused: a reader of the table has not seen a version that is answered.
    """
    needed = list(_needed(matter, transmission, papers))
    copier = _Copier(desk, matter, dict(_shared_before(matter)))
    negotiation = copier.shared.get(matter.negotiation.id)
    speaker = copier.shared.get(matter.ours.id) if matter.ours else None
    with desk.store.writing(TABLE, recorded_at=desk.now, negotiation=negotiation, speaker=speaker) as pen:
        for entry in needed:
            copier.copy(pen, entry)
        shared = pen.add(copier.led(transmission))
    return _note(desk, matter, transmission, copier.made, shared)


def _note(
    desk: Desk, matter: Matter, transmission: Transmitted, made: dict[str, str], shared: Entry
) -> tuple[Entry, ...]:
    speaker = matter.ours.id if matter.ours else None
    with desk.store.writing(
        INTERNAL, recorded_at=desk.now, negotiation=matter.negotiation.id, speaker=speaker
    ) as pen:
        own = pen.add(transmission)
        copies = (*(Copy(own=i, shared=made[i]) for i in made), Copy(own=own.id, shared=shared.id))
        return own, pen.add(Shared(on=transmission.on, target=desk.store.space_id(TABLE), copies=copies))


def note_only(desk: Desk, matter: Matter, transmission: Transmitted) -> tuple[Entry, ...]:
    """Note a transmission inside; nothing is copied."""
    return file_papers(desk, matter, [Paper(transmission)])


def _shared_before(matter: Matter) -> Iterator[tuple[str, str]]:
    for _, act in matter.negotiation.acts(Shared):
        yield from ((copy.own, copy.shared) for copy in act.copies)


def _needed(matter: Matter, transmission: Transmitted, papers: Sequence[Entry]) -> Iterator[Entry]:
    """What must be at the table, in an order in which each names only what stands before it."""
    negotiation = matter.negotiation
    by_id = {entry.id: entry for entry in negotiation.entries}
    yield by_id[negotiation.id]
    answered = dict.fromkeys(_answered(papers))
    versions = [by_id[i] for i in answered if i not in {p.id for p in papers}]
    for version in versions:
        _check_seen(matter, negotiation.versions[version.id])
    named = _parties_named(matter, transmission, [*versions, *papers])
    yield from (entry for entry, _ in negotiation.acts(PartyJoined) if entry.id in named)
    every = [*versions, *papers]
    documents = {e.act.document for e in every if isinstance(e.act, VersionRecorded)}
    yield from (entry for entry, _ in negotiation.acts(DocumentOpened) if entry.id in documents)
    yield from (entry for entry in every if isinstance(entry.act, VersionRecorded))
    yield from (entry for entry in every if isinstance(entry.act, Responded))


def _answered(papers: Iterable[Entry]) -> Iterator[str]:
    for entry in papers:
        if isinstance(entry.act, VersionRecorded):
            yield from entry.act.answers
        elif isinstance(entry.act, Responded):
            yield entry.act.version


def _parties_named(matter: Matter, transmission: Transmitted, entries: Sequence[Entry]) -> set[str]:
    """Parties that a copy names, with their groups, and everybody with a seat."""
    parties = matter.negotiation.parties
    said = act_references(transmission).union(*(act_references(entry.act) for entry in entries))
    named = {i for i, party in parties.items() if i in said or (party.seat and not party.group)}
    return named | {group for i in named for group in parties[i].member_of}


def _check_seen(matter: Matter, version: Version) -> None:
    """A version that is answered may be copied only where its author, or a transmission, has shown it already.

    Raises:
        Refused: a reader of the table has not seen it.
    """
    seen = {version.by.id} if version.by else set()
    for _, act in matter.negotiation.acts(Transmitted):
        if version.id in act.versions:
            seen |= set(act.to)
    seen |= {p.id for p in matter.negotiation.parties.values() if seen & set(p.member_of)}
    unseen = [reader.key for reader in readers_of_table(matter) if reader.id not in seen]
    if unseen:
        raise Refused(
            f"the answer names {version.label}, which {', '.join(unseen)} has never been sent",
            f"Transmit {version.label} to {', '.join(unseen)} first, or note that it was.",
        )


@dataclass
class _Copier:
    """Copies entries into the table under the ids they have there.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        shared: ids at the table by our own ids; grows with every copy.
        made: the copies made now, as in `shared`.
    """

    desk: Desk
    matter: Matter
    shared: dict[str, str]
    made: dict[str, str] = field(default_factory=dict)

    def copy(self, pen: Pen, entry: Entry) -> None:
        """Copy one entry with its text and source, unless it is there already."""
        if entry.id in self.shared:
            return
        text = self.desk.store.text_of(entry.id) if entry.record.text else None
        found = self.desk.store.source_of(entry.id) if entry.record.source else None
        seal = entry.record.source
        source = Source(found, seal.suffix, seal.media) if found is not None and seal is not None else None
        copied = pen.add(self.led(entry.act), text=text, source=source)
        self.shared[entry.id] = self.made[entry.id] = copied.id
        if isinstance(entry.act, NegotiationOpened | PartyJoined):
            ours = self.matter.ours
            pen.under(
                negotiation=self.shared.get(self.matter.negotiation.id),
                speaker=self.shared.get(ours.id) if ours else None,
            )

    def led(self, act: BaseAct) -> BaseAct:
        """The act with every id led to the table, what has no place there left out, and our own notes as well."""
        told = {name: self._led(value) for name, value in act.model_dump().items()}
        told["note"] = ""
        if isinstance(act, VersionRecorded):
            told |= {name: self.shared.get(getattr(act, name) or "") for name in ("basis", "parallel_to")}
        if isinstance(act, Responded):
            told["depends_on"] = tuple(self._led(p.model_dump()) for p in act.depends_on if self._may_name(p))
        return type(act).model_validate(told)

    def _may_name(self, passage: Passage) -> bool:
        return passage.version in self.shared

    def _led(self, value: object) -> object:
        if isinstance(value, str):
            return self.shared.get(value, value)
        if isinstance(value, dict):
            return {self.shared.get(key, key): self._led(item) for key, item in value.items()}
        if isinstance(value, tuple | list):
            return tuple(self._led(item) for item in value)
        return value
