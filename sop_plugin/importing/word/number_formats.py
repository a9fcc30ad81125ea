"""Numbers as Word draws them, by the names of the standard for office files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sop_plugin.importing.content import NumberKind

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}


def formatted(number: int, name: str) -> str:
    """A number in a format such as ``chineseCounting``; one that is not known is shown in digits."""
    write = _FORMATS.get(name)
    return write(number) if write is not None and number >= 0 else str(number)


def kind_of(name: str) -> NumberKind:
    """What sort of number a format gives."""
    if name in ("bullet", "none"):
        return NumberKind(name)
    if name in _CHINESE:
        return NumberKind.CHINESE
    return NumberKind.OTHER if name in _FORMATS else NumberKind.DECIMAL


def _chinese(number: int, digits: str, units: str, zero: str, *, short_ten: bool) -> str:
    """``一百二十三``; ``units`` are ten, hundred, thousand, ten thousand."""
    if number == 0:
        return zero
    if number >= 100_000:
        return str(number)
    text, gap = "", False
    for power in range(4, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (zero if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
            gap = False
        else:
            gap = bool(text)
    return text[1:] if short_ten and 10 <= number < 20 else text


def _in_chinese(number: int) -> str:
    return _chinese(number, _DIGITS, "十百千万", "零" if number > 99 else "〇", short_ten=True)


def _in_traditional(number: int) -> str:
    return _chinese(number, _DIGITS, "十百千萬", "零" if number > 99 else "〇", short_ten=True)


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL, "拾佰仟万", "零", short_ten=False)


def _formal_traditional(number: int) -> str:
    return _chinese(number, _FORMAL_TRADITIONAL, "拾佰仟萬", "零", short_ten=False)


def _by_digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    values = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
    )
    for value, letters in (*values, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, number = divmod(number, value)
        text += letters * min(count, 30)
    return text


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    if number == 0:
        return ""
    count, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(count + 1, 30)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else signs[-1]


def _from(first: int, count: int) -> Callable[[int], str]:
    """Consecutive characters of Unicode from the one for 1; beyond them, digits."""
    return lambda number: chr(first + number - 1) if 1 <= number <= count else str(number)


def _circled(number: int) -> str:
    ranges = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
    return next(
        (chr(start + number - low) for low, high, start in ranges if low <= number <= high), str(number)
    )


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cardinal_text(number: int) -> str:
    if number >= 1000:
        return str(number)
    if number >= 100:
        rest = f" {_cardinal_text(number % 100).lower()}" if number % 100 else ""
        return f"{_ONES[number // 100].capitalize()} hundred{rest}"
    if number >= 20:
        rest = f"-{_ONES[number % 10]}" if number % 10 else ""
        return f"{_TENS[number // 10].capitalize()}{rest}"
    return _ONES[number].capitalize()


def _ordinal_text(number: int) -> str:
    words = _cardinal_text(number)
    start, separator, last = words.rpartition("-") if "-" in words else words.rpartition(" ")
    plain = last.lower()
    if plain in _ORDINALS:
        ordinal = _ORDINALS[plain]
    elif plain.endswith("y"):
        ordinal = f"{plain[:-1]}ieth"
    else:
        ordinal = f"{plain.removesuffix('e') if plain in ('nine', 'twelve') else plain}th".replace(
            "welvth", "welfth"
        )
    text = f"{start}{separator}{ordinal}"
    return text[:1].upper() + text[1:]


_CHINESE: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _in_chinese,
    "chineseCountingThousand": _in_chinese,
    "chineseLegalSimplified": _formal,
    "ideographDigital": _by_digits,
    "japaneseCounting": _in_chinese,
    "japaneseDigitalTenThousand": _by_digits,
    "japaneseLegal": _formal_traditional,
    "taiwaneseCounting": _in_traditional,
    "taiwaneseCountingThousand": _in_traditional,
    "taiwaneseDigital": _by_digits,
    "ideographLegalTraditional": _formal_traditional,
}
_FORMATS: Mapping[str, Callable[[int], str]] = {
    **_CHINESE,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
}
