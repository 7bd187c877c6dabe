"""redline and export: what is handed out reads back as it must, and tells nothing that was not given."""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import edits
import papers
import planting
from judging.reading import marked_in, our_lines
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import View, lines_in
from word import make_docx

Say = Callable[..., Any]

BEFORE = "Article 1\nBoats\n\n1. Boats shall sail 4 times a day.\n2. Fares stay:\n   (a) for 30 days.\n"
AFTER = BEFORE.replace("shall sail 4", "may sail 6").replace("30 days", "45 days")


def files(folder: Path) -> tuple[Path, Path]:
    """Two texts as files."""
    for name, text in (("before.md", BEFORE), ("after.md", AFTER)):
        (folder / name).write_text(text, "utf-8")
    return folder / "before.md", folder / "after.md"


def words_in(content: bytes, view: View, suffix: str) -> list[str]:
    """Every word of a redline as it reads in a view."""
    marked = read_bytes(f"r{suffix}", content).content.marked
    assert marked is not None
    return " ".join(line.printed for line in lines_in(marked, view)).split()


def parts(path: Path) -> str:
    """Everything that a file holds, as one text."""
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def without(content: bytes, *names: str) -> bytes:
    """An office file without some of its parts."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
    return packed.getvalue()


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_a_redline_of_two_files_holds_both(say: Say, tmp_path: Path, suffix: str) -> None:
    """No workspace is needed, and the file reads as either text, reject all as the one, accept all as the other."""
    before, after = files(tmp_path)
    made = tmp_path / f"redline{suffix}"
    said = say("redline", before, after, "-o", made)
    assert (said.code, said.out, said.err) == (0, "", f"Written to {made}\n")
    assert words_in(made.read_bytes(), View.ORIGINAL, suffix) == BEFORE.split()
    assert words_in(made.read_bytes(), View.FINAL, suffix) == AFTER.split()


def test_a_page_holds_both_texts_and_no_folders(say: Say, tmp_path: Path) -> None:
    """The page names the two files and not where they lie, and marks what changed for any reader."""
    before, after = files(tmp_path)
    made = tmp_path / "redline.html"
    assert say("redline", before, after, "-o", made).code == 0
    page = made.read_text("utf-8")
    assert "before.md → after.md" in page
    assert str(tmp_path) not in page
    assert ">shall</del>" in page
    main = f"<main>{page.partition('<main>')[2].partition('</main>')[0]}</main>".encode()
    assert words_in(main, View.ORIGINAL, ".html") == BEFORE.split()
    assert words_in(main, View.FINAL, ".html") == AFTER.split()


def test_a_redline_for_programs_is_the_comparison(say: Say, tmp_path: Path) -> None:
    """The JSON has the schema of a comparison, names both sides, and its edits rebuild the text after."""
    before, after = files(tmp_path)
    made = tmp_path / "redline.json"
    assert say("redline", before, after, "-o", made).code == 0
    answer = json.loads(made.read_text("utf-8"))
    assert answer["schema"] == "proposaltrack/comparison/1"
    assert (answer["before"]["name"], answer["after"]["name"]) == ("before.md", "after.md")
    kept = (e[-1] for c in answer["changes"] for e in c["edits"] if e[0] in {"kept", "inserted", "folded"})
    assert "".join(kept) == AFTER


def test_without_a_file_the_redline_is_shown(say: Say, tmp_path: Path) -> None:
    """On the screen the changes stand in signs, and nothing else is said."""
    said = say("redline", *files(tmp_path))
    assert said.code == 0
    assert "1. Boats [-shall-]{+may+} sail [-4-]{+6+} times a day." in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    "paper", [papers.lease, papers.annex, papers.noted], ids=lambda paper: paper.__name__
)
def test_a_word_redline_is_made_in_the_file_that_was_sent(say: Say, tmp_path: Path, paper: Any) -> None:
    """Its numbers, tables and notes stay, and its two views are the two files."""
    sent = paper()
    came = edits.edited(sent, random.Random(2), 3)
    (tmp_path / "sent.docx").write_bytes(sent)
    (tmp_path / "came.docx").write_bytes(came)
    made = tmp_path / "r.docx"
    said = say("redline", tmp_path / "sent.docx", tmp_path / "came.docx", "-o", made, "--author", "Northland")
    assert said.code == 0, said.err
    assert our_lines(made.read_bytes(), View.ORIGINAL) == our_lines(sent)
    assert our_lines(made.read_bytes()) == our_lines(came)
    assert 'w:author="Northland"' in parts(made)


def test_texts_that_are_the_same_give_a_redline_without_marks(say: Say, tmp_path: Path) -> None:
    """Nothing is marked, and the page says that nothing changed."""
    before, _ = files(tmp_path)
    assert say("redline", before, before, "-o", tmp_path / "r.html").code == 0
    assert "Nothing changed." in (tmp_path / "r.html").read_text("utf-8")
    assert say("redline", before, before, "-o", tmp_path / "r.docx").code == 0
    assert "<w:ins " not in parts(tmp_path / "r.docx")


def test_a_redline_of_versions_is_signed_by_the_party(ferry: Any) -> None:
    """The changes bear the name of the party whose text the later one is, and its day; both can be left out."""
    made = ferry.folder.parent / "r.docx"
    ferry.do("redline", "treaty@v1", "treaty@v2", "-o", made)
    assert 'w:author="Southland" w:date="2026-10-20T00:00:00Z"' in parts(made)
    ferry.do("redline", "treaty@v1", "treaty@v2", "-o", made, "--force", "--author", "We", "--no-dates")
    assert 'w:author="We"' in parts(made)
    assert "2026-10-20" not in parts(made)


def test_a_version_is_held_against_a_file(ferry: Any) -> None:
    """Either side may be a file, and the redline holds the file's words."""
    draft = ferry.file("other.md", (ferry.folder.parent / "draft.md").read_text("utf-8").replace("4", "9"))
    assert "[-6-]{+9+}" in ferry.do("redline", "treaty@v2", draft)
    assert "[-9-]{+6+}" in ferry.do("redline", draft, "treaty@v2")


