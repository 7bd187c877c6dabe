"""Originals: the very bytes that were received come back, by version and by hash; what came by mail says so."""

from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import Any

from schemes import legal_decimal


def message(folder: Path, content: bytes) -> Path:
    """A message with a Word file."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "desk@sou.example", "desk@nor.example", "Draft"
    made["Date"], made["Message-ID"] = "Thu, 12 Mar 2026 10:00:00 +0000", "<7@sou.example>"
    made.set_content("The draft is attached.")
    made.add_attachment(content, maintype="application", subtype="octet-stream", filename="draft.docx")
    path = folder / "mail.eml"
    path.write_bytes(bytes(made))
    return path


def test_an_original_comes_back_by_version_and_by_hash(ferry: Any) -> None:
    """Not a byte of it differs, and the log tells the hash to ask for."""
    content = legal_decimal()
    path = ferry.folder / "draft.docx"
    path.write_bytes(content)
    ferry.do("record", "annex", path, "--by", "SOU")
    digest = sha256(content).hexdigest()
    assert digest in ferry.do("log", "--json")
    for place, name in enumerate(("annex@v1", f"sha256:{digest[:12]}")):
        target = ferry.folder / f"back{place}.docx"
        ferry.do("export", name, "--original", "-o", target)
        assert target.read_bytes() == content


def test_a_hash_that_nothing_has_is_not_found(ferry: Any) -> None:
    """The message says where hashes are told."""
    said = ferry("export", "sha256:0123456789", "--original", "-o", ferry.folder / "x.docx")
    assert (said.code, "show ID --json" in said.err) == (3, True)


def test_a_paper_that_came_by_mail_keeps_the_number_of_its_message(ferry: Any) -> None:
    """Attachments are named by their message; channel and reference need not be typed."""
    mail = message(ferry.folder, legal_decimal())
    said = ferry.do("receive", "annex", f"{mail}#draft.docx", "--from", "SOU")
    assert "Recorded annex@v1: 13 clauses" in said
    (sent,) = [
        e for e in ferry.told("log")["entries"] if e["kind"] == "transmission" and "annex" in e["told"]
    ]
    assert (sent["act"]["channel"], sent["act"]["reference"]) == ("mail", "<7@sou.example>")


def test_an_attachment_that_is_not_there_is_told_with_those_that_are(ferry: Any) -> None:
    """A slip in the name costs nothing."""
    mail = message(ferry.folder, legal_decimal())
    said = ferry("receive", "annex", f"{mail}#daft.docx", "--from", "SOU")
    assert (said.code, "Did you mean draft.docx?" in said.err) == (3, True)


def test_a_file_that_cannot_be_read_is_sealed_with_a_reading(ferry: Any) -> None:
    """The wording is that of the reading, the bytes are those of the scan, and it is said which is which."""
    scan, reading = ferry.folder / "scan.png", ferry.file("reading.txt", "1. They may.\n")
    scan.write_bytes(b"\x89PNG not really")
    said = ferry.do("receive", "scan", scan, "--from", "SOU", "--text", reading)
    assert "scan.png is kept as it came and was not read" in said
    assert ferry.do("show", "scan@v1", "--exact") == "1. They may.\n"
    ferry.do("export", "scan@v1", "--original", "-o", ferry.folder / "back.png")
    assert (ferry.folder / "back.png").read_bytes() == scan.read_bytes()


def test_an_original_under_the_name_of_another_format_is_told(ferry: Any) -> None:
    """Its bytes are written as they came, and it is said which suffix they came with."""
    scan = ferry.file("scan.png", b"\x89PNG\r\n")
    text = ferry.file("read.md", "1. Typed from the scan.\n")
    ferry.do("receive", "scan", scan, "--from", "SOU", "--text", text)
    right = ferry("export", "scan@v1", "--original", "-o", ferry.folder / "a.png")
    wrong = ferry("export", "scan@v1", "--original", "-o", ferry.folder / "a.pdf")
    assert "Note" not in right.err
    assert (
        "Note: the original came as .png; a program that goes by the name a.pdf may not open it" in wrong.err
    )
    assert (ferry.folder / "a.pdf").read_bytes() == b"\x89PNG\r\n"
