"""Hard texts: whatever two files hold, they are compared in the end, or refused in one message."""

import random
from pathlib import Path
from typing import Any

import pytest

YEARLY = "Each Party reports yearly."
FULL = "".join(f"## Article {n}\n\nRule {n} holds for vessels of class {n % 7}.\n\n" for n in range(1, 60))
ENGLISH = "## Article 1\n\nThe Parties shall cooperate in the protection of the lake and of its shores.\n"
FRENCH = (
    "## Article 1\n\nLes Parties coopèrent à la protection du lac et de ses rives pour les années à venir.\n"
)

COMPARED: dict[str, tuple[str, str, str]] = {
    "identical files": (FULL, FULL, "No difference in words: 59 clauses unchanged"),
    "two languages": (ENGLISH, FRENCH, "in different languages (English and French)"),
    "equal clauses": (
        "\n\n".join(f"{n}. {YEARLY}" for n in range(1, 5001)),
        "\n\n".join(f"{n}. {YEARLY}" for n in range(1, 5001) if n != 2500),
        "1 removed, 4999 unchanged",
    ),
    "headings alone": ("# A\n\n## B\n\n## C\n", FULL, "3 removed"),
    "a line of 100,000 words": ("a " * 100_000, "a " * 99_999 + "b", "matched by its first 20,000 words"),
    "deep lists": ("\n".join(" " * n + "- x" for n in range(1500)), FULL, "1500 removed"),
    "a number of 10,000 parts": ("1" + ".1" * 10_000 + " Text.\n", FULL, "1 removed"),
    "a number of 24 digits": (f"## Article {'9' * 24}\n\nText.\n", FULL, "1 removed"),
    "brackets alone": ("[[[[[]]]]" * 2000, FULL, "1 removed"),
    "joined emoji": (
        "Signs \U0001f468\u200d\U0001f469\u200d\U0001f467 show it.",
        "Signs \U0001f468\u200d\U0001f469\u200d\U0001f466 show it.",
        "1 reworded",
    ),
    "every sort of line end": (
        "## 1\r\n\r\nOne.\r\r## 2\r\rTwo.\r",
        "## 1\n\nOne.\n\n## 2\n\nTwo.\n",
        "No difference",
    ),
}
REFUSED: dict[str, tuple[bytes, str]] = {
    "random bytes": (random.Random(3).randbytes(20_000), "Save it"),
    "nothing": (b"", "the file is empty"),
    "white space": (b" \n\t\n", "the file holds no text"),
    "UTF-16 without its mark": ("## Article 1\n\nOne.\n".encode("utf-16-le"), "Save it"),
}


@pytest.mark.parametrize("name", COMPARED)
def test_hard_texts_are_compared_to_the_end(say: Any, tmp_path: Path, name: str) -> None:
    """The answer says what became of them, and what was simplified or hardly compared."""
    before, after, told = COMPARED[name]
    (tmp_path / "before.md").write_bytes(before.encode())
    (tmp_path / "after.md").write_bytes(after.encode())
    answer = say("compare", tmp_path / "before.md", tmp_path / "after.md")
    assert answer.code == 0
    assert told in " ".join(answer.out.split())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_beside_a_full_one(say: Any, tmp_path: Path, name: str) -> None:
    """One message names the file and the next step, whichever side it is on; nothing is printed as data."""
    content, told = REFUSED[name]
    (tmp_path / "bad.md").write_bytes(content)
    (tmp_path / "full.md").write_text(FULL, "utf-8")
    for sides in (("bad.md", "full.md"), ("full.md", "bad.md")):
        answer = say("compare", *(tmp_path / side for side in sides))
        assert (answer.code, answer.out) == (4, "")
        assert "bad.md" in answer.err
        assert told in answer.err


def test_a_number_that_occurs_twice_is_asked_about_by_ordinal(say: Any, tmp_path: Path) -> None:
    """The message gives the places to choose from, and a place is understood."""
    (tmp_path / "twice.md").write_text("## Article 7\n\nOne.\n\n## Article 7\n\nTwo.\n", "utf-8")
    (tmp_path / "full.md").write_text(FULL, "utf-8")
    files = tmp_path / "twice.md", tmp_path / "full.md"
    asked = say("compare", "--clause", "7", *files)
    assert asked.code == 2
    assert "Say which one: #1 (line 1) or #2 (line 5)." in asked.err
    assert say("compare", "--clause", "#2", *files).code == 0
