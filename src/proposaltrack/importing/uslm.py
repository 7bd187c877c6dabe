"""Bills and laws in United States Legislative Markup."""

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content, Format

ROOTS = frozenset(
    [
        "amendment",
        "appropriationsBill",
        "bill",
        "engrossedAmendment",
        "lawDoc",
        "pLaw",
        "presidentialDoc",
        "resolution",
        "rule",
        "statuteCompilation",
        "statutesAtLarge",
        "usCodeDoc",
        "uscDoc",
    ]
)
_SIGNS = (b"schemas/uslm", b"xml/uslm", b'identifier="/us', b"identifier='/us")
"""What parts these from the older markup of bills, whose root has the same name."""
_NEAR = 20_000


def _claims(content: bytes) -> bool:
    from proposaltrack.importing.roots import root_of  # noqa: PLC0415

    root = root_of(content)
    return root is not None and root.name in ROOTS and any(sign in content[:_NEAR] for sign in _SIGNS)


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    # Whoever reads plain text does not wait for the library that this needs.
    from proposaltrack.importing.archives import parse_xml  # noqa: PLC0415
    from proposaltrack.importing.law_words import Vocabulary, left_out  # noqa: PLC0415
    from proposaltrack.importing.legislative import read_law  # noqa: PLC0415

    root = parse_xml(name, content)
    vocabulary = Vocabulary(
        identifiers=("identifier",),
        # Besides what is no text: what only the printed page has.
        skipped=frozenset({"meta", "toc", "page", "sidenote", "slugLine", "distributionCode", "endMarker"}),
        notes=frozenset({"footnote"}),
    )
    marked = read_law(root, vocabulary)
    if not marked.paragraphs:
        raise UnreadableFile(name, [Problem("", "the law holds no text", "Check that it is the right file.")])
    return Content(marked=marked, warnings=left_out(root))


FORMAT = Format("United States Legislative Markup", (".xml",), "application/xml", _parse, _claims)
