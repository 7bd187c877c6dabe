"""Columns: the parties' texts side by side, verbatim, with how far apart they are; any two compared word by word."""

import csv
from typing import Any

import pytest


def rows(ferry: Any, *words: str) -> dict[str, Any]:
    """The rows by clause."""
    return {"".join(r["clause"]["path"]): r for r in ferry.told("columns", "treaty", *words)["rows"]}


def test_each_party_has_its_latest_text(ferry: Any) -> None:
    """Cells quote verbatim, with version and day; the state follows from the words."""
    told = ferry.told("columns", "treaty")
    assert [column["party"] for column in told["columns"]] == ["NOR", "SOU"]
    found = rows(ferry)
    cells = [cell["text"] for cell in found["2(1)"]["cells"]]
    assert cells == ["The Ferry shall sail 4 times a day.", "The Ferry should sail 6 times a day."]
    assert {clause: row["state"] for clause, row in found.items()} == {
        "1(1)": "identical", "1(2)": "identical", "2(1)": "close", "2(2)(a)": "close", "2(2)(b)": "identical", "": "identical",
    }  # fmt: skip
    assert told["totals"] == {"identical": 4, "close": 2, "opposed": 0, "silent": 0}


def test_a_counter_text_stands_in_its_party_s_column(ferry: Any) -> None:
    """What a party put in later than its version is what it says now."""
    text = ferry.file("counter.md", "No ferry sails at night or in winter, and none on Sundays.\n")
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "counter-proposes", "--text", text)
    row = rows(ferry)["2(1)"]
    assert row["state"] == "opposed"
    assert row["cells"][0]["text"] == "No ferry sails at night or in winter, and none on Sundays."
    assert row["cells"][0]["counter_text"]


def test_a_clause_that_somebody_lacks_is_silent(ferry: Any) -> None:
    """An empty cell is told in words."""
    text = ferry.do("show", "treaty@v2", "--exact") + "\nArticle 3\n\nPorts are kept clean.\n"
    ferry.do("record", "treaty", ferry.file("third.md", text), "--by", "SOU")
    row = rows(ferry)["3"]
    assert (row["state"], row["cells"][0]) == ("silent", None)
    assert "no text tabled" in ferry.do("columns", "treaty")


def test_a_compromise_stands_last_and_is_nobody_s(ferry: Any) -> None:
    """Its wording says nothing about how far apart the parties are."""
    told = ferry.told("columns", "treaty", "--column", "treaty@v1", "--compromise", "treaty@v2")
    assert [column["compromise"] for column in told["columns"]] == [False, True]
    assert {row["state"] for row in told["rows"]} == {"silent"}


def test_two_columns_are_compared_word_by_word(ferry: Any) -> None:
    """Columns are named by party; only what is open is shown when asked."""
    said = ferry.do("columns", "treaty", "--diff", "NOR", "SOU", "--only", "open")
    assert "The Ferry [-shall-]{+should+} sail [-4-]{+6+} times a day." in said
    assert "Season" not in said
    assert ferry("columns", "treaty", "--diff", "NOR", "XXX").code == 3


@pytest.mark.parametrize("suffix", [".csv", ".md", ".html"])
def test_tables_are_written_for_other_programs(ferry: Any, suffix: str) -> None:
    """Each holds every text; what a spreadsheet would run, or a browser, is made harmless."""
    hostile = ferry.do("show", "treaty@v2", "--exact").replace(
        "The Ferry should", "=1+1 <b>The Ferry</b> should"
    )
    ferry.do("record", "treaty", ferry.file("third.md", hostile), "--by", "SOU")
    target = ferry.folder / f"table{suffix}"
    ferry.do("columns", "treaty", "-o", target)
    text = target.read_text("utf-8")
    assert "times a day." in text
    if suffix == ".csv":
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
        assert not [cell for cell in cells if cell.startswith("=")]
    else:
        assert "<b>The Ferry" not in text.replace("\\<b>", "")


def test_another_suffix_is_refused_with_those_there_are(ferry: Any) -> None:
    """Nothing is written."""
    target = ferry.folder / "table.xyz"
    said = ferry("columns", "treaty", "-o", target)
    assert (said.code, ".csv, .md, .html, .json" in said.err, target.exists()) == (2, True, False)


