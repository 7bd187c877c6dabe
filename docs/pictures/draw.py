"""Draws the pictures of the documentation with the program itself: `make pictures`."""

import asyncio
import os
import re
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from proposaltrack import settings
from proposaltrack.cli.run import run
from proposaltrack.settings import Environment, Workspace
from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.archive import Archive

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "start": ((96, 28), ("tab",)),
    "treaty": ((128, 34), ("tab", "tab", "enter", *["right_square_bracket"] * 2, "s")),
    "outstanding": ((96, 28), ("o", "x")),
    "matrix": ((96, 28), ("tab", "tab", "enter", "m", *["down"] * 7)),
}
"""Each picture: columns and lines of the terminal, and the keys that lead there."""


def make_workspace(folder: Path) -> Workspace:
    """The workspace that `proposaltrack demo` makes.

    Args:
        folder: where; missing or empty.
    """
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        assert run(["demo", str(folder)], environ=os.environ, clock=lambda: NOW) == 0
    return settings.find_workspace(folder)


async def draw(workspace: Workspace, name: str) -> None:
    """One picture, as SVG beside this file."""
    size, keys = PICTURES[name]
    app = ProposalTrackApp(Archive(workspace, lambda: NOW, os.environ), Environment())
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
        (HERE / f"{name}.svg").write_text(
            self_contained(app.export_screenshot(title="proposaltrack")), "utf-8"
        )


def self_contained(svg: str) -> str:
    """The picture without the fonts that it would fetch from elsewhere; the reader's own monospace serves."""
    without = re.sub(r"@font-face\s*\{[^}]*\}|<!--.*?-->", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in without.splitlines() if line.strip()) + "\n"


def main() -> None:
    """Draw every picture."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder))
        for name in PICTURES:
            asyncio.run(draw(workspace, name))


if __name__ == "__main__":
    main()
