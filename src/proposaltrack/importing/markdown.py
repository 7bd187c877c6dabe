"""Markdown files."""

from proposaltrack.importing.base import Format, plain_content

FORMAT = Format("Markdown", (".md", ".markdown", ".mdown"), "text/markdown", plain_content)
