"""What every redline is made from, and the promise that every exporter keeps: exact, or refused with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from proposaltrack.errors import Refused
from proposaltrack.importing.base import Reading
from proposaltrack.model.comparison import Comparison
from proposaltrack.model.marked import Stamp
from proposaltrack.text.display import shorten
from proposaltrack.views.clauses import Json


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said to a clause in the margin of a redline.

    Args:
        clause: ordinal of the clause before that it is about.
        stamp: who says it, and when.
        text: what is said ("Rejects: it must remain a duty.").
    """

    clause: int
    stamp: Stamp
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """A redline that is asked for.

    Args:
        before: the text before, with its file.
        after: the text after, with its file.
        comparison: the two, clause by clause.
        sides: name, version and version id of the two.
        stamp: the party whose changes they are, and the instant they are dated.
        remarks: what is said to clauses.
    """

    before: Reading
    after: Reading
    comparison: Comparison
    sides: tuple[Json, Json]
    stamp: Stamp
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class RedlineFormat:
    """One format in which a redline is written.

    Args:
        name: what people call it.
        suffixes: file suffixes in lower case, with their dot.
        write: makes the file and proves it; refuses what cannot be marked exactly.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Order], bytes]


_MARKED = "the changes cannot be marked exactly"
_OTHERWISE = "Another format may mark them: .html, .docx, .md, .txt."


def prove(
    side: str, wanted: Sequence[str], found: Sequence[str], what: str = _MARKED, advice: str = _OTHERWISE
) -> None:
    """Make sure that a file that was written reads as it must.

    Args:
        side: what was done to read it ("every change accepted").
        wanted: the paragraphs as they must read.
        found: as they do.
        what: what cannot be done where they differ.
        advice: what to do then.

    Raises:
        Refused: they differ; names the first place.
    """
    for place, (one, two) in enumerate(zip_longest(wanted, found), 1):
        if one != two:
            raise Refused(
                f"{what}: with {side}, paragraph {place} would read “{_quoted(two)}” and not “{_quoted(one)}”",
                advice,
            )


def _quoted(text: str | None) -> str:
    return "nothing" if text is None else shorten(text, 80)
