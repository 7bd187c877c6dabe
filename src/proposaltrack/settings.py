"""Settings: the only reader of the environment and of the workspace's own files.

::

    .proposaltrack/
        workspace.json         {"format": 1}
        local.json             which negotiation is chosen, how texts are laid out; per negotiation: our party,
                               versions last viewed
        negotiations/<key>/    one store each

Everything in ``local.json`` is this person's own business: it is never shared and may be lost.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from proposaltrack.errors import (
    NewerFormat,
    NotFound,
    Refused,
    StoreUnwritable,
    Unreadable,
    UsageProblem,
    WorkspaceNotFound,
)

FORMAT = 1
FOLDER = ".proposaltrack"


@dataclass(frozen=True, slots=True)
class Environment:
    """What the surroundings of the program say.

    Args:
        workspace: folder that overrides the search; "" when unset.
        no_color: colours are not wanted.
        dumb: the terminal can do nothing but print.
        editor: command of the person's editor; "" when unset.
        pager: command of the person's pager; "" when unset.
    """

    workspace: str = ""
    no_color: bool = False
    dumb: bool = False
    editor: str = ""
    pager: str = ""


def read_environment(environ: Mapping[str, str]) -> Environment:
    """The surroundings as the program needs them.

    Args:
        environ: environment variables.
    """
    return Environment(
        workspace=environ.get("PROPOSALTRACK_WORKSPACE", ""),
        no_color=bool(environ.get("NO_COLOR")),
        dumb=environ.get("TERM", "") == "dumb",
        editor=environ.get("VISUAL") or environ.get("EDITOR", ""),
        pager=environ.get("PAGER", ""),
    )


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder in which a person keeps negotiations.

    Args:
        folder: the folder that holds `.proposaltrack`.
    """

    folder: Path

    @property
    def inner(self) -> Path:
        """The folder `.proposaltrack`."""
        return self.folder / FOLDER


def init_workspace(folder: Path) -> Workspace:
    """The workspace in a folder, made there when there is none.

    Raises:
        StoreUnwritable: the folder may not be written.
    """
    workspace = Workspace(folder.absolute())
    if workspace.inner.is_dir():
        return _checked(workspace)
    try:
        (workspace.inner / "negotiations").mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise _unwritable(folder, wrong) from None
    _write(workspace.inner / "workspace.json", {"format": FORMAT})
    return workspace


def find_workspace(start: Path, override: str = "") -> Workspace:
    """The workspace a command means: the one named, else the nearest from `start` upwards.

    Raises:
        WorkspaceNotFound: there is none.
        NewerFormat: a newer program made it.
    """
    if override:
        named = Path(override).absolute()
        if not (named / FOLDER).is_dir():
            raise WorkspaceNotFound(str(named))
        return _checked(Workspace(named))
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / FOLDER / "workspace.json").exists():
            return _checked(Workspace(folder))
    raise WorkspaceNotFound(str(start.absolute()))


def _checked(workspace: Workspace) -> Workspace:
    told = _read(workspace.inner / "workspace.json", required=True)
    found = told.get("format")
    if not isinstance(found, int):
        raise Unreadable(
            f"{workspace.inner / 'workspace.json'} names no format", 'Restore it: {"format": 1}.'
        )
    if found > FORMAT:
        raise NewerFormat(f"the workspace {workspace.folder}", found, FORMAT)
    return workspace


def negotiation_keys(workspace: Workspace) -> tuple[str, ...]:
    """The short names of the negotiations in a workspace, in order of the alphabet."""
    folder = workspace.inner / "negotiations"
    found = folder.iterdir() if folder.is_dir() else iter(())
    # One that is still being built has a name that begins with a dot.
    ready = (path for path in found if not path.name.startswith("."))
    return tuple(sorted(path.name for path in ready if (path / "store.json").is_file()))


def store_folder(workspace: Workspace, key: str) -> Path:
    """Where the store of a negotiation lies, whether it exists or not."""
    return workspace.inner / "negotiations" / key


def current_key(workspace: Workspace, wanted: str | None = None) -> str:
    """The negotiation a command means: the one named, else the one chosen, else the only one.

    Raises:
        NotFound: no negotiation of that name, or none at all.
        UsageProblem: there are several and none is chosen.
    """
    keys = negotiation_keys(workspace)
    if wanted is not None and wanted not in keys:
        nearest = get_close_matches(wanted, keys, 3, cutoff=0.4) or keys[:3]
        raise NotFound("negotiation", wanted, nearest)
    if wanted is not None:
        return wanted
    if not keys:
        raise NotFound(
            "negotiation in",
            str(workspace.folder),
            next_step="Start one: `proposaltrack init KEY --title T`.",
        )
    chosen = _read(workspace.inner / "local.json").get("current")
    if chosen in keys:
        return str(chosen)
    if len(keys) > 1:
        raise UsageProblem(
            f"the workspace holds {len(keys)} negotiations: {', '.join(keys)}",
            "Choose one with `proposaltrack use KEY`, or name it with --negotiation.",
        )
    return keys[0]


