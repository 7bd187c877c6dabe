"""Stage: where a told act is replayed, and how its members are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from proposaltrack.actions.desk import Circumstances, Desk, Filed
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.matter import DocumentKind

Values = Mapping[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where an act is replayed.

    Args:
        desk: the desk on the day of the act.
        folder: where the texts are.
        circumstances: day, note and form of the act.
        names: ids of acts that were given a name.
    """

    desk: Desk
    folder: Path
    circumstances: Circumstances
    names: Mapping[str, str]


def document_kind(words: str) -> DocumentKind:
    """The kind of document that words stand for ("draft agreement", "communiqué").

    Raises:
        UsageProblem: they stand for none.
    """
    plain = words.strip().casefold().replace(" ", "-").replace("é", "e")
    return parse_choice(DocumentKind, plain, "kind of document") or DocumentKind.OTHER


def parse_choice(kind: type[Choice], value: str | None, what: str) -> Choice | None:
    """The member of an enumeration that a word stands for; None for none.

    Raises:
        UsageProblem: there is no such member; names those there are.
    """
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise UsageProblem(f"no {what} {value!r}", f"There is {', '.join(kind)}.") from None


def many_of(told: Values, member: str) -> tuple[str, ...]:
    """The texts of a member that may be told as one text or as a list of them."""
    value = told.get(member, ())
    return (value,) if isinstance(value, str) else tuple(value)


def id_of(stage: Stage, told: Values) -> str:
    """The id of the act that another one names by `id_of`.

    Raises:
        UsageProblem: no act has that name so far.
    """
    name = told["id_of"]
    if name not in stage.names:
        raise UsageProblem(f"no act is called {name!r} so far", "Give it that name: name = ….")
    return stage.names[name]


_COMMON: dict[str, type] = {"do": str, "on": date, "note": str, "according_to": str, "form": str, "name": str}


@dataclass(frozen=True, slots=True)
class Verb:
    """An act that may be told: its name, how it is filed, its members with their types, and those it needs."""

    name: str
    file: Callable[[Stage, Values], Filed]
    members: Mapping[str, type]
    wants: str

    @property
    def known(self) -> Mapping[str, type]:
        """Every member it may have."""
        return {**_COMMON, **self.members}

    @property
    def needed(self) -> frozenset[str]:
        """Members it cannot go without."""
        return frozenset(["on", *self.wants.split()])
