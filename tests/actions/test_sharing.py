"""Sharing: what a transmission of ours copies to the table, and when it may not."""

import pytest

from build import FERRY, LETTER, Case
from proposaltrack.errors import Refused
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.matter import VersionRecorded
from proposaltrack.store.base import TABLE


def answered(parties: tuple[str, ...] = ("RU", "US")) -> Case:
    """A treaty that reached us (US), and our response to it, prepared."""
    case = Case(parties, "US")
    case.draft()
    case.send("treaty")
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer("2", "rejects", on=3, in_="reply")
    return case


def at_table(case: Case, kind: type) -> int:
    return sum(1 for e in case.store.entries() if e.space == TABLE and isinstance(e.act, kind))


def test_nothing_is_at_the_table_before_we_transmit() -> None:
    """What is recorded, and what others sent us, stays inside."""
    case = answered()
    assert (at_table(case, VersionRecorded), at_table(case, Responded)) == (0, 0)


def test_our_transmission_copies_the_paper_with_its_responses() -> None:
    """The paper, the responses in it and what they answer are at the table, and every reference holds there."""
    case = answered()
    case.send("reply", by="US", to="RU", on=4)
    assert (at_table(case, VersionRecorded), at_table(case, Responded)) == (2, 1)
    assert case.store.verify() == ()
    assert [v.label for v in case.matter().negotiation.versions.values()] == ["treaty@v1", "reply@v1"]


def test_what_is_sent_twice_is_copied_once() -> None:
    """A second transmission of the same paper adds no second copy."""
    case = answered()
    for on in (4, 5):
        case.send("reply", by="US", to="RU", on=on)
    assert (at_table(case, VersionRecorded), at_table(case, Responded)) == (2, 1)
    assert case.item(5).why[-1] == "partly answered 2024-01-04 (reply@v1)"


def test_a_basis_of_our_own_stays_behind() -> None:
    """What a draft was made from is not at the table unless it is there already."""
    case = Case(ours="US")
    case.draft(by="US")
    case.draft(text=FERRY.replace("30", "40"), by="US", on=2, basis="treaty@v1")
    case.send("treaty@v2", by="US", to="RU", on=3)
    (copy,) = (e for e in case.store.entries() if e.space == TABLE and isinstance(e.act, VersionRecorded))
    assert (copy.act.basis, at_table(case, VersionRecorded)) == (None, 1)


def test_a_reader_who_is_no_addressee_stops_it() -> None:
    """Where the table has a reader who is not addressed, nothing is written and the reader is named."""
    case = answered(("RU", "US", "UK"))
    filed = len(case.store.entries())
    with pytest.raises(Refused, match=r"reply@v1 would also be read by UK, who is no addressee"):
        case.send("reply", by="US", to="RU", on=4)
    assert len(case.store.entries()) == filed


def test_an_answer_to_what_a_reader_has_never_seen_stops_it() -> None:
    """A response may not show a reader a text that was never sent to it."""
    case = answered(("RU", "US", "UK"))
    with pytest.raises(Refused, match=r"names treaty@v1, which UK has never been sent"):
        case.send("reply", by="US", to="RU UK", on=4)


def test_what_others_transmit_is_only_noted() -> None:
    """Another party's act, and every act in an observer's seat, copies nothing."""
    case = Case(ours=None)
    case.draft()
    case.send("treaty")
    assert at_table(case, VersionRecorded) == 0
    assert case.item(2).state == "transmitted"
