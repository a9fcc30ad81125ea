"""SOP9xx, seals: signatures of approvals."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

SEAL_BROKEN = Rule(
    "SOP971",
    "seal-broken",
    Severity.ERROR,
    question=AuditQuestion.SEAL,
    title=Words("封签无效", "Broken seal"),
    what=Words(
        "{event} 的封签不属于 {person} 对这份文字的批准（{verdict}）",
        "the seal of {event} is not {person}'s approval of this text ({verdict})",
    ),
    why=Words(
        "封签无效的批准不能证明是本人对这份文字签的。",
        "Such an approval does not prove that this person signed this text.",
    ),
    remedy=Words(
        "核对组织文件中此人当日有效的公钥；公钥无误则恢复台账的这一行，或请本人重新批准",
        "check the person's keys of that day in the organisation file; else restore the line of the ledger or approve again",
    ),
    example='{"event":"approved","signature":"U1NIU0lH…",…}     # wrong_key, changed_text, expired …',
)
SEAL_UNVERIFIED = Rule(
    "SOP972",
    "seal-unverified",
    Severity.WARNING,
    question=AuditQuestion.SEAL,
    title=Words("封签无法验证", "Seal that cannot be verified"),
    what=Words(
        "{event}（{person}）的封签在这里无法验证", "the seal of {event} ({person}) cannot be verified here"
    ),
    why=Words("没有验证的封签不能算作证据。", "A seal that nobody verified is no evidence."),
    remedy=Words(
        "使用 ed25519、RSA 或 ECDSA 密钥签署，并按 README 安装全部依赖",
        "sign with an ed25519, RSA or ECDSA key, and install all dependencies as the README says",
    ),
    example='{"event":"approved","signature":"<of an unsupported kind of key>",…}',
)
