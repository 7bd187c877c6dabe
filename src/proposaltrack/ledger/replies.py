"""Replies: what answers a question as a whole: a paper, a counter-draft, a joint reply, and what makes it idle."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from proposaltrack.ledger.questions import Question
from proposaltrack.ledger.standing import Response
from proposaltrack.model.acts.exchange import Closed, JointReplyDecided, JointReplyOffered
from proposaltrack.model.negotiation import Version

JOINT_OFFERED = "joint reply offered"
JOINT_ACCEPTED = "joint reply accepted"
JOINT_REFUSED = "joint reply not accepted"


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that moves a question on.

    Args:
        on: the day of the fact.
        line: the fact in words.
    """

    on: date
    line: str


def reply_papers(question: Question) -> Iterator[tuple[date, Version]]:
    """Papers of the addressee that name the version as what they answer, with the day they reached the asker."""
    standing = question.standing
    for paper in standing.papers_answering(question.version.id):
        on = standing.reached_on(paper, question.asker)
        if paper.by == question.owing and on is not None:
            yield on, paper


def counter_draft(question: Question) -> tuple[date, Version] | None:
    """The first draft of the addressee made from the version that reached the asker, with the day; None for none.

    Its later drafts answer what was asked after that.
    """
    standing = question.standing
    drafts = ((standing.reached_on(draft, question.asker), draft) for draft in own_drafts(question))
    reached = [(on, draft) for on, draft in drafts if on is not None]
    return min(reached, key=lambda found: found[0]) if reached else None


def own_drafts(question: Question) -> Iterator[Version]:
    """Drafts of the addressee made from the version, by itself or by way of others, in the order of the fold."""
    made_from = {question.version.id}
    document = question.version.document
    for draft in question.standing.negotiation.versions_of(document):
        if draft.basis in made_from:
            made_from.add(draft.id)
    for draft in question.standing.versions_of(document.id):
        if draft.by == question.owing and draft.id in made_from and draft != question.version:
            yield draft


def whole_responses(question: Question) -> Iterator[Response]:
    """Responses of the addressee on the version that have reached the asker, in the order of the fold."""
    standing = question.standing
    for response in standing.responses_to(question.version.id):
        given = standing.given_to(response, question.asker)
        if given.given_on is not None and given.answers and standing.is_for(given, question.owing):
            yield given


def joint_replies(question: Question) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """Each joint reply given for the addressee: what the asker made of it so far, and the facts, oldest first."""
    standing = question.standing
    for _, offer in standing.about(JointReplyOffered, question.version.id):
        reply = standing.negotiation.versions.get(offer.reply)
        if reply is None or reply.id in standing.withdrawn:
            continue
        if not standing.names(offer.on_behalf_of, question.owing):
            continue
        author = standing.negotiation.parties.get(offer.by or "")
        by = f" by {author.key}" if author else ""
        reasons = [Reason(offer.on, f"{JOINT_OFFERED} {offer.on}{by} ({reply.label})")]
        flag = JOINT_OFFERED
        for decision in _decisions(question, reply):
            flag = JOINT_ACCEPTED if decision.accepted else JOINT_REFUSED
            reasons.append(Reason(decision.on, f"{flag} {decision.on} ({reply.label})"))
        yield flag, tuple(reasons)


def _decisions(question: Question, reply: Version) -> Iterator[JointReplyDecided]:
    """What the asker decided on a joint reply for the addressee, in the order of the fold; the last word counts."""
    for _, decision in question.standing.about(JointReplyDecided, reply.id):
        concerned = not decision.for_ or question.standing.names(decision.for_, question.owing)
        if decision.by == question.asker.id and concerned:
            yield decision


def closure(question: Question) -> Reason | None:
    """The fact that the asker no longer awaits the answer; None while it does."""
    withdrawn_on = question.standing.withdrawn.get(question.version.id)
    if withdrawn_on is not None:
        return Reason(withdrawn_on, f"withdrawn {withdrawn_on} ({question.version.label})")
    for _, act in question.standing.about(Closed, question.version.id):
        released = not act.owed_by or question.standing.names(act.owed_by, question.owing)
        if act.by == question.asker.id and released:
            return Reason(act.on, f"closed by {question.asker.key} {act.on}")
    return None


def newer_question(question: Question) -> Reason | None:
    """A newer version of the same document, asked by the same party of the same one; None when there is none."""
    key = question.asker.id, question.owing.id, question.version.document.id
    asked = question.standing.asked.get(key, ())
    # What was asked earlier supersedes nothing, and there may be hundreds of it.
    first = bisect_left(asked, question.asked[0][1].on, key=lambda ask: ask[0])
    for on, version in asked[first:]:
        if _follows(version, question.version):
            return Reason(on, f"superseded {on} ({version.label})")
    return None


def _follows(newer: Version, older: Version) -> bool:
    return newer.parallel_to != older.id and (newer.on, newer.order) > (older.on, older.order)
