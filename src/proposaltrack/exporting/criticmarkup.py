"""CriticMarkup redlines: a Markdown text with every change written into it."""

from proposaltrack.exporting.base import Order, RedlineFormat, prove
from proposaltrack.exporting.inline import Sign, write_inline
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
    text = write_inline(order, Sign("{--", "--}"), Sign("{++", "++}"))
    # Whoever reads such a text as paragraphs folds the white space in them, so the marks alone are proven to be read.
    marked = read_critic(text)
    for side, wanted, view in (
        ("every change accepted", order.after.text, View.FINAL),
        ("every change rejected", order.before.text, View.ORIGINAL),
    ):
        prove(side, wanted.split(), write_canonical(marked, view).split())
    return text.encode()


FORMAT = RedlineFormat("CriticMarkup", (".md", ".markdown"), write_critic_redline)
