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
    """Papers of the addressee that name the version as what they answer, transmitted by it, oldest first."""
    for paper in question.standing.papers_answering(question.version.id):
        if paper.by == question.owing:
            on = question.standing.sent_on(paper)
            if on is not None:
                yield on, paper


def counter_drafts(question: Question) -> Iterator[tuple[date, Version]]:
    """Drafts of the addressee made from the version, and transmitted to the asker."""
    standing = question.standing
    for draft in standing.versions_of(question.version.document.id):
        if draft.by != question.owing:
            continue
        if standing.was_sent(draft, question.asker.id) and _made_from(question, draft):
            yield standing.sent_on(draft) or draft.on, draft


def _made_from(question: Question, draft: Version) -> bool:
    versions = question.standing.negotiation.versions
    seen: set[str] = set()
    basis = draft.basis
    while basis is not None and basis not in seen and basis in versions:
        if basis == question.version.id:
            return True
        seen.add(basis)
        basis = versions[basis].basis
    return False


def whole_responses(question: Question) -> Iterator[Response]:
    """Responses of the addressee on the version that have been given, in the order of the fold."""
    for response in question.standing.responses_to(question.version.id):
        if response.is_for(question.owing.id) and response.given_on is not None and response.answers:
            yield response


def joint_reply(question: Question) -> tuple[str, Reason] | None:
    """The joint reply given for the addressee and what the asker made of it: the flag and the fact; None for none."""
    standing = question.standing
    negotiation = standing.negotiation
    found: tuple[str, Reason] | None = None
    for _, offer in standing.about(JointReplyOffered, question.version.id):
        if question.owing.id not in offer.on_behalf_of:
            continue
        if offer.reply not in negotiation.versions or offer.reply in standing.withdrawn:
            continue
        label = negotiation.versions[offer.reply].label
        found = JOINT_OFFERED, Reason(offer.on, f"joint reply offered {offer.on} ({label})")
        for _, decision in standing.about(JointReplyDecided, offer.reply):
            if not decision.for_ or question.owing.id in decision.for_:
                flag = JOINT_ACCEPTED if decision.accepted else JOINT_REFUSED
                found = flag, Reason(decision.on, f"{flag} {decision.on} ({label})")
    return found


def closure(question: Question) -> Reason | None:
    """The fact that the asker no longer awaits the answer; None while it does."""
    for _, act in question.standing.about(Closed, question.version.id):
        released = not act.owed_by or question.owing.id in act.owed_by
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
    return (newer.on, newer.order) > (older.on, older.order)
