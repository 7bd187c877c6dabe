"""How soon the first of 10,000 clauses is on the screen, once the data are there, beside an app of one word.

Both run in a real pseudo-terminal of 140 by 40. The time counts from just before the application runs to the first
byte of the word waited for at the far end of the terminal. One process makes the data and then a child for each run,
so that nothing but the painting is counted.
"""

import fcntl
import gc
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.comparison import write_texts
from benchmarks.measuring import PYTHON, environ
from benchmarks.table import Row, ratio_row

if TYPE_CHECKING:
    from proposaltrack.model.clause import ClauseTree
    from proposaltrack.tui.gridding import Matrix

ROUNDS = 15
PARTIES = 8
DAY = date(2024, 1, 1)
ROWS, COLUMNS = 40, 140
WORD = b"Qwertzuiop"
PATIENCE = 30.0
"""Seconds after which a word that has not come is not waited for."""


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with TemporaryDirectory() as room:
        paths = write_texts(Path(room))
        ran = subprocess.run(
            [PYTHON, "-m", "benchmarks.painting", *map(str, paths)],
            check=True, capture_output=True, env=environ(), cwd=Path(__file__).parents[1],
        )  # fmt: skip
    taken = json.loads(ran.stdout)
    return [
        ratio_row(
            "first paint of 10,000 clauses, times that of an app of one word",
            taken["clauses"],
            taken["word"],
            "<= 1.5",
        ),
        ratio_row(
            "first paint of a matrix of 10,000 clauses by 8 parties, times that of an app of one word",
            taken["matrix"],
            taken["word"],
            "<= 1.5",
        ),
        Row(
            "first paint of the clauses in milliseconds",
            round(1000 * sorted(taken["clauses"])[ROUNDS // 2]),
            "reported",
        ),
    ]


def main(paths: Sequence[str]) -> None:
    """Print the seconds of every run as JSON.

    Args:
        paths: the two texts.
    """
    # Loaded here, in a process of its own: the table needs no terminal application.
    from textual.app import App, ComposeResult  # noqa: PLC0415
    from textual.widgets import Static  # noqa: PLC0415

    from proposaltrack.actions.reading import compare_files  # noqa: PLC0415
    from proposaltrack.tui import app as real  # noqa: PLC0415
    from proposaltrack.tui.screens.matrix import MatrixView  # noqa: PLC0415
    from proposaltrack.tui.widgets.diff_view import DiffView  # noqa: PLC0415
    from proposaltrack.views.redline import redline_rows  # noqa: PLC0415

    class OneWord(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(WORD.decode())

    class Clauses(App[None]):
        CSS_PATH = str(Path(real.__file__).with_name("app.tcss"))

        def compose(self) -> ComposeResult:
            yield DiffView()

        def on_mount(self) -> None:
            self.query_one(DiffView).show(shown)

    class Parties(App[None]):
        CSS_PATH = Clauses.CSS_PATH

        def compose(self) -> ComposeResult:
            yield MatrixView()

        def on_mount(self) -> None:
            view = self.query_one(MatrixView)
            view.matrix = matrix
            view.fill(matrix.parties, matrix.table.rows)

    # As the command sets it, and as the archive leaves it after a long reading.
    gc.set_threshold(100_000, 20, 20)
    compared = compare_files(*map(Path, paths))
    shown = redline_rows(compared.comparison)
    matrix = matrix_of(compared.comparison.after)
    first = compared.comparison.after.clause(1).heading.split()[0].encode()
    gc.freeze()
    taken: dict[str, list[float]] = {"word": [], "clauses": [], "matrix": []}
    for _ in range(ROUNDS + 1):
        taken["word"].append(seconds_to(WORD, lambda: OneWord().run()))
        taken["clauses"].append(seconds_to(first, lambda: Clauses().run()))
        taken["matrix"].append(seconds_to(first, lambda: Parties().run()))
    print(json.dumps({name: seconds[1:] for name, seconds in taken.items()}))


def matrix_of(tree: "ClauseTree") -> "Matrix":
    """A matrix of every clause of a text, in which eight parties have said something to each.

    Args:
        tree: the text.
    """
    from proposaltrack.ledger.agreed import ClauseState, Settled  # noqa: PLC0415
    from proposaltrack.ledger.positions import Position, PositionTable  # noqa: PLC0415
    from proposaltrack.ledger.positions import Row as Line  # noqa: PLC0415
    from proposaltrack.model.acts.matter import DocumentKind, TextStatus  # noqa: PLC0415
    from proposaltrack.model.negotiation import Document, Party, Version  # noqa: PLC0415
    from proposaltrack.model.stance import Stance  # noqa: PLC0415
    from proposaltrack.tui.gridding import Matrix  # noqa: PLC0415

    document = Document("d", "treaty", "Treaty", DocumentKind.DRAFT)
    version = Version(
        "v", document, 1, "internal", 1, None, DAY, "", "en", TextStatus.AUTHENTIC, None, None, (), "", (1, "v"),
    )  # fmt: skip
    parties = tuple(Party(f"p{n}", f"P{n}", f"Party {n}", False, (), True) for n in range(PARTIES))
    said = [
        Position((stance,), False, version, DAY, None, None, False, False, "", "", (), (), ())
        for stance in (Stance.ACCEPTS, Stance.REJECTS, Stance.RESERVES)
    ]
    rows = tuple(
        Line(
            clause,
            Settled(ClauseState.TABLED),
            {p.id: said[(clause.ordinal + n) % 3] for n, p in enumerate(parties)},
        )
        for clause in tree
    )
    return Matrix(PositionTable(document, version, parties, rows), tree, tuple(p.key for p in parties), None)


def seconds_to(word: bytes, show: Callable[[], Any]) -> float:
    """Seconds from the start of an application to the first byte of a word at the far end of its terminal.

    Args:
        word: what is waited for.
        show: runs the application, in a child that is ended afterwards.

    Raises:
        RuntimeError: the word did not come; says what came.
    """
    begun, told = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        _run(show, told)
    os.close(told)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        end = _wait_for(word, terminal)
        start: float = struct.unpack("d", os.read(begun, 8))[0]
        return end - start
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
        os.close(begun)


def _run(show: Callable[[], Any], told: int) -> None:
    """In the child: wait for the size of the terminal, say when it begins, and run."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    while os.get_terminal_size(0).columns != COLUMNS:
        time.sleep(0.001)
    try:
        os.write(told, struct.pack("d", time.perf_counter()))
        show()
    finally:
        os._exit(0)


def _wait_for(word: bytes, terminal: int) -> float:
    """When the first byte of the word came."""
    seen, until = b"", time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if not select.select([terminal], [], [], 1.0)[0]:
            continue
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the application ended
            break
        if word in seen:
            return time.perf_counter()
    raise RuntimeError(f"{word!r} never came; the end of what came: {seen[-600:]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
