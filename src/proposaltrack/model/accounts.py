"""Accounts: who says that an act happened, and which records tell of one act."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.acts.matter import DocumentOpened, NegotiationOpened, PartyJoined, VersionRecorded
from proposaltrack.model.acts.upkeep import SameAct
from proposaltrack.model.record import Entry

_FOUNDING = (NegotiationOpened, PartyJoined, DocumentOpened, VersionRecorded)
"""What others refer to: whether two of these are one is for a person to say."""
_HOW_KNOWN = frozenset({"at_time", "form", "according_to", "note"})
"""Members of an act that tell how it came to be known, not what happened."""


def account_of(entry: Entry) -> str | None:
    """Record id of the party that says so: whose account it is, or who keeps the record; None for an observer's own."""
    return entry.act.according_to or entry.record.speaker


def is_heard(entry: Entry, account: str) -> bool:
    """True when a party's telling of the matter holds an entry: it is nobody's account in particular, or its own."""
    return entry.act.according_to in {None, account}


def said_to_be_one(entries: Iterable[Entry], struck: Container[str]) -> Iterator[tuple[str, ...]]:
    """The record ids of one act, as people said, the one that counts first.

    Args:
        entries: every entry.
        struck: record ids of entries that were struck.
    """
    for entry in entries:
        if isinstance(entry.act, SameAct) and entry.id not in struck:
            standing = tuple(record for record in entry.act.records if record not in struck)
            if len(standing) > 1:
                yield standing


def find_twins(entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """The record ids of acts that are told alike by several accounts, the actor's own record first.

    Told alike are acts of one actor and kind that say the same, whatever they say of how they came to be known. An
    act that its actor does not tell of has no twin: two reports may be of two acts.

    Args:
        entries: the standing entries.
    """
    if len({account_of(entry) for entry in entries}) < 2:
        return
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.act.by is not None and not isinstance(entry.act, _FOUNDING):
            alike.setdefault((type(entry.act), entry.act.by, entry.act.on), []).append(entry)
    for told in alike.values():
        yield from _twins_in(told)


def _twins_in(told: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    for own in (entry for entry in told if account_of(entry) == entry.act.by):
        said, text = _what_happened(own.act), own.record.text
        others = (e for e in told if account_of(e) != e.act.by and e.record.text == text)
        twins = [other.id for other in others if _what_happened(other.act) == said]
        if twins:
            yield own.id, *twins


def _what_happened(act: BaseAct) -> Mapping[str, object]:
    return {name: value for name, value in act if name not in _HOW_KNOWN}


def led_to(
    groups: Iterable[tuple[str, ...]], by_id: Mapping[str, Entry], account: str | None
) -> dict[str, str]:
    """Record ids that count no further, each with the id of the record that counts instead.

    Args:
        groups: record ids of one act each, the one that counts first.
        by_id: the entries.
        account: record id of the party whose telling is asked for: its record counts before any other; None for none.
    """
    found: dict[str, str] = {}
    for group in groups:
        known = [record for record in group if record in by_id]
        own = [record for record in known if account and account_of(by_id[record]) == account]
        heard = [record for record in known if account and is_heard(by_id[record], account)]
        first = (*own, *heard, *known)[0]
        found |= {record: first for record in known if record != first}
    return found
