"""Linking: a person's word on whether two clauses are one; it is a fact, and it always wins."""

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Paper, file_papers, load_matter
from proposaltrack.actions.naming import find_one_clause, find_version
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.upkeep import Matched, Relation
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
    trees = matter.wordings.tree_of(one.id), matter.wordings.tree_of(two.id)
    act = Matched(
        on=circumstances.on, note=circumstances.note, by=matter.ours.id if matter.ours else None,
        before=seal_passage(one.id, trees[0].text, old.start, old.end),
        after=seal_passage(two.id, trees[1].text, new.start, new.end), relation=relation, holds=holds,
    )  # fmt: skip
    names = f"{address_of(trees[0], old)} of {one.label}", f"{address_of(trees[1], new)} of {two.label}"
    word = "is" if holds else "is not"
    told = f"{names[0]} {word} {_RELATIONS[relation]} {names[1]}, by your word"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


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
