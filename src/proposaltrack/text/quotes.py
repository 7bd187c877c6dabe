"""Quotes: numbered text inside quotation marks, as bills carry it, belongs to the clause that quotes it."""

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
        mark = _CLOSING.get(words[:1])
        if mark is not None and starts_with_label(words[1:].partition("\n")[0].strip()):
            found.update(_quotation(text, blocks, index, mark))
    return found


def _quotation(text: str, blocks: Sequence[Block], first: int, mark: str) -> range:
    """From the block that opens a quotation to the one that closes it; that one block alone when none does."""
    for index in range(first, min(first + _LONGEST, len(blocks))):
        block = blocks[index]
        words = text[block.start : block.end].rstrip(" .;,")
        if words.endswith(mark) and (index > first or len(words.strip()) > 1):
            return range(first, index + 1)
    return range(first, first + 1)
