"""Naming: the words people type, and what they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import FERRY, Case, asked, day
from proposaltrack.actions.naming import find_entry, find_version, parse_span, parse_stances
from proposaltrack.errors import NotFound, UsageProblem


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024-01-09", (9, 9)),
        ("2024-01-09..2024-01-12", (9, 12)),
        ("+10d", (15, 15)),
        ("+0d", (5, 5)),
        ("+1wd", (8, 8)),
        ("+5wd", (12, 12)),
    ],
)
def test_a_due_time_is_a_day_a_span_or_a_count(text: str, span: tuple[int, int]) -> None:
    """From Friday the 5th, one working day leads to Monday the 8th."""
    assert parse_span(text, day(5)) == (day(span[0]), day(span[1]))


def test_holidays_are_no_working_days() -> None:
    """A holiday is passed over."""
    assert parse_span("+1wd", day(5), frozenset([day(8)])) == (day(9), day(9))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("next week", "'next week' is no day"),
        ("2024-01-12..2024-01-09", "ends before it begins"),
        ("2024-01-04", "lies before the act itself, 2024-01-05"),
        ("+d", "is no day"),
    ],
)
def test_a_due_time_that_makes_no_sense_is_refused(text: str, told: str) -> None:
    """What is no day, runs backwards or lies before the act is told."""
    with pytest.raises(UsageProblem, match=told):
        parse_span(text, day(5))


@given(st.text(max_size=20), st.dates())
def test_a_due_time_is_read_or_refused(text: str, on: date) -> None:
    """Any text is a span that does not end before the act, or is refused in words."""
    try:
        first, last = parse_span(text, on)
    except UsageProblem as wrong:
        told = str(wrong)
    else:
        told = "read" if first <= last and last >= on else ""
    assert told


@pytest.mark.parametrize("text", ["+60d", "+60wd"])
def test_a_count_past_the_last_day_there_is_is_refused(text: str) -> None:
    """At the end of the calendar a count is refused in words."""
    with pytest.raises(UsageProblem, match="leads past the last day there is"):
        parse_span(text, date(9999, 12, 1))


@pytest.mark.parametrize(
    "name", ["treaty", "TREATY@latest", "treaty@v2", "treaty@internal/v2", "treaty@“Rev.1”", "treaty@rev.1"]
)
def test_a_version_goes_by_many_names(name: str) -> None:
    """The latest, its number, its number in its space and its symbol name one version."""
    case = asked()
    case.draft(text=FERRY.replace("30", "40"), on=3, symbol="Rev.1")
    assert find_version(case.desk(4), case.matter(), name).label == "treaty@v2"


def test_a_version_goes_by_who_has_it_and_by_its_id() -> None:
    """What was last sent to a party, and the beginning of an id, name a version."""
    case = asked()
    second = case.draft(text=FERRY.replace("30", "40"), on=3)
    assert find_version(case.desk(4), case.matter(), "treaty@sent:US").label == "treaty@v1"
    assert find_version(case.desk(4), case.matter(), second[:8]).label == "treaty@v2"


def test_the_latest_is_that_of_the_day_asked_about() -> None:
    """A version dated later does not exist yet."""
    case = asked()
    case.draft(text=FERRY.replace("30", "40"), on=3)
    assert find_version(case.desk(2), case.matter(), "treaty").label == "treaty@v1"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("treaty@v9", r"no version 'treaty@v9'\. There is treaty@v1"),
        ("tready", r"no document 'tready'\. Did you mean treaty\?"),
        ("treaty@sent:RU", r"None was transmitted to RU"),
        ("deadbeef", r"no version with the id 'deadbeef'"),
    ],
)
def test_what_is_no_version_is_told_with_what_there_is(name: str, told: str) -> None:
    """An unknown name says what there is."""
    case = asked()
    with pytest.raises(NotFound, match=told):
        find_version(case.desk(4), case.matter(), name)


def test_stances_go_by_either_spelling() -> None:
    """A stance is named as it is filed or as people read it, each once."""
    assert [str(s) for s in parse_stances(["Accepts with change", "accepts-with-change", "rejects"])] == [
        "accepts-with-change", "rejects",
    ]  # fmt: skip
    with pytest.raises(UsageProblem, match="'likes' is no stance"):
        parse_stances(["likes"])


@pytest.mark.parametrize("name", ["xyz", "ab", "G123456"])
def test_what_is_no_id_is_told(name: str) -> None:
    """An id is hex digits, four at least."""
    with pytest.raises(UsageProblem, match="is no id"):
        find_entry(Case().matter().negotiation, name)
