"""Commands that compare wordings, and show how they are read."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.lineage import read_steps
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.reading import (
    Compared,
    choose_versions,
    compare_files,
    compare_versions,
    outline_file,
)
from proposaltrack.cli.completion import complete_clause, complete_version
from proposaltrack.cli.exit_codes import DONE, FINDINGS
from proposaltrack.cli.options import FILE, NAMES, flatten, json_option, view_option
from proposaltrack.cli.output import put_json, put_lines, uses_color, width
from proposaltrack.cli.render.comparison import comparison_lines
from proposaltrack.cli.render.outline import outline_lines
from proposaltrack.cli.session import Session
from proposaltrack.cli.targets import is_file
from proposaltrack.errors import NotFound, UsageProblem, WorkspaceNotFound
from proposaltrack.ledger.net import NetChanges
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.marked import View
from proposaltrack.text.address import find_clauses
from proposaltrack.views.clauses import Json, outline_json
from proposaltrack.views.comparison import comparison_json
from proposaltrack.views.net import with_steps

R = TypeVar("R")


def _comparing_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command that compares the options that both have."""
    options = (
        click.option("--clause", "clauses", type=NAMES, multiple=True, shell_complete=complete_clause,
                     help="Only these clauses, and those below them."),
        click.option("--by-weight", is_flag=True, help="Put first what weighs most: duties, then numbers, then terms."),
        click.option("--all", "everything", is_flag=True, help="Show unchanged clauses too."),
        click.option("--changes-only", is_flag=True, help="Leave unchanged clauses out of the JSON."),
        click.option("--exit-code", is_flag=True, help="End with 1 when there is a difference."),
        json_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_version)
@click.argument("before", required=False, shell_complete=complete_version)
@click.argument("after", required=False, shell_complete=complete_version)
@click.option(
    "--steps", is_flag=True, help="Tell which versions between touched each clause, and what came back."
)
@_comparing_options
@click.pass_obj
def diff(
    session: Session,
    /,
    *,
    document: str,
    before: str | None,
    after: str | None,
    steps: bool,
    as_json: bool,
    **asked: object,
) -> int:
    r"""Show what changed between two versions of a document, clause by clause.

    \b
    Examples:
      proposaltrack diff treaty                   since the version you saw last
      proposaltrack diff treaty v3 v4             from v3 to v4
      proposaltrack diff treaty v3 --clause 4     only Article 4, from v3 to the latest
      proposaltrack diff treaty v1 v7 --steps     and which versions between did it
      proposaltrack diff treaty@v3 "treaty@Rev.1"

    Without BEFORE, the version you saw last is compared, else the one that AFTER was made from. A version is v3,
    latest, seen, sent:PARTY or its symbol. Words taken out stand in [-...-], words put in in {+...+}.
    """
    if "@" in document and before and not after:
        document, before, after = document.partition("@")[0], document, before
    with session.desk() as desk:
        matter = load_matter(desk)
        older, newer = choose_versions(desk, matter, document, before, after)
        compared = compare_versions(matter, older, newer)
        net = read_steps(desk, matter, older, newer) if steps else None
        code = _put_comparison(session, compared, as_json=as_json, net=net, **asked)
    # Only a person sees; a script that reads the same answer must not change what the person has seen.
    if sys.stdout.isatty() and not as_json:
        session.mark_seen(newer.document.key, newer.id)
    return code


changes = diff


@click.command()
@click.argument("before", type=FILE)
@click.argument("after", type=FILE)
@click.option("--allow-control-characters", is_flag=True, help="Read control characters instead of refusing.")
@click.option(
    "--before-view",
    type=click.Choice(["final", "original"]),
    default="final",
    show_default=True,
    help="Marked changes of BEFORE accepted (final) or rejected (original).",
)
@_comparing_options
@click.pass_obj
def compare(
    session: Session,
    /,
    *,
    before: Path,
    after: Path,
    allow_control_characters: bool,
    before_view: str,
    as_json: bool,
    **asked: object,
) -> int:
    r"""Show what changed between two files, clause by clause; no workspace is needed.

    \b
    Examples:
      proposaltrack compare draft.md draft-2.md
      proposaltrack compare --json --changes-only draft.md draft-2.md
      proposaltrack compare returned.docx returned.docx --before-view original     what is marked in it

    Words taken out stand in [-...-], words put in in {+...+}.
    """
    compared = compare_files(before, after, allow_controls=allow_control_characters, view=View(before_view))
    return _put_comparison(session, compared, as_json=as_json, **asked)


