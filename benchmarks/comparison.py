"""Comparing 10,000 clauses of a million words, a tenth of the clauses reworded, against what any reader must do.

Run by itself it prints its rows. The floor is one pass of `re.findall` over both files plus the start of an
interpreter, in a process of its own; everything is measured in one run, so that only ratios count.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 3
REWORDED = 0.1
FLOOR = (
    r"import re, sys; [len(re.findall(r'\w+|\W', open(p, encoding='utf-8').read())) for p in sys.argv[1:]]"
)


def write_texts(folder: Path, articles: int = 1000, seed: int = 7) -> tuple[Path, Path]:
    """Two wordings of articles with nine paragraphs each, the second with a tenth of its paragraphs reworded."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(8000)]
    sides: tuple[list[str], list[str]] = ([], [])
    for article in range(1, articles + 1):
        for side in sides:
            side.append(f"## Article {article}. {words[article].title()} {words[-article].title()}\n")
        for number in range(1, 10):
            said = chance.choices(words, k=112)
            sides[0].append(f"{number}. The Party shall {' '.join(said)}.\n")
            if chance.random() < REWORDED:
                for place in chance.sample(range(112), 11):
                    said[place] = chance.choice(words)
            sides[1].append(f"{number}. The Party shall {' '.join(said)}.\n")
    paths = folder / "before.md", folder / "after.md"
    for path, side in zip(paths, sides, strict=True):
        path.write_text("\n".join(side), "utf-8")
    return paths


def work(paths: Sequence[str]) -> None:
    """Everything from the files to the edits of every change."""
    from proposaltrack.compare.comparison import compare, edits_of  # noqa: PLC0415  measured with the start
    from proposaltrack.text.clauses import parse_text  # noqa: PLC0415

    trees = [parse_text(Path(path).read_text("utf-8")) for path in paths]
    comparison = compare(*trees)
    edits = sum(len(edits_of(comparison, change)) for change in comparison.changes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(comparison.changes), edits, peak)


def _timed(command: Sequence[str]) -> tuple[float, str]:
    """The least time of some runs in seconds, and what the last one printed."""
    best, told = float("inf"), ""
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode > 1:  # git says 1 when two files differ
            raise RuntimeError(ran.stderr)
        told = ran.stdout
        best = min(best, time.perf_counter() - start)
    return best, told


def rows() -> list[tuple[str, float, str]]:
    """What was measured, its figure, and the bar it is held against."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in write_texts(Path(folder))]
        floor, _ = _timed([sys.executable, "-c", FLOOR, *paths])
        ours, told = _timed([sys.executable, str(Path(__file__)), "work", *paths])
        git, _ = _timed(["git", "diff", "--no-index", "--word-diff=porcelain", *paths])
    peak = float(re.findall(r"\S+", told)[2])
    return [
        ("compare 10,000 clauses, times one findall and start", round(ours / floor, 2), "<= 4"),
        ("compare 10,000 clauses, peak memory in MB", round(peak), "< 400"),
        ("git word diff of the same, times one findall and start", round(git / floor, 2), "reported"),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2:])
    else:
        for row in rows():
            print(*row, sep="\t")
