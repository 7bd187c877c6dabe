"""Messages saved from a mail program: their words, where they come from, and the files that came with them."""

from proposaltrack.importing.base import Content, Format


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    # Whoever reads no mail does not wait for the library that this needs.
    from proposaltrack.importing.mail import read_message  # noqa: PLC0415

    return read_message(name, content)


FORMAT = Format("a message", (".eml",), "message/rfc822", _parse)
