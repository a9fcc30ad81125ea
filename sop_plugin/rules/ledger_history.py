"""SOP9xx, the ledger's history: which events may follow which."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

NOT_ISSUED_FIRST = Rule(
    "SOP921",
    "not-issued-first",
    Severity.ERROR,
    question=AuditQuestion.NUMBERS,
    title=Words("编号未经发放", "Number not issued first"),
    what=Words(
        "{event} 是“{kind}”，而编号的第一个事件必须是“发放编号”",
        "{event} is {kind}, but the first event of a number is issued",
    ),
    why=Words(
        "编号发放之后才有文件可批准、发布。",
        "Only a number that was given out has a document to approve and release.",
    ),
    remedy=Words(
        "先用 sop issue 领取编号，再登记其他事件", "take the number with sop issue, then record other events"
    ),
    example='{"event":"approved",…"seq":1}',
)

NUMBER_ISSUED_TWICE = Rule(
    "SOP922",
    "number-issued-twice",
    Severity.ERROR,
    question=AuditQuestion.NUMBERS,
    title=Words("编号重复发放", "Number issued twice"),
    what=Words("编号 {number} 在第 {first} 行已经发放", "number {number} was issued at line {first} already"),
    why=Words(
        "编号只发放一次，作废之后也不再使用；两个分支可能领了同一个编号。",
        "A number is given out once, and not again after withdrawal; two branches may have taken the same one.",
    ),
    remedy=Words(
        "主分支上先有的是第 {first} 行的：给另一份文件换一个新编号，删去 {path} 第 {lines} 行，再用 sop issue 登记新编号；在别的分支上，照 sop check --base main（主分支的名称）的处理办法做",
        "where the main branch had line {first} first, give the other document a new number, delete line {lines} of {path} and record the new number with sop issue; on another branch do as sop check --base main (or whatever it is called) says",
    ),
    example='{"event":"issued","number":"HT-SD-SOP-025",…}   # on two branches',
)

RELEASED_TWICE = Rule(
    "SOP923",
    "revision-released-twice",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("同一版次发布两次", "Revision released twice"),
    what=Words(
        "第 {revision} 版在第 {first} 行已经发布", "revision {revision} was released at line {first} already"
    ),
    why=Words(
        "一个版次只有一份文字；再发布就是换了内容。",
        "A revision is one text; to release it again is to put another in its place.",
    ),
    remedy=Words(
        "文字有更改的，以下一版次批准并发布",
        "if the text has changed, approve and release it as the next revision",
    ),
    example='{"event":"released",…"revision":2,"seq":6}\n{"event":"released",…"revision":2,"seq":7}',
)

REVISION_DECREASING = Rule(
    "SOP924",
    "revision-decreasing",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("版次倒退", "Revision goes back"),
    what=Words(
        "第 {revision} 版发布在第 {highest} 版之后",
        "revision {revision} is released after revision {highest}",
    ),
    why=Words(
        "读者以版次高者为准，低版次不能后发布。",
        "Readers go by the highest revision, so a lower one cannot come later.",
    ),
    remedy=Words("以高于 {highest} 的版次发布", "release it as a revision above {highest}"),
    example='{…"revision":3,"seq":6}\n{…"revision":2,"seq":7}',
)

AFTER_WITHDRAWAL = Rule(
    "SOP925",
    "event-after-withdrawal",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("作废之后仍有事件", "Event after withdrawal"),
    what=Words("{event}（{kind}）登记在作废之后", "{event} ({kind}) is recorded after the withdrawal"),
    why=Words("作废是终点，编号不再使用。", "Withdrawal is the end, and the number is not used again."),
    remedy=Words(
        "恢复该业务的，领取新编号发布新文件",
        "if the work is taken up again, issue a new document under a new number",
    ),
    example='{"event":"withdrawn",…"seq":7}\n{"event":"released",…"seq":8}',
)

EFFECTIVE_BEFORE_APPROVED = Rule(
    "SOP926",
    "released-before-approved",
    Severity.ERROR,
    question=AuditQuestion.BACK_DATED,
    title=Words("生效早于批准", "In force before approval"),
    what=Words(
        "第 {revision} 版自 {effective} 生效，而最后的签署在 {approved}",
        "revision {revision} takes effect on {effective}, but was last signed on {approved}",
    ),
    why=Words("批准之前的文字不能要求任何人执行。", "Nobody can be held to a text before it is approved."),
    remedy=Words(
        "生效日期改为最后签署当日或之后，再重新发布",
        "set the effective date to the day of the last signature or later, and release again",
    ),
    example='{"date":"2026-02-20","event":"approved",…}\n{"effective":"2026-02-01","event":"released",…}',
)

APPROVED_AFTER_RELEASE = Rule(
    "SOP927",
    "approved-after-release",
    Severity.ERROR,
    question=AuditQuestion.OUT_OF_ORDER,
    title=Words("发布之后补签", "Signed after release"),
    what=Words(
        "{event}：{role}签署时第 {revision} 版已经发布",
        "{event}: revision {revision} had been released when {role} was signed",
    ),
    why=Words(
        "签署在发布之前才起作用，补签不能使已发布的文字合规。",
        "A signature works before release; a later one cannot make good what readers already follow.",
    ),
    remedy=Words(
        "签署漏缺的，以下一版次补齐签署并发布",
        "if a signature was missing, release the next revision with all of them",
    ),
    example='{"event":"released",…"revision":1}\n{"event":"approved",…"revision":1}',
)

REVISION_NOT_RELEASED = Rule(
    "SOP928",
    "revision-not-released",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("事件所指的版次不对", "Event for another revision"),
    what=Words(
        "{event}（{kind}）所指的版次是 {revision}，而当时最后发布的版次是 {last}",
        "{event} ({kind}) names revision {revision}, but the last one released was {last}",
    ),
    why=Words(
        "复审和作废针对最后发布的版次，没有发布的版次谈不上复审。",
        "Reviews and withdrawals are about what was released last; nothing else can be reviewed.",
    ),
    remedy=Words("改为复审或作废第 {last} 版", "review or withdraw revision {last}"),
    example='{"event":"reviewed",…"revision":3}             # revision 2 is the last released',
)

ADOPTED_TOO_LATE = Rule(
    "SOP918",
    "adopted-too-late",
    Severity.ERROR,
    question=AuditQuestion.MISSING_ROLE,
    title=Words("签署或发布之后又作建账声明", "Declared at adoption after it was signed or released"),
    what=Words(
        "{event} 把第 {revision} 版声明为建账前就已执行，而台账中此前已有这个编号的签署或发布",
        "{event} declares revision {revision} to have been in force before, but the ledger had signatures or a release of the number already",
    ),
    why=Words(
        "建账声明没有签署；有了签署或发布，再声明就是绕过批准。",
        "A declaration has no signatures; after the number was signed or released here it would be a way around approval.",
    ),
    remedy=Words(
        "恢复台账；新的版次签署齐全后用 sop release 发布",
        "restore the ledger; have the next revision signed and release it with sop release",
    ),
    example='{"event":"adopted",…,"revision":2,"seq":6}      # revision 1 was released',
)

RECALLED_IN_FORCE = Rule(
    "SOP919",
    "recalled-in-force",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("撤回了已经生效的发布", "Recalled after it took effect"),
    what=Words(
        "{event} 撤回第 {revision} 版，而它 {effective} 就已生效",
        "{event} recalls revision {revision}, which took effect on {effective}",
    ),
    why=Words(
        "读者已经照它执行；生效之后撤回，等于说它从未有效过。",
        "Readers worked by it; to recall it afterwards is to say that it never was in force.",
    ),
    remedy=Words(
        "恢复台账；要停止执行，发布新的版次（sop revise）或作废（sop withdraw）",
        "restore the ledger; to end it, release the next revision (sop revise) or withdraw it (sop withdraw)",
    ),
    example='{"date":"2026-03-02","event":"recalled",…,"revision":2}   # in force since 2026-03-01',
)

SENT_BACK_AFTER_RELEASE = Rule(
    "SOP910",
    "sent-back-after-release",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("发布之后又退回或放弃", "Rejected or dropped after its release"),
    what=Words(
        "{event} 是第 {revision} 版的“{kind}”，而这一版已经发布",
        "{event} is {kind} of revision {revision}, which had been released",
    ),
    why=Words(
        "退回和放弃使签署失效，只能用于还没有发布的版次。",
        "It ends the signatures, and so is only for a revision that is not out yet.",
    ),
    remedy=Words(
        "恢复台账；还没有生效的用 sop recall 撤回，已生效的用 sop revise 写下一版",
        "restore the ledger; recall what is not in force yet with sop recall, else write the next revision with sop revise",
    ),
    example='{"event":"rejected",…,"revision":1}           # revision 1 was released',
)
