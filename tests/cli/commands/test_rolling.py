"""Rolling texts: brackets are counted version by version; versions are compiled, and come back to the letter."""

from typing import Any


def bracketed(ferry: Any) -> None:
    """A third version with two brackets, one of them never closed."""
    text = ferry.do("show", "treaty@v2", "--exact").replace("6 times", "[6] [times").replace("45", "[45]")
    ferry.do("record", "treaty", ferry.file("third.md", text), "--by", "NOR")


def test_brackets_are_counted_by_clause_and_version(ferry: Any) -> None:
    """Pairs in each version that has the clause, their sum, and a warning about one that stands alone."""
    bracketed(ferry)
    told = ferry.told("brackets", "treaty")
    assert [version["pairs"] for version in told["versions"]] == [0, 0, 2]
    assert [version["unbalanced"] for version in told["versions"]] == [0, 0, 1]
    rows = {"".join(row["clause"]["path"]): row["pairs"] for row in told["rows"]}
    assert rows == {"2(1)": [0, 0, 1], "2(2)(a)": [0, 0, 1]}
    said = ferry.do("brackets", "treaty")
    assert said.splitlines()[3].split() == ["all", "0", "0", "2"]
    assert "treaty@v3: 1 bracket opened or closed alone" in said


def test_versions_go_into_one_text_and_come_out_again(ferry: Any) -> None:
    """What is written to a file is taken apart to what went in, byte by byte."""
    rolling, back = ferry.folder / "rolling.md", ferry.folder / "back.md"
    ferry.do("compile", "treaty@v1", "treaty@v2", "-o", rolling)
    assert "[NOR: 30][SOU: 45] days" in rolling.read_text("utf-8")
    ferry.do("decompile", rolling, "--for", "SOU", "-o", back)
    assert back.read_text("utf-8") == ferry.do("show", "treaty@v2", "--exact")


def test_nothing_is_written_over(ferry: Any) -> None:
    """A file that is there already stays as it is."""
    target = ferry.file("there.md", "Mine.")
    said = ferry("compile", "treaty@v1", "treaty@v2", "-o", target)
    assert (said.code, "is there already" in said.err) == (5, True)
    assert target.read_text("utf-8") == "Mine."


def test_one_version_of_each_party_is_asked_for(ferry: Any) -> None:
    """Two of one party would leave open which one it means."""
    said = ferry("compile", "treaty@v1", "treaty@v1")
    assert (said.code, "two of the versions are NOR's" in said.err) == (2, True)


def test_the_brackets_of_one_version_are_told_as_choices(ferry: Any) -> None:
    """Wordings side by side, one within another, with whose they are."""
    text = ferry.do("show", "treaty@v2", "--exact").replace(
        "should sail 6", "[NOR: shall][SOU: should] sail [[5][6]]"
    )
    ferry.do("record", "treaty", ferry.file("bracketed.md", text), "--by", "SOU")
    (row,) = ferry.told("brackets", "treaty@v3")["rows"]
    first, second = (choice["alternatives"] for choice in row["choices"])
    assert [(a["words"], a["who"]) for a in first] == [("NOR: shall", ["NOR"]), ("SOU: should", ["SOU"])]
    assert [a["words"] for a in second[0]["choices"][0]["alternatives"]] == ["5", "6"]
    assert "  either [NOR: shall] (NOR)\n  or [SOU: should] (SOU)\n" in ferry.do("brackets", "treaty@v3")
    assert "No clause of treaty@v2 has words in brackets." in ferry.do("brackets", "treaty@v2")
