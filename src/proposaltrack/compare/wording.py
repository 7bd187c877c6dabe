"""Wording: what was inserted and deleted between two texts, in whole words and whole numbers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from diff_match_patch import diff_match_patch

from proposaltrack.compare.sequences import rising
from proposaltrack.compare.tidying import Run, tidy
from proposaltrack.compare.tokens import Tokens, cut_tokens
from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.text.normalise import fold

try:
    _fast = import_module("fast_diff_match_patch").diff
except ImportError:  # no wheel for this interpreter; the pure library gives the same edits
    _fast = None

Engine = Callable[[str, str], Sequence[tuple[str, int]]]
"""Two strings in, runs of "=", "-" and "+" with their lengths out; the shortest such script."""

MOST_CELLS = 25_000_000
"""Beyond this product of lengths a pair is first cut at the tokens that both sides hold once: the engine's
work grows with length times difference, and a time limit would make the answer depend on the machine."""


def pure_engine(before: str, after: str) -> Sequence[tuple[str, int]]:
    """The script by the library written in Python."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return [("-=+"[sort + 1], len(run)) for sort, run in engine.diff_main(before, after, False)]


def fast_engine(before: str, after: str) -> Sequence[tuple[str, int]]:
    """The script by the C++ library; by the one in Python where there is none."""
    if _fast is None:
        return pure_engine(before, after)
    script: Sequence[tuple[str, int]] = _fast(
        before, after, timelimit=0, checklines=False, cleanup="No", counts_only=True
    )
    return script


def diff_words(
    before: str, after: str, *, engine: Engine = fast_engine, case: bool = True
) -> tuple[Edit, ...]:
    """What was kept, inserted, deleted and folded between two texts.

    The `before` sides joined are `before`, the `after` sides joined are `after`, exactly. Differences of white
    space, quotes and dashes alone are folded. Where too little is kept the whole text is replaced.

    Args:
        before: any text.
        after: any text.
        engine: finds the shortest script; every engine must give the same.
        case: False to fold capitals too, as for headings.
    """
    if before == after:
        return (Edit(EditKind.KEPT, before, after),) if before else ()
    left, right = cut_tokens(before, case=case), cut_tokens(after, case=case)
    runs = tidy(_script(left.keys, right.keys, engine), left.keys, right.keys)
    return tuple(_joined(_edits(runs, left, right)))


def _script(before: Sequence[str], after: Sequence[str], engine: Engine) -> list[Run]:
    """Kept and changed runs of tokens that cover both sides, by the shortest script."""
    signs: dict[str, str] = {}
    left, right = _spelt(before, signs), _spelt(after, signs)
    return list(_runs(left, right, engine, 0, 0))


def _spelt(keys: Sequence[str], signs: dict[str, str]) -> str:
    """The keys as a string of one character each; surrogates are passed over."""
    for key in keys:
        if key not in signs:
            code = len(signs) + 1
            signs[key] = chr(code if code < 0xD800 else code + 0x800)
    return "".join([signs[key] for key in keys])


def _runs(before: str, after: str, engine: Engine, left: int, right: int) -> Iterator[Run]:
    """The runs of two spelt texts that begin at these tokens; common ends are never given to the engine."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    yield Run(True, range(left, left + head), range(right, right + head))
    left, right = left + head, right + head
    inner = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(inner[0]) * len(inner[1]) > MOST_CELLS:
        yield from _anchored(*inner, engine, left, right)
    else:
        yield from _placed(_steps(*inner, engine), left, right)
    left, right = left + len(inner[0]), right + len(inner[1])
    yield Run(True, range(left, left + tail), range(right, right + tail))


def _common(before: str, after: str) -> int:
    """How many characters two strings begin with alike, found by halving."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _steps(before: str, after: str, engine: Engine) -> Sequence[tuple[str, int]]:
    if before and after:
        return engine(before, after)
    return [("-", len(before)), ("+", len(after))]


def _placed(steps: Sequence[tuple[str, int]], left: int, right: int) -> Iterator[Run]:
    for sign, size in steps:
        ahead, along = (size if sign != "+" else 0), (size if sign != "-" else 0)
        yield Run(sign == "=", range(left, left + ahead), range(right, right + along))
        left, right = left + ahead, right + along


