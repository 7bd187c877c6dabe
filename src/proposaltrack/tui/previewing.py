"""Previewing: what a file would be as a version, asked before anything is recorded."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePath
from typing import NamedTuple

from proposaltrack.actions.checking import Checked, check_reading
from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.reading import Side
from proposaltrack.actions.versions import Wording, read_wording
from proposaltrack.compare.comparison import compare, totals_of
from proposaltrack.compare.findings import Finding
from proposaltrack.compare.returned import Pile
from proposaltrack.errors import NotFound
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import attachments_of, seal_file
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison
from proposaltrack.model.marked import View, changes_in
from proposaltrack.model.negotiation import Version
from proposaltrack.text.address import address_of, label_of
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.display import make_line, make_safe, shorten
from proposaltrack.views.redline import RedlineRow, redline_rows

_WORDS = 100
"""Letters of a clause that a line begins with, at most."""


class Told(NamedTuple):
    """Something about a file: a safe line, how grave it is, and a path it offers ("" for none)."""

    text: str
    look: str = "rows--strong"
    path: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that somebody thinks of recording.

    Args:
        path: where it is, as it was typed; `MAIL.eml#NAME` for a file that came with a message.
        file: the same, with the person's own folder in full.
        text: a file that its wording is taken from; None for its own.
        view: whether the changes marked in it count as accepted or rejected.
        document: short name of the document it would be a version of.
        by: short name of the party whose wording it is.
        basis: record id of the version it was made from; "" for none.
    """

    path: str
    file: Path
    text: Path | None
    view: View
    document: str
    by: str
    basis: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be recorded.

    Args:
        asked: what it was asked for.
        wording: its very bytes, so that nothing else is recorded than what was shown.
        clauses: how many it has.
        said: what its reader has to say.
        begins: what each clause is called and begins with.
        against: the version it is held against, in words; "" where there is none.
        rows: what changed against that.
        findings: what a lawyer should look at.
        found: how many findings there are.
        summary: everything at a glance, in lines.
    """

    asked: Asked
    wording: Wording
    clauses: int
    said: tuple[Told, ...]
    begins: tuple[Told, ...]
    against: str = ""
    rows: tuple[RedlineRow, ...] = ()
    findings: tuple[Told, ...] = ()
    found: int = 0
    summary: tuple[str, ...] = ()


def read_preview(desk: Desk, matter: Matter, asked: Asked) -> Preview:
    """A file as it would be recorded, held against the version it most likely comes from.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: it holds no readable text.
    """
    name, content = seal_file(asked.file)
    wording = Wording((name, content), text=asked.text, view=asked.view, basis=asked.basis or None)
    reading = read_wording(wording)
    tree = parse_text(reading.text)
    said, begins = tuple(_said(asked, reading)), tuple(_clauses(tree))
    summary = (_glance(PurePath(name).name, tree, reading),)
    preview = Preview(asked, wording, len(tree), said, begins, summary=summary)
    found = _against(desk, matter, asked)
    if found is None:
        return preview
    version, why = found
    comparison = compare(matter.wordings.tree_of(version.id), tree, language=version.language)
    checked = _checked(desk, matter, reading, version, comparison)
    return _compared(preview, make_line(f"{version.title} of {version.on}, {why}"), comparison, checked)


def _against(desk: Desk, matter: Matter, asked: Asked) -> tuple[Version, str] | None:
    """The version to hold the file against, and why that one: what it was made from, else what was sent last."""
    made_from = matter.negotiation.versions.get(asked.basis)
    sent = _found(desk, matter, f"{asked.document}@sent:{asked.by}")
    if sent and made_from in {None, sent}:
        return sent, f"last sent to {asked.by}"
    if made_from:
        return made_from, "which it was made from"
    latest = _found(desk, matter, asked.document)
    return (latest, "the latest") if latest else None


def _found(desk: Desk, matter: Matter, name: str) -> Version | None:
    """The version of a name; None where there is none."""
    try:
        return find_version(desk, matter, name)
    except NotFound:
        return None


def _checked(
    desk: Desk, matter: Matter, reading: Reading, version: Version, comparison: Comparison
) -> Checked:
    """What is found in the file; its marks are looked at as they stand, whichever way its wording is taken."""
    final = reading.text_in(View.FINAL)
    known = comparison if final == reading.text else None
    return check_reading(
        desk, matter, Side("the file"), replace(reading, text=final), version, comparison=known
    )


def _compared(preview: Preview, against: str, comparison: Comparison, checked: Checked) -> Preview:
    totals, piles = ", ".join(_totals(comparison)), _piles(checked)
    return replace(
        preview,
        against=against,
        rows=tuple(row for row in redline_rows(comparison) if row.changed),
        findings=tuple(_findings(checked)),
        found=len(checked.findings),
        summary=(*preview.summary, f"Against {against}: {totals}", *([piles] if piles else ())),
    )


def _totals(comparison: Comparison) -> Iterator[str]:
    """What changed, counted; what did not, and what was left out, last."""
    counts = {kind.value.replace("_", " "): n for kind, n in totals_of(comparison).items() if n}
    unchanged = counts.pop("unchanged", 0)
    yield from (f"{n} {kind}" for kind, n in counts.items())
    yield f"{unchanged} unchanged"
    yield from map(make_line, comparison.not_compared)


def _glance(name: str, tree: ClauseTree, reading: Reading) -> str:
    warned = len(reading.warnings)
    counts = [_count(len(tree), "clause"), *([_count(warned, "warning")] if warned else [])]
    marks = _authors(reading)
    told = f"marked: {', '.join(f'{n} by {who}' for who, n in marks.items())}" if marks else "nothing marked"
    return f"{make_line(name)}: {', '.join(counts)}; {told}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _authors(reading: Reading) -> Counter[str]:
    """How many changes are marked by each author, by a safe name."""
    marked = reading.content.marked
    return (
        Counter(make_line(c.stamp.author) or "nobody named" for c in changes_in(marked))
        if marked
        else Counter()
    )


def _said(asked: Asked, reading: Reading) -> Iterator[Told]:
    """What the reader had to decide, what is marked, and what came with a message, to choose from."""
    yield from (Told(f"! {make_line(warning)}", "rows--alarm") for warning in reading.warnings)
    if marks := _authors(reading):
        taken = "accepted" if asked.view is View.FINAL else "rejected"
        told = ", ".join(f"{_count(n, 'change')} by {who}" for who, n in marks.items())
        yield Told(f"Marked: {told}; all read as {taken}.")
    if asked.file.suffix.lower() == ".eml":
        for name in map(make_line, attachments_of(asked.file)):
            yield Told(f"enter: {name}, which came with it", "rows--mark", f"{asked.path}#{name}")


def _clauses(tree: ClauseTree) -> Iterator[Told]:
    depths: dict[int, int] = {}
    for clause in tree:
        depth = depths[clause.ordinal] = depths.get(clause.parent, -1) + 1
        name = make_line(label_of(tree, clause)) or make_line(address_of(tree, clause))
        words = shorten(tree.words_of(clause), _WORDS)
        yield Told(f"{'  ' * min(depth, 4)}{name}{'' if words in name else f'  {words}'}")


def _piles(checked: Checked) -> str:
    """How much lies on each pile."""
    returned = checked.returned
    return "" if returned is None else " · ".join(f"{returned.count(pile)} {pile.value}" for pile in Pile)


def _findings(checked: Checked) -> Iterator[Told]:
    """What is not marked first, then what else was found, then what is marked."""
    order = [Pile.NOT_MARKED, Pile.MARKS_GONE, Pile.RENUMBERED, ""]
    by_pile = sorted(checked.findings, key=lambda found: order.index(found.pile))
    for pile, group in groupby(by_pile, key=lambda found: found.pile):
        found = list(group)
        yield Told(f"{pile.capitalize() or 'Also found'} ({len(found)})", "rows--mark")
        yield from (_finding(checked, one) for one in found)
    marked = checked.returned.marked if checked.returned else ()
    if marked:
        yield Told(f"{Pile.MARKED.value.capitalize()} ({len(marked)})", "rows--mark")
    for change in marked:
        who = make_line(change.stamp.author) or "nobody named"
        yield Told(f"  {change.fate.value} by {who}: {shorten(change.text, _WORDS)}", "rows--dim")


def _finding(checked: Checked, found: Finding) -> Told:
    where = address_of(checked.tree, found.clause)
    told = make_line(
        f"{where} · {found.kind.replace('-', ' ')} · {found.severity}: {make_safe(found.message)}"
    )
    return Told(f"  {told}", "rows--alarm" if found.severity == "high" else "rows--strong")
