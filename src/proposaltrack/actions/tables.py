"""Tables: what people exchange in rows, read into answers, filled in, and written from what is filed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
from proposaltrack.actions.naming import find_party, find_version
from proposaltrack.actions.reading import list_positions
from proposaltrack.actions.responding import Answer, file_answers
from proposaltrack.errors import NotFound, Problem, UnreadableFile, UsageProblem
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Remark, Table
from proposaltrack.text.address import address_of, find_clauses

if TYPE_CHECKING:
    from proposaltrack.exporting.replies import Reply
    from proposaltrack.exporting.tables.base import Carrier
    from proposaltrack.ledger.positions import Position

Headings = Mapping[str, str]
"""What stands under a heading, by the heading."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of comments or answers as it was read.

    Args:
        name: the file's name.
        content: its exact bytes.
        table: the table that was understood.
        layout: what people call its layout; "" where a mapping alone says what stands where.
        remarks: its lines.
    """

    name: str
    content: bytes
    table: Table
    layout: str
    remarks: tuple[Remark, ...]


def read_table(path: Path, mapping: Headings | None = None) -> ReadTable:
    """The lines of a table of comments or answers, no workspace needed.

    Args:
        path: the file.
        mapping: what stands under a heading; it always wins.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: no layout fits, or everything that is wrong with its rows.
        UsageProblem: the mapping does not fit the table.
    """
    from proposaltrack.importing.grids.files import load_tables  # noqa: PLC0415 - only tables wait for it
    from proposaltrack.importing.layouts.matching import match_table  # noqa: PLC0415
    from proposaltrack.importing.layouts.remarks import read_remarks  # noqa: PLC0415

    name, content, tables = load_tables(path)
    problems: list[UnreadableFile] = []
    for table in tables:
        try:
            matched = match_table(name, table, mapping)
        except UnreadableFile as wrong:
            problems.append(wrong)
            continue
        layout = matched.layout.name if matched.layout else ""
        return ReadTable(name, content, table, layout, read_remarks(table, mapping, name=name))
    if problems:
        raise problems[0]
    raise UnreadableFile(name, [Problem("", "it holds no table", "Check that it is the right file.")])


def receive_table(
    desk: Desk,
    version: str,
    path: Path,
    *,
    sender: str,
    mapping: Headings | None,
    circumstances: Circumstances,
) -> Filed:
    """File what a party says in a table to the clauses of a version: all of it or none.

    A proposed wording is a counter-proposal, a mere comment is noted with its words as the reason.

    Args:
        desk: whose seat it is.
        version: the version that the table is about, as people name it.
        path: the table.
        sender: short name of the party; lines that name another party are that one's.
        mapping: what stands under a heading; it always wins.
        circumstances: day, form and note.

    Raises:
        NotFound: no such version, party or file.
        UnreadableFile: everything that is wrong with the table, clauses that are not in the version included.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, sender)
    read = read_table(path, mapping)
    tree = matter.wordings.tree_of(found.id)
    _check_clauses(read, tree)
    answers = [
        (_party_of(matter, remark, party), answer) for remark in read.remarks for answer in _answers(remark)
    ]
    if not answers:
        raise UsageProblem(f"nothing is said in {read.name}", "Check that it is the right file.")
    return file_answers(desk, matter, found, answers, circumstances=circumstances)


def _check_clauses(read: ReadTable, tree: ClauseTree) -> None:
    problems = []
    for remark in read.remarks:
        try:
            _ = find_clauses(tree, remark.clause) if _names_clause(remark) else ()
        except (NotFound, UsageProblem) as wrong:
            problems.append(Problem(remark.place, wrong.message, wrong.next_step))
    if problems:
        raise UnreadableFile(read.name, problems)


def _names_clause(remark: Remark) -> bool:
    return bool(remark.clause) and remark.clause.casefold() not in {"all", "general"}


def _party_of(matter: Matter, remark: Remark, sender: Party) -> Party:
    """The party that a line names by its short name; the sender for all others."""
    named = remark.party.strip().casefold()
    return next((p for p in matter.negotiation.parties.values() if p.key.casefold() == named), sender)


def _answers(remark: Remark) -> Iterator[Answer]:
    clauses = (remark.clause,) if _names_clause(remark) else ("all",)
    reason = "\n".join(part for part in (remark.comment, remark.reason) if part)
    if remark.proposed:
        yield Answer(clauses, (Stance.COUNTER_PROPOSES,), remark.proposed, reason)
    elif reason:
        yield Answer(clauses, (Stance.NOTES,), reason=reason)


