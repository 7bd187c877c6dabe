"""Archives and markup from outside: zip files and XML, opened so that nothing in them can do harm."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

from lxml import etree

from proposaltrack.errors import Problem, UnreadableFile

MOST_PARTS = 5_000
LARGEST_PART = 200_000_000
LARGEST_TOTAL = 400_000_000
"""Bytes once unpacked."""
_BOMB_RATIO = 300
_BOMB_FLOOR = 20_000_000
"""Bytes; what is smaller may be packed as tightly as it likes."""
_DEEPEST = 250
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)
"""What the library raises on archives that break the rules."""

Element = Any
"""An element of a parsed tree; the library's own types are partial."""


class Archive:
    """The parts of a zip file, read one by one and never beyond their limits.

    Args:
        name: the file's name, for messages.
        content: its bytes.

    Raises:
        UnreadableFile: not a zip file, damaged, encrypted, or larger inside than any document is.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGED:
            raise self._unreadable("it is damaged or not of the format that its name says") from None
        self._check(self._zip.infolist())

    def _check(self, parts: Iterable[zipfile.ZipInfo]) -> None:
        listed = list(parts)
        if any(part.flag_bits & 1 for part in listed):
            raise self._unreadable("it is encrypted", "Ask for a copy without a password.")
        packed, total = (
            (sum(sizes) for sizes in zip(*((p.compress_size, p.file_size) for p in listed), strict=True))
            if listed
            else (0, 0)
        )
        bomb = total > _BOMB_FLOOR and total > _BOMB_RATIO * max(packed, 1)
        largest = max((part.file_size for part in listed), default=0)
        if bomb or len(listed) > MOST_PARTS or largest > LARGEST_PART or total > LARGEST_TOTAL:
            raise self._unreadable(
                f"it unpacks to {total / 1e6:,.0f} MB in {len(listed):,} parts, more than any document holds",
                "Do not open it; ask the sender what it is.",
            )

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._zip.namelist())

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None when there is no such part.

        Raises:
            UnreadableFile: the part is damaged.
        """
        try:
            with self._zip.open(part) as stream:
                content = stream.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except _DAMAGED:
            raise self._unreadable(f"its part {part} is damaged") from None
        if len(content) > LARGEST_PART:
            raise self._unreadable(f"its part {part} is larger than it says", "Do not open it.")
        return content

    def tree(self, part: str) -> Element | None:
        """The root element of an XML part; None when there is no such part."""
        content = self.read(part)
        return None if content is None else parse_xml(self.name, content, part)

    def _unreadable(self, told: str, advice: str = "Ask the sender for it again.") -> UnreadableFile:
        return UnreadableFile(self.name, [Problem("", told, advice)])


def parse_xml(name: str, content: bytes, part: str = "") -> Element:
    """The root element of XML from outside: nothing is fetched, and nothing is put in place of anything.

    Args:
        name: the file's name, for messages.
        content: the bytes.
        part: the part of the file that it is, for messages.

    Raises:
        UnreadableFile: malformed, with entities of its own, or nested deeper than any document.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    place = f"{part}, " if part else ""
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        line = wrong.position[0] or 1
        told = f"its XML is malformed or too large ({wrong.msg or 'nothing in it'})"
        raise UnreadableFile(name, [Problem(f"{place}line {line}", told, "Ask for it again.")]) from None
    if root.getroottree().docinfo.internalDTD is not None and any(
        True for _ in root.getroottree().docinfo.internalDTD.iterentities()
    ):
        raise UnreadableFile(
            name,
            [
                Problem(
                    place.strip(", "),
                    "its XML defines entities, which are not read",
                    "Ask for a copy without them.",
                )
            ],
        )
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
