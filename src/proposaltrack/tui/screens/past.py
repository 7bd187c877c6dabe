"""Past: where a clause and its words come from; a page above the document."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from proposaltrack.compare.attribution import Owned
from proposaltrack.ledger.history import Step
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.text.address import label_of
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.tui.reading import Past
from proposaltrack.tui.widgets.runs import runs_content


class PastScreen(ModalScreen[None]):
    """The history of a clause, and below it who brought which words.

    Args:
        past: what is known of them.
    """

    CSS_PATH = "past.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,h,q", "dismiss", "Close")]

    def __init__(self, past: Past) -> None:
        super().__init__()
        self._past = past

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        past = self._past
        with VerticalScroll(id="page"):
            yield Static(
                Content(f"History of {make_line(label_of(past.tree, past.clause))}"), classes="caption"
            )
            for step, words in zip(past.history.steps, past.words, strict=True):
                yield Static(Content(_told(past, step)))
                if words:
                    yield Static(runs_content(words), classes="words")
            if past.history.doubt:
                yield Static(Content(f"In doubt: {past.history.doubt}."))
            yield Static(Content("Who brought these words"), classes="caption")
            yield Static(Content("\n".join(_attributed(past))), classes="words")
            yield Static(Content("Escape closes this page."), classes="caption")

    def on_mount(self) -> None:
        """The page takes the arrow keys."""
        self.query_one("#page").focus()


def _told(past: Past, step: Step) -> str:
    """A version with what the clause was there and what happened to it."""
    version = step.version
    by = f" by {make_line(version.by.key)}" if version.by else ""
    head = f"{version.on}  {make_line(version.title)}{by}:"
    if not step.clauses:
        gone = step.change is not None and ChangeKind.REMOVED in step.change.kinds
        return f"{head} {'left out' if gone else 'not there'}"
    names = ", ".join(map(make_line, past.addresses[version.id]))
    kinds = [kind.value.replace("_", " ") for kind in step.change.kinds] if step.change else ["first version"]
    weight = f" · touches: {', '.join(step.change.weight)}" if step.change and step.change.weight else ""
    return f"{head} {names} · {', '.join(kinds)}{weight}"


def _attributed(past: Past) -> Iterator[str]:
    """Each run of words with the version, party and day that brought it; then what was struck."""
    for run in past.attribution.words.runs[past.clause.ordinal]:
        words = _words(run)
        if words:
            yield f"{_who(past, run.version)}: {words}"
    for gone in past.attribution.struck_from(past.clause):
        words = " ".join(_words(run) for run in gone.runs)
        yield f"struck by {_who(past, gone.struck_in)}: {words}"


def _words(run: Owned) -> str:
    return " ".join(make_safe(run.text).lstrip("#").split())


def _who(past: Past, version_id: str) -> str:
    version = past.attribution.versions[version_id]
    return f"{make_line(version.by.key) if version.by else 'nobody named'}, {version.label}, {version.on}"
