"""Versions: what is recorded, what arrived, and what is not taken in twice."""

import io
import sys
from typing import Any

import pytest


def test_a_draft_is_recorded_as_ours(ferry: Any) -> None:
    """Without a name it is our own wording, numbered after those that are there."""
    third = ferry.file("third.md", "Article 1\nOne sentence.\n")
    assert ferry.do("record", "treaty", third, "--symbol", "Rev.1", "--basis", "treaty@v2").startswith(
        "Recorded treaty@v3: "
    )
    version = ferry.told("documents")["documents"][0]["versions"][-1]
    assert (version["by"], version["symbol"], version["basis"]) == ("NOR", "Rev.1", "treaty@v2")


def test_the_same_bytes_are_not_recorded_twice(ferry: Any) -> None:
    """A file that is there already is named, and nothing is done."""
    before = ferry.kept()
    draft, counter = ferry.folder.parent / "draft.md", ferry.folder.parent / "counter.md"
    assert (
        ferry.do("record", "treaty", draft) == "treaty@v1 already holds these bytes; nothing was recorded\n"
    )
    assert "treaty@v2 already holds" in ferry.do("receive", "treaty", counter, "--from", "SOU")
    assert ferry.kept() == before


def test_what_arrived_is_version_transmission_and_receipt(ferry: Any) -> None:
    """One command files what was sent, on the day that it bears, and that it arrived."""
    item = ferry.awaited("treaty@v2")
    assert (item["awaited_from"], item["awaited_by"], item["state"]) == ("NOR", "SOU", "received")
    assert (item["since"], item["due"]["to"]) == ("2026-10-20", "2026-11-10")
    assert ferry.last("receipt")["on"] == "2026-10-21"


def test_a_text_comes_in_on_standard_input(ferry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Artikel 1\nDie Fähre fährt.\n".encode())))
    assert "Recorded note@v1" in ferry.do("record", "note", "-", "--kind", "non-paper", "--language", "de")
    assert "Die Fähre fährt." in ferry.do("show", "note@v1")


def test_an_observer_says_who_wrote_what(ferry: Any) -> None:
    """Where no party is ours, the author must be named, and the message says how."""
    (ferry.folder / ".proposaltrack" / "local.json").write_text("{}", "utf-8")
    before = ferry.kept()
    said = ferry("record", "treaty", ferry.file("n.md", "Article 1\nNew.\n"))
    assert said.code == 2
    assert "nobody is named as the one who acts. Name the party with --by" in said.err
    assert ferry.kept() == before


def test_a_day_in_the_future_is_remarked_on(ferry: Any) -> None:
    """An act dated after today is filed, with a note that today's answers do not count it."""
    said = ferry("record", "treaty", ferry.file("n.md", "Article 1\nNew.\n"), "--on", "2062-01-01")
    assert said.code == 0
    assert "2062-01-01 lies in the future" in said.err
    assert [v["version"] for v in ferry.told("documents")["documents"][0]["versions"]][:2] == [
        "treaty@v1",
        "treaty@v2",
    ]


def test_control_characters_are_let_through_when_asked_for(ferry: Any) -> None:
    """A text with control characters is stored exactly and shown as pictures."""
    file = ferry.file("bell.md", "Article 1\nRing\x07 twice.\n")
    assert ferry("record", "treaty", file).code == 4
    ferry.do("record", "treaty", file, "--allow-control-characters")
    assert "Ring␇ twice." in ferry.do("show", "treaty@v3")
