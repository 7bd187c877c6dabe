"""Restoring: what came back is told apart from what is new."""

from collections.abc import Iterator

import pytest

from proposaltrack.compare.comparison import compare
from proposaltrack.compare.restoring import FARTHEST, mark_restored
from proposaltrack.model.comparison import ChangeKind, Comparison
from proposaltrack.text.clauses import parse_text

OPENING = "Article 1\n\n1. The Parties share the waters of the Lake in equal parts.\n\n"
CARRYING = "2. A Party may carry over one tenth of its share into the following year.\n\n"
CLOSING = "3. The Commission draws up the accounts in the month of March.\n"
WITHOUT = OPENING + CLOSING.replace("3.", "2.")
WITH = OPENING + CARRYING + CLOSING


def compared(before: str, after: str, *earlier: str) -> Comparison:
    named = [(f"treaty@v{len(earlier) - place}", text) for place, text in enumerate(earlier)]
    return mark_restored(compare(parse_text(before), parse_text(after)), named)


def kinds_of(comparison: Comparison, start: str) -> tuple[ChangeKind, ...]:
    """The kinds of the change whose clause after holds these words."""
    return next(
        change.kinds
        for change in comparison.changes
        if any(start in comparison.after.text_of(clause) for clause in change.after)
    )


def test_a_clause_that_comes_back_is_restored() -> None:
    """A clause that an earlier version had and the one before had not is restored, and says from where."""
    comparison = compared(WITHOUT, WITH, WITH)
    assert kinds_of(comparison, "carry over") == (ChangeKind.RESTORED,)
    change = next(c for c in comparison.changes if ChangeKind.RESTORED in c.kinds)
    assert change.why == "says what it said in treaty@v1; left out since"


@pytest.mark.parametrize(
    "earlier",
    [
        OPENING + "7. A Party may carry over one tenth of its share into the following year.\n",
        OPENING + "2. A Party may carry over\none tenth of its share\u00a0into the following year.\n",
    ],
    ids=["another number", "another line break and space"],
)
def test_numbering_and_typography_do_not_matter(earlier: str) -> None:
    """A clause is restored under another number and with other white space."""
    assert kinds_of(compared(WITHOUT, WITH, earlier), "carry over") == (ChangeKind.RESTORED,)


@pytest.mark.parametrize(
    "earlier",
    [(), (WITH.replace("tenth", "twentieth"),), (OPENING + CARRYING.replace("year.", "year, if it asks."),)],
    ids=["nothing earlier", "other words", "more words"],
)
def test_what_never_was_is_added(earlier: tuple[str, ...]) -> None:
    """A clause that no earlier version had in these words is added."""
    assert kinds_of(compared(WITHOUT, WITH, *earlier), "carry over") == (ChangeKind.ADDED,)


def test_a_second_copy_of_a_standing_clause_is_added() -> None:
    """What the version before still says has not been away, and a copy of it is added."""
    comparison = compared(WITH, WITH + CARRYING.replace("2.", "4."), WITH)
    assert [change.kinds for change in comparison.changes if not change.before] == [(ChangeKind.ADDED,)]


def test_a_placeholder_is_never_restored() -> None:
    """A number that says "[deleted]" again brings nothing back."""
    placeholder = OPENING + "2. [deleted]\n\n" + CLOSING
    comparison = compared(WITHOUT, placeholder, placeholder)
    assert all(ChangeKind.RESTORED not in change.kinds for change in comparison.changes)


def test_no_text_is_read_when_nothing_was_added() -> None:
    """Earlier versions are opened only where a clause is to be traced."""
    texts = iter([("treaty@v1", WITH)])
    comparison = compare(parse_text(WITH), parse_text(WITHOUT))
    assert mark_restored(comparison, texts) is comparison
    assert list(texts) == [("treaty@v1", WITH)]


def test_reading_stops_at_the_version_that_had_it() -> None:
    """Versions before the one in which a clause last stood are not opened."""

    def versions() -> Iterator[tuple[str, str]]:
        yield "treaty@v2", WITH
        raise AssertionError

    comparison = mark_restored(compare(parse_text(WITHOUT), parse_text(WITH)), versions())
    assert kinds_of(comparison, "carry over") == (ChangeKind.RESTORED,)


def test_how_far_back_was_searched_is_said() -> None:
    """Where there are more versions than are looked through, the comparison says so."""
    near, far = [WITHOUT] * FARTHEST, [WITHOUT] * (FARTHEST + 1)
    assert compared(WITHOUT, WITH, *near).not_compared == ()
    assert compared(WITHOUT, WITH, *far).not_compared == (
        f"versions further back than {FARTHEST} were not searched for clauses that came back",
    )
