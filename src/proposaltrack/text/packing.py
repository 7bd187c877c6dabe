"""Packing: the clauses of a text as bytes that can be kept, so that a text is cut once and not at every question.

The text itself is not among them: whoever unpacks has it.
"""

import json
from itertools import pairwise

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree

METHOD = 1
"""Of cutting texts into clauses; raise it with every change of what `parse_text` reads in some text."""

_KINDS = {str(kind): kind for kind in ClauseKind}


def pack_tree(tree: ClauseTree) -> bytes:
    """The clauses of a tree as bytes."""
    rows = [
        (c.kind, c.number, c.label, c.heading, c.path, c.parent, c.line, c.start, c.end, c.body) for c in tree
    ]
    return json.dumps({"method": METHOD, "clauses": rows}, separators=(",", ":")).encode()


def unpack_tree(content: bytes, text: str) -> ClauseTree | None:
    """The tree that was packed; None when it is not one of this text, was cut by another method, or is damaged.

    Args:
        content: what `pack_tree` gave.
        text: the text of the tree.
    """
    try:
        told = json.loads(content)
        if told["method"] != METHOD:
            return None
        clauses = tuple(
            Clause(ordinal, _KINDS[kind], number, label, heading, tuple(path), *places)
            for ordinal, (kind, number, label, heading, path, *places) in enumerate(told["clauses"], 1)
        )
        whole = not text if not clauses else (clauses[0].start, clauses[-1].end) == (0, len(text))
        tiled = all(one.end == two.start for one, two in pairwise(clauses))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return ClauseTree(text, clauses) if whole and tiled else None
