"""Brackets: how many pairs of square brackets each clause of a document has, version by version."""

from collections.abc import Sequence
from dataclasses import dataclass

from proposaltrack.ledger.history import in_reading_order
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Version
from proposaltrack.text.alternatives import Choice, find_choices, find_options
from proposaltrack.text.brackets import find_brackets
from proposaltrack.text.oddities import find_unbalanced


@dataclass(frozen=True, slots=True)
class BracketRow:
    """The brackets of a clause through the versions.

    Args:
        clause: the clause, in the last version that has it.
        version: that version.
        counts: how many pairs it has in each version; None where it is not there.
    """

    clause: Clause
    version: Version
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Brackets:
    """The brackets of a document, version by version.

    Args:
        versions: its versions, the earliest first.
        rows: the clauses that have or had brackets, in reading order.
        unbalanced: how many square brackets stand alone in each version.
    """

    versions: tuple[Version, ...]
    rows: tuple[BracketRow, ...]
    unbalanced: tuple[int, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """How many pairs each version has."""
        return tuple(sum(row.counts[n] or 0 for row in self.rows) for n in range(len(self.versions)))


def count_brackets(lineage: Lineage, wordings: Wordings, versions: Sequence[Version]) -> Brackets:
    """The brackets of every clause that has or had some.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        versions: its versions, the earliest first.
    """
    ids = [version.id for version in versions]
    rows = [_row(lineage, wordings, versions, strand) for strand in in_reading_order(lineage, ids)]
    alone = (
        sum(sign.words[0] in "[]" for sign in find_unbalanced(wordings.tree_of(version.id).text))
        for version in versions
    )
    return Brackets(tuple(versions), tuple(row for row in rows if any(row.counts)), tuple(alone))


def _row(lineage: Lineage, wordings: Wordings, versions: Sequence[Version], strand: int) -> BracketRow:
    there = [
        [wordings.tree_of(version.id).clause(n) for n in lineage.ordinals_of(version.id, strand)]
        for version in versions
    ]
    counts = tuple(
        sum(len(find_brackets(wordings.tree_of(version.id).text_of(clause))) for clause in clauses)
        if clauses
        else None
        for version, clauses in zip(versions, there, strict=True)
    )
    last = max(n for n, clauses in enumerate(there) if clauses)
    return BracketRow(there[last][0], versions[last], counts)


@dataclass(frozen=True, slots=True)
class ClauseChoices:
    """What a clause leaves open.

    Args:
        clause: the clause.
        choices: what its brackets offer, in its own text.
        options: the clauses below it that are wordings of one thing.
    """

    clause: Clause
    choices: tuple[Choice, ...]
    options: tuple[Clause, ...]


def choices_in(tree: ClauseTree) -> tuple[ClauseChoices, ...]:
    """Every clause of a wording that leaves something open, in reading order."""
    options = {alike[0].parent: alike for alike in find_options(tree)}
    every = (
        ClauseChoices(clause, find_choices(tree.text_of(clause)), options.get(clause.ordinal, ()))
        for clause in tree
    )
    return tuple(one for one in every if one.choices or one.options)
