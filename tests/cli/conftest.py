"""A workspace made from the specimens, and one way to run a command and hear what it says."""

import io
import os
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from proposaltrack import settings
from proposaltrack.actions.replay import import_folder
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.cli.run import run

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Said(NamedTuple):
    """What a command ended with and said."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds both specimens, with lake-basin chosen; to be read, not written."""
    folder = tmp_path_factory.mktemp("specimens")
    workspace = settings.init_workspace(folder)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for told in specimen_folders():
        filed = import_folder(
            told, lambda key: settings.store_folder(workspace, key), now=NOW, environ=environ
        )
        if filed.ours:
            settings.set_ours(workspace, filed.key, filed.ours)
    settings.choose(workspace, "lake-basin")
    return folder


@pytest.fixture
def workspace(specimens: Path, tmp_path: Path) -> Path:
    """A copy of that workspace, to be written to."""
    return Path(shutil.copytree(specimens, tmp_path / "workspace"))


def _said(
    *words: str | Path, at: datetime = NOW, environ: dict[str, str] | None = None, encoding: str = "utf-8"
) -> Said:
    out, err = io.BytesIO(), io.BytesIO()
    stdout, stderr = (io.TextIOWrapper(stream, encoding, newline="") for stream in (out, err))
    with redirect_stdout(stdout), redirect_stderr(stderr):
        code = run([str(word) for word in words], environ=environ or dict(os.environ), clock=lambda: at)
    stdout.flush()
    stderr.flush()
    return Said(code, out.getvalue().decode(encoding), err.getvalue().decode(encoding))


@pytest.fixture(scope="session")
def say() -> Callable[..., Said]:
    """Run one command; the words, then `at`, `environ` and `encoding` where they matter."""
    return _said


@pytest.fixture(scope="session")
def ask(specimens: Path) -> Callable[..., Said]:
    """Run one command on the specimens."""
    return lambda *words, **given: _said("--workspace", specimens, *words, **given)
