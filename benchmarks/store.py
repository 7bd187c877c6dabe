"""How the store grows: appending a version to 10,000 versions, and asking them what is outstanding."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare import BARE
from benchmarks.measuring import COMMAND, PYTHON, calls_in_turn, in_turn, peak_of
from benchmarks.negotiation import FIRST, KEY, NOW, file_negotiation, text_of
from benchmarks.table import Row, ratio_row
from proposaltrack.model.acts.matter import DocumentOpened, NegotiationOpened, VersionRecorded
from proposaltrack.settings import find_workspace, store_folder
from proposaltrack.store.base import INTERNAL
from proposaltrack.store.git import GitStore, open_store

APPENDED = 40
ROUNDS, FEWER = 7, 3


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with TemporaryDirectory() as room:
        small, large, blocks, answered = (
            Path(room) / name for name in ("small", "large", "blocks", "answered")
        )
        file_negotiation(small, rounds=0)
        versions = file_negotiation(large)
        first, last = _appending(small, large)
        file_negotiation(blocks, together=1)
        alone, many = _appending(small, blocks)
        file_negotiation(answered, responses=1)
        what = f"`outstanding` at {versions:,} versions"
        return [
            ratio_row(f"append a version at {versions:,} versions, times the first", last, first, "<= 1.5"),
            ratio_row("the same where they were filed in 250 blocks", many, alone, "<= 1.5"),
            *_outstanding(large, f"{what}, times a bare reading", ROUNDS),
            *_outstanding(answered, f"{what} with stances in 4,500 answers, times a bare reading", FEWER),
        ]


def _outstanding(folder: Path, what: str, rounds: int) -> Iterator[Row]:
    """The command in a workspace beside a bare reading of the same records, and its memory."""
    repository = store_folder(find_workspace(folder), KEY) / f"{INTERNAL}.git"
    commands = {"bare": [PYTHON, "-c", BARE, str(repository)], "ours": [COMMAND, "outstanding"]}
    ran = in_turn(commands, rounds, folder=folder)
    yield ratio_row(what, ran["ours"], ran["bare"], "<= 2")
    yield Row("its peak memory in MB", peak_of(commands["ours"], folder=folder), "reported")


def _appending(small: Path, large: Path) -> tuple[list[float], list[float]]:
    """Seconds of appending one version, by turns to a store without any and to one with thousands."""
    with _opened(small) as first, _opened(large) as last:
        taken = calls_in_turn([partial(_append, *first), partial(_append, *last)], APPENDED)
    # The first of each also pays for what is read once.
    return taken[0][1:], taken[1][1:]


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[GitStore, str, str]]:
    """The store of a workspace, with the ids of its negotiation and of its first document."""
    with closing(open_store(store_folder(find_workspace(folder), KEY), environ=os.environ)) as store:
        entries = store.entries()
        opened = next(entry.id for entry in entries if isinstance(entry.act, NegotiationOpened))
        document = next(entry.id for entry in entries if isinstance(entry.act, DocumentOpened))
        yield store, opened, document


def _append(store: GitStore, opened: str, document: str) -> None:
    with store.writing(INTERNAL, recorded_at=NOW, negotiation=opened, speaker=None) as pen:
        pen.add(VersionRecorded(on=FIRST, document=document), text=text_of("draft", 1))
