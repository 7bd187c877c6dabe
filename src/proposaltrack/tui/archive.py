"""Archive: the workspace read and written from one thread of its own, so that the screen never waits for the disk."""

import asyncio
import gc
from collections.abc import Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from time import monotonic
from typing import TypeVar

from proposaltrack import settings
from proposaltrack.actions.desk import Desk, Filed, Matter, load_matter
from proposaltrack.desks import day_of, open_desk
from proposaltrack.model.record import Entry
from proposaltrack.settings import Workspace

Answer = TypeVar("Answer")


LONG = 0.05
"""Seconds after which work is taken to have left so much behind that looking through it would be felt."""


def _worked(work: Callable[[], Answer]) -> Answer:
    """What some work gives; what a long one leaves is kept out of every later search for garbage.

    Entries and clauses come by the ten thousand and are all wanted: looking through them again and again would stop
    the screen for tenths of a second.
    """
    begun = monotonic()
    answer = work()
    if monotonic() - begun > LONG:
        gc.freeze()
    return answer


class Archive:
    """Every negotiation of a workspace; each is opened when it is first asked about and kept open.

    Args:
        workspace: where they are.
        clock: gives the present instant, UTC.
        environ: the environment of this process.
        as_of: answer from acts dated up to this day; None for today.
        known_on: answer from what had been recorded by this day; None for everything.
    """

    def __init__(
        self,
        workspace: Workspace,
        clock: Callable[[], datetime],
        environ: MutableMapping[str, str],
        *,
        as_of: date | None = None,
        known_on: date | None = None,
    ) -> None:
        self.workspace = workspace
        self._clock, self._environ = clock, environ
        self._as_of, self._known_on = as_of, known_on
        self._thread = ThreadPoolExecutor(1, "archive")
        self._opened = ExitStack()
        self._desks: dict[str, Desk] = {}
        self._read: dict[str, tuple[tuple[Entry, ...], Matter]] = {}

    @property
    def today(self) -> date:
        """The day asked about."""
        return self._as_of or day_of(self._clock())

    def negotiations(self) -> tuple[str, ...]:
        """Short names of the negotiations there are."""
        return settings.negotiation_keys(self.workspace)

    async def ask(self, key: str, question: Callable[[Desk, Matter], Answer]) -> Answer:
        """What a question about a negotiation gives; it is put in the thread of the archive.

        Args:
            key: short name of the negotiation.
            question: reads the desk and the standing facts, and gives plain data.

        Raises:
            ProposalTrackError: the store cannot be read, or the question has no answer.
        """
        return await self._in_thread(lambda: question(*self._load(key)))

    async def file(self, key: str, act: Callable[[Desk], Filed]) -> Filed:
        """What a verb filed.

        Args:
            key: short name of the negotiation.
            act: calls the verb with the desk.

        Raises:
            ProposalTrackError: a rule says no, or the disk does; nothing was written.
        """
        return await self._in_thread(lambda: act(self._desk(key)))

    async def size(self, key: str) -> int:
        """How many entries a negotiation has; another number means that there is news."""
        return await self._in_thread(lambda: len(self._desk(key).store.entries()))

    def close(self) -> None:
        """Let go of every store."""
        self._thread.submit(self._opened.close).result()
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(_worked, work))

    def _desk(self, key: str) -> Desk:
        now = self._clock()
        if key not in self._desks:
            self._desks[key] = self._opened.enter_context(
                open_desk(
                    self.workspace,
                    key,
                    now=now,
                    environ=self._environ,
                    as_of=self._as_of,
                    known_on=self._known_on,
                )
            )
        seen, ours = settings.seen_of(self.workspace, key), settings.ours_of(self.workspace, key)
        return replace(self._desks[key], now=now, as_of=self._as_of or day_of(now), seen=seen, ours=ours)

    def _load(self, key: str) -> tuple[Desk, Matter]:
        """The desk and the facts; read again only when something was filed since, here or elsewhere."""
        desk = self._desk(key)
        entries = desk.store.entries()
        known = self._read.get(key)
        if known is None or known[0] != entries:
            known = self._read[key] = entries, load_matter(desk)
        return desk, known[1]
