"""table, gist, brief and columns -o: tables are read, recorded, filled in and written, and show only what may be shown."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from disks import full_disk
from tables import iso_template, repacked, workbook

Say = Callable[..., Any]

UNKNOWN = workbook({"List": [["Topic", "Our view", "Thing"], ["2(1)", "Too strict", "x"]]})
MAPPED = ("--map", "Topic=clause", "--map", "Our view=comment")
MATRIX = ["Item", "Source", "Type", "Paragraph", "Comment", "Proposed wording", "Decision"]
ISO = iso_template(
    [
        ("SOU-1", "", "2(1)", "", "te", "Too strict.", "It should sail.", ""),
        ("SOU-2", "", "2", "", "te", "Which table?", "", ""),
        ("SOU-3", "", "", "", "ge", "A good draft.", "", ""),
    ]
)


def grid(path: Path) -> list[list[str]]:
    """The rows of the last table in a Word file."""
    table = docx.Document(str(path)).tables[-1]
    return [[cell.text for cell in row.cells] for row in table.rows]


def remembered(ferry: Any) -> Any:
    """What is kept of headings, by party."""
    told = json.loads((ferry.folder / ".proposaltrack" / "local.json").read_text("utf-8"))
    return told["negotiations"]["ferry"].get("headings", {})


def written(ferry: Any, *words: str) -> list[list[str]]:
    """The rows of the table that a command writes."""
    made = ferry.folder.parent / "written.csv"
    ferry.do("table", "write", *words, "-o", made, "--force")
    rows = list(csv.reader(io.StringIO(made.read_text("utf-8-sig"))))
    return [row for row in rows if len(row) > 2][1:]


def test_a_table_is_read_without_a_workspace(say: Say, tmp_path: Path) -> None:
    """Its layout is known by its headings, and the JSON holds every line in our words."""
    path = tmp_path / "iso.docx"
    path.write_bytes(ISO)
    answer = json.loads(say("--workspace", tmp_path, "table", "read", path, "--json").out)
    assert (answer["schema"], answer["layout"]) == (
        "proposaltrack/remarks/1",
        "ISO/IEC/CEN commenting template",
    )
    assert [(r["clause"], r["party"], r["proposed"]) for r in answer["remarks"]] == [
        ("2(1)", "SOU", "It should sail."), ("2", "SOU", None), (None, "SOU", None),
    ]  # fmt: skip


def test_headings_that_nobody_knows_are_named_with_the_way_out(say: Say, tmp_path: Path) -> None:
    """The headings found and how to say what stands under them are told; then the table is read."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(UNKNOWN)
    said = say("table", "read", path)
    assert (said.code, said.out) == (4, "")
    assert "'Topic', 'Our view', 'Thing'. Say what stands under them with --map \"Heading=field\"" in said.err
    answer = json.loads(say("table", "read", path, *MAPPED, "--json").out)
    assert [(r["clause"], r["comment"], r["rest"]) for r in answer["remarks"]] == [
        ("2(1)", "Too strict", {"Thing": "x"})
    ]


