"""Options that many commands share, and the types by which their words are read."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from proposaltrack.cli.completion import complete_party, complete_version
from proposaltrack.cli.session import Session

R = TypeVar("R")
Decorator = Callable[[Callable[..., R]], Callable[..., R]]


class Day(click.ParamType[date]):
    """A day as in ISO 8601."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or one message that says how days are written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2022-01-26", param, ctx)


class Names(click.ParamType[tuple[str, ...]]):
    """Short names parted by commas; commas inside brackets part nothing."""

    name = "A[,B...]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, without the spaces around them."""
        if isinstance(value, tuple):
            return value
        return split_names(str(value))


def split_names(text: str) -> tuple[str, ...]:
    """The names in a text, parted by commas that do not stand between brackets or quotation marks."""
    return tuple(name.strip() for name in _parted(text) if name.strip())


def _parted(text: str) -> Iterator[str]:
    depth, quoted, start = 0, False, 0
    for place, sign in enumerate(text):
        quoted ^= sign == '"'
        depth = max(0, depth + (sign in "([{") - (sign in ")]}"))
        if sign == "," and not depth and not quoted:
            yield text[start:place]
            start = place + 1
    yield text[start:]


DAY = Day()
NAMES = Names()
FILE = click.Path(path_type=Path)


def flatten(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The names of an option that may be given several times."""
    return tuple(name for group in groups for name in group)


def act_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of every act; it takes them as `circumstances`."""
    account = click.option(
        "--according-to", metavar="PARTY", shell_complete=complete_party,
        help="Whose account this is; ours when left out.",
    )  # fmt: skip
    form = click.option(
        "--form", type=click.Choice(["written", "oral", "reported"]), help="How it came to be known."
    )
    return _dated(account(form(_circumstanced(command))))


def upkeep_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of what only this side does; it takes them as `circumstances`."""
    return _dated(_circumstanced(command))


def _dated(command: Callable[..., R]) -> Callable[..., R]:
    note = click.option("--note", default="", metavar="TEXT", help="Your own words, kept with the entry.")
    return click.option("--on", type=DAY, help="Day of the act; today when left out.")(note(command))


def _circumstanced(command: Callable[..., R]) -> Callable[..., R]:
    @click.pass_obj
    @wraps(command)
    def with_circumstances(session: Session, /, *args: Any, **given: Any) -> R:
        from proposaltrack.actions.desk import Circumstances  # noqa: PLC0415 - --version must not pay for it
        from proposaltrack.model.acts.base import Form  # noqa: PLC0415

        if session.as_of or session.known_on:
            raise click.UsageError(
                "an act is filed now; give its day with --on, and no --as-of or --known-on"
            )
        form = given.pop("form", None)
        circumstances = Circumstances(
            given.pop("on") or session.today,
            given.pop("note"),
            given.pop("according_to", None),
            Form(form) if form else None,
        )
        if circumstances.on > session.today:
            told = f"{circumstances.on} lies in the future; no answer as of today will count it"
            click.echo(f"Note: {told}.", err=True)
        return command(session, *args, circumstances=circumstances, **given)

    return with_circumstances


def json_option(command: Callable[..., R]) -> Callable[..., R]:
    """Give a reading command `--json`; it takes it as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for other programs.")(
        command
    )


def view_option(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command `--view`: which wording of a file with marked changes is meant."""
    return click.option(
        "--view", type=click.Choice(["final", "original"]), default="final", show_default=True,
        help="Marked changes accepted (final) or rejected (original).",
    )(command)  # fmt: skip


def sending_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the terms of a transmission; it takes them as `delivery`."""

    @click.option("--to", "to", type=NAMES, shell_complete=complete_party, multiple=True, help="Addressees.")
    @click.option("--due", metavar="DAY|SPAN|+Nd|+Nwd", help="By when an answer is asked for.")
    @click.option("--words", default="", metavar="TEXT", help="The words in which that date was put.")
    @click.option(
        "--reply", type=click.Choice(["requested", "invited", "none"]), help="Whether an answer is asked for."
    )
    @click.option("--channel", default="", help='How it went ("by hand").')
    @click.option("--classification", default="", help="The marking it carried.")
    @click.option("--reference", default="", help="The sender's own reference.")
    @click.option(
        "--on-behalf-of",
        type=NAMES,
        shell_complete=complete_party,
        multiple=True,
        help="Parties it is sent for, besides the sender.",
    )
    @click.option(
        "--mark", "marks", metavar="PARTY=TEXT", multiple=True, help="The mark of one addressee's copy."
    )
    @wraps(command)
    def with_delivery(*args: Any, **given: Any) -> R:
        from proposaltrack.actions.versions import Delivery  # noqa: PLC0415
        from proposaltrack.model.acts.base import Reply  # noqa: PLC0415

        reply = given.pop("reply")
        delivery = Delivery(
            to=flatten(given.pop("to")), due=given.pop("due"), words=given.pop("words"),
            reply=Reply(reply) if reply else None, channel=given.pop("channel"),
            classification=given.pop("classification"), reference=given.pop("reference"),
            on_behalf_of=flatten(given.pop("on_behalf_of")), marks=given.pop("marks"),
        )  # fmt: skip
        return command(*args, delivery=delivery, **given)

    return with_delivery


_ABOUT = (
    click.option("--title", help="Title of a document opened with this version; else the text's own."),
    click.option(
        "--kind", help="Kind of a document opened with it: draft-agreement, written-response, letter, …"
    ),
    click.option("--symbol", default="", help='The trade\'s own mark ("Rev.1").'),
    click.option("--language", default="en", show_default=True, help="Language tag."),
    click.option(
        "--status", type=click.Choice(["authentic", "courtesy"]), default="authentic", show_default=True
    ),
    click.option(
        "--parallel-to", metavar="V", shell_complete=complete_version,
        help="The version in another language that it mirrors.",
    ),
    click.option("--basis", metavar="V", shell_complete=complete_version, help="The version it was made from."),
    click.option(
        "--answers", metavar="DOC@V", shell_complete=complete_version, multiple=True,
        help="The version it replies to.",
    ),
    click.option(
        "--allow-control-characters", is_flag=True, help="Store control characters instead of refusing them."
    ),
    view_option,
    click.option(
        "--text", type=FILE, metavar="READING",
        help="A text file that the wording is taken from; the file itself is sealed and not read.",
    ),
)  # fmt: skip
"""What may be said about a new version."""


def wording_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command what is to be said about a new version; it takes it as `about`, to be joined with the file."""

    @wraps(command)
    def with_wording(*args: Any, **given: Any) -> R:
        names = (
            "title",
            "symbol",
            "language",
            "parallel_to",
            "basis",
            "answers",
            "kind",
            "status",
            "view",
            "text",
        )
        about = {name: given.pop(name) for name in names}
        about["allow_controls"] = given.pop("allow_control_characters")
        return command(*args, about=about, **given)

    optioned: Callable[..., R] = with_wording
    for option in reversed(_ABOUT):
        optioned = option(optioned)
    return optioned
