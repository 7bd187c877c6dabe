"""Lines: a paragraph's number told from its words, whether it is counted or typed."""

from dataclasses import replace

from proposaltrack.model.marked import Line
from proposaltrack.text.labels import read_label

BULLET = "•"
"""What stands for every bullet, whatever picture a file has for it."""


def split_label(line: Line) -> Line:
    """The same paragraph, a number that was typed at its beginning read as its number.

    Args:
        line: the paragraph, its number counted or typed.
    """
    if line.label:
        return line
    if line.text.startswith(BULLET + " "):
        return replace(line, label=BULLET, text=line.text[2:].lstrip())
    label = read_label(line.text, heading=line.level > 0)
    if label is None:
        return line
    printed = line.text[: label.end].rstrip()
    return replace(line, label=printed, text=line.text[label.end :].lstrip())


def words_of(line: Line) -> str:
    """What a paragraph says behind its number, by which it is known again; its number where it says nothing else.

    Args:
        line: the paragraph, its number counted or typed.
    """
    return split_label(line).text or line.printed
