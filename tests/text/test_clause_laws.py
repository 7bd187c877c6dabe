"""What holds for the clauses of every text, however odd."""

import subprocess
import sys
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.model.clause import ClauseKind
from proposaltrack.text.clauses import parse_text

PIECES = (
    *("# Pact", "## Part I. Wells", "### Article 1. Scope", "Article 2", "ARTICLE III", "Annex II", "Schedule", "§ 4"),
    *("1. The well is shared.", "2\\. The well is open.", "4A. New.", "7 bis. Old.", "(1) First;", "(12) Late."),
    *("(a) a rope;", "(i) a pail; and", "(ii) a lid.", "(aa) a pin", "i. one", "v) five", "A. Letters", "10.2 Fees"),
    *("1.1.2 Depth", "Статья 3", "Άρθρο 5", "المادة ٢", "סעיף 4", "第三条 井", "第二章", "а) ведро;", "ב. דלי"),
    *("[deleted]", "[the well]", "4. [deleted]", "> quoted", "| a | b |", "|---|---|", "```", "~~~", "---", "==="),
    *("- a bullet", "* another", "WELLS AND ROPES", "The Parties,", "Have agreed as follows:", "in section", "4. of it"),
    *("“12. Quoted.”", '"3. Opened', "**Article 9**", "__Term.__ Words", "#", "#######", "\t(a) deep", "      1. deeper"),
    *("\x00", "\x85", "\u2028", "\u202e", "\ud800", "\x0c", "\x1c", "\xa0", "İ", "ß", "１．"),
)  # fmt: skip
"""Lines with which clauses begin, go on, or pretend to."""

ANY = st.text(max_size=200)
"""Any characters, lone surrogates included."""
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25)
LIKELY = st.tuples(LINES, st.sampled_from(("\n", "\n\n"))).map(lambda told: told[1].join(told[0]))
"""Lines of agreements and stray characters in any order."""
TEXTS = st.one_of(LIKELY, ANY)


@given(TEXTS)
def test_clauses_tile_the_text(text: str) -> None:
    """The texts of the clauses joined are the text, and each ends where the next begins."""
    tree = parse_text(text)
    if text.strip():
        assert "".join(tree.text_of(clause) for clause in tree) == text
        assert tree.clauses[0].start == 0
        assert tree.clauses[-1].end == len(text)
    assert all(first.end == second.start for first, second in pairwise(tree))
    assert all(clause.start < clause.end for clause in tree)


@given(TEXTS)
def test_every_clause_stands_behind_its_parent(text: str) -> None:
    """Ordinals count from 1 in reading order, and a parent comes before its children."""
    tree = parse_text(text)
    assert [clause.ordinal for clause in tree] == list(range(1, len(tree) + 1))
    assert all(0 <= clause.parent < clause.ordinal for clause in tree)


@given(TEXTS)
def test_reading_order_is_the_order_of_the_tree(text: str) -> None:
    """Walking down the tree, each clause before its children, meets the clauses in reading order."""
    tree = parse_text(text)
    walk: list[int] = []
    left = [*reversed(tree.children_of(0))]
    while left:
        clause = left.pop()
        walk.append(clause.ordinal)
        left += reversed(tree.children_of(clause.ordinal))
    assert walk == list(range(1, len(tree) + 1))


@given(TEXTS)
def test_line_numbers_are_right(text: str) -> None:
    """A clause's line is that of its first character that is not blank."""
    tree = parse_text(text)
    for clause in tree:
        said = tree.text_of(clause)
        first = clause.start + len(said) - len(said.lstrip())
        assert clause.line == text.count("\n", 0, first) + 1


@given(TEXTS)
def test_words_begin_within_their_clause(text: str) -> None:
    """The words of a clause are the end of its text; label and heading stand before them."""
    tree = parse_text(text)
    for clause in tree:
        assert clause.start <= clause.body <= clause.end
        before = text[clause.start : clause.body]
        assert clause.label.replace(" ", "") in before.replace("\\", "").replace(" ", "").replace("\n", "")


@given(TEXTS)
def test_the_same_text_gives_the_same_clauses(text: str) -> None:
    """Reading a text twice gives the same tree."""
    assert parse_text(text) == parse_text(text)


@given(LIKELY, st.text(alphabet="\n \t", max_size=4))
def test_blank_lines_around_a_text_change_nothing(text: str, blank: str) -> None:
    """Blank lines at the end of a text add no clause and change none."""
    before = [(c.kind, c.number, c.heading, c.parent, c.line) for c in parse_text(text)]
    after = [(c.kind, c.number, c.heading, c.parent, c.line) for c in parse_text(f"{text}\n{blank}")]
    assert before == after


@given(TEXTS)
def test_kinds_fit_their_numbers(text: str) -> None:
    """Titles, preambles and tables have no number, and there is at most one title, which comes first."""
    for clause in parse_text(text):
        if clause.kind in {ClauseKind.TITLE, ClauseKind.PREAMBLE, ClauseKind.TABLE, ClauseKind.UNNUMBERED}:
            assert clause.number == ""
        if clause.kind is ClauseKind.TITLE:
            assert clause.ordinal == 1


def test_hash_seeds_do_not_matter() -> None:
    """Two programs with different hash seeds read a text into the same clauses."""
    text = "\n\n".join(PIECES)
    program = f"from proposaltrack.text.clauses import parse_text\nprint(ascii(parse_text({text!a}).clauses))"
    told = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] != ""
