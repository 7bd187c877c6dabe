"""Checking: what a lawyer should look at in a text, alone or held against the one it was made from."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.lineage import trace_document
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.reading import Compared, Side, compare_readings, outline_file
from proposaltrack.actions.readings import as_marked, reading_of
from proposaltrack.compare.findings import Finding
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_side
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.model.negotiation import Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proposaltrack.compare.returned import Returned
    from proposaltrack.model.comparison import Comparison
    from proposaltrack.model.marked import MarkedText


_SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a text.

    Args:
        after: the text that was checked, by name.
        tree: its clauses.
        before: the text it was held against, by name; None when it was looked at alone.
        findings: what was found: in the text first, then in what became of it.
        not_compared: what the comparison left out or simplified, in words.
        guarded: it was held against what had been agreed, too.
        returned: what is marked in a file that came back, and what is not; None where neither file carries marks.
        changed: how many clauses the comparison tells a change of; None when it was looked at alone.
    """

    after: Side
    tree: ClauseTree
    before: Side | None
    findings: tuple[Finding, ...]
    not_compared: tuple[str, ...] = ()
    guarded: bool = False
    returned: "Returned | None" = None
    changed: int | None = None


def check_file(path: Path, against: Path | None = None) -> Checked:
    """What is found in a file, no workspace needed; control characters are let in, to be found.

    Args:
        path: the file.
        against: the file it is held against; None to look at it alone.

    Raises:
        NotFound: a file does not exist.
        UnreadableFile: a file holds no readable text.
    """
    if against is None:
        return checked_alone(Side(str(path)), outline_file(path, allow_controls=True))
    sent, came = read_side(against, allow_controls=True), read_side(path, allow_controls=True)
    found = checked(Compared(Side(str(against)), Side(str(path)), compare_readings(sent, came)))
    return _with_returned(found, sent, came)


def check_version(desk: Desk, matter: Matter, name: str, against: str | Path | None = None) -> Checked:
    """What is found in a version.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        name: the version, as people name it.
        against: the version or file it is held against; None for the version it was made from.

    Raises:
        NotFound: no such version or file.
        UnreadableFile: the file holds no readable text.
    """
    version = find_version(desk, matter, name)
    found = _held_against(desk, matter, version, against)
    guarded = (*found.findings, *_guarded(desk, matter, version))
    order = sorted(guarded, key=lambda f: (_SEVERITIES.index(f.severity), f.clause.ordinal))
    return replace(found, findings=tuple(order), guarded=True)


def _held_against(desk: Desk, matter: Matter, version: Version, against: str | Path | None) -> Checked:
    """What is found in a version by itself, and in what became of the text it is held against."""
    from proposaltrack.compare.comparison import compare  # noqa: PLC0415 - whoever compares nothing does not wait

    side, tree = Side(version.title, version), matter.wordings.tree_of(version.id)
    if isinstance(against, Path):
        older = outline_file(against, allow_controls=True)
        found = checked(Compared(Side(str(against)), side, compare(older, tree, language=version.language)))
        sent = read_side(against, allow_controls=True)
        return _with_returned(found, sent, reading_of(desk, matter, version), language=version.language)
    basis = (
        find_version(desk, matter, against)
        if against
        else matter.negotiation.versions.get(version.basis or "")
    )
    if basis is None:
        return checked_alone(side, tree)
    comparison = matter.wordings.comparison_of(basis.id, version.id)
    found = checked(Compared(Side(basis.title, basis), side, comparison))
    # What a party makes of its own draft was not sent to anybody and did not come back.
    if basis.by == version.by:
        return found
    return _with_returned(
        found,
        reading_of(desk, matter, basis),
        reading_of(desk, matter, version),
        tuple(_others(desk, matter, basis)),
        version.language,
    )


def _guarded(desk: Desk, matter: Matter, version: Version) -> tuple[Finding, ...]:
    """What the version does to wording that was agreed or given up."""
    from proposaltrack.ledger.guard import Watch, guard  # noqa: PLC0415 - files are held against nothing agreed

    traced = trace_document(desk, matter, version)
    standing = Standing(matter.negotiation, desk.as_of)
    return guard(Watch(standing, matter.wordings, traced.lineage, traced.versions, version))


def check_file_against_version(desk: Desk, matter: Matter, path: Path, against: str) -> Checked:
    """What is found in a file that is held against a version.

    Raises:
        NotFound: no such version or file.
        UnreadableFile: the file holds no readable text.
    """
    version = find_version(desk, matter, against)
    return check_reading(desk, matter, Side(str(path)), read_side(path, allow_controls=True), version)


