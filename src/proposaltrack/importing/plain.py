"""Plain text files, and files with a suffix that nobody claims."""

from proposaltrack.importing.base import Format, plain_content

FORMAT = Format("plain text", (".txt", ".text", ""), "text/plain", plain_content)
