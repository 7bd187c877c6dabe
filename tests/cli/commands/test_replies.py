"""Replies: what addressees and askers do shows in what is outstanding."""

from typing import Any

import pytest


def test_receipt_is_acknowledged(ferry: Any) -> None:
    """A confirmed receipt answers nothing, and shows."""
    ferry.do("acknowledge", "treaty@v2")
    item = ferry.awaited("treaty@v2")
    assert (item["state"], item["open"]) == ("acknowledged", True)


def test_consulting_keeps_the_reply_owed(ferry: Any) -> None:
    """While allies are asked the answer is still owed."""
    ferry.do("party", "add", "EAS", "Eastland", "--no-seat")
    ferry.do(
        "consult", "treaty@v2", "--to", "EAS", "--shown", "treaty@v2", "--due", "+10d", "--words", "soon"
    )
    item = ferry.awaited("treaty@v2")
    assert (item["state"], item["open"]) == ("under consultation", True)


def test_a_promise_and_an_extension_move_the_date(ferry: Any) -> None:
    """The promised date stands until another is agreed, and the words are kept."""
    ferry.do("promise", "treaty@v2", "--to", "SOU", "--due", "2026-11-26..2026-11-28", "--words", "this week")
    due = ferry.awaited("treaty@v2")["due"]
    assert (due["from"], due["to"], due["kind"], due["words"]) == (
        "2026-11-26", "2026-11-28", "promised", "this week",
    )  # fmt: skip
    ferry.do("extend", "treaty@v2", "--by", "SOU", "--from", "NOR", "--due", "2026-12-20")
    due = ferry.awaited("treaty@v2")["due"]
    assert (due["to"], due["kind"]) == ("2026-12-20", "agreed")
    assert "extended" in ferry.awaited("treaty@v2")["flags"]


def test_the_asker_lets_it_go(ferry: Any) -> None:
    """A question closed by the asker is no longer outstanding."""
    ferry.do("close", "treaty@v2", "--by", "SOU", "--from", "NOR", "--reason", "Overtaken.")
    assert not ferry.awaited("treaty@v2")["open"]
    assert ferry.told("outstanding")["items"] == []


def asked_two(ferry: Any) -> None:
    """A letter from us to two states, and one paper that came back for both."""
    for key in ("EAS", "WES"):
        ferry.do("party", "add", key, f"{key} Republic", "--no-seat")
    ferry.do("record", "letter", ferry.file("l.md", "Where do you stand?\n"), "--kind", "letter")
    ferry.do("transmit", "letter", "--to", "EAS,WES")
    joint = ferry.file("j.md", "We stand together.\n")
    ferry.do("receive", "joint", joint, "--from", "EAS", "--kind", "letter", "--reply", "none")
    ferry.do("offer-reply", "joint", "--answers", "letter", "--by", "EAS", "--on-behalf-of", "EAS,WES")


@pytest.mark.parametrize(("verb", "still_open"), [("accept-reply", False), ("refuse-reply", True)])
def test_a_joint_reply_counts_when_the_asker_takes_it(ferry: Any, verb: str, still_open: bool) -> None:
    """One paper answers for several only once it was accepted."""
    asked_two(ferry)
    ferry.do(verb, "joint@v1", "--reason", "As agreed.")
    items = [i for i in ferry.told("outstanding", "--all")["items"] if i["version"] == "letter@v1"]
    assert {item["awaited_from"]: item["open"] for item in items}["WES"] is still_open


def test_a_paper_never_offered_cannot_be_accepted(ferry: Any) -> None:
    """Only what was offered as a joint reply can be taken or refused."""
    before = ferry.kept()
    said = ferry("accept-reply", "treaty@v2", "--by", "NOR")
    assert said.code == 2
    assert "treaty@v2 was never offered as a joint reply" in said.err
    assert ferry.kept() == before


def test_what_is_taken_back_stood_until_then(ferry: Any) -> None:
    """A withdrawn response no longer counts, and only its author can withdraw it."""
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts", "--on", "2026-11-20")
    response = ferry.last("response")["id"][:8]
    said = ferry("withdraw", response, "--by", "SOU")
    assert (said.code, "only NOR can withdraw it" in said.err) == (2, True)
    ferry.do("withdraw", response, "--reason", "Given in error.", "--on", "2026-11-22")
    assert ferry.position("2(1)") is None
    rows = ferry.told("--as-of", "2026-11-21", "positions", "treaty")["rows"]
    assert any(row["positions"] for row in rows)
