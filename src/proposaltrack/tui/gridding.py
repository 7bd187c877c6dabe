"""Gridding: what the screens ask about many parties at once: where each stands, and what each one's text says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proposaltrack.actions.columns import Columns, read_columns
from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.reading import list_positions
from proposaltrack.ledger.columns import Cell, ColumnsRow
from proposaltrack.ledger.positions import Position, PositionTable, Row
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import EditKind
from proposaltrack.text.address import address_of
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.views.clauses import heading_above
from proposaltrack.views.columns import NO_TEXT
from proposaltrack.views.log import told
from proposaltrack.views.positions import letters_of, state_words
from proposaltrack.views.redline import Run, text_runs


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses by parties.

    Args:
        table: where each party stands on each clause.
        tree: the wording of the version.
        parties: short names, safe, in the order of the columns.
        ours: place of our own column; None where we have none.
    """

    table: PositionTable
    tree: ClauseTree
    parties: tuple[str, ...]
    ours: int | None

    def label(self, row: Row) -> str:
        """Number and heading of a clause, safe."""
        heading = row.clause.heading or heading_above(self.tree, row.clause) or ""
        return f"{make_line(address_of(self.tree, row.clause))}  {make_line(heading)}".rstrip()

    def position(self, row: Row, column: int) -> Position | None:
        """Where a party stands on a clause; None where it has said nothing."""
        return row.positions.get(self.table.parties[column].id)


def read_matrix(desk: Desk, matter: Matter, document: str) -> Matrix:
    """Where each party stands on each clause of a document, or of one version of it.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: the document, or a version as people name it.

    Raises:
        NotFound: there is no version.
    """
    table = list_positions(desk, matter, document)
    parties = tuple(make_line(party.key) for party in table.parties)
    ours = table.parties.index(matter.ours) if matter.ours in table.parties else None
    return Matrix(table, matter.wordings.tree_of(table.version.id), parties, ours)


def letters(position: Position | None) -> str:
    """A position in one word of letters and marks; a point for no response."""
    return letters_of(position.stances, position.on_earlier_wording, position.prepared) if position else "·"


def read_facts(_desk: Desk, matter: Matter, matrix: Matrix, row: Row, column: int | None) -> tuple[str, ...]:
    """What stands behind the state of a clause, and behind one party's position on it, in safe lines.

    Args:
        matter: the standing facts.
        matrix: the table.
        row: the clause.
        column: the place of the party; None for the state alone.
    """
    lines = [f"{matrix.label(row)}: {state_words(row)}", *(f"  {make_line(why)}" for why in row.settled.why)]
    lines += [f"  {_entry(matter, entry)}" for entry in row.settled.entry_ids]
    if column is not None:
        lines += ["", *_said(matter, matrix, row, column)]
    return tuple(lines)


def _said(matter: Matter, matrix: Matrix, row: Row, column: int) -> Iterator[str]:
    party, position = matrix.parties[column], matrix.position(row, column)
    if position is None:
        yield f"{party} has said nothing to this clause."
        return
    yield f"{party}: {', '.join(stance.label for stance in position.stances)}"
    via = (
        " (said on a clause above it)"
        if position.via
        else " (said on the whole text)"
        if position.whole
        else ""
    )
    given = "prepared, not transmitted" if position.prepared else f"since {position.on}"
    yield f"  on {make_line(position.answered.title)}{via}, {given}"
    if position.reading:
        yield f"  as it is read in a paper of {party}, or reported: not {party}'s own record"
    if position.on_earlier_wording:
        yield "  given on earlier wording: what it answered has changed in substance since"
    for name, words in (("reason", position.reason), ("condition", position.condition)):
        yield from (f"  {name}: {make_line(words)}" for _ in range(bool(words)))
    if position.in_version:
        yield f"  in {make_line(position.in_version.title)}"
    if position.on_behalf_of:
        yield f"  also for {make_line(', '.join(other.key for other in position.on_behalf_of))}"
    yield from (f"  {_entry(matter, entry)}" for entry in position.entry_ids)
    yield from _texts(matter, position)


def _texts(matter: Matter, position: Position) -> Iterator[str]:
    """The counter-texts that came with a position."""
    for entry, _ in matter.negotiation.acts(Responded):
        if entry.id in position.entry_ids and entry.record.text is not None:
            yield "  proposed words:"
            text = make_safe(matter.wordings.store.text_of(entry))
            yield from (f"    {line}" for line in text.splitlines() if line.strip())


def _entry(matter: Matter, entry_id: str) -> str:
    entry = next((e for e in matter.negotiation.entries if e.id == entry_id), None)
    words = f": {make_line(told(matter.negotiation, entry))}" if entry else ""
    return f"entry {entry_id[:8]}{words}"


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts side by side.

    Args:
        columns: the texts with the clauses.
        trees: the wording of each column.
        names: party and version of each column, safe.
    """

    columns: Columns
    trees: tuple[ClauseTree, ...]
    names: tuple[str, ...]

    @property
    def rows(self) -> tuple[ColumnsRow, ...]:
        """The clauses."""
        return self.columns.rows

    def label(self, row: ColumnsRow) -> str:
        """What a clause is called, safe."""
        place = [column.version for column in self.columns.columns].index(row.version)
        return make_line(address_of(self.trees[place], row.clause))

    def cell(self, row: ColumnsRow, column: int, against: int | None) -> list[tuple[str, str]]:
        """What a text says, in safe pieces each with its look; against another column, what differs from it."""
        cell, other = row.cells[column], row.cells[against] if against is not None else None
        if cell is None:
            return [(NO_TEXT, "rows--dim")]
        if other is None or against == column:
            return [(_plain(cell), "")]
        return list(_pieces(text_runs(other.text, cell.text)))

    def spot(self, row: ColumnsRow, column: int) -> tuple[str, int] | None:
        """The version and the ordinal of the clause of a cell; None where the column's version has none."""
        version = self.columns.columns[column].version
        strand = self.columns.strand_of(row)
        ordinals = self.columns.lineage.ordinals_of(version.id, strand)
        return (version.id, ordinals[0]) if ordinals else None


RUN_LOOKS = {
    EditKind.KEPT: "", EditKind.FOLDED: "rows--dim", EditKind.INSERTED: "diff--inserted", EditKind.DELETED: "diff--deleted",
}  # fmt: skip
"""How each sort of run looks in a table."""


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
    """Runs with their looks; a deleted word and the one inserted for it never touch."""
    former = EditKind.KEPT
    for run in runs:
        if (former, run.kind) == (EditKind.DELETED, EditKind.INSERTED):
            yield " ", ""
        yield run.inline, RUN_LOOKS[run.kind]
        former = run.kind


def _plain(cell: Cell) -> str:
    counter = " (counter-text)" if cell.counter else ""
    return f"{' '.join(make_safe(cell.text).split())}{counter}"


def read_texts(desk: Desk, matter: Matter, document: str) -> Texts:
    """The latest text of each party beside the others.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document.

    Raises:
        UsageProblem: fewer than two parties have tabled a text.
    """
    columns = read_columns(desk, matter, document)
    versions = [column.version for column in columns.columns]
    names = tuple(
        make_line(f"{v.by.key if v.by else 'nobody'} {v.label.rpartition('@')[2]}") for v in versions
    )
    return Texts(columns, tuple(matter.wordings.tree_of(v.id) for v in versions), names)
