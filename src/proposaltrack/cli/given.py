"""Given: what a person hands to an act, from the words on the command line to the bytes and names they stand for."""

import sys
from pathlib import Path
from typing import Any

from proposaltrack.actions.desk import Desk
from proposaltrack.actions.stage import document_kind
from proposaltrack.actions.versions import Wording
from proposaltrack.errors import UsageProblem
from proposaltrack.importing.base import LARGEST
from proposaltrack.importing.files import load_file, read_bytes
from proposaltrack.model.acts.matter import TextStatus
from proposaltrack.model.marked import View

STANDARD_INPUT = "standard input"
"""What the text is called that comes in on standard input."""


def author(desk: Desk, by: str | None) -> str:
    """The short name of the party that acts: the one named, else our own.

    Raises:
        UsageProblem: none is named, and none is ours.
    """
    if by or desk.ours:
        return by or desk.ours or ""
    raise UsageProblem(
        "nobody is named as the one who acts",
        "Name the party with --by, or say once which is ours: `proposaltrack party ours KEY`.",
    )


def read_words(file: Path | None) -> str:
    """The text of a file that is given with an option, "-" for what comes in on standard input; "" for none."""
    if file is None:
        return ""
    given = named_bytes(file)
    return (load_file(given) if isinstance(given, Path) else read_bytes(*given)).text


def named_bytes(file: Path) -> Path | tuple[str, bytes]:
    """The file, or what comes in on standard input, with a name, where the file is "-"."""
    if str(file) != "-":
        return file
    # One byte more than can be read tells that there is too much.
    return STANDARD_INPUT, sys.stdin.buffer.read(LARGEST + 1)


def wording_of(file: Path, about: dict[str, Any]) -> Wording:
    """A file with what was said about it by the options of `wording_options`."""
    kind = about["kind"]
    told = about | {
        "view": View(about["view"]),
        "status": TextStatus(about["status"]),
        "kind": document_kind(kind) if kind else None,
    }
    return Wording(file=named_bytes(file), **told)
