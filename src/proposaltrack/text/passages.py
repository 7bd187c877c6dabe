"""Passages: stretches of a wording anchored by their own text, and the clauses they cover."""

from bisect import bisect_left, bisect_right
from hashlib import sha256

from proposaltrack.model.acts.base import Passage
from proposaltrack.model.clause import Clause, ClauseTree


def seal_passage(version_id: str, text: str, start: int, end: int) -> Passage:
    """The passage from one code point to another.

    Args:
        version_id: record id of the version whose text it is.
        text: that text.
        start: first code point.
        end: code point after the last.
    """
    said = sha256(text[start:end].encode("utf-8", "surrogatepass")).hexdigest()
    return Passage(version=version_id, start=start, end=end, sha256=said)


def clauses_of(tree: ClauseTree, passage: Passage) -> tuple[Clause, ...]:
    """The clauses that a passage touches, in reading order; the passage's version is taken to be the tree's."""
    first = bisect_right(tree.clauses, passage.start, key=_start) - 1
    near = tree.clauses[max(first, 0) : bisect_left(tree.clauses, passage.end, key=_start)]
    return tuple(clause for clause in near if clause.start < passage.end and passage.start < clause.end)


def _start(clause: Clause) -> int:
    return clause.start
