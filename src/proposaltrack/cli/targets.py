"""Targets: whether a word means a file or a version, and how either side of a comparison is named."""

from pathlib import Path

from proposaltrack.actions.reading import Side
from proposaltrack.views.clauses import Json


def is_file(target: str) -> bool:
    """True for what exists as a file, and for what can only be meant as one."""
    return Path(target).exists() or ("@" not in target and bool({"/", "\\", "."} & set(target)))


def side_json(side: Side) -> Json:
    """Name, version and id of one side of a comparison; the last two only for a version."""
    version = side.version
    return {
        "name": side.name,
        "version": version.label if version else None,
        "version_id": version.id if version else None,
    }
