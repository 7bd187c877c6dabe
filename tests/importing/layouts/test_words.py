"""The words of tables, and the stances they stand for."""

import pytest

from proposaltrack.importing.layouts import LAYOUTS
from proposaltrack.importing.layouts.words import (
    ENGINEERING,
    IEEE,
    ISO,
    ISSUES,
    MATRIX,
    OURS,
    Words,
    hear,
    hear_beginning,
    nearest_words,
)
from proposaltrack.model.stance import Stance

ALL = {"ISO": ISO, "MATRIX": MATRIX, "IEEE": IEEE, "ENGINEERING": ENGINEERING, "ISSUES": ISSUES, "OURS": OURS}


@pytest.mark.parametrize("words", ALL.values(), ids=ALL)
@pytest.mark.parametrize("stance", [stance for stance in Stance if not stance.internal])
def test_a_word_that_goes_out_comes_back(words: Words, stance: Stance) -> None:
    """Each stance has a word that is read again as a stance of that word."""
    heard = hear(words, words.word_for(stance))
    assert heard.unknown == ()
    (back,) = heard.stances
    assert words.word_for(back) == words.word_for(stance)


@pytest.mark.parametrize("words", ALL.values(), ids=ALL)
def test_what_is_internal_has_no_word(words: Words) -> None:
    """What a party leaves aside on purpose never stands in a table."""
    assert words.words_for([Stance.LEAVES, Stance.REJECTS]) == words.word_for(Stance.REJECTS)


def test_our_own_words_come_back_exactly() -> None:
    """On our own sheet, several stances are read as they were written."""
    given = (Stance.REJECTS, Stance.COUNTER_PROPOSES, Stance.ASKS)
    assert hear(OURS, OURS.words_for(given)).stances == given


@pytest.mark.parametrize(
    ("words", "cell", "stances"),
    [
        (MATRIX, "a", [Stance.ACCEPTS]),
        (MATRIX, "R; P", [Stance.REJECTS, Stance.COUNTER_PROPOSES]),
        (MATRIX, "NON-CONCUR", [Stance.REJECTS]),
        (ISO, "accepted  in Principle.", [Stance.ACCEPTS_WITH_CHANGE]),
        (IEEE, "REVISED", [Stance.ACCEPTS_WITH_CHANGE]),
        (ISSUES, "Open - their turn", [Stance.COUNTER_PROPOSES]),
        (ISSUES, "Open", []),
        (OURS, "rejects, counter proposes", [Stance.REJECTS, Stance.COUNTER_PROPOSES]),
        (OURS, " - ", []),
    ],
)
def test_a_cell_is_heard(words: Words, cell: str, stances: list[Stance]) -> None:
    """Case, dashes and stops do not matter, several words are parted by signs, and some words say nothing yet."""
    heard = hear(words, cell)
    assert (list(heard.stances), heard.unknown) == (stances, ())


def test_what_is_no_answer_is_told() -> None:
    """Words that are none are given back as written, with those that come nearest."""
    assert hear(ISO, "Acepted; Rejected; perhaps").unknown == ("Acepted", "perhaps")
    assert nearest_words(ISO, "Acepted")[0] == "Accepted"
    assert "Noted" in nearest_words(ISO, "qqq")


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Accepted. See 4.2", (Stance.ACCEPTS,)),
        ("Not accepted \u2013 too late", (Stance.REJECTS,)),
        ("Accepted", (Stance.ACCEPTS,)),
        ("A. Smith will look", ()),
        ("We have accepted it", ()),
        ("", ()),
    ],
)
def test_an_observation_may_begin_with_the_answer(text: str, stances: tuple[Stance, ...]) -> None:
    """A free text gives an answer only with its first words."""
    assert hear_beginning(ISO, text) == stances


def test_layouts_have_names_of_their_own() -> None:
    """No two layouts have the same name."""
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
