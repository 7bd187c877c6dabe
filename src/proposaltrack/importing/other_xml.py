"""XML that is none of the formats that are read: what it is, and what can be done."""

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content, Format

_READ = (
    "Akoma Ntoso (akomaNtoso) and United States Legislative Markup (bill, resolution, lawDoc, pLaw, uscDoc)"
)


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    from proposaltrack.importing.roots import root_of  # noqa: PLC0415

    root = root_of(content)
    if root is None:
        told = "it is no XML, whatever its name says"
        raise UnreadableFile(name, [Problem("", told, "Check that it is the right file.")])
    told = f"XML with the root element <{root.name[:60]}>, which is not read; of XML, {_READ} are"
    raise UnreadableFile(name, [Problem("", told, "Name a text of it with --text.")])


FORMAT = Format("other XML", (".xml",), "application/xml", _parse)
