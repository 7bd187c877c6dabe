"""Comparisons for a terminal: what changed, clause by clause, and every doubt about it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.cli.render.cascades import cascades, range_of
from proposaltrack.cli.render.clauses import name_of, names_of
from proposaltrack.cli.render.edits import edit_lines
from proposaltrack.cli.render.layout import Piece, count, firm, flow, paint
from proposaltrack.cli.render.steps import passing_lines, step_lines
from proposaltrack.model.comparison import ABSORBED, BY_PERSON
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "    "
_FOLDED = {
    "whitespace": "white space",
    "quotes": "quotation mark",
    "dashes": "dash",
    "case": "case of letters",
    "letter forms": "letter form",
    "word division": "word division",
}
_SPOKEN = {"fr": "Weighed by the words of French", "ru": "Weighed by the words of Russian"}
_UNSPOKEN = (
    "Weighed by digits, quoted terms and citations alone: the words of this language are not known here"
)
_STANDING = {"moved", "renumbered"}
"""Kinds that leave the words alone."""


def comparison_lines(
    answer: "Json", width: int, *, changes_only: bool = True, styled: bool = False
) -> Iterator[str]:
    """A comparison as lines.

    Args:
        answer: as `views.comparison.comparison_json` gives it.
        width: columns.
        changes_only: leave out clauses that did not change.
        styled: looks will be seen, so that changed words need no brackets.
    """
    yield from _head(answer, width)
    for told in answer.get("not_compared", ()):
        yield from flow([Piece(f"Not compared: {make_line(told)}", "pressing")], width)
    shown = [c for c in answer["changes"] if not changes_only or _happened(c)]
    for cascade in cascades(_without_placeholders(shown)):
        yield ""
        if len(cascade) > 1:
            yield from _cascade_lines(cascade, width)
        else:
            yield from change_lines(cascade[0], width, styled=styled)
        yield from step_lines(cascade[0], width)
    yield from passing_lines(answer, width)


def _happened(change: "Json") -> bool:
    """True for a change, and for a clause that was changed on the way and is as it was."""
    return change["kinds"] != ["unchanged"] or bool(change.get("steps"))


def change_lines(change: "Json", width: int, *, styled: bool = False) -> Iterator[str]:
    """One change as lines.

    Args:
        change: as `views.comparison.change_json` gives it.
        width: columns.
        styled: looks will be seen.
    """
    yield from flow(_title(change), width, hang=INDENT)
    if _is_placeholder(change):
        return
    if set(change["kinds"]) <= {*_STANDING, "unchanged"}:
        yield paint(INDENT + shorten(_text_after(change), width - len(INDENT)), "quiet")
    else:
        yield from edit_lines(change["edits"], width, INDENT, styled=styled)
    if change["confidence"] < 1:
        sure = f"{change['confidence'] * 100:.0f} % sure: {make_line(change['why'])}"
        yield from flow([Piece(sure.replace(" %", firm(" %")), "quiet")], width, INDENT)
    elif change["why"].endswith(BY_PERSON) or change["why"].startswith(ABSORBED):
        yield from flow([Piece(make_line(change["why"]))], width, INDENT)


def _head(answer: "Json", width: int) -> Iterator[str]:
    before, after = (make_line(answer[side]["name"]) for side in ("before", "after"))
    yield from flow(
        [Piece(before, "strong"), Piece(" → ", "quiet"), Piece(after, "strong")], width, hang=INDENT
    )
    yield from flow([Piece(totals_line(answer))], width)
    spoken = answer.get("language", "en")
    if spoken != "en":
        yield from flow([Piece(_SPOKEN.get(spoken, _UNSPOKEN), "quiet")], width)


def totals_line(answer: "Json") -> str:
    """How many clauses changed in which way, and what was put aside as typography."""
    totals = answer["totals"]
    changed = [
        firm(f"{n} {kind.replace('_', ' ')}") for kind, n in totals.items() if n and kind != "unchanged"
    ]
    told = ", ".join([*changed, firm(f"{totals['unchanged']} unchanged")])
    if not changed:
        told = f"No difference in words: {count(totals['unchanged'], 'clause')} unchanged"
    folded = [firm(f"{n} {_plural(sort, n)}") for sort, n in answer["folded"].items()]
    return f"{told}; {', '.join(folded)} folded" if folded else told


def _plural(sort: str, number: int) -> str:
    word = _FOLDED.get(sort, sort)
    if number == 1 or sort in {"whitespace", "case"}:
        return word
    return word + ("es" if word.endswith("sh") else "s")


def _title(change: "Json") -> Iterator[Piece]:
    before, after = names_of(change["before"]), names_of(change["after"])
    names = f"{before} → {after}" if before and after and before != after else after or before
    yield Piece(names, "strong")
    clause = (change["after"] or change["before"])[0]
    heading = make_line(clause["heading"] or change["under"] or "")
    yield Piece(f" {heading}" if heading else _place(clause), "strong" if clause["heading"] else "quiet")
    yield Piece(f" · {_kinds(change)}")
    if change["weight"]:
        yield Piece(" · ")
        yield Piece(firm(f"! {', '.join(map(make_line, change['weight']))}"), "pressing")


def _place(clause: "Json") -> str:
    """Where a clause without number stands."""
    path = [part for part in clause["path"] if not clause["number"]]
    return f" in {make_line(path[-1])}" if path else ""


def _kinds(change: "Json") -> str:
    if _is_placeholder(change):
        return "placeholder gone" if change["before"] else "number kept for a clause that is gone"
    return ", ".join(kind.replace("_", " ") for kind in change["kinds"])


def _text_after(change: "Json") -> str:
    return re.sub(
        r"^#+\s+", "", "".join(edit[-1] for edit in change["edits"] if edit[0] != "deleted").strip()
    )


def _is_placeholder(change: "Json") -> bool:
    """True when all that came or went is a sign such as "[deleted]" in the place of a clause."""
    clauses = change["before"] + change["after"]
    one_sided = not change["before"] or not change["after"]
    return one_sided and all(clause["kind"] == "placeholder" for clause in clauses)


def _without_placeholders(changes: Sequence["Json"]) -> Iterator["Json"]:
    """A clause removed whose number is kept is told once, as removed."""
    gone = {name_of(c) for change in changes if change["kinds"] == ["removed"] for c in change["before"]}
    kept = {name_of(c) for change in changes if _is_placeholder(change) for c in change["after"]}
    for change in changes:
        if _is_placeholder(change) and change["after"] and all(name_of(c) in gone for c in change["after"]):
            continue
        if change["kinds"] == ["removed"] and all(name_of(c) in kept for c in change["before"]):
            yield {**change, "kinds": ["removed, its number kept"]}
        else:
            yield change


def _cascade_lines(cascade: Sequence["Json"], width: int) -> Iterator[str]:
    before = range_of([change["before"][0] for change in cascade])
    after = range_of([change["after"][0] for change in cascade])
    told = f" · {count(len(cascade), 'clause')} renumbered, nothing else"
    yield from flow([Piece(f"{before} → {after}", "strong"), Piece(told)], width, hang=INDENT)
