"""Turn: whose move it is, on which clauses, since when, and by which act; derived, never typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from proposaltrack.ledger.outstanding import Item
from proposaltrack.ledger.replies import JOINT_OFFERED
from proposaltrack.ledger.standing import Response, Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import Agreed, AgreementJudged, AgreementLevel
from proposaltrack.model.acts.exchange import JointReplyOffered
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.stance import Stance
from proposaltrack.text.passages import clauses_of


class Move(StrEnum):
    """What a party has to do next."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DECIDE = "decide on the joint reply"
    CONSIDER = "consider the counter-proposal"
    CONFIRM = "confirm or disavow"


@dataclass(frozen=True, slots=True)
class Turn:
    """A move that waits for a party.

    Args:
        party: whose move it is.
        others: who waits for it; nobody for an authority's own confirmation.
        move: what is to be done.
        version: the version that it is about.
        clauses: its clauses that it is about; empty for the paper as a whole.
        since: the day from which it waits.
        cause: the act that put it there, in words.
        entry_ids: record ids of the acts that did.
    """

    party: Party
    others: tuple[Party, ...]
    move: Move
    version: Version
    clauses: tuple[Clause, ...]
    since: date
    cause: str
    entry_ids: tuple[str, ...]


def find_turns(standing: Standing, wordings: Wordings, items: Sequence[Item]) -> tuple[Turn, ...]:
    """Every move that waits for somebody, those that wait longest first.

    Who was asked moves until it has answered; a question for clarification and a counter-proposal put the clause in
    the asker's court until it speaks to that clause again or sends a newer text; a joint reply waits for the asker's
    word, an agreement ad referendum for each authority's.

    Args:
        standing: the acts that count.
        wordings: the texts.
        items: what is outstanding on that day.
    """
    found = [*_answers(standing, items), *_returned(standing, wordings), *_confirmations(standing, wordings)]
    joined: dict[tuple[object, ...], Turn] = {}
    for turn in found:
        alike = turn.party.id, turn.move, turn.version.id, turn.since, turn.cause
        joined[alike] = _joined(joined[alike], turn) if alike in joined else turn
    return tuple(sorted(joined.values(), key=lambda t: (t.since, t.party.key, t.version.label, t.move)))


def _joined(one: Turn, two: Turn) -> Turn:
    """Two moves of one sort that one act or several of one day ask for."""
    clauses = {clause.ordinal: clause for clause in (*one.clauses, *two.clauses)}
    return replace(
        one,
        others=tuple(dict.fromkeys((*one.others, *two.others))),
        clauses=tuple(clause for _, clause in sorted(clauses.items())),
        entry_ids=tuple(dict.fromkeys((*one.entry_ids, *two.entry_ids))),
    )


def _answers(standing: Standing, items: Sequence[Item]) -> Iterator[Turn]:
    for item in items:
        if not item.open:
            continue
        asked, owing = item.awaited_by, item.awaited_from
        if JOINT_OFFERED in item.flags:
            offers = standing.about(JointReplyOffered, item.version.id)
            entry, offer = [o for o in offers if standing.names(o[1].on_behalf_of, owing)][-1]
            cause = f"joint reply offered {offer.on}"
            yield Turn(asked, (owing,), Move.DECIDE, item.version, (), offer.on, cause, (entry.id,))
            continue
        left = sorted((*item.unanswered, *item.on_earlier_wording), key=lambda clause: clause.ordinal)
        ids = (item.transmission_id,)
        yield Turn(owing, (asked,), Move.ANSWER, item.version, tuple(left), item.since, item.why[0], ids)


_MOVES = {
    Stance.ASKS: Move.CLARIFY,
    Stance.COUNTER_PROPOSES: Move.CONSIDER,
    Stance.ACCEPTS_WITH_CHANGE: Move.CONSIDER,
}


def _returned(standing: Standing, wordings: Wordings) -> Iterator[Turn]:
    """Clauses that an answer has put in the court of who had asked."""
    for response in standing.responses:
        version = standing.negotiation.versions.get(response.act.version)
        speaker = standing.negotiation.parties.get(response.act.by or "")
        if version is None or version.by is None or speaker is None or speaker == version.by:
            continue
        given = standing.given_to(response, version.by)
        move = next((_MOVES[stance] for stance in response.act.stances if stance in _MOVES), None)
        if move is None or given.given_on is None or _superseded(standing, version, given.given_on):
            continue
        clauses = tuple(_left(standing, wordings, version, response))
        if clauses:
            word = "asked for clarification" if move is Move.CLARIFY else "proposed other words"
            cause = f"{speaker.key} {word} {given.given_on}"
            ids = (response.entry.id,)
            yield Turn(version.by, (speaker,), move, version, clauses, given.given_on, cause, ids)


def _superseded(standing: Standing, version: Version, on: date) -> bool:
    """True when the author of a version has sent a newer one of the same document since."""
    return any(
        newer.by == version.by and (sent := standing.sent_on(newer)) is not None and sent >= on
        for newer in standing.versions_of(version.document.id)
        if (newer.on, newer.order) > (version.on, version.order)
    )


def _left(standing: Standing, wordings: Wordings, version: Version, response: Response) -> Iterator[Clause]:
    """The clauses of a response to which neither side has spoken again."""
    tree = wordings.tree_of(version.id)
    later = [r for r in standing.responses_to(version.id) if _after(r, response)]
    spoken = {
        clause.ordinal
        for r in later
        if r.act.by in {response.act.by, version.by.id if version.by else None}
        for passage in r.act.passages
        if passage.version == version.id
        for clause in clauses_of(tree, passage)
    }
    for passage in response.act.passages:
        for clause in clauses_of(tree, passage):
            if clause.ordinal not in spoken:
                yield clause


def _after(one: Response, two: Response) -> bool:
    return (one.act.on, one.entry.record.clock, one.entry.id) > (
        two.act.on,
        two.entry.record.clock,
        two.entry.id,
    )


def _confirmations(standing: Standing, wordings: Wordings) -> Iterator[Turn]:
    """Authorities that have not said yet whether they uphold what was agreed ad referendum."""
    negotiation = standing.negotiation
    judged = {(act.agreement, act.by) for _, act in negotiation.acts_until(AgreementJudged, standing.as_of)}
    for entry, act in negotiation.acts_until(Agreed, standing.as_of):
        if act.level is not AgreementLevel.AD_REFERENDUM or entry.id in standing.withdrawn:
            continue
        version = negotiation.versions.get(act.passages[0].version)
        if version is None:  # it was struck, and what was agreed on it hangs in the air
            continue
        tree = wordings.tree_of(version.id)
        clauses = tuple(
            c for passage in act.passages for c in clauses_of(tree, passage) if passage.version == version.id
        )
        for party in act.parties:
            if (entry.id, party) not in judged and party in negotiation.parties:
                cause = f"agreed ad referendum {act.on}"
                who = negotiation.parties[party]
                yield Turn(who, (), Move.CONFIRM, version, clauses, act.on, cause, (entry.id,))
