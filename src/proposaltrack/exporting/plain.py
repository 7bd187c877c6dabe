"""Plain text redlines: what any editor and any mail shows."""

from proposaltrack.exporting.base import Order, RedlineFormat
from proposaltrack.exporting.inline import Sign, write_inline


def write_plain_redline(order: Order) -> bytes:
    """A text in which [-deletions-] and {+insertions+} are marked.

    Args:
        order: what is asked for.

    Raises:
        Refused: the text holds such marks of its own, which could not be told from ours.
    """
    return write_inline(order, Sign("[-", "-]"), Sign("{+", "+}")).encode()


FORMAT = RedlineFormat("plain text", (".txt",), write_plain_redline)