@pytest.fixture
def answered(ferry: Any) -> Any:
    """Their text answered by us: in a paper, outside of it, with a gist and with what we leave aside; and our next text."""
    counter = (ferry.folder.parent / "counter.md").read_text("utf-8")
    on = ("--on", "2026-11-10")
    ferry.do("record", "reply", ferry.file("reply.md", "1. Our answer.\n"), "--answers", "treaty@v2", *on)
    ferry.do("respond", "treaty@v2", "--clause", "2(1)", "--stance", "rejects", "--reason", "GIVEN",
             "--condition", "ONLYIF", "--if", "treaty@v2#1(1)", "--in", "reply@v1", *on)  # fmt: skip
    ferry.do(
        "respond",
        "treaty@v2",
        "--clause",
        "all",
        "--stance",
        "notes",
        "--reason",
        "WHOLE",
        "--in",
        "reply@v1",
        *on,
    )
    ferry.do("respond", "treaty@v2", "--clause", "1(1)", "--stance", "accepts", "--reason", "PREPARED", *on)
    ferry.do("gist", "treaty@v2", "--clause", "2(1)", "GISTED", "--on", "2026-11-10")
    ferry.do("leave", "treaty@v2", "--clause", "1(2)", "--reason", "ASIDE", *on)
    third = ferry.file("third.md", counter.replace("6 times", "7 times"))
    ferry.do("record", "treaty", third, "--basis", "treaty@v2", "--on", "2026-11-12")
    return ferry


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_the_margin_holds_what_was_given_and_nothing_else(answered: Any, suffix: str) -> None:
    """An answer stands in the margin with its reason and conditions once it was transmitted, and never before."""
    internal = {"PREPARED", "GISTED", "ASIDE"}
    made = answered.folder.parent / f"r{suffix}"
    answered.do("redline", "treaty@v2", "treaty@v3", "-o", made)
    assert {word for word in internal | {"GIVEN", "WHOLE"} if word in parts(made)} == set()
    answered.do("transmit", "reply@v1", "--to", "SOU", "--on", "2026-11-11")
    answered.do("redline", "treaty@v2", "treaty@v3", "-o", made, "--force")
    told = parts(made)
    assert {word for word in internal if word in told} == set()
    for words in (
        "Rejects: GIVEN",
        "Condition: ONLYIF",
        "Depends on 1(1) of treaty@v2",
        "To all clauses: Notes: WHOLE",
    ):
        assert words in told
    answered.do("redline", "treaty@v2", "treaty@v3", "-o", made, "--force", "--no-stances")
    assert "GIVEN" not in parts(made)


def test_a_remark_hangs_on_the_clause_that_it_is_about(answered: Any) -> None:
    """In Word the comment is anchored to the paragraph in which the clause begins."""
    answered.do("transmit", "reply@v1", "--to", "SOU", "--on", "2026-11-11")
    made = answered.folder.parent / "r.docx"
    answered.do("redline", "treaty@v2", "treaty@v3", "-o", made)
    marked = marked_in(made.read_bytes())
    (comment,) = (one for one in marked.comments if "GIVEN" in one.text)
    assert "The Ferry should sail" in marked.paragraphs[comment.place].text_in(View.ORIGINAL)


