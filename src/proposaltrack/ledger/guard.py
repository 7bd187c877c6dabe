"""Guard: what a version does to wording that was agreed, or that had been given up."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proposaltrack.compare.findings import Finding
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.touching import touched_by
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import Agreed
from proposaltrack.model.clause import Clause
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Version
from proposaltrack.text.normalise import fingerprint

KINDS = ("reopened", "earlier-wording-restored")
"""The kinds of finding that are looked for here."""
_GRAVE = frozenset({"look-alike", "modal verb", "negation", "number", "date", "amount", "and/or"})


class Watch(NamedTuple):
    """What is watched.

    Args:
        standing: the acts that count.
        wordings: the texts.
        lineage: the strands of the document.
        versions: every version of the lineage, in its order.
        version: the version that is checked.
    """

    standing: Standing
    wordings: Wordings
    lineage: Lineage
    versions: Sequence[Version]
    version: Version


def guard(watch: Watch) -> tuple[Finding, ...]:
    """Every agreed clause that a version words otherwise, and every clause in which given-up wording is back."""
    tree = watch.wordings.tree_of(watch.version.id)
    return tuple(
        finding for clause in tree for finding in (*_reopened(watch, clause), *_restored(watch, clause))
    )


def _reopened(watch: Watch, clause: Clause) -> Iterator[Finding]:
    """The last agreement on a clause, where the version words it otherwise."""
    standing, found = watch.standing, None
    for entry, act in standing.negotiation.acts_until(Agreed, standing.as_of):
        if entry.id not in standing.withdrawn:
            changed = touched_by(standing, watch.wordings, watch.version, entry).get(clause.ordinal)
            if changed is not None:
                found = act if changed else None
    if found is None:
        return
    parties = standing.negotiation.parties
    names = ", ".join(parties[i].key for i in found.parties if i in parties)
    agreed_in = standing.negotiation.versions[found.passages[0].version]
    told = f"{names} agreed on {agreed_in.label} on {found.on} ({found.level}), and this version words it otherwise"
    before, weight = _since(watch, agreed_in, clause)
    yield Finding("reopened", _severity(weight), clause, before, _words(watch, watch.version, clause), told)


def _since(watch: Watch, version: Version, clause: Clause) -> tuple[str, tuple[str, ...]]:
    """What a clause said in an earlier version, and what the change since then touches."""
    comparison = watch.wordings.comparison_of(version.id, watch.version.id)
    change = next(c for c in comparison.changes if any(x.ordinal == clause.ordinal for x in c.after))
    return " ".join(_words(watch, version, one) for one in change.before), change.weight


def _severity(weight: Sequence[str]) -> str:
    return "high" if _GRAVE & set(weight) else "medium"


def _words(watch: Watch, version: Version, clause: Clause) -> str:
    return " ".join(watch.wordings.tree_of(version.id).words_of(clause).split())


def _restored(watch: Watch, clause: Clause) -> Iterator[Finding]:
    """Wording that an earlier version had, that a later one replaced, and that this version brings back."""
    line = _line(watch, clause)
    if len(line) < 3 or line[-1][1] == line[-2][1]:
        return
    back = next((version for version, said, _ in line[:-2] if said == line[-1][1]), None)
    if back is None:
        return
    order = [version for version, _, _ in line]
    after = line[order.index(back) + 1 :]
    gone = next(version for version, said, _ in after if said != line[-1][1])
    by = f" of {gone.by.key}" if gone.by else ""
    told = f"the wording of {back.label} is back; {gone.label}{by} had replaced it"
    comparison = watch.wordings.comparison_of(line[-2][0].id, watch.version.id)
    change = next(c for c in comparison.changes if any(x.ordinal == clause.ordinal for x in c.after))
    if ChangeKind.REWORDED in change.kinds:
        before = _words(watch, line[-2][0], line[-2][2])
        after_words = _words(watch, watch.version, clause)
        yield Finding("earlier-wording-restored", _severity(change.weight), clause, before, after_words, told)


def _line(watch: Watch, clause: Clause) -> list[tuple[Version, str, Clause]]:
    """What a clause said in each version that this one goes back to, oldest first, this one last; gaps are left out."""
    lineage, by_id = watch.lineage, {version.id: version for version in watch.versions}
    strand = lineage.strand_at[watch.version.id][clause.ordinal - 1]
    found: list[tuple[Version, str, Clause]] = []
    for version_id in lineage.line_back(watch.version.id):
        ordinals = lineage.ordinals_of(version_id, strand)
        if len(ordinals) == 1 and version_id in by_id:
            tree = watch.wordings.tree_of(version_id)
            there = tree.clause(ordinals[0])
            found.append((by_id[version_id], fingerprint(tree, there), there))
    order = {version.id: place for place, version in enumerate(watch.versions)}
    return sorted(found, key=lambda entry: order[entry[0].id])
