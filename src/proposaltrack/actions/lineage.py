"""Lineage: the history of clauses and words, computed once for a document and kept until a version is added."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from proposaltrack.actions import remembering
from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_document, find_one_clause, find_version
from proposaltrack.compare import strands
from proposaltrack.compare.strands import Word
from proposaltrack.errors import NotFound, UsageProblem
from proposaltrack.ledger.attribution import Attribution, attribute_words
from proposaltrack.ledger.history import ClauseHistory, ConcordanceRow, find_concordance, find_history
from proposaltrack.ledger.net import NetChanges, find_net
from proposaltrack.model.clause import Clause
from proposaltrack.model.comparison import Link
from proposaltrack.model.lineage import Lineage, Stage
from proposaltrack.model.negotiation import Document, Version


@dataclass(frozen=True, slots=True)
class Traced:
    """A document's versions with their strands.

    Args:
        document: the document.
        versions: its versions in one language, each after the one it was made from.
        lineage: their strands.
    """

    document: Document
    versions: tuple[Version, ...]
    lineage: Lineage


def trace_document(desk: Desk, matter: Matter, version: Version) -> Traced:
    """The strands of the document that a version belongs to, in its language, up to the day asked about."""
    every = matter.negotiation.versions_of(version.document)
    versions = tuple(v for v in every if v.on <= desk.as_of and v.language == version.language)
    stages = _stages(versions)
    known = _kept(desk, matter, versions, stages)
    lineage = known if len(known.stages) == len(stages) else _traced(matter, stages, known)
    if lineage is not known:
        desk.store.keep(_key(matter, versions, stages), strands.pack_lineage(lineage))
    return Traced(version.document, versions, lineage)


def _stages(versions: Sequence[Version]) -> tuple[Stage, ...]:
    """Each version with its basis; without one that stands before it, the version before it."""
    stages: list[Stage] = []
    for version in versions:
        before = [stage.version for stage in stages]
        parent = version.basis if version.basis in before else (before[-1] if before else "")
        stages.append(Stage(version.id, parent or ""))
    return tuple(stages)


def _kept(desk: Desk, matter: Matter, versions: Sequence[Version], stages: Sequence[Stage]) -> Lineage:
    """What was kept of the longest beginning of a history; nothing when nothing was."""
    for length in range(len(stages), 0, -1):
        content = desk.store.kept(_key(matter, versions[:length], stages[:length]))
        known = strands.unpack_lineage(content) if content else None
        if known is not None:
            return known
    return Lineage()


def _key(matter: Matter, versions: Sequence[Version], stages: Sequence[Stage]) -> str:
    """Everything that the strands depend on."""
    ids = {version.id for version in versions}
    words = [
        (one.version, one.start, two.version, two.start, holds)
        for one, two, holds in matter.wordings.matches
        if {one.version, two.version} <= ids
    ]
    texts = [version.text_sha256 for version in versions]
    return f"lineage {strands.VERSION} {remembering.method()} {json.dumps([stages, texts, words])}"


def _traced(matter: Matter, stages: Sequence[Stage], known: Lineage) -> Lineage:
    wordings = matter.wordings
    ids = {stage.version for stage in stages}

    def links_of(before: str, after: str) -> list[Link]:
        changes = wordings.comparison_of(before, after).changes
        return [
            Link(old.ordinal, new.ordinal, change.confidence, change.why)
            for change in changes
            for old in change.before
            for new in change.after
        ]

    def words_of(version: str) -> list[Word]:
        said = {
            (one.version, wordings.ordinal_at(one), wordings.ordinal_at(two)): holds
            for one, two, holds in wordings.matches
            if two.version == version and one.version in ids
        }
        return [Word(*pair, holds) for pair, holds in said.items()]

    return strands.trace(stages, wordings.tree_of, links_of, known, words_of)


def read_history(desk: Desk, matter: Matter, version: str, clause: str) -> tuple[Version, ClauseHistory]:
    """One clause through every version of its document, and the version in which it was named.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version in which the clause is named, as people name it; a document stands for its latest.
        clause: the clause's name in that version; where the latest has none, in the last version that has it.

    Raises:
        NotFound: no such version, or no such clause in it.
        UsageProblem: several clauses have that name.
    """
    named = find_version(desk, matter, version)
    traced = trace_document(desk, matter, named)
    found, one = _found(matter, traced, named, clause, strict="@" in version)
    return found, find_history(traced.lineage, matter.wordings, traced.versions, found, one)


def _found(
    matter: Matter, traced: Traced, version: Version, name: str, *, strict: bool
) -> tuple[Version, Clause]:
    """The clause of a name, in the version or, for the latest, in the last one that has such a clause."""
    try:
        return version, find_one_clause(matter, version, name)
    except NotFound:
        for earlier in () if strict else reversed(traced.versions):
            try:
                return earlier, find_one_clause(matter, earlier, name)
            except NotFound:
                continue
        raise


def read_concordance(
    desk: Desk, matter: Matter, document: str, names: Sequence[str] = ()
) -> tuple[tuple[Version, ...], tuple[ConcordanceRow, ...]]:
    """The clauses of several versions side by side.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document.
        names: two or more versions of it ("v1", "treaty@v3"); empty for all.

    Raises:
        NotFound: no such document or version.
        UsageProblem: only one version is named, or there is only one.
    """
    found = find_document(matter.negotiation, document)
    wanted = [find_version(desk, matter, name if "@" in name else f"{found.key}@{name}") for name in names]
    traced = trace_document(desk, matter, wanted[-1] if wanted else find_version(desk, matter, found.key))
    chosen = tuple(v for v in traced.versions if not wanted or v in wanted)
    if len(chosen) < max(2, len(set(wanted))):
        raise UsageProblem(
            f"a concordance of {found.key} needs two versions in one language",
            f"There is {', '.join(version.label for version in traced.versions)}.",
        )
    return chosen, find_concordance(traced.lineage, matter.wordings, chosen)


def read_attribution(desk: Desk, matter: Matter, version: str) -> Attribution:
    """Who brought each run of words into a version.

    Raises:
        NotFound: no such version.
    """
    named = find_version(desk, matter, version)
    traced = trace_document(desk, matter, named)
    return attribute_words(traced.lineage, matter.wordings, traced.versions, named)


def read_steps(desk: Desk, matter: Matter, before: Version, after: Version) -> NetChanges:
    """What each step on the way from one version to another did to every clause, and what of it was taken back.

    Raises:
        UsageProblem: the two are not versions of one document in one language.
    """
    if (before.document, before.language) != (after.document, after.language):
        raise UsageProblem(
            f"no steps lead from {before.label} to {after.label}",
            "Steps are those of one document in one language; leave --steps out.",
        )
    traced = trace_document(desk, matter, after)
    return find_net(traced.lineage, matter.wordings, traced.versions, before, after)
