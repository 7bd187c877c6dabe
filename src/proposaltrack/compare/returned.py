"""Returned texts: what came back held against what was sent, told in four piles.

Nothing here says that anybody meant to deceive: changes are lost from view when marking is switched off, when a
change is accepted early, or when words are pasted. What is told is that they are "not marked as a change".
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from proposaltrack.compare.own_marks import own_stretches, settle_own
from proposaltrack.compare.paragraphs import Step, plan_paragraphs
from proposaltrack.compare.planning import plan_lines
from proposaltrack.compare.weight import TYPOGRAPHY, weigh
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.comparison import EditKind
from proposaltrack.model.marked import (
    Line,
    MarkedChange,
    MarkedText,
    Paragraph,
    Stamp,
    View,
    changes_in,
    lines_in,
)
from proposaltrack.text.display import find_hidden, shorten
from proposaltrack.text.lines import split_label
from proposaltrack.text.oddities import find_look_alikes

_SAME_ENOUGH = 0.5
"""Of the paragraphs; a text that shares fewer with the one sent was made from another one."""
_CLEARLY = 0.02
"""By how much more of its paragraphs another text must share to be called the one it was made from."""
_SHOWN = 60


class Pile(StrEnum):
    """Where a difference belongs."""

    MARKED = "marked"
    NOT_MARKED = "not marked as a change"
    MARKS_GONE = "our marks gone"
    RENUMBERED = "renumbered only"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a returned text differs from the one sent.

    Args:
        pile: where it belongs.
        kind: one of `KINDS`.
        severity: "high", "medium" or "low".
        place: index, in the returned text, of the paragraph at which it stands.
        before: what was sent; None where nothing stood.
        after: what came back; None where nothing stands.
        message: what it is, in words.
    """

    pile: Pile
    kind: str
    severity: str
    place: int
    before: str | None
    after: str | None
    message: str


KINDS = (
    "wrong-baseline", "unmarked-edit", "silently-accepted", "silently-rejected", "hidden-text", "hidden-character",
    "look-alike", "numbering-changed", "field-changed", "comment-deleted", "margin-changed",
)  # fmt: skip
"""Every kind of difference that is looked for in a returned file."""
OF_FILES = ("silently-accepted", "silently-rejected", "field-changed", "comment-deleted", "margin-changed")
"""Those that only a file shows that was sent as one: a bare text has no marks, fields, remarks or running heads."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned text held against the one sent.

    Args:
        marked: what is marked in it and was not marked when it was sent.
        differences: everything else, in the order of the text.
        kinds: the kinds of difference that were looked for.
    """

    marked: tuple[MarkedChange, ...]
    differences: tuple[Difference, ...]
    kinds: tuple[str, ...]

    def count(self, pile: Pile) -> int:
        """How much lies on a pile."""
        return len(self.marked) if pile is Pile.MARKED else sum(d.pile is pile for d in self.differences)


def hold_against(
    sent: MarkedText,
    returned: MarkedText,
    others: Sequence[tuple[str, MarkedText]] = (),
    language: str = "en",
    *,
    bare: bool = False,
) -> Returned:
    """What came back held against what was sent.

    Args:
        sent: the text that was sent; what is marked in it is ours.
        returned: the text that came back.
        others: texts it may have been made from instead, by name.
        language: whose words weigh.
        bare: a bare text was sent, and no file: how a file lays out its paragraphs is no difference then.
    """
    kinds = tuple(kind for kind in KINDS if not (bare and kind in OF_FILES))
    ours = {change.stamp for change in changes_in(sent)}
    marked = tuple(change for change in changes_in(returned) if change.stamp not in ours)
    base, theirs = settle_own(sent, ours), settle_own(returned, ours)
    asked, came = _lines(base, bare=bare), _lines(theirs, bare=bare)
    steps = plan_lines(asked, came)
    known = [(name, _lines(other, bare=bare)) for name, other in others]
    if wrong := _other_baseline(asked, came, steps, known):
        return Returned(marked, (wrong,), kinds)
    landings = _landings(sent, asked, came, steps)
    found = [
        *_unmarked(asked, came, steps, language),
        *_marks_gone(sent, returned, ours, landings),
        *_renumbered(asked, came, steps, pending=bool(ours)),
        *_hidden(sent, returned),
        *_signs(sent, returned),
        *(() if bare else _around(sent, returned, landings)),
    ]
    return Returned(marked, tuple(sorted(found, key=lambda one: one.place)), kinds)