def _anchored(before: str, after: str, engine: Engine, left: int, right: int) -> Iterator[Run]:
    """A pair too large for the engine, cut at the tokens that both sides hold once, in the order they share."""
    at, along = 0, 0
    for place, other in _shared_once(before, after):
        yield from _within(before[at:place], after[along:other], engine, left + at, right + along)
        yield Run(True, range(left + place, left + place + 1), range(right + other, right + other + 1))
        at, along = place + 1, other + 1
    yield from _within(before[at:], after[along:], engine, left + at, right + along)


def _within(before: str, after: str, engine: Engine, left: int, right: int) -> Iterator[Run]:
    """The runs between two anchors; a stretch that is still too large is replaced whole."""
    if len(before) * len(after) > MOST_CELLS:
        yield Run(False, range(left, left + len(before)), range(right, right + len(after)))
    else:
        yield from _placed(_steps(before, after, engine), left, right)


def _shared_once(before: str, after: str) -> list[tuple[int, int]]:
    """Places of the tokens that occur once on each side, the longest chain that rises on both."""
    once, other = Counter(before), Counter(after)
    places = {sign: place for place, sign in enumerate(after) if other[sign] == 1}
    pairs = [(place, places[sign]) for place, sign in enumerate(before) if once[sign] == 1 and sign in places]
    kept = rising([along for _, along in pairs])
    return [pairs[place] for place in kept]


def _edits(runs: Sequence[Run], before: Tokens, after: Tokens) -> Iterator[Edit]:
    """The runs as edits; a change holds the white space on both its sides until it is seen to be shared."""
    at, along = 0, 0
    for run in runs:
        if not run.kept:
            continue
        here, there = _span(before, run.before), _span(after, run.after)
        if before.pieces[here] == after.pieces[there]:
            yield from _region(
                "".join(before.pieces[at : here.start]), "".join(after.pieces[along : there.start])
            )
            text = "".join(before.pieces[here])
            yield Edit(EditKind.KEPT, text, text)
            at, along = here.stop, there.stop
            continue
        for place, other in zip(run.before, run.after, strict=True):
            one, two = before.places[place], after.places[other]
            yield from _region("".join(before.pieces[at:one]), "".join(after.pieces[along:two]))
            yield _pair(before.pieces[one], after.pieces[two])
            at, along = one + 1, two + 1
    yield from _region("".join(before.pieces[at:]), "".join(after.pieces[along:]))


def _span(tokens: Tokens, run: range) -> slice:
    """The pieces from the first token of a run to its last."""
    return slice(tokens.places[run.start], tokens.places[run.stop - 1] + 1)


def _pair(before: str, after: str) -> Edit:
    """Two pieces that say the same: kept when they are the same, else folded."""
    return Edit(EditKind.KEPT if before == after else EditKind.FOLDED, before, after)


def _region(before: str, after: str) -> Iterator[Edit]:
    """What stands between two kept tokens: white space, and words on either side or both."""
    if before == after or (before.isspace() and after.isspace()) or fold(before) == fold(after):
        yield _pair(before, after)
        return
    head, tail = _edges(before, after)
    yield _pair(before[: head[0]], after[: head[1]])
    gone, come = before[head[0] : len(before) - tail[0]], after[head[1] : len(after) - tail[1]]
    yield Edit(EditKind.DELETED, gone, "")
    yield Edit(EditKind.INSERTED, "", come)
    yield _pair(before[len(before) - tail[0] :], after[len(after) - tail[1] :])


def _edges(before: str, after: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Lengths of the white space that both sides begin with, and that both end with after that."""
    head = len(before) - len(before.lstrip()), len(after) - len(after.lstrip())
    if not all(head):
        head = (0, 0)
    before, after = before[head[0] :], after[head[1] :]
    tail = len(before) - len(before.rstrip()), len(after) - len(after.rstrip())
    return head, tail if all(tail) else (0, 0)


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Empty edits left out, kept ones that touch made one."""
    held: Edit | None = None
    for edit in edits:
        if not edit.before and not edit.after:
            continue
        if held is not None and held.kind is edit.kind is EditKind.KEPT:
            held = Edit(EditKind.KEPT, held.before + edit.before, held.after + edit.after)
            continue
        if held is not None:
            yield held
        held = edit
    if held is not None:
        yield held
