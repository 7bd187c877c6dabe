r"""Runs the pages of the documentation as a reader would, and writes down what the program answers: `make reference`.

A block that begins with ```file NAME is written to a file, and where the word "escaped" follows, a sign that nobody would see in the page is told
as in Python ("\\u200b"); in a block that begins with ```console every line that begins with "$ " is run, and what
follows it is the answer. Record ids differ from run to run, so each is shown by its place: the same id stays the same.
"""

import os
import re
import shlex
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from docs.pictures.draw import NOW, make_workspace

from proposaltrack.cli.run import run

TUTORIAL = Path(__file__).with_name("tutorial.md")
THEN = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
"""The day on which the tutorial is read."""

TRICKY = Path(__file__).with_name("tricky-cases.md")
README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(
    r"^```(console|file (?P<name>\S+)(?P<escaped> escaped)?)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_ID = re.compile(r"\b[0-9a-f]{8}\b")


def run_page(text: str, folder: Path, now: datetime) -> str:
    """The page with every answer as the program gives it now, each id by its place.

    Args:
        text: the page.
        folder: where its files are written and its commands run.
        now: the present instant, UTC.
    """
    ids: dict[str, str] = {}
    with chdir(folder):
        return _BLOCK.sub(lambda found: _told(found, ids, now), text)


def _told(found: re.Match[str], ids: dict[str, str], now: datetime) -> str:
    if found["name"]:
        body = found["body"]
        told = _ESCAPE.sub(lambda sign: chr(int(sign[1], 16)), body) if found["escaped"] else body
        Path(found["name"]).write_text(told, "utf-8")
        return found[0]
    lines = "".join(_run(line, ids, now) for line in found["body"].splitlines() if line.startswith("$ "))
    return f"```console\n{lines}```"


def _run(line: str, ids: dict[str, str], now: datetime) -> str:
    by_place = {place: real for real, place in ids.items()}
    words = [by_place.get(word, word) for word in shlex.split(line.removeprefix("$ proposaltrack"))]
    answer, errors = StringIO(), StringIO()
    with redirect_stdout(answer), redirect_stderr(errors):
        code = run(words, environ=os.environ, clock=lambda: now)
    told = answer.getvalue() + (errors.getvalue() if code else "")
    return f"{line}\n{_ID.sub(lambda found: _place(found[0], ids), told)}"


def _place(real: str, ids: dict[str, str]) -> str:
    """What stands for an id: its place among those shown so far, as eight hex digits."""
    return ids.setdefault(real, f"{len(ids) + 1:08x}")


def write_pages() -> None:
    """Write what the program answers into the pages, and into the README as seen from a demo workspace."""
    for page in (TUTORIAL, TRICKY):
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(run_page(page.read_text("utf-8"), Path(folder), THEN), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(Path(folder))
        README.write_text(run_page(README.read_text("utf-8"), Path(folder), NOW), "utf-8")


if __name__ == "__main__":
    write_pages()
