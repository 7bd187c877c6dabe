"""Rolling: whatever the parties wrote, each gets its own text back out of the bracketed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.rolling import compile_texts, decompile_text, named_in
from proposaltrack.errors import UsageProblem

hostile = st.text(alphabet="ab \n[]\\:,{}RUEé\u200b漢.", max_size=40)
clauses = st.lists(
    st.sampled_from(
        ["Each Party ", "shall ", "should ", "not ", "report", " [yearly]", ".", "\n\n", "[RU: x]", "\\", "["]
    ),
    max_size=12,
).map("".join)


@given(st.lists(st.one_of(hostile, clauses), min_size=2, max_size=4))
def test_every_party_gets_its_text_back(texts: list[str]) -> None:
    """Compiled and taken apart again, every text is what it was, to the letter."""
    given_texts = dict(zip(("RU", "US", "EU", "CH-2"), texts, strict=False))
    rolling = compile_texts(given_texts)
    assert {party: decompile_text(rolling, party) for party in given_texts} == given_texts


def test_it_reads_like_a_text_that_a_chair_circulates() -> None:
    """Shared words stand plain, each wording once with all who have it, brackets of theirs as they stood."""
    assert compile_texts({
        "RU": "Each Party shall report [yearly] to the Council.",
        "US": "Each Party should report [yearly] to the Council.",
        "EU": "Each Party should report [yearly] to the Council and to the public.",
    }) == "Each Party [RU: shall][US, EU: should] report [yearly] to the Council[EU:  and to the public]."  # fmt: skip


def test_equal_texts_have_no_brackets() -> None:
    """Where nobody differs the text is its own rolling text, and anybody's."""
    assert compile_texts({"RU": "A [b] c.", "US": "A [b] c."}) == "A [b] c."
    assert decompile_text("A [b] c.", "EU") == "A [b] c."


def test_a_text_that_looks_like_ours_is_kept_apart() -> None:
    """A bracket of the parties that reads like one of ours gets a backslash, and comes back without."""
    texts = {"RU": "It is [US: open].", "US": "It is [US: open]. Or not."}
    rolling = compile_texts(texts)
    assert rolling.startswith("It is \\[US: open]")
    assert decompile_text(rolling, "RU") == texts["RU"]
    assert named_in(rolling) == ("RU", "US")


@pytest.mark.parametrize(
    ("rolling", "party", "told"),
    [("a [RU: b", "RU", "opened on line 1 is never closed"), ("a [RU: b]", "US", "no bracket names 'US'")],
)
def test_what_cannot_be_taken_apart_is_refused(rolling: str, party: str, told: str) -> None:
    """The message says where, or who is named."""
    with pytest.raises(UsageProblem, match=told):
        decompile_text(rolling, party)


def test_two_texts_and_proper_names_are_needed() -> None:
    """One text rolls nothing, and a name with a colon would not be found again."""
    with pytest.raises(UsageProblem, match="two texts at least"):
        compile_texts({"RU": "a"})
    with pytest.raises(UsageProblem, match="cannot stand in a bracket"):
        compile_texts({"R:U": "a", "US": "b"})
