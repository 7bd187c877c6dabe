"""Documents, versions and parties as plain data."""

from collections.abc import Iterable, Mapping
from datetime import date

from proposaltrack.errors import Problem
from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.acts.matter import DocumentOpened, PartyJoined
from proposaltrack.model.negotiation import Negotiation, Party, Version
from proposaltrack.views.clauses import Json


def documents_json(negotiation: Negotiation, as_of: date = date.max) -> Json:
    """Every document with its versions, in the order in which they were opened.

    Args:
        negotiation: the standing facts.
        as_of: only what is dated up to the end of this day.
    """
    opened = _until(negotiation, DocumentOpened, as_of)
    return {
        "schema": "proposaltrack/documents/1",
        "negotiation": negotiation.key,
        "documents": [
            {
                "document": document.key,
                "title": document.title,
                "kind": document.kind.value,
                "versions": [
                    version_json(negotiation, version)
                    for version in negotiation.versions_of(document)
                    if version.on <= as_of
                ],
            }
            for document in negotiation.documents.values()
            if document.id in opened
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


def _until(negotiation: Negotiation, kind: type[BaseAct], as_of: date) -> frozenset[str]:
    """Ids of the standing entries of a kind that are dated up to a day."""
    return frozenset(entry.id for entry, _ in negotiation.acts_until(kind, as_of))


def parties_json(negotiation: Negotiation, ours: str | None, as_of: date = date.max) -> Json:
    """Every party, in the order in which they joined.

    Args:
        negotiation: the standing facts.
        ours: short name of our own party; None for an observer.
        as_of: only who had joined by the end of this day.
    """
    joined = _until(negotiation, PartyJoined, as_of)
    return {
        "schema": "proposaltrack/parties/1",
        "negotiation": negotiation.key,
        "ours": ours,
        "parties": [_party(negotiation, p) for p in negotiation.parties.values() if p.id in joined],
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


def verification_json(found: Mapping[str, Iterable[Problem]]) -> Json:
    """What a check of stores found.

    Args:
        found: everything wrong, by the short name of the negotiation.
    """
    return {
        "schema": "proposaltrack/verification/1",
        "negotiations": [
            {"negotiation": key, "problems": [_problem(problem) for problem in problems]}
            for key, problems in found.items()
        ],
    }


def _problem(problem: Problem) -> Json:
    return {"place": problem.place, "message": problem.message, "next_step": problem.next_step}
