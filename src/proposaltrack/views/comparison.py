"""Comparisons as plain data."""

from collections.abc import Iterable

from proposaltrack.compare.comparison import edits_of, folded_of, totals_of
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import ClauseChange, Comparison, Edit
from proposaltrack.views.clauses import Json, clause_refs, heading_above


def comparison_json(comparison: Comparison, before: Json, after: Json, *, changes_only: bool = False) -> Json:
    """A comparison with every clause of both sides.

    Args:
        comparison: the two wordings compared.
        before: name, version and version_id of the side before.
        after: the same of the side after.
        changes_only: leave out clauses that did not change.
    """
    shown = [c for c in comparison.changes if not (changes_only and c.unchanged)]
    return {
        "schema": "proposaltrack/comparison/1",
        "before": _side(before, comparison.before),
        "after": _side(after, comparison.after),
        "changes": [change_json(comparison, change) for change in shown],
        "totals": {kind.value: count for kind, count in totals_of(comparison).items()},
        "folded": folded_of(comparison),
        "not_compared": list(comparison.not_compared),
        "language": comparison.language or None,
    }


def _side(named: Json, tree: ClauseTree) -> Json:
    return {
        "name": named["name"],
        "version": named.get("version"),
        "version_id": named.get("version_id"),
        "clauses": len(tree),
    }


def change_json(comparison: Comparison, change: ClauseChange) -> Json:
    """One change; its edits rebuild both sides exactly."""
    return {
        "kinds": [kind.value for kind in change.kinds],
        "before": clause_refs(comparison.before, change.before),
        "after": clause_refs(comparison.after, change.after),
        "under": _under(comparison, change),
        "confidence": round(change.confidence, 3),
        "why": change.why,
        "weight": list(change.weight),
        "edits": edits_json(edits_of(comparison, change)),
    }


def _under(comparison: Comparison, change: ClauseChange) -> str | None:
    """The heading under which the change stands, in the wording after where it stands in it."""
    tree, clauses = (comparison.after, change.after) if change.after else (comparison.before, change.before)
    return heading_above(tree, clauses[0])


def edits_json(edits: Iterable[Edit]) -> list[list[str]]:
    """Edits as every answer tells them; the texts rebuild both sides exactly."""
    return [_edit(*edit) for edit in edits]


def _edit(kind: str, before: str, after: str) -> list[str]:
    """A folded edit has two texts; every other one has the text that it keeps, takes or leaves."""
    if kind == "folded":
        return ["folded", before, after]
    return [str(kind), after if kind == "inserted" else before]
