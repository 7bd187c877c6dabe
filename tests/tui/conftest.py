"""A workspace with both specimens, and the application on it at a fixed hour."""

import asyncio
import inspect
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from proposaltrack import settings
from proposaltrack.actions.replay import import_folder
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.settings import Environment, Workspace
from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.archive import Archive
from walking import NOW, Open, Walk

Build = Callable[..., ProposalTrackApp]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that waits for the application runs in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


def environ() -> dict[str, str]:
    """The environment without what belongs to git."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def open_archive(folder: Path) -> Archive:
    """The archive of a workspace at the fixed hour."""
    return Archive(settings.find_workspace(folder, str(folder)), lambda: NOW, environ())


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds both specimens; to be copied, not written."""
    folder = tmp_path_factory.mktemp("specimens")
    workspace = settings.init_workspace(folder)
    for told in specimen_folders():
        filed = import_folder(told, _place(workspace), now=NOW, environ=environ())
        if filed.ours:
            settings.set_ours(workspace, filed.key, filed.ours)
    return folder


def _place(workspace: Workspace) -> Callable[[str], Path]:
    return lambda key: settings.store_folder(workspace, key)


@pytest.fixture
def tell(tmp_path: Path) -> Callable[..., Path]:
    """A workspace with one negotiation, told as in `negotiation.toml`; its files by name."""

    def told(toml: str, ours: str | None = None, **files: str) -> Path:
        source, folder = tmp_path / "told", tmp_path / "told-workspace"
        source.mkdir()
        (source / "negotiation.toml").write_text(toml, "utf-8")
        for name, text in files.items():
            (source / f"{name}.md").write_text(text, "utf-8")
        workspace = settings.init_workspace(folder)
        filed = import_folder(source, _place(workspace), now=NOW, environ=environ())
        if ours:
            settings.set_ours(workspace, filed.key, ours)
        return folder

    return told


@pytest.fixture
def workspace(specimens: Path, tmp_path: Path) -> Path:
    """A copy of that workspace, to be written to."""
    return Path(shutil.copytree(specimens, tmp_path / "workspace"))


@pytest.fixture
def build(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """The application on a folder, the specimens when none is named; nothing moves or blinks by itself."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

    def built(
        folder: Path = workspace, *, key: str | None = None, environment: Environment | None = None
    ) -> ProposalTrackApp:
        app = ProposalTrackApp(open_archive(folder), environment or Environment(), key)
        app.animation_level = "none"
        return app

    return built


@pytest.fixture
def open_app(build: Build) -> Open:
    """The application in a terminal of some size, read and drawn; columns and lines, then what `build` takes."""

    @asynccontextmanager
    async def opened(columns: int = 80, lines: int = 24, **given: Any) -> AsyncIterator[Walk]:
        app = build(**given)
        async with app.run_test(size=(columns, lines), notifications=True) as pilot:
            walk = Walk(app, pilot)
            await walk.settle()
            yield walk

    return opened
