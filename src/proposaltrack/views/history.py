"""The history of a clause and the concordance of versions, as plain data."""

from collections.abc import Sequence

from proposaltrack.ledger.history import ClauseHistory, ConcordanceRow, Step
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.views.clauses import Json, clause_ref, clause_refs
from proposaltrack.views.comparison import change_json


def history_json(wordings: Wordings, version: Version, history: ClauseHistory) -> Json:
    """One clause through every version, oldest first.

    Args:
        wordings: the texts.
        version: the version in which the clause was named.
        history: its history.
    """
    return {
        "schema": "proposaltrack/history/1",
        "document": version.document.key,
        "steps": [_step(wordings, step) for step in history.steps],
        "doubt": history.doubt or None,
    }


def _step(wordings: Wordings, step: Step) -> Json:
    version, parent = step.version, step.parent
    compared = (
        change_json(wordings.comparison_of(parent.id, version.id), step.change)
        if parent and step.change
        else {}
    )
    return {
        "version": version.label,
        "version_id": version.id,
        "symbol": version.symbol or None,
        "party": version.by.key if version.by else None,
        "on": version.on.isoformat(),
        "basis": parent.label if parent else None,
        "clauses": clause_refs(wordings.tree_of(version.id), step.clauses),
        "before": compared.get("before", []),
        "kinds": compared.get("kinds", []),
        "confidence": compared.get("confidence"),
        "why": compared.get("why"),
        "weight": compared.get("weight", []),
        "edits": compared.get("edits", []),
    }


def concordance_json(wordings: Wordings, versions: Sequence[Version], rows: Sequence[ConcordanceRow]) -> Json:
    """The clauses of several versions side by side.

    Args:
        wordings: the texts.
        versions: the versions, the earliest first.
        rows: as `ledger.history.find_concordance` gives them.
    """
    return {
        "schema": "proposaltrack/concordance/1",
        "document": versions[0].document.key,
        "versions": [
            {"version": v.label, "version_id": v.id, "symbol": v.symbol or None, "on": v.on.isoformat()}
            for v in versions
        ],
        "rows": [_row(wordings, versions, row) for row in rows],
    }


def _row(wordings: Wordings, versions: Sequence[Version], row: ConcordanceRow) -> Json:
    return {
        "clauses": [_refs(wordings, v, clauses) for v, clauses in zip(versions, row.clauses, strict=True)],
        "kinds": [kind.value for kind in row.change.kinds] if row.change else [],
        "confidence": round(row.change.confidence, 3) if row.change else None,
        "why": row.change.why if row.change else None,
        "doubted": row.doubted,
    }


def _refs(wordings: Wordings, version: Version, clauses: Sequence[Clause]) -> list[Json]:
    return [clause_ref(wordings.tree_of(version.id), clause) for clause in clauses]
