"""Uptake: what became of the words that a party put forward, in the other side's next version."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proposaltrack.compare.lineage import follow
from proposaltrack.compare.wording import diff_words
from proposaltrack.ledger.columns import Counter, distance_of
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import ChangeKind, EditKind
from proposaltrack.model.negotiation import Document, Party, Version
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.normalise import fold

_OURS = frozenset(
    {ChangeKind.REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED, ChangeKind.ADDED, ChangeKind.REMOVED}
)
"""Changes that put words forward; a new number or place does not."""


ENOUGH = 6
"""Words that are known again wherever they stand."""


class UptakeState(StrEnum):
    """What the other side made of words that were put forward."""

    ADOPTED = "adopted"
    PARTLY = "partly adopted"
    IGNORED = "ignored"
    AWAITED = "no newer version"


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that a party put forward in place of others.

    Args:
        party: who.
        on: the day.
        base: the version whose words they replace.
        clauses: those words' clauses; empty for a new clause.
        made_in: the counter-draft that they stand in; None for a counter-text.
        new: their clauses in that counter-draft.
        entry_id: record id of the response, or of the counter-draft.
        before: the words that they replace; "" for a new clause.
        offered: the words; "" where the clause is to go.
    """

    party: Party
    on: date
    base: Version
    clauses: tuple[Clause, ...]
    made_in: Version | None
    new: tuple[Clause, ...]
    entry_id: str
    before: str
    offered: str


@dataclass(frozen=True, slots=True)
class Uptake:
    """An offer and what stands in its place.

    Args:
        offer: the offer.
        version: the other side's next version; None while there is none.
        clauses: the clauses that stand in its place.
        text: what they say.
        state: what became of it.
        share: share of the words changed by the offer that are changed so in the next version, from 0 to 1.
    """

    offer: Offer
    version: Version | None
    clauses: tuple[Clause, ...]
    text: str
    state: UptakeState
    share: float


def find_uptake(
    standing: Standing, wordings: Wordings, document: Document, party: Party, counters: Sequence[Counter]
) -> tuple[Uptake, ...]:
    """What became of everything that a party put forward, by counter-draft and by counter-text, oldest first.

    Args:
        standing: the acts that count.
        wordings: the texts.
        document: the document.
        party: whose words.
        counters: its counter-texts that have been given.
    """
    versions = standing.versions_of(document.id)
    offers = [*_drafted(standing, wordings, versions, party), *_spoken(wordings, standing, counters)]
    offers.sort(
        key=lambda offer: (offer.on, offer.base.order, *(c.ordinal for c in (*offer.clauses, *offer.new)))
    )
    return tuple(_taken(wordings, versions, offer) for offer in offers)


def _drafted(
    standing: Standing, wordings: Wordings, versions: Sequence[Version], party: Party
) -> Iterator[Offer]:
    """What a party changed in its own drafts against the other side's version that each was made from."""
    for draft in versions:
        base = standing.negotiation.versions.get(draft.basis or "")
        if draft.by != party or base is None or base.by in {None, party} or standing.sent_on(draft) is None:
            continue
        for change in wordings.comparison_of(base.id, draft.id).changes:
            if _OURS.intersection(change.kinds):
                before, offered = _words(wordings, base, change.before), _words(wordings, draft, change.after)
                if before or offered:
                    yield Offer(
                        party, draft.on, base, change.before, draft, change.after, draft.id, before, offered
                    )


def _spoken(wordings: Wordings, standing: Standing, counters: Sequence[Counter]) -> Iterator[Offer]:
    for counter in counters:
        base = standing.negotiation.versions.get(counter.places[0][0])
        if base is None:
            continue
        tree = wordings.tree_of(base.id)
        named = {ordinal for version, ordinal in counter.places if version == base.id}
        # A counter-text to an article is one to its paragraphs.
        clauses = tuple(
            c
            for c in tree
            if named.intersection([c.ordinal, *(above.ordinal for above in tree.ancestors_of(c))])
        )
        before, offered = _words(wordings, base, clauses), _said(parse_text(counter.text))
        yield Offer(counter.party, counter.on, base, clauses, None, (), counter.entry_id, before, offered)


