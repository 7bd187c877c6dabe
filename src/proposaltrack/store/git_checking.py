"""`verify` for one space in its repository: every object, every line of records, every file of every record."""

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence

from proposaltrack.errors import Problem, Unreadable
from proposaltrack.model.record import Entry
from proposaltrack.store.checking import FROM_BACKUP, Found, check_found
from proposaltrack.store.codec import decode_record
from proposaltrack.store.git_shelf import Shelf

_TOGETHER = 200
"""How many records are read by one process; bounds the memory that their texts take."""

_OBJECT = re.compile(r"[0-9a-f]{40}")
_FILES = re.compile(r"record\.json|record\.sig|text\.md|source\.[a-z0-9]{1,16}")
_ORDINARY = "100644"


def check_shelf(shelf: Shelf) -> tuple[list[Entry], list[Problem]]:
    """The entries of a space that can be read, and what is wrong with the space and each of its records."""
    try:
        tips = shelf.door.tips()
        lines = shelf.lines(tips, {})
    except Unreadable as error:
        return [], [*_faults(shelf), Problem(shelf.space, error.message, FROM_BACKUP)]
    if lines is None:
        return [], [*_faults(shelf), Problem(shelf.space, "a line of records forks", FROM_BACKUP)]
    entries: list[Entry] = []
    problems = _faults(shelf)
    space_id = _space_id(shelf, lines)
    for told in _all_found(shelf, lines):
        if isinstance(told, Problem):
            problems.append(told)
            continue
        entry, wrong = check_found(told, shelf.space, space_id)
        entries += [entry] if entry else []
        problems += wrong
    return entries, problems


def _space_id(shelf: Shelf, lines: Mapping[str, Sequence[str]]) -> str:
    """The id of the space by the first record that can be read at all; "" when none can."""
    for commit in (commit for line in lines.values() for commit in line):
        with contextlib.suppress(Unreadable):
            return decode_record(shelf.door.read(f"{commit}:record.json") or b"").space
    return ""


def _faults(shelf: Shelf) -> list[Problem]:
    """What git finds, told without git's words: which object, by the start of its id."""
    named: dict[str, None] = {}
    for line in shelf.door.faults():
        hit = _OBJECT.search(line)
        named[
            f"object {hit.group()[:8]} is missing, altered or out of place" if hit else "files are damaged"
        ] = None
    return [Problem(shelf.space, message, FROM_BACKUP) for message in named]


def _all_found(shelf: Shelf, lines: Mapping[str, Sequence[str]]) -> Iterator[Found | Problem]:
    for writer, commits in lines.items():
        for start in range(0, len(commits), _TOGETHER):
            yield from _found_together(shelf, writer, commits[start : start + _TOGETHER])


def _found_together(shelf: Shelf, writer: str, commits: Sequence[str]) -> Iterator[Found | Problem]:
    trees = shelf.door.read_many([f"{commit}^{{tree}}" for commit in commits])
    listed = [_listed(tree) for tree in trees]
    wanted = [identity for files in listed if files for identity in files.values()]
    contents = dict(zip(wanted, shelf.door.read_many(wanted), strict=True))
    for commit, files in zip(commits, listed, strict=True):
        place = f"{shelf.space}, record in {commit[:8]}"
        if files is None:
            yield Problem(place, "what was filed with it is not what a record consists of", FROM_BACKUP)
            continue
        parts = {name: contents[identity] for name, identity in files.items()}
        missing = [name for name, content in parts.items() if content is None]
        if missing:
            yield Problem(place, f"{' and '.join(sorted(missing))} cannot be read", FROM_BACKUP)
            continue
        yield _found(writer, {name: content for name, content in parts.items() if content is not None})


def _found(writer: str, parts: Mapping[str, bytes]) -> Found:
    sources = [
        (name.removeprefix("source"), parts[name]) for name in sorted(parts) if name.startswith("source.")
    ]
    return Found(writer, parts["record.json"], parts.get("text.md"), sources[0] if sources else None)


def _listed(tree: bytes | None) -> dict[str, str] | None:
    """Names of a record's files with their object ids; None when this is not the shape of a record."""
    if tree is None:
        return None
    try:
        files = tuple(_tree_entries(tree))
    except ValueError:
        return None
    fit = all(mode == _ORDINARY and _FILES.fullmatch(name) for mode, name, _ in files)
    sources = sum(name.startswith("source.") for _, name, _ in files)
    listed = {name: identity for _, name, identity in files}
    return listed if fit and sources <= 1 and "record.json" in listed else None


def _tree_entries(tree: bytes) -> Iterator[tuple[str, str, str]]:
    """(mode, name, object id) of every entry of a git tree object."""
    position = 0
    while position < len(tree):
        end = tree.index(b"\0", position)
        mode, _, name = tree[position:end].partition(b" ")
        yield mode.decode(), name.decode("utf-8"), tree[end + 1 : end + 21].hex()
        position = end + 21
