"""Tracing: what the screens ask about where clauses come from, how sure a match is, and what numbers became."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.lineage import read_concordance, trace_document
from proposaltrack.compare.attribution import Owned
from proposaltrack.ledger.attribution import Attribution, attribute_words
from proposaltrack.ledger.history import ClauseHistory, ConcordanceRow, Step, find_history
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.acts.upkeep import Matched
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.model.negotiation import Version
from proposaltrack.model.record import Entry
from proposaltrack.text.address import address_of, label_of
from proposaltrack.text.display import make_line, make_safe, shorten
from proposaltrack.views.redline import Run, redline_runs

Pair = tuple[int, int]
"""A clause of the version before and one of the version after, by ordinal."""


@dataclass(frozen=True, slots=True)
class Past:
    """A clause through every version, and who brought its words.

    Args:
        clause: the clause.
        tree: the wording it is a clause of.
        history: its steps.
        words: what changed in each step, in the order of the steps; empty where nothing did.
        addresses: what the clause is called in each version, by record id.
        attribution: the words of the version.
    """

    clause: Clause
    tree: ClauseTree
    history: ClauseHistory
    words: tuple[tuple[Run, ...], ...]
    addresses: Mapping[str, tuple[str, ...]]
    attribution: Attribution


def read_past(
    desk: Desk, matter: Matter, version_id: str, ordinal: int, known: Attribution | None = None
) -> Past:
    """Where a clause and its words come from.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version_id: record id of the version.
        ordinal: of the clause in it.
        known: the words of the version where they were asked for before; None to find them.
    """
    version = matter.negotiation.versions[version_id]
    traced = trace_document(desk, matter, version)
    tree = matter.wordings.tree_of(version_id)
    clause = tree.clause(ordinal)
    history = find_history(traced.lineage, matter.wordings, traced.versions, version, clause)
    words = tuple(_step_words(matter, step) for step in history.steps)
    attribution = known or attribute_words(traced.lineage, matter.wordings, traced.versions, version)
    addresses = {step.version.id: _addresses(matter, step) for step in history.steps}
    return Past(clause, tree, history, words, addresses, attribution)


def _addresses(matter: Matter, step: Step) -> tuple[str, ...]:
    tree = matter.wordings.tree_of(step.version.id)
    return tuple(address_of(tree, clause) for clause in step.clauses)


def _step_words(matter: Matter, step: Step) -> tuple[Run, ...]:
    if step.parent is None or step.change is None or step.change.unchanged:
        return ()
    comparison = matter.wordings.comparison_of(step.parent.id, step.version.id)
    return tuple(redline_runs(comparison, step.change))


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a match.

    Args:
        entry_id: record id of the entry.
        told: day, party, what was said, and the note, on one safe line.
    """

    entry_id: str
    told: str


def read_words(
    desk: Desk, matter: Matter, before: Version, after: Version, pairs: Sequence[Pair]
) -> tuple[Word, ...]:
    """What people said of clauses of two versions, oldest first.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        before: one version.
        after: the other.
        pairs: the clauses asked about; 0 for none on that side.
    """
    ours = {(before.id, one) for one, _ in pairs} | {(after.id, two) for _, two in pairs}
    acts = matter.negotiation.acts_until(Matched, desk.as_of)
    return tuple(
        Word(entry.id, _said(matter, entry, act))
        for entry, act in acts
        if {act.before.version, act.after.version} == {before.id, after.id}
        and ours & {_spot(matter, act.before), _spot(matter, act.after)}
    )


def _spot(matter: Matter, passage: Passage) -> tuple[str, int]:
    return passage.version, matter.wordings.ordinal_at(passage)


def _said(matter: Matter, entry: Entry, act: Matched) -> str:
    one, two = (_named(matter, passage) for passage in (act.before, act.after))
    party = matter.negotiation.parties.get(act.by or "")
    by = f" {make_line(party.key)}:" if party else ":"
    word = "is" if act.holds else "is not"
    note = f" - {make_line(act.note)}" if act.note else ""
    return f"{act.on}{by} {one} {word} {two}{note} ({entry.id[:8]})"


def _named(matter: Matter, passage: Passage) -> str:
    tree = matter.wordings.tree_of(passage.version)
    clause = tree.clause(matter.wordings.ordinal_at(passage))
    version = matter.negotiation.versions.get(passage.version)
    return f"{make_line(address_of(tree, clause))}{f' of {version.label}' if version else ''}"


