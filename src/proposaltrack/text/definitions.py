"""Definitions: the terms that a text defines, and the clauses that use them."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.normalise import fold

_MEANS = (
    r"means?|shall mean|has the meaning|have the meanings?|refers? to|is defined as|désigne(?:nt)?|signifie(?:nt)?"
    r"|s'entend(?:ent)?|означае?ю?т|понимае?ю?тся"
)
_DEFINED = re.compile(
    rf"\"(?P<term>[^\"\n]{{2,60}})\"\*{{0,3}}(?:,? (?:or|and|ou|et|или|и) \"[^\"\n]{{2,60}}\")?,?[ ](?:{_MEANS})\b"
    rf"|\*\*(?P<bold>[^*\"\n]{{2,60}})\*\*,?[ ](?:{_MEANS})\b"
    r"|\((?:the|each,? an?|hereinafter(?: referred to as)?(?: the)?|ci-après(?: dénommée?s?)?|далее [-—])"
    r"[ ]\"(?P<short>[^\"\n]{2,60})\"\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_MARKED = re.compile(
    r"\"(?:the |an? |les? |la )?([^\"]{2,60})\"|\*\*(?:the |an? )?([^*]{2,60})\*\*|(?<!\w)'(?:the |an? )?([^']{2,60})'",
    re.IGNORECASE,
)
"""A stretch in quotation marks or in bold, its article left out."""
_STOPS = " .;:,"
"""What may stand behind a definition in a list and says nothing."""


class Definition(NamedTuple):
    """A term with its meaning.

    Args:
        term: as printed, without quotation marks.
        ordinal: the clause that defines it.
        meaning: what it is said to mean, with the clauses below it; "" for a short name given in brackets.
    """

    term: str
    ordinal: int
    meaning: str = ""


def find_definitions(tree: ClauseTree) -> tuple[Definition, ...]:
    """Every term that a text defines ("X" means ..., or (the "X")), in reading order."""
    return tuple(found for clause in tree for found in _definitions_in(tree, clause))


def _definitions_in(tree: ClauseTree, clause: Clause) -> Iterator[Definition]:
    text = fold(tree.words_of(clause))
    if '"' not in text and "**" not in text:
        return
    hits = list(_DEFINED.finditer(text))
    for place, hit in enumerate(hits):
        if hit["short"]:
            yield Definition(hit["short"].strip(), clause.ordinal)
            continue
        last = place + 1 == len(hits)
        meaning = text[hit.end() : len(text) if last else hits[place + 1].start()]
        below = " ".join(fold(tree.words_of(child)) for child in _below(tree, clause)) if last else ""
        yield Definition(
            (hit["term"] or hit["bold"]).strip(), clause.ordinal, f"{meaning} {below}".strip(_STOPS)
        )


def _below(tree: ClauseTree, clause: Clause) -> Iterator[Clause]:
    for child in tree.children_of(clause.ordinal):
        yield child
        yield from _below(tree, child)


class Usage:
    """Where a text uses and quotes terms.

    Args:
        tree: the wording.
    """

    def __init__(self, tree: ClauseTree) -> None:
        self.tree = tree

    def quotes(self, term: str) -> bool:
        """True when a term stands in quotation marks, or in bold, anywhere: it may be defined in words of its own."""
        return fold(term).casefold() in self._quoted

    def uses_of(self, term: str) -> tuple[Clause, ...]:
        """The clauses that print a term, or print it with a plural s, besides those that define it and the title."""
        used = re.compile(rf"(?<!\w){re.escape(fold(term))}(?:e?s)?(?!\w)")
        opening = _WORD.search(fold(term))
        last = opening is not None and opening.end() == len(fold(term))
        endings = ("", "s", "es") if last else ("",)
        near = (
            {o for ending in endings for o in self._clauses.get(f"{opening[0]}{ending}", ())}
            if opening
            else ()
        )
        return tuple(
            self.tree.clause(ordinal)
            for ordinal in sorted(near)
            if used.search(self._texts[ordinal - 1]) and term not in self._defined.get(ordinal, ())
        )

    @cached_property
    def _texts(self) -> list[str]:
        return [fold(self.tree.text_of(clause)) for clause in self.tree]

    @cached_property
    def _clauses(self) -> dict[str, list[int]]:
        """The clauses in which each word stands, the title left out."""
        found: dict[str, list[int]] = {}
        for clause, text in zip(self.tree, self._texts, strict=True):
            if clause.kind is not ClauseKind.TITLE:
                for word in set(_WORD.findall(text)):
                    found.setdefault(word, []).append(clause.ordinal)
        return found

    @cached_property
    def _defined(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for term, ordinal, _ in find_definitions(self.tree):
            found.setdefault(ordinal, set()).add(term)
        return found

    @cached_property
    def _quoted(self) -> frozenset[str]:
        return frozenset(
            (hit[1] or hit[2] or hit[3]).strip(" ,").casefold()
            for text in self._texts
            for hit in _MARKED.finditer(text)
        )
