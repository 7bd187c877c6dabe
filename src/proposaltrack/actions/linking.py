"""Linking: a person's word on whether two clauses are one; it is a fact, and it always wins."""

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import find_one_clause, find_version
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.acts.upkeep import Matched, Relation
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Version
from proposaltrack.text.address import address_of
from proposaltrack.text.passages import seal_passage


def link(
    desk: Desk,
    before: tuple[str, str],
    after: tuple[str, str],
    *,
    circumstances: Circumstances,
    relation: Relation = Relation.SAME,
    holds: bool = True,
) -> Filed:
    """File a person's word on two clauses; the later word on a pair wins over the earlier.

    Args:
        desk: whose seat it is.
        before: a version and a clause of it, as people name them.
        after: another version and a clause of it.
        circumstances: day and note.
        relation: how the two are related.
        holds: False when they are not.

    Raises:
        NotFound: no such version, or no such clause in it.
        UsageProblem: several clauses have that name, or the two cannot be so related.
    """
    matter = load_matter(desk)
    (one, old), (two, new) = (
        (version, find_one_clause(matter, version, name))
        for version, name in ((find_version(desk, matter, v), name) for v, name in (before, after))
    )
    _check_related(one, two, relation)
    if (one.on, one.order) > (two.on, two.order):
        one, old, two, new = two, new, one, old
    act = Matched(
        on=circumstances.on, note=circumstances.note, by=matter.ours.id if matter.ours else None,
        before=_passage(matter, one, old), after=_passage(matter, two, new), relation=relation, holds=holds,
    )  # fmt: skip
    word = f"{'is' if holds else 'is not'} {_RELATIONS[relation]}"
    told = f"{_named(matter, one, old)} {word} {_named(matter, two, new)}, by your word"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def _passage(matter: Matter, version: Version, clause: Clause) -> Passage:
    return seal_passage(version.id, matter.wordings.tree_of(version.id).text, clause.start, clause.end)


def _named(matter: Matter, version: Version, clause: Clause) -> str:
    return f"{address_of(matter.wordings.tree_of(version.id), clause)} of {version.label}"


def _check_related(one: Version, two: Version, relation: Relation) -> None:
    """Make sure that clauses of these versions can be so related.

    Raises:
        UsageProblem: they cannot.
    """
    if one.id == two.id:
        raise UsageProblem(
            f"both clauses are of {one.label}",
            "Name clauses of two versions: a match runs from one to another.",
        )
    if relation is Relation.SAME and (one.document, one.language) != (two.document, two.language):
        raise UsageProblem(
            f"{one.label} and {two.label} are not versions of one document in one language",
            "Say how they are related: --as parallel, translation or package.",
        )


_RELATIONS = {
    Relation.SAME: "the same clause as",
    Relation.PARALLEL: "parallel to",
    Relation.TRANSLATION: "a translation of",
    Relation.PACKAGE: "in a package with",
}