def answer_table(
    desk: Desk, matter: Matter, version: str, path: Path, *, by: str, mapping: Headings | None = None
) -> bytes:
    """The very file that came, with where a party stands on each line's clause filled in.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version that the table is about.
        path: the table.
        by: short name of the party whose positions are filled in.
        mapping: what stands under a heading; it always wins.

    Raises:
        NotFound: no such version, party or file.
        UnreadableFile: everything that is wrong with the table.
        Refused: the file has no column for an answer, or would read otherwise where nothing was filled in.
    """
    from proposaltrack.exporting.replies import reply_changes  # noqa: PLC0415

    read = read_table(path, mapping)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    tree = matter.wordings.tree_of(found.id)
    _check_clauses(read, tree)
    positions = _positions(desk, matter, found, party)
    replies = {r.place: reply for r in read.remarks if (reply := _reply(tree, positions, r)) is not None}
    changes = reply_changes(read.name, read.table, replies, mapping, party=party.key)
    fill = carrier_of(PurePath(read.name).suffix).fill
    if fill is None:
        raise UsageProblem(
            f"no {PurePath(read.name).suffix} file is filled in", "Save it as .docx, .xlsx or .csv."
        )
    return fill(read.name, read.content, changes)


def _positions(desk: Desk, matter: Matter, version: Version, party: Party) -> "dict[int, Position]":
    rows = list_positions(desk, matter, version.label).rows
    return {row.clause.ordinal: row.positions[party.id] for row in rows if party.id in row.positions}


def _reply(tree: ClauseTree, positions: "Mapping[int, Position]", remark: Remark) -> "Reply | None":
    from proposaltrack.exporting.replies import Reply  # noqa: PLC0415

    clauses = find_clauses(tree, remark.clause) if _names_clause(remark) else ()
    held = [positions[c.ordinal] for c in clauses if c.ordinal in positions]
    return Reply(held[0].stances, held[0].reason) if held else None


def carrier_of(suffix: str) -> "Carrier":
    """What writes tables into files of a suffix.

    Raises:
        UsageProblem: nothing does; names those that can be written.
    """
    from proposaltrack.exporting.tables import CARRIERS  # noqa: PLC0415

    for carrier in CARRIERS:
        if suffix.casefold() == carrier.suffix:
            return carrier
    known = ", ".join(carrier.suffix for carrier in CARRIERS)
    raise UsageProblem(
        f"no table is written as {suffix or 'a file without a suffix'}", f"Name a file with {known}."
    )


def write_table(table: Table, suffix: str) -> bytes:
    """A table as a file of a format; read back before it is given.

    Args:
        table: the table.
        suffix: of the file to be written, with its dot.

    Raises:
        UsageProblem: no table is written in that format.
        Refused: the file would not read as the table.
    """
    return carrier_of(suffix).write(table)


def write_columns(columns: Mapping[str, Any], suffix: str) -> bytes:
    """Texts side by side as a file of a format.

    Args:
        columns: as `views.columns.columns_json` gives it.
        suffix: of the file to be written, with its dot.

    Raises:
        UsageProblem: no table is written in that format.
        Refused: the file would not read as the table.
    """
    from proposaltrack.exporting.builders import columns_table  # noqa: PLC0415 - only whoever writes a file waits

    return write_table(columns_table(columns), suffix)


def exchange_table(desk: Desk, matter: Matter, version: str, layout: str, party: str | None = None) -> Table:
    """What the parties say to a version, in a layout that others expect.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version, as people name it.
        layout: one of `EXCHANGED`.
        party: short name: only what this one says; None for everybody.

    Raises:
        NotFound: no such version or party.
    """
    from proposaltrack.actions.exchanged import EXCHANGED  # noqa: PLC0415

    found = find_version(desk, matter, version)
    only = find_party(matter.negotiation, party) if party else None
    return EXCHANGED[layout](desk, matter, found, only)


def remarks_on(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Sequence[Remark]:
    """What each party says to each clause of a version, a line for each.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version.
        only: only what this party says; None for everybody.
    """
    tree = matter.wordings.tree_of(version.id)
    table = list_positions(desk, matter, version.label)
    return [
        Remark(
            clause=address_of(tree, row.clause), party=matter.negotiation.parties[key].key, type="te",
            comment=position.reason, proposed=_proposed(desk, position), stances=position.stances,
        )
        for row in table.rows
        for key, position in row.positions.items()
        if only is None or key == only.id
    ]  # fmt: skip


def _proposed(desk: Desk, position: "Position") -> str:
    for entry_id in reversed(position.entry_ids):
        try:
            return desk.store.text_of(entry_id).strip()
        except NotFound:
            continue
    return ""
