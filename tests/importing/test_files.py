"""Files: what comes in as text, exactly, and what is refused with its place."""

from pathlib import Path

import pytest

from proposaltrack.errors import NotFound, UnreadableFile
from proposaltrack.importing.base import LARGEST
from proposaltrack.importing.files import load_file, read_bytes


def test_text_is_kept_and_line_ends_are_made_one() -> None:
    """A mark at the beginning goes, every line ends alike, and the bytes are kept as they came."""
    content = "\ufeffArticle 1\r\nÜber alles\rEnd\n".encode()
    reading = read_bytes("t.MD", content)
    assert reading.text == "Article 1\nÜber alles\nEnd\n"
    assert (reading.source, reading.suffix, reading.media) == (content, ".md", "text/markdown")


@pytest.mark.parametrize(
    ("name", "suffix"), [("t", ".txt"), ("t.txt", ".txt"), ("t.rtf2!", ".txt"), ("t.law", ".law")]
)
def test_an_unknown_suffix_is_plain_text(name: str, suffix: str) -> None:
    """Whatever nobody claims is read as plain text, under a suffix that may name a file."""
    assert (read_bytes(name, b"1. Yes.").media, read_bytes(name, b"1. Yes.").suffix) == ("text/plain", suffix)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.md", b"", "the file is empty"),
        ("t.md", b" \n\t\n", "the file holds no text"),
        ("t.md", b"abc\x00def", "byte 4: a NUL byte"),
        ("t.md", b"one\ntwo \xff", r"line 2, byte 9: the text is not UTF-8 \(byte 0xFF\)"),
        ("t.md", b"one\ntwo \x1b[2J", r"line 2: control character U\+001B"),
        ("t.doc", b"\xd0\xcf", r"an old Word file \(\.doc\)"),
        ("t.txt", "1. Yes.".encode("utf-16"), "the text is UTF-16, .* encoding UTF-8"),
        (
            "t.xlsx",
            b"PK\x03\x04",
            r"a workbook \(\.xlsx\), which holds tables and no text.*`proposaltrack table read`",
        ),
        ("t.pptx", b"PK\x03\x04", r"a presentation \(\.pptx\)"),
        ("t.md", b"x" * (LARGEST + 1), "the file has 20 MB, and the most is 20 MB"),
    ],
    ids=[
        "empty",
        "blank",
        "NUL",
        "not UTF-8",
        "control",
        "Word",
        "UTF-16",
        "workbook",
        "presentation",
        "too large",
    ],
)
def test_what_is_no_text_is_refused_with_its_place(name: str, content: bytes, told: str) -> None:
    """A file that cannot be read says what is wrong and where."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes(name, content)


def test_many_control_characters_are_told_at_once_and_counted() -> None:
    """Of many problems a few are told, and how many more there are."""
    with pytest.raises(UnreadableFile) as caught:
        read_bytes("t.md", b"a\x01\n" * 12)
    assert [problem.place for problem in caught.value.problems] == [*(f"line {n}" for n in range(1, 6)), ""]
    assert caught.value.problems[-1].message == "7 more control characters"


def test_control_characters_come_in_when_allowed() -> None:
    """Whoever asks for them gets them, exactly."""
    assert read_bytes("t.md", b"a\x00\x1bb", allow_controls=True).text == "a\x00\x1bb"


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    """A missing file and a folder are two messages."""
    with pytest.raises(NotFound, match="no file"):
        load_file(tmp_path / "missing.md")
    with pytest.raises(UnreadableFile, match="this is a folder"):
        load_file(tmp_path)


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    """A file gives what its bytes give."""
    (tmp_path / "t.md").write_bytes(b"1. Yes.\r\n")
    assert load_file(tmp_path / "t.md").text == "1. Yes.\n"
