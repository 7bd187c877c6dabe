"""Word files: automatic numbers, headings, tables, notes, remarks, and tracked changes by author and date."""

from proposaltrack.importing.base import Content, Format


def _parse(name: str, content: bytes, allow_controls: bool) -> Content:  # noqa: ARG001 - what every format is asked
    """The content of a Word file; XML holds no control characters, so there are none to let in."""
    # Whoever reads other files does not wait for what reads these.
    from proposaltrack.importing.word.document import open_package, read_document  # noqa: PLC0415

    return read_document(open_package(name, content)).content


FORMAT = Format(
    "Word",
    (".docx", ".docm", ".dotx"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    _parse,
)
