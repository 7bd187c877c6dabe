"""Story: a folder that tells a negotiation is read and checked as a whole before anything is filed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.actions.story import Story, load_story
from proposaltrack.actions.telling import VERBS
from proposaltrack.errors import NotFound, Unreadable, UnreadableFile

MEMBERS = {verb.name: (verb.known, verb.needed) for verb in VERBS}
HEAD = 'key = "lake"\ntitle = "The lake"\n'


def told(folder: Path, text: str | bytes) -> Story:
    """The story that this file tells."""
    content = text.encode() if isinstance(text, str) else text
    (folder / "negotiation.toml").write_bytes(content)
    return load_story(folder, MEMBERS)


def problems(folder: Path, text: str) -> list[str]:
    """What is wrong with this file, each with its line."""
    with pytest.raises(UnreadableFile) as wrong:
        told(folder, text)
    return [str(problem) for problem in wrong.value.problems]


@pytest.mark.parametrize("folder", specimen_folders(), ids=lambda path: path.name)
def test_a_specimen_is_told_whole(folder: Path) -> None:
    """Every section of a specimen is read, each entry with the line of its header."""
    story = load_story(folder, MEMBERS)
    lines = (folder / "negotiation.toml").read_text("utf-8").split("\n")
    assert story.key == folder.name
    for entries, header in (
        (story.parties, "[[party]]"),
        (story.documents, "[[document]]"),
        (story.acts, "[[act]]"),
    ):
        assert entries
        assert {lines[entry.line - 1].strip() for entry in entries} == {header}
        for entry in entries:
            assert all(lines[line - 1].startswith(name) for name, line in entry.lines.items())


def test_our_party_is_the_one_marked(tmp_path: Path) -> None:
    """One party may be ours; without one it is an observer's seat."""
    parties = '[[party]]\nkey = "A"\nname = "A"\n[[party]]\nkey = "B"\nname = "B"\n'
    assert told(tmp_path, HEAD + parties).ours is None
    assert told(tmp_path, HEAD + parties + "ours = true\n").ours == "B"


def test_two_seats_in_one_workspace_are_refused(tmp_path: Path) -> None:
    """A second party marked as ours is told with its line."""
    party = '[[party]]\nkey = "{}"\nname = "N"\nours = true\n'
    assert problems(tmp_path, HEAD + party.format("A") + party.format("B")) == [
        "line 7: a second party is ours. One workspace is one seat: mark one."
    ]


def test_every_mistake_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Unknown verbs, missing and unknown members, wrong types and missing files, all at once."""
    (tmp_path / "v1.md").write_text("Article 1\nOne.\n", "utf-8")
    text = HEAD + (
        '[[document]]\nkey = "treaty"\n'
        '[[act]]\ndo = "sign"\non = 2026-01-01\n'
        '[[act]]\ndo = "record"\non = 2026-01-01T10:00:00\ndocument = "treaty"\nfile = "v1.md"\nby = ["A"]\n'
        '[[act]]\ndo = "respond"\non = 2026-01-01\ndocument = "treaty"\nby = "A"\nclause = "1"\nstanse = "accepts"\n'
        '[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "treaty"\nfile = "v2.md"\nby = "A"\n'
    )
    assert [problem.partition(". There is")[0] for problem in problems(tmp_path, text)] == [
        "line 3: kind of document is missing. Add it.",
        "line 6: no act 'sign'",
        "line 10: on of record is a day such as 2022-01-26, and not datetime.datetime(2026, 1, 1, 10, 0)",
        "line 13: by of record is a text in quotes, and not ['A']",
        "line 14: stance of respond is missing. Add it.",
        "line 20: nothing called 'stanse' is told of respond",
        "line 25: no file 'v2.md' in the folder",
    ]


def test_lines_are_right_below_a_long_text(tmp_path: Path) -> None:
    """A text over many lines that looks like members and headers moves no line number."""
    text = HEAD + (
        '[[act]]\ndo = "meet"\non = 2026-01-01\ntitle = "First"\ntext = """\n[[act]]\non = 1\nplace = 5\n"""\nplace = 5\n'
    )
    assert problems(tmp_path, text) == ["line 12: place of meet is a text in quotes, and not 5"]


@pytest.mark.parametrize("file", ["../secret.md", "/etc/hostname", "below/../../secret.md"])
def test_a_folder_names_only_what_is_in_it(tmp_path: Path, file: str) -> None:
    """A text outside the folder is refused, whether it is there or not."""
    folder = tmp_path / "told"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("Secret\n", "utf-8")
    act = f'[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "d"\nby = "A"\nfile = "{file}"\n'
    assert problems(folder, HEAD + act) == [
        f"line 8: {file!r} lies outside the folder. Put the text into it."
    ]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A link is followed before it is judged."""
    folder = tmp_path / "told"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("Secret\n", "utf-8")
    (folder / "v1.md").symlink_to(tmp_path / "secret.md")
    act = '[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "d"\nby = "A"\nfile = "v1.md"\n'
    assert problems(folder, HEAD + act) == ["line 8: 'v1.md' lies outside the folder. Put the text into it."]


@pytest.mark.parametrize("name", ["\\u0000", "x" * 5000])
def test_a_name_that_no_file_can_have_is_no_file(tmp_path: Path, name: str) -> None:
    """A name that the system refuses is told like any missing file."""
    act = f'[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "d"\nby = "A"\nfile = "{name}"\n'
    assert problems(tmp_path, HEAD + act)[0].startswith("line 8: no file ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key = \n", "line 1: invalid value"),
        ('key = "a"\nkey = "b"\n', "line 2: cannot overwrite a value"),
        ('title = "T"\n', "line 1: key is missing. Add it."),
        (HEAD + "party = 3\n", "line 1: party is a list of texts, and not 3"),
        (HEAD + "[[act]]\n", "line 3: no act 'None'"),
    ],
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str, message: str) -> None:
    """Broken TOML and sections of another shape are told with their line."""
    assert problems(tmp_path, text)[0].startswith(message)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing folder and a folder without its file are different messages."""
    with pytest.raises(NotFound, match="no folder"):
        load_story(tmp_path / "nowhere", MEMBERS)
    with pytest.raises(NotFound, match=r"no file .*negotiation\.toml"):
        load_story(tmp_path, MEMBERS)
    with pytest.raises(Unreadable, match="not UTF-8"):
        told(tmp_path, b'key = "\xff"\n')


PIECES = (
    *(*HEAD.split("\n"), "[[act]]", "[act]", 'do = "meet"', "on = 2026-01-01", "[[party]]"),
    *("ours = true", '"""', "act = []", "[[act.x]]", "x.y = 1", 'title = "T"'),
)
"""Lines that a story may hold, and lines that look like them."""


@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("\n".join))
def test_no_file_brings_the_program_down(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a file holds, it is a story or an expected failure."""
    folder = tmp_path_factory.getbasetemp() / "any-story"
    folder.mkdir(exist_ok=True)
    try:
        story = told(folder, text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    assert story.key
    assert all(type(act.values["on"]) is date for act in story.acts)