def _lines(marked: MarkedText, *, bare: bool) -> list[Line]:
    """The paragraphs of the original view, each with its number apart, whether it is counted or typed."""
    lines = (split_label(line) for line in lines_in(marked, View.ORIGINAL) if line.text.strip())
    placed = (replace(line, places=_worded(line, marked)) for line in lines)
    return [_unlaid(line) if bare else replace(line, text=line.text.strip()) for line in placed]


def _worded(line: Line, marked: MarkedText) -> tuple[int, ...]:
    """The paragraphs that a line has its words from, and none that was put in before it."""
    runs = ((place, run) for place in line.places for run in marked.paragraphs[place].runs)
    worded = (place for place, run in runs if run.text.strip() and run.stands_in(View.ORIGINAL))
    return tuple(dict.fromkeys(worded)) or line.places


def _unlaid(line: Line) -> Line:
    """A paragraph without the stops behind its number, and its white space folded."""
    return replace(line, label=line.label.strip(" ."), text=" ".join(line.text.split()))


def _landings(
    sent: MarkedText, asked: Sequence[Line], came: Sequence[Line], steps: Sequence[Step]
) -> list[int]:
    """Where each paragraph that was sent stands in the returned text; with the one before it where it is gone."""
    known = {
        place: came[step.after].places[0]
        for step in steps
        if step.before >= 0 <= step.after
        for place in asked[step.before].places
    }
    landings = [0]
    for place in range(len(sent.paragraphs)):
        landings.append(known.get(place, landings[-1]))
    return landings[1:]


def _other_baseline(
    asked: Sequence[Line],
    came: Sequence[Line],
    steps: Sequence[Step],
    others: Sequence[tuple[str, Sequence[Line]]],
) -> Difference | None:
    """That their original is another text than the one sent last."""
    share = _shared(asked, came)
    best = max(others, key=lambda other: _shared(other[1], came), default=None)
    if best is not None and _shared(best[1], came) >= max(share + _CLEARLY, _SAME_ENOUGH):
        told = f"their original is {best[0]}, and not what was sent last"
    elif (
        paired := sum(s.before >= 0 <= s.after for s in steps) / max(1, len(asked), len(came))
    ) < _SAME_ENOUGH:
        told = (
            f"only {paired:.0%} of their original answers to what was sent, and it was made from another text"
        )
    else:
        return None
    return Difference(Pile.NOT_MARKED, "wrong-baseline", "high", 0, None, None, told)


def _shared(one: Sequence[Line], two: Sequence[Line]) -> float:
    """The part of the paragraphs of both that both have."""
    ours, theirs = (Counter(" ".join(line.text.split()) for line in lines) for lines in (one, two))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _unmarked(
    asked: Sequence[Line], came: Sequence[Line], steps: Sequence[Step], language: str
) -> Iterator[Difference]:
    place = 0
    for step in steps:
        before = asked[step.before].text if step.before >= 0 else None
        after = came[step.after].text if step.after >= 0 else None
        place = came[step.after].places[0] if step.after >= 0 else place
        if before != after:
            yield _edit(place, before, after, _became(step, asked), language)


def _became(step: Step, asked: Sequence[Line]) -> str:
    """What became of a paragraph; one that is gone has no clause any more, and is told by its number."""
    if step.move:
        return "moved"
    if step.before < 0:
        return "put in"
    if step.after >= 0:
        return "changed"
    line = asked[step.before]
    number = line.label.strip(" .") or (f"note {line.note}" if line.note else "")
    return f"{number} was taken out" if number else "taken out"


