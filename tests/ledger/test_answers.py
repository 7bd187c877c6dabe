"""Answers: which clauses are answered, on which wording, and by whom."""

import pytest

from build import FERRY, Case, asked
from proposaltrack.actions.replies import withdraw
from proposaltrack.actions.settling import agree, judge
from proposaltrack.actions.silence import open_silence
from proposaltrack.model.acts.answers import AgreementLevel

ALL = "1(1) 1(2) 2 3"


def split(case: Case, on: int, *, of: str = "treaty@v1") -> tuple[str, str, str]:
    """Names of the clauses answered, unanswered and answered on earlier wording."""
    item = case.item(on, of=of)
    return (
        case.names(item, item.answered),
        case.names(item, item.unanswered),
        case.names(item, item.on_earlier_wording),
    )


def second_wording(text: str) -> Case:
    """A treaty answered in full by US, and a second version by RU with another text."""
    case = asked()
    case.answer("1 2 3", "accepts", on=2)
    case.draft(text=text, on=5)
    case.send("treaty@v2", on=5)
    return case


def test_an_answer_to_an_article_covers_its_paragraphs() -> None:
    """A stance on an article answers every paragraph of it."""
    case = asked()
    case.answer("1", "rejects", on=2)
    assert split(case, 2) == ("1(1) 1(2)", "2 3", "")


def test_an_answer_to_all_covers_everything() -> None:
    """A stance on the whole text answers every clause, and the question."""
    case = asked()
    case.answer("all", "accepts", on=2)
    assert (split(case, 2), case.item(2).state) == ((ALL, "", ""), "answered")


def test_deferring_answers_nothing() -> None:
    """A stance that puts the answer off leaves the clause unanswered; beside another one it takes nothing away."""
    case = asked()
    case.answer("2", "defers", on=2)
    case.answer("3", "defers reserves", on=2)
    assert split(case, 2) == ("3", "1(1) 1(2) 2", "")


@pytest.mark.parametrize(
    "text",
    [
        FERRY.replace("Each Party shall run one ferry.", "Each\nParty  shall run one ferry."),
        FERRY.replace("Article 3", "Article 4").replace("Article 2", "Article 3"),
        FERRY.replace("1. Each", "(1) Each").replace("2. Each", "(2) Each"),
        FERRY.replace("## Article 2\n", "## Article 2. The fare\n"),
    ],
    ids=["white space", "renumbered", "other labels", "a heading"],
)
def test_typography_and_numbering_outdate_no_answer(text: str) -> None:
    """An answer to a clause that says the same in the new version counts there."""
    item = second_wording(text).item(5, of="treaty@v2")
    assert (len(item.answered), item.unanswered, item.on_earlier_wording) == (4, (), ())
    assert item.why[-1] == "4 clauses answered on an earlier version and say the same here"


def test_what_is_all_answered_already_is_answered() -> None:
    """A new version that says nothing new leaves nothing to be answered."""
    item = second_wording(FERRY.replace("one ferry.", "one ferry. ")).item(5, of="treaty@v2")
    assert (item.state, item.open) == ("answered", False)


def test_other_words_outdate_an_answer() -> None:
    """An answer is given on earlier wording once the clause says something else."""
    case = second_wording(FERRY.replace("30 crowns", "40 crowns"))
    assert split(case, 5, of="treaty@v2") == ("1(1) 1(2) 3", "", "2")
    assert case.item(5, of="treaty@v2").state == "transmitted"
    case.answer("2", "accepts", on=6, to="treaty@v2")
    assert split(case, 6, of="treaty@v2") == (ALL, "", "")
    assert case.item(6, of="treaty@v2").state == "answered"


def test_a_new_clause_is_unanswered() -> None:
    """What nobody has seen before has no answer."""
    case = second_wording(f"{FERRY}\n## Article 4\n\nDogs travel free of charge on every day of the week.\n")
    assert split(case, 5, of="treaty@v2") == (ALL, "4", "")


def test_a_later_answer_leaves_the_older_question_as_it_was() -> None:
    """What is said on the second wording neither answers the first nor makes its answers look outdated."""
    case = asked()
    case.answer("1 2", "accepts", on=2)
    case.draft(text=FERRY.replace("30", "40"), on=5)
    case.send("treaty@v2", on=5)
    before = split(case, 5)
    case.answer("all", "rejects", on=6, to="treaty@v2")
    assert split(case, 6) == before == ("1(1) 1(2) 2", "3", "")


def test_a_clause_merged_or_split_counts_as_reworded() -> None:
    """An answer to one of two paragraphs that became one was given on earlier wording."""
    merged = FERRY.replace(
        "run one ferry.\n\n2. Each Party shall keep", "run one ferry. Each Party shall keep"
    )
    assert split(second_wording(merged), 5, of="treaty@v2")[2] == "1(1)"


@pytest.mark.parametrize("clauses", ["1", "1(1)", "all"])
def test_an_answer_taken_back_is_none(clauses: str) -> None:
    """A withdrawal takes back what was said before on the clause, on its article or on the whole text."""
    case = asked()
    case.answer(clauses, "accepts", on=2)
    case.answer("1(1)", "withdraws", on=4)
    assert "1(1)" in split(case, 3)[0]
    assert "1(1)" in split(case, 4)[1]


