"""Covering: which clauses of a version a response speaks to, on this wording or on an earlier one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from proposaltrack.compare.lineage import follow, wording_changed
from proposaltrack.ledger.standing import Response
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.negotiation import Negotiation, Version
from proposaltrack.text.passages import clauses_of

_WHOLE = 1_000
"""Distance of a stance on the whole text: further than any ancestor."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A response as it speaks to one clause.

    Args:
        response: the response.
        answered: the version it was given on.
        via: ordinal, in the version answered, of the clause it names; 0 for the whole text.
        distance: 0 when it names the clause itself, else how many levels above.
        on_earlier_wording: the wording it answered has changed in substance since.
    """

    response: Response
    answered: Version
    via: int
    distance: int
    on_earlier_wording: bool

    @property
    def rank(self) -> tuple[object, ...]:
        """What is said later on a later wording wins; on one wording what is nearer to the clause."""
        return (
            self.answered.on,
            self.answered.order,
            -self.distance,
            *self.said,
        )

    @property
    def said(self) -> tuple[date, int, str]:
        """When it was said, in the order of the fold."""
        entry = self.response.entry
        return self.response.act.on, entry.record.clock, entry.id


def hear_voices(
    negotiation: Negotiation, wordings: Wordings, version: Version, responses: Sequence[Response]
) -> Mapping[int, tuple[Voice, ...]]:
    """Every voice on each clause of a version, the one that counts last.

    What was said on a later wording answers that one, and is left out.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        version: the version whose clauses are asked about.
        responses: the responses to any version of its document.
    """
    found: dict[int, list[Voice]] = {}
    for heard in hear_back(negotiation, wordings, version, responses):
        for ordinal, voice in heard:
            found.setdefault(ordinal, []).append(voice)
    return {ordinal: in_rank(voices) for ordinal, voices in found.items()}


def hear_back(
    negotiation: Negotiation, wordings: Wordings, version: Version, responses: Sequence[Response]
) -> Iterator[list[tuple[int, Voice]]]:
    """The voices with the clause that each speaks to, by the version answered, the latest first.

    No text is compared before it is asked for, so that whoever has heard enough may stop.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        version: the version whose clauses are asked about.
        responses: the responses to any version of its document.
    """
    answered: dict[str, list[Response]] = {}
    for response in responses:
        answered.setdefault(response.act.version, []).append(response)
    versions = [negotiation.versions[i] for i in answered if i in negotiation.versions]
    before = [
        other
        for other in versions
        if _leads_to(negotiation.original_of(other), negotiation.original_of(version))
    ]
    for other in sorted(before, key=lambda v: (v.on, v.order), reverse=True):
        way = _Way(wordings, negotiation, other, version)
        yield [pair for response in answered[other.id] for pair in _voices(way, response)]


def in_rank(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices on one clause, the one that counts last."""
    return tuple(sorted(voices, key=lambda voice: voice.rank))


def _leads_to(answered: Version, version: Version) -> bool:
    """True for a version itself and the earlier ones of its document in its language."""
    alike = answered.document == version.document and answered.language == version.language
    return alike and (answered.on, answered.order) <= (version.on, version.order)


@dataclass(frozen=True)
class _Way:
    """The way from a version answered to the one asked about, each of which may mirror another."""

    wordings: Wordings
    negotiation: Negotiation
    answered: Version
    version: Version

    def carried(self, ordinal: int) -> list[tuple[int, bool]]:
        """Where a clause answered is found in the version, and whether its wording changed in substance on the way."""
        if self.answered.id == self.version.id:
            return [(ordinal, False)]
        first, last = (self.negotiation.original_of(v) for v in (self.answered, self.version))
        return [
            (target, changed)
            for start in self._begun.get(ordinal, ())
            for there, changed in _carried(self.wordings, first, last, start)
            for target in self._ended.get(there, ())
        ]

    @cached_property
    def _begun(self) -> Mapping[int, tuple[int, ...]]:
        return self._places(self.answered, self.negotiation.original_of(self.answered))

    @cached_property
    def _ended(self) -> Mapping[int, tuple[int, ...]]:
        return self._places(self.negotiation.original_of(self.version), self.version)

    def _places(self, one: Version, other: Version) -> Mapping[int, tuple[int, ...]]:
        """For each clause, those in the same place in another language: what words say there cannot be compared."""
        tree, there = self.wordings.tree_of(one.id), self.wordings.tree_of(other.id)
        if one.id == other.id:
            return {clause.ordinal: (clause.ordinal,) for clause in tree}
        found: dict[object, tuple[int, ...]] = {}
        for clause in there:
            found[_place(clause)] = (*found.get(_place(clause), ()), clause.ordinal)
        return {clause.ordinal: found.get(_place(clause), ()) for clause in tree}


def _place(clause: Clause) -> object:
    """What two languages of a text have in common: kind and numbers, or the place in reading order of what has none."""
    return (clause.kind, clause.path) if clause.number else (clause.kind, clause.ordinal)


def _voices(way: _Way, response: Response) -> list[tuple[int, Voice]]:
    named = _named(way.wordings.tree_of(way.answered.id), response)
    return [
        (target, Voice(response, way.answered, via, distance, changed))
        for ordinal, (via, distance) in named.items()
        for target, changed in way.carried(ordinal)
    ]


def _named(tree: ClauseTree, response: Response) -> dict[int, tuple[int, int]]:
    """Every clause of the version answered that the response speaks to: which clause it names, how far above."""
    if response.act.whole:
        return {clause.ordinal: (0, _WHOLE) for clause in tree}
    direct = {c.ordinal for passage in response.act.passages for c in clauses_of(tree, passage)}
    found: dict[int, tuple[int, int]] = {}
    for clause in tree:
        line = (clause, *tree.ancestors_of(clause))
        near = next((i for i, above in enumerate(line) if above.ordinal in direct), None)
        if near is not None:
            found[clause.ordinal] = (line[near].ordinal, near)
    return found


def _carried(wordings: Wordings, answered: Version, version: Version, ordinal: int) -> list[tuple[int, bool]]:
    """Where a clause answered is found in a version, and whether its wording changed in substance on the way."""
    if answered.id == version.id:
        return [(ordinal, False)]
    comparison = wordings.comparison_of(answered.id, version.id)
    changed = wording_changed(comparison, ordinal)
    return [(target, changed) for target in follow(comparison, ordinal)]


def still_holding(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices of one party that say something and have not been taken back since, in the same order.

    What is withdrawn takes along what the party said before, on the clause itself or above it, on this wording or on
    an earlier one.

    Args:
        voices: as `hear_voices` gives them, of one party.
    """
    backs = [voice for voice in voices if voice.response.takes_back]
    return tuple(
        voice
        for voice in voices
        if not voice.response.takes_back and not any(_takes_back(back, voice) for back in backs)
    )


def _takes_back(back: Voice, voice: Voice) -> bool:
    later = back.said > voice.said
    return later and (back.answered.on, back.answered.order) >= (voice.answered.on, voice.answered.order)
