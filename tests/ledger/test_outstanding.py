"""Outstanding: how far each addressee has come with its answer, and the facts behind that."""

from typing import Any

import pytest

from build import FERRY, LETTER, Case, asked, day
from proposaltrack.actions.correcting import strike
from proposaltrack.actions.exchange import meet
from proposaltrack.actions.replies import acknowledge, close, consult, withdraw
from proposaltrack.actions.responding import leave
from proposaltrack.actions.versions import Delivery, Wording, receive_version
from proposaltrack.model.acts.base import Form

ALL = "1(1) 1(2) 2 3"


def test_what_was_sent_is_awaited() -> None:
    """A draft that was transmitted and not heard of again is transmitted, and every clause is unanswered."""
    item = asked().item(5)
    assert (item.state, item.open, item.since, item.reply) == ("transmitted", True, day(1), "requested")
    assert (item.awaited_from.key, item.awaited_by.key, item.clauses_total) == ("US", "RU", 4)
    assert item.why == ("transmitted 2024-01-01",)


def test_nothing_is_awaited_before_it_is_asked() -> None:
    """On the day before a transmission nobody owes anything."""
    case = Case()
    case.draft()
    case.send("treaty", on=4)
    assert (case.items(3), len(case.items(4))) == ((), 1)


def test_our_receipt_is_a_step() -> None:
    """What we received stands at received."""
    case = Case(ours="US")
    wording = Wording(("treaty.md", FERRY.encode()))
    case.do(receive_version, "treaty", wording, by="RU", sender="RU", delivery=Delivery(), on=2)
    item = case.item(2)
    assert (item.state, item.why) == ("received", ("transmitted 2024-01-02", "received 2024-01-02"))


def test_acknowledging_and_consulting_answer_nothing() -> None:
    """The answer stays owed while receipt is confirmed and allies are asked."""
    case = asked(parties=("RU", "US", "UK"))
    case.do(acknowledge, "treaty", by="US", on=2)
    assert (case.item(2).state, case.item(2).open) == ("acknowledged", True)
    case.do(consult, "treaty", by="US", to=["UK"], on=3)
    item = case.item(3)
    assert (item.state, item.open, len(item.unanswered)) == ("under consultation", True, 4)
    assert item.why[-1] == "under consultation with UK since 2024-01-03"


def test_views_of_allies_are_awaited_by_their_day() -> None:
    """By when they were asked to say something is told, and that the day is past, until the answer is under way."""
    case = asked(parties=("RU", "US", "UK"))
    case.do(consult, "treaty", by="US", to=["UK"], due="2024-01-10", on=3)
    told = "under consultation with UK since 2024-01-03, their views asked for by 2024-01-10"
    assert case.item(10).why[-1] == told
    assert (
        "views past the date asked" in case.item(10).flags,
        "views past the date asked" in case.item(11).flags,
    ) == (False, True)
    case.answer("1", "accepts", on=12)
    assert "views past the date asked" not in case.item(12).flags


def test_what_is_prepared_discharges_nothing() -> None:
    """A written response that has not left is prepared: its clauses are unanswered until it is transmitted."""
    case = asked(ours="US")
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer(ALL, "accepts", on=3, in_="reply")
    before = case.item(3)
    assert (before.state, case.names(before, before.unanswered), case.names(before, before.prepared)) == (
        "prepared", ALL, ALL,
    )  # fmt: skip
    assert before.why[1:] == (
        "prepared 2024-01-03, not transmitted (reply@v1)",
        "4 clauses answered in what has not been transmitted",
    )
    case.send("reply", by="US", to="RU", on=6)
    after = case.item(6)
    assert (after.state, after.open, after.prepared) == ("answered", False, ())
    assert after.why == ("transmitted 2024-01-01", "answered 2024-01-06 (reply@v1)")
    assert case.item(5).state == "prepared"


def test_what_is_shown_to_others_is_not_given_to_the_asker() -> None:
    """A response sent to an ally only is still prepared towards who asked."""
    case = asked(parties=("RU", "US", "UK"))
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer(ALL, "accepts", on=3, in_="reply")
    case.send("reply", by="US", to="UK", on=4)
    assert case.item(4).state == "prepared"
    case.send("reply", by="US", to="UK RU", on=5)
    assert case.item(5).state == "answered"


def test_our_own_word_outside_a_paper_counts_when_it_was_said_or_sent() -> None:
    """Our response outside any paper is prepared until a transmission names it, unless its form says it was given."""
    case = asked(ours="US")
    written = case.answer("1", "accepts", on=2, form=None)
    assert (case.item(2).state, len(case.item(2).answered)) == ("prepared", 0)
    case.answer("2", "rejects", on=3)
    assert case.names(case.item(3), case.item(3).answered) == "2"
    case.send(written, by="US", to="RU", on=4)
    assert case.names(case.item(4), case.item(4).answered) == "1(1) 1(2) 2"


