"""Desks: from a workspace to an open negotiation, with everything that the verbs take from outside."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from datetime import date, datetime

from proposaltrack import settings
from proposaltrack.actions.desk import Desk
from proposaltrack.settings import Workspace
from proposaltrack.store.git import open_store


def day_of(now: datetime) -> date:
    """The day it is, at this instant, where the person sits.

    Args:
        now: an instant, UTC.
    """
    return now.astimezone().date()


@contextmanager
def open_desk(
    workspace: Workspace,
    key: str | None = None,
    *,
    now: datetime,
    environ: MutableMapping[str, str],
    as_of: date | None = None,
    known_on: date | None = None,
) -> Iterator[Desk]:
    """An open negotiation, closed when the block ends.

    Args:
        workspace: where it is kept.
        key: its short name; None for the one chosen, or the only one.
        now: the present instant, UTC.
        environ: the environment of this process (`os.environ`); what would mislead the store is removed from it.
        as_of: answer from acts dated up to the end of this day; None for today.
        known_on: answer from what had been recorded by this day; None for everything.

    Raises:
        NotFound: no such negotiation.
        UsageProblem: there are several and none is chosen.
        StoreDamaged: its store cannot be read.
    """
    chosen = settings.current_key(workspace, key)
    store = open_store(settings.store_folder(workspace, chosen), environ=environ)
    try:
        ours, seen = settings.ours_of(workspace, chosen), settings.seen_of(workspace, chosen)
        yield Desk(store, ours, now, as_of or day_of(now), known_on, seen)
    finally:
        store.close()
