"""What every format gives, and the checks that all text must pass."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.canonical import write_canonical
from proposaltrack.model.marked import MarkedText, View

LARGEST = 20_000_000
"""Bytes; about 3 million words, more than any treaty with its annexes."""

ACCEPTED, REJECTED = "read with all of them accepted", "read with all of them rejected"
"""In which view a text with marked changes is taken, as its readers tell it."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside another one.

    Args:
        name: its file name, folders left out.
        content: its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """What a format gives.

    Args:
        text: the wording; "" to have it written from `marked`, every change accepted.
        marked: the paragraphs with their marked changes; None where the format carries none.
        warnings: what the reader had to decide or found odd, in words for people.
        attachments: files that came inside.
        identifiers: identifiers that the format gives its clauses, each with the code point of `text` it stands at.
        provenance: who sent it, when, and what else the file says of where it comes from, by name.
    """

    text: str = ""
    marked: MarkedText | None = None
    warnings: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    identifiers: tuple[tuple[int, str], ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    Args:
        text: canonical text: NFC is not applied, lines end in a line feed, no byte order mark.
        source: the exact bytes.
        suffix: file suffix with its dot.
        media: media type.
        content: what else the format gave.
    """

    text: str
    source: bytes
    suffix: str
    media: str
    content: Content = Content()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader had to decide or found odd, in words for people."""
        return self.content.warnings

    def text_in(self, view: View) -> str:
        """The wording with every marked change rejected, or accepted; the one wording where nothing is marked."""
        marked = self.content.marked
        return self.text if marked is None else write_canonical(marked, view)


@dataclass(frozen=True, slots=True)
class Format:
    """One format that can be read.

    Args:
        name: what people call it.
        suffixes: file suffixes in lower case, with their dot.
        media: media type.
        parse: bytes to content; takes the file's name, the bytes, and whether control characters are let through.
        claims: True for bytes that are of this format whatever their suffix says; None to go by the suffix alone.
    """

    name: str
    suffixes: tuple[str, ...]
    media: str
    parse: Callable[[str, bytes, bool], Content]
    claims: Callable[[bytes], bool] | None = None


def plain_content(name: str, content: bytes, allow_controls: bool) -> Content:
    """The content of a UTF-8 file that is its own wording; see `decode_text`."""
    return Content(decode_text(name, content, allow_controls))


def decode_text(name: str, content: bytes, allow_controls: bool) -> str:
    """The canonical text of a UTF-8 file.

    Args:
        name: the file's name, for messages.
        content: its bytes.
        allow_controls: let control characters through; they are stored exactly and shown as pictures.

    Raises:
        UnreadableFile: binary, not UTF-8, or control characters; every place that is wrong, up to a few.
    """
    if b"\x00" in content[:8192] and not allow_controls:
        raise UnreadableFile(name, [_looks_binary(content)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableFile(name, [_not_utf8(content, wrong)]) from None
    return check_text(name, text.replace("\r\n", "\n").replace("\r", "\n"), allow_controls=allow_controls)


def check_text(name: str, text: str, *, allow_controls: bool = False) -> str:
    """The same text, if it may come in.

    Raises:
        UnreadableFile: it is empty or holds control characters; every place that is wrong, up to a few.
    """
    problems = [] if allow_controls else list(_find_controls(text))
    if problems:
        raise UnreadableFile(name, problems)
    if not text.strip():
        raise UnreadableFile(
            name, [Problem("", "the file holds no text", "Check that it is the right file.")]
        )
    return text


def _looks_binary(content: bytes) -> Problem:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Problem(
            "", "the text is UTF-16, which Windows calls Unicode", "Save it again with the encoding UTF-8."
        )
    at = content.index(b"\x00")
    return Problem(
        f"byte {at + 1}",
        "a NUL byte: this is no text file",
        "Save it as text (UTF-8) or Markdown and try again.",
    )


def _not_utf8(content: bytes, wrong: UnicodeDecodeError) -> Problem:
    line = content.count(b"\n", 0, wrong.start) + 1
    return Problem(
        f"line {line}, byte {wrong.start + 1}",
        f"the text is not UTF-8 (byte 0x{content[wrong.start]:02X})",
        "Save it again with the encoding UTF-8.",
    )


def _find_controls(text: str) -> Iterator[Problem]:
    spots = list(_CONTROLS.finditer(text))
    for spot in spots[:_SHOWN]:
        line = text.count("\n", 0, spot.start()) + 1
        advice = "Remove it, or use --allow-control-characters." if spot is spots[0] else ""
        yield Problem(f"line {line}", f"control character U+{ord(spot[0]):04X}", advice)
    if len(spots) > _SHOWN:
        yield Problem("", f"{len(spots) - _SHOWN} more control characters")
