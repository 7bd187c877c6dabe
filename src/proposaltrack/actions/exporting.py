"""Exporting: a version as a file of its own, clean or as it was received."""

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.readings import original_of, settled_reading
from proposaltrack.errors import UsageProblem


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
    return write(settled_reading(desk, matter, version), version.title)
