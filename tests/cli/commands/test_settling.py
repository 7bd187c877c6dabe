"""Settling: reservations, agreements, packages and conditions show in how settled a clause is, and why."""

from pathlib import Path
from typing import Any

import pytest


def row(ferry: Any, clause: str) -> Any:
    """How settled a clause of the latest treaty is."""
    rows = ferry.told("positions", "treaty")["rows"]
    return next(r for r in rows if "".join(r["clause"]["path"]) == clause)


def filed(said: Any) -> str:
    """The id of the entry that a command filed."""
    assert said.code == 0, said.err
    return str(said.err.split()[-1])


def test_a_reservation_holds_until_it_is_lifted(ferry: Any) -> None:
    """The state names it, the reason says whose and of which kind; only its owner lifts it, and once."""
    entry = filed(
        ferry("reserve", "treaty", "--clause", "2(1)", "--kind", "scrutiny", "--reason", "In cabinet.")
    )
    held = row(ferry, "2(1)")
    assert held["state"] == "reserved"
    assert held["why"] == ["scrutiny reservation by NOR 2026-11-25: In cabinet."]
    assert held["entries"][0].startswith(entry)
    assert "only NOR lifts it" in ferry("lift", entry, "--by", "SOU").err
    ferry.do("lift", entry)
    assert row(ferry, "2(1)")["state"] != "reserved"
    assert ferry("lift", entry).code == 2


def test_an_agreement_ad_referendum_is_confirmed_by_all_or_opened_by_one(ferry: Any) -> None:
    """One authority's word is not enough to confirm, and enough to open what was agreed."""
    told = ("agree", "treaty", "--by", "NOR,SOU", "--clause", "2(1)", "--level", "ad-referendum")
    entry = filed(ferry(*told))
    assert row(ferry, "2(1)")["state"] == "agreed ad referendum (our record)"
    ferry.do("confirm", entry)
    assert row(ferry, "2(1)")["state"] == "agreed ad referendum (our record)"
    ferry.do("confirm", entry, "--by", "SOU")
    assert row(ferry, "2(1)")["state"] == "confirmed (our record)"
    ferry.do("disavow", entry, "--by", "SOU", "--reason", "Beyond the mandate.")
    assert row(ferry, "2(1)")["state"] == "reopened (our record)"
    assert row(ferry, "2(1)")["why"][-1] == "disavowed by SOU 2026-11-25"


def test_a_member_of_a_package_waits_for_the_others(ferry: Any) -> None:
    """What is agreed is conditional while the package is open, and says which member is missing."""
    ferry.do("package", "Timetable", "treaty#2(1)", "treaty#1(1)")
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "2(1)")
    assert row(ferry, "2(1)")["state"] == "conditional (our record)"
    assert row(ferry, "2(1)")["why"][-1] == "package 'Timetable' is open: 1(1) of treaty@v2 not agreed"
    entry = filed(ferry("agree", "treaty", "--by", "NOR,SOU", "--clause", "1(1)"))
    assert row(ferry, "2(1)")["state"] == "agreed at negotiators' level (our record)"
    ferry.do("disavow", entry)
    assert row(ferry, "2(1)")["state"] == "conditional (our record)"


def test_a_later_version_that_words_it_otherwise_opens_an_agreement(ferry: Any) -> None:
    """The text changed after the handshake: the clause reads reopened, and says by which version."""
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "2(1)")
    text = ferry.file("later.md", ferry.do("show", "treaty@v2", "--exact").replace("6 times", "9 times"))
    ferry.do("record", "treaty", text, "--by", "NOR")
    assert row(ferry, "2(1)")["state"] == "reopened (our record)"
    assert row(ferry, "2(1)")["why"][-1] == "treaty@v3 words it otherwise"


def test_a_condition_is_met_when_what_it_names_is_agreed(ferry: Any) -> None:
    """Accepted if another clause stands: conditional before that one is agreed, policy agreed after."""
    ferry.do(
        "respond",
        "treaty@v2",
        "--clause",
        "2(1)",
        "--stance",
        "accepts",
        "--if",
        "treaty@v2#1(1)",
        "--form",
        "oral",
    )
    assert row(ferry, "2(1)")["state"] == "conditional"
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "1(1)")
    assert row(ferry, "2(1)")["state"] == "policy agreed"


