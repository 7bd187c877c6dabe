"""Absorbed: a paragraph that was taken into the clause above it is neither struck nor new."""

from proposaltrack.compare.comparison import compare
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.text.clauses import parse_text

APART = """\
1. The ferry sails every day of the week.

In a storm the master decides alone whether it sails.

2. The fare is paid on board.
"""
JOINED = APART.replace("week.\n\nIn", "week.\nIn")


def whys(before: str, after: str) -> list[tuple[ChangeKind, str]]:
    """What is said of every clause without a partner."""
    changes = compare(parse_text(before), parse_text(after)).changes
    return [(c.kinds[0], c.why) for c in changes if not c.before or not c.after]


def test_a_paragraph_that_joined_the_clause_above_says_where_its_words_stand() -> None:
    """They are removed as a paragraph, and stand in the clause, to the letter."""
    assert whys(APART, JOINED) == [(ChangeKind.REMOVED, "its words stand in 1 now")]


def test_a_paragraph_that_left_the_clause_above_says_where_its_words_stood() -> None:
    """They are added as a paragraph, and stood in the clause before."""
    assert whys(JOINED, APART) == [(ChangeKind.ADDED, "its words stand in 1 before")]


def test_a_paragraph_that_is_gone_says_so() -> None:
    """Words that stand nowhere are not said to stand anywhere."""
    gone = APART.replace("In a storm the master decides alone whether it sails.\n\n", "")
    assert whys(APART, gone) == [(ChangeKind.REMOVED, "nothing like it after")]


def test_few_words_prove_nothing() -> None:
    """A short paragraph may stand anywhere by chance."""
    before = APART.replace("In a storm the master decides alone whether it sails.", "Every day.")
    after = before.replace("\n\nEvery day.", "\nEvery day.")
    assert whys(before, after) == [(ChangeKind.REMOVED, "nothing like it after")]


def test_one_title_is_one_whether_it_is_read_as_heading_or_as_words() -> None:
    """A container that says its title with a stop on one side and without it on the other did not change."""
    before = '1. Definitions.\n\n1.1. "Ferry" means the vessel that crosses the river.\n\n2. Scope.\n\n2.1. It sails daily.\n'
    after = before.replace("Definitions.", "Definitions").replace("Scope.", "Scope")
    changes = compare(parse_text(before), parse_text(after)).changes
    assert {kind for change in changes for kind in change.kinds} == {ChangeKind.UNCHANGED}
