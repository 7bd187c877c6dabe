"""Plain text redlines: what any editor and any mail shows."""

import re

from proposaltrack.exporting.base import Order, RedlineFormat
from proposaltrack.exporting.inline import prove_inline, write_inline

_STRUCK = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_PUT = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)


def write_plain_redline(order: Order) -> bytes:
    """A text in which [-deletions-] and {+insertions+} are marked.

    Args:
        order: what is asked for.

    Raises:
        Refused: the text holds such marks of its own, which could not be told from ours.
    """
    text = write_inline(order, lambda words: f"[-{words}-]", lambda words: f"{{+{words}+}}")
    rejected = _STRUCK.sub(r"\1", _PUT.sub("", text))
    accepted = _PUT.sub(r"\1", _STRUCK.sub("", text))
    prove_inline(order, rejected, accepted)
    return text.encode()


FORMAT = RedlineFormat("plain text", (".txt",), write_plain_redline)
