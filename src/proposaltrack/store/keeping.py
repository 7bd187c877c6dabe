"""Bytes kept in a folder that can be computed again: losing them, or failing to keep them, is never an error."""

import contextlib
import os
import tempfile
from hashlib import sha256
from pathlib import Path

MOST = 5_000
"""How many things are kept; with more of them the older half goes, which is looked after now and then."""


def load_kept(folder: Path, key: str) -> bytes | None:
    """What was kept under this key, if it is still there and whole."""
    try:
        kept = _place(folder, key).read_bytes()
    except OSError:
        return None
    seal, content = kept[:32], kept[32:]
    return content if seal == sha256(content).digest() else None


def record_kept(folder: Path, key: str, content: bytes) -> None:
    """Keep bytes under a key; a reader finds the old ones or the new ones, never a mixture."""
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sha256(content).digest() + content)
            Path(temporary).replace(_place(folder, key))
            _drop_oldest(folder, _place(folder, key))
        except OSError:
            Path(temporary).unlink(missing_ok=True)


def _drop_oldest(folder: Path, latest: Path) -> None:
    """The older half dropped when there is too much; looked for at every 64th name or so."""
    if int(latest.name[:2], 16) % 64:
        return
    every = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder)]
    if len(every) > MOST:
        for _, path in sorted(every)[: len(every) // 2]:
            Path(path).unlink(missing_ok=True)


def _place(folder: Path, key: str) -> Path:
    return folder / sha256(key.encode()).hexdigest()
