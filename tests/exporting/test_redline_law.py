"""Redlines obey one law in every format: reject all is the text before, accept all the text after."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proposaltrack.compare.comparison import compare
from proposaltrack.errors import Refused
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.criticmarkup import write_critic_redline
from proposaltrack.exporting.html import write_html_redline
from proposaltrack.exporting.json import write_json_redline
from proposaltrack.exporting.plain import write_plain_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Stamp, View, lines_in
from proposaltrack.text.clauses import parse_text

WORDS = st.sampled_from(
    [
        "the",
        "shall",
        "may",
        "30",
        "45",
        "Party",
        "days",
        "notice",
        "not",
        "&",
        "<",
        ">",
        "<b>bold</b>",
        "&amp;",
        "يلتزم",
        "الطرف",
        "Ω",
        "条",
        "“quoted”",
        "a|b",
        "(a)",
        "1.",
        "§2",
        "x=y",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PARAGRAPHS = st.one_of(
    SENTENCES,
    st.tuples(st.integers(1, 9), SENTENCES).map(lambda told: f"{told[0]}. {told[1]}"),
    st.tuples(st.integers(1, 9), SENTENCES).map(lambda told: f"Article {told[0]}\n{told[1]}"),
    st.tuples(SENTENCES, SENTENCES).map(lambda told: f"{told[0]}\n   (a) {told[1]}"),
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and what came of it: paragraphs taken out, put in, moved and reworded."""
    before = draw(st.lists(PARAGRAPHS, min_size=1, max_size=6))
    after = draw(st.permutations(before)) if draw(st.booleans()) else [*before]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(after) - 1))
        after[at : at + draw(st.integers(0, 1))] = draw(st.lists(PARAGRAPHS, max_size=2)) or [after[at]]
    return "\n\n".join(before) + "\n", "\n\n".join(after) + "\n"


def order(before: str, after: str) -> Order:
    """A redline that is asked for, of two texts."""
    one, two = (
        read_bytes(name, text.encode()) for name, text in (("before.md", before), ("after.md", after))
    )
    comparison = compare(parse_text(one.text), parse_text(two.text))
    return Order(one, two, comparison, ({"name": "before.md"}, {"name": "after.md"}), Stamp("Northland", ""))


def lines(text: str) -> list[str]:
    """The lines that say something, without the white space that ends them."""
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def settled(text: str, struck: str, put: str) -> tuple[str, str]:
    """A text with marks in it, every change rejected, and every change accepted."""
    gone, come = (re.compile(signs, re.DOTALL) for signs in (struck, put))
    return gone.sub(r"\1", come.sub("", text)), come.sub(r"\1", gone.sub("", text))


@pytest.mark.parametrize(
    ("write", "struck", "put"),
    [
        (write_critic_redline, r"\{--(.*?)--\}", r"\{\+\+(.*?)\+\+\}"),
        (write_plain_redline, r"\[-(.*?)-\]", r"\{\+(.*?)\+\}"),
    ],
    ids=["CriticMarkup", "plain"],
)
@given(texts=pairs())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_inline_redline_holds_both_texts(
    write: Callable[[Order], bytes], struck: str, put: str, texts: tuple[str, str]
) -> None:
    """With every change rejected the text before stands there line by line, with every change accepted the text after."""
    rejected, accepted = settled(write(order(*texts)).decode(), struck, put)
    assert lines(rejected) == lines(texts[0])
    assert lines(accepted) == lines(texts[1])


@given(texts=pairs())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_critic_redline_is_read_by_our_own_reader(texts: tuple[str, str]) -> None:
    """Read back as a file, each view says the words of its text, whatever happens to the white space."""
    marked = read_bytes("r.md", write_critic_redline(order(*texts))).content.marked
    if marked is None:
        assert texts[0].split() == texts[1].split()
        return
    for view, text in zip((View.ORIGINAL, View.FINAL), texts, strict=True):
        assert " ".join(line.printed for line in lines_in(marked, view)).split() == text.split()


@given(texts=pairs())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_holds_both_texts(texts: tuple[str, str]) -> None:
    """Without what is struck the page reads as the text after, without what is put in as the text before."""
    page = write_html_redline(order(*texts)).decode()
    body = page.partition("<main>")[2].partition("</main>")[0]
    for tag, text in (("ins", texts[0]), ("del", texts[1])):
        marked = read_bytes("r.html", f"<main>{body}</main>".encode()).content.marked
        assert marked is not None
        view = View.ORIGINAL if tag == "ins" else View.FINAL
        assert " ".join(line.printed for line in lines_in(marked, view)).split() == text.split()


@given(texts=pairs())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_holds_no_markup_of_the_texts(texts: tuple[str, str]) -> None:
    """What looks like a tag in a text is words on the page."""
    page = write_html_redline(order(*texts)).decode()
    assert "<b>bold" not in page
    assert "<script" not in page


@given(texts=pairs())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_told_as_json_is_proven_too(texts: tuple[str, str]) -> None:
    """The edits rebuild both texts, or the redline would have been refused."""
    assert b'"changes"' in write_json_redline(order(*texts))


@pytest.mark.parametrize("signs", ["[-x-]", "{+y+}"])
def test_signs_of_its_own_in_a_text_are_refused(signs: str) -> None:
    """A text that holds the signs of a format cannot be marked in it, and the other formats are named."""
    asked = order(f"Article 1\n\nA word {signs} here.\n", f"Article 1\n\nAnother word {signs} here.\n")
    with pytest.raises(Refused, match="cannot be marked exactly") as refused:
        write_plain_redline(asked)
    assert ".html" in refused.value.next_step
    assert signs.encode() in write_html_redline(asked)
