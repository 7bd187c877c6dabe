"""Clauses: a text in, its tree of clauses out, without losing a character."""

import re
from collections.abc import Iterator, Sequence

from proposaltrack.model.clause import CALL, Clause, ClauseKind, ClauseTree
from proposaltrack.text.blocks import Block, BlockSort, cut_blocks
from proposaltrack.text.headings import (
    is_placeholder,
    is_shouted,
    looks_like_title,
    read_heading,
    read_opening,
    stopped_title,
)
from proposaltrack.text.labels import Label, read_label
from proposaltrack.text.numbers import kind_of, number_of, own_path
from proposaltrack.text.outline import Node, Stack, headed_depth, mark_sections, opens_preamble
from proposaltrack.text.quotes import find_quoted
from proposaltrack.text.words import choice_words, closing_words

_INDENTS = " \t\u00a0"
_NOTE = re.compile(rf"{CALL.pattern}:[ \t]*")
"""What a footnote begins with, below the text that calls it."""
_LEADS = (":", "—", "–", "：", ":-")


def parse_text(text: str) -> ClauseTree:
    """The clauses of a text in Markdown or plain text, in reading order; together they are the text.

    A heading and its first paragraph are one clause; further paragraphs without a number are clauses of their own
    below it. The unnumbered paragraphs before the first numbered clause or heading are the preamble.

    Args:
        text: canonical text: lines ended by a line feed.
    """
    blocks = cut_blocks(text)
    nodes = _read(text, blocks)
    return ClauseTree(text, tuple(_clauses(text, nodes)))


def _read(text: str, blocks: Sequence[Block]) -> list[Node]:
    """One node for each clause; blocks that belong to the clause before them make none."""
    nodes: list[Node] = []
    stack = Stack()
    quoted = find_quoted(text, blocks)
    found = [_node(text, block, first=not i, quoted=i in quoted) for i, block in enumerate(blocks)]
    mark_sections([node for node in found if node is not None])
    for block, node in zip(blocks, found, strict=True):
        if node is None or (nodes and _belongs_above(text, block, node, nodes[-1])):
            continue
        if node.sort in {"title", "note"}:
            nodes.append(node)
            continue
        stack.place(node)
        if (
            nodes
            and node.parent is nodes[-1]
            and node.sort == "numbered"
            and _takes_title(text, block, nodes[-1])
        ):
            nodes[-1].body = block.start
        node.leads = text[block.start : block.end].endswith(_LEADS)
        nodes.append(node)
    _mark_preamble(nodes)
    return nodes


def _belongs_above(text: str, block: Block, node: Node, above: Node) -> bool:
    """True when a paragraph is the first one, or the title, of the heading above it, or a further one of the note."""
    waits, above.waits = above.waits, False
    if node.mark or above.mark:
        return node.mark == above.mark or (node.sort == "plain" and node.indent > 1)
    if node.label is not None or node.quoted or block.sort is not BlockSort.PLAIN:
        return False
    if node.sort == "headed" and (above.heading or above.label is None or not above.label.word):
        return False
    words = text[block.start : block.end].strip(_INDENTS)
    if words.startswith(("- ", "* ", "• ", "+ ")) or not (waits or _takes_title(text, block, above)):
        return False
    if (
        not above.heading
        and above.label is not None
        and above.label.word
        and "\n" not in words
        and looks_like_title(words)
    ):
        above.heading, above.waits, above.body = words.strip("*_ "), True, block.end
        return True
    above.body = block.start + _indent(text, block)
    above.leads = words.endswith(_LEADS)
    return True


def _takes_title(text: str, block: Block, above: Node) -> bool:
    """True when what stands alone after a number above is a title with a stop; it becomes the heading."""
    label = above.label
    if label is None or label.tier != "number" or label.printed.startswith("(") or above.heading:
        return False
    above.heading = stopped_title(text[above.body : block.start].strip())
    return bool(above.heading)


def _indent(text: str, block: Block) -> int:
    at = block.start
    while at < block.end and text[at] in _INDENTS:
        at += 1
    return at - block.start


def _node(text: str, block: Block, *, first: bool, quoted: bool) -> Node | None:
    """The clause that a block opens; None for a rule between paragraphs, which belongs to what stands above."""
    indent = _indent(text, block)
    at = block.start + indent
    node = Node(block.line, block.start, at, indent=indent, quoted=quoted)
    if block.sort is BlockSort.TABLE:
        node.sort = "table"
    elif block.sort is BlockSort.HEADING:
        return _headed(text, block, node, first=first)
    elif block.sort is BlockSort.RULE:
        return node if first else None
    elif block.sort is BlockSort.PLAIN and not quoted:
        return _plain(text[at : block.end], node, first=first)
    return node


def _headed(text: str, block: Block, node: Node, *, first: bool) -> Node:
    line = text[node.body : block.end].partition("\n")[0]
    marks = len(line) - len(line.lstrip("# \t"))
    words = line[marks:]
    label = read_label(words, heading=True)
    node.label, node.waits, node.sort = label, True, "headed"
    node.heading = read_heading(words, label.end if label else 0)
    node.depth = headed_depth(block.level, label)
    node.body = block.end
    node.reading = label.readings[0] if label else None
    if first and label is None and block.level == 1:
        node.sort, node.waits = "title", False
    return node


