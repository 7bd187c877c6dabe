"""Agreed: how settled a clause is, from what the parties say and from what was noted as agreed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from proposaltrack.compare.lineage import follow, wording_changed
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import (
    Agreed,
    AgreementJudged,
    AgreementLevel,
    Lifted,
    Packaged,
    Reserved,
)
from proposaltrack.model.acts.base import Passage, Reply
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance
from proposaltrack.text.address import address_of
from proposaltrack.text.brackets import has_brackets
from proposaltrack.text.passages import clauses_of


class ClauseState(StrEnum):
    """How settled a clause is; the last four stand beside the way from "not discussed" to "confirmed"."""

    NOT_DISCUSSED = "not discussed"
    TABLED = "tabled"
    BRACKETED = "bracketed"
    POLICY_AGREED = "policy agreed"
    AGREED_NEGOTIATORS = "agreed at negotiators' level"
    AGREED_AD_REFERENDUM = "agreed ad referendum"
    CONFIRMED = "confirmed"
    RESERVED = "reserved"
    CONDITIONAL = "conditional"
    PARKED = "parked"
    REOPENED = "reopened"


_LEVELS = {
    AgreementLevel.NEGOTIATORS: ClauseState.AGREED_NEGOTIATORS,
    AgreementLevel.AD_REFERENDUM: ClauseState.AGREED_AD_REFERENDUM,
    AgreementLevel.CONFIRMED: ClauseState.CONFIRMED,
}


AGREED = frozenset({*_LEVELS.values()})
"""States in which what depends on a clause may stand."""


class Settled(NamedTuple):
    """How settled a clause is.

    Args:
        state: the state.
        one_sided: it rests on one side's record alone.
        why: the facts behind it, in words; empty where the parties' positions say it all.
        entry_ids: record ids of those facts.
    """

    state: ClauseState
    one_sided: bool = False
    why: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()


class Stand(Protocol):
    """What is asked of a position here."""

    @property
    def stances(self) -> tuple[Stance, ...]:
        """What the party says."""
        ...

    @property
    def condition(self) -> str:
        """What it depends on."""
        ...

    @property
    def depends_on(self) -> tuple[Passage, ...]:
        """The clauses that the condition names."""
        ...

    @property
    def on_earlier_wording(self) -> bool:
        """It was said on a wording that has changed since."""
        ...

    @property
    def prepared(self) -> bool:
        """It has not been transmitted."""
        ...


def state_of(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, positions: Mapping[str, Stand]
) -> Settled:
    """How settled a clause is.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version of the clause.
        clause: the clause.
        positions: the parties' positions on it, by record id of the party.
    """
    agreed = agreement_on(standing, wordings, version, clause)
    if agreed is not None:
        tied = tuple(_open_packages(standing, wordings, version, clause)) if agreed.state in AGREED else ()
        if not tied:
            return agreed
        return Settled(ClauseState.CONDITIONAL, agreed.one_sided, (*agreed.why, *tied), agreed.entry_ids)
    reserved = tuple(_reservations(standing, wordings, version, clause))
    if reserved:
        why = tuple(_told_reservation(standing, entry) for entry in reserved)
        return Settled(ClauseState.RESERVED, why=why, entry_ids=tuple(entry.id for entry in reserved))
    spoken = {party: position for party, position in positions.items() if not position.prepared}
    return Settled(_from_positions(standing, wordings, version, clause, spoken))


def _told_reservation(standing: Standing, entry: Entry) -> str:
    party = standing.negotiation.parties.get(entry.act.by or "")
    why = f": {entry.act.reason}" if entry.act.reason else ""
    return f"{entry.act.reservation} reservation by {party.key if party else 'somebody'} {entry.act.on}{why}"


def _from_positions(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, spoken: Mapping[str, Stand]
) -> ClauseState:
    said = spoken.values()
    stances = {stance for position in said for stance in position.stances}
    tree = wordings.tree_of(version.id)
    if Stance.RESERVES in stances:
        return ClauseState.RESERVED
    if has_brackets(tree.text_of(clause)):
        return ClauseState.BRACKETED
    if spoken and stances <= {Stance.DEFERS}:
        return ClauseState.PARKED
    agreed = stances == {Stance.ACCEPTS} and not any(position.on_earlier_wording for position in said)
    if agreed and _asked(standing, version) <= spoken.keys():
        open_ = any(not is_met(standing, wordings, position) for position in said)
        return ClauseState.CONDITIONAL if open_ else ClauseState.POLICY_AGREED
    sent = standing.sent_on(version) is not None
    return ClauseState.TABLED if sent or spoken else ClauseState.NOT_DISCUSSED


def is_met(standing: Standing, wordings: Wordings, position: Stand) -> bool:
    """True when nothing is left that a position depends on: every clause that it names is agreed and stands.

    A condition in words alone is never met by itself: a new response says that it is.
    """
    if not position.depends_on:
        return not position.condition
    return all(_stands(standing, wordings, passage) for passage in position.depends_on)


def _stands(standing: Standing, wordings: Wordings, passage: Passage) -> bool:
    """True when every clause of a passage is agreed, and the latest version still says the same."""
    version = standing.negotiation.versions.get(passage.version)
    if version is None:
        return False
    latest = _latest(standing, version)
    for clause in clauses_of(wordings.tree_of(version.id), passage):
        found = agreement_on(standing, wordings, version, clause)
        if found is None or found.state not in AGREED:
            return False
        later = wordings.comparison_of(version.id, latest.id) if latest != version else None
        if later is not None and wording_changed(later, clause.ordinal):
            return False
    return True


def _latest(standing: Standing, version: Version) -> Version:
    """The last version of a document in the language of this one."""
    alike = (v for v in standing.versions_of(version.document.id) if v.language == version.language)
    return max(alike, key=lambda v: (v.on, v.order), default=version)


def _open_packages(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> Iterator[str]:
    """Why an agreed clause does not stand yet: the packages with a member that is not agreed."""
    for entry, act in standing.negotiation.acts_until(Packaged, standing.as_of):
        if entry.id in standing.withdrawn:
            continue
        if not any(True for _ in touching(standing, wordings, version, clause, act.passages)):
            continue
        missing = [passage for passage in act.passages if not _stands(standing, wordings, passage)]
        if missing:
            names = ", ".join(_named(standing, wordings, passage) for passage in missing)
            yield f"package {act.title!r} is open: {names} not agreed"


def _named(standing: Standing, wordings: Wordings, passage: Passage) -> str:
    tree = wordings.tree_of(passage.version)
    return f"{address_of(tree, clauses_of(tree, passage)[0])} of {standing.negotiation.versions[passage.version].label}"


def _asked(standing: Standing, version: Version) -> frozenset[str]:
    """Record ids of the parties that were asked to answer a version: silence of one of them is no consent."""
    return frozenset(
        party for act in standing.sendings_of(version.id) if act.reply is not Reply.NONE for party in act.to
    )


def agreement_on(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> Settled | None:
    """The last agreement on a clause: its level, or "reopened" when it was disavowed or the wording has changed.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version of the clause.
        clause: the clause.
    """
    found: Settled | None = None
    for entry, act in standing.negotiation.acts_until(Agreed, standing.as_of):
        if entry.id in standing.withdrawn:
            continue
        for changed in touching(standing, wordings, version, clause, act.passages):
            state, why, ids = _judged(standing, entry, act)
            if changed:
                state, why = ClauseState.REOPENED, (*why, f"{version.label} words it otherwise")
            found = Settled(state, _one_sided(standing, entry), why, (entry.id, *ids))
    return found


def _judged(
    standing: Standing, entry: Entry, act: Agreed
) -> tuple[ClauseState, tuple[str, ...], tuple[str, ...]]:
    """The level of an agreement after what each authority said of it: one that refuses opens it, all confirm it."""
    negotiation = standing.negotiation
    parties = ", ".join(negotiation.parties[i].key for i in act.parties if i in negotiation.parties)
    why = [f"agreed by {parties} {act.on} ({act.level})"]
    last: dict[str, bool] = {}
    ids: list[str] = []
    for judged, judgement in negotiation.acts_until(AgreementJudged, standing.as_of):
        if judgement.agreement == entry.id and judgement.by is not None:
            last[judgement.by] = judgement.confirmed
            ids.append(judged.id)
            key = negotiation.parties[judgement.by].key if judgement.by in negotiation.parties else "somebody"
            word = "confirmed" if judgement.confirmed else "disavowed"
            why.append(f"{word} by {key} {judgement.on}")
    if not all(last.values()):
        return ClauseState.REOPENED, tuple(why), tuple(ids)
    state = ClauseState.CONFIRMED if set(act.parties) <= last.keys() else _LEVELS[act.level]
    return state, tuple(why), tuple(ids)


def _one_sided(standing: Standing, entry: Entry) -> bool:
    """True while no other party's record tells of the same agreement."""
    speakers = {
        e.record.speaker
        for e, act in standing.negotiation.acts_until(Agreed, standing.as_of)
        if act.passages == entry.act.passages
    }
    return len(speakers) < 2


def _reservations(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause
) -> Iterator[Entry]:
    """The reservations on a clause that have not been lifted."""
    negotiation = standing.negotiation
    lifted = {act.reservation for _, act in negotiation.acts_until(Lifted, standing.as_of)}
    for entry, act in negotiation.acts_until(Reserved, standing.as_of):
        if entry.id in lifted or entry.id in standing.withdrawn:
            continue
        if any(True for _ in touching(standing, wordings, version, clause, act.passages)):
            yield entry


def touching(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, passages: Sequence[Passage]
) -> Iterator[bool]:
    """For each passage that speaks to a clause: whether the wording has changed in substance since.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version of the clause.
        clause: the clause.
        passages: of this version, or of earlier ones of its document.
    """
    for passage in passages:
        answered = standing.negotiation.versions.get(passage.version)
        if answered is None or answered.document != version.document:
            continue
        for named in clauses_of(wordings.tree_of(answered.id), passage):
            if answered.id == version.id:
                if named.ordinal == clause.ordinal:
                    yield False
            elif (answered.on, answered.order) < (version.on, version.order):
                comparison = wordings.comparison_of(answered.id, version.id)
                if clause.ordinal in follow(comparison, named.ordinal):
                    yield wording_changed(comparison, named.ordinal)
