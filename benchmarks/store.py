"""How the store grows: appending to 10,000 versions, and reading 10,000 records back.

Every figure is a ratio of two runs on one machine, so it says the same on a slow one.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from proposaltrack.model.acts.matter import (
    DocumentKind,
    DocumentOpened,
    NegotiationOpened,
    PartyJoined,
    VersionRecorded,
)
from proposaltrack.store.git import GitStore, init_store

NOW = datetime(2024, 3, 1, tzinfo=UTC)
ON = date(1993, 3, 3)
VERSIONS = 10_000
TOGETHER = 500
TEXT = "".join(
    f"{number}. The Parties shall notify each other of step {number}.\n\n" for number in range(1, 101)
)

BARE = """
import subprocess, sys
import git, pydantic
from proposaltrack.store.codec import decode_record
folder = sys.argv[1]
run = lambda *words, **more: subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True, **more).stdout
names = run("rev-list", "--all").split()
answer = run("cat-file", "--batch", "--buffer", input=b"".join(name + b":record.json\\n" for name in names))
at = 0
for _ in names:
    end = answer.index(b"\\n", at)
    size = int(answer[at:end].split()[2])
    decode_record(answer[end + 1 : end + 1 + size])
    at = end + size + 2
"""

OURS = """
import os, sys
from pathlib import Path
from proposaltrack.store.git import open_store
store = open_store(Path(sys.argv[1]), environ=os.environ)
assert len(store.entries()) >= int(sys.argv[2])
store.close()
"""


def rows() -> list[tuple[str, float, str]]:
    """(name, ratio, bar) of every measurement."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "store"
        store = init_store(folder, now=NOW, environ=os.environ)
        opened, document = _open_matter(store)
        first = _append_seconds(store, opened, document)
        for start in range(0, VERSIONS, TOGETHER):
            _file_versions(store, opened, document, range(start, start + TOGETHER))
        last = _append_seconds(store, opened, document)
        store.close()
        bare = _process_seconds(BARE, str(folder / "internal.git"))
        ours = _process_seconds(OURS, str(folder), str(VERSIONS))
    return [
        ("append at 10,000 versions, against the first", last / first, "<= 1.5"),
        ("read 10,000 records, against a bare process", ours / bare, "<= 2"),
    ]


def _open_matter(store: GitStore) -> tuple[str, str]:
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        opened = pen.add(NegotiationOpened(on=ON, key="border", title="Border"))
        pen.under(negotiation=opened.id, speaker=None)
        pen.add(PartyJoined(on=ON, key="RU", name="Russian Federation"))
        kind = DocumentKind.DRAFT
        return opened.id, pen.add(DocumentOpened(on=ON, key="treaty", title="T", document_kind=kind)).id


def _file_versions(store: GitStore, opened: str, document: str, numbers: range) -> None:
    with store.writing("internal", recorded_at=NOW, negotiation=opened, speaker=None) as pen:
        for number in numbers:
            text = TEXT.replace("step 7.", f"step {number}.")
            pen.add(VersionRecorded(on=ON, document=document), text=text)


def _append_seconds(store: GitStore, opened: str, document: str) -> float:
    """Median of appending one version, after one that nobody counts."""
    taken = []
    for number in range(16):
        begun = time.perf_counter()
        _file_versions(store, opened, document, range(number, number + 1))
        taken.append(time.perf_counter() - begun)
    return median(taken[1:])


def _process_seconds(program: str, *words: str) -> float:
    """Median of running a program in a fresh process."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", program, *words], check=True)
        taken.append(time.perf_counter() - begun)
    return median(taken)


if __name__ == "__main__":
    for name, ratio, bar in rows():
        print(f"{name}: {ratio:.2f} (bar {bar})")
