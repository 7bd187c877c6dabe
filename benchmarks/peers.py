"""How other programs tell what changed in a text whose articles are reworded, moved, removed and renumbered.

`python -m benchmarks.peers`, or `make bench-peers`. A peer that is not installed is said to be missing. Only two ways
know clauses; for the others there is no share of right pairs. Words are those between white space.
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.__main__ import machine
from benchmarks.alignment import greedy
from benchmarks.comparison import FLOOR, write_texts
from benchmarks.measuring import COMMAND, PYTHON, environ
from proposaltrack.text.clauses import parse_text

ARTICLES = 50
"""500 clauses of 110 words."""
MOVED, REMOVED = 7, 11
"""Every so manieth article is moved to the end, or left out."""
ROUNDS, PATIENCE = 3, 120
"""Runs of each peer, and seconds after which one is ended."""

Pairs = frozenset[tuple[int, int]]
_WORDS = """
import sys
before, after = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
"""
REDLINES = f"""{_WORDS}
from redlines import Redlines
for change in Redlines(before, after).changes:
    print("-", (change.source_text or "").replace("\\n", " "))
    print("+", (change.test_text or "").replace("\\n", " "))
"""
DIFFLIB = f"""{_WORDS}
from difflib import SequenceMatcher
one, two = before.split(), after.split()
for kind, a, b, c, d in SequenceMatcher(None, one, two).get_opcodes():
    if kind != "equal":
        print("-", *one[a:b])
        print("+", *two[c:d])
"""


class Told(NamedTuple):
    """What a peer says.

    Args:
        struck: how many words went.
        inserted: how many came.
        pairs: which clause became which, by ordinal; None where it knows no clauses.
    """

    struck: int
    inserted: int
    pairs: Pairs | None = None


class Peer(NamedTuple):
    """Another way of telling what changed.

    Args:
        name: what people call it.
        needs: the program it is; for a library, the words that import it in Python.
        command: what runs it; the two files follow.
        read: makes sense of what it printed.
    """

    name: str
    needs: str
    command: tuple[str, ...]
    read: Callable[[str], Told]


def read_marked(printed: str) -> Told:
    """Words between the brackets that word diffs put around them."""
    struck = re.findall(r"\[-(.*?)-\]", printed, re.DOTALL)
    inserted = re.findall(r"\{\+(.*?)\+\}", printed, re.DOTALL)
    return Told(_count(struck), _count(inserted))


def read_lines(printed: str) -> Told:
    """Words of the lines that begin with a sign, headers left out."""
    lines = [line for line in printed.splitlines() if not line.startswith(("--- ", "+++ "))]
    return Told(_count(x[1:] for x in lines if x[:1] == "-"), _count(x[1:] for x in lines if x[:1] == "+"))


def read_ours(printed: str) -> Told:
    """The edits and pairs of our own answer."""
    changes = json.loads(printed)["changes"]
    edits = [edit for change in changes for edit in change["edits"]]
    pairs = frozenset(
        (one["ordinal"], two["ordinal"])
        for change in changes
        for one in change["before"]
        for two in change["after"]
    )
    struck, inserted = (_count(e[1] for e in edits if e[0] == kind) for kind in ("deleted", "inserted"))
    return Told(struck, inserted, pairs)


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


PEERS = (
    Peer("proposaltrack compare", COMMAND, (COMMAND, "compare", "--json"), read_ours),
    Peer("git, word diff", "git", ("git", "diff", "--no-index", "--word-diff=porcelain"), read_lines),
    Peer("wdiff", "wdiff", ("wdiff",), read_marked),
    Peer("dwdiff", "dwdiff", ("dwdiff",), read_marked),
    Peer("redlines", "import redlines", (PYTHON, "-c", REDLINES), read_lines),
    Peer("difflib, word by word", "import difflib", (PYTHON, "-c", DIFFLIB), read_lines),
)
"""Every peer, our own command first."""


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as room:
        paths, truth = write_negotiated(Path(room), ARTICLES)
        floor = _seconds((PYTHON, "-c", FLOOR), paths)[0]
        table = [("peer", "time", "struck", "inserted", "clauses F1"), *_rows(paths, truth, floor)]
    widths = [max(len(line[place]) for line in table) for place in range(len(table[0]))]
    print("\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in table))
    print(f"\ntime: times one findall over both files, {1000 * floor:.0f} ms here, interpreter included")
    print(machine())


def _rows(paths: Sequence[Path], truth: Told, floor: float) -> list[tuple[str, ...]]:
    rows = [_line("what was done", "", truth, truth)]
    for peer in PEERS:
        if not is_there(peer.needs):
            rows.append((peer.name, "missing", "", "", ""))
            continue
        try:
            seconds, printed = _seconds(peer.command, paths)
        except subprocess.TimeoutExpired:
            rows.append((peer.name, f"more than {PATIENCE} s", "", "", ""))
            continue
        rows.append(_line(peer.name, f"{seconds / floor:.2f}", peer.read(printed), truth))
    return [*rows, _textbook(paths, truth, floor)]


def is_there(needs: str) -> bool:
    """True when a peer is installed.

    Args:
        needs: a program, or the words that import a library.
    """
    if not needs.startswith("import "):
        return shutil.which(needs) is not None
    return subprocess.run([PYTHON, "-c", needs], capture_output=True, check=False).returncode == 0


def _seconds(command: Sequence[str], paths: Sequence[Path]) -> tuple[float, str]:
    """The median of some runs, and what was printed; whatever the exit code, for many say by it that texts differ."""
    taken, printed = [], ""
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ran = subprocess.run(
            [*command, *map(str, paths)],
            capture_output=True, text=True, check=False, timeout=PATIENCE, env=environ(),
        )  # fmt: skip
        taken.append(time.perf_counter() - start)
        printed = ran.stdout
    return median(taken), printed


def _textbook(paths: Sequence[Path], truth: Told, floor: float) -> tuple[str, ...]:
    """The textbook's way of pairing clauses; it tells no words."""
    start = time.perf_counter()
    before, after = (parse_text(path.read_text("utf-8")) for path in paths)
    pairs = frozenset(greedy(before, after).items())
    took = time.perf_counter() - start
    return (
        "difflib, clause by clause",
        f"{took / floor:.2f}",
        "",
        "",
        f"{f1(pairs, truth.pairs or frozenset()):.4f}",
    )