def test_a_part_is_partly_answered_until_the_rest_comes() -> None:
    """The first of two papers answers a part; the question is answered on the day of the second."""
    case = asked()
    for place, (on, clauses) in enumerate(((3, "1"), (8, "2 3")), 1):
        case.draft(
            "reply", f"{LETTER}{place}.\n", by="US", on=on, kind="written-response", answers=("treaty",)
        )
        case.answer(clauses, "rejects", on=on, in_=f"reply@v{place}")
        case.send(f"reply@v{place}", by="US", to="RU", on=on)
    early, late = case.item(3), case.item(8)
    assert (early.state, case.names(early, early.unanswered)) == ("partly answered", "2 3")
    assert (late.state, late.open, late.unanswered) == ("answered", False, ())
    assert late.why[1:] == ("partly answered 2024-01-03 (reply@v1)", "answered 2024-01-08 (reply@v2)")


def test_a_reply_without_stances_is_a_part() -> None:
    """A paper that says what it answers, with no stance noted, leaves every clause unanswered."""
    case = asked()
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.send("reply", by="US", to="RU", on=3)
    assert (case.item(3).state, len(case.item(3).unanswered)) == ("partly answered", 4)


def test_a_letter_is_answered_as_a_whole() -> None:
    """An answer to a letter is counted on no clauses: one reply answers it."""
    case = Case()
    case.draft("letter", LETTER, kind="letter")
    case.send("letter")
    assert (case.item(2, of="letter@v1").clauses_total, case.item(2, of="letter@v1").state) == (
        0,
        "transmitted",
    )
    case.draft("reply", LETTER * 2, by="US", on=3, kind="letter", answers=("letter",))
    case.send("reply", by="US", to="RU", on=3, reply="none")
    assert (case.item(3, of="letter@v1").state, len(case.items(3))) == ("answered", 1)


def test_a_counter_draft_answers_what_it_was_made_from() -> None:
    """A draft of the addressee made from the version answers it once it reaches the asker."""
    case = asked()
    case.draft(text=FERRY.replace("30", "40"), by="US", on=3, basis="treaty@v1")
    assert case.item(3).state == "prepared"
    case.send("treaty@v2", by="US", to="RU", on=4)
    item = case.item(4)
    assert (item.state, item.why[-1]) == ("answered", "answered 2024-01-04 by a counter-draft (treaty@v2)")
    assert case.item(4, owing="RU", of="treaty@v2").open


def test_later_drafts_answer_later_questions() -> None:
    """Only the first counter-draft is told as the answer; what follows in the exchange is not."""
    case = asked()
    for number, (by, to) in enumerate((("US", "RU"), ("RU", "US"), ("US", "RU")), 1):
        text = FERRY.replace("30", str(30 + number))
        case.draft(text=text, by=by, on=number + 1, basis=f"treaty@v{number}")
        case.send(f"treaty@v{number + 1}", by=by, to=to, on=number + 1)
    assert [line for line in case.item(9).why if "counter-draft" in line] == [
        "answered 2024-01-02 by a counter-draft (treaty@v2)"
    ]


def test_the_asker_may_let_an_answer_go() -> None:
    """What the asker closes is awaited no more, from those it names or from all."""
    case = asked(parties=("RU", "US", "UK"))
    case.send("treaty", to="UK", on=1)
    case.do(close, "treaty", by="RU", owed_by=["UK"], on=5)
    assert (case.item(5, owing="UK").state, case.item(5).state) == ("closed", "transmitted")
    case.do(close, "treaty", by="RU", on=6)
    assert (case.item(6).state, case.item(6).why[-1]) == ("closed", "closed by RU 2024-01-06")
    assert case.items(6, only_open=True) == ()


def test_a_newer_question_supersedes_the_older() -> None:
    """A newer version asked of the same addressee leaves the older one superseded, not answered."""
    case = asked()
    case.draft(text=FERRY.replace("30", "40"), on=5)
    case.send("treaty@v2", on=5)
    assert (case.item(4).open, case.item(5).open) == (True, False)
    assert (case.item(5).flags, case.item(5).state) == (("superseded",), "transmitted")
    assert [item.version.label for item in case.items(5, only_open=True)] == ["treaty@v2"]


@pytest.mark.parametrize(
    "told", [{"to": "UK"}, {"reply": "none"}], ids=["another addressee", "no reply asked"]
)
def test_what_asks_nothing_new_supersedes_nothing(told: dict[str, Any]) -> None:
    """A newer version for another addressee, or one that asks no reply, leaves the question standing."""
    case = asked(parties=("RU", "US", "UK"))
    case.draft(text=FERRY.replace("30", "40"), on=5)
    case.send("treaty@v2", on=5, **told)
    assert case.item(5).open


def test_a_translation_sent_along_asks_nothing_of_its_own() -> None:
    """A text sent with its version in another language asks once, and neither supersedes the other."""
    case = Case()
    case.draft()
    case.draft(text=FERRY.replace("ferry", "paquebot"), language="fr", parallel_to="treaty@v1")
    case.send("treaty@v1", "treaty@v2")
    assert [(item.version.label, item.open) for item in case.items(2)] == [("treaty@v1", True)]


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        ("requested", "transmitted 2024-01-01, reply asked for by 2024-01-09"),
        ("invited", "transmitted 2024-01-01, reply invited by 2024-01-09"),
    ],
)
def test_what_the_sender_asks_is_told(reply: str, line: str) -> None:
    """The transmission is told with what it asks."""
    case = Case()
    case.draft()
    case.send("treaty", reply=reply, due="2024-01-09")
    assert (case.item(2).reply, case.item(2).why) == (reply, (line,))


