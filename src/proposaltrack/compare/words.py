"""A person's word on a match, told with the changes that it decided."""

from collections.abc import Sequence
from dataclasses import replace

from proposaltrack.compare.pairing import Pin
from proposaltrack.model.comparison import BY_PERSON, ClauseChange, Comparison
from proposaltrack.text.address import address_of


def tell_words(comparison: Comparison, pins: Sequence[Pin]) -> Comparison:
    """The comparison with the reason told wherever a person has kept two clauses apart.

    Args:
        comparison: two wordings compared, the pins obeyed.
        pins: a person's words, one for each pair.
    """
    barred = [pin for pin in pins if not pin.match]
    if not barred:
        return comparison
    changes = tuple(_told(comparison, change, barred) for change in comparison.changes)
    return replace(comparison, changes=changes)


def _told(comparison: Comparison, change: ClauseChange, barred: Sequence[Pin]) -> ClauseChange:
    ours = {clause.ordinal for clause in change.before}
    theirs = {clause.ordinal for clause in change.after}
    apart = [
        address_of(comparison.after, comparison.after.clause(pin.after))
        for pin in barred
        if pin.before in ours and pin.after not in theirs
    ] + [
        address_of(comparison.before, comparison.before.clause(pin.before))
        for pin in barred
        if pin.after in theirs and pin.before not in ours
    ]
    if not apart:
        return change
    why = f"{change.why}; kept apart from {', '.join(apart)} {BY_PERSON}"
    return replace(change, why=why)
