"""Remembering: what was read of a text or compared once, looked up in what the store keeps and computed where it is lost."""

import os
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.compare import packing as comparisons
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison
from proposaltrack.store.base import Store
from proposaltrack.text import packing as trees

if TYPE_CHECKING:
    from proposaltrack.compare.pairing import Pin


PROGRAM = Path(__file__).parents[1]
"""Where our own modules lie."""


class Past(NamedTuple):
    """The versions that stand before two wordings, for what they left out and took up again.

    Args:
        seal: of all that `texts` can give.
        texts: names and texts, the latest first; read only when nothing is kept.
        language: tag of the language that the wordings are in, by whose words changes are weighed; None to guess it.
    """

    seal: str
    texts: Iterable[tuple[str, str]]
    language: str | None = None


def tree_of(store: Store, text: str) -> ClauseTree:
    """The clauses of a text.

    Args:
        store: keeps them.
        text: canonical text.
    """
    key = f"clauses {trees.METHOD} {_sources()} {_seal(text)}"
    content = store.kept(key)
    known = trees.unpack_tree(content, text) if content else None
    if known is not None:
        return known
    # Whoever finds everything kept does not wait for what reads.
    from proposaltrack.text.clauses import parse_text  # noqa: PLC0415

    tree = parse_text(text)
    store.keep(key, trees.pack_tree(tree))
    return tree


def comparison_of(
    store: Store, before: ClauseTree, after: ClauseTree, pins: "Sequence[Pin]", past: Past
) -> Comparison:
    """What changed from one wording to another; what is back after it was left out is restored.

    Args:
        store: keeps it.
        before: the wording before.
        after: the wording after.
        pins: a person's corrections of the matching.
        past: what stands before `before`.
    """
    key = _key(before, after, pins, f"{past.seal} {past.language}")
    content = store.kept(key)
    known = comparisons.unpack_comparison(content, before, after) if content else None
    if known is not None:
        return known
    # Most questions compare nothing anew, and do not wait for what compares.
    from proposaltrack.compare.comparison import compare  # noqa: PLC0415
    from proposaltrack.compare.restoring import mark_restored  # noqa: PLC0415
    from proposaltrack.compare.words import tell_words  # noqa: PLC0415

    comparison = mark_restored(
        tell_words(compare(before, after, pins, language=past.language), pins), past.texts
    )
    store.keep(key, comparisons.pack_comparison(comparison))
    return comparison


def _key(before: ClauseTree, after: ClauseTree, pins: "Sequence[Pin]", seal: str) -> str:
    """Everything that a comparison depends on."""
    said = ",".join(f"{pin.before}{'=' if pin.match else '!'}{pin.after}" for pin in pins)
    texts = f"{_seal(before.text)} {_seal(after.text)}"
    return f"comparison {method()} {texts} {seal} {said}"


def method() -> str:
    """What all that is computed of texts depends on besides the texts: how they are read and compared."""
    return f"{trees.METHOD}.{comparisons.METHOD} {_sources()}"


@cache
def _sources() -> str:
    """A seal of the modules that read and compare, by size and time, as Python knows whether one must be compiled anew.

    Whoever works on the program, or brings it up to date, is not shown what an earlier method gave.
    """
    seal = sha256()
    for part in ("model", "text", "compare"):
        for folder, _, names in os.walk(PROGRAM / part):
            for name in sorted(name for name in names if name.endswith((".py", ".toml"))):
                told = Path(folder, name).stat()
                seal.update(f"{part} {name} {told.st_size} {told.st_mtime_ns}\n".encode())
    return seal.hexdigest()


@lru_cache(maxsize=2)
def _seal(text: str) -> str:
    return sha256(text.encode()).hexdigest()
