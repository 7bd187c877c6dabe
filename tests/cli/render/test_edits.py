"""Edits as people read them."""

import click
import pytest

from proposaltrack.cli.render.edits import edit_lines, hides_something

LONG = " ".join(f"w{n}" for n in range(60))


def read(*edits: list[str], styled: bool = False) -> str:
    """The lines of edits in one."""
    told = "\n".join(edit_lines(edits, 200, "", styled=styled))
    return told if styled else click.unstyle(told)


def test_changed_words_stand_in_marks_without_their_spaces() -> None:
    """White space at the ends of a change stands outside its marks."""
    told = read(["kept", "The Parties "], ["deleted", "shall "], ["inserted", "should "], ["kept", "pay."])
    assert told == "The Parties [-shall-] {+should+} pay."


def test_long_kept_stretches_are_cut_to_the_words_around_the_changes() -> None:
    """Before, between and after changes some words remain, and a sign where words were left out."""
    told = read(["kept", f"{LONG} "], ["inserted", "not"], ["kept", f" {LONG}\n"])
    assert told.startswith("w0 w1 w2 w3 w4 … w50")
    assert "w59 {+not+} w0" in told
    assert told.endswith("w9 …")


def test_a_text_that_came_whole_keeps_its_paragraphs() -> None:
    """The paragraphs of an added clause stand each on its own."""
    assert read(["inserted", "## Annex\n\nOne.\n"]) == "{+Annex+}\n{+One.+}"


def test_a_paragraph_break_inside_a_change_is_shown_as_a_sign() -> None:
    """Where a paragraph was joined to another, the break that went is seen."""
    assert read(["kept", "One."], ["deleted", "\n\n2. "], ["kept", "Two."]) == "One. [-¶ 2.-] Two."


def test_rows_of_a_table_stay_whole() -> None:
    """A table is shown row by row, cut between rows."""
    rows = "".join(f"| G{n} | Orsund |\n" for n in range(9))
    told = read(["kept", f"{rows}| G9 | "], ["deleted", "24"], ["inserted", "12"], ["kept", " |\n"])
    assert told == "| G0 | Orsund |\n| …\n| G9 | [-24-]{+12+} |"
    last = read(["kept", "| A | B |\n| C | D |"], ["folded", "\n\n", "\n"], ["inserted", "| E | F |\n\n"])
    assert last == "| A | B |\n| C | D |\n{+| E | F |+}"


@pytest.mark.parametrize(
    ("edits", "hidden"),
    [
        ([["deleted", "Parties"], ["inserted", "Par\u200dties"]], True),
        ([["inserted", "\u200d"]], True),
        ([["deleted", "a b"], ["inserted", "a\u00a0b"]], False),
        ([["deleted", "shall"], ["inserted", "should"]], False),
        ([["kept", "a"]], False),
    ],
)
def test_a_change_that_nobody_can_see_is_found(edits: list[list[str]], hidden: bool) -> None:
    """Texts that differ only in signs without shape are told apart by naming these."""
    assert hides_something(edits) is hidden
    assert ("<U+" in read(*edits)) is hidden


def test_styled_changes_need_no_marks_but_stand_apart() -> None:
    """With styles, 6 and 8 do not read as 68 even where nothing is struck out."""
    told = read(["deleted", "6"], ["inserted", "8"], styled=True)
    assert told == "\x1b[38;5;166m\x1b[9m6\x1b[0m \x1b[38;5;33m\x1b[4m8\x1b[0m"


def test_controls_in_a_change_are_shown_as_signs() -> None:
    """Nothing in a text reaches the terminal as a command."""
    assert read(["inserted", "\x1b[2Jgone\x9b"], ["kept", "\x07"]) == "{+␛[2Jgone<U+009B>+}␇"
