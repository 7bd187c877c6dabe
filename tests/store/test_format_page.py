"""The page on the stored format names every kind of record and every member, as the models have them."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from proposaltrack.model.acts import ACTS, kind_of
from proposaltrack.model.acts.base import BaseAct, Due, Fact, Id, Key, Passage
from proposaltrack.model.acts.upkeep import Copy
from proposaltrack.model.record import Record, Seal, SourceSeal

PAGE = Path(__file__).parents[2] / "docs" / "store-format.md"
HEAD = "| member | value | when left out | meaning |\n|---|---|---|---|"
WORDS: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    date: "day",
    AwareDatetime: "instant",
    Passage: "passage",
    Due: "due date",
    Copy: "copy",
    Seal: "seal",
    SourceSeal: "source seal",
    BaseAct: "act",
}


def value_words(hint: Any) -> str:
    """What a member of this type holds, in words."""
    if hint is Id:
        return "record id"
    if hint is Key:
        return "key"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " or ".join(f"`{member.value}`" for member in hint)
    return WORDS[hint] if hint in WORDS else compound_words(hint)


def compound_words(hint: Any) -> str:
    """The same for a type made of others."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " or ".join(f"`{part}`" for part in parts)
    if origin in (Union, UnionType):
        return " or ".join(value_words(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"list of {value_words(parts[0])}"
    if origin is dict:
        return f"object of {value_words(parts[1])}"
    least = re.search(r"min_length=(\d+)", repr(parts[1:]))
    return value_words(parts[0]) + (f", at least {least.group(1)}" if least else "")


def default_words(field: FieldInfo) -> str:
    """What it means when a member is left out."""
    if field.is_required():
        return "never"
    default = field.default
    if isinstance(default, Enum):
        return f"`{default.value}`"
    if isinstance(default, str):
        return f"`{default}`" if default else "empty"
    named = {None: "none", True: "true", False: "false"}
    return named[default] if default is None or isinstance(default, bool) else "empty"


def meanings(model: type[Fact]) -> dict[str, str]:
    """What each member means, from the docstring of its model."""
    lines = re.findall(r"^        (\w+): (.+)$", model.__doc__ or "", re.MULTILINE)
    return {name: words.replace("|", "\\|") for name, words in lines}


def member_rows(model: type[Fact], besides: frozenset[str] = frozenset()) -> Iterator[str]:
    """One row of the page for each member of a model."""
    hints, told = get_type_hints(model, include_extras=True), meanings(model)
    for name, field in model.model_fields.items():
        if name not in besides:
            left_out = "never" if name in ("v", "kind") else default_words(field)
            meaning = told.get(name, "")
            yield f"| `{name}` | {value_words(hints[name])} | {left_out} | {meaning} |"


def act_rows(act: type[BaseAct]) -> tuple[str, ...]:
    """The rows of an act's own members, besides those of every act and its kind."""
    return tuple(member_rows(act, frozenset([*BaseAct.model_fields, "kind"])))


def section(page: str, heading: str) -> str:
    """The part of the page under a heading."""
    begun = page.split(f"\n{heading}\n", 1)
    assert len(begun) == 2, f"the page has no heading {heading!r}"
    return re.split(r"\n#", begun[1], maxsplit=1)[0]


@pytest.mark.parametrize("act", ACTS, ids=kind_of)
def test_every_kind_of_record_is_on_the_page(act: type[BaseAct]) -> None:
    """Each kind has a section with exactly the members that its model has."""
    told = section(PAGE.read_text("utf-8"), f"### `{kind_of(act)}`")
    rows = [line for line in told.splitlines() if line.startswith("| `")]
    assert rows == list(act_rows(act))


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("### Record", Record),
        ("### Every act", BaseAct),
        ("### Seal", Seal),
        ("### Source seal", SourceSeal),
        ("### Passage", Passage),
        ("### Due date", Due),
        ("### Copy", Copy),
    ],
)
def test_every_shared_value_is_on_the_page(heading: str, model: type[Fact]) -> None:
    """The record itself and the values that acts are made of are told with exactly their members."""
    told = section(PAGE.read_text("utf-8"), heading)
    rows = [line for line in told.splitlines() if line.startswith("| `")]
    assert rows == list(member_rows(model))


def test_the_page_names_no_kind_that_does_not_exist() -> None:
    """Every section on a kind is on one that can be filed."""
    named = re.findall(r"^### `([a-z-]+)`$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(kind_of(act) for act in ACTS)