def _edit(place: int, before: str | None, after: str | None, what: str, language: str) -> Difference:
    edits = diff_words(before or "", after or "")
    sorts = weigh(edits, language)
    slight = all(edit.kind in {EditKind.KEPT, EditKind.FOLDED} for edit in edits) or sorts == (TYPOGRAPHY,)
    severity = (
        "low" if slight else "medium" if not sorts and before is not None and after is not None else "high"
    )
    touches = f" ({', '.join(sorts)})" if sorts else " (spacing or typography)" if slight else ""
    words = f": {told}" if (told := _differing(before, after)) else ""
    return Difference(
        Pile.NOT_MARKED,
        "unmarked-edit",
        severity,
        place,
        before,
        after,
        f"{what}, not marked as a change{touches}{words}",
    )


def _differing(before: str | None, after: str | None) -> str:
    """The words that differ."""
    edits = [e for e in diff_words(before or "", after or "") if e.kind is not EditKind.KEPT]
    gone = " … ".join(e.before.strip() for e in edits if e.before.strip())
    come = " … ".join(e.after.strip() for e in edits if e.after.strip())
    told = [f"“{shorten(words, _SHOWN)}”" for words in (gone, come) if words]
    return (
        " → ".join(told) if before is not None and after is not None and len(told) == 2 else ", ".join(told)
    )


def _marks_gone(
    sent: MarkedText, returned: MarkedText, ours: set[Stamp], landings: Sequence[int]
) -> Iterator[Difference]:
    """Our changes that are pending no more: what we put in stands unmarked or is gone, what we took out is gone or back.

    What others mark within our changes parts them, so all our pending words are looked through together.
    """
    pending: dict[tuple[str, Stamp], str] = {}
    for side, stamp, text, _ in own_stretches(returned, ours):
        pending[side, stamp] = pending.get((side, stamp), "") + _bare(text)
    stands = _bare("".join(line.text for line in lines_in(returned, View.ORIGINAL)))
    for side, stamp, text, place in own_stretches(sent, ours):
        if not _bare(text) or _bare(text) in pending.get((side, stamp), ""):
            continue
        accepted = (_bare(text) in stands) == (side == "insertion")
        kind, how = ("silently-accepted", "accepted") if accepted else ("silently-rejected", "rejected")
        told = f"our {side} “{shorten(text, _SHOWN)}” was {how}, and that is not marked as a change"
        yield Difference(Pile.MARKS_GONE, kind, "high", landings[place], text, None, told)


def _bare(text: str) -> str:
    """The words without any white space, which is lost and found where changes meet."""
    return "".join(text.split())


def _renumbered(
    asked: Sequence[Line], came: Sequence[Line], steps: Sequence[Step], *, pending: bool
) -> Iterator[Difference]:
    """Paragraphs with their words and another number; where our own changes are pending, numbers wait for them."""
    for step in steps:
        if pending or step.before < 0 or step.after < 0:
            continue
        one, two = asked[step.before], came[step.after]
        if one.label != two.label:
            told = f"{one.label or 'without a number'} is now {two.label or 'without a number'}"
            told += "; no word of it changed" if one.text == two.text else ""
            yield Difference(
                Pile.RENUMBERED, "numbering-changed", "medium", two.places[0], one.label, two.label, told
            )


def _hidden(sent: MarkedText, returned: MarkedText) -> Iterator[Difference]:
    """Words that the file hides and that were not hidden when it was sent."""
    known = Counter(run.text for p in sent.paragraphs for run in p.runs if run.hidden)
    for place, paragraph in enumerate(returned.paragraphs):
        for run in paragraph.runs:
            if run.hidden and run.text.strip():
                if known[run.text]:
                    known[run.text] -= 1
                    continue
                told = f"words that are hidden from whoever reads the file: “{shorten(run.text, _SHOWN)}”"
                yield Difference(Pile.NOT_MARKED, "hidden-text", "high", place, None, run.text, told)


