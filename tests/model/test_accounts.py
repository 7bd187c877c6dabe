"""Accounts: what several tell of counts once, the actor's own word before others', and one side can be heard alone."""

from typing import Any

import pytest

from build import Case, day
from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.joining import join
from proposaltrack.actions.replies import acknowledge, promise
from proposaltrack.errors import ProposalTrackError
from proposaltrack.ledger.outstanding import find_outstanding
from proposaltrack.model.acts.base import Form
from proposaltrack.model.acts.exchange import Acknowledged, Transmitted


def count(case: Case, kind: type) -> int:
    """How many acts of a kind stand."""
    return sum(1 for _ in case.matter().negotiation.acts(kind))


def heard(case: Case, party: str, on: int) -> list[Any]:
    """What is outstanding as one party tells it."""
    found = next(p for p in case.matter().negotiation.parties.values() if p.key == party)
    matter = load_matter(case.desk(on), found)
    return list(find_outstanding(matter.negotiation, matter.wordings, day(on)))


def test_what_two_accounts_tell_alike_counts_once() -> None:
    """The actor's own telling counts, and the other one is kept beside it."""
    case = Case()
    case.draft()
    case.send("treaty", account="US", form=Form.REPORTED)
    assert count(case, Transmitted) == 1
    own = case.send("treaty", account="RU")
    negotiation = case.matter().negotiation
    ((entry, _),) = negotiation.acts(Transmitted)
    assert entry.id == own
    assert [other.act.form for other in negotiation.retold[own]] == ["reported"]


def test_what_is_told_otherwise_stands_beside() -> None:
    """Two accounts that disagree on the reply are two acts, until a person says that they are one."""
    case = Case()
    case.draft()
    asked = case.send("treaty", account="US")
    plain = case.send("treaty", account="RU", reply="none")
    assert count(case, Transmitted) == 2
    case.do(join, [asked, plain], on=2)
    assert count(case, Transmitted) == 1
    assert case.items(3) == ()


def test_two_reports_of_others_are_two_acts() -> None:
    """Where the actor does not tell of it, nobody knows whether two reports are of one act."""
    case = Case(parties=("RU", "US", "FR"))
    case.draft()
    case.send("treaty")
    for account in ("RU", "FR"):
        case.do(acknowledge, "treaty", by="US", on=2, account=account)
    assert count(case, Acknowledged) == 2


def test_one_side_is_heard_alone() -> None:
    """As the sender tells it no reply was asked for; as the addressee tells it one is owed."""
    case = Case()
    case.draft()
    case.send("treaty", account="US")
    case.send("treaty", account="RU", reply="none")
    assert heard(case, "RU", 2) == []
    assert [item.awaited_from.key for item in heard(case, "US", 2)] == ["US"]


def test_joined_entries_count_in_each_sides_own_telling() -> None:
    """Once two accounts are one act, each side is still heard with its own."""
    case = Case()
    case.draft()
    asked = case.send("treaty", account="US")
    plain = case.send("treaty", account="RU", reply="none")
    case.do(join, [asked, plain], on=2)
    assert heard(case, "RU", 3) == []
    assert len(heard(case, "US", 3)) == 1


def test_a_date_that_one_side_tells_counts_for_it_alone() -> None:
    """A promise noted from one side's account is no promise as the other tells it."""
    case = Case()
    case.draft()
    case.send("treaty")
    case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-20", words="soon", on=2, account="RU")
    assert heard(case, "RU", 3)[0].due is not None
    assert heard(case, "US", 3)[0].due is None


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("book", "is no act of a party"),
        ("acknowledgement", "one act is not a"),
        ("other", "acts of different parties"),
        ("same", "at least two"),
    ],
)
def test_what_cannot_be_one_act_is_not_joined(second: str, told: str) -> None:
    """Entries of two kinds, of two actors, or one entry named twice."""
    case = Case()
    case.draft()
    first = case.send("treaty")
    others = {
        "acknowledgement": lambda: case.do(acknowledge, "treaty", by="US", on=2),
        "other": lambda: case.send("treaty", by="US", to="RU"),
        "book": lambda: case.store.entries()[0].id,
        "same": lambda: first,
    }
    with pytest.raises(ProposalTrackError, match=told):
        case.do(join, [first, others[second]()], on=2)
