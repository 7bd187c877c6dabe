"""history, concordance, attribution and link: what they answer, and that a person's word wins."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]
SAID = (
    "The harbour is open to both Parties.",
    "The light burns from dusk to dawn.",
    "The pilots are paid by the master of the ship.",
)


def numbers(answer: dict[str, Any]) -> list[str]:
    return ["+".join(clause["address"] for clause in step["clauses"]) for step in answer["steps"]]


def test_a_clause_is_told_in_every_version_under_every_number(ask: Say) -> None:
    """The history of 10(3) names it 9(2) at first, with party, day and what happened in each version."""
    answer = json.loads(ask("history", "treaty", "10(3)", "--json").out)
    assert answer["schema"] == "proposaltrack/history/1"
    assert numbers(answer) == ["9(2)", "9(2)", "9(3)", "10(3)", "10(3)", "10(3)", "10(3)"]
    assert [step["party"] for step in answer["steps"]] == ["COM", "ORS", "TAR", "COM", "ORS", "TAR", "COM"]
    assert answer["steps"][0]["kinds"] == []
    assert answer["steps"][2]["kinds"] == ["reworded", "renumbered"]
    assert answer["steps"][6]["weight"] == ["modal verb"]
    assert answer["doubt"] is None


@pytest.mark.parametrize(
    ("version", "clause", "told"),
    [
        ("treaty", "4(3)", ["4(3)", "", "4(3)", "4(3)", "4(3)", "4(3)", "4(3)"]),
        ("treaty@v3", "9(2)", ["9(1)", "9(1)", "9(2)", "10(2)", "10(2)", "10(2)", "10(2)"]),
        ("treaty@v3", "3(2)", ["3(2)", "3(2)", "3(2)", "3(2)", "3(2)", "3(2)", "3(2)"]),
        ("treaty@v2", "7 bis(1)", ["", "7 bis(1)", "7 bis(1)", "8(1)", "8(1)", "7(1)", "7(1)"]),
        ("treaty@v5", "6", ["6", "6", "6", "6", "6", "8", "8"]),
    ],
    ids=["restored", "split off", "merged", "added", "moved"],
)
def test_every_relation_is_followed(version: str, clause: str, told: list[str], ask: Say) -> None:
    """Absence, a split, a merge, an insertion and a move are followed on the lake treaty."""
    assert numbers(json.loads(ask("history", version, clause, "--json").out)) == told


def test_a_clause_that_is_gone_is_found_where_it_last_stood(ask: Say) -> None:
    """Asked of the document, a number that the latest version lacks is looked for in the versions before."""
    answer = json.loads(ask("history", "treaty", "7 bis(2)", "--json").out)
    assert numbers(answer)[-1] == "7(2)"
    assert ask("history", "treaty@v7", "7 bis(2)").code == 3
    assert ask("history", "treaty", "99").code == 3


def test_the_history_reads_well(ask: Say) -> None:
    """The text tells each version on its line, and the words that changed when they are wanted."""
    said = ask("history", "treaty", "10(3)", "--words").out
    assert "10(3) · reworded · ! number" in said
    assert "[-six-]{+four+}" in said
    assert [line for line in said.splitlines() if len(line) > 80] == []
    assert "left out" in ask("history", "treaty", "4(3)").out


def test_two_versions_stand_side_by_side_with_what_happened(ask: Say) -> None:
    """The concordance of two versions gives old number, new number and relation; every clause of both is there."""
    answer = json.loads(ask("concordance", "treaty", "v3", "v7", "--json").out)
    told = {
        tuple("+".join(c["address"] for c in clauses) for clauses in row["clauses"]): row["kinds"]
        for row in answer["rows"]
    }
    assert told["7 bis(1)", "7(1)"] == ["reworded", "renumbered"]
    assert told["3(2)", "3(2)"] == told["3(3)", "3(2)"] == ["merged"]
    for place, version in enumerate(("v3", "v7")):
        outline = json.loads(ask("outline", f"treaty@{version}", "--json").out)
        held = {c["ordinal"] for row in answer["rows"] for c in row["clauses"][place]}
        assert held == {clause["ordinal"] for clause in outline["clauses"]}


def test_the_concordance_comes_as_csv_and_markdown(ask: Say) -> None:
    """All versions as CSV and as a Markdown table have a column each and the same rows."""
    rows = list(csv.reader(io.StringIO(ask("concordance", "treaty", "--csv").out)))
    assert rows[0] == [f"treaty@v{number}" for number in range(1, 8)]
    assert ["4(3)", "", "4(3)", "4(3)", "4(3)", "4(3)", "4(3)"] in rows
    table = ask("concordance", "treaty", "--markdown").out.splitlines()
    assert len(table) == len(rows) + 1
    assert table[1] == "|" + "---|" * 7


def test_one_version_has_no_concordance(ask: Say) -> None:
    """A document with one version, and two names for one version, are told what is needed."""
    assert ask("concordance", "letter").code == 2
    assert ask("concordance", "treaty", "v3", "v3").code == 2


def test_every_run_of_words_has_its_party_version_and_day(ask: Say) -> None:
    """The words of 10(3) come from three parties; joined, the runs are the clause's text."""
    (entry,) = json.loads(ask("attribution", "treaty", "10(3)", "--deleted", "--json").out)["clauses"]
    by_word = {run["text"].strip(): (run["party"], run["version"]) for run in entry["runs"]}
    assert by_word["should"] == ("ORS", "treaty@v2")
    assert by_word["four"] == ("TAR", "treaty@v6")
    outline = json.loads(ask("outline", "treaty@v7", "--json").out)
    (text,) = [c["text"] for c in outline["clauses"] if c["number"] == "10(3)"]
    assert "".join(run["text"] for run in entry["runs"]) == text
    struck = [
        ("".join(run["text"] for run in gone["runs"]).strip(), gone["struck_by"]["party"])
        for gone in entry["struck"]
    ]
    assert ("six", "TAR") in struck
    assert struck[-1] == ("shall", "COM")