def _plain(words: str, node: Node, *, first: bool) -> Node:
    """A block that is neither heading nor table: a note, labelled, in capitals, or just words."""
    if note := _NOTE.match(words):
        node.sort, node.mark = "note", note[1]
        node.body += note.end()
        return node
    line = words.partition("\n")[0]
    bullet = 2 + len(line[1:]) - len(line[1:].lstrip()) - 1 if line[:2] in {"- ", "* ", "• ", "+ "} else 0
    label = read_label(line[bullet:].rstrip())
    if label is not None:
        opening = read_opening(words, label, min(bullet + label.end, len(line)))
        node.label, node.heading, node.waits = label, opening.heading, opening.ends
        node.body += opening.body
        node.sort = "headed" if _heads(label, opening.ends) else "numbered"
        if node.sort == "headed":
            node.depth, node.reading = headed_depth(0, label), label.readings[0]
        return node
    if "\n" not in words and (is_shouted(line) or opens_preamble(line)):
        node.heading, node.waits, node.sort, node.depth = line.strip("*_ "), True, "headed", (10, 99)
        if opens_preamble(line):
            node.depth = (10, 100)  # No article stands under the preamble.
        node.body += len(words)
    node.closes = words[:30].casefold().startswith(closing_words())
    if first and _is_plain_title(words):
        node.sort, node.waits, node.heading = "title", False, words.replace("\n", " ").strip("*_ ")
        node.body = node.start + node.indent + len(words)
    return node


def _heads(label: Label, ends: bool) -> bool:
    """True for a label that opens a part or an article; an option that begins a paragraph is one of a list."""
    return label.tier in {"part", "annex"} or (
        label.word != "" and (ends or label.word not in choice_words())
    )


def _is_plain_title(words: str) -> bool:
    """The first block of a plain text is its title when it is short and each line looks like a title."""
    lines = words.split("\n")
    return len(lines) <= 3 and all(line.strip() and looks_like_title(line.strip()) for line in lines)


def _mark_preamble(nodes: Sequence[Node]) -> None:
    """Plain paragraphs that stand before everything numbered or headed, and those under "Preamble", are preamble."""
    counted = [node for node in nodes if node.sort in {"headed", "numbered"}]
    # Parties and recitals are counted in brackets or letters, before the first article.
    begins = next((node for node in counted if not _counts_recitals(node)), counted[0] if counted else None)
    before_body = begins is not None
    for node in nodes:
        if _opens_preamble(node) or (node.sort == "plain" and _in_preamble(node, before_body=before_body)):
            node.sort = "preamble"
        elif node is begins:
            before_body = False


def _counts_recitals(node: Node) -> bool:
    label = node.label
    return (
        label is not None and node.sort == "numbered" and (label.tier == "letter" or label.printed[0] == "(")
    )


def _opens_preamble(node: Node) -> bool:
    return node.sort == "headed" and node.label is None and opens_preamble(node.heading)


def _in_preamble(node: Node, *, before_body: bool) -> bool:
    return before_body if node.parent is None else node.parent.sort == "preamble"


def _clauses(text: str, nodes: Sequence[Node]) -> Iterator[Clause]:
    ordinals: dict[int, int] = {}
    built: list[Clause] = []
    for ordinal, node in enumerate(nodes, 1):
        ordinals[id(node)] = ordinal
        start = 0 if ordinal == 1 else node.start
        end = nodes[ordinal].start if ordinal < len(nodes) else len(text)
        parent = ordinals.get(id(node.parent), 0)
        direct = built[parent - 1] if parent else None
        above = _named(direct, built)
        kind = kind_of(node, above)
        if is_placeholder(text[node.body : end] if text[node.body : end].strip() else node.heading):
            kind = ClauseKind.PLACEHOLDER
        annex = _annex(direct, built)
        within = annex.number if annex is not None else ""
        number = number_of(node, above, _cited(direct, built) or within, within)
        path = own_path(node, _path(direct, annex))
        clause = Clause(
            ordinal, kind, number, _printed(node), node.heading,
            path, parent, node.line, start, end, min(max(node.body, start), end),
        )  # fmt: skip
        built.append(clause)
        yield clause


def _printed(node: Node) -> str:
    if node.mark:
        return f"[^{node.mark}]:"
    return node.label.printed if node.label else ""


def _named(parent: Clause | None, built: Sequence[Clause]) -> Clause | None:
    """The nearest clause above that is more than a paragraph without a number."""
    while (
        parent is not None and parent.kind in {ClauseKind.UNNUMBERED, ClauseKind.TABLE} and not parent.number
    ):
        parent = built[parent.parent - 1] if parent.parent else None
    return parent


def _cited(parent: Clause | None, built: Sequence[Clause]) -> str:
    """The number that a child's number begins with; articles are numbered through, whatever part they stand in."""
    while parent is not None and parent.kind is not ClauseKind.PART:
        if parent.number:
            return parent.number
        parent = built[parent.parent - 1] if parent.parent else None
    return ""


def _annex(parent: Clause | None, built: Sequence[Clause]) -> Clause | None:
    """The annex in which a child of a clause stands."""
    while parent is not None and parent.kind is not ClauseKind.ANNEX:
        parent = built[parent.parent - 1] if parent.parent else None
    return parent


def _path(parent: Clause | None, annex: Clause | None) -> tuple[str, ...]:
    """The path above a child of a clause; parts are no step of it."""
    if parent is None or parent.kind is ClauseKind.PART:
        return annex.path if annex is not None else ()
    return parent.path
