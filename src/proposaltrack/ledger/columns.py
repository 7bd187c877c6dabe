"""Columns: what each party's text says to every clause, side by side, and how far apart the parties are there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from proposaltrack.compare.lineage import follow_back
from proposaltrack.compare.wording import diff_words
from proposaltrack.ledger.history import in_reading_order
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.comparison import EditKind
from proposaltrack.model.lineage import Lineage, Strand
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.text.normalise import fold

CLOSE = 0.25
"""Share of words by which two texts may differ and still be close."""


class RowState(StrEnum):
    """How far apart the texts of a row are."""

    IDENTICAL = "identical"
    CLOSE = "close"
    OPPOSED = "opposed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter-text to clauses.

    Args:
        party: whose.
        on: the day from which the response counts; the day of its draft while it is only prepared.
        entry_id: record id of it.
        text: the words.
        places: the clauses answered, each by record id of its version and ordinal.
        given: it has been transmitted, or was given otherwise.
    """

    party: Party
    on: date
    entry_id: str
    text: str
    places: tuple[tuple[str, int], ...]
    given: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a version, with the counter-texts that its party put in later."""

    version: Version
    counters: tuple[Counter, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party says to a clause.

    Args:
        text: the words, verbatim.
        version: the version that they stand in, or that they answer.
        on: the day.
        counter: the counter-text they are; None for the version's own words.
    """

    text: str
    version: Version
    on: date
    counter: Counter | None = None


@dataclass(frozen=True, slots=True)
class ColumnsRow:
    """A clause with its cells.

    Args:
        clause: the clause, in the first column that has it.
        version: that column's version.
        cells: one for each column; None where no text is tabled.
        state: how far apart they are, the compromise left out.
        distance: share of words by which the two that are furthest apart differ; None for fewer than two.
    """

    clause: Clause
    version: Version
    cells: tuple[Cell | None, ...]
    state: RowState
    distance: float | None


def find_columns(
    lineage: Lineage, wordings: Wordings, columns: Sequence[Column], *, compromise: bool = False
) -> tuple[ColumnsRow, ...]:
    """Every clause on which an answer is counted, with what each column says to it.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        columns: the columns; the compromise, when there is one, last.
        compromise: the last column belongs to nobody and does not count for the state.
    """
    ids = [column.version.id for column in columns]
    strands = in_reading_order(lineage, list(dict.fromkeys(ids)))
    rows = (_row(lineage, wordings, columns, strand, compromise=compromise) for strand in strands)
    return tuple(row for row in rows if row is not None)


def adopt(lineage: Lineage, wordings: Wordings, base: Version, other: Version) -> Lineage:
    """The strands of a document with those of another document's version, clause by clause matched with one of its own.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        base: a version of the document.
        other: the version of the other one.
    """
    comparison, known = wordings.comparison_of(base.id, other.id), lineage.strand_at[base.id]
    strands, numbers = list(lineage.strands), []
    for clause in wordings.tree_of(other.id):
        before = follow_back(comparison, clause.ordinal)
        if before:
            numbers.append(known[before[0] - 1])
        else:
            strands.append(Strand(0, 0, ""))
            numbers.append(len(strands))
    return Lineage(lineage.stages, tuple(strands), {**lineage.strand_at, other.id: tuple(numbers)})


def _row(
    lineage: Lineage, wordings: Wordings, columns: Sequence[Column], strand: int, *, compromise: bool
) -> ColumnsRow | None:
    there = [_clause(lineage, wordings, column.version, strand) for column in columns]
    named = next((n for n, clause in enumerate(there) if clause is not None), None)
    if named is None:
        return None
    clause = there[named]
    assert clause is not None
    counted = {c.ordinal for c in wordings.tree_of(columns[named].version.id).operative()}
    if clause.ordinal not in counted:
        return None
    cells = tuple(
        _cell(lineage, wordings, column, strand, own) for column, own in zip(columns, there, strict=True)
    )
    said = [cell.text for cell in (cells[:-1] if compromise else cells) if cell is not None]
    distance = max((distance_of(one, two) for one, two in combinations(said, 2)), default=None)
    whole = len(said) == len(cells) - compromise
    return ColumnsRow(clause, columns[named].version, cells, _state(said, distance, whole=whole), distance)


def _clause(lineage: Lineage, wordings: Wordings, version: Version, strand: int) -> Clause | None:
    ordinals = lineage.ordinals_of(version.id, strand)
    return wordings.tree_of(version.id).clause(ordinals[0]) if ordinals else None


def _cell(
    lineage: Lineage, wordings: Wordings, column: Column, strand: int, own: Clause | None
) -> Cell | None:
    """The counter-text that was put in last, where there is one; else the version's own words."""
    for counter in reversed(column.counters):
        for version_id, ordinal in counter.places:
            if version_id in lineage.strand_at and lineage.strand_at[version_id][ordinal - 1] == strand:
                return Cell(counter.text.strip(), column.version, counter.on, counter)
    if own is None:
        return None
    words = wordings.tree_of(column.version.id).words_of(own).strip()
    return Cell(words, column.version, column.version.on) if words else None


def _state(said: Sequence[str], distance: float | None, *, whole: bool) -> RowState:
    if distance is None or not whole:
        return RowState.SILENT
    if len({fold(text) for text in said}) == 1:
        return RowState.IDENTICAL
    return RowState.CLOSE if distance <= CLOSE else RowState.OPPOSED


def distance_of(one: str, two: str) -> float:
    """Share of the words of two texts that only one of them has: 0 for the same, 1 for nothing in common.

    The words that the word diff strikes and inserts, by those of both texts.
    """
    before, after = len(one.split()), len(two.split())
    if not before + after:
        return 0.0
    changed = sum(
        len((edit.before + edit.after).split())
        for edit in diff_words(one, two)
        if edit.kind in {EditKind.DELETED, EditKind.INSERTED}
    )
    return changed / (before + after)


def counters_by_party(counters: Sequence[Counter]) -> Mapping[str, tuple[Counter, ...]]:
    """The counter-texts of each party, by its record id, in the order in which they were given."""
    return {party: tuple(_of(counters, party)) for party in dict.fromkeys(c.party.id for c in counters)}


def _of(counters: Sequence[Counter], party: str) -> Iterator[Counter]:
    return (counter for counter in counters if counter.party.id == party)
