"""What there is, for a terminal: the log, one entry, documents, parties, and what a check found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from proposaltrack.cli.render.layout import Piece, columns, count, firm, flow, pad, paint
from proposaltrack.text.display import make_line, make_safe, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "  "
_ID = 8
"""Hex digits of an id that are shown; as many as people need to name it."""

_WIDEST_KEY = 24
_DEEPEST = 20
"""Spaces of indentation of a text that are kept."""


def log_lines(answer: "Json", width: int) -> Iterator[str]:
    """The log as lines: the day, the id and what happened.

    Args:
        answer: as `views.log.log_json` gives it.
        width: columns.
    """
    if not answer["entries"]:
        yield "Nothing was filed up to that day."
    for entry in answer["entries"]:
        before = f"{entry['on']}  {entry['id'][:_ID]}  "
        look = "struck" if entry["struck"] else ""
        told = [Piece("(struck) " if entry["struck"] else ""), Piece(make_line(entry["told"]), look)]
        yield from flow(told, width, before, hang=" " * len(before))


def entry_lines(
    entry: "Json", width: int, names: Mapping[str, str], clauses: Sequence[str] = ()
) -> Iterator[str]:
    """One entry as lines, with everything it says.

    Args:
        entry: as `views.log.entry_json` gives it, with the `text` filed with it, if any.
        width: columns.
        names: what people call the parties, documents and versions, by record id.
        clauses: names of the clauses it speaks of.
    """
    yield from flow([Piece(make_line(entry["told"]), "strong")], width)
    for other in entry["told_too"]:
        account = f"by {make_line(other['account'])}" if other["account"] else "otherwise"
        yield from flow(
            [Piece(f"Told {account} too, in entry {other['id'][:8]}: {make_line(other['told'])}")],
            width,
            hang=INDENT,
        )
    if entry["struck"]:
        yield paint("This entry was struck or replaced; it counts no more.", "pressing")
    yield ""
    told = {
        "entry": entry["id"],
        "kind": entry["kind"],
        "day": entry["on"],
        "recorded": entry["recorded_at"],
        "space": entry["space"],
        "note": entry["note"],
        "clauses": ", ".join(clauses),
    }
    yield from _fields(told, width, names)
    yield ""
    known = {"kind", "on", "note"}
    yield from _fields({name: said for name, said in entry["act"].items() if name not in known}, width, names)
    if entry.get("text"):
        yield ""
        yield from text_lines(entry["text"], width, INDENT)


def text_lines(text: str, width: int, indent: str = "") -> Iterator[str]:
    """A text made safe, its own lines kept and wrapped.

    Args:
        text: from outside.
        width: columns.
        indent: what every line begins with, besides its own indentation.
    """
    for line in make_safe(text).rstrip("\n").split("\n"):
        own = " " * min(len(line) - len(line.lstrip(" ")), _DEEPEST)
        yield from flow([Piece(line)], width, indent + own) if line.strip() else [""]


def _fields(told: Mapping[str, Any], width: int, names: Mapping[str, str]) -> Iterator[str]:
    """Name and value, line by line; what is not said is left out."""
    said = {name: value for name, value in told.items() if value not in (None, "", [], {}, False)}
    widest = min(max((columns(name) for name in said), default=0), _WIDEST_KEY)
    for name, value in said.items():
        before = f"{INDENT}{pad(shorten(name.replace('_', ' '), _WIDEST_KEY), widest)}  "
        hang = " " * columns(before)
        for place, line in enumerate(_value(value, names)):
            yield from flow([Piece(line)], width, hang if place else before, hang=hang)


def _value(value: Any, names: Mapping[str, str]) -> Iterator[str]:
    """A value as the lines of text that tell it; an id by the name people use."""
    if isinstance(value, list):
        for item in value:
            yield from _value(item, names)
    elif isinstance(value, dict) and {"version", "start", "end"} <= value.keys():
        yield f"characters {value['start']} to {value['end']} of {', '.join(_value(value['version'], names))}"
    elif isinstance(value, dict):
        said = ((name, part) for name, part in value.items() if part not in (None, ""))
        yield "; ".join(
            f"{make_line(name).replace('_', ' ')}: {', '.join(_value(part, names))}" for name, part in said
        )
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    else:
        told = f"{names[value]} ({value[:_ID]})" if value in names else str(value)
        yield from (make_line(line) for line in make_safe(told).splitlines() if line.strip())


def documents_lines(answer: "Json", width: int) -> Iterator[str]:
    """Documents with their versions as lines.

    Args:
        answer: as `views.listing.documents_json` gives it.
        width: columns.
    """
    if not answer["documents"]:
        yield "There is no document yet. Record a first version: `proposaltrack record DOC FILE --by PARTY`."
    for place, document in enumerate(answer["documents"]):
        if place:
            yield ""
        kind = document["kind"].replace("-", " ")
        title = [Piece(f"{make_line(document['document'])} ", "strong"), Piece(make_line(document["title"]))]
        yield from flow([*title, Piece(f" · {firm(kind)}", "quiet")], width, hang=INDENT * 2)
        for version in document["versions"]:
            yield from _version_lines(version, width)


def _version_lines(version: "Json", width: int) -> Iterator[str]:
    name = make_line(version["version"]).rpartition("@")[2]
    before = f"{INDENT}{pad(name, 4)}  {version['on']}  {version['version_id'][:_ID]}  "
    told = [make_line(version["by"] or "nobody named")]
    told += [make_line(version["symbol"])] if version["symbol"] else []
    told += [f"made from {make_line(version['basis'])}"] if version["basis"] else []
    told += (
        [f"answers {', '.join(make_line(v) for v in version['answers'] if v)}"] if version["answers"] else []
    )
    told += [f"mirrors {make_line(version['parallel_to'])}"] if version["parallel_to"] else []
    told += ["courtesy"] if version["status"] == "courtesy" else []
    told += [make_line(version["language"])] if version["language"] != "en" else []
    told += [f"from {make_line(version['space'])}"] if version["space"] != "internal" else []
    yield from flow([Piece(" · ".join(map(firm, told)))], width, before, hang=" " * len(before))


def parties_lines(answer: "Json", width: int) -> Iterator[str]:
    """Parties as lines.

    Args:
        answer: as `views.listing.parties_json` gives it.
        width: columns.
    """
    if not answer["parties"]:
        yield "There is no party yet. Add one: `proposaltrack party add KEY NAME`."
    widest = max((columns(make_line(p["party"])) for p in answer["parties"]), default=0)
    for party in answer["parties"]:
        key = pad(shorten(party["party"], _WIDEST_KEY), min(widest, _WIDEST_KEY))
        told = ["ours"] if party["party"] == answer["ours"] else []
        told += ["a group"] if party["group"] else []
        told += [f"in {', '.join(map(make_line, party['member_of']))}"] if party["member_of"] else []
        told += ["at the table"] if party["seat"] else []
        said = f" · {', '.join(told)}" if told else ""
        pieces = [Piece(make_line(party["name"])), Piece(said, "quiet")]
        yield from flow(pieces, width, f"{paint(key, 'strong')}  ", hang=" " * (columns(key) + 2))


def verification_lines(answer: "Json", width: int) -> Iterator[str]:
    """What a check of the stores found, as lines.

    Args:
        answer: as `views.listing.verification_json` gives it.
        width: columns.
    """
    for checked in answer["negotiations"]:
        problems = checked["problems"]
        told = "every hash, seal and reference holds" if not problems else count(len(problems), "finding")
        yield f"{paint(make_line(checked['negotiation']), 'strong')}: {told}"
        for problem in problems:
            place = f"{make_line(problem['place'])}: " if problem["place"] else ""
            said = f"{place}{make_line(problem['message'])}. {make_line(problem['next_step'])}"
            yield from flow([Piece(said)], width, INDENT, hang=INDENT * 2)
