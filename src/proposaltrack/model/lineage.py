"""Lineage: who a clause is through every version of a document, under whatever number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Stage(NamedTuple):
    """A version in a history.

    Args:
        version: its record id.
        parent: record id of the version it was made from, which stands before it in the history; "" for none.
    """

    version: str
    parent: str


class Strand(NamedTuple):
    """One clause through a history.

    Args:
        split_from: the strand it was split off, by number; 0 for none.
        merged_into: the strand it went into last, by number; 0 for none.
        said: fingerprint of its last wording.
    """

    split_from: int
    merged_into: int
    said: str


@dataclass(frozen=True)
class Lineage:
    """The strands of a document.

    Args:
        stages: its versions; each after its parent.
        strands: every strand; the number of one is its place, from 1.
        strand_at: for each version, by record id, the strand number of each of its clauses in reading order.
    """

    stages: tuple[Stage, ...] = ()
    strands: tuple[Strand, ...] = ()
    strand_at: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def strand(self, number: int) -> Strand:
        """The strand of a number."""
        return self.strands[number - 1]

    def ordinals_of(self, version: str, number: int) -> tuple[int, ...]:
        """The clauses of a version that belong to a strand, by ordinal; none when it was not there."""
        return self._places.get((version, number), ())

    @cached_property
    def _places(self) -> dict[tuple[str, int], tuple[int, ...]]:
        found: dict[tuple[str, int], tuple[int, ...]] = {}
        for version, numbers in self.strand_at.items():
            for ordinal, number in enumerate(numbers, 1):
                found[version, number] = (*found.get((version, number), ()), ordinal)
        return found

    def line_of(self, version: str, ordinal: int) -> tuple[int, ...]:
        """The strands that a clause's history runs through: what it was split off, itself, what it went into.

        Args:
            version: record id of the version.
            ordinal: of the clause in it.
        """
        own = self.strand_at[version][ordinal - 1]
        return (*self._chain(own, "split_from")[::-1], own, *self._chain(own, "merged_into"))

    def _chain(self, number: int, link: str) -> list[int]:
        found: list[int] = []
        number = getattr(self.strand(number), link)
        while number and number not in found:
            found.append(number)
            number = getattr(self.strand(number), link)
        return found

    def parent_of(self, version: str) -> str:
        """Record id of the version that another was made from; "" for none."""
        return next(stage.parent for stage in self.stages if stage.version == version)

    def line_back(self, version: str) -> tuple[str, ...]:
        """A version, the one it was made from, and so on to the first."""
        line = [version]
        while parent := self.parent_of(line[-1]):
            line.append(parent)
        return tuple(line)
