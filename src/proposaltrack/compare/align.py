"""Align: which clause of one wording became which clause of another, how sure that is, and why."""

from collections.abc import Sequence

from proposaltrack.compare.gaps import pair_gaps
from proposaltrack.compare.likeness import profiles_of
from proposaltrack.compare.pairing import Pairing, Pin
from proposaltrack.compare.portions import split_and_merged
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
    pinned = _pin(pairing, pins)
    pair_twins(pairing)
    pair_gaps(pairing)
    portions: list[Link] = []
    free = pairing.free_before(), pairing.free_after()
    if all(free):
        pair_alike(pairing, *profiles_of((before, free[0]), (after, free[1])))
    if len(pairing.partner) < len(before) or len(pairing.origin) < len(after):
        portions = list(split_and_merged(pairing))
    settled = {pin.before for pin in pins if pin.match}, {pin.after for pin in pins if pin.match}
    portions = [link for link in portions if link.before not in settled[0] and link.after not in settled[1]]
    links = {(link.before, link.after): link for link in (*portions, *pairing.links.values(), *pinned)}
    return tuple(links[key] for key in sorted(links))


def _pin(pairing: Pairing, pins: Sequence[Pin]) -> list[Link]:
    """The links that a person made; their clauses are taken before anything is computed."""
    links = [Link(pin.before, pin.after, 1.0, "matched by a person") for pin in pins if pin.match]
    for link in links:
        pairing.partner.setdefault(link.before, link.after)
        pairing.origin.setdefault(link.after, link.before)
    return links
