"""Convergence for a terminal: a line for each version, each figure with a bar."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.cli.render.layout import Piece, columns, flow, pad, paint
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_NARROWEST, _WIDEST = 6, 16
_FIGURE = 7
"""Columns of a figure in front of its bar."""


def convergence_lines(answer: "Json", width: int) -> Iterator[str]:
    """How close the parties were, version by version.

    Args:
        answer: as `views.convergence.convergence_json` gives it.
        width: columns.
    """
    stands = answer["versions"]
    names = [f"{s['on']} {make_line(s['version'])} {make_line(s['party'] or '')}".rstrip() for s in stands]
    label = min(max(map(columns, names)) + 2, 40)
    bar = max(_NARROWEST, min(_WIDEST, (width - label) // 3 - _FIGURE - 1))
    cell = bar + _FIGURE + 1
    titles = (pad(name, cell) for name in ("agreed", "brackets", "apart"))
    yield paint((pad(make_line(answer["document"])[:label], label) + "".join(titles)).rstrip(), "strong")
    pairs = [stand["bracket_pairs"] for stand in stands]
    distances = [stand["distance"] or 0.0 for stand in stands]
    for name, stand in zip(names, stands, strict=True):
        apart = stand["distance"]
        parts = [
            _figure(f"{stand['agreed']}/{stand['clauses']}", stand["share_agreed"], bar),
            _figure(str(stand["bracket_pairs"]), _of(stand["bracket_pairs"], pairs), bar),
            _figure("-" if apart is None else f"{apart * 100:.1f} %", _of(apart or 0.0, distances), bar),
        ]
        yield (pad(shorten(name, label - 1), label) + "".join(pad(part, cell) for part in parts)).rstrip()
    yield ""
    legend = "agreed: of the clauses counted; brackets: pairs; apart: mean share of words that differ"
    yield from flow([Piece(legend, "quiet")], width)


def _of(value: float, every: Sequence[float]) -> float:
    return value / max(every) if max(every) else 0.0


def _figure(told: str, share: float, bar: int) -> str:
    return f"{told:>{_FIGURE}} {'#' * round(share * bar)}"
