"""Packing: a comparison as bytes that can be kept, without its two wordings, which whoever unpacks has.

Most clauses share their kinds, confidence, evidence and weight with many others, so each such set stands there once.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison

METHOD = 1
"""Of comparing; raise it with every change of what becomes of some clause, how sure that is, why, or what it weighs."""

LARGEST = 1 << 28
"""Bytes beyond which unpacked content is no comparison."""


_REST = [one.name for one in fields(Comparison) if one.name not in ("before", "after", "changes")]


def pack_comparison(comparison: Comparison) -> bytes:
    """The changes of a comparison as bytes."""
    told: dict[tuple[object, ...], int] = {}
    changes = [
        (
            told.setdefault((c.kinds, c.confidence, c.why, c.weight), len(told)),
            [clause.ordinal for clause in c.before],
            [clause.ordinal for clause in c.after],
        )
        for c in comparison.changes
    ]
    whole = {
        "method": METHOD,
        "told": list(told),
        "changes": changes,
        "rest": {name: getattr(comparison, name) for name in _REST},
    }
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 1)


def unpack_comparison(content: bytes, before: ClauseTree, after: ClauseTree) -> Comparison | None:
    """The comparison that was packed; None when it is not one of these wordings, made by another method, or damaged.

    Args:
        content: what `pack_comparison` gave.
        before: the wording before.
        after: the wording after.
    """
    try:
        whole = json.loads(zlib.decompressobj().decompress(content, LARGEST))
        if whole["method"] != METHOD:
            return None
        told = [
            (tuple(map(ChangeKind, kinds)), confidence, why, tuple(weight))
            for kinds, confidence, why, weight in whole["told"]
        ]
        changes = tuple(_change(told[n], before, ours, after, theirs) for n, ours, theirs in whole["changes"])
        rest: dict[str, Any] = {
            name: tuple(v) if isinstance(v, list) else v for name, v in whole["rest"].items()
        }
        known = Comparison(before, after, changes, **rest)
    except (zlib.error, ValueError, KeyError, TypeError, LookupError, RecursionError):
        return None
    return known if _is_whole(before, after, changes) else None


def _change(
    told: tuple[Any, ...],
    before: ClauseTree,
    ours: Sequence[int],
    after: ClauseTree,
    theirs: Sequence[int],
) -> ClauseChange:
    kinds, *rest = told
    return ClauseChange(kinds, _clauses(before, ours), _clauses(after, theirs), *rest)


def _clauses(tree: ClauseTree, ordinals: Sequence[int]) -> tuple[Clause, ...]:
    return tuple([tree.clauses[ordinal - 1] for ordinal in ordinals])


def _is_whole(before: ClauseTree, after: ClauseTree, changes: Sequence[ClauseChange]) -> bool:
    """True when every clause of both wordings is in a change."""
    ours = {clause.ordinal for change in changes for clause in change.before}
    theirs = {clause.ordinal for change in changes for clause in change.after}
    return len(ours) == len(before) and len(theirs) == len(after)
