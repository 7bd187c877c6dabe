"""Address: how people name a clause or a passage, and which one they mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from proposaltrack.errors import NotFound, UsageProblem
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.normalise import fold, fold_heading

_LEADING = re.compile(
    r"^(?:article|art|section|sect|sec|clause|paragraph|para|rule|regulation|§)\.?(?=[\divxlc(])"
)
_NEAREST = 3


def find_clauses(tree: ClauseTree, name: str) -> tuple[Clause, ...]:
    """The clauses that a name stands for: one as a rule, all paragraphs of the preamble for "preamble".

    Args:
        tree: the wording.
        name: a printed number ("4(2)(b)", "Article 7 bis"), "preamble", "preamble/3", "note 3", "title", "#12", or a heading.

    Raises:
        NotFound: no clause has that name.
        UsageProblem: several clauses have it.
    """
    if _key(name) == "preamble":
        found = tuple(clause for clause in tree if clause.kind is ClauseKind.PREAMBLE)
        if found:
            return found
    return (find_clause(tree, name),)


def find_clause(tree: ClauseTree, name: str) -> Clause:
    """The one clause that a name stands for; case and spaces are ignored.

    Raises:
        NotFound: no clause has that name; names the nearest.
        UsageProblem: several clauses have it; names the ordinals to choose from.
    """
    key = _key(name)
    if re.fullmatch(r"#\d{1,7}", key):
        return _by_ordinal(tree, int(key[1:]), name)
    found = [clause for clause in tree if key in names_of(tree, clause)]
    found = found or [c for c in tree if c.heading and fold_heading(c.heading) == fold_heading(name)]
    if not found:
        every = dict.fromkeys(address_of(tree, clause) for clause in tree)
        raise NotFound(
            "clause", name, get_close_matches(name, every, _NEAREST, cutoff=0.5), _advice(tree, name, every)
        )
    if len(found) > 1:
        choice = " or ".join(f"#{clause.ordinal} (line {clause.line})" for clause in found[:6])
        raise UsageProblem(f"{len(found)} clauses are called {name!r}", f"Say which one: {choice}.")
    return found[0]


def _advice(tree: ClauseTree, name: str, every: dict[str, None]) -> str:
    nearest = get_close_matches(name, every, _NEAREST, cutoff=0.5)
    if nearest:
        return f"Did you mean {' or '.join(nearest)}?"
    return f"Its {len(tree)} clauses are listed by `proposaltrack outline`."


def _by_ordinal(tree: ClauseTree, ordinal: int, name: str) -> Clause:
    if not 1 <= ordinal <= len(tree):
        raise NotFound("clause", name, next_step=f"The text has clauses #1 to #{len(tree)}.")
    return tree.clause(ordinal)


def names_of(tree: ClauseTree, clause: Clause) -> tuple[str, ...]:
    """Every name that stands for a clause, without case and spaces."""
    if clause.number:
        return (_key(clause.number), *((_key(clause.label),) if clause.kind is ClauseKind.ANNEX else ()))
    if clause.kind is ClauseKind.PREAMBLE:
        return (f"preamble/{preamble_rank(tree, clause)}",)
    return ("title",) if clause.kind is ClauseKind.TITLE else ()


def preamble_rank(tree: ClauseTree, clause: Clause) -> int:
    """The place of a paragraph among those of the preamble, from 1."""
    return bisect_right(tree.preamble, clause.ordinal)


def address_of(tree: ClauseTree, clause: Clause) -> str:
    """The shortest name that stands for a clause in any command: its number, "preamble/3" or "#12"."""
    if clause.number:
        return clause.number
    if clause.kind is ClauseKind.PREAMBLE:
        return f"preamble/{preamble_rank(tree, clause)}"
    return "title" if clause.kind is ClauseKind.TITLE else f"#{clause.ordinal}"


def label_of(tree: ClauseTree, clause: Clause) -> str:
    """What a clause is called on a screen: its address, with its heading where it has one."""
    address = address_of(tree, clause)
    return f"{address} {clause.heading}" if clause.heading else address


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    """What is left of a name without case and spaces; a table of thousands of lines names the same few clauses."""
    folded = re.sub(r"\s+", "", fold(name)).casefold().rstrip(".")
    return _LEADING.sub("", folded)


def find_passage(tree: ClauseTree, name: str) -> tuple[int, int]:
    """The stretch of a wording that a passage's name stands for, as code-point offsets.

    Args:
        tree: the wording.
        name: the name of a clause, or a quotation that occurs exactly once.

    Raises:
        NotFound: neither a clause nor a quotation.
        UsageProblem: the name or the quotation fits several places.
    """
    try:
        clause = find_clause(tree, name)
    except NotFound:
        spots = list(_occurrences(tree.text, name))
        if len(spots) == 1:
            return spots[0]
        if spots:
            raise UsageProblem(
                f"the quotation {name!r} occurs {len(spots)} times", "Quote more of it, or name the clause."
            ) from None
        raise
    return clause.start, clause.end


def _occurrences(text: str, quotation: str) -> Iterator[tuple[int, int]]:
    words = quotation.split()
    if not words:
        return
    for found in re.finditer(r"\s+".join(map(re.escape, words)), text):
        yield found.start(), found.end()
