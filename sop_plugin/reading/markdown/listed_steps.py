"""Steps written as numbered lists, in documents that have no table of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from sop_plugin.model.document import Body, Clause
from sop_plugin.model.headings import Heading, HeadingKinds, heading_topics
from sop_plugin.model.procedure import Cell, ProcedureStep, StepTable
from sop_plugin.reading.markdown.branches import branches_in_words
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, parse

_FEWEST = 2
# 管理要求 and 内容 may hold rules, which are numbered as well.
_STEPS = re.compile(
    r"步骤|步驟|程序|流程|操作方法|作业方法|作業方法|操作规程|操作規程|实施方法|實施方法"
    r"|\b(?:steps?|procedures?|process|workflow|method)\b",
    re.IGNORECASE,
)
_NO_STEPS = re.compile(
    r"要求|规则|規則|规定|規定|原则|原則|注意|标准|標準|条件|條件|说明|說明|检查|檢查|监督|監督|风险|風險|应急|應急|附则|附則|考核|评分|評分"
    r"|资料|資料|范围|範圍|定义|定義|工具|材料|设备|設備|记录|記錄|职责|職責|培训|培訓"
    r"|\b(?:rules?|requirements?|principles?|notes?|criteria|conditions?|risks?|materials?|tools?|equipment|records?|scope)\b",
    re.IGNORECASE,
)
_HAN = re.compile("[\u2e80-\uffef]")


def listed_steps(body: Body, path: str, kinds: HeadingKinds) -> tuple[StepTable, ...]:
    """The numbered lists of the chapters of steps, each as a table of steps without columns; ``kinds``: see ``heading_kinds``.

    A list below a heading that speaks of rules, conditions or materials is none, nor is one that begins with another number
    than 1, unless it goes on from the list before it in the same clause.
    """
    chapters = [c for c in body.clauses if _is_chapter_of_steps(c, kinds)]
    if not chapters:
        return ()
    parsed, found = parse(body.text), list[StepTable]()
    for token, items in _ordered_lists(parsed):
        line = (token.map or [0])[0] + body.first_line
        around = [c for c in body.clauses if c.line < line <= c.end_line]
        if not any(c in chapters for c in around) or not _may_hold_steps(around[-1].title):
            continue
        texts = [_words_of(parsed, item) for item in items]
        if None in texts:
            continue  # an item that begins with something else than words
        clause, start = around[-1].key, int(token.attrs.get("start", 1))
        before = found[-1] if found and found[-1].clause == clause else None
        goes_on = before is not None and start == len(before.steps) + 1
        if start != 1 and not goes_on:
            continue
        end_line = (token.map or [0, 0])[1] + body.first_line - 1
        first = len(before.steps) if before is not None and goes_on else 0
        steps = tuple(
            _step(first + index, text, path, body.first_line)
            for index, text in enumerate(filter(None, texts), start=1)
        )
        if before is not None and goes_on:
            found[-1] = StepTable((*before.steps, *steps), before.line, end_line, clause, is_list=True)
        else:
            found.append(StepTable(steps, line, end_line, clause, is_list=True))
    # A picture, a table or a note can part a list after its first item.
    return tuple(table for table in found if len(table.steps) >= _FEWEST)


def _may_hold_steps(title: str) -> bool:
    """工作程序与标准 may, 评分标准 does not."""
    return _STEPS.search(title) is not None or _NO_STEPS.search(title) is None


def _is_chapter_of_steps(clause: Clause, kinds: HeadingKinds) -> bool:
    return (
        len(clause.path) == 1
        and heading_topics(clause.title, kinds) == (Heading.CONTENT,)
        and _STEPS.search(clause.title) is not None
    )


def _ordered_lists(parsed: ParsedText) -> Iterator[tuple[Token, list[int]]]:
    """The lists at the margin, each with the positions of the tokens that open its items."""
    opening: Token | None = None
    items: list[int] = []
    for index, token in enumerate(parsed.tokens):
        if token.level == 0 and token.type == "ordered_list_open":
            opening, items = token, []
        elif token.level == 0 and token.type == "ordered_list_close" and opening is not None:
            yield opening, items
            opening = None
        elif token.level == 1 and token.type == "list_item_open":
            items.append(index)


def _words_of(parsed: ParsedText, item: int) -> InlineText | None:
    """The first paragraph of an item, where that begins on the line of its number."""
    tokens: Sequence[Token] = parsed.tokens[item : item + 3]
    if len(tokens) < 3 or tokens[1].type != "paragraph_open":
        return None
    words = parsed.text_of(tokens[2])
    return words if tokens[0].map and words.line == tokens[0].map[0] and words.content.strip() else None


def _step(position: int, words: InlineText, path: str, first_line: int) -> ProcedureStep:
    line, column = words.place(0)
    action = Cell(in_one_line(words.content), path, line + first_line, column + 1)
    return ProcedureStep(position, action, branches=tuple(branches_in_words(action)))


def in_one_line(text: str) -> str:
    """Words that go on in the next line; between Chinese characters there is no blank."""
    first, *rest = (line.strip() for line in text.split("\n"))
    for line in rest:
        joins = first and line and _HAN.match(first[-1]) and _HAN.match(line[0])
        first += line if joins else f" {line}"
    return first
