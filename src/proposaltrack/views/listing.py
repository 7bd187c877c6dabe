"""Documents, versions and parties as plain data."""

from proposaltrack.model.negotiation import Negotiation, Party, Version
from proposaltrack.views.clauses import Json


def documents_json(negotiation: Negotiation) -> Json:
    """Every document with its versions, in the order in which they were opened."""
    return {
        "schema": "proposaltrack/documents/1",
        "negotiation": negotiation.key,
        "documents": [
            {
                "document": document.key,
                "title": document.title,
                "kind": document.kind.value,
                "versions": [
                    version_json(negotiation, version) for version in negotiation.versions_of(document)
                ],
            }
            for document in negotiation.documents.values()
        ],
    }


def version_json(negotiation: Negotiation, version: Version) -> Json:
    """One version with what it was made from and what it answers."""
    labels = {i: other.label for i, other in negotiation.versions.items()}
    return {
        "version": version.label,
        "version_id": version.id,
        "by": version.by.key if version.by else None,
        "on": version.on.isoformat(),
        "symbol": version.symbol or None,
        "language": version.language,
        "status": version.status.value,
        "basis": labels.get(version.basis or ""),
        "basis_id": version.basis,
        "parallel_to": labels.get(version.parallel_to or ""),
        "parallel_to_id": version.parallel_to,
        "answers": [labels.get(i) for i in version.answers],
        "answers_ids": list(version.answers),
        "space": version.space,
    }


def parties_json(negotiation: Negotiation, ours: str | None) -> Json:
    """Every party, in the order in which they joined.

    Args:
        negotiation: the standing facts.
        ours: short name of our own party; None for an observer.
    """
    return {
        "schema": "proposaltrack/parties/1",
        "negotiation": negotiation.key,
        "ours": ours,
        "parties": [_party(negotiation, party) for party in negotiation.parties.values()],
    }


def _party(negotiation: Negotiation, party: Party) -> Json:
    groups = (negotiation.parties.get(i) for i in party.member_of)
    return {
        "party": party.key,
        "party_id": party.id,
        "name": party.name,
        "group": party.group,
        "member_of": [group.key for group in groups if group],
        "seat": party.seat,
    }
