"""The store on disk: one bare git repository for each space, `store.json` beside them, and a cache to lose.

docs/store-format.md is the page that says what lies where.
"""

import json
import re
import tempfile
from collections.abc import Iterator, MutableMapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from proposaltrack.errors import NewerFormat, NotFound, Problem, Refused, StoreDamaged
from proposaltrack.model.record import Entry, Seal
from proposaltrack.store.base import Pen
from proposaltrack.store.beginning import SPACES, Draw, draw_id, open_space
from proposaltrack.store.checking import FROM_BACKUP, check_among, holds
from proposaltrack.store.codec import Decoder
from proposaltrack.store.git_checking import check_shelf
from proposaltrack.store.git_door import lay_repository
from proposaltrack.store.git_environment import scrub_environment
from proposaltrack.store.git_shelf import Shelf
from proposaltrack.store.keeping import load_kept, record_kept
from proposaltrack.store.locked import locked, unwritable
from proposaltrack.store.pen import SpacePen

__all__ = ["GitStore", "init_store", "open_store", "scrub_environment"]

STORE_FORMAT = 1
"""The newest layout that this program knows, and the only one it writes."""

SETTINGS, CACHE, LOCK = "store.json", "cache", "pt.lock"

CONFIG = """\
[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = true
\tfsync = objects,reference
[gc]
\tauto = 0
"""
"""The configuration of every repository, to the letter: another one is somebody else's, and not to be trusted."""

_FOREIGN = (
    "objects/info/alternates",
    "objects/info/http-alternates",
    "commondir",
    "hooks",
    "worktrees",
    "modules",
)
_WRITER = re.compile(r"[0-9a-f]{16}")
_SPACE = re.compile(r"[a-z][a-z0-9-]{0,63}")


class GitStore:
    """The filed entries of one negotiation on disk; made by `init_store` and `open_store`.

    Args:
        folder: the store.
        writer: id of the writer of this workspace.
        spaces: short names of its spaces.
    """

    def __init__(self, folder: Path, writer: str, spaces: tuple[str, ...]) -> None:
        self.folder = folder
        self.writer = writer
        decoder = Decoder()
        self._shelves = {space: Shelf(space, _repository(folder, space), decoder) for space in spaces}
        self._writing: set[str] = set()

    def spaces(self) -> tuple[str, ...]:
        """Short names of the spaces."""
        return tuple(self._shelves)

    def space_id(self, space: str) -> str:
        """The id of a space."""
        return self._shelf(space).space_id()

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, space by space."""
        return tuple(entry for shelf in self._shelves.values() for entry in shelf.entries())

    def text_of(self, entry: Entry | str) -> str:
        """The text filed with an entry."""
        found, commit = self._find(entry)
        if found.record.text is None:
            raise NotFound("text with record", found.id[:8])
        return self._sealed(found, commit, "text.md", found.record.text).decode()

    def source_of(self, entry: Entry | str) -> bytes | None:
        """The bytes received that were filed with an entry."""
        found, commit = self._find(entry)
        seal = found.record.source
        return None if seal is None else self._sealed(found, commit, f"source{seal.suffix}", seal)

    @contextmanager
    def writing(
        self, space: str, *, recorded_at: datetime, negotiation: str | None, speaker: str | None
    ) -> Iterator[Pen]:
        """A pen for one space; what it added is filed when the block ends well."""
        shelf = self._shelf(space)
        if space in self._writing:
            raise RuntimeError(f"a block that writes to {space} is open already")
        with locked(_repository(self.folder, space) / LOCK):
            self._writing.add(space)
            try:
                tips = shelf.door.tips()
                standing = shelf.standing(tips, self.writer, recorded_at)
                with closing(SpacePen(standing, negotiation, speaker, shelf.known)) as pen:
                    yield pen
                if pen.filings:
                    shelf.append(pen.filings, self.writer, tips)
                    shelf.door.tidy()
            finally:
                self._writing.discard(space)

    def kept(self, key: str) -> bytes | None:
        """What was kept under this key, if it is still there."""
        return load_kept(self.folder / CACHE, key)

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes that can be computed again."""
        record_kept(self.folder / CACHE, key, content)

    def verify(self) -> tuple[Problem, ...]:
        """Everything wrong in every space."""
        spaces, problems = {}, []
        for space, shelf in self._shelves.items():
            spaces[space], wrong = check_shelf(shelf)
            problems += wrong
        return (*problems, *check_among(spaces))

    def close(self) -> None:
        """Let go of every process and file."""
        for shelf in self._shelves.values():
            shelf.door.close()

    def _shelf(self, space: str) -> Shelf:
        if space not in self._shelves:
            raise NotFound("space", space, tuple(self._shelves))
        return self._shelves[space]

    def _find(self, entry: Entry | str) -> tuple[Entry, str]:
        identity = entry if isinstance(entry, str) else entry.id
        # What is known already costs nothing; only a new id makes every space look for news.
        for afresh in (False, True):
            for shelf in self._shelves.values():
                if found := shelf.find(identity, afresh=afresh):
                    return found
        raise NotFound("record", identity[:8])

    def _sealed(self, entry: Entry, commit: str, name: str, seal: Seal) -> bytes:
        content = self._shelf(entry.space).door.read(f"{commit}:{name}")
        if content is None or not holds(seal, content):
            what = "missing" if content is None else "not the one that was filed"
            raise StoreDamaged(f"{entry.space}, record {entry.id[:8]}: its {name} is {what}", FROM_BACKUP)
        return content


