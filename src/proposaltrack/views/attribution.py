"""Attribution as plain data: for every run of words the party, version and day that brought it."""

from collections.abc import Iterable, Mapping

from proposaltrack.compare.attribution import Owned, Struck
from proposaltrack.ledger.attribution import Attribution
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.views.clauses import Json, clause_ref


def attribution_json(attribution: Attribution, clauses: Iterable[Clause], *, deleted: bool = False) -> Json:
    """Who brought each run of words; joined, the runs of a clause are its text.

    Args:
        attribution: the words of a version.
        clauses: those of its clauses that are asked about.
        deleted: tell what was struck from each clause as well.
    """
    return {
        "schema": "proposaltrack/attribution/1",
        "version": attribution.version.label,
        "version_id": attribution.version.id,
        "clauses": [_clause(attribution, clause, deleted=deleted) for clause in clauses],
    }


def _clause(attribution: Attribution, clause: Clause, *, deleted: bool) -> Json:
    versions = attribution.versions
    told: Json = {
        "clause": clause_ref(attribution.tree, clause),
        "runs": [_run(run, versions) for run in attribution.words.runs[clause.ordinal]],
    }
    if deleted:
        told["struck"] = [_gone(gone, versions) for gone in attribution.struck_from(clause)]
    return told


def _run(run: Owned, versions: Mapping[str, Version]) -> Json:
    return {"text": run.text, **_version(versions[run.version])}


def _gone(gone: Struck, versions: Mapping[str, Version]) -> Json:
    runs = [_run(run, versions) for run in gone.runs]
    return {
        "text": gone.text,
        "runs": runs,
        "struck_by": _version(versions[gone.struck_in]),
        "back_in": _version(versions[gone.back_in]) if gone.back_in else None,
    }


def _version(version: Version) -> Json:
    return {
        "party": version.by.key if version.by else None,
        "version": version.label,
        "version_id": version.id,
        "on": version.on.isoformat(),
    }
