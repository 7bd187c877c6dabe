"""Convergence as plain data."""

from collections.abc import Sequence

from proposaltrack.ledger.convergence import Stand
from proposaltrack.views.clauses import Json


def convergence_json(stands: Sequence[Stand]) -> Json:
    """How close the parties were at each version.

    Args:
        stands: as `ledger.convergence.find_convergence` gives them, one at least.
    """
    return {
        "schema": "proposaltrack/convergence/1",
        "document": stands[0].version.document.key,
        "versions": [_stand(stand) for stand in stands],
    }


def _stand(stand: Stand) -> Json:
    version = stand.version
    return {
        "version": version.label,
        "version_id": version.id,
        "on": version.on.isoformat(),
        "party": version.by.key if version.by else None,
        "clauses": stand.clauses,
        "agreed": stand.agreed,
        "share_agreed": round(stand.share, 3),
        "bracket_pairs": stand.pairs,
        "distance": None if stand.distance is None else round(stand.distance, 4),
    }
