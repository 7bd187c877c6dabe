"""Readings: a version or a file with everything that its format gives, and the bytes that came."""

from pathlib import Path

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.versions import entry_of
from proposaltrack.errors import NotFound, Unreadable
from proposaltrack.importing.base import Content, Reading
from proposaltrack.importing.files import load_file, read_bytes
from proposaltrack.model.marked import View
from proposaltrack.model.negotiation import Version


def read_side(path: Path, view: View = View.FINAL, *, allow_controls: bool = False) -> Reading:
    """A file as read.

    Args:
        path: the file.
        view: its wording with every marked change accepted, or rejected.
        allow_controls: let control characters through.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it holds no readable text.
    """
    return seen_in(load_file(path, allow_controls=allow_controls), view)


def seen_in(reading: Reading, view: View) -> Reading:
    """The same file, its wording with every marked change accepted, or rejected."""
    if view is View.FINAL or reading.content.marked is None:
        return reading
    return Reading(reading.text_in(view), reading.source, reading.suffix, reading.media, reading.content)


def reading_of(desk: Desk, matter: Matter, version: Version) -> Reading:
    """A version with what its file gives; with its text alone where the file is read otherwise now.

    Raises:
        StoreDamaged: its text or its file is missing or altered.
    """
    text, (source, name) = desk.store.text_of(version.id), original_of(desk, matter, version)
    try:
        read = read_bytes(name, source, allow_controls=True)
    except Unreadable:
        read = None
    if read is not None and read.text == text:
        return read
    return Reading(text, text.encode(), ".md", "text/markdown", Content(text))


def original_of(desk: Desk, matter: Matter, version: Version) -> tuple[bytes, str]:
    """The bytes of a version as they were received, and a name for them.

    Raises:
        NotFound: no file was received with it.
        StoreDamaged: the bytes are not those that were filed.
    """
    seal = entry_of(matter, version).record.source
    content = desk.store.source_of(version.id) if seal else None
    if seal is None or content is None:
        raise NotFound("original of", version.label, next_step="It was recorded without a file.")
    return content, f"{version.document.key}-v{version.label.rpartition('v')[2]}{seal.suffix}"
