"""AwaitedList: who owes whom an answer, with the clauses below where somebody opened them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.text.address import label_of
from proposaltrack.text.display import make_line
from proposaltrack.tui.widgets.rows_view import RowsView
from proposaltrack.tui.widgets.wrapping import fit, hang, hang_height
from proposaltrack.views.awaited import Awaited, Side, account_words, headline, standing

ROOMY = 100
"""Cells from which on two accounts stand beside each other."""
_WIDEST, _PREPARED = len("given on earlier wording"), len("given on earlier wording, answer prepared")
"""Cells of the column that says how a clause stands, without prepared answers and with some."""


@dataclass(frozen=True, slots=True)
class AwaitedRow:
    """One line of the list, or two: a heading, an answer that is awaited, a reason, or a clause of it.

    Args:
        lines: what it says.
        component: the component whose colours the first line has.
        awaited: the answer that it belongs to; None for a heading.
        clause: the clause it names; None for anything else.
        head: it is the answer itself, and can be opened and closed.
        sides: what it says are two accounts, which stand beside each other where there is room.
    """

    lines: tuple[str, ...]
    component: str
    awaited: Awaited | None = None
    clause: Clause | None = None
    head: bool = False
    sides: bool = False


def awaited_rows(
    groups: Sequence[Awaited],
    opened: frozenset[int] = frozenset(),
    trees: Mapping[str, ClauseTree] | None = None,
) -> tuple[AwaitedRow, ...]:
    """The lines for what is awaited.

    Args:
        groups: what is awaited, by side.
        opened: places of those whose reasons and clauses are shown.
        trees: the wordings that clauses are named from, by record id of the version.
    """
    rows: list[AwaitedRow] = []
    side: Side | None = None
    for place, group in enumerate(groups):
        if group.side is not side:
            side = group.side
            rows.append(AwaitedRow((side.value,), "awaited--side"))
        rows.append(_head(group))
        if place in opened:
            rows += _opened(group, (trees or {}).get(group.item.version.id))
    return tuple(rows)


def _head(group: Awaited) -> AwaitedRow:
    component = (
        "rows--alarm" if group.side is Side.OVERDUE else ("rows--ours" if group.ours else "rows--strong")
    )
    return AwaitedRow((f" {headline(group)}", f"   {standing(group)}"), component, group, head=True)


def _opened(group: Awaited, tree: ClauseTree | None) -> Iterator[AwaitedRow]:
    item = group.item
    if len(group.items) > 1:
        names = ", ".join(make_line(other.awaited_from.key) for other in group.items)
        yield AwaitedRow((f"     from {names}",), "rows--dim", group)
    if item.accounts:
        yield AwaitedRow(
            tuple(f"     {account_words(account)}" for account in item.accounts),
            "rows--mark",
            group,
            sides=True,
        )
    for reason in group.why:
        yield AwaitedRow((f"     {make_line(reason)}",), "rows--dim", group)
    if tree is None:
        return
    prepared = frozenset(clause.ordinal for clause in item.prepared)
    yield from _clauses(group, tree, "given on earlier wording", item.on_earlier_wording, prepared)
    yield from _clauses(group, tree, "no answer", item.unanswered, prepared)
    yield from _clauses(group, tree, "answered", item.answered, prepared)
    yield from _clauses(group, tree, "left aside", item.left, prepared)


def _clauses(
    group: Awaited, tree: ClauseTree, word: str, clauses: Iterable[Clause], prepared: frozenset[int]
) -> Iterator[AwaitedRow]:
    wide = _PREPARED if prepared else _WIDEST
    for clause in clauses:
        told = f"{word}, answer prepared" if clause.ordinal in prepared else word
        line = f"     {told:<{wide}} {_name(tree, clause)}"
        yield AwaitedRow((line,), "awaited--clause", group, clause)


def _name(tree: ClauseTree, clause: Clause) -> str:
    """A clause by its address and heading, or by its first words where it has none."""
    label = make_line(label_of(tree, clause))
    words = "" if clause.heading else make_line(tree.words_of(clause)[:200])
    return f"{label}  {words}".rstrip()


def _beside(columns: Sequence[Sequence[Strip]], width: int) -> list[Strip]:
    """Columns of lines as lines of columns."""
    cells = width // len(columns)
    return [
        Strip.join([(line or Strip([])).adjust_cell_length(cells) for line in lines])
        for lines in zip_longest(*columns)
    ]


class AwaitedList(RowsView[AwaitedRow]):
    """Answers that are awaited, by side."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"awaited--side", "awaited--clause"}

    def show(self, rows: Sequence[AwaitedRow], cursor: int = 0) -> None:
        """Draw other rows; the cursor begins below a heading, not on it."""
        on_heading = 0 <= cursor < len(rows) - 1 and rows[cursor].awaited is None
        super().show(rows, cursor + on_heading)

    def action_cursor(self, step: int) -> None:
        """Move the cursor, over a heading to the row behind it; above the first heading there is none."""
        before = self.cursor
        super().action_cursor(step)
        if self.current is not None and self.current.awaited is None:
            self.cursor = before if not self.cursor else self.cursor + step

    def height(self, row: AwaitedRow, width: int) -> int:
        """A line for a clause; for anything else a line for each thing said, or more where the list is narrow."""
        if row.clause is not None:
            return 1
        if row.sides and width >= ROOMY:
            return max(hang_height(line, width // len(row.lines)) for line in row.lines)
        return sum(hang_height(line, width) for line in row.lines)

    def draw(self, row: AwaitedRow, width: int) -> list[Strip]:
        """The lines of a row; what is said second is quieter."""
        styles = self.style(row.component), self.style("rows--dim")
        if row.clause is not None:
            return [Strip([Segment(fit(row.lines[0], width), styles[0])])]
        if row.sides and width >= ROOMY:
            return _beside([hang(line, styles[0], width // len(row.lines)) for line in row.lines], width)
        drawn = [hang(line, styles[min(place, 1)], width) for place, line in enumerate(row.lines)]
        return [strip for strips in drawn for strip in strips]
