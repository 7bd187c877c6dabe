"""Standing: which acts count on a day, from which day, and which are only prepared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import BaseAct, Reply
from proposaltrack.model.acts.exchange import JointReplyDecided, Received, Transmitted
from proposaltrack.model.acts.upkeep import Withdrawn
from proposaltrack.model.negotiation import Negotiation, Version
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance

Act = TypeVar("Act", bound=BaseAct)
Name = TypeVar("Name")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Response:
    """A response as it counts on a day.

    Args:
        entry: its entry.
        act: what it says.
        given_on: the day from which it counts; None while it is only prepared.
    """

    entry: Entry
    act: Responded
    given_on: date | None

    @property
    def answers(self) -> bool:
        """True when it discharges the question put to the party."""
        return any(stance.answers for stance in self.act.stances)

    @property
    def takes_back(self) -> bool:
        """True when it only withdraws what the party said before."""
        return self.act.stances == (Stance.WITHDRAWS,)

    def is_for(self, party_id: str) -> bool:
        """True when the party gave it, or it was given for the party too."""
        return self.act.by == party_id or party_id in self.act.on_behalf_of


@dataclass(frozen=True)
class Standing:
    """The acts of a negotiation that count on a day.

    A response made in a version counts from the day on which its author first transmitted that version. Our own
    response outside any version counts once a transmission names it, or at once when its form says how it was
    given; another party's counts on its day. What is withdrawn counts until the day before.

    Args:
        negotiation: the standing facts.
        as_of: the end of the day asked about.
    """

    negotiation: Negotiation
    as_of: date

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Ids of versions, responses and transmissions that have been taken back."""
        return frozenset(act.of for _, act in self.negotiation.acts_until(Withdrawn, self.as_of))

    @cached_property
    def transmissions(self) -> tuple[tuple[Entry, Transmitted], ...]:
        """Every transmission that stands, in the order of the fold."""
        acts = self.negotiation.acts_until(Transmitted, self.as_of)
        return tuple((entry, act) for entry, act in acts if entry.id not in self.withdrawn)

    @cached_property
    def _sent_on(self) -> dict[tuple[str, str | None], date]:
        """The day of the first transmission of each version or response by each party."""
        found: dict[tuple[str, str | None], date] = {}
        for _, act in self.transmissions:
            for paper in (*act.versions, *act.responses):
                if paper not in self.withdrawn:
                    found.setdefault((paper, act.by), act.on)
        return found

    def sent_on(self, version: Version) -> date | None:
        """The day on which a version's author first transmitted it; None when it has not left."""
        return self._sent_on.get((version.id, version.by.id if version.by else None))

    def was_sent(self, version: Version, to: str) -> bool:
        """True when the version's author has transmitted it to this party."""
        author = version.by.id if version.by else None
        reached = {to, *self._groups_of(to)}
        return any(reached & set(act.to) for act in self.sendings_of(version.id, author))

    def sendings_of(self, version_id: str, party_id: str | None) -> tuple[Transmitted, ...]:
        """The transmissions of a version by a party, in the order of the fold."""
        return self._sendings.get((version_id, party_id), ())

    @cached_property
    def _sendings(self) -> dict[tuple[str, str | None], tuple[Transmitted, ...]]:
        """The transmissions of each version by each party."""
        return _grouped(((paper, act.by), act) for _, act in self.transmissions for paper in act.versions)

    @cached_property
    def asked(self) -> dict[tuple[str | None, str, str], tuple[tuple[date, Version], ...]]:
        """What was asked, with the day, by (asker, addressee, document), in the order of the fold."""
        versions = self.negotiation.versions
        return _grouped(
            ((act.by, owing, versions[paper].document.id), (act.on, versions[paper]))
            for _, act in self.transmissions
            if act.reply is not Reply.NONE
            for paper in act.versions
            if paper in versions
            for owing in act.to
        )

    def about(self, kind: type[Act], identity: str) -> tuple[tuple[Entry, Act], ...]:
        """The acts of a class that are about a version, a transmission or a reply, in the order of the fold."""
        if kind not in self._about:
            acts = self.negotiation.acts_until(kind, self.as_of)
            self._about[kind] = _grouped((_subject(act), (entry, act)) for entry, act in acts)
        found: tuple[tuple[Entry, Act], ...] = self._about[kind].get(identity, ())
        return found

    @cached_property
    def _about(self) -> dict[type, dict[str, Any]]:
        """What `about` has grouped so far."""
        return {}

    def _groups_of(self, party_id: str) -> tuple[str, ...]:
        party = self.negotiation.parties.get(party_id)
        return party.member_of if party else ()

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Every response that stands, given or prepared, in the order of the fold."""
        return tuple(self._responses())

    def _responses(self) -> Iterator[Response]:
        for entry, act in self.negotiation.acts_until(Responded, self.as_of):
            taken_back = {entry.id, act.in_version} & self.withdrawn
            if not taken_back and not all(stance.internal for stance in act.stances):
                yield Response(entry, act, self._given_on(entry, act))

    def responses_to(self, version_id: str) -> tuple[Response, ...]:
        """The responses that stand on one version."""
        return self._by_version.get(version_id, ())

    @cached_property
    def _by_version(self) -> dict[str, tuple[Response, ...]]:
        return _grouped((response.act.version, response) for response in self.responses)

    def _given_on(self, entry: Entry, act: Responded) -> date | None:
        if act.in_version is not None:
            return self._sent_on.get((act.in_version, act.by))
        ours = entry.record.speaker is not None and entry.record.speaker == act.by
        if ours and act.form is None:
            return self._sent_on.get((entry.id, act.by))
        return act.on

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every version dated up to the day that has not been taken back, in the order of the fold."""
        every = self.negotiation.versions.values()
        return tuple(v for v in every if v.on <= self.as_of and v.id not in self.withdrawn)

    def papers_answering(self, version_id: str) -> tuple[Version, ...]:
        """The versions that name this one as what they answer."""
        return self._answering.get(version_id, ())

    @cached_property
    def _answering(self) -> dict[str, tuple[Version, ...]]:
        return _grouped(
            (answered, paper) for paper in self.versions for answered in dict.fromkeys(paper.answers)
        )

    def versions_of(self, document_id: str) -> tuple[Version, ...]:
        """Every version of a document that stands."""
        return self._by_document.get(document_id, ())

    @cached_property
    def _by_document(self) -> dict[str, tuple[Version, ...]]:
        return _grouped((version.document.id, version) for version in self.versions)


def _subject(act: Any) -> str:
    """The record id of what an act is about."""
    match act:
        case Received():
            return act.transmission
        case JointReplyDecided():
            return act.reply
        case _:
            return str(act.version)


def _grouped(pairs: Iterable[tuple[Name, Thing]]) -> dict[Name, tuple[Thing, ...]]:
    """Things by name, in the order in which they come."""
    found: dict[Name, list[Thing]] = {}
    for name, thing in pairs:
        found.setdefault(name, []).append(thing)
    return {name: tuple(things) for name, things in found.items()}
