"""Form: what is written into it is what is read out of it."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.actions.responding import Answer
from proposaltrack.cli.form import BEGIN, END, read_form, write_form
from proposaltrack.model.stance import Stance
from proposaltrack.text.clauses import parse_text

TREE = parse_text("Article 1\nFirst\n\n1. One.\n   (a) below.\n2. Two.\n\nArticle 2\nSecond.\n")
BLANK = Answer(("1(1)",), ())
words = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)
texts = st.lists(words).map("\n".join).map(lambda text: text.strip("\n")).filter(lambda t: END not in t)
answers = st.builds(
    Answer,
    clauses=st.lists(st.sampled_from(["1", "1(1)", "2", "#3"]), min_size=1).map(tuple),
    stances=st.lists(st.sampled_from([s for s in Stance if not s.internal]), unique=True).map(tuple),
    text=texts,
    reason=words.filter(lambda text: BEGIN not in text),
    condition=words.filter(lambda text: BEGIN not in text),
)


@given(answers)
def test_a_form_that_is_not_touched_says_what_it_was_given(answer: Answer) -> None:
    """Clauses, stances, reason, condition and counter-text survive the form."""
    form = write_form(answer, by="NOR", version="treaty@v1", tree=TREE)
    assert read_form(form, BLANK) == answer


def test_the_form_shows_what_is_answered_and_what_stands_below_it() -> None:
    """A clause is shown with the clauses below it and no others; without a name all are shown."""
    form = write_form(BLANK, by="NOR", version="treaty@v1", tree=TREE)
    assert "  | 1. One.\n" in form
    assert "  |    (a) below.\n" in form
    assert "2. Two." not in form
    everything = write_form(Answer((), ()), by="NOR", version="treaty@v1", tree=TREE)
    assert "2. Two." in everything
    assert "Second." in everything


def test_a_text_from_outside_steers_no_editor() -> None:
    """Control characters are shown as pictures, and the last lines, which some editors obey, are our own."""
    tree = parse_text("Article 1\nPlain \x1b[2J words.\nvim: set exrc :\n")
    form = write_form(dataclasses.replace(BLANK, clauses=("1",)), by="NOR", version="treaty@v1", tree=tree)
    assert "\x1b" not in form
    assert "␛[2J" in form
    assert not any("vim:" in line for line in [*form.split("\n")[:5], *form.split("\n")[-6:]])
