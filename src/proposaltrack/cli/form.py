"""Form: an answer as a text to fill in with an editor, and read back."""

import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from proposaltrack.actions.naming import parse_stances
from proposaltrack.actions.responding import Answer
from proposaltrack.actions.settling import ALL
from proposaltrack.cli.options import split_names
from proposaltrack.errors import NotFound, ProposalTrackError, Refused, UsageProblem
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.stance import Stance
from proposaltrack.text.address import find_clauses, label_of
from proposaltrack.text.display import make_line, make_safe

BEGIN = "------ counter-text begins here ------"
END = "------ counter-text ends here ------"

_HEAD = """\
Answer of {by} to {version}

Write behind the colons; reason and condition may run over several lines.
Save and close to file the answer. Without a stance nothing is filed.

Clauses: {clauses}
Stance: {stances}
Reason: {reason}
Condition: {condition}

{begin}
{text}
{end}

The text answered:

"""
_FOOT = """\

Stances:
{stances}

Several are parted by commas: rejects, counter-proposes.
Clauses are named by their numbers; "all" stands for every one.
This text and everything below the counter-text is not filed.
"""
# What stands in the last lines of a file steers some editors; there only our own words stand.

_FIELD = re.compile(r"(Clauses|Stance|Reason|Condition):[ \t]*(.*)")


def write_form(answer: Answer, *, by: str, version: str, tree: ClauseTree) -> str:
    """The form with what is known so far, and the text that is answered.

    Args:
        answer: what is known.
        by: short name of the party.
        version: label of the version answered.
        tree: its text.

    Raises:
        NotFound: a clause that is named is none of that version.
    """
    head = _HEAD.format(
        by=by, version=version, clauses=", ".join(answer.clauses), reason=answer.reason,
        stances=", ".join(stance.value for stance in answer.stances), condition=answer.condition,
        begin=BEGIN, text=answer.text.rstrip("\n"), end=END,
    )  # fmt: skip
    choice = "\n".join(f"  {stance.value}" for stance in Stance if not stance.internal)
    body = "".join(f"{line}\n" for line in _quoted(tree, answer.clauses))
    return head + body + _FOOT.format(stances=choice)


def _quoted(tree: ClauseTree, names: Sequence[str]) -> Iterator[str]:
    for clause in _shown(tree, names):
        yield make_line(label_of(tree, clause))
        yield from (f"  | {line}" for line in make_safe(tree.text_of(clause)).strip("\n").split("\n"))


def _shown(tree: ClauseTree, names: Sequence[str]) -> list[Clause]:
    """The clauses that are answered, with what stands below them; all where none is named."""
    if not names or tuple(name.casefold() for name in names) == ALL:
        return list(tree)
    chosen = {clause.ordinal for name in names for clause in find_clauses(tree, name)}
    return [
        clause
        for clause in tree
        if clause.ordinal in chosen or any(above.ordinal in chosen for above in tree.ancestors_of(clause))
    ]


def read_form(form: str, answer: Answer) -> Answer:
    """The answer with what a filled-in form says.

    Args:
        form: the form as it came back from the editor.
        answer: gives what the form does not ask for.

    Raises:
        UsageProblem: the lines around the counter-text are gone, or a stance is none.
    """
    head, begun, rest = form.partition(BEGIN)
    text, ended, _ = rest.partition(END)
    if not begun or not ended:
        raise UsageProblem("the lines around the counter-text are gone", f"Put back {BEGIN!r} and {END!r}.")
    told = _fields(head)
    return replace(
        answer,
        clauses=split_names(told.get("Clauses", "")),
        stances=parse_stances(split_names(told.get("Stance", ""))),
        reason=told.get("Reason", ""),
        condition=told.get("Condition", ""),
        text=text.strip("\n"),
    )


def _fields(head: str) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for line in head.split("\n"):
        if found := _FIELD.match(line):
            told[found[1]] = [found[2]]
        elif told:
            told[next(reversed(told))].append(line)
    return {name: "\n".join(lines).strip() for name, lines in told.items()}


@contextmanager
def edited(editor: str, form: str) -> Iterator[str]:
    """What an editor makes of a form; when the block fails, the file is kept and the message says where.

    Args:
        editor: command of the editor with its own options; no shell reads it.
        form: what the editor begins with.

    Raises:
        UsageProblem: no editor is set.
        NotFound: there is no such program.
        Refused: the editor failed.
    """
    command = _command(editor)
    folder = Path(tempfile.mkdtemp(prefix="proposaltrack-"))
    file = folder / "answer.txt"
    file.write_text(form, "utf-8")
    kept = False
    try:
        _run([*command, str(file)])
        yield file.read_text("utf-8", "replace")
    except ProposalTrackError as wrong:
        kept = file.is_file() and file.read_text("utf-8", "replace") != form
        if kept:
            wrong.next_step = f"{wrong.next_step} What you wrote is kept in {file}.".strip()
        raise
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def _command(editor: str) -> list[str]:
    try:
        command = shlex.split(editor)
    except ValueError:
        raise UsageProblem(f"the editor {editor!r} cannot be read", "Put VISUAL or EDITOR right.") from None
    if not command:
        raise UsageProblem("no editor is set", "Set VISUAL or EDITOR, or answer with --clause and --stance.")
    return command


def _run(command: Sequence[str]) -> None:
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError:
        raise NotFound("editor", command[0], next_step="Put VISUAL or EDITOR right.") from None
    if code:
        raise Refused(f"the editor ended with exit code {code}", "Nothing was filed.")