def test_convergence_tells_every_version_as_of_its_own_day(ferry: Any) -> None:
    """What was agreed later does not count earlier; the distance needs two parties' texts."""
    ferry.do("agree", "treaty@v2", "--by", "NOR,SOU", "--clause", "1(1),1(2)")
    text = (
        ferry.do("show", "treaty@v2", "--exact")
        .replace("6 times", "[6] times")
        .replace("should sail", "shall sail")
    )
    ferry.do("record", "treaty", ferry.file("third.md", text), "--by", "NOR")
    first, second, third = ferry.told("convergence", "treaty")["versions"]
    assert (first["agreed"], first["distance"], first["bracket_pairs"]) == (0, None, 0)
    assert second["distance"] > third["distance"] > 0
    assert (third["agreed"], third["clauses"], third["bracket_pairs"]) == (2, 6, 1)
    assert third["share_agreed"] == 0.333


def test_convergence_is_drawn_within_the_width(ferry: Any) -> None:
    """A line for each version, with a bar for each figure."""
    lines = ferry.do("convergence", "treaty").splitlines()
    assert lines[0].split() == ["treaty", "agreed", "brackets", "apart"]
    assert "#" in lines[2]
    assert max(map(len, lines)) <= 80


def test_what_we_put_forward_is_followed_into_their_next_version(ferry: Any) -> None:
    """Our counter-text against their next draft: what they took is told, and what is left of the difference shown."""
    ours = ferry.file("ours.md", "The Ferry shall sail 5 times a day, weather permitting.\n")
    ferry.do(
        "respond",
        "treaty@v2",
        "--clause",
        "2(1)",
        "--stance",
        "counter-proposes",
        "--text",
        ours,
        "--form",
        "oral",
    )
    assert ferry.told("uptake", "treaty")["rows"][0]["state"] == "no newer version"
    theirs = ferry.do("show", "treaty@v2", "--exact").replace(
        "should sail 6 times a day", "shall sail 5 times a day"
    )
    ferry.do("record", "treaty", ferry.file("third.md", theirs), "--by", "SOU", "--basis", "treaty@v2")
    told = ferry.told("uptake", "treaty")
    (row,) = told["rows"]
    assert (row["state"], row["their_version"], told["totals"]["partly adopted"]) == (
        "partly adopted",
        "treaty@v3",
        1,
    )
    assert "".join(e[1] for e in row["edits"] if e[0] != "inserted") == row["offered"]
    said = ferry.do("uptake", "treaty")
    assert "2(1): partly adopted" in said
    assert "[-, weather permitting-]" in said
    assert ferry.told("uptake", "treaty", "--party", "SOU")["rows"][0]["party"] == "SOU"


def test_nobody_put_anything_forward(ferry: Any) -> None:
    """A party that has only its own first draft has put nothing forward against another's."""
    assert "nobody has put words forward" in ferry.do("uptake", "treaty")


def test_a_version_of_another_document_may_stand_in_a_column(ferry: Any) -> None:
    """Its clauses stand beside those they match, and two columns of one party go by their versions."""
    text = (
        ferry.do("show", "treaty@v1", "--exact")
        .replace("30 days", "90 days")
        .replace("Article 2", "Article 9")
    )
    ferry.do("record", "protocol", ferry.file("protocol.md", text))
    pair = ("--column", "treaty@v1", "--column", "protocol@v1")
    row = rows(ferry, *pair)["2(2)(a)"]
    assert [cell["text"] for cell in row["cells"]] == ["by notice of 30 days;", "by notice of 90 days;"]
    assert "  protocol@v1 by notice of 90 days;" in ferry.do("columns", "treaty", *pair)


def test_another_language_or_none_of_its_own_is_refused(ferry: Any) -> None:
    """A column in another language says nothing about words, and something of the document itself has to be there."""
    text = ferry.file("autre.md", "Article 1\n\nLe bac navigue.\n")
    ferry.do("record", "autre", text, "--language", "fr")
    for names in (("treaty@v1", "autre@v1"), ("autre@v1", "autre@v1")):
        said = ferry("columns", "treaty", *(word for name in names for word in ("--column", name)))
        assert said.code == 2
        assert "cannot stand beside a text of treaty" in said.err
