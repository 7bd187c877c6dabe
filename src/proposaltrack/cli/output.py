"""Output: the one way out to the terminal, where untrusted text is made safe."""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from proposaltrack.cli.session import Session
from proposaltrack.text.display import make_safe

if TYPE_CHECKING:
    from pathlib import Path

    from proposaltrack.actions.desk import Filed

_ASCII = str.maketrans(
    {"→": "->", "·": "-", "…": "...", "–": "-", "—": "-", "│": "|", "─": "-", "✓": "+", "¶": "//", "␣": "_"}
)
_STEERING = re.compile(
    "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|[\U000e0000-\U000e007f]"
)
_encode = json.JSONEncoder(ensure_ascii=False).encode
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
SAFEST_WIDTH = 80
_MOST_IDS = 40
"""Ids of entries that are named one by one."""
_SPARE = 6
"""Columns by which a line may grow when its signs are written in ASCII."""


def put_json(answer: Mapping[str, Any]) -> None:
    """Print one JSON object; what would steer a terminal is written as an escape, so that it reads back the same."""
    text = "\n".join(_json_lines(answer))
    click.echo(text if text.isascii() and "\x7f" not in text else _STEERING.sub(_escape, text))


def _json_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """A line for each member, and for each item of a list of objects: ten thousand clauses are laid out at once."""
    yield "{"
    left = len(answer)
    for key, value in answer.items():
        left -= 1
        comma = "," if left else ""
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f" {_encode(key)}: ["
            yield ",\n".join(f"  {_encode(item)}" for item in value)
            yield f" ]{comma}"
        else:
            yield f" {_encode(key)}: {_encode(value)}{comma}"
    yield "}"


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def put_lines(session: Session, lines: Iterable[str]) -> None:
    """Print lines; long answers go through a pager on a terminal.

    Args:
        session: knows about colours and pager.
        lines: made of safe text and styles only: text from outside has gone through `make_safe`.
    """
    text = "".join(f"{line}\n" for line in lines)
    stdout = sys.stdout
    if not _speaks_unicode(stdout):
        text = text.translate(_ASCII)
    color = uses_color(session)
    if session.pager and stdout.isatty() and text.count("\n") > shutil.get_terminal_size().lines:
        click.echo_via_pager(text, color=color)
    else:
        click.echo(text, nl=False, color=color)


def uses_color(session: Session) -> bool:
    """True when looks will be seen: the person said so, or it is a terminal that can show them."""
    if session.color is not None:
        return session.color
    return sys.stdout.isatty() and not session.surroundings.environment.dumb


def _speaks_unicode(stream: Any) -> bool:
    try:
        "→…".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def put_filed(session: Session, filed: "Filed") -> None:
    """Say what was filed, with the id of each entry."""
    for line in filed.told:
        click.echo(make_safe(line))
    if not filed.already:
        ids = [entry.id[:8] for entry in filed.entries]
        told = " ".join(ids if len(ids) <= _MOST_IDS else ids[:1])
        if len(ids) > _MOST_IDS:
            told += f" and {len(ids) - 1:,} more; `proposaltrack log` lists them"
        click.echo(click.style(f"Filed as {told}", dim=True), err=True, color=session.color)


def put_text(text: str, output: "Path | None") -> None:
    """Write a text to a file as it is, or show it made safe.

    Args:
        text: the text.
        output: a file that is not there yet; None for stdout.

    Raises:
        Refused: there is something in that place already, or it cannot be written.
    """
    if output is None:
        click.echo(make_safe(text), nl=not text.endswith("\n"))
        return
    put_bytes(text.encode(), output)


def put_bytes(
    content: bytes, output: "Path", *, force: bool = False, made_from: "Iterable[Path]" = ()
) -> None:
    """Write a file whole or not at all.

    Args:
        content: its bytes.
        output: where; nothing is there yet.
        force: write over what is there.
        made_from: the files that it was made from, which are never written over.

    Raises:
        Refused: there is something in that place already, or it cannot be written.
    """
    from proposaltrack.actions.exporting import write_file  # noqa: PLC0415 - most commands write no file

    write_file(content, output, force=force, made_from=made_from)
    click.echo(f"Written to {make_safe(str(output))}", err=True)


def width() -> int:
    """Columns to write in: the terminal's, and 80 elsewhere; fewer where arrows and dots take more letters."""
    spare = 0 if _speaks_unicode(sys.stdout) else _SPARE
    if not sys.stdout.isatty():
        return SAFEST_WIDTH - spare
    return max(40, shutil.get_terminal_size((SAFEST_WIDTH, 24)).columns - spare)


def seen_length(line: str) -> int:
    """Characters of a line without its styles."""
    return len(_STYLE.sub("", line))
