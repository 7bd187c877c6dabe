"""Readings: a version with everything that its format gives, and the bytes that came."""

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.versions import entry_of
from proposaltrack.errors import NotFound, Unreadable
from proposaltrack.importing.base import Content, Reading
from proposaltrack.importing.files import read_bytes, seen_in
from proposaltrack.model.marked import MarkedText, Paragraph, Run, View
from proposaltrack.model.negotiation import Version


def reading_of(desk: Desk, matter: Matter, version: Version) -> Reading:
    """A version with what its file gives; with its text alone where the file is read otherwise now.

    Raises:
        StoreDamaged: its text or its file is missing or altered.
    """
    text, (source, name) = desk.store.text_of(version.id), original_of(desk, matter, version)
    view = View(entry_of(matter, version).act.view or View.FINAL)
    try:
        read = seen_in(read_bytes(name, source, allow_controls=True), view)
    except Unreadable:
        read = None
    if read is not None and read.text == text:
        return read
    return _bare(text)


def settled_reading(desk: Desk, matter: Matter, version: Version) -> Reading:
    """A version whose file, read with every change accepted, gives its wording; its text alone where it does not.

    Raises:
        StoreDamaged: its text or its file is missing or altered.
    """
    read = reading_of(desk, matter, version)
    return _bare(read.text) if entry_of(matter, version).act.view == View.ORIGINAL else read


def _bare(text: str) -> Reading:
    """A text with nothing but its words."""
    return Reading(text, text.encode(), ".md", "text/markdown", Content(text))


def as_marked(reading: Reading) -> MarkedText:
    """The paragraphs of a text that is no file, with nothing marked in them, to be held beside those of a file.

    Args:
        reading: the text.
    """
    from proposaltrack.exporting.target import target_lines  # noqa: PLC0415 - few texts are held beside files

    return MarkedText(
        tuple(
            Paragraph((Run(line.text),), (line.label, line.label), line.level, cell=line.cell, note=line.note)
            for line in target_lines(reading)
        )
    )


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
