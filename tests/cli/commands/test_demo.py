"""Demo: two real negotiations to look around in, made once, on a terminal or as text."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from proposaltrack import settings
from proposaltrack.cli.commands import demo as commands

Say = Callable[..., Any]
PROJECT = Path(__file__).parents[3]
HEADINGS = (
    "--negotiation lake-basin --as-of 2026-11-18 outstanding",
    "--negotiation security-guarantees --as-of 2022-02-17 outstanding",
    "--negotiation lake-basin --as-of 2026-11-18 diff treaty v6 v7 --clause '10(3)'",
    "--negotiation lake-basin --as-of 2026-11-18 positions treaty",
)


@pytest.fixture(scope="module")
def made(say: Say, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A demonstration made once, and what making it said."""
    place = tmp_path_factory.mktemp("room") / "demo"
    return place, say("demo", place)


def test_without_a_terminal_the_tour_is_printed(made: tuple[Path, Any]) -> None:
    """Both lists of what is outstanding, one change and the positions, each under its command."""
    place, said = made
    assert said.code == 0
    heads = [line for line in said.out.splitlines() if line.startswith("$ ")]
    assert heads == [f"$ proposaltrack --workspace {place} {words}" for words in HEADINGS]
    for told in (
        "ORS owes us (TAR) an answer on treaty@v6",
        "US owes RU an answer on treaty@v1",
        "[-shall-]{+should+} suspend construction",
        "Positions on treaty@v7",
    ):
        assert told in said.out
    assert said.err == f"Made a workspace with 2 negotiations in {place}\n"


@pytest.mark.parametrize("words", HEADINGS)
def test_every_command_of_the_tour_gives_what_it_heads(made: tuple[Path, Any], words: str, say: Say) -> None:
    """The commands of the headings can be typed, and say what stands below them."""
    place, tour = made
    said = say("--workspace", place, *shlex.split(words))
    assert said.code == 0
    assert tour.out.partition(f"{words}\n")[2].startswith(said.out)


def test_a_demonstration_is_used_again(made: tuple[Path, Any], say: Say) -> None:
    """The second time nothing is built, it is said so, and the tour is the same."""
    place, first = made
    local = (place / ".proposaltrack" / "local.json").read_bytes()
    said = say("demo", place)
    assert (said.code, said.out) == (0, first.out)
    assert said.err == f"Using the demonstration in {place}\n"
    assert (place / ".proposaltrack" / "local.json").read_bytes() == local


def test_a_folder_of_ones_own_is_left_alone(say: Say, tmp_path: Path) -> None:
    """A folder with anything else in it, or a file of that name, is refused and untouched."""
    (tmp_path / "letter.txt").write_text("ours", "utf-8")
    for place in (tmp_path, tmp_path / "letter.txt"):
        said = say("demo", place)
        assert said.code == 5
        assert "is there already and is no demonstration" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    settings.init_workspace(tmp_path)
    assert say("demo", tmp_path).code == 5


def test_it_is_made_in_the_current_folder(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name it goes into proposaltrack-demo, also where that folder is there and empty."""
    (tmp_path / "proposaltrack-demo").mkdir()
    monkeypatch.chdir(tmp_path)
    assert say("demo").code == 0
    assert settings.current_key(settings.find_workspace(tmp_path / "proposaltrack-demo")) == "lake-basin"
    assert [path.name for path in tmp_path.iterdir()] == ["proposaltrack-demo"]


def test_without_specimens_it_says_so(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was installed without its specimens tells what to do."""
    monkeypatch.setattr(commands, "specimen_folders", lambda: ())
    said = say("demo", tmp_path / "demo")
    assert said.code == 3
    assert "Install proposaltrack again" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_application_needs_a_terminal(ferry: Any) -> None:
    """Elsewhere it explains itself and ends as a mistake of usage."""
    said = ferry("tui")
    assert (said.code, said.out) == (2, "")
    assert "the application needs a terminal. Elsewhere use `proposaltrack outstanding`" in said.err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """How the application was opened, where a terminal is pretended and the application ends with 7."""
    calls: list[tuple[Any, ...]] = []

    def run_app(workspace: Any, key: str | None, *, clock: Any, as_of: Any, **_given: Any) -> int:
        calls.append((workspace.folder, key, clock(), as_of))
        return 7

    monkeypatch.setattr(commands, "on_terminal", lambda: True)
    monkeypatch.setattr("proposaltrack.tui.app.run_app", run_app)
    return calls


def test_on_a_terminal_the_application_opens(
    opened: list[tuple[Any, ...]], ferry: Any, made: tuple[Path, Any], say: Say
) -> None:
    """Both doors lead into the application, with the negotiation and day asked for, and end as it ends."""
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert ferry("--negotiation", "ferry", "--as-of", "2026-10-05", "tui").code == 7
    assert say("demo", made[0]).code == 7
    assert opened == [(ferry.folder, "ferry", now, date(2026, 10, 5)), (made[0], None, now, None)]


def test_make_demo_without_a_terminal_prints_the_tour(tmp_path: Path) -> None:
    """As its own process with nothing to read from, the demonstration ends by itself, with 0."""
    command = [
        sys.executable,
        "-c",
        "from proposaltrack.cli import main; main()",
        "demo",
        str(tmp_path / "demo"),
    ]
    said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("$ proposaltrack") == len(HEADINGS)


def test_a_reader_who_has_had_enough_is_no_failure(made: tuple[Path, Any]) -> None:
    """Where the first lines are read and the rest is not, the tour ends in silence, with 0."""
    code = "from proposaltrack.cli import main; main()"
    command = [sys.executable, "-c", code, "demo", str(made[0])]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as tour:
        assert tour.stdout is not None
        assert tour.stderr is not None
        assert tour.stdout.readline().startswith("$ proposaltrack")
        tour.stdout.close()
        assert tour.stderr.read() == f"Using the demonstration in {made[0]}\n"
        assert tour.wait() == 0


@pytest.mark.long
def test_the_wheel_carries_the_specimens(tmp_path: Path) -> None:
    """The built wheel, unpacked elsewhere, makes the demonstration outside the checkout."""
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
    ]
    subprocess.run([*build, tmp_path / "dist", PROJECT], check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "installed", "zip")
    code = "import sys, proposaltrack; print(proposaltrack.__file__, file=sys.stderr); from proposaltrack.cli import main; main()"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    said = subprocess.run(
        [sys.executable, "-c", code, "demo"], cwd=elsewhere, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert said.stderr.startswith(str(tmp_path / "installed"))
    assert said.stdout.count("$ proposaltrack") == len(HEADINGS)
    assert (elsewhere / "proposaltrack-demo" / ".proposaltrack").is_dir()
