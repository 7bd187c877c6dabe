"""A person's word on a match: the later one wins, it reaches what lies around it, and it lapses when it is struck."""

from hypothesis import given
from hypothesis import strategies as st

from build import Case, day
from proposaltrack.actions.correcting import strike
from proposaltrack.actions.desk import Circumstances, load_matter
from proposaltrack.actions.linking import link
from proposaltrack.model.comparison import ChangeKind, ClauseChange

WATER = "The Parties shall share the waters of the river in equal parts."
FISH = "No Party shall fish in the spawning grounds between March and June."
BOATS = "Vessels of either Party may pass the lock by day without paying a toll."
COURT = "A dispute goes to three arbitrators, whose award binds both Parties."


def pact(*said: str) -> str:
    return "# Pact\n\n" + "".join(f"## Article {n}\n\n{words}\n\n" for n, words in enumerate(said, 1))


def history(*texts: str) -> Case:
    """A pact with these versions, one a day."""
    case = Case()
    for on, text in enumerate(texts, 1):
        case.draft("pact", text, on=on)
    return case


def say(case: Case, before: str, after: str, *, on: int = 5, holds: bool = True) -> str:
    """Link two clauses, each named as "v1 2"."""
    sides = [(f"pact@{version}", clause) for version, clause in (before.split(), after.split())]
    return case.do(link, *sides, holds=holds, on=on)


def changes(case: Case, before: str, after: str, on: int = 9) -> tuple[ClauseChange, ...]:
    """What changed from one version to another, as seen on a day."""
    matter = load_matter(case.desk(on))
    by_label = {version.label: version.id for version in matter.negotiation.versions.values()}
    return matter.wordings.comparison_of(by_label[f"pact@{before}"], by_label[f"pact@{after}"]).changes


def became(case: Case, number: str, before: str, after: str, on: int = 9) -> list[str]:
    """The numbers of what a clause became."""
    found = [c for c in changes(case, before, after, on) if any(old.number == number for old in c.before)]
    return [new.number for new in found[0].after]


def test_a_match_is_told_as_a_persons() -> None:
    """What a person matched stands in the comparison as reworded, for sure, and says who matched it."""
    case = history(pact(WATER, FISH), pact(WATER, COURT))
    assert became(case, "2", "v1", "v2") == []
    say(case, "v1 2", "v2 2")
    (change,) = [c for c in changes(case, "v1", "v2") if not c.unchanged]
    assert (change.kinds, change.confidence) == ((ChangeKind.REWORDED,), 1.0)
    assert change.why == "matched by a person"


def test_a_forbidden_match_says_why() -> None:
    """Clauses that a person keeps apart are removed and added, and both changes name the other clause."""
    case = history(pact(WATER, FISH), pact(WATER, FISH.replace("March", "April")))
    say(case, "v1 2", "v2 2", holds=False)
    told = [(c.kinds, c.why) for c in changes(case, "v1", "v2") if not c.unchanged]
    assert sorted(told) == [
        ((ChangeKind.ADDED,), "nothing like it before; kept apart from 2 by a person"),
        ((ChangeKind.REMOVED,), "nothing like it after; kept apart from 2 by a person"),
    ]


@given(st.lists(st.booleans(), min_size=1, max_size=4))
def test_the_later_word_wins(words: list[bool]) -> None:
    """Of any words on one pair only the last one counts, and striking all of them leaves what was computed."""
    case = history(pact(WATER, FISH), pact(COURT, FISH))
    filed = [say(case, "v1 1", "v2 1", on=3 + place, holds=holds) for place, holds in enumerate(words)]
    assert became(case, "1", "v1", "v2") == (["1"] if words[-1] else [])
    for entry in filed:
        strike(case.desk(9), entry, reason="A slip.", circumstances=Circumstances(day(9)))
    assert became(case, "1", "v1", "v2") == []


def test_the_sides_may_be_named_in_either_order() -> None:
    """The earlier version is before, whichever is named first."""
    case = history(pact(WATER, FISH), pact(WATER, COURT))
    say(case, "v2 2", "v1 2")
    assert became(case, "2", "v1", "v2") == ["2"]
    assert became(case, "2", "v2", "v1") == ["2"]


def test_a_match_reaches_the_versions_around_it() -> None:
    """A word on two versions holds between earlier and later ones that have the same clauses."""
    case = history(
        pact(BOATS, WATER),
        pact(WATER, BOATS),
        pact(COURT, BOATS),
        pact(BOATS, COURT.replace("three", "five")),
    )
    assert became(case, "2", "v1", "v4") == []
    say(case, "v2 1", "v3 1")
    assert became(case, "2", "v1", "v3") == ["1"]
    assert became(case, "2", "v1", "v4") == ["2"]


def test_a_word_counts_from_its_day() -> None:
    """Asked as of a day before it was said, the comparison is as it was computed."""
    case = history(pact(WATER, FISH), pact(WATER, COURT))
    say(case, "v1 2", "v2 2", on=5)
    assert became(case, "2", "v1", "v2", on=4) == []
    assert became(case, "2", "v1", "v2", on=5) == ["2"]
