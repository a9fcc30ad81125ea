"""SOP8xx (83x): findings that the settings lower or switch off."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

LOWERING_ENDED = Rule(
    "SOP831",
    "lowering-ended",
    Severity.WARNING,
    title=Words("降低检查的期限已过", "Lowering has ended"),
    what=Words(
        "{code} 的降低已于 {until} 到期，不再起作用（理由：{reason}）",
        "the lowering of {code} ended on {until} and has no effect any more (its reason: {reason})",
    ),
    why=Words(
        "约定的期限是改好的期限；过了还没有改，问题照原来的级别列出。",
        "The agreed day is the day by which it is mended; after it the findings count as they always did.",
    ),
    remedy=Words(
        "改好所列的问题并删去这一条；还要再等，写明新的理由和期限",
        "mend what is listed and take the entry out, or state a new reason and day",
    ),
    example="findings:\n  - {rule: SOP341, level: off, reason: 旧文件逐步改, until: 2026-06-30}",
    time_alone=True,
)
LOWERING_IDLE = Rule(
    "SOP832",
    "lowering-idle",
    Severity.ADVICE,
    title=Words("降低检查的一条没有对象", "Lowering of nothing"),
    what=Words(
        "今天没有一处 {code} 因为这一条而降低",
        "no finding of {code} is lowered by this entry today",
    ),
    why=Words(
        "留着不用的例外，将来会盖住新的问题，而谁也没有想过它们。",
        "An exception that is left standing will hide new findings that nobody has thought of.",
    ),
    remedy=Words(
        "已经改好的，删去这一条；范围写错的，改正 paths（从文档文件夹算起）",
        "take it out if all is mended, or correct its paths, which begin at the documents' folder",
    ),
    example='findings:\n  - {rule: SOP341, level: off, paths: ["hotel/**"], reason: 旧文件逐步改}   # docs/hotels/',
)
