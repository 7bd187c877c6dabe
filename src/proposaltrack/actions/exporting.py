"""Exporting: a version as a file of its own, clean or as it was received, and files written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.readings import original_of, reading_of
from proposaltrack.errors import Refused, UsageProblem


def export_original(desk: Desk, matter: Matter, name: str) -> bytes:
    """The bytes of a version as they were received.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        name: the version, as people name it.

    Raises:
        NotFound: no such version, or no file was received with it.
        StoreDamaged: the bytes are not those that were sealed.
    """
    return original_of(desk, matter, find_version(desk, matter, name))[0]


def export_version(desk: Desk, matter: Matter, name: str, suffix: str) -> bytes:
    """The clean text of a version as a file of a format; read back before it is given.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        name: the version, as people name it.
        suffix: of the file to be written, with its dot.

    Raises:
        NotFound: no such version.
        UsageProblem: no text is written in that format.
        Refused: the file does not read as the text.
    """
    from proposaltrack.exporting.clean import CLEAN  # noqa: PLC0415 - only whoever writes a file waits

    version = find_version(desk, matter, name)
    write = CLEAN.get(suffix.casefold())
    if write is None:
        raise UsageProblem(
            f"no text is written as {suffix or 'a file without a suffix'}",
            f"Name a file with {', '.join(CLEAN)}.",
        )
    return write(reading_of(desk, matter, version), version.title)


def clean_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that a clean text can be written as."""
    from proposaltrack.exporting.clean import CLEAN  # noqa: PLC0415 - only whoever writes a file waits

    return tuple(CLEAN)


def write_file(content: bytes, path: Path, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    Args:
        content: its bytes.
        path: where; nothing is there yet.
        force: write over what is there.

    Raises:
        Refused: there is something in that place already, or it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not force:
            raise Refused(f"{path} is there already", "Name another file, or say --force.")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as wrong:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused(f"{path} cannot be written: {wrong.strerror}", "Name another place.") from None
