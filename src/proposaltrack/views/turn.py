"""Turns as plain data."""

from collections.abc import Sequence
from datetime import date

from proposaltrack.ledger.turn import Turn
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.views.clauses import Json, clause_refs


def turn_json(negotiation: Negotiation, wordings: Wordings, turns: Sequence[Turn], as_of: date) -> Json:
    """Every move that waits for somebody.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        turns: as `ledger.turn.find_turns` gives them.
        as_of: the day asked about.
    """
    return {
        "schema": "proposaltrack/turn/1",
        "negotiation": negotiation.key,
        "as_of": as_of.isoformat(),
        "turns": [_turn(wordings, turn, as_of) for turn in turns],
    }


def _turn(wordings: Wordings, turn: Turn, as_of: date) -> Json:
    return {
        "party": turn.party.key,
        "awaited_by": [other.key for other in turn.others],
        "move": turn.move.value,
        "version": turn.version.label,
        "version_id": turn.version.id,
        "clauses": clause_refs(wordings.tree_of(turn.version.id), turn.clauses),
        "since": turn.since.isoformat(),
        "days": (as_of - turn.since).days,
        "cause": turn.cause,
        "entries": list(turn.entry_ids),
    }
