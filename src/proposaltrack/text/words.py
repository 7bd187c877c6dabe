"""Words: those that introduce a number, a closing paragraph, or stand for a number, in every language we know."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def introducing_words() -> dict[str, str]:
    """Every word that introduces a number, in lower case, with what it heads: "annex", "part" or "article"."""
    parts = {word: "part" for level in _told()["part"]["levels"] for word in level}
    return parts | {word: tier for tier in ("annex", "article") for word in _told()[tier]["words"]}


@cache
def part_ranks() -> dict[str, int]:
    """How far in a part stands, by its word, from 0 for the outermost; "section" is among them."""
    return {word: rank for rank, level in enumerate(_told()["part"]["levels"]) for word in level}


@cache
def choice_words() -> frozenset[str]:
    """Words that introduce one of several wordings for the same clause ("Option A")."""
    return frozenset(_told()["choice"]["words"])


@cache
def linking_words() -> frozenset[str]:
    """Words with which no title ends, in lower case."""
    return frozenset(_told()["linking"]["words"])


@cache
def preamble_words() -> frozenset[str]:
    """What stands over a preamble, in lower case."""
    return frozenset(_told()["preamble"]["words"])


@cache
def ordinal_words() -> dict[str, int]:
    """Numbers written as words."""
    return dict(_told()["ordinal"])


@cache
def closing_words() -> tuple[str, ...]:
    """How the paragraph above the signatures begins, in lower case."""
    return tuple(_told()["closing"]["words"])


@cache
def leading_ordinals() -> dict[str, int]:
    """Numbers written as words before what they count ("First Schedule"), in every form they take."""
    led = _told()["leading"]
    return {f"{stem}{end}": rank for stem, rank in led["stems"].items() for end in led["endings"]}


def full_word(word: str) -> str:
    """What an abbreviation stands for; any other word itself."""
    return str(_told()["short"].get(word, word))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("languages/words.toml").read_text("utf-8"))
