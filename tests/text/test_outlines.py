"""Whole texts of several traditions, and their outlines as a lawyer would draw them.

Each text in `outlines/` has a file `.outline` beside it: one line a clause, further in for each clause it stands
under, with the name by which it is cited, its heading, and the first words that follow.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.address import address_of, find_clause
from proposaltrack.text.clauses import parse_text

TEXTS = sorted((Path(__file__).parent / "outlines").glob("*.md"))


def outline(tree: ClauseTree) -> str:
    """The outline of a text, as the files hold it."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(tree))


def _lines(tree: ClauseTree) -> Iterator[str]:
    for clause in tree:
        indent = "    " * sum(1 for _ in tree.ancestors_of(clause))
        words = tree.words_of(clause).split()
        first = f"| {' '.join(words[:6])}" if words else ""
        yield f"{indent}{_name(tree, clause)}  {clause.heading}{'  ' if clause.heading else ''}{first}"


def _name(tree: ClauseTree, clause: Clause) -> str:
    plain = {ClauseKind.UNNUMBERED: "-", ClauseKind.TABLE: "table"}
    return plain.get(clause.kind, address_of(tree, clause))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_outlines_are_those_a_lawyer_would_draw(text: Path) -> None:
    """The clauses of a text are those of the outline beside it."""
    tree = parse_text(text.read_text("utf-8"))
    assert outline(tree) == text.with_suffix(".outline").read_text("utf-8")


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_every_number_of_an_outline_names_one_clause(text: Path) -> None:
    """In a well-made text no two clauses share a number, and each number finds its clause."""
    tree = parse_text(text.read_text("utf-8"))
    for clause in tree:
        if clause.number:
            assert find_clause(tree, clause.number) == clause
