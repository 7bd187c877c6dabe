"""Consent: the clauses of a version to which a party agrees otherwise than by a response: noted, or by its silence."""

from collections.abc import Iterator
from datetime import date

from proposaltrack.ledger.silences import SilenceState, find_silences
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.touching import touched_by
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.answers import Agreed, AgreementJudged
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry


def consented(standing: Standing, wordings: Wordings, version: Version, party: Party) -> dict[int, date]:
    """Ordinals of the clauses that nobody awaits a word on any more, with the day from which.

    An agreement that an authority refused is none, and neither is one on words that have changed in substance since.

    Args:
        standing: the acts that count.
        wordings: the texts.
        version: the version.
        party: the party.
    """
    found: dict[int, date] = {}
    for entry, on in (*_agreements(standing, party), *_silences(standing, version, party)):
        for ordinal, changed in touched_by(standing, wordings, version, entry).items():
            if not changed:
                found.setdefault(ordinal, on)
    return found


def _agreements(standing: Standing, party: Party) -> Iterator[tuple[Entry, date]]:
    last = {
        (act.agreement, act.by): act.confirmed
        for _, act in standing.negotiation.acts_until(AgreementJudged, standing.as_of)
    }
    refused = {agreement for (agreement, _), confirmed in last.items() if not confirmed}
    for entry, act in standing.negotiation.acts_until(Agreed, standing.as_of):
        counts = entry.id not in standing.withdrawn and entry.id not in refused
        if counts and standing.names(act.parties, party):
            yield entry, act.on


def _silences(standing: Standing, version: Version, party: Party) -> Iterator[tuple[Entry, date]]:
    for silence in find_silences(standing):
        same = silence.version.document == version.document
        if same and silence.state is SilenceState.ADOPTED and standing.reached_on(silence.version, party):
            yield silence.entry, silence.expires_at.date()
