"""Coverage: a paper's answers clause by clause, and suggestions for passages that nobody has tied to a clause."""

from typing import Any


def prepared(ferry: Any) -> None:
    """A written response of two passages, the first of which answers a clause; one clause is left aside."""
    letter = ferry.file(
        "r.md", "1. Four times a day remain.\n\n2. The notice of Article 2(2)(a) stays as it is.\n"
    )
    ferry.do("record", "reply", letter, "--kind", "written-response", "--answers", "treaty@v2")
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "rejects", "--in", "reply@v1#1")
    ferry.do("leave", "treaty@v2", "--clause", "1(1)", "--reason", "Settled elsewhere.")


def numbers(refs: list[Any]) -> list[str]:
    """Clauses by their whole numbers."""
    return ["".join(ref["path"]) for ref in refs]


def test_every_clause_is_in_one_pile(ferry: Any) -> None:
    """Answered, left on purpose and not considered share out the clauses; nothing has to be sent for it."""
    prepared(ferry)
    told = ferry.told("coverage", "treaty@v2", "--in", "reply")
    assert numbers(told["answered"]) == ["2(1)"]
    assert numbers(told["left_on_purpose"]) == ["1(1)"]
    assert "2(2)(a)" in numbers(told["not_considered"])
    piles = ("answered", "partly_answered", "on_earlier_wording", "left_on_purpose", "not_considered")
    every = [ref["ordinal"] for pile in piles for ref in told[pile]]
    assert len(every) == len(set(every)) == ferry.awaited("treaty@v2")["clauses_total"] + 1


def test_a_question_answers_in_part(ferry: Any) -> None:
    """Who asks for clarification has considered the clause and taken no stand yet."""
    prepared(ferry)
    ferry.do(
        "respond",
        "treaty@v2",
        "--clause",
        "2(2)(b)",
        "--stance",
        "asks-for-clarification",
        "--in",
        "reply@v1#2",
    )
    assert numbers(ferry.told("coverage", "treaty@v2", "--in", "reply")["partly_answered"]) == ["2(2)(b)"]


def test_a_loose_passage_is_suggested_with_the_command_that_ties_it(ferry: Any) -> None:
    """The suggestion says what speaks for it; the command it gives, with a stance, is understood."""
    prepared(ferry)
    (one,) = ferry.told("coverage", "treaty@v2", "--in", "reply")["suggestions"]
    assert (numbers([one["clause"]]), one["why"]) == (["2(2)(a)"], "cites Article 2(2)(a)")
    said = " ".join(ferry.do("coverage", "treaty@v2", "--in", "reply").split())
    assert "Suggestions, for you to decide:" in said
    assert '--clause "2(2)(a)" --stance STANCE --in "reply@v1#2"' in said
    ferry.do(
        "respond",
        "treaty@v2",
        "--by",
        "NOR",
        "--clause",
        "2(2)(a)",
        "--stance",
        "accepts",
        "--in",
        "reply@v1#2",
    )
    assert ferry.told("coverage", "treaty@v2", "--in", "reply")["suggestions"] == []


def test_a_version_of_the_text_answers_it_not(ferry: Any) -> None:
    """The message says what to name instead."""
    said = ferry("coverage", "treaty@v2", "--in", "treaty@v1")
    assert (said.code, "is a version of the text itself" in said.err) == (2, True)
