"""Positions: where each party stands on each clause, folded from everything it has said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from proposaltrack.ledger.agreed import ClauseState, Settled, state_of
from proposaltrack.ledger.covering import Voice, hear_voices, still_holding
from proposaltrack.ledger.standing import Response, Standing
from proposaltrack.ledger.undertaking import bind, find_open
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.accounts import account_of
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.clause import Clause
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
        condition: what it depends on, in words.
        depends_on: the clauses that the condition names.
        on_behalf_of: parties it was said for, besides the speaker.
        entry_ids: record ids of what it was computed from, oldest first.
        reading: it is what others read in the party's paper, or report of it, not the party's own record.
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
    depends_on: tuple[Passage, ...]
    on_behalf_of: tuple[Party, ...]
    entry_ids: tuple[str, ...]
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One clause with the position of every party that has one, by record id of the party.

    Args:
        clause: the clause.
        settled: how settled it is, and by which facts.
        positions: where each party stands on it.
    """

    clause: Clause
    settled: Settled
    positions: Mapping[str, Position]

    @property
    def state(self) -> ClauseState:
        """How settled the clause is."""
        return self.settled.state

    @property
    def one_sided(self) -> bool:
        """True where that rests on one side's record alone."""
        return self.settled.one_sided


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


def find_positions(  # noqa: PLR0913  (the present instant is one more thing asked)
    negotiation: Negotiation,
    wordings: Wordings,
    document: Document,
    as_of: date,
    *,
    version: Version | None = None,
    until: datetime | None = None,
    given: bool = False,
) -> PositionTable | None:
    """Where each party stands on each clause of a document; None while the document has no version.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        document: the document.
        as_of: the end of the day asked about.
        version: whose clauses are the rows; the latest when left out.
        until: the present instant, when the day is today: a silence of today may still run.
        given: only what was given; nothing that is merely prepared.
    """
    standing = Standing(negotiation, as_of, until)
    versions = [v for v in standing.versions if v.document == document]
    # A version in another language mirrors one of these, and what is said is said to that one.
    versions = [v for v in versions if v.parallel_to not in negotiation.versions] or versions
    target = version or (max(versions, key=lambda v: (v.on, v.order)) if versions else None)
    if target is None:
        return None
    tree = wordings.tree_of(target.id)
    voices = hear_voices(negotiation, wordings, target, _heard(standing, document, given=given))
    rows = tuple(
        _row(standing, wordings, target, clause, voices.get(clause.ordinal, ()))
        for clause in tree.operative()
    )
    if negotiation.single_undertaking:
        still_open = find_open(standing, wordings)
        rows = tuple(replace(row, settled=bind(row.settled, still_open)) for row in rows)
    spoken = {party for row in rows for party in row.positions}
    parties = tuple(party for party in negotiation.parties.values() if party.id in spoken)
    return PositionTable(document, target, parties, rows)


def _heard(standing: Standing, document: Document, *, given: bool) -> Sequence[Response]:
    """The responses that count: all that stand, or only those that were given."""
    found = standing.responses_on(document)
    return [one for one in found if one.given_on is not None] if given else found


def _row(
    standing: Standing, wordings: Wordings, version: Version, clause: Clause, voices: Sequence[Voice]
) -> Row:
    given = [voice for voice in voices if voice.response.given_on is not None]
    spoken = _positions(standing.negotiation, wordings, given)
    # What is prepared takes nothing back yet, and settles nothing.
    coming = [voice for voice in voices if voice.response.given_on is None and not voice.response.takes_back]
    positions = spoken | _positions(standing.negotiation, wordings, coming)
    return Row(clause, state_of(standing, wordings, version, clause, spoken), positions)


def _positions(negotiation: Negotiation, wordings: Wordings, voices: Sequence[Voice]) -> dict[str, Position]:
    """The position of every party that has one, by its record id, in the order in which they first spoke."""
    spoken: dict[str, list[Voice]] = {}
    for voice in voices:
        act = voice.response.act
        for party in dict.fromkeys(p for p in (act.by, *act.on_behalf_of) if p is not None):
            spoken.setdefault(party, []).append(voice)
    holding = {party: still_holding(heard) for party, heard in spoken.items()}
    return {
        party: _position(negotiation, wordings, party, heard) for party, heard in holding.items() if heard
    }


def _position(negotiation: Negotiation, wordings: Wordings, party: str, voices: Sequence[Voice]) -> Position:
    """The last voice of a party, joined by those that it does not replace."""
    last = voices[-1]
    act, answered = last.response.act, wordings.tree_of(last.answered.id)
    joined = _said_with(voices)
    acts = [voice.response.act for voice in joined]
    parties = (negotiation.parties.get(i) for act in acts for i in act.on_behalf_of)
    return Position(
        stances=tuple(dict.fromkeys(stance for act in acts for stance in act.stances)),
        on_earlier_wording=any(voice.on_earlier_wording for voice in joined),
        answered=last.answered,
        on=last.response.given_on or act.on,
        in_version=negotiation.versions.get(act.in_version or ""),
        via=answered.clause(last.via) if last.distance and last.via else None,
        whole=not last.via,
        prepared=last.response.given_on is None,
        reason="\n".join(dict.fromkeys(act.reason for act in acts if act.reason)),
        condition="\n".join(dict.fromkeys(act.condition for act in acts if act.condition)),
        depends_on=tuple(dict.fromkeys(passage for act in acts for passage in act.depends_on)),
        on_behalf_of=tuple(dict.fromkeys(party for party in parties if party)),
        entry_ids=tuple(dict.fromkeys(voice.response.entry.id for voice in joined)),
        reading=any(account_of(voice.response.entry) != party for voice in joined),
    )


def _said_with(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices that hold together with the last one, oldest first.

    What is said again in the same place replaces what was said there. Two passages of one paper both hold, and so do
    answers to two clauses that have become one.
    """
    last = voices[-1]
    places: dict[object, Voice] = {}
    for voice in voices:
        if voice.answered == last.answered and voice.distance == last.distance:
            act = voice.response.act
            paper = act.in_version if act.in_passage else None
            places[voice.via, paper, act.in_passage if paper else None] = voice
    alike = [v for v in places.values() if v.via != last.via or _in_one_paper(v, last)]
    return tuple(sorted(alike, key=lambda voice: voice.said))


def _in_one_paper(voice: Voice, last: Voice) -> bool:
    act, other = voice.response.act, last.response.act
    return voice is last or (bool(act.in_passage and other.in_passage) and act.in_version == other.in_version)
