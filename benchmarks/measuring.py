"""Measuring: what processes take, peers run in turn so that a busy machine is busy for all of them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple

PYTHON = sys.executable
COMMAND = str(Path(sys.executable).parent / "proposaltrack")
"""The real command, as it was installed beside this interpreter."""


class Ran(NamedTuple):
    """One run of a process.

    Args:
        seconds: from before its start to after its end.
        peak: the most memory that it held, in MB.
    """

    seconds: float
    peak: float


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, *, folder: Path | None = None
) -> dict[str, list[Ran]]:
    """Every run of some commands, one after the other in each round; a first round that nobody counts warms the disk.

    What a command prints goes to a file.

    Args:
        commands: programs with their words, by name.
        rounds: how many rounds count.
        folder: where they run; None for here.
    """
    runs: dict[str, list[Ran]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, words in commands.items():
            runs[name].append(run(words, folder=folder))
    return {name: taken[1:] for name, taken in runs.items()}


def run(words: Sequence[str], *, folder: Path | None = None) -> Ran:
    """One run of a program.

    Args:
        words: the program with its words.
        folder: where it runs; None for here.

    Raises:
        RuntimeError: it failed; says what it printed.
    """
    with TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, cwd=folder, env=environ())
        # The waiting call that also tells the memory of this one process.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        if code:
            out.seek(0)
            told = out.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(words[:4])} ended with {code}: {told}")
    return Ran(seconds, usage.ru_maxrss / 1024)


@cache
def _compiled() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True)


def environ() -> dict[str, str]:
    """The environment of what is measured: modules compiled once and kept, as in an installed program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": _compiled().name}


def seconds_of(runs: Sequence[Ran]) -> list[float]:
    """The seconds of each run."""
    return [ran.seconds for ran in runs]


def calls_in_turn(calls: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Seconds of each call in each round, one call after the other in a round.

    Args:
        calls: what is measured.
        rounds: how many rounds count.
    """
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for place, call in enumerate(calls):
            start = time.perf_counter()
            call()
            taken[place].append(time.perf_counter() - start)
    return taken
