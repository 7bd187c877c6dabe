"""Help: what a screen is for and which keys it has, from its own bindings."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from proposaltrack.tui.widgets.rows_view import RowsView

SIGNS = """\
Signs beside a clause
  +  added or restored     -  removed      ~  reworded, retitled, split or merged
  >  moved                 #  renumbered   !  it weighs: a modal verb, number, date or reference changed"""


class HelpScreen(ModalScreen[None]):
    """The keys of another screen.

    Args:
        about: the screen.
    """

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "dismiss", "Close")]

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._keys = _keys(about)
        self._said = getattr(about, "HELP", "")

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        with VerticalScroll(id="page"):
            yield Static(Content(self._said), id="said")
            yield Static(Content("\n".join(f"{keys:>18}  {told}" for keys, told in self._keys)), id="keys")
            yield Static(Content(SIGNS), id="signs")
            yield Static(
                Content("Escape closes this page. ctrl+p finds any of these by name."), classes="caption"
            )

    def on_mount(self) -> None:
        """The page takes the arrow keys."""
        self.query_one("#page").focus()


def words_of(binding: Binding) -> str:
    """What a key does: the longer words where the footer has room for the shorter ones only."""
    return binding.tooltip or binding.description


def _keys(screen: Screen[Any]) -> list[tuple[str, str]]:
    """The keys of a screen, then those of the list that has the focus in it, those for one action together."""
    found: dict[str, tuple[list[str], str]] = {}
    kinds = [kind for kind in type(screen).__mro__ if issubclass(kind, Screen) and kind is not Screen]
    ours, listed = _actions(kinds), _actions([RowsView])
    active = list(screen.active_bindings.values())
    of_screen = [known for known in active if known.node is screen and known.binding.action in ours]
    of_list = [
        known for known in active if isinstance(known.node, RowsView) and known.binding.action in listed
    ]
    for known in (*of_screen, *of_list):
        keys, _ = found.setdefault(known.binding.action, ([], words_of(known.binding)))
        keys.append(screen.app.get_key_display(known.binding))
    return [(" ".join(dict.fromkeys(keys)), told) for keys, told in found.values()]


def _actions(kinds: Iterable[type[Any]]) -> set[str]:
    """The actions that classes bind keys to themselves."""
    bindings = (binding for kind in kinds for binding in vars(kind).get("BINDINGS", ()))
    return {binding.action for binding in bindings if isinstance(binding, Binding) and binding.description}
