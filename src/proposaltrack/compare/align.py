"""Align: which clause of one wording became which clause of another, how sure that is, and why."""

from collections.abc import Sequence

from proposaltrack.compare.pairing import Pairing, Pin
from proposaltrack.compare.rounds import pair_alike
from proposaltrack.compare.twins import pair_twins
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Link


def align(before: ClauseTree, after: ClauseTree, pins: Sequence[Pin] = ()) -> tuple[Link, ...]:
    """Every pair of clauses that are one clause, in the reading order of `before`.

    A clause stands in several links when it was split or merged.

    Args:
        before: the wording before.
        after: the wording after.
        pins: a person's corrections, which always win.
    """
    pairing = Pairing(before, after, frozenset((pin.before, pin.after) for pin in pins if not pin.match))
    pair_twins(pairing)
    pair_alike(pairing)
    return tuple(sorted(pairing.links.values(), key=lambda link: (link.before, link.after)))
