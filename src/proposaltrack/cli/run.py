"""Run: one command from its words to its exit code."""

import os
import sys
import traceback
from collections.abc import Callable, MutableMapping, Sequence
from datetime import datetime

import click

from proposaltrack.cli.exit_codes import DONE, INTERRUPTED, USAGE, code_of
from proposaltrack.cli.root import root
from proposaltrack.cli.session import Surroundings
from proposaltrack.errors import ProposalTrackError
from proposaltrack.settings import read_environment
from proposaltrack.text.display import make_safe

Clock = Callable[[], datetime]


def run(words: Sequence[str], *, environ: MutableMapping[str, str], clock: Clock) -> int:
    """Run one command and give its exit code.

    Args:
        words: the command line after the program's name.
        environ: the environment of this process.
        clock: gives the present instant, UTC.
    """
    # Pydantic would look through every installed package for additions of its own, and let them change our models.
    environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    surroundings = Surroundings(read_environment(environ), environ, clock().replace(microsecond=0), clock)
    debug = "--debug" in words
    try:
        answer = _answer(words, surroundings)
    except ProposalTrackError as wrong:
        return _fail(str(wrong), code_of(wrong), debug=debug)
    except click.UsageError as wrong:
        return _fail(_usage(wrong), USAGE, debug=debug)
    except click.ClickException as wrong:
        return _fail(wrong.format_message(), USAGE, debug=debug)
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo("", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has had enough; that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return answer if isinstance(answer, int) else DONE


def _answer(words: Sequence[str], surroundings: Surroundings) -> object:
    stdout = sys.stdout
    try:
        return root.main(list(words), prog_name="proposaltrack", standalone_mode=False, obj=surroundings)
    except SystemExit:
        # When the reader of our output has had enough, click puts something else in its place and ends the process.
        if sys.stdout is not stdout:
            raise BrokenPipeError from None
        raise
    except UnicodeEncodeError:
        # Only the name of a file may hold what is no text; what is filed may not.
        if all(_is_text(word) for word in words):
            raise
        raise click.UsageError("what was typed is no text in UTF-8; set the terminal to UTF-8") from None


def _is_text(word: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in word)


def _fail(message: str, code: int, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(make_safe(f"proposaltrack: {message}"), err=True)
    return code


def _usage(wrong: click.UsageError) -> str:
    message = wrong.format_message().rstrip(".")
    message = message[:1].lower() + message[1:]
    where = wrong.ctx.command_path if wrong.ctx else "proposaltrack"
    stop = "" if message.endswith("?") else "."
    return f"{message}{stop} See `{where} --help`."