def is_chosen(workspace: Workspace) -> bool:
    """True when a negotiation of the workspace has been chosen as the one that commands mean."""
    return _read(workspace.inner / "local.json").get("current") in negotiation_keys(workspace)


def choose(workspace: Workspace, key: str) -> None:
    """Make a negotiation the one that commands mean."""
    _change(workspace, lambda told: {**told, "current": current_key(workspace, key)})


def ours_of(workspace: Workspace, key: str) -> str | None:
    """The short name of our own party in a negotiation; None for an observer."""
    ours = _mine(workspace, key).get("ours")
    return str(ours) if ours else None


def set_ours(workspace: Workspace, key: str, party: str) -> None:
    """Say which party is ours; only this workspace knows."""
    _change_mine(workspace, key, {"ours": party})


def seen_of(workspace: Workspace, key: str) -> dict[str, str]:
    """Record ids of the versions last viewed, by the document's short name."""
    seen = _mine(workspace, key).get("seen", {})
    return (
        {str(document): str(version) for document, version in seen.items()} if isinstance(seen, dict) else {}
    )


def mark_seen(workspace: Workspace, key: str, document: str, version_id: str) -> None:
    """Remember the version of a document that was viewed last; a workspace that cannot be written forgets it."""
    seen = {**seen_of(workspace, key), document: version_id}
    try:
        _change_mine(workspace, key, {"seen": seen})
    except Refused:
        return


def layout_of(workspace: Workspace) -> str:
    """How this person last had the sides of a comparison drawn; "" when nothing was chosen."""
    try:
        return str(_read(workspace.inner / "local.json").get("layout", ""))
    except Unreadable:
        return ""


def keep_layout(workspace: Workspace, layout: str) -> None:
    """Remember how the sides of a comparison are drawn; a workspace that cannot be written forgets it."""
    try:
        _change(workspace, lambda told: {**told, "layout": layout})
    except (Refused, Unreadable):
        return


def board_of(workspace: Workspace, key: str) -> str:
    """What this person last wanted to see of what is outstanding in a negotiation; "" when nothing was chosen."""
    try:
        return str(_mine(workspace, key).get("board", ""))
    except Unreadable:
        return ""


def keep_board(workspace: Workspace, key: str, board: str) -> None:
    """Remember what is wanted of what is outstanding; a workspace that cannot be written forgets it."""
    try:
        _change_mine(workspace, key, {"board": board})
    except (Refused, Unreadable):
        return


def headings_of(workspace: Workspace, key: str, party: str) -> dict[str, str]:
    """What was said of the headings of a party's tables: what stands under each.

    Args:
        workspace: where it is kept.
        key: short name of the negotiation.
        party: short name of the party.
    """
    told = _mine(workspace, key).get("headings", {})
    kept: dict[str, Any] = told if isinstance(told, dict) else {}
    return {
        str(heading): str(field)
        for name, said in kept.items()
        if name.casefold() == party.casefold() and isinstance(said, dict)
        for heading, field in said.items()
    }


def keep_headings(workspace: Workspace, key: str, party: str, headings: Mapping[str, str]) -> None:
    """Remember what stands under the headings of a party's tables."""
    told = _mine(workspace, key).get("headings", {})
    kept = told if isinstance(told, dict) else {}
    others = {name: said for name, said in kept.items() if name.casefold() != party.casefold()}
    _change_mine(workspace, key, {"headings": {**others, party: dict(headings)}})


def _mine(workspace: Workspace, key: str) -> dict[str, Any]:
    told = _read(workspace.inner / "local.json").get("negotiations", {})
    mine = told.get(key, {}) if isinstance(told, dict) else {}
    return mine if isinstance(mine, dict) else {}


def _change_mine(workspace: Workspace, key: str, change: dict[str, Any]) -> None:
    def changed(told: dict[str, Any]) -> dict[str, Any]:
        mine = {**_mine(workspace, key), **change}
        return {**told, "negotiations": {**told.get("negotiations", {}), key: mine}}

    _change(workspace, changed)


def _change(workspace: Workspace, change: Any) -> None:
    path = workspace.inner / "local.json"
    _write(path, change(_read(path)))


def _read(path: Path, *, required: bool = False) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        told = {} if not required else None
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict):
        raise Unreadable(f"{path} cannot be read", "Put it right, or delete it if it is local.json.")
    return told


def _write(path: Path, told: Mapping[str, Any]) -> None:
    """Whole or not at all: another process never reads half a file."""
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as beside:
            beside.write(json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
        Path(beside.name).replace(path)
    except OSError as wrong:
        raise _unwritable(path.parent, wrong) from None


def _unwritable(folder: Path, wrong: OSError) -> StoreUnwritable:
    told = (wrong.strerror or "it cannot be written").lower()
    return StoreUnwritable(f"{folder}: {told}", "Check the disk and who may write there.")
