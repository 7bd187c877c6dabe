"""Paragraphs of printed pages: which lines belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from proposaltrack.importing.printed.lines import Line, Pages, each_line, line_pitches
from proposaltrack.text.labels import Label, next_reading, read_label
from proposaltrack.text.words import introducing_words

_WIDER = 1.3
"""A gap this many times the usual one parts paragraphs."""
_TOO_WIDE = 1.9
"""And this many times parts even what reads on."""
_ROMAN = frozenset("ivxlcdm")
_NEAR = 4.0
"""Points; an indentation is more than this."""
_OTHER_SIZE = 0.2
_CENTRED = 2.0
"""Points; lines whose middles are closer are set around one axis."""
_AT_THE_EDGE = 0.3
_HEADING_WORDS = 3
"""Words; a line of no more may be a heading, whatever its last word is."""
_ENDING = 20
"""Signs at the end of a line that show how it ends."""
_WINDOW = 8
"""Lines above and below that show how wide the column is."""
_STOPPED = re.compile(r"[.;:!?。；：！？؟۔॥।][\"”’»)\]]*(?:\[\^\w+\])?$")
_PAUSED = re.compile(r"(?:,|[;,] (?:and|or|et|ou|und|oder|и|или|y|o))$", re.IGNORECASE)
_PAUSES = ",;،؛，；"
"""Behind one of these and a gap, even small letters begin a paragraph, as they do in preambles."""
_CUT_SHORT = re.compile(r"\b(?:art|arts|sec|sect|para|paras|no|nos|cl|ch|nr|abs|п|ст)\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:of|and|or|to|above|below|et|ou|und|oder|и|или)\b", re.IGNORECASE)
"""Behind a number at the beginning of a line: the number belongs to the sentence."""
_BULLET = re.compile(r"[-*•‣◦–—·▪o] ")
_WORD = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_SHARED = re.compile(r"(?:und|oder|bzw\.|sowie|and|or|en|of|och|eller)\b")
"""Behind a hyphen: the second word shares its end with the first ("Nutzungs- und Schutzrechte")."""
_SPACELESS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef“”‘’]")
"""Chinese and Japanese signs, which no space parts."""
_LINKED = re.compile(r"\d[-–]$|\w/$")
"""What ends a line within "252.227-7014" and "and/or"."""
_SET_APART = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=(?!https?:)[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u3040-\u30ff\u3400-\u9fff])"
)
"""The room that printers give figures and Latin letters among them, which reads like a space."""
_BROKEN = re.compile(r"([^\W\d_]+)$")


def join_lines(pages: Pages) -> list[str]:
    """The paragraphs of a document, each in one line.

    Args:
        pages: the lines of each page, heads, feet and notes taken out.
    """
    compounds = {
        word.lower() for line in each_line(pages) if "-" in line.text for word in _WORD.findall(line.text)
    }
    return [join_words(lines, compounds) for lines in _Joiner(pages).paragraphs()]


def join_words(lines: Sequence[Line], compounds: set[str]) -> str:
    """The words of lines that belong together; a word broken at the end of a line is made whole.

    Args:
        lines: the lines.
        compounds: words in small letters that the document writes with a hyphen elsewhere.
    """
    text = ""
    broken = False
    for line in lines:
        if broken and _SHARED.match(line.text):
            text += f"- {line.text}"
        elif broken and line.text[:1].islower() and not _is_compound(text, line.text, compounds):
            text += line.text
        elif broken:
            text += f"-{line.text}"
        else:
            text += line.text if not text or _joins(text, line.text) else f" {line.text}"
        broken = line.broken
    whole = f"{text}-" if broken else text
    return whole if whole.isascii() else _SET_APART.sub("", whole)


def _joins(above: str, text: str) -> bool:
    """True where a script without spaces goes on in the next line, or a number behind its hyphen, or "and/or"."""
    last = above[-1]
    if last in "-–/":
        return _LINKED.search(above[-3:]) is not None and (text[0].isdigit() or last == "/")
    return not last.isascii() and bool(_SPACELESS.match(last) and _SPACELESS.match(text))


def _is_compound(text: str, after: str, compounds: set[str]) -> bool:
    before = _BROKEN.search(text)
    following = re.match(r"[^\W\d_]+", after)
    return bool(before and following and f"{before[1]}-{following[0]}".lower() in compounds)


class _Labels:
    """The labels so far, by the indentation at which they stand."""

    def __init__(self) -> None:
        self._latest: list[tuple[float, Label]] = []
        self._parts: set[tuple[int, ...]] = set()

    def follow(self, label: Label, left: float) -> bool:
        """True for a label that comes next, or begins a sequence."""
        if len(label.parts) > 1:
            return self._next_decimal(label.parts)
        if any(reading.value == (1, 0) for reading in label.readings):
            return True
        if label.word and not any(label.word == known.word for _, known in self._latest):
            return True
        beside = (known for at, known in self._latest if abs(at - left) <= _NEAR)
        return any(
            next_reading(reading, label.readings) is not None
            for known in beside
            for reading in known.readings
        )

    def add(self, label: Label, left: float) -> None:
        """Take a label in, in place of the one before it in its sequence; an annex begins to count anew."""
        if label.tier == "annex":
            self._latest.clear()
            self._parts.clear()
        families = {reading.family for reading in label.readings}
        self._latest = [
            (at, known)
            for at, known in self._latest
            if abs(at - left) > _NEAR or families.isdisjoint(r.family for r in known.readings)
        ]
        self._latest.append((left, label))
        for depth in range(1, len(label.parts) + 1):
            self._parts.add(label.parts[:depth])

    def _next_decimal(self, parts: tuple[int, ...]) -> bool:
        """1.3 comes after 1.2 and before 2, and 2.1 after 2 or 1.7; what has been is a reference to it."""
        *above, last = parts
        if parts in self._parts:
            return False
        *outer, upper = above
        if (*outer, upper + 1) in self._parts:
            return False
        if last > 1:
            return (*above, last - 1) in self._parts
        return tuple(above) in self._parts or (*outer, upper - 1) in self._parts or not self._parts


class _Joiner:
    """Lines in, groups of lines out."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._pitches = line_pitches(pages)
        self._margins = [
            min((line.left for page in pages[parity::2] for line in page), default=0.0) for parity in (0, 1)
        ]
        self._justified = _is_justified(pages)
        self._labels = _Labels()

    def paragraphs(self) -> Iterator[list[Line]]:
        lines = list(each_line(self._pages))
        ends = [self._right(line) for line in lines]
        open_lines: list[Line] = []
        for place, line in enumerate(lines):
            edge = max(ends[max(place - _WINDOW, 0) : place + _WINDOW])
            if open_lines and self._begins(line, open_lines, edge):
                yield open_lines
                open_lines = []
            if not open_lines and (label := _label_of(line.text)):
                self._labels.add(label, self._left(line))
            open_lines.append(line)
        if open_lines:
            yield open_lines

    def _left(self, line: Line) -> float:
        """Indentation; left and right pages may have other margins."""
        return line.left - self._margins[line.page % 2]

    def _right(self, line: Line) -> float:
        return line.right - self._margins[line.page % 2]

    def _begins(self, line: Line, lines: list[Line], edge: float) -> bool:
        """True for a line that begins a paragraph behind the lines of the one before."""
        above = lines[-1]
        if above.broken or _refers(above.text, line.text):
            return False
        ending = above.text[-_ENDING:]
        stopped = _STOPPED.search(ending) is not None and not _CUT_SHORT.search(ending)
        reads_on = line.text[0].islower() and not stopped
        if above.page == line.page and (far := self._gap(line, above)) > _WIDER:
            paused = ending[-1] in _PAUSES or _PAUSED.search(ending) is not None
            return not (reads_on and not paused and far < _TOO_WIDE) or self._is_labelled(
                line, lines, ended=True
            )
        if abs(above.size - line.size) > _OTHER_SIZE * max(above.size, line.size):
            return not reads_on
        room = edge - self._right(above)
        spare = 2 * line.size if _SPACELESS.match(line.text) else _NEAR
        short = _has_room(above, line.text, room) or (self._justified and room > spare)
        if self._is_labelled(line, lines, ended=stopped or short):
            return True
        if self._is_moved(line, lines, short=short) or short:
            return not reads_on
        return above.page != line.page and stopped and len(lines) == 1

    def _is_labelled(self, line: Line, lines: list[Line], *, ended: bool) -> bool:
        """True for a line with a bullet, or with a label that comes next, where the line above may have ended."""
        label = _label_of(line.text)
        if label and _GOES_ON.match(line.text, label.end):
            return False
        if label and self._labels.follow(label, self._left(line)):
            return ended or _PAUSED.search(lines[-1].text[-_ENDING:]) is not None
        return _BULLET.match(line.text) is not None and (ended or _BULLET.match(lines[0].text) is not None)

    def _gap(self, line: Line, above: Line) -> float:
        """The distance to the line above as a part of the usual one; 0 where a column begins anew."""
        pitch = self._pitches.get(round(line.size)) or self._pitches.get(round(above.size)) or line.size * 1.1
        return max(above.base - line.base, 0.0) / pitch

    def _is_moved(self, line: Line, lines: list[Line], *, short: bool) -> bool:
        """True when a line stands elsewhere than the next line of the paragraph would."""
        left = self._left(line)
        if not short and abs(_middle(line) - _middle(lines[-1])) < _CENTRED:
            return False
        if len(lines) > 1:
            return abs(left - self._left(lines[-1])) > _NEAR
        first = self._left(lines[0])
        if left > first + _NEAR:
            return not (_BULLET.match(lines[0].text) or _label_of(lines[0].text))
        return left < first - _NEAR and short


