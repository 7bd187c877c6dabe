"""Joining: a person says that several entries tell of one act, which then counts once."""

from collections.abc import Sequence

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import base_of, find_entry
from proposaltrack.errors import UsageProblem
from proposaltrack.model.accounts import account_of
from proposaltrack.model.acts.exchange import Met
from proposaltrack.model.acts.upkeep import SameAct
from proposaltrack.model.record import Entry
from proposaltrack.views.log import told


def join(desk: Desk, ids: Sequence[str], *, circumstances: Circumstances) -> Filed:
    """Say that entries tell of one act. The actor's own record counts, or the first one named where there is none.

    Args:
        desk: whose seat it is.
        ids: the beginnings of the entries' ids, at least two.
        circumstances: day and note.

    Raises:
        NotFound: no entry has one of the ids.
        UsageProblem: fewer than two entries are named, or they cannot tell of one act.
    """
    matter = load_matter(desk)
    named = (find_entry(matter.negotiation, prefix) for prefix in ids)
    entries = list({entry.id: entry for entry in named}.values())
    _check(matter, entries)
    own = [entry for entry in entries if account_of(entry) == entry.act.by]
    first = (own or entries)[0]
    records = (first.id, *(entry.id for entry in entries if entry is not first))
    act = SameAct(**base_of(matter, None, circumstances), records=records)
    line = f"Counted once from now on: {told(matter.negotiation, first)} ({first.id[:8]})"
    return Filed(file_papers(desk, matter, [Paper(act)]), (line,))


def _check(matter: Matter, entries: Sequence[Entry]) -> None:
    if len(entries) < 2:
        raise UsageProblem("one entry alone tells of one act already", "Name at least two entries.")
    struck = [entry.id[:8] for entry in entries if entry.id in matter.negotiation.struck]
    if struck:
        raise UsageProblem(f"entry {struck[0]} was struck", "`proposaltrack log` shows what stands.")
    books = [entry.id[:8] for entry in entries if entry.act.by is None and not isinstance(entry.act, Met)]
    if books:
        raise UsageProblem(
            f"entry {books[0]} is no act of a party", "`proposaltrack log` shows those there are."
        )
    kinds = sorted({entry.act.kind for entry in entries})
    if len(kinds) > 1:
        raise UsageProblem(f"one act is not a {' and a '.join(kinds)}", "Name entries of one kind.")
    actors = {entry.act.by for entry in entries}
    if len(actors) > 1:
        raise UsageProblem(
            "they tell of acts of different parties",
            "Put the mistaken one right with `proposaltrack correct`.",
        )