def _put_comparison(
    session: Session,
    compared: Compared,
    *,
    clauses: object = (),
    by_weight: object = False,
    everything: object = False,
    changes_only: object = False,
    exit_code: object = False,
    net: object = None,
    as_json: bool,
) -> int:
    names = flatten(clauses) if isinstance(clauses, tuple) else ()
    compared = _narrowed(compared, names) if names else compared
    compared = _weighed(compared) if by_weight else compared
    sides = compared.before.told(), compared.after.told()
    only = bool(as_json and changes_only)
    answer = comparison_json(compared.comparison, *sides, changes_only=only and net is None)
    if isinstance(net, NetChanges):
        answer = with_steps(answer, net, compared.comparison.changes, changes_only=only)
    if as_json:
        put_json(answer)
    else:
        styled = uses_color(session)
        put_lines(session, comparison_lines(answer, width(), changes_only=not everything, styled=styled))
    differs = any(not change.unchanged for change in compared.comparison.changes)
    return FINDINGS if exit_code and differs else DONE


def _weighed(compared: Compared) -> Compared:
    from proposaltrack.compare.weight import lightest_last  # noqa: PLC0415 - whoever compares nothing does not wait

    changes = lightest_last(compared.comparison.changes)
    return replace(compared, comparison=replace(compared.comparison, changes=changes))


def _narrowed(compared: Compared, names: Iterable[str]) -> Compared:
    """The comparison of some clauses, each with what stands below it, by the name that either side gives them."""
    comparison = compared.comparison
    before: set[int] = set()
    after: set[int] = set()
    for name in names:
        older, newer = _family(comparison.before, name), _family(comparison.after, name)
        if not older and not newer:
            find_clauses(comparison.after, name)
        before.update(older)
        after.update(newer)
    chosen = tuple(
        change
        for change in comparison.changes
        if any(c.ordinal in before for c in change.before) or any(c.ordinal in after for c in change.after)
    )
    return replace(compared, comparison=replace(comparison, changes=chosen))


def _family(tree: ClauseTree, name: str) -> frozenset[int]:
    """Ordinals of the clauses that a name stands for and of all below them; none when there is no such clause."""
    try:
        heads = {clause.ordinal for clause in find_clauses(tree, name)}
    except NotFound:
        return frozenset()
    below = (c.ordinal for c in tree if any(above.ordinal in heads for above in tree.ancestors_of(c)))
    return frozenset(heads) | frozenset(below)


@click.command()
@click.argument("target", metavar="FILE|DOC[@V]", shell_complete=complete_version)
@click.option("--allow-control-characters", is_flag=True, help="Read control characters instead of refusing.")
@view_option
@json_option
@click.pass_obj
def outline(
    session: Session, /, *, target: str, allow_control_characters: bool, view: str, as_json: bool
) -> None:
    r"""Show the clauses of a file or version as they are read: number, heading, first words.

    \b
    Examples:
      proposaltrack outline draft.md
      proposaltrack outline treaty@v3
      proposaltrack outline returned.docx --view original
    """
    if is_file(target):
        tree = outline_file(Path(target), View(view), allow_controls=allow_control_characters)
        answer = outline_json(target, tree)
    else:
        if View(view) is View.ORIGINAL:
            raise UsageProblem(
                f"--view is about files, and {target} is a version, which has the wording it was recorded with",
                "Write its file with `proposaltrack export --original`, and name that.",
            )
        answer = _version_outline(session, target)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, _lines(answer))


def _version_outline(session: Session, target: str) -> Json:
    try:
        with session.desk() as desk:
            matter = load_matter(desk)
            version = find_version(desk, matter, target)
            tree = matter.wordings.tree_of(version.id)
            return outline_json(version.title, tree, version=version.label, version_id=version.id)
    except WorkspaceNotFound:
        raise NotFound(
            "file", target, next_step="For a document, name its workspace with --workspace."
        ) from None


def _lines(answer: Json) -> Iterator[str]:
    return outline_lines(answer, width())
