"""Silences: texts that are adopted at an instant unless an addressee objects in writing before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.answers import SilenceMoved, SilenceOpened, SilenceStep
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry


class SilenceState(StrEnum):
    """Where a silence procedure stands."""

    RUNNING = "silence running"
    BROKEN = "silence broken"
    ADOPTED = "adopted by silence"
    CANCELLED = "silence cancelled"


@dataclass(frozen=True, slots=True)
class Objection:
    """Who broke a silence, and why.

    Args:
        entry: the entry that says so.
        by: the party; None where nobody is named.
        on: the day.
        reason: why.
        late: it came after the expiry, and breaks nothing.
    """

    entry: Entry
    by: Party | None
    on: date
    reason: str
    late: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence procedure on a day.

    Args:
        entry: its opening.
        version: the text.
        opened_by: who opened it; None where nobody is named.
        state: where it stands.
        expires_at: the instant in force, extensions counted.
        extended: it was moved.
        objections: in the order of the fold, late ones included.
    """

    entry: Entry
    version: Version
    opened_by: Party | None
    state: SilenceState
    expires_at: datetime
    extended: bool
    objections: tuple[Objection, ...]


def find_silences(standing: Standing) -> tuple[Silence, ...]:
    """Every silence procedure opened up to a day, in the order of the fold.

    Args:
        standing: the acts that count.
    """
    negotiation = standing.negotiation
    return tuple(
        _silence(standing, entry, act)
        for entry, act in negotiation.acts_until(SilenceOpened, standing.as_of)
        if act.version in negotiation.versions
    )


def silences_on(standing: Standing, version: Version) -> tuple[Silence, ...]:
    """The silence procedures on one version."""
    return tuple(silence for silence in find_silences(standing) if silence.version.id == version.id)


def _silence(standing: Standing, entry: Entry, act: SilenceOpened) -> Silence:
    """The steps, one after the other: what comes after the expiry in force is late, and moves nothing."""
    negotiation = standing.negotiation
    expires_at, state = act.expires_at, SilenceState.RUNNING
    objections: list[Objection] = []
    for moved, step in _steps(standing, entry):
        late = state is not SilenceState.RUNNING or _instant(step) > expires_at
        if step.step is SilenceStep.BROKEN:
            party = negotiation.parties.get(step.by or "")
            objections.append(Objection(moved, party, step.on, step.reason, late))
        if late:
            continue
        if step.step is SilenceStep.EXTENDED and step.expires_at is not None:
            expires_at = step.expires_at
        else:
            broken = step.step is SilenceStep.BROKEN
            state = SilenceState.BROKEN if broken else SilenceState.CANCELLED
    if state is SilenceState.RUNNING and standing.instant >= expires_at:
        state = SilenceState.ADOPTED
    opened_by = negotiation.parties.get(act.by or "")
    version = negotiation.versions[act.version]
    extended = expires_at != act.expires_at
    return Silence(entry, version, opened_by, state, expires_at, extended, tuple(objections))


def _steps(standing: Standing, opening: Entry) -> Iterator[tuple[Entry, SilenceMoved]]:
    acts = standing.negotiation.acts_until(SilenceMoved, standing.as_of)
    return ((entry, act) for entry, act in acts if act.silence == opening.id)


def _instant(step: SilenceMoved) -> datetime:
    """When a step was taken; without an hour, the first instant of its day: an objection of the last day is in time."""
    return step.at_time or datetime.combine(step.on, time.min, UTC)


def silence_flags(silences: Sequence[Silence]) -> tuple[str, ...]:
    """What the silences on a version come to, in words that stand beside the state of an answer."""
    return tuple(dict.fromkeys(silence.state.value for silence in silences))
