"""Silence: a text is adopted at an instant unless an addressee objects before it; each step is filed and shown."""

from typing import Any

import pytest


def silences(ferry: Any, *words: str) -> list[Any]:
    """What `silence list` answers."""
    return list(ferry.told(*words, "silence", "list")["silences"])


def opened(ferry: Any, expires: str = "2026-12-04T17:00+01:00", *more: str) -> None:
    """Our counter-draft put under silence by those who sent it."""
    ferry.do("silence", "open", "treaty@v2", "--by", "SOU", "--expires", expires, *more)


def test_a_running_silence_shows_beside_the_answer(ferry: Any) -> None:
    """Its end is told in UTC, and what is outstanding says that it runs."""
    opened(ferry)
    (one,) = silences(ferry)
    assert (one["state"], one["expires_at"]) == ("silence running", "2026-12-04T16:00:00+00:00")
    assert "silence running" in ferry.awaited("treaty@v2")["flags"]
    assert "treaty@v2 · silence running · ends 2026-12-04 16:00 UTC" in ferry.do("silence", "list")


def test_what_nobody_objected_to_is_adopted_at_the_instant(ferry: Any) -> None:
    """On the day before it runs; on the day after it is adopted."""
    opened(ferry)
    states = [
        silences(ferry, "--as-of", day)[0]["state"] for day in ("2026-12-03", "2026-12-04", "2026-12-05")
    ]
    assert states == ["silence running", "adopted by silence", "adopted by silence"]


def test_a_clause_adopted_by_silence_says_so_until_it_is_worded_otherwise(ferry: Any) -> None:
    """While the silence runs its clauses are tabled; after it each is adopted, with the instant; a new wording opens it."""
    opened(ferry)
    states = [
        ferry.told("--as-of", day, "positions", "treaty@v2")["rows"][0]
        for day in ("2026-12-03", "2026-12-05")
    ]
    assert [row["state"] for row in states] == ["tabled", "adopted by silence"]
    assert states[1]["why"] == ["adopted by silence at 2026-12-04 16:00 UTC"]
    counter = (ferry.folder.parent / "counter.md").read_text()
    changed = ferry.file("changed.md", counter.replace("means the vessel", "means the vessel and its tender"))
    ferry.do("record", "treaty", changed, "--by", "SOU", "--on", "2026-12-05")
    rows = ferry.told("--as-of", "2026-12-05", "positions", "treaty")["rows"]
    assert [row["state"] for row in rows[1:3]] == ["reopened", "adopted by silence"]


def test_a_silence_of_today_runs_until_its_hour(ferry: Any) -> None:
    """Before the hour the clauses are not adopted yet, and the answer is still awaited as running."""
    opened(ferry, "2026-11-25T23:00Z")
    assert ferry.told("positions", "treaty@v2")["rows"][0]["state"] == "tabled"
    assert "silence running" in ferry.awaited("treaty@v2")["flags"]


def test_an_objection_in_time_breaks_it(ferry: Any) -> None:
    """The addressee's written objection ends the silence, with its reason."""
    opened(ferry)
    ferry.do("silence", "break", "treaty@v2", "--reason", "Article 2 is open.")
    (one,) = silences(ferry, "--as-of", "2026-12-05")
    assert one["state"] == "silence broken"
    assert (one["objections"][0]["by"], one["objections"][0]["late"]) == ("NOR", False)


def test_an_objection_after_the_end_is_filed_and_shown_as_late(ferry: Any) -> None:
    """It says so when it is filed, and the text stays adopted."""
    opened(ferry, "2026-11-25T08:00Z", "--on", "2026-11-24")
    said = ferry.do("silence", "break", "treaty@v2", "--time", "2026-11-25T08:30Z")
    assert "after the end at 2026-11-25 08:00 UTC: it is late and breaks nothing" in said
    (one,) = silences(ferry)
    assert (one["state"], one["objections"][0]["late"]) == ("adopted by silence", True)
    assert "late: it breaks nothing" in ferry.do("silence", "list")


def test_an_extension_moves_the_end_and_a_cancelled_one_adopts_nothing(ferry: Any) -> None:
    """The later end counts; what was taken back is never adopted, and cannot be extended."""
    opened(ferry)
    ferry.do("silence", "extend", "treaty@v2", "--by", "SOU", "--expires", "2026-12-07T17:00+01:00")
    (one,) = silences(ferry, "--as-of", "2026-12-05")
    assert (one["state"], one["extended"]) == ("silence running", True)
    ferry.do("silence", "cancel", "treaty@v2", "--by", "SOU")
    assert silences(ferry, "--as-of", "2026-12-09")[0]["state"] == "silence cancelled"
    said = ferry("silence", "extend", "treaty@v2", "--by", "SOU", "--expires", "2026-12-09T17:00Z")
    assert (said.code, "is over (silence cancelled)" in said.err) == (5, True)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("open", "treaty@v2", "--expires", "Friday"), 2, "'Friday' is no instant"),
        (("open", "treaty@v2", "--expires", "2026-12-04T17:00"), 2, "has no time zone"),
        (("open", "treaty@v2", "--expires", "2026-11-01T17:00Z"), 2, "before it begins"),
        (("break", "treaty@v2"), 2, "there is no silence on treaty@v2"),
    ],
)
def test_what_is_no_silence_is_refused(ferry: Any, words: tuple[str, ...], code: int, told: str) -> None:
    """One message with the next step."""
    said = ferry("silence", *words)
    assert (said.code, told in said.err) == (code, True), said.err


def test_a_second_silence_on_one_text_is_refused(ferry: Any) -> None:
    """Two ends of one silence would leave nobody sure which counts."""
    opened(ferry)
    said = ferry("silence", "open", "treaty@v2", "--by", "SOU", "--expires", "2026-12-09T17:00Z")
    assert (said.code, "a silence runs on treaty@v2 until 2026-12-04 16:00 UTC" in said.err) == (5, True)


def test_who_was_not_asked_cannot_break_it(ferry: Any) -> None:
    """Only an addressee of the text objects."""
    opened(ferry)
    said = ferry("silence", "break", "treaty@v2", "--by", "SOU")
    assert (said.code, "SOU was not asked" in said.err) == (5, True)