def test_what_a_heading_means_is_remembered_of_its_sender(ferry: Any) -> None:
    """It is said once, holds for the party however its name is typed, and for no table without that heading."""
    path = ferry.file("list.xlsx", UNKNOWN)
    ferry.do("table", "receive", "treaty@v1", path, "--from", "SOU", *MAPPED)
    assert remembered(ferry) == {"SOU": {"Topic": "clause", "Our view": "comment"}}
    assert ferry.do("table", "receive", "treaty@v1", path, "--from", "sou").startswith("SOU notes: 2(1)")
    iso = ferry.file("iso.docx", ISO)
    assert "SOU counter-proposes: 2(1)" in ferry.do("table", "receive", "treaty@v1", iso, "--from", "SOU")
    assert ferry.position("2(1)", "SOU")["stances"] == ["counter-proposes"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("treaty@v1", "list.xlsx", "--from", "SUO", *MAPPED), 3),
        (("treaty@v9", "list.xlsx", "--from", "SOU", *MAPPED), 3),
        (("treaty@v1", "list.xlsx", "--from", "SOU", "--map", "Topic=klause"), 2),
        (("treaty@v1", "list.xlsx", "--from", "SOU", *MAPPED, "--on", "2020-01-01"), 2),
    ],
)
def test_what_did_not_serve_is_not_remembered(
    ferry: Any, words: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a table could not be recorded, neither it nor what was said of its headings is kept."""
    ferry.file("list.xlsx", UNKNOWN)
    monkeypatch.chdir(ferry.folder.parent)
    kept = ferry.kept()
    assert ferry("table", "receive", *words).code == code
    assert ferry.kept() == kept
    assert remembered(ferry) == {}


def test_a_received_table_is_recorded_line_by_line(ferry: Any) -> None:
    """A proposed wording is a counter-proposal, a comment is noted, and a line that names a party is that one's."""
    ferry.do("party", "add", "EAS", "Eastland")
    rows = [
        MATRIX,
        ["1", "SOU", "te", "2(1)", "Why?", "", ""],
        ["2", "EAS", "te", "2(2)(a)", "Short", "60 days", ""],
    ]
    path = ferry.file("matrix.xlsx", workbook({"Comments": rows}))
    told = ferry.do("table", "receive", "treaty@v1", path, "--from", "SOU")
    assert told == "SOU notes: 2(1) of treaty@v1\nEAS counter-proposes: 2(2)(a) of treaty@v1\n"
    assert ferry.position("2(2)(a)", "EAS")["stances"] == ["counter-proposes"]


def test_our_answers_go_into_the_very_table_that_came(ferry: Any) -> None:
    """To a clause, to an article and to the whole text, each with its condition; the other cells stay as they are."""
    came = ferry.file("iso.docx", ISO)
    ferry.do("respond", "treaty@v1", "--by", "NOR", "--clause", "2(1)", "--stance", "accepts",
             "--condition", "two boats", "--if", "treaty@v1#1(1)")  # fmt: skip
    ferry.do(
        "respond", "treaty@v1", "--clause", "2", "--stance", "rejects", "--reason", "The timetable stays."
    )
    ferry.do("respond", "treaty@v1", "--clause", "all", "--stance", "notes", "--reason", "Thank you.")
    made = ferry.folder.parent / "answered.docx"
    ferry.do("table", "answer", "treaty@v1", came, "-o", made)
    before, after = grid(came), grid(made)
    assert [row[:7] for row in before] == [row[:7] for row in after]
    assert "Condition: two boats" in after[0][7]
    assert "Depends on 1(1) of treaty@v1" in after[0][7]
    assert after[0][7].startswith("Accepted")
    assert after[1][7].endswith("The timetable stays.")
    assert after[2][7].endswith("Thank you.")


def test_every_table_of_a_file_is_read_and_answered(ferry: Any) -> None:
    """The lines of all sheets count, whatever their layout; a sheet that no layout fits is named."""
    sheets = {
        "Legend": [["Sign", "Sense"], ["te", "technical"]],
        "Part 1": [MATRIX, ["1", "SOU", "te", "2(1)", "Why?", "", ""]],
        "Part 2": [MATRIX, ["1", "SOU", "te", "2(2)(a)", "Short", "60 days", ""]],
    }
    path = ferry.file("matrix.xlsx", workbook(sheets))
    told = ferry.do("table", "receive", "treaty@v1", path, "--from", "SOU")
    assert told == (
        "SOU notes: 2(1) of treaty@v1\nSOU counter-proposes: 2(2)(a) of treaty@v1\n"
        "Note: sheet Legend is not read: no table that is known has the headings 'Sign', 'Sense'\n"
    )
    said = ferry("table", "read", path)
    assert "2 lines" in said.out
    assert said.err == told.splitlines()[-1] + "\n"
    for clause in ("2(1)", "2(2)(a)"):
        ferry.do("respond", "treaty@v1", "--clause", clause, "--stance", "rejects")
    made = ferry.folder.parent / "answered.xlsx"
    ferry.do("table", "answer", "treaty@v1", path, "-o", made)
    _, one, two = openpyxl.load_workbook(made).worksheets
    assert [sheet.cell(2, 7).value for sheet in (one, two)] == ["R", "R"]


def test_of_another_party_only_what_it_gave_is_filled_in(ferry: Any) -> None:
    """What we prepared for another party too does not come out under its name."""
    came = ferry.file("iso.docx", ISO)
    ferry.do("respond", "treaty@v1", "--clause", "2(1)", "--stance", "accepts", "--on-behalf-of", "SOU")
    said = ferry("table", "answer", "treaty@v1", came, "--by", "SOU", "-o", ferry.folder.parent / "a.docx")
    assert said.code == 2
    assert "SOU has answered nothing that" in said.err
    assert "Answer with `proposaltrack respond treaty@v1` first." in said.err
    assert not (ferry.folder.parent / "a.docx").exists()


@pytest.fixture
def prepared(ferry: Any) -> Any:
    """Answers of ours that were not given, a gist, and what was left aside; and one answer of theirs."""
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "rejects", "--reason", "PREPARED")
    ferry.do("respond", "treaty@v2", "--clause", "2(2)(a)", "--stance", "accepts", "--reason", "JOINT",
             "--on-behalf-of", "SOU")  # fmt: skip
    ferry.do(
        "respond", "treaty@v2", "--by", "SOU", "--clause", "1(1)", "--stance", "accepts", "--reason", "THEIRS"
    )
    ferry.do("gist", "treaty@v2", "--clause", "2(1)", "--lead", "Legal", "GISTED")
    ferry.do("leave", "treaty@v2", "--clause", "1(2)", "--reason", "ASIDE")
    return ferry


