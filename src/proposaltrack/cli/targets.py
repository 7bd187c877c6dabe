"""Targets: whether a word means a file or a version."""

from pathlib import Path


def is_file(target: str) -> bool:
    """True for what exists as a file, and for what can only be meant as one."""
    return Path(target).exists() or ("@" not in target and bool({"/", "\\", "."} & set(target)))
