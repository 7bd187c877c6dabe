"""Disclosure as plain data."""

from collections.abc import Sequence
from datetime import date

from proposaltrack.ledger.disclosure import Disclosure, is_leak
from proposaltrack.model.acts.exchange import Published, Transmitted
from proposaltrack.model.negotiation import Negotiation, Version
from proposaltrack.model.record import Entry
from proposaltrack.views.clauses import Json


def confidentiality_json(negotiation: Negotiation, disclosures: Sequence[Disclosure], as_of: date) -> Json:
    """Who was given what under which marking, and what became public.

    Args:
        negotiation: the standing facts.
        disclosures: as `ledger.disclosure.find_disclosures` gives them.
        as_of: the day asked about.
    """
    return {
        "schema": "proposaltrack/confidentiality/1",
        "negotiation": negotiation.key,
        "as_of": as_of.isoformat(),
        "versions": [
            {
                "version": one.version.label,
                "version_id": one.version.id,
                "by": one.version.by.key if one.version.by else None,
                "state": one.state.value,
                "transmissions": [_sending(negotiation, entry, act) for entry, act in one.sendings],
                "publications": [
                    _publication(negotiation, one.version, entry, act) for entry, act in one.publications
                ],
            }
            for one in disclosures
        ],
    }


def _key(negotiation: Negotiation, party: str | None) -> str | None:
    found = negotiation.parties.get(party or "")
    return found.key if found else None


def _sending(negotiation: Negotiation, entry: Entry, act: Transmitted) -> Json:
    return {
        "entry": entry.id,
        "on": act.on.isoformat(),
        "by": _key(negotiation, act.by),
        "to": [{"party": _key(negotiation, party), "mark": act.marks.get(party)} for party in act.to],
        "classification": act.classification or None,
        "channel": act.channel or None,
        "reference": act.reference or None,
    }


def _publication(negotiation: Negotiation, version: Version, entry: Entry, act: Published) -> Json:
    return {
        "entry": entry.id,
        "on": act.on.isoformat(),
        "by": _key(negotiation, act.by),
        "publisher": act.publisher or None,
        "where": act.where or None,
        "leak": is_leak(version, act),
    }