def _line(name: str, took: str, told: Told, truth: Told) -> tuple[str, ...]:
    right = "" if told.pairs is None or truth.pairs is None else f"{f1(told.pairs, truth.pairs):.4f}"
    return name, took, str(told.struck), str(told.inserted), right


def f1(found: Pairs, true: Pairs) -> float:
    """The harmonic mean of how many pairs found are true and how many true ones are found."""
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 1.0


def write_negotiated(folder: Path, articles: int) -> tuple[tuple[Path, Path], Told]:
    """Two wordings of one text, and what was done from the first to the second.

    Args:
        folder: where they are written.
        articles: how many the first has, with nine paragraphs each.
    """
    before, after = write_texts(folder, articles)
    old, new = (re.split(r"(?m)^(?=## )", path.read_text("utf-8"))[1:] for path in (before, after))
    moved = [place for place in range(articles) if place % MOVED == MOVED - 1]
    removed = {place for place in range(articles) if place % REMOVED == REMOVED - 1}
    order = [p for p in (*(p for p in range(articles) if p not in moved), *moved) if p not in removed]
    numbered = [
        re.sub(r"\d+", str(number), new[place].strip("\n"), count=1) for number, place in enumerate(order, 1)
    ]
    after.write_text("\n\n".join(numbered) + "\n", "utf-8")
    struck, inserted = sum(len(old[place].split()) for place in removed), 0
    for text, place in zip(numbered, order, strict=True):
        differ = sum(one != two for one, two in zip(old[place].split(), text.split(), strict=True))
        struck, inserted = struck + differ, inserted + differ
    clauses = len(old[0].strip().split("\n\n"))
    pairs = frozenset(
        (place * clauses + n, at * clauses + n)
        for at, place in enumerate(order)
        for n in range(1, clauses + 1)
    )
    return (before, after), Told(struck, inserted, pairs)


if __name__ == "__main__":
    main()
