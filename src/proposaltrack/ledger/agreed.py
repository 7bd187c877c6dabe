"""Agreed: how settled a clause is, from what the parties say and from what was noted as agreed."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from proposaltrack.compare.lineage import wording_changed
from proposaltrack.ledger.silences import SilenceState, find_silences
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.touching import counted_in, touched_by
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
    """How settled a clause is; the last five stand beside the way from "not discussed" to "confirmed"."""

    NOT_DISCUSSED = "not discussed"
    TABLED = "tabled"
    BRACKETED = "bracketed"
    POLICY_AGREED = "policy agreed"
    AGREED_NEGOTIATORS = "agreed at negotiators' level"
    AGREED_AD_REFERENDUM = "agreed ad referendum"
    CONFIRMED = "confirmed"
    ADOPTED = "adopted by silence"
    RESERVED = "reserved"
    CONDITIONAL = "conditional"
    PARKED = "parked"
    REOPENED = "reopened"


_LEVELS = {
    AgreementLevel.NEGOTIATORS: ClauseState.AGREED_NEGOTIATORS,
    AgreementLevel.AD_REFERENDUM: ClauseState.AGREED_AD_REFERENDUM,
    AgreementLevel.CONFIRMED: ClauseState.CONFIRMED,
}


AGREED = frozenset({*_LEVELS.values(), ClauseState.ADOPTED})
"""States in which what depends on a clause may stand."""


class Settled(NamedTuple):
    """How settled a clause is.

    Args:
        state: the state.
        one_sided: it rests on one side's record alone.
        why: the facts behind it, in words; empty where the parties' positions say it all.
        entry_ids: record ids of those facts.
        provisional: it is agreed, and counts only once everything else is.
    """

    state: ClauseState
    one_sided: bool = False
    why: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()
    provisional: bool = False


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
    if agreed is not None and agreed.state not in AGREED:
        return agreed
    held = _reserved(standing, wordings, version, clause)
    if held is not None:
        before = agreed or Settled(held.state)
        return Settled(
            held.state, before.one_sided, (*before.why, *held.why), (*before.entry_ids, *held.entry_ids)
        )
    if agreed is not None:
        tied = tuple(_open_packages(standing, wordings, version, clause))
        if not tied:
            return agreed
        why, ids = (*agreed.why, *(line for _, line in tied)), (*agreed.entry_ids, *(e.id for e, _ in tied))
        return Settled(ClauseState.CONDITIONAL, agreed.one_sided, why, ids)
    spoken = {party: position for party, position in positions.items() if not position.prepared}
    return _from_positions(standing, wordings, version, clause, spoken)


def _reserved(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> Settled | None:
    """What the reservations that have not been lifted make of a clause; None where there is none."""
    entries = tuple(_reservations(standing, wordings, version, clause))
    if not entries:
        return None
    why = tuple(_told_reservation(standing, entry) for entry in entries)
    return Settled(ClauseState.RESERVED, why=why, entry_ids=tuple(entry.id for entry in entries))


def _told_reservation(standing: Standing, entry: Entry) -> str:
    why = f": {entry.act.reason}" if entry.act.reason else ""
    return f"{entry.act.reservation} reservation by {_key(standing, entry.act.by)} {entry.act.on}{why}"


def _from_positions(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, spoken: Mapping[str, Stand]
) -> Settled:
    said = spoken.values()
    stances = {stance for position in said for stance in position.stances}
    if Stance.RESERVES in stances:
        return Settled(ClauseState.RESERVED)
    if has_brackets(wordings.tree_of(version.id).text_of(clause)):
        return Settled(ClauseState.BRACKETED)
    if spoken and stances <= {Stance.DEFERS}:
        return Settled(ClauseState.PARKED)
    agreed = stances == {Stance.ACCEPTS} and not any(position.on_earlier_wording for position in said)
    if agreed and _asked(standing, version) <= spoken.keys():
        unmet = tuple(
            f"{_key(standing, party)} accepts on a condition: {line}"
            for party, position in spoken.items()
            for line in unmet_by(standing, wordings, position)
        )
        return Settled(ClauseState.CONDITIONAL if unmet else ClauseState.POLICY_AGREED, why=unmet)
    sent = standing.sent_on(version) is not None
    return Settled(ClauseState.TABLED if sent or spoken else ClauseState.NOT_DISCUSSED)


def _key(standing: Standing, party: str | None) -> str:
    found = standing.negotiation.parties.get(party or "")
    return found.key if found else "somebody"


def unmet_by(standing: Standing, wordings: Wordings, position: Stand) -> tuple[str, ...]:
    """What a position still depends on, each with the reason; empty when every clause that it names stands.

    A condition in words alone is never met by itself: a new response says that it is.
    """
    if not position.depends_on:
        return (position.condition,) if position.condition else ()
    lines = (_falls(standing, wordings, passage) for passage in position.depends_on)
    return tuple(line for line in lines if line is not None)


def _falls(standing: Standing, wordings: Wordings, passage: Passage) -> str | None:
    """Why something that rests on a passage does not hold; None when each clause of it is agreed and still says so."""
    version = standing.negotiation.versions.get(passage.version)
    if version is None:
        return "a clause of a version that was struck"
    named = _named(standing, wordings, passage)
    if version.id in standing.withdrawn:
        return f"{named} was withdrawn {standing.withdrawn[version.id]}"
    clauses = counted_in(wordings.tree_of(version.id), [passage])
    opened = (why_open(standing, wordings, version, clause) for clause in clauses)
    line = next((line for line in opened if line is not None), None)
    return f"{named} not agreed{line}" if line is not None else None


def why_open(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> str | None:
    """Why a clause is not agreed, in round brackets, "" when it never was; None when it is, and still says so.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version of the clause.
        clause: the clause.
    """
    agreed = agreement_on(standing, wordings, version, clause)
    if agreed is None:
        return ""
    held = agreed if agreed.state not in AGREED else _reserved(standing, wordings, version, clause)
    if held is not None:
        return f" ({held.why[-1]})"
    latest = latest_of(standing, version)
    later = wordings.comparison_of(version.id, latest.id) if latest != version else None
    changed = later is not None and wording_changed(later, clause.ordinal)
    return f" ({latest.label} words it otherwise)" if changed else None


def latest_of(standing: Standing, version: Version) -> Version:
    """The last version of a document in the language of this one.

    Args:
        standing: the acts that count.
        version: any version of it.
    """
    alike = (v for v in standing.versions_of(version.document.id) if v.language == version.language)
    return max(alike, key=lambda v: (v.on, v.order), default=version)


def _open_packages(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause
) -> Iterator[tuple[Entry, str]]:
    """The packages that hold an agreed clause back, each with its members that are not agreed, and why."""
    for entry, act in standing.negotiation.acts_until(Packaged, standing.as_of):
        if entry.id in standing.withdrawn:
            continue
        if clause.ordinal not in touched_by(standing, wordings, version, entry):
            continue
        missing = [line for p in act.passages if (line := _falls(standing, wordings, p)) is not None]
        if missing:
            yield entry, f"package {act.title!r} is open: {', '.join(missing)}"


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
        changed = touched_by(standing, wordings, version, entry).get(clause.ordinal)
        if changed is not None:
            state, why, ids = _judged(standing, entry, act)
            settled = Settled(state, _one_sided(standing, entry), why, (entry.id, *ids))
            found = _as_worded(version, settled, changed)
    if found is not None and found.state in AGREED:
        return found
    return _adoption_on(standing, wordings, version, clause) or found


def _as_worded(version: Version, settled: Settled, changed: bool) -> Settled:
    """What was settled, opened again where the version words the clause otherwise."""
    if not changed:
        return settled
    why = (*settled.why, f"{version.label} words it otherwise")
    return settled._replace(state=ClauseState.REOPENED, why=why)


def _adoption_on(standing: Standing, wordings: Wordings, version: Version, clause: Clause) -> Settled | None:
    """The last adoption of a clause by silence, opened again where the version words it otherwise."""
    found: Settled | None = None
    for silence in find_silences(standing):
        if silence.state is SilenceState.ADOPTED and silence.version.document == version.document:
            changed = touched_by(standing, wordings, version, silence.entry).get(clause.ordinal)
            if changed is not None:
                why = (f"adopted by silence at {silence.expires_at:%Y-%m-%d %H:%M} UTC",)
                settled = Settled(ClauseState.ADOPTED, False, why, (silence.entry.id,))
                found = _as_worded(version, settled, changed)
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
    for entry, _ in negotiation.acts_until(Reserved, standing.as_of):
        if entry.id in lifted or entry.id in standing.withdrawn:
            continue
        if clause.ordinal in touched_by(standing, wordings, version, entry):
            yield entry
