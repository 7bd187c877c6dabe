"""Records as git objects, packed in memory: one commit for each record, its tree holding only the record's files.

The format of objects and packs is git's own (gitformat-pack and gitformat-index in git's documentation).
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from proposaltrack.store.pen import Filing

_PACK_TYPES = {"commit": 1, "tree": 2, "blob": 3}


@dataclass
class Pack:
    """Git objects on their way into a store, each once, in the order in which they were added."""

    objects: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def add(self, kind: str, content: bytes) -> str:
        """The git id of an object, now in the pack."""
        header = f"{kind} {len(content)}\0".encode()
        # Git names objects by SHA-1; what a record claims rests on the SHA-256 sums inside it.
        identity = hashlib.sha1(header + content, usedforsecurity=False).hexdigest()
        self.objects.setdefault(identity, (kind, content))
        return identity

    def encoded(self) -> bytes:
        """The pack as git reads it."""
        parts = [b"PACK", (2).to_bytes(4, "big"), len(self.objects).to_bytes(4, "big")]
        for kind, content in self.objects.values():
            parts += [_entry_header(_PACK_TYPES[kind], len(content)), zlib.compress(content, 1)]
        body = b"".join(parts)
        return body + hashlib.sha1(body, usedforsecurity=False).digest()


def _entry_header(kind: int, size: int) -> bytes:
    """Type and size of a packed object: 4 bits of size first, then 7 at a time, lowest first."""
    byte, size = (kind << 4) | (size & 15), size >> 4
    out = bytearray()
    while size:
        out.append(byte | 0x80)
        byte, size = size & 0x7F, size >> 7
    out.append(byte)
    return bytes(out)


def pack_filings(filings: Sequence[Filing], parent: str | None) -> tuple[Pack, tuple[str, ...]]:
    """A pack with one commit for each filing, in a line after `parent`, and the git ids of these commits."""
    pack, commits = Pack(), []
    for filing in filings:
        tree = pack.add("tree", _tree(pack, filing))
        parent = pack.add("commit", _commit(filing, tree, parent))
        commits.append(parent)
    return pack, tuple(commits)


def _tree(pack: Pack, filing: Filing) -> bytes:
    files = sorted(_files(filing))
    return b"".join(
        b"100644 " + name.encode() + b"\0" + bytes.fromhex(pack.add("blob", content))
        for name, content in files
    )


def _files(filing: Filing) -> Iterator[tuple[str, bytes]]:
    yield "record.json", filing.encoded
    if filing.text is not None:
        yield "text.md", filing.text
    seal = filing.entry.record.source
    if seal is not None and filing.source is not None:
        yield f"source{seal.suffix}", filing.source


def _commit(filing: Filing, tree: str, parent: str | None) -> bytes:
    record = filing.entry.record
    # A fixed identity and the record's own time: neither the person's name nor the machine's gets in.
    who = f"proposaltrack <{record.writer}@proposaltrack.invalid> {_seconds(record.recorded_at)} +0000"
    lines = [f"tree {tree}", *([f"parent {parent}"] if parent else []), f"author {who}", f"committer {who}"]
    return "\n".join([*lines, "", f"{describe_act(filing.entry.act)}\n"]).encode()


def _seconds(at: datetime) -> int:
    return max(0, int(at.astimezone(UTC).timestamp()))


def describe_act(act: Any) -> str:
    """One plain line on what was filed, for people who look with other tools; it is never read back."""
    kind = act.kind.replace("-", " ").capitalize()
    name = getattr(act, "key", None)
    return f"{kind} {name}" if name else f"{kind} of {act.on.isoformat()}"
