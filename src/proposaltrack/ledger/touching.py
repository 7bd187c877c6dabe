"""Touching: which clauses of a version an act on passages speaks to, and whether they still say the same."""

from collections.abc import Iterable, Iterator, Mapping

from proposaltrack.compare.lineage import follow, wording_changed
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import SilenceOpened
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.negotiation import Version
from proposaltrack.model.record import Entry
from proposaltrack.text.passages import clauses_of


def touched_by(standing: Standing, wordings: Wordings, version: Version, entry: Entry) -> Mapping[int, bool]:
    """Ordinals of the clauses of a version that an act speaks to: whether the wording has changed in substance since.

    What is said to an article is said to its paragraphs. An act that names no passage of the version, nor of an
    earlier one of its document, speaks to none.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version.
        entry: the entry of an act on passages.
    """
    key = entry.id, version.id
    if key not in standing.touched:
        standing.touched[key] = dict(_touched(standing, wordings, version, entry))
    return standing.touched[key]


def _touched(
    standing: Standing, wordings: Wordings, version: Version, entry: Entry
) -> Iterator[tuple[int, bool]]:
    for answered_id, passages in _by_version(entry).items():
        answered = standing.negotiation.versions.get(answered_id)
        if answered is None or answered.document != version.document:
            continue
        named = _named(wordings.tree_of(answered.id), passages)
        if answered.id == version.id:
            yield from ((clause.ordinal, False) for clause in named)
        elif (answered.on, answered.order) < (version.on, version.order):
            comparison = wordings.comparison_of(answered.id, version.id)
            for clause in named:
                changed = wording_changed(comparison, clause.ordinal)
                yield from ((ordinal, changed) for ordinal in follow(comparison, clause.ordinal))


def _by_version(entry: Entry) -> dict[str, tuple[Passage, ...]]:
    """The passages of an act by the version they are of; none at all for a whole version."""
    found: dict[str, tuple[Passage, ...]] = {}
    for passage in entry.act.passages:
        found[passage.version] = (*found.get(passage.version, ()), passage)
    if isinstance(entry.act, SilenceOpened) and not found:
        found[entry.act.version] = ()
    return found


def _named(tree: ClauseTree, passages: tuple[Passage, ...]) -> tuple[Clause, ...]:
    """The clauses that passages touch with those below them; every clause for no passage."""
    if not passages:
        return tuple(tree)
    direct = {clause.ordinal for passage in passages for clause in clauses_of(tree, passage)}
    return tuple(
        clause
        for clause in tree
        if clause.ordinal in direct or any(above.ordinal in direct for above in tree.ancestors_of(clause))
    )


def counted_in(tree: ClauseTree, passages: Iterable[Passage]) -> tuple[Clause, ...]:
    """The clauses that an answer is counted on among those that passages touch, and below them.

    Args:
        tree: the wording.
        passages: at least one, of it.
    """
    named = _named(tree, tuple(passages))
    counted = {clause.ordinal for clause in tree.operative()}
    return tuple(clause for clause in named if clause.ordinal in counted) or named
