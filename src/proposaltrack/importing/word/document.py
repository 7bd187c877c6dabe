"""A Word file opened and read: its parts by what they are to it, and its paragraphs with their places in the trees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.archives import Archive, Element
from proposaltrack.importing.base import ACCEPTED, Content
from proposaltrack.importing.word.body import RawParagraph, Walk
from proposaltrack.importing.word.fields import Fields
from proposaltrack.importing.word.labels import number_paragraphs
from proposaltrack.importing.word.names import loosen, w
from proposaltrack.importing.word.numbering import Numbering
from proposaltrack.importing.word.remarks import read_comments
from proposaltrack.importing.word.styles import Styles
from proposaltrack.model.marked import MarkedText, changes_in

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "/officeDocument"


@dataclass(frozen=True)
class Package:
    """The parts of a Word file by what they are to the document.

    Args:
        archive: the file.
        trees: the roots of the parts that were read, by name; whoever changes one has changed the document.
    """

    archive: Archive
    trees: dict[str, Element] = field(default_factory=dict, repr=False)

    @cached_property
    def main(self) -> str:
        """The name of the document part.

        Raises:
            UnreadableFile: the file holds none.
        """
        found = next(
            (target for kind, target in self._relations("_rels/.rels", "") if kind.endswith(_MAIN)), ""
        )
        name = found or "word/document.xml"
        if name not in self.archive.names():
            told = "it holds no document: its main part is missing"
            raise UnreadableFile(
                self.archive.name,
                [Problem("", told, "Open it in a word processor and save it again as .docx.")],
            )
        return name

    @cached_property
    def _parts(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._relations(self.relations_part(), self.main.rpartition("/")[0]))

    def relations_part(self) -> str:
        """The name of the part that tells what the document part refers to."""
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels".lstrip("/")

    def _relations(self, part: str, folder: str) -> Iterator[tuple[str, str]]:
        tree = self.archive.tree(part)
        for relation in tree.iterfind(_RELATIONS) if tree is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                full = target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
                yield relation.get("Type", ""), full

    def names_of(self, kind: str) -> tuple[str, ...]:
        """The names of the parts of a kind ("styles", "header"), in their order."""
        return tuple(target for found, target in self._parts if found.rpartition("/")[2] == kind)

    @property
    def root(self) -> Element:
        """The root of the document part."""
        return self._tree(self.main)

    def tree(self, kind: str) -> Element | None:
        """The first part of a kind; None when there is none. Each part is parsed once."""
        name = next(iter(self.names_of(kind)), None)
        return self._tree(name) if name else None

    def _tree(self, name: str) -> Element | None:
        if name not in self.trees:
            root = self.archive.tree(name)
            if root is None:
                return None
            self.trees[name] = loosen(root)
        return self.trees[name]


def open_package(name: str, content: bytes) -> Package:
    """A Word file, opened.

    Args:
        name: the file's name, for messages.
        content: its bytes.

    Raises:
        UnreadableFile: it is no zip file, damaged, encrypted, or larger inside than any document is.
    """
    return Package(Archive(name, content))


@dataclass(frozen=True)
class Document:
    """A Word file as read, with the places in its trees.

    Args:
        package: the file.
        raw: its paragraphs as they stand in the trees, in the order of `marked`.
        walk: what was met on the way through its parts.
    """

    package: Package
    raw: tuple[RawParagraph, ...]
    walk: Walk = field(repr=False)

    @cached_property
    def marked(self) -> MarkedText:
        """The paragraphs with their numbers and every change that is marked in them; read as the trees stand then."""
        package, raw = self.package, self.raw
        numbering = Numbering(package.tree("numbering"), self.walk.styles)
        places = {number: i for i in reversed(range(len(raw))) for number in raw[i].comments}
        listed = filter(None, (numbering.place_of(p.properties, p.style) for p in raw))
        return MarkedText(
            number_paragraphs(raw, numbering),
            read_comments(package.tree("comments"), package.tree("commentsExtended"), places),
            tuple(self.walk.fields.done),
            tuple(numbering.describe(listed)),
            self.walk.formatting,
            tuple(_margins(package)),
        )

    @property
    def content(self) -> Content:
        """What was read, with what the reader found odd."""
        return Content(marked=self.marked, warnings=tuple(_warnings(self.package, self.walk, self.marked)))


def read_document(package: Package) -> Document:
    """A Word file as read.

    Raises:
        UnreadableFile: it is not a Word file, or a part that is needed is missing or malformed.
    """
    root = package.root
    bodies = root.findall(w("body"))
    if not bodies:
        told = "it holds no body"
        raise UnreadableFile(
            package.archive.name, [Problem(package.main, told, "Check that it is a Word file.")]
        )
    walk = Walk(Styles(package.tree("styles")))
    raw = [paragraph for body in bodies for paragraph in walk.paragraphs(body)]
    raw += [*_notes(package, walk)]
    return Document(package, tuple(raw), walk)


def _notes(package: Package, walk: Walk) -> Iterator[RawParagraph]:
    """The paragraphs of the notes, in the order in which the text calls them."""
    for kind, sign in (("footnote", "f"), ("endnote", "e")):
        tree = package.tree(f"{kind}s")
        known = (
            {} if tree is None else {sign + note.get(w("id"), ""): note for note in tree.iterfind(w(kind))}
        )
        for key, mark in [*walk.notes.items()]:
            if key in known:
                walk.note = mark
                yield from walk.paragraphs(known[key], row=walk.calls[mark])
    walk.note = ""


def _margins(package: Package) -> Iterator[str]:
    """The words of each running head and foot."""
    for kind in ("header", "footer"):
        for name in package.names_of(kind):
            tree = package.archive.tree(name)
            words = "" if tree is None else " ".join(t.text or "" for t in loosen(tree).iter(w("t")))
            if words.strip():
                yield f"{kind}: {' '.join(words.split())}"


def _warnings(package: Package, walk: Walk, marked: MarkedText) -> Iterator[str]:
    if changes := len(changes_in(marked)):
        yield f"it carries {_count(changes, 'marked change')}; the text is {ACCEPTED}"
    if marked.formatting:
        yield f"{_count(marked.formatting, 'change')} of formatting alone marked, which is not read as wording"
    if any(run.hidden for p in marked.paragraphs for run in p.runs):
        yield "it holds hidden words, which are read like all others"
    if walk.boxes:
        yield f"{_count(walk.boxes, 'text box', 'text boxes')} read behind the paragraph each hangs on"
    if walk.formulas:
        yield f"{_count(walk.formulas, 'formula')} read in one line, without the way it is set"
    yield from _field_warnings(walk.fields)
    if walk.embedded:
        yield f"{_count(walk.embedded, 'embedded file')} not read"
    if any(part.casefold().endswith("vbaproject.bin") for part in package.archive.names()):
        yield "it carries macros, which are ignored"
    if marked.comments:
        yield f"{_count(len(marked.comments), 'comment')} beside the text"


def _field_warnings(fields: Fields) -> Iterator[str]:
    if unread := sum(code.upper().startswith("EQ ") and not result for code, result in fields.done):
        yield f"{_count(unread, 'formula')} computed by a field not read"
    if fields.inside:
        yield "a computed field has no end, and what stands behind its beginning is not read"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
