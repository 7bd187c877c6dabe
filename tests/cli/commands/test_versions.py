"""Versions: what is recorded, what arrived, and what is not taken in twice."""

import io
import sys
from email.message import EmailMessage
from typing import Any

import pytest

import planting


def test_a_draft_is_recorded_as_ours(ferry: Any) -> None:
    """Without a name it is our own wording, numbered after those that are there."""
    third = ferry.file("third.md", "Article 1\nOne sentence.\n")
    assert ferry.do("record", "treaty", third, "--symbol", "Rev.1", "--basis", "treaty@v2").startswith(
        "Recorded treaty@v3: "
    )
    version = ferry.told("documents")["documents"][0]["versions"][-1]
    assert (version["by"], version["symbol"], version["basis"]) == ("NOR", "Rev.1", "treaty@v2")


def test_the_same_bytes_are_not_recorded_twice(ferry: Any) -> None:
    """A file that is there already is named, and nothing is done."""
    before = ferry.kept()
    draft, counter = ferry.folder.parent / "draft.md", ferry.folder.parent / "counter.md"
    assert (
        ferry.do("record", "treaty", draft) == "treaty@v1 already holds these bytes; nothing was recorded\n"
    )
    assert "treaty@v2 already holds" in ferry.do("receive", "treaty", counter, "--from", "SOU")
    assert ferry.kept() == before


def test_what_arrived_is_version_transmission_and_receipt(ferry: Any) -> None:
    """One command files what was sent, on the day that it bears, and that it arrived."""
    item = ferry.awaited("treaty@v2")
    assert (item["awaited_from"], item["awaited_by"], item["state"]) == ("NOR", "SOU", "received")
    assert (item["since"], item["due"]["to"]) == ("2026-10-20", "2026-11-10")
    assert ferry.last("receipt")["on"] == "2026-10-21"


