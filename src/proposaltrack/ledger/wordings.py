"""Wordings: what the ledger asks of the texts, and no more."""

from typing import Protocol

from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison


class Wordings(Protocol):
    """The texts of a negotiation as trees, and what changed between them."""

    def tree_of(self, version_id: str) -> ClauseTree:
        """The clauses of a version."""
        ...

    def comparison_of(self, before_id: str, after_id: str) -> Comparison:
        """What changed from one version to another."""
        ...
