"""Reading: what the screens ask of the archive; each question gives plain data that needs no store afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_document
from proposaltrack.actions.reading import compare_versions, default_before, list_outstanding
from proposaltrack.compare.comparison import folded_of, totals_of
from proposaltrack.errors import NotFound
from proposaltrack.ledger.positions import Row, find_positions
from proposaltrack.ledger.standing import Response, Standing
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.acts.matter import DocumentKind
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.model.negotiation import Document, Party, Version
from proposaltrack.text.address import address_of
from proposaltrack.text.display import make_line
from proposaltrack.text.passages import clauses_of
from proposaltrack.views.awaited import Awaited, Board, group_awaited
from proposaltrack.views.overview import Overview, Shelf, overview_of, shelves_of
from proposaltrack.views.redline import RedlineRow, redline_rows


def read_overview(desk: Desk, matter: Matter) -> Overview:
    """The negotiation at a glance."""
    items = list_outstanding(desk, matter)
    return overview_of(matter.negotiation, items, matter.ours_key, desk.as_of)


@dataclass(frozen=True, slots=True)
class Page:
    """Two versions of a document beside each other.

    Args:
        document: the document.
        versions: its versions dated up to the day, in the order of the fold.
        before: the version before; None when the text is shown alone.
        after: the version after.
        rows: one for each change.
        totals: how many changes there are of each kind.
        folded: how many differences of typography were put aside, by sort.
        not_compared: what was left out, in words.
        positions: the parties' positions on each clause of `after`, by its ordinal.
        parties: every party, by record id.
        ours: short name of our own party; None for an observer.
    """

    document: Document
    versions: tuple[Version, ...]
    before: Version | None
    after: Version
    rows: tuple[RedlineRow, ...]
    totals: Mapping[ChangeKind, int]
    folded: Mapping[str, int]
    not_compared: tuple[str, ...]
    positions: Mapping[int, Row]
    parties: Mapping[str, Party]
    ours: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which versions of a document somebody wants to see.

    Args:
        document: its short name.
        before: record id of the version before; None for the usual one.
        after: record id of the version after; None for the latest.
    """

    document: str
    before: str | None = None
    after: str | None = None


