"""One bare repository behind the few commands that a store needs, run by way of GitPython's `repo.git`.

Only plumbing is called, every operand matches a strict pattern, and a reference moves by compare-and-swap only:
GitPython's own index and commit functions lose acknowledged writes and run hooks.
"""

import contextlib
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from subprocess import PIPE
from typing import Any, BinaryIO

from proposaltrack.errors import NotFound, StoreDamaged
from proposaltrack.store.git_environment import CHILD_SETTINGS
from proposaltrack.store.locked import unwritable

try:
    import git
except ImportError as error:
    raise NotFound(
        "program", "git", next_step="Install git, version 2.39 or later, then try again."
    ) from error

GRACE = 2.0
"""Seconds after which a reference's lock file, which only a killed program leaves, is taken away."""

KEEP_PACKED = 100
"""From this many objects on, what is filed together stays together in one pack."""

MOST_LOOSE, MOST_PACKS = 8, 20
"""With more single objects in one of their 256 folders, or more packs, a space is tidied; git looks into every pack
for what it does not find, so appending would take the longer the more there are."""

_COMMIT = re.compile(r"[0-9a-f]{40}")
_NAME = re.compile(r"[0-9a-f]{40}(?:\^\{tree\}|:(?:record\.json|text\.md|source\.[a-z0-9]{1,16}))?")
_WRITER = re.compile(r"[0-9a-f]{16}")
_BRANCHES = "refs/heads/pt/"
_NOTHING = "0" * 40
_VERIFY = "Run `proposaltrack verify` to see all that is wrong."


class Door:
    """The way in and out of one bare repository; closed after use.

    Args:
        folder: the repository.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self._repo = git.Repo(folder)
        except (git.NoSuchPathError, git.InvalidGitRepositoryError) as error:
            raise StoreDamaged(f"{folder} is missing or damaged", _VERIFY) from error
        self._repo.git.update_environment(GIT_DIR=str(folder), **CHILD_SETTINGS)
        # The long-lived reader answers one question at a time.
        self._reading = threading.Lock()

    def close(self) -> None:
        """Every process and file of this repository let go."""
        self._repo.close()

    def tips(self) -> dict[str, str]:
        """The last commit of every writer, by writer id."""
        with self._damage("its list of writers cannot be read"):
            told = self._repo.git.for_each_ref("--format=%(objectname) %(refname)", _BRANCHES)
        found = {}
        for line in told.splitlines():
            commit, name = line.split(" ", 1)
            found[_operand(_WRITER, name.removeprefix(_BRANCHES))] = _operand(_COMMIT, commit)
        return found

    def parents(self, tips: Iterable[str], known: Iterable[str]) -> dict[str, list[str]]:
        """Commits reached from `tips` and not from `known`, each with its parents."""
        wanted = [_operand(_COMMIT, tip) for tip in tips]
        without = [f"^{_operand(_COMMIT, tip)}" for tip in known]
        with self._damage("its records cannot be listed"):
            told = self._repo.git.rev_list("--parents", *wanted, *without)
        lines = (line.split() for line in told.splitlines())
        return {commit: parents for commit, *parents in lines}

    def read(self, name: str) -> bytes | None:
        """The content of an object; None when there is no such object."""
        with self._reading:
            try:
                _, _, _, content = self._repo.git.get_object_data(_operand(_NAME, name))
            except (ValueError, OSError):
                # The long-lived reader may have died of the damage; the next question gets a new one.
                self._repo.git.clear_cache()
                return None
            return content

    def read_many(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The contents of many objects, in order, by one process; None for each that cannot be read."""
        asked = "".join(f"{_operand(_NAME, name)}\n" for name in names).encode()
        process: Any = self._repo.git.cat_file("--batch", "--buffer", istream=PIPE, as_process=True)
        # Asking from a thread lets answers be read while git still looks for the others.
        asking = threading.Thread(target=_ask, args=(process.stdin, asked), daemon=True)
        asking.start()
        count = 0
        try:
            while count < len(names) and (header := process.stdout.readline().split()):
                count += 1
                # "missing" in place of a size: there is no such object.
                yield process.stdout.read(int(header[2]) + 1)[:-1] if len(header) == 3 else None
        finally:
            _end(process, asking)
        # A damaged object ends the process; what it did not get to is asked for one by one.
        yield from (self.read(name) for name in names[count:])

    def take(self, pack: bytes, count: int) -> None:
        """Store the objects of a pack.

        Args:
            pack: the pack.
            count: how many objects it holds.

        Raises:
            StoreUnwritable: they could not be written.
        """
        command = ["git", "unpack-objects", "--strict", "-q"]
        if count >= KEEP_PACKED:
            command = ["git", "index-pack", "--stdin", "--strict"]
        process: Any = self._repo.git.execute(command, istream=PIPE, as_process=True)
        _, told = process.communicate(pack)
        if process.returncode != 0:
            raise unwritable(self.folder, _reason(told.decode(errors="replace")))

    def move(self, writer: str, new: str, old: str | None) -> bool:
        """Make `new` the last commit of a writer if it still is `old`; False when it is another by now.

        The lock of this space is held by the caller.
        """
        name = _BRANCHES + _operand(_WRITER, writer)
        operands = (name, _operand(_COMMIT, new), _operand(_COMMIT, old or _NOTHING))
        try:
            self._repo.git.update_ref(*operands)
        except git.GitCommandError:
            if self.tips().get(writer) != old:
                return False
            self._drop_stale_lock(name)
            self._force_move(operands)
        return True

    def _force_move(self, operands: tuple[str, str, str]) -> None:
        try:
            self._repo.git.update_ref(*operands)
        except git.GitCommandError as error:
            raise unwritable(self.folder, _reason(str(error.stderr))) from error

    def _drop_stale_lock(self, name: str) -> None:
        lock = self.folder / f"{name}.lock"
        until = time.monotonic() + GRACE
        while lock.exists() and time.monotonic() < until:
            time.sleep(0.02)
        with contextlib.suppress(OSError):
            lock.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Loose objects moved into a pack when there are many, and packs joined when there are; nothing is dropped.

        A joined pack is whole on the disk before the smaller ones that it holds are taken away, and what nothing
        refers to is joined as well.
        """
        objects = self.folder / "objects"
        # Objects spread evenly over 256 folders, so one folder tells how many there are.
        loose = _count(objects / "17", "*") > MOST_LOOSE
        if loose or _count(objects / "pack", "pack-*.pack") > MOST_PACKS:
            # Each pack at least twice as large as the next: large ones are left alone, and few are left.
            joining = ["git", "-c", "core.fsync=all", "repack", "--geometric=2", "-d", "-l", "-q"]
            with contextlib.suppress(git.GitCommandError):
                self._repo.git.execute(joining)

    def faults(self) -> tuple[str, ...]:
        """What git's own check of every object finds; empty when all is whole."""
        status, out, err = self._repo.git.fsck(
            "--full",
            "--strict",
            "--no-dangling",
            "--no-progress",
            with_extended_output=True,
            with_exceptions=False,
        )
        lines = tuple(line for line in f"{out}\n{err}".splitlines() if line.strip())
        return (lines or (f"the check ended with {status}",)) if status else ()

    @contextlib.contextmanager
    def _damage(self, what: str) -> Iterator[None]:
        try:
            yield
        except git.GitCommandError as error:
            raise StoreDamaged(f"{self.folder} is damaged: {what}", _VERIFY) from error


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.glob(pattern))