def test_a_text_comes_in_on_standard_input(ferry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Artikel 1\nDie Fähre fährt.\n".encode())))
    assert "Recorded note@v1" in ferry.do("record", "note", "-", "--kind", "non-paper", "--language", "de")
    assert "Die Fähre fährt." in ferry.do("show", "note@v1")


def test_an_observer_says_who_wrote_what(ferry: Any) -> None:
    """Where no party is ours, the author must be named, and the message says how."""
    (ferry.folder / ".proposaltrack" / "local.json").write_text("{}", "utf-8")
    before = ferry.kept()
    said = ferry("record", "treaty", ferry.file("n.md", "Article 1\nNew.\n"))
    assert said.code == 2
    assert "nobody is named as the one who acts. Name the party with --by" in said.err
    assert ferry.kept() == before


def test_a_day_in_the_future_is_remarked_on(ferry: Any) -> None:
    """An act dated after today is filed, with a note that today's answers do not count it."""
    said = ferry("record", "treaty", ferry.file("n.md", "Article 1\nNew.\n"), "--on", "2062-01-01")
    assert said.code == 0
    assert "2062-01-01 lies in the future" in said.err
    assert [v["version"] for v in ferry.told("documents")["documents"][0]["versions"]][:2] == [
        "treaty@v1",
        "treaty@v2",
    ]


def test_control_characters_are_let_through_when_asked_for(ferry: Any) -> None:
    """A text with control characters is stored exactly and shown as pictures."""
    file = ferry.file("bell.md", "Article 1\nRing\x07 twice.\n")
    assert ferry("record", "treaty", file).code == 4
    ferry.do("record", "treaty", file, "--allow-control-characters")
    assert "Ring␇ twice." in ferry.do("show", "treaty@v3")


def test_a_marked_file_is_recorded_in_either_view(ferry: Any) -> None:
    """Its changes are rejected or accepted as asked, the note says which, and the same bytes may come in both ways."""
    came = ferry.file("came.docx", planting.honest("pier"))
    told = ferry.do("receive", "lease", came, "--from", "SOU", "--view", "original")
    assert "the text is read with all of them rejected" in told
    assert "without notice" not in ferry.do("show", "lease@v1")
    told = ferry.do("receive", "lease", came, "--from", "SOU")
    assert "Recorded lease@v2" in told
    assert "the text is read with all of them accepted" in told
    assert "without notice" in ferry.do("show", "lease@v2")
    assert "already holds" in ferry.do("receive", "lease", came, "--from", "SOU")


def test_a_file_is_outlined_and_compared_in_either_view(ferry: Any) -> None:
    """What is marked in a file is what its two views differ in; a version has the one view it was recorded in."""
    came = ferry.file("came.docx", planting.honest("pier"))
    assert "without notice" not in ferry.do("outline", came, "--view", "original", "--json")
    assert "without notice" in ferry.do("outline", came, "--json")
    assert "{+without notice+}" in ferry.do("compare", came, came, "--before-view", "original")
    assert ferry("compare", came, came, "--before-view", "first").code == 2
    said = ferry("outline", "treaty@v1", "--view", "original")
    assert (said.code, said.out) == (2, "")
    assert "treaty@v1 is a version" in said.err


def test_a_file_that_cannot_be_read_comes_with_a_reading(ferry: Any) -> None:
    """Its bytes are kept as they came, and its wording is that of the reading."""
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    path, text = ferry.file("locked.docx", locked), ferry.file("reading.md", "Article 1\nIt was read.\n")
    assert ferry("receive", "scan", path, "--from", "SOU").code == 4
    told = ferry.do("receive", "scan", path, "--from", "SOU", "--text", text)
    assert "the wording is taken from reading.md; locked.docx is kept as it came and was not read" in told
    assert "It was read." in ferry.do("show", "scan@v1")
    made = ferry.folder.parent / "out.docx"
    ferry.do("export", "scan", "--original", "-o", made)
    assert made.read_bytes() == locked
    clean = ferry.folder.parent / "clean.md"
    ferry.do("export", "scan", "-o", clean)
    assert clean.read_text("utf-8") == "Article 1\nIt was read.\n"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("locked.docx",), 4, "it is protected with a password"),
        (("locked.docx", "--text", "none.md"), 3, "no file 'none.md'"),
        (("none.pdf", "--text", "reading.md"), 3, "no file 'none.pdf'"),
        (("locked.docx", "--text", "locked.docx"), 4, "it is protected with a password"),
        (("empty.docx", "--text", "reading.md"), 4, "empty.docx: the file is empty"),
        (("mail.eml#none.docx",), 3, "no attachment 'none.docx'. Did you mean draft.md"),
        (("none.eml#draft.md",), 3, "no file 'none.eml'"),
    ],
)
def test_what_has_no_words_is_not_taken_in(
    untouched: Any, words: tuple[str, ...], code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mistake is told with the file that it is about, and nothing is recorded."""
    untouched.file("locked.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    untouched.file("empty.docx", b"")
    untouched.file("reading.md", "Article 1\nIt was read.\n")
    untouched.file("mail.eml", mail())
    monkeypatch.chdir(untouched.folder.parent)
    kept = untouched.kept()
    said = untouched("receive", "scan", *words, "--from", "SOU")
    assert (said.code, said.out) == (code, "")
    assert message in said.err
    assert untouched.kept() == kept


def mail() -> bytes:
    """A message with a draft."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@sou.example", "b@nor.example", "Our draft"
    message.set_content("See attached.")
    message.add_attachment(
        b"Article 1\nIt came by mail.\n", maintype="text", subtype="markdown", filename="draft.md"
    )
    return message.as_bytes()


def test_what_came_with_a_message_is_received_by_its_name(ferry: Any) -> None:
    """MAIL.eml#NAME is the file inside, however its name is spelt in capitals, byte by byte."""
    path = ferry.file("mail.eml", mail())
    assert "Recorded note@v1" in ferry.do("receive", "note", f"{path}#DRAFT.md", "--from", "SOU")
    assert "It came by mail." in ferry.do("show", "note@v1")
    made = ferry.folder.parent / "out.md"
    ferry.do("export", "note", "--original", "-o", made)
    assert made.read_bytes() == b"Article 1\nIt came by mail.\n"