def test_an_attribution_reads_without_colour(ask: Say) -> None:
    """Behind each run stands its version, below who it was; no line is wider than the terminal."""
    said = ask("attribution", "treaty", "10(3)", "--deleted").out
    assert "should{v2}" in said
    assert "{v2} treaty@v2 by ORS, 2026-03-18" in said
    assert [line for line in said.splitlines() if len(line) > 80] == []


def test_a_persons_word_wins_and_can_be_taken_back(ask: Say, workspace: Path) -> None:
    """A pinned match changes comparison and history at once, the later word wins, and a struck one never was."""
    here = ("--workspace", workspace)
    plain = numbers(json.loads(ask(*here, "history", "treaty@v1", "7(1)", "--json").out))
    said = ask(*here, "link", "treaty@v1", "7(1)", "treaty@v2", "8(1)")
    assert "by your word" in said.out
    pinned = json.loads(ask(*here, "history", "treaty@v1", "7(1)", "--json").out)
    assert numbers(pinned)[:4] == ["7(1)", "8(1)", "8(1)", "9(1)"]
    assert "matched by a person" in pinned["steps"][1]["why"]
    forbidden = ask(*here, "link", "treaty@v1", "7(1)", "treaty@v2", "8(1)", "--not")
    assert numbers(json.loads(ask(*here, "history", "treaty@v1", "7(1)", "--json").out)) == plain
    for filed in (forbidden, said):
        entry = filed.err.split()[-1]
        assert ask(*here, "strike", entry, "--reason", "A slip.").code == 0
    assert numbers(json.loads(ask(*here, "history", "treaty@v1", "7(1)", "--json").out)) == plain


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("treaty@v1", "7(1)", "treaty@v1", "8(1)"), 2),
        (("treaty@v1", "7(1)", "letter@v1", "title"), 2),
        (("treaty@v1", "77", "treaty@v2", "8(1)"), 3),
        (("treaty@v1", "preamble", "treaty@v2", "8(1)"), 2),
        (("treaty@v9", "7", "treaty@v2", "8(1)"), 3),
    ],
    ids=["one version", "another document", "no clause", "many clauses", "no version"],
)
def test_a_match_that_makes_no_sense_is_refused(
    words: tuple[str, ...], code: int, ask: Say, workspace: Path
) -> None:
    """Clauses of one version, of two documents, and clauses that are not there or not one are refused."""
    assert ask("--workspace", workspace, "link", *words).code == code


TWICE = """\
# Pact

Article 1

The harbour is open to both Parties.

Article 2

The light burns from dusk to dawn.

Article 2

The pilots are paid by the master of the ship.
"""


