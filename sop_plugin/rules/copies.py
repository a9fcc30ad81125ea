"""SOP9xx, controlled copies: how they are counted, what may become of them, and which are to be exchanged."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

COPY_OUT_OF_COUNT = Rule(
    "SOP997",
    "copy-out-of-count",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("副本号不连续", "Copy out of count"),
    what=Words(
        "{event} 发放了副本 {copy}，这份文件的下一个副本号应为 {expected}",
        "{event} issues copy {copy}, but the document's next copy has the number {expected}",
    ),
    why=Words(
        "副本号逐一递增；跳号或重号之后，说不清有几份在外面。",
        "Copies are counted one by one; after a gap or a number given twice nobody can tell how many are out.",
    ),
    remedy=Words(
        "从 git 找回原来的行；两个分支各发了一份的，保留先合入的一份，另一份用 sop copies issue 重新发放",
        "bring the lines back from git; where two branches issued one each, keep the one that was merged first and issue the "
        "other again with sop copies issue",
    ),
    example='{"copy":7,"event":"copy_issued",…}                # after copy 3',
)

COPY_UNKNOWN = Rule(
    "SOP991",
    "copy-unknown",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("没有发放过的副本", "Copy that was never issued"),
    what=Words(
        "{event}（{kind}）涉及副本 {copy}，而这份文件只发放过 {known} 份",
        "{event} ({kind}) is about copy {copy}, but copies of this document that were issued: {known}",
    ),
    why=Words(
        "没有发放的副本谈不上收回；多半是号码写错，真正的那一份还在外面。",
        "What was not issued cannot be recalled; most likely the number is wrong and the real copy is still out.",
    ),
    remedy=Words(
        "从 git 找回原来的行，再对正确的副本登记一次",
        "bring the lines back from git, and record it for the right copy",
    ),
    example='{"copy":9,"event":"copy_recalled",…}              # only 3 were issued',
)

COPY_ENDED = Rule(
    "SOP992",
    "copy-ended",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("副本的去向前后矛盾", "What became of a copy is contradicted"),
    what=Words(
        "{event}（{kind}）：副本 {copy} 此前已是“{state}”",
        "{event} ({kind}): copy {copy} was {state} before that",
    ),
    why=Words(
        "销毁了的副本不会再被收回；前后矛盾说明台账被改过，或两个分支各记了一次。",
        "A copy that was destroyed is not recalled; a contradiction says that the ledger was edited, or two branches recorded it.",
    ),
    remedy=Words(
        "从 git 找回原来的行，只保留先合入的一个",
        "bring the lines back from git, and keep the one merged first",
    ),
    example='{"copy":3,"event":"copy_recalled",…}              # destroyed before',
)

COPY_OF_NO_RELEASE = Rule(
    "SOP993",
    "copy-of-no-release",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("副本不是已发布的文字", "Copy of a text that was not released"),
    what=Words(
        "副本 {copy} 记为第 {revision} 版、摘要 {digest}，台账 {ledger} 中没有这样的发布",
        "copy {copy} is recorded as revision {revision} with digest {digest}; the ledger {ledger} has no such release",
    ),
    why=Words(
        "受控副本只从已发布的文字制成；对不上的副本不知道是什么内容。",
        "Controlled copies are made of released texts; nobody knows what is on one that fits none.",
    ),
    remedy=Words(
        "从 git 找回原来的行；副本确实不对的，收回它，用 sop copies issue 另发一份",
        "bring the line back from git; where the copy is indeed another text, recall it and issue one with sop copies issue",
    ),
    example='{"copy":1,"event":"copy_issued","revision":5,…}   # revision 5 was never released',
)

COPY_NOT_IN_FORCE = Rule(
    "SOP980",
    "copy-not-in-force",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("发放了当日无效版次的副本", "Copy of a revision that was not in force"),
    what=Words(
        "副本 {copy} 在 {day} 发放，是第 {revision} 版，而当日有效的是：{in_force}",
        "copy {copy} was handed out on {day} and is of revision {revision}; in force that day was: {in_force}",
    ),
    why=Words(
        "受控副本只发当日有效的版次；命令不会这样登记，这一行是别的办法写进去的。",
        "Controlled copies are of the revision in force on the day; the commands record nothing else, so the line came in another way.",
    ),
    remedy=Words(
        "收回这份副本：sop copies recall {copy}；需要的另发一份：sop copies issue {number}",
        "take the copy back: sop copies recall {copy}; issue another where one is needed: sop copies issue {number}",
    ),
    example='{"copy":1,"date":"2026-06-01","event":"copy_issued","revision":1,…}   # revision 2 was in force since March',
)

COPIES_TO_EXCHANGE = Rule(
    "SOP994",
    "copies-to-exchange",
    Severity.WARNING,
    time_alone=True,
    title=Words("旧版次的副本还没有收回", "Copies of a past revision are still out"),
    what=Words(
        "{number} 不再有效的版次还有 {count} 份副本没有收回：{copies}",
        "copies of {number} that are no longer in force and still out: {count} ({copies})",
    ),
    why=Words(
        "拿着旧版次的人会照旧版次做。",
        "Whoever has the past revision works by it.",
    ),
    remedy=Words(
        "sop copies replace {number} 列出向谁换发；收回后用 sop copies recall 登记",
        "sop copies replace {number} lists whose copies to exchange; record what comes back with sop copies recall",
    ),
    example="HT-SD-SOP-004:1, HT-SD-SOP-004:2                   # of revision 1; revision 2 is in force",
)
