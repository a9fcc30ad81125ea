"""Values as other systems write them, to the one way in which ours are written; what is none of them stays as it is."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.yaml_tree import Value

_DAY = re.compile(
    r"(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|\s*([-/.])\s*(\d{1,2})\s*\4\s*(\d{1,2}))",
    re.ASCII,
)
_TIME_OF_DAY = re.compile(
    r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII
)
_DAY_IN_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_IN_HAN = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十廿]{1,3})[日号]"
)
_HAN_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    **{digit: value for value, digit in enumerate("一二三四五六七八九", start=1)},
}
_REVISION = re.compile(
    r"(?:v|ver\.?|version|rev\.?|revision|版本|版次|第)?\s*0*([1-9]\d{0,3})(?:\.0+)*\s*版?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAYS_BY_NAME = tuple(
    re.compile(written, re.ASCII | re.IGNORECASE)
    for written in (
        rf"{_DAY_OF_MONTH}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+{_DAY_OF_MONTH},?\s+(?P<year>\d{{4}})",
    )
)
_DAY_IN_ORDER = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_HAN_COUNTS = {"半": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十二": 12}
_WORD_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}
_PERIOD_HAN = re.compile(
    r"(?:每|每隔)?(?P<count>\d{1,2}|半|[一二两兩三四五六]|十二)?\s*(?P<unit>年|季度?|个月|個月|月)(?:度)?(?:评审|复审|審查|审核|修订)?(?:一|1)?次?"
)
_PERIOD_WORDS = re.compile(
    r"(?:once\s+)?(?:(?:in|per|every|each)\s+)?(?P<count>\d{1,2}|a|one|two|three|four|five|six|twelve)?[\s-]*(?P<unit>years?|yearly|months?|monthly|quarters?|quarterly)",
    re.IGNORECASE,
)
_PERIODS_BY_NAME = {
    "annual": 12,
    "annually": 12,
    "biennial": 24,
    "biennially": 24,
    "semi-annually": 6,
    "half-yearly": 6,
    "triennially": 36,
}
_SEPARATORS = re.compile(r"\s*[,，、;；]\s*")


def in_our_form(value: Value, kind: FieldKind, day_order: str = "") -> Value:
    """``2026年3月1日``, ``1 March 2026`` → ``2026-03-01``, ``V2.0`` → ``2``, ``甲、乙`` → a list.

    ``01/03/2026`` is a day only where ``day_order`` says which comes first: ``dmy`` or ``mdy``.
    """
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).strip()
    match kind:
        case FieldKind.DAY:
            text = _TIME_OF_DAY.sub("", text)
            return (
                _day(text)
                or _day_in_han(text)
                or _day_by_name(text)
                or _day_in_order(text, day_order)
                or value
            )
        case FieldKind.REVISION:
            found = _REVISION.fullmatch(text)
            return found[1] if found else value
        case FieldKind.PERIOD:
            return _period(text) or value
        case FieldKind.LIST:
            return [part for part in _SEPARATORS.split(value.strip()) if part]
    return value


def is_day_in_either_order(text: str) -> bool:
    """Whether a text would be a day if somebody said whether day or month comes first."""
    return _day_in_order(text.strip(), "dmy") is not None


def _day(text: str) -> str | None:
    """ISO's spelling; whether the calendar has the day is for the schema to say."""
    found = _DAY.fullmatch(text) or _DAY_IN_DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part and part.isdigit())
    return f"{year:04}-{month:02}-{day:02}"


def _day_in_han(text: str) -> str | None:
    """二〇二六年三月一日."""
    found = _DAY_IN_HAN.fullmatch("".join(text.split()))
    if found is None:
        return None
    year = "".join(str(_HAN_DIGITS[digit]) for digit in found["year"])
    return f"{year}-{_han_number(found['month']):02}-{_han_number(found['day']):02}"


def _han_number(written: str) -> int:
    """三, 十二, 二十, 廿一."""
    tens, ten, ones = written.replace("廿", "二十").rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _day_by_name(text: str) -> str | None:
    for written in _DAYS_BY_NAME:
        found = written.fullmatch(text)
        if found is not None:
            month = 1 + _MONTHS.index(found["month"][:3].lower())
            return f"{int(found['year']):04}-{month:02}-{int(found['day']):02}"
    return None


def _day_in_order(text: str, order: str) -> str | None:
    found = _DAY_IN_ORDER.fullmatch(text)
    if found is None or order not in ("dmy", "mdy"):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (first, second) if order == "dmy" else (second, first)
    return f"{year:04}-{month:02}-{day:02}"


def _period(text: str) -> str | None:
    """每年, 两年一次, every 2 years → a number of months."""
    months = _PERIODS_BY_NAME.get(text.casefold())
    found = _PERIOD_HAN.fullmatch(text) or _PERIOD_WORDS.fullmatch(text)
    if months is None and found is not None:
        written, unit = (found["count"] or "1").casefold(), found["unit"].casefold()
        count = int(written) if written.isdigit() else {**_HAN_COUNTS, **_WORD_COUNTS}[written]
        length = 12 if unit[:1] in ("年", "y") else 3 if unit[:1] in ("季", "q") else 1
        if (
            found["count"] is None
            and unit in ("月", "个月", "個月", "year", "years", "month", "months")
            and text.strip() == found["unit"]
        ):
            return None  # a unit alone
        months = count * length if written != "半" else length // 2
    return f"{months} months" if months else None


def is_day(value: Value) -> bool:
    """Whether a value is a day of the calendar in our form."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def example_day(value: Value) -> str:
    """The day that a value most likely means, as we write it; another one where that cannot be told."""
    ours = in_our_form(value, FieldKind.DAY)
    return ours if isinstance(ours, str) and is_day(ours) else "2026-03-01"
