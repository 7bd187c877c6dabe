"""How long reading and comparing take inside one process, piece by piece, and how that grows with the number of clauses.

Floors are what Python must do with the same text at least: find its words, or split it.
"""

import gc
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.comparison import write_texts
from benchmarks.measuring import calls_in_turn
from benchmarks.negotiation import NOW
from benchmarks.table import Row, ratio_row
from proposaltrack.actions.remembering import Past, comparison_of, tree_of
from proposaltrack.compare.align import align
from proposaltrack.compare.comparison import compare
from proposaltrack.store.base import Store
from proposaltrack.store.git import init_store
from proposaltrack.text.clauses import parse_text

ROUNDS = 5
SIZES = (1_000, 5_000, 10_000, 20_000)
"""Clauses of the texts by which growth is told."""
WORD = re.compile(r"\w+|\W")


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    # As the command sets it.
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    try:
        return [
            _whole(100, 0.01, "100,000 words with 1 % of clauses reworded", "<= 2"),
            _whole(1_000, 0.1, "1 million words with 10 % of clauses reworded", "<= 2.5"),
            *_pieces(),
            _reopened(),
            *_growth(),
        ]
    finally:
        gc.set_threshold(*before)


def _texts(articles: int, reworded: float) -> tuple[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = write_texts(Path(folder), articles, reworded=reworded)
        return before.read_text("utf-8"), after.read_text("utf-8")


def _whole(articles: int, reworded: float, what: str, bar: str) -> Row:
    """Reading and comparing both texts, beside one search for their words."""
    texts = _texts(articles, reworded)
    ours, floor = calls_in_turn([partial(_read_and_compare, texts), partial(_find_words, texts)], ROUNDS)
    return ratio_row(f"compare in process of {what}, times one findall", ours, floor, bar)


def _read_and_compare(texts: Sequence[str]) -> None:
    before, after = map(parse_text, texts)
    compare(before, after)


def _find_words(texts: Sequence[str]) -> None:
    for text in texts:
        WORD.findall(text)


def _pieces() -> list[Row]:
    """Reading beside splitting, and matching beside reading and a look-up by number."""
    texts = _texts(1_000, 0.1)
    before, after = map(parse_text, texts)
    calls: list[Callable[[], object]] = [
        lambda: [parse_text(text) for text in texts],
        lambda: [text.split() for text in texts],
        lambda: align(before, after),
        lambda: _look_up(texts),
    ]
    read, split, matched, looked_up = calls_in_turn(calls, ROUNDS)
    return [
        ratio_row("reading 10,000 clauses, times str.split", read, split, "<= 10"),
        ratio_row(
            "matching 10,000 clauses, times reading and a look-up by number", matched, looked_up, "<= 4"
        ),
    ]


def _look_up(texts: Sequence[str]) -> list[object]:
    before, after = (parse_text(text) for text in texts)
    numbers = {clause.number: clause for clause in before.clauses}
    return [numbers.get(clause.number) for clause in after.clauses]


def _reopened() -> Row:
    """An unchanged pair of a thousand clauses that was compared before: all of it found in what the store keeps."""
    texts = _texts(100, 0.01)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(init_store(Path(folder) / "s", now=NOW, environ=os.environ)) as store,
    ):
        _reopen(store, texts)
        (taken,) = calls_in_turn([partial(_reopen, store, texts)], ROUNDS)
    middle = round(1000 * sorted(taken)[ROUNDS // 2], 1)
    return Row("reopening an unchanged pair of 1,000 clauses, in milliseconds", middle, "<= 10")


def _reopen(store: Store, texts: Sequence[str]) -> None:
    before, after = (tree_of(store, text) for text in texts)
    comparison_of(store, before, after, (), Past("", ()))


def _growth() -> list[Row]:
    """Seconds a clause at each size, against those at the smallest."""
    sides = [_texts(size // 10, 0.1) for size in SIZES]
    smallest, *others = calls_in_turn([partial(_read_and_compare, texts) for texts in sides], ROUNDS)
    return [
        ratio_row(
            f"compare of {size:,} clauses, a clause, times that of {SIZES[0]:,}",
            [second * SIZES[0] / size for second in taken],
            smallest,
            "reported",
        )
        for size, taken in zip(SIZES[1:], others, strict=True)
    ]
