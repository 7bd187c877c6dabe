"""Columns: the parties' current texts of a document beside each other, and how close they have come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.lineage import trace_document
from proposaltrack.actions.naming import find_document, find_party, find_version
from proposaltrack.errors import UsageProblem
from proposaltrack.ledger.columns import Column, ColumnsRow, Counter, adopt, counters_by_party, find_columns
from proposaltrack.ledger.convergence import Stand, find_convergence
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.uptake import Uptake, find_uptake
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Document, Version
from proposaltrack.text.passages import clauses_of


@dataclass(frozen=True, slots=True)
class Columns:
    """Texts side by side.

    Args:
        document: the document.
        columns: the columns, the compromise last.
        compromise: the last column belongs to nobody.
        rows: the clauses.
        lineage: the strands of the document.
    """

    document: Document
    columns: tuple[Column, ...]
    compromise: bool
    rows: tuple[ColumnsRow, ...]
    lineage: Lineage

    def strand_of(self, row: ColumnsRow) -> int:
        """The strand of a row's clause."""
        return self.lineage.strand_at[row.version.id][row.clause.ordinal - 1]


def read_columns(
    desk: Desk, matter: Matter, document: str, names: Sequence[str] = (), compromise: str | None = None
) -> Columns:
    """The texts of several parties, clause by clause.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document.
        names: versions to stand in the columns; empty for each party's latest, counter-texts included.
        compromise: a version that stands in a column of its own, last.

    Raises:
        NotFound: no such document or version.
        UsageProblem: there are not two columns, or a version is in another language.
    """
    found = find_document(matter.negotiation, document)
    columns = [Column(find_version(desk, matter, name)) for name in names] or _latest(desk, matter, found)
    extra = [Column(find_version(desk, matter, compromise))] if compromise else []
    whole = (*(c for c in columns if c.version not in [e.version for e in extra]), *extra)
    if len(whole) < 2:
        raise UsageProblem(
            f"there are not two texts of {found.key} to set side by side", "Name versions with --column."
        )
    own = next((c.version for c in whole if c.version.document == found), None)
    strange = [c.version.label for c in whole if own is None or c.version.language != own.language]
    if own is None or strange:
        raise UsageProblem(
            f"{', '.join(strange)} cannot stand beside a text of {found.key}: another language, or none of its own",
            f"Name a version of {found.key}, and others in its language.",
        )
    lineage = trace_document(desk, matter, own).lineage
    for column in whole:
        if column.version.document != found:
            lineage = adopt(lineage, matter.wordings, own, column.version)
    rows = find_columns(lineage, matter.wordings, whole, compromise=bool(extra))
    return Columns(found, whole, bool(extra), rows, lineage)


def read_uptake(
    desk: Desk, matter: Matter, document: str, party: str | None = None
) -> tuple[Document, tuple[Uptake, ...]]:
    """What became of the words that parties put forward in a document.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document.
        party: short name of the party whose words are meant; None for ours, for everybody's in an observer's seat.

    Raises:
        NotFound: no such document or party.
    """
    found = find_document(matter.negotiation, document)
    ours = [matter.ours] if matter.ours else list(matter.negotiation.parties.values())
    parties = [find_party(matter.negotiation, party)] if party else ours
    given = tuple(c for c in counters_on(desk, matter, found) if c.given)
    standing = Standing(matter.negotiation, desk.as_of)
    rows = (
        find_uptake(standing, matter.wordings, found, one, [c for c in given if c.party == one])
        for one in parties
    )
    return found, tuple(row for taken in rows for row in taken)


def read_convergence(desk: Desk, matter: Matter, document: str) -> tuple[Stand, ...]:
    """How close the parties were at each version of a document.

    Raises:
        NotFound: no such document, or it has no version.
    """
    latest = find_version(desk, matter, find_document(matter.negotiation, document).key)
    traced = trace_document(desk, matter, latest)
    return find_convergence(matter.negotiation, matter.wordings, traced.lineage, traced.versions)


def _latest(desk: Desk, matter: Matter, document: Document) -> list[Column]:
    """The latest version of each party, in the order in which the parties joined, with its later counter-texts."""
    versions = [v for v in Standing(matter.negotiation, desk.as_of).versions_of(document.id) if v.by]
    original = [v for v in versions if v.parallel_to not in matter.negotiation.versions] or versions
    last: dict[str, Version] = {v.by.id: v for v in original if v.by}
    counters = counters_by_party(tuple(counters_on(desk, matter, document)))
    return [
        Column(last[party], tuple(c for c in counters.get(party, ()) if c.on >= last[party].on))
        for party in matter.negotiation.parties
        if party in last
    ]


def counters_on(desk: Desk, matter: Matter, document: Document) -> Iterator[Counter]:
    """Every counter-text to a clause of the document, in the order of the fold."""
    negotiation = matter.negotiation
    for response in Standing(negotiation, desk.as_of).responses_on(document):
        party = negotiation.parties.get(response.act.by or "")
        if party is not None and response.entry.record.text is not None and response.act.passages:
            places = tuple(
                (passage.version, clause.ordinal)
                for passage in response.act.passages
                for clause in clauses_of(matter.wordings.tree_of(passage.version), passage)
            )
            text = desk.store.text_of(response.entry)
            on, given = response.given_on or response.act.on, response.given_on is not None
            yield Counter(party, on, response.entry.id, text, places, given)
