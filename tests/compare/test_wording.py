"""Word differences: exact, whole-worded, readable, and the same with either engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.wording import diff_words, fast_engine, pure_engine
from proposaltrack.model.comparison import Edit, EditKind

WORDS = st.lists(
    st.sampled_from(
        ["shall", "may", "not", "30", "1,000.50", "the", "Party", "“x”", '"x"', "—", "-", ".", ",", "\n", " "]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.text(max_size=60) | WORDS


def told(before: str, after: str) -> list[tuple[str, str, str]]:
    """The edits as plain tuples."""
    return [(edit.kind.value, edit.before, edit.after) for edit in diff_words(before, after)]


@given(TEXTS, TEXTS)
def test_edits_rebuild_both_sides(before: str, after: str) -> None:
    """Rejecting every edit gives the text before, accepting every edit the text after, to the character."""
    edits = diff_words(before, after)
    assert "".join(edit.before for edit in edits) == before
    assert "".join(edit.after for edit in edits) == after


@given(TEXTS, TEXTS)
def test_both_engines_agree(before: str, after: str) -> None:
    """The library in Python and the one in C++ give the same edits."""
    assert diff_words(before, after, engine=pure_engine) == diff_words(before, after, engine=fast_engine)


@given(TEXTS, TEXTS)
def test_sides_of_an_edit_fit_its_kind(before: str, after: str) -> None:
    """Kept text is equal on both sides, inserted text has no before, deleted text no after, and none is empty."""
    for kind, left, right in diff_words(before, after):
        fits = {
            EditKind.KEPT: left == right != "",
            EditKind.FOLDED: left != right,
            EditKind.INSERTED: left == "" != right,
            EditKind.DELETED: right == "" != left,
        }
        assert fits[kind]


@given(TEXTS)
def test_a_text_against_itself_is_kept(text: str) -> None:
    """A text compared with itself is one kept run, or nothing when it is empty."""
    assert diff_words(text, text) == ((Edit(EditKind.KEPT, text, text),) if text else ())


def test_a_number_is_replaced_whole() -> None:
    """A changed number is shown as one number replaced by another, never as changed digits."""
    assert told("within 30 days of 1,000.50", "within 45 days of 1,000.75") == [
        ("kept", "within ", "within "),
        ("deleted", "30", ""),
        ("inserted", "", "45"),
        ("kept", " days of ", " days of "),
        ("deleted", "1,000.50", ""),
        ("inserted", "", "1,000.75"),
    ]


def test_line_wraps_and_quotes_are_folded() -> None:
    """White space and quotation marks that differ are folded, and the change beside them stays small."""
    assert told("Each Party shall give\n30 “days”", 'Each Party should give 30 "days"') == [
        ("kept", "Each Party ", "Each Party "),
        ("deleted", "shall", ""),
        ("inserted", "", "should"),
        ("kept", " give", " give"),
        ("folded", "\n", " "),
        ("kept", "30 ", "30 "),
        ("folded", "“", '"'),
        ("kept", "days", "days"),
        ("folded", "”", '"'),
    ]


def test_an_inserted_sentence_begins_after_a_stop() -> None:
    """A sentence that shares its first words with the next is inserted as a whole sentence."""
    assert told(
        "The Parties meet. The Parties leave.", "The Parties meet. The Parties eat. The Parties leave."
    ) == [
        ("kept", "The Parties meet. ", "The Parties meet. "),
        ("inserted", "", "The Parties eat. "),
        ("kept", "The Parties leave.", "The Parties leave."),
    ]


def test_too_little_kept_is_a_replacement() -> None:
    """Two sentences that share only small words are one deletion and one insertion."""
    edits = told(
        "The Parties shall consult each other on the Lake.",
        "Nothing in this Treaty limits the powers of a court.",
    )
    assert [kind for kind, _, _ in edits] == ["deleted", "inserted"]


def test_lone_kept_words_do_not_shred() -> None:
    """A single word kept between two larger changes is taken into one change with them."""
    edits = told(
        "Each Party agrees that cold deep water of good quality stays where it has always been and belongs to all.",
        "Each Party agrees that warm shallow streams of very bad taste stays where it has always been and belongs to all.",
    )
    assert [kind for kind, _, _ in edits] == ["kept", "deleted", "inserted", "kept"]


@pytest.mark.parametrize("engine", [fast_engine, pure_engine])
def test_scripts_without_spaces_are_cut_by_letter(engine: object) -> None:
    """In Chinese one changed character is one change."""
    edits = diff_words("缔约方应当合作", "缔约方可以合作", engine=engine)  # type: ignore[arg-type]
    assert [edit.before or edit.after for edit in edits if edit.kind is not EditKind.KEPT] == ["应当", "可以"]


def test_a_very_large_pair_is_cut_at_words_held_once() -> None:
    """A pair beyond the engine's budget keeps the words that both sides hold once."""
    before = " ".join(f"w{n} x" for n in range(6000))
    after = " ".join(f"w{n} y" for n in range(6000))
    edits = diff_words(before, after)
    assert "".join(edit.before for edit in edits) == before
    assert sum(edit.kind is EditKind.KEPT for edit in edits) > 5000
