"""SOP6xx: translations and the texts they were made from."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

SOURCE_UNKNOWN = Rule(
    "SOP621",
    "translation-source-unknown",
    Severity.ERROR,
    title=Words("译文的原文不存在", "Translation of an unknown document"),
    what=Words(
        "手册中没有译文所指的原文 {number}", "the manual has no document {number} to be a translation of"
    ),
    why=Words(
        "译文与原文不一致时以原文为准，读者要能找到原文。",
        "Where the two differ the source counts, so readers must be able to find it.",
    ),
    remedy=Words(
        "改为原文的编号，最接近的是 {nearest}", "give the number of the source; the nearest is {nearest}"
    ),
    example='translation_of: {number: SL-SOP-999, revision: "1"}',
)

SOURCE_IS_TRANSLATION = Rule(
    "SOP622",
    "translation-of-a-translation",
    Severity.ERROR,
    title=Words("译自译文", "Translation of a translation"),
    what=Words("{number} 本身是 {original} 的译文", "{number} is itself a translation of {original}"),
    why=Words(
        "转译看不出原文何时修订，译文过期也无人知道。",
        "A translation at second hand does not see when the source is revised.",
    ),
    remedy=Words("写明原文 {original} 及所译的版次", "name {original} and the revision that was translated"),
    example='translation_of: {number: SL-SOP-002, revision: "1"}    # itself a translation of SL-SOP-001',
)

SAME_LANGUAGE = Rule(
    "SOP623",
    "translation-in-the-same-language",
    Severity.ERROR,
    title=Words("译文与原文语言相同", "Translation into the same language"),
    what=Words(
        "本文件与原文 {number} 的语言都是{language}",
        "this document and its source {number} are both in {language}",
    ),
    why=Words(
        "同一语言的两份文件各自有效，读者不知道该照哪一份做。",
        "Two documents in one language leave readers with two texts to work by.",
    ),
    remedy=Words(
        "写对 language；若不是译文，删去 translation_of",
        "put language right, or remove translation_of if this is no translation",
    ),
    example='language: en\ntranslation_of: {number: SL-SOP-001, revision: "1"}    # in English too',
)

SOURCE_REVISION_UNKNOWN = Rule(
    "SOP624",
    "translation-of-a-future-revision",
    Severity.ERROR,
    title=Words("所译的版次还不存在", "Translation of a revision that does not exist"),
    what=Words(
        "译文称译自 {number} 第 {revision} 版，原文最新是第 {newest} 版",
        "it claims revision {revision} of {number}, whose newest is {newest}",
    ),
    why=Words(
        "版次写错，译文就永远不会显示为过期。",
        "With a wrong revision the translation would never be told to be out of date.",
    ),
    remedy=Words("改为实际译出的版次", "give the revision that was really translated"),
    example='translation_of: {number: SL-SOP-001, revision: "9"}',
)

TRANSLATION_STALE = Rule(
    "SOP625",
    "translation-stale",
    Severity.ADVICE,
    title=Words("译文过期", "Translation out of date"),
    what=Words(
        "译自 {number} 第 {revision} 版，原文已有第 {newest} 版",
        "it translates revision {revision} of {number}, which has reached revision {newest}",
    ),
    why=Words(
        "读译文的人会照旧版做；页面上会提示以原文为准。",
        "Readers of the translation work by the old text; the page tells them that the source counts.",
    ),
    remedy=Words(
        "对照原文的修订更新译文，发布新版次，并把 revision 改为所译的版次",
        "bring it up to the source in a new revision, and name the revision that was translated",
    ),
    example='translation_of: {number: SL-SOP-001, revision: "1"}    # the source is at revision 2',
)