def test_a_number_that_occurs_twice_asks_which(ferry: Any) -> None:
    """Where two clauses have one number, every command asks for the ordinal, and takes it."""
    pact = ferry.file("pact.md", TWICE)
    later = ferry.file("later.md", TWICE.replace("dusk", "nightfall").replace("Article 1", "Article 1A"))
    ferry.do("record", "pact", pact, "--by", "NOR")
    ferry.do("record", "pact", later, "--by", "NOR")
    for words in (
        ("history", "pact", "2"),
        ("attribution", "pact", "2"),
        ("link", "pact@v1", "2", "pact@v2", "1A"),
    ):
        said = ferry(*words)
        assert said.code == 2
        assert "2 clauses are called '2'. Say which one: #3 (line 7) or #4 (line 11)" in said.err
    assert numbers(ferry.told("history", "pact", "#4")) == ["2", "2"]
    assert ferry.told("attribution", "pact", "#3")["clauses"][0]["clause"]["ordinal"] == 3


def test_an_unknown_clause_gets_the_nearest_names(ask: Say) -> None:
    """A slip of the keys is answered with what the version has, and ends with 3."""
    said = ask("history", "treaty@v7", "10(9)")
    assert said.code == 3
    assert "no clause of treaty@v7 called '10(9)'. Did you mean 10(" in said.err


def test_rival_drafts_are_followed_each_from_its_basis(ferry: Any) -> None:
    """Two drafts made from one are each compared with it, and words taken from the rival are the rival's."""
    base = "# Pact\n\n" + "".join(f"Article {n}\n\n{said}\n\n" for n, said in enumerate(SAID, 1))
    fair, both = (
        base.replace("dusk", "nightfall"),
        base.replace("dusk", "nightfall").replace("master", "owner"),
    )
    for text, by, basis in (
        (base, "NOR", ()),
        (fair, "NOR", ("--basis", "pact@v1")),
        (base.replace("master", "owner"), "SOU", ("--basis", "pact@v1")),
        (both, "SOU", ("--basis", "pact@v3")),
    ):
        file = ferry.file(f"{len(text)}-{by}.md", text)
        ferry.do("record", "pact", file, "--by", by, "--on", "2026-10-05", *basis)
    steps = ferry.told("history", "pact", "2")["steps"]
    assert [(step["basis"], step["kinds"]) for step in steps] == [
        (None, []),
        ("pact@v1", ["reworded"]),
        ("pact@v1", ["unchanged"]),
        ("pact@v3", ["reworded"]),
    ]
    (entry,) = ferry.told("attribution", "pact@v4", "2")["clauses"]
    assert [(run["text"].strip(), run["version"]) for run in entry["runs"]][1] == ("nightfall", "pact@v2")
    rivals = ferry.told("diff", "pact", "v2", "v3", "--steps", "--changes-only")["changes"]
    assert [[(s["version"], s["undone"]) for s in c["steps"]] for c in rivals] == [
        [("pact@v2", True)],
        [("pact@v3", False)],
    ]


def test_hostile_text_is_shown_and_not_obeyed(ferry: Any) -> None:
    """Headings and words that would steer a terminal, or a spreadsheet, are made harmless in every form."""
    evil = (
        "# Pact\n\nArticle 1. Ships\x1b[2J\u202e\n\nThe \x1b]0;light\x07 burns.\n\n=2 | cmd\n\nThe harbour.\n"
    )
    file = ferry.file("evil.md", evil)
    again = ferry.file("again.md", evil.replace("burns", "shines"))
    for one in (file, again):
        ferry.do("record", "pact", one, "--by", "NOR", "--allow-control-characters")
    for words in (
        ("history", "pact", "1", "--words"),
        ("concordance", "pact"),
        ("concordance", "pact", "--csv"),
        ("concordance", "pact", "v1", "v2", "--markdown"),
        ("attribution", "pact", "--deleted"),
        ("diff", "pact", "v1", "v2", "--steps"),
    ):
        told = ferry.do(*words)
        assert not set("\x1b\x07\u202e") & set(told)
        assert not any(
            cell.startswith(tuple("=+-@")) for row in csv.reader(io.StringIO(told)) for cell in row[:1]
        )


def test_the_log_names_what_a_person_matched(ferry: Any) -> None:
    """A person's word stands in the log with the versions that it is about."""
    ferry.do("link", "treaty@v1", "2(1)", "treaty@v2", "2(2)", "--not")
    told = ferry.last("match")["told"]
    assert told == "A clause of treaty@v1 and one of treaty@v2 are not the same, by a person's word"
    assert "by a person" in ferry.do("link", "treaty@v1", "2(1)", "treaty@v2", "2(1)") + ferry.do(
        "diff", "treaty", "v1", "v2"
    )
