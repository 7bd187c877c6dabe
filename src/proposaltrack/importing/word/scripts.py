"""Scripts: counts as lists print them in other scripts than the Latin one."""

from collections.abc import Callable, Sequence
from functools import partial

MOST_ROUNDS = 30
"""As often word processors repeat a letter; what is counted beyond is printed in digits."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN, _LEGAL, _FORMAL = "〇一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖"
_KOREAN = "영일이삼사오육칠팔구"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_GANADA, _CHOSUNG = "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HUNDREDS = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"))


def _digits(zero: str, count: int) -> str:
    """In the digits of a script, which follow each other from its zero."""
    return "".join(chr(ord(zero) + int(digit)) for digit in str(count))


def _named_digits(names: str, count: int) -> str:
    return "".join(names[int(digit)] for digit in str(count))


def _cycle(letters: str, count: int) -> str:
    """One letter after the other, and from the beginning again."""
    return letters[(count - 1) % len(letters)] if count > 0 else ""


def _once(letters: str, count: int) -> str:
    """One letter after the other; digits beyond the last."""
    return letters[count - 1] if 0 < count <= len(letters) else str(count)


def _repeat(letters: str, count: int) -> str:
    """One letter after the other, then each twice, and so on."""
    rounds, place = divmod(count - 1, len(letters))
    if count < 1:
        return ""
    return letters[place] * (rounds + 1) if rounds < MOST_ROUNDS else str(count)


def _enclosed(first: str, count: int) -> str:
    """A sign that holds the count; digits beyond twenty."""
    return chr(ord(first) + count - 1) if 0 < count <= 20 else str(count)


def _counted(names: str, units: Sequence[str], one: bool, count: int) -> str:
    """As it is said, "two ten three"; `one` says the one of a leading ten, and the nought of a gap."""
    if count == 0 or count >= 10_000:
        return _named_digits(names, count)
    said, gap = "", False
    for power in range(3, -1, -1):
        digit = count // 10**power % 10
        if digit:
            bare = digit == 1 and power == 1 and not said and not one
            said += (names[0] if gap and said and one else "") + ("" if bare else names[digit]) + units[power]
        gap = not digit
    return said


def _hebrew(count: int) -> str:
    """Hebrew numerals; fifteen and sixteen avoid the name of God."""
    if count > 999:
        return str(count)
    said = ""
    for value, letter in _HUNDREDS:
        while count >= value:
            said, count = said + letter, count - value
    if count in {15, 16}:
        return said + ("טו" if count == 15 else "טז")
    if count >= 10:
        said, count = said + _HEBREW[8 + count // 10], count % 10
    return said + (_HEBREW[count - 1] if count else "")


def _sixty(count: int) -> str:
    return _cycle(_STEMS, count) + _cycle(_BRANCHES, count)


_SAID = partial(_counted, _HAN, ("", "十", "百", "千"), False)
_SAID_FORMALLY = partial(_counted, _LEGAL, ("", "拾", "佰", "仟"), True)

SCRIPTS: dict[str, Callable[[int], str]] = {
    "decimalFullWidth": partial(_digits, "０"), "decimalFullWidth2": partial(_digits, "０"),
    "decimalEnclosedCircle": partial(_enclosed, "①"), "decimalEnclosedCircleChinese": partial(_enclosed, "①"),
    "decimalEnclosedParen": partial(_enclosed, "⑴"), "decimalEnclosedFullstop": partial(_enclosed, "⒈"),
    "numberInDash": lambda count: f"- {count} -", "hex": lambda count: f"{count:X}",
    "hebrew1": _hebrew, "hebrew2": partial(_repeat, _HEBREW),
    "arabicAlpha": partial(_repeat, _ARABIC), "arabicAbjad": partial(_repeat, _ABJAD),
    "thaiNumbers": partial(_digits, "๐"), "hindiNumbers": partial(_digits, "०"),
    "ideographTraditional": partial(_once, _STEMS), "ideographZodiac": partial(_once, _BRANCHES),
    "ideographZodiacTraditional": _sixty, "ideographDigital": partial(_named_digits, _HAN),
    "taiwaneseDigital": partial(_named_digits, "○" + _HAN[1:]), "japaneseDigitalTenThousand": partial(_named_digits, _HAN),
    "koreanDigital": partial(_named_digits, _KOREAN), "koreanDigital2": partial(_named_digits, "零" + _HAN[1:]),
    "japaneseCounting": _SAID, "taiwaneseCounting": _SAID, "taiwaneseCountingThousand": _SAID,
    "chineseCounting": _SAID, "chineseCountingThousand": _SAID, "ideographLegalTraditional": _SAID_FORMALLY,
    "chineseLegalSimplified": partial(_counted, _FORMAL, ("", "拾", "佰", "仟"), True), "koreanCounting": partial(_counted, _KOREAN, ("", "십", "백", "천"), False),
    "irohaFullWidth": partial(_cycle, _IROHA), "aiueoFullWidth": partial(_cycle, _AIUEO), "ganada": partial(_cycle, _GANADA), "chosung": partial(_cycle, _CHOSUNG),
}  # fmt: skip
"""How a count is printed, by the name of its number format as in ST_NumberFormat of ECMA-376."""
