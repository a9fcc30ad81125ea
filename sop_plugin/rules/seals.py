"""SOP9xx, seals: signatures of approvals and of other acts."""

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
ACT_SEAL_BROKEN = Rule(
    "SOP973",
    "act-seal-broken",
    Severity.ERROR,
    question=AuditQuestion.SEAL,
    title=Words("所登记事项的封签无效", "Broken seal of an act"),
    what=Words(
        "{event}（{kind}）的封签不是 {person} 对所登记内容的签名（{verdict}）",
        "the seal of {event} ({kind}) is not {person}'s signature of what is recorded ({verdict})",
    ),
    why=Words(
        "发布、复审和作废要由本人负责；封签不符，就可能是别人以其名义登记的。",
        "A person answers for a release, review or withdrawal; with such a seal somebody else may have recorded it in that name.",
    ),
    remedy=Words(
        "核对组织文件中此人当日有效的公钥；公钥无误则从 git 恢复台账的这一行，查明是谁登记的",
        "check the person's keys of that day in the organisation file; else restore the line from git and find out who recorded it",
    ),
    example='{"event":"withdrawn","signature":"U1NIU0lH…",…}     # wrong_key, changed_text, expired …',
)
UNSEALED = Rule(
    "SOP974",
    "unsealed",
    Severity.ERROR,
    question=AuditQuestion.SEAL,
    title=Words("持有公钥的人没有加封", "Not sealed by a person who has a key"),
    what=Words(
        "{event}（{kind}）以 {person} 的名义登记，没有加封，而其公钥当时已在组织文件中",
        "{event} ({kind}) is recorded in the name of {person} without a seal, though the organisation file had a key of that person",
    ),
    why=Words(
        "能写台账的人谁都能写上别人的名字；登记了公钥的人，只有封签能证明是本人。",
        "Whoever can write the ledger can write any name; of a person who has a key, only the seal proves the act.",
    ),
    remedy=Words(
        "查明是谁登记的；确由本人办理的，由本人加封（--key 或 --agent）后代替还没有提交的这一行。"
        "从某日起才要求加封的，在 mkdocs.yml 写 seals: {{since: 日期}}",
        "find out who recorded it; if the person did, have it sealed (--key or --agent) in place of a line that is not committed yet. "
        "Where seals are wanted from a day on only, say seals: {{since: DATE}} in mkdocs.yml",
    ),
    example='{"by":"shen","event":"withdrawn",…}     # shen has a key, and there is no signature',
)
