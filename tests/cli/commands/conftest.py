"""A small negotiation of our own, to be written to: a ferry, two parties, a draft and a counter-draft."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.store.git import open_store

DRAFT = """\
# Agreement on the Ferry

The Parties agree as follows:

Article 1
Definitions

1. "Ferry" means the vessel.
2. "Season" means April to October.

Article 2
Timetable

1. The Ferry shall sail 4 times a day.
2. Fares may be changed once a year.
   (a) by notice of 30 days;
   (b) by agreement.
"""
COUNTER = DRAFT.replace("shall sail 4", "should sail 6").replace("30 days", "45 days")
ANSWER = "# Answer of Northland\n\n1. To Article 2(1): accepted.\n2. To Article 2(2)(a): 30 days remain.\n"


@dataclass(frozen=True)
class Ferry:
    """A workspace in which commands are run.

    Args:
        folder: the workspace.
        say: runs one command.
    """

    folder: Path
    say: Callable[..., Any]

    def __call__(self, *words: str | Path, **given: Any) -> Any:
        """What a command ended with and said."""
        return self.say("--workspace", self.folder, *words, **given)

    def do(self, *words: str | Path, **given: Any) -> str:
        """What a command that must succeed said on stdout."""
        said = self(*words, **given)
        assert said.code == 0, said.err
        return str(said.out)

    def told(self, *words: str) -> Any:
        """The JSON that a reading command answers."""
        return json.loads(self.do(*words, "--json"))

    def log(self) -> list[Any]:
        """Every entry, in the order of the acts."""
        return list(self.told("log", "--all")["entries"])

    def last(self, kind: str) -> Any:
        """The entry of this kind that was filed last in this seat's own file."""
        return [entry for entry in self.log() if entry["kind"] == kind][-1]

    def awaited(self, version: str) -> Any:
        """The first answer that is or was awaited to a version."""
        items = self.told("outstanding", "--all")["items"]
        return next(item for item in items if item["version"] == version)

    def proposed(self) -> str:
        """The text that the last response proposes."""
        store = open_store(self.folder / ".proposaltrack" / "negotiations" / "ferry", environ={})
        try:
            return store.text_of(self.last("response")["id"])
        finally:
            store.close()

    def position(self, clause: str, party: str = "NOR") -> Any:
        """Where a party stands on a clause of the treaty; None where it has said nothing."""
        rows = self.told("positions", "treaty")["rows"]
        return next(row for row in rows if row["clause"]["number"] == clause)["positions"].get(party)

    def file(self, name: str, content: str | bytes) -> Path:
        """A file beside the workspace."""
        path = self.folder.parent / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def kept(self) -> dict[str, bytes]:
        """What says what is filed: every reference and every setting, by its path."""
        inner = self.folder / ".proposaltrack"
        files = (path for path in inner.rglob("*") if path.is_file())
        return {
            str(path.relative_to(inner)): path.read_bytes()
            for path in files
            if "refs" in path.parts or path.suffix == ".json" or path.name == "packed-refs"
        }


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory, say: Callable[..., Any]) -> Path:
    """The negotiation, filed once."""
    room = tmp_path_factory.mktemp("ferry")
    ferry = Ferry(room / "workspace", say)
    draft, counter = ferry.file("draft.md", DRAFT), ferry.file("counter.md", COUNTER)
    for words in (
        ("init", "ferry", "--title", "Agreement on the Ferry", "--on", "2026-09-01"),
        ("party", "add", "NOR", "Northland", "--ours"),
        ("party", "add", "SOU", "Southland"),
        ("record", "treaty", draft, "--on", "2026-10-01"),
        ("transmit", "treaty", "--to", "SOU", "--on", "2026-10-02"),
        ("receive", "treaty", counter, "--from", "SOU", "--basis", "treaty@v1", "--dated", "2026-10-20",
         "--on", "2026-10-21", "--due", "2026-11-10"),
    ):  # fmt: skip
        ferry.do(*words)
    return room


@pytest.fixture
def ferry(pristine: Path, tmp_path: Path, say: Callable[..., Any]) -> Ferry:
    """A copy of that negotiation, to be written to."""
    shutil.copytree(pristine, tmp_path / "room")
    return Ferry(tmp_path / "room" / "workspace", say)


@pytest.fixture(scope="session")
def untouched(pristine: Path, tmp_path_factory: pytest.TempPathFactory, say: Callable[..., Any]) -> Ferry:
    """One copy for everything that is refused, and so writes nothing."""
    room = tmp_path_factory.mktemp("untouched") / "room"
    shutil.copytree(pristine, room)
    return Ferry(room / "workspace", say)
