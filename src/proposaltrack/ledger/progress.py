"""Progress: how far an addressee has come with its answer, and the facts behind that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proposaltrack.ledger.answers import Coverage
from proposaltrack.ledger.dues import Claim
from proposaltrack.ledger.questions import Question
from proposaltrack.ledger.replies import (
    JOINT_ACCEPTED,
    Reason,
    closure,
    counter_drafts,
    joint_reply,
    newer_question,
    reply_papers,
    whole_responses,
)
from proposaltrack.model.acts.base import Reply
from proposaltrack.model.acts.exchange import Acknowledged, Consulted, Received
from proposaltrack.model.negotiation import Party

SUPERSEDED = "superseded"


class ResponseState(StrEnum):
    """How far an addressee has come with its answer, from the first step to the last."""

    TRANSMITTED = "transmitted"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    CONSULTING = "under consultation"
    PREPARED = "prepared"
    PARTLY_ANSWERED = "partly answered"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a question stands.

    Args:
        state: how far the answer has come.
        flags: joint replies and supersession, in words.
        why: the facts, oldest first.
    """

    state: ResponseState
    flags: tuple[str, ...]
    why: tuple[Reason, ...]


def follow_progress(question: Question, coverage: Coverage | None, claim: Claim | None) -> Progress:
    """Where a question stands on the day.

    Args:
        question: what was asked of whom.
        coverage: how far the clauses are answered; None for a paper that is answered as a whole.
        claim: the due time in force.
    """
    reached = [*_steps(question), *_prepared(question, coverage), *_answers(question, coverage)]
    flags: list[str] = []
    joint = joint_reply(question)
    if joint is not None:
        flags.append(joint[0])
        state = ResponseState.ANSWERED if joint[0] == JOINT_ACCEPTED else ResponseState.TRANSMITTED
        reached.append((state, joint[1]))
    closed, newer = closure(question), newer_question(question)
    if closed is not None:
        reached.append((ResponseState.CLOSED, closed))
    if newer is not None:
        flags.append(SUPERSEDED)
        reached.append((ResponseState.TRANSMITTED, newer))
    ladder = tuple(ResponseState)
    state = max((state for state, _ in reached), key=ladder.index)
    lines = [reason for _, reason in reached] + list(_due_reason(question, claim))
    return Progress(state, tuple(flags), tuple(sorted(lines, key=lambda reason: reason.on)))


Step = tuple[ResponseState, Reason]


def _steps(question: Question) -> Iterator[Step]:
    """What happened between the question and an answer."""
    standing, version, owing = question.standing, question.version, question.owing
    for entry, act in question.asked:
        yield ResponseState.TRANSMITTED, Reason(act.on, f"transmitted {act.on}")
        for _, receipt in standing.about(Received, entry.id):
            if receipt.by == owing.id:
                yield ResponseState.RECEIVED, Reason(receipt.on, f"received {receipt.on}")
    for _, acknowledged in standing.about(Acknowledged, version.id):
        if acknowledged.by == owing.id:
            yield ResponseState.ACKNOWLEDGED, Reason(acknowledged.on, f"acknowledged {acknowledged.on}")
    parties = standing.negotiation.parties
    for _, consulted in standing.about(Consulted, version.id):
        if consulted.by == owing.id:
            allies = ", ".join(parties[i].key for i in consulted.with_ if i in parties)
            line = f"under consultation with {allies} since {consulted.on}"
            yield ResponseState.CONSULTING, Reason(consulted.on, line)


def _prepared(question: Question, coverage: Coverage | None) -> Iterator[Step]:
    """What lies ready and has not left: it discharges nothing."""
    standing = question.standing
    for paper in standing.papers_answering(question.version.id):
        if paper.by == question.owing and standing.sent_on(paper) is None:
            yield (
                ResponseState.PREPARED,
                Reason(paper.on, f"prepared {paper.on}, not transmitted ({paper.label})"),
            )
    if coverage is not None and coverage.prepared:
        days = [r.act.on for r in standing.responses if r.given_on is None and r.is_for(question.owing.id)]
        count = len(coverage.prepared)
        line = f"{count} clause{'s' if count > 1 else ''} answered in what has not been transmitted"
        yield ResponseState.PREPARED, Reason(max(days), line)


def _answers(question: Question, coverage: Coverage | None) -> Iterator[Step]:
    partly = ResponseState.PARTLY_ANSWERED if coverage is not None else ResponseState.ANSWERED
    complete = coverage is not None and not coverage.unanswered and not coverage.on_earlier_wording
    full = ResponseState.ANSWERED if complete and coverage is not None and coverage.responses else partly
    word = "partly answered" if full is ResponseState.PARTLY_ANSWERED else "answered"
    told: set[str] = set()
    for on, paper in reply_papers(question):
        told.add(paper.id)
        yield full, Reason(on, f"{word} {on} ({paper.label})")
    for on, draft in counter_drafts(question):
        yield ResponseState.ANSWERED, Reason(on, f"answered {on} by a counter-draft ({draft.label})")
    for line, on in _loose(question, word, told):
        yield full, Reason(on, line)
    if coverage is not None and coverage.carried:
        count = len(coverage.carried)
        line = f"{count} clause{'s' if count > 1 else ''} answered on an earlier version that says the same"
        yield ResponseState.TRANSMITTED, Reason(question.asked[0][1].on, line)


def _loose(question: Question, word: str, told: set[str]) -> Iterator[tuple[str, date]]:
    """Responses that no reply paper has told already: spoken ones, and those in another paper, once a day."""
    versions = question.standing.negotiation.versions
    seen: set[str] = set()
    for response in whole_responses(question):
        paper, on = response.act.in_version, response.given_on
        if on is None or paper in told:
            continue
        made_in = versions.get(paper or "")
        place = made_in.label if made_in else (response.act.form or "by itself")
        line = f"{word} {on} ({place})"
        if line not in seen:
            seen.add(line)
            yield line, on


def _due_reason(question: Question, claim: Claim | None) -> Iterator[Reason]:
    """Who set the date in force; what was asked with the transmission itself is told there."""
    if claim is None or any(claim.entry.id == entry.id for entry, _ in question.asked):
        return
    parties = question.standing.negotiation.parties
    due = claim.due
    span = f"{due.first}..{due.last}" if due.first != due.last else str(due.last)
    stated_by = parties.get(due.stated_by or "")
    by = stated_by.key if stated_by else "nobody named"
    words = f" ({due.words!r})" if due.words else ""
    word = "extended to" if claim.extended else f"{due.kind} for"
    yield Reason(claim.entry.act.on, f"{word} {span} by {by} on {claim.entry.act.on}{words}")


def parties_saying(question: Question) -> tuple[Party, ...]:
    """Who says that it was asked: the asker, and whoever's account it is."""
    negotiation = question.standing.negotiation
    accounts = (act.according_to for _, act in question.asked if act.according_to in negotiation.parties)
    return tuple(dict.fromkeys([question.asker, *(negotiation.parties[i] for i in accounts if i)]))


def parties_disputing(question: Question) -> tuple[Party, ...]:
    """Who says that no answer was asked for, in an account of the same sending."""
    negotiation = question.standing.negotiation
    found: Sequence[str] = [
        act.according_to
        for act in question.standing.sendings_of(question.version.id, question.asker.id)
        if act.according_to and act.reply is Reply.NONE and question.owing.id in act.to
    ]
    return tuple(negotiation.parties[i] for i in dict.fromkeys(found) if i in negotiation.parties)
