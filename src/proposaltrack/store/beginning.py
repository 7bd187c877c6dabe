"""How a store begins: fresh ids, and the record that opens each space."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from proposaltrack.model.acts.upkeep import SpaceOpened
from proposaltrack.store.base import INTERNAL, TABLE
from proposaltrack.store.pen import Filing, SpacePen, Standing

SPACES = (INTERNAL, TABLE)
"""The spaces that every store begins with."""

Draw = Callable[[], str]
"""Gives a fresh id of 16 hex digits at each call."""


def draw_id() -> str:
    """A random id of 16 hex digits."""
    return secrets.token_hex(8)


def open_space(space: str, space_id: str, writer: str, now: datetime) -> Filing:
    """The first record of a space, which says what it is.

    Args:
        space: short name.
        space_id: id of the space.
        writer: id of the writer that opens it.
        now: with a time zone; the day of the act is its day in UTC.
    """
    pen = SpacePen(Standing(space, space_id, writer, now, 0, {}), None, None, tuple)
    pen.add(SpaceOpened(on=now.astimezone(UTC).date(), key=space))
    return pen.filings[0]
