"""Lineage: what a clause became, where it came from, and whether its substance changed on the way."""

from proposaltrack.model.comparison import ChangeKind, Comparison

_SUBSTANCE = (ChangeKind.REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED, ChangeKind.REMOVED)


def follow(comparison: Comparison, ordinal: int) -> tuple[int, ...]:
    """The ordinals after of what a clause before became; empty when it was removed.

    Args:
        comparison: the two wordings compared.
        ordinal: of the clause before.
    """
    return tuple(clause.ordinal for clause in comparison.change_of[ordinal].after)


def follow_back(comparison: Comparison, ordinal: int) -> tuple[int, ...]:
    """The ordinals before of what a clause after came from; empty when it was added.

    Args:
        comparison: the two wordings compared.
        ordinal: of the clause after.
    """
    changes = (change for change in comparison.changes if any(c.ordinal == ordinal for c in change.after))
    return tuple(dict.fromkeys(clause.ordinal for change in changes for clause in change.before))


def wording_changed(comparison: Comparison, ordinal: int) -> bool:
    """True when what a clause before says is not what stands there after: reworded, split, merged or removed.

    Typography, a new number, heading or place, and cross-references that follow a renumbering leave it as it was.

    Args:
        comparison: the two wordings compared.
        ordinal: of the clause before.
    """
    return any(kind in _SUBSTANCE for kind in comparison.change_of[ordinal].kinds)
