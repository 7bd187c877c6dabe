"""Brackets as plain data: how many each clause has in each version."""

from proposaltrack.ledger.brackets import Brackets
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.views.clauses import Json, clause_ref


def brackets_json(wordings: Wordings, brackets: Brackets) -> Json:
    """The pairs of brackets of every clause that has or had some.

    Args:
        wordings: the texts.
        brackets: as `ledger.brackets.count_brackets` gives it.
    """
    versions = zip(brackets.versions, brackets.totals, brackets.unbalanced, strict=True)
    return {
        "schema": "proposaltrack/brackets/1",
        "document": brackets.versions[-1].document.key,
        "versions": [
            {
                "version": version.label,
                "version_id": version.id,
                "on": version.on.isoformat(),
                "party": version.by.key if version.by else None,
                "pairs": pairs,
                "unbalanced": alone,
            }
            for version, pairs, alone in versions
        ],
        "rows": [
            {
                "clause": clause_ref(wordings.tree_of(row.version.id), row.clause),
                "version": row.version.label,
                "pairs": list(row.counts),
            }
            for row in brackets.rows
        ],
    }
