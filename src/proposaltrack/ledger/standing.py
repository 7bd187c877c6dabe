"""Standing: which acts count on a day, from which day, and which are only prepared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any, TypeVar

from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import BaseAct, Reply
from proposaltrack.model.acts.exchange import JointReplyDecided, Received, Transmitted
from proposaltrack.model.acts.upkeep import Withdrawn
from proposaltrack.model.negotiation import Document, Negotiation, Party, Version
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


@dataclass(frozen=True)
class Standing:
    """The acts of a negotiation that count on a day.

    A response made in a version counts from the day on which that version was first transmitted. Our own
    response outside any version counts once a transmission names it, or at once when its form says how it was
    given; another party's counts on its day. What is withdrawn counts until the day before.

    Args:
        negotiation: the standing facts.
        as_of: the end of the day asked about.
        until: the present instant, when that day is today; None for the end of the day (UTC).
    """

    negotiation: Negotiation
    as_of: date
    until: datetime | None = None

    @property
    def instant(self) -> datetime:
        """The last instant that counts: the end of the day, or the present where that comes first."""
        end = datetime.combine(self.as_of, time.max, UTC)
        return min(self.until, end) if self.until else end

    @cached_property
    def withdrawn(self) -> dict[str, date]:
        """Ids of versions, responses and transmissions that have been taken back, with the day."""
        found: dict[str, date] = {}
        for _, act in self.negotiation.acts_until(Withdrawn, self.as_of):
            found.setdefault(act.of, act.on)
        return found

    @cached_property
    def transmissions(self) -> tuple[tuple[Entry, Transmitted], ...]:
        """Every transmission that stands, in the order of the fold."""
        acts = self.negotiation.acts_until(Transmitted, self.as_of)
        return tuple((entry, act) for entry, act in acts if entry.id not in self.withdrawn)

    def sent_on(self, version: Version) -> date | None:
        """The day on which a version was first transmitted; None when it has not left."""
        return self._sent_on(version.id)

    def _sent_on(self, paper: str) -> date | None:
        return next((act.on for act in self.sendings_of(paper)), None)

    def reached_on(self, version: Version, to: Party) -> date | None:
        """The day on which a version was first transmitted to a party or its group; None when it has not."""
        return self._reached_on(version.id, to)

    def _reached_on(self, paper: str, to: Party) -> date | None:
        return next((act.on for act in self.sendings_of(paper) if self.names(act.to, to)), None)

    def names(self, party_ids: Iterable[str], party: Party) -> bool:
        """True when a party, or a group that speaks for it, is among the parties named."""
        return not {party.id, *party.member_of}.isdisjoint(party_ids)

    def is_for(self, response: Response, party: Party) -> bool:
        """True when a party gave a response, or it was given for the party or its group too."""
        return response.act.by == party.id or self.names(response.act.on_behalf_of, party)

    def sendings_of(self, paper: str) -> tuple[Transmitted, ...]:
        """The transmissions of a version or response, in the order of the fold."""
        return self._sendings.get(paper, ())

    @cached_property
    def _sendings(self) -> dict[str, tuple[Transmitted, ...]]:
        return _grouped(
            (paper, act)
            for _, act in self.transmissions
            for paper in (*act.versions, *act.responses)
            if paper not in self.withdrawn
        )

    @cached_property
    def asked(self) -> dict[tuple[str | None, str, str], tuple[tuple[date, Version], ...]]:
        """What was asked, with the day, by (asker, addressee, document), in the order of the fold."""
        versions = self.negotiation.versions
        return _grouped(
            ((act.by, owing, versions[paper].document.id), (act.on, versions[paper]))
            for _, act in self.transmissions
            if act.reply is not Reply.NONE
            for paper in act.versions
            if paper in versions and paper not in self.withdrawn
            for owing in act.to
        )

    def about(self, kind: type[Act], identity: str) -> tuple[tuple[Entry, Act], ...]:
        """The acts of a class that are about a version, a transmission or a reply, in the order of the fold.

        What is about a version in another language is about the one that it mirrors.
        """
        if kind not in self._about:
            acts = self.negotiation.acts_until(kind, self.as_of)
            self._about[kind] = _grouped((self._original(_subject(act)), (entry, act)) for entry, act in acts)
        found: tuple[tuple[Entry, Act], ...] = self._about[kind].get(self._original(identity), ())
        return found

    def _original(self, identity: str) -> str:
        """The record id of the version that a version mirrors; any other id as it is."""
        version = self.negotiation.versions.get(identity)
        return self.negotiation.original_of(version).id if version else identity

    @cached_property
    def _about(self) -> dict[type, dict[str, Any]]:
        """What `about` has grouped so far."""
        return {}

    @cached_property
    def touched(self) -> dict[tuple[str, str], Mapping[int, bool]]:
        """What `touching.touched_by` has found so far, by the ids of the entry and of the version."""
        return {}

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Every response that stands, given or prepared, in the order of the fold."""
        return tuple(self._responses())

    def _responses(self) -> Iterator[Response]:
        for entry, act in self.negotiation.acts_until(Responded, self.as_of):
            taken_back = entry.id in self.withdrawn or act.in_version in self.withdrawn
            if not taken_back and not all(stance.internal for stance in act.stances):
                yield Response(entry, act, self._given_on(entry, act))

    def responses_to(self, version_id: str) -> tuple[Response, ...]:
        """The responses that stand on one version, in whichever of its languages."""
        return self._by_version.get(self._original(version_id), ())

    def responses_on(self, document: Document) -> tuple[Response, ...]:
        """The responses that stand on any version of a document."""
        return self._on_document.get(document.id, ())

    @cached_property
    def _on_document(self) -> dict[str, tuple[Response, ...]]:
        versions = self.negotiation.versions
        return _grouped(
            (versions[r.act.version].document.id, r) for r in self.responses if r.act.version in versions
        )

    @cached_property
    def _by_version(self) -> dict[str, tuple[Response, ...]]:
        return _grouped((self._original(response.act.version), response) for response in self.responses)

    def _given_on(self, entry: Entry, act: Responded) -> date | None:
        paper = _travels_in(entry, act)
        return self._sent_on(paper) if paper else act.on

    def given_to(self, response: Response, asker: Party) -> Response:
        """The response as it counts for one party: from the day on which it reached that one."""
        paper = _travels_in(response.entry, response.act)
        return replace(response, given_on=self._reached_on(paper, asker)) if paper else response

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every version dated up to the day that has not been taken back, in the order of the fold."""
        every = self.negotiation.versions.values()
        return tuple(v for v in every if v.on <= self.as_of and v.id not in self.withdrawn)

    def papers_answering(self, version_id: str) -> tuple[Version, ...]:
        """The versions that name this one as what they answer, in whichever of its languages."""
        return self._answering.get(self._original(version_id), ())

    @cached_property
    def _answering(self) -> dict[str, tuple[Version, ...]]:
        return _grouped(
            (answered, paper)
            for paper in self.versions
            for answered in dict.fromkeys(self._original(i) for i in paper.answers)
        )

    def versions_of(self, document_id: str) -> tuple[Version, ...]:
        """Every version of a document that stands."""
        return self._by_document.get(document_id, ())

    @cached_property
    def _by_document(self) -> dict[str, tuple[Version, ...]]:
        return _grouped((version.document.id, version) for version in self.versions)


def _travels_in(entry: Entry, act: Responded) -> str | None:
    """What has to be transmitted before a response counts: its paper, or itself; None when it counts at once."""
    ours = entry.record.speaker is not None and entry.record.speaker == act.by
    return act.in_version or (entry.id if ours and act.form is None else None)


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
