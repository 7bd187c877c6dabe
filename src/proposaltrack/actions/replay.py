"""Replay: a told negotiation is filed, act by act, through the verbs that everybody uses."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from proposaltrack.actions import opening
from proposaltrack.actions.desk import Circumstances, Desk, load_matter
from proposaltrack.actions.founding import founding
from proposaltrack.actions.opening import check_key
from proposaltrack.actions.stage import Stage, Values, document_kind, many_of, parse_choice
from proposaltrack.actions.story import FILE, Story, Told, load_story
from proposaltrack.actions.telling import VERBS
from proposaltrack.errors import Problem, ProposalTrackError, UnreadableFile
from proposaltrack.model.acts.base import Form
from proposaltrack.model.acts.upkeep import Shared


@dataclass(frozen=True, slots=True)
class Imported:
    """A negotiation that was filed from a folder.

    Args:
        key: its short name.
        ours: the short name of our own party; None for an observer.
        acts: how many acts were filed.
    """

    key: str
    ours: str | None
    acts: int


def import_folder(
    folder: Path, place: Callable[[str], Path], *, now: datetime, environ: MutableMapping[str, str]
) -> Imported:
    """File the negotiation that a folder tells, wholly or not at all.

    Args:
        folder: a folder that holds `negotiation.toml`.
        place: where the store of a negotiation goes, by its short name.
        now: the present instant, UTC.
        environ: the environment of this process (`os.environ`).

    Raises:
        NotFound: there is no such folder or file.
        UnreadableFile: every mistake, with its line.
        UsageProblem: its short name is none.
        Refused: there is a negotiation of that name already, or the disk cannot be written.
    """
    story = load_story(folder, {verb.name: (verb.known, verb.needed) for verb in VERBS})
    check_key("negotiation", story.key)
    with founding(place(story.key), now=now, environ=environ) as store:
        filed = _replay(Desk(store, story.ours, now, now.date()), story)
    return Imported(story.key, story.ours, filed)


def _replay(desk: Desk, story: Story) -> int:
    problems: list[Problem] = []
    first = min((told.values["on"] for told in story.acts), default=desk.as_of)
    names: dict[str, str] = {}
    _attempt(problems, 1, lambda: _open(replace(desk, as_of=first), story))
    for told in story.parties if not problems else ():
        _attempt(problems, told.line, lambda told=told: _join(desk, told.values, first))  # type: ignore[misc]
    for told in story.documents if not problems else ():
        _attempt(problems, told.line, lambda told=told: _document(desk, told.values, first))  # type: ignore[misc]
    for told in story.acts if not problems else ():
        _attempt(problems, told.line, lambda told=told: _act(desk, story, told, names))  # type: ignore[misc]
    if problems:
        raise UnreadableFile(str(story.folder / FILE), problems)
    return len(story.acts)


def _attempt(problems: list[Problem], line: int, step: Callable[[], object]) -> None:
    try:
        step()
    except UnreadableFile as wrong:
        problems.extend(Problem(f"line {line}", f"{wrong.name}: {problem}") for problem in wrong.problems)
    except ProposalTrackError as wrong:
        problems.append(Problem(f"line {line}", wrong.message, wrong.next_step))


def _open(desk: Desk, story: Story) -> None:
    rules = opening.Rules(story.calendar, story.single_undertaking)
    opening.open_negotiation(desk, key=story.key, title=story.title, rules=rules)


def _join(desk: Desk, told: Values, first: date) -> None:
    party = opening.NewParty(
        told["key"],
        told["name"],
        told.get("group", False),
        many_of(told, "member_of"),
        told.get("seat", True),
    )
    opening.add_parties(desk, [party], Circumstances(first))


def _document(desk: Desk, told: Values, first: date) -> None:
    kind = document_kind(told["kind"])
    title = told.get("title", told["key"])
    matter = load_matter(desk)
    opening.open_document(
        desk, matter, key=told["key"], title=title, kind=kind, circumstances=Circumstances(first)
    )


def _act(desk: Desk, story: Story, told: Told, names: dict[str, str]) -> None:
    values = told.values
    verb = next(verb for verb in VERBS if verb.name == values["do"])
    form = parse_choice(Form, values.get("form"), "form")
    circumstances = Circumstances(values["on"], values.get("note", ""), values.get("according_to"), form)
    stage = Stage(replace(desk, as_of=values["on"]), story.folder, circumstances, names)
    filed = verb.file(stage, values)
    if "name" in values:
        names[values["name"]] = [e.id for e in filed.entries if not isinstance(e.act, Shared)][-1]
