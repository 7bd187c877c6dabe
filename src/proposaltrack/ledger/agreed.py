"""Agreed: how settled a clause is, from what the parties say and from what was noted as agreed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from proposaltrack.compare.lineage import follow, wording_changed
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import Agreed, AgreementJudged, AgreementLevel, Lifted, Reserved
from proposaltrack.model.acts.base import Passage, Reply
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance
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
    def on_earlier_wording(self) -> bool:
        """It was said on a wording that has changed since."""
        ...

    @property
    def prepared(self) -> bool:
        """It has not been transmitted."""
        ...


def state_of(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, positions: Mapping[str, Stand]
) -> tuple[ClauseState, bool]:
    """How settled a clause is, and whether that rests on one side's record alone.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version of the clause.
        clause: the clause.
        positions: the parties' positions on it, by record id of the party.
    """
    agreement = _agreement(standing, wordings, version, clause)
    if agreement is not None:
        return agreement
    if _reservations(standing, wordings, version, clause):
        return ClauseState.RESERVED, False
    spoken = {party: position for party, position in positions.items() if not position.prepared}
    return _from_positions(standing, wordings, version, clause, spoken), False


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
        return ClauseState.CONDITIONAL if any(p.condition for p in said) else ClauseState.POLICY_AGREED
    sent = standing.sent_on(version) is not None
    return ClauseState.TABLED if sent or spoken else ClauseState.NOT_DISCUSSED


def _asked(standing: Standing, version: Version) -> frozenset[str]:
    """Record ids of the parties that were asked to answer a version: silence of one of them is no consent."""
    return frozenset(
        party for act in standing.sendings_of(version.id) if act.reply is not Reply.NONE for party in act.to
    )


def _agreement(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause
) -> tuple[ClauseState, bool] | None:
    """The last agreement on a clause: its level, or "reopened" when it was disavowed or the wording has changed."""
    negotiation = standing.negotiation
    found: tuple[ClauseState, bool] | None = None
    for entry, act in negotiation.acts_until(Agreed, standing.as_of):
        for changed in _touching(standing, wordings, version, clause, act.passages):
            judged = [
                j
                for _, j in negotiation.acts_until(AgreementJudged, standing.as_of)
                if j.agreement == entry.id
            ]
            state = _LEVELS[act.level]
            if judged:
                state = ClauseState.CONFIRMED if judged[-1].confirmed else ClauseState.REOPENED
            found = (ClauseState.REOPENED if changed else state, _one_sided(standing, entry))
    return found


def _one_sided(standing: Standing, entry: Entry) -> bool:
    """True while no other party's record tells of the same agreement."""
    speakers = {
        e.record.speaker
        for e, act in standing.negotiation.acts_until(Agreed, standing.as_of)
        if act.passages == entry.act.passages
    }
    return len(speakers) < 2


def _reservations(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> bool:
    negotiation = standing.negotiation
    lifted = {act.reservation for _, act in negotiation.acts_until(Lifted, standing.as_of)}
    return any(
        True
        for entry, act in negotiation.acts_until(Reserved, standing.as_of)
        if entry.id not in lifted
        for _ in _touching(standing, wordings, version, clause, act.passages)
    )


def _touching(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, passages: Sequence[Passage]
) -> Iterator[bool]:
    """For each passage that speaks to a clause: whether the wording has changed in substance since."""
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
