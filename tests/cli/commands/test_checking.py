"""check: what it finds in files and versions, and how it ends."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import planting
from tables import repacked
from word import make_docx, p

Say = Callable[..., Any]

BEFORE = "Article 1\nBoats\n\nBoats sail by day.\n\nArticle 2\nPorts\n\nPorts are clean; Article 3 applies.\n\nArticle 3\nCrew\n\nThe crew sings.\n"
AFTER = (
    BEFORE[BEFORE.index("Article 2") :]
    .replace("Article 2\n", "Article 1\n")
    .replace("Article 3\n", "Article 2\n")
)
KINDS = {
    "unmarked-edit", "silently-accepted", "wrong-baseline", "hidden-character", "look-alike", "hidden-text",
    "numbering-changed", "reopened", "earlier-wording-restored", "stale-reference", "undefined-term",
    "number-mismatch", "unbalanced-bracket", "definition-changed",
    "silently-rejected", "field-changed", "comment-deleted", "margin-changed",
}  # fmt: skip


def files(folder: Path) -> tuple[Path, Path]:
    """The two texts as files."""
    for name, text in (("old.md", BEFORE), ("new.md", AFTER)):
        (folder / name).write_text(text, "utf-8")
    return folder / "old.md", folder / "new.md"


def test_a_file_held_against_another_one_tells_what_went_stale(say: Say, tmp_path: Path) -> None:
    """The JSON has the agreed shape, the process ends with 1, and no workspace is needed."""
    old, new = files(tmp_path)
    said = say("check", new, "--against", old, "--json")
    answer = json.loads(said.out)
    assert said.code == 1
    assert answer["schema"] == "proposaltrack/findings/1"
    stale = next(finding for finding in answer["findings"] if finding["kind"] == "stale-reference")
    assert stale.keys() == {"kind", "severity", "clause", "before", "after", "message", "used_in", "pile"}
    assert stale["clause"]["number"] == "1"
    assert stale["after"] == "Article 3"
    assert answer["compared"]["before"]["name"] == str(old)


def test_every_kind_is_looked_for_or_said_not_to_be(say: Say, tmp_path: Path) -> None:
    """Compared and not compared name all kinds between them, with and without a text to hold against."""
    old, new = files(tmp_path)
    for words in ((new,), (new, "--against", old)):
        answer = json.loads(say("check", *words, "--json").out)
        told = [told.partition(":")[0].split(", ") for told in answer["not_compared"]]
        unlooked = {name for names in told for name in names if " " not in name}
        assert set(answer["compared"]["kinds"]) | unlooked == KINDS
        assert not set(answer["compared"]["kinds"]) & unlooked


def test_a_clean_file_ends_with_nothing(say: Say, tmp_path: Path) -> None:
    """Without findings the process ends with 0 and says so."""
    old, _ = files(tmp_path)
    said = say("check", old)
    assert said.code == 0
    assert "No findings" in said.out
    assert "Not compared: undefined-term" in said.out
    assert "Not compared: citations whose number another clause took" in said.out
    assert "--against takes a file or a version" in " ".join(said.out.split())


def test_a_bare_text_that_changed_does_not_seem_to_be_the_one_sent(say: Say, tmp_path: Path) -> None:
    """Where no marks tell what changed, the number of changed clauses is told with the command that shows them."""
    sent, came = tmp_path / "sent.md", tmp_path / "came.md"
    sent.write_text("1. Pay 30 crowns.\n\n2. Stay.\n", "utf-8")
    came.write_text("1. Pay 45 crowns.\n\n2. Stay.\n", "utf-8")
    said = say("check", came, "--against", sent)
    assert said.code == 0
    assert "No findings\n1 clause changed; `proposaltrack compare` tells how\n" in said.out
    assert "changed;" not in say("check", sent, "--against", sent).out
    assert json.loads(say("check", came, "--against", sent, "--json").out)["changed"] == 1


def test_what_was_made_from_another_text_is_held_against_nothing(say: Say, tmp_path: Path) -> None:
    """When the original of a returned file is another text, no clause is said to be renumbered or changed."""
    sent, came = tmp_path / "sent.md", tmp_path / "came.docx"
    sent.write_text("1. The rent varies by berth.\n\n2. Nothing else.\n", "utf-8")
    came.write_bytes(
        make_docx(*map(p, ("Lease", "1. Term of it.", "2. Fish of it.", "3. The rent varies by berth.")))
    )
    answer = json.loads(say("check", came, "--against", sent, "--json").out)
    assert [found["kind"] for found in answer["findings"]] == ["wrong-baseline"]


def test_hidden_characters_are_named_and_never_printed(say: Say, tmp_path: Path) -> None:
    """What steers a terminal is told by its number."""
    path = tmp_path / "evil.md"
    path.write_text("Article 1\n\nThe \u202eParty\x1b[31m pays.\n", "utf-8")
    said = say("check", path)
    assert said.code == 1
    assert "U+202E" in said.out
    assert "U+001B" in said.out
    assert not {"\u202e", "\x1b"} & set(said.out)


def test_a_version_is_held_against_the_one_it_was_made_from(ferry: Any) -> None:
    """Without --against the basis is compared; with it any version or file."""
    assert ferry("check", "treaty", "--json").code == 0
    told = json.loads(ferry("check", "treaty", "--json").out)
    assert told["compared"]["before"]["version"] == "treaty@v1"
    assert json.loads(ferry("check", "treaty@v1", "--json").out)["compared"]["before"] is None
    draft = ferry.file("other.md", "Article 1\n\nOther words.\n")
    told = json.loads(ferry("check", "treaty@v1", "--against", draft, "--json").out)
    assert told["compared"]["before"]["name"] == str(draft)
    told = json.loads(ferry("check", draft, "--against", "treaty@v1", "--json").out)
    assert told["compared"]["before"]["version"] == "treaty@v1"


def test_what_is_not_there_is_named(say: Say, tmp_path: Path) -> None:
    """A file or version that does not exist ends with 3."""
    old, _ = files(tmp_path)
    assert say("check", tmp_path / "none.md").code == 3
    assert say("check", old, "--against", tmp_path / "none.md").code == 3
    assert say("--workspace", tmp_path, "check", "treaty@v1").code == 3


def test_a_changed_definition_is_shown_from_where_it_differs(ask: Say) -> None:
    """The clauses that use the term are named, and both meanings stand below each other."""
    said = ask("check", "treaty@v2", "--against", "treaty@v1")
    assert said.code == 1
    assert "the definition of “dry year” changed; it is used in 4(1), 5(1), 6, 11(2)(a)" in said.out
    assert "before: … is less than 80 per cent" in said.out
    assert "after: … is less than 70 per cent" in said.out


def planted(folder: Path, name: str) -> tuple[Path, Path]:
    """What we sent, and what came back with an edit planted in it; an honest return for no name."""
    sent, came = folder / "sent.docx", folder / "came.docx"
    sent.write_bytes(planting.sent("pier"))
    plant = next((plant for called, plant, _ in planting.PLANTED if called == name), lambda content: content)
    came.write_bytes(plant(planting.honest("pier")))
    return sent, came


def test_a_returned_file_is_sorted_into_four_piles(say: Say, tmp_path: Path) -> None:
    """What is marked is counted, and a duty taken out without a mark is told as grave in its clause."""
    sent, came = planted(tmp_path, "negation removed")
    said = say("check", came, "--against", sent)
    assert said.code == 1
    assert "6 marked, 1 not marked as a change, 0 our marks gone, 0 renumbered only" in said.out
    answer = json.loads(say("check", came, "--against", sent, "--json").out)
    assert answer["piles"] == {
        "marked": 6, "not_marked_as_a_change": 1, "our_marks_gone": 0, "renumbered_only": 0,
    }  # fmt: skip
    (found,) = (one for one in answer["findings"] if one["kind"] == "unmarked-edit")
    assert (found["severity"], found["clause"]["number"], found["pile"]) == (
        "high",
        "1.1",
        "not_marked_as_a_change",
    )


def test_a_mark_of_ours_that_was_accepted_is_told(say: Say, tmp_path: Path) -> None:
    """Our pending change that stands without its mark lies on a pile of its own."""
    sent, came = planted(tmp_path, "our insertion accepted")
    answer = json.loads(say("check", came, "--against", sent, "--json").out)
    assert answer["piles"]["our_marks_gone"] == 1
    assert "silently-accepted" in {one["kind"] for one in answer["findings"]}


def test_a_return_that_was_recorded_is_sorted_too(ferry: Any) -> None:
    """It does not matter whether the file was checked before it was received or after."""
    sent, came = planted(ferry.folder.parent, "negation removed")
    ferry.do("record", "lease", sent, "--on", "2026-10-03")
    ferry.do("transmit", "lease", "--to", "SOU", "--on", "2026-10-04")
    for words in (
        ("check", came, "--against", "lease@v1"),
        ("check", "lease@v2"),
        ("check", "lease@v2", "--against", sent),
    ):
        if words[1] == "lease@v2" and len(words) == 2:
            ferry.do("receive", "lease", came, "--from", "SOU", "--basis", "lease@v1", "--on", "2026-11-01")
        said = ferry(*words, "--json")
        assert said.code == 1
        assert json.loads(said.out)["piles"]["not_marked_as_a_change"] == 1
    ours = ferry.file("ours.docx", planting.PLANTED[2][1](planting.sent("pier")))
    ferry.do("record", "lease", ours, "--basis", "lease@v1")
    assert not json.loads(ferry("check", "lease@v3", "--json").out)["piles"]


def test_a_file_is_held_against_the_bare_text_that_was_sent(ferry: Any) -> None:
    """What was sent need not have been a file of ours: a change that nobody marked shows all the same."""
    draft = ferry.file(
        "draft.md",
        "# Lease\n\nArticle 1. Rent\n\n1. The rent is 900 crowns[^1].\n\n2. It is paid\nin spring.\n\n"
        "| Pier | Depth |\n|---|---|\n| North | 5 m |\n\n[^1]: Of the old coinage.\n",
    )
    sent, came = ferry.folder.parent / "sent.docx", ferry.folder.parent / "came.docx"
    ferry.do("record", "pier", draft, "--on", "2026-10-03")
    ferry.do("export", "pier@v1", "-o", sent)
    assert json.loads(ferry("check", sent, "--against", "pier@v1", "--json").out)["findings"] == []
    came.write_bytes(repacked(sent.read_bytes(), "word/document.xml", "900", "800"))
    for against in ("pier@v1", draft):
        said = ferry("check", came, "--against", against, "--json")
        answer = json.loads(said.out)
        assert said.code == 1
        assert [(one["kind"], one["clause"]["number"]) for one in answer["findings"]] == [
            ("unmarked-edit", "1(1)")
        ]
        assert any(told.startswith("silently-accepted") for told in answer["not_compared"])


@pytest.mark.parametrize("name", ["locked.docx", "cut.docx", "old.doc"])
def test_a_return_that_cannot_be_read_is_told(say: Say, tmp_path: Path, name: str) -> None:
    """Whichever side it is on, the file is named with what to ask for."""
    sent, _ = planted(tmp_path, "")
    content = (
        sent.read_bytes()[:700] if name == "cut.docx" else bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    )
    (tmp_path / name).write_bytes(content)
    for words in ((tmp_path / name, "--against", sent), (sent, "--against", tmp_path / name)):
        said = say("check", *words)
        assert (said.code, said.out) == (4, "")
        assert f"{name}: " in said.err
