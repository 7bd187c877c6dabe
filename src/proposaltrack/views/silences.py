"""Silence procedures as plain data."""

from collections.abc import Sequence
from datetime import date

from proposaltrack.ledger.silences import Objection, Silence
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.views.clauses import Json


def silences_json(negotiation: Negotiation, silences: Sequence[Silence], as_of: date) -> Json:
    """Every silence procedure, in the order in which they were opened.

    Args:
        negotiation: the standing facts.
        silences: the procedures.
        as_of: the day asked about.
    """
    return {
        "schema": "proposaltrack/silences/1",
        "negotiation": negotiation.key,
        "as_of": as_of.isoformat(),
        "silences": [_silence(silence) for silence in silences],
    }


def _silence(silence: Silence) -> Json:
    return {
        "entry": silence.entry.id,
        "version": silence.version.label,
        "version_id": silence.version.id,
        "opened_by": silence.opened_by.key if silence.opened_by else None,
        "on": silence.entry.act.on.isoformat(),
        "state": silence.state.value,
        "expires_at": silence.expires_at.isoformat(),
        "extended": silence.extended,
        "objections": [_objection(objection) for objection in silence.objections],
    }


def _objection(objection: Objection) -> Json:
    return {
        "entry": objection.entry.id,
        "by": objection.by.key if objection.by else None,
        "on": objection.on.isoformat(),
        "reason": objection.reason or None,
        "late": objection.late,
    }
