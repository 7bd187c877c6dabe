"""CriticMarkup: marks in the words become changes, and both readings hold exactly."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Fate, View, changes_in


def read(text: str, name: str = "t.md") -> Reading:
    return read_bytes(name, text.encode())


def views(text: str) -> tuple[str, str]:
    reading = read(text)
    return reading.text_in(View.ORIGINAL), reading.text_in(View.FINAL)


def plain(text: str) -> str:
    """A text with blank lines and the space around lines made alike."""
    blocks = re.split(r"\n\s*\n", text)
    lines = [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]
    return "\n\n".join("\n".join(block) for block in lines if block) + "\n"


@pytest.mark.parametrize(
    ("text", "original", "final"),
    [
        ("We {++do not ++}agree.", "We agree.\n", "We do not agree.\n"),
        ("We {--do not --}agree.", "We do not agree.\n", "We agree.\n"),
        ("We {~~may~>shall~~} agree.", "We may agree.\n", "We shall agree.\n"),
        ("We {==agree==}{>>really?<<}.", "We agree.\n", "We agree.\n"),
        ("We {==may {++not ++}agree==}.", "We may agree.\n", "We may not agree.\n"),
        ("We {++may {--not --}++}agree.", "We agree.\n", "We may agree.\n"),
        ("{++# New++}\n\n# Old\n\n| a | b |", "# Old\n\n| a | b |\n", "# New\n\n# Old\n\n| a | b |\n"),
        ("We\n{>>stands alone<<}\nagree.", "We\nagree.\n", "We\nagree.\n"),
    ],
)
def test_each_mark_is_read(text: str, original: str, final: str) -> None:
    """Insertions, deletions and substitutions part the two views; highlights and remarks do not."""
    assert views(text) == (original, final)


@pytest.mark.parametrize(
    ("text", "original", "final"),
    [
        ("a{++\n\nb++}\n\nc", "a\n\nc\n", "a\n\nb\n\nc\n"),
        ("a{--\n\n--}b", "a\n\nb\n", "ab\n"),
        ("a{~~\n\n~> ~~}b", "a\n\nb\n", "a b\n"),
        ("a{++\n++}\nb", "a\nb\n", "a\n\nb\n"),
        ("a\n{++b++}\nc", "a\n\nc\n", "a\nb\nc\n"),
        ("a\n\n{--b--}\n\nc", "a\n\nb\n\nc\n", "a\n\nc\n"),
        ("a{++\n\n++}", "a\n", "a\n"),
    ],
)
def test_paragraph_ends_have_a_fate_of_their_own(text: str, original: str, final: str) -> None:
    """A blank line that a mark holds parts paragraphs in one view only."""
    assert views(text) == (original, final)


def test_changes_and_remarks_are_told_with_their_place() -> None:
    """Every mark is one change, and a remark hangs on the paragraph it stands in or behind."""
    marked = read("One {++two++}.\n\n{>>alone<<}\n\nThree {--four--}. {>> five <<}").content.marked
    assert marked is not None
    assert [(c.fate, c.text, c.place) for c in changes_in(marked)] == [
        (Fate.INSERTED, "two", 0),
        (Fate.DELETED, "four", 1),
    ]
    assert [(c.text, c.place) for c in marked.comments] == [("alone", 0), ("five", 1)]


@pytest.mark.parametrize("text", ["a {++b", "a ++} b {++", "{~~a~~}", "{>> b", "x {-- y ++} z", "{ ++a++ }"])
def test_what_is_not_balanced_is_no_mark(text: str) -> None:
    """A file without one balanced mark is read as it stands."""
    assert (read(text).text, read(text).content.marked) == (text, None)


def test_an_open_mark_beside_a_closed_one_stays_as_written() -> None:
    """What is left open is words."""
    assert views("{++a {--b--} c") == ("{++a b c\n", "{++a  c\n")


def test_marks_are_read_in_plain_text_too() -> None:
    """A .txt file with marks has them read; other suffixes do not."""
    assert read("a {++b++}", "t.txt").text == "a b\n"
    assert read("a {++b++}", "t.law").text == "a {++b++}"


@pytest.mark.parametrize(
    ("text", "told"),
    [("{++a\x1b++}", r"control character U\+001B"), ("{--all--}", "no text"), ("{++\x00++}", "NUL")],
)
def test_what_cannot_come_in_is_told(text: str, told: str) -> None:
    """Control characters, and a text that its marks leave empty, are refused."""
    with pytest.raises(UnreadableFile, match=told):
        read(text)


@pytest.mark.parametrize("piece", ["{++", "{~~", "{>>", "{~~a~~}", "{++a", "++}", "{~~~>", "{++\n\n++}"])
def test_hostile_repetition_takes_no_longer_than_it_must(piece: str) -> None:
    """Many marks, open or closed, are read in time that grows with the text alone."""
    began = time.process_time()
    read("x" + piece * 20_000)
    assert time.process_time() - began < 3


SEGMENTS = st.lists(
    st.tuples(
        st.sampled_from(" +-~=>"),
        st.lists(st.sampled_from(["a", "b", " ", "\n", "\n\n", "\n\n\n"]), max_size=4).map("".join),
        st.sampled_from(["", "x", "\n", "y\n\nz"]),
    ),
    max_size=8,
)


@given(SEGMENTS)
def test_both_views_hold_wherever_marks_and_blank_lines_stand(segments: list[tuple[str, str, str]]) -> None:
    """The original is the text with every mark rejected, the final one with every mark accepted."""
    before = after = marked = "Begin {==here==}: "
    for kind, text, other in segments:
        old, new = {" ": (text, text), "+": ("", text), "-": (text, "")}.get(kind, (text, text))
        shown = {" ": text, "+": f"{{++{text}++}}", "-": f"{{--{text}--}}", "=": f"{{=={text}==}}"}.get(kind)
        if kind == "~":
            old, new, shown = text, other, f"{{~~{text}~>{other}~~}}"
        if kind == ">":
            old, new, shown = text, text, f"{text}{{>>{other}<<}}."
            old, new = f"{old}.", f"{new}."
        before, after, marked = before + old, after + new, marked + (shown or "")
    unmarked = "Begin here: "
    expected = tuple(plain(t.replace("Begin {==here==}: ", unmarked)) for t in (before, after))
    assert views(marked) == expected


WORDS = st.lists(st.lists(st.sampled_from(["ab", "cd", "ef", "gh"]), min_size=1, max_size=4), max_size=4)


@given(WORDS, WORDS)
def test_paragraphs_marked_word_for_word_come_back(before: list[list[str]], after: list[list[str]]) -> None:
    """A text marked up from two versions gives the one back as original and the other as final."""
    pairs = [(" ".join(old), " ".join(new)) for old, new in zip(before, after, strict=False)]
    blocks = ["Title", *(f"{{~~{old}~>{new}~~}}" for old, new in pairs)]
    text = "\n\n".join(blocks)
    text += "".join(f"{{--\n\n{' '.join(words)}--}}" for words in before[len(pairs) :])
    text += "".join(f"{{++\n\n{' '.join(words)}++}}" for words in after[len(pairs) :])
    old, new = ("\n\n".join(["Title", *map(" ".join, side)]) + "\n" for side in (before, after))
    assert views(text + "{==.==}") == (old[:-1] + ".\n", new[:-1] + ".\n")
