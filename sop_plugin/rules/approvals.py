"""SOP5xx: approvals, changes and withdrawals."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

ROLE_MISSING = Rule(
    "SOP501",
    "role-missing",
    Severity.ERROR,
    question=AuditQuestion.MISSING_ROLE,
    title=Words("缺少必需的签署", "Required approval missing"),
    what=Words("缺少{role}签署", "nobody has signed as {role}"),
    why=Words(
        "签署不齐的文件不算经过批准。",
        "A document that lacks a signature of its type has not been approved.",
    ),
    remedy=Words(
        "由相应人员签署后在 approvals 中补上 role: {role_code}；签齐之前 status 不得为 approved",
        "have it signed and add role: {role_code} to approvals; until then status cannot be approved",
    ),
    example="status: approved\napprovals:\n  - {role: prepared, person: …, date: …}   # no checked, reviewed, approved",
)

APPROVALS_OUT_OF_ORDER = Rule(
    "SOP502",
    "approvals-out-of-order",
    Severity.ERROR,
    question=AuditQuestion.OUT_OF_ORDER,
    title=Words("签署次序颠倒", "Approvals out of order"),
    what=Words(
        "{later}（{later_day}）应列在{earlier}（{earlier_day}）之后，日期也不得更早",
        "{later} ({later_day}) must be listed after {earlier} ({earlier_day}), and not be dated before it",
    ),
    why=Words(
        "依次为拟制、校对、审核、会签、批准，或按设置 approval_roles 的次序：先批准后审核等于没有审核。",
        "The order is prepared, checked, reviewed, cosigned, approved, or that of the setting approval_roles: a review after the "
        "approval is none.",
    ),
    remedy=Words(
        "按签署次序排列，并核对日期；次序确实颠倒的须重新签署",
        "list them in that order and check the dates; if it really happened the other way round, sign again",
    ),
    example="approvals:\n  - {role: reviewed, person: …, date: 2026-02-21}\n  - {role: approved, person: …, date: 2026-02-20}",
)

SELF_APPROVAL = Rule(
    "SOP503",
    "self-approval",
    Severity.ERROR,
    question=AuditQuestion.SELF_APPROVAL,
    title=Words("一人多签", "One person in two roles"),
    what=Words("{person}已签{first}，又签了{role}", "{person} signed as {first}, and again as {role}"),
    why=Words(
        "拟制、校对、审核、批准由不同的人完成，互相把关才有意义。",
        "Roles are held by different people; nobody can check, review or approve their own work.",
    ),
    remedy=Words("{role}改由另一人签署", "have somebody else sign as {role}"),
    example="approvals:\n  - {role: prepared, person: tang-yining, date: …}\n  - {role: approved, person: tang-yining, date: …}",
)

NO_AUTHORITY = Rule(
    "SOP504",
    "no-authority",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("批准人没有权限", "Approver without authority"),
    what=Words(
        "{person}无权批准{department}的{type}",
        "{person} may not approve a {type} of {department}",
    ),
    why=Words(
        "批准权限在 organisation.yml 的 may_approve 中登记，越权的批准无效。",
        "Who may approve what is on record under may_approve in organisation.yml; any other approval is void.",
    ),
    remedy=Words(
        "由有权限的人批准（{entitled}），或在 organisation.yml 中授权；当时有权、后来收回的，不要删去，给 may_approve 写上 until",
        "have it approved by somebody who may ({entitled}), or give the authority in organisation.yml; one that was taken back later stays under may_approve, with until",
    ),
    example="# organisation.yml: may_approve: [{types: [form], departments: [HT-SD]}]\ntype: procedure\napprovals:\n  - {role: approved, person: lu-jiahe, date: …}",
)

NOT_IN_POST = Rule(
    "SOP505",
    "not-in-post",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("签署人当日不在职", "Signer not in post"),
    what=Words(
        "{person}在 {day} 不在职（在职期间：{since} 至 {until}）",
        "{person} was not in post on {day} (in post from {since} to {until})",
    ),
    why=Words(
        "离职或尚未到任的人不能签署、复审或作废文件。",
        "Nobody can sign, review or withdraw a document before taking up a job or after leaving it.",
    ),
    remedy=Words(
        "核对日期和人员；在职期间有误的，改正 organisation.yml",
        "check the date and the person; if the time in post is wrong, correct organisation.yml",
    ),
    example="# organisation.yml: until: 2026-06-30\napprovals:\n  - {role: checked, person: fang-mu, date: 2026-08-03}",
)

ROLE_TWICE = Rule(
    "SOP506",
    "role-twice",
    Severity.ERROR,
    question=AuditQuestion.OUT_OF_ORDER,
    title=Words("同一签署出现两次", "Approval given twice"),
    what=Words("{role}签署了两次（{person}）", "{role} is given twice ({person})"),
    why=Words(
        "一个角色由一个人负责；只有会签（cosigned，或设置中写明 several 的角色）可以有多人，每人一次。",
        "One person answers for a role; only cosigned, or a role that the settings give several people, can have them, each once.",
    ),
    remedy=Words(
        "只保留本版次的签署；多部门意见用会签（cosigned）",
        "keep the approvals of this revision only; use cosigned for the consent of several departments",
    ),
    example="approvals:\n  - {role: checked, person: zeng-siyu, date: …}\n  - {role: checked, person: mei-xiaotong, date: …}",
)

CHANGE_MISSING = Rule(
    "SOP507",
    "change-missing",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("缺少修订说明", "Change not described"),
    what=Words("第 {revision} 版没有修订说明", "revision {revision} does not say what has changed"),
    why=Words(
        "从第 2 版起，读者要知道改了什么，审核员要知道为什么改。",
        "From revision 2 on readers need to know what has changed, and auditors why.",
    ),
    remedy=Words("补上 change，写明 class、reason 和 summary", "add change with class, reason and summary"),
    example='revision: "2"\nstatus: approved            # change: {class: substantive, reason: …, summary: …}',
)

# Of no auditor's question: a draft is nobody's release yet.
DRAFT_APPROVED = Rule(
    "SOP508",
    "draft-approved",
    Severity.ERROR,
    title=Words("未发布的文件带有批准", "Draft carries an approval"),
    what=Words("状态为“{status}”，却已有批准签署", "status is {status}, but somebody has signed as approved"),
    why=Words(
        "批准的是某一份确定的文字，草稿还会改动。",
        "An approval is for one settled text, and a draft still changes.",
    ),
    remedy=Words(
        "已批准的把 status 改为 approved；正在修订的删去上一版次的签署",
        "set status to approved if it is; in a new draft delete the approvals of the revision before",
    ),
    example="status: draft\napprovals:\n  - {role: approved, person: …, date: …}",
)

WITHDRAWAL_MISMATCH = Rule(
    "SOP509",
    "withdrawal-mismatch",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("作废记录与状态不符", "Withdrawal and status disagree"),
    what=Words(
        "状态为“{status}”，与 withdrawal 不符（“已作废”必须有，其他状态不得有）",
        "status is {status}, which does not go with withdrawal (withdrawn needs it, no other status has it)",
    ),
    why=Words(
        "作废必须说明日期、决定人和理由；没有作废的文件不能带作废记录。",
        "A withdrawal states its day, who decided and why; a document that is not withdrawn has none.",
    ),
    remedy=Words(
        "作废的文件写 status: withdrawn 和 withdrawal 两项，否则两项都不写",
        "give both status: withdrawn and withdrawal, or neither",
    ),
    example="status: approved\nwithdrawal: {date: 2026-04-30, by: …, reason: …}",
)

NOT_ENTITLED = Rule(
    "SOP512",
    "not-entitled",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("办理人没有权限", "Done by somebody who may not"),
    what=Words(
        "{person}在 {day} 无权{power}（{number}，{department}）",
        "on {day} {person} could not {power} ({number}, {department})",
    ),
    why=Words(
        "签署、复审和作废由权限表中的人办理；别的部门或单位的人办了不算。",
        "The table of authority says who signs, reviews and withdraws; what others do does not count.",
    ),
    remedy=Words(
        "由有权限的人办理（{entitled}），或在 organisation.yml 的 authority 中写明 {key}",
        "have it done by somebody who may ({entitled}), or say who under {key} of authority in organisation.yml",
    ),
    example="# organisation.yml: authority: {withdraw: [approvers]}\nwithdrawal: {date: …, by: tang, reason: …}    # no approver",
)

NEWER_RULES = Rule(
    "SOP511",
    "newer-rules",
    Severity.ADVICE,
    title=Words(
        "按当时的规则批准，还不符合现在的规则", "Approved by earlier rules, and not up to those of today"
    ),
    what=Words(
        "第 {revision} 版按 {day} 的规则批准；{since} 起还须有：{wanted}",
        "revision {revision} was approved by the rules of {day}; since {since} it must also have: {wanted}",
    ),
    why=Words(
        "规则的改动只管以后；以前批准的照旧有效，但要列出来，安排补上。",
        "A changed rule counts from its day; what was approved before stands, and is listed so that somebody sees to it.",
    ),
    remedy=Words(
        "在下一次修订时补上：sop revise {number}",
        "bring it up to them with the next revision: sop revise {number}",
    ),
    example="rule_changes:\n  - {since: 2027-01-01, roles: {procedure: [prepared, reviewed, cosigned, approved]}}",
)

ALLOWED_THEN = Rule(
    "SOP513",
    "allowed-then",
    Severity.ADVICE,
    title=Words(
        "按当时的设置没有问题，按现在的设置有",
        "Nothing wrong by the settings of its day, but by those of today",
    ),
    what=Words(
        "{day} 登记时设置允许；按现在的设置：{problem}（{code}）",
        "allowed by the settings when it was recorded on {day}; by those of today: {problem} ({code})",
    ),
    why=Words(
        "已经发布的文件、已经发放的编号按当时的规则判断，不因为设置改了就成为错误；要列出来，安排补上。",
        "What was released, and numbers that were given out, are judged by the rules of their day; a changed setting makes no error of "
        "them, but they are listed so that somebody sees to it.",
    ),
    remedy=Words(
        "在 {number} 下一次修订时补上；编号不必改",
        "bring {number} up to it with its next revision; its number stays",
    ),
    example="document_types:\n  procedure: {code: SOP, roles: [prepared, checked, reviewed, cosigned, approved]}   # changed in place",
)

CHANGED_WITHOUT_DAY = Rule(
    "SOP514",
    "setting-changed-without-day",
    Severity.WARNING,
    question=AuditQuestion.RECORDS,
    title=Words("规则改了，没有写明从哪一天起", "Rule changed without a first day"),
    what=Words(
        "{count} 份文件（{numbers}）按原来的设置登记，最晚在 {day}；设置后来改了，没有写明从哪一天起：{changes}",
        "{count} documents ({numbers}) were recorded by other settings, the last on {day}; these were changed since without saying from "
        "which day on: {changes}",
    ),
    why=Words(
        "没有起算日期，就分不清哪些文件该按原来的规则、哪些按新的规则判断；为了放过一份文件而临时改设置，也是这样显出来的。",
        "Without a first day nobody can tell by which rules a document is to be judged; a setting that was changed for a while to let "
        "one document pass shows in the same way.",
    ),
    remedy=Words(
        "把 {path} 中的这些设置改回原样（见 git show {commit}:./{path}），新的规则写在 rule_changes 里，since 晚于 {day}；rule_changes 管不到的，新旧写法并列",
        "put these settings in {path} back (git show {commit}:./{path} has them), and write the new rule under rule_changes with a since after {day}; "
        "what rule_changes does not cover stands old and new side by side",
    ),
    example="rule_changes:\n  - {since: 2027-01-01, codes: {procedure: PRO}}",
)

ROLE_UNKNOWN = Rule(
    "SOP515",
    "role-unknown",
    Severity.ERROR,
    title=Words("没有这个签署角色", "No such role of approval"),
    what=Words("{day} 没有签署角色“{role}”", "there was no role {role!r} on {day}"),
    why=Words(
        "角色由设置 approval_roles 声明，从某一天起的改动写在 rule_changes 里；已发布的版次不受改动影响。",
        "Roles are declared by the setting approval_roles, and their changes from a day on in rule_changes; released revisions "
        "stay as they are.",
    ),
    remedy=Words(
        "当日的角色：{known}；最接近的是 {nearest}", "one of that day: {known}; the nearest is {nearest}"
    ),
    example="approvals:\n  - {role: verified, person: zeng, date: 2026-02-12}",
)

ROLE_FORGOTTEN = Rule(
    "SOP516",
    "role-forgotten",
    Severity.ADVICE,
    title=Words("签过的角色不再声明", "A role that was signed in is declared no more"),
    what=Words(
        "台账中有 {count} 个签署的角色是“{role}”，设置里没有这个角色",
        "{count} signatures of the ledger are in the role {role!r}, which the settings do not declare",
    ),
    why=Words(
        "没有声明，它的名称和次序只能从登记时提交的设置中查，git 里查不到的，旧版次只显示它的 key。",
        "What it was called and where it stood is then looked up in the settings that were committed with it; where git does not tell, old revisions show its key.",
    ),
    remedy=Words(
        "在 approval_roles 中保留当时的角色，改动写在 rule_changes 里，从某一天起",
        "keep the roles of that time in approval_roles, and write the change in rule_changes, from a day on",
    ),
    example="approval_roles: [author, approver]      # the ledger has signatures as verified, from before",
)

REVISIONS_OF_NO_PATTERN = Rule(
    "SOP517",
    "revisions-of-no-pattern",
    Severity.WARNING,
    title=Words("以前的版次不合现在的写法", "Earlier revisions written otherwise"),
    what=Words(
        "已发布的版次（{count} 个，如 {labels}）不是 {pattern} 这样写的，revision_pattern 里没有它们的写法",
        "revisions that were released ({count}, such as {labels}) are not written as {pattern}, and revision_pattern has no pattern for them",
    ),
    why=Words(
        "换一种写法只管以后；发布过的版次照旧有效，手册仍按原来的写法读它们。",
        "Another way of writing counts for what comes; what was released stands, and the manual goes on reading it as it was written.",
    ),
    remedy=Words(
        "新旧写法并列，新的在前：revision_pattern: [{patterns}]",
        "list both, the new one first: revision_pattern: [{patterns}]",
    ),
    example='revision_pattern: ["{letter}/{number}", "{number}"]     # "1" was released before A/0',
)

READ_BY_EARLIER_SETTINGS = Rule(
    "SOP518",
    "read-by-earlier-settings",
    Severity.WARNING,
    question=AuditQuestion.RECORDS,
    title=Words("已发布的文字要照以前的设置才读得出", "Released texts that only earlier settings read"),
    what=Words(
        "{count} 个已发布的版次（{releases}）照发布时的设置才读得出；设置后来改了：{changes}",
        "{count} released revisions ({releases}) can only be read as the settings were when they were released; these were changed since: {changes}",
    ),
    why=Words(
        "发布过的文字不因为设置改了就成为错误，手册仍照当时的设置读它们；但离开 git 里的历史就读不出了，每次检查也要多花时间。",
        "A changed setting makes no error of what was released, and the manual goes on reading it as it was read then; without git's history "
        "it could not, and every check takes longer.",
    ),
    remedy=Words(
        "把 {path} 中的这些设置改回原样（见 git show {commit}:./{path}）；新的名称、值和默认值写在原有的旁边，默认值要改的，写进新文件的前置信息",
        "put these settings in {path} back (git show {commit}:./{path} has them); new names and values stand beside those that there are, "
        "and what a default should be from now on in the front matter of new files",
    ),
    example="metadata: {defaults: {language: zh-Hans}}     # taken out after texts were released that do not say their language",
)

REVISIONS_BEFORE_FIRST = Rule(
    "SOP519",
    "revisions-before-first",
    Severity.WARNING,
    title=Words("以前的版次早于第一版", "Earlier revisions before the first"),
    what=Words(
        "已发布的版次（{count} 个，如 {labels}）早于 first_revision 所说的第一版 {first}",
        "revisions that were released ({count}, such as {labels}) come before {first}, which first_revision calls the first",
    ),
    why=Words(
        "改第一版的写法只管以后；发布过的版次照旧有效，手册仍照原来的读它们。",
        "Another first revision counts for what comes; what was released stands, and the manual goes on reading it.",
    ),
    remedy=Words(
        '写 first_revision: "{earliest}"，或去掉这一项', 'write first_revision: "{earliest}", or take it out'
    ),
    example='first_revision: "2"     # documents were released as revision 1 before',
)

SETTINGS_OF_THEN_UNKNOWN = Rule(
    "SOP520",
    "settings-of-then-unknown",
    Severity.ERROR,
    question=AuditQuestion.RECORDS,
    title=Words("不知道当时的设置", "Settings of that day unknown"),
    what=Words(
        "已发布的文字（{count} 份：{numbers}）一字未改，照现在的设置却有问题（{codes}）；当时的设置是怎样的，只有 git 的历史知道，而{lacking}",
        "released texts ({count}: {numbers}) are as they were released to the letter, and the settings of today find fault with them ({codes}); "
        "what the settings were then, git's history alone knows, and {lacking}",
    ),
    why=Words(
        "发布过的文字按当时的设置判断；看不到历史，就分不清是设置改了，还是台账被动过。",
        "Released texts are judged by the settings of their day; without the history nobody can tell a changed setting from a ledger that was tampered with.",
    ),
    remedy=Words(
        "取回完整历史再检查：git fetch --unshallow，在 CI 中 fetch-depth: 0；或把 {path} 中改过的设置改回原样",
        "fetch the whole history and check again: git fetch --unshallow, in CI fetch-depth: 0; or put the changed settings in {path} back",
    ),
    example="fetch-depth: 1     # and metadata of mkdocs.yml changed",
)
