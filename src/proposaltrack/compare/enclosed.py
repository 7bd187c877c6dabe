"""Enclosed: clauses whose words went into a clause of their own below the heading, and the reverse."""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Indel

from proposaltrack.compare.pairing import Pairing
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import Link
from proposaltrack.text.normalise import fold_heading

SURE = 0.7
"""How sure it is that the heading is the same clause."""
HEADING_ALIKE = 0.6
"""Share of their letters that the headings keep, at least."""


def enclosed(pairing: Pairing) -> Iterator[Link]:
    """A link for each heading without words and without a partner whose clause is paired one rank further in.

    Args:
        pairing: the pairs found.
    """
    for outer, clause in _outer(pairing.after, pairing.before, pairing.origin):
        if (clause.ordinal, outer.ordinal) not in pairing.barred:
            yield Link(
                clause.ordinal, outer.ordinal, SURE, "its words stand in a clause below this heading now"
            )
    for outer, clause in _outer(pairing.before, pairing.after, pairing.partner):
        if (outer.ordinal, clause.ordinal) not in pairing.barred:
            yield Link(outer.ordinal, clause.ordinal, SURE, "its words stood in a clause below this heading")


def _outer(tree: ClauseTree, other: ClauseTree, paired: Mapping[int, int]) -> Iterator[tuple[Clause, Clause]]:
    """Each free heading of a tree, with the clause of the other tree that one of its children was, or became.

    A child with a heading of its own is another clause.
    """
    for outer in tree.clauses:
        if outer.ordinal in paired or tree.words_of(outer).strip():
            continue
        inner = (child for child in tree.children_of(outer.ordinal) if not child.heading)
        partners = (other.clause(paired[child.ordinal]) for child in inner if child.ordinal in paired)
        found = next((clause for clause in partners if _are_one(outer, clause)), None)
        if found is not None:
            yield outer, found


def _are_one(outer: Clause, clause: Clause) -> bool:
    """Headings alike; without headings, the same number."""
    one, two = fold_heading(outer.heading), fold_heading(clause.heading)
    if one and two:
        return Indel.normalized_similarity(one, two) >= HEADING_ALIKE
    return not one and not two and outer.number != "" and outer.number == clause.number
