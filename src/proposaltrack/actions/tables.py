"""Tables: what people exchange in rows, read into answers, filled in, and written from what is filed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
from proposaltrack.actions.naming import find_party, find_version
from proposaltrack.actions.reading import list_positions
from proposaltrack.actions.responding import Answer, file_answers
from proposaltrack.actions.settling import names_of
from proposaltrack.actions.understanding import Headings, ReadTable, read_table
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


def receive_table(
    desk: Desk,
    version: str,
    path: Path,
    *,
    sender: str,
    mapping: Headings | None,
    remembered: Headings | None = None,
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
        remembered: what was said before of headings of this sender's tables.
        circumstances: day, form and note.

    Raises:
        NotFound: no such version, party or file.
        UnreadableFile: everything that is wrong with the table, clauses that are not in the version included.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, sender)
    read = read_table(path, mapping, remembered)
    tree = matter.wordings.tree_of(found.id)
    _check_clauses(read, tree)
    answers = [
        (_party_of(matter, remark, party), answer) for remark in read.remarks for answer in _answers(remark)
    ]
    if not answers:
        raise UsageProblem(f"nothing is said in {read.name}", "Check that it is the right file.")
    filed = file_answers(desk, matter, found, answers, circumstances=circumstances)
    return replace(filed, told=(*filed.told, *(f"Note: {left}" for left in read.left)))


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
    desk: Desk,
    matter: Matter,
    version: str,
    path: Path,
    *,
    by: str,
    mapping: Headings | None = None,
    remembered: Headings | None = None,
) -> bytes:
    """The very file that came, with where a party stands on each line's clause filled in.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version that the table is about.
        path: the table.
        by: short name of the party whose positions are filled in.
        mapping: what stands under a heading; it always wins.
        remembered: what was said before of headings of the sender's tables.

    Raises:
        NotFound: no such version, party or file.
        UnreadableFile: everything that is wrong with the table.
        UsageProblem: the party has answered nothing in it, or files of its sort are not filled in.
        Refused: the file has no column for an answer, or would read otherwise where nothing was filled in.
    """
    read = read_table(path, mapping, remembered)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    _check_clauses(read, matter.wordings.tree_of(found.id))
    replies = _replies(desk, matter, found, party, read)
    changes = _changes(read, replies, party)
    suffix = PurePath(read.name).suffix
    fill = carrier_of(suffix).fill
    if fill is None:
        raise UsageProblem(f"no {suffix} file is filled in", "Save it as .docx, .xlsx or .csv.")
    return fill(read.name, read.content, changes)


def _changes(read: ReadTable, replies: "Mapping[str, Reply]", party: Party) -> dict[str, dict[str, str]]:
    from proposaltrack.exporting.replies import reply_changes  # noqa: PLC0415

    changes: dict[str, dict[str, str]] = {}
    for part in read.parts:
        places = {row.place for row in part.table.rows}
        if mine := {place: reply for place, reply in replies.items() if place in places}:
            changes |= reply_changes(read.name, part.table, mine, part.mapping, party=party.key)
    return changes


def _replies(
    desk: Desk, matter: Matter, version: Version, party: Party, read: ReadTable
) -> "dict[str, Reply]":
    """What the party says to each line, by the place of its row."""
    positions = _positions(desk, matter, version, party)
    told = ((r.place, _reply(matter, version, positions, r)) for r in read.remarks)
    replies = {place: reply for place, reply in told if reply is not None}
    if not replies:
        raise UsageProblem(
            f"{party.key} has answered nothing that {read.name} is about",
            f"Answer with `proposaltrack respond {version.label}` first.",
        )
    return replies


def _positions(desk: Desk, matter: Matter, version: Version, party: Party) -> "dict[int, Position]":
    """What the party says to each clause; of others only what they gave, of us what is prepared too."""
    rows = list_positions(desk, matter, version.label, given=party != matter.ours).rows
    return {row.clause.ordinal: row.positions[party.id] for row in rows if party.id in row.positions}


def _reply(
    matter: Matter, version: Version, positions: "Mapping[int, Position]", remark: Remark
) -> "Reply | None":
    from proposaltrack.exporting.replies import Reply  # noqa: PLC0415

    tree = matter.wordings.tree_of(version.id)
    if _names_clause(remark):
        ordinals = [c.ordinal for c in find_clauses(tree, remark.clause)]
        held = [p for o in ordinals for p in _said_on(positions, version, o)]
    else:
        held = [p for p in positions.values() if p.whole and p.answered == version]
    return Reply(held[0].stances, _words(matter, version, held[0])) if held else None


def _said_on(positions: "Mapping[int, Position]", version: Version, ordinal: int) -> "Iterator[Position]":
    """What is said on a clause: by itself, or for the clauses below it, which alone are counted."""
    if ordinal in positions:
        yield positions[ordinal]
    for position in positions.values():
        if position.via is not None and position.answered == version and position.via.ordinal == ordinal:
            yield position


def _words(matter: Matter, version: Version, position: "Position") -> str:
    """Why, on what condition, and on which wording: without them a stance says more than was said."""
    lines = [position.reason, f"Condition: {position.condition}" if position.condition else ""]
    for tied in position.depends_on:
        on = matter.negotiation.versions[tied.version]
        lines.append(f"Depends on {names_of(matter, on, (tied,))} of {on.label}")
    if position.on_earlier_wording and position.answered != version:
        lines.append(f"Said to the earlier wording of {position.answered.label}")
    return "\n".join(line for line in lines if line)


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

    Such a table is made for others: what is only prepared stands in it where we ask for our own lines alone.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version.
        only: only what this party says; None for everybody.
    """
    tree = matter.wordings.tree_of(version.id)
    table = list_positions(desk, matter, version.label, given=only is None or only != matter.ours)
    return [
        Remark(
            clause=address_of(tree, row.clause), party=matter.negotiation.parties[key].key, type="te",
            comment=_words(matter, version, position), proposed=_proposed(desk, position), stances=position.stances,
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
