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
    JOINT_OFFERED,
    JOINT_REFUSED,
    Reason,
    closure,
    counter_draft,
    joint_replies,
    newer_question,
    own_drafts,
    reply_papers,
    whole_responses,
)
from proposaltrack.ledger.standing import Response
from proposaltrack.model.acts.base import Due, Reply
from proposaltrack.model.acts.exchange import Acknowledged, Consulted, Received, Transmitted
from proposaltrack.model.negotiation import Party, Version

SUPERSEDED = "superseded"
VIEWS_PAST = "views past the date asked"
"""The day by which those consulted were to say something is over; the answer is still owed by who was asked."""


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


FINAL = (ResponseState.ANSWERED, ResponseState.CLOSED)
"""States after which nothing is awaited."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a question stands.

    Args:
        state: how far the answer has come.
        flags: joint replies and supersession, in words.
        why: the facts, oldest first.
        settled_on: the day from which nothing is awaited any more; None while something is.
    """

    state: ResponseState
    flags: tuple[str, ...]
    why: tuple[Reason, ...]
    settled_on: date | None


def follow_progress(question: Question, coverage: Coverage | None, claim: Claim | None) -> Progress:
    """Where a question stands on the day.

    Args:
        question: what was asked of whom.
        coverage: how far the clauses are answered; None for a paper that is answered as a whole.
        claim: the due time in force.
    """
    joint = tuple(joint_replies(question))
    closed, newer = closure(question), newer_question(question)
    reached = [
        *_steps(question),
        *_prepared(question, coverage),
        *_answers(question, coverage),
        *_joint(joint),
    ]
    reached += [(ResponseState.CLOSED, closed)] if closed else []
    lines = [reason for _, reason in reached] + [*_due_reason(question, claim), *([newer] if newer else [])]
    settled = [reason.on for state, reason in reached if state in FINAL] + ([newer.on] if newer else [])
    state = max((state for state, _ in reached), key=tuple(ResponseState).index)
    return Progress(
        state,
        (*_joint_flags(joint), *((SUPERSEDED,) if newer else ()), *_views_flags(question, state)),
        tuple(sorted(lines, key=lambda reason: reason.on)),
        min(settled, default=None),
    )


JointReplies = Sequence[tuple[str, tuple[Reason, ...]]]


def _joint(replies: JointReplies) -> Iterator["Step"]:
    for flag, reasons in replies:
        for reason in reasons[:-1]:
            yield ResponseState.TRANSMITTED, reason
        yield ResponseState.ANSWERED if flag == JOINT_ACCEPTED else ResponseState.TRANSMITTED, reasons[-1]


def _joint_flags(replies: JointReplies) -> tuple[str, ...]:
    """What the joint replies come to: one accepted is enough, and one not yet decided on may still be."""
    flags = {flag for flag, _ in replies}
    return next(((flag,) for flag in (JOINT_ACCEPTED, JOINT_OFFERED, JOINT_REFUSED) if flag in flags), ())


Step = tuple[ResponseState, Reason]


def _steps(question: Question) -> Iterator[Step]:
    """What happened between the question and an answer."""
    standing, version, owing = question.standing, question.version, question.owing
    for entry, act in question.asked:
        yield ResponseState.TRANSMITTED, Reason(act.on, f"transmitted {act.on}{_asked_for(act)}")
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
            views = f", their views asked for by {span_of(consulted.due)}" if consulted.due else ""
            line = f"under consultation with {allies} since {consulted.on}{views}"
            yield ResponseState.CONSULTING, Reason(consulted.on, line)


def _views_flags(question: Question, state: ResponseState) -> tuple[str, ...]:
    """Whether views are waited for past their day, while they are all that is waited for."""
    consulted = question.standing.about(Consulted, question.version.id)
    dues = [act.due for _, act in consulted if act.by == question.owing.id and act.due]
    past = bool(dues) and dues[-1].last < question.standing.as_of
    return (VIEWS_PAST,) if past and state is ResponseState.CONSULTING else ()


def _asked_for(act: Transmitted) -> str:
    """What a transmission says about the reply, where it says more than that one is requested."""
    word = "invited" if act.reply is Reply.INVITED else "asked for"
    if act.due:
        return f", reply {word} by {span_of(act.due)}"
    return ", reply invited" if act.reply is Reply.INVITED else ""


def _prepared(question: Question, coverage: Coverage | None) -> Iterator[Step]:
    """What lies ready and has not reached the asker: it discharges nothing."""
    standing = question.standing
    answering = (p for p in standing.papers_answering(question.version.id) if p.by == question.owing)
    for paper in dict.fromkeys([*answering, *_drafts_ahead(question)]):
        if standing.reached_on(paper, question.asker) is None:
            line = f"prepared {paper.on}, not transmitted ({paper.label})"
            yield ResponseState.PREPARED, Reason(paper.on, line)
    if coverage is not None and coverage.prepared:
        last = max(r.act.on for r in standing.responses_to(question.version.id) if _is_coming(question, r))
        line = f"{_clauses(len(coverage.prepared))} answered in what has not been transmitted"
        yield ResponseState.PREPARED, Reason(last, line)


def _drafts_ahead(question: Question) -> Iterator[Version]:
    """Drafts made from the version, as long as it takes one to answer it."""
    settled = counter_draft(question) or closure(question) or newer_question(question)
    return iter(()) if settled else own_drafts(question)


