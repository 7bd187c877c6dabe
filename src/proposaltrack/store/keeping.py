"""Bytes kept in a folder that can be computed again: losing them, or failing to keep them, is never an error."""

import contextlib
import os
import tempfile
from hashlib import sha256
from pathlib import Path


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
        except OSError:
            Path(temporary).unlink(missing_ok=True)


def _place(folder: Path, key: str) -> Path:
    return folder / sha256(key.encode()).hexdigest()