def init_store(
    folder: Path, *, now: datetime, environ: MutableMapping[str, str], draw: Draw = draw_id
) -> GitStore:
    """A fresh store, whole or not at all.

    Args:
        folder: where; its parents are made, and it must be missing or empty.
        now: when it begins, with a time zone.
        environ: the environment of this process (`os.environ`); its GIT_ variables are removed.
        draw: gives fresh ids.

    Raises:
        Refused: something is there already.
        StoreUnwritable: the folder may not be written, or the disk is full.
    """
    scrub_environment(environ)
    folder = folder.absolute()
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Refused(f"{folder} is not empty", "Choose another name, or open what is there.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=folder.parent, prefix=".new-", ignore_cleanup_errors=True
        ) as room:
            whole = Path(room) / folder.name
            _lay_store(whole, now, draw)
            whole.replace(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    return open_store(folder, environ=environ)


def _lay_store(folder: Path, now: datetime, draw: Draw) -> None:
    writer = draw()
    (folder / CACHE).mkdir(parents=True)
    for space in SPACES:
        repository = _repository(folder, space)
        lay_repository(repository, writer, CONFIG)
        shelf = Shelf(space, repository, Decoder())
        try:
            shelf.append([open_space(space, draw(), writer, now)], writer, {})
        finally:
            shelf.door.close()
    told = json.dumps({"format": STORE_FORMAT, "writer": writer})
    (folder / SETTINGS).write_text(f"{told}\n", "utf-8", newline="\n")


def open_store(folder: Path, *, environ: MutableMapping[str, str]) -> GitStore:
    """The store in a folder; closed by the caller after use.

    Args:
        folder: where it lies.
        environ: the environment of this process (`os.environ`); its GIT_ variables are removed.

    Raises:
        StoreDamaged: there is no store, or it was tampered with.
        NewerFormat: it was written by a newer program.
    """
    scrub_environment(environ)
    folder = folder.absolute()
    writer = _load_writer(folder / SETTINGS)
    spaces = _load_spaces(folder)
    for space in spaces:
        _check_own(_repository(folder, space))
    return GitStore(folder, writer, spaces)


def _load_writer(settings: Path) -> str:
    try:
        told: Any = json.loads(settings.read_bytes())
    except (OSError, ValueError) as error:
        raise StoreDamaged(f"{settings} is missing or unreadable", FROM_BACKUP) from error
    told = told if isinstance(told, dict) else {}
    found, writer = told.get("format"), told.get("writer")
    if isinstance(found, int) and found > STORE_FORMAT:
        raise NewerFormat(str(settings), found, STORE_FORMAT)
    if found != STORE_FORMAT or not isinstance(writer, str) or not _WRITER.fullmatch(writer):
        raise StoreDamaged(f"{settings} does not describe a store", FROM_BACKUP)
    return writer


def _load_spaces(folder: Path) -> tuple[str, ...]:
    """Short names of the spaces that lie there, internal first."""
    names = sorted(path.name.removesuffix(".git") for path in folder.glob("*.git"))
    missing = [space for space in SPACES if space not in names]
    if missing:
        raise StoreDamaged(f"{_repository(folder, missing[0])} is missing", FROM_BACKUP)
    return (*SPACES, *(name for name in names if name not in SPACES and _SPACE.fullmatch(name)))


def _check_own(repository: Path) -> None:
    """A repository brought from elsewhere can start programs, so only one exactly as we lay it is opened."""
    try:
        config = (repository / "config").read_text("utf-8")
    except (OSError, ValueError) as error:
        raise StoreDamaged(f"{repository} is missing or damaged", FROM_BACKUP) from error
    foreign = [name for name in _FOREIGN if (repository / name).exists()]
    if config != CONFIG or foreign:
        strange = repository / (foreign[0] if foreign else "config")
        raise StoreDamaged(
            f"{strange} is not as this program leaves it", "Take it away, or restore a backup."
        )


def _repository(folder: Path, space: str) -> Path:
    return folder / f"{space}.git"
