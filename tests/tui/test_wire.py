"""What reaches the terminal: the real application in a real pseudo-terminal, on texts that would like to steer it."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HOSTILE = "\x1b]52;c;cHduZWQ=\x07 \x1b[2J \x9b31m \x9d0;pwned\x9c \u202ereversed\u2066 [bold red]loud[/] [/] \u200bhid"
TOML_HOSTILE = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
TOLD = f"""
key = "ferry"
title = "The ferry {TOML_HOSTILE}"
[[party]]
key = "A"
name = "Aldland {TOML_HOSTILE}"
[[party]]
key = "B"
name = "Borland {TOML_HOSTILE}"
seat = false
[[document]]
key = "draft"
title = "Agreement {TOML_HOSTILE}"
kind = "draft agreement"
[[document]]
key = "reply"
title = "Reply {TOML_HOSTILE}"
kind = "written response"
"""
TEXT = f"# Agreement {HOSTILE}\n\n## Article 1. Fares {HOSTILE}\n\n1. The fare {HOSTILE} is {{}} crowns.\n\n2. {HOSTILE}\n"
ACTS = (
    ("receive", "draft", "one.md", "--from", "B", "--by", "B", "--to", "A", "--symbol", f"B/1 {HOSTILE}",
     "--due", "2026-11-10", "--on", "2026-11-01", "--allow-control-characters"),
    ("record", "draft", "two.md", "--by", "A", "--symbol", "A/1 [/] [bold]", "--on", "2026-11-02",
     "--allow-control-characters"),
    ("respond", "draft@v1", "--by", "A", "--clause", "1(1)", "--stance", "rejects", "--reason", f"Because {HOSTILE}",
     "--on", "2026-11-03"),
)  # fmt: skip
FORBIDDEN = [
    b"\x1b]52", b"\x1b[2J \xc2", b"pwned\x07", b"\x1b]0;", "\x9b".encode(), "\x9d".encode(), "\u202e".encode(),
    "\u2066".encode(), "\u200b".encode(),
]  # fmt: skip
"""Bytes that only the texts could have brought: none of them is ever written by the application itself."""

JOURNEY = (
    b"\t", b"\t", b"\r", b"]", b"s", b"b", b"\x1b[B\r", b"d", b"d", b"c", b"/", b"fare\r", b"r", b"\x14", b"\t", b" ",
    b"\x13", b"\x1b", b"\x1b", b"\r", b"\x1b", b"o", b"x", b"e", b"t", b" ", b"\x13", b"\x1b", b"\x1b", b"\x1b", b"v",
    b"\x1b", b"?", b"\x1b",
)  # fmt: skip
"""The keys: every screen, a picker, the detail pane, a find, an answer and its confirmation, sending, help."""


def _environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


class Terminal:
    """The far end of a pseudo-terminal with a program in it.

    Args:
        master: its file descriptor.
    """

    def __init__(self, master: int) -> None:
        self.master, self.seen = master, b""

    def read(self, quiet: float = 0.2, patience: float = 15.0) -> bytes:
        """What came until nothing more did for a while."""
        came, until = b"", time.monotonic() + patience
        while time.monotonic() < until:
            ready, _, _ = select.select([self.master], [], [], quiet if came else patience)
            if not ready:
                break
            try:
                piece = os.read(self.master, 65536)
            except OSError:
                break
            if not piece:
                break
            came += piece
        self.seen += came
        return came

    def press(self, keys: bytes, patience: float = 1.0) -> bytes:
        """Press keys; what came of it."""
        os.write(self.master, keys)
        return self.read(patience=patience)

    def wait_for(self, sign: bytes, patience: float = 20.0) -> None:
        """Read on until something has come; a busy machine may take its time."""
        until = time.monotonic() + patience
        while sign not in self.seen and time.monotonic() < until:
            self.read(patience=1.0)


@contextmanager
def _terminal(folder: Path, term: str = "xterm-256color", **extra: str) -> Iterator[Terminal]:
    """The application on a workspace, in a terminal of 120 columns and 34 lines."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 34, 120, 0, 0))
    environ = _environ() | {"TERM": term, "COLORTERM": "", "TEXTUAL_ANIMATIONS": "none", **extra}
    program = subprocess.Popen(
        [sys.executable, "-m", "proposaltrack", "--workspace", str(folder), "tui"],
        stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    terminal = Terminal(master)
    try:
        terminal.read()
        yield terminal
        terminal.press(b"\x11")
        terminal.press(b"\r")
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        os.close(master)


def test_nothing_of_a_hostile_negotiation_reaches_the_terminal(
    tell: Callable[..., Path], tmp_path: Path
) -> None:
    """On no screen does a control sequence, a C1 control or a bidi control of the texts arrive raw."""
    folder = tell(TOLD, "A")
    for name, days in (("one.md", 30), ("two.md", 45)):
        (tmp_path / name).write_text(TEXT.format(days), "utf-8")
    for words in ACTS:
        command = [sys.executable, "-m", "proposaltrack", "--workspace", str(folder), *words]
        ran = subprocess.run(
            command, cwd=tmp_path, env=_environ(), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
    with _terminal(folder) as terminal:
        for key in JOURNEY:
            terminal.press(key)
        seen = terminal.seen
    assert [bad for bad in FORBIDDEN if bad in seen] == []
    plain = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen).decode()
    for shown in (
        "The ferry",
        "␛]52;c;cHduZWQ=␇",
        "<U+202E>reversed",
        "[bold red]loud[/] [/]",
        "B/1",
        "Fares",
    ):
        assert shown in plain


@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_without_colour_no_colour_is_sent(workspace: Path, term: str) -> None:
    """With NO_COLOR set no colour reaches the terminal, and changes are still underlined and struck out."""
    with _terminal(workspace, term, NO_COLOR="1") as terminal:
        terminal.wait_for(b"versions")
        for key in (b"\t", b"\t", b"\r"):
            terminal.press(key, patience=5.0)
        terminal.wait_for(b"reworded")
        terminal.press(b"]", patience=5.0)
        seen = terminal.seen
    codes = [code for found in re.findall(rb"\x1b\[([0-9;]*)m", seen) for code in found.split(b";") if code]
    colours = {code for code in codes if code in {b"38", b"48"} or (code.isdigit() and 30 <= int(code) <= 37)}
    assert colours == set()
    assert {b"4", b"9"} <= set(codes)


def test_a_terminal_that_only_prints_gets_a_sentence(workspace: Path) -> None:
    """With TERM=dumb the program says what to use instead, in one line, and ends with the code for that."""
    environ = _environ() | {"TERM": "dumb"}
    master, slave = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "proposaltrack", "--workspace", str(workspace), "tui"],
        stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    try:
        seen = Terminal(master).read()
        assert program.wait(10) == 2
    finally:
        program.kill()
        program.wait()
        os.close(master)
    assert b"this terminal can only print" in seen
    assert b"\x1b[" not in seen
