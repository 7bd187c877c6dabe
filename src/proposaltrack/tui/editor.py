"""Editor: words written in the person's own editor; no shell is involved."""

import shlex
import subprocess
import tempfile
from pathlib import Path

from proposaltrack.errors import Unreadable, UsageProblem


def write_elsewhere(editor: str, text: str) -> str:
    """The text as the person left it in the editor.

    Args:
        editor: command of the editor with its arguments, as VISUAL and EDITOR give it; "" when none is named.
        text: what to begin with.

    Raises:
        UsageProblem: no editor is named, or it did not run to its end.
        Unreadable: what it left is not text.
    """
    command = _command(editor)
    with tempfile.TemporaryDirectory(prefix="proposaltrack-") as room:
        path = Path(room) / "counter-text.md"
        path.write_text(text, "utf-8")
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except (OSError, ValueError) as wrong:
            told = getattr(wrong, "strerror", None) or str(wrong)
            raise UsageProblem(f"the editor {command[0]} cannot be run: {told}", _NEXT) from None
        if code:
            raise UsageProblem(f"the editor {command[0]} ended with {code}; the text stays as it was", _NEXT)
        return _read(path)


_NEXT = "Set VISUAL or EDITOR to an editor that works, and start again; or type the text here."


def _command(editor: str) -> list[str]:
    try:
        command = shlex.split(editor)
    except ValueError as wrong:
        raise UsageProblem(f"VISUAL or EDITOR, {editor!r}, is no command: {wrong}", _NEXT) from None
    if not command:
        raise UsageProblem("no editor is named", _NEXT)
    return command


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Unreadable(f"what the editor left cannot be read: {wrong}", "Save it as UTF-8.") from None
