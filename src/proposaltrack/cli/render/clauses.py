"""Clauses by name: one of them, and many of them in few words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_TRAILING = re.compile(r"^(.*?)(\(?)([0-9]{1,9}|[a-z]{1,5}|[IVX]{1,5})(\)?)$")
"""A name in four parts; only the third one counts on."""


def name_of(clause: "Json") -> str:
    """What a clause is called in every command: "4(2)", "preamble/3", "#12"."""
    return make_line(clause.get("address") or clause["number"] or f"#{clause['ordinal']}")


def names_of(clauses: Iterable["Json"]) -> str:
    """Clauses by name, one after the other."""
    return ", ".join(name_of(clause) for clause in clauses)


def compress(clauses: Sequence["Json"]) -> str:
    """Clauses by name, neighbours joined: "3, 4(1)-(3), 9"."""
    return ", ".join(_joined(run) for run in _runs([name_of(clause) for clause in clauses]))


def compress_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names, those that only count on joined: "addressee-01 to addressee-21"."""
    told: list[str] = []
    for run in _runs(names):
        told += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return tuple(told)


def _runs(names: Sequence[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for name in names:
        if run and not _follows(run[-1], name):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _joined(names: Sequence[str]) -> str:
    if len(names) < 3:
        return ", ".join(names)
    found = _TRAILING.match(names[-1])
    last = "".join(found.groups()[1:]) if found and found[1] else names[-1]
    return f"{names[0]}-{last}"


def _follows(one: str, two: str) -> bool:
    before, after = _TRAILING.match(one), _TRAILING.match(two)
    if not before or not after or before.group(1, 2, 4) != after.group(1, 2, 4):
        return False
    return after[3] in _followers(before[3])


def _followers(label: str) -> list[str]:
    """What may come after a label: 3 after 2, c after b, and both j and ii after i."""
    if label.isdigit():
        return [str(int(label) + 1).zfill(len(label))]
    low = label.lower()
    found = [_ROMANS[_ROMANS.index(low) + 1]] if low in _ROMANS[:-1] else []
    found += [chr(ord(low) + 1)] if len(low) == 1 and low < "z" else []
    return found if label == low else [follower.upper() for follower in found]
