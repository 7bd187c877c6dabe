"""Drives LibreOffice, in the Python that its bridge is made for: one line in for each job, one line out when it is done.

A job is three fields with tabs between them: a Word file, "show", "AcceptAllTrackedChanges" or
"RejectAllTrackedChanges", and the text file to write.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # comes with LibreOffice
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_PATIENCE = 60


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connect(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _judge(context: Any, job: list[str]) -> None:
    source, verb, target = job
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (_property("Hidden", True),))
    if verb != "show":
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{verb}", "", 0, ())
    options = (_property("FilterName", "Text (encoded)"), _property("FilterOptions", "UTF8,LF,,,"))
    document.storeToURL(Path(target).as_uri(), options)
    document.close(True)


def main() -> None:
    """Start LibreOffice, do the jobs that come in, and stop it by its pid."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"judge{Path(profile).name}"
        office = subprocess.Popen(
            [
                "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
                "--nologo", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            context = _connect(pipe)
            for line in sys.stdin:
                _judge(context, line.rstrip("\n").split("\t"))
                sys.stdout.write("done\n")
                sys.stdout.flush()
        finally:
            office.terminate()
            office.wait(_PATIENCE)


if __name__ == "__main__":
    main()
