r"""How long reading, matching and comparing take inside one process, where nothing has to be started.

Both texts are read, cut into clauses and compared, nothing of it kept from an earlier run; the floor is
`re.findall(r"\w+|\W", text)` over both texts, already in memory, run in turn.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.alignment import greedy
from benchmarks.comparison import write_texts
from benchmarks.measuring import calls_in_turn
from benchmarks.negotiation import FIRST, KEY, NOW
from benchmarks.table import Row, ratio_row
from proposaltrack.actions.wordings import StoredWordings
from proposaltrack.compare import comparison as comparing
from proposaltrack.compare.align import align
from proposaltrack.compare.comparison import compare
from proposaltrack.model.acts.matter import DocumentKind, DocumentOpened, NegotiationOpened, VersionRecorded
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.folding import fold_entries
from proposaltrack.store.base import INTERNAL
from proposaltrack.store.git import GitStore, init_store
from proposaltrack.text.clauses import parse_text

ROUNDS, FEWER = 7, 3
WORD = re.compile(r"\w+|\W")
SIZES = (1_250, 2_500, 5_000, 10_000, 20_000)
"""Clauses of each side on the curve of growth."""
TREATY = 100
"""Articles of the text that is measured piece by piece: 1,000 clauses, 100,000 words."""


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with TemporaryDirectory() as room:
        folder = Path(room)
        return [
            _compared("100,000 words, 1 % of the clauses reworded", _texts(folder, TREATY, 0.01), "<= 2"),
            _compared("1 million words, 10 % of the clauses reworded", _texts(folder, 1000, 0.1), "<= 2.5"),
            *_piece_by_piece(_texts(folder, TREATY, 0.1)),
            _reopened(folder, _texts(folder, TREATY, 0.1)),
            *_growth(folder),
        ]


def _texts(folder: Path, articles: int, reworded: float) -> tuple[str, str]:
    before, after = write_texts(folder, articles, reworded=reworded)
    return before.read_text("utf-8"), after.read_text("utf-8")


def _findall(texts: tuple[str, str]) -> None:
    for text in texts:
        WORD.findall(text)


def _anew(texts: tuple[str, str]) -> None:
    """Both texts read and compared, as in a process that has compared nothing before."""
    comparing._diff.cache_clear()  # noqa: SLF001 - what an earlier round left is not to be found
    before, after = map(parse_text, texts)
    compare(before, after)


def _compared(what: str, texts: tuple[str, str], bar: str) -> Row:
    ours, floor = calls_in_turn((partial(_anew, texts), partial(_findall, texts)), ROUNDS)
    return ratio_row(f"in process: {what}, times one findall", ours, floor, bar)


def _piece_by_piece(texts: tuple[str, str]) -> Iterator[Row]:
    """Reading, matching and the textbook's way of matching, each beside its floor."""
    before, after = map(parse_text, texts)
    calls: tuple[Callable[[], object], ...] = (
        lambda: [text.split() for text in texts],
        lambda: [parse_text(text) for text in texts],
        lambda: _by_number(*map(parse_text, texts)),
        lambda: align(before, after),
        lambda: greedy(before, after),
    )
    split, read, looked_up, matched, textbook = calls_in_turn(calls, ROUNDS)
    yield ratio_row("in process: reading 1,000 clauses twice, times str.split", read, split, "<= 10")
    yield ratio_row(
        "in process: matching them, times reading and a look-up by number", matched, looked_up, "<= 4"
    )
    yield ratio_row("in process: matching them, times as fast as greedy difflib", textbook, matched, ">= 2")


def _by_number(before: ClauseTree, after: ClauseTree) -> dict[int, int]:
    places = {clause.number: clause.ordinal for clause in after}
    return {clause.ordinal: places[clause.number] for clause in before if clause.number in places}


def _reopened(folder: Path, texts: tuple[str, str]) -> Row:
    """Two versions of a store compared again, by whoever opens the negotiation the next time."""
    store = init_store(folder / "store", now=NOW, environ=os.environ)
    try:
        ids = _file_pair(store, texts)
        negotiation = fold_entries(store.entries())
        calls = (lambda: StoredWordings(store, negotiation).comparison_of(*ids),)
        (taken,) = calls_in_turn(calls, ROUNDS)
    finally:
        store.close()
    milliseconds = [1000 * seconds for seconds in taken[1:]]
    return Row(
        "in process: reopening an unchanged pair of 1,000 clauses, in milliseconds",
        round(sorted(milliseconds)[len(milliseconds) // 2], 1),
        "<= 10",
        f"{min(milliseconds):.1f}-{max(milliseconds):.1f}",
    )


def _file_pair(store: GitStore, texts: tuple[str, str]) -> tuple[str, str]:
    """The ids of two versions of a document with these texts."""
    with store.writing(INTERNAL, recorded_at=NOW, negotiation=None, speaker=None) as pen:
        opened = pen.add(NegotiationOpened(on=FIRST, key=KEY, title="Border"))
        pen.under(negotiation=opened.id, speaker=None)
        document = pen.add(
            DocumentOpened(on=FIRST, key="treaty", title="Treaty", document_kind=DocumentKind.DRAFT)
        )
        before, after = (
            pen.add(VersionRecorded(on=FIRST, document=document.id), text=text).id for text in texts
        )
    return before, after


def _growth(folder: Path) -> Iterator[Row]:
    """Microseconds a clause of matching, by size; a pace that stays means that work grows with the clauses alone."""
    paces = {}
    for size in SIZES:
        before, after = map(parse_text, _texts(folder, size // 10, 0.1))
        (taken,) = calls_in_turn((partial(align, before, after),), FEWER)
        paces[size] = 1e6 * sorted(taken)[FEWER // 2] / size
        yield Row(
            f"in process: matching {size:,} clauses, microseconds a clause", round(paces[size]), "reported"
        )
    least, most = SIZES[0], SIZES[-1]
    yield Row(
        f"the same at {most:,}, times that at {least:,}", round(paces[most] / paces[least], 2), "reported"
    )
