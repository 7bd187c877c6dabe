"""Considered: what one paper says to each clause of the text that it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from proposaltrack.compare.suggesting import Suggestion, suggest
from proposaltrack.ledger.answers import left_aside
from proposaltrack.ledger.covering import Voice, hear_voices
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.model.stance import Stance
from proposaltrack.text.passages import clauses_of

_OPEN = frozenset({Stance.ASKS, Stance.NOTES, Stance.DEFERS})
"""Stances that leave the question of a clause open."""


@dataclass(frozen=True, slots=True)
class Considered:
    """The clauses of a text, shared out by what a paper says to them.

    Args:
        answered: it takes a stand on them.
        partly: it asks, notes or defers, and takes no stand yet.
        on_earlier_wording: its stand is on a wording that has changed in substance since.
        left: its author left them unanswered on purpose.
        not_considered: it says nothing to them that anybody has tied to them.
        suggestions: passages of the paper, tied to nothing, that may be about clauses not considered.
    """

    answered: tuple[Clause, ...]
    partly: tuple[Clause, ...]
    on_earlier_wording: tuple[Clause, ...]
    left: tuple[Clause, ...]
    not_considered: tuple[Clause, ...]
    suggestions: tuple[Suggestion, ...]


def consider(standing: Standing, wordings: Wordings, version: Version, paper: Version) -> Considered:
    """What a paper says to each clause of a text, whether it has been transmitted or not.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the text answered.
        paper: the answering paper.
    """
    tree = wordings.tree_of(version.id)
    responses = [r for r in standing.responses_on(version.document) if r.act.in_version == paper.id]
    voices = hear_voices(standing.negotiation, wordings, version, responses)
    aside = left_aside(standing, tree, version, paper.by) if paper.by else frozenset()
    piles: dict[str, list[Clause]] = {"answered": [], "partly": [], "earlier": [], "left": [], "none": []}
    for clause in tree.operative():
        piles[_pile(voices.get(clause.ordinal, ()), left=clause.ordinal in aside)].append(clause)
    tied = {
        clause.ordinal
        for response in responses
        if response.act.in_passage
        for clause in clauses_of(wordings.tree_of(paper.id), response.act.in_passage)
    }
    answer = wordings.tree_of(paper.id)
    loose = [clause for clause in answer.operative() if clause.ordinal not in tied]
    return Considered(
        tuple(piles["answered"]), tuple(piles["partly"]), tuple(piles["earlier"]), tuple(piles["left"]),
        tuple(piles["none"]), suggest(answer, loose, tree, piles["none"]),
    )  # fmt: skip


def _pile(voices: Sequence[Voice], *, left: bool) -> str:
    if not voices:
        return "left" if left else "none"
    if voices[-1].on_earlier_wording:
        return "earlier"
    stances = {stance for voice in voices for stance in voice.response.act.stances}
    return "partly" if stances <= _OPEN else "answered"
