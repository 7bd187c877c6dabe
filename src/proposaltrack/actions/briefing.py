"""Briefing: what a text says in people's own words, and the table that is asked for on the first day."""

from typing import TYPE_CHECKING

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import find_passages, find_version
from proposaltrack.actions.reading import list_positions
from proposaltrack.actions.settling import names_of
from proposaltrack.actions.tables import write_table
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.matter import GistWritten
from proposaltrack.model.acts.upkeep import Matched, Relation
from proposaltrack.model.clause import Clause, ClauseKind
from proposaltrack.model.negotiation import Version
from proposaltrack.model.table import Row, Table
from proposaltrack.text.address import address_of

if TYPE_CHECKING:
    from proposaltrack.ledger.positions import Position

_UNASKED = (ClauseKind.TITLE, ClauseKind.PLACEHOLDER)
HEADINGS = ("Clause", "Text", "Gist", "Lead", "Parallel clause", "Our line")


def write_gist(
    desk: Desk, version: str, clause: str, gist: str, lead: str, *, by: str, circumstances: Circumstances
) -> Filed:
    """File one sentence on what a clause says, and who leads on it; internal, never shared.

    Args:
        desk: whose seat it is.
        version: the version, as people name it.
        clause: the clause.
        gist: the sentence.
        lead: who leads on it; may be empty.
        by: short name of the party that writes it.
        circumstances: day and note.

    Raises:
        NotFound: no such version or clause.
        UsageProblem: the name stands for several clauses, or the sentence is empty.
    """
    matter = load_matter(desk)
    found = find_version(desk, matter, version)
    passages = find_passages(matter, found, (clause,))
    if len(passages) != 1:
        raise UsageProblem(f"{clause!r} names {len(passages)} clauses", "Write a gist for each of them.")
    if not gist.strip():
        raise UsageProblem("the gist is empty", "Write one sentence.")
    told = " ".join(gist.split())
    party = next((p for p in matter.negotiation.parties.values() if p.key == by), None)
    act = GistWritten(
        on=circumstances.on, by=party.id if party else None, note=circumstances.note, version=found.id,
        start=passages[0].start, gist=told, lead=" ".join(lead.split()),
    )  # fmt: skip
    return Filed(
        file_papers(desk, matter, [Paper(act)]),
        (f"Gist of {names_of(matter, found, passages)} of {found.label}: {told}",),
    )


def write_brief(desk: Desk, matter: Matter, version: str, suffix: str) -> bytes:
    """The brief on a version as a file.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version, as people name it.
        suffix: of the file to be written, with its dot.

    Raises:
        NotFound: no such version.
        UsageProblem: no table is written in that format.
    """
    return write_table(brief_table(desk, matter, find_version(desk, matter, version)), suffix)


def brief_table(desk: Desk, matter: Matter, version: Version) -> Table:
    """A row for each clause: its text, gist and lead, the clause parallel to it, and our line.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version.
    """
    from proposaltrack.exporting.builders import plain_words  # noqa: PLC0415 - only whoever writes a file waits

    tree = matter.wordings.tree_of(version.id)
    gists = _gists(desk, matter, version)
    lines, parallel = _lines(desk, matter, version), _parallel(matter, version)
    rows = (
        Row((
            f"{address_of(tree, clause)} {clause.heading}".strip(), plain_words(tree.words_of(clause)),
            gists[clause.start].gist if clause.start in gists else "",
            gists[clause.start].lead if clause.start in gists else "",
            "; ".join(parallel.get(clause.ordinal, ())), lines.get(clause.ordinal, ""),
        ))
        for clause in tree
        if clause.kind not in _UNASKED
    )  # fmt: skip
    by = version.by.name if version.by else ""
    title = (
        ("Brief", version.title),
        ("of", f"{version.on}, {by}".strip(", ")),
        ("As of", desk.as_of.isoformat()),
    )
    return Table(HEADINGS, tuple(rows), title)


def _gists(desk: Desk, matter: Matter, version: Version) -> dict[int, GistWritten]:
    """The last gist of each clause, by the code point at which the clause starts."""
    acts = (
        act for _, act in matter.negotiation.acts_until(GistWritten, desk.as_of) if act.version == version.id
    )
    return {act.start: act for act in acts}


def _lines(desk: Desk, matter: Matter, version: Version) -> dict[int, str]:
    """Our own position on each clause, in words; empty for an observer."""
    ours = matter.ours
    if ours is None:
        return {}
    rows = list_positions(desk, matter, version.label).rows
    return {row.clause.ordinal: _line(row.positions[ours.id]) for row in rows if ours.id in row.positions}


def _line(position: "Position") -> str:
    told = ", ".join(stance.label for stance in position.stances).capitalize()
    more = [position.reason, f"If: {position.condition}" if position.condition else ""]
    return ". ".join([told, *(part.rstrip(".") for part in more if part)]) + "."


def _parallel(matter: Matter, version: Version) -> dict[int, list[str]]:
    """The clauses of other texts that a person called parallel, by the ordinal of the clause."""
    found: dict[int, list[str]] = {}
    for _, act in matter.negotiation.acts(Matched):
        if act.relation is not Relation.PARALLEL or not act.holds:
            continue
        for one, other in ((act.before, act.after), (act.after, act.before)):
            label = matter.negotiation.versions.get(other.version)
            if one.version == version.id and label is not None:
                clause = _clause_at(matter, other.version, other.start)
                name = address_of(matter.wordings.tree_of(other.version), clause)
                found.setdefault(matter.wordings.ordinal_at(one), []).append(f"{label.label} {name}")
    return found


def _clause_at(matter: Matter, version_id: str, start: int) -> Clause:
    tree = matter.wordings.tree_of(version_id)
    return next(clause for clause in tree if clause.start <= start < clause.end)
