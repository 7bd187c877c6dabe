"""Lineage: where clauses went, and whether they still say the same."""

from proposaltrack.compare.comparison import compare
from proposaltrack.compare.lineage import follow, follow_back, wording_changed
from proposaltrack.text.clauses import parse_text as tree

BASE = """# Treaty on the Lake

## Article 1. Definitions

1. "Lake" means the body of water shared by the Parties and all its islands.

2. "Commission" means the body established by Article 3 of this Treaty.

## Article 2. Use of water

1. Each Party shall withdraw no more than 40 million cubic metres in any year.

2. A Party that withdraws more shall give notice to the other Party within 30 days.

3. The Parties may agree on other shares in years of drought.

## Article 3. Commission

1. The Parties establish a Commission of six members, three from each Party.

2. The Commission meets twice a year in the capitals of the Parties in turn.
"""


def test_a_clause_is_followed_both_ways() -> None:
    """A clause leads to what it became, and back."""
    after = tree(
        BASE.replace("# Treaty on the Lake\n", "# Treaty on the Lake\n\nThe Parties, mindful of the Lake,\n")
    )
    comparison = compare(tree(BASE), after)
    for clause in comparison.before:
        for ordinal in follow(comparison, clause.ordinal):
            assert clause.ordinal in follow_back(comparison, ordinal)


def test_a_removed_clause_leads_nowhere() -> None:
    """A removed clause became nothing, and its wording counts as changed."""
    comparison = compare(
        tree(BASE), tree(BASE.replace("3. The Parties may agree on other shares in years of drought.\n", ""))
    )
    gone = next(clause.ordinal for clause in comparison.before if clause.number == "2(3)")
    assert follow(comparison, gone) == ()
    assert wording_changed(comparison, gone)


def test_numbering_and_typography_change_no_wording() -> None:
    """Quotes, renumbering and the references that follow it leave what a clause says as it was."""
    after = BASE.replace("Article 3", "Article 4").replace('"Commission"', "“Commission”")
    comparison = compare(tree(BASE), tree(after))
    assert not any(wording_changed(comparison, clause.ordinal) for clause in comparison.before)


def test_other_words_change_the_wording() -> None:
    """A changed number in the words is a changed wording."""
    comparison = compare(tree(BASE), tree(BASE.replace("40 million", "50 million")))
    assert [c.number for c in comparison.before if wording_changed(comparison, c.ordinal)] == ["2(1)"]
