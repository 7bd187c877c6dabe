"""Word files: automatic numbers, headings, tables, notes, remarks, and tracked changes by author and date."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.archives import Archive, Element
from proposaltrack.importing.base import Content, Format
from proposaltrack.importing.word.body import RawParagraph, Walk
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
    """

    archive: Archive

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
        folder, _, name = self.main.rpartition("/")
        return tuple(self._relations(f"{folder}/_rels/{name}.rels".lstrip("/"), folder))

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

    def tree(self, kind: str) -> Element | None:
        """The first part of a kind; None when there is none."""
        name = next(iter(self.names_of(kind)), None)
        root = self.archive.tree(name) if name else None
        return None if root is None else loosen(root)


def open_package(name: str, content: bytes) -> Package:
    """A Word file, opened.

    Args:
        name: the file's name, for messages.
        content: its bytes.

    Raises:
        UnreadableFile: it is no zip file, damaged, encrypted, or larger inside than any document is.
    """
    return Package(Archive(name, content))


def parse_docx(name: str, content: bytes, allow_controls: bool) -> Content:  # noqa: ARG001 - what every format is asked
    """The content of a Word file.

    Args:
        name: the file's name, for messages.
        content: its bytes.
        allow_controls: taken for every format; XML holds no control characters.

    Raises:
        UnreadableFile: it is not a Word file, or a part that is needed is missing or malformed.
    """
    package = open_package(name, content)
    root = package.archive.tree(package.main)
    body = None if root is None else loosen(root).find(w("body"))
    if body is None:
        raise UnreadableFile(
            name, [Problem(package.main, "it holds no body", "Check that it is a Word file.")]
        )
    styles = Styles(package.tree("styles"))
    numbering = Numbering(package.tree("numbering"), styles)
    walk = Walk(styles)
    raw = [*walk.paragraphs(body)]
    raw += [*_notes(package, walk)]
    places = {number: i for i in reversed(range(len(raw))) for number in raw[i].comments}
    marked = MarkedText(
        number_paragraphs(raw, numbering),
        read_comments(package.tree("comments"), package.tree("commentsExtended"), places),
        tuple(walk.fields),
        tuple(numbering.describe()),
        walk.formatting,
        tuple(_margins(package)),
    )
    return Content(marked=marked, warnings=tuple(_warnings(package, walk, marked)))


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
                yield from walk.paragraphs(known[key])
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
        yield f"it carries {_count(changes, 'marked change')}; the text is read with all of them accepted"
    if marked.formatting:
        yield f"{_count(marked.formatting, 'change')} of formatting alone marked, which is not read as wording"
    if any(run.hidden for p in marked.paragraphs for run in p.runs):
        yield "it holds hidden words, which are read like all others"
    if walk.boxes:
        yield f"{_count(walk.boxes, 'text box', 'text boxes')} read behind the paragraph each hangs on"
    if walk.embedded:
        yield f"{_count(walk.embedded, 'embedded file')} not read"
    if any(part.casefold().endswith("vbaproject.bin") for part in package.archive.names()):
        yield "it carries macros, which are ignored"
    if marked.comments:
        yield f"{_count(len(marked.comments), 'comment')} beside the text"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


FORMAT = Format(
    "Word",
    (".docx", ".docm", ".dotx"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    parse_docx,
)
