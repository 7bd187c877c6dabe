"""Disclosure: who was given a version under which marking, and whether it has become public since, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.exchange import Published, Transmitted
from proposaltrack.model.negotiation import Version
from proposaltrack.model.record import Entry


class DisclosureState(StrEnum):
    """Whether a version is public."""

    CLOSED = "not public"
    PUBLISHED = "published"
    LEAKED = "leaked"
    BOTH = "leaked and published"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What became known of a version.

    Args:
        version: the version.
        sendings: its transmissions, oldest first.
        publications: its publications, oldest first; by anybody but its author, a leak.
        state: whether it is public.
    """

    version: Version
    sendings: tuple[tuple[Entry, Transmitted], ...]
    publications: tuple[tuple[Entry, Published], ...]
    state: DisclosureState


def find_disclosures(standing: Standing) -> tuple[Disclosure, ...]:
    """Every version that was transmitted or made public up to a day, in the order of the fold.

    Args:
        standing: the acts that count.
    """
    found = (_disclosure(standing, version) for version in standing.negotiation.versions.values())
    return tuple(one for one in found if one.sendings or one.publications)


def _disclosure(standing: Standing, version: Version) -> Disclosure:
    sendings = tuple((entry, act) for entry, act in standing.transmissions if version.id in act.versions)
    publications = standing.about(Published, version.id)
    leaked = {is_leak(version, act) for _, act in publications}
    states = {
        frozenset(): DisclosureState.CLOSED,
        frozenset({False}): DisclosureState.PUBLISHED,
        frozenset({True}): DisclosureState.LEAKED,
    }
    return Disclosure(version, sendings, publications, states.get(frozenset(leaked), DisclosureState.BOTH))


def is_leak(version: Version, act: Published) -> bool:
    """True for a publication by anybody but the author of the version."""
    return act.by is None or version.by is None or act.by != version.by.id
