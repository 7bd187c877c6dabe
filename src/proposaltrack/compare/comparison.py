"""Comparison: two wordings in, what became of every clause out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, compress
from operator import not_
from typing import NamedTuple

from proposaltrack.compare.absorbed import Absorbing, absorbing
from proposaltrack.compare.align import align
from proposaltrack.compare.citations import Numbers, followed, renumbering
from proposaltrack.compare.masking import masked
from proposaltrack.compare.pairing import Pin
from proposaltrack.compare.rows import diff_rows
from proposaltrack.compare.speech import guess_language, primary, speech_of, sure_language
from proposaltrack.compare.structure import moved
from proposaltrack.compare.vocabulary import LONGEST, is_too_long
from proposaltrack.compare.weight import weigh
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison, Edit, EditKind, Link
from proposaltrack.text.normalise import count_folded, fold, fold_heading

_diff = lru_cache(maxsize=4096)(diff_words)
_diff_rows = lru_cache(maxsize=4096)(diff_rows)


@dataclass(frozen=True)
class Known:
    """What holds for the two wordings as a whole.

    Args:
        before: the wording before.
        after: the wording after.
        links: every link of the two.
        strayed: the pairs that moved.
        language: by whose words changes are weighed.
    """

    before: ClauseTree
    after: ClauseTree
    links: tuple[Link, ...]
    strayed: frozenset[tuple[int, int]]
    language: str

    @cached_property
    def numbers(self) -> Numbers:
        """What each number became; asked only where a citation differs."""
        return renumbering(self.before, self.after, self.links)


class Group(NamedTuple):
    """Clauses that are linked with each other: one of each side as a rule, more for splits and merges."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    links: tuple[Link, ...]


def compare(
    before: ClauseTree, after: ClauseTree, pins: Sequence[Pin] = (), *, language: str | None = None
) -> Comparison:
    """What became of every clause: each one of both wordings stands in at least one change.

    Changes come in the reading order of `after`, removed clauses where they used to stand.

    Args:
        before: the wording before.
        after: the wording after.
        pins: a person's corrections of the matching, which always win.
        language: tag of the language of the wording after; None to guess it by the words.
    """
    links = align(before, after, pins)
    spoken = guess_language(after.text) if language is None else primary(language)
    known = Known(before, after, links, moved(before, after, links), spoken)
    changes = [(_place(group), _linked(known, group)) for group in _groups(links)]
    now, then = absorbing(before, after, links)
    changes += [
        ((clause.ordinal, 0, 0), _added(clause, then.told(clause, "before")))
        for clause in _unlinked(after, {link.after for link in links})
    ]
    changes += _removed(before, links, known.strayed, now)
    told = tuple(change for _, change in sorted(changes, key=lambda entry: entry[0]))
    simplified = *_two_tongues(before, after), *_simplified(before, after, told)
    return Comparison(before, after, told, tuple(dict.fromkeys(simplified)), spoken)


def _two_tongues(before: ClauseTree, after: ClauseTree) -> Iterator[str]:
    one, two = sure_language(before.text), sure_language(after.text)
    if one and two and one != two:
        names = f"{speech_of(one).name} and {speech_of(two).name}"
        yield f"The two texts are in different languages ({names}), so their words were hardly compared."


def _simplified(before: ClauseTree, after: ClauseTree, changes: Iterable[ClauseChange]) -> Iterator[str]:
    """What the matching left out of clauses that are too long, in words; those that kept their words need none."""
    for change in changes:
        if not change.unchanged:
            sides = [(before, clause) for clause in change.before] + [
                (after, clause) for clause in change.after
            ]
            for tree, clause in sides:
                if is_too_long(tree, clause):
                    name = clause.number or f"the clause on line {clause.line}"
                    most = f"{LONGEST:,}"
                    yield f"{name} was matched by its first {most} words: it is too long to be measured as a whole."


Place = tuple[int, int, int]
"""Where a change stands: an ordinal after, 0 for it or 1 for what was removed behind it, an ordinal before."""


def _place(group: Group) -> Place:
    return group.after[0], 0, group.before[0]


def _unlinked(tree: ClauseTree, linked: set[int]) -> Iterator[Clause]:
    return (clause for clause in tree.clauses if clause.ordinal not in linked)


def _added(clause: Clause, stood: str) -> ClauseChange:
    return ClauseChange((ChangeKind.ADDED,), (), (clause,), 1.0, stood or "nothing like it before")


