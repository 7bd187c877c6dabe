"""Commands that list what there is, show one thing, and check that everything holds."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from proposaltrack import settings
from proposaltrack.actions.desk import Desk, Matter, load_matter
from proposaltrack.actions.naming import find_entry, find_version
from proposaltrack.cli.completion import complete_clause, complete_version
from proposaltrack.cli.exit_codes import DONE, FINDINGS
from proposaltrack.cli.options import NAMES, flatten, json_option
from proposaltrack.cli.output import put_json, put_lines, width
from proposaltrack.cli.render.layout import paint
from proposaltrack.cli.render.listing import (
    documents_lines,
    entry_lines,
    log_lines,
    parties_lines,
    text_lines,
    verification_lines,
)
from proposaltrack.cli.session import Session
from proposaltrack.errors import Problem, Unreadable, UsageProblem
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.negotiation import Negotiation, Version
from proposaltrack.model.record import Entry
from proposaltrack.text.address import address_of, find_clauses
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.views.clauses import Json, outline_json
from proposaltrack.views.listing import documents_json, parties_json, verification_json
from proposaltrack.views.log import entry_json, log_json
from proposaltrack.views.timeline import BOOKS


@click.command()
@click.option(
    "--all", "everything", is_flag=True,
    help="Entries that were struck or replaced too, marked, and the store's own book-keeping.",
)  # fmt: skip
@json_option
@click.pass_obj
def log(session: Session, /, *, everything: bool, as_json: bool) -> None:
    r"""Show everything that was filed, in the order of the acts: the day, the entry's id, what happened.

    \b
    Examples:
      proposaltrack log
      proposaltrack --as-of 2026-06-30 log --all
    """
    with session.desk() as desk:
        negotiation = load_matter(desk).negotiation
        answer = log_json(negotiation, _entries(desk, negotiation, everything=everything))
    if as_json:
        put_json(answer)
    else:
        put_lines(session, log_lines(answer, width()))


def _entries(desk: Desk, negotiation: Negotiation, *, everything: bool) -> list[Entry]:
    """Entries dated up to the day, in the order of the acts; those put right stand where they stood."""
    entries = [*negotiation.entries, *(negotiation.struck.values() if everything else ())]
    chosen = {
        entry.id: entry
        for entry in entries
        if entry.act.on <= desk.as_of and (everything or not isinstance(entry.act, BOOKS))
    }
    return sorted(chosen.values(), key=lambda entry: (entry.act.on, entry.record.clock, entry.id))


@click.command()
@click.argument("target", metavar="ID|DOC@V", shell_complete=complete_version)
@click.option(
    "--clause", "clauses", type=NAMES, multiple=True, shell_complete=complete_clause,
    help="Only these clauses of the version, with those below them.",
)  # fmt: skip
@click.option("--exact", is_flag=True, help="The text to the letter, for a file; not on a terminal.")
@json_option
@click.pass_obj
def show(
    session: Session, /, *, target: str, clauses: tuple[tuple[str, ...], ...], exact: bool, as_json: bool
) -> None:
    r"""Show one entry with everything it says, or the text of a version.

    \b
    Examples:
      proposaltrack show treaty@v3
      proposaltrack show treaty@v3 --clause "4(2)"
      proposaltrack show treaty@v3 --exact > treaty-v3.md
      proposaltrack show 1239f384

    Signs in a text that would steer a terminal are shown as signs, wherever the answer goes; --exact leaves every
    character as it was filed, and is meant for a file.
    """
    if exact and sys.stdout.isatty():
        raise UsageProblem("--exact would let the text steer this terminal", "Send it to a file with > FILE.")
    with session.desk() as desk:
        matter = load_matter(desk)
        if "@" not in target and not _is_document(matter, target):
            _put_entry(session, desk, matter, target, as_json=as_json)
            return
        version = find_version(desk, matter, target)
        tree = matter.wordings.tree_of(version.id)
    chosen = list(_chosen(tree, flatten(clauses)))
    if as_json:
        put_json(_text_json(version, tree, chosen))
    elif exact:
        click.echo("".join(tree.text_of(clause) for clause in chosen).encode(), nl=False)
    else:
        put_lines(session, _text_lines(version, "".join(tree.text_of(clause) for clause in chosen)))


def _is_document(matter: Matter, target: str) -> bool:
    keys = {document.key.casefold() for document in matter.negotiation.documents.values()}
    return target.casefold() in keys


def _put_entry(session: Session, desk: Desk, matter: Matter, target: str, *, as_json: bool) -> None:
    entry = find_entry(matter.negotiation, target.casefold())
    text = desk.store.text_of(entry) if entry.record.text else None
    told = {**entry_json(matter.negotiation, entry), "text": text}
    if as_json:
        put_json({"schema": "proposaltrack/entry/1", "negotiation": matter.negotiation.key, **told})
    else:
        put_lines(session, entry_lines(told, width(), _names(matter.negotiation), _clauses(matter, entry)))


def _names(negotiation: Negotiation) -> dict[str, str]:
    """What people call the parties, documents and versions, by record id."""
    found = {party.id: party.key for party in negotiation.parties.values()}
    found |= {document.id: document.key for document in negotiation.documents.values()}
    return found | {version.id: version.title for version in negotiation.versions.values()}


def _clauses(matter: Matter, entry: Entry) -> list[str]:
    """Names of the clauses in which the passages of an act begin."""
    names = []
    for passage in getattr(entry.act, "passages", ()):
        tree = matter.wordings.tree_of(passage.version)
        names.append(make_line(address_of(tree, tree.clause(matter.wordings.ordinal_at(passage)))))
    return names


def _chosen(tree: ClauseTree, names: Iterable[str]) -> Iterator[Clause]:
    """The clauses named and all below them, in reading order; all when none is named."""
    heads = {clause.ordinal for name in names for clause in find_clauses(tree, name)}
    for clause in tree:
        above = (clause, *tree.ancestors_of(clause))
        if not heads or any(other.ordinal in heads for other in above):
            yield clause


def _text_json(version: Version, tree: ClauseTree, chosen: Iterable[Clause]) -> Json:
    answer = outline_json(version.title, tree, version=version.label, version_id=version.id)
    wanted = {clause.ordinal for clause in chosen}
    return {**answer, "clauses": [clause for clause in answer["clauses"] if clause["ordinal"] in wanted]}


def _text_lines(version: Version, text: str) -> Iterator[str]:
    """The text made safe; on a terminal it is wrapped and headed."""
    if not sys.stdout.isatty():
        yield from make_safe(text).rstrip("\n").split("\n")
        return
    by = f" · {make_line(version.by.key)}" if version.by else ""
    yield paint(f"{make_line(version.title)}{by} · {version.on}", "strong")
    yield ""
    yield from text_lines(text, width())


@click.command()
@json_option
@click.pass_obj
def documents(session: Session, /, *, as_json: bool) -> None:
    r"""List the documents and their versions: the day, the id, whose wording it is, what it was made from.

    \b
    Example:
      proposaltrack documents
    """
    with session.desk() as desk:
        answer = documents_json(load_matter(desk).negotiation, desk.as_of)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, documents_lines(answer, width()))


@click.command()
@json_option
@click.pass_obj
def parties(session: Session, /, *, as_json: bool) -> None:
    r"""List the parties: short name, name, group, seat, and which one is ours.

    \b
    Example:
      proposaltrack parties
    """
    with session.desk() as desk:
        answer = parties_json(load_matter(desk).negotiation, desk.ours, desk.as_of)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, parties_lines(answer, width()))


@click.command()
@json_option
@click.pass_obj
def verify(session: Session, /, *, as_json: bool) -> int:
    r"""Check every hash, seal and reference of the negotiation, or of all of them when none is named.

    \b
    Examples:
      proposaltrack verify
      proposaltrack --negotiation lake verify

    Ends with 1 when anything is found.
    """
    workspace = session.find_workspace()
    keys = [session.key(workspace)] if session.negotiation else settings.negotiation_keys(workspace)
    keys = keys or [session.key(workspace)]
    found = {key: _problems(replace(session, negotiation=key)) for key in keys}
    answer = verification_json(found)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, verification_lines(answer, width()))
    return FINDINGS if any(found.values()) else DONE


def _problems(session: Session) -> tuple[Problem, ...]:
    """What is wrong in one store; one that cannot even be opened is a finding, so that the others are still checked."""
    try:
        with session.desk() as desk:
            return desk.store.verify()
    except Unreadable as wrong:
        return (Problem("", wrong.message, wrong.next_step),)
