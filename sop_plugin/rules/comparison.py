"""SOP9xx, a change against the branch that it goes into: what only the comparison of both can show.

What the ledger tells by itself is told by its own rules; these are for what it does not know, or not yet.
"""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.rules import organisation
from sop_plugin.words.voice import Words

CHANGED_WITHOUT_REVISION = Rule(
    "SOP981",
    "changed-without-revision",
    Severity.ERROR,
    title=Words("改了文字没有换版次", "Changed without a new revision"),
    what=Words(
        "第 {revision} 版在目标分支上已经批准，这里改了内容，版次仍是 {revision}",
        "revision {revision} is approved on the target branch and was changed here without a new revision",
    ),
    why=Words(
        "批准的是那一份文字；同一个版次有两种文字，读者和审核员无法分辨哪一份算数。",
        "One text was approved; with two texts under one revision nobody can tell which of them counts.",
    ),
    remedy=Words(
        "有意的改动：revision 改为 {next}、status 改为 draft，写明 change，删去旧签署；无意的改动：git restore --source={commit} -- {path}",
        "if it is meant, set revision to {next} and status to draft, give change and delete the old approvals; if not, git restore --source={commit} -- {path}",
    ),
    example='revision: "1"              # approved on main; here another text, and still "1"',
)

APPROVALS_CARRIED_OVER = Rule(
    "SOP982",
    "approvals-carried-over",
    Severity.ERROR,
    title=Words("旧签署留在新文字上", "Approvals carried over"),
    what=Words(
        "{signed}签的是目标分支上的文字，这里的文字已经不同",
        "{signed} signed the text of the target branch, and the text here is another",
    ),
    why=Words(
        "签署只对当时的文字有效；照抄到新文字上，等于替人签字。",
        "An approval is for the text as it was; copied to a new one it signs in somebody's name.",
    ),
    remedy=Words(
        "删去这些签署，请各人对现在的文字重新签署（sop approve {number}）",
        "delete them, and have each person sign the text as it is now (sop approve {number})",
    ),
    example='revision: "2"              # and still the approvals of revision 1',
)

WITHDRAWN_AGAIN_IN_USE = Rule(
    "SOP983",
    "withdrawn-again-in-use",
    Severity.ERROR,
    title=Words("作废的文件又启用", "Withdrawn document taken up again"),
    what=Words(
        "{number} 在目标分支上已经作废，这里却是“{status}”",
        "{number} is withdrawn on the target branch, but {status} here",
    ),
    why=Words(
        "作废是终点；读者已被告知不得再执行，编号也不再使用。",
        "Withdrawal is the end: readers were told to stop, and the number is not used again.",
    ),
    remedy=Words(
        "恢复 status: withdrawn；要恢复该业务，用 sop issue 领取新编号，另写一份文件",
        "restore status: withdrawn; to take the work up again, write a new document under a new number (sop issue)",
    ),
    example="status: draft              # withdrawn on main",
)

STATUS_GOES_BACK = Rule(
    "SOP984",
    "status-goes-back",
    Severity.ERROR,
    title=Words("已批准的版次退回", "Approved revision taken back"),
    what=Words(
        "第 {revision} 版在目标分支上是“{before}”，这里退回“{status}”",
        "revision {revision} is {before} on the target branch, and {status} here",
    ),
    why=Words(
        "已批准的版次读者正在执行，退回草稿会让它悄悄消失。",
        "Readers work by an approved revision; as a draft it would silently be gone.",
    ),
    remedy=Words(
        "要修改的，把 revision 改为 {next}；不再使用的登记作废（sop withdraw {number}）",
        "to change it, set revision to {next}; if it is no longer used, withdraw it (sop withdraw {number})",
    ),
    example='status: draft              # revision "1" is approved on main',
)

REVISION_GOES_BACK = Rule(
    "SOP985",
    "revision-goes-back",
    Severity.ERROR,
    title=Words("版次比目标分支低", "Revision lower than on the target branch"),
    what=Words(
        "目标分支上第 {before} 版已经批准，这里却是第 {revision} 版",
        "revision {before} is approved on the target branch, but this is revision {revision}",
    ),
    why=Words(
        "合并后，读者会从较新的版次退回旧版。", "After the merge readers would go back to an older text."
    ),
    remedy=Words(
        "在目标分支的文字上修改，并把 revision 改为 {next}",
        "start from the text of the target branch, and set revision to {next}",
    ),
    example='revision: "1"              # main has "2"',
)

REVISION_SKIPPED = Rule(
    "SOP986",
    "revision-skipped",
    Severity.WARNING,
    title=Words("跳过了版次", "Revision skipped"),
    what=Words(
        "版次从 {before} 跳到 {revision}，中间的版次从未发布",
        "the revision goes from {before} to {revision}; what lies between was never released",
    ),
    why=Words(
        "审核员会追问缺少的版次去了哪里。", "Auditors will ask where the revision in between has gone."
    ),
    remedy=Words("把 revision 改为 {next}", "set revision to {next}"),
    example='revision: "4"              # main has "2"',
)