def test_what_was_rejected_when_it_was_recorded_stays_out(ferry: Any) -> None:
    """A version recorded in the original view is exported and marked in the wording it was recorded with."""
    came = ferry.file("came.docx", planting.honest("pier"))
    ferry.do("receive", "lease", came, "--from", "SOU", "--view", "original", "--on", "2026-11-01")
    ferry.do("receive", "lease", came, "--from", "SOU", "--on", "2026-11-02")
    made = ferry.folder.parent / "made.html"
    ferry.do("export", "lease@v1", "-o", made)
    assert "without notice" not in made.read_text("utf-8")
    shown = ferry.do("redline", "lease@v1", "lease@v2")
    assert "2026 {+without notice+}" in shown.replace("{+ ", " {+")
    redline = ferry.folder.parent / "r.docx"
    ferry.file("sent.docx", planting.sent("pier"))
    ferry.do("redline", ferry.folder.parent / "sent.docx", "lease@v1", "-o", redline)
    assert not any("without notice" in line for line in our_lines(redline.read_bytes()))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_a_clean_text_reads_as_the_version(ferry: Any, suffix: str) -> None:
    """A Word file with a table and a note, exported, is the same text again."""
    ferry.do("record", "lease", ferry.file("sent.docx", planting.sent("pier")))
    made = ferry.folder.parent / f"made{suffix}"
    ferry.do("export", "lease", "-o", made)
    told = json.loads(ferry.do("compare", ferry.folder.parent / "sent.docx", made, "--json"))
    assert {name: count for name, count in told["totals"].items() if count} == {"unchanged": 11}


def test_the_notes_of_a_bare_text_are_real_ones_in_word(ferry: Any) -> None:
    """Whoever opens the file finds footnotes, not signs; a note that is called twice or never stays in the text."""
    draft = "See[^a] here and[^b] there[^b].\n\n[^c]: Never called.\n\n[^b]: Called twice.\n\n[^a]: A note.\n"
    ferry.do("record", "noted", ferry.file("noted.md", draft))
    made = ferry.folder.parent / "noted.docx"
    ferry.do("export", "noted@v1", "-o", made)
    assert read_bytes("noted.docx", made.read_bytes()).text == (
        "See[^1] here and[^b] there[^b].\n\n[^c]: Never called.\n\n[^b]: Called twice.\n\n[^1]: A note.\n"
    )


def test_the_original_is_given_back_byte_by_byte(ferry: Any) -> None:
    """What was received is handed out as it was sealed, whatever the new name says."""
    content = planting.honest("pier")
    ferry.do("receive", "lease", ferry.file("came.docx", content), "--from", "SOU")
    made = ferry.folder.parent / "as-received.docx"
    assert ferry.do("export", "lease", "--original", "-o", made) == ""
    assert made.read_bytes() == content


