"""Convergence: how close the parties have come, version by version: clauses agreed, brackets open, words apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from proposaltrack.ledger.agreed import AGREED, ClauseState
from proposaltrack.ledger.brackets import count_brackets
from proposaltrack.ledger.columns import Column, find_columns
from proposaltrack.ledger.positions import find_positions
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Negotiation, Version

SETTLED = AGREED | {ClauseState.POLICY_AGREED}
"""States of a clause that count as agreed."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How close the parties were on the day of a version.

    Args:
        version: the version.
        agreed: its clauses that count as agreed on that day.
        clauses: its clauses on which an answer is counted.
        pairs: pairs of square brackets in it.
        distance: mean share of words by which the parties' latest texts differ, over the clauses to which two have
            tabled text; None while fewer than two have.
    """

    version: Version
    agreed: int
    clauses: int
    pairs: int
    distance: float | None

    @property
    def share(self) -> float:
        """Share of the clauses that are agreed."""
        return self.agreed / self.clauses if self.clauses else 0.0


def find_convergence(
    negotiation: Negotiation, wordings: Wordings, lineage: Lineage, versions: Sequence[Version]
) -> tuple[Stand, ...]:
    """How close the parties were at each version, the earliest first; each is asked as of its own day.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        lineage: the strands of the document.
        versions: its versions, the earliest first.
    """
    totals = count_brackets(lineage, wordings, versions).totals
    return tuple(
        _stand(negotiation, wordings, lineage, versions[: n + 1], totals[n]) for n in range(len(versions))
    )


def _stand(
    negotiation: Negotiation, wordings: Wordings, lineage: Lineage, versions: Sequence[Version], pairs: int
) -> Stand:
    version = versions[-1]
    table = find_positions(negotiation, wordings, version.document, version.on, version=version)
    rows = table.rows if table else ()
    agreed = sum(row.state in SETTLED for row in rows)
    return Stand(version, agreed, len(rows), pairs, _distance(negotiation, wordings, lineage, versions))


def _distance(
    negotiation: Negotiation, wordings: Wordings, lineage: Lineage, versions: Sequence[Version]
) -> float | None:
    """How far apart the latest texts of the parties were."""
    standing = Standing(negotiation, versions[-1].on)
    last = {v.by.id: v for v in versions if v.by is not None and v.id not in standing.withdrawn}
    if len(last) < 2:
        return None
    rows = find_columns(lineage, wordings, [Column(version) for version in last.values()])
    apart = [row.distance for row in rows if row.distance is not None]
    return mean(apart) if apart else None
