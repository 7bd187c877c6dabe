"""Negotiation: the facts of one matter, joined over all spaces and put right by their corrections.

Everything here is as people speak of it: parties and documents have keys, versions have numbers. What follows
from the facts (who owes what, where a party stands) is computed by the ledger.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.acts.matter import DocumentKind, TextStatus
from proposaltrack.model.record import Entry

Act = TypeVar("Act", bound=BaseAct)


@dataclass(frozen=True, slots=True)
class Party:
    """A side of the negotiation.

    Args:
        id: record id.
        key: short local name ("RU").
        name: full name.
        group: it speaks for members.
        member_of: record ids of the groups it belongs to.
        seat: it sits at the table and reads what is shared there.
    """

    id: str
    key: str
    name: str
    group: bool
    member_of: tuple[str, ...]
    seat: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A thing negotiated or answered.

    Args:
        id: record id.
        key: short local name ("treaty").
        title: full title.
        kind: what it is.
    """

    id: str
    key: str
    title: str
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable wording of a document.

    Args:
        id: record id.
        document: its document.
        number: its number among all versions of the document in this view, from 1.
        space: short name of the space it is read from.
        space_number: its number among the versions of the document in that space, from 1.
        by: the party whose wording it is; None when nobody is named.
        on: the day of the wording.
        symbol: the trade's own mark; "" when none.
        language: BCP 47 tag.
        status: authentic or courtesy.
        parallel_to: record id of the version in another language that it mirrors.
        basis: record id of the version it was made from.
        answers: record ids of the versions it replies to.
        text_sha256: SHA-256 of its canonical text in UTF-8, in hex.
        order: place in the order of recording: (Lamport clock, record id).
    """

    id: str
    document: Document
    number: int
    space: str
    space_number: int
    by: Party | None
    on: date
    symbol: str
    language: str
    status: TextStatus
    parallel_to: str | None
    basis: str | None
    answers: tuple[str, ...]
    text_sha256: str
    order: tuple[int, str]

    @property
    def label(self) -> str:
        """The short name people use: "treaty@v3"."""
        return f"{self.document.key}@v{self.number}"

    @property
    def title(self) -> str:
        """The label with the trade's own symbol, where there is one."""
        return f"{self.label} ({self.symbol})" if self.symbol else self.label


@dataclass(frozen=True)
class Negotiation:
    """The standing facts of one matter.

    Args:
        id: record id of the opening record.
        key: short local name.
        title: full title.
        calendar: name of the holiday calendar; "" for Monday to Friday.
        single_undertaking: nothing is agreed until everything is agreed.
        parties: by record id, in the order in which they joined.
        documents: by record id, in the order in which they were opened.
        versions: by record id, in the order of the fold (day, clock, id).
        entries: every standing entry, in the order of the fold; struck and replaced ones left out.
        struck: entries put right by a correction, by record id.
        aliases: ids under which the same thing is also known (its copy in a shared space, the record it replaces),
            each with the id used here.
        retold: other records of acts that several tell of, by the id of the one that counts.
    """

    id: str
    key: str
    title: str
    calendar: str
    single_undertaking: bool
    parties: Mapping[str, Party]
    documents: Mapping[str, Document]
    versions: Mapping[str, Version]
    entries: tuple[Entry, ...]
    struck: Mapping[str, Entry]
    aliases: Mapping[str, str]
    retold: Mapping[str, tuple[Entry, ...]]

    def acts(self, kind: type[Act]) -> Iterator[tuple[Entry, Act]]:
        """Every standing entry whose act is of this class, in the order of the fold."""
        return ((entry, entry.act) for entry in self._by_class.get(kind, ()))

    def acts_until(self, kind: type[Act], as_of: date) -> Iterator[tuple[Entry, Act]]:
        """The same, dated up to the end of a day."""
        return ((entry, act) for entry, act in self.acts(kind) if act.on <= as_of)

    def versions_of(self, document: Document) -> tuple[Version, ...]:
        """Every version of a document, in the order of the fold."""
        return self._by_document.get(document.id, ())

    def original_of(self, version: Version) -> Version:
        """The version that one in another language mirrors; the version itself where it mirrors none that is known."""
        return self.versions.get(version.parallel_to or "", version)

    def members_of(self, party: Party) -> tuple[Party, ...]:
        """The parties a group speaks for; empty for a party that is no group."""
        return tuple(other for other in self.parties.values() if party.id in other.member_of)

    @cached_property
    def _by_class(self) -> dict[type, tuple[Entry, ...]]:
        found: dict[type, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(type(entry.act), []).append(entry)
        return {kind: tuple(entries) for kind, entries in found.items()}

    @cached_property
    def _by_document(self) -> dict[str, tuple[Version, ...]]:
        found: dict[str, list[Version]] = {}
        for version in self.versions.values():
            found.setdefault(version.document.id, []).append(version)
        return {document: tuple(versions) for document, versions in found.items()}
