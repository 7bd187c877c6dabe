"""Display: nothing that is shown steers a terminal or hides itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.text.display import make_line, make_safe, shorten

hostile = st.text(
    st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\u200b\ufeff\u200d\U000e0041\t\n")
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("a\tb\nc", "a\tb\nc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_a_terminal_obeys_is_made_visible(text: str, shown: str) -> None:
    """Control characters become pictures, what turns or hides text its name; tabs, line ends and joiners stay."""
    assert make_safe(text) == shown


@given(hostile)
def test_nothing_that_steers_comes_through(text: str) -> None:
    """No control, direction or surrogate character is left but tabs and line feeds, and making safe twice changes nothing."""
    safe = make_safe(text)
    assert not [c for c in safe if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n"]
    assert not set(safe) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert make_safe(safe) == safe


@given(hostile, st.integers(1, 40))
def test_a_shortened_text_fits_on_one_line(text: str, width: int) -> None:
    """A shortened text is one line of no more than the width, and the whole text where that fits."""
    line = shorten(text, width)
    assert len(line) <= width
    assert len(line.splitlines()) <= 1
    assert line == make_line(text) or line.endswith("…")


def test_joiners_are_named_where_a_change_consists_of_them() -> None:
    """What is left alone as a rule is shown when asked for."""
    assert make_safe("a\u200db\u00a0c", reveal=True) == "a<U+200D>b<U+00A0>c"
