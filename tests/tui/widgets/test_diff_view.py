"""The view of a comparison: as high as it says, both wordings whole, and legible without any colour."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from proposaltrack.compare.comparison import compare
from proposaltrack.text.clauses import parse_text
from proposaltrack.tui.widgets.diff_view import DiffView, Layout
from proposaltrack.tui.widgets.wrapping import wrap
from proposaltrack.views.redline import RedlineRow, redline_rows

SENTENCES = st.lists(
    st.sampled_from(
        ("Each Party shall", "Each Party should", "give notice", "within 30 days.", "within 45 days.", "漢字の条約",
         "\x1b[2Jnow", "a\tb", "“in good faith”", "\n\nA second paragraph follows.", "e\u0301tat", "👨\u200d👩\u200d👧")
    ),
    min_size=1, max_size=9,
).map(" ".join)  # fmt: skip
TEXTS = st.lists(SENTENCES, max_size=6).map(
    lambda told: "".join(f"## Article {place}\n\n{words}\n\n" for place, words in enumerate(told, 1))
)


class Plain(DiffView):
    """The view without a style sheet: what is underlined or struck is all that tells runs apart."""

    def __init__(self, layout: Layout, width: int) -> None:
        super().__init__()
        self.layout_wanted, self._width = layout, width

    def style(self, name: str) -> Style:
        """Underline and strike, and no colour."""
        return Style(underline=name == "diff--inserted", strike=name == "diff--deleted")


def _rows(before: str, after: str) -> tuple[RedlineRow, ...]:
    return redline_rows(compare(parse_text(before), parse_text(after)))


@given(TEXTS, TEXTS, st.sampled_from((Layout.INLINE, Layout.SIDES)), st.integers(30, 140))
def test_a_row_is_as_high_as_it_says(before: str, after: str, layout: Layout, width: int) -> None:
    """As many lines are drawn as were laid out for, and none is wider than the view."""
    view = Plain(layout, width)
    for row in _rows(before, after):
        drawn = view.draw(row, width)
        assert len(drawn) == view.height(row, width)
        assert all(cell_len(strip.text) <= width for strip in drawn)


@given(TEXTS, TEXTS)
def test_inserted_and_deleted_words_differ_without_colour(before: str, after: str) -> None:
    """What is not underlined is the text before, and what is not struck out is the text after."""
    view = Plain(Layout.INLINE, 120)
    for row in _rows(before, after):
        words = [segment for strip in wrap(view._inline(row), 1000) for segment in strip]
        for mark, side in (("underline", 1), ("strike", 2)):
            kept = "".join(s.text for s in words if not (s.style and getattr(s.style, mark)))
            told = "".join(run[side] for run in row.runs)
            assert "".join(kept.split()) == "".join(told.split())


def test_a_deleted_word_never_touches_the_one_that_replaces_it() -> None:
    """In one text "30" and "45" stand apart, so that nobody reads 3045."""
    before, after = (
        f"## Article 1\n\nNotice is given within {days} days by each Party.\n" for days in (30, 45)
    )
    view = Plain(Layout.INLINE, 80)
    drawn = [strip.text for row in _rows(before, after) for strip in view.draw(row, 80)]
    assert any("within 30 45 days" in line for line in drawn)


def test_both_sides_begin_on_one_line() -> None:
    """Each side has its own column, and a bar stands between them on every line of words."""
    before, after = (
        f"## Article 1\n\nNotice is given within {days} days by each Party.\n" for days in (30, 45)
    )
    view = Plain(Layout.SIDES, 120)
    (row,) = _rows(before, after)
    note, title, words, end = (strip.text for strip in view.draw(row, 120))
    assert "reworded · touches: number" in note
    assert [part.strip() for part in title.split("│")] == ["Article 1", "Article 1"]
    assert "within 30 days" in words.split("│")[0]
    assert "within 45 days" in words.split("│")[1]
    assert end == ""
