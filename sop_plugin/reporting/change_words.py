"""The words of the report on a change, in Chinese and English."""

from __future__ import annotations

from sop_plugin.changes.clauses import ClauseDifference
from sop_plugin.changes.documents import DocumentChangeKind
from sop_plugin.words.voice import Words

HEADING = Words("标准操作规程：这次更改", "Standard operating procedures: what this change does")
COMPARED = Words(
    "与 {ref} 比较（分叉点 {base}），截至 {as_of}。", "Compared with {ref} (parted at {base}), as of {as_of}."
)
FAILS = Words(
    "**还不能合并：有 {count} 个问题须先改正。**",
    "**Not ready to merge: {count} findings must be put right first.**",
)
PASSES = Words("**检查合格。**", "**The check passes.**")
AWAITS = Words("{count} 份文件等待签署或发布。", "{count} documents wait for signatures or release.")
NOTHING = Words("受控文件没有变化。", "No controlled document changes.")

TABLE = Words(
    "| 更改 | 文件 | 版次 | 执行部门 | 适用岗位 | 生效日期 |",
    "| Change | Document | Revision | Department | For | Effective |",
)
KINDS = {
    DocumentChangeKind.NEW: Words("新增", "New"),
    DocumentChangeKind.DELETED: Words("删除", "Deleted"),
    DocumentChangeKind.WITHDRAWN: Words("作废", "Withdrawn"),
    DocumentChangeKind.RELEASED: Words("发布", "Released"),
    DocumentChangeKind.CHANGED: Words("修改", "Changed"),
    DocumentChangeKind.RECORDED: Words("签署或复审", "Signed or reviewed"),
    DocumentChangeKind.MOVED: Words("移动文件", "File moved"),
}
EVERYBODY = Words("未写明", "not stated")
NO_DATE = Words("未定", "not set")
MOVED = Words("文件从 {old} 移到 {new}", "moved from {old} to {new}")

SUMMARY = Words("改了什么", "What")
REASON = Words("为什么", "Why")
NOT_TOLD = Words(
    "没有写明（在文件信息的 change 中写上类别、原因和内容）",
    "not told (give class, reason and summary under change)",
)
STILL_THE_LAST = Words(
    "没有写明（文件信息中的 change 还是上一版的说明）",
    "not told (change is still that of the revision before)",
)
FACTS = Words("文件信息", "Facts")
FACT = Words("{label} {old} → {new}", "{label} {old} → {new}")
NONE = Words("无", "none")
CLAUSES = Words("条款", "Clauses")
DIFFERENCES = {
    ClauseDifference.CHANGED: Words("改", "changed"),
    ClauseDifference.ADDED: Words("新增", "added"),
    ClauseDifference.REMOVED: Words("删去", "removed"),
    ClauseDifference.RENUMBERED: Words("原为第 {old} 条", "was {old}"),
}
LEAD = Words("正文开头", "opening text")
ASKED = Words("员工这样问到有改动的条款", "How staff ask for clauses that change")
ASKED_CLAUSE = Words("{clause}：{questions}", "{clause}: {questions}")
CITED_BY = Words("受影响的引用", "Referred to by")
CITES_CHANGED = Words("引用的条款有改动", "the clause it refers to changes")
CITES_REMOVED = Words("引用的条款已删去", "the clause it refers to is gone")
CITES_ANOTHER = Words("该条款号现在指另一条", "that number now names another clause")
CLAUSE = Words("第 {clauses} 条", "clause {clauses}")
WITHDRAWN = Words("自 {day} 作废：{reason}", "from {day}: {reason}")
SUCCESSOR = Words("改用 {successor}", "use {successor} instead")
NO_SUCCESSOR = Words("没有接替文件", "nothing replaces it")
RELEASED = Words(
    "第 {revision} 版已发布，{effective} 起生效", "revision {revision} is released, effective {effective}"
)
SIGNATURES = Words("还缺的签署", "Signatures still missing")
MAY_SIGN = Words("可由{names}签", "may be signed by {names}")
NOBODY = Words("现在无人可签，先在组织资料中指定", "nobody may now: name somebody in the organisation first")
NAMES_MORE = Words("等 {count} 人", "and others, {count} in all")
PICTURES = Words("图片", "Pictures")
SEE_PICTURES = Words("旧图与新图并列：{command}", "the old ones beside the new ones: {command}")
REDLINE = Words("对照", "Compare")
READ = Words("阅读", "Read")
NEXT = Words("下一步", "Next")
LINK = Words("与上一版对照", "redline against the revision before")
PAGE = Words("预览页", "preview")

FINDINGS = Words("须改正的问题", "To be put right")
REMARKS = Words("提示", "Remarks")
FINDING = Words(
    "{places}：{message}。**处理**：{remedy}。（{code}）",
    "{places}: {message}. **To do**: {remedy}. ({code})",
)
LINES = Words("{path} 第 {lines} 行", "{path}, line {lines}")
EARLIER = Words(
    "另有 {count} 个问题在 {ref} 上原来就有，不影响这次合并。",
    "{count} more findings are on {ref} already and do not hold this change up.",
)
TRUST = Words("人员、公钥、权限和设置", "People, keys, authority and settings")
TRUST_LEAD = Words(
    "以往和今后的每份签署都以这些为准，先核对这一部分。",
    "What every signature is worth rests on these; look at them first.",
)
TRUST_CHANGE = Words("{change}（{path}）", "{change} ({path})")
SETTINGS = Words("手册的设置（mkdocs.yml）有改动。", "The settings of the manual (mkdocs.yml) change.")
REMAINDER = Words(
    "*篇幅所限，略去 {{count}} 项；全文请在本地运行 {command}。*",
    "*Cut short: {{count}} items are left out; for the whole of it run {command}.*",
)