def check_reading(
    desk: Desk,
    matter: Matter,
    side: Side,
    came: Reading,
    sent: Version,
    *,
    comparison: "Comparison | None" = None,
) -> Checked:
    """What is found in a file that was read, held against a version.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        side: what the file is called.
        came: the file, every change marked in it accepted.
        sent: the version.
        comparison: the two compared, where that was done already; None to do it.
    """
    from proposaltrack.compare.comparison import compare  # noqa: PLC0415
    from proposaltrack.text.clauses import parse_text  # noqa: PLC0415

    if comparison is None:
        older = matter.wordings.tree_of(sent.id)
        comparison = compare(older, parse_text(came.text), language=sent.language)
    found = checked(Compared(Side(sent.title, sent), side, comparison))
    others = tuple(_others(desk, matter, sent))
    return _with_returned(found, reading_of(desk, matter, sent), came, others, sent.language)


def _others(desk: Desk, matter: Matter, sent: Version) -> "Iterator[tuple[str, Reading]]":
    """The earlier versions of the document, which a returned file may have been made from instead."""
    for version in matter.negotiation.versions_of(sent.document):
        if (version.on, version.order) < (sent.on, sent.order) and version.language == sent.language:
            yield version.title, reading_of(desk, matter, version)


def _with_returned(
    found: Checked,
    sent: Reading,
    came: Reading,
    others: "Sequence[tuple[str, Reading]]" = (),
    language: str = "en",
) -> Checked:
    """What was found, with what is not marked as a change where what came back can carry marks."""
    from proposaltrack.compare.findings import check_text  # noqa: PLC0415
    from proposaltrack.compare.returned import hold_against  # noqa: PLC0415 - few files carry marks

    one, two = sent.content.marked, came.content.marked
    if two is None:
        return found
    if one is None:
        every = [(name, other.content.marked or as_marked(other)) for name, other in others]
        returned = hold_against(as_marked(sent), two, every, language, bare=True)
    else:
        files = [(name, other.content.marked) for name, other in others if other.content.marked]
        returned = hold_against(one, two, files, language)
    places = _places(found.tree, two)
    more = tuple(
        Finding(d.kind, d.severity, places[d.place], d.before, d.after, d.message, pile=d.pile)
        for d in returned.differences
    )
    # Against another text than theirs was made from every difference is noise.
    apart = any(d.kind == "wrong-baseline" for d in returned.differences)
    known = check_text(found.tree) if apart else found.findings
    # What the comparison found in the same place is told once, by what is known of its marks.
    told = {(f.kind, f.clause.ordinal) for f in more}
    rest = tuple(f for f in known if (f.kind, f.clause.ordinal) not in told)
    order = sorted((*more, *rest), key=lambda f: _SEVERITIES.index(f.severity))
    return replace(found, findings=tuple(order), returned=returned)


def _places(tree: ClauseTree, marked: "MarkedText") -> list[Clause]:
    """The clause in which each paragraph stands, that of the one before where it is not read."""
    from proposaltrack.compare.findings import clause_at  # noqa: PLC0415
    from proposaltrack.model.marked import View, lines_in  # noqa: PLC0415

    places = [tree.clauses[0]] * max(1, len(marked.paragraphs))
    offset = 0
    for line in lines_in(marked, View.FINAL):
        words = " ".join(line.text.split())[:40]
        at = tree.text.find(words, offset) if words else -1
        offset = at if at >= 0 else offset
        for place in line.places:
            places[place:] = [clause_at(tree, offset)] * (len(places) - place)
    return places


def checked(compared: Compared) -> Checked:
    """What is found in the text after, and in what became of the one before."""
    from proposaltrack.compare.findings import check  # noqa: PLC0415

    comparison = compared.comparison
    changed = sum(change.kinds != (ChangeKind.UNCHANGED,) for change in comparison.changes)
    return Checked(
        compared.after,
        comparison.after,
        compared.before,
        check(comparison),
        comparison.not_compared,
        changed=changed,
    )


def checked_alone(side: Side, tree: ClauseTree) -> Checked:
    """What is found in a text that is held against nothing."""
    from proposaltrack.compare.findings import check_text  # noqa: PLC0415

    return Checked(side, tree, None, check_text(tree))
