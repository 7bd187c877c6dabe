"""Numbers: those that stand in a text as words, told apart where the sent file counts numbers of that shape."""

from collections.abc import Iterable
from dataclasses import replace

from proposaltrack.exporting.word.patterns import shape_of
from proposaltrack.model.marked import Line
from proposaltrack.text.lines import split_label


def tell_numbers(lines: Iterable[Line], sent: Iterable[Line]) -> list[Line]:
    """The paragraphs of a text, each with the number that the sent file would count for it ("2 Term", "IX.A. Fees").

    Args:
        lines: the paragraphs of the text.
        sent: the paragraphs of the sent file.
    """
    counted = [*sent]
    shapes = {(len(line.label.split()), shape_of(line.label)) for line in counted if line.label}
    bare = {line.printed for line in counted if not line.label}
    return [line if line.printed in bare else _told(line, shapes) for line in lines]


def _told(line: Line, shapes: set[tuple[int, str]]) -> Line:
    known = {shape for _, shape in shapes}
    if line.label or shape_of(split_label(line).label) in known:
        return line
    for length in sorted({length for length, _ in shapes}, reverse=True):
        parts = line.text.split(maxsplit=length)
        head = " ".join(parts[:length])
        # Letters alone are words as often as numbers.
        if (length, shape_of(head)) in shapes and not head.replace(" ", "").isalpha():
            return replace(line, label=head, text=parts[length] if len(parts) > length else "")
    return line
