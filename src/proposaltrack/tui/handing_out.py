"""Handing out: what of a document can be written as a file, in which formats, and its bytes."""

from dataclasses import dataclass
from enum import StrEnum

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.exporting import clean_suffixes, export_original, export_version
from proposaltrack.actions.naming import find_document
from proposaltrack.actions.redlining import Signing, redline_formats, redline_versions
from proposaltrack.actions.versions import entry_of
from proposaltrack.errors import UsageProblem
from proposaltrack.model.negotiation import Document, Version

_NAMES = {".docx": "Word", ".html": "web page", ".md": "Markdown", ".txt": "plain text"}
"""What people call the formats of a clean text."""


class Sort(StrEnum):
    """What can be written."""

    REDLINE = "a redline: what changed, marked"
    CLEAN = "the clean text"
    ORIGINAL = "the original, as it was received"


@dataclass(frozen=True, slots=True)
class Stock:
    """What of a document can be written.

    Args:
        document: the document.
        versions: its versions dated up to the day, in the order of the fold.
        formats: for each sort what its formats are called, with the suffix of their files.
        originals: the suffix of the file that a version came as, by record id; none for one that came without.
    """

    document: Document
    versions: tuple[Version, ...]
    formats: dict[Sort, tuple[tuple[str, str], ...]]
    originals: dict[str, str]

    def earlier(self, after: str) -> tuple[Version, ...]:
        """The versions before one of them, the latest first."""
        ids = [version.id for version in self.versions]
        return tuple(reversed(self.versions[: ids.index(after)])) if after in ids else ()

    def formats_of(self, sort: Sort, after: str) -> tuple[tuple[str, str], ...]:
        """The formats that a version can be written in; an original has one, its own."""
        if sort is not Sort.ORIGINAL:
            return self.formats[sort]
        return (("as it came", self.originals[after]),) if after in self.originals else ()


def read_stock(desk: Desk, matter: Matter, key: str) -> Stock:
    """What of a document can be written.

    Raises:
        NotFound: there is no such document.
    """
    document = find_document(matter.negotiation, key)
    versions = tuple(v for v in matter.negotiation.versions_of(document) if v.on <= desk.as_of)
    seals = {version.id: entry_of(matter, version).record.source for version in versions}
    formats = {
        Sort.REDLINE: redline_formats(),
        Sort.CLEAN: tuple((_NAMES.get(suffix, suffix), suffix) for suffix in clean_suffixes()),
    }
    return Stock(document, versions, formats, {i: seal.suffix for i, seal in seals.items() if seal})


@dataclass(frozen=True, slots=True)
class Order:
    """A file that somebody wants written.

    Args:
        sort: what it holds.
        after: record id of the version.
        before: record id of the version that a redline starts from; "" for none.
        suffix: of the file, with its dot.
        signing: how the changes of a redline are signed.
    """

    sort: Sort
    after: str
    before: str
    suffix: str
    signing: Signing


def make_file(desk: Desk, matter: Matter, order: Order) -> bytes:
    """The bytes of the file; a redline and a clean text are read back before they are given.

    Raises:
        NotFound: no file was received with the version.
        UsageProblem: it is not written in that format, or there is nothing before it.
        Refused: something cannot be marked exactly.
    """
    if order.sort is Sort.ORIGINAL:
        return export_original(desk, matter, order.after)
    if order.sort is Sort.CLEAN:
        return export_version(desk, matter, order.after, order.suffix)
    if not order.before:
        raise UsageProblem("there is no earlier version to start from", "Write the clean text instead.")
    return redline_versions(desk, matter, (order.before, order.after), order.suffix, order.signing)


def name_file(stock: Stock, order: Order) -> str:
    """A name for the file, after the document and its versions; it needs no quoting anywhere."""
    numbers = {version.id: f"v{version.number}" for version in stock.versions}
    before = f"-{numbers[order.before]}" if order.sort is Sort.REDLINE and order.before in numbers else ""
    return f"{stock.document.key}{before}-{numbers[order.after]}{order.suffix}"
