"""Numbers: what kind of clause a node is, and the full number by which people cite it."""

from proposaltrack.model.clause import Clause, ClauseKind
from proposaltrack.text.outline import Node

_BELOW = {
    ClauseKind.ARTICLE: ClauseKind.PARAGRAPH,
    ClauseKind.ANNEX: ClauseKind.PARAGRAPH,
    ClauseKind.PARAGRAPH: ClauseKind.SUBPARAGRAPH,
    ClauseKind.SUBPARAGRAPH: ClauseKind.ITEM,
    ClauseKind.ITEM: ClauseKind.ITEM,
    ClauseKind.PLACEHOLDER: ClauseKind.PARAGRAPH,
}
_SORTS = {
    "title": ClauseKind.TITLE,
    "table": ClauseKind.TABLE,
    "note": ClauseKind.NOTE,
    "preamble": ClauseKind.PREAMBLE,
    "plain": ClauseKind.UNNUMBERED,
}


def kind_of(node: Node, parent: Clause | None) -> ClauseKind:
    """The kind of a clause, from its own label and its parent's kind."""
    if node.sort in _SORTS:
        return _SORTS[node.sort]
    label = node.label
    if label is None:
        return ClauseKind.PART if node.headed else _below(parent, ClauseKind.ARTICLE)
    if label.tier == "annex":
        return ClauseKind.ANNEX
    if label.tier == "part":
        return ClauseKind.PART
    if label.tier == "letter":
        found = _below(parent, ClauseKind.SUBPARAGRAPH)
        return ClauseKind.SUBPARAGRAPH if found is ClauseKind.PARAGRAPH else found
    top = ClauseKind.PARAGRAPH if label.printed.startswith("(") else ClauseKind.ARTICLE
    return _below(parent, top)


def _below(parent: Clause | None, top: ClauseKind) -> ClauseKind:
    return _BELOW.get(parent.kind, top) if parent is not None else top


def number_of(node: Node, parent: Clause | None, above: str, annex: str) -> str:
    """The full number as people cite it: "4(2)(b)", "7 bis", "Annex II(1)", "note 3"; "" for what has none.

    Args:
        node: the clause.
        parent: its parent.
        above: the number that those of its parent's children begin with.
        annex: the number of the annex it stands in; "" for the text itself.
    """
    label = node.label
    if label is None or node.sort == "preamble":
        return f"note {node.mark}" if node.mark else ""
    if label.tier in {"annex", "part"}:
        word = label.printed.rpartition(label.own)[0].strip(" (") if label.own else ""
        named = f"{word.capitalize()} {label.own}".strip() if label.own and word else label.printed
        outer = annex or (parent.number if parent is not None and parent.kind is ClauseKind.PART else "")
        return f"{outer}, {named}" if outer else named
    if len(label.parts) > 1 and not label.word:
        return f"{annex}({label.own})" if annex else label.own
    if label.word and above and above != annex:
        return f"{above}.{label.own}"
    if above:
        return f"{above}({label.own})"
    return f"({label.own})" if label.printed.startswith("(") else label.own


def own_path(node: Node, above: tuple[str, ...]) -> tuple[str, ...]:
    """Own labels from the outermost numbered clause down, normalised: ("4", "(2)", "(b)"); parts left out."""
    label = node.label
    if node.mark:
        return (number_of(node, None, "", ""),)
    if label is None or node.sort == "preamble":
        return above
    if label.tier in {"annex", "part"}:
        return (number_of(node, None, "", ""),)
    if not above or len(label.parts) > 1:
        return (*above, label.own)
    return (*above, label.own if label.word else f"({label.own})")
