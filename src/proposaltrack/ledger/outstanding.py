"""Outstanding: who awaits an answer from whom, how far it has come, by when it is owed, and why we say so."""

from dataclasses import dataclass
from datetime import date, datetime

from proposaltrack.ledger.answers import Coverage, cover
from proposaltrack.ledger.dues import OVERDUE, days_late, due_flags, due_in_force
from proposaltrack.ledger.progress import (
    FINAL,
    SUPERSEDED,
    Account,
    ResponseState,
    accounts_of,
    follow_progress,
    parties_disputing,
    parties_saying,
)
from proposaltrack.ledger.questions import Question, find_questions
from proposaltrack.ledger.replies import closure, newer_question
from proposaltrack.ledger.silences import silence_flags, silences_on
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.base import Due, Reply
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Negotiation, Party, Version


@dataclass(frozen=True, slots=True)
class Item:
    """One version that one addressee was asked to answer.

    Args:
        transmission_id: record id of the transmission that asked first.
        version: what is to be answered.
        awaited_from: who owes the answer.
        awaited_by: who asked.
        state: how far the answer has come.
        flags: what else is to be known ("overdue", "joint reply not accepted"), the most pressing first.
        reply: whether an answer is requested or only invited.
        according_to: who says that it was asked.
        disputed_by: who says that it was not.
        since: the day on which it was asked.
        days: days past the last day of the due time, counted until the answer came; 0 for none, None without one.
        due: the due time in force.
        answered: see `Coverage`; the three lists are empty for papers that are answered as a whole.
        unanswered: see `Coverage`.
        on_earlier_wording: see `Coverage`.
        left: see `Coverage`.
        prepared: see `Coverage`.
        why: the facts behind the state, one line each, oldest first.
        accounts: what each side says of the question, where they do not say the same.
    """

    transmission_id: str
    version: Version
    awaited_from: Party
    awaited_by: Party
    state: ResponseState
    flags: tuple[str, ...]
    reply: Reply
    according_to: tuple[Party, ...]
    disputed_by: tuple[Party, ...]
    since: date
    days: int | None
    due: Due | None
    answered: tuple[Clause, ...]
    unanswered: tuple[Clause, ...]
    on_earlier_wording: tuple[Clause, ...]
    left: tuple[Clause, ...]
    prepared: tuple[Clause, ...]
    why: tuple[str, ...]
    accounts: tuple[Account, ...] = ()

    @property
    def open(self) -> bool:
        """True while an answer is still awaited."""
        return self.state not in FINAL and SUPERSEDED not in self.flags

    @property
    def overdue(self) -> bool:
        """True when a date that binds has passed."""
        return OVERDUE in self.flags

    @property
    def clauses_total(self) -> int:
        """Clauses on which an answer is counted."""
        return len(self.answered) + len(self.unanswered) + len(self.on_earlier_wording)


def find_outstanding(
    negotiation: Negotiation,
    wordings: Wordings,
    as_of: date,
    *,
    only_open: bool = False,
    until: datetime | None = None,
) -> tuple[Item, ...]:
    """Every answer that was asked for up to a day, the most pressing first.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        as_of: the end of the day asked about.
        only_open: leave out what is not awaited any more.
        until: the present instant, when the day is today: a silence of today may still run.
    """
    questions = find_questions(Standing(negotiation, as_of, until))
    if only_open:
        # Whether these two hold is seen at once; how far the clauses are answered takes every text.
        questions = tuple(q for q in questions if closure(q) is None and newer_question(q) is None)
    items = sorted((_item(question, wordings) for question in questions), key=_urgency)
    return tuple(item for item in items if item.open or not only_open)


def _urgency(item: Item) -> tuple[object, ...]:
    last = item.due.last if item.due else date.max
    return not item.open, not item.overdue, last, item.since, item.version.label, item.awaited_from.key


def _item(question: Question, wordings: Wordings) -> Item:
    standing, version, owing = question.standing, question.version, question.owing
    by_clause = version.document.kind.answered_by_clause
    coverage = cover(standing, wordings, version, owing, question.asker) if by_clause else None
    claim = due_in_force(standing, version, owing, question.asked)
    progress = follow_progress(question, coverage, claim)
    done = progress.settled_on is not None
    until = min(standing.as_of, progress.settled_on or standing.as_of)
    lists = coverage or Coverage()
    return Item(
        transmission_id=question.asked[0][0].id,
        version=version,
        awaited_from=owing,
        awaited_by=question.asker,
        state=progress.state,
        flags=(
            *(() if done else due_flags(claim, standing.as_of)),
            *progress.flags,
            *silence_flags(silences_on(standing, version)),
        ),
        reply=question.asked[-1][1].reply,
        according_to=parties_saying(question),
        disputed_by=parties_disputing(question),
        since=question.asked[0][1].on,
        days=days_late(claim.due, until) if claim else None,
        due=claim.due if claim else None,
        answered=lists.answered,
        unanswered=lists.unanswered,
        on_earlier_wording=lists.on_earlier_wording,
        left=lists.left,
        prepared=lists.prepared,
        why=tuple(reason.line for reason in progress.why),
        accounts=accounts_of(question),
    )
