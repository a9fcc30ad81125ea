"""SOP9xx, the manual against the ledger: what the documents say and what was recorded."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

EVENT_IN_FUTURE = Rule(
    "SOP929",
    "event-in-future",
    Severity.ERROR,
    question=AuditQuestion.BACK_DATED,
    title=Words("事件日期在未来", "Event dated in the future"),
    what=Words("{event} 的日期 {day} 晚于今天 {today}", "{event} is dated {day}, after today ({today})"),
    why=Words(
        "还没有发生的事不能登记；将来生效的用 effective。",
        "What has not happened cannot be recorded; effective says what is to come.",
    ),
    remedy=Words("核对日期和手册的时区", "check the date, and the time zone of the manual"),
    example='{"date":"2027-01-01",…}                         # today is 2026-11-21',
)

NUMBER_NEVER_ISSUED = Rule(
    "SOP931",
    "number-never-issued",
    Severity.ADVICE,
    question=AuditQuestion.NUMBERS,
    title=Words("编号不在台账中", "Number not in the ledger"),
    what=Words("编号 {number} 从未由台账发放", "the ledger never issued number {number}"),
    why=Words(
        "没有登记的文件没有批准、发布的证据，其编号也可能被再次发放。",
        "Without it there is no evidence of approval or release, and the number could be given out again.",
    ),
    remedy=Words(
        "用 sop issue 领取编号，或为已有文件补登",
        "take numbers with sop issue, or record the document that is there",
    ),
    example="number: HT-SD-SOP-030      # no such number in ledger.jsonl",
)

DOCUMENT_VANISHED = Rule(
    "SOP932",
    "document-vanished",
    Severity.ERROR,
    question=AuditQuestion.NUMBERS,
    title=Words("已发放编号的文件不见了", "Document of an issued number gone"),
    what=Words(
        "编号 {number}（{title}）已发放，手册中却没有这份文件",
        "number {number} ({title}) was issued, but the manual has no such document",
    ),
    why=Words(
        "受控文件不能删除：作废的也要保留，编号不再使用。",
        "A controlled document is never deleted: a withdrawn one stays, and its number stays taken.",
    ),
    remedy=Words(
        "从 git 恢复文件；不再使用的登记作废（sop withdraw）",
        "restore the file from git; if it is no longer used, withdraw it (sop withdraw)",
    ),
    example="git rm docs/telephone.md",
)

ISSUED_OTHERWISE = Rule(
    "SOP933",
    "issued-otherwise",
    Severity.ERROR,
    question=AuditQuestion.NUMBERS,
    title=Words("编号发放给了另一种文件", "Number issued for another kind of document"),
    what=Words(
        "编号 {number} 发放给{issued_department}的{issued_type}，这里却是{department}的{type}",
        "number {number} was issued for a {issued_type} of {issued_department}, but this is a {type} of {department}",
    ),
    why=Words(
        "编号决定文件的类型和部门，二者不随修订改变。",
        "The number settles type and department, which no revision changes.",
    ),
    remedy=Words(
        "改正 type 和 department；确实不同的文件领取新编号",
        "correct type and department; if it is another document, take a new number",
    ),
    example="type: form                 # issued as procedure",
)

REVISION_BEHIND = Rule(
    "SOP934",
    "revision-behind",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("手册中的版次落后", "Source behind the ledger"),
    what=Words(
        "这里是第 {revision} 版，而第 {released} 版已于 {day} 发布",
        "this is revision {revision}, but revision {released} was released on {day}",
    ),
    why=Words(
        "合并时取了旧文件，后来的更改会丢失。",
        "A merge that took the old file would lose what changed since.",
    ),
    remedy=Words(
        "从 git 取回第 {released} 版的文字（blob {blob}）",
        "bring the text of revision {released} back from git (blob {blob})",
    ),
    example='revision: "1"              # the ledger has released 2',
)

TEXT_CHANGED = Rule(
    "SOP935",
    "text-changed-after-release",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布之后文字有改动", "Text changed after release"),
    what=Words(
        "第 {revision} 版已于 {day} 发布，之后又有改动：发布时摘要 {released}，现在 {found}",
        "revision {revision} was released on {day} and has changed since: its digest was {released} and is {found}",
    ),
    why=Words(
        "读者执行的是批准过的那份文字，改一个字也要新的版次。",
        "Readers work by the text that was approved; one changed character needs a new revision.",
    ),
    remedy=Words(
        "改动有意的，用 sop revise 作为第 {next} 版的草稿，再走批准；无意的从 git 恢复（blob {blob}）",
        "if it is meant, make it the draft of revision {next} with sop revise and have it approved; if not, restore it from git (blob {blob})",
    ),
    example="响铃 4 声内接起。          # 3 when it was released",
)

RELEASE_UNSEALED = Rule(
    "SOP936",
    "release-unsealed",
    Severity.WARNING,
    question=AuditQuestion.RECORDS,
    title=Words("已批准的版次未发布", "Approved revision never released"),
    what=Words(
        "第 {revision} 版写着“{status}”，台账中却没有发布",
        "revision {revision} says {status}, but the ledger has no release of it",
    ),
    why=Words(
        "读者看到的是台账发布的版次；没有发布的批准只是自称。",
        "Readers see what the ledger released; an approval without release is only declared.",
    ),
    remedy=Words(
        "建账前就已执行的用 sop baseline 登记；新批准的签署齐全后用 sop release 发布；尚未批准的把 status 改回 in_review",
        "if it was in force before the ledger began, record it with sop baseline; once a new one is signed, release it with sop release; if it is not approved yet, set status to in_review",
    ),
    example="status: approved           # no released event of this revision",
)

RELEASE_DIFFERS = Rule(
    "SOP937",
    "release-differs",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("生效日期与台账不符", "Dates differ from the ledger"),
    what=Words(
        "{key} 在这里是 {written}，发布时登记的是 {released}",
        "{key} is {written} here and {released} in the release",
    ),
    why=Words(
        "哪一天起执行，只能有一个答案。", "There is one answer to the question from which day it applies."
    ),
    remedy=Words(
        "恢复登记的日期；要改日期，发布新的版次",
        "restore the recorded date; to change it, release a new revision",
    ),
    example="effective: 2026-03-01      # the ledger has 2026-04-01",
)

APPROVAL_NOT_RECORDED = Rule(
    "SOP938",
    "approval-not-recorded",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("签署不在台账中", "Approval not in the ledger"),
    what=Words(
        "{person}（{role}，{day}）的签署不在台账中",
        "the approval by {person} ({role}, {day}) is not in the ledger",
    ),
    why=Words(
        "手工写上的签署不是证据；台账中的签署才绑定文字。",
        "A line typed in by hand is no evidence; an approval in the ledger is bound to the text.",
    ),
    remedy=Words(
        "由本人用 sop approve 签署，或改回台账中的人员和日期",
        "have the person sign with sop approve, or restore the person and date of the ledger",
    ),
    example="approvals:\n  - {role: approved, person: shen, date: 2026-02-21}   # the ledger has 2026-02-20",
)

APPROVAL_NOT_SHOWN = Rule(
    "SOP939",
    "approval-not-shown",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("台账中的签署未列出", "Recorded approval not shown"),
    what=Words(
        "台账中{person}（{role}，{day}）的签署没有列在这里",
        "the ledger's approval by {person} ({role}, {day}) is not listed here",
    ),
    why=Words("文件上的签署栏要与证据一致。", "What the document shows must be what the evidence holds."),
    remedy=Words("在 approvals 中补上这一行，与台账一致", "add the line to approvals, as the ledger has it"),
    example="approvals: [{role: prepared, …}]       # approved is in the ledger",
)

TEXT_CHANGED_AFTER_APPROVAL = Rule(
    "SOP941",
    "text-changed-after-approval",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("签署之后文字有改动", "Text changed after approval"),
    what=Words(
        "{person}（{role}，{day}）签署之后文字有改动：签署时摘要 {approved}，现在 {found}",
        "the text has changed since {person} signed ({role}, {day}): its digest was {approved} and is {found}",
    ),
    why=Words(
        "签署的是某一份文字；文字变了，签署随之失效。", "A signature is for one text and falls with it."
    ),
    remedy=Words(
        "请其对现在的文字重新签署（sop approve），或恢复签署时的文字",
        "have it signed again as it is now (sop approve), or restore the text that was signed",
    ),
    example="status: in_review          # edited after checked was signed",
)

REVIEW_NOT_RECORDED = Rule(
    "SOP942",
    "review-not-recorded",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("复审不在台账中", "Review not in the ledger"),
    what=Words(
        "{day} {person}的复审（{outcome}）不在台账中",
        "the review of {day} by {person} ({outcome}) is not in the ledger",
    ),
    why=Words(
        "补写的复审会让到期日悄悄后移。", "A review typed in by hand moves the due date without evidence."
    ),
    remedy=Words(
        "用 sop review 登记，或删去没有举行的复审",
        "record it with sop review, or delete a review that was not held",
    ),
    example="reviews:\n  - {date: 2026-08-01, by: lu, outcome: no_change}   # not in ledger.jsonl",
)

REVIEW_NOT_SHOWN = Rule(
    "SOP943",
    "review-not-shown",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("台账中的复审未列出", "Recorded review not shown"),
    what=Words(
        "台账中 {day} {person}的复审（{outcome}）没有列在这里",
        "the ledger's review of {day} by {person} ({outcome}) is not listed here",
    ),
    why=Words(
        "漏列的复审使到期日不对，也隐瞒了结论。", "Without it the due date is wrong and the outcome hidden."
    ),
    remedy=Words("在 reviews 中补上，与台账一致", "add it to reviews, as the ledger has it"),
    example="reviews: []                # one is in the ledger",
)

WITHDRAWAL_NOT_RECORDED = Rule(
    "SOP944",
    "withdrawal-not-recorded",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("作废不在台账中", "Withdrawal not in the ledger"),
    what=Words(
        "文件已于 {day} 作废，台账中却没有", "the document was withdrawn on {day}, but not in the ledger"
    ),
    why=Words(
        "没有登记的作废没有证据，读者仍会看到已发布的版次。",
        "A withdrawal without event has no evidence, and readers still see what was released.",
    ),
    remedy=Words(
        "用 sop withdraw 登记作废；没有作废的恢复 status: approved",
        "record it with sop withdraw; if it was not withdrawn, restore status: approved",
    ),
    example="status: withdrawn          # no withdrawn event",
)

WITHDRAWAL_NOT_SHOWN = Rule(
    "SOP945",
    "withdrawal-not-shown",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("作废与台账不符", "Withdrawal differs from the ledger"),
    what=Words(
        "台账登记了作废（{recorded}），这里写的是：{written}",
        "the ledger has withdrawn it ({recorded}), but this says {written}",
    ),
    why=Words(
        "作废的日期、接替文件和理由要与证据一致，读者才不会照作废的文件做。",
        "Day, successor and reason must be those of the evidence, so that nobody works by a dead text.",
    ),
    remedy=Words(
        "写上 status: withdrawn 和 withdrawal，与台账一致",
        "give status: withdrawn and withdrawal as the ledger has them",
    ),
    example="status: approved           # withdrawn in ledger.jsonl",
)

NUMBER_GAP = Rule(
    "SOP946",
    "number-gap",
    Severity.ADVICE,
    question=AuditQuestion.NUMBERS,
    title=Words("编号不连续", "Gap in the numbers"),
    what=Words("{number} 之前没有发放过 {missing}", "before {number} these were never issued: {missing}"),
    why=Words(
        "审核员会问缺号是漏登还是删除；不作废也不登记的编号解释不清。",
        "Auditors ask whether a gap was skipped or deleted; a number without event cannot answer.",
    ),
    remedy=Words(
        "确属跳号的不必处理，并在文件控制记录中说明",
        "if it was skipped, leave it and say so in the records of document control",
    ),
    example="HT-SD-SOP-004, HT-SD-SOP-006",
)

RELEASED_LATE = Rule(
    "SOP947",
    "released-late",
    Severity.ADVICE,
    question=AuditQuestion.BACK_DATED,
    title=Words("生效之后才发布", "Released after taking effect"),
    what=Words(
        "{event} 于 {day} 发布，生效日期却是 {effective}",
        "{event} was released on {day}, but its effective date is {effective}",
    ),
    why=Words(
        "这几天里读者看到的还是上一版；按生效日期列出的“某日有效文件”会把它算作已经生效。",
        "In between readers still saw the revision before, while the register of those days names this one.",
    ),
    remedy=Words(
        "无法改动台账；把这段时间写进文件控制记录，今后先发布、后生效",
        "the ledger cannot be changed; say so in the records of document control, and release before the effective date",
    ),
    example='{"date":"2026-03-09","effective":"2026-03-01","event":"released",…}',
)

ADOPTED_LATER = Rule(
    "SOP948",
    "adopted-later",
    Severity.ADVICE,
    question=AuditQuestion.BACK_DATED,
    title=Words("建账之后才生效的文件作了建账声明", "Declared at adoption, effective after the ledger began"),
    what=Words(
        "{event} 声明第 {revision} 版于 {effective} 生效，而台账 {began} 就已开始",
        "{event} declares that revision {revision} took effect on {effective}, but the ledger began on {began}",
    ),
    why=Words(
        "声明没有签署，只能用于建账以前就在执行的文件；之后的文件应当签署、发布。",
        "A declaration has no signatures and is for what was in force before; what came later is signed and released.",
    ),
    remedy=Words(
        "在文件控制记录中说明（如部门后来才加入手册）；今后的版次照常签署、发布",
        "say why in the records of document control, such as a department that joined later; sign and release what comes next",
    ),
    example='{"date":"2026-11-20","effective":"2026-10-01","event":"adopted",…}   # the ledger began on 2026-03-01',
)

ADOPTION_DIFFERS = Rule(
    "SOP949",
    "adoption-differs",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("与建账时的声明不符", "Differs from what was declared at adoption"),
    what=Words(
        "{key} 在这里是 {written}，建账时声明的是 {declared}",
        "{key} is {written} here and was declared as {declared} at adoption",
    ),
    why=Words(
        "声明的签署和复审日期是有人在某一天负责说的；事后改写，谁也没有说过。",
        "Somebody answers for what was declared on a day; what is written in later nobody has declared.",
    ),
    remedy=Words(
        "改回声明的内容；新的复审用 sop review 登记，新的版次照常签署",
        "restore what was declared; record new reviews with sop review, and sign the next revision",
    ),
    example="approvals:\n  - {role: approved, person: shen, date: 2024-02-20}   # nobody was declared",
)

RELEASE_RECALLED = Rule(
    "SOP917",
    "release-recalled",
    Severity.ADVICE,
    question=AuditQuestion.RECORDS,
    title=Words("发布在生效之前撤回", "Release recalled before its day"),
    what=Words(
        "{person}于 {day} 撤回了第 {revision} 版的发布：{reason}",
        "{person} recalled the release of revision {revision} on {day}: {reason}",
    ),
    why=Words(
        "已发布的通知可能有人看过；审核员会问为什么撤回。",
        "Somebody may have read that it was coming; auditors ask why it did not.",
    ),
    remedy=Words(
        "不必处理；理由在台账中，审核时据此说明",
        "nothing to do; the reason stands in the ledger and answers in an audit",
    ),
    example='{"event":"recalled","reason":"时限写错",…}',
)
