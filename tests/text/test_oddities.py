"""Oddities: mixed alphabets and brackets left open are found; labels and plain foreign words are not."""

import pytest

from proposaltrack.text.oddities import find_look_alikes, find_unbalanced


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The P\u0430rty pays.", ["P\u0430rty"]),
        ("\u0421торонa платит.", ["\u0421торонa"]),
        ("Сторона платит 5 km.", []),
        ("the word договор is Russian", []),
        ("Δx and µm are signs", []),
        ("naïve café", []),
        ("через VIPа", []),
    ],
)
def test_a_word_of_two_alphabets_is_found_where_its_letters_look_alike(text: str, words: list[str]) -> None:
    """A Cyrillic letter in a Latin word, and the other way round, and no word of one alphabet."""
    assert [oddity.words for oddity in find_look_alikes(text)] == words


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a (b [c] d) e", []),
        ("a (b c", ["("]),
        ("a b] c", ["]"]),
        ("a) one;\nb) two.", []),
        ("all of this: 1) one, 2) two", []),
        ("[one (two] three)", ["[", "]"]),
        ("closed twice, see the annex))", [")", ")"]),
    ],
)
def test_brackets_are_balanced_but_for_labels(text: str, signs: list[str]) -> None:
    """What opens must close in its turn; the bracket of a label such as "a)" counts for nothing."""
    assert sorted(oddity.words for oddity in find_unbalanced(text)) == sorted(signs)
