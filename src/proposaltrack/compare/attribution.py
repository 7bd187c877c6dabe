"""Attribution: which version brought each run of words into a text, and which one struck the words that are gone.

Words that are kept in a comparison keep the version they came from, through every change of number, place and
grouping. Inserted words are new, with four exceptions: a clause that is restored has its words from when it last
stood; words that went from one clause to another in the same version, four or more in a row, keep their origin;
words that were struck from a clause and come back to it are those words again; and words that a competing draft brought
into the same clause, or four or more of them in a row into another one, are that draft's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from proposaltrack.compare.comparison import edits_of
from proposaltrack.compare.tokens import cut_tokens
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import ClauseChange, Comparison, EditKind
from proposaltrack.model.lineage import Lineage

TOGETHER = 4
"""Words in a row that are known to have come from another clause."""


class Owned(NamedTuple):
    """A run of words and the version that brought it, by record id."""

    text: str
    version: str


class Struck(NamedTuple):
    """Words that stood together and are gone.

    Args:
        runs: the words, with the versions that brought them.
        struck_in: record id of the version that left them out.
        back_in: record id of the version that brought them back; "" for none.
    """

    runs: tuple[Owned, ...]
    struck_in: str
    back_in: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


@dataclass
class Attributed:
    """The words of one version.

    Args:
        runs: the runs of each clause, by its ordinal; joined they are its text.
        struck: words that are gone, by the strand of the clause they stood in, the latest last.
    """

    runs: dict[int, tuple[Owned, ...]] = field(default_factory=dict)
    struck: dict[int, list[Struck]] = field(default_factory=dict)


def first_words(tree: ClauseTree, version: str) -> Attributed:
    """The words of a version that was made from none: all of them are its own."""
    return Attributed({clause.ordinal: (Owned(tree.text_of(clause), version),) for clause in tree})


Lent = Mapping[int, Sequence[Struck]]
"""Words that stand in competing drafts, by the strand of their clause, as if those drafts had struck them."""


def lend_words(rivals: Mapping[str, Attributed], line: Collection[str], lineage: Lineage) -> Lent:
    """The words that competing drafts brought, which a version may have taken from them.

    Args:
        rivals: the words of earlier versions that the version was not made from, by record id.
        line: record ids of the versions it was made from.
        lineage: the strands of the document.
    """
    lent: dict[int, list[Struck]] = {}
    for rival, words in rivals.items():
        for ordinal, runs in words.runs.items():
            own = [run for run in runs if run.version not in line]
            lent.setdefault(lineage.strand_at[rival][ordinal - 1], []).extend(
                Struck((run,), rival) for run in own
            )
    return lent


def carry_words(
    known: Attributed,
    comparison: Comparison,
    version: str,
    lineage: Lineage,
    lent: Lent = MappingProxyType({}),
) -> Attributed:
    """The words of a version, from those of the version it was made from.

    Args:
        known: the words of the parent.
        comparison: the parent compared with the version.
        version: record id of the version.
        lineage: the strands of the document.
        lent: words of competing drafts.
    """
    strands = lineage.strand_at[lineage.parent_of(version)], lineage.strand_at[version]
    struck = {strand: list(gone) for strand, gone in known.struck.items()}
    drafts: dict[int, list[Owned]] = {}
    fresh: list[Struck] = []
    for change in comparison.changes:
        carried = _Carried(known, comparison, change, version)
        drafts |= {clause.ordinal: runs for clause, runs in carried.after()}
        for clause, gone in carried.gone:
            struck.setdefault(strands[0][clause.ordinal - 1], []).append(gone)
            fresh.append(gone)
    moved = _Moved([*fresh, *(words for others in lent.values() for words in others)])
    found: dict[int, tuple[Owned, ...]] = {}
    for ordinal, draft in drafts.items():
        strand = strands[1][ordinal - 1]
        gone_before = struck.get(strand, [])
        earlier = [gone for gone in gone_before if gone.struck_in != version and not gone.back_in]
        back: list[Struck] = []
        returned = list(_returned(draft, [*earlier, *lent.get(strand, ())], version, back))
        found[ordinal] = _joined(moved.known(returned, version))
        for gone in back:
            if gone in gone_before:
                gone_before[gone_before.index(gone)] = gone._replace(back_in=version)
    return Attributed(found, struck)


class _Carried:
    """One change: the runs of its clauses after, and what is gone from those before."""

    def __init__(self, known: Attributed, comparison: Comparison, change: ClauseChange, version: str) -> None:
        self._change, self._comparison, self._version = change, comparison, version
        self._owners = _Owners([known.runs[clause.ordinal] for clause in change.before])
        self.gone: list[tuple[Clause, Struck]] = []
        self._runs = list(self._carry())

    def _carry(self) -> Iterator[Owned]:
        at = 0
        for edit in edits_of(self._comparison, self._change) if self._change.before else ():
            if edit.kind is EditKind.INSERTED:
                yield Owned(edit.after, self._version)
            elif edit.kind is EditKind.DELETED:
                self._strike(at, edit.before)
            elif edit.kind is EditKind.KEPT:
                yield from self._owners.between(at, at + len(edit.before))
            elif edit.after:
                yield Owned(edit.after, self._owners.at(at))
            at += len(edit.before)
        if not self._change.before:
            yield from (
                Owned(self._comparison.after.text_of(clause), self._version) for clause in self._change.after
            )

    def _strike(self, at: int, text: str) -> None:
        place = 0
        for clause in self._change.before:
            end = place + clause.end - clause.start
            begin, stop = max(at, place), min(at + len(text), end)
            if begin < stop:
                self.gone.append((clause, Struck(tuple(self._owners.between(begin, stop)), self._version)))
            place = end

    def after(self) -> Iterator[tuple[Clause, list[Owned]]]:
        """The clauses after, each with its runs."""
        owners = _Owners([self._runs])
        at = 0
        for clause in self._change.after:
            end = at + clause.end - clause.start
            yield clause, list(owners.between(at, end))
            at = end


class _Owners:
    """Runs laid end to end, asked by character."""

    def __init__(self, runs: Iterable[Sequence[Owned]]) -> None:
        self._runs = [run for part in runs for run in part if run.text]
        self._ends: list[int] = []
        for run in self._runs:
            self._ends.append((self._ends[-1] if self._ends else 0) + len(run.text))

    def between(self, start: int, stop: int) -> Iterator[Owned]:
        """The runs from one character to another."""
        at = 0
        for run, end in zip(self._runs, self._ends, strict=True):
            begin, finish = max(start, at), min(stop, end)
            if begin < finish:
                yield Owned(run.text[begin - at : finish - at], run.version)
            at = end
            if at >= stop:
                return

    def at(self, place: int) -> str:
        """Whose the character at a place is; the last one's beyond the end."""
        return next(
            (run.version for run, end in zip(self._runs, self._ends, strict=True) if place < end),
            self._runs[-1].version if self._runs else "",
        )


