"""LibreOffice as an independent judge: what a Word file reads as there, with every change rejected or accepted."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DRIVER = Path(__file__).with_name("driver.py")
PYTHON = Path("/usr/bin/python3")
"""The Python that the bridge of LibreOffice is made for."""
VERBS = {"show": "show", "accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}
_BULLETS = re.compile(r"^[•◦▪●○■–o\uf0b7\uf0a7·](?=\s|$)")


class Judge:
    """A running LibreOffice.

    Args:
        process: the driver.
        folder: where files may be put.
    """

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._count = 0

    def lines(self, content: bytes, verb: str = "show") -> list[str]:
        """The lines of a Word file as LibreOffice reads it, numbers included, blank ones left out.

        Args:
            content: the file.
            verb: "show", "accept" or "reject".
        """
        self._count += 1
        source, target = self._folder / f"{self._count}.docx", self._folder / f"{self._count}.txt"
        source.write_bytes(content)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{source}\t{VERBS[verb]}\t{target}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n", "LibreOffice gave up"
        return plain_lines(target.read_text("utf-8-sig").split("\n"))


def plain_lines(lines: list[str]) -> list[str]:
    """Lines with their white space folded and every bullet alike; blank ones left out."""
    folded = (" ".join(line.split()) for line in lines)
    return [_BULLETS.sub("•", line) for line in folded if line]


def is_here() -> bool:
    """True when LibreOffice and its bridge are installed."""
    if shutil.which("soffice") is None or not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode == 0


@contextmanager
def judging(folder: Path) -> Iterator[Judge]:
    """A running LibreOffice, stopped at the end.

    Args:
        folder: where files may be put.
    """
    process = subprocess.Popen(
        [PYTHON, DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield Judge(process, folder)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)
        if process.stdout is not None:
            process.stdout.close()