def _words(wordings: Wordings, version: Version, clauses: Sequence[Clause]) -> str:
    return _said(wordings.tree_of(version.id), clauses)


def _said(tree: ClauseTree, clauses: Iterable[Clause] | None = None) -> str:
    """What clauses say, all of them when none are named, without numbers and headings."""
    told = tree if clauses is None else clauses
    return "\n".join(words for clause in told if (words := tree.words_of(clause).strip()))


def _taken(wordings: Wordings, versions: Sequence[Version], offer: Offer) -> Uptake:
    reply = next((v for v in versions if _answers(v, offer)), None)
    if reply is None:
        return Uptake(offer, None, (), "", UptakeState.AWAITED, 0.0)
    clauses = tuple(_found(wordings, reply, offer))
    text = _words(wordings, reply, clauses)
    state, share = judge_uptake(offer.before, offer.offered, text)
    elsewhere = () if state is UptakeState.ADOPTED else _verbatim(wordings, reply, offer)
    if elsewhere:
        return Uptake(offer, reply, elsewhere, offer.offered, UptakeState.ADOPTED, 1.0)
    return Uptake(offer, reply, clauses, text, state, share)


def _verbatim(wordings: Wordings, reply: Version, offer: Offer) -> tuple[Clause, ...]:
    """The first clause, wherever it stands, that says what was offered; few words alone say nothing.

    A new paragraph that was put forward on an article stands below it, and not in its place.
    """
    said, tree = fold(offer.offered), wordings.tree_of(reply.id)
    if len(said.split()) < ENOUGH:
        return ()
    return next(((clause,) for clause in tree if fold(tree.words_of(clause).strip()) == said), ())


def _answers(version: Version, offer: Offer) -> bool:
    """True for what somebody else tabled after the offer, in the same language."""
    last = offer.made_in or offer.base
    later = (version.on, version.order) > (last.on, last.order) and version.on >= offer.on
    return later and version.by != offer.party and version.language == offer.base.language


def _found(wordings: Wordings, reply: Version, offer: Offer) -> Iterator[Clause]:
    """The clauses of the next version that the offer's own became, else those that the replaced ones became."""
    tree = wordings.tree_of(reply.id)
    ways = [(offer.made_in, offer.new), (offer.base, offer.clauses)]
    for version, clauses in ways:
        if version is not None and clauses:
            comparison = wordings.comparison_of(version.id, reply.id)
            found = {ordinal for clause in clauses for ordinal in follow(comparison, clause.ordinal)}
            if found:
                yield from (tree.clause(ordinal) for ordinal in sorted(found))
                return


def judge_uptake(before: str, offered: str, text: str) -> tuple[UptakeState, float]:
    """What became of an offer: adopted when the words are the same, partly when the text came nearer to it.

    Args:
        before: the words that it replaces.
        offered: the words put forward.
        text: the words that stand there now.

    Returns:
        the state, and the share of the words changed by the offer that are changed so now.
    """
    if fold(text) == fold(offered):
        return UptakeState.ADOPTED, 1.0
    wanted, made = _changes(before, offered), _changes(before, text)
    share = (wanted & made).total() / (wanted.total() or 1)
    nearer = distance_of(text, offered) < distance_of(before, offered)
    return (UptakeState.PARTLY, share) if nearer and share else (UptakeState.IGNORED, share)


def _changes(before: str, after: str) -> Tally[tuple[EditKind, str]]:
    """The words struck and the words put in."""
    edits = diff_words(before, after)
    return Tally(
        (edit.kind, word)
        for edit in edits
        if edit.kind in {EditKind.DELETED, EditKind.INSERTED}
        for word in (edit.before + edit.after).split()
    )
