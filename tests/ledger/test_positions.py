"""Positions: where a party stands on each clause, from everything it has said."""

from typing import Any

import pytest

from build import FERRY, LETTER, Case, asked
from proposaltrack.actions.correcting import correct, strike
from proposaltrack.actions.responding import Answer, respond
from proposaltrack.model.acts.base import Form
from proposaltrack.model.stance import Stance


def test_no_position_is_computed_never_typed() -> None:
    """A party that has said nothing on a clause has no position there."""
    case = asked()
    case.answer("2", "rejects", on=2)
    assert case.stances(2) == {"2": "rejects"}
    assert [party.key for party in case.table(2).parties] == ["US"]


def test_several_stances_hold_at_once() -> None:
    """A party may reject a clause and propose another text for it."""
    case = asked()
    case.answer("2", "rejects counter-proposes", on=2)
    assert case.stances(2) == {"2": "rejects counter-proposes"}


def test_a_paragraphs_own_stance_comes_before_its_articles() -> None:
    """A stance on an article covers its paragraphs unless one has its own, whichever was given first."""
    case = asked()
    case.answer("1(2)", "rejects", on=2)
    case.answer("1", "accepts", on=3)
    assert case.stances(3) == {"1(1)": "accepts", "1(2)": "rejects"}
    via = [p.via.number if p.via else None for row in case.table(3).rows for p in row.positions.values()]
    assert via == ["1", None]


def test_a_word_on_everything_is_the_weakest() -> None:
    """A stance on the whole text stands where nothing nearer was said."""
    case = asked()
    case.answer("2", "rejects", on=2)
    case.answer("all", "accepts", on=3)
    assert case.stances(3) == {"1(1)": "accepts", "1(2)": "accepts", "2": "rejects", "3": "accepts"}


def test_the_later_word_replaces_the_earlier() -> None:
    """What a party says again on the same clause replaces what it said, by the day of the act."""
    case = asked()
    case.answer("2", "accepts", on=5)
    case.answer("2", "rejects", on=3)
    assert [case.stances(on) for on in (4, 5)] == [{"2": "rejects"}, {"2": "accepts"}]


def test_two_passages_of_one_paper_both_hold() -> None:
    """A paper by themes may speak to one clause in two places, and both are its word; one place speaks once."""
    case = asked()
    case.draft(
        "reply", "1. No.\n\n2. But perhaps so.\n", by="US", on=3, kind="written-response", answers=("treaty",)
    )
    for passage, stance in (("1", "asks-for-clarification"), ("1", "rejects"), ("2", "counter-proposes")):
        case.answer("2", stance, on=3, in_=f"reply#{passage}")
    case.send("reply", by="US", to="RU", on=3)
    assert case.stances(3) == {"2": "rejects counter-proposes"}
    (position,) = next(row.positions.values() for row in case.table(3).rows if row.positions)
    assert len(position.entry_ids) == 2


def test_a_position_on_other_words_is_marked() -> None:
    """A position is marked once the wording it answered has changed, and only then."""
    case = asked()
    case.answer("1 2", "accepts", on=2)
    case.draft(text=FERRY.replace("30", "40").replace("1. Each Party", "1.  Each\nParty"), on=5)
    assert case.stances(5) == {"1(1)": "accepts", "1(2)": "accepts", "2": "accepts ~"}
    assert case.stances(4) == {"1(1)": "accepts", "1(2)": "accepts", "2": "accepts"}


def test_answers_to_two_clauses_that_became_one_both_hold() -> None:
    """Where two paragraphs were merged, what was said to each is shown, as given on earlier wording."""
    case = asked()
    case.answer("1(1)", "accepts", on=2)
    case.answer("1(2)", "rejects", on=3)
    case.draft(
        text=FERRY.replace(
            "run one ferry.\n\n2. Each Party shall keep", "run one ferry. Each Party shall keep"
        ),
        on=5,
    )
    assert case.stances(5)["1(1)"] == "accepts rejects ~"


def test_an_older_version_shows_what_was_said_up_to_it() -> None:
    """Asked about an earlier wording, positions on a later one are left out."""
    case = asked()
    case.answer("2", "accepts", on=2)
    case.draft(text=FERRY.replace("30", "40"), on=5)
    case.answer("2", "rejects", on=6, to="treaty@v2")
    assert case.stances(6, version="treaty@v1") == {"2": "accepts"}
    assert case.stances(6) == {"2": "rejects"}


