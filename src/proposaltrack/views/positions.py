"""Positions as plain data."""

from collections.abc import Iterable

from proposaltrack.ledger.positions import Position, PositionTable, Row
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.model.stance import Stance
from proposaltrack.text.address import address_of
from proposaltrack.views.clauses import Json, clause_ref, heading_above

EARLIER, PREPARED = "~", "^"
OUR_RECORD, PROVISIONAL = "our record", "provisional"
"""What is added to an agreement that only one side has noted, and to one that waits for everything else."""


def positions_json(negotiation: Negotiation, wordings: Wordings, table: PositionTable) -> Json:
    """Where each party stands on each clause of a document.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        table: the positions.
    """
    return {
        "schema": "proposaltrack/positions/1",
        "document": table.document.key,
        "version": table.version.label,
        "version_id": table.version.id,
        "parties": [party.key for party in table.parties],
        "rows": [_row(negotiation, wordings, table, row) for row in table.rows],
    }


def _row(negotiation: Negotiation, wordings: Wordings, table: PositionTable, row: Row) -> Json:
    tree = wordings.tree_of(table.version.id)
    return {
        "clause": clause_ref(tree, row.clause),
        "under": heading_above(tree, row.clause),
        "state": state_words(row),
        "why": list(row.settled.why),
        "entries": list(row.settled.entry_ids),
        "positions": {
            negotiation.parties[party].key: _position(wordings, position)
            for party, position in row.positions.items()
            if party in negotiation.parties
        },
    }


def state_words(row: Row) -> str:
    """How settled a clause is, on whose record that rests, and whether it waits for everything else."""
    marks = [OUR_RECORD] if row.one_sided else []
    marks += [PROVISIONAL] if row.settled.provisional else []
    return f"{row.state.value} ({', '.join(marks)})" if marks else row.state.value


def letters_of(stances: Iterable[Stance], earlier: bool, prepared: bool) -> str:
    """Stances in letters, with the marks of what was given on earlier wording and of what is only prepared.

    Args:
        stances: what is said.
        earlier: it was said on a wording that has changed in substance since.
        prepared: it has not been transmitted.
    """
    return "+".join(stance.mark for stance in stances) + EARLIER * earlier + PREPARED * prepared


def _position(wordings: Wordings, position: Position) -> Json:
    tree = wordings.tree_of(position.answered.id)
    via = address_of(tree, position.via) if position.via else ("all" if position.whole else None)
    return {
        "stances": [stance.value for stance in position.stances],
        "on_earlier_wording": position.on_earlier_wording,
        "prepared": position.prepared,
        "answered": position.answered.label,
        "answered_id": position.answered.id,
        "on": position.on.isoformat(),
        "in": position.in_version.label if position.in_version else None,
        "via": via,
        "reason": position.reason or None,
        "condition": position.condition or None,
        "on_behalf_of": [party.key for party in position.on_behalf_of],
        "entries": list(position.entry_ids),
        "reading": position.reading,
    }
