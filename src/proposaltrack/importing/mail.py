"""A message as it is read: its words, where it comes from, and the files that came with it."""

import re
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import PurePath
from typing import TYPE_CHECKING

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Attachment, Content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage, MIMEPart

_HEADERS = ("from", "to", "cc", "date", "subject", "message-id")
_MALFORMED = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the library raises on messages that break the rules."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*#]+')
_LONGEST_NAME = 120
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def read_message(name: str, content: bytes) -> Content:
    """The words of a message, and what came with it.

    Args:
        name: the file's name, for messages.
        content: the bytes.

    Raises:
        UnreadableFile: as `open_message`, or it has no words of its own.
    """
    found = open_message(name, content)
    if found.text or found.marked is not None:
        return found
    told = "the message holds no text of its own"
    if not found.attachments:
        raise UnreadableFile(name, [Problem("", told, "Check that it is the right file.")])
    first = found.attachments[0].name
    came = f"{told}; with it came {_listed(found.attachments)}"
    raise UnreadableFile(name, [Problem("", came, f"Name one, as in {PurePath(name).name}#{first}.")])


def open_message(name: str, content: bytes) -> Content:
    """What a message holds; its text may be empty where it only carries files.

    Args:
        name: the file's name, for messages.
        content: the bytes.

    Raises:
        UnreadableFile: it is no message, it is encrypted, or its body is a page that cannot be read.
    """
    try:
        message: EmailMessage = message_from_bytes(content, policy=policy.default)
        kind = message.get_content_type()
        if not message.keys() or (kind not in _ENCRYPTED and not any(h in message for h in _HEADERS)):
            raise UnreadableFile(name, [_NO_MESSAGE])
        if kind in _ENCRYPTED and message.get_param("smime-type") != "signed-data":
            raise UnreadableFile(name, [_LOCKED])
        found = _read_body(name, message)
        attachments = tuple(_attachments(message))
    except _MALFORMED as wrong:
        raise UnreadableFile(name, [_NO_MESSAGE]) from wrong
    warnings = [*found.warnings, *_warnings(name, found, attachments)]
    if any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in message.defects):
        warnings.append("the message breaks off before its end; something may be missing")
    provenance = tuple(_provenance(message))
    return replace(found, warnings=tuple(warnings), attachments=attachments, provenance=provenance)


_NO_MESSAGE = Problem(
    "",
    "it is damaged, or no message of a mail program",
    "Save it again from the mail program as .eml, or name a text of it with --text.",
)
_LOCKED = Problem(
    "", "the message is encrypted", "Open it in the mail program and save it there without encryption."
)


def _read_body(name: str, message: "EmailMessage") -> Content:
    """The words of a message: plain text where there are any, else the page."""
    plain = message.get_body(("plain",))
    if plain is not None and (text := _text(plain)).strip():
        return Content(_unwrap(plain, text))
    page = message.get_body(("html",))
    if page is None or not (text := _text(page)).strip():
        return Content()
    from proposaltrack.importing.web_page import read_html  # noqa: PLC0415

    return read_html(name, text)


def _text(part: "MIMEPart") -> str:
    try:
        text = str(part.get_content())
    except LookupError:
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _unwrap(part: "MIMEPart", text: str) -> str:
    """The text with the lines joined that the mail program only wrapped, where it says that it did."""
    if part.get_param("format") != "flowed":
        return text
    spaceless = part.get_param("delsp") == "yes"
    lines: list[str] = []
    joins = False
    for line in text.split("\n"):
        words = line.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        kept = words[:-1] if soft and spaceless else words
        if joins:
            lines[-1] += kept
        else:
            lines.append(kept)
        joins = soft
    return "\n".join(lines)


def _provenance(message: "EmailMessage") -> "Iterator[tuple[str, str]]":
    for header in _HEADERS:
        with suppress(*_MALFORMED):
            value = message[header]
            if value is None:
                continue
            instant = getattr(value, "datetime", None) if header == "date" else None
            told = instant.isoformat() if instant else " ".join(_UNPRINTABLE.sub(" ", str(value)).split())
            if told:
                yield header, told


def _attachments(message: "EmailMessage") -> "Iterator[Attachment]":
    taken: set[str] = set()
    for number, part in enumerate(_parts(message), 1):
        name = _safe_name(part, number)
        while name.casefold() in taken:
            path = PurePath(name)
            name = f"{path.stem}-{number}{path.suffix}"
        taken.add(name.casefold())
        yield Attachment(name, _payload(part))


def _parts(message: "EmailMessage") -> "Iterator[EmailMessage]":
    if message.get_content_disposition() == "attachment":
        yield message
    if message.get_content_maintype() != "multipart":
        return
    for part in message.iter_attachments():
        # Pictures in the words of a page have no name to call them by, and are no documents.
        nameless = part.get_filename() is None and part.get_content_type() != "message/rfc822"
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)
        elif not nameless or part.get_content_disposition() == "attachment":
            yield part


def _payload(part: "MIMEPart") -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    return (
        b"".join(bytes(piece) for piece in inner if not isinstance(piece, str))
        if isinstance(inner, list)
        else b""
    )


def _safe_name(part: "MIMEPart", number: int) -> str:
    """A file name without folders, signs that cannot be seen, and signs that mean something to a computer."""
    given = part.get_filename() or ""
    if not given and part.get_content_type() == "message/rfc822":
        subject = next((inner.get("subject") for inner in part.walk() if inner is not part), None)
        given = f"{subject or 'message'}.eml".replace("/", " ")
    bare = re.split(r"[/\\]", _UNPRINTABLE.sub(" ", given))[-1]
    path = PurePath(" ".join(_NOT_IN_NAMES.sub(" ", bare).split()).strip(". "))
    if not path.name:
        return f"attachment-{number}"
    return path.stem[: _LONGEST_NAME - len(path.suffix[:12])] + path.suffix[:12]


def _warnings(name: str, found: Content, attachments: "Sequence[Attachment]") -> "Iterator[str]":
    if attachments:
        came = "1 file" if len(attachments) == 1 else f"{len(attachments)} files"
        called = f"{PurePath(name).name}#{attachments[0].name}"
        yield f"{came} came with the message ({_listed(attachments)}); name one to read it, as in {called}"
    if "\ufffd" in found.text:
        yield "some characters of the message could not be read in the encoding that it names"


def _listed(attachments: "Sequence[Attachment]") -> str:
    shown = ", ".join(attachment.name for attachment in attachments[:5])
    more = len(attachments) - 5
    return f"{shown} and {more} more" if more > 0 else shown
