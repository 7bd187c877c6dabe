"""Definitions: the terms that a text defines, and the clauses that use them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.text.normalise import fold

_MEANS = (
    r"means?|shall mean|has the meaning|have the meanings?|refers? to|is defined as|désigne(?:nt)?|signifie(?:nt)?"
    r"|s'entend(?:ent)?|означае?ю?т|понимае?ю?тся"
)
_DEFINED = re.compile(
    rf"\"(?P<term>[^\"\n]{{2,60}})\"(?:,? (?:or|and|ou|et|или|и) \"[^\"\n]{{2,60}}\")?,?[ ](?:{_MEANS})\b"
    r"|\((?:the|each,? an?|hereinafter(?: referred to as)?(?: the)?|ci-après(?: dénommée?s?)?|далее [-—])"
    r"[ ]\"(?P<short>[^\"\n]{2,60})\"\)",
    re.IGNORECASE,
)


class Definition(NamedTuple):
    """A term with its meaning.

    Args:
        term: as printed, without quotation marks.
        ordinal: the clause that defines it.
    """

    term: str
    ordinal: int


def find_definitions(tree: ClauseTree) -> tuple[Definition, ...]:
    """Every term that a text defines ("X" means ..., or (the "X")), in reading order."""
    return tuple(Definition(term, clause.ordinal) for clause in tree for term in defined_in(tree, clause))


def defined_in(tree: ClauseTree, clause: Clause) -> Iterator[str]:
    """The terms that one clause defines."""
    text = fold(tree.words_of(clause))
    if '"' in text:
        for hit in _DEFINED.finditer(text):
            yield (hit["term"] or hit["short"]).strip()


def uses_of(tree: ClauseTree, term: str) -> tuple[Clause, ...]:
    """The clauses that use a term as it is printed, or with a plural s, besides those that define it."""
    used = re.compile(rf"(?<!\w){re.escape(fold(term))}(?:e?s)?(?!\w)")
    return tuple(
        clause
        for clause in tree
        if used.search(fold(tree.text_of(clause))) and term not in set(defined_in(tree, clause))
    )
