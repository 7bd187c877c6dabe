"""How soon a command answers: against a bare interpreter, and against the libraries that it cannot do without."""

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import COMMAND, PYTHON, in_turn
from benchmarks.table import Row, ratio_row
from proposaltrack.actions.replay import import_folder
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.settings import init_workspace, store_folder

ROUNDS = 15
SPECIMEN = "security-guarantees"
NOW = datetime(2024, 3, 1, tzinfo=UTC)
LIBRARIES = "import click, git; from pydantic import BaseModel"


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    with TemporaryDirectory() as room:
        folder = Path(room)
        file_specimen(folder)
        took = in_turn(
            {
                "nothing": [PYTHON, "-c", "pass"],
                "version": [COMMAND, "--version"],
                "libraries": [PYTHON, "-c", LIBRARIES],
                "outstanding": [COMMAND, "outstanding"],
            },
            ROUNDS,
            folder=folder,
        )
    return [
        ratio_row(
            "`proposaltrack --version`, times `python -c pass`", took["version"], took["nothing"], "<= 6"
        ),
        ratio_row(
            "`outstanding` on a specimen, times the import of click, git and pydantic",
            took["outstanding"],
            took["libraries"],
            "< 2",
        ),
    ]


def file_specimen(folder: Path, key: str = SPECIMEN) -> None:
    """A workspace with one of the specimens in it.

    Args:
        folder: where the workspace is made.
        key: short name of the specimen.
    """
    workspace = init_workspace(folder)
    told = next(path for path in specimen_folders() if path.name == key)
    import_folder(told, lambda name: store_folder(workspace, name), now=NOW, environ=os.environ)
