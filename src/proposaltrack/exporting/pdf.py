"""PDF redlines: the page of the HTML redline, printed; it cannot be read back, so its proof is that of the page."""

import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from proposaltrack.errors import Refused
from proposaltrack.exporting.base import Order, RedlineFormat
from proposaltrack.exporting.html import write_html_redline

_PATIENCE = 120
"""Seconds; an office program that has not printed a page by then never will."""


def write_pdf_redline(order: Order) -> bytes:
    """A PDF with every change marked, by weasyprint where it is installed, else by LibreOffice.

    Args:
        order: what is asked for.

    Raises:
        Refused: neither program is there, or it fails.
    """
    page = write_html_redline(order)
    if find_spec("weasyprint") is not None:
        printer = import_module("weasyprint")
        return bytes(printer.HTML(string=page.decode(), url_fetcher=_fetch_nothing).write_pdf())
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Refused(
            "nothing here prints PDF files",
            "Install proposaltrack[pdf] or LibreOffice, or write the redline as .html and print it.",
        )
    return _print(office, page)


def _fetch_nothing(address: str) -> dict[str, object]:
    """What a page refers to is not fetched: our pages refer to nothing."""
    raise ValueError(address)


def _print(office: str, page: bytes) -> bytes:
    try:
        with tempfile.TemporaryDirectory() as folder:
            return _printed(office, page, folder)
    except (subprocess.SubprocessError, OSError):
        raise Refused(
            "LibreOffice could not print the page", "Write the redline as .html and print it."
        ) from None


def _printed(office: str, page: bytes, folder: str) -> bytes:
    source, made = Path(folder, "redline.html"), Path(folder, "redline.pdf")
    source.write_bytes(page)
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    kind = "pdf:writer_web_pdf_Export"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    return made.read_bytes()


FORMAT = RedlineFormat("PDF", (".pdf",), write_pdf_redline)
