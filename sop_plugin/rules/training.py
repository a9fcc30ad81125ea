"""SOP9xx, read and understood: acknowledgements that cannot be."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

READ_AFTER_RECORD = Rule(
    "SOP979",
    "read-after-record",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("阅读日期晚于登记日期", "Read after it was recorded"),
    what=Words(
        "{event} 在 {day} 登记，写的阅读日期却是 {read}",
        "{event} was recorded on {day}, but says that it was read on {read}",
    ),
    why=Words("还没有读，不能先登记已读。", "What has not been read cannot be recorded as read."),
    remedy=Words(
        "从 git 找回原来的行，再用 sop acknowledge 登记一次",
        "bring the line back from git, and record it again with sop acknowledge",
    ),
    example='{"date":"2026-03-01","event":"acknowledged","read":"2026-03-09",…}',
)

READING_OF_NO_RELEASE = Rule(
    "SOP998",
    "reading-of-no-release",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("读的不是已发布的文字", "Reading of a text that was not released"),
    what=Words(
        "{event} 确认的是 {number} 第 {revision} 版、摘要 {digest}，台账 {ledger} 中没有这样的发布",
        "{event} acknowledges {number} revision {revision} with digest {digest}; the ledger {ledger} has no such release",
    ),
    why=Words(
        "阅读记录要说得清读的是哪一份文字。",
        "A record of reading must tell which text was read.",
    ),
    remedy=Words(
        "从 git 找回原来的行；确实读错了版次的，重新阅读现行版，再用 sop acknowledge 登记",
        "bring the line back from git; who has read another text reads the one in force, and it is recorded with sop acknowledge",
    ),
    example='{"event":"acknowledged","revision":5,…}           # revision 5 was never released',
)

READ_BEFORE_RELEASE = Rule(
    "SOP977",
    "read-before-release",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("阅读日期早于发布日期", "Read before it was released"),
    what=Words(
        "{event} 写的阅读日期是 {read}，第 {revision} 版却在 {released} 才发布",
        "{event} says that it was read on {read}, but revision {revision} was released on {released}",
    ),
    why=Words(
        "还没有发布的文字，谁也没有读过；这样的记录证明不了什么。",
        "Nobody had read a text that was not released yet; such a record proves nothing.",
    ),
    remedy=Words(
        "从 git 找回原来的行；没有的，查明是谁登记的，再用 sop acknowledge {number} 登记一次",
        "bring the line back from git; where there is none, find out who recorded it, and record it again with sop acknowledge {number}",
    ),
    example='{"event":"acknowledged","read":"2026-01-09",…}    # released on 2026-02-21',
)

IN_FORCE_UNREAD = Rule(
    "SOP950",
    "in-force-unread",
    Severity.WARNING,
    question=AuditQuestion.RECORDS,
    time_alone=True,
    title=Words("生效了，读过的人还不够", "In force before enough have read it"),
    what=Words(
        "{event}：第 {revision} 版自 {effective} 起生效，应读的 {asked} 人中读过的有 {read} 人，不到 {share}%",
        "{event}: revision {revision} is in force since {effective}, and {read} of the {asked} who must read it have: less than {share}%",
    ),
    why=Words("没有读过的人会照旧版做。", "Who has not read it goes on working by the revision before."),
    remedy=Words(
        "让其余的人读完并登记：sop training {number} --open 列出是谁，sop acknowledge 登记；下次把生效日期定得晚些",
        "have the others read it, and record it: sop training {number} --open names them, sop acknowledge records it; set the next "
        "effective date later",
    ),
    example="training: {read_before: 80}                 # 3 of 10 had read revision 2 when it took effect",
)

RESULT_OF_OTHER_QUESTIONS = Rule(
    "SOP930",
    "result-of-other-questions",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("理解题的结果对不上题目", "Result of other questions"),
    what=Words(
        "{event} 的结果是 {result}，{number} 第 {revision} 版却有 {questions} 道理解题",
        "{event} has the result {result}, but {number} revision {revision} asks {questions} questions",
    ),
    why=Words(
        "结果要说得清答的是哪几题。",
        "A result must tell which questions were answered.",
    ),
    remedy=Words(
        "从 git 找回原来的行；没有的，请读者再答，用 sop acknowledge {number} --result 再登记一次",
        "bring the line back from git; where there is none, have the reader answer again, and record it with sop acknowledge {number} "
        "--result",
    ),
    example='{"event":"acknowledged","result":"3/3",…}        # the revision asks 2 questions',
)

RELEASED_UNREAD = Rule(
    "SOP999",
    "released-unread",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("读过的人不够就发布了", "Released before enough had read it"),
    what=Words(
        "{event}：{problem}；{since} 起，{share}% 读过才能发布",
        "{event}: {problem}; since {since} {share}% must have read a text before it is released",
    ),
    why=Words(
        "公司规定先读后发布，照新做法做的人才不会照旧版做。",
        "The company has people read a text first, so that nobody works by the one before when it counts.",
    ),
    remedy=Words(
        "查明是谁、为什么发布的；行被改过的，从 git 找回；让其余的人读完，下一版先读再发布：sop acknowledge {number} --revision，"
        "然后 sop release {number}",
        "find out who released it, and why; bring a line that was changed back from git; have the others read it, and the next revision "
        "first: sop acknowledge {number} --revision, then sop release {number}",
    ),
    example="training: {read_first: {share: 80, since: 2027-01-01}}     # 3 of 10 had read it",
)
