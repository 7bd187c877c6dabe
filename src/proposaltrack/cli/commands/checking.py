"""The command that looks for what a lawyer should see."""

from pathlib import Path

import click

from proposaltrack.actions.checking import Checked, check_file, check_file_against_version, check_version
from proposaltrack.actions.desk import load_matter
from proposaltrack.cli.completion import complete_version
from proposaltrack.cli.exit_codes import DONE, FINDINGS
from proposaltrack.cli.options import json_option
from proposaltrack.cli.output import put_json, put_lines, width
from proposaltrack.cli.render.findings import findings_lines
from proposaltrack.cli.session import Session
from proposaltrack.cli.targets import is_file
from proposaltrack.errors import NotFound, WorkspaceNotFound
from proposaltrack.views.findings import findings_json


@click.command()
@click.argument("target", metavar="DOC[@V]|FILE", shell_complete=complete_version)
@click.option(
    "--against", metavar="FILE|DOC@V", shell_complete=complete_version,
    help="What it is held against; for a version the one it was made from when left out.",
)  # fmt: skip
@json_option
@click.pass_obj
def check(session: Session, /, *, target: str, against: str | None, as_json: bool) -> int:
    r"""Look for what went stale, cannot be seen, or opens what was agreed.

    \b
    Examples:
      proposaltrack check treaty                          the latest version, against the one it was made from
      proposaltrack check treaty@v4 --against treaty@v1
      proposaltrack check draft-2.md --against draft.md   no workspace needed
      proposaltrack check returned.docx --against sent.docx

    A Word file that came back is told in four piles: what is marked as a change, what is not, which of our own marks
    are gone, and what is only numbered anew. Ends with 1 when there are findings. What was not looked for is said.
    """
    checked = _checked(session, target, against)
    before = checked.before.told() if checked.before else None
    sides = before, checked.after.told()
    answer = findings_json(
        checked.findings,
        checked.tree,
        *sides,
        checked.not_compared,
        guarded=checked.guarded,
        returned=checked.returned,
        changed=checked.changed,
    )
    if as_json:
        put_json(answer)
    else:
        put_lines(session, findings_lines(answer, width()))
    return FINDINGS if checked.findings else DONE


def _checked(session: Session, target: str, against: str | None) -> Checked:
    if is_file(target) and (against is None or is_file(against)):
        return check_file(Path(target), Path(against) if against else None)
    try:
        with session.desk() as desk:
            matter = load_matter(desk)
            if is_file(target):
                return check_file_against_version(desk, matter, Path(target), against or "")
            given = Path(against) if against and is_file(against) else against
            return check_version(desk, matter, target, given)
    except WorkspaceNotFound:
        name = against if against and is_file(target) else target
        advice = "For a document, name its workspace with --workspace."
        raise NotFound("file", name, next_step=advice) from None
