"""What the hot commands load: no more than they need."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

LOADED = """
import os, sys
from datetime import UTC, datetime
from proposaltrack.cli.run import run
code = run(sys.argv[1:], environ=os.environ, clock=lambda: datetime.now(UTC))
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


DOCUMENT_LIBRARIES = ("lxml", "docx", "openpyxl", "pypdfium2_raw")


def loaded(words: Sequence[str]) -> set[str]:
    """The modules that a command has loaded when it ends."""
    told = subprocess.run([sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in told.stderr.split()}


def test_version_loads_neither_store_nor_models() -> None:
    """--version answers without GitPython and pydantic."""
    assert loaded(["--version"]).isdisjoint({"git", "pydantic", "textual", "rich"})


@pytest.mark.parametrize("words", [("outstanding",), ("diff", "treaty"), ("positions", "treaty"), ("log",)])
def test_reading_commands_load_no_screen(words: tuple[str, ...], specimens: Path) -> None:
    """What is hot loads neither Textual nor what reads and writes documents."""
    assert loaded(["--workspace", str(specimens), *words]).isdisjoint(
        {"textual", "rich", "holidays", *DOCUMENT_LIBRARIES}
    )


def test_comparing_files_loads_no_store(tmp_path: Path) -> None:
    """Two files are compared without GitPython."""
    file = tmp_path / "a.md"
    file.write_text("1. One.\n", "utf-8")
    assert loaded(["compare", str(file), str(file)]).isdisjoint(
        {"git", "textual", "rich", "holidays", *DOCUMENT_LIBRARIES}
    )


def test_the_module_runs_as_the_command_does() -> None:
    """`python -m proposaltrack` is the same program."""
    told = subprocess.run(
        [sys.executable, "-m", "proposaltrack", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("proposaltrack ")
