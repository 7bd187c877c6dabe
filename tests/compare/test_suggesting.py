"""Suggesting: a passage is held to be about the clause it cites, or whose telling words it holds; else about none."""

from proposaltrack.compare.suggesting import suggest
from proposaltrack.text.clauses import parse_text

TREATY = parse_text("""## Article 1. Ferries

Each Party shall run one ferry between the northern harbours in every season.

## Article 2. Fares

The fare is thirty crowns, and may be raised once a year by decree of both ministries.

## Article 3. Wrecks

Wrecks in the fairway are removed by the owner of the vessel within forty days of sinking.
""")


def suggested(letter: str) -> list[tuple[str, str]]:
    """The number of the clause and the reason, for each suggestion."""
    answer = parse_text(letter)
    found = suggest(answer, answer.operative(), TREATY, TREATY.operative())
    return [(TREATY.clause(s.clause).number, s.why) for s in found]


def test_a_citation_says_what_a_passage_is_about() -> None:
    """Every clause that is cited is suggested, with the citation; no words are weighed then."""
    assert suggested(
        "We can live with Article 2, and with Article 3 after changes to wrecks and fairway.\n"
    ) == [
        ("2", "cites Article 2"),
        ("3", "cites Article 3"),
    ]


def test_telling_words_say_what_a_passage_is_about() -> None:
    """Words that only one clause has speak for it, the most telling first."""
    ((number, why),) = suggested(
        "Our owner cannot remove wrecks from the fairway within forty days of sinking.\n"
    )
    assert number == "3"
    assert why.startswith("both say ")
    assert "fairway" in why


def test_a_passage_about_nothing_here_suggests_nothing() -> None:
    """Thanks and common words are tied to no clause, and neither is a citation of another instrument."""
    assert suggested("We thank the Parties for the draft, which we read with care.\n") == []
    assert suggested("This follows from Article 51 of the Charter.\n") == []
