"""SOP9xx, signatures in the ledger: releases that were not properly approved."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

RELEASED_WITHOUT_ROLE = Rule(
    "SOP951",
    "released-without-role",
    Severity.ERROR,
    question=AuditQuestion.MISSING_ROLE,
    title=Words("签署不齐即发布", "Released without a required approval"),
    what=Words(
        "第 {revision} 版发布时缺少{role}签署",
        "revision {revision} was released without an approval as {role}",
    ),
    why=Words(
        "签署不齐的文件不算经过批准，读者却已在执行。",
        "Without it the document was not approved, and readers work by it.",
    ),
    remedy=Words("以下一版次补齐签署并发布", "release the next revision with all approvals"),
    example='{"event":"released",…"revision":2}              # nobody signed as reviewed',
)

RELEASED_SELF_APPROVED = Rule(
    "SOP952",
    "released-self-approved",
    Severity.ERROR,
    question=AuditQuestion.SELF_APPROVAL,
    title=Words("发布的版次一人多签", "Released with one person in two roles"),
    what=Words(
        "第 {revision} 版由{person}同时签署{first}和{role}",
        "{person} signed revision {revision} as {first} and as {role}",
    ),
    why=Words("自己批准自己的文字，等于没有批准。", "Nobody can approve their own work."),
    remedy=Words("以下一版次由不同的人签署并发布", "release the next revision, signed by different people"),
    example='{"by":"tang",…"role":"prepared"}\n{"by":"tang",…"role":"approved"}',
)

RELEASED_WITHOUT_AUTHORITY = Rule(
    "SOP953",
    "released-without-authority",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("批准人没有权限", "Approved without authority"),
    what=Words(
        "{person}在 {day} 无权批准{department}的{type}（第 {revision} 版）",
        "on {day} {person} could not approve a {type} of {department} (revision {revision})",
    ),
    why=Words(
        "批准权限在 organisation.yml 的 may_approve 中登记，可用 from、until 写明起止；越权的批准无效。",
        "Who may approve what, from and until when, is on record under may_approve in organisation.yml; any other approval is void.",
    ),
    remedy=Words(
        "以下一版次由有权限的人批准；当时确有权限的，在 may_approve 中补登起止日期",
        "have the next revision approved by somebody who may; if the person did have the authority then, record it under may_approve with its dates",
    ),
    example='{"by":"lu",…"role":"approved"}                  # may approve forms only',
)

SIGNED_OUT_OF_POST = Rule(
    "SOP954",
    "signed-out-of-post",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("登记的签署人当日不在职", "Recorded signer not in post"),
    what=Words(
        "{event}：{person}在 {day} 不在职（在职期间：{since} 至 {until}）",
        "{event}: {person} was not in post on {day} (in post from {since} to {until})",
    ),
    why=Words(
        "离职或尚未到任的人不能签署、发布、复审或作废文件。",
        "Nobody can sign, release, review or withdraw before taking up a job or after leaving it.",
    ),
    remedy=Words(
        "以下一版次由在职的人签署；在职期间有误的，改正 organisation.yml",
        "have the next revision signed by somebody in post; if the time in post is wrong, correct organisation.yml",
    ),
    example='{"by":"fang","date":"2026-08-03",…}             # left on 2026-06-30',
)

RECORDED_WITHOUT_AUTHORITY = Rule(
    "SOP958",
    "recorded-without-authority",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("登记的办理人没有权限", "Recorded act by somebody who may not"),
    what=Words(
        "{event}：{person}在 {day} 无权{power}（{department}）",
        "{event}: on {day} {person} could not {power} ({department})",
    ),
    why=Words(
        "台账只记有权限的人办的事；谁能办什么，写在 organisation.yml 的 authority 中。",
        "The ledger records what people did who may; who that is stands under authority in organisation.yml.",
    ),
    remedy=Words(
        "{mended}（有权限的：{entitled}）；当时确有权限的，或公司认可的，在 authority 的 {key} 中写明，自何日（since）起",
        "{mended} (who may: {entitled}); if the person did have the authority, or the company accepts it, say so under {key} of "
        "authority, with its since",
    ),
    example='{"by":"duan","event":"withdrawn",…}             # of another company, approves nothing',
)

SIGNED_OUT_OF_ORDER = Rule(
    "SOP955",
    "signed-out-of-order",
    Severity.ERROR,
    question=AuditQuestion.OUT_OF_ORDER,
    title=Words("登记的签署次序颠倒", "Recorded approvals out of order"),
    what=Words(
        "第 {revision} 版：{role}签署在{before}之后",
        "revision {revision}: {role} was signed after {before}",
    ),
    why=Words("先批准后审核等于没有审核。", "A review after the approval is none."),
    remedy=Words(
        "以下一版次按{order}的次序签署",
        "sign the next revision in the order {order}",
    ),
    example='{…"role":"approved","seq":4}\n{…"role":"reviewed","seq":5}',
)

APPROVED_OTHER_TEXT = Rule(
    "SOP956",
    "approved-other-text",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布的不是签署的文字", "Released text is not the one approved"),
    what=Words(
        "{person}（{role}）签署的摘要是 {approved}，第 {revision} 版发布的是 {released}",
        "{person} ({role}) signed digest {approved}, but revision {revision} was released with {released}",
    ),
    why=Words(
        "签署之后改过的文字，没有人批准过。",
        "A text that changed after it was signed has been approved by nobody.",
    ),
    remedy=Words(
        "以下一版次对同一份文字签署并发布",
        "have one and the same text signed and released as the next revision",
    ),
    example='{"digest":"sop1:1f…","event":"approved"}\n{"digest":"sop1:8c…","event":"released"}',
)

SIGNER_UNKNOWN = Rule(
    "SOP957",
    "ledger-person-unknown",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("台账中的人员不存在", "Unknown person in the ledger"),
    what=Words(
        "{event} 中的人员 {person} 未在 organisation.yml 中登记",
        "{event} names {person}, whom organisation.yml does not know",
    ),
    why=Words(
        "离职的人也要保留在组织资料中，旧的签署才能追溯到人。",
        "Whoever has left stays on record, so that old signatures still lead to a person.",
    ),
    remedy=Words(
        "核对人员的 id（相近：{nearest}）；已离职的人也要保留在 organisation.yml 中，写上 until",
        "check the id (nearest: {nearest}); whoever has left stays in organisation.yml, with until",
    ),
    example='{"by":"fang",…}                                 # deleted from organisation.yml',
)

# Answers the question of the rule that it wraps.
PAST_EXCEPTION = Rule(
    "SOP959",
    "past-exception",
    Severity.ADVICE,
    title=Words("已过去的例外", "Exception of the past"),
    what=Words(
        "已被替代、作废或由后来的办理纠正：{problem}", "superseded, withdrawn or put right since: {problem}"
    ),
    why=Words(
        "台账不能改写，过去的例外只能如实列出，供审核。",
        "The ledger is not rewritten; past exceptions are listed as they are, for audits.",
    ),
    remedy=Words(
        "不必处理；审核时说明原因和纠正措施",
        "nothing to do; in an audit, tell the cause and what was done about it",
    ),
    example="# revision 1 lacked checked; revision 2 has all approvals",
)
