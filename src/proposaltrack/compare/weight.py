"""Weight: what a change of words touches, so that a changed duty stands out from a changed comma."""

import re
from collections.abc import Iterable, Iterator, Sequence

from proposaltrack.compare.speech import Speech, speech_of, stem_of
from proposaltrack.model.clause import CALL
from proposaltrack.model.comparison import ClauseChange, Edit, EditKind
from proposaltrack.text.display import find_hidden
from proposaltrack.text.normalise import fold
from proposaltrack.text.oddities import find_look_alikes
from proposaltrack.text.references import find_references

TYPOGRAPHY = "typography"
DISGUISED = "look-alike"
SORTS = (
    DISGUISED,
    "modal verb",
    "negation",
    "number",
    "date",
    "amount",
    "and/or",
    "defined term",
    "cross-reference",
    TYPOGRAPHY,
)
"""Everything that weighs, the heaviest first; typography alone weighs less than any word."""

Weighty = dict[str, list[str]]
"""What weighs in one text: by sort, in the order in which it stands."""

_WORD = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\".;]{1,60}\"")
_SLIGHT = re.compile(r"[\s,;:.!?'\"-]+")
"""Signs that a change of typography changes."""
_PLAIN = re.compile(r"[a-z']+")
_JOINED = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_REMARKABLE = re.compile(r"[^\sa-z.,;:'-]|\b(?:[a-z]|[ivxlcdm]{2,6})\b")
"""What a weight can hang on besides the words of the language: capitals, digits, brackets, letters that number."""
_SENTENCE_ENDS = (".", ";", ":", "?", "!", '"')


def weigh(edits: Sequence[Edit], language: str = "en") -> tuple[str, ...]:
    """What differs between the two sides of some edits, the heaviest first; empty when nothing weighs.

    Verbs, negations, numbers, dates and amounts are compared in the order in which they stand, so that two that
    change places weigh; "shall" is another duty than "shall not". A term weighs when only one side has it, or when
    the same terms change places; "and" and "or" where one takes the place of the other.

    Args:
        edits: the edits of the words of a clause, its label left out.
        language: whose words weigh, one of `speech.languages()`; "" for what needs no words.
    """
    speech = speech_of(language)
    found = _differing(edits, speech) if any(_may_weigh(edit, speech) for edit in edits) else set()
    if speech.joins and _joins_otherwise(edits, speech):
        found.add("and/or")
    if _is_disguised(edits):
        found.add(DISGUISED)
    if not found and _is_slight(edits):
        found.add(TYPOGRAPHY)
    return tuple(sort for sort in SORTS if sort in found)


def lightest_last(changes: Iterable[ClauseChange]) -> tuple[ClauseChange, ...]:
    """The changes by what they touch, the heaviest first; among equals more sorts first, then reading order."""
    return tuple(sorted(changes, key=_lightness))


def _lightness(change: ClauseChange) -> tuple[int, list[int], bool]:
    if change.weight == (TYPOGRAPHY,):
        return len(SORTS), [], change.unchanged
    ranks = [SORTS.index(sort) for sort in change.weight]
    words = SORTS.index(TYPOGRAPHY)
    return min(ranks, default=words), [*ranks, words], change.unchanged


def _is_disguised(edits: Sequence[Edit]) -> bool:
    """True where a word came or went that mixes letters of two scripts, or a sign that nobody sees."""
    return any(
        next(find_look_alikes(text), None) is not None or bool(find_hidden(text))
        for edit in edits
        if edit.kind not in {EditKind.KEPT, EditKind.FOLDED}
        for text in (edit.before, edit.after)
        if not text.isascii()
    )


def _is_slight(edits: Sequence[Edit]) -> bool:
    """True when the two sides differ, and in nothing but capitals, points, commas, quotes and dashes."""
    one, two = (fold("".join(side)) for side in zip(*((e.before, e.after) for e in edits), strict=True))
    return one != two and _plain(one) == _plain(two)


def _plain(text: str) -> str:
    return " ".join(_SLIGHT.sub(" ", text).casefold().split())


def _differing(edits: Sequence[Edit], speech: Speech) -> set[str]:
    one, two = (
        _weighty(fold("".join(side)), speech)
        for side in zip(*((e.before, e.after) for e in edits), strict=True)
    )
    for side in (one, two) if one.get("defined term") != two.get("defined term") else ():
        side["defined term"] = [stem_of(term, speech) for term in side.get("defined term", ())]
    return {sort for sort in SORTS if _differs(sort, one.get(sort, []), two.get(sort, []))}


