"""Calendars: working days skip the holidays of the negotiation's calendar, and an unknown calendar is refused."""

from datetime import date

import pytest

from proposaltrack.actions.calendars import check_calendar, holidays_of
from proposaltrack.actions.naming import days_off, parse_span
from proposaltrack.errors import UsageProblem


def after(text: str, on: date, calendar: str) -> date:
    """The day that a count leads to."""
    return parse_span(text, on, days_off(text, on, calendar))[1]


def test_working_days_skip_the_holidays_of_the_calendar() -> None:
    """Christmas 2026 is a Friday: in France the next working day is Monday; the day after it is one in Geneva, too."""
    eve = date(2026, 12, 24)
    assert after("+1wd", eve, "") == date(2026, 12, 25)
    assert after("+1wd", eve, "FR") == date(2026, 12, 28)
    assert after("+5wd", eve, "FR") == date(2027, 1, 4)


def test_a_joined_calendar_has_the_holidays_of_each() -> None:
    """What is a holiday on either side is no working day for the two of them."""
    both, france, russia = (holidays_of(name, [2022]) for name in ("FR+RU", "FR", "RU"))
    assert both == france | russia
    assert date(2022, 7, 14) in both
    assert date(2022, 2, 23) in both


def test_calendar_days_and_plain_days_ask_no_calendar() -> None:
    """Only a count of working days meets holidays."""
    assert days_off("+10d", date(2026, 12, 24), "FR") == frozenset()
    assert days_off("2026-12-31", date(2026, 12, 24), "FR") == frozenset()


@pytest.mark.parametrize(
    ("name", "told"), [("XX", "no holiday calendar 'XX'"), ("CH-XX", "has no part 'XX'")]
)
def test_an_unknown_calendar_is_refused_with_those_near(name: str, told: str) -> None:
    """The message says what there is."""
    with pytest.raises(UsageProblem, match=told):
        check_calendar(name)


def test_a_calendar_is_filed_in_one_spelling() -> None:
    """Small letters and repeats make no other calendar."""
    assert check_calendar("fr + ch-ge+FR") == "FR+CH-GE"
    assert check_calendar("") == ""
