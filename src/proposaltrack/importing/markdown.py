"""Markdown files."""

from proposaltrack.importing.base import Format, decode_text

FORMAT = Format("Markdown", (".md", ".markdown", ".mdown"), "text/markdown", decode_text)
