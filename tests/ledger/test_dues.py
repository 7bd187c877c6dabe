"""Dues: by when an answer is owed, what the date rests on, and when it counts as late."""

import pytest

from build import FERRY, Case, asked, day
from proposaltrack.actions.correcting import correct
from proposaltrack.actions.replies import close, extend, promise
from proposaltrack.model.acts.base import DueKind

SPAN = "2024-01-10..2024-01-12"


@pytest.mark.parametrize(
    ("kind", "late"),
    [
        (DueKind.REQUESTED, "past the date asked"),
        (DueKind.PROMISED, "overdue"),
        (DueKind.AGREED, "overdue"),
        (DueKind.RULE, "overdue"),
    ],
)
def test_a_span_is_due_and_then_late(kind: DueKind, late: str) -> None:
    """Nothing is said before the span, "due" within it, and after it only a date that binds is overdue."""
    case = asked()
    case.do(promise, "treaty", by="US", to=["RU"], due=SPAN, kind=kind, on=2)
    told = [(case.item(on).flags, case.item(on).days) for on in (9, 10, 12, 13, 20)]
    assert told == [((), 0), (("due",), 0), (("due",), 0), ((late,), 1), ((late,), 8)]
    assert case.item(13).overdue == (late == "overdue")


def test_a_date_asked_with_the_transmission_is_requested() -> None:
    """What the sender asks for is never overdue."""
    case = Case()
    case.draft()
    case.send("treaty", due="2024-01-09")
    item = case.item(10)
    assert item.due is not None
    assert (item.due.kind, item.due.last, item.flags, item.days) == (
        "requested", day(9), ("past the date asked",), 1,
    )  # fmt: skip


def test_without_a_date_nothing_is_late() -> None:
    """Where nobody named a date there is none, and no count of days."""
    item = asked().item(300)
    assert (item.due, item.days, item.flags) == (None, None, ())


def test_a_spoken_date_is_told_with_its_words() -> None:
    """A promise is told with the span, who made it, when, and in which words."""
    case = asked()
    case.do(promise, "treaty", by="US", to=["RU"], due=SPAN, words="next week", on=3)
    assert case.item(3).why[-1] == "promised for 2024-01-10..2024-01-12 by US on 2024-01-03 ('next week')"


def test_an_extension_moves_the_date_for_those_it_names() -> None:
    """An extension binds, says so, and leaves the others with the date they had."""
    case = Case(("RU", "US", "UK"))
    case.draft()
    case.send("treaty", to="US UK", due="2024-01-09")
    case.do(extend, "treaty", by="RU", owed_by=["US"], due="2024-01-20", on=5)
    assert case.item(10).flags == ("extended",)
    assert case.item(21).flags == ("overdue", "extended")
    assert case.item(10, owing="UK").flags == ("past the date asked",)
    assert case.item(4).flags == ()
    assert case.item(5).why[-1] == "extended to 2024-01-20 by RU on 2024-01-05"


def test_an_extension_for_a_group_is_for_its_members() -> None:
    """A group that is named stands for its members."""
    case = Case(("NATO", "RU", "US@NATO"))
    case.draft()
    case.send("treaty", due="2024-01-09")
    case.do(extend, "treaty", by="RU", owed_by=["NATO"], due="2024-01-20", on=5)
    assert case.item(10).flags == ("extended",)


def test_the_date_stated_last_is_in_force() -> None:
    """A promise made after another one replaces it, whichever was recorded first."""
    case = asked()
    case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-30", on=8)
    case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-10", on=3)
    dues = [case.item(on).due for on in (3, 8)]
    assert [due.last for due in dues if due] == [day(10), day(30)]


def test_a_promise_binds_towards_those_it_was_made_to() -> None:
    """A promise to one asker sets no date towards another who asked for the same."""
    case = asked(parties=("RU", "US", "UK"))
    case.send("treaty", by="UK", to="US")
    case.do(promise, "treaty", by="US", to=["UK"], due="2024-01-10", on=3)
    dues = {item.awaited_by.key: item.due is not None for item in case.items(4)}
    assert dues == {"RU": False, "UK": True}


def test_lateness_stops_when_the_answer_comes() -> None:
    """What came late is told with the days it was late, however long ago that is."""
    case = asked()
    case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-10", on=2)
    case.draft(text=FERRY.replace("30", "40"), by="US", on=13, basis="treaty@v1")
    case.send("treaty@v2", by="US", to="RU", on=13)
    assert [(case.item(on).days, case.item(on).flags) for on in (12, 13, 99)] == [
        (2, ("overdue",)),
        (3, ()),
        (3, ()),
    ]


def test_what_is_closed_in_time_is_never_late() -> None:
    """A question let go before its date shows no lateness afterwards."""
    case = asked()
    case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-10", on=2)
    case.do(close, "treaty", by="RU", on=5)
    assert (case.item(50).days, case.item(50).flags) == (0, ())


def test_a_corrected_date_counts_as_if_it_had_been_right() -> None:
    """A due date put right counts on every day; its words and kind stay."""
    case = asked()
    made = case.do(promise, "treaty", by="US", to=["RU"], due="2024-01-10", words="soon", on=2)
    case.do(correct, made, changes={"due": "2024-01-15"}, reason="A slip.", on=12)
    item = case.item(11)
    assert item.due is not None
    assert (item.due.last, item.due.kind, item.due.words, item.flags) == (day(15), "promised", "soon", ())
