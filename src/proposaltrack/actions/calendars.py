"""Calendars: the public holidays by which working days are counted."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from proposaltrack.errors import UsageProblem

NOWHERE = ""
"""The calendar of every day from Monday to Friday."""


def check_calendar(name: str) -> str:
    """The calendar's name as it is filed ("CH-GE+FR").

    Args:
        name: ISO 3166 codes of countries, each with a part after a hyphen where its holidays differ, joined by "+".

    Raises:
        UsageProblem: one of them is none that we know; names the nearest.
    """
    codes = [code.strip().upper() for code in name.split("+") if code.strip()]
    for code in codes:
        _check(code)
    return "+".join(dict.fromkeys(codes))


def _check(code: str) -> None:
    country, _, part = code.partition("-")
    known = _countries()
    if country not in known:
        near = get_close_matches(country, known, 3, cutoff=0.3) or sorted(known)[:3]
        raise UsageProblem(
            f"there is no holiday calendar {code!r}",
            f"Write ISO codes of countries, like FR, CH-GE or US+RU; near this one are {', '.join(near)}.",
        )
    if part and part not in known[country]:
        parts = ", ".join(known[country][:12]) or "none"
        raise UsageProblem(f"the calendar {country} has no part {part!r}", f"Its parts are: {parts}.")


def holidays_of(name: str, years: Iterable[int]) -> frozenset[date]:
    """Every public holiday of a calendar in some years; of several joined ones a holiday of any.

    Args:
        name: as `check_calendar` gives it; "" for none.
        years: the years.

    Raises:
        UsageProblem: it is no calendar that we know.
    """
    found: set[date] = set()
    for code in check_calendar(name).split("+") if name else ():
        country, _, part = code.partition("-")
        found |= set(_library().country_holidays(country, subdiv=part or None, years=list(years)))
    return frozenset(found)


@cache
def _countries() -> dict[str, list[str]]:
    known: dict[str, list[str]] = _library().list_supported_countries(include_aliases=False)
    return known


def _library() -> Any:
    import holidays  # noqa: PLC0415 - wanted only where working days are counted by a calendar

    return holidays