@pytest.mark.parametrize("layout", ["iso", "matrix", "issues", "redfern"])
def test_a_table_that_is_handed_out_shows_what_was_given(prepared: Any, layout: str) -> None:
    """What is prepared stands in it for our own party alone; a gist and what is left aside stand in none."""
    ours, internal = {"PREPARED", "JOINT"}, {"GISTED", "ASIDE"}

    def shown(*words: str) -> set[str]:
        told = json.dumps(written(prepared, "treaty@v2", "--layout", layout, *words))
        return {word for word in ours | internal | {"THEIRS"} if word in told}

    assert shown() == {"THEIRS"}
    assert shown("--party", "SOU") == {"THEIRS"}
    assert shown("--party", "NOR") == ours


def test_what_was_given_before_stands_while_another_answer_is_prepared(ferry: Any) -> None:
    """A prepared answer does not hide the given one from a table that is handed out."""
    ferry.do(
        "respond",
        "treaty@v2",
        "--clause",
        "2(1)",
        "--stance",
        "rejects",
        "--reason",
        "FIRST",
        "--form",
        "written",
    )
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "accepts", "--reason", "SECOND")
    (row,) = written(ferry, "treaty@v2", "--layout", "matrix")
    assert row[5] == "Rejects. FIRST"


def test_what_is_decided_on_a_comment_is_left_to_whoever_answers_it(prepared: Any) -> None:
    """What a party says opens its comment, and fills no column of the other side."""
    (iso,) = written(prepared, "treaty@v2", "--layout", "iso")
    assert iso[5:] == ["Accepts. THEIRS", "", ""]
    (matrix,) = written(prepared, "treaty@v2", "--layout", "matrix")
    assert matrix[5:] == ["Accepts. THEIRS", "", "", "", ""]


def test_an_answer_to_an_earlier_wording_says_so(ferry: Any) -> None:
    """Whoever reads the table learns which wording was answered."""
    ferry.do("respond", "treaty@v1", "--by", "SOU", "--clause", "2(1)", "--stance", "accepts")
    (row,) = written(ferry, "treaty@v2", "--layout", "matrix")
    assert row[5] == "Accepts. Said to the earlier wording of treaty@v1"


def test_what_we_propose_to_their_text_is_ours(ferry: Any) -> None:
    """In an issues list our wording stands under ours, and the text answered under theirs."""
    text = ferry.file("ct.md", "The Ferry shall sail 5 times a day.\n")
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "counter-proposes", "--text", text)
    (row,) = written(ferry, "treaty@v2", "--layout", "issues", "--party", "NOR")
    assert row[3:5] == ["The Ferry shall sail 5 times a day.", "The Ferry should sail 6 times a day."]


def test_a_brief_holds_text_gist_lead_and_our_line(prepared: Any) -> None:
    """It is our own paper: what is prepared stands in it, and the file holds a row for each clause."""
    made = prepared.folder.parent / "brief.docx"
    prepared.do("brief", "treaty@v2", "-o", made)
    rows = {row[0]: row for row in grid(made)}
    assert rows["2(1)"] == [
        "2(1)", "The Ferry should sail 6 times a day.", "GISTED", "Legal", "", "Rejects. PREPARED.",
    ]  # fmt: skip
    assert len(rows) == 1 + 9
    assert "| GISTED | Legal |" in prepared.do("brief", "treaty@v2")


