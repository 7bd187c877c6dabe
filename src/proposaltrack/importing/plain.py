"""Plain text files, and files with a suffix that nobody claims."""

from proposaltrack.importing.base import Format, decode_text

FORMAT = Format("plain text", (".txt", ".text", ""), "text/plain", decode_text)
