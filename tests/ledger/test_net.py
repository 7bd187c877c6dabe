"""From the first version to the last, beside the steps: who touched a clause, what came back, what came and went."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from build import Case
from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.lineage import read_steps
from proposaltrack.ledger.net import NetChanges
from proposaltrack.model.comparison import ClauseChange

SHARE = (
    "The Parties shall share the waters of the river in {} parts, as they have done since the great flood."
)
FISH = "No Party shall fish in the spawning grounds between March and June of any year."
BOATS = "Vessels of either Party may pass the lock by day without paying a toll."
COURT = "A dispute goes to three arbitrators, whose award binds both Parties."


def pact(*said: str) -> str:
    return "# Pact\n\n" + "".join(f"## Article {n}\n\n{words}\n\n" for n, words in enumerate(said, 1))


def drafted(*texts: str, **basis: str) -> Case:
    """A pact with these versions, one a day, by RU and US in turn; `v3="v1"` says what one was made from."""
    case = Case()
    for on, said_then in enumerate(texts, 1):
        said: dict[str, Any] = {"basis": f"pact@{basis[f'v{on}']}"} if f"v{on}" in basis else {}
        text = said_then.replace("# Pact", f"# Pact, draft {on}")
        case.draft("pact", text, by="US" if on % 2 == 0 else "RU", on=on, **said)
    return case


def net(case: Case, before: str, after: str) -> tuple[NetChanges, dict[str, ClauseChange]]:
    """The way from one version to another, and its changes by number after (before where there is none)."""
    desk = case.desk(30)
    matter = load_matter(desk)
    by_label = {version.label: version for version in matter.negotiation.versions.values()}
    one, two = by_label[f"pact@{before}"], by_label[f"pact@{after}"]
    changes = matter.wordings.comparison_of(one.id, two.id).changes
    found = read_steps(desk, matter, one, two)
    return found, {(change.after or change.before)[0].number: change for change in changes}


def steps(found: NetChanges, change: ClauseChange) -> list[str]:
    return [
        f"{'-' if touch.leg.undone else ''}{touch.leg.version.label} {'+'.join(touch.kinds)}"
        for touch in found.trail_of(change).touches
    ]


def reverted(found: NetChanges, change: ClauseChange) -> list[tuple[str, bool, str, str]]:
    return [
        (one.text, one.came_back, one.first.version.label, one.then.version.label)
        for one in found.trail_of(change).reverted
    ]


def test_a_word_that_went_and_came_back_is_reverted() -> None:
    """A clause that is as it was tells both steps, the word that came back, and the one that came and went."""
    case = drafted(*(pact(SHARE.format(word), COURT) for word in ("equal", "fair", "equal")))
    found, changes = net(case, "v1", "v3")
    assert changes["1"].unchanged
    assert steps(found, changes["1"]) == ["pact@v2 reworded", "pact@v3 reworded"]
    assert sorted(reverted(found, changes["1"])) == [
        ("equal", True, "pact@v2", "pact@v3"),
        ("fair", False, "pact@v2", "pact@v3"),
    ]
    assert steps(found, changes["2"]) == []


def test_a_clause_that_stays_gone_is_not_reverted() -> None:
    """What was struck once and put in once elsewhere, in other words, took nothing back."""
    case = drafted(
        pact(SHARE.format("equal"), FISH), pact(SHARE.format("fair"), FISH), pact(SHARE.format("just"), FISH)
    )
    found, changes = net(case, "v1", "v3")
    assert reverted(found, changes["1"]) == [("fair", False, "pact@v2", "pact@v3")]


def test_a_clause_that_came_and_went_is_told() -> None:
    """A clause that neither end has is told with the version in which it last stood."""
    case = drafted(pact(FISH, COURT), pact(FISH, BOATS, COURT), pact(FISH, COURT))
    found, _ = net(case, "v1", "v3")
    (one,) = found.passing()
    assert (one.version.label, one.clause.number) == ("pact@v2", "2")
    assert [touch.kinds[0] for touch in one.trail.touches] == ["added", "removed"]


def test_the_way_between_rival_drafts_leads_over_their_basis() -> None:
    """From one rival draft to another, the steps of the first are taken back and those of the second made."""
    case = drafted(
        pact(SHARE.format("equal"), FISH), pact(SHARE.format("fair"), FISH), pact(SHARE.format("just"), FISH),
        v2="v1", v3="v1",
    )  # fmt: skip
    found, changes = net(case, "v2", "v3")
    assert steps(found, changes["1"]) == ["-pact@v2 reworded", "pact@v3 reworded"]


def test_the_way_back_takes_every_step_back() -> None:
    """Compared from the later to the earlier version, each step is undone."""
    case = drafted(pact(FISH, COURT), pact(FISH, BOATS, COURT))
    found, changes = net(case, "v2", "v1")
    assert [leg.undone for leg in found.legs] == [True]
    assert steps(found, changes["2"]) in (["-pact@v2 removed"], ["-pact@v2 renumbered"])


@given(st.lists(st.permutations([FISH, BOATS, COURT, SHARE.format("equal")]), min_size=2, max_size=4))
def test_what_no_step_touched_has_not_changed(orders: list[list[str]]) -> None:
    """A clause that differs between the ends was touched by some step, and reordering takes no words back."""
    found, changes = net(drafted(*(pact(*order) for order in orders)), "v1", f"v{len(orders)}")
    for change in changes.values():
        assert change.unchanged or steps(found, change)
        assert change.after[0].number == "" or reverted(found, change) == []
