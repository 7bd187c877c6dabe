"""Parts: those of a Word file that something new is put into, made and declared where the file has none."""

from dataclasses import dataclass, field

from lxml import etree

from proposaltrack.errors import Refused
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Package
from proposaltrack.importing.word.names import SPACE, w

_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True)
class Parts:
    """The parts of a package.

    Args:
        package: the file.
        new: the roots of those that it had not, or that list them, by name.
    """

    package: Package
    new: dict[str, Element] = field(default_factory=dict)

    def root(self, kind: str) -> Element:
        """The root of a part, made where there is none.

        Args:
            kind: "comments", "footnotes" or "endnotes".

        Raises:
            Refused: the file has no list of its parts.
        """
        package = self.package
        known = package.tree(kind)
        if known is not None:
            return known
        name = f"{package.main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        if name not in self.new:
            self._declare(kind, name)
            self.new[name] = etree.Element(w(kind), nsmap={"w": SPACE[1:-1]})
        return self.new[name]

    def _declare(self, kind: str, name: str) -> None:
        types = self._list(_TYPES)
        if types is None:
            raise Refused(
                f"the file that was sent has no list of its parts ({_TYPES}), and takes no {kind}",
                "Write the redline as .html or .md.",
            )
        declared = etree.SubElement(types, f"{_PACKAGE}Override")
        declared.set("PartName", f"/{name}")
        declared.set("ContentType", _TYPE.format(kind))
        links = self._list(self.package.relations_part())
        if links is None:
            links = etree.Element(f"{_LINKS}Relationships", nsmap={None: _LINKS[1:-1]})
        self.new[_TYPES], self.new[self.package.relations_part()] = types, links
        link = etree.SubElement(links, f"{_LINKS}Relationship")
        link.set("Id", f"rIdNew{len(links)}")
        link.set("Type", _KIND.format(kind))
        link.set("Target", f"{kind}.xml")

    def _list(self, name: str) -> Element | None:
        return self.new[name] if name in self.new else self.package.archive.tree(name)
