"""Identified clauses: what a format's own identifiers say of which clause is which."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from proposaltrack.compare.pairing import Pin
from proposaltrack.model.clause import Clause, ClauseTree

_ALIKE = 70.0
"""Of 100. Identifiers are given anew when clauses are inserted, so they count only where the words agree with them."""

Identifiers = Sequence[tuple[int, str]]
"""The code point of a text at which each identifier stands, and the identifier."""


def pin_identified(
    before: ClauseTree, after: ClauseTree, ours: Identifiers, theirs: Identifiers
) -> Iterator[Pin]:
    """The pairs of clauses that carry one identifier and say much the same.

    Args:
        before: the wording before.
        after: the wording after.
        ours: the identifiers of the clauses before.
        theirs: those of the clauses after.
    """
    known, found = _by_name(before, ours), _by_name(after, theirs)
    for name, clause in known.items():
        other = found.get(name)
        if other is not None and _agrees(before, clause, after, other):
            yield Pin(
                clause.ordinal,
                other.ordinal,
                match=True,
                why=f"same identifier {name} and much the same words",
            )


def _by_name(tree: ClauseTree, identifiers: Identifiers) -> Mapping[str, Clause]:
    """The clause that each identifier stands at the start of; those given twice name nothing."""
    starts = {clause.start: clause for clause in tree}
    counts = Counter(name for _, name in identifiers)
    return {name: starts[place] for place, name in identifiers if place in starts and counts[name] == 1}


def _agrees(before: ClauseTree, clause: Clause, after: ClauseTree, other: Clause) -> bool:
    if clause.heading and clause.heading == other.heading:
        return True
    return fuzz.ratio(before.text_of(clause), after.text_of(other), score_cutoff=_ALIKE) > 0
