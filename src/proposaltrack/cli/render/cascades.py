"""Cascades: clauses that only count on differently, because one before them came or went, told as one event."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json


def cascades(changes: Iterable["Json"]) -> Iterator[list["Json"]]:
    """Neighbours that were renumbered alike, together; every other change alone.

    Args:
        changes: each with `kinds`, and the clauses `before` and `after`, in reading order.
    """
    cascade: list[Json] = []
    for change in changes:
        if cascade and not _continues(cascade[-1], change):
            yield cascade
            cascade = []
        cascade.append(change)
    if cascade:
        yield cascade


def _continues(one: "Json", two: "Json") -> bool:
    if one["kinds"] != ["renumbered"] or two["kinds"] != ["renumbered"]:
        return False
    ours, theirs = (one["before"][-1], two["before"][0]), (one["after"][-1], two["after"][0])
    adjoin = all(second["ordinal"] == first["ordinal"] + 1 for first, second in (ours, theirs))
    alike = one.get("steps") == two.get("steps")
    return alike and adjoin and _shift(one) == _shift(two) is not None


def _shift(change: "Json") -> tuple[int, object] | None:
    """Which part of the number changed, and by how much; None when more than one did."""
    before, after = change["before"][0]["path"], change["after"][0]["path"]
    differ = [place for place, (one, two) in enumerate(zip(before, after, strict=False)) if one != two]
    if len(before) != len(after) or len(differ) != 1:
        return None
    one, two = before[differ[0]].strip("()."), after[differ[0]].strip("().")
    if one.isdecimal() and two.isdecimal():
        return differ[0], int(two) - int(one)
    return differ[0], ord(two) - ord(one) if len(one) == len(two) == 1 else (one, two)


def range_of(clauses: Sequence["Json"]) -> str:
    """The first and the last of some clauses by name: "5 to 7(2)"."""
    return f"{name_of(clauses[0])} to {name_of(clauses[-1])}"
