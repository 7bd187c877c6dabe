"""Redlines: every word of both sides is there, nothing in them is obeyed, and what cannot be seen is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.comparison import compare
from proposaltrack.model.comparison import EditKind
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.display import make_safe
from proposaltrack.views.redline import RedlineRow, redline_rows, text_runs

HOSTILE = ("\x1b[2J", "\x1b]52;c;aGk=\x07", "\u202e", "\x9b31m", "\x00", "[/bold]", "\u200b", "\u2066", "\r")
WORDS = st.sampled_from(
    (
        "Party",
        "shall",
        "should",
        "30",
        "45",
        "days,",
        "days;",
        "Article 2",
        "“notice”",
        "#9",
        "\n",
        "漢字",
        "שלום",
    )
)
PARAGRAPHS = st.lists(st.one_of(WORDS, WORDS, st.sampled_from(HOSTILE)), min_size=1, max_size=12).map(
    " ".join
)
TEXTS = st.lists(st.tuples(st.sampled_from(("## Article ", "", "### ")), PARAGRAPHS), max_size=8).map(
    lambda told: (
        "\n\n".join(
            f"{mark}{place}. {words}" if mark else words for place, (mark, words) in enumerate(told, 1)
        )
        + "\n"
    )
)
"""Texts with headings, wrapped lines, foreign scripts, and what would steer a terminal."""


def _rows(before: str, after: str) -> tuple[RedlineRow, ...]:
    return redline_rows(compare(parse_text(before), parse_text(after)))


def _words(text: str) -> list[str]:
    """The words of a text as it is shown, without marks of headings."""
    return make_safe(text).replace("#", " ").split()


@given(TEXTS, TEXTS)
def test_the_sides_of_a_row_are_its_texts(before: str, after: str) -> None:
    """Every word before is on the side before and every word after on the side after, none glued to another."""
    comparison = compare(parse_text(before), parse_text(after))
    for row in redline_rows(comparison):
        told = "".join(comparison.before.text_of(clause) for clause in row.change.before)
        assert _words("".join(run.before for run in row.runs)) == _words(told)
        told = "".join(comparison.after.text_of(clause) for clause in row.change.after)
        assert _words("".join(run.after for run in row.runs)) == _words(told)


@given(TEXTS, TEXTS)
def test_nothing_in_a_row_is_obeyed(before: str, after: str) -> None:
    """No text of a row holds anything that a terminal would act upon."""
    for row in _rows(before, after):
        texts = [
            *(text for run in row.runs for text in run[1:]),
            row.heading,
            row.note,
            row.before,
            row.after,
        ]
        assert all(make_safe(text) == text for text in texts)


@given(TEXTS, TEXTS)
def test_every_clause_of_both_sides_has_a_row(before: str, after: str) -> None:
    """No clause of either side is left out."""
    rows = _rows(before, after)
    assert {c.ordinal for row in rows for c in row.change.after} == {c.ordinal for c in parse_text(after)}
    assert {c.ordinal for row in rows for c in row.change.before} == {c.ordinal for c in parse_text(before)}


@given(TEXTS)
def test_a_text_against_itself_shows_that_text(text: str) -> None:
    """Nothing is marked where nothing changed."""
    for row in _rows(text, text):
        assert (row.mark, row.note, row.changed) == (" ", "", False)
        assert {run.kind for run in row.runs} <= {EditKind.KEPT}


@given(TEXTS, TEXTS)
def test_no_line_of_a_row_is_blank(before: str, after: str) -> None:
    """No side begins or ends with white space, and paragraphs follow each other closely."""
    for row in _rows(before, after):
        for side in (1, 2):
            shown = "".join(run[side] for run in row.runs)
            assert shown == shown.strip()
            assert "\n\n" not in shown


@given(TEXTS, TEXTS)
def test_both_sides_stand_in_one_text(before: str, after: str) -> None:
    """With the deleted runs left out of the inline text stands the side after, word by word, and the reverse."""
    for row in _rows(before, after):
        for away, side in ((EditKind.DELETED, 2), (EditKind.INSERTED, 1)):
            inline = "".join(run.inline for run in row.runs if run.kind not in {away, EditKind.FOLDED})
            told = "".join(run[side] for run in row.runs if run.kind is not EditKind.FOLDED)
            assert inline.split() == told.split()


@pytest.mark.parametrize(
    ("before", "after", "revealed"),
    [
        ("The payment is due.", "The pay\u200dment is due.", "<U+200D>"),
        ("The Parties agree.", "The Parties\u200b agree.", "<U+200B>"),
    ],
)
def test_a_change_that_cannot_be_seen_is_shown(before: str, after: str, revealed: str) -> None:
    """Where only invisible characters changed, they are named."""
    rows = _rows(f"## Article 1\n\n{before}\n", f"## Article 1\n\n{after}\n")
    runs = [run for row in rows for run in row.runs]
    shown = "".join(run.after for run in runs if run.kind is not EditKind.KEPT)
    assert revealed in shown
    assert revealed in "".join(run.after for run in text_runs(before, after))


def test_joiners_are_not_named_where_words_changed_too() -> None:
    """A script that needs joiners stays readable."""
    runs = text_runs("می\u200cخواهم", "می\u200cخواهد")
    assert "<U+200C>" not in "".join(run.after for run in runs)


def test_a_table_keeps_its_lines() -> None:
    """The lines of a table are not run into one another."""
    table = "| Gauge | Place |\n|---|---|\n| 1 | Sill Bridge |\n"
    (row,) = _rows(table, table)
    assert "".join(run.after for run in row.runs) == table.rstrip("\n")


def test_a_row_says_what_happened_to_its_clause() -> None:
    """The sign, both addresses, the kinds and what weighs stand beside the words."""
    paragraph = "Each Party shall give notice to the other Party of any change within {} days of it."
    before = f"## Article 1. Notice\n\n1. {paragraph.format(30)}\n"
    after = f"## Article 2. Notice\n\n1. {paragraph.format(45)}\n"
    row = _rows(before, after)[-1]
    assert (row.mark, row.before, row.after, row.depth) == ("~", "1(1)", "2(1)", 1)
    assert row.note == "reworded · renumbered · was 1(1) · touches: number"
    marked = [run[1:] for run in row.runs if run.kind is not EditKind.KEPT]
    assert marked == [("30", ""), ("", "45")]