def test_what_is_prepared_is_marked_and_settles_nothing() -> None:
    """A position that has not left is shown as prepared, and the clause's state rests on what was given."""
    case = asked(ours="US")
    case.answer("2", "reserves", on=2)
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer("2", "accepts", on=3, in_="reply")
    row = next(row for row in case.table(3).rows if row.positions)
    assert (case.stances(3), row.state) == ({"2": "accepts ^"}, "reserved")
    case.send("reply", by="US", to="RU", on=4)
    row = next(row for row in case.table(4).rows if row.positions)
    assert (case.stances(4), row.state) == ({"2": "accepts"}, "policy agreed")


def test_a_withdrawal_that_has_not_left_takes_nothing_back() -> None:
    """A prepared withdrawal leaves the position that was given."""
    case = asked(ours="US")
    case.answer("2", "accepts", on=2)
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer("2", "withdraws", on=3, in_="reply")
    assert case.stances(3) == {"2": "accepts"}
    case.send("reply", by="US", to="RU", on=4)
    assert case.stances(4) == {}


def test_those_spoken_for_have_the_position_too() -> None:
    """A response on behalf of others is the position of each."""
    case = asked(parties=("RU", "US", "UK"))
    case.answer("2", "rejects", on=2, on_behalf_of=("UK",))
    assert case.stances(2) == case.stances(2, of="UK") == {"2": "rejects"}


def test_a_translation_does_not_hide_what_was_said() -> None:
    """The rows are those of the latest version, a translation of it aside."""
    case = asked()
    case.answer("2", "rejects", on=2)
    case.draft(text=FERRY.replace("ferry", "paquebot"), on=3, language="fr", parallel_to="treaty@v1")
    assert case.table(3).version.label == "treaty@v1"
    assert case.stances(3) == {"2": "rejects"}


def test_the_silence_of_one_who_was_asked_is_no_consent() -> None:
    """A clause is policy agreed when all who were asked accept it; while one of them is silent it is tabled."""
    case = Case(parties=("RU", "US", "UK"))
    case.draft()
    case.send("treaty", to="US UK")
    case.answer("2", "accepts", on=2)
    assert [row.state for row in case.table(2).rows if row.positions] == ["tabled"]
    case.answer("2", "accepts", by="UK", on=3)
    assert [row.state for row in case.table(3).rows if row.positions] == ["policy agreed"]


def test_corrections_and_strikes_count_from_the_beginning() -> None:
    """A corrected stance counts on every day as if it had been right, and a struck one never was."""
    case = asked()
    first = case.answer("2", "rejects", on=2)
    second = case.answer("3", "rejects", on=2)
    case.do(correct, first, changes={"stance": "reserves"}, reason="A slip.", on=9)
    case.do(strike, second, reason="It was said on another treaty.", on=9)
    assert case.stances(3) == {"2": "reserves"}


@pytest.mark.parametrize(
    ("stance", "said", "state"),
    [
        ("accepts", {}, "policy agreed"),
        ("accepts", {"condition": "Article 3 stands."}, "conditional"),
        ("defers", {}, "parked"),
        ("reserves", {}, "reserved"),
        ("rejects", {}, "tabled"),
    ],
)
def test_the_state_of_a_clause_follows_from_the_positions(
    stance: str, said: dict[str, Any], state: str
) -> None:
    """How settled a clause is follows from what the parties say."""
    case = asked()
    case.answer("2", stance, on=2, to="treaty", **said)
    assert {row.clause.number: row.state for row in case.table(2).rows}["2"] == state


def test_brackets_and_silence_have_their_states() -> None:
    """A clause in brackets is bracketed, one that was sent is tabled, one that was not is not discussed."""
    case = Case()
    case.draft(text=FERRY.replace("30 crowns", "[30] crowns"))
    assert {row.clause.number: row.state for row in case.table(1).rows} == {
        "1(1)": "not discussed", "1(2)": "not discussed", "2": "bracketed", "3": "not discussed",
    }  # fmt: skip
    case.send("treaty", on=2)
    assert {row.state for row in case.table(2).rows} == {"tabled", "bracketed"}


def test_what_we_read_in_their_paper_is_not_their_own_record() -> None:
    """Our own answer is our record; theirs is our reading of it, unless it is told from their account."""
    case = asked(ours="US")
    case.answer("1", "accepts", on=2)
    case.answer("2", "rejects", on=2, by="RU")
    case.do(respond, "treaty", Answer(("3",), (Stance.NOTES,)), by="RU", on=2, account="RU", form=Form.ORAL)
    rows = case.table(3).rows
    found = {row.clause.number: p.reading for row in rows for p in row.positions.values()}
    assert found == {"1(1)": False, "1(2)": False, "2": True, "3": False}