def read_clauses(_desk: Desk, matter: Matter, version: Version) -> tuple[tuple[int, str], ...]:
    """Every clause of a version to choose from: its ordinal, and its label and first words on a safe line."""
    tree = matter.wordings.tree_of(version.id)
    return tuple((clause.ordinal, _line(tree, clause)) for clause in tree)


def _line(tree: ClauseTree, clause: Clause) -> str:
    return shorten(f"{label_of(tree, clause)}  {tree.words_of(clause)}", 100)


@dataclass(frozen=True, slots=True)
class NumbersRow:
    """One clause in a table of numbers.

    Args:
        cells: its numbers in each version, safe; "" where it is not there.
        heading: its heading or first words, safe.
        relation: what became of it between two versions, in words; "" for more than two.
        ordinal: of the clause in the last version; 0 where it is not there.
        changed: its number is not the same everywhere.
    """

    cells: tuple[str, ...]
    heading: str
    relation: str
    ordinal: int
    changed: bool


def read_numbers(
    desk: Desk, matter: Matter, document: str, names: Sequence[str]
) -> tuple[tuple[str, ...], tuple[NumbersRow, ...]]:
    """The numbers of clauses in several versions, and what the versions are called.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        document: short name of the document.
        names: labels of versions; empty for all.

    Raises:
        UsageProblem: there are not two versions in one language.
    """
    versions, rows = read_concordance(desk, matter, document, names)
    trees = [matter.wordings.tree_of(version.id) for version in versions]
    return tuple(version.label for version in versions), tuple(_numbers(trees, row) for row in rows)


def _numbers(trees: Sequence[ClauseTree], row: ConcordanceRow) -> NumbersRow:
    cells = tuple(
        make_line(", ".join(address_of(tree, clause) for clause in clauses))
        for tree, clauses in zip(trees, row.clauses, strict=True)
    )
    tree, clause = next((t, c[-1]) for t, c in zip(reversed(trees), reversed(row.clauses), strict=True) if c)
    heading = make_line(clause.heading) or shorten(tree.words_of(clause), 60)
    last = row.clauses[-1]
    return NumbersRow(cells, heading, _relation(row), last[0].ordinal if last else 0, len(set(cells)) > 1)


def _relation(row: ConcordanceRow) -> str:
    kinds = ", ".join(kind.value.replace("_", " ") for kind in row.change.kinds) if row.change else ""
    return f"{kinds} (in doubt)" if row.doubted else kinds


def told_of(past: Past, step: Step) -> str:
    """A version with what the clause was there and what happened to it, on a safe line."""
    version = step.version
    by = f" by {make_line(version.by.key)}" if version.by else ""
    head = f"{version.on}  {make_line(version.title)}{by}:"
    if not step.clauses:
        gone = step.change is not None and ChangeKind.REMOVED in step.change.kinds
        return f"{head} {'left out' if gone else 'not there'}"
    names = ", ".join(map(make_line, past.addresses[version.id]))
    kinds = [kind.value.replace("_", " ") for kind in step.change.kinds] if step.change else ["first version"]
    weight = f" · touches: {', '.join(step.change.weight)}" if step.change and step.change.weight else ""
    return f"{head} {names} · {', '.join(kinds)}{weight}"


def brought(past: Past) -> Iterator[tuple[str, str]]:
    """For each run of words of a clause the party, version and day that brought it, and the words, safe."""
    for run in past.attribution.words.runs[past.clause.ordinal]:
        if words := words_of(run):
            yield who(past, run.version), words


def struck(past: Past) -> Iterator[tuple[str, str]]:
    """For words that stood in a clause once, the party, version and day that struck them, and the words, safe."""
    for gone in past.attribution.struck_from(past.clause):
        yield who(past, gone.struck_in), " ".join(words_of(run) for run in gone.runs)


def words_of(run: Owned) -> str:
    """The words of a run on a safe line, without the signs of a heading."""
    return " ".join(make_safe(run.text).lstrip("#").split())


def who(past: Past, version_id: str) -> str:
    """Party, version and day, safe."""
    version = past.attribution.versions[version_id]
    return f"{make_line(version.by.key) if version.by else 'nobody named'}, {version.label}, {version.on}"
