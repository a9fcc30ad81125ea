"""How a clause of responsibilities names those who answer for something: ``**预订员**：…``, 质量部经理负责…, 【文员】…."""

from __future__ import annotations

import re

from sop_plugin.reading.markdown.cells import doers_of

ITEM = re.compile(
    r" {0,3}(?:(?:[-*+]|\d{1,3}[.)])\s+|\d{1,3}[、．]\s*|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[）)]\s*|[①-⑳]\s*"
    r"|[A-Za-z][.)、]\s+|\d{1,2}(?:\.\d{1,3})+[.、．]?\s+)?"
)
PLAIN = re.compile(r"(?P<names>[^：:*。；，,;`\[\]|<\d]{1,30})[：:](?!//)\s*")
_ANSWERS = re.compile(
    r"(?:由|[Tt]he\s+)?(?P<names>[^：:*。；，,;`\[\]|<\d]{1,40}?)"
    r"(?:\s*(?:全面|主要|具体|共同)?(?:负责|負責)|\s+(?:is|are)\s+responsible\s+for\b|\s+shall\b)[：:]?\s*"
)
"""质量部经理负责批准放行。"""
_DASHED = re.compile(r"(?P<names>[^：:*。；，,;`\[\]|<\d—–]{1,30}?)(?:\s*——+|\s+[—–-]\s)\s*(?=\S)")
_BRACKETED = re.compile(r"[【「](?P<names>[^【】「」]{1,30})[】」][：:]?\s*(?=\S)")
NO_NAME = re.compile(
    r"(?:其中|包括|包含|例如|比如|如|即|注|注意|备注|說明|说明|具体|如下|including|e\.g\.|note)$",
    re.IGNORECASE,
)
# One item can name several: **餐饮部**：…；**工程部**：…
NAMED = re.compile(
    r"\*\*(?P<names>[^*\n：:]+)(?P<colon>[：:])?\*\*(?:\s*（[^（）]*）|\s*\([^()]*\))?"
    r"(?(colon)|(?:\s*[：:]|\s*——+|\s+[—–-]\s|\s*(?:全面|主要|具体|共同)?(?:负责|負責)|\s+(?:is|are)\s+responsible\s+for\b|\s+shall\b))\s*"
)
_BOLD_ALONE = re.compile(r"\*\*(?P<names>[^*\n：:。；]{1,30})\*\*(?:\s*（[^（）]*）)?\s*$")
_BOLD_BEFORE = re.compile(r"\*\*(?P<names>[^*\n：:。；]{1,30})\*\*[ \t\u3000]+(?=[^\s（(])")
# A job by itself, above what it answers for.
ALONE = re.compile(r"(?P<names>[^：:*。；，,;`\[\]|<\d]{1,20})$")
_SENTENCES = re.compile("。[ \t]*(?=\\S)")
_OF_A_JOB = re.compile(
    r"的?(?:岗位|崗位|主要|工作)?(?:职责|職責)(?:[与與和及]权限|[與和及]權限)?$|\s+responsibilities$",
    re.IGNORECASE,
)
"""文员的职责 says nothing else than 文员."""


def naming(line: str, begin: int) -> list[re.Match[str]]:
    """What of a line names those who answer for what follows; an item can name several."""
    named = [*NAMED.finditer(line, begin)]
    if named:
        return named
    ways = (
        _BRACKETED,
        PLAIN,
        _ANSWERS,
        _BOLD_ALONE,
        _BOLD_BEFORE,
        *((_DASHED,) if line[:begin].strip() else ()),
    )
    found = next(filter(None, (way.match(line, begin) for way in ways)), None)
    if found is None or found.re is not _ANSWERS:
        return [found] if found is not None else []
    # 文员负责登记。主管负责复核。
    ends = (match.end() for match in _SENTENCES.finditer(line, found.end()))
    further = (match for end in ends if (match := _ANSWERS.match(line, end)) is not None)
    return [found, *(match for match in further if not NO_NAME.search(match["names"].strip()))]


def doers_named(names: str) -> tuple[str, ...]:
    """The jobs that such a name stands for."""
    return doers_of(_OF_A_JOB.sub("", names) or names)