def _is_coming(question: Question, response: Response) -> bool:
    standing = question.standing
    return (
        standing.is_for(response, question.owing)
        and standing.given_to(response, question.asker).given_on is None
    )


def _clauses(count: int) -> str:
    return f"{count} clause{'s' if count > 1 else ''}"


def _answers(question: Question, coverage: Coverage | None) -> Iterator[Step]:
    told: set[str] = set()
    for on, paper in reply_papers(question):
        told.add(paper.id)
        state = _level(coverage, on)
        yield state, Reason(on, f"{state} {on} ({paper.label})")
    draft = counter_draft(question)
    if draft is not None:
        told.add(draft[1].id)
        line = f"answered {draft[0]} by a counter-draft ({draft[1].label})"
        yield ResponseState.ANSWERED, Reason(draft[0], line)
    yield from _loose(question, coverage, told)
    yield from _carried(question, coverage)
    yield from _agreed(coverage)


def _level(coverage: Coverage | None, on: date) -> ResponseState:
    """What an answer of a day amounts to: the whole, or a part of it while clauses are unanswered after it."""
    whole = coverage is None or (coverage.completed_on is not None and on >= coverage.completed_on)
    return ResponseState.ANSWERED if whole else ResponseState.PARTLY_ANSWERED


def _loose(question: Question, coverage: Coverage | None, told: set[str]) -> Iterator[Step]:
    """Responses that no paper has told already: spoken ones, and those in another paper, once a day."""
    versions = question.standing.negotiation.versions
    seen: set[str] = set()
    for response in whole_responses(question):
        paper, on = response.act.in_version, response.given_on
        if on is None or paper in told:
            continue
        made_in = versions.get(paper or "")
        place = made_in.label if made_in else (response.act.form or "by itself")
        state = _level(coverage, on)
        line = f"{state} {on} ({place})"
        if line not in seen:
            seen.add(line)
            yield state, Reason(on, line)


def _carried(question: Question, coverage: Coverage | None) -> Iterator[Step]:
    """What was said on earlier versions counts here too where they say the same; all of it leaves nothing to answer."""
    if coverage is None or not coverage.carried:
        return
    whole = coverage.completed_on is not None and len(coverage.carried) == len(coverage.answered)
    state = ResponseState.ANSWERED if whole else ResponseState.TRANSMITTED
    verb = "says" if len(coverage.carried) == 1 else "say"
    line = f"{_clauses(len(coverage.carried))} answered on an earlier version and {verb} the same here"
    asked_on = question.asked[0][1].on
    yield state, Reason(max(asked_on, coverage.completed_on or asked_on), line)


def _agreed(coverage: Coverage | None) -> Iterator[Step]:
    """What was agreed, or adopted by silence, needs no answer any more."""
    if coverage is not None and coverage.agreed_on is not None:
        line = f"{_clauses(len(coverage.agreed))} agreed by {coverage.agreed_on}, without a response"
        yield _level(coverage, coverage.agreed_on), Reason(coverage.agreed_on, line)


def span_of(due: Due) -> str:
    """The days of a due time in one word."""
    return str(due.last) if due.first == due.last else f"{due.first}..{due.last}"


def _due_reason(question: Question, claim: Claim | None) -> Iterator[Reason]:
    """Who set the date in force; what was asked with the transmission itself is told there."""
    if claim is None or any(claim.entry.id == entry.id for entry, _ in question.asked):
        return
    stated_by = question.standing.negotiation.parties.get(claim.due.stated_by or "")
    by = f" by {stated_by.key}" if stated_by else ""
    words = f" ({claim.due.words!r})" if claim.due.words else ""
    word = "extended to" if claim.extended else f"{claim.due.kind} for"
    on = claim.entry.act.on
    yield Reason(on, f"{word} {span_of(claim.due)}{by} on {on}{words}")


def parties_saying(question: Question) -> tuple[Party, ...]:
    """Who says that it was asked: whoever's account it is, and the asker where it is nobody else's."""
    parties = question.standing.negotiation.parties
    accounts = (parties.get(act.according_to or "", question.asker) for _, act in question.asked)
    return tuple(dict.fromkeys(accounts))


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of the question.

    Args:
        party: who says so; the asker where it is nobody else's account.
        on: the day on which it was put.
        reply: whether an answer was asked for.
        due: by when; None for no date.
    """

    party: Party
    on: date
    reply: Reply
    due: Due | None


def accounts_of(question: Question) -> tuple[Account, ...]:
    """What each side says of the question, where they do not all say the same; empty where they do."""
    standing, parties = question.standing, question.standing.negotiation.parties
    told = [
        Account(parties.get(act.according_to or "", question.asker), act.on, act.reply, act.due)
        for act in standing.sendings_of(question.version.id)
        if act.by == question.asker.id and question.owing.id in act.to
    ]
    return tuple(dict.fromkeys(told)) if len({account.party.id for account in told}) > 1 else ()


def parties_disputing(question: Question) -> tuple[Party, ...]:
    """Who says that no answer was asked for, in an account of the same sending."""
    negotiation = question.standing.negotiation
    found: Sequence[str] = [
        act.according_to
        for act in question.standing.sendings_of(question.version.id)
        if act.according_to
        and act.by == question.asker.id
        and act.reply is Reply.NONE
        and question.owing.id in act.to
    ]
    return tuple(negotiation.parties[i] for i in dict.fromkeys(found) if i in negotiation.parties)