def test_a_gist_goes_nowhere(prepared: Any) -> None:
    """Neither what is transmitted nor what is handed out holds it."""
    shared = ("redline", "treaty@v1", "treaty@v2"), ("columns", "treaty"), ("sheet", "treaty@v2")
    for words in shared:
        assert "GISTED" not in prepared.do(*words)
    prepared.do("transmit", "treaty@v1", "--to", "SOU")
    told = prepared.do("log", "--all", "--json")
    gist = prepared.last("gist")
    assert [entry["kind"] for entry in json.loads(told)["entries"]].count("gist") == 1
    assert gist["id"] not in prepared.do("show", "treaty@v1", "--json")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_columns_are_written_as_a_table(ferry: Any, suffix: str) -> None:
    """Each party's words stand verbatim in a column of their own."""
    made = ferry.folder.parent / f"columns{suffix}"
    ferry.do("columns", "treaty", "-o", made)
    rows = (
        grid(made)
        if suffix == ".docx"
        else [
            [str(c.value or "") for c in row]
            for row in openpyxl.load_workbook(made).worksheets[0].iter_rows()
        ]
    )
    row = next(row for row in rows if "2(1)" in row)
    assert "The Ferry shall sail 4 times a day." in row
    assert "The Ferry should sail 6 times a day." in row
    assert ferry("columns", "treaty", "-o", made).code == 5
    assert ferry("columns", "treaty", "-o", made, "--force").code == 0


