"""Undertaking: what is still open in a negotiation in which nothing is agreed until everything is agreed."""

from proposaltrack.ledger.agreed import AGREED, Settled, latest_of, why_open
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.negotiation import Document, Version


def find_open(standing: Standing, wordings: Wordings) -> tuple[tuple[Version, int], ...]:
    """The latest version of every draft agreement that has clauses which are not agreed, and how many.

    Args:
        standing: the acts that count.
        wordings: the texts.
    """
    drafts = [d for d in standing.negotiation.documents.values() if d.kind.answered_by_clause]
    latest = [version for document in drafts if (version := _latest(standing, document)) is not None]
    counted = ((version, _open_in(standing, wordings, version)) for version in latest)
    return tuple((version, count) for version, count in counted if count)


def _latest(standing: Standing, document: Document) -> Version | None:
    """The last version of a document in the language in which it was first tabled."""
    versions = standing.versions_of(document.id)
    return latest_of(standing, versions[0]) if versions else None


def _open_in(standing: Standing, wordings: Wordings, version: Version) -> int:
    clauses = wordings.tree_of(version.id).operative()
    return sum(why_open(standing, wordings, version, clause) is not None for clause in clauses)


def bind(settled: Settled, still_open: tuple[tuple[Version, int], ...]) -> Settled:
    """What was settled, marked provisional where it is agreed and something else is not.

    Args:
        settled: how settled a clause is.
        still_open: as `find_open` gives it.
    """
    if settled.state not in AGREED or not still_open:
        return settled
    told = ", ".join(
        f"{count} clause{'s' if count > 1 else ''} of {version.label}" for version, count in still_open
    )
    why = f"nothing is agreed until everything is: {told} not agreed"
    return settled._replace(provisional=True, why=(*settled.why, why))
