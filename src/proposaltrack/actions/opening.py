"""Opening: a negotiation begins, parties join it, documents are opened in it."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from proposaltrack.actions.calendars import check_calendar
from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.errors import NotFound, Problem, UnreadableFile, UsageProblem
from proposaltrack.importing.files import load_file
from proposaltrack.model.acts.matter import DocumentKind, DocumentOpened, NegotiationOpened, PartyJoined
from proposaltrack.store.base import INTERNAL

_KEY = re.compile(r"[^\W_][\w.\-]{0,63}")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the parties go by in a negotiation.

    Args:
        calendar: the holiday calendar, as for `check_calendar`; "" for Monday to Friday.
        single_undertaking: nothing is agreed until everything is agreed.
    """

    calendar: str = ""
    single_undertaking: bool = False


FREE = Rules()
"""Monday to Friday, and every clause by itself."""


def open_negotiation(desk: Desk, *, key: str, title: str, rules: Rules = FREE) -> Filed:
    """File the record that opens a negotiation in an empty store.

    Args:
        desk: the desk of the new store.
        key: short name.
        title: full title.
        rules: what the parties go by.

    Raises:
        UsageProblem: the short name is not one, or there is no such calendar.
    """
    check_key("negotiation", key)
    act = NegotiationOpened(
        on=desk.as_of,
        key=key,
        title=title.strip() or key,
        calendar=check_calendar(rules.calendar),
        single_undertaking=rules.single_undertaking,
    )
    with desk.store.writing(INTERNAL, recorded_at=desk.now, negotiation=None, speaker=None) as pen:
        entry = pen.add(act)
    return Filed((entry,), (f"Opened the negotiation {key}: {act.title}",))


def check_key(kind: str, key: str) -> None:
    """Make sure that a short name can be typed in a command.

    Raises:
        UsageProblem: it holds spaces or signs, or is too long.
    """
    if not _KEY.fullmatch(key):
        raise UsageProblem(
            f"{key!r} cannot be the short name of a {kind}",
            "Use up to 64 letters, digits, dots, hyphens and underscores, a letter or digit first.",
        )


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party about to join.

    Args:
        key: short name.
        name: full name.
        group: it speaks for members.
        member_of: short names of its groups.
        seat: it reads what is shared at the table.
    """

    key: str
    name: str
    group: bool = False
    member_of: tuple[str, ...] = ()
    seat: bool = True


def add_parties(desk: Desk, parties: Sequence[NewParty], circumstances: Circumstances) -> Filed:
    """Let parties join, all or none; a group named by another stands before it.

    Raises:
        UsageProblem: a short name is taken or is none.
        NotFound: a group that is named has not joined.
    """
    matter = load_matter(desk)
    _check_new(matter, parties)
    ids = {party.key: party.id for party in matter.negotiation.parties.values()}
    entries = []
    speaker = matter.ours.id if matter.ours else None
    with desk.store.writing(
        INTERNAL, recorded_at=desk.now, negotiation=matter.negotiation.id, speaker=speaker
    ) as pen:
        for party in parties:
            groups = tuple(ids[key] for key in party.member_of)
            act = PartyJoined(
                on=circumstances.on, note=circumstances.note, key=party.key, name=party.name,
                group=party.group, member_of=groups, seat=party.seat,
            )  # fmt: skip
            entry = pen.add(act)
            ids[party.key] = entry.id
            entries.append(entry)
    return Filed(tuple(entries), tuple(f"{party.key} joined: {party.name}" for party in parties))


def _check_new(matter: Matter, parties: Sequence[NewParty]) -> None:
    known = {party.key.casefold() for party in matter.negotiation.parties.values()}
    for party in parties:
        check_key("party", party.key)
        if party.key.casefold() in known:
            raise UsageProblem(f"the short name {party.key} is taken", "Choose another one.")
        for group in party.member_of:
            if group.casefold() not in known:
                raise NotFound("group", group, next_step="Add the group first, with --group.")
        known.add(party.key.casefold())


def load_parties(path: Path) -> tuple[NewParty, ...]:
    """The parties of a CSV file with the columns key, name and, if wanted, group, member_of and seat.

    Args:
        path: the file, UTF-8; several groups in `member_of` are parted by spaces.

    Raises:
        UnreadableFile: every row that is wrong, by its line.
    """
    rows = csv.DictReader(load_file(path).text.splitlines())
    problems: list[Problem] = []
    found: list[NewParty] = []
    if not {"key", "name"} <= set(rows.fieldnames or ()):
        problems.append(
            Problem("line 1", "the columns key and name are needed", "Name them in the first line.")
        )
    for row in rows if not problems else ():
        told_row = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        if not _KEY.fullmatch(told_row["key"]) or not told_row["name"]:
            problems.append(
                Problem(f"line {rows.line_num}", "a party needs a short name without spaces, and a name")
            )
            continue
        found.append(_new_party(told_row))
    if problems:
        raise UnreadableFile(str(path), problems)
    return tuple(found)


def _new_party(row: dict[str, str]) -> NewParty:
    yes = {"yes", "true", "1", "x", "group"}
    return NewParty(
        row["key"], row["name"], row.get("group", "").lower() in yes,
        tuple(row.get("member_of", "").split()), row.get("seat", "yes").lower() in {*yes, ""},
    )  # fmt: skip


def open_document(
    desk: Desk, matter: Matter, *, key: str, title: str, kind: DocumentKind, circumstances: Circumstances
) -> Filed:
    """Open a document under a short name that is not taken.

    Raises:
        UsageProblem: the short name is taken or is none.
    """
    check_key("document", key)
    if any(document.key.casefold() == key.casefold() for document in matter.negotiation.documents.values()):
        raise UsageProblem(f"the short name {key} is taken", "Choose another one.")
    act = DocumentOpened(on=circumstances.on, key=key, title=title, document_kind=kind)
    entries = file_papers(desk, matter, [Paper(act)])
    return Filed(entries, (f"Opened {key}: {title}",))
