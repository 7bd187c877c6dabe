"""Correcting: a mistake is put right as if it had never been made, and stays visible."""

from typing import Any

import pytest


def test_a_mistaken_date_is_put_right(ferry: Any) -> None:
    """The corrected entry counts, the original is shown as struck, and why."""
    sent = next(
        e["id"] for e in ferry.log() if e["kind"] == "transmission" and "SOU transmitted" in e["told"]
    )
    assert "due changed" in ferry.do("correct", sent[:8], "--due", "2026-12-31", "--reason", "Misread.")
    assert ferry.awaited("treaty@v2")["due"]["to"] == "2026-12-31"
    assert next(entry for entry in ferry.log() if entry["id"] == sent)["struck"]


def test_an_entry_is_struck(ferry: Any) -> None:
    """A struck response counts no more and cannot be struck twice."""
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts")
    response = ferry.last("response")["id"][:8]
    ferry.do("strike", response, "--reason", "Wrong clause.")
    assert ferry.position("2(1)") is None
    before = ferry.kept()
    said = ferry("strike", response, "--reason", "Wrong clause.")
    assert said.code == 5
    assert "has been put right already" in said.err
    assert ferry.kept() == before


def test_the_reason_of_a_response_has_its_own_option(ferry: Any) -> None:
    """Why an entry is corrected and the reason it gives are two things."""
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "rejects", "--reason", "Too few")
    response = ferry.last("response")["id"][:8]
    ferry.do("correct", response, "--new-reason", "Too many", "--reason", "Heard it wrong.")
    assert ferry.position("2(1)")["reason"] == "Too many"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("correct", "ID"), 2, "missing option '--reason'"),
        (("correct", "ID", "--reason", "x"), 2, "nothing is changed. Give at least one of: on, by"),
        (("correct", "ID", "--reason", "x", "--due", "+5d"), 2, "such an entry has no due. It has: on, by"),
        (("correct", "ID", "--reason", "x", "--stance", "agrees"), 2, "'agrees' is no stance"),
        (("correct", "ID", "--reason", "x", "--form", "sung"), 2, "'sung' is no form"),
        (("correct", "ID", "--reason", "x", "--on", "yesterday"), 2, "'yesterday' is no day"),
        (("correct", "ID", "--reason", "x", "--by", "NRO"), 3, "no party 'NRO'. Did you mean NOR?"),
        (("strike", "ID", "--reason", " "), 2, "a correction needs a reason"),
        (("strike", "00000000", "--reason", "x"), 3, "no entry with the id '00000000'"),
        (("strike", "v1", "--reason", "x"), 2, "'v1' is no id"),
    ],
)
def test_what_cannot_be_put_right_so_is_told(
    ferry: Any, words: tuple[str, ...], code: int, message: str
) -> None:
    """Each mistake in a correction gets one message, and nothing changes."""
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "rejects")
    response = ferry.last("response")["id"][:8]
    before = ferry.kept()
    said = ferry(*(response if word == "ID" else word for word in words))
    assert said.code == code
    assert message in said.err
    assert ferry.kept() == before


def test_what_carries_others_is_not_struck(ferry: Any) -> None:
    """The record that opens the negotiation stays."""
    opening = ferry.last("negotiation")["id"][:8]
    said = ferry("strike", opening, "--reason", "x")
    assert said.code == 5
    assert "carries others" in said.err


def test_two_accounts_of_one_act_are_joined_and_told_together(ferry: Any) -> None:
    """The first entry counts, the other is told beside it, and each side is heard with its own."""
    for account, reply in (("SOU", "requested"), ("NOR", "none")):
        ferry.do(
            "transmit", "treaty", "--to", "SOU", "--reply", reply, "--according-to", account, "--form", "oral"
        )
    asked, plain = (
        entry["id"]
        for entry in ferry.log()
        if entry["kind"] == "transmission" and entry["act"]["according_to"]
    )
    assert ferry("join", asked).code == 2
    said = ferry.do("join", asked[:8], plain[:8])
    assert said.startswith("Counted once from now on: NOR transmitted treaty@v2 to SOU")
    told = ferry.do("show", plain)
    assert f"Told by SOU too, in entry {asked[:8]}" in told
    owed = [
        [
            item["version"]
            for item in ferry.told("outstanding", "--according-to", party)["items"]
            if item["awaited_from"] == "SOU"
        ]
        for party in ("SOU", "NOR")
    ]
    assert owed == [["treaty@v2"], []]
