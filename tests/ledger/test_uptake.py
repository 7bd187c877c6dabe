"""Uptake: what a party put forward is found again in the other side's next version, or is not."""

import pytest

from build import FERRY, Case
from proposaltrack.actions.columns import read_uptake
from proposaltrack.ledger.uptake import UptakeState, judge_uptake
from proposaltrack.text.address import address_of

OURS = FERRY.replace("one ferry", "two ferries").replace(
    "30 crowns", "at most 25 crowns for a single journey"
)
WAIT = "Either Party may suspend the service in a storm, and informs the other at once."


def taken(case: Case, on: int) -> dict[str, str]:
    """What became of what US put forward, by the name of the first clause concerned."""
    matter = case.matter()
    _, rows = read_uptake(case.desk(on), matter, "treaty", "US")
    told = {}
    for row in rows:
        version, clauses = (
            (row.offer.base, row.offer.clauses) if row.offer.clauses else (row.offer.made_in, row.offer.new)
        )
        assert version is not None
        told[address_of(matter.wordings.tree_of(version.id), clauses[0])] = row.state.value
    return told


def countered(theirs: str = "", *, sent: bool = True) -> Case:
    """Their draft, our counter-draft with other words in two clauses, and their next version, if any."""
    case = Case()
    case.draft()
    case.send("treaty")
    case.draft(text=OURS, by="US", on=2, basis="treaty@v1")
    if sent:
        case.send("treaty@v2", by="US", to="RU", on=2)
    if theirs:
        case.draft(text=theirs, on=3, basis="treaty@v2")
    return case


def test_words_taken_as_they_are_are_adopted() -> None:
    """Their next version says what our counter-draft said."""
    assert taken(countered(OURS), 3) == {"1(1)": "adopted", "2": "adopted"}


def test_words_taken_in_part_are_partly_adopted() -> None:
    """The lower fare is theirs now, for another journey."""
    theirs = FERRY.replace("30 crowns", "at most 25 crowns for a return journey")
    assert taken(countered(theirs), 3) == {"1(1)": "ignored", "2": "partly adopted"}


def test_without_a_newer_version_nothing_is_said_yet() -> None:
    """Nobody knows before the other side has tabled something."""
    assert set(taken(countered(), 3).values()) == {"no newer version"}


def test_what_was_not_transmitted_was_not_put_forward() -> None:
    """A counter-draft that lies in the drawer can neither be adopted nor ignored."""
    assert taken(countered(OURS, sent=False), 3) == {}


def test_a_clause_that_is_to_go_is_adopted_when_it_is_gone() -> None:
    """Striking a clause is put forward as well as wording one."""
    shorter = FERRY.replace("2. Each Party shall keep its quay in repair.\n\n", "")
    case = Case()
    case.draft()
    case.send("treaty")
    case.draft(text=shorter, by="US", on=2, basis="treaty@v1")
    case.send("treaty@v2", by="US", to="RU", on=2)
    case.draft(text=shorter, on=3, basis="treaty@v2")
    assert taken(case, 3)["1(2)"] == "adopted"


@pytest.mark.parametrize(
    ("theirs", "state"),
    [(FERRY.replace("in repair.", f"in repair.\n\n3. {WAIT}"), "adopted"), (FERRY, "ignored")],
)
def test_a_paragraph_put_forward_on_an_article_is_found_below_it(theirs: str, state: str) -> None:
    """A counter-text to an article may add to it, and then stands in a paragraph of its own."""
    case = Case()
    case.draft()
    case.send("treaty")
    case.answer("1", "accepts-with-change", on=2, text=WAIT)
    case.draft(text=theirs.replace("on signature", "at once"), on=3)
    assert taken(case, 3)["1"] == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The fare is 25 crowns.", UptakeState.ADOPTED),
        ("The fare  is 25\ncrowns.", UptakeState.ADOPTED),
        ("The fare is 30 crowns.", UptakeState.IGNORED),
        ("The fare is 25 crowns for adults.", UptakeState.PARTLY),
        ("No fare is charged.", UptakeState.IGNORED),
    ],
)
def test_an_offer_is_judged_by_its_words(text: str, state: UptakeState) -> None:
    """The same words are adoption, nearer ones a part of it, and everything else is ignoring it."""
    assert judge_uptake("The fare is 30 crowns.", "The fare is 25 crowns.", text)[0] is state
