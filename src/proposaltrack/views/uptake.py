"""Uptake as plain data: what a party put forward, and what the other side's next version says there."""

from collections.abc import Sequence

from proposaltrack.compare.wording import diff_words
from proposaltrack.ledger.uptake import Offer, Uptake, UptakeState
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Document, Version
from proposaltrack.views.clauses import Json, clause_refs
from proposaltrack.views.comparison import edits_json


def uptake_json(wordings: Wordings, document: Document, found: Sequence[Uptake]) -> Json:
    """What became of the words put forward in a document.

    Args:
        wordings: the texts.
        document: the document.
        found: as `ledger.uptake.find_uptake` gives it.
    """
    return {
        "schema": "proposaltrack/uptake/1",
        "document": document.key,
        "totals": {state.value: sum(one.state is state for one in found) for state in UptakeState},
        "rows": [_row(wordings, one) for one in found],
    }


def _row(wordings: Wordings, one: Uptake) -> Json:
    offer = one.offer
    return {
        **_offer(wordings, offer),
        "state": one.state.value,
        "share": round(one.share, 3),
        "their_version": one.version.label if one.version else None,
        "their_version_id": one.version.id if one.version else None,
        "their_clauses": _refs(wordings, one.version, one.clauses),
        "theirs": one.text if one.version else None,
        "edits": edits_json(diff_words(offer.offered, one.text)) if one.version else None,
    }


def _offer(wordings: Wordings, offer: Offer) -> Json:
    return {
        "party": offer.party.key,
        "on": offer.on.isoformat(),
        "version": offer.base.label,
        "version_id": offer.base.id,
        "clauses": _refs(wordings, offer.base, offer.clauses),
        "offered_in": offer.made_in.label if offer.made_in else None,
        "offered_clauses": _refs(wordings, offer.made_in, offer.new),
        "entry": offer.entry_id,
        "before": offer.before,
        "offered": offer.offered,
    }


def _refs(wordings: Wordings, version: Version | None, clauses: Sequence[Clause]) -> list[Json]:
    return clause_refs(wordings.tree_of(version.id), clauses) if version else []
