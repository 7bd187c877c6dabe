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


def test_a_citation_is_read_with_all_its_levels() -> None:
    """Decimal numbers and their letters are found; what holds clauses that are unanswered may be cited as a whole."""
    text = parse_text(
        "1. Fish\n\n1.1 Trout are free.\n\n2. Term\n\n2.1 Ten years.\n\n2.2 It ends:\n\n(a) with notice;\n\n(b) at once.\n"
    )
    letter = parse_text(
        "1. See clause 2.1.\n\n2. As to clause 2.2 (a), yes.\n\n3. Clause 2 is fine.\n\n4. Clause 3.1 (x).\n"
    )
    found = suggest(letter, letter.operative(), text, text.operative())
    assert [(s.passage, text.clause(s.clause).number, s.why) for s in found] == [
        (1, "2.1", "cites clause 2.1"), (2, "2.2(a)", "cites clause 2.2 (a)"), (3, "2", "cites Clause 2"),
    ]  # fmt: skip


def test_a_word_that_only_cites_tells_nothing() -> None:
    """That two say "clause" before a number speaks for nothing."""
    text = parse_text("1. Rent is set out in Clause 9.\n\n2. Fish are free.\n\n3. Boats sail.\n")
    letter = parse_text("We doubt the rent. See clause 7.\n")
    assert suggest(letter, letter.operative(), text, text.operative()) == ()


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
