"""ClauseDetail: what happened to one clause, how sure we are, and where the parties stand on it."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.widgets import Static

from proposaltrack.ledger.positions import Position, Row
from proposaltrack.model.negotiation import Party
from proposaltrack.text.display import make_line
from proposaltrack.views.positions import state_words
from proposaltrack.views.redline import RedlineRow

MOST, MOST_HIGH = 5, 10
"""Lines that a low screen has room for, and a high one."""


class ClauseDetail(Static):
    """A few lines about the clause under the cursor."""

    def show(self, row: RedlineRow | None, position: Row | None, parties: Mapping[str, Party]) -> None:
        """Say what is known of a clause.

        Args:
            row: the change it is part of; None for no clause.
            position: the positions on it; None where it is not counted.
            parties: by record id.
        """
        lines = [] if row is None else list(detail_lines(row, position, parties))
        most = MOST_HIGH if self.screen.has_class("-high") else MOST
        if len(lines) > most:
            lines[most - 1 :] = [f"  … {len(lines) - most + 1} more: `proposaltrack positions` tells all"]
        self.update(Content("\n".join(lines)))


def detail_lines(row: RedlineRow, position: Row | None, parties: Mapping[str, Party]) -> Iterator[str]:
    """A clause with its state, each party's position on it, and how sure we are of the match.

    Args:
        row: the change it is part of.
        position: the positions on it; None where it is not counted.
        parties: by record id.
    """
    name = f"{row.address} {row.heading}".strip()
    if position is not None:
        answered = "" if position.positions else "; nobody has answered"
        yield f"{name}: {state_words(position)}{answered}"
        for party, said in position.positions.items():
            if party in parties:
                yield f"  {make_line(parties[party].key)} {_said(said)}"
    else:
        yield name
    if row.change.confidence < 1:
        yield f"  Matched, {row.change.confidence:.0%} sure: {make_line(row.change.why)}"


def _said(position: Position) -> str:
    stances = ", ".join(stance.label for stance in position.stances)
    marks = [
        "prepared, not transmitted" if position.prepared else f"since {position.on}",
        "on earlier wording" if position.on_earlier_wording else "",
        f"on {position.answered.label}",
        f"in {make_line(position.in_version.title)}" if position.in_version else "",
    ]
    why = f": {make_line(position.reason)}" if position.reason else ""
    condition = f" if {make_line(position.condition)}" if position.condition else ""
    return f"{stances}{condition} ({', '.join(mark for mark in marks if mark)}){why}"