NUMBER_TAKEN_MEANWHILE = Rule(
    "SOP987",
    "number-taken-meanwhile",
    Severity.ERROR,
    title=Words("编号已被目标分支使用", "Number taken on the target branch"),
    what=Words(
        "编号 {number} 在 {target} 上已给了《{title}》（{other}）",
        "number {number} was given to “{title}” ({other}) on {target}",
    ),
    why=Words(
        "一个编号只属于一份文件；两个分支各领一次，合并后引用会指向错误的文件。",
        "A number belongs to one document; taken on two branches, references would lead to the wrong one.",
    ),
    remedy=Words(
        "先合入的留用编号，这一边换一个：{steps}",
        "what was merged first keeps the number, this side takes another: {steps}",
    ),
    example="number: HT-SD-SOP-025      # main has taken it for another document",
)

RECORDED_ON_BOTH = Rule(
    "SOP990",
    "recorded-on-both",
    Severity.ERROR,
    title=Words("两个分支各自登记了同一文件", "Recorded on both branches"),
    what=Words(
        "分叉之后 {target} 登记了 {theirs}，这里登记了 {ours}；接在同一个事件之后，只有先合入的算数",
        "since the branches parted {target} recorded {theirs}, and this branch {ours}; behind one event only what was merged first counts",
    ),
    why=Words(
        "一个版次只有一份文字，一个文件只有一条经过；两边都留下，审核员无法分辨哪一边算数。",
        "A revision is one text and a document has one history; with both nobody could tell which of them counts.",
    ),
    remedy=Words(
        "先合入的算数，这一边重做：{steps}",
        "what was merged first counts, this side does its own again: {steps}",
    ),
    example='{"event":"released",…"revision":2,"seq":7}      # on main too, with another text',
)

APPROVED_DOCUMENT_DELETED = Rule(
    "SOP988",
    "approved-document-deleted",
    Severity.ERROR,
    title=Words("删除了批准过的文件", "Approved document deleted"),
    what=Words(
        "{number}（{title}）批准过，这里却没有了", "{number} ({title}) has been approved, and is gone here"
    ),
    why=Words(
        "批准过的文件要一直能出示；删除之后，引用和二维码都会落空。",
        "What was approved must be there to be shown; without it references and printed codes lead nowhere.",
    ),
    remedy=Words(
        "恢复文件：git restore --source={commit} -- {path}；不再使用的登记作废（sop withdraw {number}）",
        "bring it back: git restore --source={commit} -- {path}; if it is no longer used, withdraw it (sop withdraw {number})",
    ),
    example="git rm docs/telephone.md   # or another number: in the same file",
)

AUTHORITY_WITH_APPROVAL = Rule(
    "SOP989",
    "authority-with-approval",
    Severity.WARNING,
    title=Words("授权与签署同时提交", "Authority given together with its use"),
    what=Words(
        "{person}在这里签署了 {number}（{role}），同一次更改又改动了本人的{facts}",
        "{person} signs {number} here ({role}), and the same change alters the person's {facts}",
    ),
    why=Words(
        "谁有权签署、用哪把公钥，应当先由组织确认；连同签署一起提交，等于自己给自己授权。",
        "Who may sign, and with which key, is settled first; together with the signature it is a power given to oneself.",
    ),
    remedy=Words(
        "把 organisation.yml 的更改单独提交并合入，再提交签署",
        "merge the change of organisation.yml on its own first, then bring the approval",
    ),
    example="keys: [ssh-ed25519 …]      # new, and an approval sealed with it in the same pull request",
)

TRUST_CHANGED = Rule(
    "SOP995",
    "organisation-changed",
    Severity.ADVICE,
    title=Words("人员、公钥、权限或部门有改动", "People, keys, authority or departments changed"),
    what=Words("人员与权限：{change}", "people and authority: {change}"),
    why=Words(
        "谁能签署、用哪把公钥、显示什么姓名，都由 organisation.yml 决定；改动它，等于改动以往和今后每一份签署的分量。",
        "Who may sign, with which key and under which name is settled in organisation.yml; to change it changes what "
        "every signature is worth, earlier ones too.",
    ),
    remedy=Words(
        "由文件控制部门核对这项改动，确认后再合入",
        "let document control compare this with its own records before it is merged",
    ),
    example="keys: [ssh-ed25519 AAAA…, ssh-ed25519 BBBB…]      # a second key for somebody",
)

SETTINGS_CHANGED = Rule(
    "SOP996",
    "settings-changed",
    Severity.ADVICE,
    title=Words("规则、设置或参与生成网站的程序有改动", "Rules, settings or programs of the site changed"),
    what=Words("规则与设置：{change}", "rules and settings: {change}"),
    why=Words(
        "设置决定检查什么、由谁签署、怎样显示；钩子、脚本和片段文件能改变读者看到的一切。",
        "Settings decide what is checked, who must sign and what is shown; hooks, scripts and snippets can change all that readers see.",
    ),
    remedy=Words(
        "由文件控制部门核对这项改动，确认后再合入；必备签署、标题、复审周期和编号规则的改动，连同起算日期写在 rule_changes 里，以前发布的文件就不受影响",
        "let document control make sure that this is meant before it is merged; changes of required signatures, headings, review periods and number patterns stand under rule_changes with their first day, so that what was released before is not touched",
    ),
    example="hooks: [hooks/sign.py]      # a program that was not there before",
)

TOLD_FIRST = (organisation.ORGANISATION_NOT_COMPARED, TRUST_CHANGED, SETTINGS_CHANGED)
"""What comes before everything else, and is never left out: on it rests what the rest is worth."""
