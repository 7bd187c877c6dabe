"""Messages: their words, where they come from, and the files that came with them."""

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Content
from proposaltrack.importing.files import attachments_of, load_file, read_bytes
from proposaltrack.importing.mail import open_message
from proposaltrack.model.marked import View


def message(text: str = "We agree.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ann Bo <ann@example.org>"
    made["To"] = "Cy <cy@example.org>"
    made["Subject"] = "Draft 2, überarbeitet"
    made["Date"] = "Tue, 02 Jan 2024 10:00:00 +0100"
    made["Message-ID"] = "<1@example.org>"
    if text:
        made.set_content(text)
    return made


def attach(made: EmailMessage, name: str, content: bytes = b"%PDF") -> None:
    made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)


def read(made: EmailMessage) -> Content:
    return read_bytes("in/m.eml", made.as_bytes()).content


def test_the_words_and_where_they_come_from_are_read() -> None:
    """Plain text is taken as it stands, and the message says who sent it, to whom and when."""
    reading = read_bytes("m.eml", message("1. Yes.\n\n2. Não.\n").as_bytes())
    assert (reading.text, reading.warnings) == ("1. Yes.\n\n2. Não.\n", ())
    assert dict(reading.content.provenance) == {
        "from": "Ann Bo <ann@example.org>",
        "to": "Cy <cy@example.org>",
        "subject": "Draft 2, überarbeitet",
        "date": "2024-01-02T10:00:00+01:00",
        "message-id": "<1@example.org>",
    }


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    """Plain text goes before a page; a page is read with the changes marked in it."""
    both = message()
    both.add_alternative("<p>Page</p>", subtype="html")
    assert read(both).text == "We agree.\n"
    page = message("")
    page.set_content("<p>We <del>may</del><ins>shall</ins> agree.</p>", subtype="html")
    reading = read_bytes("m.eml", page.as_bytes())
    assert (reading.text_in(View.ORIGINAL), reading.text) == ("We may agree.\n", "We shall agree.\n")


def test_files_that_came_along_are_given_and_told() -> None:
    """Attachments come with their bytes, and a warning says how to name one."""
    made = message()
    attach(made, "draft.docx", b"PK1")
    attach(made, "DRAFT.docx", b"PK2")
    found = read(made)
    assert [(a.name, a.content) for a in found.attachments] == [
        ("draft.docx", b"PK1"),
        ("DRAFT-2.docx", b"PK2"),
    ]
    assert found.warnings == (
        "2 files came with the message (draft.docx, DRAFT-2.docx); name one to read it, as in m.eml#draft.docx",
    )


def test_a_message_in_a_message_is_an_attachment() -> None:
    """A forwarded message is a file of its own, and can be read as one."""
    made = message()
    made.add_attachment(message("Inner.\n"))
    (inner,) = read(made).attachments
    assert inner.name == "Draft 2, überarbeitet.eml"
    assert read_bytes(inner.name, inner.content).text == "Inner.\n"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.docx", "a.docx"),
        ("..", "attachment-1"),
        (".bashrc", "bashrc"),
        ("a\u202ecod.exe", "a cod.exe"),
        ("a#b?.pdf", "a b .pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_of_attachments_are_made_safe(given: str, safe: str) -> None:
    """Folders, hidden signs and signs with a meaning are left out of a name."""
    made = message()
    attach(made, given)
    assert read(made).attachments[0].name == safe


def test_a_message_that_only_carries_files_says_which() -> None:
    """Without words of its own, a message is refused with the name of what came with it, which can be opened."""
    made = message(" ")
    attach(made, "draft.docx")
    with pytest.raises(
        UnreadableFile, match=r"with it came draft\.docx\. Name one, as in m\.eml#draft\.docx"
    ):
        read(made)
    assert open_message("m.eml", made.as_bytes()).attachments[0].name == "draft.docx"


def test_lines_that_the_mail_program_wrapped_are_joined() -> None:
    """Where a message says that its lines are wrapped, they are joined; elsewhere they stay."""
    made = message("One \ntwo.\n three\n-- \nAnn\n")
    assert read(made).text == "One \ntwo.\n three\n-- \nAnn\n"
    made.set_param("format", "flowed")
    assert read(made).text == "One two.\nthree\n-- \nAnn\n"


def test_an_unknown_encoding_is_read_as_far_as_it_goes() -> None:
    """Characters that cannot be read are told."""
    found = read_bytes(
        "m.eml", b"From: a@b.c\nContent-Type: text/plain; charset=zz\n\nOne \xff two\n"
    ).content
    assert found.text.strip() == "One \ufffd two"
    assert found.warnings == (
        "some characters of the message could not be read in the encoding that it names",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"just some words\n", "no message"),
        (b"X-Thing: 1\n\nwords\n", "no message"),
        (b"\xff\xfe\x00", "no message"),
        (b"From: a@b.c\n", "holds no text"),
        (b"From: a@b.c\n\nbell \x07\n", r"control character U\+0007"),
        (b"From: a@b.c\nContent-Type: application/pkcs7-mime\n\nMIAG", "encrypted"),
        (b"From: a@b.c\nContent-Type: multipart/encrypted; boundary=x\n\n--x--", "encrypted"),
        (b"From: a@b.c\nContent-Type: text/html\n\n" + b"<div>" * 999 + b"x", "nested deeper"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    """What is no message, or is encrypted, empty or hostile, is refused with the next step."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("m.eml", content)


def test_a_message_that_breaks_off_is_told() -> None:
    """Where the end of a message is missing, a warning says so."""
    made = message()
    attach(made, "draft.docx", b"x" * 300)
    warnings = read_bytes("m.eml", made.as_bytes()[:-80]).warnings
    assert warnings[-1] == "the message breaks off before its end; something may be missing"


@pytest.mark.parametrize("cut", range(0, 900, 37))
def test_a_message_cut_short_is_read_or_refused(cut: int) -> None:
    """Wherever a message breaks off, it gives what it has or says that it cannot be read."""
    made = message()
    attach(made, "draft.docx", b"x" * 300)
    with suppress(UnreadableFile):
        assert read_bytes("m.eml", made.as_bytes()[:cut]).text.strip()


def test_absurd_nesting_is_refused_or_read_in_time() -> None:
    """Parts within parts within parts do no harm."""
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000)
    )
    with pytest.raises(UnreadableFile):
        read_bytes("m.eml", b"From: a@b.c\n" + deep)


def test_a_file_is_read_out_of_a_message_without_words(tmp_path: Path) -> None:
    """A message that only carries files lists them, and each can be read by its name."""
    made = message("")
    attach(made, "Draft.md", b"# Draft\n")
    (tmp_path / "m.eml").write_bytes(made.as_bytes())
    assert attachments_of(tmp_path / "m.eml") == ("Draft.md",)
    assert load_file(tmp_path / "m.eml#draft.md").text == "# Draft\n"
