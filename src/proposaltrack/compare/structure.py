"""Structure: which clauses moved, told apart from those that only gave way."""

from collections.abc import Callable, Iterable

from proposaltrack.compare.sequences import rising
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import Link


def moved(before: ClauseTree, after: ClauseTree, links: Iterable[Link]) -> frozenset[tuple[int, int]]:
    """The pairs that stand below another parent now, or out of the order of their siblings.

    Among siblings the longest run that kept its order stayed; only the others moved, so that one move is one move.
    Parents that are new or gone are looked through: a part put above articles moves none of them.

    Args:
        before: the wording before.
        after: the wording after.
        links: every link of the two, in the reading order of `before`.
    """
    known = {(link.before, link.after) for link in links} | {(0, 0)}
    above = _settled(before, {pair[0] for pair in known}), _settled(after, {pair[1] for pair in known})
    stayed: dict[int, list[tuple[int, int]]] = {}
    gone: set[tuple[int, int]] = set()
    for one, two in sorted(known - {(0, 0)}):
        parents = above[0](before.clause(one)), above[1](after.clause(two))
        if parents in known:
            stayed.setdefault(parents[0], []).append((one, two))
        else:
            gone.add((one, two))
    for siblings in stayed.values():
        kept = set(rising([two for _, two in siblings]))
        gone.update(pair for place, pair in enumerate(siblings) if place not in kept)
    return frozenset(gone)


def _settled(tree: ClauseTree, paired: set[int]) -> Callable[[Clause], int]:
    """What gives a clause's nearest ancestor that has a partner, 0 when there is none."""

    def nearest(clause: Clause) -> int:
        return next((above.ordinal for above in tree.ancestors_of(clause) if above.ordinal in paired), 0)

    return nearest