def test_taking_back_an_article_takes_back_its_paragraphs() -> None:
    """What is withdrawn on an article takes along what was said on a paragraph of it."""
    case = asked()
    case.answer("1(1) 1(2) 2", "accepts", on=2)
    case.answer("1", "withdraws", on=4)
    assert split(case, 4) == ("2", "1(1) 1(2) 3", "")
    case.answer("1(2)", "rejects", on=5)
    assert split(case, 5) == ("1(2) 2", "1(1) 3", "")


def test_a_response_withdrawn_counts_until_the_day_before() -> None:
    """A response taken back as a whole answered until then; what had been said before it stands again."""
    case = asked()
    case.answer("2", "accepts", on=2)
    second = case.answer("2 3", "rejects", on=4)
    case.do(withdraw, second, by="US", on=6)
    assert [split(case, on)[0] for on in (3, 5, 6)] == ["2", "2 3", "2"]


@pytest.mark.parametrize(
    ("named", "answered"),
    [(("UK",), True), (("NATO",), True), ((), False)],
    ids=["for the party", "for its group", "for nobody else"],
)
def test_an_answer_for_others_is_theirs_too(named: tuple[str, ...], answered: bool) -> None:
    """An answer given on behalf of a party, or of a group it belongs to, is its answer; one for nobody else is not."""
    case = Case(("NATO", "RU", "US", "UK@NATO"))
    case.draft()
    case.send("treaty", to="UK")
    case.answer("all", "accepts", on=2, on_behalf_of=named)
    assert (case.item(2, owing="UK").state == "answered") == answered


def test_an_answer_by_a_member_is_not_its_groups() -> None:
    """When a group was asked, one member's word answers nothing until it speaks for the group."""
    case = Case(("NATO", "RU", "US@NATO"))
    case.draft()
    case.send("treaty", to="NATO")
    case.answer("all", "accepts", on=2)
    assert case.item(2, owing="NATO").state == "transmitted"
    case.answer("all", "accepts", on=3, on_behalf_of=("NATO",))
    assert case.item(3, owing="NATO").state == "answered"


FRENCH = """# Traité sur le bac

## Article 1

1. Chaque Partie exploite un bac.

2. Chaque Partie entretient son quai.

## Article 2

Le prix est de 30 couronnes.

## Article 3

Le présent Traité entre en vigueur à la signature.
"""


def in_two_languages() -> Case:
    """A treaty and its French text, sent together."""
    case = Case()
    case.draft()
    case.draft(text=FRENCH, language="fr", parallel_to="treaty@v1")
    case.send("treaty@v1", "treaty@v2")
    return case


def test_an_answer_on_a_translation_counts_for_the_original() -> None:
    """What is said to a numbered clause in one language is said to it in the other, on the same wording."""
    case = in_two_languages()
    case.answer("1(1) 2", "accepts", on=2, to="treaty@v2")
    item = case.item(2)
    assert [i.version.label for i in case.items(2)] == ["treaty@v1"]
    assert (split(case, 2), item.why[-1]) == (("1(1) 2", "1(2) 3", ""), "partly answered 2024-01-02 (oral)")


def test_an_answer_on_a_translation_follows_the_original_to_a_later_version() -> None:
    """A clause that the next version words otherwise is answered on earlier wording, the others as they stand."""
    case = in_two_languages()
    case.answer("1(1) 2", "accepts", on=2, to="treaty@v2")
    case.draft(text=FERRY.replace("30 crowns", "40 crowns"), on=5, basis="treaty@v1")
    case.send("treaty@v3", on=5)
    assert split(case, 5, of="treaty@v3") == ("1(1)", "1(2) 3", "2")


def test_a_paper_that_answers_a_translation_answers_the_original() -> None:
    """Which of the languages it names makes no difference."""
    case = in_two_languages()
    case.draft(
        "reply", "# Reply\n\nWe agree.\n", by="US", on=3, kind="written-response", answers=("treaty@v2",)
    )
    case.answer("all", "accepts", on=3, to="treaty@v2", in_="reply")
    case.send("reply", by="US", to="RU", on=3)
    assert case.item(3).state == "answered"


def test_what_was_agreed_needs_no_answer() -> None:
    """An agreement in which the addressee took part answers the clause, until it is refused."""
    case = asked()
    deal = case.do(agree, "treaty", by=["RU", "US"], clauses=["1"], level=AgreementLevel.AD_REFERENDUM, on=3)
    assert split(case, 2) == ("", ALL, "")
    item = case.item(3)
    assert (split(case, 3), item.state) == (("1(1) 1(2)", "2 3", ""), "partly answered")
    assert item.why[-1] == "2 clauses agreed by 2024-01-03, without a response"
    case.do(judge, deal, by="US", confirmed=False, on=5)
    assert split(case, 5) == ("", ALL, "")


def test_what_was_adopted_by_silence_needs_no_answer() -> None:
    """Who was asked and kept silent until the end owes nothing any more."""
    case = asked()
    case.do(open_silence, "treaty@v1", by="RU", expires="2024-01-10T12:00Z", on=3)
    assert case.item(9).state == "transmitted"
    item = case.item(10)
    assert (split(case, 10), item.state) == ((ALL, "", ""), "answered")


def test_an_agreement_of_others_answers_nothing() -> None:
    """What two others agree on is still owed by the third."""
    case = asked(parties=("RU", "US", "UK"))
    case.do(agree, "treaty", by=["RU", "UK"], clauses=["1"], level=AgreementLevel.NEGOTIATORS, on=3)
    assert split(case, 3) == ("", ALL, "")
