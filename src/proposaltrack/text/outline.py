"""Outline: which block opens a clause, what it is called, and under which clause it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from proposaltrack.text.labels import Label, Reading, next_reading, tier_rank
from proposaltrack.text.words import preamble_words

INNER = 1000
"""Depth at which numbering without headings begins; everything headed stands further out."""


@dataclass(slots=True)
class Node:
    """A clause while the tree is being built.

    Args:
        line: 1-based line of its first line.
        start: code-point offset of its first line.
        body: code-point offset at which its words begin.
        label: its label, if any.
        heading: its heading, without mark-up.
        depth: (heading level or style, rank of its word); only what is deeper may stand under it.
        sort: "title", "headed", "numbered", "plain", "table", "note" or "preamble".
        parent: the node it stands under.
        reading: how its label was read among its siblings.
        waits: a heading or bare label whose first paragraph still belongs to it.
        indent: width of its indentation.
        leads: its words end in a colon or dash, so a list may follow under it.
        quoted: it stands inside a quotation, which belongs to the clause that quotes it.
        closes: it stands above the signatures and belongs to the whole text.
        headed: what stands under it has a heading, or goes on with an earlier numbering.
        mark: what a note is called by.
    """

    line: int
    start: int
    body: int
    label: Label | None = None
    heading: str = ""
    depth: tuple[int, int] = (INNER, 0)
    sort: str = "plain"
    parent: "Node | None" = None
    reading: Reading | None = None
    waits: bool = False
    indent: int = 0
    leads: bool = False
    quoted: bool = False
    closes: bool = False
    headed: bool = False
    mark: str = ""


@dataclass(slots=True)
class Stack:
    """The open clauses from the outermost to the innermost, and the list that a plain paragraph interrupted."""

    open: list[Node] = field(default_factory=list)
    paused: list[Node] = field(default_factory=list)

    @property
    def top(self) -> Node | None:
        """The innermost open clause."""
        return self.open[-1] if self.open else None

    def place(self, node: Node) -> None:
        """Put a node under the clause it belongs to and open it."""
        if node.sort == "headed":
            self._place_headed(node)
        elif node.label is not None:
            self._place_numbered(node, node.label)
        else:
            self._place_plain(node)

    def _push(self, node: Node) -> None:
        node.parent = self.top
        if node.parent is not None:
            node.parent.headed |= node.sort == "headed" or _runs_through(node)
        self.open.append(node)

    def _pop_to(self, length: int) -> None:
        del self.open[length:]

    def _place_headed(self, node: Node) -> None:
        self.paused = []
        while self.open and not self.open[-1].depth < node.depth:
            self.open.pop()
        self._push(node)

    def _place_numbered(self, node: Node, label: Label) -> None:
        if len(label.parts) > 1 and self._place_decimal(node, label.parts):
            return
        # A paragraph between two items does not end their list.
        for stack, aligned in (
            (self.open, True),
            (self.paused, True),
            (self.open, False),
            (self.paused, False),
        ):
            for index in range(len(stack) - 1, -1, -1):
                reading = _successor(stack[index], label.readings)
                if reading is not None and (not aligned or stack[index].indent == node.indent):
                    self._join(node, stack, index, reading)
                    return
        if not self._follow_heading(node, label):
            self._open_list(node, label)

    def _follow_heading(self, node: Node, label: Label) -> bool:
        """An article without a heading of its own comes behind the one before it, though that has one."""
        for index in range(len(self.open) - 1, -1, -1):
            known = self.open[index]
            if known.sort == "headed" and known.label is not None and not known.label.word and known.reading:
                node.reading = next_reading(known.reading, label.readings)
                if node.reading is not None and len(label.parts) == 1:
                    self._pop_to(index)
                    self._push(node)
                    return True
        return False

    def _join(self, node: Node, stack: list[Node], index: int, reading: Reading) -> None:
        if stack is self.paused:
            self.open = stack[:index]
        else:
            self._pop_to(index)
        self.paused = []
        node.reading = reading
        self._push(node)

    def _place_decimal(self, node: Node, parts: tuple[int, ...]) -> bool:
        """Under the clause whose number is the longest beginning of this one."""
        node.reading = node.label.readings[0] if node.label else None
        self.paused = []
        for length in range(len(parts) - 1, 0, -1):
            for index in range(len(self.open) - 1, -1, -1):
                label = self.open[index].label
                if label is not None and label.parts == parts[:length]:
                    self._pop_to(index + 1)
                    self._push(node)
                    return True
        self._pop_to(self._headed_length())
        self._push(node)
        return True

    def _headed_length(self) -> int:
        return next((i + 1 for i in range(len(self.open) - 1, -1, -1) if self.open[i].sort == "headed"), 0)

    def _open_list(self, node: Node, label: Label) -> None:
        """A first item opens a list under the top; any other goes on with its family, wherever that stands."""
        first = next((r for r in label.readings if r.value[0] == 1), None)
        if first is not None and label.tier == "number" and label.printed[0] != "(":
            self._leave_preamble(node)
        if first is not None and (
            self.top is None or not _same_family(self.top, first) or node.indent > self.top.indent
        ):
            self._leave_plain(node)
            node.reading = first
            self._push(node)
            return
        for index in range(len(self.open) - 1, -1, -1):
            for reading in label.readings:
                if _same_family(self.open[index], reading):
                    self._pop_to(index)
                    node.reading = reading
                    self._push(node)
                    return
        self._leave_plain(node)
        node.reading = label.readings[0]
        self._push(node)

    def _leave_preamble(self, node: Node) -> None:
        """The first article ends the preamble: one with a title, or behind "have agreed as follows:"."""
        if self.top is None or not (node.heading or self.top.leads):
            return
        known = self.top if self.top.sort == "headed" else self.top.parent
        if known is not None and known.label is None and opens_preamble(known.heading):
            self._pop_to(self.open.index(known))

    def _leave_plain(self, node: Node) -> None:
        """A list stands under a plain paragraph only when that paragraph leads into it."""
        while self.top is not None and self.top.sort in {"plain", "table"}:
            # Articles under "have agreed as follows:" are no list of that paragraph.
            if self.top.leads and not (node.heading and self.top.parent is None):
                break
            if node.indent > self.top.indent and self.top.sort == "plain":
                break
            self.open.pop()

    def _place_plain(self, node: Node) -> None:
        """Under the innermost heading or paragraph; under a list item only when indented further than it."""
        keep = 0 if node.closes else len(self.open)
        while keep and _too_deep(self.open[keep - 1], node):
            keep -= 1
        if any(n.reading is not None for n in self.open[keep:]):
            self.paused = list(self.open)
        self._pop_to(keep)
        self._push(node)


def _too_deep(open_node: Node, node: Node) -> bool:
    if open_node.sort in {"plain", "table", "preamble"}:
        return True
    if node.quoted or open_node.label is None or open_node.sort != "numbered":
        return False
    led_into = open_node.parent is not None and open_node.parent.leads
    return (led_into or open_node.label.tier == "letter") and node.indent <= open_node.indent


def _runs_through(node: Node) -> bool:
    """True for a number that goes on from an earlier heading's, as articles do."""
    return node.label is not None and node.label.tier == "number" and node.label.readings[0].value[0] > 1


