"""Every exception that proposaltrack raises on purpose.

::

    ProposalTrackError
    ├── UsageProblem           the question itself is malformed: a day that is no day, an option that clashes
    ├── NotFound               no such thing; names the nearest ones
    │   └── WorkspaceNotFound  no workspace here or above
    ├── Unreadable             what came in, or what is stored, cannot be read
    │   ├── UnreadableFile     a list of problems, each with its place
    │   ├── StoreDamaged       an object or a hash does not hold
    │   └── NewerFormat        written by a newer program
    └── Refused                a rule says no; nothing was written
        ├── StoreMovedOn       somebody else wrote first
        └── StoreUnwritable    the disk is full, or the folder may not be written

Only the front ends catch them; only ``cli/exit_codes.py`` turns them into numbers. Mistakes of the program
itself stay ordinary Python exceptions.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class ProposalTrackError(Exception):
    """An expected failure, told as one clear message with the next step.

    Args:
        message: what is wrong, naming the thing, without a full stop.
        next_step: what the person can do now, a sentence; may be empty.
    """

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}. {self.next_step}" if self.next_step else self.message


class UsageProblem(ProposalTrackError):
    """The question itself is malformed."""


class NotFound(ProposalTrackError):
    """No such thing.

    Args:
        kind: what was looked for, in the trade's words ("party", "clause").
        name: the name that was given.
        nearest: names that exist and look alike, best first.
        next_step: what to do; made from `nearest` when left out.
    """

    def __init__(self, kind: str, name: str, nearest: Sequence[str] = (), next_step: str = "") -> None:
        advice = next_step or (f"Did you mean {' or '.join(nearest)}?" if nearest else "")
        super().__init__(f"no {kind} {name!r}", advice)
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)


class WorkspaceNotFound(NotFound):
    """No workspace in this folder or above it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            "workspace in",
            folder,
            next_step="Make one with `proposaltrack init KEY --title T`, or name one with --workspace.",
        )


class Unreadable(ProposalTrackError):
    """What came in, or what is stored, cannot be read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where, what, and what to do next."""

    place: str
    message: str
    next_step: str = ""

    def __str__(self) -> str:
        told = f"{self.place}: {self.message}" if self.place else self.message
        return f"{told}. {self.next_step}" if self.next_step else told


class UnreadableFile(Unreadable):
    """A file with problems, all of them at once.

    Args:
        name: the file's name, as the person gave it.
        problems: at least one problem, in the order of the file.
    """

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        first = str(problems[0])
        message = f"{name}: {first}" if len(problems) == 1 else f"{name}: {len(problems)} problems"
        super().__init__(message)
        self.name = name
        self.problems = tuple(problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return self.message
        return "\n".join([self.message, *(f"  {problem}" for problem in self.problems)])


class StoreDamaged(Unreadable):
    """A stored object is missing, altered or of the wrong shape."""


class NewerFormat(Unreadable):
    """A store or record written by a newer program.

    Args:
        thing: what carries the version ("workspace", "record 1a2b3c4d").
        found: the format version found.
        known: the newest version this program knows.
    """

    def __init__(self, thing: str, found: int, known: int) -> None:
        super().__init__(
            f"{thing} has format {found}, and this program knows formats up to {known}",
            "Update proposaltrack; nothing was changed.",
        )
        self.found = found
        self.known = known


class Refused(ProposalTrackError):
    """A rule says no, and nothing was written."""


class StoreMovedOn(Refused):
    """Somebody else wrote first, again and again."""


class StoreUnwritable(Refused):
    """The disk is full, or the folder may not be written."""
