"""History: one clause through every version of its document, and all clauses of several versions side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proposaltrack.compare.lineage import follow
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.comparison import ClauseChange
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Version


@dataclass(frozen=True, slots=True)
class Step:
    """A clause in one version.

    Args:
        version: the version.
        clauses: what it is there; empty while it is left out.
        parent: the version it was made from; None for the first.
        change: what happened to it on the way from the parent; None where there is no parent, or nothing there either.
    """

    version: Version
    clauses: tuple[Clause, ...]
    parent: Version | None
    change: ClauseChange | None


@dataclass(frozen=True, slots=True)
class ClauseHistory:
    """A clause through its document's versions.

    Args:
        steps: one for each version, in the order of the lineage.
        doubt: what speaks against it, in words; "" when comparing directly says the same.
    """

    steps: tuple[Step, ...]
    doubt: str


def find_history(
    lineage: Lineage, wordings: Wordings, versions: Sequence[Version], version: Version, clause: Clause
) -> ClauseHistory:
    """The history of one clause.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        versions: every version of the lineage.
        version: the version in which the clause is named.
        clause: the clause.
    """
    by_id = {known.id: known for known in versions}
    steps: list[Step] = []
    held: dict[str, tuple[Clause, ...]] = {}
    for stage in lineage.stages:
        there = _clauses(lineage, wordings, stage.version, version.id, clause)
        held[stage.version] = there
        change = _change(wordings, stage.parent, stage.version, held.get(stage.parent, ()), there)
        steps.append(Step(by_id[stage.version], there, by_id.get(stage.parent), change))
    return ClauseHistory(tuple(steps), _doubt(wordings, steps))


def _clauses(
    lineage: Lineage, wordings: Wordings, wanted: str, named_in: str, clause: Clause
) -> tuple[Clause, ...]:
    """What a clause is in a version: itself, before it was split off what it was part of, after a merge the whole."""
    own = lineage.strand_at[named_in][clause.ordinal - 1]
    order = [stage.version for stage in lineage.stages]
    first = next(place for place, at in enumerate(order) if lineage.ordinals_of(at, own))
    candidates = (own, *_linked(lineage, own, "split_from" if order.index(wanted) < first else "merged_into"))
    for number in candidates:
        ordinals = lineage.ordinals_of(wanted, number)
        if ordinals:
            return tuple(wordings.tree_of(wanted).clause(ordinal) for ordinal in ordinals)
    return ()


def _linked(lineage: Lineage, number: int, link: str) -> Iterator[int]:
    seen = {number}
    number = getattr(lineage.strand(number), link)
    while number and number not in seen:
        yield number
        seen.add(number)
        number = getattr(lineage.strand(number), link)


def _change(
    wordings: Wordings, parent: str, version: str, before: Sequence[Clause], after: Sequence[Clause]
) -> ClauseChange | None:
    if not parent or not (before or after):
        return None
    comparison = wordings.comparison_of(parent, version)
    if not after:
        return comparison.change_of[before[0].ordinal]
    here = {clause.ordinal for clause in after}
    return next(c for c in comparison.changes if any(clause.ordinal in here for clause in c.after))


def _doubt(wordings: Wordings, steps: Sequence[Step]) -> str:
    """Where the first and the last version that have the clause, compared directly, do not match it."""
    there = [step for step in steps if step.clauses]
    first, last = there[0], there[-1]
    if first.version.id == last.version.id:
        return ""
    comparison = wordings.comparison_of(first.version.id, last.version.id)
    led = {ordinal for clause in first.clauses for ordinal in follow(comparison, clause.ordinal)}
    if led & {clause.ordinal for clause in last.clauses}:
        return ""
    return (
        f"Step by step this is one clause; {first.version.label} and {last.version.label} compared directly "
        "do not match it"
    )


@dataclass(frozen=True, slots=True)
class ConcordanceRow:
    """One clause in several versions.

    Args:
        clauses: what it is in each of them; empty where it is left out.
        change: what happened to it from the first to the last of two versions; None for more than two.
        doubted: composing the steps and comparing directly disagree about it.
    """

    clauses: tuple[tuple[Clause, ...], ...]
    change: ClauseChange | None
    doubted: bool


def find_concordance(
    lineage: Lineage, wordings: Wordings, versions: Sequence[Version]
) -> tuple[ConcordanceRow, ...]:
    """The clauses of several versions side by side, in the reading order of the last.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        versions: two or more versions of the lineage, the earliest first.
    """
    trees = [wordings.tree_of(version.id) for version in versions]
    rows = []
    for number in _in_reading_order(lineage, [version.id for version in versions]):
        clauses = tuple(
            tuple(tree.clause(ordinal) for ordinal in lineage.ordinals_of(version.id, number))
            for tree, version in zip(trees, versions, strict=True)
        )
        rows.append(_row(wordings, versions, clauses))
    return tuple(rows)


def _in_reading_order(lineage: Lineage, versions: Sequence[str]) -> list[int]:
    """The strands of these versions: those of the last as they stand, others behind what stood before them."""
    order = list(dict.fromkeys(lineage.strand_at[versions[-1]]))
    for version in reversed(versions[:-1]):
        behind = -1
        for number in lineage.strand_at[version]:
            if number in order:
                behind = order.index(number)
            else:
                behind += 1
                order.insert(behind, number)
    return order


def _row(
    wordings: Wordings, versions: Sequence[Version], clauses: tuple[tuple[Clause, ...], ...]
) -> ConcordanceRow:
    if len(versions) != 2:
        return ConcordanceRow(clauses, None, doubted=False)
    before, after = clauses
    comparison = wordings.comparison_of(versions[0].id, versions[1].id)
    direct = {clause.ordinal for old in before for clause in comparison.change_of[old.ordinal].after}
    composed = {clause.ordinal for clause in after}
    change = _change(wordings, versions[0].id, versions[1].id, before, after)
    if change is not None:
        # What went into another clause, or came out of one, is shown with it.
        clauses = before or change.before, after or change.after
    return ConcordanceRow(clauses, change, doubted=bool(before and after) and not direct & composed)