def test_what_asks_no_reply_is_not_awaited() -> None:
    """A copy for information, and a response sent as is its habit, await nothing."""
    case = Case()
    case.draft()
    case.send("treaty", reply="none")
    case.draft("reply", LETTER, by="US", on=2, kind="written-response")
    case.send("reply", by="US", to="RU", on=2)
    assert case.items(9) == ()


def test_a_question_withdrawn_is_closed_from_its_day_on() -> None:
    """A draft that its author takes back was awaited until then, and is told as withdrawn."""
    case = asked()
    case.do(withdraw, "treaty@v1", by="RU", on=5)
    assert case.item(4).open
    assert (case.item(5).state, case.item(5).why[-1]) == ("closed", "withdrawn 2024-01-05 (treaty@v1)")


def test_a_withdrawn_version_supersedes_nothing() -> None:
    """When the newer version is taken back, the older question stands again."""
    case = asked()
    case.draft(text=FERRY.replace("30", "40"), on=3)
    case.send("treaty@v2", on=3)
    case.do(withdraw, "treaty@v2", by="RU", on=5)
    assert [case.item(on).open for on in (2, 3, 5)] == [True, False, True]


def test_a_reply_withdrawn_answers_until_the_day_before() -> None:
    """A paper that its author takes back leaves the answer owed again."""
    case = asked()
    case.draft("reply", LETTER, by="US", on=3, kind="written-response", answers=("treaty",))
    case.answer(ALL, "accepts", on=3, in_="reply")
    case.send("reply", by="US", to="RU", on=3)
    case.do(withdraw, "reply@v1", by="US", on=6)
    assert [case.item(on).state for on in (2, 3, 5, 6)] == [
        "transmitted",
        "answered",
        "answered",
        "transmitted",
    ]


def test_a_transmission_withdrawn_asks_nothing() -> None:
    """A sending that was called back asks nothing from that day on."""
    case = Case()
    case.draft()
    sent = case.send("treaty", on=2)
    case.do(withdraw, sent, by="RU", on=4)
    assert [len(case.items(on)) for on in (2, 3, 4)] == [1, 1, 0]


def test_what_is_struck_was_never_made() -> None:
    """A struck acknowledgement is gone from every day, and what is known on a day before the strike has it still."""
    case = asked()
    mistake = case.do(acknowledge, "treaty", by="US", on=2)
    case.now = case.now.replace(day=20)
    case.do(strike, mistake, reason="It was another note.", on=8)
    assert case.item(3).state == "transmitted"
    assert case.item(3, known_on=case.now.date().replace(day=19)).state == "acknowledged"


def test_what_is_set_aside_on_purpose_is_not_counted() -> None:
    """Clauses left aside count neither as answered nor as unanswered; what is below a clause goes with it."""
    case = asked(ours="US")
    case.do(leave, "treaty", by="US", clauses=["1"], reason="For later.", on=2)
    item = case.item(2)
    assert (case.names(item, item.left), case.names(item, item.unanswered)) == ("1(1) 1(2)", "2 3")
    case.answer("2 3", "accepts", on=3)
    assert (case.item(3).state, case.item(3).clauses_total) == ("answered", 2)


def test_leaving_everything_aside_answers_nothing() -> None:
    """When every clause is set aside, nothing has been answered."""
    case = asked(ours="US")
    case.do(leave, "treaty", by="US", clauses=["1", "2", "3"], reason="For later.", on=2)
    assert (case.item(2).state, case.item(2).clauses_total) == ("transmitted", 0)


def test_who_says_so_is_told() -> None:
    """The asker says so where nobody else's account is noted; an account that no reply was asked stands beside it."""
    case = Case()
    case.draft()
    case.send("treaty", account="US")
    case.send("treaty", account="RU", reply="none")
    item = case.item(2)
    assert [party.key for party in item.according_to] == ["US"]
    assert [party.key for party in item.disputed_by] == ["RU"]
    assert [party.key for party in asked().item(2).according_to] == ["RU"]


def test_the_most_pressing_comes_first() -> None:
    """Overdue comes before what is due, the earlier date before the later, and what is done comes last."""
    case = Case()
    for place, due in enumerate(("2024-01-20", "2024-01-10", None), 1):
        key = f"draft{place}"
        case.draft(key)
        case.send(key, due=due)
    case.do(close, "draft2", by="RU", on=3)
    assert [item.version.label for item in case.items(5)] == ["draft1@v1", "draft3@v1", "draft2@v1"]


def test_other_acts_change_nothing() -> None:
    """A meeting moves no answer on."""
    case = asked()
    before = case.item(5)
    case.do(meet, title="Dinner", parties=["RU", "US"], form=Form.ORAL, on=2)
    assert case.item(5) == before