def _same_family(node: Node, reading: Reading) -> bool:
    return node.sort == "numbered" and node.reading is not None and node.reading.family == reading.family


def _successor(node: Node, readings: tuple[Reading, ...]) -> Reading | None:
    """The reading that makes a label the next one after a node's, an inserted number included."""
    if node.sort != "numbered" or node.reading is None:
        return None
    return next_reading(node.reading, readings)


def opens_preamble(heading: str) -> bool:
    """True for what stands over a preamble.

    Args:
        heading: a heading without a number.
    """
    return heading.strip("〈〉【】[]*_ ").casefold() in preamble_words()


def headed_depth(level: int, label: Label | None) -> tuple[int, int]:
    """How far out a headed clause stands.

    Args:
        level: Markdown level from 1, or 0 for a heading that is only a line of its own.
        label: its label, if any.
    """
    rank = 100 if label is None else tier_rank(label)
    if label is not None and len(label.parts) > 1:
        rank += len(label.parts) - 1
    if level:
        return level, rank
    return (0, 0) if rank == 0 else (10, rank)


def mark_sections(nodes: Sequence[Node]) -> None:
    """Make parts of sections where articles stand in sections, and not sections in articles.

    Args:
        nodes: the nodes of a text in reading order, not placed yet.
    """
    pairs = set(pairwise(_family(node) for node in nodes if node.sort == "headed"))
    if ("section", "article") not in pairs or ("article", "section") in pairs:
        return
    for node in nodes:
        if node.label is not None and _family(node) == "section":
            node.label = node.label._replace(tier="part")
            node.depth = (node.depth[0], tier_rank(node.label))


def _family(node: Node) -> str:
    """What a heading that has no words of its own says it is."""
    return node.reading.family if node.reading is not None and node.waits else ""
