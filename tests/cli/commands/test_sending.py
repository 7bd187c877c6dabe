"""Sending: what leaves, who would read it, and what stays uncovered."""

from typing import Any

import pytest

from proposaltrack.store.git import open_store


def answered(ferry: Any) -> None:
    """An answer to 2(1) and 2(2)(a) in a paper of our own, prepared."""
    answer = ferry.file("answer.md", "# Answer\n\n1. To 2(1): accepted.\n2. To 2(2)(a): 30 days remain.\n")
    ferry.do("record", "answer", answer, "--answers", "treaty@v2")
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts", "--in", "answer@v1#1")
    ferry.do("respond", "treaty@v2", "--clause", "2(2)(a)", "--stance", "rejects", "--in", "answer@v1#2")


def test_an_answer_is_prepared_then_sent_then_counted(ferry: Any) -> None:
    """From the counter-draft to the answer: it is owed, prepared, transmitted, and partly answered."""
    answered(ferry)
    assert (ferry.awaited("treaty@v2")["state"], ferry.awaited("treaty@v2")["clauses_answered"]) == (
        "prepared",
        0,
    )
    said = ferry.do("transmit", "answer", "--to", "SOU", "--channel", "by hand")
    assert "NOR transmitted answer@v1 to SOU on 2026-11-25 (copied to the table)" in said
    assert "With it went 2 responses to treaty@v2" in said
    uncovered = "Not covered: 4 clauses of treaty@v2: preamble/1, 1(1), 1(2), 2(2)(b)"
    assert said.startswith(uncovered), "what is missing is told before it leaves"
    item = ferry.awaited("treaty@v2")
    assert (item["state"], item["clauses_answered"]) == ("partly answered", 2)
    ferry.do("respond", "treaty@v2", "--clause", "preamble,1,2(2)(b)", "--stance", "notes")
    ferry.do("transmit", ferry.last("response")["id"][:8], "--to", "SOU")
    assert ferry.awaited("treaty@v2")["state"] == "answered"


def test_what_was_made_elsewhere_is_told(ferry: Any) -> None:
    """Answers that do not go with the paper are named, and those sent before count as covered."""
    answered(ferry)
    ferry.do("respond", "treaty@v2", "--clause", "1", "--stance", "accepts")
    loose = ferry.last("response")["id"][:8]
    assert f"Not sent: 1 answer to it made elsewhere; see `proposaltrack transmit {loose}`" in ferry.do(
        "transmit", "answer", "--to", "SOU"
    )
    ferry.do("transmit", loose, "--to", "SOU")
    again = ferry.do("transmit", "answer", "--to", "SOU")
    assert "Not covered: 2 clauses of treaty@v2: preamble/1, 2(2)(b)" in again
    assert "answer@v1 had been transmitted to SOU on 2026-11-25 already" in again
    assert "Not sent" not in again


def test_a_reader_who_is_no_addressee_stops_it(ferry: Any) -> None:
    """What somebody else at the table would read is refused, until they are addressed or it is only noted."""
    ferry.do("party", "add", "EAS", "Eastland")
    third = ferry.file("third.md", "Article 1\nOne sentence.\n")
    ferry.do("record", "treaty", third)
    before = ferry.kept()
    said = ferry("transmit", "treaty", "--to", "SOU")
    assert said.code == 5
    assert "would also be read by EAS, who is no addressee. Address EAS too with --to" in said.err
    assert ferry.kept() == before
    assert "nothing was copied" in ferry.do("transmit", "treaty", "--to", "SOU", "--form", "written")
    table = {name: kept for name, kept in before.items() if "table.git" in name}
    assert {name: kept for name, kept in ferry.kept().items() if "table.git" in name} == table
    assert "copied to the table" in ferry.do("transmit", "treaty", "--to", "SOU,EAS")


def test_an_answer_to_what_a_reader_never_saw_stops_it(ferry: Any) -> None:
    """An answer that names a version some reader was not sent is refused, and says what to do."""
    answered(ferry)
    ferry.do("party", "add", "EAS", "Eastland")
    before = ferry.kept()
    said = ferry("transmit", "answer", "--to", "SOU,EAS")
    assert said.code == 5
    assert "treaty@v2, which EAS has never been sent" in said.err
    assert ferry.kept() == before


