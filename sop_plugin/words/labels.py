"""The one catalogue of the words that readers see around a document's own text.

Code and templates name a label, never its words; templates by its name in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sop_plugin.words.voice import Words

# Header block
HEADER_WORDS = Words("标准操作规程", "Standard Operating Procedure")
ISSUER = Words("制定单位", "Issuer")
NUMBER = Words("编号", "Number")
TITLE = Words("题目", "Title")
REVISION = Words("版次", "Revision")
TYPE = Words("文件类型", "Document type")
EFFECTIVE_DATE = Words("生效日期", "Effective date")
REVIEW_DUE_DATE = Words("复审到期日", "Review due date")
EXPIRES = Words("有效期至", "In force until")
WITHDRAWN_ON = Words("作废日期", "Withdrawn on")
EXECUTING_DEPARTMENT = Words("执行部门", "Executing department")
SUPERVISING_DEPARTMENT = Words("督导部门", "Supervising department")
CONTROLLED_STATUS = Words("受控状态", "Controlled status")
AUDIENCE = Words("适用岗位", "For")
KEYWORDS = Words("关键词", "Keywords")
RETENTION = Words("保存期限", "Retention")
DOCUMENT_FACTS = Words("文件信息", "Document facts")
PERMALINK = Words("本条链接", "Link to this clause")
SAMPLE_DATA = Words("示例：单位与人员均为示例数据", "Sample: units and people are invented")
YEARS = Words("{count} 年", "{count} years")
MONTHS = Words("{count} 个月", "{count} months")

# What Markdown draws
BOX_NOTE = Words("说明", "Note")
BOX_TIP = Words("提示", "Tip")
BOX_IMPORTANT = Words("重要", "Important")
BOX_WARNING = Words("警告", "Warning")
BOX_CAUTION = Words("注意", "Caution")
BOX_DANGER = Words("危险", "Danger")
BOX_INFO = Words("信息", "Information")
BOX_EXAMPLE = Words("示例", "Example")
BOX_SAFETY = Words("安全", "Safety")
BOX_QUALITY = Words("质量", "Quality")
BOX_MEASUREMENT = Words("计量", "Measurement")
BOX_FAULT = Words("故障", "Fault")
TASK_DONE = Words("已完成", "Done")
TASK_OPEN = Words("未完成", "Not done")
FOOTNOTE_BACK = Words("回到正文", "Back to the text")

# Document types
TYPE_POLICY = Words("管理制度", "Policy")
TYPE_PROCEDURE = Words("程序文件", "Procedure")
TYPE_WORK_INSTRUCTION = Words("作业指导书", "Work instruction")
TYPE_JOB_DESCRIPTION = Words("岗位说明书", "Job description")
TYPE_FORM = Words("表单", "Form")

# States: the word, the controlled status, the stamp
STATE = Words("状态", "State")
STATE_DRAFT = Words("草稿", "Draft")
STATE_IN_REVIEW = Words("审批中", "In review")
STATE_SCHEDULED = Words("待生效", "Not yet in force")
STATE_EFFECTIVE = Words("有效", "In force")
STATE_DUE = Words("待复审", "Review due")
STATE_OVERDUE = Words("复审逾期", "Review overdue")
STATE_EXPIRED = Words("已过期", "Expired")
STATE_SUPERSEDED = Words("被替代", "Superseded")
STATE_WITHDRAWN = Words("已作废", "Withdrawn")
CONTROLLED_DRAFT = Words("未受控", "Not controlled")
CONTROLLED_IN_REVIEW = Words("未受控", "Not controlled")
CONTROLLED_SCHEDULED = Words("受控，未生效", "Controlled, not yet in force")
CONTROLLED_EFFECTIVE = Words("受控", "Controlled")
CONTROLLED_DUE = Words("受控", "Controlled")
CONTROLLED_OVERDUE = Words("受控", "Controlled")
CONTROLLED_EXPIRED = Words("失效", "Out of force")
CONTROLLED_SUPERSEDED = Words("作废", "Void")
CONTROLLED_WITHDRAWN = Words("作废", "Void")
STAMP_DRAFT = Words("草稿", "DRAFT")
STAMP_IN_REVIEW = Words("未批准", "NOT APPROVED")
STAMP_SCHEDULED = Words("未生效", "NOT YET IN FORCE")
STAMP_EXPIRED = Words("失效", "EXPIRED")
STAMP_SUPERSEDED = Words("作废", "VOID")
STAMP_WITHDRAWN = Words("作废", "VOID")
STATUS_DRAFT = Words("草稿", "draft")
STATUS_IN_REVIEW = Words("审批中", "in review")
STATUS_APPROVED = Words("已批准", "approved")
STATUS_WITHDRAWN = Words("已作废", "withdrawn")

# State banner
BANNER = Words("文件状态", "State of this document")
BANNER_DRAFT = Words("本文件正在编写，不得执行。", "Being written. Do not work by it.")
BANNER_IN_REVIEW = Words("本文件尚未批准，不得执行。", "Not yet approved. Do not work by it.")
BANNER_SCHEDULED = Words(
    "本版自{effective}起生效，在此之前不得执行。",
    "Takes effect on {effective}. Do not work by it before then.",
)
BANNER_SCHEDULED_UNDATED = Words(
    "本版尚未定下生效日期，不得执行。", "No effective date has been set. Do not work by it."
)
BANNER_EFFECTIVE = Words("自{effective}起执行。", "In force since {effective}.")
BANNER_NEXT_REVIEW = Words("下次复审：{due}前。", "Next review by {due}.")
BANNER_DUE = Words(
    "应于{due}前完成复审。本文件仍然有效，请照常执行。",
    "Review is due by {due}. The document remains in force: keep working by it.",
)
BANNER_OVERDUE = Words(
    "应于{due}前复审，至今没有完成。本文件仍然有效，请照常执行；发现与实际不符，请告知执行部门。",
    "Review was due by {due} and has not been held. The document remains in force: keep working by "
    "it, and tell the department where it no longer fits.",
)
BANNER_EXPIRED = Words(
    "有效期已于{expires}届满，不得再执行。", "Its last day in force was {expires}. Do not work by it."
)
BANNER_SUPERSEDED = Words(
    "本版自{superseded}起被新版替代，不得再执行。",
    "Replaced by a later revision on {superseded}. Do not work by it.",
)
BANNER_WITHDRAWN = Words(
    "自{withdrawn}起作废，不得再执行。编号永久保留，不再使用。",
    "Withdrawn on {withdrawn}. Do not work by it. Its number stays taken.",
)
BANNER_WILL_WITHDRAW = Words("将于{withdrawn}作废。", "Will be withdrawn on {withdrawn}.")
BANNER_WILL_EXPIRE = Words("有效期至{expires}。", "In force until {expires}.")
WITHDRAWAL_REASON = Words("作废原因", "Reason")
WITHDRAWN_BY = Words("批准作废", "Withdrawn by")
SUCCESSOR = Words("接替文件", "Use instead")
NO_SUCCESSOR = Words("没有接替文件", "Nothing replaces it")
STALE = Words(
    "本页生成于{built}，已超过 {days} 天没有更新。所示内容可能不是最新，请先向文件控制部门核实。",
    "This page was made on {built} and has not been renewed for more than {days} days. It may be out "
    "of date: ask document control before you rely on it.",
)
PREVIEW = Words("预览：含草稿和审批中的文件，不供执行。", "Preview with drafts: not to be worked by.")
AS_OF = Words("数据截至", "As of")

# Files of the documents' folder
FILE_CONTROLLED = Words("受控", "controlled")
FILE_UNUSABLE = Words("不能用", "unusable")
FILE_PAGE = Words("不受控页面", "pages outside control")
FILE_ATTACHED = Words("受控文件所附", "attached to documents")
FILE_NAMED = Words("页面和网站所用", "used by pages and the site")
FILE_UNCLAIMED = Words("无处使用", "used by nothing")
FILE_EXCLUDED = Words("排除", "excluded")

# Findings of one document
DOCUMENT_FINDINGS = Words("本文件有待改正的问题", "Problems in this document")
LINE = Words("第 {line} 行", "line {line}")

# Translations
TRANSLATION = Words("译文", "Translation")
TRANSLATED_FROM = Words(
    "本文件是译文，译自下列原文的第 {revision} 版；两者不一致时，以原文为准。",
    "This is a translation of revision {revision} of the document below, which counts where the two differ.",
)
TRANSLATION_STALE = Words(
    "译文过期：原文现行的是第 {newer} 版，本译文仍按第 {revision} 版。请照原文执行。",
    "Out of date: the source is in force at revision {newer}, this translation is of revision "
    "{revision}. Work by the source.",
)
TRANSLATION_BEHIND = Words("（按第 {revision} 版译出，已过期）", "(of revision {revision}, out of date)")

# Related documents
DRAWN_SINCE = Words(
    "发布以来，显示方式的设置有变：{changes}", "How texts are shown has changed since the release: {changes}"
)
ATTACHMENTS = Words("附件", "Attachments")
NAME_OF_FILE = Words("文件名", "File")
SIZE = Words("大小", "Size")
BYTES = Words("{size} 字节", "{size} bytes")
UNCHANGED_SINCE = Words("自哪一版起未变", "Unchanged since")
RELATED = Words("引用关系", "Related documents")
CITES = Words("本文件引用", "This document refers to")
CITED_BY = Words("引用本文件", "Referred to by")
CITES_LISTED = Words("列在正文", "Listed in the text:")
CITES_BESIDES = Words("；另外引用：", "; besides:")
CITES_NONE = Words("没有引用其他文件", "No other document")
CITED_BY_NONE = Words("没有文件引用本文件", "No document")
EXTERNAL = Words("外部文件", "External")
COUNT_DOCUMENTS = Words("{count} 份文件", "{count} documents")

# Approval block
APPROVALS = Words("签署", "Approval")
ROLE = Words("事项", "Role")
NAME = Words("姓名", "Name")
JOB = Words("职务", "Job")
DATE = Words("日期", "Date")
MEANING = Words("签署含义", "Meaning")
ROLE_PREPARED = Words("拟制", "Prepared")
ROLE_CHECKED = Words("校对", "Checked")
ROLE_REVIEWED = Words("审核", "Reviewed")
ROLE_COSIGNED = Words("会签", "Co-signed")
ROLE_APPROVED = Words("批准", "Approved")
MEANING_PREPARED = Words("编写本文件，内容属实", "Wrote this document; its content is true")
MEANING_CHECKED = Words("文字、数字、引用无误", "Text, figures and references are correct")
MEANING_REVIEWED = Words("内容适用、可行", "It is suitable and can be carried out")
MEANING_COSIGNED = Words("本部门承担的事项可以执行", "The department can do its share")
MEANING_APPROVED = Words("同意发布执行", "May be issued and worked by")
NOT_SIGNED = Words("未签署", "Not signed")
ADOPTED_STATEMENT = Words(
    "第 {revision} 版在本手册建账之前就已执行，签署不在本手册的台账中。建账时声明：{person}于{day}声明，"
    "本版{approved}批准、{effective}生效。旧记录：{record}",
    "Revision {revision} was in force before the ledger of this manual began, and no signature on it is recorded here. "
    "Declared at adoption by {person} on {day}: approved {approved}, effective {effective}. Old record: {record}",
)
ADOPTED_LABEL = Words("，版次 {label}", ", revision {label}")
APPROVED_UNKNOWN = Words("（批准日期未声明）", "(day not declared)")
UNSEALED = Words(
    "本版未加封：批准按文件信息所记，没有电子签名。",
    "This revision is not sealed: approvals are as declared in the document, without electronic signatures.",
)
HISTORY = Words("本版修订说明", "About this revision")
CHANGE_CLASS = Words("更改类别", "Class of change")
CHANGE_REASON = Words("更改原因", "Why")
CHANGE_SUMMARY = Words("更改内容", "What")
CHANGE_SUBSTANTIVE = Words("实质性更改", "Substantive")
CHANGE_EDITORIAL = Words("编辑性更改", "Editorial")
FIRST_ISSUE = Words("首次发布", "First issue")
APPROVED_ON = Words("批准日期", "Approved on")
REVIEWS_HELD = Words("复审记录", "Reviews held")
REVIEWED_BY = Words("复审人", "Reviewed by")
OUTCOME = Words("结论", "Outcome")
NOTE = Words("说明", "Note")
OUTCOME_NO_CHANGE = Words("无更改", "No change")
OUTCOME_REVISE = Words("需要修订", "To be revised")
OUTCOME_WITHDRAW = Words("建议作废", "To be withdrawn")
REVIEW_STATED = Words(
    "文件写明最近一次复审（未记录复审人）：",
    "Last review as the document states it, the reviewer is not on record:",
)
NO_REVIEWS = Words("本版尚无复审记录", "No review has been held yet")
NEXT_REVIEW_REASON = Words("另定复审日期的原因", "Why the review date was set apart")

# Revisions and seals
REVISION_HISTORY = Words("修订历史", "Revision history")
REVISION_NUMBER = Words("第 {revision} 版", "Revision {revision}")
REASON = Words("理由", "Reason")
SETBACKS = Words("退回、撤回与放弃", "Sent back, recalled and dropped")
SUPERSEDED_ON = Words("被替代日期", "Superseded on")
EVIDENCE = Words("证据", "Evidence")
DIGEST = Words("摘要", "Digest")
DIGEST_OF_TEXT_ALONE = Words(
    "只含正文，不含所附的文件（旧算法 sop1）",
    "of the text alone, without its files (by the earlier algorithm sop1)",
)
GIT_TEXT = Words("文本", "Text")
GIT_COMMIT = Words("提交", "Commit")
TEXT_MISSING = Words("文字不在这个仓库中", "The text is not in this repository")
SEAL = Words("加封", "Seal")
KNOWN_KEY = Words("由本人密钥确认", "known by their key")
KNOWN_ACCOUNT = Words("由代码平台账户 {account} 登记", "recorded with the account {account}")
KNOWN_DECLARED = Words("由登记人声明", "declared by whoever recorded it")
READ_BEFORE_RELEASE = Words("发布前读过", "Had read it before the release")
RELEASED_UNREAD_REASON = Words("未读够而发布的理由", "Why it was released before enough had")
RELEASED_BY = Words("发布人", "Released by")
SEAL_SEALED = Words("已加封", "Sealed")
SEAL_DIGEST = Words("仅摘要", "Digest only")
SEAL_DECLARED = Words("仅声明", "Declared")
SEAL_ADOPTED = Words("建账时声明", "Declared at adoption")
SEAL_BROKEN = Words("封签无效", "Broken")
SEAL_UNVERIFIED = Words("无法验证", "Unverified")
BANNER_SEE_CURRENT = Words("查看现行版本", "See the current revision")
BANNER_NEXT_REVISION = Words(
    "第 {revision} 版将于{effective}生效。", "Revision {revision} takes effect on {effective}."
)
REVIEW_EVERY = Words("复审周期", "Review period")
LANGUAGE = Words("语言", "Language")
LANGUAGE_ZH_HANS = Words("简体中文", "Simplified Chinese")
LANGUAGE_ZH_HANT = Words("繁体中文", "Traditional Chinese")
LANGUAGE_EN = Words("英文", "English")
TRANSLATION_SOURCE = Words("译自", "Translated from")
REDLINE = Words("与上一版对照", "What changed")
REDLINE_TITLE = Words(
    "{number} 第 {before} 版与第 {after} 版对照", "{number}: revision {before} against {after}"
)
REDLINE_SIDE = Words(
    "第 {revision} 版（{day} 发布，{effective} 生效）",
    "revision {revision} (released {day}, effective {effective})",
)
REDLINE_KEY = Words("标记：", "Marks:")
REDLINE_ADDED = Words("新增", "added")
REDLINE_REMOVED = Words("删去", "removed")
CHANGED_CLAUSES = Words("改动的条款", "Clauses that changed")
CLAUSE_CHANGED = Words("改动", "changed")
CLAUSE_ADDED = Words("新增", "new")
CLAUSE_REMOVED = Words("删去", "gone")
CLAUSE_RENUMBERED = Words("改号", "renumbered")
CLAUSE_WAS = Words("原为 {number}", "was {number}")
TEXT_ABOVE = Words("第一条之前的文字", "the text above the first clause")
PREVIOUS_CHANGE = Words("上一处", "Previous")
NEXT_CHANGE = Words("下一处", "Next")
CHANGE_OF = Words("第 {place} 处，共 {total} 处", "{place} of {total}")
CHANGE_KEYS = Words("键盘：P、N", "keys: P, N")

# The beginning of a document's page
TO_STEPS = Words("看步骤", "To the steps")
PAGE_CONTENTS = Words("目录", "Contents")
CLAUSES_BEFORE_WORK = Words("工作之前的条款", "Clauses before the work")
FOLDED_TABLE = Words("表（{count} 行）：{columns}", "Table ({count} rows): {columns}")
BEFORE_START = Words("开始之前", "Before you start")
BEFORE_WHO = Words("谁来做", "Who")
BEFORE_STEPS = Words("步骤", "Steps")
BEFORE_TIME = Words("，按时限合计不超过 {time}", ", {time} at most by their time limits")
BEFORE_FORMS = Words("表单", "Forms")
BEFORE_ALL_FORMS = Words("共 {count} 张", "all {count}")
BEFORE_AT_HAND = Words("手边备好", "Have ready")
BEFORE_REVIEWED = Words("上次复审", "Last reviewed")
BEFORE_NOT_REVIEWED = Words("还没有；{due}前复审", "Not yet; due by {due}")
TIME_MINUTES = Words("{minutes} 分钟", "{minutes} min")
TIME_HOURS = Words("{hours} 小时", "{hours} h")
TIME_HOURS_MINUTES = Words("{hours} 小时 {minutes} 分钟", "{hours} h {minutes} min")

# Flow charts and checklists
FLOW_CHART = Words("流程图", "Flow chart")
FLOW_CHART_OF = Words("流程图：{title}", "Flow chart: {title}")
FLOW_DESCRIPTION = Words(
    "{count} 个步骤，按责任人分列；图后的列表和上面的步骤表说的是同样的内容。",
    "{count} steps in lanes by who does them. The list below and the table of steps say the same in words.",
)
FLOW_START = Words("开始", "Start")
FLOW_END = Words("结束", "End")
FLOW_YES = Words("是", "Yes")
FLOW_NO = Words("否", "No")
FLOW_NOBODY = Words("责任人未写明", "Nobody named")
FLOW_STEP = Words("{action}（{who}）", "{action} ({who})")
FLOW_WAY = Words("；{condition} → {target}", "; {condition} → {target}")
FLOW_TO_STEP = Words("第 {step} 步", "step {step}")
CHECKLIST = Words("核对表", "Checklist")
CHECKLIST_TO_PRINT = Words("打印核对表", "Checklist to print")
CHECKLIST_PRINT = Words("打印", "Print")
CHECKLIST_TO_DOCUMENT = Words("返回文件", "Back to the document")
CHECKLIST_STEP = Words("步骤", "Step")
CHECKLIST_STANDARD = Words("标准", "Standard")
CHECKLIST_TIME_LIMIT = Words("时限", "Time limit")
CHECKLIST_RECORD = Words("记录", "Record")
CHECKLIST_NEXT = Words("去向", "Next")
CHECKLIST_LEFT_OUT = Words("本表未列的条款", "Clauses that are not on this list")
CHECKLIST_WHOLE_TEXT = Words(
    "。这些条款，以及各条的说明和其他表格，见 {number} 第 {revision} 版全文。",
    ". Read these, and the notes and other tables of each clause, in the full text of {number}, revision {revision}.",
)
TICKS_NO_RECORD = Words("勾选只留在本机浏览器，不是记录", "Ticks stay in this browser; they are not a record")
TICKS_CLEAR = Words("清除勾选", "Clear ticks")
TICKS_DONE = Words("做完", "Done")
CHECKLIST_DONE_AT = Words("完成时间", "Done at")
CHECKLIST_SIGNATURE = Words("签名", "Signature")
CHECKLIST_CARRIED_OUT = Words("执行情况", "Carried out")
CHECKLIST_SHIFT = Words("班次／地点", "Shift or place")
CHECKLIST_DONE_BY = Words("执行人签名", "Done by (signature)")
CHECKLIST_CHECKED_BY = Words("检查人签名", "Checked by (signature)")
CHECKLIST_REMARKS = Words("备注", "Remarks")

# Ways into the manual: by job, form, process, measure, external document
WAYS_IN = Words("查找", "Find")
ROLE_INDEX = Words("按岗位", "By job")
ROLE_INDEX_LEAD = Words(
    "选自己的岗位，看要遵守哪些文件、做哪些步骤、查什么、填什么。",
    "Choose a job: the documents it follows, the steps it does, what it checks and fills in.",
)
ROLE_TASKS = Words("{job}要做的事", "{job}: what to do")
ROLE_TASKS_LEAD = Words(
    "由各文件的适用岗位、步骤表、监督检查和职责条款自动汇总，以各文件为准。",
    "Gathered from the audiences, steps, checks and responsibilities of the documents, which prevail.",
)
ROLE_ALSO = Words("又称", "Also called")
ALL_ROLES = Words("全部岗位", "All jobs")
MY_JOB = Words("我的岗位", "My job")
REMEMBER_MY_JOB = Words("记为我的岗位", "Remember as my job")
FORGET_MY_JOB = Words("不再记住", "Forget")
ONLY_IN_THIS_BROWSER = Words("只记在本机浏览器", "Kept in this browser only")
ROLES_SHARED = Words("不限部门的岗位与角色", "Jobs and parts of any department")
ROLES_UNKNOWN = Words("没有登记的说法", "Words that stand for no registered job")
ROLES_OF_DEPARTMENT = Words("本部门的岗位：{roles}", "Jobs of this department: {roles}")
FIND_ROW = Words("文字、岗位或编号", "Words, job or number")
FIND_ROLE = Words("岗位（汉字或拼音）", "Job (characters or pinyin)")
NO_ROLE = Words("没有这个岗位", "No such job")
ROWS_SHOWN = Words("显示 {shown} 项，共 {total} 项", "{shown} of {total} shown")
NO_ROWS = Words("没有符合条件的内容", "Nothing matches")
TO_FOLLOW = Words("要遵守的文件", "Documents to follow")
STEPS_TO_DO = Words("要做的步骤", "Steps to do")
CHECKS_TO_HOLD = Words("要做的检查", "Checks to hold")
DUTIES = Words("职责", "Responsibilities")
READ_DOCUMENT = Words("打开文件", "Open the document")
FORMS_TO_FILL_IN = Words("要填的表单", "Forms to fill in")
COUNT_FORMS = Words("{count} 张表单", "{count} forms")
COUNT_STEPS = Words("{count} 步", "{count} steps")
COUNT_FILES = Words("文件 {count}", "documents {count}")
COUNT_OF_STEPS = Words("步骤 {count}", "steps {count}")
COUNT_CHECKS = Words("检查 {count}", "checks {count}")
COUNT_DUTIES = Words("职责 {count}", "responsibilities {count}")
CLAUSE = Words("条款", "Clause")
STEP = Words("步骤", "Step")
TIME_LIMIT = Words("时限", "Time limit")
RECORD = Words("记录", "Record")
STANDARD = Words("标准", "Standard")
FORM_INDEX = Words("表单与记录", "Forms and records")
FORM_INDEX_LEAD = Words(
    "每张表单用在哪里、由谁填写、保存多久，并可打印空白表。",
    "Where each form is used, who fills it in, how long it is kept; with a blank to print.",
)
FORM = Words("表单", "Form")
FORMS = Words("表单", "Forms")
USED_IN = Words("用在哪里", "Used in")
FILLED_IN_BY = Words("由谁填写", "Filled in by")
BLANK = Words("空白表", "Blank form")
BLANK_TO_PRINT = Words("打印空白表", "Blank to print")
BLANK_NOTICE = Words(
    "空白表：填写前在手册网站核对版次", "Blank form: check its revision on the manual's site before use"
)
FORM_ORPHAN = Words("没有文件说明何时使用", "No document says when it is used")
OTHER_RECORDS = Words("表单以外的记录", "Other records")
OTHER_RECORDS_LEAD = Words(
    "步骤和检查的记录栏中写到的、不是本手册表单的记录。",
    "Records that steps and checks name and that are no forms of this manual.",
)
SHOW_RECORDS = Words("展开全部记录", "Show all records")
RECORD_UNKNOWN = Words("没有登记", "not registered")
MEASURES = Words("监督检查", "Monitoring")
MEASURES_LEAD = Words(
    "各文件规定的检查，按频次排列：查什么、由谁查、按什么标准。",
    "The checks that documents ask for, by frequency: what, by whom, against which standard.",
)
CHECKED = Words("检查内容", "What is checked")
FREQUENCY = Words("频次", "Frequency")
CHECKED_BY = Words("由谁检查", "By")
FREQUENCY_SHIFT = Words("每班", "Each shift")
FREQUENCY_DAY = Words("每日", "Daily")
FREQUENCY_WEEK = Words("每周", "Weekly")
FREQUENCY_MONTH = Words("每月", "Monthly")
FREQUENCY_QUARTER = Words("每季", "Quarterly")
FREQUENCY_HALF_YEAR = Words("每半年", "Half-yearly")
FREQUENCY_YEAR = Words("每年", "Yearly")
FREQUENCY_OTHER = Words("其他", "Other")
PROCESSES = Words("流程", "Processes")
PROCESSES_LEAD = Words(
    "一件事从头到尾分几个阶段，每个阶段由谁做、要看哪些文件。",
    "From beginning to end: the stages, who does them, and the documents that belong to each.",
)
PROCESS_MAP_OF = Words("{title}的各阶段", "Stages of {title}")
PROCESS_MAP_DESCRIPTION = Words(
    "{count} 个阶段，依次相连；图后的列表说的是同样的内容。",
    "{count} stages in a row. The list below says the same in words.",
)
STAGE_ROLES = Words("由谁做", "Done by")
STAGE_LIMITS = Words("时限", "Time limits")
STAGE_FIRST = Words("第一步：{limit}", "first step: {limit}")
STAGE_LAST = Words("最后一步：{limit}", "last step: {limit}")
STAGE_CITES = Words("用到的文件与表单", "Documents and forms used")
STAGE_CITED_BY = Words("提到这一阶段的文件", "Documents that refer to it")
EXTERNAL_DOCUMENTS = Words("外部文件", "External documents")
EXTERNAL_DOCUMENTS_LEAD = Words(
    "手册依据的法律、标准等外部文件：现行版本、核对日期、在哪里引用。",
    "Laws, standards and other documents that the manual builds on: edition, last check, where they "
    "are cited.",
)
EDITION = Words("版本", "Edition")
PUBLISHER = Words("发布者", "Publisher")
EDITION_CHECKED = Words("最近核对", "Last checked")
EDITION_CHECK_DUE = Words("下次核对", "Next check")
EDITION_CHECK_OVERDUE = Words("逾期未核对", "Check overdue")
NEXT_EDITION = Words("新版本", "New edition")
NEXT_EDITION_BY = Words("最晚改用", "To be followed by")
NOT_CITED = Words("没有文件引用", "Cited by no document")
SATISFIES = Words("满足的标准要求", "Requirements served")
TRACE_MATRIX = Words("要求对照表", "Trace matrix")
TRACE_LEAD = Words(
    "标准的每项要求由哪些文件和条款满足。编号后的说明是本手册自己的话，原文见标准；这里是证据，不是“符合”的声明。",
    "Which documents and clauses serve each requirement of a standard. The words beside a number are this manual's own, the text is in "
    "the standard; this is evidence, and no claim of conformity.",
)
TRACE_GAP = Words("没有文件满足", "Served by nothing")
TRACE_GAPS_NONE = Words("目录中的每项要求都有文件满足。", "Every requirement of the catalogues is served.")
TRACE_BY_REQUIREMENT = Words("要求 → 文件", "Requirement → documents")
TRACE_BY_DOCUMENT = Words("文件 → 要求", "Document → requirements")
SINCE_AUDIT = Words("上次审核以来", "Since the last audit")
SINCE_AUDIT_LEAD = Words(
    "{day}审核以后，各项要求有哪些文件开始满足、改版、复审或不再满足。目录文件里的 served_by 按现在的写法算。",
    "Which documents have begun to serve a requirement since the audit of {day}, were revised, reviewed, or serve it no more. What "
    "served_by says in a catalogue counts as it stands now.",
)
SINCE_AUDIT_NONE = Words(
    "{day}审核以来，满足各项要求的文件没有变化。",
    "Nothing has changed since the audit of {day} in what serves the requirements.",
)
SINCE_BEGUN = Words("开始满足", "Serves it now")
SINCE_REVISED = Words("改版", "Revised")
SINCE_REVIEWED = Words("复审，没有更改", "Reviewed without change")
SINCE_ENDED = Words("不再满足", "Serves it no more")
REVISION_THEN = Words("当时的版次", "Revision then")
REVISION_NOW = Words("现在的版次", "Revision now")
NEW_EDITIONS = Words("新版标准涉及什么", "What new editions touch")
NEW_EDITIONS_LEAD = Words(
    "{standard} 取代 {replaces}：每项要求从哪一项来，现在由哪些文件和条款满足，要改的在前。旧版的目录还列着，新版没有文件满足的就不算空缺。",
    "{standard} takes the place of {replaces}: where each requirement comes from and what serves it today, what asks for work first. While the "
    "old catalogue is listed too, what nothing serves of the new one is no gap.",
)
EDITION_TOUCH = Words("与上一版比", "Against the edition before")
EDITION_WAS = Words("上一版的编号", "Number before")
EDITION_CHANGED = Words("改动", "What is different")
EDITION_TOUCHES = Words("要看的文件：{count} 份", "Documents to look at: {count}")
TOUCH_NEW = Words("新增", "New")
TOUCH_CHANGED = Words("有改动", "Changed")
TOUCH_DROPPED = Words("新版中没有对应", "Without a successor")
TOUCH_RENUMBERED = Words("只换了编号", "Another number only")
TOUCH_SAME = Words("不变", "The same")
REQUIREMENT = Words("要求", "Requirement")
REQUIREMENT_ABOUT = Words("内容", "What it is about")
REQUIREMENT_OF_NO_CATALOGUE = Words("没有目录列出", "in no catalogue")
WHOLE_DOCUMENT = Words("全文", "whole document")
CLAUSE_TITLE = Words("条款标题", "Title of the clause")
LAST_REVIEW = Words("最近复审", "Last review")
OTHER_RECORDS_COUNT = Words("表单以外的记录 {count} 种", "{count} other records")
RECORDS_KEPT = Words("留下的记录", "Records kept")

# Print
UNCONTROLLED_COPY = Words(
    "非受控打印件：仅供打印当日参考，以手册网站所示为准",
    "Uncontrolled when printed: for reference on the day of printing; the manual's site prevails",
)
PRINTED_ON = Words("打印日期", "Printed on")
PRINT_TEXT = Words("打印正文", "Print the text")
PRINT_COMPLETE = Words("打印全文", "Print all of it")
PRINT_COMPLETE_HAS = Words("连同流程图、引用关系、修订历史", "with charts, references and revision history")
FOLDED_NOT_PRINTED = Words(
    "折叠的部分没有打印：要打印，先在网页上展开，或用筛选只留下要的。",
    "What is folded away is not printed: unfold it on the page first, or narrow the list down to what is wanted.",
)
UNFOLD_ALL = Words("全部展开", "Unfold all")
FOLD_ALL = Words("全部收起", "Fold all")
PRINT_SHORTENED = Words(
    "本打印件不含流程图、引用关系和修订历史；网页上的“打印全文”有。",
    "Without charts, references and revision history; “Print all of it” on the page has them.",
)

# Generated pages
HOME = Words("首页", "Home")
DEPARTMENTS = Words("部门", "Departments")
LISTS = Words("登记与索引", "Registers and indexes")
DEPARTMENT = Words("部门", "Department")
REGISTER = Words("文件登记册", "Document register")
REGISTER_LEAD = Words(
    "本手册全部受控文件，一份一行；状态按手册时区的今天计算。",
    "All controlled documents of this manual, one row each; states follow today's date.",
)
FILTER = Words("筛选", "Filter")
TRAIL = Words("所在位置", "Where this page stands")
SEARCH_TEXT = Words("编号、题目或关键词", "Number, title or keyword")
ALL = Words("全部", "All")
CLEAR = Words("清除筛选", "Clear filter")
SHOWN = Words("显示 {shown} 份，共 {total} 份", "{shown} of {total} shown")
NOTHING_FOUND = Words("没有符合条件的文件", "No document matches")
COUNTS = Words("统计", "Counts")
BY_STATE = Words("按状态", "By state")
BY_TYPE = Words("按类型", "By type")
BY_DEPARTMENT = Words("按部门", "By department")
COUNT = Words("份数", "Count")
WORKBOOK = Words("下载全部登记册（XLSX）", "Download all registers (XLSX)")
RECONCILED = Words(
    "核对：源文件 {sources} 个 = 登记 {rows} 份 + 无法读取 {rejected} 个",
    "Reconciled: {sources} source files = {rows} registered + {rejected} unreadable",
)
REJECTED = Words("无法读取的源文件", "Source files that could not be read")
REVIEW_REGISTER = Words("复审登记册", "Review register")
REVIEW_LEAD = Words(
    "每份有效文件的下次复审，按到期日排列。", "The next review of each document in force, by due date."
)
CALENDAR = Words("手册日历", "Calendar of the manual")
SUBSCRIBE_CALENDAR = Words("订阅日历（ICS）", "Subscribe to the calendar (ICS)")
OWN_CALENDAR = Words("日历", "Calendar")
BAND_OVERDUE = Words("已逾期", "Overdue")
BAND_WITHIN_30 = Words("30 天内", "Within 30 days")
BAND_WITHIN_60 = Words("31–60 天", "31–60 days")
BAND_WITHIN_90 = Words("61–90 天", "61–90 days")
BAND_LATER = Words("90 天以后", "Later")
DAYS_LEFT = Words("剩余天数", "Days left")
OWNER = Words("负责人", "Owner")
NO_OWNER = Words("待部门指定", "To be named by the department")
LAST_APPROVED_BY = Words("最近批准", "Last approved by")
PERSON_TO_ASK = Words("联系人", "Ask")
BY_OWNER = Words("按负责人", "By owner")
WITHOUT_DUE_DATE = Words("没有复审日期的文件", "Without a review due date")
TOTAL = Words("合计", "Total")
NONE = Words("无", "None")
KEYWORD_INDEX = Words("关键词索引", "Keyword index")
KEYWORD_LEAD = Words(
    "按拼音排列，指向出现该词的文件和条款。",
    "In the order of pinyin, pointing at the documents and clauses where a term occurs.",
)
LETTERS = Words("按首字母跳转", "Jump to a letter")
FIND_KEYWORD = Words("查找关键词（汉字或拼音）", "Find a keyword (characters or pinyin)")
NO_KEYWORD = Words("没有这个关键词", "No such keyword")
GLOSSARY = Words("术语表", "Glossary")
GLOSSARY_LEAD = Words(
    "汇总各文件的定义，按拼音排列。正文中带虚线的词，指上去或用键盘移到其上即显示含义。",
    "The definitions of all documents, in the order of pinyin. Words with a dotted line in the text "
    "show their meaning when you point at them or reach them by keyboard.",
)
QUESTIONS_ASKED = Words("常见问题", "Frequently asked")
QUESTIONS_ASKED_LEAD = Words(
    "大家怎么问，答案在哪一条；点问题就到那一条。没有列出的，用自己的话搜索。",
    "What people ask, each question leading to the clause that answers it. For anything else search in your own words.",
)
ASKED_AS = Words("常问：", "Often asked: ")
FIND_TERM = Words("查找术语（汉字或拼音）", "Find a term (characters or pinyin)")
NO_TERM = Words("没有这个术语", "No such term")
DEFINED_DIFFERENTLY = Words(
    "各文件的定义不同，以所读文件自己的定义为准。",
    "Documents define it differently: in each, its own definition counts.",
)
VARIANTS = Words("又作", "also")
CROSS_REFERENCES = Words("引用索引", "Cross-references")
CROSS_REFERENCES_LEAD = Words(
    "谁引用谁：更改或作废一份文件之前，先看它影响哪些文件。",
    "Who refers to whom: before changing or withdrawing a document, see what it touches.",
)
DOCUMENT = Words("文件", "Document")
BROKEN = Words("无法解析的引用", "References that lead nowhere")
BROKEN_PLACE = Words("位置", "Place")
BROKEN_TEXT = Words("引用原文", "As written")
PROBLEM = Words("问题", "Problem")
PROBLEM_UNKNOWN_NUMBER = Words("没有这个编号", "No such number")
PROBLEM_UNKNOWN_TITLE = Words("没有这个题目", "No such title")
PROBLEM_UNKNOWN_CLAUSE = Words("没有这个条款", "No such clause")
ORPHANS = Words("没有文件引用的文件", "Documents that nothing refers to")
DEPARTMENT_FORMS = Words("表单", "Forms")
DEPARTMENT_SUPERVISED = Words("督导的文件", "Supervised documents")
DEPARTMENT_ENDED = Words("不再有效的文件", "No longer in force")
DEPARTMENT_IN_PREPARATION = Words("编写和审批中", "In preparation")
DEPARTMENT_CODE = Words("部门代码", "Department code")
FINDINGS = Words("检查结果", "Findings")
FINDINGS_LEAD = Words(
    "本手册当前的检查结果，以及每条规则的说明。",
    "The present findings of this manual, and what each rule means.",
)
CURRENT_FINDINGS = Words("当前结果", "Present findings")
NO_FINDINGS = Words("没有发现问题", "No findings")
FINDINGS_OF_DRAFTS = Words(
    "另有 {count} 条属于草稿和审批中的文件，只在预览和 sop check 中列出",
    "{count} more belong to drafts and documents in review: see the preview or sop check",
)
FIELD = Words("字段", "Field")
REQUIRED = Words("必填", "Required")
RULES = Words("规则说明", "The rules")
CODE = Words("代码", "Code")
SEVERITY = Words("级别", "Severity")
PLACE = Words("位置", "Place")
WHAT = Words("内容", "What")
WHY = Words("原因", "Why")
EXAMPLE = Words("示例", "Example")
REMEDY = Words("处理", "What to do")
SEVERITY_ERROR = Words("错误", "Error")
SEVERITY_WARNING = Words("警告", "Warning")
SEVERITY_ADVICE = Words("提示", "Advice")
LOWERED_WARNING = Words("降为警告", "Lowered to a warning")
LOWERED_ADVICE = Words("降为提示", "Lowered to advice")
LOWERED_OFF = Words("不再提示", "Switched off")
LOWERABLE = Words("可在 mkdocs.yml 的 findings 中降级", "may be lowered under findings in mkdocs.yml")
MENDABLE = Words("能确定的，sop fix 可修正", "sop fix mends it where that takes no judgement")
TIME_ALONE = Words("只随时间产生，不使严格构建失败", "Comes with time alone; never fails a strict build")

# What was in force when, the change log, exceptions
AS_OF_REGISTER = Words("某日有效文件", "In force on a day")
AS_OF_LEAD = Words(
    "选一个日期，列出当天有效的文件和版次，编号指向当时的文字。",
    "Choose a day: the documents and revisions in force on it, each linked to the text of that time.",
)
AS_OF_ALL = Words("全部版次的有效期间。", "All revisions, and when each was in force.")
AS_OF_SHOWN = Words("{day}有效的文件：{shown} 份", "In force on {day}: {shown} documents")
AS_OF_LATER = Words(
    "这一天晚于{built}，所列以{built}已发布的版次为准。",
    "Later than {built}: listed as far as revisions had been released by {built}.",
)
AS_OF_NOTHING = Words("这一天没有符合条件的有效文件", "No such document was in force on that day")
SHOW_ALL_REVISIONS = Words("显示全部版次", "Show all revisions")
IN_FORCE_UNTIL = Words("失效日期", "No longer in force from")
END_SUPERSEDED = Words("被新版替代", "superseded")
END_WITHDRAWN = Words("作废", "withdrawn")
END_EXPIRED = Words("有效期届满", "expired")
LEDGER_SINCE = Words("台账自{first}起记录。", "The ledger begins on {first}.")
NOT_IN_LEDGER = Words(
    "手册中另有 {count} 份文件没有发布记录，不在此列。",
    "Not listed: {count} more documents of the manual, which the ledger never released.",
)
CHANGE_LOG = Words("更改日志", "Change log")
CHANGE_LOG_LEAD = Words(
    "读者所见的变化：发布、生效、复审无更改、期满和作废，最近的在前。",
    "What changed for readers: released, came into force, reviewed without change, expired, "
    "withdrawn; the latest first.",
)
FEED = Words("订阅更新（Atom）", "Subscribe to changes (Atom)")
CHANGE_KIND = Words("变化", "What happened")
HAPPENED_RELEASED = Words("发布", "Released")
HAPPENED_IN_FORCE = Words("生效", "In force")
HAPPENED_REVIEWED = Words("复审，无更改", "Reviewed, no change")
HAPPENED_EXPIRED = Words("期满失效", "Expired")
HAPPENED_WITHDRAWN = Words("作废", "Withdrawn")
PERIOD_FROM = Words("从", "From")
PERIOD_TO = Words("到", "To")
POST = Words("岗位", "Post")
REPLACES = Words("替代第 {revision} 版", "replaces revision {revision}")
YET_TO_COME = Words("未到", "yet to come")
DAYS = Words("{count} 天", "{count} days")
NOTICE = Words("批准后 {count} 天", "{count} days after approval")
NO_NOTICE = Words("早于批准 {count} 天", "{count} days before approval")
CHANGES_SHOWN = Words("显示 {shown} 项，共 {total} 项", "{shown} of {total} shown")
NO_CHANGES = Words("没有符合条件的变化", "No change matches")
CHANGES_BY_PART = Words("全部更改，按时间分页", "All changes, by page")
CHANGES_LATEST = Words(
    "本页只列最近的 {shown} 项；筛选对各页分别有效。全部更改在一个文件中：",
    "This page has the latest {shown}; each page is filtered by itself. All changes in one file:",
)
ANCHOR_LINE = Words("台账锚点 {anchor}", "Anchor of the ledger {anchor}")
ANCHORS = Words("保存的锚点", "Kept anchors")
ANCHORS_LEAD = Words(
    "每个锚点记着当时全部事件链的末端，以及人员、权限和设置；台账后来被改写或回退的，这里看得出来。同一份锚点也应存在仓库之外。",
    "Each anchor holds the end of every chain of that day, and people, authority and settings; a ledger that was rewritten or "
    "rolled back since shows here. The same anchors belong somewhere outside the repository too.",
)
ANCHOR_HELD = Words("相符，此后登记了 {later} 个事件", "holds; events recorded since: {later}")
ANCHOR_REWRITTEN = Words("不符，{count} 处被改写", "does not hold, rewritten: {count}")
ANCHOR_UNREADABLE = Words("读不出来，或被改过", "cannot be read, or was changed")
ANCHOR_NOW = Words("现在的锚点", "The anchor now")
EXCEPTIONS = Words("例外清单", "Exceptions")
EXCEPTIONS_LEAD = Words(
    "已发布的版次中不合规则之处，依据台账、存档和检查结果；后来的版次已改正的也列出。",
    "Where released revisions break the rules, by ledger, archive and checks; also where a later "
    "revision has mended it.",
)
EXCEPTION_MISSING_ROLE = Words("缺少签署", "Missing role")
EXCEPTION_SELF_APPROVAL = Words("一人多签", "Self-approval")
EXCEPTION_NO_AUTHORITY = Words("签署人没有权限", "No authority")
EXCEPTION_OUT_OF_ORDER = Words("签署次序不对", "Out of order")
EXCEPTION_BACK_DATED = Words("日期不合", "Back-dated or impossible dates")
EXCEPTION_TEXT_CHANGED = Words("签署或发布之后文字有改动", "Text changed after approval or release")
EXCEPTION_SEAL = Words("封签无效或未验证", "Seals broken or not verified")
EXCEPTION_NUMBERS = Words("编号：缺号、重号、失踪", "Numbers: gaps, reuse, vanished")
EXCEPTION_RECORDS = Words("文件与台账不符", "Document and ledger disagree")
EXCEPTION_LEDGER = Words("台账本身有问题", "Ledger altered or unreadable")
EXCEPTION_ARCHIVE = Words("缺少已发布的文字", "Released texts that cannot be had")
EXCEPTION_TRAIL = Words("审计追踪没有审阅", "Audit trail not reviewed")
LOWERED_FINDINGS = Words("不再提示或降级的检查", "Findings switched off or lowered")
LOWERED_LEAD = Words(
    "这些检查按 mkdocs.yml 的 findings 降低，各有理由；证据方面的规则（台账、签署、封签、存档、权限）不能降低。",
    "Lowered under findings in mkdocs.yml, each for a reason; rules of evidence (ledger, signatures, seals, archive, authority) "
    "cannot be.",
)
LOWERED_LEVEL = Words("处理", "Now")
LOWERED_PATHS = Words("范围", "Where")
LOWERED_EVERYWHERE = Words("整本手册", "the whole manual")
LOWERED_UNTIL = Words("至", "Until")
LOWERED_NO_END = Words("没有期限", "no end")
LOWERED_ENDED = Words("已到期，不再起作用", "ended, without effect")
LOWERED_TODAY = Words("今日几处", "Findings today")
ADOPTED_DOCUMENTS = Words("建账时声明的版次", "Declared at adoption")
ADOPTED_LEAD = Words(
    "这些版次在台账开始之前就已执行，由人声明而没有签署；下一版起照常签署、发布。",
    "These revisions were in force before the ledger began: declared by a person, signed by nobody here. The next ones are signed.",
)
DECLARED_BY = Words("声明人", "Declared by")
DECLARED_ON = Words("声明日期", "Declared on")
OLD_RECORD = Words("旧记录", "Old record")
UNSEALED_RELEASES = Words("未加封的发布", "Unsealed releases")
UNSEALED_APPROVALS = Words("未加封的签署", "Approvals without a seal")
NO_APPROVALS_RECORDED = Words("台账没有签署记录", "No approval is recorded in the ledger")
OVERDUE_PERIODS = Words("复审逾期的期间", "When reviews were overdue")
OVERDUE_LEAD = Words(
    "选一个日期，列出当天复审逾期的有效文件。",
    "Choose a day: the documents in force on it whose review was overdue.",
)
OVERDUE_SHOWN = Words("{day}复审逾期：{shown} 份", "Overdue on {day}: {shown} documents")
OVERDUE_NOTHING = Words("这一天没有复审逾期", "Nothing was overdue on that day")
SHOW_ALL_PERIODS = Words("显示全部期间", "Show all periods")
OVERDUE_UNTIL = Words("逾期止", "Until")
OVERDUE_DAYS = Words("逾期天数", "Days overdue")
END_REVIEWED = Words("完成复审", "reviewed")
STILL_OVERDUE = Words("仍逾期", "still overdue")
PAST_REVISION = Words("旧版次", "past revision")

# For auditors: where they begin, the ledger line by line, what has ended, every number
TRAIL_REVIEWS = Words("审计追踪的审阅", "Reviews of the audit trail")
TRAIL_REVIEWS_LEAD = Words(
    "文件控制部门审阅某一期间台账里的记录和例外，用 sop review-trail 登记；登记本身也在台账里。",
    "Document control reads what the ledger and the exceptions of a period say, and records it by sop review-trail, in the ledger too.",
)
TRAIL_PERIOD = Words("{since} 至 {until}", "{since} to {until}")
TRAIL_EXCEPTIONS = Words("期间的例外", "Exceptions of the period")
TRAIL_REVIEWER = Words("审阅人", "Reviewed by")
TRAIL_DUE = Words(
    "下一期间为 {since} 至 {until}，应在 {due} 之前登记。",
    "Next: {since} to {until}, to be recorded by {due}.",
)
TRAIL_MISSING = Words(
    "缺：{since} 至 {until} 没有审阅，{due} 之前就应登记。",
    "Missing: {since} to {until} was not reviewed; it was to be recorded by {due}.",
)
CONFIDENTIALITY = Words("密级", "Confidentiality")
NOT_IN_EDITION = Words("（不在本版中）", "(not in this edition)")
EDITION_OF_LEVEL = Words(
    "本版只含“{level}”及以下的文件。", "This edition has what is “{level}” or below, and no more."
)
EDITION_OF_AUDIENCE = Words(
    "本版供“{name}”，只含给他们看的文件。",
    "This edition is for “{name}”, and has what they may see, no more.",
)
SERVER = Words("服务器与平台核对表", "What server and forge must do")
SERVER_LEAD = Words(
    "网页做不到、要由网站服务器和代码平台做到的事。打印出来逐项勾对，签名保存；服务器或平台改动之后再核对一次。",
    "What no page can do by itself, and the web server and the forge must. Print it, tick it, sign and keep it; go through it again after a "
    "change of either.",
)
SERVER_WEB = Words("网站服务器", "Web server")
SERVER_FORGE = Words("代码平台", "Forge")
SERVER_DONE = Words("做到", "Done")
SERVER_WHAT = Words("要做的", "To be done")
SERVER_SHOWN = Words("怎样看出做到了", "How it is seen")
AUDIT = Words("审核：十个问题", "For auditors: ten questions")
AUDIT_LEAD = Words(
    "审核时最常问的十个问题，每个点一下就到回答它的那一页；那里的每一行都指向台账的记录和源文件的行。",
    "What auditors ask most: each leads with one click to the page that answers it, and every row there to the event of the ledger and "
    "the line of the source that it comes from.",
)
LEDGER = Words("台账", "Ledger")
LEDGER_OF = Words("台账：{department}", "Ledger: {department}")
LEDGER_PAGE = Words("，第 {page} 页", ", page {page}")
LEDGER_LEAD = Words(
    "每个编号从发放到作废的全部记录，一行一条，与文件 ledger.jsonl 相同；每一行都带着上一行的 SHA-256。",
    "All that was recorded of each number, from its issue to its end, line by line as in ledger.jsonl; each line has the SHA-256 of the "
    "one before it.",
)
LEDGER_FILE = Words("下载台账（ledger.jsonl）", "Download the ledger (ledger.jsonl)")
LEDGER_LEAVERS = Words(
    "已离开、从未签署或登记过任何文件的 {count} 名人员不在其中；每个人自成一条链，所以不影响核对。",
    "People who have left and never signed or recorded anything are left out: {count}. Each has a chain of their own, so that the "
    "others can be verified without them.",
)
LEDGER_LEFT_OUT = Words(
    "还没有发布过的 {count} 个编号不在其中，它们的文字仍在编写；每个编号自成一条链，所以不影响核对。",
    "Numbers that were never released are left out, as their texts are still being written: {count}. Each number has a chain of its "
    "own, so that the others can be verified without them.",
)
LEDGER_HEAD = Words("台账末端", "Head of the ledger")
LEDGER_EVENTS = Words("{count} 条记录", "{count} events")
LEDGER_LINE = Words("台账第 {line} 行", "line {line} of the ledger")
LEDGER_PEOPLE = Words("人员与规则", "People and rules")
LEDGER_OTHERS = Words("其他编号", "Other numbers")
EVENT = Words("记录", "Event")
IN_LEDGER = Words("台账记录", "In the ledger")
SOURCE_FILE = Words("源文件", "Source file")
COPY_TEXT = Words("复制", "Copy")
COPIED_TEXT = Words("已复制", "Copied")
ENDED = Words("被替代与作废", "Superseded and withdrawn")
ENDED_LEAD = Words(
    "不再有效的编号和版次：由什么接替，保存到哪天，还有谁引用，外面还有几份受控副本。",
    "Numbers and revisions that are no longer in force: what replaces them, how long they are kept, who still refers to them, and how many "
    "controlled copies are still out.",
)
ENDED_NUMBERS = Words("作废和失效的编号", "Numbers withdrawn or expired")
ENDED_REVISIONS = Words("被替代的版次", "Revisions superseded")
ENDED_ON = Words("自何日起", "Since")
REPLACED_BY = Words("接替", "Replaced by")
STILL_CITED = Words("仍被引用", "Still referred to")
COPIES_NOT_RECALLED = Words("未收回的副本", "Copies still out")
NUMBER_REGISTER = Words("编号登记册", "Register of numbers")
NUMBER_REGISTER_LEAD = Words(
    "发放过的每个编号和它现在的用途；编号、表单、外部文件和译文的问题列在前面。",
    "Every number that was given out and what has become of it; what is wrong with numbers, forms, external documents and translations "
    "comes first.",
)
NUMBER_GAPS = Words("缺号、重号、失踪的编号", "Gaps, reuse and vanished numbers")
FORMS_WITHOUT_PARENT = Words("没有文件说明何时使用的表单", "Forms that no document says when to use")
EDITIONS_UNCHECKED = Words(
    "逾期未核对或没有安排核对的外部文件", "External documents whose edition is not checked, or not in time"
)
TRANSLATIONS_STALE = Words("过期的译文", "Translations that are out of date")
NUMBER_USE = Words("使用情况", "Use")
GIVEN_OUT_ON = Words("发放日期", "Given out on")
NUMBERS_COUNTED = Words("共 {count} 个编号：{uses}", "{count} numbers: {uses}")
NUMBER_USE_COUNT = Words("{use} {count}", "{use}: {count}")
REVIEWS_ON_TIME = Words("按时复审率", "Reviews held on time")
REVIEWS_ON_TIME_LEAD = Words(
    "到期的每一次复审都算一次：到期日及以前完成的为按时；逾期完成和至今没有完成的不按时。",
    "Each review that fell due counts once: on time is what was held by its due date; late is what was held after it, or not yet.",
)
REVIEWS_PERIOD = Words("期间", "Period")
REVIEWS_LAST_YEAR = Words("过去十二个月", "The last twelve months")
REVIEWS_SINCE_BEGIN = Words("台账开始以来", "Since the ledger began")
REVIEWS_FELL_DUE = Words("到期", "Fell due")
REVIEWS_HELD_ON_TIME = Words("按时", "On time")
REVIEWS_HELD_LATE = Words("逾期完成", "Late")
REVIEWS_NOT_HELD = Words("尚未完成", "Not yet held")
COPY_IN_HAND = Words("手里的版次", "Revision in hand")
COPY_IN_HAND_CURRENT = Words(
    "{number} 第 {revision} 版：{day}有效。", "{number} revision {revision}: in force on {day}."
)
COPY_IN_HAND_NOT = Words(
    "{number} 第 {revision} 版：{day}无效，当天有效的是第 {current} 版。",
    "{number} revision {revision}: not in force on {day}; revision {current} is.",
)
COPY_IN_HAND_NONE = Words("{number}：{day}没有有效的版次。", "{number}: no revision is in force on {day}.")

# Retention
RETENTION_REGISTER = Words("保存与销毁", "Retention and destruction")
RETENTION_LEAD = Words(
    "保存期限由表单、文件和 organisation.yml 的 records 写明。填写的记录从各自的日期起算；旧版次的纸质件从停止生效起算，"
    "文字在 git 中一直保存。",
    "How long things are kept, forms, documents and records in organisation.yml tell. Records count from their own day, the paper of past "
    "revisions from the day on which they ended; git keeps their text for good.",
)
RETAINED = Words("保存什么", "What is kept")
RETENTION_ENDED = Words("停止生效", "Ended on")
RETENTION_UNTIL = Words("保存至", "Kept until")
RETENTION_MADE_BY = Words("此日及以前的可销毁", "May be destroyed if made by")
RETENTION_DUE = Words("可销毁", "May be destroyed")
RETENTION_DUE_NOW = Words("保存期已满，可以销毁", "Whose time is over: may be destroyed")
RETENTION_RECORDS = Words("填写的记录", "Records")
RETENTION_DISPOSED = Words("销毁日期", "Destroyed on")
RETENTION_DISPOSED_TO = Words("已销毁到", "Destroyed up to")
RETENTION_GONE = Words("已销毁", "Destroyed")
RETENTION_DONE_TO = Words("{day} 已销毁 {to} 及以前的", "those made by {to} were destroyed on {day}")
RETENTION_KEPT = Words("还在保存期内的旧版次", "Past revisions that are kept still")
RETENTION_BEGINS = Words("最早可销毁", "First may be destroyed")
RETENTION_NONE_YET = Words("{begins} 起才有到期的", "none before {begins}")
RETENTION_BY = Words("{day}及以前的", "those made by {day}")
RETENTION_ALL_AFTER = Words(
    "{ended} 起不再填写，{until} 之后全部可销毁", "no more since {ended}; all of them after {until}"
)

# Read and understood
TRAINING = Words("阅读与培训", "Training")
TRAINING_LEAD = Words(
    "谁该读什么，由文件的适用岗位、步骤和检查的责任人得出；都没有写的，由所属部门的全体人员读。",
    "Who must read what follows from the audience of documents and from who does their steps and checks; what names nobody is for "
    "all of its department.",
)
READING_STATE = Words("阅读状态", "State of the reading")
READING_DUE = Words("应读完", "Due")
READ_ON = Words("阅读日期", "Read on")
READING_RECORDED_BY = Words("登记人", "Recorded by")
READINGS_ASKED = Words("应读", "Asked")
READINGS_READ = Words("已读", "Read")
READINGS_TO_READ = Words("待读", "To read")
READINGS_OVERDUE = Words("逾期", "Overdue")
READING_TIME = Words("约需", "Takes about")
READING_GAPS = Words("各部门的缺口", "Gaps by department")
READING_BY_JOB = Words("各岗位要读的文件", "What each job must read")
READING_BY_JOB_LEAD = Words(
    "新到岗的人按这个次序读；后面是该岗位在职人员中已读的人数。",
    "Who takes up a job reads in this order; behind it stands how many of those in the job have read it.",
)
READING_MATRIX = Words("岗位与文件对照", "Jobs and documents")
READING_MATRIX_CELL = Words("已读 {read}/{asked}", "{read} of {asked} read")
READING_MATRIX_OVERDUE = Words(
    "已读 {read}/{asked}，逾期 {overdue}", "{read} of {asked} read, {overdue} overdue"
)
READING_BY_PERSON = Words("还没有读完的人员", "People who have something to read")
READING_TOTAL = Words("{count} 份文件，约需 {time}", "documents: {count}, about {time}")
READING_PEOPLE = Words("在职人数", "People")
I_HAVE_READ = Words("我已阅读", "I have read this")
I_HAVE_READ_SUBJECT = Words("已阅读 {number} 第 {revision} 版", "Read {number} revision {revision}")
I_HAVE_READ_BODY = Words(
    "我已阅读并理解 {number}《{title}》第 {revision} 版（摘要 {digest}）。\n工号或姓名：\n日期：",
    "I have read and understood {number} {title}, revision {revision} (digest {digest}).\nMy id or name:\nDate:",
)
QUESTIONS = Words("理解题", "Questions")
QUESTIONS_LEAD = Words(
    "读完之后答一答。答错了回到所指的条款再读，可以再答。",
    "Answer them when you have read it. Where you were wrong, read the clause that is named, and try again.",
)
QUESTIONS_LEAD_COUNTED = Words(
    "读完之后答一答，全部答对才算已读。答错了回到所指的条款再读，可以再答。",
    "Answer them when you have read it: the reading counts when all are right. Where you were wrong, read the clause that is named, and "
    "try again.",
)
QUESTIONS_SEVERAL = Words("可选几项", "More than one")
QUESTIONS_ANSWER = Words("答案", "Answer")
QUESTIONS_MARK = Words("核对答案", "Mark my answers")
QUESTIONS_RIGHT = Words("对", "Right")
QUESTIONS_WRONG = Words("不对，再读", "Not right; read it again")
QUESTIONS_OPEN = Words("还没有答", "Not answered yet")
QUESTIONS_RESULT = Words("答对 {result}", "{result} right")
QUESTIONS_FIRST = Words(
    "全部答对之后，这里可以点“我已阅读”",
    "“I have read this” opens here when all questions are answered rightly",
)
I_HAVE_READ_RESULT = Words("理解题：{result}", "Questions: {result}")
HELPFUL = Words("有用吗？", "Was this helpful?")
HELPFUL_YES = Words("有用", "Yes")
HELPFUL_NO = Words("没用", "No")
REPORT_PROBLEM = Words("报告问题", "Report a problem")
REPORT_SUBJECT = Words("问题：{number} 第 {revision} 版", "Problem: {number} revision {revision}")
REPORT_BODY = Words(
    "文件：{number}《{title}》第 {revision} 版\n条款：{clause}\n原文：{words}\n\n问题或建议：\n",
    "Document: {number} {title}, revision {revision}\nClause: {clause}\nWords: {words}\n\nWhat is wrong, or could be better:\n",
)

# Proposing another text in the browser
PROPOSE = Words("建议修改", "Propose a change")
PROPOSE_LEAD = Words(
    "在这里改好，保存成一条建议。建议是仓库里的一个分支和一条合并请求：有人审核、合并之前，手册一个字也不变。",
    "Change the text here and save it as a proposal: a branch and a pull request of the repository. Nothing in the manual changes until "
    "somebody has looked at it and merged it.",
)
PROPOSE_LOADING = Words(
    "正在打开编辑器。过了半分钟还是这一页，就是编辑器没有送到，请告诉管手册的人。",
    "The editor is being opened. If this page is still here after half a minute the editor did not arrive: tell those who look after "
    "the manual.",
)
PROPOSE_NO_SCRIPTS = Words("编辑器要用 JavaScript。", "The editor needs JavaScript.")
PROPOSE_BACK = Words("回到手册", "Back to the manual")
PROPOSE_RELEASED = Words(
    "这份文件已经发布。保存的是下一版的草稿：版次加一，签署和生效日期清空，由批准人重新签署之后才生效；现行的一版照旧有效。",
    "This document is released. What you save is a draft of its next revision, without signatures and date of effect: it counts only once "
    "it has been signed anew, and until then the revision in force stays in force.",
)
PROPOSE_TEXT = Words("正文", "Text")
PROPOSE_TEXT_HINT = Words(
    "步骤表每行一步，列之间是竖线 |。只改要改的字，竖线和 # 号留着；右边是改好的样子。",
    "A table of steps has a step on each line, with a bar | between columns. Change the words alone and leave bars and # signs; on the "
    "right is what it looks like.",
)
PROPOSE_LIST = Words("几个词之间用逗号隔开", "Words, with a comma between them")
PROPOSE_AUDIENCE = Words(
    "须遵守本文件的岗位，可选几个", "Jobs that must follow the document; several can be chosen"
)
PROPOSE_LIKE = Words("应如：{example}", "write it like {example}")
PROPOSE_COMMIT = Words("建议修改 {number}", "Propose a change of {number}")

# Controlled copies
COPIES = Words("受控副本", "Controlled copies")
COPIES_LEAD = Words(
    "已编号发放的纸质副本。不再有效的版次还在外面的排在最前，应先收回换发。",
    "Paper copies that were numbered and handed out. Those of revisions that are no longer in force and still out come "
    "first: they are to be exchanged.",
)
COPY_NUMBER = Words("副本号", "Copy")
COPY_HOLDER = Words("持有者", "Holder")
COPY_STATE = Words("副本状态", "State of the copy")
COPY_REVISION_STATE = Words("版次状态", "State of the revision")
COPY_ISSUED = Words("发放日期", "Issued on")
COPY_ISSUED_BY = Words("发放人", "Issued by")
COPY_SINCE = Words("状态自", "Since")
COPY_TO_EXCHANGE = Words("应换发", "To be exchanged")
COPIES_TO_EXCHANGE = Words("应收回换发的副本", "Copies to be exchanged")
COPIES_OUT = Words("在用的副本", "Copies in use")
COPIES_ENDED = Words("已收回、销毁、遗失的副本", "Copies recalled, destroyed or lost")
COPIES_BY_HOLDER = Words("按持有者", "By holder")
COPIES_COUNTED = Words(
    "共发放 {issued} 份：在用 {out}，应换发 {exchange}，已收回 {recalled}，已销毁 {destroyed}，已遗失 {lost}。",
    "Issued: {issued}; out: {out}, to be exchanged: {exchange}, recalled: {recalled}, destroyed: {destroyed}, lost: {lost}.",
)
COPY_INSTEAD = Words("应换第 {revision} 版", "revision {revision} instead")
COPY_RECEIPT = Words("副本签收单", "Receipt for copies")
COPY_RECEIPT_LEAD = Words(
    "打印本页，由持有者在领取、交回时签名；签名的单子作为记录保存。",
    "Print this page; holders sign it when they receive and when they return a copy. Keep what is signed as a record.",
)
COPY_RECEIVED = Words("领取签名、日期", "Received: signature, date")
COPY_RETURNED = Words("交回签名、日期", "Returned: signature, date")
COPIES_OF_REVISION = Words("本版的受控副本", "Controlled copies of this revision")
COPIES_OF_REVISION_LEAD = Words(
    "您手里的副本号应列在这里，并且状态为“在用”。",
    "The number on the copy in your hand must stand here, with the state “out”.",
)
CONTROLLED_COPY_IN_HAND = Words(
    "手里是受控副本，而这里没有写出它的副本号的：副本号应列在下表，并且状态为“在用”；不然台账中没有这份副本，不要使用，交文件控制部门。",
    "With a controlled copy in your hand whose number is not told here: it must be listed below, with the state “out”; else it is not on "
    "record: do not use it, and take it to document control:",
)
NO_CONTROLLED_COPY_IN_HAND = Words(
    "本版没有发放过受控副本：手里有写着受控副本号的，不要使用，交文件控制部门。",
    "No controlled copy of this revision was issued: do not use one that says so, and take it to document control.",
)
COPY_SCANNED = Words("您扫描的副本", "The copy that you scanned")
COPY_SCANNED_UNKNOWN = Words(
    "到 {as_of} 为止，台账中没有这份副本。刚刚发放的，等网站更新后再扫；否则不要使用，交文件控制部门查明。",
    "Up to {as_of} the ledger has no such copy. If it was handed out just now, scan it again when the site is renewed; else do "
    "not use it, and take it to document control.",
)
COPY_UNKNOWN = Words("台账中没有这份副本", "is not on record")
COPY_SCANNED_NOT_ON_RECORD = Words(
    "到 {as_of} 为止，没有登记过带有这个副本号和摘要的本版副本：不要使用，交文件控制部门查明。刚刚发放的，等网站更新后再扫。",
    "Up to {as_of} no copy of this revision with that number and digest is on record: do not use it, and take it to document control. "
    "If it was handed out just now, scan it again when the site is renewed.",
)
COPY_SCANNED_AS_OF = Words(
    "副本的情况以 {as_of} 的登记为准。", "What is said of copies is as recorded up to {as_of}."
)
COPY_SCANNED_REVISION = Words("看这一版的全文", "Read this revision")
COPY_NOT_FOUND = Words(
    "扫描受控副本上的二维码来到这里的：台账中没有这样的副本，不要使用，交文件控制部门查明。",
    "If the code on a controlled copy led here: no such copy is on record; do not use it, and take it to document control.",
)
COPY_SCANNED_OTHER = Words(
    "副本上的摘要与本版不符：不要使用，交文件控制部门查明。",
    "The digest on the copy is not that of this revision: do not use it, and take it to document control.",
)
COPY_SCANNED_ENDED = Words(
    "这份副本不应再使用：交回文件控制部门。",
    "This copy must not be used any more: return it to document control.",
)
COPY_SCANNED_OUT = Words(
    "这份副本已登记在用；能否照做看上面本版的状态。",
    "This copy is on record as out; whether to work by it, the state of the revision above tells.",
)
CONTROLLED_COPY = Words("受控副本 {copy}，持有：{holder}", "Controlled copy {copy}, held by {holder}")
COPY_SCAN = Words("扫码核对是否仍有效", "Scan to see whether it is still in force")

# Diagrams
DIAGRAM_DATA = Words("数据表", "Figures as a table")
STATES_DIAGRAM = Words("各状态的文件份数", "Documents by state")
SHARE = Words("占比", "Share")
LOAD_DIAGRAM = Words("今后 {months} 个月的复审", "Reviews in the next {months} months")
LOAD_SENTENCE = Words(
    "已逾期 {overdue} 份；今后 {months} 个月到期 {ahead} 份；更晚 {later} 份",
    "Overdue: {overdue}; due in the next {months} months: {ahead}; later: {later}",
)
MONTH = Words("月份", "Month")
LATER = Words("更晚", "Later")
ORGANISATION = Words("组织机构", "Organisation")
ORGANISATION_LEAD = Words(
    "制定单位、部门和在任人员；部门名称指向该部门的文件。",
    "Issuers, departments and the people in post; a department's name leads to its documents.",
)
WHO_MAY = Words("谁可以办理什么", "Who may do what")
WHO_MAY_LEAD = Words(
    "每一种登记由谁办理，由组织资料得出；没有权限的人，命令拒绝，绕过命令写进去的列为错误。以往的登记按当时的权限判断。",
    "Who does each act that is recorded, from the organisation. Others are refused by the commands, and what was written past them "
    "is an error. What was recorded before is judged by the authority of its day.",
)
ACTS = Words("事项", "Acts")
ACT = Words("办理什么", "Act")
WHO = Words("谁可以", "Who may")
WHO_MAY_FROM = Words("{day} 起：{who}", "from {day}: {who}")
WHO_CONTROL = Words("文件控制部门", "document control")
SAID_SINCE = Words("自何日起", "Since")
WORD_IN_FILE = Words("文件中的词", "Word in the file")
ACT_RECORD = Words("登记人员、公钥、权限和设置", "record people, keys, authority and settings")
NOBODY_IN_POST = Words("没有在职的人", "nobody in post")
AND_WHO_PREPARED = Words("以及该文件的拟制人", "and who prepared the document")
APPROVERS = Words("批准权限", "Authority to approve")
DOCUMENT_TYPES = Words("文件类型", "Types")
ALL_TYPES = Words("各类文件", "All types")
ALL_DEPARTMENTS = Words("各部门", "All departments")
AUTHORITY_FROM = Words("授权自", "From")
AUTHORITY_UNTIL = Words("授权至", "Until")
RECORDED_CHANGES = Words("人员与规则的历次登记", "Recorded changes of people and rules")
RECORDED_CHANGES_LEAD = Words(
    "任命、离任、公钥、批准权限、部门和设置的改动，由文件控制部门登记在台账里；最近的在前。",
    "Appointments, departures, keys, authority, departments and settings, as document control recorded them in the "
    "ledger; the latest come first.",
)
RECORDED_AT_FIRST = Words(
    "{day} 开始登记时的现状：{count} 项", "As it stood when the record began on {day}: {count}"
)
RECORDED_BY = Words("登记人", "Recorded by")
RECORDED_SEALED = Words("已加封", "sealed")
RECORDED_UNSEALED = Words("未加封", "not sealed")
RECORDED_BROKEN = Words("封签无效", "broken seal")
GROUNDS = Words("依据", "Grounds")
ORGANISATION_CHART = Words("组织机构图", "Organisation chart")
ORGANISATION_COUNTS = Words(
    "{issuers} 个制定单位，{departments} 个部门，{people} 人在任",
    "{issuers} issuers, {departments} departments, {people} people in post",
)
PEOPLE = Words("人员", "People")
MORE_PEOPLE = Words("另有 {count} 人，见下表", "{count} more: see the table")
NOT_IN_POST = Words("不在任", "Not in post")
NAMED_IN_POST = Words("在任", "In post")
POST_FROM = Words("任职自", "From")
POST_UNTIL = Words("任职至", "Until")
DEPARTMENT_MATRIX = Words("部门之间的引用", "References between departments")
DEPARTMENT_MATRIX_LEAD = Words(
    "一行一个部门，数字是它的文件引用各部门文件的次数，同一对文件只计一次。颜色越深，引用越多。",
    "One row for each department: how often its documents refer to those of each other; a pair of "
    "documents counts once. The darker, the more.",
)
CITING_DEPARTMENT = Words("引用 ↓　被引用 →", "Refers ↓ to →")
REFERENCE_MAPS = Words("各部门的引用图", "Maps by department")
REFERENCE_MAPS_LEAD = Words(
    "左边是该部门引用别处的文件，右边是被引用的文件。指到或选中一份文件，它的连线就突出显示。",
    "On the left the department's documents, on the right what they refer to. Point at a document to "
    "bring out its lines.",
)
REFERENCE_MAP_OF = Words("{department}：引用图", "{department}: map of references")
COUNT_REFERENCES = Words("{count} 处引用", "{count} references")
REFERENCES_DRAWN = Words(
    "图中画出 {drawn} 处，共 {count} 处；其余见下表",
    "{drawn} of {count} references are drawn; the table below has them all",
)
ALL_REFERENCES = Words("全部引用", "All references")

# Search: what stands around the answers, and what an answer is that is no document
SEARCH = Words("搜索", "Search")
SEARCH_CLOSE = Words("关闭搜索", "Close search")
SEARCH_TYPED = Words("步骤、表单、编号或拼音", "Step, form, number or word")
SEARCH_ANSWERS = Words("{count} 条结果", "{count} answers")
SEARCH_NOTHING = Words(
    "没有找到。换一个说法，或者只打关键的两三个字。", "Nothing found. Try other words, or fewer of them."
)
NOT_FOUND = Words("没有这一页", "No such page")
NOT_FOUND_LEAD = Words(
    "地址可能写错了，或者这一页已经移走。文件的网址是它的编号，从编号或词语查找最快。",
    "The address may be misspelt, or the page has moved. A document's address is its number; search by number or words.",
)
NOT_FOUND_GUESS = Words("您要找的可能是：", "You may have meant:")
NOT_FOUND_WITHOUT_SCRIPTS = Words(
    "浏览器没有启用脚本，不能搜索；在文件登记册里按编号找，或看关键词索引。",
    "Without scripts there is no search; look for the number in the document register, or in the keyword index.",
)
SEARCH_NEAR = Words("字句相近", "Similar words")
SEARCH_MORE = Words("显示更多结果", "Show more answers")
SEARCH_DEPARTMENT = Words("部门", "Department")
SEARCH_TYPE = Words("文件类型", "Type")
SEARCH_JOB = Words("岗位", "Job")
SEARCH_ALL = Words("全部", "All")
SEARCH_FAILED = Words(
    "搜索没有装载成功，请检查网络后再试。", "The search could not be loaded. Check the network and try again."
)
FOUND_JOB = Words("岗位", "Job")
FOUND_TERM = Words("术语", "Term")
FOUND_DEPARTMENT = Words("部门", "Department")
FOUND_PROCESS = Words("流程", "Process")
FOUND_RECORD = Words("记录", "Record")
FOUND_EXTERNAL = Words("外部文件", "External document")
FOUND_LIST = Words("索引", "Index")
FOUND_PAGE = Words("使用指南", "Guide")

LABELS: Mapping[str, Words] = MappingProxyType(
    {name.lower(): value for name, value in globals().items() if isinstance(value, Words)}
)
"""Every label by its name in lower case."""
