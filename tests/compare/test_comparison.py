"""Comparisons: complete, exact, and one name for one thing that happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.align import align
from proposaltrack.compare.comparison import compare, edits_of, folded_of, totals_of
from proposaltrack.compare.pairing import Pin
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison
from proposaltrack.text.clauses import parse_text as tree

BASE = """# Treaty on the Lake

## Article 1. Definitions

1. "Lake" means the body of water shared by the Parties and all its islands.

2. "Commission" means the body established by Article 3 of this Treaty.

## Article 2. Use of water

1. Each Party shall withdraw no more than 40 million cubic metres in any year.

2. A Party that withdraws more shall give notice to the other Party within 30 days.

3. The Parties may agree on other shares in years of drought.

## Article 3. Commission

1. The Parties establish a Commission of six members, three from each Party.

2. The Commission meets twice a year in the capitals of the Parties in turn.
"""

SENTENCES = (
    "Each Party shall give notice within 30 days.",
    "Each Party shall give notice within 45 days.",
    "The Commission may adopt rules on fishing, subject to Article 2.",
    "The Commission may adopt rules on fishing, subject to Article 3.",
    "Nothing in this Treaty affects the rights of third States.",
    "The Parties consult each other “in good faith”\non all questions that arise.",
    'The Parties consult each other "in good faith" on all questions that arise.',
    "[deleted]",
)


TEXTS = st.lists(
    st.tuples(st.integers(1, 4), st.lists(st.sampled_from(SENTENCES), max_size=4)), max_size=5
).map(
    lambda articles: "".join(
        f"## Article {number}\n\n"
        + "".join(f"{place}. {words}\n\n" for place, words in enumerate(paragraphs, 1))
        for number, paragraphs in articles
    )
)
"""Texts of numbered articles with repeated numbers and repeated wordings."""


def changed(before: str, after: str) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Numbers before, numbers after and kinds of every change but the unchanged."""
    return [
        (tuple(c.number for c in change.before), tuple(c.number for c in change.after), tuple(change.kinds))
        for change in compare(tree(before), tree(after)).changes
        if not change.unchanged
    ]


@given(TEXTS, TEXTS)
def test_every_clause_occurs_once(before: str, after: str) -> None:
    """Every clause of both wordings stands in exactly one change."""
    comparison = compare(tree(before), tree(after))
    ours = sorted(clause.ordinal for change in comparison.changes for clause in change.before)
    theirs = sorted(clause.ordinal for change in comparison.changes for clause in change.after)
    assert ours == [clause.ordinal for clause in comparison.before]
    assert theirs == [clause.ordinal for clause in comparison.after]


@given(TEXTS, TEXTS)
def test_rejecting_all_gives_before_and_accepting_all_gives_after(before: str, after: str) -> None:
    """The edits of every change rebuild its clauses on both sides, to the character."""
    comparison = compare(tree(before), tree(after))
    for change in comparison.changes:
        edits = edits_of(comparison, change)
        assert "".join(e.before for e in edits) == "".join(
            comparison.before.text_of(c) for c in change.before
        )
        assert "".join(e.after for e in edits) == "".join(comparison.after.text_of(c) for c in change.after)


@given(TEXTS)
def test_a_wording_against_itself_is_unchanged(text: str) -> None:
    """A wording compared with itself changes nothing."""
    comparison = compare(tree(text), tree(text))
    assert all(change.unchanged for change in comparison.changes)
    assert folded_of(comparison) == {}


@given(TEXTS, TEXTS)
def test_the_same_two_wordings_give_the_same_comparison(before: str, after: str) -> None:
    """Comparing twice gives the same answer."""
    assert compare(tree(before), tree(after)) == compare(tree(before), tree(after))


@given(TEXTS, TEXTS)
def test_changes_follow_the_order_of_after(before: str, after: str) -> None:
    """Changes come in the reading order of the wording after."""
    firsts = [
        change.after[0].ordinal for change in compare(tree(before), tree(after)).changes if change.after
    ]
    assert firsts == sorted(firsts)


