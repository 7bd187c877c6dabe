"""How long a workspace of 100 negotiations, 10,000 versions and 20,000 responses takes to say what is outstanding."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare import BARE
from benchmarks.measuring import COMMAND, PYTHON, in_turn, peak_of, run
from benchmarks.negotiation import FIRST, file_negotiation
from benchmarks.table import Row, ratio_row
from proposaltrack.settings import find_workspace, store_folder
from proposaltrack.store.base import INTERNAL

NEGOTIATIONS = 100
DOSSIERS, ROUNDS, RESPONSES = 2, 25, 5
"""Two drafts and two written responses, 25 versions of each; five responses in an answer, and nine answers of ten sent."""
REPEATS = 5
MIDDLE = FIRST + timedelta(days=14 * ROUNDS // 2)


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with TemporaryDirectory() as room:
        folder = Path(room)
        keys = [f"matter-{number:03}" for number in range(NEGOTIATIONS)]
        for key in keys:
            file_negotiation(
                folder, key=key, dossiers=DOSSIERS, rounds=ROUNDS, responses=RESPONSES, together=ROUNDS
            )
        return list(_measured(folder, keys))


def _measured(folder: Path, keys: list[str]) -> Iterator[Row]:
    """The command beside a bare reading of the same records, and an earlier day beside today."""
    workspace = find_workspace(folder)
    stores = [str(store_folder(workspace, key) / f"{INTERNAL}.git") for key in keys]
    bare, today = [PYTHON, "-c", BARE, *stores], [COMMAND, "outstanding"]
    earlier = [COMMAND, "--as-of", MIDDLE.isoformat(), "outstanding"]
    # The first time every text that an answer is followed through is cut into clauses and compared; then it is kept.
    first = [run(words, folder=folder) for words in (bare, today)]
    ran = in_turn({"bare": bare, "today": today, "earlier": earlier}, REPEATS, folder=folder)
    what = f"`outstanding` over {NEGOTIATIONS} negotiations"
    again = ran["today"]
    yield ratio_row(f"{what}, times a bare reading", again, ran["bare"], "<= 3")
    yield ratio_row("the very first time", first[1:], first[:1], "reported")
    yield ratio_row("the same as of an earlier day, times today", ran["earlier"], again, "<= 1")
    yield Row("its peak memory in MB", peak_of(today, folder=folder), "reported")