def _ask(pipe: BinaryIO, asked: bytes) -> None:
    # The other end goes away when git meets damage or nobody wants the rest.
    with contextlib.suppress(OSError), pipe:
        pipe.write(asked)


def _end(process: Any, asking: threading.Thread) -> None:
    """The process gone and its pipes closed, whether it had answered everything or not."""
    process.kill()
    asking.join()
    process.stdout.close()
    process.stderr.close()
    with contextlib.suppress(git.GitCommandError):
        process.wait()


def _operand(pattern: re.Pattern[str], word: str) -> str:
    """The word, which is what it must be."""
    if not pattern.fullmatch(word):
        raise StoreDamaged(f"the store holds the stray name {word!r}", _VERIFY)
    return word


def _reason(told: str) -> str:
    """The first line in which git says why, without its own prefixes."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    first = next(
        (line for line in lines if line.startswith(("error:", "fatal:"))), (lines or ["no reason given"])[0]
    )
    return first.removeprefix("error:").removeprefix("fatal:").strip()


def lay_repository(folder: Path, writer: str, config: str) -> None:
    """Make an empty bare repository with exactly this configuration file and no hooks.

    Args:
        folder: where; must not exist.
        writer: id of the writer whose line of records a person sees first.
        config: the whole configuration file.
    """
    door = git.Git()
    door.update_environment(**CHILD_SETTINGS)
    branch = f"--initial-branch=pt/{_operand(_WRITER, writer)}"
    try:
        door.init("--bare", "--template=", "-q", branch, "--", str(folder))
    except git.GitCommandError as error:
        raise unwritable(folder, _reason(str(error.stderr))) from error
    (folder / "config").write_text(config, "utf-8", newline="\n")
