"""Blocks: a text cut at blank lines, headings, tables, list marks and labels, before any meaning is given."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from proposaltrack.text.headings import looks_like_title
from proposaltrack.text.labels import next_reading, read_label, starts_with_label


class BlockSort(Enum):
    """What a block looks like."""

    PLAIN = "plain"
    HEADING = "heading"
    TABLE = "table"
    QUOTE = "quote"
    FENCE = "fence"
    RULE = "rule"


class Block(NamedTuple):
    """Lines that belong together.

    Args:
        sort: what it looks like.
        line: 1-based line of its first line.
        start: code-point offset of its first line.
        end: code-point offset after its last line, its line feed left out.
        level: heading level from 1; 0 for what is no heading.
    """

    sort: BlockSort
    line: int
    start: int
    end: int
    level: int = 0


class _Line(NamedTuple):
    number: int
    start: int
    words: str
    """The line without surrounding white space; "" for a blank one."""
    end: int
    indent: int


_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_RULE = re.compile(r"([-*_=~])(?:[ \t]*\1){2,}$")
_BULLET = re.compile(r"[-*+•‣◦–—·][ \t]+\S")
_SHORT = 60
"""Characters; a line shorter than this may be a heading of its own, after which a label may follow at once."""
_FENCES = ("```", "~~~")
_STOPPED = re.compile(
    r"(?:[.;:!?…。；：！？۔؟॥।—–]|[;,][ ](?:and|or|et|ou|und|oder|и|или|y|o))$", re.IGNORECASE
)
_PAUSED = re.compile(r"(?:[,\])”\"»]|\b(?:and|or|et|ou|und|oder|и|или|y|o))$", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\b(?:arts?|secs?|sect|paras?|nos?|cl|ch|abs|nr|art|ст|п)\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:of|and|or|to|above|below|hereof|thereof|et|ou|und|oder|и|или)\b", re.IGNORECASE)
"""After a number, at the beginning of a line: the number belongs to the sentence."""


def cut_blocks(text: str) -> list[Block]:
    """The blocks of a text in order; what lies between them is blank.

    Args:
        text: canonical text, lines ended by a line feed.
    """
    blocks: list[Block] = []
    run: list[_Line] = []
    fence = ""
    for line in _lines(text):
        if fence or (line.words.startswith(_FENCES) and (fence := line.words[:3])):
            if not run or not run[0].words.startswith(_FENCES):
                _close(run, blocks)
            run.append(line)
            if len(run) > 1 and line.words == fence:
                _close(run, blocks, BlockSort.FENCE)
                fence = ""
        elif not line.words:
            _close(run, blocks)
        else:
            if run and _begins_anew(line, run):
                if missed := _missed(line, run):
                    first, run = run[:missed], run[missed:]
                    _close(first, blocks)
                _close(run, blocks)
            run.append(line)
    _close(run, blocks, BlockSort.FENCE if fence else None)
    return blocks


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        words = line.strip()
        yield _Line(number, start, words, end, line.find(words[:1]))
        start = end + 1


def _begins_anew(line: _Line, run: list[_Line]) -> bool:
    """True when a line that follows another without a blank one starts a block of its own."""
    words, above = line.words, run[-1].words
    first = words[0]
    if first == "#" and _HEADING.match(words):
        return True
    if above[0] == "#" and _HEADING.match(above):
        return True
    if (first == "|") != (above[0] == "|") or (first == ">") != (run[0].words[0] == ">"):
        return True
    if first in "-*+•‣◦–—·" and _BULLET.match(words):
        return not _RULE.match(words)
    stopped = _STOPPED.search(above) is not None and not _CUT_SHORT.search(above)
    if line.indent < run[0].indent and not first.islower() and (stopped or _PAUSED.search(above)):
        return True
    return _opens_with_label(words, above, stopped=stopped)


def _opens_with_label(words: str, above: str, *, stopped: bool) -> bool:
    """True for a line that begins with a label, and not with a number of the sentence that the line above began."""
    if stopped:
        return starts_with_label(words)
    if not (_PAUSED.search(above) or len(above) < _SHORT):
        return False
    label = read_label(words)
    if label is None:
        return False
    if _PAUSED.search(above):
        # A sentence that ends in a list of articles may break before the last one.
        return not _GOES_ON.match(words, label.end) and not (label.word and label.end == len(words))
    over = read_label(above)
    return over is not None and (
        looks_like_title(above[over.end :] or above)
        or next_reading(over.readings[0], label.readings) is not None
    )


def _missed(line: _Line, run: list[_Line]) -> int:
    """Which line of a block is the item before the one that a line begins; 0 for none.

    Behind a sentence that leads into a list with neither colon nor comma, only the second item shows where the first began.
    """
    label = read_label(line.words)
    if label is None:
        return 0
    for place in range(len(run) - 1, 0, -1):
        before = read_label(run[place].words) if run[place].indent == line.indent else None
        if before is not None:
            alike = any(next_reading(reading, label.readings) for reading in before.readings)
            return place if alike and before.readings[0].value == (1, 0) else 0
    return 0


def _close(run: list[_Line], blocks: list[Block], sort: BlockSort | None = None) -> None:
    if not run:
        return
    first, last = run[0], run[-1]
    level = 0
    if sort is None:
        sort, level = _sort_of(run)
    blocks.append(Block(sort, first.number, first.start, last.end, level))
    run.clear()


def _sort_of(run: list[_Line]) -> tuple[BlockSort, int]:
    words = run[0].words
    first = words[0]
    if first == "#" and (found := _HEADING.match(words)):
        return BlockSort.HEADING, len(found[1])
    if first == "|" and words.count("|") > 1:
        return BlockSort.TABLE, 0
    if first == ">":
        return BlockSort.QUOTE, 0
    if len(run) == 1 and _RULE.match(words):
        return BlockSort.RULE, 0
    if len(run) == 2 and run[1].words[0] in "=-" and _RULE.match(run[1].words):
        return BlockSort.HEADING, 1 if run[1].words[0] == "=" else 2
    return BlockSort.PLAIN, 0
