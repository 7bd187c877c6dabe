"""The command that tells what a paper says to each clause of the text that it answers."""

import click

from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.reading import read_coverage
from proposaltrack.cli.completion import complete_version
from proposaltrack.cli.options import json_option
from proposaltrack.cli.output import put_json, put_lines, width
from proposaltrack.cli.render.coverage import coverage_lines
from proposaltrack.cli.session import Session
from proposaltrack.views.coverage import coverage_json


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@click.option(
    "--in",
    "paper",
    metavar="RESPONSE[@V]",
    required=True,
    shell_complete=complete_version,
    help="The answering paper.",
)
@json_option
@click.pass_obj
def coverage(session: Session, /, *, version: str, paper: str, as_json: bool) -> None:
    r"""Show which clauses of a text a paper answers, and which it passes over.

    \b
    Examples:
      proposaltrack coverage treaty@v1 --in us-response
      proposaltrack coverage treaty --in our-response@v2 --json

    Passages that are tied to no clause are held against those not considered; what may belong together is
    suggested, with the command that says so.
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        found, answering, considered = read_coverage(desk, matter, version, paper)
        answer = coverage_json(matter.wordings, found, answering, considered)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, coverage_lines(answer, width()))
