"""Founding: the store of a negotiation is built beside its place and moved there whole."""

import shutil
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from proposaltrack.actions.calendars import check_calendar
from proposaltrack.actions.desk import Desk, Filed
from proposaltrack.actions.opening import FREE, Rules, check_key, open_negotiation
from proposaltrack.errors import Refused
from proposaltrack.store.base import Store
from proposaltrack.store.git import init_store
from proposaltrack.store.locked import unwritable


def found_negotiation(
    target: Path,
    *,
    key: str,
    title: str,
    on: date,
    now: datetime,
    environ: MutableMapping[str, str],
    rules: Rules = FREE,
) -> Filed:
    """Start a negotiation in a store of its own, wholly or not at all.

    Args:
        target: where the store goes.
        key: short name of the negotiation.
        title: its full title.
        on: the day on which it begins.
        now: the present instant, UTC.
        environ: the environment of this process (`os.environ`).
        rules: what the parties go by.

    Raises:
        UsageProblem: the short name is not one, or there is no such calendar.
        Refused: there is a negotiation of that name already, or the disk cannot be written.
    """
    check_key("negotiation", key)
    check_calendar(rules.calendar)
    with founding(target, now=now, environ=environ) as store:
        return open_negotiation(Desk(store, None, now, on), key=key, title=title, rules=rules)


@contextmanager
def founding(target: Path, *, now: datetime, environ: MutableMapping[str, str]) -> Iterator[Store]:
    """A new store, which is at its place when the block ends well and nowhere when it fails.

    Args:
        target: where it goes; its name is that of the negotiation.
        now: the present instant, UTC.
        environ: the environment of this process (`os.environ`).

    Raises:
        Refused: there is something already, or the disk cannot be written.
    """
    if target.exists():
        raise _taken(target)
    # Built beside its place and moved there whole, so that nobody ever sees half a negotiation.
    beside = target.with_name(f".{target.name}.founding")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        store = init_store(beside, now=now, environ=environ)
        try:
            yield store
        finally:
            store.close()
        _move(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(beside: Path, target: Path) -> None:
    try:
        beside.rename(target)
    except OSError as wrong:
        raise (_taken(target) if target.exists() else unwritable(target.parent, wrong)) from None


def _taken(target: Path) -> Refused:
    return Refused(
        f"there is a negotiation {target.name!r} already", "Choose another short name, or another workspace."
    )
