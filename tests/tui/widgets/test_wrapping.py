"""What holds for every text that is broken into lines, whatever its script."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from proposaltrack.text.display import make_safe
from proposaltrack.tui.widgets.wrapping import fit, hang, hang_height, height_of, line_starts, wrap

SIGNS = st.sampled_from(
    [
        *"ab",
        *"  ",
        "\n",
        "é",
        "e\u0301",
        "漢",
        "字",
        "한",
        "ﻡ",
        "ש",
        "ก็",
        "न्म",
        "👍",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "🇫🇷",
    ]
)
TEXTS = st.one_of(
    st.lists(SIGNS, max_size=60).map("".join),
    st.text(max_size=60).map(lambda text: make_safe(text).replace("\t", " ")),
    st.text("ab –“§\n", max_size=80),
)
WIDTHS = st.integers(2, 24)


def _lines(text: str, width: int) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in wrap([(text, Style.null())], width)]


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    """Every line fits into the column, as a terminal counts cells."""
    assert all(cell_len(line) <= width for line in _lines(text, width))


@given(TEXTS, WIDTHS)
def test_the_lines_give_back_the_text(text: str, width: int) -> None:
    """Nothing is lost but the one space and the line feed at which a line ends."""
    starts = [*line_starts(text, width), len(text)]
    lines = _lines(text, width)
    assert len(lines) == len(starts) - 1
    for line, (start, stop) in zip(lines, pairwise(starts), strict=True):
        assert text[start:stop].startswith(line)
        assert text[start:stop].removeprefix(line) in {"", " ", "\n", " \n"}


@given(TEXTS, WIDTHS)
def test_the_height_is_the_number_of_lines(text: str, width: int) -> None:
    """A text takes as many lines as are drawn of it, also where further lines hang below the first."""
    assert height_of(text, width) == len(_lines(text, width))
    line = text.replace("\n", " ")
    assert hang_height(line, width) == len(hang(line, Style.null(), width))


@given(st.text(max_size=20).map(make_safe), st.text(max_size=20).map(make_safe), WIDTHS)
def test_pieces_break_where_their_whole_would(first: str, second: str, width: int) -> None:
    """A change of style in the middle of a text moves no line."""
    first, second = (text.replace("\t", " ") for text in (first, second))
    whole = _lines(first + second, width)
    styled = wrap([(first, Style.null()), ("", Style(bold=True)), (second, Style(bold=True))], width)
    assert ["".join(segment.text for segment in strip) for strip in styled] == whole


@given(st.text("abc \n", max_size=80), st.integers(4, 24))
def test_words_are_kept_whole_where_they_fit(text: str, width: int) -> None:
    """A word that is shorter than the column never stands on two lines."""
    lines = " ".join(_lines(text, width)).split()
    fitting = [word for word in text.split() if len(word) <= width]
    assert all(word in lines for word in fitting)


@given(st.text(max_size=60).map(lambda text: " ".join(make_safe(text).split())), st.integers(0, 24))
def test_a_fitted_text_fills_its_column_exactly(text: str, width: int) -> None:
    """What is cut ends in an ellipsis, and what is short is filled up, so that columns stay straight."""
    fitted = fit(text, width)
    assert cell_len(fitted) == width
    assert "\n" not in fitted


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("The Parties shall consult.", 12, ["The Parties", "shall", "consult."]),
        ("exactly ten", 7, ["exactly", "ten"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字仮名", 4, ["漢字", "仮名"]),
        ("漢字 仮名", 4, ["漢字", "仮名"]),
        ("e\u0301 漢x", 3, ["e\u0301", "漢x"]),
    ],
)
def test_known_texts_break_as_a_reader_expects(text: str, width: int, lines: list[str]) -> None:
    """Lines end at spaces, else where the column does; a wide sign never stands half outside."""
    assert _lines(text, width) == lines
