"""Findings as plain data."""

from collections.abc import Iterator, Sequence

from proposaltrack.compare.findings import LOOKED_FOR, NEED_BEFORE, NOT_LOOKED_FOR, Finding
from proposaltrack.ledger import guard
from proposaltrack.model.clause import ClauseTree
from proposaltrack.views.clauses import Json, clause_ref, clause_refs


def findings_json(  # noqa: PLR0913 - what was looked for is told with what was found
    findings: Sequence[Finding],
    tree: ClauseTree,
    before: Json | None,
    after: Json,
    simplified: Sequence[str] = (),
    *,
    guarded: bool = False,
) -> Json:
    """What was found, what was looked at, and what was not.

    Args:
        findings: what was found.
        tree: the text that was checked.
        before: name, version and version_id of the text it was held against; None for none.
        after: the same of the text that was checked.
        simplified: what the comparison left out, in words.
        guarded: it was held against what had been agreed, too.
    """
    return {
        "schema": "proposaltrack/findings/1",
        "findings": [_finding(tree, finding) for finding in findings],
        "compared": {
            "before": before,
            "after": after,
            "kinds": [
                *(kind for kind in LOOKED_FOR if before or kind not in NEED_BEFORE),
                *(guard.KINDS if guarded else ()),
            ],
        },
        "not_compared": [*_unlooked(compared=before is not None, guarded=guarded), *simplified],
    }


def _finding(tree: ClauseTree, finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "clause": clause_ref(tree, finding.clause),
        "before": finding.before,
        "after": finding.after,
        "message": finding.message,
        "used_in": clause_refs(tree, finding.used_in),
    }


def _unlooked(*, compared: bool, guarded: bool) -> Iterator[str]:
    if not compared:
        yield f"{', '.join(NEED_BEFORE)}: there is no earlier text to hold it against"
        yield "citations whose number another clause took: there is no earlier text to hold it against"
    if not guarded:
        yield f"{', '.join(guard.KINDS)}: only a version in a workspace is held against what was agreed"
    yield f"{', '.join(NOT_LOOKED_FOR)}: not looked for yet"
