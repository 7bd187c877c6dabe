"""Story: a folder that tells a whole negotiation, read and checked before anything is filed.

A folder holds ``negotiation.toml`` beside the texts it names: `key`, `title`, `[[party]]`, `[[document]]` and
`[[act]]` in the order of events. The members of an act are the options of the command of the same name, with an
underscore for each hyphen.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from proposaltrack.errors import NotFound, Problem, UnreadableFile
from proposaltrack.importing.files import load_file

FILE = "negotiation.toml"
SECTIONS = ("party", "document", "act")

_PARTY = {"key": str, "name": str, "group": bool, "member_of": list, "seat": bool, "ours": bool}
_DOCUMENT = {"key": str, "title": str, "kind": str}
_TOP = {
    "key": str,
    "title": str,
    "calendar": str,
    "single_undertaking": bool,
    **dict.fromkeys(SECTIONS, list),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One party, document or act as it is told.

    Args:
        line: 1-based line of its header.
        lines: line of each of its members, by name.
        values: its members.
    """

    line: int
    lines: Mapping[str, int]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """A negotiation as a folder tells it.

    Args:
        folder: where its texts are.
        key: short name.
        title: full title.
        calendar: name of the holiday calendar.
        single_undertaking: nothing is agreed until everything is agreed.
        parties: in the order in which they are told.
        documents: in the order in which they are told.
        acts: in the order of events.
    """

    folder: Path
    key: str
    title: str
    calendar: str
    single_undertaking: bool
    parties: tuple[Told, ...]
    documents: tuple[Told, ...]
    acts: tuple[Told, ...]

    @property
    def ours(self) -> str | None:
        """The short name of our own party; None for an observer."""
        return next((str(p.values["key"]) for p in self.parties if p.values.get("ours")), None)


def load_story(folder: Path, verbs: Mapping[str, tuple[Mapping[str, type], frozenset[str]]]) -> Story:
    """The negotiation that a folder tells.

    Args:
        folder: a folder that holds `negotiation.toml`.
        verbs: for every act that may be told, its members with their types, and which of them are needed.

    Raises:
        NotFound: there is no such folder, or no such file in it.
        UnreadableFile: every mistake in the file, with its line.
    """
    if not folder.is_dir():
        raise NotFound("folder", str(folder), next_step="Check the name.")
    path = folder / FILE
    if not path.is_file():
        raise NotFound(
            "file", str(path), next_step=f"A negotiation is told by a file {FILE} beside its texts."
        )
    text = load_file(path).text
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise UnreadableFile(str(path), [_syntax(str(wrong))]) from None
    sections = {name: _section(name, told, text) for name in SECTIONS}
    problems = [*_check_top(told), *_check_sections(sections), *_check_acts(folder, sections["act"], verbs)]
    if problems:
        raise UnreadableFile(str(path), sorted(problems, key=_line_of))
    return Story(
        folder, told["key"], told["title"], told.get("calendar", ""), told.get("single_undertaking", False),
        sections["party"], sections["document"], sections["act"],
    )  # fmt: skip


def _syntax(message: str) -> Problem:
    found = re.search(r"\(at line (\d+), column \d+\)", message)
    told = message[: found.start()].strip() if found else message
    return Problem(f"line {found[1]}" if found else "", told[0].lower() + told[1:], "Put that line right.")


def _line_of(problem: Problem) -> int:
    found = re.search(r"\d+", problem.place)
    return int(found[0]) if found else 0


def _section(name: str, told: Mapping[str, Any], text: str) -> tuple[Told, ...]:
    entries = told.get(name, [])
    if not isinstance(entries, list):
        return ()
    places = _places(name, text)
    return tuple(
        Told(*(places[index] if index < len(places) else (0, {})), entry if isinstance(entry, dict) else {})
        for index, entry in enumerate(entries)
    )


def _places(name: str, text: str) -> list[tuple[int, dict[str, int]]]:
    """The line of each header of this section, and of the members below it; TOML readers tell none."""
    found: list[tuple[int, dict[str, int]]] = []
    inside, quoted = False, ""
    for number, line in enumerate(text.split("\n"), 1):
        if quoted:
            quoted = "" if quoted in line else quoted
            continue
        if line.startswith("["):
            inside = line.strip().startswith(f"[[{name}]]")
            if inside:
                found.append((number, {}))
        elif inside and (member := re.match(r"([\w-]+)\s*=\s*(.*)", line)):
            found[-1][1].setdefault(member[1], number)
            opening = member[2][:3]
            quoted = opening if opening in {'"""', "'''"} and opening not in member[2][3:] else ""
    return found


def _check_top(told: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _check_members("", Told(1, {}, told), _TOP, frozenset({"key", "title"}))


def _check_sections(sections: Mapping[str, tuple[Told, ...]]) -> Iterator[Problem]:
    for name, known, needed in (("party", _PARTY, {"key", "name"}), ("document", _DOCUMENT, {"key", "kind"})):
        for entry in sections[name]:
            yield from _check_members(name, entry, known, frozenset(needed))
    ours = [party for party in sections["party"] if party.values.get("ours")]
    if len(ours) > 1:
        yield Problem(
            f"line {ours[1].line}", "a second party is ours", "One workspace is one seat: mark one."
        )


def _check_acts(
    folder: Path, acts: tuple[Told, ...], verbs: Mapping[str, tuple[Mapping[str, type], frozenset[str]]]
) -> Iterator[Problem]:
    for act in acts:
        verb = str(act.values.get("do"))
        if verb not in verbs:
            yield Problem(
                f"line {act.lines.get('do', act.line)}", f"no act {verb!r}", f"There is {', '.join(verbs)}."
            )
            continue
        known, needed = verbs[verb]
        yield from _check_members(verb, act, known, needed)
        file = act.values.get("file")
        if isinstance(file, str):
            yield from _check_file(folder, file, f"line {act.lines.get('file', act.line)}")


def _check_file(folder: Path, file: str, place: str) -> Iterator[Problem]:
    """A folder from somebody else must not lead to what lies outside it."""
    path = folder / file
    try:
        inside, there = path.resolve().is_relative_to(folder.resolve()), path.is_file()
    except (OSError, ValueError):
        inside, there = True, False
    if not inside:
        yield Problem(place, f"{file!r} lies outside the folder", "Put the text into it.")
    elif not there:
        yield Problem(place, f"no file {file!r} in the folder")


def _check_members(
    name: str, told: Told, known: Mapping[str, type], needed: frozenset[str]
) -> Iterator[Problem]:
    of = f" of {name}" if name else ""
    for member in sorted(needed - set(told.values)):
        yield Problem(f"line {told.line}", f"{member}{of} is missing", "Add it.")
    for member, value in told.values.items():
        place = f"line {told.lines.get(member, told.line)}"
        if member not in known:
            yield Problem(place, f"nothing called {member!r} is told{of}", f"There is {', '.join(known)}.")
        elif not _fits(value, known[member]):
            yield Problem(place, f"{member}{of} is a {_WORDS[known[member]]}, and not {value!r}")


_WORDS = {
    str: "text in quotes",
    list: "list of texts",
    dict: "table of texts",
    date: "day such as 2022-01-26",
    bool: "true or false",
}


def _fits(value: object, wanted: type) -> bool:
    if wanted is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if wanted is list and isinstance(value, list):
        return all(isinstance(item, str | dict) for item in value)
    return isinstance(value, wanted) or (wanted is list and isinstance(value, str))
