"""Which records an act or record names: what the fence around shared spaces and the checks ask."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from proposaltrack.model.acts.base import BaseAct, Fact, Id
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.record import Record


def references(record: Record) -> frozenset[str]:
    """Ids of every record that a record names: its negotiation, its speaker, what it has seen, and those in its act.

    An act of unknown kind names nothing that this program could tell from other words.
    """
    told = {record.negotiation, record.speaker, *record.seen.values(), *act_references(record.act)}
    return frozenset(i for i in told if i is not None)


def act_references(act: BaseAct) -> frozenset[str]:
    """Ids of every record that an act names."""
    marked = act.marks if isinstance(act, Transmitted) else {}
    return frozenset([*_in_fact(act), *marked])


def _in_fact(fact: Fact) -> Iterator[str]:
    for name, hint in _naming_members(type(fact)):
        yield from _in_value(getattr(fact, name), hint)


@cache
def _naming_members(kind: type[Fact]) -> tuple[tuple[str, Any], ...]:
    """Members that may name a record, each with its type."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, hint) for name, hint in hints.items() if name in kind.model_fields and _names(hint))


def _names(hint: Any) -> bool:
    if hint is Id:
        return True
    if isinstance(hint, type) and issubclass(hint, Fact):
        return bool(_naming_members(hint))
    return any(_names(part) for part in get_args(hint))


def _in_value(value: Any, hint: Any) -> Iterator[str]:
    if isinstance(value, Fact):
        yield from _in_fact(value)
    elif isinstance(value, tuple):
        (inner,) = (part for part in _members_of(hint) if part is not Ellipsis)
        for item in value:
            yield from _in_value(item, inner)
    elif isinstance(value, str):
        yield value


def _members_of(hint: Any) -> tuple[Any, ...]:
    """The member types of a tuple type, whatever it is wrapped in."""
    if get_origin(hint) is Annotated:
        return _members_of(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return next(found for part in get_args(hint) if (found := _members_of(part)))
    return get_args(hint) if get_origin(hint) is tuple else ()
