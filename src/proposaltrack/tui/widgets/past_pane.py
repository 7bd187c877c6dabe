"""PastPane: where the clause under the cursor comes from, or who brought its words, beside the text."""

from collections.abc import Iterator
from enum import Enum

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from proposaltrack.text.address import label_of
from proposaltrack.text.display import make_line
from proposaltrack.tui.tracing import Past, brought, struck, told_of
from proposaltrack.tui.widgets.runs import runs_content

_COLOURS = ("$text-primary", "$text-warning", "$text-success", "$text-accent", "$text-secondary")
"""What tells parties apart besides their short names, which always stand there."""


class Shown(Enum):
    """What the pane shows."""

    NOTHING = ""
    HISTORY = "history"
    WORDS = "words"
    STRUCK = "struck"


class PastPane(VerticalScroll):
    """A pane that says one of two things about a clause."""

    can_focus = True

    def say(self, caption: str, content: Content) -> None:
        """Show something else, from its beginning."""
        self.remove_children()
        self.mount(Static(Content(caption), classes="caption"), Static(content))
        self.scroll_home(animate=False)

    def show(self, past: Past, shown: Shown) -> None:
        """Show where a clause comes from.

        Args:
            past: what is known of it.
            shown: which part of that.
        """
        name = make_line(label_of(past.tree, past.clause))
        if shown is Shown.HISTORY:
            self.say(f"History of {name}, latest first   h closes", history_content(past, latest_first=True))
            return
        more = "w closes" if shown is Shown.STRUCK else "w adds what was struck"
        lines = list(_words_lines(past, with_struck=shown is Shown.STRUCK))
        self.say(f"Words of {name}   {more}", Content("\n").join(lines))


def history_content(past: Past, *, latest_first: bool = False) -> Content:
    """Each version with what the clause was there, and the words that changed; a doubt about it last."""
    told = list(zip(past.history.steps, past.words, strict=True))
    parts: list[Content] = []
    for step, words in reversed(told) if latest_first else told:
        parts.append(Content(told_of(past, step)))
        if words:
            parts.append(Content("    ") + runs_content(words))
    if past.history.doubt:
        parts.append(Content(f"In doubt: {past.history.doubt}."))
    return Content("\n").join(parts)


def words_content(past: Past) -> Content:
    """Each run of words with who brought it, then what was struck."""
    return Content("\n").join(_words_lines(past, with_struck=True))


def _words_lines(past: Past, *, with_struck: bool) -> Iterator[Content]:
    told = [(who, words, "") for who, words in brought(past)]
    told += [(who, words, "struck by ") for who, words in struck(past)] if with_struck else []
    parties = list(dict.fromkeys(who.partition(",")[0] for who, _, _ in told))
    for who, words, before in told:
        colour = _COLOURS[parties.index(who.partition(",")[0]) % len(_COLOURS)]
        looks = "strike" if before else ""
        yield Content.assemble((f"{before}{who}", f"bold {colour}"), ": ", (words, looks))
    if not told:
        yield Content("Nothing but a number or a mark stands here.")
