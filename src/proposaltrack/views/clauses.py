"""Clause references: how every answer names a clause."""

from collections.abc import Iterable
from typing import Any

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.address import address_of
from proposaltrack.text.normalise import fingerprint

Json = dict[str, Any]

_WIDE = (ClauseKind.TITLE, ClauseKind.PART)


def clause_ref(tree: ClauseTree, clause: Clause) -> Json:
    """The reference to a clause that all answers share."""
    return {
        "ordinal": clause.ordinal,
        "number": clause.number,
        "heading": clause.heading,
        "path": list(clause.path),
        "line": clause.line,
        "fingerprint": fingerprint(tree, clause),
        "kind": clause.kind.value,
        "address": address_of(tree, clause),
    }


def clause_refs(tree: ClauseTree, clauses: Iterable[Clause]) -> list[Json]:
    """References to clauses of one wording."""
    return [clause_ref(tree, clause) for clause in clauses]


def heading_above(tree: ClauseTree, clause: Clause) -> str | None:
    """The heading of the nearest clause above that has one; None when none has. That of a part is no article's."""
    headed = (above for above in tree.ancestors_of(clause) if above.kind not in _WIDE)
    return next((above.heading for above in headed if above.heading), None)


def outline_json(
    name: str, tree: ClauseTree, *, version: str | None = None, version_id: str | None = None
) -> Json:
    """Every clause of a wording with its text, and where in it the words begin after label and heading.

    Args:
        name: what the wording is called.
        tree: the wording.
        version: its label, when it is a version.
        version_id: its record id, when it is a version.
    """
    return {
        "schema": "proposaltrack/outline/1",
        "name": name,
        "version": version,
        "version_id": version_id,
        "clauses": [
            {**clause_ref(tree, clause), "text": tree.text_of(clause), "words_at": clause.body - clause.start}
            for clause in tree
        ],
    }
