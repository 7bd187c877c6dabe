"""Positions: where each party stands on each clause, folded from everything it has said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from proposaltrack.ledger.agreed import ClauseState, state_of
from proposaltrack.ledger.covering import Voice, hear_voices
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.negotiation import Document, Negotiation, Party, Version
from proposaltrack.model.stance import Stance


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on a clause.

    Args:
        stances: what it says; several may hold.
        on_earlier_wording: it was said on a wording that has changed in substance since.
        answered: the version it was said on.
        on: the day from which it counts; the day of the draft while it is only prepared.
        in_version: the paper it was said in; None for none.
        via: the clause it was said on, in the version answered, when that is one above; None for this one.
        whole: it was said on the whole text.
        prepared: it has not been transmitted.
        reason: why.
        condition: what it depends on.
        on_behalf_of: parties it was said for, besides the speaker.
        entry_ids: record ids of what it was computed from, oldest first.
    """

    stances: tuple[Stance, ...]
    on_earlier_wording: bool
    answered: Version
    on: date
    in_version: Version | None
    via: Clause | None
    whole: bool
    prepared: bool
    reason: str
    condition: str
    on_behalf_of: tuple[Party, ...]
    entry_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause with the position of every party that has one, by record id of the party."""

    clause: Clause
    state: ClauseState
    one_sided: bool
    positions: Mapping[str, Position]


@dataclass(frozen=True, slots=True)
class PositionTable:
    """A version of a document, clause by clause and party by party.

    Args:
        document: the document.
        version: the version whose clauses are the rows.
        parties: who has a position on any clause, in the order in which they joined.
        rows: the clauses that an answer is counted on, in reading order.
    """

    document: Document
    version: Version
    parties: tuple[Party, ...]
    rows: tuple[Row, ...]


def find_positions(
    negotiation: Negotiation,
    wordings: Wordings,
    document: Document,
    as_of: date,
    *,
    version: Version | None = None,
) -> PositionTable | None:
    """Where each party stands on each clause of a document; None while the document has no version.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        document: the document.
        as_of: the end of the day asked about.
        version: whose clauses are the rows; the latest when left out.
    """
    standing = Standing(negotiation, as_of)
    versions = [v for v in standing.versions if v.document == document]
    target = version or (max(versions, key=lambda v: (v.on, v.order)) if versions else None)
    if target is None:
        return None
    tree = wordings.tree_of(target.id)
    voices = hear_voices(negotiation, wordings, target, standing.responses)
    rows = tuple(
        _row(standing, wordings, target, clause, voices.get(clause.ordinal, ()))
        for clause in tree.operative()
    )
    spoken = {party for row in rows for party in row.positions}
    parties = tuple(party for party in negotiation.parties.values() if party.id in spoken)
    return PositionTable(document, target, parties, rows)


def _row(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, voices: tuple[Voice, ...]
) -> Row:
    positions: dict[str, Position] = {}
    for voice in voices:
        act = voice.response.act
        for party in (p for p in (act.by, *act.on_behalf_of) if p is not None):
            if voice.response.takes_back:
                positions.pop(party, None)
            else:
                answered = wordings.tree_of(voice.answered.id)
                positions[party] = _position(standing.negotiation, answered, voice)
    state, one_sided = state_of(standing, wordings, version, clause, positions)
    return Row(clause, state, one_sided, positions)


def _position(negotiation: Negotiation, answered: ClauseTree, voice: Voice) -> Position:
    act = voice.response.act
    parties = (negotiation.parties.get(i) for i in act.on_behalf_of)
    return Position(
        stances=act.stances,
        on_earlier_wording=voice.on_earlier_wording,
        answered=voice.answered,
        on=voice.response.given_on or act.on,
        in_version=negotiation.versions.get(act.in_version or ""),
        via=answered.clause(voice.via) if voice.distance and voice.via else None,
        whole=not voice.via,
        prepared=voice.response.given_on is None,
        reason=act.reason,
        condition=act.condition,
        on_behalf_of=tuple(party for party in parties if party),
        entry_ids=(voice.response.entry.id,),
    )
