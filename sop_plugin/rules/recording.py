"""SOP9xx, recording: dates of events held against the commits that brought them."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

RECORDED_LATE = Rule(
    "SOP975",
    "recorded-late",
    Severity.ADVICE,
    question=AuditQuestion.BACK_DATED,
    title=Words("登记远晚于事件的日期", "Recorded long after its date"),
    what=Words(
        "{events} 的日期是 {day}，{recorded} 才提交到 git，晚了 {days} 天（限 {within} 天）",
        "{events} is dated {day} but was committed to git on {recorded}, {days} days later (at most {within})",
    ),
    why=Words(
        "日期由登记的人自己写；提交得越晚，越不能证明当时确有其事。",
        "Whoever records an event writes its date; the later it is committed, the less it proves.",
    ),
    remedy=Words(
        "核对当时的纸面或系统记录；确是补登的，向审核员说明，今后随办随登",
        "hold it against the records of that time; where it was entered later, say so in the audit, and record acts as they happen",
    ),
    example='{"date":"2026-02-01","event":"reviewed",…}     # committed on 2026-11-21',
)
RECORDED_AHEAD = Rule(
    "SOP976",
    "recorded-ahead",
    Severity.ADVICE,
    question=AuditQuestion.BACK_DATED,
    title=Words("日期晚于登记的提交", "Dated after the commit that holds it"),
    what=Words(
        "{event} 的日期是 {day}，而 {recorded} 的提交里已经有它",
        "{event} is dated {day}, but a commit of {recorded} holds it already",
    ),
    why=Words(
        "还没有发生的事登记在先，登记就不是凭事实写的。",
        "What was recorded before it happened was not recorded from fact.",
    ),
    remedy=Words(
        "查明这件事是哪一天办理的，向审核员说明；台账的这一行不改",
        "find out on which day it happened and say so in the audit; the line of the ledger stays",
    ),
    example='{"date":"2026-12-31","event":"reviewed",…}     # committed on 2026-11-21',
)
RECORDED_AFTER_ANCHOR = Rule(
    "SOP970",
    "recorded-after-anchor",
    Severity.ADVICE,
    question=AuditQuestion.BACK_DATED,
    title=Words("日期远早于没有它的锚点", "Dated long before an anchor that does not have it"),
    what=Words(
        "{events} 的日期是 {day}，而 {anchor} 的锚点里还没有它：最早在那之后才登记，晚了 {days} 天以上（限 {within} 天）",
        "{events} is dated {day}, but the anchor of {anchor} does not have it: it was recorded after that, more than {days} days later "
        "(at most {within})",
    ),
    why=Words(
        "提交的日期由提交的人自己写，封签也只证明是谁签的；当时保存的锚点才说得清那天有没有登记。",
        "Whoever commits writes the date of the commit, and a seal proves who signed, not when; an anchor that was kept tells what had been "
        "recorded by its day.",
    ),
    remedy=Words(
        "核对当时的纸面或系统记录；确是补登的，向审核员说明，今后随办随登",
        "hold it against the records of that time; where it was entered later, say so in the audit, and record acts as they happen",
    ),
    example='{"date":"2026-02-01","event":"reviewed",…}     # the anchor of 2026-06-30 has no such event',
)
