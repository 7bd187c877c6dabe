"""Settings: workspaces are found, negotiations chosen, and what is ours stays local."""

import json
from pathlib import Path

import pytest

from proposaltrack import settings
from proposaltrack.errors import NewerFormat, NotFound, Unreadable, UsageProblem, WorkspaceNotFound
from proposaltrack.settings import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return settings.init_workspace(tmp_path)


def add_negotiation(workspace: Workspace, key: str) -> None:
    folder = settings.store_folder(workspace, key)
    folder.mkdir(parents=True)
    (folder / "store.json").write_text("{}", "utf-8")


def test_a_workspace_is_found_from_any_folder_below_it(workspace: Workspace) -> None:
    """A command run in a folder of the workspace, however deep, finds the workspace."""
    deep = workspace.folder / "a" / "b"
    deep.mkdir(parents=True)
    assert settings.find_workspace(deep) == workspace


def test_a_named_workspace_wins_over_the_nearest(workspace: Workspace, tmp_path: Path) -> None:
    """The folder named by the person is used, wherever the command runs."""
    other = settings.init_workspace(tmp_path / "other")
    assert settings.find_workspace(workspace.folder, str(other.folder)) == other


def test_where_there_is_no_workspace_the_next_step_is_told(tmp_path: Path) -> None:
    """Without a workspace the message says how to make one."""
    with pytest.raises(WorkspaceNotFound, match="proposaltrack init"):
        settings.find_workspace(tmp_path)
    with pytest.raises(WorkspaceNotFound):
        settings.find_workspace(tmp_path, str(tmp_path))


def test_making_a_workspace_twice_changes_nothing(workspace: Workspace) -> None:
    """A second start in the same folder keeps what is there."""
    add_negotiation(workspace, "lake")
    settings.choose(workspace, "lake")
    assert settings.init_workspace(workspace.folder) == workspace
    assert settings.current_key(workspace) == "lake"


def test_a_workspace_of_a_newer_program_is_left_alone(workspace: Workspace) -> None:
    """A newer format is refused by its number, and nothing is read further."""
    (workspace.inner / "workspace.json").write_text('{"format": 2}', "utf-8")
    with pytest.raises(NewerFormat, match="format 2"):
        settings.find_workspace(workspace.folder)


@pytest.mark.parametrize("told", ["{", "[]", "{}"])
def test_a_damaged_workspace_is_told(workspace: Workspace, told: str) -> None:
    """A workspace file that is no JSON object, or names no format, is reported with its path."""
    (workspace.inner / "workspace.json").write_text(told, "utf-8")
    with pytest.raises(Unreadable, match=r"workspace\.json"):
        settings.find_workspace(workspace.folder)


def test_the_only_negotiation_needs_no_choice(workspace: Workspace) -> None:
    """With one negotiation commands mean that one."""
    with pytest.raises(NotFound, match="init KEY"):
        settings.current_key(workspace)
    add_negotiation(workspace, "lake")
    assert settings.current_key(workspace) == "lake"


def test_several_negotiations_need_a_choice(workspace: Workspace) -> None:
    """With several negotiations one is named or chosen, and a wrong name gets the nearest."""
    add_negotiation(workspace, "lake-basin")
    add_negotiation(workspace, "river")
    with pytest.raises(UsageProblem, match="use KEY"):
        settings.current_key(workspace)
    settings.choose(workspace, "river")
    assert settings.current_key(workspace) == "river"
    assert settings.current_key(workspace, "lake-basin") == "lake-basin"
    with pytest.raises(NotFound, match="lake-basin"):
        settings.current_key(workspace, "lake-basn")


def test_our_party_and_what_was_seen_are_kept_per_negotiation(workspace: Workspace) -> None:
    """Our party and the versions viewed are remembered for each negotiation apart."""
    settings.set_ours(workspace, "lake", "TAR")
    settings.mark_seen(workspace, "lake", "treaty", "ab" * 32)
    assert (settings.ours_of(workspace, "lake"), settings.ours_of(workspace, "river")) == ("TAR", None)
    assert settings.seen_of(workspace, "lake") == {"treaty": "ab" * 32}
    assert settings.seen_of(workspace, "river") == {}


def test_damaged_local_settings_are_told_and_not_overwritten(workspace: Workspace) -> None:
    """Local settings that cannot be read are reported, and stay as they are."""
    local = workspace.inner / "local.json"
    local.write_text("{broken", "utf-8")
    with pytest.raises(Unreadable, match=r"local\.json"):
        settings.set_ours(workspace, "lake", "TAR")
    assert local.read_text("utf-8") == "{broken"


def test_the_environment_is_read_in_one_place() -> None:
    """Only what the program needs is read from the environment."""
    told = settings.read_environment(
        {"NO_COLOR": "1", "TERM": "dumb", "VISUAL": "ed", "EDITOR": "vi", "PAGER": "more"}
    )
    assert told == settings.Environment("", no_color=True, dumb=True, editor="ed", pager="more")
    assert settings.read_environment({}) == settings.Environment()


def test_settings_are_plain_json_a_person_can_read(workspace: Workspace) -> None:
    """What is kept beside the stores is JSON."""
    settings.set_ours(workspace, "lake", "TAR")
    assert json.loads((workspace.inner / "local.json").read_text("utf-8")) == {
        "negotiations": {"lake": {"ours": "TAR"}}
    }


def test_the_layout_of_texts_is_remembered_or_forgotten_in_silence(tmp_path: Path) -> None:
    """How texts are laid out is kept beside everything else; a damaged local file is no reason to stop."""
    workspace = settings.init_workspace(tmp_path)
    assert settings.layout_of(workspace) == ""
    settings.mark_seen(workspace, "k", "treaty", "a" * 64)
    settings.keep_layout(workspace, "inline")
    assert settings.layout_of(workspace) == "inline"
    assert settings.seen_of(workspace, "k") == {"treaty": "a" * 64}
    (workspace.inner / "local.json").write_text("{")
    settings.keep_layout(workspace, "inline")
    assert settings.layout_of(workspace) == ""