def _may_weigh(edit: Edit, speech: Speech) -> bool:
    """False when a change holds nothing but plain words in small letters, none of which weighs."""
    if edit.kind in {EditKind.KEPT, EditKind.FOLDED}:
        return False
    text = edit.before or edit.after
    return bool(_REMARKABLE.search(text)) or any(word in speech.sorts for word in _PLAIN.findall(text))


def _joins_otherwise(edits: Sequence[Edit], speech: Speech) -> bool:
    """True where words were replaced, and other words join than before."""
    before = after = ""
    for edit in (*edits, Edit(EditKind.KEPT, "", "")):
        if edit.kind is EditKind.KEPT:
            if before and after:
                one, two = _joins(before, speech), _joins(after, speech)
                if one and two and one != two:
                    return True
            elif (before or after).lstrip("/") in speech.joins and (before or after).startswith("/"):
                return True  # "and" is now "and/or"
            before = after = ""
        else:
            before, after = before + edit.before, after + edit.after
    return False


def _joins(text: str, speech: Speech) -> set[str]:
    return {word for word in _JOINED.findall(text.casefold()) if word in speech.joins}


def _differs(sort: str, before: list[str], after: list[str]) -> bool:
    if sort == "defined term":
        return set(before) != set(after) or (before != after and sorted(before) == sorted(after))
    return before != after


def _weighty(text: str, speech: Speech) -> Weighty:
    """Everything that weighs in a folded text; what is found whole is taken out before single words are read."""
    found: Weighty = {}
    # The mark by which a note is called counts nothing.
    text = CALL.sub("", text)
    for reference in reversed(list(find_references(text))):
        found.setdefault("cross-reference", []).insert(0, f"{reference.word} {reference.numbers}".casefold())
        text = f"{text[: reference.start]}.{text[reference.end :]}"
    for sort, pattern in (("amount", speech.amount), ("date", speech.date)):
        found[sort] = [hit.casefold() for hit in pattern.findall(text)]
        text = pattern.sub("#", text)
    found["defined term"] = [*_QUOTED.findall(text)]
    for sort, word in _words(_unelided(text, speech), speech):
        found.setdefault(sort, []).append(word)
    return found


def _unelided(text: str, speech: Speech) -> str:
    """The text with every word that an apostrophe cut short in full ("n'est" is "ne est")."""
    if not speech.elided or "'" not in text:
        return text
    return re.sub(r"\b(\w{1,7})'", lambda hit: f"{speech.elided.get(hit[1].casefold(), hit[1])} ", text)


def _words(text: str, speech: Speech) -> Iterator[tuple[str, str]]:
    hits = list(_WORD.finditer(text))
    for place, hit in enumerate(hits):
        word = hit[0]
        if word not in speech.sorts and word.isascii() and word.islower() and word.isalpha():
            continue  # a plain word, as nearly all are
        low = _low(word)
        sorts = speech.sorts.get(low) or speech.sorts.get(low.partition("-")[0], ())
        if low[0].isdigit():
            yield "number", low
        for sort in () if low[0].isdigit() else sorts:
            beside = (hits[near][0] for near in (place - 1, place + 1) if 0 <= near < len(hits))
            yield sort, _counted(low, sort, beside, speech)
        capital = len(word) > 1 and word[0].isupper() and not sorts and speech.code
        if capital and not _opens(text, hit.start()):
            yield "defined term", word


def _low(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _counted(word: str, sort: str, beside: Iterator[str], speech: Speech) -> str:
    """What a word counts as: a verb together with a negation beside it, a number in digits."""
    if sort == "number":
        whole = speech.counts_as.get((sort, word))
        parts = whole or "-".join(speech.counts_as.get((sort, part), part) for part in word.split("-"))
        digits = parts.split("-")
        return str(sum(map(int, digits))) if all(part.isdecimal() for part in digits) else parts
    counted = speech.counts_as.get((sort, word), word)
    if sort == "modal verb":
        negated = any("negation" in speech.sorts.get(_low(other), ()) for other in (word, *beside))
        return f"{counted} not" if negated else counted
    return counted


def _opens(text: str, place: int) -> bool:
    """True for the first word of a sentence, whose capital says nothing."""
    left = text[max(0, place - 3) : place].rstrip(' ("')
    return place < 2 or left.endswith(_SENTENCE_ENDS) or not left