def test_our_notes_and_what_we_left_aside_stay_inside(ferry: Any) -> None:
    """Nothing of a note, and nothing left aside, is in any file of the table."""
    ferry.do("leave", "treaty@v2", "--clause", "1", "--reason", "Keep this to ourselves")
    answered(ferry)
    ferry.do("transmit", "answer", "--to", "SOU", "--note", "Between us only")
    store = open_store(ferry.folder / ".proposaltrack" / "negotiations" / "ferry", environ={})
    shared = [entry for entry in store.entries() if entry.space == "table"]
    store.close()
    assert shared
    assert "Between us" not in str(shared)
    assert "Keep this" not in str(shared)


def test_a_draft_due_in_working_days_asks_for_a_reply(ferry: Any) -> None:
    """A due time counted in working days skips the week-end."""
    third = ferry.file("third.md", "Article 1\nOne sentence.\n")
    ferry.do("record", "treaty", third)
    ferry.do("transmit", "treaty@v3", "--to", "SOU", "--due", "+5wd")
    assert ferry.awaited("treaty@v3")["due"]["to"] == "2026-12-02"


def test_a_meeting_is_noted_with_its_minutes(ferry: Any) -> None:
    """A meeting stands in the log, and a promise can name it."""
    minutes = ferry.file("minutes.md", "Southland will answer soon.\n")
    ferry.do("meet", "--title", "First session", "--parties", "NOR,SOU", "--place", "Port Alder",
             "--documents", "treaty", "--minutes", minutes, "--on", "2026-11-01")  # fmt: skip
    assert ferry.last("meeting")["told"] == "Meeting: First session, Port Alder (NOR, SOU)"
    ferry.do("record", "treaty", ferry.file("third.md", "Article 1\nOne.\n"))
    ferry.do("transmit", "treaty", "--to", "SOU")
    ferry.do("promise", "treaty@v3", "--by", "SOU", "--due", "+10d", "--at", "First session")
    assert ferry.awaited("treaty@v3")["due"]["at"] == "Port Alder, 2026-11-01"


def test_a_publication_by_another_is_a_leak(ferry: Any) -> None:
    """A version made public by its author is published, by anybody else it is a leak."""
    assert "leak" not in ferry.do("publish", "treaty@v1", "--where", "Gazette")
    assert "leak" in ferry.do("publish", "treaty@v2", "--publisher", "A newspaper")
    assert ferry.last("publication")["told"].endswith("(a leak)")


def test_who_has_which_copy_and_what_became_public_is_on_one_page(ferry: Any) -> None:
    """Marking, channel and mark of each copy stand with the day; a leak by a third party beside a publication."""
    paper = ferry.file("paper.md", "Article 1\nOne sentence.\n")
    ferry.do("record", "note", paper, "--kind", "non-paper", "--on", "2026-11-19")
    terms = ("--classification", "restricted", "--channel", "by hand", "--mark", "SOU=copy 1 of 2")
    ferry.do("transmit", "note", "--to", "SOU", *terms, "--on", "2026-11-20")
    ferry.do("publish", "note", "--publisher", "A newspaper", "--where", "page 1", "--on", "2026-11-22")
    (one,) = ferry.told("confidentiality", "note@v1")["versions"]
    assert one["state"] == "leaked"
    assert one["transmissions"][0]["to"] == [{"party": "SOU", "mark": "copy 1 of 2"}]
    assert (
        ferry.told("--as-of", "2026-11-21", "confidentiality", "note")["versions"][0]["state"] == "not public"
    )
    ferry.do("publish", "note", "--on", "2026-11-23")
    said = ferry.do("confidentiality", "note")
    assert said.splitlines() == [
        "note@v1 of NOR · leaked and published",
        "  2026-11-20 NOR to SOU (copy 1 of 2): restricted, by hand",
        "  2026-11-22 leaked by A newspaper, page 1",
        "  2026-11-23 published by NOR",
    ]


def test_nothing_has_left_yet(ferry: Any) -> None:
    """Before anything was transmitted the page says so."""
    assert ferry.do("--as-of", "2026-10-01", "confidentiality") == "Nothing was transmitted or made public.\n"


@pytest.mark.parametrize(
    ("mark", "told"), [("SOU", "gives no copy a mark"), ("NOR=copy 1", "NOR is no addressee")]
)
def test_a_mark_belongs_to_a_copy_that_is_sent(ferry: Any, mark: str, told: str) -> None:
    """A mark without words, or for somebody who gets no copy, is refused and nothing is filed."""
    before = ferry.kept()
    said = ferry("transmit", "treaty", "--to", "SOU", "--mark", mark)
    assert said.code == 2
    assert told in said.err
    assert ferry.kept() == before
