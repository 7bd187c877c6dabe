"""Answers: which clauses of a version one addressee has answered, and by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from proposaltrack.ledger.consent import consented
from proposaltrack.ledger.covering import Voice, hear_back, hear_voices, in_rank, still_holding
from proposaltrack.ledger.standing import Response, Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import LeftAside
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.text.passages import clauses_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a version is answered by one addressee; the first three lists share out its clauses.

    Args:
        answered: clauses answered on this wording, or on one that says the same.
        unanswered: clauses not answered.
        on_earlier_wording: clauses answered on a wording that has changed in substance since.
        left: clauses set aside on purpose; counted nowhere else.
        prepared: clauses answered in what has not reached the asker.
        carried: of the answered ones, those answered on an earlier version.
        agreed: of the answered ones, those that were agreed, or adopted by silence, without a response.
        agreed_on: the last day on which that happened; None where it did not.
        completed_on: the day on which the last clause was answered; None while one is not, or when there is none.
    """

    answered: tuple[Clause, ...] = ()
    unanswered: tuple[Clause, ...] = ()
    on_earlier_wording: tuple[Clause, ...] = ()
    left: tuple[Clause, ...] = ()
    prepared: tuple[Clause, ...] = ()
    carried: tuple[Clause, ...] = ()
    agreed: tuple[Clause, ...] = ()
    agreed_on: date | None = None
    completed_on: date | None = None


def cover(standing: Standing, wordings: Wordings, version: Version, party: Party, asker: Party) -> Coverage:
    """How far a party has answered a version, clause by clause.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version asked about.
        party: the addressee.
        asker: who asked; what has not reached it is only prepared.
    """
    tree = wordings.tree_of(version.id)
    every = standing.responses_on(version.document)
    responses = [standing.given_to(r, asker) for r in every if standing.is_for(r, party)]
    given = [r for r in responses if r.given_on is not None]
    aside = left_aside(standing, tree, version, party)
    counted = [clause for clause in tree.operative() if clause.ordinal not in aside]
    voices = _hear_enough(standing, wordings, version, given, {clause.ordinal for clause in counted})
    sorts = {clause.ordinal: _sort(voices.get(clause.ordinal, ()), version) for clause in counted}
    known = consented(standing, wordings, version, party)
    agreed = {o: day for o, day in known.items() if o in sorts and sorts[o].on is None}
    sorts |= {ordinal: _Stand(None, day, carried=False) for ordinal, day in agreed.items()}
    here = {r.entry.id for r in standing.responses_to(version.id)}
    coming = [r for r in responses if r.given_on is None and r.answers and r.entry.id in here]
    prepared = hear_voices(standing.negotiation, wordings, version, coming)
    days = [sorts[clause.ordinal].on for clause in counted]
    return Coverage(
        answered=tuple(c for c in counted if sorts[c.ordinal].on is not None),
        unanswered=tuple(c for c in counted if sorts[c.ordinal].open),
        on_earlier_wording=tuple(c for c in counted if sorts[c.ordinal].outdated),
        left=tuple(clause for clause in tree.operative() if clause.ordinal in aside),
        prepared=tuple(c for c in counted if c.ordinal in prepared),
        carried=tuple(c for c in counted if sorts[c.ordinal].carried),
        agreed=tuple(c for c in counted if c.ordinal in agreed),
        agreed_on=max(agreed.values(), default=None),
        completed_on=None if None in days else max((day for day in days if day is not None), default=None),
    )


def _hear_enough(
    standing: Standing, wordings: Wordings, version: Version, given: Sequence[Response], wanted: set[int]
) -> dict[int, tuple[Voice, ...]]:
    """The voices on each clause, back to the version on which its last answer was given.

    What was said on earlier wordings changes nothing any more, and need not be compared.
    """
    found: dict[int, tuple[Voice, ...]] = {}
    for heard in hear_back(standing.negotiation, wordings, version, given):
        fresh: dict[int, list[Voice]] = {}
        for ordinal, voice in heard:
            fresh.setdefault(ordinal, []).append(voice)
        found |= {at: in_rank((*found.get(at, ()), *voices)) for at, voices in fresh.items()}
        wanted = {ordinal for ordinal in wanted if not _last_answers(found.get(ordinal, ()))}
        if not wanted:
            break
    return found


def _last_answers(voices: Sequence[Voice]) -> list[Voice]:
    """What answers a clause and has not been taken back, the answer that counts last."""
    return [voice for voice in still_holding(voices) if voice.response.answers]


class _Stand(NamedTuple):
    """How a clause stands after everything said to it.

    Args:
        voice: the last answer; None for none.
        on: the day since which it is answered; None while it is not, or only on an earlier wording.
        carried: it was answered on an earlier version that says the same.
    """

    voice: Voice | None
    on: date | None
    carried: bool

    @property
    def open(self) -> bool:
        return self.voice is None and self.on is None

    @property
    def outdated(self) -> bool:
        return self.voice is not None and self.on is None


def _sort(voices: Sequence[Voice], version: Version) -> _Stand:
    answers = _last_answers(voices)
    if not answers or answers[-1].on_earlier_wording:
        return _Stand(answers[-1] if answers else None, None, carried=False)
    holding = [voice for voice in answers if not voice.on_earlier_wording]
    first = min(voice.response.given_on or voice.response.act.on for voice in holding)
    return _Stand(answers[-1], first, carried=not _same_text(answers[-1].answered, version))


def _same_text(one: Version, other: Version) -> bool:
    """True for a version and itself, or one that mirrors it in another language."""
    return other.id in {one.id, one.parallel_to} or one.id == other.parallel_to


def left_aside(standing: Standing, tree: ClauseTree, version: Version, party: Party) -> frozenset[int]:
    """Ordinals of the clauses that a party set aside on this version, those below them included."""
    found: set[int] = set()
    for _, act in standing.negotiation.acts_until(LeftAside, standing.as_of):
        if act.by == party.id:
            passages = (p for p in act.passages if p.version == version.id)
            found |= {clause.ordinal for passage in passages for clause in clauses_of(tree, passage)}
    return frozenset(
        clause.ordinal
        for clause in tree
        if clause.ordinal in found or any(above.ordinal in found for above in tree.ancestors_of(clause))
    )
