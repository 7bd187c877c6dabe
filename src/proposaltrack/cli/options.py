"""Options that many commands share, and the types by which their words are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from proposaltrack.cli.session import Session

P = ParamSpec("P")
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
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


DAY = Day()
NAMES = Names()
FILE = click.Path(path_type=Path)


def flatten(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The names of an option that may be given several times."""
    return tuple(name for group in groups for name in group)


@dataclass(frozen=True, slots=True)
class Given:
    """When and how an act happened, as the person typed it."""

    on: date
    note: str
    according_to: str | None
    form: str | None


def act_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of every act; it takes them as `circumstances`."""

    @click.option("--on", type=DAY, help="Day of the act; today when left out.")
    @click.option("--note", default="", metavar="TEXT", help="Your own words, kept with the entry.")
    @click.option("--according-to", metavar="PARTY", help="Whose account this is; ours when left out.")
    @click.option(
        "--form", type=click.Choice(["written", "oral", "reported"]), help="How it came to be known."
    )
    @click.pass_obj
    @wraps(command)
    def with_circumstances(session: Session, /, *args: Any, **given: Any) -> R:
        from proposaltrack.actions.desk import Circumstances  # noqa: PLC0415 - --version must not pay for it
        from proposaltrack.model.acts.base import Form  # noqa: PLC0415

        form = given.pop("form")
        circumstances = Circumstances(
            given.pop("on") or session.today,
            given.pop("note"),
            given.pop("according_to"),
            Form(form) if form else None,
        )
        return command(session, *args, circumstances=circumstances, **given)

    return with_circumstances


def json_option(command: Callable[..., R]) -> Callable[..., R]:
    """Give a reading command `--json`; it takes it as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for other programs.")(
        command
    )


def sending_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the terms of a transmission; it takes them as `delivery`."""

    @click.option("--to", "to", type=NAMES, multiple=True, help="Addressees.")
    @click.option("--due", metavar="DAY|SPAN|+Nd|+Nwd", help="By when an answer is asked for.")
    @click.option("--words", default="", metavar="TEXT", help="The words in which that date was put.")
    @click.option(
        "--reply", type=click.Choice(["requested", "invited", "none"]), help="Whether an answer is asked for."
    )
    @click.option("--channel", default="", help='How it went ("by hand").')
    @click.option("--classification", default="", help="The marking it carried.")
    @click.option("--reference", default="", help="The sender's own reference.")
    @click.option(
        "--on-behalf-of", type=NAMES, multiple=True, help="Parties it is sent for, besides the sender."
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
            on_behalf_of=flatten(given.pop("on_behalf_of")),
        )  # fmt: skip
        return command(*args, delivery=delivery, **given)

    return with_delivery


def wording_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command what is to be said about a new version; it takes it as `about`, to be joined with the file."""

    @click.option("--title", help="Title of a document opened with this version; else the text's own.")
    @click.option(
        "--kind", help="Kind of a document opened with it: draft-agreement, written-response, letter, …"
    )
    @click.option("--symbol", default="", help='The trade\'s own mark ("Rev.1").')
    @click.option("--language", default="en", show_default=True, help="Language tag.")
    @click.option(
        "--status", type=click.Choice(["authentic", "courtesy"]), default="authentic", show_default=True
    )
    @click.option("--parallel-to", metavar="V", help="The version in another language that it mirrors.")
    @click.option("--basis", metavar="V", help="The version it was made from.")
    @click.option("--answers", metavar="DOC@V", multiple=True, help="The version it replies to.")
    @click.option(
        "--allow-control-characters", is_flag=True, help="Store control characters instead of refusing them."
    )
    @wraps(command)
    def with_wording(*args: Any, **given: Any) -> R:
        names = ("title", "symbol", "language", "parallel_to", "basis", "answers")
        about = {name: given.pop(name) for name in names}
        about |= {"kind": given.pop("kind"), "status": given.pop("status")}
        about["allow_controls"] = given.pop("allow_control_characters")
        return command(*args, about=about, **given)

    return with_wording
