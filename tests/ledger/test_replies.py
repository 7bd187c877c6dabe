"""Replies given for several addressees: they count when the asker takes them, and only then."""

import pytest

from build import LETTER, Case
from proposaltrack.actions.replies import decide_reply, offer_reply, withdraw
from proposaltrack.errors import Refused

STATES = tuple(f"S{number:02}" for number in range(1, 38))


def letter_to_37() -> Case:
    """One letter to 37 states, answered by the EU for the first 27 and by NATO for the last 30."""
    case = Case(("RU", "EU", "NATO", *STATES))
    case.draft("letter", LETTER, kind="letter")
    case.send("letter", to=" ".join(STATES))
    for by, members in (("EU", STATES[:27]), ("NATO", STATES[7:])):
        key = f"{by.lower()}-reply"
        case.draft(key, f"{LETTER}{by}\n", by=by, on=5, kind="letter", answers=("letter",))
        case.send(key, by=by, to="RU", on=5, reply="none")
        case.do(offer_reply, f"{key}@v1", answers="letter@v1", by=by, on_behalf_of=members, on=5)
    return case


def open_states(case: Case, on: int) -> list[str]:
    return [item.awaited_from.key for item in case.items(on, only_open=True)]


def test_two_replies_offered_leave_all_37_outstanding() -> None:
    """A reply given for several is offered: every state that was asked is asked still."""
    case = letter_to_37()
    assert sorted(open_states(case, 6)) == sorted(STATES)
    assert {item.flags for item in case.items(6)} == {("joint reply offered",)}


def test_replies_refused_leave_all_37_outstanding() -> None:
    """What the asker does not accept discharges nobody, and both facts are told."""
    case = letter_to_37()
    for reply in ("eu-reply", "nato-reply"):
        case.do(decide_reply, reply, accepted=False, by="RU", on=7)
    assert sorted(open_states(case, 7)) == sorted(STATES)
    item = case.item(7, owing="S01", of="letter@v1")
    assert (item.state, item.flags) == ("transmitted", ("joint reply not accepted",))
    assert item.why == (
        "transmitted 2024-01-01",
        "joint reply offered 2024-01-05 by EU (eu-reply@v1)",
        "joint reply not accepted 2024-01-07 (eu-reply@v1)",
    )


def test_a_reply_accepted_discharges_those_it_was_given_for() -> None:
    """From the day on which the asker accepts a joint reply, only the states outside it are asked."""
    case = letter_to_37()
    case.do(decide_reply, "eu-reply", accepted=True, by="RU", on=7)
    assert sorted(open_states(case, 6)) == sorted(STATES)
    assert sorted(open_states(case, 7)) == sorted(STATES[27:])
    item = case.item(7, owing="S27", of="letter@v1")
    assert (item.state, item.flags) == ("answered", ("joint reply accepted",))


@pytest.mark.parametrize("accepted", ["eu-reply", "nato-reply"])
def test_one_accepted_reply_is_enough(accepted: str) -> None:
    """A state that two replies were given for has answered when either is accepted, whatever came of the other."""
    case = letter_to_37()
    for reply in ("eu-reply", "nato-reply"):
        case.do(decide_reply, reply, accepted=reply == accepted, by="RU", on=7)
    assert case.item(7, owing="S10", of="letter@v1").flags == ("joint reply accepted",)
    assert len(open_states(case, 7)) == 37 - (27 if accepted == "eu-reply" else 30)


def test_a_reply_still_open_is_told_before_a_refused_one() -> None:
    """While one of two offers is undecided, that is what is to be known."""
    case = letter_to_37()
    case.do(decide_reply, "nato-reply", accepted=False, by="RU", on=7)
    assert case.item(7, owing="S10", of="letter@v1").flags == ("joint reply offered",)


def test_the_last_decision_counts() -> None:
    """A refusal taken back by a later acceptance no longer stands, and the other way round."""
    case = letter_to_37()
    for on, accepted in ((7, False), (9, True), (11, False)):
        case.do(decide_reply, "eu-reply", accepted=accepted, by="RU", on=on)
    assert [len(open_states(case, on)) for on in (8, 10, 12)] == [37, 10, 37]


def test_a_reply_may_be_accepted_for_some() -> None:
    """Those named are discharged, and the others are asked still."""
    case = letter_to_37()
    case.do(decide_reply, "eu-reply", accepted=True, by="RU", for_=STATES[:2], on=7)
    assert sorted(open_states(case, 7)) == sorted(STATES[2:])


def test_a_reply_for_a_group_is_for_its_members() -> None:
    """A reply offered for a group concerns each of its members, and no one else."""
    case = Case(("EU", "RU", "FR@EU", "UK"))
    case.draft("letter", LETTER, kind="letter")
    case.send("letter", to="FR UK")
    case.draft("reply", LETTER * 2, by="EU", on=3, kind="letter")
    case.do(offer_reply, "reply", answers="letter", by="EU", on_behalf_of=["EU"], on=3)
    case.do(decide_reply, "reply", accepted=True, by="RU", on=4)
    assert open_states(case, 4) == ["UK"]


def test_a_reply_taken_back_was_offered_until_then() -> None:
    """A joint reply that its author withdraws no longer stands for anybody."""
    case = letter_to_37()
    case.do(decide_reply, "eu-reply", accepted=True, by="RU", on=7)
    case.do(withdraw, "eu-reply@v1", by="EU", on=9)
    assert [len(open_states(case, on)) for on in (8, 9)] == [10, 37]


def test_only_who_asked_can_take_a_reply() -> None:
    """Another party's word on a joint reply is refused, naming who asked."""
    case = letter_to_37()
    with pytest.raises(Refused, match=r"EU asked for no answer to letter@v1; RU did"):
        case.do(decide_reply, "nato-reply", accepted=True, by="EU", on=7)
