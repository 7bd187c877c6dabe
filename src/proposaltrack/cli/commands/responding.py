"""Commands that answer clauses of a version, or leave them unanswered on purpose."""

from pathlib import Path

import click

from proposaltrack.actions import responding
from proposaltrack.actions.desk import Circumstances, Desk, Filed, load_matter
from proposaltrack.actions.naming import find_party, find_version, parse_stances
from proposaltrack.actions.responding import Answer
from proposaltrack.actions.sheets import respond_by_sheet
from proposaltrack.cli.completion import complete_clause, complete_party, complete_version
from proposaltrack.cli.form import edited, read_form, write_form
from proposaltrack.cli.given import author, read_words
from proposaltrack.cli.options import FILE, NAMES, act_options, flatten
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session
from proposaltrack.errors import UsageProblem

Groups = tuple[tuple[str, ...], ...]


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@click.option("--by", metavar="PARTY", shell_complete=complete_party, help="Who answers; we when left out.")
@click.option(
    "--clause",
    "clauses",
    type=NAMES,
    shell_complete=complete_clause,
    multiple=True,
    metavar="N[,N...]|all",
    help="Clauses answered.",
)
@click.option(
    "--stance", "stances", type=NAMES, multiple=True, metavar="S[,S...]", help="What is said to them."
)
@click.option("--text", "file", type=FILE, help='A file with the counter-text; "-" for standard input.')
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--condition", default="", metavar="TEXT", help="What it depends on, in words.")
@click.option(
    "--if",
    "depends_on",
    multiple=True,
    metavar="DOC[@V]#CLAUSE",
    help="A clause that must be agreed for it to hold.",
)
@click.option(
    "--on-behalf-of",
    type=NAMES,
    shell_complete=complete_party,
    multiple=True,
    help="Parties it is given for, besides the one who answers.",
)
@click.option("--in", "in_", metavar="DOC@V[#PASSAGE]", help="The written response it is made in.")
@click.option("--edit", is_flag=True, help="Fill in a form with your editor ($VISUAL, $EDITOR).")
@click.option(
    "--sheet", type=FILE, metavar="FILE", help="A response sheet that was filled in: every answer in it."
)
@act_options
def respond(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    clauses: Groups,
    stances: Groups,
    file: Path | None,
    depends_on: tuple[str, ...],
    on_behalf_of: Groups,
    edit: bool,
    sheet: Path | None,
    circumstances: Circumstances,
    **told: str,
) -> None:
    r"""Record a party's answer to clauses.

    \b
    Examples:
      proposaltrack respond treaty@v2 --clause "4(1)" --stance accepts
      proposaltrack respond treaty@v2 --clause 5,6 --stance rejects,counter-proposes --text counter.md
      proposaltrack respond treaty@v2 --by ORS --clause all --stance notes --in their-answer@v1
      proposaltrack respond treaty@v2 --clause 4 --stance accepts --if "treaty@v2#6"
      proposaltrack respond treaty@v2 --sheet sheet.docx
    """
    said, behalf = parse_stances(flatten(stances)), flatten(on_behalf_of)
    answer = Answer(
        clauses=flatten(clauses), stances=said, text=read_words(file), depends_on=depends_on, on_behalf_of=behalf, **told
    )  # fmt: skip
    _check_sheet(sheet, answer, edit=edit)
    with session.desk() as desk:
        who, way = author(desk, by), _by_form if edit else _outright
        if sheet is not None:
            filed: Filed | None = respond_by_sheet(
                desk, version, sheet, answer.in_, by=who, circumstances=circumstances
            )
        else:
            filed = way(session, desk, version, answer, by=who, circumstances=circumstances)
    _put(session, filed)


def _check_sheet(sheet: Path | None, answer: Answer, *, edit: bool) -> None:
    """Make sure that nothing is typed beside a sheet that would count for nothing."""
    bare = Answer((), (), in_=answer.in_)
    if sheet is not None and (edit or answer != bare):
        raise UsageProblem(
            "a sheet holds its answers itself",
            "Give nothing with --sheet but --by, --in and what is said of the act.",
        )


def _put(session: Session, filed: Filed | None) -> None:
    if filed is None:
        click.echo("Nothing was filed: the form came back as it was.", err=True)
    else:
        put_filed(session, filed)


def _outright(
    _: Session, desk: Desk, version: str, answer: Answer, *, by: str, circumstances: Circumstances
) -> Filed:
    return responding.respond(desk, version, answer, by=by, circumstances=circumstances)


def _by_form(
    session: Session, desk: Desk, version: str, answer: Answer, *, by: str, circumstances: Circumstances
) -> Filed | None:
    """The answer that a form gives; None when it came back as it was."""
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    form = write_form(answer, by=party.key, version=found.label, tree=matter.wordings.tree_of(found.id))
    with edited(session.surroundings.environment.editor, form) as back:
        if back == form:
            return None
        # The version is named by its id: another one may have come in while the editor was open.
        return responding.respond(
            desk, found.id, read_form(back, answer), by=party.key, circumstances=circumstances
        )


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@click.option(
    "--by", metavar="PARTY", shell_complete=complete_party, help="Who leaves them; we when left out."
)
@click.option(
    "--clause",
    "clauses",
    type=NAMES,
    shell_complete=complete_clause,
    multiple=True,
    required=True,
    metavar="N[,N...]",
    help="Which clauses.",
)
@click.option("--reason", required=True, metavar="TEXT", help="Why; nobody else reads it.")
@act_options
def leave(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    clauses: Groups,
    reason: str,
    circumstances: Circumstances,
) -> None:
    r"""Leave clauses unanswered on purpose; nobody else is told.

    \b
    Example:
      proposaltrack leave treaty@v2 --clause preamble,14 --reason "Nothing there is new."
    """
    with session.desk() as desk:
        filed = responding.leave(
            desk, version, by=author(desk, by), clauses=flatten(clauses), reason=reason,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)
