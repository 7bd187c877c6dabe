"""Exporting: a version as a file of its own, clean or as it was received."""

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.readings import original_of, settled_reading
from proposaltrack.errors import NotFound, UsageProblem
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
