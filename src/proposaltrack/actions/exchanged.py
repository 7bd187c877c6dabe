"""The layouts in which what is filed is handed out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.tables import remarks_on
from proposaltrack.exporting.builders import (
    Issue,
    Request,
    Title,
    crm_table,
    iso_table,
    issues_table,
    plain_words,
    redfern_table,
)
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.table import Remark, Table
from proposaltrack.text.address import find_clauses

Writer = Callable[[Desk, Matter, Version, Party | None], Table]


def _title(desk: Desk, matter: Matter, version: Version) -> Title:
    return (
        ("Date", desk.as_of.isoformat()),
        ("Document", version.title),
        ("Project", matter.negotiation.title),
    )


def _iso(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Table:
    return iso_table(_comments(desk, matter, version, only), _title(desk, matter, version))


def _matrix(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Table:
    return crm_table(_comments(desk, matter, version, only), _title(desk, matter, version))


def _comments(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Iterator[Remark]:
    """What each party says as a comment; the columns for what is decided on it belong to whoever answers it."""
    for remark in remarks_on(desk, matter, version, only):
        said = ", ".join(stance.label for stance in remark.stances).capitalize()
        comment = f"{said}. {remark.comment}" if remark.comment else f"{said}."
        yield replace(remark, comment=comment, stances=())


def _issues(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Table:
    remarks = remarks_on(desk, matter, version, only)
    return issues_table(_points(matter, version, remarks), _title(desk, matter, version))


def _points(matter: Matter, version: Version, remarks: Iterable[Remark]) -> Iterator[Issue]:
    tree = matter.wordings.tree_of(version.id)
    for remark in remarks:
        clause = find_clauses(tree, remark.clause)[0]
        ours, theirs = plain_words(tree.words_of(clause)), remark.proposed
        if matter.ours is not None and remark.party == matter.ours.key:
            # What we propose to their text is ours, and the text is theirs.
            ours, theirs = theirs, ours
        yield Issue(
            clause.heading or remark.clause,
            remark.clause,
            ours,
            theirs,
            remark.comment,
            remark.stances,
            remark.party,
        )


def _redfern(desk: Desk, matter: Matter, version: Version, only: Party | None) -> Table:
    tree = matter.wordings.tree_of(version.id)
    requests = (
        Request(
            f"{remark.clause} {plain_words(tree.words_of(find_clauses(tree, remark.clause)[0]))}".strip(),
            objections="\n".join(part for part in (_said(remark), remark.comment, remark.proposed) if part),
        )
        for remark in remarks_on(desk, matter, version, only)
    )
    return redfern_table(requests, _title(desk, matter, version))


def _said(remark: Remark) -> str:
    return f"{remark.party}: {', '.join(stance.label for stance in remark.stances)}"


EXCHANGED: dict[str, Writer] = {"iso": _iso, "matrix": _matrix, "issues": _issues, "redfern": _redfern}
"""Every layout that `table write` offers, by the word that names it."""
