"""Net change as plain data: beside what changed from one version to another, the steps that led there."""

from collections.abc import Sequence

from proposaltrack.ledger.net import Leg, NetChanges, Passing, Reverted, Touch, Trail
from proposaltrack.model.comparison import ClauseChange
from proposaltrack.views.clauses import Json, clause_ref


def with_steps(
    answer: Json, net: NetChanges, changes: Sequence[ClauseChange], *, changes_only: bool = False
) -> Json:
    """A comparison with the steps of each change, and with the clauses that came and went between the two versions.

    Args:
        answer: as `views.comparison.comparison_json` gives it.
        net: the way from the one version to the other.
        changes: the changes that the answer tells, in its order.
        changes_only: leave out clauses that did not change on any step either.
    """
    told = [
        {**change, **_trail(net.trail_of(of))} for change, of in zip(answer["changes"], changes, strict=True)
    ]
    shown = [c for c in told if not changes_only or c["steps"] or c["kinds"] != ["unchanged"]]
    return {**answer, "changes": shown, "came_and_went": [_passing(net, one) for one in net.passing()]}


def _trail(trail: Trail) -> Json:
    return {
        "steps": [_touch(touch) for touch in trail.touches],
        "reverted": [_reverted(one) for one in trail.reverted],
    }


def _touch(touch: Touch) -> Json:
    return {**_leg(touch.leg), "kinds": [kind.value for kind in touch.kinds]}


def _reverted(one: Reverted) -> Json:
    return {
        "text": one.text,
        "came_back": one.came_back,
        "first": _leg(one.first),
        "then": _leg(one.then),
    }


def _leg(leg: Leg) -> Json:
    version = leg.version
    return {
        "version": version.label,
        "version_id": version.id,
        "party": version.by.key if version.by else None,
        "on": version.on.isoformat(),
        "undone": leg.undone,
    }


def _passing(net: NetChanges, one: Passing) -> Json:
    tree = net.wordings.tree_of(one.version.id)
    return {
        "version": one.version.label,
        "version_id": one.version.id,
        "clause": clause_ref(tree, one.clause),
        **_trail(one.trail),
    }