class _Moved:
    """Words that left one clause in a version, by every few of them in a row."""

    def __init__(self, gone: Sequence[Struck]) -> None:
        self._origin: dict[tuple[str, ...], str] = {}
        for struck in gone:
            tokens, owners = cut_tokens(struck.text), _Owners([struck.runs])
            starts = list(accumulate(map(len, tokens.pieces), initial=0))
            for place in range(len(tokens.keys) - TOGETHER + 1):
                key = tuple(tokens.keys[place : place + TOGETHER])
                self._origin.setdefault(key, owners.at(starts[tokens.places[place]]))

    def known(self, runs: Iterable[Owned], version: str) -> Iterator[Owned]:
        """The runs, words of this version that another clause lost given back to who brought them."""
        for run in runs:
            if run.version != version or not self._origin:
                yield run
            else:
                yield from self._given_back(run)

    def _given_back(self, run: Owned) -> Iterator[Owned]:
        tokens = cut_tokens(run.text)
        owners: dict[int, str] = {}
        for place in range(len(tokens.keys) - TOGETHER + 1):
            origin = self._origin.get(tuple(tokens.keys[place : place + TOGETHER]))
            if origin is not None:
                owners |= dict.fromkeys(range(place, place + TOGETHER), origin)
        if not owners:
            yield run
            return
        token_at = {piece: token for token, piece in enumerate(tokens.places)}
        owner = run.version
        for place, piece in enumerate(tokens.pieces):
            owner = owners.get(token_at[place], run.version) if place in token_at else owner
            yield Owned(piece, owner)


def _returned(
    runs: Iterable[Owned], earlier: Sequence[Struck], version: str, back: list[Struck]
) -> Iterator[Owned]:
    """The runs, words of this version that the clause had before given back to who first brought them.

    What is back as a whole is added to `back`.
    """
    for run in runs:
        if run.version != version or not earlier:
            yield run
        else:
            yield from _matched(run, earlier, back)


def _matched(run: Owned, earlier: Sequence[Struck], back: list[Struck]) -> Iterator[Owned]:
    """A new run against what was struck, the latest first: the same words whole, or several of them in a row."""
    for fewest in (len(cut_tokens(run.text).keys), TOGETHER):
        for struck in reversed(earlier):
            if fewest and (kept := _kept(struck, run, fewest)):
                if len(cut_tokens(struck.text).keys) == fewest:
                    back.append(struck)
                yield from kept
                return
    yield run


def _kept(struck: Struck, run: Owned, fewest: int) -> list[Owned]:
    """The run with what it shares with struck words; empty when fewer words in a row are shared."""
    owners, at, most = _Owners([struck.runs]), 0, 0
    found: list[Owned] = []
    for edit in diff_words(struck.text, run.text):
        if edit.kind is EditKind.KEPT:
            found += owners.between(at, at + len(edit.before))
            most = max(most, len(cut_tokens(edit.after).keys))
        elif edit.kind is EditKind.FOLDED and edit.after:
            found.append(Owned(edit.after, owners.at(at)))
        elif edit.after:
            found.append(Owned(edit.after, run.version))
        at += len(edit.before)
    return found if most >= fewest else []


def _joined(runs: Iterable[Owned]) -> tuple[Owned, ...]:
    """Runs of one version that touch made one."""
    found: list[Owned] = []
    for run in runs:
        if found and found[-1].version == run.version:
            found[-1] = Owned(found[-1].text + run.text, run.version)
        elif run.text:
            found.append(run)
    return tuple(found)