def test_a_reworded_clause_says_what_weighs() -> None:
    """A duty that becomes advice, with another number, is reworded and weighs by modal verb and number."""
    after = BASE.replace(
        "shall give notice to the other Party within 30", "should give notice to the other Party within 45"
    )
    changes = [c for c in compare(tree(BASE), tree(after)).changes if not c.unchanged]
    assert [(c.kinds, c.weight) for c in changes] == [((ChangeKind.REWORDED,), ("modal verb", "number"))]


def test_a_space_beside_chinese_signs_says_nothing() -> None:
    """Printers give figures room among the signs, and a line may break anywhere."""
    before, after = (
        tree("第一条 船只\n\n每只船有2支桨，不得出售。\n"),
        tree("第一条 船只\n\n每只船有 2 支桨，\n不得出售。\n"),
    )
    assert [change.kinds for change in compare(before, after).changes] == [(ChangeKind.UNCHANGED,)]


def test_typography_alone_is_no_change() -> None:
    """Other quotes, line wraps and capitals in a heading leave every clause unchanged, and are counted."""
    after = (
        BASE.replace('"Lake"', "“Lake”")
        .replace("shall withdraw", "shall\nwithdraw")
        .replace("Use of water", "USE OF WATER")
    )
    comparison = compare(tree(BASE), tree(after))
    assert all(change.unchanged for change in comparison.changes)
    assert folded_of(comparison) == {"case": 3, "quotes": 2, "whitespace": 1}


def test_one_move_is_one_move() -> None:
    """An article put first moves alone; those that give way are only renumbered."""
    head, one, two, three = BASE.split("## ")
    after = (
        head
        + "## "
        + three.replace("Article 3", "Article 1").strip()
        + "\n\n## "
        + one.replace("1. D", "2. D")
        + "## "
        + two.replace("2. U", "3. U")
    )
    after = after.replace("by Article 3", "by Article 1")
    told = changed(BASE, after)
    assert [entry for entry in told if ChangeKind.MOVED in entry[2]] == [
        (("3",), ("1",), (ChangeKind.MOVED, ChangeKind.RENUMBERED))
    ]
    assert (("1(2)",), ("2(2)",), (ChangeKind.RENUMBERED, ChangeKind.REFERENCE_UPDATED)) in told
    assert not any(ChangeKind.REWORDED in kinds for _, _, kinds in told)


def test_a_citation_of_another_clause_is_reworded() -> None:
    """A citation that changes although nothing was renumbered says something else."""
    assert changed(BASE, BASE.replace("by Article 3", "by Article 2")) == [
        (("1(2)",), ("1(2)",), (ChangeKind.REWORDED,))
    ]


def test_a_new_note_changes_no_clause_but_the_one_that_calls_it() -> None:
    """Calls that lead to the same note follow its new number; one that leads to another note is a change."""
    before = (
        "1. A rule[^1] of the house.\n\n2. Another rule[^2].\n\n[^1]: See the law.\n\n[^2]: See its annex.\n"
    )
    after = (
        "1. A rule[^1] of the house[^2].\n\n2. Another rule[^3].\n\n"
        "[^1]: See the law.\n\n[^2]: Quite new.\n\n[^3]: See its annex.\n"
    )
    assert changed(before, after) == [
        (("1",), ("1",), (ChangeKind.REWORDED,)),
        (("2",), ("2",), (ChangeKind.REFERENCE_UPDATED,)),
        ((), ("note 2",), (ChangeKind.ADDED,)),
        (("note 2",), ("note 3",), (ChangeKind.RENUMBERED,)),
    ]
    elsewhere = before.replace("rule[^2]", "rule[^1]")
    assert changed(before, elsewhere) == [(("2",), ("2",), (ChangeKind.REWORDED,))]


@pytest.mark.parametrize(
    "other",
    [
        "1. Boats of the Lake. Each boat has a name.",
        "1. Boats of the Lake\n\nEach boat has a name.",
        "1. Boats of the Lake.\nEach boat has a name.",
    ],
)
def test_a_title_in_the_line_of_its_words_is_the_same_title(other: str) -> None:
    """Where a line breaks behind a title says nothing, nor does a title that is read as the first of the words."""
    for text in (
        "**1. Boats of the Lake.** Each boat has a name.",
        "1. boats of the lake. Each boat has a name.",
    ):
        assert [c.kinds for c in compare(tree(f"{text}\n"), tree(f"{other}\n")).changes] == [
            (ChangeKind.UNCHANGED,)
        ]


