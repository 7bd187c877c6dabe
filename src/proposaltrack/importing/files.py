"""Reading a file, or bytes that have a name, in whichever format it is."""

from dataclasses import replace
from pathlib import Path, PurePath

from proposaltrack.errors import NotFound, Problem, UnreadableFile
from proposaltrack.importing import FORMATS, plain
from proposaltrack.importing.base import (
    ACCEPTED,
    LARGEST,
    REJECTED,
    Attachment,
    Content,
    Format,
    Reading,
    check_text,
)
from proposaltrack.importing.canonical import write_identified
from proposaltrack.importing.foreign import textless_advice, unreadable_advice
from proposaltrack.model.marked import View


def read_side(path: Path, view: View = View.FINAL, *, allow_controls: bool = False) -> Reading:
    """A file as read.

    Args:
        path: the file; `MAIL.eml#NAME` for a file that came with a message.
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
    told = tuple(warning.replace(ACCEPTED, REJECTED) for warning in reading.warnings)
    return replace(reading, text=reading.text_in(view), content=replace(reading.content, warnings=told))


def seal_file(path: Path) -> tuple[str, bytes]:
    """The name and the exact bytes of a file, whatever it holds.

    Args:
        path: the file; `MAIL.eml#NAME` for a file that came with a message.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it cannot be opened, is empty or too large.
    """
    name, content = _attached(path) or (str(path), _bytes_of(path))
    if not content:
        raise UnreadableFile(name, [Problem("", "the file is empty", "Check that it is the right file.")])
    return name, content


def provenance_of(path: Path) -> dict[str, str]:
    """Who sent a message, when, and its number, by name; empty for a file that came with none.

    Args:
        path: a message, or `MAIL.eml#NAME` for a file that came with it.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it is no message.
    """
    mail, ending, _ = str(path).partition(".eml")
    if not ending:
        return {}
    message = Path(f"{mail}.eml")
    return dict(_opened(message).provenance)


def _attached(path: Path) -> tuple[str, bytes] | None:
    """The file that came with a message, where the path names one."""
    mail, hash_, wanted = str(path).partition(".eml#")
    if not hash_ or path.exists():
        return None
    message = Path(f"{mail}.eml")
    attachments = _carried(message)
    for attachment in attachments:
        if attachment.name.casefold() == wanted.casefold():
            return attachment.name, attachment.content
    raise NotFound("attachment", wanted, [attachment.name for attachment in attachments])


def attachments_of(message: Path) -> tuple[str, ...]:
    """The names of the files that came with a message, in its order.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it cannot be opened, or is no message.
    """
    return tuple(attachment.name for attachment in _carried(message))


def _carried(message: Path) -> tuple[Attachment, ...]:
    """The files that came with a message, whether or not it has words of its own."""
    return _opened(message).attachments


def _opened(message: Path) -> Content:
    from proposaltrack.importing.mail import open_message  # noqa: PLC0415 - few files come with a message

    return open_message(str(message), _bytes_of(message))


def load_file(path: Path, *, allow_controls: bool = False) -> Reading:
    """The text of a file with its exact bytes.

    Args:
        path: the file.
        allow_controls: let control characters through.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it cannot be opened or holds no readable text.
    """
    name, content = seal_file(path)
    return read_bytes(name, content, allow_controls=allow_controls)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile(str(path), [Problem("", "this is a folder", "Name a file in it.")])
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(str(path), [_too_large(path.stat().st_size)])
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound("file", str(path), next_step="Check the name and the folder.") from None
    except OSError as wrong:
        told = wrong.strerror or "it cannot be opened"
        raise UnreadableFile(
            str(path), [Problem("", told[0].lower() + told[1:], "Check who may read it.")]
        ) from None


def read_bytes(name: str, content: bytes, *, allow_controls: bool = False) -> Reading:
    """The text of bytes that came under a name.

    Args:
        name: file name; its suffix decides the format.
        content: the bytes.
        allow_controls: let control characters through.

    Raises:
        UnreadableFile: too large, empty, or not readable in its format.
    """
    suffix = PurePath(name).suffix.lower()
    if len(content) > LARGEST:
        raise UnreadableFile(name, [_too_large(len(content))])
    if not content:
        raise UnreadableFile(name, [Problem("", "the file is empty", "Check that it is the right file.")])
    if advice := unreadable_advice(suffix, content) or textless_advice(suffix):
        raise UnreadableFile(name, [advice])
    format_ = _format_of(suffix, content)
    told = format_.parse(name, content, allow_controls)
    text = told.text
    if told.marked is not None:
        text, identifiers = write_identified(told.marked)
        told = replace(told, identifiers=identifiers)
    text = check_text(name, text, allow_controls=allow_controls)
    return Reading(text, content, safe_suffix(name), format_.media, told)


def _format_of(suffix: str, content: bytes) -> Format:
    """The format that claims the bytes, else the suffix; plain text for what nobody claims."""
    claimed = (f for f in FORMATS if f.claims is not None and suffix in f.suffixes and f.claims(content))
    by_suffix = (f for f in FORMATS if f.claims is None and suffix in f.suffixes)
    return next(claimed, None) or next(by_suffix, plain.FORMAT)


def safe_suffix(name: str) -> str:
    """The suffix under which a file is kept: letters and digits only, since it names files in the store."""
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 10 else ".txt"


def _too_large(size: int) -> Problem:
    return Problem(
        "",
        f"the file has {size / 1e6:.0f} MB, and the most is {LARGEST / 1e6:.0f} MB",
        "Record its parts as documents.",
    )
