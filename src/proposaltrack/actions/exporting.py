"""Exporting: a version as a file of its own, clean or as it was received, and files written whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.readings import original_of, settled_reading
from proposaltrack.errors import NotFound, Refused, UsageProblem
from proposaltrack.model.acts.matter import VersionRecorded

_FEWEST = 8
"""Digits of a hash that name one file."""


def export_original(desk: Desk, matter: Matter, name: str) -> bytes:
    """The bytes of a version as they were received.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        name: the version, as people name it, or "sha256:" and at least eight digits of the hash of its bytes.

    Raises:
        NotFound: no such version, or no file was received with it.
        StoreDamaged: the bytes are not those that were sealed.
    """
    scheme, colon, digits = name.partition(":")
    if colon and scheme.casefold() == "sha256":
        return _by_hash(desk, matter, digits.casefold())
    return original_of(desk, matter, find_version(desk, matter, name))[0]


def original_suffix(desk: Desk, matter: Matter, name: str) -> str:
    """The suffix under which a version was received; "" where it is named by the hash of its bytes.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        name: as `export_original` takes it.
    """
    return "" if ":" in name else Path(original_of(desk, matter, find_version(desk, matter, name))[1]).suffix


def _by_hash(desk: Desk, matter: Matter, digits: str) -> bytes:
    seals = ((entry, entry.record.source) for entry, _ in matter.negotiation.acts(VersionRecorded))
    found = [entry for entry, seal in seals if seal is not None and seal.sha256.startswith(digits)]
    content = desk.store.source_of(found[0]) if len(digits) >= _FEWEST and found else None
    if content is None:
        advice = "`proposaltrack show ID --json` tells the hash of what was received with an entry."
        raise NotFound("original with the hash", digits, next_step=advice)
    return content


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
    return write(settled_reading(desk, matter, version), version.title)


def clean_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that a clean text can be written as."""
    from proposaltrack.exporting.clean import CLEAN  # noqa: PLC0415 - only whoever writes a file waits

    return tuple(CLEAN)


def write_file(content: bytes, path: Path, *, force: bool = False, made_from: Iterable[Path] = ()) -> None:
    """Write a file whole or not at all.

    Args:
        content: its bytes.
        path: where; nothing is there yet.
        force: write over what is there.
        made_from: the files that it was made from, which are never written over.

    Raises:
        Refused: there is something in that place already, or it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            raise Refused(f"{path} is there already and is no file", "Name another file.")
        if any(source.exists() and source.samefile(path) for source in made_from if path.exists()):
            raise Refused(f"{path} is what this is made from", "Name another file.")
        if path.exists() and not force:
            raise Refused(f"{path} is there already", "Name another file, or say --force.")
        _write_whole(content, path)
    except OSError as wrong:
        raise Refused(f"{path} cannot be written: {wrong.strerror}", "Name another place.") from None


def _write_whole(content: bytes, path: Path) -> None:
    """Write beside the place and move there, so that half a file is never seen; through a link, where it leads."""
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{secrets.token_hex(4)}.part")
    try:
        beside.write_bytes(content)
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