def test_a_new_heading_is_retitled() -> None:
    """A clause under another heading is retitled and nothing else."""
    assert changed(BASE, BASE.replace("Use of water", "Shares of water")) == [
        (("2",), ("2",), (ChangeKind.RETITLED,))
    ]


def test_a_clause_cut_in_two_is_split_and_put_together_merged() -> None:
    """One clause that became two is one change of kind split; the other way round it is merged."""
    whole = "1. Each Party shall keep a register of all withdrawals, and shall open that register to the other Party at all times.\n"
    first, second = (
        "Each Party shall keep a register of all withdrawals.",
        "Each Party shall open that register to the other Party at all times.",
    )
    one, two = BASE + "\n## Article 4\n\n" + whole, BASE + f"\n## Article 4\n\n1. {first}\n\n2. {second}\n"
    assert [(b, a, kinds[-1]) for b, a, kinds in changed(one, two)] == [
        (("4(1)",), ("4(1)", "4(2)"), ChangeKind.SPLIT)
    ]
    assert [(b, a, kinds[-1]) for b, a, kinds in changed(two, one)] == [
        (("4(1)", "4(2)"), ("4(1)",), ChangeKind.MERGED)
    ]


def test_a_removed_clause_stands_where_it_stood() -> None:
    """A removed clause is told behind the clause that it followed."""
    after = BASE.replace(
        "2. A Party that withdraws more shall give notice to the other Party within 30 days.\n\n", ""
    )
    kinds = [change.kinds[0] for change in compare(tree(BASE), tree(after)).changes]
    assert kinds.index(ChangeKind.REMOVED) == 6


def test_totals_name_every_kind() -> None:
    """The totals name every kind, in the usual order, and count changes."""
    totals = totals_of(compare(tree(BASE), tree(BASE)))
    assert list(totals) == list(ChangeKind)
    assert totals[ChangeKind.UNCHANGED] == len(tree(BASE))


def find(comparison: Comparison, number: str) -> ClauseChange:
    """The change of the clause with this number before."""
    return next(change for change in comparison.changes if any(c.number == number for c in change.before))


def test_a_person_s_word_wins() -> None:
    """A pin pairs clauses that share nothing, and parts clauses that are the same."""
    before, after = tree(BASE), tree(BASE)
    ordinals = {clause.number: clause.ordinal for clause in before}
    one, two = ordinals["2(1)"], ordinals["3(2)"]
    comparison = compare(
        before, after, [Pin(one, two, match=True), Pin(ordinals["1"], ordinals["1"], match=False)]
    )
    assert [clause.number for clause in find(comparison, "2(1)").after] == ["3(2)"]
    assert find(comparison, "2(1)").why == "matched by a person"
    assert find(comparison, "1").kinds == (ChangeKind.REMOVED,)


def test_links_say_why() -> None:
    """Every link says how sure it is and why, in words."""
    links = align(tree(BASE), tree(BASE.replace("six members, three from", "eight members, four from")))
    assert {link.why for link in links} == {
        "same wording",
        "same wording for 83 % of its words; neighbours matched",
    }
    assert all(0 <= link.confidence <= 1 for link in links)


@given(TEXTS, TEXTS)
def test_confidence_is_a_share(before: str, after: str) -> None:
    """Confidence lies between 0 and 1, and evidence is never empty."""
    for link in align(tree(before), tree(after)):
        assert 0 < link.confidence <= 1
        assert link.why


def test_two_languages_are_compared_and_said_to_be_two() -> None:
    """A text and its translation get an answer, which says that it compares two languages."""
    french = tree("Article 1\n\n" + "La Partie doit payer le port et partir dans les dix jours.\n" * 9)
    english = tree("Article 1\n\n" + "The Party shall pay for the port and leave by the tenth of May.\n" * 9)
    assert compare(french, english).not_compared == (
        "The two texts are in different languages (French and English), so their words were hardly compared.",
    )
    assert compare(french, french).not_compared == ()
