"""Writes docs/reference/cli.md from the program's own help: `make reference`."""

from collections.abc import Iterator
from pathlib import Path

import click

from proposaltrack.cli import COMMANDS
from proposaltrack.cli.root import root

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
# Commands

Written by `make reference` from the program's own help; a test fails when the two differ. What programs may rely on (JSON shapes, addresses, exit
codes) does not change without notice in the [changelog](../../CHANGELOG.md).

## Addresses

* A **version** is `DOC@v3`, `DOC@internal/v2`, `DOC@latest` (also just `DOC`), `DOC@sent:PARTY` (the last one transmitted to that party), `DOC@seen` (the one you viewed
  last), `DOC@"Rev.1"` (its symbol), or the beginning of its id, 8 hex digits or more.
* A **clause** is its printed number, such as `4(2)(b)` or `"Article 7 bis"`; `preamble/3`; `title`; `#12` for the twelfth in reading order; or its heading. Case and spaces are
  ignored. A **passage** of a written response is one of these, or a quotation that occurs once.
* A **day** is written `2022-01-26`; a due time also as a span `2022-01-24..2022-01-28`, as `+10d`, or as `+5wd` for working days.

## Exit codes

| code | means |
|---|---|
| 0 | done, or no difference |
| 1 | differences (only with `--exit-code`) or findings (`verify`) |
| 2 | the command was not understood |
| 3 | something named was not found |
| 4 | input or store cannot be read |
| 5 | refused by a rule, or the disk could not be written |
| 130 | interrupted |

Answers go to stdout, everything else to stderr. With `--json` every reading command prints one object with `"schema": "proposaltrack/<name>/1"`.

"""


def pages() -> Iterator[tuple[str, str]]:
    """Every command with its help, groups before what is in them."""
    context = click.Context(root, info_name="proposaltrack")
    yield "proposaltrack", _help(root, context)
    for name, _, _ in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        yield name, _help(command, inner)
        for below, sub in getattr(command, "commands", {}).items():
            yield f"{name} {below}", _help(sub, click.Context(sub, info_name=below, parent=inner))


def _help(command: click.Command, context: click.Context) -> str:
    context.terminal_width = context.max_content_width = 100
    return command.get_help(context)


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(f"## {name}\n\n```\n{told}\n```\n" for name, told in pages())


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
