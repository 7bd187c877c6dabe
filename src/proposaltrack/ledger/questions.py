"""Questions: what was asked of whom, by which transmissions."""

from dataclasses import dataclass

from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.base import Reply
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry


@dataclass(frozen=True)
class Question:
    """One version that one party asked another to answer.

    Args:
        standing: the acts that count on the day asked about.
        version: what is to be answered.
        asker: who asks.
        owing: who is asked.
        asked: the transmissions that ask it, oldest first.
    """

    standing: Standing
    version: Version
    asker: Party
    owing: Party
    asked: tuple[tuple[Entry, Transmitted], ...]


def find_questions(standing: Standing) -> tuple[Question, ...]:
    """Every question that was asked, in the order in which each was first asked.

    A version sent together with the one it mirrors in another language asks nothing of its own.
    """
    negotiation = standing.negotiation
    found: dict[tuple[str, str, str], list[tuple[Entry, Transmitted]]] = {}
    for entry, act in standing.transmissions:
        if act.reply is Reply.NONE or act.by is None:
            continue
        for version in act.versions:
            for owing in act.to:
                found.setdefault((version, act.by, owing), []).append((entry, act))
    return tuple(
        Question(
            standing,
            negotiation.versions[version],
            negotiation.parties[asker],
            negotiation.parties[owing],
            tuple(asked),
        )
        for (version, asker, owing), asked in found.items()
        if version in negotiation.versions
        and {asker, owing} <= negotiation.parties.keys()
        and (negotiation.versions[version].parallel_to or "", asker, owing) not in found
    )
