"""Wrapping: what fits, and that no word is lost."""

import click
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.cli.render.layout import LOOKS, Piece, columns, firm, flow

LOOK = st.sampled_from(["", *LOOKS])
TEXT = st.text(st.sampled_from("ab [](){}-+ \n\t界é\u0301…"), max_size=60)


@given(st.lists(st.builds(Piece, TEXT, LOOK), max_size=6), st.integers(20, 60))
def test_lines_fit_and_keep_every_sign(pieces: list[Piece], width: int) -> None:
    """No line is wider than asked for, and all that is no white space is there, in order."""
    lines = [click.unstyle(line) for line in flow(pieces, width, "  ")]
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(piece.text for piece in pieces).split())


def test_a_firm_text_stays_on_one_line() -> None:
    """What belongs together is not parted at the end of a line."""
    lines = list(flow([Piece("nine words and then "), Piece(firm("2 reference updated"))], 30))
    assert lines == ["nine words and then", "2 reference updated"]


def test_a_look_runs_through_the_spaces_between_its_words() -> None:
    """Words struck out together are struck out as one."""
    assert list(flow([Piece("to be gone", "struck")], 40)) == ["\x1b[2m\x1b[9mto be gone\x1b[0m"]


def test_wide_and_combining_signs_are_counted_as_they_are_shown() -> None:
    """A Chinese sign takes two columns, an accent none."""
    assert (columns("条约"), columns("e\u0301"), columns("abc")) == (4, 1, 3)
