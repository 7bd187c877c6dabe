"""Reading: what changed, what is outstanding, where the parties stand, what there is."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from proposaltrack.actions.desk import Desk, Matter, load_matter
from proposaltrack.actions.naming import find_document, find_party, find_version
from proposaltrack.errors import NotFound, UsageProblem
from proposaltrack.ledger.outstanding import Item, find_outstanding
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison
from proposaltrack.model.marked import View
from proposaltrack.model.negotiation import Version

if TYPE_CHECKING:
    from proposaltrack.importing.base import Reading
    from proposaltrack.ledger.considered import Considered
    from proposaltrack.ledger.disclosure import Disclosure
    from proposaltrack.ledger.positions import PositionTable
    from proposaltrack.ledger.turn import Turn


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, by name.

    Args:
        name: file name, or the version's title.
        version: the version, when it is one.
    """

    name: str
    version: Version | None = None

    def told(self) -> dict[str, str | None]:
        """Name, version and id, as files that are handed over tell them; the last two only for a version."""
        return {
            "name": self.name,
            "version": self.version.label if self.version else None,
            "version_id": self.version.id if self.version else None,
        }


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the names of its sides."""

    before: Side
    after: Side
    comparison: Comparison


def compare_files(
    before: Path, after: Path, *, allow_controls: bool = False, view: View = View.FINAL
) -> Compared:
    """What changed from one file to another, no workspace needed.

    Args:
        before: the file before.
        after: the file after.
        allow_controls: let control characters through.
        view: which wording of the file before is meant where changes are marked in it.

    Raises:
        NotFound: a file does not exist.
        UnreadableFile: a file holds no readable text.
    """
    from proposaltrack.importing.files import read_side  # noqa: PLC0415

    one = read_side(before, view, allow_controls=allow_controls)
    two = read_side(after, allow_controls=allow_controls)
    return Compared(Side(str(before)), Side(str(after)), compare_readings(one, two))


def compare_readings(before: "Reading", after: "Reading") -> Comparison:
    """What changed from one file as read to another, their own identifiers of clauses counted as evidence."""
    from proposaltrack.compare.comparison import compare  # noqa: PLC0415 - whoever compares nothing does not wait
    from proposaltrack.compare.identified import pin_identified  # noqa: PLC0415
    from proposaltrack.text.clauses import parse_text  # noqa: PLC0415

    old, new = parse_text(before.text), parse_text(after.text)
    pins = tuple(pin_identified(old, new, before.content.identifiers, after.content.identifiers))
    return compare(old, new, pins)


def compare_versions(matter: Matter, before: Version, after: Version) -> Compared:
    """What changed from one version to another."""
    comparison = matter.wordings.comparison_of(before.id, after.id)
    return Compared(Side(before.title, before), Side(after.title, after), comparison)


def choose_versions(
    desk: Desk, matter: Matter, document: str, before: str | None, after: str | None
) -> tuple[Version, Version]:
    """The two versions of a document that a person wants compared.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document, or the version after.
        before: the version before; None for the one seen last, else the basis, else the one before.
        after: the version after; None for the latest.

    Raises:
        NotFound: a version that is named does not exist, or there is only one.
    """
    key, at, _ = document.partition("@")
    newer = find_version(desk, matter, _full(key, after) if after else document)
    if before:
        return find_version(desk, matter, _full(key, before)), newer
    if at and after:
        return find_version(desk, matter, document), newer
    older = default_before(desk, matter, newer)
    if older is None:
        raise NotFound(
            "version before", newer.label, next_step="It is the first one; `proposaltrack outline` shows it."
        )
    return older, newer


def _full(key: str, name: str) -> str:
    """A version named without its document ("v3") with it."""
    return name if "@" in name or len(name) >= 8 else f"{key}@{name}"


def default_before(desk: Desk, matter: Matter, after: Version) -> Version | None:
    """The version that a person most likely wants another one compared with; None when it is the first."""
    versions = {v.id: v for v in matter.negotiation.versions_of(after.document) if v.on <= desk.as_of}
    seen = desk.seen.get(after.document.key, "")
    if seen in versions and versions[seen].order < after.order:
        return versions[seen]
    if after.basis in versions:
        return versions[after.basis]
    earlier = [v for v in versions.values() if (v.on, v.order) < (after.on, after.order)]
    return earlier[-1] if earlier else None


def list_outstanding(
    desk: Desk,
    matter: Matter,
    *,
    party: str | None = None,
    document: str | None = None,
    according_to: str | None = None,
    everything: bool = False,
) -> tuple[Item, ...]:
    """Who awaits what from whom.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        party: short name: only what this party owes or awaits.
        document: short name: only answers to this document.
        according_to: short name: how it stands as this party tells it; what only others say is left out.
        everything: answered and closed ones too.

    Raises:
        NotFound: a party or document that is named does not exist.
    """
    if according_to:
        matter = load_matter(desk, find_party(matter.negotiation, according_to))
    items = find_outstanding(
        matter.negotiation, matter.wordings, desk.as_of, only_open=not everything, until=desk.until
    )
    if party:
        wanted = find_party(matter.negotiation, party)
        items = tuple(i for i in items if wanted in (i.awaited_from, i.awaited_by))
    if document:
        found = find_document(matter.negotiation, document)
        items = tuple(i for i in items if i.version.document == found)
    return items


def list_positions(desk: Desk, matter: Matter, document: str, *, given: bool = False) -> "PositionTable":
    """Where each party stands on each clause of a document, or of one version of it.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: the document or version, as people name it.
        given: only what was given; nothing that is merely prepared.

    Raises:
        NotFound: no such document or version.
    """
    from proposaltrack.ledger.positions import find_positions  # noqa: PLC0415 - the others do not wait for it

    key, at, _ = document.partition("@")
    version = find_version(desk, matter, document) if at else None
    found = version.document if version else find_document(matter.negotiation, key)
    table = find_positions(
        matter.negotiation, matter.wordings, found, desk.as_of, version=version, until=desk.until, given=given
    )
    if table is None:
        raise NotFound("version of", found.key, next_step=f"None is dated up to {desk.as_of}.")
    return table


def outline_file(path: Path, view: View = View.FINAL, *, allow_controls: bool = False) -> ClauseTree:
    """The clauses of a file as we read them, its marked changes accepted or rejected."""
    # What is stored is read and cut already, and whoever asks for it does not wait for these.
    from proposaltrack.importing.files import read_side  # noqa: PLC0415
    from proposaltrack.text.clauses import parse_text  # noqa: PLC0415

    return parse_text(read_side(path, view, allow_controls=allow_controls).text)


def read_coverage(
    desk: Desk, matter: Matter, version: str, paper: str
) -> "tuple[Version, Version, Considered]":
    """A text, a paper that answers it, and what that says to each of its clauses.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the text, as people name it.
        paper: the answering paper.

    Raises:
        NotFound: a version that is named does not exist.
        UsageProblem: the two are versions of one document.
    """
    from proposaltrack.ledger.considered import consider  # noqa: PLC0415 - the others do not wait for it

    found, answering = find_version(desk, matter, version), find_version(desk, matter, paper)
    if found.document == answering.document:
        raise UsageProblem(
            f"{answering.label} is a version of the text itself", "Name the written response with --in."
        )
    standing = Standing(matter.negotiation, desk.as_of)
    return found, answering, consider(standing, matter.wordings, found, answering)


def list_turns(
    desk: Desk, matter: Matter, *, party: str | None = None, document: str | None = None
) -> "tuple[Turn, ...]":
    """Whose move it is.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        party: short name: only what waits for this party.
        document: short name: only what is about this document.

    Raises:
        NotFound: a party or document that is named does not exist.
    """
    from proposaltrack.ledger.turn import find_turns  # noqa: PLC0415 - the others do not wait for it

    wanted = find_party(matter.negotiation, party) if party else None
    about = find_document(matter.negotiation, document) if document else None
    items = find_outstanding(
        matter.negotiation, matter.wordings, desk.as_of, only_open=True, until=desk.until
    )
    turns = find_turns(Standing(matter.negotiation, desk.as_of, desk.until), matter.wordings, items)
    return tuple(t for t in turns if wanted in {None, t.party} and about in {None, t.version.document})


def list_disclosures(desk: Desk, matter: Matter, document: str | None = None) -> "tuple[Disclosure, ...]":
    """Who was given which version under which marking, and what became public.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: a document, or one version of it, as people name it; None for all.

    Raises:
        NotFound: no such document or version.
    """
    from proposaltrack.ledger.disclosure import find_disclosures  # noqa: PLC0415 - the others do not wait for it

    found = find_disclosures(Standing(matter.negotiation, desk.as_of))
    if document is None:
        return found
    if "@" in document:
        version = find_version(desk, matter, document)
        return tuple(one for one in found if one.version == version)
    wanted = find_document(matter.negotiation, document)
    return tuple(one for one in found if one.version.document == wanted)
