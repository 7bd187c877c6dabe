"""Versions, clause comparison and the answers still owed in a negotiation.

The names below are the public surface: what changed, record a response, what is outstanding. Each is loaded when it
is first used, so that importing the package costs next to nothing. Everything else may move without notice.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
    from proposaltrack.actions.exchange import transmit
    from proposaltrack.actions.naming import find_version
    from proposaltrack.actions.reading import (
        choose_versions,
        compare_files,
        compare_versions,
        list_outstanding,
        list_positions,
    )
    from proposaltrack.actions.responding import Answer, respond
    from proposaltrack.actions.versions import Delivery, Wording, receive_version, record_version
    from proposaltrack.desks import open_desk
    from proposaltrack.errors import ProposalTrackError
    from proposaltrack.model.stance import Stance
    from proposaltrack.settings import find_workspace
    from proposaltrack.views.redline import redline_rows

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Circumstances",
    "Delivery",
    "Desk",
    "Filed",
    "Matter",
    "ProposalTrackError",
    "Stance",
    "Wording",
    "choose_versions",
    "compare_files",
    "compare_versions",
    "find_version",
    "find_workspace",
    "list_outstanding",
    "list_positions",
    "load_matter",
    "open_desk",
    "receive_version",
    "record_version",
    "redline_rows",
    "respond",
    "transmit",
]

_HOMES = {
    "actions.desk": ("Circumstances", "Desk", "Filed", "Matter", "load_matter"),
    "actions.exchange": ("transmit",),
    "actions.naming": ("find_version",),
    "actions.reading": (
        "choose_versions", "compare_files", "compare_versions", "list_outstanding", "list_positions",
    ),
    "actions.responding": ("Answer", "respond"),
    "actions.versions": ("Delivery", "Wording", "receive_version", "record_version"),
    "desks": ("open_desk",),
    "errors": ("ProposalTrackError",),
    "model.stance": ("Stance",),
    "settings": ("find_workspace",),
    "views.redline": ("redline_rows",),
}  # fmt: skip
"""Where each public name lives."""


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