def _removed(
    before: ClauseTree, links: Sequence[Link], strayed: frozenset[tuple[int, int]], now: Absorbing
) -> list[tuple[Place, ClauseChange]]:
    """Removed clauses, each behind what the last clause that stayed before it became."""
    stayed = {link.before: link.after for link in links if (link.before, link.after) not in strayed}
    linked = {link.before for link in links}
    found: list[tuple[Place, ClauseChange]] = []
    behind = 0
    for clause in before.clauses:
        behind = stayed.get(clause.ordinal, behind)
        if clause.ordinal not in linked:
            why = now.told(clause, "now") or "nothing like it after"
            change = ClauseChange((ChangeKind.REMOVED,), (clause,), (), 1.0, why)
            found.append(((behind, 1, clause.ordinal), change))
    return found


def _groups(links: Sequence[Link]) -> list[Group]:
    """The links gathered into sets of clauses that hang together."""
    ours, theirs = Counter(link.before for link in links), Counter(link.after for link in links)
    lone = [ours[link.before] == theirs[link.after] == 1 for link in links]
    groups = [Group((link.before,), (link.after,), (link,)) for link in compress(links, lone)]
    group_of: dict[tuple[str, int], list[Link]] = {}
    for link in compress(links, map(not_, lone)):
        ends = ("before", link.before), ("after", link.after)
        near = {id(group): group for end in ends if (group := group_of.get(end))}
        joined = [*chain.from_iterable(near.values()), link]
        for known in joined:
            group_of["before", known.before] = group_of["after", known.after] = joined
    return groups + [_group(links) for links in {id(group): group for group in group_of.values()}.values()]


def _group(links: Sequence[Link]) -> Group:
    return Group(
        tuple(sorted({link.before for link in links})),
        tuple(sorted({link.after for link in links})),
        tuple(sorted(links, key=lambda link: (link.before, link.after))),
    )


def _linked(known: Known, group: Group) -> ClauseChange:
    """What became of clauses that are linked."""
    if len(group.links) == 1 and _is_same(known, group.links[0]):
        return _unchanged(known, group.links[0])
    before, after = known.before, known.after
    ours = tuple(before.clause(ordinal) for ordinal in group.before)
    theirs = tuple(after.clause(ordinal) for ordinal in group.after)
    pairs = [(before.clause(link.before), after.clause(link.after)) for link in group.links]
    kinds = set(_wording_kinds(known, ours, theirs))
    kinds |= {ChangeKind.SPLIT} if len(theirs) > 1 else set()
    kinds |= {ChangeKind.MERGED} if len(ours) > 1 else set()
    kinds |= set(_standing_kinds(pairs, known.strayed))
    if len(pairs) == 1 and _is_one_title(known, *pairs[0]):
        kinds -= {ChangeKind.REWORDED, ChangeKind.RETITLED}
    told = tuple(kind for kind in ChangeKind if kind in kinds) or (ChangeKind.UNCHANGED,)
    why = "; ".join(dict.fromkeys(link.why for link in group.links))
    weight = weigh(_words_edits(before, after, ours, theirs), known.language) if _weighs(kinds) else ()
    return ClauseChange(told, ours, theirs, min(link.confidence for link in group.links), why, weight)


def _is_same(known: Known, link: Link) -> bool:
    """True for a clause that stands as it stood, to the letter, as nearly all do."""
    one, two = known.before.clause(link.before), known.after.clause(link.after)
    return (
        one.number == two.number
        and one.heading == two.heading
        and known.before.words_of(one) == known.after.words_of(two)
        and (link.before, link.after) not in known.strayed
    )


def _is_one_title(known: Known, one: Clause, two: Clause) -> bool:
    """True where the same title is read as a heading on one side, and as the words of the clause on the other."""
    ours, theirs = known.before.words_of(one), known.after.words_of(two)
    return _leads(one.heading, ours, two.heading, theirs) or _leads(two.heading, theirs, one.heading, ours)


def _leads(heading: str, words: str, other: str, theirs: str) -> bool:
    """True where words without a heading are a heading and words, whatever parts the two."""
    said, title = fold(theirs).strip("*_ "), fold_heading(heading)
    if not title or other or not said.casefold().startswith(title):
        return False
    return said[len(title) :].lstrip(".:-*_ ") == fold(words).lstrip("-*_ ")


