"""PDF files: the text of their pages, for reading and comparing; they carry no tracked changes."""

from proposaltrack.importing.base import Content, Format


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    # The library takes longer to load than most commands to run.
    from proposaltrack.importing.pdf_pages import read_pdf  # noqa: PLC0415

    return read_pdf(name, content)


FORMAT = Format("PDF", (".pdf",), "application/pdf", _parse)
