"""Positions for a terminal: clause by clause and party by party, as a table or, where that is too wide, as a list."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.layout import LOOKS, Piece, columns, firm, flow, pad, paint
from proposaltrack.model.stance import Stance
from proposaltrack.text.display import make_line, shorten
from proposaltrack.views.positions import EARLIER, PREPARED, letters_of

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

GAP = "  "
_LABEL = 22
_STATE = 15
_ROOMY = 18
_WORDS = 22
"""Columns that a party needs for stances in words; long ones take two lines."""


class Shape(NamedTuple):
    """How wide the columns of a table are, and whether its cells tell stances in words."""

    clause: int
    state: int
    party: int
    words: bool


def positions_lines(answer: "Json", width: int) -> Iterator[str]:
    """Positions as lines.

    Args:
        answer: as `views.positions.positions_json` gives it.
        width: columns.
    """
    parties = [make_line(party) for party in answer["parties"]]
    yield paint(f"Positions on {make_line(answer['version'])}", "strong")
    if not parties:
        yield "No party has taken a position on any clause."
        yield from _states(answer, width)
        return
    yield ""
    shape = _shape(answer, parties, width)
    yield from _table(answer, parties, shape) if shape else _list(answer, width)
    yield from _reasons(answer, width)
    yield ""
    yield from _legend(answer, width, letters=shape is None or not shape.words)


def _states(answer: "Json", width: int) -> Iterator[str]:
    """How settled clauses are that nobody has spoken to: what was agreed or adopted stands without a response."""
    told = [row for row in answer["rows"] if row.get("why")]
    if told:
        yield ""
    for row in told:
        pieces = [
            Piece(f"{name_of(row['clause'])}: ", "strong"),
            Piece(row["state"]),
            Piece(f" ({'; '.join(map(make_line, row['why']))})", "quiet"),
        ]
        yield from flow(pieces, width, hang=GAP * 2)


def _reasons(answer: "Json", width: int) -> Iterator[str]:
    """The facts behind states that do not follow from what the parties say."""
    told = [row for row in answer["rows"] if row.get("why")]
    if told:
        yield ""
    for row in told:
        why = "; ".join(map(make_line, row["why"]))
        yield from flow([Piece(f"{name_of(row['clause'])}: ", "strong"), Piece(why)], width, hang=GAP * 2)


def _shape(answer: "Json", parties: Sequence[str], width: int) -> Shape | None:
    """The widest table that fits; None when none does."""
    label = min(_LABEL, max(columns(name_of(row["clause"])) for row in answer["rows"]) + 1)
    state = min(_STATE, max(columns(row["state"]) for row in answer["rows"]))
    cells = [_letters(p) for row in answer["rows"] for p in row["positions"].values()]
    letters = max(map(columns, [*parties, *cells]))
    room = (width - label - state - len(GAP) * (len(parties) + 1)) // len(parties)
    if room < letters:
        return None
    if room < _WORDS:
        return Shape(label, state, letters, words=False)
    widest = max(
        map(columns, [*parties, *(_cell(p) for r in answer["rows"] for p in r["positions"].values())])
    )
    party = min(room, widest)
    spare = width - state - (party + len(GAP)) * len(parties) - len(GAP)
    return Shape(max(label, min(spare, 36)), state, party, words=True)


def _table(answer: "Json", parties: Sequence[str], shape: Shape) -> Iterator[str]:
    titles = [pad("Clause", shape.clause), pad("State", shape.state), *(pad(p, shape.party) for p in parties)]
    yield paint(GAP.join(titles).rstrip(), "strong")
    for row in answer["rows"]:
        yield from _row(row, answer["parties"], shape)


def _row(row: "Json", parties: Sequence[str], shape: Shape) -> Iterator[str]:
    """One clause; a cell with much to say goes on in the next line."""
    cells = [[_label(row, shape.clause)], _wrapped(row["state"], shape.state)]
    looks = ["", "quiet"]
    for party in parties:
        position = row["positions"].get(party)
        told = (_cell(position) if shape.words else _letters(position)) if position else "·"
        cells.append(_wrapped(told, shape.party))
        looks.append(_look(position) if position else "quiet")
    widths = [shape.clause, shape.state, *[shape.party] * len(parties)]
    for line in zip_longest(*cells, fillvalue=""):
        parts = zip(line, widths, looks, strict=True)
        yield GAP.join(
            paint(text, look) + pad("", width - columns(text)) for text, width, look in parts
        ).rstrip()


def _label(row: "Json", width: int) -> str:
    """The clause's name; with a heading, its own or that above it, where there is room."""
    name = name_of(row["clause"])
    heading = row["clause"]["heading"] or row.get("under") or ""
    return shorten(f"{name} {heading}" if heading and width >= _ROOMY else name, width)


def _wrapped(text: str, width: int) -> list[str]:
    return list(flow([Piece(text)], width)) or [""]


def _stance(value: str) -> Stance:
    return next(stance for stance in Stance if stance.value == value)


def _letters(position: "Json") -> str:
    stances = map(_stance, position["stances"])
    return letters_of(stances, position["on_earlier_wording"], bool(position.get("prepared")))


def _cell(position: "Json") -> str:
    words = ", ".join(_stance(stance).label for stance in position["stances"])
    return f"{_letters(position)} {words}"


def _look(position: "Json") -> str:
    """The tone of the first stance; letters and words say it too."""
    tone = _stance(position["stances"][0]).tone
    return tone if tone in LOOKS else ""


def _list(answer: "Json", width: int) -> Iterator[str]:
    for row in answer["rows"]:
        yield from flow([Piece(_label(row, width), "strong"), Piece(f" · {row['state']}")], width)
        for party, position in row["positions"].items():
            told = [Piece(f"{make_line(party)}: "), Piece(_cell(position), _look(position))]
            yield from flow(told, width, GAP, hang=GAP * 2)


def _legend(answer: "Json", width: int, *, letters: bool) -> Iterator[str]:
    positions = [p for row in answer["rows"] for p in row["positions"].values()]
    told = list(_letters_used(positions)) if letters else []
    told += [f"{EARLIER} given on earlier wording"] if any(p["on_earlier_wording"] for p in positions) else []
    told += [f"{PREPARED} prepared, not transmitted"] if any(p.get("prepared") for p in positions) else []
    told += ["· no response"]
    yield from flow([Piece("; ".join(map(firm, told)), "quiet")], width)
    if read := _read(answer):
        yield from flow(
            [Piece(f"Read in their papers, not their own record: {', '.join(read)}", "quiet")], width
        )


def _read(answer: "Json") -> list[str]:
    """The parties of whom no stance is their own record, as we have it."""
    told: dict[str, bool] = {}
    for row in answer["rows"]:
        for party, position in row["positions"].items():
            told[party] = told.get(party, True) and bool(position.get("reading"))
    return [make_line(party) for party in answer["parties"] if told.get(party)]


def _letters_used(positions: Sequence[Mapping[str, list[str]]]) -> Iterator[str]:
    used = {stance for position in positions for stance in position["stances"]}
    return (f"{stance.mark} {stance.label}" for stance in Stance if stance.value in used)
