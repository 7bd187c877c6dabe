"""What is outstanding in words: whose move it is, alike answers once, and how far each has come."""

import pytest

from build import Case, asked
from proposaltrack.views.awaited import Awaited, Side, group_awaited, headline, standing


def _groups(case: Case, on: int, ours: str | None, **how: bool) -> tuple[Awaited, ...]:
    return group_awaited(case.items(on, only_open=True), ours, **how)


@pytest.mark.parametrize(
    ("ours", "on", "side"),
    [("US", 5, Side.OURS), ("RU", 5, Side.THEIRS), (None, 5, Side.OTHERS), ("US", 15, Side.OURS)],
)
def test_the_side_is_seen_from_our_seat(ours: str | None, on: int, side: Side) -> None:
    """What we owe, what is owed to us, and what others owe each other; a date only asked for makes nothing overdue."""
    case = Case()
    case.draft()
    case.send("treaty", due="2024-01-10")
    assert [(group.side, group.ours) for group in _groups(case, on, ours)] == [(side, ours == "US")]


def test_what_is_settled_stands_last() -> None:
    """An answer that was given is told after everything that is awaited."""
    case = asked(parties=("RU", "US", "FR"))
    case.draft("note", "# Note\n\n1. Why?\n", kind="letter")
    case.send("note", reply="requested", on=2)
    case.answer("1(1) 1(2) 2 3", "accepts", on=3, text="")
    groups = group_awaited(case.items(5), None)
    assert [group.side for group in groups] == [Side.OTHERS, Side.SETTLED]
    assert headline(groups[1]) == "US answered RU on treaty@v1"
    assert standing(groups[1]).startswith("answered")


def test_alike_answers_are_told_once_or_apart() -> None:
    """Several addressees of one paper who all owe the same stand in one line, unless each is wanted by itself."""
    case = Case(parties=("RU", "US", "FR", "UK", "DE", "IT"))
    case.draft()
    case.send("treaty", to="US FR UK DE IT")
    (together,) = _groups(case, 3, None)
    assert headline(together) == "DE, FR, IT and 2 others owe RU an answer to treaty@v1"
    assert [headline(group) for group in _groups(case, 3, None, apart=True)] == [
        f"{key} owes RU an answer to treaty@v1" for key in ("DE", "FR", "IT", "UK", "US")
    ]


def test_an_answer_that_came_further_stands_by_itself() -> None:
    """Who has answered something is told apart from those who have not."""
    case = Case(parties=("RU", "US", "FR"))
    case.draft()
    case.send("treaty", to="US FR")
    case.answer("2", "accepts", on=2, text="")
    told = [(headline(group), standing(group)) for group in _groups(case, 3, None)]
    assert sorted(told) == [
        ("FR owes RU an answer to treaty@v1", "transmitted · 0 of 4 clauses answered"),
        ("US owes RU an answer to treaty@v1", "partly answered · 1 of 4 clauses answered"),
    ]


def test_a_due_time_is_told_with_the_days_since() -> None:
    """The kind of the due time, its day, and how long ago that was."""
    case = Case()
    case.draft()
    case.send("treaty", due="2024-01-10")
    (early,), (late,) = (_groups(case, on, "US") for on in (9, 11))
    assert standing(early) == "transmitted · asked for 2024-01-10 · 0 of 4 clauses answered"
    assert standing(late) == (
        "transmitted · past the date asked · asked for 2024-01-10, 1 day ago · 0 of 4 clauses answered"
    )


def test_names_from_outside_are_made_safe() -> None:
    """What parties and papers are called is shown, never obeyed."""
    case = Case()
    case.draft(symbol="\x1b[2J\u202eRev")
    case.send("treaty")
    (group,) = _groups(case, 3, None)
    assert headline(group) == "US owes RU an answer to treaty@v1 (␛[2J<U+202E>Rev)"


def test_the_facts_of_alike_answers_are_told_once() -> None:
    """The reasons of all items, none twice."""
    case = Case(parties=("RU", "US", "FR"))
    case.draft()
    case.send("treaty", to="US FR")
    (group,) = _groups(case, 3, None)
    assert len(group.items) == 2
    assert list(group.why).count("transmitted 2024-01-01, reply requested") <= 1
    assert len(group.why) == len(set(group.why))