def _signs(sent: MarkedText, returned: MarkedText) -> Iterator[Difference]:
    """Signs that nobody sees and letters that look like others, as far as they are new; in marked words too."""
    signs = Counter(sign for p in sent.paragraphs for sign in find_hidden(_all(p)))
    mixed = {odd.words for p in sent.paragraphs for odd in find_look_alikes(_all(p))}
    for place, paragraph in enumerate(returned.paragraphs):
        text = _all(paragraph)
        fresh = [sign for sign in find_hidden(text) if not _take(signs, sign)]
        if fresh:
            names = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(fresh))
            told = f"{len(fresh)} new {'sign' if len(fresh) == 1 else 'signs'} that cannot be seen: {names}"
            yield Difference(Pile.NOT_MARKED, "hidden-character", "high", place, None, names, told)
        for odd in dict.fromkeys(odd.words for odd in find_look_alikes(text) if odd.words not in mixed):
            told = f"“{odd}” is new and mixes letters of two alphabets that look alike"
            yield Difference(Pile.NOT_MARKED, "look-alike", "high", place, None, odd, told)


def _all(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _take(known: Counter[str], sign: str) -> bool:
    if known[sign]:
        known[sign] -= 1
        return True
    return False


def _around(sent: MarkedText, returned: MarkedText, landings: Sequence[int]) -> Iterator[Difference]:
    """What stands beside the words: results of fields, remarks, running heads, and what numbers are made from."""
    yield from _fields(sent, returned)
    kept = Counter((c.author, _bare(c.text)) for c in returned.comments)
    for comment in sent.comments:
        key = comment.author, _bare(comment.text)
        if not kept[key]:
            told = f"a comment of {comment.author or 'nobody'} is gone: “{shorten(comment.text, _SHOWN)}”"
            at = landings[comment.place] if 0 <= comment.place < len(landings) else 0
            yield Difference(Pile.NOT_MARKED, "comment-deleted", "medium", at, comment.text, None, told)
        kept[key] -= 1
    if sorted(sent.margins) != sorted(returned.margins):
        gone = "; ".join(m for m in sent.margins if m not in returned.margins)
        come = "; ".join(m for m in returned.margins if m not in sent.margins)
        told = f"the running heads or feet changed: “{shorten(gone, _SHOWN)}” → “{shorten(come, _SHOWN)}”"
        yield Difference(Pile.NOT_MARKED, "margin-changed", "medium", 0, gone or None, come or None, told)
    yield from _definitions(sent, returned)


def _definitions(sent: MarkedText, returned: MarkedText) -> Iterator[Difference]:
    """What the numbers of each list are made from, where that changed: its first such level, and how many more."""
    known, now = (dict(line.split(": ", 1) for line in text.numbering) for text in (sent, returned))
    # What numbers are still made from elsewhere is no other making: lists are joined and parted when a file is saved.
    stands = {*now.values()}
    changed = sorted(name for name in known.keys() & now.keys() if known[name] not in stands)
    for _, levels in groupby(changed, key=lambda name: name.partition(",")[0]):
        first, *rest = levels
        told = f"the numbering of {first} was {known[first]} and is {now[first]}"
        told += f"; so changed {len(rest)} more of its levels" if rest else ""
        yield Difference(Pile.RENUMBERED, "numbering-changed", "medium", 0, known[first], now[first], told)


def _fields(sent: MarkedText, returned: MarkedText) -> Iterator[Difference]:
    said = [f"{code} = {result}" for code, result in sent.fields]
    says = [f"{code} = {result}" for code, result in returned.fields]
    for step in plan_paragraphs(said, says):
        before = said[step.before] if step.before >= 0 else None
        after = says[step.after] if step.after >= 0 else None
        if before is not None and after is not None and before != after:
            told = f"a computed field changed: “{shorten(before, _SHOWN)}” → “{shorten(after, _SHOWN)}”"
            yield Difference(Pile.NOT_MARKED, "field-changed", "medium", 0, before, after, told)
