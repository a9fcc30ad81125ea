"""SOP9xx, the audit trail: that it is reviewed, and by whom."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

TRAIL_NOT_REVIEWED = Rule(
    "SOP920",
    "trail-not-reviewed",
    Severity.WARNING,
    question=AuditQuestion.TRAIL,
    time_alone=True,
    title=Words("审计追踪没有按期审阅", "Audit trail not reviewed in time"),
    what=Words(
        "{since} 至 {until} 的审计追踪没有审阅，应在 {due} 之前登记",
        "the audit trail from {since} to {until} was not reviewed; that was to be recorded by {due}",
    ),
    why=Words(
        "记录没有人看，倒签、越权和漏签就要到审核时才发现。",
        "Records that nobody reads tell of back-dating, missing authority and missing signatures only in the audit.",
    ),
    remedy=Words(
        "由文件控制部门看过例外和台账，再登记：sop review-trail --from {since} --to {until} --note TEXT --by PERSON",
        "document control reads exceptions and ledger, and records it: sop review-trail --from {since} --to {until} --note TEXT --by PERSON",
    ),
    example="trail_review: 3 months                      # nothing was recorded for the last quarter",
)

TRAIL_REVIEWED_BY_OTHERS = Rule(
    "SOP960",
    "trail-reviewed-by-others",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words(
        "审阅审计追踪的人不属于文件控制部门", "Audit trail reviewed by somebody outside document control"
    ),
    what=Words(
        "{event}：{person} 在 {day} 不属于文件控制部门 {department}，审阅不算数",
        "{event}: on {day} {person} was not of document control, {department}; the review does not count",
    ),
    why=Words(
        "审阅由对记录负责的部门做，不能由被记录的人自己做。",
        "The department that answers for the records reviews them, and not those whom they are about.",
    ),
    remedy=Words(
        "由文件控制部门的人再登记一次（sop review-trail）；原来的一行留在台账里",
        "have somebody of document control record it again (sop review-trail); the line stays in the ledger",
    ),
    example='{"event":"trail_reviewed","by":"tang",…}      # tang is of sales',
)
