"""SOP4xx: dates and reviews."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

REVIEW_OVERDUE = Rule(
    "SOP401",
    "review-overdue",
    Severity.WARNING,
    title=Words("复审逾期", "Review overdue"),
    what=Words("应于 {due} 前复审，已逾期 {days} 天", "review was due on {due} ({days} days ago)"),
    why=Words(
        "过了复审日期的文件仍然有效，但没有人确认内容是否还符合实际。",
        "The document stays in force, but nobody has confirmed that it still says what is done.",
    ),
    remedy=Words(
        "复审后在 reviews 中加一条记录（结论 no_change），或发布新版次",
        "review it, then add a record under reviews (outcome no_change) or issue a new revision",
    ),
    example="effective: 2025-01-01\nreview: {every: 12 months}   # as of 2026-03-01",
    time_alone=True,
)

REVIEW_DUE = Rule(
    "SOP402",
    "review-due",
    Severity.ADVICE,
    title=Words("复审将到期", "Review due soon"),
    what=Words("应于 {due} 前复审，还有 {days} 天", "review is due on {due} (in {days} days)"),
    why=Words(
        "提前知道，才来得及在到期前复审。",
        "Knowing it in time leaves room to hold the review before it is due.",
    ),
    remedy=Words("安排复审，并在 reviews 中加一条记录", "hold the review and add a record under reviews"),
    example="effective: 2025-12-01\nreview: {every: 12 months}   # as of 2026-11-21",
    time_alone=True,
)

EXPIRED = Rule(
    "SOP403",
    "expired",
    Severity.WARNING,
    title=Words("文件已过有效期", "Document expired"),
    what=Words(
        "有效期截至 {expires}，已过 {days} 天", "its last day in force was {expires} ({days} days ago)"
    ),
    why=Words(
        "过期文件不再有效，照它做事的人却未必知道。",
        "It is no longer in force, and those who work by it may not know.",
    ),
    remedy=Words(
        "作废该文件，或发布带有新期限的版次",
        "withdraw it, or issue a revision with a new date in expires",
    ),
    example="expires: 2026-06-30          # as of 2026-11-21",
    time_alone=True,
)

EFFECTIVE_BEFORE_APPROVAL = Rule(
    "SOP404",
    "effective-before-approval",
    Severity.ERROR,
    question=AuditQuestion.BACK_DATED,
    title=Words("生效早于批准", "Effective before approval"),
    what=Words(
        "生效日期 {effective} 早于批准日期 {approved}",
        "effective on {effective}, approved only on {approved}",
    ),
    why=Words(
        "文件未经批准不得生效。",
        "A document cannot be in force before somebody has approved it.",
    ),
    remedy=Words("把 effective 改为 {approved} 或以后的日期", "set effective to {approved} or a later day"),
    example="effective: 2026-02-15\napprovals:\n  - {role: approved, person: …, date: 2026-02-20}",
)

REVIEW_OUT_OF_RANGE = Rule(
    "SOP405",
    "review-date-impossible",
    Severity.ERROR,
    title=Words("复审日期不可能", "Impossible review date"),
    what=Words(
        "复审记录的日期 {day} 不在生效日期 {effective} 与今天 {today} 之间",
        "the review of {day} lies outside the time from the effective date {effective} to today, {today}",
    ),
    why=Words(
        "复审只能针对已经生效的版次，也不能记在将来；否则复审到期日就是假的。",
        "Only a revision in force can be reviewed, and not in the future; else the review due date is a fiction.",
    ),
    remedy=Words(
        "改正日期；上一版次的复审记录从文件中删去（历史在 git 中）",
        "correct the date; delete reviews of earlier revisions (git keeps the history)",
    ),
    example="effective: 2026-03-01\nreviews:\n  - {date: 2026-01-10, by: …, outcome: no_change, note: …}",
)

NEXT_REVIEW_REASON = Rule(
    "SOP406",
    "next-review-reason",
    Severity.ERROR,
    title=Words("指定复审日期而无理由", "Review date set without a reason"),
    what=Words("指定了下次复审日期 {day}，但没有写理由", "the next review is set to {day} without a reason"),
    why=Words(
        "指定的日期会取代正常的复审周期，审核员会问为什么。",
        "A date by hand overrides the review period, and an auditor will ask why.",
    ),
    remedy=Words("在 review 中写明 reason", "state the reason under review"),
    example="review: {every: 12 months, next_review: 2027-01-31}   # reason: …",
)

APPROVAL_IN_FUTURE = Rule(
    "SOP407",
    "approval-in-future",
    Severity.ERROR,
    question=AuditQuestion.BACK_DATED,
    title=Words("签署日期在将来", "Approval dated in the future"),
    what=Words("{role}的签署日期 {day} 晚于今天 {today}", "{role} is dated {day}, after today, {today}"),
    why=Words("签署记录的是已经发生的事。", "An approval records what has happened."),
    remedy=Words(
        "改为实际签署的日期；尚未签署的，删去这一行",
        "give the day on which it was signed; delete the line if it has not been",
    ),
    example="approvals:\n  - {role: approved, person: …, date: 2027-02-20}   # as of 2026-11-21",
)

EFFECTIVE_MISSING = Rule(
    "SOP408",
    "effective-missing",
    Severity.ERROR,
    title=Words("缺少生效日期", "Effective date missing"),
    what=Words("状态为“{status}”的文件没有生效日期", "status is {status}, but there is no effective date"),
    why=Words(
        "没有生效日期，就说不清文件从哪天起有效，也算不出复审到期日。",
        "Without it nobody can say since when the document is in force, or when its review is due.",
    ),
    remedy=Words("补上 effective，不早于批准日期", "add effective, not before the day of approval"),
    example="status: approved             # effective: 2026-03-01",
)

REVIEWS_OUT_OF_ORDER = Rule(
    "SOP409",
    "reviews-out-of-order",
    Severity.ERROR,
    title=Words("复审记录次序颠倒", "Review records out of order"),
    what=Words(
        "复审记录 {day} 排在 {previous} 之后", "the review of {day} stands after the review of {previous}"
    ),
    why=Words(
        "记录只在末尾追加，次序颠倒多半是日期写错。",
        "Records are added at the end; one out of order usually has a wrong date.",
    ),
    remedy=Words("按日期先后排列，或改正日期", "put them in the order of their dates, or correct the date"),
    example="reviews:\n  - {date: 2026-09-01, …}\n  - {date: 2026-06-01, …}",
)

WITHDRAWN_BEFORE_EFFECTIVE = Rule(
    "SOP410",
    "withdrawn-before-effective",
    Severity.WARNING,
    title=Words("作废早于生效", "Withdrawn before it was effective"),
    what=Words(
        "作废日期 {withdrawn} 早于生效日期 {effective}",
        "withdrawn on {withdrawn}, before it was effective on {effective}",
    ),
    why=Words(
        "文件可以在生效前撤回，但更常见的是日期写错。",
        "A document can be called back before its day, but a wrong date is more likely.",
    ),
    remedy=Words("核对 withdrawal 的 date 和 effective", "check the date of withdrawal against effective"),
    example="effective: 2026-03-01\nwithdrawal: {date: 2026-02-01, …}",
)

EXPIRES_TOO_EARLY = Rule(
    "SOP411",
    "expires-too-early",
    Severity.ERROR,
    title=Words("有效期早于生效", "Expires before it is effective"),
    what=Words(
        "有效期截止日 {expires} 不晚于生效日期 {effective}",
        "expires on {expires}, not after the effective date {effective}",
    ),
    why=Words("这样的文件一天也不会有效。", "Such a document would never really be in force."),
    remedy=Words("改正 expires 或 effective", "correct expires or effective"),
    example="effective: 2026-03-01\nexpires: 2026-02-28",
)

REVIEW_RULE_MISSING = Rule(
    "SOP412",
    "review-rule-missing",
    Severity.ERROR,
    title=Words("没有复审周期", "No review period"),
    what=Words(
        "已批准的文件既没有复审周期，也没有下次复审日期",
        "the document is approved, but has neither a review period nor a date for its next review",
    ),
    why=Words(
        "没有期限的文件永远不会有人再看一遍。",
        "A document without a due date is never looked at again.",
    ),
    remedy=Words(
        "补上 review，例如 review: {{every: 12 months}}",
        "add review, for example review: {{every: 12 months}}",
    ),
    example="status: approved             # review: {every: 12 months}",
)

REVIEW_TOO_RARE = Rule(
    "SOP414",
    "review-too-rare",
    Severity.ERROR,
    title=Words("复审周期超过规定", "Reviewed more rarely than the rules allow"),
    what=Words(
        "每 {every}复审一次，而{type}至少每 {longest}复审一次",
        "it is reviewed every {every}, but {type} documents at least every {longest}",
    ),
    why=Words(
        "公司规定了多久复审一次；更长的周期会让过时的做法多用几年。",
        "The company has settled how often such documents are reviewed; a longer period keeps outdated work in use.",
    ),
    remedy=Words("把 review.every 改为 {longest}或更短", "set review.every to {longest} or less"),
    example="review: {every: 36 months}      # rule_changes: review: {procedure: 12 months}",
)

REVIEW_NOT_ACTED_ON = Rule(
    "SOP413",
    "review-not-acted-on",
    Severity.ADVICE,
    title=Words("复审结论未落实", "Review outcome not acted on"),
    what=Words(
        "{day} 的复审结论为“{outcome}”，已过 {days} 天仍未落实",
        "the review of {day} said {outcome}; nothing has happened for {days} days",
    ),
    why=Words(
        "已知需要修改或作废的文件，读者仍在照着做。",
        "Readers still follow a text that is known to need a change or withdrawal.",
    ),
    remedy=Words(
        "发布新版次（revise）或作废该文件（withdraw）",
        "issue a new revision (revise) or withdraw the document (withdraw)",
    ),
    example="reviews:\n  - {date: 2026-03-05, by: …, outcome: revise, note: …}",
    time_alone=True,
)

SHORT_NOTICE = Rule(
    "SOP415",
    "short-notice",
    Severity.WARNING,
    time_alone=True,
    title=Words("留给读者的天数不够", "Too few days for readers"),
    what=Words(
        "{effective} 生效，最早今天（{day}）发布，读者只有 {days} 天；{type}规定 {notice} 天",
        "it takes effect on {effective} and can be released on {day} at the earliest: readers have {days} days, where {type} gives them {notice}",
    ),
    why=Words(
        "新的做法生效那天，照着做的人要已经读过。",
        "On the day on which a new way of working counts, those who work by it must have read it.",
    ),
    remedy=Words(
        "把 effective 改到 {earliest} 以后再签；等不了的，照签，sop release 会把这一点说出来，读者的期限照样给足",
        "set effective to {earliest} or later before it is signed; where it cannot wait, go on: sop release says so, and readers have their days "
        "all the same",
    ),
    example="training: {notice: {procedure: 14}}        # effective tomorrow, and not released yet",
)

RELEASED_ON_SHORT_NOTICE = Rule(
    "SOP416",
    "released-on-short-notice",
    Severity.ADVICE,
    question=AuditQuestion.RECORDS,
    title=Words("发布时留给读者的天数不够", "Released with too few days for readers"),
    what=Words(
        "{event} 于 {day} 发布，{effective} 生效，读者只有 {days} 天；{type}规定 {notice} 天",
        "{event} was released on {day} and takes effect on {effective}: readers have {days} days, where {type} gives them {notice}",
    ),
    why=Words(
        "新的做法生效那天，照着做的人可能还没有读过；审核时会问为什么。",
        "On the day on which a new way of working counts, those who work by it may not have read it; an auditor will ask why.",
    ),
    remedy=Words(
        "发布已经登记，不能改；下一版早些发布，或留出天数。台账里一直看得到",
        "what is recorded stays; release the next revision earlier, or give it the days. It remains among the exceptions",
    ),
    example="training: {notice: {procedure: 14}}        # released on the day before it took effect",
)
