"""Brackets as plain data: how many each clause has in each version, and what they offer for choice."""

from collections.abc import Sequence

from proposaltrack.ledger.brackets import Brackets, ClauseChoices
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.negotiation import Version
from proposaltrack.text.alternatives import Choice
from proposaltrack.views.clauses import Json, clause_ref, clause_refs


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


def choices_json(tree: ClauseTree, version: Version, found: Sequence[ClauseChoices]) -> Json:
    """What the brackets of a version offer for choice.

    Args:
        tree: its wording.
        version: the version.
        found: as `ledger.brackets.choices_in` gives it.
    """
    return {
        "schema": "proposaltrack/choices/1",
        "version": version.label,
        "version_id": version.id,
        "rows": [
            {
                "clause": clause_ref(tree, one.clause),
                "choices": [_choice(choice) for choice in one.choices],
                "options": clause_refs(tree, one.options),
            }
            for one in found
        ],
    }


def _choice(choice: Choice) -> Json:
    return {
        "alternatives": [
            {
                "words": alternative.words,
                "who": list(alternative.who),
                "option": alternative.option or None,
                "choices": [_choice(inner) for inner in alternative.choices],
            }
            for alternative in choice.alternatives
        ]
    }
