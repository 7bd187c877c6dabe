"""CriticMarkup redlines: a Markdown text with every change written into it."""

from proposaltrack.exporting.base import Order, RedlineFormat
from proposaltrack.exporting.inline import prove_inline, write_inline
from proposaltrack.importing.canonical import write_canonical
from proposaltrack.importing.critic_marks import read_critic
from proposaltrack.model.marked import View


def write_critic_redline(order: Order) -> bytes:
    """A text in which {--deletions--} and {++insertions++} are marked.

    Args:
        order: what is asked for.

    Raises:
        Refused: the text holds such marks of its own, which could not be told from ours.
    """
    text = write_inline(order, lambda words: f"{{--{words}--}}", lambda words: f"{{++{words}++}}")
    marked = read_critic(text)
    prove_inline(order, write_canonical(marked, View.ORIGINAL), write_canonical(marked, View.FINAL))
    return text.encode()


FORMAT = RedlineFormat("CriticMarkup", (".md", ".markdown"), write_critic_redline)
