"""Many writers at once, and writers killed at any moment: nothing acknowledged is lost, nothing is left half-written."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proposaltrack.model.acts.matter import PartyJoined
from proposaltrack.store.git import init_store, open_store

NOW = datetime(2024, 3, 1, tzinfo=UTC)

PROGRAM = """
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from proposaltrack.model.acts.matter import PartyJoined
from proposaltrack.store.git import open_store
store = open_store(Path(sys.argv[1]), environ=os.environ)
print("ready", flush=True)
for number in range(int(sys.argv[2])):
    now = datetime(2024, 3, 1, tzinfo=UTC)
    with store.writing("internal", recorded_at=now, negotiation=None, speaker=None) as pen:
        filed = [pen.add(PartyJoined(on=date(1993, 3, 3), key="RU", name=f"{n}"), text="t" * n) for n in (1, 500)]
    print(*(entry.id for entry in filed), flush=True)
"""
"""Files two records a time, and names them once they are filed."""


def start(folder: Path, count: int) -> "subprocess.Popen[str]":
    """A process of its own that appends `count` times."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(count)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment
    )


def check_crowd(folder: Path, writers: int, appends: int) -> None:
    """Every append of every process is there, in one line of ascending numbers."""
    init_store(folder, now=NOW, environ=os.environ).close()
    crowd = [start(folder, appends) for _ in range(writers)]
    told = [process.communicate(timeout=300)[0].split() for process in crowd]
    acknowledged = [word for words in told for word in words if word != "ready"]
    assert [process.returncode for process in crowd] == [0] * writers
    assert len(set(acknowledged)) == writers * appends * 2
    store = open_store(folder, environ=os.environ)
    entries = [e for e in store.entries() if e.space == "internal"]
    assert {e.id for e in entries} >= set(acknowledged)
    assert [e.record.clock for e in entries] == list(range(1, len(acknowledged) + 2))
    assert store.verify() == ()
    store.close()


def test_a_few_writers_lose_nothing(tmp_path: Path) -> None:
    """Three processes that append at once each find all they filed."""
    check_crowd(tmp_path / "s", 3, 6)


@pytest.mark.long
def test_a_crowd_of_writers_loses_nothing(tmp_path: Path) -> None:
    """Eight processes that append fifty times each lose none of their four hundred blocks."""
    check_crowd(tmp_path / "s", 8, 50)


def check_kills(folder: Path, kills: int) -> None:
    """Whatever was acknowledged before each kill is there after it, in whole blocks, and all of it holds."""
    init_store(folder, now=NOW, environ=os.environ).close()
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(kills):
        acknowledged |= kill_one(folder, chance)
    store = open_store(folder, environ=os.environ)
    filed = [e for e in store.entries() if e.space == "internal"]
    assert {e.id for e in filed} >= acknowledged
    assert len(filed) % 2 == 1, "the opening and whole blocks of two"
    assert store.verify() == ()
    store.close()


def kill_one(folder: Path, chance: random.Random) -> set[str]:
    """Ids acknowledged by a writer that is killed with all its children after a moment."""
    process = start(folder, 10_000)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(chance.uniform(0.01, 0.15))
    os.killpg(process.pid, signal.SIGKILL)
    told, _ = process.communicate(timeout=60)
    # The last line may have been cut by the kill.
    whole = told[: told.rfind("\n") + 1]
    return set(whole.split())


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    """Five writers killed at random moments lose nothing that they had acknowledged."""
    check_kills(tmp_path / "s", 5)


@pytest.mark.long
def test_many_kills_lose_nothing(tmp_path: Path) -> None:
    """Fifty writers killed at random moments lose nothing that they had acknowledged."""
    check_kills(tmp_path / "s", 50)


TIDYING = """
import sys
from pathlib import Path
from proposaltrack.store import git_door
git_door.MOST_PACKS = 1
print("ready", flush=True)
git_door.Door(Path(sys.argv[1])).tidy()
"""
"""Joins the packs of a space."""


@pytest.mark.long
def test_a_killed_tidying_loses_nothing(tmp_path: Path) -> None:
    """Whenever the joining of packs is killed, every record is still there and all of it holds."""
    store = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    filed = set()
    chance = random.Random(11)
    for kill in range(30):
        with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
            filed |= {pen.add(PartyJoined(on=NOW.date(), key="RU", name=f"{kill}.{n}")).id for n in range(60)}
        command = [sys.executable, "-c", TIDYING, str(tmp_path / "s" / "internal.git")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.06))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        again = open_store(tmp_path / "s", environ=os.environ)
        assert {entry.id for entry in again.entries()} >= filed
        again.close()
    assert store.verify() == ()
    store.close()
