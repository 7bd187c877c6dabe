"""Quotes: numbered text inside quotation marks, as bills carry it, belongs to the clause that quotes it."""

import re
from collections.abc import Sequence

from proposaltrack.text.blocks import Block, BlockSort
from proposaltrack.text.labels import starts_with_label

_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
_LONGEST = 40
"""Blocks after which an unclosed quotation mark is taken for a slip of the pen."""


def find_quoted(text: str, blocks: Sequence[Block]) -> set[int]:
    """Indices of the blocks that stand inside one quotation which opens before a label."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if index in found or block.sort is not BlockSort.PLAIN:
            continue
        words = text[block.start : block.end].lstrip()
        if words[:1] in _CLOSING and starts_with_label(words[1:].partition("\n")[0].strip()):
            found.update(_quotation(text, blocks, index, words[0]))
    return found


def _quotation(text: str, blocks: Sequence[Block], first: int, mark: str) -> range:
    """From the block that opens a quotation to the one that closes it.

    A quotation that is not closed reaches as far as its blocks begin with the mark again, as they do in some
    countries.
    """
    marked = True
    last = first
    for index in range(first, min(first + _LONGEST, len(blocks))):
        words = text[blocks[index].start : blocks[index].end].strip()
        again = words.startswith(mark)
        marked = marked and again
        last = index if marked else last
        if _balance(words, mark) <= (0 if again else -1):
            return range(first, index + 1)
    return range(first, last + 1)


def _balance(words: str, mark: str) -> int:
    """How many more quotations a block opens than it closes; for straight marks it opens or closes one or none."""
    if mark == '"':
        odd = words.count(mark) % 2
        return odd if words.startswith(mark) else -odd
    # An apostrophe within a word closes nothing.
    closed = len(re.findall(rf"{_CLOSING[mark]}(?!\w)", words))
    return words.count(mark) - closed
