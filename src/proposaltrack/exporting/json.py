"""JSON redlines: the comparison as `compare --json` tells it, for other programs."""

import json

from proposaltrack.exporting.base import Order, RedlineFormat, prove
from proposaltrack.views.comparison import comparison_json

_SIDES = (("before", ("kept", "deleted", "folded"), 1), ("after", ("kept", "inserted", "folded"), -1))


def write_json_redline(order: Order) -> bytes:
    """The comparison with every clause of both texts; its edits rebuild both.

    Args:
        order: what is asked for.

    Raises:
        Refused: the edits do not rebuild both texts.
    """
    text = json.dumps(comparison_json(order.comparison, *order.sides), ensure_ascii=False, indent=1)
    changes = json.loads(text)["changes"]
    for side, kinds, place in _SIDES:
        tree = getattr(order.comparison, side)
        for change in changes:
            clauses = [tree.text_of(tree.clause(ref["ordinal"])) for ref in change[side]]
            found = "".join(edit[place] for edit in change["edits"] if edit[0] in kinds)
            prove(f"the side {side} rebuilt", ["".join(clauses)], [found])
    return text.encode()


FORMAT = RedlineFormat("JSON", (".json",), write_json_redline)
