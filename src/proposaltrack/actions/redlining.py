"""Redlining: two wordings made into one file that shows, and can undo, everything that changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.reading import Side, compare_readings
from proposaltrack.actions.readings import settled_reading
from proposaltrack.actions.settling import names_of
from proposaltrack.actions.wordings import StoredWordings
from proposaltrack.errors import UsageProblem
from proposaltrack.importing.files import read_side
from proposaltrack.ledger.standing import Response, Standing
from proposaltrack.model.marked import Stamp
from proposaltrack.model.negotiation import Version
from proposaltrack.text.passages import clauses_of

if TYPE_CHECKING:
    from proposaltrack.exporting.base import Order, Remark
    from proposaltrack.importing.base import Reading


@dataclass(frozen=True, slots=True)
class Signing:
    """How the changes of a redline are signed.

    Args:
        author: the name they bear; "" for the party whose text the later one is, by name.
        dated: they bear the day of the later text.
        stances: what was answered to the clauses stands in the margin.
    """

    author: str = ""
    dated: bool = True
    stances: bool = True


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of a redline."""

    side: Side
    reading: "Reading"


def redline_files(before: Path, after: Path, suffix: str, signing: Signing) -> bytes:
    """A redline of two files, no workspace needed; proven before it is given.

    Args:
        before: the file before.
        after: the file after.
        suffix: of the file to be written, with its dot.
        signing: how the changes are signed.

    Raises:
        NotFound: a file does not exist.
        UnreadableFile: a file holds no readable text.
        UsageProblem: no redline is written in that format.
        Refused: something cannot be marked exactly.
    """
    from proposaltrack.exporting.base import Order  # noqa: PLC0415 - only whoever writes a redline waits

    writer = writer_of(suffix)
    one, two = read_side(before), read_side(after)
    comparison = compare_readings(one, two)
    # A redline is handed out, and the folders of whoever made it are nobody's business.
    sides = {"name": before.name}, {"name": after.name}
    stamp = Stamp(signing.author or after.stem, "")
    return writer(Order(one, two, comparison, sides, stamp))


def redline_versions(
    desk: Desk, matter: Matter, sides: tuple[str | Path, str | Path], suffix: str, signing: Signing
) -> bytes:
    """A redline of two versions, or of a version and a file; proven before it is given.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        sides: the versions or files before and after.
        suffix: of the file to be written, with its dot.
        signing: how the changes are signed.

    Raises:
        NotFound: no such version or file.
        UnreadableFile: a file holds no readable text.
        UsageProblem: no redline is written in that format.
        Refused: something cannot be marked exactly.
    """
    writer = writer_of(suffix)
    before, after = (_half(desk, matter, side) for side in sides)
    return writer(_order(desk, matter, before, after, signing))


def writer_of(suffix: str) -> "Callable[[Order], bytes]":
    """What writes redlines into files of a suffix.

    Raises:
        UsageProblem: nothing does; names those that can be written.
    """
    from proposaltrack.exporting.redlines import REDLINES  # noqa: PLC0415 - only whoever writes a redline waits

    for format_ in REDLINES:
        if suffix.casefold() in format_.suffixes:
            return format_.write
    known = ", ".join(suffix for format_ in REDLINES for suffix in format_.suffixes)
    raise UsageProblem(
        f"no redline is written as {suffix or 'a file without a suffix'}", f"Name a file with {known}."
    )


def redline_formats() -> tuple[tuple[str, str], ...]:
    """What people call each format of a redline, with the usual suffix of its files."""
    from proposaltrack.exporting.redlines import REDLINES  # noqa: PLC0415 - only whoever writes a redline waits

    return tuple((format_.name, format_.suffixes[0]) for format_ in REDLINES)


def _half(desk: Desk, matter: Matter, named: str | Path) -> _Half:
    if isinstance(named, Path):
        return _Half(Side(named.name), read_side(named))
    version = find_version(desk, matter, named)
    return _Half(Side(version.title, version), settled_reading(desk, matter, version))


def _order(desk: Desk, matter: Matter, before: _Half, after: _Half, signing: Signing) -> "Order":
    from proposaltrack.exporting.base import Order  # noqa: PLC0415

    one, two = before.side.version, after.side.version
    if one is not None and two is not None:
        comparison = matter.wordings.comparison_of(one.id, two.id)
    else:
        comparison = compare_readings(before.reading, after.reading)
    remarks = tuple(_remarks(desk, matter, one, two, signing)) if one is not None and signing.stances else ()
    return Order(
        before.reading, after.reading, comparison, (before.side.told(), after.side.told()),
        _stamp(after.side, signing), remarks,
    )  # fmt: skip


def _stamp(side: Side, signing: Signing) -> Stamp:
    version = side.version
    if version is None:
        return Stamp(signing.author or Path(side.name).stem, "")
    name = signing.author or (version.by.name if version.by else version.label)
    return Stamp(name, _instant(version.on.isoformat()) if signing.dated else "")


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _remarks(
    desk: Desk, matter: Matter, before: Version, after: Version | None, signing: Signing
) -> "Iterator[Remark]":
    """What was answered to the clauses of the text before, given and not only prepared, by the party whose text the later one is."""
    from proposaltrack.exporting.base import Remark  # noqa: PLC0415

    wanted = after.by.id if after is not None and after.by is not None else None
    for response in Standing(matter.negotiation, desk.as_of).responses_on(before.document):
        if (
            wanted is None
            or (response.act.version, response.act.by) != (before.id, wanted)
            or response.given_on is None
        ):
            continue
        party = matter.negotiation.parties[wanted]
        at = _instant(response.act.on.isoformat()) if signing.dated else ""
        stamp, text = Stamp(signing.author or party.name, at), _said(desk, matter, response)
        for clause in _answered(matter.wordings, response):
            yield Remark(clause, stamp, text)


def _answered(wordings: StoredWordings, response: Response) -> Iterator[int]:
    """Ordinals of the clauses answered; the first where the whole text is."""
    if response.act.whole:
        yield 1
    for passage in response.act.passages:
        yield from (c.ordinal for c in clauses_of(wordings.tree_of(passage.version), passage)[:1])


def _said(desk: Desk, matter: Matter, response: Response) -> str:
    """The stances with the reason, every condition and the text proposed."""
    act = response.act
    stances = ", ".join(stance.label for stance in act.stances).capitalize()
    stances = f"To all clauses: {stances}" if act.whole else stances
    lines = [f"{stances}: {act.reason}" if act.reason else f"{stances}."]
    if act.condition:
        lines.append(f"Condition: {act.condition}")
    for tied in act.depends_on:
        on = matter.negotiation.versions[tied.version]
        lines.append(f"Depends on {names_of(matter, on, (tied,))} of {on.label}")
    if response.entry.record.text is not None:
        lines.append(f"Proposed: {desk.store.text_of(response.entry).strip()}")
    return "\n".join(lines)
