"""Paths: the names that a path may go on with while somebody types it, the files that came with a message among them."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from textual.suggester import Suggester

from proposaltrack.errors import ProposalTrackError
from proposaltrack.importing.files import attachments_of
from proposaltrack.text.display import make_line

_MESSAGE, _WITHIN = ".eml", "#"
_TELLING = 3
"""Letters from which on a short name in the name of a file says something."""
_LONGEST_KEY = 40
"""Letters of a short name that is suggested, at most."""


class PathSuggester(Suggester):
    """Names of files and folders that a path may go on with."""

    def __init__(self) -> None:
        # What is in a folder may be another thing a moment later.
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first name in order of the alphabet."""
        return next(iter(await asyncio.to_thread(find_paths, value)), None)


def expanded(path: str) -> Path:
    """The path that was typed, `~` standing for the person's own folder."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)  # nobody of that name: it is looked for as it is written


def find_paths(typed: str) -> tuple[str, ...]:
    """What a path may go on with, in order of the alphabet; nothing whose name could not be drawn as it is.

    Args:
        typed: the beginning of a path; behind `MAIL.eml#`, of the name of a file that came with a message.
    """
    try:
        return tuple(_attached(typed) if f"{_MESSAGE}{_WITHIN}" in typed else _in_folder(typed))
    except (ProposalTrackError, OSError, RuntimeError, ValueError):
        return ()


def is_there(typed: str) -> bool:
    """True for a file, or the name of one that came with a message."""
    try:
        if expanded(typed).is_file():
            return True
    except (OSError, ValueError):
        return False
    return f"{_MESSAGE}{_WITHIN}" in typed and typed in find_paths(typed)


def _in_folder(typed: str) -> Iterator[str]:
    path = Path(typed).expanduser()
    folder, start = (path, "") if typed.endswith("/") else (path.parent, path.name)
    names = sorted(p.name + "/" * p.is_dir() for p in folder.iterdir() if p.name.startswith(start))
    lead = typed[: len(typed) - len(start)]
    yield from (lead + name for name in names if _drawn(name) and (start or not name.startswith(".")))


def _attached(typed: str) -> Iterator[str]:
    message, _, start = typed.partition(f"{_MESSAGE}{_WITHIN}")
    lead = f"{message}{_MESSAGE}{_WITHIN}"
    names = attachments_of(expanded(f"{message}{_MESSAGE}"))
    yield from (
        lead + name for name in names if _drawn(name) and name.casefold().startswith(start.casefold())
    )


def _drawn(name: str) -> bool:
    """What is suggested is drawn as it is: a name that would have to be made safe cannot be."""
    return make_line(name) == name


def suggest_document(path: str, keys: Iterable[str]) -> str:
    """The document that a file is named after, the longest name first; "" where it is named after none."""
    name = _letters(PurePath(path.rpartition(_WITHIN)[2]).stem)
    found = [key for key in keys if len(_letters(key)) >= _TELLING and _letters(key) in name]
    return max(found, key=len, default="")


def suggest_key(path: str) -> str:
    """A short name for a document that begins with a file; "" where the file has no name."""
    stem = PurePath(path.rpartition(_WITHIN)[2]).stem.casefold()
    return re.sub(r"[\W_]+", "-", stem).strip("-")[:_LONGEST_KEY].rstrip("-")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
