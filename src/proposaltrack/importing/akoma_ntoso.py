"""Laws and drafts in Akoma Ntoso, with or without its name space."""

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content, Format

ROOT = "akomaNtoso"


def _claims(content: bytes) -> bool:
    from proposaltrack.importing.roots import root_of  # noqa: PLC0415

    root = root_of(content)
    return root is not None and root.name.lower() == ROOT.lower()


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    # Whoever reads plain text does not wait for the library that this needs.
    from proposaltrack.importing.archives import parse_xml  # noqa: PLC0415
    from proposaltrack.importing.law_words import Vocabulary, left_out  # noqa: PLC0415
    from proposaltrack.importing.legislative import read_law  # noqa: PLC0415

    vocabulary = Vocabulary(
        identifiers=("eId", "{http://www.w3.org/XML/1998/namespace}id", "id"),
        skipped=frozenset({"meta", "toc"}),
        notes=frozenset({"authorialNote"}),
    )
    root = parse_xml(name, content)
    marked = read_law(root, vocabulary)
    if not marked.paragraphs:
        raise UnreadableFile(name, [Problem("", "the law holds no text", "Check that it is the right file.")])
    return Content(marked=marked, warnings=left_out(root))


FORMAT = Format("Akoma Ntoso", (".xml", ".akn"), "application/akn+xml", _parse, _claims)
