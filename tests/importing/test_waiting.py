"""What is not needed is not waited for."""

import subprocess
import sys


def test_reading_plain_text_loads_no_library_of_other_formats() -> None:
    """Libraries for markup, mail, archives and PDF are loaded when a file of theirs is read."""
    code = (
        "import sys; from proposaltrack.importing.files import read_bytes; read_bytes('t.md', b'1. Yes.');"
        "print(sorted({'lxml', 'pypdfium2_raw', 'email', 'zipfile'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
