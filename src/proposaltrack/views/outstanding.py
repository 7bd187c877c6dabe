"""What is outstanding, as plain data."""

from collections.abc import Iterable

from proposaltrack.ledger.outstanding import Item
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.base import Due
from proposaltrack.model.acts.exchange import Met
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.views.clauses import Json, clause_refs


def outstanding_json(negotiation: Negotiation, wordings: Wordings, items: Iterable[Item], as_of: str) -> Json:
    """Who awaits what from whom.

    Args:
        negotiation: the standing facts.
        wordings: the texts.
        items: what is awaited.
        as_of: the day asked about, as in ISO 8601.
    """
    return {
        "schema": "proposaltrack/outstanding/1",
        "as_of": as_of,
        "items": [item_json(negotiation, wordings, item) for item in items],
    }


def item_json(negotiation: Negotiation, wordings: Wordings, item: Item) -> Json:
    """One answer that is awaited, with the clauses it is counted on."""
    tree = wordings.tree_of(item.version.id)
    return {
        "negotiation": negotiation.key,
        "document": item.version.document.key,
        "version": item.version.label,
        "version_id": item.version.id,
        "symbol": item.version.symbol or None,
        "awaited_from": item.awaited_from.key,
        "awaited_by": item.awaited_by.key,
        "state": item.state.value,
        "open": item.open,
        "flags": list(item.flags),
        "reply": item.reply.value,
        "according_to": [party.key for party in item.according_to],
        "disputed_by": [party.key for party in item.disputed_by],
        "since": item.since.isoformat(),
        "days": item.days,
        "due": due_json(negotiation, item.due),
        "clauses_total": item.clauses_total,
        "clauses_answered": len(item.answered),
        "clauses_unanswered": clause_refs(tree, item.unanswered),
        "clauses_on_earlier_wording": clause_refs(tree, item.on_earlier_wording),
        "clauses_left": clause_refs(tree, item.left),
        "clauses_prepared": clause_refs(tree, item.prepared),
        "why": list(item.why),
        "accounts": [
            {
                "party": account.party.key,
                "on": account.on.isoformat(),
                "reply": account.reply.value,
                "due": due_json(negotiation, account.due),
            }
            for account in item.accounts
        ],
    }


def due_json(negotiation: Negotiation, due: Due | None) -> Json | None:
    """A due time with who stated it, in which words and where; None for none."""
    if due is None:
        return None
    stated_by = negotiation.parties.get(due.stated_by or "")
    return {
        "from": due.first.isoformat(),
        "to": due.last.isoformat(),
        "kind": due.kind.value,
        "stated_by": stated_by.key if stated_by else None,
        "words": due.words or None,
        "at": meeting_name(negotiation, due.at),
    }


def meeting_name(negotiation: Negotiation, meeting: str | None) -> str | None:
    """A meeting by its place, or its title where it has none, and its day."""
    for entry, act in negotiation.acts(Met):
        if entry.id == meeting:
            return f"{act.place or act.title}, {act.on}"
    return None