def _unchanged(known: Known, link: Link) -> ClauseChange:
    ours, theirs = known.before.clause(link.before), known.after.clause(link.after)
    return ClauseChange((ChangeKind.UNCHANGED,), (ours,), (theirs,), link.confidence, link.why)


def _standing_kinds(
    pairs: Sequence[tuple[Clause, Clause]], strayed: frozenset[tuple[int, int]]
) -> Iterator[ChangeKind]:
    """What changed around the words; of a split or merge only what no pair of it kept."""
    if all((one.ordinal, two.ordinal) in strayed for one, two in pairs):
        yield ChangeKind.MOVED
    if all(one.number != two.number and fold(one.number) != fold(two.number) for one, two in pairs):
        yield ChangeKind.RENUMBERED
    if all(
        one.heading != two.heading and fold_heading(one.heading) != fold_heading(two.heading)
        for one, two in pairs
    ):
        yield ChangeKind.RETITLED


def _weighs(kinds: set[ChangeKind]) -> bool:
    return not kinds.isdisjoint((ChangeKind.REWORDED, ChangeKind.REFERENCE_UPDATED))


def _wording_kinds(known: Known, ours: Sequence[Clause], theirs: Sequence[Clause]) -> Iterator[ChangeKind]:
    """Reworded when the words differ once folded; reference updated when only citations differ, and followed.

    What was split or merged is not reworded by the letters of a list that now number clauses, or number none any more.
    """
    if len(ours) + len(theirs) > 2 and fold(_joined_texts(known.before, ours)) == fold(
        _joined_texts(known.after, theirs)
    ):
        return
    one, two = _joined_words(known.before, ours), _joined_words(known.after, theirs)
    if one != two and fold(one) != fold(two):
        updated = masked(one) == masked(two) and followed(one, two, known.numbers)
        yield ChangeKind.REFERENCE_UPDATED if updated else ChangeKind.REWORDED


def _joined_words(tree: ClauseTree, clauses: Iterable[Clause]) -> str:
    return "".join(tree.words_of(clause) for clause in clauses)


def _joined_texts(tree: ClauseTree, clauses: Iterable[Clause]) -> str:
    return "".join(tree.text_of(clause) for clause in clauses)


def _joined_heads(tree: ClauseTree, clauses: Iterable[Clause]) -> str:
    return "".join(tree.text[clause.start : clause.body] for clause in clauses)


def _words_edits(
    before: ClauseTree, after: ClauseTree, ours: Sequence[Clause], theirs: Sequence[Clause]
) -> tuple[Edit, ...]:
    tables = all(clause.kind is ClauseKind.TABLE for clause in chain(ours, theirs))
    return (_diff_rows if tables else _diff)(_joined_words(before, ours), _joined_words(after, theirs))


def edits_of(comparison: Comparison, change: ClauseChange) -> tuple[Edit, ...]:
    """What was kept, inserted, deleted and folded in a change.

    The `before` sides joined are the texts of its clauses before, joined; so with `after`.

    Args:
        comparison: the comparison that the change is one of.
        change: the change.
    """
    before, after = comparison.before, comparison.after
    if len(change.before) == len(change.after) == 1:
        one, two = before.text_of(change.before[0]), after.text_of(change.after[0])
        if one == two:
            return (Edit(EditKind.KEPT, one, two),)
        heads = _diff(_joined_heads(before, change.before), _joined_heads(after, change.after), case=False)
        return heads + _words_edits(before, after, change.before, change.after)
    return _diff(_joined_texts(before, change.before), _joined_texts(after, change.after))


def totals_of(comparison: Comparison) -> dict[ChangeKind, int]:
    """How many changes are of each kind; every kind is named, in the order of ChangeKind."""
    counts = Counter(kind for change in comparison.changes for kind in change.kinds)
    return {kind: counts[kind] for kind in ChangeKind}


def folded_of(comparison: Comparison) -> dict[str, int]:
    """How many differences of typography were put aside, by sort ("whitespace", "quotes", "dashes", "case"...).

    Sorts that did not occur are left out; the others come in alphabetical order.
    """
    counts: Counter[str] = Counter()
    for change in comparison.changes:
        if change.before and change.after:
            for edit in edits_of(comparison, change):
                if edit.kind is EditKind.FOLDED:
                    counts.update(count_folded(edit.before, edit.after) or {"case": 1})
    return dict(sorted(counts.items()))