SOURCES: dict[str, bytes] = {
    "list.xlsx": UNKNOWN,
    "iso.docx": ISO,
    "wrong.docx": iso_template(
        [("S", "", "9(1)", "", "te", "A", "", ""), ("S", "", "77", "", "te", "B", "", "")]
    ),
    "head.xlsx": workbook({"L": [MATRIX]}),
    "empty.xlsx": workbook({"L": [[]]}),
    "none.md": b"# Hello\n\nNo table.\n",
    "latin.csv": b"Clause,Comment\n1,caf\xe9\n",
    "locked.xlsx": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "cut.xlsx": repacked(UNKNOWN, "xl/worksheets/sheet1.xml", "</worksheet>", ""),
    "there.docx": b"mine",
}
_TO = ("--from", "SOU")
REFUSALS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "not there": (("table", "read", "gone.csv"), 3, "no file 'gone.csv'"),
    "no table": (("table", "read", "none.md"), 4, "none.md: it holds no table"),
    "empty": (("table", "read", "empty.xlsx"), 4, "empty.xlsx: it holds no table"),
    "not UTF-8": (("table", "read", "latin.csv"), 4, "latin.csv: line 2, byte 21: the text is not UTF-8"),
    "protected": (("table", "read", "locked.xlsx"), 4, "locked.xlsx: it is protected"),
    "damaged": (("table", "read", "cut.xlsx"), 4, "cut.xlsx: it is no workbook that can be read"),
    "no such field": (("table", "read", "list.xlsx", "--map", "Topic=klause"), 2, "'klause' is no field. Headings are: Topic"),
    "no such heading": (("table", "read", "list.xlsx", "--map", "Topik=clause"), 2, "no heading 'Topik'. Headings are: Topic"),
    "no mapping": (("table", "read", "list.xlsx", "--map", "Topic"), 2, "'Topic' says nothing of a heading"),
    "unknown headings": (("table", "receive", "treaty@v1", "list.xlsx", *_TO), 4, "'Topic', 'Our view', 'Thing'"),
    "unknown clauses": (("table", "receive", "treaty@v1", "wrong.docx", *_TO), 4, "2 problems\n  row 1: no clause '9(1)'"),
    "nothing said": (("table", "receive", "treaty@v1", "head.xlsx", *_TO), 2, "nothing is said in head.xlsx"),
    "no sender": (("table", "receive", "treaty@v1", "iso.docx"), 2, "missing option '--from'"),
    "no such sender": (("table", "receive", "treaty@v1", "iso.docx", "--from", "SUO"), 3, "no party 'SUO'. Did you mean SOU?"),
    "nowhere to write": (("table", "answer", "treaty@v1", "iso.docx"), 2, "the file to write is not named. Name it with -o."),
    "nothing answered": (("table", "answer", "treaty@v1", "iso.docx", "-o", "a.docx"), 2, "NOR has answered nothing that iso.docx is about"),
    "another suffix": (("table", "answer", "treaty@v1", "iso.docx", "-o", "a.xlsx"), 2, "a.xlsx does not end in .docx"),
    "no such layout": (("table", "write", "treaty@v1", "--layout", "din"), 2, "'din' is not one of 'iso'"),
    "no such party": (("table", "write", "treaty@v1", "--layout", "iso", "--party", "X"), 3, "no party 'X'"),
    "not written as": (("table", "write", "treaty@v1", "--layout", "iso", "-o", "a.pdf"), 2, "no table is written as .pdf"),
    "is there": (("table", "write", "treaty@v1", "--layout", "iso", "-o", "there.docx"), 5, "there.docx is there already"),
    "no folder": (("columns", "treaty", "-o", "no/c.xlsx"), 5, "no/c.xlsx cannot be written"),
    "columns as": (("columns", "treaty", "-o", "c.zip"), 2, "no table is written as .zip"),
    "empty gist": (("gist", "treaty@v2", "--clause", "2", " "), 2, "the gist is empty. Write one sentence."),
    "gist of nothing": (("gist", "treaty@v2", "--clause", "77", "x"), 3, "no clause of treaty@v2 called '77'"),
    "gist of two": (("gist", "treaty@v2", "--clause", "1,2", "x"), 3, "called '1,2'"),
    "quoted clause": (("gist", "treaty@v2", "--clause", '"2(1)"', "x"), 3, "Did you mean 2(1)"),
    "brief of nothing": (("brief", "treaty@v9"), 3, "no version 'treaty@v9'"),
    "brief as": (("brief", "treaty@v2", "-o", "b.pdf"), 2, "no table is written as .pdf"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_wrong_with_a_table_is_told(
    untouched: Any, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each mistake gets one message that names the thing, its exit code, no file, and an untouched store."""
    words, code, message = REFUSALS[name]
    for file, content in SOURCES.items():
        (tmp_path / file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    there, kept = sorted(tmp_path.rglob("*")), untouched.kept()
    said = untouched(*words)
    assert (said.code, said.out) == (code, ""), said.err
    assert said.err.startswith("proposaltrack: ")
    assert message in said.err
    assert (sorted(tmp_path.rglob("*")), untouched.kept()) == (there, kept)


def test_a_table_without_a_column_for_an_answer_is_refused(ferry: Any) -> None:
    """The message names the headings and how to say which one takes the answer, and nothing is written."""
    bare = workbook({"List": [["Topic", "Our view", "Thing"], ["2(1)", "Too strict", ""]]})
    came, made = ferry.file("bare.xlsx", bare), ferry.folder.parent / "a.xlsx"
    ferry.do("respond", "treaty@v1", "--clause", "2(1)", "--stance", "accepts")
    said = ferry("table", "answer", "treaty@v1", came, *MAPPED, "-o", made)
    assert said.code == 5
    assert "no column for an answer among 'Topic', 'Our view', 'Thing'" in said.err
    assert not made.exists()
    ferry.do("table", "answer", "treaty@v1", came, *MAPPED, "--map", "Thing=stance", "-o", made)
    assert openpyxl.load_workbook(made).worksheets[0].cell(2, 3).value == "A"


def test_nothing_is_said_to_a_text_that_was_withdrawn(ferry: Any) -> None:
    """A table about it is refused, whatever it says."""
    ferry.do("withdraw", "treaty@v1")
    kept = ferry.kept()
    said = ferry("table", "receive", "treaty@v1", ferry.file("iso.docx", ISO), "--from", "SOU")
    assert said.code == 5
    assert "treaty@v1 was withdrawn" in said.err
    assert ferry.kept() == kept


def test_an_observer_reads_and_writes_tables_and_answers_none(ferry: Any) -> None:
    """Where no party is ours, a brief has no line of ours, and filling in asks who answers."""
    (ferry.folder / ".proposaltrack" / "local.json").write_text("{}", "utf-8")
    came = ferry.file("iso.docx", ISO)
    ferry.do("table", "receive", "treaty@v1", came, "--from", "SOU")
    assert written(ferry, "treaty@v1", "--layout", "iso")
    assert "Our line" in ferry.do("brief", "treaty@v1")
    said = ferry("table", "answer", "treaty@v1", came, "-o", ferry.folder.parent / "a.docx")
    assert said.code == 2
    assert "nobody is named as the one who acts" in said.err


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
def test_a_full_disk_leaves_no_half_a_table(ferry: Any, suffix: str) -> None:
    """Where the disk ends, the table is refused and nothing is there."""
    made = ferry.folder.parent / f"made{suffix}"
    with full_disk():
        said = ferry("table", "write", "treaty@v2", "--layout", "iso", "-o", made)
    assert said.code == 5, said.err
    assert not [path for path in made.parent.iterdir() if path.suffix in {suffix, ".part"}]


def test_many_entries_are_counted_and_not_all_named(ferry: Any) -> None:
    """A long table does not fill the screen with ids: the first stands for them, with where to find the others."""
    rows = [[str(n), "SOU", "te", "2(1)", f"Why {n}?", "", ""] for n in range(1, 1203)]
    path = ferry.file("long.xlsx", workbook({"Comments": [MATRIX, *rows]}))
    said = ferry("table", "receive", "treaty@v1", path, "--from", "SOU")
    (line,) = said.err.splitlines()
    assert line.endswith(" and 1,201 more; `proposaltrack log` lists them")
