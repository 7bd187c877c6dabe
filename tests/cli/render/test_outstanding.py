"""What is outstanding in lines, from answers made for the purpose."""

from typing import Any

import click

from proposaltrack.cli.render.outstanding import outstanding_lines


def item(**said: Any) -> dict[str, Any]:
    """An answer that is awaited, with what matters to a test."""
    plain: dict[str, Any] = {
        "negotiation": "lake", "document": "treaty", "version": "treaty@v1", "version_id": "a" * 64, "symbol": None,
        "awaited_from": "US", "awaited_by": "RU", "state": "transmitted", "open": True, "flags": [],
        "reply": "requested", "according_to": ["RU"], "disputed_by": [], "since": "2026-01-01", "days": None,
        "due": None, "clauses_total": 0, "clauses_answered": 0, "clauses_unanswered": [],
        "clauses_on_earlier_wording": [], "clauses_left": [], "clauses_prepared": [], "why": ["transmitted"],
    }  # fmt: skip
    return plain | said


def told(*items: dict[str, Any], ours: str | None = None, **asked: bool) -> str:
    """What a person reads about items on 1 February 2026."""
    answer = {"schema": "proposaltrack/outstanding/1", "as_of": "2026-02-01", "items": list(items)}
    return click.unstyle("\n".join(outstanding_lines(answer, 80, ours, **asked)))


def due(kind: str, last: str) -> dict[str, Any]:
    """A due time of a kind."""
    return {"from": last, "to": last, "kind": kind, "stated_by": "US", "words": None, "at": None}


def test_what_is_overdue_comes_before_what_we_owe_and_what_others_owe() -> None:
    """The order is that in which a desk officer would look."""
    lines = told(
        item(awaited_from="UK"),
        item(awaited_from="RU", awaited_by="UK"),
        item(flags=["overdue"], days=3, due=due("promised", "2026-01-29")),
        ours="RU",
    )
    assert [line for line in lines.splitlines() if line.isupper()] == ["OVERDUE", "WE OWE", "OTHERS OWE"]
    assert "US owes us (RU) an answer on treaty@v1" in lines
    assert "We (RU) owe UK an answer" in lines
    assert "3 days overdue · promised for 2026-01-29 by US" in lines


def test_an_observer_sees_what_is_awaited() -> None:
    """Without a party of ours nobody is "we"."""
    lines = told(item())
    assert "AWAITED" in lines
    assert "We" not in lines


def test_a_date_that_was_only_asked_for_is_never_called_overdue() -> None:
    """Past the date asked is not overdue, and an invitation is not a debt."""
    asked = item(flags=["past the date asked"], days=1, due=due("requested", "2026-01-31"))
    invited = item(reply="invited", awaited_from="UK")
    lines = told(asked, invited)
    assert "OVERDUE" not in lines
    assert "1 day past the date asked · asked for by 2026-01-31" in lines
    assert "UK is invited by RU to answer treaty@v1" in lines
    past = item(reply="invited", awaited_from="RU", awaited_by="UK", open=False, state="answered")
    assert "We (RU) were invited by UK to answer treaty@v1" in told(past, ours="RU")


def test_a_date_to_come_says_how_far_off_it_is() -> None:
    """Days left are counted from the day asked about."""
    assert "agreed for 2026-02-03 (in 2 days)" in told(item(due=due("agreed", "2026-02-03")))
    assert "2026-02-01 (today)" in told(item(due=due("agreed", "2026-02-01")))


def test_whose_account_it_is_is_said_where_it_is_not_the_askers() -> None:
    """A claim that rests on another's word, or is disputed, is told as such."""
    assert "disputed by US" in told(item(disputed_by=["US"]))
    assert "according to UK" in told(item(according_to=["UK"]))
    assert "according to" not in told(item())


def test_only_addressees_in_the_same_state_are_told_together() -> None:
    """Three alike become one entry; one that differs stands alone, and each can be had alone."""
    crowd = [item(awaited_from=f"P{n}") for n in range(1, 5)]
    lines = told(*crowd, item(awaited_from="P9", state="received"))
    assert "4 addressees owe RU an answer" in lines
    assert "P1 to P4" in lines
    assert "P9 owes RU" in lines
    assert told(*crowd, each=True).count("owes RU") == 4


def test_facts_that_differ_part_a_crowd_only_where_they_are_shown() -> None:
    """Addressees in one state are one entry; with the facts shown, only those with the same facts are."""
    crowd = [item(awaited_from=f"P{n}", why=[f"reply {n // 5}"]) for n in range(1, 9)]
    others = [item(awaited_from=f"Q{n}", state=f"state {n}") for n in range(4)]
    assert "8 addressees owe RU" in told(*crowd, *others)
    assert told(*crowd, *others, why=True).count("4 addressees owe RU") == 2


def test_few_answers_show_the_facts_behind_them_and_many_when_asked() -> None:
    """The reasons come unasked with up to three answers, and with --why always."""
    many = [item(awaited_from=f"P{n}", since=f"2026-01-0{n}") for n in range(1, 6)]
    assert "because: transmitted" in told(*many[:3])
    assert "because" not in told(*many)
    assert told(*many, why=True).count("because: transmitted") == 5


def test_names_from_outside_cannot_steer_the_terminal() -> None:
    """Party names, words of a promise and reasons are made safe."""
    words = due("promised", "2026-01-31") | {"words": "soon\x1b[2J"}
    lines = told(item(awaited_from="U\x1b]0;x\x07S", due=words, why=["\x9b31m"], symbol="\u202eR"))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(lines)
