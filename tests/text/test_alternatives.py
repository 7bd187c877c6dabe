"""Alternatives: brackets that follow each other offer a choice, one within another, with names where they have them."""

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.text.alternatives import Choice, find_choices, find_options
from proposaltrack.text.brackets import find_brackets
from proposaltrack.text.clauses import parse_text


def told(choices: tuple[Choice, ...]) -> list[object]:
    """Choices as lists: the words of each alternative, with the choices within it behind them."""
    return [
        [(a.words, told(a.choices)) if a.choices else a.words for a in choice.alternatives]
        for choice in choices
    ]


def test_brackets_side_by_side_are_alternatives() -> None:
    """Nothing, a stroke or an "or" may stand between them; any other word parts them."""
    assert told(find_choices("Each [shall][should] or [may] act [now] and [here].")) == [
        ["shall", "should", "may"], ["now"], ["here"],
    ]  # fmt: skip
    assert told(find_choices("[10] / [12] days")) == [["10", "12"]]


def test_a_bracket_within_another_is_a_choice_within_it() -> None:
    """Nested brackets belong to the wording in which they stand."""
    assert told(find_choices("[subject to [national][domestic] law]")) == [
        [("subject to [national][domestic] law", [["national", "domestic"]])]
    ]


def test_names_before_a_colon_say_whose_it_is() -> None:
    """Several names may share a wording; "Option 1" is a name of the wording itself."""
    (choice,) = find_choices("[RU, US: shall][EU: should]")
    assert [a.who for a in choice.alternatives] == [("RU", "US"), ("EU",)]
    (choice,) = find_choices("[Option 1: shall] [Option 2: should]")
    assert [(a.option, a.who) for a in choice.alternatives] == [("Option 1", ()), ("Option 2", ())]


def test_what_goes_on_with_a_comma_is_an_addition() -> None:
    """It stands in place of nothing, though it follows a bracket at once."""
    assert told(find_choices("[shall][, as appropriate,] act")) == [["shall"], [", as appropriate,"]]


def test_links_and_placeholders_offer_nothing() -> None:
    """A link, an image and a deleted clause are no wording in brackets."""
    assert find_choices("see [this](page), ![that](image), [deleted]") == ()


def test_options_of_one_clause_belong_together() -> None:
    """Clauses called options are wordings of the clause above them."""
    tree = parse_text("Article 1\n\nOption A:\n\n1. Pay.\n\nOption B:\n\n1. Do not pay.\n")
    (options,) = find_options(tree)
    assert [clause.label.rstrip(": ") for clause in options] == ["Option A", "Option B"]


@given(st.text(alphabet="ab[]:, \n\\"))
def test_every_bracket_is_told_once(text: str) -> None:
    """Whatever the text, each closed pair is one alternative of one choice, in its place."""

    def spans(choices: tuple[Choice, ...]) -> list[tuple[int, int]]:
        return [s for c in choices for a in c.alternatives for s in ((a.start, a.end), *spans(a.choices))]

    assert sorted(spans(find_choices(text))) == sorted((b.start, b.end) for b in find_brackets(text))
