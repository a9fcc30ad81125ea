"""Where the work goes on after a step: “不合格返回第 2 步”, “otherwise go to step 3”, or a cell of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sop_plugin.model.procedure import Branch, Cell

_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
_GO_ZH = r"(?:转|轉|返|退|跳|回)(?:回|到|至|入|往|向)?(?:本表|上表)?(?:的)?"
_END_ZH = (
    r"(?:结束|終止|终止|結束)(?:本)?(?:程序|流程)|(?:本)?(?:程序|流程)(?:至此|到此)?(?:结束|結束|終止|终止)"
)
_END_EN = r"\b(?:end|stop|leave)\s+(?:of\s+)?(?:the|this)\s+procedure|\b(?:the|this)\s+procedure\s+ends"
_PHRASE = re.compile(
    rf"{_GO_ZH}\s*第\s*{_NUMBER}\s*步(?:骤|驟)?(?:重新?做|重新?办)?"
    r"|\b(?:go|goes|return|back|proceed|continue|skip|resume)\s+(?:on\s+|back\s+)?(?:to|at|with|from)\s+step\s+(?P<step>\d{1,3})\b"
    rf"|(?P<end>{_END_ZH}|{_END_EN})",
    re.IGNORECASE,
)
# What no phrase is without, in lower case.
_SIGN = re.compile(r"步|程|step|procedure")
_STEP_AT_END = re.compile(
    rf"(?:第\s*{_NUMBER}\s*步(?:骤|驟)?|(?:步骤|步驟)\s*(?P<after>\d{{1,3}})|\bstep\s+(?P<step>\d{{1,3}})|(?<![\d.])(?P<bare>\d{{1,3}}))\s*$",
    re.IGNORECASE,
)
_END_AT_END = re.compile(rf"(?:{_END_ZH}|{_END_EN}|(?:结束|結束|终止|終止)|\bend|\bstop)\s*$", re.IGNORECASE)
_NEXT_AT_END = re.compile(r"(?:下一步|\bnext(?:\s+step)?|\bcontinue)\s*$", re.IGNORECASE)
_ITEMS_END = re.compile(r"<br\s*/?>|[；;。\n]|(?<=[步骤驟束])[，,、]|(?<=\d),", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[；;。！!？?]|\.\s|<br\s*/?>", re.IGNORECASE)
_COMMA = re.compile(r"[，,]")
# 当场 and 当天 are times, no conditions.
_IF = re.compile(
    r"(?:若是|若|如果|如|倘若|假如|[当當](?![场場日天面班年月时時晚次众眾地])|if\b|when\b)\s*", re.IGNORECASE
)
_GO_BEFORE = re.compile(
    rf"(?:{_GO_ZH}|\b(?:go|goes|return|back|proceed|continue|skip)(?:\s+on|\s+back)?(?:\s+(?:to|at|with|from))?)\s*$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[：:→]")
_AROUND = ' \t"“”「」：:，,、；;。.→—–-=>|*_`　'
_QUOTES = (("“", "”"), ("「", "」"))
_THEN = re.compile(r"(?:的|(?<!否)[则則]|即|就|应|應|须|須|\bthen)+$", re.IGNORECASE)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


def branches_in_words(cell: Cell) -> Iterator[Branch]:
    """Branches that the sentences of a cell speak of."""
    if not _SIGN.search(cell.text.casefold()):
        return  # nearly all cells
    end_of_last = 0
    for match in _PHRASE.finditer(cell.text):
        before = _SENTENCE_END.split(cell.text[end_of_last : match.start()])[-1]
        target = None if match["end"] else _number(match["number"] or match["step"])
        yield Branch(_condition(before), target, cell.place_of(match.start()))
        end_of_last = match.end()


def branches_of_cell(cell: Cell, position: int, steps: Mapping[str, int]) -> Iterator[Branch]:
    """Branches in a cell of the column for them; ``steps`` are the names of the table's steps with their positions."""
    target: int | None
    for offset, item in _items(cell.text):
        text = item.rstrip(" \t,，、*_`")
        name = _ARROW.split(text)[-1].strip(_AROUND)
        if name and name in steps:
            start, target = text.rindex(name), steps[name]
        elif found := _STEP_AT_END.search(text):
            start = found.start()
            target = _number(found["number"] or found["after"] or found["step"] or found["bare"])
        elif found := _END_AT_END.search(text):
            start, target = found.start(), None
        elif found := _NEXT_AT_END.search(text):
            start, target = found.start(), position + 1
        else:
            continue
        condition = _GO_BEFORE.sub("", text[:start].rstrip(_AROUND))
        yield Branch(_bare(condition), target, cell.place_of(offset + start))


def _items(text: str) -> Iterator[tuple[int, str]]:
    """What a cell lists, each with where it begins."""
    start = 0
    for end in (*_ITEMS_END.finditer(text), None):
        yield start, text[start : end.start() if end else len(text)]
        start = end.end() if end else 0


def _condition(before: str) -> str:
    """The words that say when: the clause before the phrase, and all from “若” on."""
    pieces = [piece for piece in _COMMA.split(before) if piece.strip(_AROUND)]
    start = next((i for i, piece in enumerate(pieces) if _IF.match(piece.strip(_AROUND))), len(pieces) - 1)
    return _bare("，".join(pieces[max(start, 0) :]))


def _bare(condition: str) -> str:
    words = condition.strip(_AROUND)
    opening = _IF.match(words)
    if opening:
        words = words[opening.end() :]
    words = _THEN.sub("", words).strip(_AROUND)
    # A quotation that ends the condition keeps its closing mark.
    return words + "".join(close for open_, close in _QUOTES if words.count(open_) > words.count(close))


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
