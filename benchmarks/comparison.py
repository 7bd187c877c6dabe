"""How long 10,000 clauses of a million words take, a tenth of them reworded, against what any reader must do.

The real command is run, its answer with every clause of both sides written to a file. The floor is one pass of
`re.findall` over both files plus the start of an interpreter, in a process of its own, run beside it.
"""

import random
import tempfile
from pathlib import Path

from benchmarks.measuring import COMMAND, PYTHON, in_turn, peak_of
from benchmarks.table import Row, ratio_row

ROUNDS = 7
REWORDED = 0.1
FLOOR = (
    r"import re, sys; [len(re.findall(r'\w+|\W', open(p, encoding='utf-8').read())) for p in sys.argv[1:]]"
)
GIT = 'git diff --no-index --word-diff=porcelain "$@" || test $? -eq 1'
"""Git says by 1 that two files differ."""


def write_texts(
    folder: Path, articles: int = 1000, seed: int = 7, *, reworded: float = REWORDED
) -> tuple[Path, Path]:
    """Two wordings of articles with nine paragraphs each, the second with some of its paragraphs reworded.

    Args:
        folder: where they are written.
        articles: how many there are.
        seed: of chance.
        reworded: which part of the paragraphs is reworded, from 0 to 1.
    """
    chance = random.Random(seed)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(8000)]
    sides: tuple[list[str], list[str]] = ([], [])
    for article in range(1, articles + 1):
        for side in sides:
            side.append(f"## Article {article}. {words[article].title()} {words[-article].title()}\n")
        for number in range(1, 10):
            said = chance.choices(words, k=112)
            sides[0].append(f"{number}. The Party shall {' '.join(said)}.\n")
            if chance.random() < reworded:
                for place in chance.sample(range(112), 11):
                    said[place] = chance.choice(words)
            sides[1].append(f"{number}. The Party shall {' '.join(said)}.\n")
    paths = folder / "before.md", folder / "after.md"
    for path, side in zip(paths, sides, strict=True):
        path.write_text("\n".join(side), "utf-8")
    return paths


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in write_texts(Path(folder))]
        took = in_turn(
            {
                "floor": [PYTHON, "-c", FLOOR, *paths],
                "ours": [COMMAND, "compare", *paths, "--json"],
                "git": ["sh", "-c", GIT, "sh", *paths],
            },
            ROUNDS,
        )
        peak = peak_of([COMMAND, "compare", *paths, "--json"])
    return [
        ratio_row(
            "`compare --json` of 10,000 clauses into a file, times one findall",
            took["ours"],
            took["floor"],
            "<= 4",
        ),
        Row("`compare --json` of 10,000 clauses, peak memory in MB", peak, "< 400"),
        ratio_row("git's word diff of the same, times one findall", took["git"], took["floor"], "reported"),
    ]
