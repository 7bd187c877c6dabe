"""Weight: what a change of words touches, so that a changed duty stands out from a changed comma."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.text.normalise import fold
from proposaltrack.text.references import find_references

SORTS = ("modal verb", "negation", "number", "date", "amount", "defined term", "cross-reference")
"""Everything that weighs, the heaviest first."""

_WORD = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
_CURRENCY = re.compile(r"[$€£¥₽₴]")
_SLASHED = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_QUOTED = re.compile(r"\"[^\"]+\"")
_SENTENCE_END = (".", ";", ":", "?", "!")


@cache
def _sort_of_words() -> dict[str, tuple[str, ...]]:
    """The sorts of every word that weighs by itself."""
    told = tomllib.loads(files(__package__).joinpath("languages/en.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for sort, entry in told.items():
        for word in entry["words"]:
            found[word] = (*found.get(word, ()), sort)
    return found


def weigh(edits: Sequence[Edit]) -> tuple[str, ...]:
    """What the insertions and deletions touch, the heaviest first; empty when nothing in them weighs.

    A word that was only put elsewhere in the clause weighs nothing.

    Args:
        edits: the edits of the words of a clause, its label left out.
    """
    sides = fold("".join(edit.before for edit in edits)), fold("".join(edit.after for edit in edits))
    cited = [
        sorted(f"{ref.word} {ref.numbers}".casefold() for ref in find_references(side)) for side in sides
    ]
    found = {"cross-reference"} if cited[0] != cited[1] else set()
    told = [sorted(_heavy(edits, kind)) for kind in (EditKind.DELETED, EditKind.INSERTED)]
    for one, two in (told, told[::-1]):
        rest = list(two)
        for entry in one:
            if entry in rest:
                rest.remove(entry)
            else:
                found.add(entry[0])
    return tuple(sort for sort in SORTS if sort in found)


def _heavy(edits: Sequence[Edit], kind: EditKind) -> Iterator[tuple[str, str]]:
    """Sort and word of everything heavy in the edits of one kind."""
    opening = EditKind.KEPT, "", ""
    for above, edit in pairwise((Edit(*opening), *edits)):
        if edit.kind is kind:
            text = fold(edit.before or edit.after)
            left = (above.before or above.after).rstrip()
            yield from _in_run(_unreferenced(text, left), starts=not left or left.endswith(_SENTENCE_END))


def _unreferenced(text: str, left: str) -> str:
    """The run without citations, also those whose word stands in the kept text just before it."""
    lead = fold(left[-40:]).rpartition(" ")[2]
    told, skip = f"{lead} {text}", len(lead) + 1
    for reference in reversed(list(find_references(told))):
        told = told[: max(reference.start, skip)] + " " + told[max(reference.end, skip) :]
    return told[skip:]


def _in_run(text: str, *, starts: bool) -> Iterator[tuple[str, str]]:
    yield from (("amount", found[0]) for found in _CURRENCY.finditer(text))
    yield from (("date", found[0]) for found in _SLASHED.finditer(text))
    yield from (("defined term", found[0].casefold()) for found in _QUOTED.finditer(text))
    dated = any("date" in _sort_of_words().get(word.casefold(), ()) for word in _WORD.findall(text))
    for found in _WORD.finditer(text):
        word, first = found[0], starts and not text[: found.start()].strip()
        yield from ((sort, word.casefold()) for sort in _sorts(word, dated=dated))
        if _is_term(word) and not (first or text[: found.start()].rstrip().endswith(_SENTENCE_END)):
            yield "defined term", word


def _sorts(word: str, *, dated: bool) -> tuple[str, ...]:
    if word[0].isdigit():
        return ("date",) if dated or _YEAR.match(word) or _SLASHED.match(word) else ("number",)
    low = word.casefold()
    return _sort_of_words().get(low, ()) or _sort_of_words().get(low.partition("-")[0], ())


def _is_term(word: str) -> bool:
    """True for a capitalised word that weighs in no other way."""
    return word[0].isupper() and len(word) > 1 and not _sort_of_words().get(word.casefold())
