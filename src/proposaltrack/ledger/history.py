"""History: one clause through every version of its document, and all clauses of several versions side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proposaltrack.compare.lineage import follow, follow_back
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.comparison import ClauseChange
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Version
from proposaltrack.text.address import address_of


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
    found = (lineage.ordinals_of(wanted, number) for number in candidates)
    return _at(wordings, wanted, next((ordinals for ordinals in found if ordinals), ()))


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
    """Where the ends of the history, compared directly, say something else of the clause than its steps do."""
    there = [step for step in steps if step.clauses]
    pairs = [(there[0], there[-1]), (steps[0], there[-1]), (there[0], steps[-1])]
    ends = {(one.version.id, two.version.id): (one, two) for one, two in pairs if one is not two}
    return "; ".join(filter(None, (_disagreement(wordings, one, two) for one, two in ends.values())))


def _disagreement(wordings: Wordings, one: Step, two: Step) -> str:
    """What two versions compared directly say of a clause, where its steps say something else; "" where they agree."""
    comparison = wordings.comparison_of(one.version.id, two.version.id)
    led = {ordinal for clause in one.clauses for ordinal in follow(comparison, clause.ordinal)}
    come = {ordinal for clause in two.clauses for ordinal in follow_back(comparison, clause.ordinal)}
    sides = f"{one.version.label} and {two.version.label} compared directly"
    if one.clauses and two.clauses:
        agree = led & {clause.ordinal for clause in two.clauses}
        return "" if agree else f"step by step this is one clause, and {sides} do not match it"
    tree, matched = (comparison.after, led) if one.clauses else (comparison.before, come)
    names = ", ".join(address_of(tree, tree.clause(ordinal)) for ordinal in sorted(matched))
    other = two if one.clauses else one
    gone = f"step by step it is not in {other.version.label}, and {sides} match it with {names}"
    return gone if matched else ""


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
    ids = [version.id for version in versions]
    numbers = in_reading_order(lineage, ids)
    if len(ids) == 2:
        return tuple(_row(lineage, wordings, ids, number) for number in numbers)
    rows = (
        tuple(_at(wordings, version, lineage.ordinals_of(version, number)) for version in ids)
        for number in numbers
    )
    return tuple(ConcordanceRow(clauses, None, doubted=False) for clauses in rows)


def _at(wordings: Wordings, version: str, ordinals: Sequence[int]) -> tuple[Clause, ...]:
    tree = wordings.tree_of(version)
    return tuple(tree.clause(ordinal) for ordinal in ordinals)


def in_reading_order(lineage: Lineage, versions: Sequence[str]) -> list[int]:
    """The strands of these versions: those of the last as they stand, others behind what stood before them.

    Args:
        lineage: the strands of the document.
        versions: record ids of its versions, the earliest first.
    """
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


def _row(lineage: Lineage, wordings: Wordings, ids: Sequence[str], number: int) -> ConcordanceRow:
    """A strand in two versions; what was split off or went into another clause stands beside that one."""
    before = _at(wordings, ids[0], _present(lineage, ids[0], number, "split_from"))
    after = _at(wordings, ids[1], _present(lineage, ids[1], number, "merged_into"))
    comparison = wordings.comparison_of(ids[0], ids[1])
    led = {ordinal for clause in before for ordinal in follow(comparison, clause.ordinal)}
    composed = {clause.ordinal for clause in after}
    if before and after:
        doubted = not led & composed
    else:
        doubted = bool(led) or any(follow_back(comparison, ordinal) for ordinal in composed)
    return ConcordanceRow((before, after), _change(wordings, ids[0], ids[1], before, after), doubted=doubted)


def _present(lineage: Lineage, version: str, number: int, link: str) -> tuple[int, ...]:
    """The clauses of a strand in a version, or of the nearest strand there that it is linked with."""
    candidates = (lineage.ordinals_of(version, near) for near in (number, *_linked(lineage, number, link)))
    return next((ordinals for ordinals in candidates if ordinals), ())
