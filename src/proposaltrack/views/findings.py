"""Findings as plain data."""

from collections.abc import Iterator, Sequence

from proposaltrack.compare.findings import LOOKED_FOR, NEED_BEFORE, Finding
from proposaltrack.compare.returned import KINDS, Pile, Returned
from proposaltrack.ledger import guard
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.marked import MarkedChange
from proposaltrack.views.clauses import Json, clause_ref, clause_refs


def findings_json(  # noqa: PLR0913 - what was looked for is told with what was found
    findings: Sequence[Finding],
    tree: ClauseTree,
    before: Json | None,
    after: Json,
    simplified: Sequence[str] = (),
    *,
    guarded: bool = False,
    returned: Returned | None = None,
    changed: int | None = None,
) -> Json:
    """What was found, what was looked at, and what was not.

    Args:
        findings: what was found.
        tree: the text that was checked.
        before: name, version and version_id of the text it was held against; None for none.
        after: the same of the text that was checked.
        simplified: what the comparison left out, in words.
        guarded: it was held against what had been agreed, too.
        returned: what is marked in a file that came back, and what is not; None where neither file carries marks.
        changed: how many clauses changed; None where nothing was compared.
    """
    return {
        "schema": "proposaltrack/findings/1",
        "findings": [_finding(tree, finding) for finding in findings],
        "compared": {
            "before": before,
            "after": after,
            "kinds": [*_looked_for(compared=before is not None, guarded=guarded, returned=returned)],
        },
        "changed": changed,
        "piles": None if returned is None else {_key(pile): returned.count(pile) for pile in Pile},
        "marked": [] if returned is None else [_marked(change) for change in returned.marked],
        "not_compared": [
            *_unlooked(compared=before is not None, guarded=guarded, returned=returned),
            *simplified,
        ],
    }


def _key(pile: str) -> str:
    return pile.replace(" ", "_")


def _marked(change: MarkedChange) -> Json:
    return {
        "fate": change.fate.value,
        "author": change.stamp.author or None,
        "at": change.stamp.at or None,
        "text": change.text,
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
        "pile": _key(finding.pile) or None,
    }


def _looked_for(*, compared: bool, guarded: bool, returned: Returned | None) -> Iterator[str]:
    yield from (kind for kind in LOOKED_FOR if compared or kind not in NEED_BEFORE)
    yield from guard.KINDS if guarded else ()
    yield from (kind for kind in (returned.kinds if returned else ()) if kind not in LOOKED_FOR)


def _unlooked(*, compared: bool, guarded: bool, returned: Returned | None) -> Iterator[str]:
    if not compared:
        why = "nothing was named to hold it against; --against takes a file or a version"
        yield f"{', '.join(NEED_BEFORE)}: {why}"
        yield f"citations whose number another clause took: {why}"
    if not guarded:
        yield f"{', '.join(guard.KINDS)}: only a version in a workspace is held against what was agreed"
    if returned is None:
        unmarked = ", ".join(kind for kind in KINDS if kind not in LOOKED_FOR)
        yield f"{unmarked}: only a file that can carry marked changes, held against what was sent, shows them"
    elif unlooked := [kind for kind in KINDS if kind not in returned.kinds]:
        yield f"{', '.join(unlooked)}: what was sent is a bare text here, and only a file has what they are about"
