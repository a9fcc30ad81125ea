"""Simplified Chinese to Traditional, for words of our own and for samples that somebody then makes their own.

What a document says is never converted for publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

# Words of this field for which OpenCC has another one or the wrong character; what it makes of them → what is said.
_TERMS: Mapping[str, str] = MappingProxyType(
    {
        "説": "說",
        "閲": "閱",
        "裏": "裡",
        "擬製": "擬制",
        "核對錶": "核對表",
        "彙總": "匯總",
        "彙報": "匯報",
        "“": "「",
        "”": "」",
        "什麼": "甚麼",
        "信息": "資訊",
        "數據": "資料",
        "打印": "列印",
        "字段": "欄位",
        "（示例）": "（範例）",
        "鏈接": "連結",
        "構建": "建置",
        "當前": "目前",
        "源文件": "原始檔",
        "籤": "簽",
        "標籤": "標籤",
        "來源文件": "來源文件",
    }
)


def traditional() -> Callable[[str], str]:
    """A function from Simplified text to Traditional."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2hk").convert
    # Longest first: a longer term keeps what is within it.
    terms = re.compile("|".join(sorted(_TERMS, key=len, reverse=True)))
    return lambda text: terms.sub(lambda found: _TERMS[found[0]], convert(text))