def read_page(desk: Desk, matter: Matter, wanted: Wanted) -> Page:
    """Two versions of a document compared, with the positions on the later one.

    Raises:
        NotFound: there is no such document, or it has no version up to the day.
    """
    negotiation = matter.negotiation
    document = find_document(negotiation, wanted.document)
    versions = tuple(v for v in negotiation.versions_of(document) if v.on <= desk.as_of)
    if not versions:
        raise NotFound("version of", document.key, next_step="It had none yet on that day, or it was struck.")
    by_id = {version.id: version for version in versions}
    after = by_id.get(wanted.after or "", versions[-1])
    before = by_id.get(wanted.before or "") or default_before(desk, matter, after)
    comparison = compare_versions(matter, before or after, after).comparison
    table = find_positions(
        negotiation, matter.wordings, document, desk.as_of, version=after, until=desk.until
    )
    return Page(
        document, versions, before, after, redline_rows(comparison), totals_of(comparison), folded_of(comparison),
        comparison.not_compared, {row.clause.ordinal: row for row in (table.rows if table else ())},
        negotiation.parties, matter.ours_key,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What is outstanding, with the wordings that clauses are named from.

    Args:
        groups: what is awaited, by side.
        trees: the wordings, by record id of the version.
        hidden: how many answers were left out.
    """

    groups: tuple[Awaited, ...]
    trees: Mapping[str, ClauseTree]
    hidden: int = 0


def read_awaiting(desk: Desk, matter: Matter, *, everything: bool, apart: bool, board: Board) -> Awaiting:
    """What is outstanding.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        everything: what is settled too.
        apart: each party's apart, even where they are alike.
        board: which answers are wanted.
    """
    items = list_outstanding(desk, matter, everything=everything)
    kept = [item for item in items if board.holds(item, matter.ours_key)]
    groups = group_awaited(kept, matter.ours_key, apart=apart)
    wanted = {group.item.version.id for group in groups if group.item.clauses_total}
    trees = {version: matter.wordings.tree_of(version) for version in wanted}
    return Awaiting(groups, trees, len(items) - len(kept))


@dataclass(frozen=True, slots=True)
class Question:
    """A version about to be answered.

    Args:
        version: what is answered.
        tree: its clauses.
        asker: short name of who asked for an answer; "" when nobody did.
        parties: short names of those who may answer, the likeliest first.
        papers: written responses that have not left yet, in which the answer can be made.
    """

    version: Version
    tree: ClauseTree
    asker: str
    parties: tuple[str, ...]
    papers: tuple[Version, ...]


def read_question(desk: Desk, matter: Matter, version_id: str) -> Question:
    """What somebody who answers a version needs to know."""
    negotiation = matter.negotiation
    version = negotiation.versions[version_id]
    asked = [act for _, act in negotiation.acts_until(Transmitted, desk.as_of) if version_id in act.versions]
    likely = [matter.ours.id] if matter.ours else [party for act in asked for party in act.to]
    ids = dict.fromkeys([*likely, *([] if matter.ours else negotiation.parties)])
    askers = [act.by for act in asked if act.by and act.by not in likely[:1]]
    return Question(
        version, matter.wordings.tree_of(version_id),
        negotiation.parties[askers[-1]].key if askers else "",
        tuple(negotiation.parties[i].key for i in ids if i in negotiation.parties),
        unsent(desk, matter, DocumentKind.RESPONSE),
    )  # fmt: skip


def unsent(desk: Desk, matter: Matter, kind: DocumentKind | None = None) -> tuple[Version, ...]:
    """Versions of our own, or of anybody's in an observer's seat, that have not been transmitted, latest first."""
    standing_acts = Standing(matter.negotiation, desk.as_of)
    return tuple(
        version
        for version in reversed(standing_acts.versions)
        if (matter.ours is None or version.by == matter.ours)
        and (kind is None or version.document.kind is kind)
        and standing_acts.sent_on(version) is None
    )


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something that can be sent: a version, or a response made outside any version.

    Args:
        id: its record id.
        told: what it is, in words.
        by: short name of the sender.
        to: short names of those it is most likely for.
    """

    id: str
    told: str
    by: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outbox:
    """What lies ready, and who it may go to."""

    parcels: tuple[Parcel, ...]
    parties: tuple[str, ...]


def read_outbox(desk: Desk, matter: Matter) -> Outbox:
    """What has been prepared and not transmitted, the latest first."""
    parties = tuple(p.key for p in matter.negotiation.parties.values() if p != matter.ours)
    return Outbox((*_versions_ready(desk, matter), *_responses_ready(desk, matter)), parties)


def _versions_ready(desk: Desk, matter: Matter) -> Iterator[Parcel]:
    versions = matter.negotiation.versions
    for version in unsent(desk, matter):
        if version.by is not None:
            askers = dict.fromkeys(versions[i].by for i in version.answers if i in versions)
            to = tuple(party.key for party in askers if party)
            yield Parcel(version.id, f"{version.title} of {version.on}", version.by.key, to)


def _responses_ready(desk: Desk, matter: Matter) -> Iterator[Parcel]:
    negotiation = matter.negotiation
    for response in reversed(Standing(negotiation, desk.as_of).responses):
        version = negotiation.versions.get(response.act.version)
        author = negotiation.parties.get(response.act.by or "")
        if response.given_on is None and response.act.in_version is None and version and author:
            to = (version.by.key,) if version.by else ()
            yield Parcel(response.entry.id, _told(matter, version, response), author.key, to)


def _told(matter: Matter, version: Version, response: Response) -> str:
    tree, act = matter.wordings.tree_of(version.id), response.act
    names = [address_of(tree, clauses_of(tree, passage)[0]) for passage in act.passages]
    stances = " and ".join(stance.label for stance in act.stances)
    return f"{stances}: {', '.join(names) or 'all clauses'} of {version.title}"


@dataclass(frozen=True, slots=True)
class Registry:
    """What somebody who records a version chooses from.

    Args:
        shelves: the documents with their versions.
        parties: short names, ours first.
        ours: short name of our own party; None for an observer.
        asked: record ids of versions that we, or anybody in an observer's seat, still owe an answer to.
        sent: record id of the version last sent to a party, by short names of document and party.
    """

    shelves: tuple[Shelf, ...]
    parties: tuple[str, ...]
    ours: str | None
    asked: tuple[str, ...]
    sent: Mapping[tuple[str, str], str] = field(default_factory=dict)


def read_registry(desk: Desk, matter: Matter) -> Registry:
    """Documents, versions and parties to choose from when a version is recorded."""
    keys = [party.key for party in matter.negotiation.parties.values()]
    items = [i for i in list_outstanding(desk, matter) if matter.ours in {None, i.awaited_from}]
    return Registry(
        shelves_of(matter.negotiation, desk.as_of),
        tuple(sorted(keys, key=lambda key: key != matter.ours_key)),
        matter.ours_key,
        tuple(dict.fromkeys(item.version.id for item in items)),
        dict(_last_sent(desk, matter)),
    )


def _last_sent(desk: Desk, matter: Matter) -> Iterator[tuple[tuple[str, str], str]]:
    """What went to whom, oldest first, so that the last one is kept; what goes to a group goes to its members."""
    negotiation = matter.negotiation
    parties = [(p.key, {p.id, *p.member_of}) for p in negotiation.parties.values()]
    for _, act in negotiation.acts_until(Transmitted, desk.as_of):
        versions = [negotiation.versions[i] for i in act.versions if i in negotiation.versions]
        for key, reached in parties:
            if reached & set(act.to):
                yield from (((v.document.key, key), v.id) for v in versions)


def find_labels(versions: Sequence[Version]) -> dict[str, str]:
    """What each version is called in a list, safe to show: label and symbol, author, day; by record id."""
    titles = {version.id: make_line(version.title) for version in versions}
    authors = {version.id: make_line(version.by.key) if version.by else "" for version in versions}
    wide, broad = (max(map(len, column.values()), default=0) for column in (titles, authors))
    return {v.id: f"{titles[v.id]:<{wide}}  {authors[v.id]:<{broad}}  {v.on}" for v in versions}
