"""What `verify` checks in every store: each record with the files it seals, then the records among each other."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from proposaltrack.errors import NewerFormat, Problem, StoreDamaged
from proposaltrack.model.acts.upkeep import SpaceOpened
from proposaltrack.model.record import Entry, Record, Seal, UnknownAct
from proposaltrack.store.base import INTERNAL
from proposaltrack.store.codec import decode_record, encode_record, record_id
from proposaltrack.store.references import references

FROM_BACKUP = "Restore the store from a backup or from another copy."


@dataclass(frozen=True, slots=True)
class Found:
    """One record as it lies in a store, unread.

    Args:
        writer: id of the writer in whose line it lies.
        encoded: the bytes of the record.
        text: the bytes of the text beside it.
        source: the suffix and the bytes of the source beside it.
    """

    writer: str
    encoded: bytes
    text: bytes | None
    source: tuple[str, bytes] | None


def check_found(found: Found, space: str, space_id: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry, where it can be read at all, and what is wrong with it and the files beside it.

    Args:
        found: the record as it lies there.
        space: short name of the space it lies in.
        space_id: id of that space.
    """
    identity = record_id(found.encoded)
    place = f"{space}, record {identity[:8]}"
    try:
        record = decode_record(found.encoded)
    except (StoreDamaged, NewerFormat) as error:
        return None, (Problem(place, error.message, error.next_step),)
    told = (*_belonging(found, record, space_id), *_unsealed(found, record))
    problems = tuple(Problem(place, message, FROM_BACKUP) for message in told)
    if isinstance(record.act, UnknownAct):
        message = f"its kind {record.act.kind!r} is unknown to this program; it is kept as it is"
        problems += (Problem(place, message, "Update proposaltrack to read it."),)
    return Entry(identity, record, space), problems


def _belonging(found: Found, record: Record, space_id: str) -> Iterator[str]:
    if encode_record(record) != found.encoded:
        yield "it is not written in the one canonical way"
    if record.space != space_id:
        yield "it belongs to another space"
    if record.writer != found.writer:
        yield "it lies among the records of another writer"


def _unsealed(found: Found, record: Record) -> Iterator[str]:
    suffix, content = found.source or ("", None)
    yield from _broken_seal("text", record.text, found.text)
    yield from _broken_seal("source file", record.source, content)
    if found.source and record.source and suffix != record.source.suffix:
        yield "its source file has another suffix than was filed"


def _broken_seal(what: str, seal: Seal | None, content: bytes | None) -> Iterator[str]:
    if seal is None and content is not None:
        yield f"it has a {what} that was never filed"
    elif seal is not None and content is None:
        yield f"its {what} is missing"
    elif seal is not None and content is not None and not holds(seal, content):
        yield f"its {what} is not the one that was filed"


def holds(seal: Seal, content: bytes) -> bool:
    """True when these are the bytes that were sealed."""
    return seal.size == len(content) and seal.sha256 == sha256(content).hexdigest()


def check_among(spaces: Mapping[str, Iterable[Entry]]) -> tuple[Problem, ...]:
    """What is wrong between records: references, clocks, repeats, and the record that opens a space.

    Args:
        spaces: the entries of every space, by its short name.
    """
    filed = {space: tuple(entries) for space, entries in spaces.items()}
    by_id = {space: {e.id: e for e in entries} for space, entries in filed.items()}
    everywhere = {i for ids in by_id.values() for i in ids}
    problems: list[Problem] = []
    for space, entries in filed.items():
        problems += _opening(space, entries)
        seen: set[str] = set()
        for entry in entries:
            known = everywhere if space == INTERNAL else by_id[space].keys()
            told = (*_missing(entry, known), *_clock(entry, by_id[space]))
            if entry.id in seen:
                told += ("it is filed twice",)
            seen.add(entry.id)
            place = f"{space}, record {entry.id[:8]}"
            problems += [Problem(place, message, FROM_BACKUP) for message in told]
    return tuple(problems)


def _opening(space: str, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    first = min(entries, key=lambda e: (e.record.clock, e.id), default=None)
    if first is None or not isinstance(first.act, SpaceOpened) or first.act.key != space:
        yield Problem(space, "its first record does not open it", FROM_BACKUP)


def _missing(entry: Entry, known: Container[str]) -> Iterator[str]:
    for identity in sorted(i for i in references(entry.record) if i not in known):
        yield f"it names record {identity[:8]}, which is not {_where(entry)}"


def _where(entry: Entry) -> str:
    return "in any space" if entry.space == INTERNAL else "in this space"


def _clock(entry: Entry, here: Mapping[str, Entry]) -> Iterator[str]:
    record = entry.record
    seen = {writer: here[i] for writer, i in record.seen.items() if i in here}
    if any(other.record.writer != writer for writer, other in seen.items()):
        yield "it takes a record for another writer's"
    if any(other.record.clock >= record.clock for other in seen.values()):
        yield "its clock does not stand after what it has seen"
