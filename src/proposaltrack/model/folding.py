"""Entries of every space in, one Negotiation out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from proposaltrack.errors import NotFound, StoreDamaged
from proposaltrack.model.accounts import find_twins, is_heard, led_to, said_to_be_one
from proposaltrack.model.acts.base import Fact
from proposaltrack.model.acts.matter import DocumentOpened, NegotiationOpened, PartyJoined, VersionRecorded
from proposaltrack.model.acts.upkeep import Corrected, SameAct, Shared
from proposaltrack.model.negotiation import Document, Negotiation, Party, Version
from proposaltrack.model.record import Entry


def fold_entries(
    entries: Iterable[Entry], known_on: date | None = None, account: str | None = None
) -> Negotiation:
    """The standing facts of one negotiation.

    Copies in a shared space are read once, under the id they have here. A struck record counts as never made, and
    what referred to a replaced record refers to its replacement. An act that several records tell of counts once. A
    version keeps its number whatever is struck and whatever day is asked about, so that "treaty@v3" always means the
    same wording.

    Args:
        entries: every entry of every space, in any order.
        known_on: leave out what was recorded after this day (UTC).
        account: record id of the party whose telling is asked for: what only others say is left out; None for all.

    Raises:
        NotFound: nothing had been recorded by that day.
        StoreDamaged: no record opens the negotiation.
    """
    everything = sorted(entries, key=recorded_order)
    known = _known_by(everything, known_on)
    copies = _copies(known)
    struck, replaced = _corrections(known)
    by_id = {e.id: e for e in known}
    joined = led_to(said_to_be_one(known, struck), by_id, account)
    aliases = _settled({**copies, **replaced, **joined})
    standing = _standing(known, {*copies, *joined, *struck}, aliases)
    if twins := led_to(find_twins(standing), by_id, account):
        joined = {**twins, **joined}
        aliases = _settled({**copies, **replaced, **joined})
        standing = _standing(known, {*copies, *joined, *struck}, aliases)
    if account is not None:
        standing = [entry for entry in standing if is_heard(entry, account)]
    struck_entries = {i: by_id[i] for i in struck if i in by_id}
    return _negotiation(
        standing, _numbers(everything), struck_entries, aliases, _retold(joined, aliases, by_id)
    )


def _known_by(entries: Sequence[Entry], day: date | None) -> Sequence[Entry]:
    """What had been recorded by the end of a day (UTC); everything for None."""
    known = [e for e in entries if day is None or e.record.recorded_at.date() <= day]
    if entries and not known:
        first = min(e.record.recorded_at for e in entries).date()
        next_step = f"The first one was made on {first}; ask with --known-on {first}."
        raise NotFound("record of", str(day), next_step=next_step)
    return known


def _standing(known: Sequence[Entry], gone: set[str], aliases: Mapping[str, str]) -> list[Entry]:
    """What counts, in the order of the fold, with every id led to the one used here."""
    return sorted((_read_under(e, aliases) for e in known if e.id not in gone), key=_fold_order)


def _retold(
    joined: Mapping[str, str], aliases: Mapping[str, str], by_id: Mapping[str, Entry]
) -> dict[str, tuple[Entry, ...]]:
    """The other records of each act that several tell of, by the id that counts."""
    found: dict[str, tuple[Entry, ...]] = {}
    for other, first in joined.items():
        counted = aliases.get(first, first)
        found[counted] = (*found.get(counted, ()), by_id[other])
    return found


def recorded_order(entry: Entry) -> tuple[int, str]:
    """The order of recording, the same for every reader: (Lamport clock, record id)."""
    return entry.record.clock, entry.id


def _fold_order(entry: Entry) -> tuple[date, int, str]:
    return entry.act.on, *recorded_order(entry)


def _copies(entries: Sequence[Entry]) -> dict[str, str]:
    """Ids of our own copies in a shared space, each with the id of what was copied."""
    return {copy.shared: copy.own for e in entries if isinstance(e.act, Shared) for copy in e.act.copies}


def _corrections(entries: Sequence[Entry]) -> tuple[set[str], dict[str, str]]:
    """Ids struck, and the ids that replace them; a struck correction corrects nothing."""
    struck: set[str] = set()
    replaced: dict[str, str] = {}
    for entry in reversed(entries):
        act = entry.act
        if not isinstance(act, Corrected) or entry.id in struck:
            continue
        struck.add(act.of)
        if act.by_record is not None:
            replaced.setdefault(act.of, act.by_record)
    return struck, replaced


def _settled(aliases: Mapping[str, str]) -> dict[str, str]:
    """Every alias led to the end of its chain; a chain that bites its tail stops where it began."""
    settled = {}
    for alias in aliases:
        seen, target = {alias}, aliases[alias]
        while target in aliases and target not in seen:
            seen.add(target)
            target = aliases[target]
        settled[alias] = target
    return settled


def _read_under(entry: Entry, aliases: Mapping[str, str]) -> Entry:
    """The entry with every id it names led to the id used here."""
    if not aliases or isinstance(entry.act, Corrected | Shared | SameAct):
        return entry
    act = _led(entry.act, aliases)
    if act == entry.act:
        return entry
    return Entry(entry.id, entry.record.model_copy(update={"act": act}), entry.space)


def _led(value: Any, aliases: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return aliases.get(value, value)
    if isinstance(value, Fact):
        # Member by member: writing it out and reading it back builds the model of every kind of act.
        told = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: led for name, old in told.items() if (led := _led(old, aliases)) != old}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, dict):
        return {_led(key, aliases): _led(item, aliases) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_led(item, aliases) for item in value)
    return value


def _numbers(entries: Sequence[Entry]) -> dict[str, tuple[int, int]]:
    """(number in our view, number in its space) of every version ever recorded; a replacement keeps its number."""
    copies, (_, replaced) = _copies(entries), _corrections(entries)
    same = _settled({**copies, **replaced})
    recorded = {e.id for e in entries if isinstance(e.act, VersionRecorded)}
    successors = {new for old, new in replaced.items() if old in recorded}
    numbers: dict[str, tuple[int, int]] = {}
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        act = entry.act
        if not isinstance(act, VersionRecorded) or entry.id in successors:
            continue
        document = same.get(act.document, act.document)
        spot = (entry.space, document)
        seen[spot] = seen.get(spot, 0) + 1
        if entry.id not in copies:
            seen["", document] = seen.get(("", document), 0) + 1
            pair = seen["", document], seen[spot]
            numbers |= dict.fromkeys(_chain(entry.id, replaced), pair)
    return numbers


def _chain(first: str, replaced: Mapping[str, str]) -> dict[str, None]:
    """An id and everything that replaced it in turn; which of them counts depends on what was known."""
    links = {first: None}
    while (first := replaced.get(first, first)) not in links:
        links[first] = None
    return links


def _negotiation(
    standing: Sequence[Entry],
    numbers: Mapping[str, tuple[int, int]],
    struck: Mapping[str, Entry],
    aliases: Mapping[str, str],
    retold: Mapping[str, tuple[Entry, ...]],
) -> Negotiation:
    opening = next((e for e in standing if isinstance(e.act, NegotiationOpened)), None)
    if opening is None:
        raise StoreDamaged(
            "the store opens no negotiation", "Run `proposaltrack verify` to see what is there."
        )
    in_filing_order = sorted(standing, key=recorded_order)
    parties = {e.id: _party(e) for e in in_filing_order if isinstance(e.act, PartyJoined)}
    documents = {e.id: _document(e) for e in in_filing_order if isinstance(e.act, DocumentOpened)}
    versions = {
        e.id: _version(e, parties, documents, numbers.get(e.id, (0, 0)))
        for e in standing
        if isinstance(e.act, VersionRecorded) and e.act.document in documents
    }
    act: NegotiationOpened = opening.act
    return Negotiation(
        opening.id,
        act.key,
        act.title,
        act.calendar,
        act.single_undertaking,
        parties,
        documents,
        versions,
        tuple(standing),
        struck,
        aliases,
        retold,
    )


def _party(entry: Entry) -> Party:
    act: PartyJoined = entry.act
    return Party(entry.id, act.key, act.name, act.group, act.member_of, act.seat)


def _document(entry: Entry) -> Document:
    act: DocumentOpened = entry.act
    return Document(entry.id, act.key, act.title, act.document_kind)


def _version(
    entry: Entry, parties: Mapping[str, Party], documents: Mapping[str, Document], numbers: tuple[int, int]
) -> Version:
    act: VersionRecorded = entry.act
    return Version(
        id=entry.id,
        document=documents[act.document],
        number=numbers[0],
        space=entry.space,
        space_number=numbers[1],
        by=parties.get(act.by or ""),
        on=act.on,
        symbol=act.symbol,
        language=act.language,
        status=act.status,
        parallel_to=act.parallel_to,
        basis=act.basis,
        answers=act.answers,
        text_sha256=entry.record.text.sha256 if entry.record.text else "",
        order=recorded_order(entry),
    )
