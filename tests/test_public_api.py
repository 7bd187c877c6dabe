"""The public surface is what it says it is, and costs nothing until it is used."""

import subprocess
import sys

import pytest

import proposaltrack


def test_every_public_name_is_there_and_documented() -> None:
    """Each name of the surface is sorted, resolves to something of the package, and says what you get."""
    assert proposaltrack.__all__ == sorted(proposaltrack.__all__)
    for name in proposaltrack.__all__:
        found = getattr(proposaltrack, name)
        assert found.__module__.startswith("proposaltrack.")
        assert found.__doc__


def test_an_unknown_name_is_refused() -> None:
    """A name that is not on the surface raises the ordinary error, with the name in it."""
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        proposaltrack.nothing_of_the_kind  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    """The import alone loads neither git, pydantic, click nor Textual."""
    heavy = "import proposaltrack, sys; print([m for m in ('git', 'pydantic', 'click', 'textual', 'rapidfuzz') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
