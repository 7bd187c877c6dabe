"""Coverage as plain data: what a paper says to each clause of the text that it answers."""

from proposaltrack.compare.suggesting import Suggestion
from proposaltrack.ledger.considered import Considered
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.negotiation import Version
from proposaltrack.views.clauses import Json, clause_ref, clause_refs


def coverage_json(wordings: Wordings, version: Version, paper: Version, considered: Considered) -> Json:
    """The clauses of a text by what a paper says to them.

    Args:
        wordings: the texts.
        version: the text answered.
        paper: the answering paper.
        considered: what it says to each clause.
    """
    tree, answer = wordings.tree_of(version.id), wordings.tree_of(paper.id)

    def suggested(suggestion: Suggestion) -> Json:
        return {
            "passage": clause_ref(answer, answer.clause(suggestion.passage)),
            "clause": clause_ref(tree, tree.clause(suggestion.clause)),
            "why": suggestion.why,
        }

    return {
        "schema": "proposaltrack/coverage/1",
        "version": version.label,
        "version_id": version.id,
        "in": paper.label,
        "in_id": paper.id,
        "by": paper.by.key if paper.by else None,
        "answered": clause_refs(tree, considered.answered),
        "partly_answered": clause_refs(tree, considered.partly),
        "on_earlier_wording": clause_refs(tree, considered.on_earlier_wording),
        "left_on_purpose": clause_refs(tree, considered.left),
        "not_considered": clause_refs(tree, considered.not_considered),
        "suggestions": [suggested(suggestion) for suggestion in considered.suggestions],
    }