SOURCES: dict[str, bytes] = {
    "locked.docx": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "rich.rtf": b"{\\rtf1 Article 1}",
    "rich.docx": b"{\\rtf1 Article 1}",
    "words.docx": b"Article 1\nWords.\n",
    "headless.docx": without(planting.sent("pier"), "word/document.xml"),
    "cut.docx": planting.sent("pier")[:900],
    "blank.docx": make_docx(),
    "scan.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>endobj\ntrailer<</Root 1 0 R>>\n",
    "bell.md": b"Article 1\n\nRing\x07.\n",
    "signs.md": b"Article 1\n\nA [-struck-] word.\n",
    "is-there.docx": b"mine",
}
REFUSALS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "protected": (("before.md", "locked.docx", "-o", "r.html"), 4, "locked.docx: it is protected with a password"),
    "old Word": (("old.doc", "after.md", "-o", "r.html"), 4, "save it as .docx"),
    "rich text": (("rich.rtf", "after.md", "-o", "r.html"), 4, "rich.rtf: this is a Rich Text file"),
    "renamed": (("rich.docx", "after.md", "-o", "r.html"), 4, "rich.docx: a Rich Text file"),
    "no Word file": (("words.docx", "after.md", "-o", "r.html"), 4, "not of the format that its name says"),
    "main part missing": (("before.md", "headless.docx", "-o", "r.docx"), 4, "its main part is missing"),
    "cut off": (("cut.docx", "after.md", "-o", "r.docx"), 4, "cut.docx: it is damaged"),
    "no words": (("before.md", "blank.docx", "-o", "r.docx"), 4, "blank.docx: the file holds no text"),
    "scan": (("before.md", "scan.pdf", "-o", "r.docx"), 4, "scan.pdf: it has no text layer"),
    "control character": (("before.md", "bell.md", "-o", "r.docx"), 4, "line 3: control character U+0007"),
    "missing": (("before.md", "none.docx", "-o", "r.docx"), 3, "no file 'none.docx'"),
    "no such version": (("treaty@v1", "treaty@v9", "-o", "r.docx"), 3, "no version 'treaty@v9'. There is"),
    "suffix": (("before.md", "after.md", "-o", "r.doc"), 2, "no redline is written as .doc. Name a file with .docx, .html"),
    "no suffix": (("before.md", "after.md", "-o", "r"), 2, "written as a file without a suffix"),
    "is there": (("before.md", "after.md", "-o", "is-there.docx"), 5, "is-there.docx is there already. Name another file, or say --force."),
    "a folder is missing": (("before.md", "after.md", "-o", "none/r.docx"), 5, "none/r.docx cannot be written: No such file"),
    "a file is no folder": (("before.md", "after.md", "-o", "before.md/r.docx"), 5, "cannot be written: Not a directory"),
    "too long a name": (("before.md", "after.md", "-o", "r" * 300 + ".txt"), 5, "cannot be written: File name too long"),
    "its own source": (("before.md", "after.md", "-o", "after.md", "--force"), 5, "after.md is what this is made from. Name another file"),
    "a folder": (("before.md", "after.md", "-o", "folder.docx", "--force"), 5, "is there already and is no file"),
    "signs": (("signs.md", "after.md", "-o", "r.txt"), 5, "cannot be marked exactly: with every change"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_made_is_refused_with_the_reason(
    untouched: Any, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each mistake gets one message on stderr that names the thing, its exit code, and no file."""
    words, code, message = REFUSALS[name]
    (tmp_path / "folder.docx").mkdir()
    files(tmp_path)
    for file, content in SOURCES.items():
        (tmp_path / file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    there, kept = sorted(tmp_path.rglob("*")), untouched.kept()
    said = untouched("redline", *words)
    assert (said.code, said.out) == (code, ""), said.err
    assert said.err.startswith("proposaltrack: ")
    assert message in said.err
    assert (sorted(tmp_path.rglob("*")), untouched.kept()) == (there, kept)
    assert (tmp_path / "is-there.docx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "case",
    [
        (("treaty",), 2, "the file to write is not named. Name it with -o"),
        (("treaty", "-o", "t.pdf"), 2, "no text is written as .pdf"),
        (("treaty", "--original", "-o", ""), 5, "is there already and is no file"),
        (("treaty", "-o", "none/t.docx"), 5, "none/t.docx cannot be written"),
        (("treaty@v9", "-o", "t.docx"), 3, "no version 'treaty@v9'"),
    ],
)
def test_an_export_that_cannot_be_made_is_refused(
    untouched: Any, case: tuple[tuple[str, ...], int, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The message names the thing and the next step, and nothing is written."""
    words, code, message = case
    monkeypatch.chdir(tmp_path)
    said = untouched("export", *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_workspace_a_document_is_not_found(say: Say, tmp_path: Path) -> None:
    """Where only files can be meant, the word is named with what it would need to be a document."""
    said = say("--workspace", tmp_path, "redline", "treaty@v1", "treaty@v2")
    assert said.code == 3
    assert "no file 'treaty@v1'. For a document, name its workspace with --workspace." in said.err


def test_a_link_is_written_through(say: Say, tmp_path: Path) -> None:
    """What a link leads to is written over with --force, and the link stays one."""
    before, after = files(tmp_path)
    (tmp_path / "real.txt").write_text("old", "utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert say("redline", before, after, "-o", tmp_path / "link.txt", "--force").code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "{+may+}" in (tmp_path / "real.txt").read_text("utf-8")


def test_text_from_right_to_left_and_markup_stay_words(say: Say, tmp_path: Path) -> None:
    """A page isolates each paragraph's direction and obeys no tag, and Word holds the same words."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("مادة 1\nيلتزم كل طرف.\n\n<script>alert(1)</script> & {x}\n", "utf-8")
    new.write_text("مادة 1\nيجوز كل طرف.\n\n<script>alert(2)</script> & {x}\n", "utf-8")
    for suffix in (".html", ".docx", ".md"):
        assert say("redline", old, new, "-o", tmp_path / f"r{suffix}").code == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "<script" not in page
    assert 'dir="auto"' in page
    assert "يجوز" in " ".join(our_lines((tmp_path / "r.docx").read_bytes()))
