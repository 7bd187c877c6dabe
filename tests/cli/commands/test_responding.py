"""Responding: stances on clauses, in a form or in words, tied to the wording they answer."""

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.cli.options import split_names


def test_stances_reason_and_text_are_kept(ferry: Any) -> None:
    """An answer to two clauses says what it says on each of them."""
    text = ferry.file("text.md", "(a) by notice of 30 days;\n")
    ferry.do("respond", "treaty@v2", "--clause", "2(2)(a), 2(2)(b)", "--stance", "rejects,counter-proposes",
             "--text", text, "--reason", "Too long", "--condition", "If 2(1) stands")  # fmt: skip
    for clause in ("2(2)(a)", "2(2)(b)"):
        position = ferry.position(clause)
        assert position["stances"] == ["rejects", "counter-proposes"]
        assert (position["reason"], position["condition"]) == ("Too long", "If 2(1) stands")
        assert position["prepared"]


def test_one_answer_covers_every_clause(ferry: Any) -> None:
    """All stands for every clause, and an answer to an article for its paragraphs."""
    ferry.do("respond", "treaty@v2", "--clause", "all", "--stance", "notes")
    ferry.do("respond", "treaty@v2", "--clause", "Article 1", "--stance", "accepts")
    assert ferry.position("2(1)")["stances"] == ["notes"]
    assert ferry.position("1(2)")["stances"] == ["accepts"]


def test_a_counter_text_comes_in_on_standard_input(ferry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1. Five times a day.\n")))
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "counter-proposes", "--text", "-")
    assert ferry.proposed() == "1. Five times a day.\n"


def test_a_counter_proposal_has_a_text_or_a_passage(ferry: Any) -> None:
    """A counter-proposal without words is refused, unless the passage it is made in holds them."""
    before = ferry.kept()
    said = ferry("respond", "treaty@v2", "--clause", "2(1)", "--stance", "counter-proposes")
    assert said.code == 2
    assert "Give it with --text FILE, or name its passage with --in." in said.err
    assert ferry.kept() == before
    ferry.do("record", "answer", ferry.file("a.md", "1. Five times a day.\n"), "--answers", "treaty@v2")
    ferry.do(
        "respond", "treaty@v2", "--clause", "2(1)", "--stance", "counter-proposes", "--in", "answer@v1#1"
    )


def test_clauses_left_aside_are_not_owed(ferry: Any) -> None:
    """What is left unanswered on purpose is counted apart, with its reason kept inside."""
    ferry.do("leave", "treaty@v2", "--clause", "preamble,1", "--reason", "Nothing new")
    item = ferry.awaited("treaty@v2")
    assert [clause["number"] for clause in item["clauses_left"]] == ["", "1(1)", "1(2)"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1,2", ("1", "2")),
        (" 4(2)(b) , 7 bis,", ("4(2)(b)", "7 bis")),
        ("4(2,3), 5", ("4(2,3)", "5")),
        ('"A, B", C', ('"A, B"', "C")),
        ("a), b", ("a)", "b")),
        ("", ()),
    ],
)
def test_commas_inside_brackets_part_nothing(text: str, names: tuple[str, ...]) -> None:
    """Names are parted by commas, but for those within brackets or quotation marks."""
    assert split_names(text) == names


@pytest.fixture(autouse=True)
def nothing_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms are written, and kept, where the tests' own files are."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def editor(room: Path, body: str) -> dict[str, str]:
    """An environment whose editor runs these lines of Python on the text `t` of the file."""
    script = room / "editor.py"
    script.write_text(
        f"import sys, pathlib\np = pathlib.Path(sys.argv[-1])\nt = p.read_text('utf-8')\n{body}\np.write_text(t, 'utf-8')\n",
        "utf-8",
    )
    return {**os.environ, "EDITOR": f"{sys.executable} '{script}'"}


FILL = """\
assert 'Clauses: 2(1)' in t and '  | 1. The Ferry should sail 6 times a day.' in t
t = t.replace('Stance: ', 'Stance: rejects, counter-proposes').replace('Reason: ', 'Reason: Too many,\\nand too soon')
t = t.replace('begins here ------\\n', 'begins here ------\\n# Five\\n\\n1. Five times a day.\\n')
"""


def test_an_answer_is_written_in_a_form(ferry: Any) -> None:
    """The form shows the clause and takes stances, a reason over two lines, and a counter-text as it is."""
    said = ferry(
        "respond", "treaty@v2", "--clause", "2(1)", "--edit", environ=editor(ferry.folder.parent, FILL)
    )
    assert said.code == 0, said.err
    position = ferry.position("2(1)")
    assert position["stances"] == ["rejects", "counter-proposes"]
    assert position["reason"] == "Too many,\nand too soon"
    assert ferry.proposed() == "# Five\n\n1. Five times a day.\n"


def test_a_form_that_comes_back_as_it_was_files_nothing(ferry: Any) -> None:
    """Closing the editor without a word is a change of mind, not a mistake."""
    before = ferry.kept()
    said = ferry("respond", "treaty@v2", "--edit", environ=editor(ferry.folder.parent, ""))
    assert (said.code, said.out) == (0, "")
    assert "Nothing was filed" in said.err
    assert ferry.kept() == before


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("t = t.replace('Stance: ', 'Stance: agrees')", "'agrees' is no stance"),
        (
            "t = t.replace('Clauses: 2(1)', 'Clauses: 9').replace('Stance: ', 'Stance: accepts')",
            "no clause of treaty@v2 called '9'",
        ),
        ("t = 'gone'", "the lines around the counter-text are gone"),
        ("t = t.replace('Reason: ', 'Reason: why')", "an answer has a stance"),
    ],
)
def test_what_was_written_in_a_form_is_not_lost(ferry: Any, body: str, message: str) -> None:
    """A form with a mistake in it is kept, and the message says where."""
    before = ferry.kept()
    said = ferry(
        "respond", "treaty@v2", "--clause", "2(1)", "--edit", environ=editor(ferry.folder.parent, body)
    )
    assert said.code in {2, 3}
    assert message in said.err
    kept = Path(said.err.partition("What you wrote is kept in ")[2].strip().removesuffix("."))
    assert kept.is_file()
    assert ferry.kept() == before


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("", 2, "no editor is set"),
        ("no-such-editor", 3, "no editor 'no-such-editor'"),
        ("false", 5, "the editor ended with exit code 1"),
        ("vi 'x", 2, "cannot be read"),
    ],
)
def test_an_editor_that_does_not_run_is_told(ferry: Any, command: str, code: int, message: str) -> None:
    """Without a working editor nothing is filed and nothing is left behind."""
    before = ferry.kept()
    environ = {**os.environ, "EDITOR": command}
    said = ferry("respond", "treaty@v2", "--clause", "2(1)", "--edit", environ=environ)
    assert said.code == code
    assert message in said.err
    assert "kept in" not in said.err
    assert ferry.kept() == before
