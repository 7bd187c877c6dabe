"""Labels: the numbers that clauses carry in print, read from the start of a line."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from proposaltrack.text.values import (
    ALPHABETS,
    CHINESE,
    LATIN_SUFFIXES,
    bare_number,
    chinese_value,
    inserted_rank,
    parts_of,
    roman_value,
    value_of,
)
from proposaltrack.text.words import (
    any_of,
    choice_words,
    full_word,
    introducing_words,
    leading_ordinals,
    ordinal_words,
    part_ranks,
)


class Reading(NamedTuple):
    """One way to read a label.

    Args:
        family: its style ("1.", "(a)", "(i)", or the word that introduces it); siblings share it.
        value: its rank among its siblings: (number, inserted rank), both from 0.
    """

    family: str
    value: tuple[int, int]


class Label(NamedTuple):
    """A label as printed, with every way to read it.

    Args:
        printed: as it stands, mark-up and surrounding space left out ("Article 7 bis", "(b)", "2.").
        own: the bare number ("7 bis", "b", "2").
        word: the word that introduces it, in lower case; "" for a bare label.
        tier: "annex", "part" or "article" for a label with a word, else "number" or "letter".
        readings: at least one, the likeliest first.
        parts: the numbers of a decimal label, and of a plain one ((4, 1, 2), (4,)); empty for letters.
        end: offset after the label, its delimiter and the white space that follows, in the line that was read.
    """

    printed: str
    own: str
    word: str
    tier: str
    readings: tuple[Reading, ...]
    parts: tuple[int, ...]
    end: int


_SUFFIX = rf"(?:[ \u00a0-]?(?:{'|'.join(LATIN_SUFFIXES)})\b)"
_INSERTED = r"(?:\.?[ºª°])?-(?:\d{1,3}|[A-Za-z])\b"
"""What some countries put behind a number for what was inserted after it ("12-1", "5-A", "5.º-A")."""
_NUMBER = rf"\d{{1,4}}(?:\.\d{{1,3}}){{0,8}}(?:{_SUFFIX}|{_INSERTED}|(?:(?!(?:er|re)\b)[A-Za-z])?{_SUFFIX}?)"
_CODE = r"(?:LO|[LRDA])\b\.?[ \u00a0]?\d{1,4}(?:-\d{1,3}){0,4}|[LRDA]\d{1,4}(?:-\d{1,3}){1,4}"
"""How the articles of French codes are numbered ("L. 111-1", "R421-3")."""
_COUNTED = r"(?:(?:№|N[º°o]\.?|Nr\.|No\.)[ \u00a0]*)?"
_ROMAN = rf"[IVXLCDM]{{1,8}}(?:[A-Z]\b)?{_SUFFIX}?|[ivxlcdm]{{1,8}}\b{_SUFFIX}?"
_MARKUP = r"(?:\*{1,3}|_{1,3})?"
_DASH = r"(?:[ \u00a0]?[-–—])?"

NAMED = re.compile(r"\((?P<name>[^\W\d_a-z][^()\n]{3,80})\)\]?[*_]*")
"""A title in brackets, as drafts of treaties have it ("Article 3 (Mitigation)")."""
_BARE = re.compile(
    rf"""{_MARKUP}(?:(?:\[{{1,3}}|\(\()(?=[\d(]))?{_MARKUP}(?:
      (?P<decimal>\d{{1,3}}(?:\.\d{{1,3}}){{1,8}}[A-Z]?{_SUFFIX}?)(?P<decimal_end>\\?[.)]|(?=[\s:*_]|$))
    | (?P<coded>[A-Z]\.\d{{1,3}}(?:\.\d{{1,3}}){{0,4}})(?P<coded_end>\\?[.)]|(?=\s+[^\W\d_a-z]|\s*$))
    | (?P<number>\d{{1,4}}[A-Z]{{0,2}}{_SUFFIX}?)(?:(?P<number_end>\\?[.)]){_DASH}(?!\d)|(?P<degree>[°º]\)?)(?!\s?[CFNSEWO]\b))
    | \((?P<round>\d{{1,3}}[A-Z]?{_SUFFIX}?|[^\W\d_]{{1,5}}{_SUFFIX}?)\)
    | (?P<letter>(?P<first>[^\W\d_])(?P=first){{0,2}}{_SUFFIX}?)(?P<letter_end>\\?[.)]){_DASH}(?=\s)
    | (?P<roman>(?:[IVXLCDM]{{2,8}}|[ivxlcdm]{{2,8}}){_SUFFIX}?)(?P<roman_end>\\?[.)]){_DASH}(?=\s)
    ){_MARKUP}(?:[ \t\u00a0]+|$|(?=[“"«„\[])|(?<=[-–—])(?=\(1\))|(?<=\d\.)(?=[^\W\d_a-z](?:[^\W\d_A-Z]|[^\W\d_a-z]{{2}})))""",
    re.VERBOSE,
)
"""What is taken out of a printed page often has no space behind the number ("1.Definitions")."""
_SPACED_HEADING = re.compile(rf"(\d{{1,3}}[A-Z]?{_SUFFIX}?)(?:[ \t\u00a0]+|$)")
_SPACED = re.compile(
    rf"(\d{{1,3}}[A-Z]{{0,2}}{_SUFFIX}?)(?:\t[ \t]*(?=[^\W\d_]|[“\"«„(])|(?:\u3000| {{2,}})[ \t]*(?=[^\W\d_a-z])"
    r"|[ \u00a0](?=\(1\)[ \u00a0]*[^\W\d_a-z]))"
)
"""Nothing but space behind a number: a wide one, or the first paragraph of a section at once ("4 (1) Each boat")."""
_CJK = re.compile(
    rf"[第제][ ]?(?P<own>[{CHINESE}\d]{{1,8}})[ ]?(?P<word>[编編章节節条條款項项편장절조항])"
    rf"(?:[之의の](?P<inserted>[{CHINESE}\d]{{1,2}}))?(?:[ \t\u3000]+|$|[：:．.、])?"
)
_CJK_ITEM = re.compile(
    rf"(?:[（(](?P<round>[{CHINESE}]{{1,5}})[）)]|（(?P<wide>\d{{1,3}})）"
    rf"|(?P<own>[{CHINESE}]{{1,5}}|\d{{1,3}})(?P<stop>[、．]))[ \t\u3000]*"
)
_CJK_WORDS = {
    **dict.fromkeys("条條조", "article"),
    **dict.fromkeys("节節절", "division"),
    **dict.fromkeys("章장", "chapter"),
    **dict.fromkeys("编編편", "part"),
}
"""What a counter heads; those left out count paragraphs."""
_RUN_IN_TITLE = re.compile(r"(?:(?:[^\W\d_a-z][\w’'-]*|[a-z]{1,3}|&)(?:, | |(?=\.))){1,8}(?<! )\.(?: |$)")
"""Words with capitals, but for the short ones, and then a stop ("Definitions. As used in this Agreement, ...")."""
_WIDE = re.compile(r"\t|[ \u00a0]{2}")
_DIGITS = re.compile(r"\d*")


@cache
def _worded() -> re.Pattern[str]:
    words = any_of(introducing_words())
    ordinals = any_of(ordinal_words())
    return re.compile(
        rf"""{_MARKUP}(?P<open>\[)?{_MARKUP}(?P<word>{words})(?:(?<=[§.\u4e00-\u9fff])[ \t\u00a0]*|[ \t\u00a0]+|(?=$|[.:*]|[-–—]))
        (?:{_COUNTED}(?P<own>\(\d{{1,3}}\)|{_CODE}|{_NUMBER}|{_ROMAN}|[A-Z]\b|(?-i:[Α-ΩА-Я]\b|[א-ת]{{1,3}}\b)|[{CHINESE}]{{1,5}}
          |(?:{ordinals})\b{_SUFFIX}?)(?P<nth>(?-i:er|re)\b|\.?[ºª°])?(?:\[\^\w{{1,6}}\])*|(?P<none>(?=$|[.:*：]|[-–—])))(?(open)\]?)
        (?P<stop>\\?[.:)：]|[ \t]*(?:—|--|[-–—:](?=\s|$)))?{_MARKUP}(?P<space>[ \t\u00a0]*)""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    """An ordinal that stands for "clause" and its number, as contracts in Spanish and Portuguese have it ("PRIMERA.-")."""
    words = any_of(
        word for word in ordinal_words() if word.isalpha() and word.endswith("a") and word != "prima"
    )
    return re.compile(
        rf"{_MARKUP}(?P<own>(?=[^\W\d_a-z])(?i:(?:{words})(?:[ ](?:{words}))?))(?P<stop>\.?[-–—]|[.:])[-–—]?{_MARKUP}(?:\s+|$)"
    )


@cache
def _led() -> re.Pattern[str]:
    """An annex or a part whose number stands in words before it ("First Schedule", "Zweiter Abschnitt")."""
    outer = any_of(word for word, tier in introducing_words().items() if tier != "article")
    return re.compile(
        rf"{_MARKUP}(?P<own>(?:{any_of(leading_ordinals())})\b)[ ](?P<word>{outer})\b(?P<stop>[.:]|[ ]?[-–—])?{_MARKUP}\s*",
        re.IGNORECASE,
    )


def tier_rank(label: Label) -> int:
    """How far out a label stands: 0 for annexes, then parts from the outermost, 100 for all but options."""
    if label.tier == "annex":
        return 0
    if label.tier == "part":
        return 1 + part_ranks()[label.word]
    return 101 if label.word in choice_words() else 100


def next_reading(before: Reading, after: Iterable[Reading]) -> Reading | None:
    """The first reading that comes next after another one of its family: 5 after 4, but also 4 bis."""
    family, (number, inserted) = before
    for reading in after:
        following = reading.value[0] == number + 1 or (
            reading.value[0] == number and reading.value[1] > inserted
        )
        if reading.family == family and following:
            return reading
    return None


def starts_with_label(line: str) -> bool:
    """True when a stripped line begins with a label of its own."""
    return read_label(line) is not None


def read_label(line: str, *, heading: bool = False) -> Label | None:
    """The label at the start of a line, or None.

    A word with a number is a label only where it cannot be the start of a sentence: in a heading, alone on its
    line, before a stop, or before a title in capitals.

    Args:
        line: one line without indentation or heading marks.
        heading: the line is known to be a heading.
    """
    if line[:1] in {"第", "제"} and (cjk := _CJK.match(line)):
        return _cjk_label(cjk)
    if (bare := _BARE.match(line)) and (label := _bare_label(bare, heading=heading)):
        return label
    if (worded := _worded().match(line)) and _is_label(worded, line, heading=heading):
        return _worded_label(worded)
    if (line[:1].isupper() or line[:1] in {"*", "_"}) and (label := _spelled_label(line, heading=heading)):
        return label
    if item := _CJK_ITEM.match(line):
        return _cjk_item(item)
    spaced = (_SPACED_HEADING if heading else _SPACED).match(line)
    return _numeric(spaced[1], spaced[1], "1.", spaced.end()) if spaced else None


def _is_label(found: re.Match[str], line: str, *, heading: bool) -> bool:
    # The pattern takes some letters of other scripts for Latin ones.
    if found["word"].lower() not in introducing_words():
        return False
    rest = line[found.end() :]
    if found["own"] is None:
        # Only an annex goes without a number ("ANNEX").
        return _tier(found) == "annex" and (heading or not rest)
    if rest and rest[0] in "()" and not (found["space"] and (heading or _goes_before(found, rest))):
        return False
    if heading or not rest:
        return found["space"] != "" or found["stop"] is not None or not rest
    if not found["space"] and not (found["stop"] or "").endswith(("—", "--")):
        return False
    return _stands_before_text(found, rest)


def _goes_before(found: re.Match[str], rest: str) -> bool:
    """True before a title in brackets, and behind a stop before the first paragraph ("§ 4. (1) Each boat")."""
    return NAMED.fullmatch(rest) is not None or (found["stop"] is not None and rest.startswith("(1)"))


def _stands_before_text(found: re.Match[str], rest: str) -> bool:
    """A colon; a stop and then a capital or a script without case; or no stop and a title, alone or with a stop."""
    begins = not rest[0].islower() or found["stop"] == ":"
    if found["stop"] is not None:
        return begins
    return begins and ((len(rest) <= 80 and rest[-1] not in ".;:,") or _RUN_IN_TITLE.match(rest) is not None)


def _tier(found: re.Match[str]) -> str:
    return introducing_words()[found["word"].lower()]


def _worded_label(found: re.Match[str]) -> Label:
    word, own = found["word"].lower(), (found["own"] or "").strip("()")
    shown = " ".join(found.string[found.start("word") : found.end("nth" if found["nth"] else "own")].split())
    printed = (shown if found["word"] != "§" else f"§ {own}") if own else found["word"]
    parts = parts_of(own)
    value = value_of(own)
    family = full_word(word)
    return Label(printed, own, family, _tier(found), (Reading(family, value),), parts, found.end())


def _spelled_label(line: str, *, heading: bool) -> Label | None:
    """A label that begins with its number in words."""
    if (clause := _ordinal().match(line)) is not None:
        own, word = clause["own"], "cláusula"
        number = sum(ordinal_words()[part] for part in own.lower().split())
        return Label(own, own, word, "article", (Reading(word, (number, 0)),), (), clause.end())
    if (led := _led().match(line)) is None:
        return None
    rest = line[led.end() :]
    if rest and not (heading and (led["stop"] or rest[0].isupper())):
        return None
    word = led["word"].lower()
    printed = f"{led['own']} {led['word']}"
    number = leading_ordinals()[led["own"].lower()]
    return Label(printed, "", word, introducing_words()[word], (Reading(word, (number, 0)),), (), led.end())


def _cjk_label(found: re.Match[str]) -> Label:
    word = _CJK_WORDS.get(found["word"], "")
    value = chinese_value(found["own"]), chinese_value(found["inserted"] or "")
    printed = found[0].rstrip(" \t\u3000：:．.、")
    tier = introducing_words()[word] if word else "number"
    return Label(printed, printed, word, tier, (Reading(found["word"], value),), value[:1], found.end())


def _cjk_item(found: re.Match[str]) -> Label:
    """A list mark in Chinese or full-width signs."""
    own = found["round"] or found["wide"] or found["own"]
    family = f"{'（' if found['own'] is None else ''}{'1' if own.isdecimal() else '一'}"
    value = chinese_value(own)
    return Label(found[0].rstrip(), own, "", "number", (Reading(family, (value, 0)),), (value,), found.end())


def _bare_label(found: re.Match[str], *, heading: bool) -> Label | None:
    end = found.end()
    if found["decimal"] or found["coded"]:
        return _decimal_label(found, heading=heading)
    if (own := found["number"]) is not None:
        stop = found["degree"] or found["number_end"][-1]
        # A year closes many a sentence; no clause is numbered 1990.
        return None if len(_digits(own)) > 3 else _numeric(own, own + stop, f"1{stop}", end)
    if (own := found["round"]) is not None:
        if own[0].isdigit():
            return _numeric(own, f"({own})", "(1)", end)
        return _lettered(own, f"({own})", "()", end)
    group = "letter" if found["letter"] is not None else "roman"
    stop = found[f"{group}_end"][-1]
    return _lettered(found[group], found[group] + stop, stop, end)


def _decimal_label(found: re.Match[str], *, heading: bool) -> Label | None:
    end = found.end()
    if (own := found["coded"]) is not None:
        return _numeric(own, own + found["coded_end"].strip("\\"), f"{own[0]}.{own.count('.')}", end)
    own = found["decimal"]
    # Behind a wide space, even small letters begin a clause ("3.1\tto pay the rent").
    bare = not found["decimal_end"] and not heading and not _WIDE.search(found[0])
    if bare and _is_amount(found.string[end : end + 1], own):
        return None
    family = "1.0" if len(parts_of(own)) == 1 else f"1.{own.count('.')}"
    return _numeric(own, own + found["decimal_end"].strip("\\"), family, end)


def _is_amount(after: str, own: str) -> bool:
    """True for a number with no stop after it that opens a sentence ("2.5 per cent", "0.5", "3.140 Metres")."""
    parts = parts_of(own)
    return not after or after.islower() or parts[0] == 0 or any(part > 60 for part in parts)


def _digits(own: str) -> str:
    return _DIGITS.match(own)[0]  # type: ignore[index]  # the pattern matches anything


def _numeric(own: str, printed: str, family: str, end: int) -> Label:
    return Label(printed, own, "", "number", (Reading(family, value_of(own)),), parts_of(own), end)


def _lettered(own: str, printed: str, style: str, end: int) -> Label | None:
    bare = bare_number(own)
    case = "A" if own[0].isupper() else "a"
    inserted = inserted_rank(own)
    found: list[Reading] = []
    if (roman := roman_value(bare)) and bare[0] in "ivx":
        found.append(Reading(f"{style}{'I' if case == 'A' else 'i'}", (roman, inserted)))
    for alphabet in ALPHABETS:
        if bare and bare[0] in alphabet and len(set(bare)) == 1 and len(bare) < 4:
            rank = alphabet.index(bare[0]) + 1
            found.append(
                Reading(
                    f"{style}{alphabet[0].upper() if case == 'A' else alphabet[0]}{len(bare)}",
                    (rank, inserted),
                )
            )
    if not found:
        return None
    return Label(printed, own, "", "letter", tuple(found), (), end)
