"""Align: which clause of one wording became which clause of another, how sure that is, and why.

The method, from the surest evidence to the weakest; what one step pairs is evidence for the next:

1. Pins: what a person said is taken first and always wins.
2. Twins: clauses that say the same, to the letter, then folded and with cross-references masked, then under another
   heading; those repeated (boilerplate) are told apart by their neighbours, their parents, their order.
3. Gaps: as many reworded clauses between the same two neighbours on both sides, alike in turn.
4. Rounds: the rest by likeness of words and headings and by matched parents, neighbours and children, with a falling
   threshold; a container is known by what it contains. Clauses of one template are told apart by its open places.
5. Halves of a split or merge that were taken for a whole are released, and paired by what is left.
6. Rare words pair what was moved and rewritten at once.
7. Portions: clauses whose words stand in a clause that has a partner already are linked with it as well, and so are
   headings whose words became a clause of their own.
"""

from collections.abc import Sequence

from proposaltrack.compare.enclosed import enclosed
from proposaltrack.compare.gaps import pair_gaps
from proposaltrack.compare.likeness import profiles_of
from proposaltrack.compare.pairing import Pairing, Pin
from proposaltrack.compare.portions import split_and_merged
from proposaltrack.compare.rare import pair_rare
from proposaltrack.compare.recheck import release_halves
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
    portions = [*_pair_changed(pairing), *enclosed(pairing)] if _is_open(pairing) else []
    settled = {pin.before for pin in pins if pin.match}, {pin.after for pin in pins if pin.match}
    portions = [link for link in portions if link.before not in settled[0] and link.after not in settled[1]]
    links = {(link.before, link.after): link for link in (*portions, *pairing.links.values(), *pinned)}
    return tuple(links[key] for key in sorted(links))


def _is_open(pairing: Pairing) -> bool:
    """True when a clause of either side has no partner."""
    return len(pairing.partner) < len(pairing.before) or len(pairing.origin) < len(pairing.after)


def _pair_changed(pairing: Pairing) -> Sequence[Link]:
    """Pairs what was reworded; the links of what is a portion of another, which is not taken for anything else."""
    free = pairing.free_before(), pairing.free_after()
    if not all(free):
        return list(split_and_merged(pairing))
    left, right = profiles_of(pairing.vocabulary, *free)
    pair_alike(pairing, left, right)
    halves = release_halves(pairing)
    if halves:
        left = [profile for profile in left if (False, profile.clause.ordinal) not in halves]
        right = [profile for profile in right if (True, profile.clause.ordinal) not in halves]
        pair_alike(pairing, left, right)
    portions = list(split_and_merged(pairing))
    placed = {end for link in portions for end in ((False, link.before), (True, link.after))}
    return list(split_and_merged(pairing)) if pair_rare(pairing, left, right, placed) else portions


def _pin(pairing: Pairing, pins: Sequence[Pin]) -> list[Link]:
    """The links that are known from outside the words; their clauses are taken before anything is computed."""
    links = [Link(pin.before, pin.after, 1.0, pin.why) for pin in pins if pin.match]
    for link in links:
        pairing.partner.setdefault(link.before, link.after)
        pairing.origin.setdefault(link.after, link.before)
    return links