BAD = {
    "one party agrees": (("agree", "treaty", "--by", "NOR", "--clause", "1(1)"), 2, "one party alone agrees with nobody"),
    "one clause is no package": (("package", "P", "treaty#1(1)"), 2, "two clauses at least"),
    "a package member without a clause": (("package", "P", "treaty", "treaty#1(1)"), 2, "'treaty' names no clause"),
    "a condition on itself": (
        ("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts", "--if", "treaty@v2#2(1)"),
        2, "leads back to itself: treaty 2(1) depends on treaty 2(1)",
    ),
    "two stances that exclude each other": (
        ("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts,rejects"),
        2, "'accepts' and 'rejects' exclude each other",
    ),
    "confirming what was never agreed": (("confirm", "00000000"), 3, "no entry with the id"),
    "lifting what is no reservation": (("lift", "{version}"), 2, "is no reservation"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_in_one_message(ferry: Any, name: str) -> None:
    """The message names the thing and the next step, and nothing is filed."""
    words, code, told = BAD[name]
    version = ferry.told("documents")["documents"][0]["versions"][0]["version_id"][:8]
    before = len(ferry.told("log")["entries"])
    said = ferry(*(word.format(version=version) for word in words))
    assert (said.code, told in said.err) == (code, True), said.err
    assert len(ferry.told("log")["entries"]) == before


def test_a_condition_in_a_circle_is_refused(ferry: Any) -> None:
    """Two clauses that wait for each other would wait for ever; the message tells the way round."""
    ferry.do("respond", "treaty@v2", "--clause", "1(1)", "--stance", "accepts", "--if", "treaty@v2#2(1)")
    said = ferry("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts", "--if", "treaty@v2#1(1)")
    assert said.code == 2
    assert "treaty 2(1) depends on treaty 1(1) depends on treaty 2(1)" in " ".join(said.err.split())


def test_nothing_is_said_to_a_version_that_was_withdrawn(ferry: Any) -> None:
    """A response, a reservation and an agreement on it are refused, with the day on which it was withdrawn."""
    ferry.do("withdraw", "treaty@v2", "--by", "SOU")
    for words in (
        ("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts"),
        ("reserve", "treaty@v2", "--clause", "2(1)"),
        ("agree", "treaty@v2", "--by", "NOR,SOU", "--clause", "2(1)"),
        ("silence", "open", "treaty@v2", "--expires", "2026-12-01T12:00Z"),
    ):
        said = ferry(*words)
        assert said.code == 5
        assert "treaty@v2 was withdrawn on 2026-11-25" in said.err


def test_a_correction_of_a_correction_is_refused(ferry: Any) -> None:
    """What was put right stays so; the entry that did it carries the original and is not struck in its turn."""
    entry = filed(ferry("reserve", "treaty", "--clause", "2(1)"))
    correction = filed(ferry("strike", entry, "--reason", "A slip."))
    assert ferry("strike", correction, "--reason", "Not a slip.").code == 5
    assert ferry("strike", entry, "--reason", "Again.").code == 5


def test_a_clause_of_another_version_is_told_from_which(ferry: Any) -> None:
    """A number that this version lacks and another has is answered with the version that has it."""
    text = ferry.file(
        "longer.md", ferry.do("show", "treaty@v2", "--exact") + "\nArticle 3\n\nPorts are kept clean.\n"
    )
    ferry.do("record", "treaty", text, "--by", "NOR")
    said = ferry("respond", "treaty@v2", "--clause", "3", "--stance", "accepts")
    assert said.code == 3
    assert "treaty@v3" in said.err


def test_in_a_single_undertaking_nothing_is_agreed_until_everything_is(
    say: Any, ferry: Any, tmp_path: Path
) -> None:
    """What is agreed is provisional, and says what is open, until the last clause of every draft is agreed."""
    drafts = ferry.folder.parent / "draft.md", ferry.folder.parent / "counter.md"
    single = type(ferry)(tmp_path / "single", say)
    single.do("init", "single", "--title", "One undertaking", "--single-undertaking")
    single.do("party", "add", "NOR", "Northland", "--ours")
    single.do("party", "add", "SOU", "Southland")
    for key, draft in zip(("treaty", "protocol"), drafts, strict=True):
        single.do("record", key, draft)
    single.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "all")
    held = row(single, "2(1)")
    assert held["state"] == "agreed at negotiators' level (our record, provisional)"
    assert held["why"][-1] == "nothing is agreed until everything is: 6 clauses of protocol@v1 not agreed"
    single.do("agree", "protocol", "--by", "NOR,SOU", "--clause", "all")
    assert row(single, "2(1)")["state"] == "agreed at negotiators' level (our record)"


def test_what_is_agreed_on_an_article_is_agreed_on_its_paragraphs(ferry: Any) -> None:
    """The article is named once, and each clause below it is agreed; the others are not."""
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "2")
    states = {"".join(r["clause"]["path"]): r["state"] for r in ferry.told("positions", "treaty")["rows"]}
    agreed = {name for name, state in states.items() if state.startswith("agreed")}
    assert agreed == {name for name in states if name.startswith("2")}
    assert len(agreed) == 3


def test_all_clauses_are_agreed_at_once(ferry: Any) -> None:
    """`--clause all` stands for the whole text, and says so."""
    said = ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "all")
    assert "all clauses" in said
    assert all(r["state"].startswith("agreed") for r in ferry.told("positions", "treaty")["rows"])


def test_agreed_clauses_are_told_where_nobody_has_taken_a_position(ferry: Any) -> None:
    """An agreement stands without any response, and what was agreed is owed no answer."""
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "2(1)")
    said = ferry.do("positions", "treaty")
    assert "No party has taken a position on any clause." in said
    assert "2(1): agreed at negotiators' level (our record)" in said
    item = ferry.awaited("treaty@v2")
    assert (item["clauses_answered"], item["state"]) == (1, "partly answered")


def test_a_condition_on_an_article_is_met_paragraph_by_paragraph(ferry: Any) -> None:
    """What rests on an article stands once each of its paragraphs is agreed, one by one or at once."""
    ferry.do("package", "Both", "treaty#1", "treaty#2(1)")
    for clause in ("1(1)", "2(1)"):
        ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", clause)
    assert row(ferry, "2(1)")["state"] == "conditional (our record)"
    ferry.do("agree", "treaty", "--by", "NOR,SOU", "--clause", "1(2)")
    assert row(ferry, "2(1)")["state"] == "agreed at negotiators' level (our record)"
