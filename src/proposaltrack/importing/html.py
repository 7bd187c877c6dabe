"""Web pages and the HTML that word processors and mail programs write."""

from proposaltrack.importing.base import Content, Format


def _parse(name: str, content: bytes, allow_controls: bool) -> Content:
    # Whoever reads plain text does not wait for the library that this needs.
    from proposaltrack.importing.web_page import decode_page, read_html  # noqa: PLC0415

    return read_html(name, decode_page(name, content, allow_controls))


FORMAT = Format("a web page", (".html", ".htm"), "text/html", _parse)
