"""sheet and respond --sheet: a sheet goes out, is filled in by hand, and comes back whole or not at all."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

HEADINGS = ("Ref", "Clause", "Heading", "Text", "Stance", "Counter-text", "Reason", "Condition")


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a sheet, its headings first."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    return rows[next(n for n, row in enumerate(rows) if "Ref" in row) :]


def filled(path: Path, answers: Mapping[str, Mapping[str, str]]) -> Path:
    """The same sheet, filled in: by clause or passage, what stands under which heading."""
    head, *rows = rows_of(path)
    for row in rows:
        for heading, words in answers.get(row[1], {}).items():
            row[head.index(heading)] = words
    told = io.StringIO()
    csv.writer(told).writerows([head, *rows])
    path.write_text(told.getvalue(), "utf-8")
    return path


def sheet(ferry: Any, version: str = "treaty@v2", *words: str) -> Path:
    """A sheet for a version, as it is written."""
    path = Path(ferry.folder.parent / "sheet.csv")
    ferry.do("sheet", version, *words, "-o", path, "--force")
    return path


def test_a_sheet_has_a_row_for_each_clause(ferry: Any) -> None:
    """Each row quotes its clause, says what may be answered, and goes to the screen where no file is named."""
    head, *rows = rows_of(sheet(ferry))
    assert tuple(head) == HEADINGS
    assert [row[1] for row in rows] == [
        "preamble/1",
        "1",
        "1(1)",
        "1(2)",
        "2",
        "2(1)",
        "2(2)",
        "2(2)(a)",
        "2(2)(b)",
    ]
    assert rows[5][3] == "The Ferry should sail 6 times a day."
    shown = ferry.do("sheet", "treaty@v2")
    assert "accepts-with-change" in shown
    assert "| 2(2)(a) |" in shown


def test_a_sheet_comes_back_as_answers(ferry: Any) -> None:
    """Every answered row is recorded with its reason, condition and text, and empty rows answer nothing."""
    path = filled(
        sheet(ferry),
        {
            "2(1)": {"Stance": "accepts", "Condition": "two boats"},
            "2(2)(a)": {
                "Stance": "Rejects, counter-proposes",
                "Counter-text": "(a) by notice of 40 days;",
                "Reason": "Short.",
            },
        },
    )
    told = ferry.do("respond", "treaty@v2", "--sheet", path)
    assert told == "NOR accepts: 2(1) of treaty@v2\nNOR rejects, counter-proposes: 2(2)(a) of treaty@v2\n"
    assert ferry.position("2(1)")["stances"] == ["accepts"]
    assert ferry.position("2(2)(a)")["stances"] == ["rejects", "counter-proposes"]
    assert ferry.position("2(2)(b)") is None
    assert ferry.proposed() == "(a) by notice of 40 days;\n"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_sheet_is_filled_in_where_people_like(ferry: Any, suffix: str) -> None:
    """A cell of a Word file or a workbook that is filled in by hand is an answer."""
    path = ferry.folder.parent / f"sheet{suffix}"
    ferry.do("sheet", "treaty@v2", "-o", path)
    if suffix == ".docx":
        made = docx.Document(str(path))
        row = next(r for r in made.tables[-1].rows if r.cells[1].text == "2(1)")
        row.cells[4].text = "notes"
        made.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        line = next(r for r in book.worksheets[0].iter_rows() if r[1].value == "2(1)")
        line[4].value = "notes"
        book.save(path)
    assert ferry.do("respond", "treaty@v2", "--sheet", path) == "NOR notes: 2(1) of treaty@v2\n"


def test_everything_wrong_with_a_sheet_is_told_at_once(ferry: Any) -> None:
    """Each mistake is told with its row and what to write, and nothing of the sheet is recorded."""
    path = filled(
        sheet(ferry),
        {
            "1(1)": {"Reason": "Why?"},
            "1(2)": {"Stance": "acepts"},
            "2(1)": {"Stance": "accepts"},
            "2(2)": {"Stance": "accepts", "Counter-text": "Never."},
            "2(2)(a)": {"Stance": "counter-proposes"},
            "2(2)(b)": {"Stance": "rejects, accepts"},
            "2": {"Stance": "leaves aside"},
        },
    )
    kept = ferry.kept()
    said = ferry("respond", "treaty@v2", "--sheet", path)
    assert (said.code, said.out) == (4, "")
    for told in (
        "6 problems",
        "row 4: there is a reason without a stance",
        "row 5: 'acepts' is no stance. Write 'accepts'.",
        "row 6: 'leaves aside' is our own business and no answer. Use `proposaltrack leave`.",
        "row 8: 'accepts' has no counter-text",
        "row 9: 'counter-proposes' says nothing without the text proposed",
        "row 10: 'rejects' and 'accepts' exclude each other",
    ):
        assert told in said.err
    assert ferry.kept() == kept


def test_a_sheet_of_an_older_version_answers_only_what_still_stands(ferry: Any) -> None:
    """A clause that says something else now is refused, and one that says the same is answered."""
    old = sheet(ferry, "treaty@v1")
    kept = ferry.kept()
    said = ferry("respond", "treaty@v2", "--sheet", filled(old, {"2(1)": {"Stance": "accepts"}}))
    assert said.code == 4
    assert "clause 2(1) is not in the text, or says something else there. Make a new sheet" in said.err
    assert ferry.kept() == kept
    same = filled(sheet(ferry, "treaty@v1"), {"1(1)": {"Stance": "accepts"}})
    assert ferry.do("respond", "treaty@v2", "--sheet", same).startswith("NOR accepts: 1(1) of treaty@v2\n")


def test_the_words_of_a_sheet_are_never_taken_for_the_text(ferry: Any) -> None:
    """A text that was altered on the sheet is remarked on, and so is a clause that is gone from it."""
    path = filled(sheet(ferry), {"2(1)": {"Stance": "notes", "Text": "Other words."}})
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if ",1(2)," not in line) + "\n", "utf-8")
    told = ferry.do("respond", "treaty@v2", "--sheet", path)
    assert "the text of 2(1) was altered; no text is taken from the sheet" in told
    assert "clauses of the text are not on the sheet: 1(2)" in told


@pytest.fixture
def papers(ferry: Any) -> Any:
    """Their answer to our text, as a paper."""
    paper = ferry.folder.parent / "answer.md"
    paper.write_text("# Answer\n\n1. To Article 2(1): accepted.\n2. To Article 2(2)(a): no.\n", "utf-8")
    ferry.do("receive", "answer", paper, "--from", "SOU", "--answers", "treaty@v1", "--on", "2026-11-01")
    return ferry


_BY = ("--by", "SOU", "--in", "answer@v1")


def test_a_sheet_by_passage_ties_each_answer_to_its_passage(papers: Any) -> None:
    """A row for each passage says which clauses it answers, and the answer is made in that passage."""
    path = sheet(papers, "treaty@v1", *_BY, "--by-passage")
    assert rows_of(path)[0][:5] == ["Ref", "Passage of the response", "Heading", "Text", "Answers clause"]
    filled(
        path,
        {
            "1": {"Answers clause": "2(1)", "Stance": "accepts"},
            "2": {"Answers clause": "2(2)(a)", "Stance": "rejects"},
        },
    )
    told = papers.do("respond", "treaty@v1", "--sheet", path, *_BY)
    assert told == "SOU accepts: 2(1) of treaty@v1\nSOU rejects: 2(2)(a) of treaty@v1\n"
    rows = papers.told("positions", "treaty@v1")["rows"]
    assert next(r for r in rows if r["clause"]["number"] == "2(1)")["positions"]["SOU"]["in"] == "answer@v1"


def test_a_sheet_by_passage_names_what_is_missing(papers: Any) -> None:
    """A passage without a clause, a clause without a stance, and a clause that is none are told together."""
    path = sheet(papers, "treaty@v1", *_BY, "--by-passage")
    filled(path, {"1": {"Answers clause": "9"}, "2": {"Stance": "rejects"}})
    kept = papers.kept()
    said = papers("respond", "treaty@v1", "--sheet", path, *_BY)
    assert (said.code, said.out) == (4, "")
    assert "there is a clause without a stance" in said.err
    assert "no clause '9'" in said.err
    assert "passage 2 does not say which clause it answers. Name it, or 'all'." in said.err
    said = papers("respond", "treaty@v1", "--sheet", path, "--by", "SOU")
    assert said.code == 2
    assert "are passages of a written response, which is not named. Name it with --in." in said.err
    assert papers.kept() == kept


REFUSALS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no such version": (("sheet", "treaty@v9"), 3, "no version 'treaty@v9'"),
    "no such party": (("sheet", "treaty@v2", "--by", "X"), 3, "no party 'X'"),
    "passages of what": (("sheet", "treaty@v2", "--by-passage"), 2, "the written response is not named. Name it with --in."),
    "a paper for nothing": (("sheet", "treaty@v2", "--in", "treaty@v1"), 2, "Say --by-passage, or leave --in out"),
    "not written as": (("sheet", "treaty@v2", "-o", "s.txt"), 2, "no table is written as .txt"),
    "is there": (("sheet", "treaty@v2", "-o", "sheet.csv"), 5, "sheet.csv is there already"),
    "no folder": (("sheet", "treaty@v2", "-o", "no/s.docx"), 5, "no/s.docx cannot be written"),
    "not there": (("respond", "treaty@v2", "--sheet", "none.csv"), 3, "no file 'none.csv'"),
    "nothing answered": (("respond", "treaty@v2", "--sheet", "sheet.csv"), 2, "no row of sheet.csv is answered. Write a stance"),
    "no sheet": (("respond", "treaty@v2", "--sheet", "other.csv"), 4, "other.csv: it is no response sheet. Make one"),
    "no table": (("respond", "treaty@v2", "--sheet", "words.md"), 4, "words.md: it holds no table"),
    "a stance beside it": (("respond", "treaty@v2", "--sheet", "sheet.csv", "--clause", "1", "--stance", "notes"), 2, "a sheet holds its answers itself"),
    "a reason beside it": (("respond", "treaty@v2", "--sheet", "sheet.csv", "--reason", "x"), 2, "Give nothing with --sheet but --by, --in"),
    "a form beside it": (("respond", "treaty@v2", "--sheet", "sheet.csv", "--edit"), 2, "a sheet holds its answers itself"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_wrong_is_told_and_nothing_is_recorded(
    untouched: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mistake gets one message that names the thing, its exit code, no file, and an untouched store."""
    words, code, message = REFUSALS[name]
    sheet(untouched)
    untouched.file("other.csv", "a,b\n1,2\n")
    untouched.file("words.md", "# Words\n")
    monkeypatch.chdir(untouched.folder.parent)
    there, kept = sorted(untouched.folder.parent.glob("*")), untouched.kept()
    said = untouched(*words)
    assert (said.code, said.out) == (code, ""), said.err
    assert message in said.err
    assert (sorted(untouched.folder.parent.glob("*")), untouched.kept()) == (there, kept)


def test_a_text_that_was_withdrawn_has_no_sheet(ferry: Any) -> None:
    """No sheet is written that could not be recorded when it comes back."""
    ferry.do("withdraw", "treaty@v1")
    said = ferry("sheet", "treaty@v1")
    assert (said.code, said.out) == (5, "")
    assert "treaty@v1 was withdrawn on 2026-11-25" in said.err


def test_an_observer_says_whose_sheet_it_is(ferry: Any) -> None:
    """Where no party is ours, the one that is to answer must be named."""
    (ferry.folder / ".proposaltrack" / "local.json").write_text("{}", "utf-8")
    said = ferry("sheet", "treaty@v2")
    assert said.code == 2
    assert "nobody is named as the one who acts. Name the party with --by" in said.err
    assert "Answer of: SOU" in ferry.do("sheet", "treaty@v2", "--by", "SOU")
