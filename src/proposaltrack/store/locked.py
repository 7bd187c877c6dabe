"""A lock between processes that the kernel frees at death, so that no dead process blocks a store."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proposaltrack.errors import StoreMovedOn, StoreUnwritable

PATIENCE = 60.0
"""Seconds to wait for others before giving up."""

_PAUSE = 0.003


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody else is inside a block for the same path.

    Args:
        path: file to lock; made when missing, empty for ever.
        patience: seconds to wait.

    Raises:
        StoreMovedOn: others held it all the while.
        StoreUnwritable: the file cannot be opened for writing.
    """
    try:
        held = path.open("ab")
    except OSError as error:
        raise unwritable(path.parent, error) from error
    with held:
        _wait(held.fileno(), path, time.monotonic() + patience)
        yield


def _wait(descriptor: int, path: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise StoreMovedOn(
                    f"{path.parent} is being written by another program, and stays so",
                    "Nothing was filed; wait for it to end, then try again.",
                ) from None
            time.sleep(_PAUSE)
        else:
            return


def unwritable(folder: Path, reason: object) -> StoreUnwritable:
    """The error for a folder that cannot be written, naming it and the reason."""
    told = getattr(reason, "strerror", None) or reason
    return StoreUnwritable(
        f"{folder} cannot be written: {told}",
        "Nothing was filed; free some space or get the right to write there, then try again.",
    )