def _label_of(text: str) -> Label | None:
    """The label at the start of a line; most lines begin within a sentence and are not asked."""
    begun = text[:4]
    if (
        len(begun) == 4
        and begun.isascii()
        and begun.isalpha()
        and begun.islower()
        and not set(begun) <= _ROMAN
    ):
        return None
    return read_label(text)


def _is_justified(pages: Pages) -> bool:
    """True when many lines of the pages end at one edge exactly."""
    ends = [Counter(round(line.right) for line in page) for page in pages]
    lines = sum(map(len, pages))
    return sum(max(found.values(), default=0) for found in ends) > _AT_THE_EDGE * max(lines, 1)


def _refers(above: str, text: str) -> bool:
    """True when a line ends in the middle of a reference ("… under Article" before "4. …")."""
    if not text[0].isdecimal():
        return False
    words = above.split()
    last = words[-1].lower()
    introducing = last in introducing_words() or last.removesuffix("s") in introducing_words()
    return len(words) > _HEADING_WORDS and introducing


def _middle(line: Line) -> float:
    return (line.left + line.right) / 2


def _has_room(above: Line, text: str, room: float) -> bool:
    """True when the first word of a text would have found room behind a line."""
    wide = (above.right - above.left) / max(len(above.text), 1)
    # A line of a script without spaces breaks behind any sign.
    first = 1 if _SPACELESS.match(text) else len(text.partition(" ")[0])
    return wide * (first + 1.5) < room
