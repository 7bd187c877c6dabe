"""Measuring: what processes take, peers run in turn so that a busy machine is busy for all of them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

PYTHON = sys.executable
COMMAND = str(Path(sys.executable).parent / "proposaltrack")
"""The real command, as it was installed beside this interpreter."""


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, *, folder: Path | None = None
) -> dict[str, list[float]]:
    """Seconds of every run of some commands, one after the other in each round; a first round that nobody counts warms the disk.

    What a command prints goes to a file.

    Args:
        commands: programs with their words, by name.
        rounds: how many rounds count.
        folder: where they run; None for here.
    """
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, words in commands.items():
            runs[name].append(run(words, folder=folder))
    return {name: taken[1:] for name, taken in runs.items()}


def run(words: Sequence[str], *, folder: Path | None = None) -> float:
    """Seconds of one run of a program.

    Args:
        words: the program with its words.
        folder: where it runs; None for here.

    Raises:
        RuntimeError: it failed; says what it printed.
    """
    with TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, cwd=folder, env=environ())
        code = process.wait()
        seconds = time.perf_counter() - start
        if code:
            out.seek(0)
            told = out.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(words[:4])} ended with {code}: {told}")
    return seconds


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A program that runs another one and tells how much memory it held, in KB.

A process counts what its parent held when it was started; this parent is small.
"""


def peak_of(words: Sequence[str], *, folder: Path | None = None) -> int:
    """The most memory that a program holds, in MB.

    Args:
        words: the program with its words.
        folder: where it runs; None for here.
    """
    told = subprocess.run(
        [PYTHON, "-S", "-c", PEAK, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=environ(),
    )
    return round(int(told.stdout) / 1024)


@cache
def _compiled() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True)


def environ() -> dict[str, str]:
    """The environment of what is measured: modules compiled once and kept, as in an installed program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": _compiled().name}


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
