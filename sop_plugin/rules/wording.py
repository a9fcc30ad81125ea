"""SOP3xx (34x): the wording of steps, punctuation and spacing."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

VAGUE_WORD = Rule(
    "SOP341",
    "vague-word",
    Severity.ADVICE,
    title=Words("含糊的词", "Vague word"),
    what=Words("步骤里的“{word}”没有说定", "“{word}” in a step leaves it open"),
    why=Words(
        "“及时”“适当”由各人理解，做得对不对无从判断。",
        "Everybody reads “promptly” differently, and nobody can tell whether it was done.",
    ),
    remedy=Words(
        "写明时间、数量、条件或全部项目；不再提示这个词，在 mkdocs.yml 中写 vague_words: {{{switch}: false}}",
        "state the time, number, condition or all the items; vague_words: {{{switch}: false}} in mkdocs.yml turns it off",
    ),
    example="| 回复客户 | 销售代表 | 及时回复 | 尽快 | 邮件 |      # 2 小时内",
)

HALF_WIDTH_PUNCTUATION = Rule(
    "SOP342",
    "half-width-punctuation",
    Severity.ADVICE,
    title=Words("中文里用了半角标点", "Half-width punctuation in Chinese"),
    what=Words("中文之间用了半角的“{mark}”", "half-width “{mark}” between Chinese characters"),
    why=Words(
        "同一份文件里两种标点混用，印出来疏密不一，检索也会漏。",
        "Two kinds of marks in one text print unevenly, and searching for one misses the other.",
    ),
    remedy=Words("改为全角的“{wanted}”", "write the full-width “{wanted}”"),
    example="接听电话,说明身份              # 接听电话，说明身份",
)

SPACING_UNEVEN = Rule(
    "SOP343",
    "spacing-uneven",
    Severity.ADVICE,
    title=Words("空格不一致", "Uneven spacing"),
    what=Words(
        "“{found}”中间没有空格，本文件别处大多有",
        "no blank within “{found}”; elsewhere this document mostly has one",
    ),
    why=Words(
        "中文与字母、数字之间的空格时有时无，版面不整齐，比对版本时还会显出无谓的改动。",
        "Blanks that come and go between Chinese and Latin look careless and show up as changes between revisions.",
    ),
    remedy=Words(
        "写成“{wanted}”；全手册都不检查，在 mkdocs.yml 中写 spacing: false",
        "write “{wanted}”; spacing: false in mkdocs.yml turns this off for the manual",
    ),
    example="响铃3声内接起                  # 响铃 3 声内接起",
)
