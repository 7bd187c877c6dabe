"""Reading a file, or bytes that have a name, in whichever format it is."""

from pathlib import Path, PurePath

from proposaltrack.errors import NotFound, Problem, UnreadableFile
from proposaltrack.importing import FORMATS, plain
from proposaltrack.importing.base import LARGEST, Format, Reading, check_text
from proposaltrack.importing.canonical import write_canonical
from proposaltrack.importing.foreign import unreadable_advice


def load_file(path: Path, *, allow_controls: bool = False) -> Reading:
    """The text of a file with its exact bytes.

    Args:
        path: the file.
        allow_controls: let control characters through.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it cannot be opened or holds no readable text.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(str(path), [Problem("", "this is a folder", "Name a file in it.")])
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(str(path), [_too_large(path.stat().st_size)])
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFound("file", str(path), next_step="Check the name and the folder.") from None
    except OSError as wrong:
        told = wrong.strerror or "it cannot be opened"
        raise UnreadableFile(
            str(path), [Problem("", told[0].lower() + told[1:], "Check who may read it.")]
        ) from None
    return read_bytes(str(path), content, allow_controls=allow_controls)


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
    if advice := unreadable_advice(suffix, content):
        raise UnreadableFile(name, [advice])
    format_ = _format_of(suffix, content)
    told = format_.parse(name, content, allow_controls)
    text = told.text or (write_canonical(told.marked) if told.marked else "")
    text = check_text(name, text, allow_controls=allow_controls)
    return Reading(text, content, _safe_suffix(suffix), format_.media, told)


def _format_of(suffix: str, content: bytes) -> Format:
    """The format that claims the bytes, else the suffix; plain text for what nobody claims."""
    claimed = (f for f in FORMATS if f.claims is not None and suffix in f.suffixes and f.claims(content))
    by_suffix = (f for f in FORMATS if f.claims is None and suffix in f.suffixes)
    return next(claimed, None) or next(by_suffix, plain.FORMAT)


def _safe_suffix(suffix: str) -> str:
    """Suffixes name files in the store: letters and digits only."""
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 10 else ".txt"


def _too_large(size: int) -> Problem:
    return Problem(
        "",
        f"the file has {size / 1e6:.0f} MB, and the most is {LARGEST / 1e6:.0f} MB",
        "Record its parts as documents.",
    )
