"""Answers: which clauses of a version one addressee has answered, and by what."""

from collections.abc import Mapping
from dataclasses import dataclass

from proposaltrack.ledger.covering import Voice, hear_voices
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
        prepared: clauses answered in what has not been transmitted.
        carried: of the answered ones, those answered on an earlier version.
        responses: what was given on this very version, in the order of the fold.
    """

    answered: tuple[Clause, ...] = ()
    unanswered: tuple[Clause, ...] = ()
    on_earlier_wording: tuple[Clause, ...] = ()
    left: tuple[Clause, ...] = ()
    prepared: tuple[Clause, ...] = ()
    carried: tuple[Clause, ...] = ()
    responses: tuple[Response, ...] = ()


def cover(standing: Standing, wordings: Wordings, version: Version, party: Party) -> Coverage:
    """How far a party has answered a version, clause by clause.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version asked about.
        party: the addressee.
    """
    tree = wordings.tree_of(version.id)
    responses = [r for r in standing.responses if r.is_for(party.id)]
    given = [r for r in responses if r.given_on is not None]
    prepared = [r for r in responses if r.given_on is None]
    voices = hear_voices(standing.negotiation, wordings, version, given)
    aside = _left_aside(standing, tree, version, party)
    counted = [clause for clause in tree.operative() if clause.ordinal not in aside]
    sorts = {clause.ordinal: _sort(voices.get(clause.ordinal, ()), version) for clause in counted}
    coming = hear_voices(standing.negotiation, wordings, version, prepared)
    return Coverage(
        answered=tuple(c for c in counted if sorts[c.ordinal] in {"answered", "carried"}),
        unanswered=tuple(c for c in counted if sorts[c.ordinal] == "unanswered"),
        on_earlier_wording=tuple(c for c in counted if sorts[c.ordinal] == "earlier"),
        left=tuple(clause for clause in tree.operative() if clause.ordinal in aside),
        prepared=tuple(c for c in counted if _speaks_here(coming, c, version)),
        carried=tuple(c for c in counted if sorts[c.ordinal] == "carried"),
        responses=tuple(r for r in given if r.act.version == version.id),
    )


def _speaks_here(voices: Mapping[int, tuple[Voice, ...]], clause: Clause, version: Version) -> bool:
    return any(voice.answered.id == version.id for voice in voices.get(clause.ordinal, ()))


def _sort(voices: tuple[Voice, ...], version: Version) -> str:
    """How a clause stands after everything said to it; an answer taken back takes along what was said before."""
    standing: Voice | None = None
    for voice in voices:
        if voice.response.takes_back:
            standing = None
        elif voice.response.answers:
            standing = voice
    if standing is None:
        return "unanswered"
    if standing.on_earlier_wording:
        return "earlier"
    return "answered" if standing.answered.id == version.id else "carried"


def _left_aside(standing: Standing, tree: ClauseTree, version: Version, party: Party) -> frozenset[int]:
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
