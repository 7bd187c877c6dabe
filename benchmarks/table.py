"""Rows of the table: what was measured, its figure, and the bar it is held against."""

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

_BAR = re.compile(r"(?P<sign><=|<|>=) (?P<limit>[\d.]+)")
HEAD = ("what", "figure", "spread", "bar", "")


class Row(NamedTuple):
    """One thing measured.

    Args:
        what: what it is, in words.
        figure: a ratio as a rule, the median of several runs.
        bar: "<= 4", "< 400" or ">= 0.99", with a remark behind it or not; "reported" where there is none.
        spread: the least and the greatest figure of the runs; "" for what was run once.
    """

    what: str
    figure: float
    bar: str
    spread: str = ""

    @property
    def verdict(self) -> str:
        """Against the bar, "ok" or "short"; "" where there is none."""
        found = _BAR.match(self.bar)
        if found is None:
            return ""
        limit = float(found["limit"])
        holds = {
            "<=": self.figure <= limit,
            "<": self.figure < limit,
            ">=": self.figure >= limit,
        }[found["sign"]]
        return "ok" if holds else "short"


def ratio_row(what: str, ours: Sequence[float], floor: Sequence[float], bar: str) -> Row:
    """A row of how many times longer one thing took than another, run by run.

    Args:
        what: what it is, in words.
        ours: seconds of each run.
        floor: seconds of the run of the other thing beside it.
        bar: see `Row`.
    """
    ratios = [one / two for one, two in zip(ours, floor, strict=True)]
    return Row(what, round(median(ratios), 2), bar, f"{min(ratios):.2f}-{max(ratios):.2f}")


def render_text(rows: Iterable[Row]) -> str:
    """The table in columns of plain text."""
    cells = [HEAD, *map(_cells, rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(HEAD))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in cells)


def render_markdown(rows: Iterable[Row]) -> str:
    """The table in Markdown."""
    lines = [HEAD, ("---", "---:", "---", "---", "---"), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    return row.what, f"{row.figure:g}", row.spread, row.bar, row.verdict
