"""The one catalogue of the words that readers see around a document's own text.

Each label holds Simplified Chinese | Traditional Chinese | English; ``{placeholders}`` are the same in all three.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType

from sop_plugin.words.language import Language


class Label(Enum):
    """A label of the interface. Labels with the same words in all three languages are aliases of one member."""

    # Header block
    HEADER_WORDS = "标准操作规程 | 標準操作規程 | Standard Operating Procedure"
    ISSUER = "制定单位 | 制定單位 | Issuer"
    NUMBER = "编号 | 編號 | Number"
    TITLE = "题目 | 題目 | Title"
    REVISION = "版次 | 版次 | Revision"
    TYPE = "文件类型 | 文件類型 | Document type"
    EFFECTIVE_DATE = "生效日期 | 生效日期 | Effective date"
    REVIEW_DUE_DATE = "复审到期日 | 複審到期日 | Review due date"
    EXPIRES = "有效期至 | 有效期至 | In force until"
    WITHDRAWN_ON = "作废日期 | 作廢日期 | Withdrawn on"
    EXECUTING_DEPARTMENT = "执行部门 | 執行部門 | Executing department"
    SUPERVISING_DEPARTMENT = "督导部门 | 督導部門 | Supervising department"
    CONTROLLED_STATUS = "受控状态 | 受控狀態 | Controlled status"
    AUDIENCE = "适用岗位 | 適用崗位 | For"
    KEYWORDS = "关键词 | 關鍵詞 | Keywords"
    RETENTION = "保存期限 | 保存期限 | Retention"
    DOCUMENT_FACTS = "文件信息 | 文件資訊 | Document facts"
    PERMALINK = "本条链接 | 本條連結 | Link to this clause"
    SAMPLE_DATA = (
        "示例：单位与人员均为示例数据 | 示例：單位與人員均為示例資料 | Sample: units and people are invented"
    )
    YEARS = "{count} 年 | {count} 年 | {count} years"
    MONTHS = "{count} 个月 | {count} 個月 | {count} months"

    # Document types
    TYPE_POLICY = "管理制度 | 管理制度 | Policy"
    TYPE_PROCEDURE = "程序文件 | 程序文件 | Procedure"
    TYPE_WORK_INSTRUCTION = "作业指导书 | 作業指導書 | Work instruction"
    TYPE_JOB_DESCRIPTION = "岗位说明书 | 崗位說明書 | Job description"
    TYPE_FORM = "表单 | 表單 | Form"

    # States: the word, the controlled status, the stamp
    STATE = "状态 | 狀態 | State"
    STATE_DRAFT = "草稿 | 草稿 | Draft"
    STATE_IN_REVIEW = "审批中 | 審批中 | In review"
    STATE_SCHEDULED = "待生效 | 待生效 | Not yet in force"
    STATE_EFFECTIVE = "有效 | 有效 | In force"
    STATE_DUE = "待复审 | 待複審 | Review due"
    STATE_OVERDUE = "复审逾期 | 複審逾期 | Review overdue"
    STATE_EXPIRED = "已过期 | 已過期 | Expired"
    STATE_SUPERSEDED = "被替代 | 被替代 | Superseded"
    STATE_WITHDRAWN = "已作废 | 已作廢 | Withdrawn"
    CONTROLLED_DRAFT = "未受控 | 未受控 | Not controlled"
    CONTROLLED_IN_REVIEW = "未受控 | 未受控 | Not controlled"
    CONTROLLED_SCHEDULED = "受控，未生效 | 受控，未生效 | Controlled, not yet in force"
    CONTROLLED_EFFECTIVE = "受控 | 受控 | Controlled"
    CONTROLLED_DUE = "受控 | 受控 | Controlled"
    CONTROLLED_OVERDUE = "受控 | 受控 | Controlled"
    CONTROLLED_EXPIRED = "失效 | 失效 | Out of force"
    CONTROLLED_SUPERSEDED = "作废 | 作廢 | Void"
    CONTROLLED_WITHDRAWN = "作废 | 作廢 | Void"
    STAMP_DRAFT = "草稿 | 草稿 | DRAFT"
    STAMP_IN_REVIEW = "未批准 | 未批准 | NOT APPROVED"
    STAMP_EXPIRED = "失效 | 失效 | EXPIRED"
    STAMP_SUPERSEDED = "作废 | 作廢 | VOID"
    STAMP_WITHDRAWN = "作废 | 作廢 | VOID"
    STATUS_DRAFT = "草稿 | 草稿 | draft"
    STATUS_IN_REVIEW = "审批中 | 審批中 | in review"
    STATUS_APPROVED = "已批准 | 已批准 | approved"
    STATUS_WITHDRAWN = "已作废 | 已作廢 | withdrawn"

    # State banner
    BANNER = "文件状态 | 文件狀態 | State of this document"
    BANNER_DRAFT = (
        "本文件正在编写，不得执行。 | 本文件正在編寫，不得執行。 | Being written. Do not work by it."
    )
    BANNER_IN_REVIEW = (
        "本文件尚未批准，不得执行。 | 本文件尚未批准，不得執行。 | Not yet approved. Do not work by it."
    )
    BANNER_SCHEDULED = (
        "本版自{effective}起生效，在此之前不得执行。 | 本版自{effective}起生效，在此之前不得執行。"
        " | Takes effect on {effective}. Do not work by it before then."
    )
    BANNER_SCHEDULED_UNDATED = (
        "本版尚未定下生效日期，不得执行。 | 本版尚未定下生效日期，不得執行。"
        " | No effective date has been set. Do not work by it."
    )
    BANNER_EFFECTIVE = "自{effective}起执行。 | 自{effective}起執行。 | In force since {effective}."
    BANNER_NEXT_REVIEW = "下次复审：{due}前。 | 下次複審：{due}前。 | Next review by {due}."
    BANNER_DUE = (
        "应于{due}前完成复审。本文件仍然有效，请照常执行。 | 應於{due}前完成複審。本文件仍然有效，請照常執行。"
        " | Review is due by {due}. The document remains in force: keep working by it."
    )
    BANNER_OVERDUE = (
        "应于{due}前复审，至今没有完成。本文件仍然有效，请照常执行；发现与实际不符，请告知执行部门。"
        " | 應於{due}前複審，至今沒有完成。本文件仍然有效，請照常執行；發現與實際不符，請告知執行部門。"
        " | Review was due by {due} and has not been held. The document remains in force: keep working by it,"
        " and tell the department where it no longer fits."
    )
    BANNER_EXPIRED = (
        "有效期已于{expires}届满，不得再执行。 | 有效期已於{expires}屆滿，不得再執行。"
        " | Its last day in force was {expires}. Do not work by it."
    )
    BANNER_SUPERSEDED = (
        "本版自{superseded}起被新版替代，不得再执行。 | 本版自{superseded}起被新版替代，不得再執行。"
        " | Replaced by a later revision on {superseded}. Do not work by it."
    )
    BANNER_WITHDRAWN = (
        "自{withdrawn}起作废，不得再执行。编号永久保留，不再使用。"
        " | 自{withdrawn}起作廢，不得再執行。編號永久保留，不再使用。"
        " | Withdrawn on {withdrawn}. Do not work by it. Its number stays taken."
    )
    BANNER_WILL_WITHDRAW = "将于{withdrawn}作废。 | 將於{withdrawn}作廢。 | Will be withdrawn on {withdrawn}."
    BANNER_WILL_EXPIRE = "有效期至{expires}。 | 有效期至{expires}。 | In force until {expires}."
    WITHDRAWAL_REASON = "作废原因 | 作廢原因 | Reason"
    WITHDRAWN_BY = "批准作废 | 批准作廢 | Withdrawn by"
    SUCCESSOR = "接替文件 | 接替文件 | Use instead"
    NO_SUCCESSOR = "没有接替文件 | 沒有接替文件 | Nothing replaces it"
    STALE = (
        "本页生成于{built}，已超过 {days} 天没有更新。所示内容可能不是最新，请先向文件控制部门核实。"
        " | 本頁生成於{built}，已超過 {days} 天沒有更新。所示內容可能不是最新，請先向文件控制部門核實。"
        " | This page was made on {built} and has not been renewed for more than {days} days."
        " It may be out of date: ask document control before you rely on it."
    )
    PREVIEW = (
        "预览：含草稿和审批中的文件，不供执行。 | 預覽：含草稿和審批中的文件，不供執行。"
        " | Preview with drafts: not to be worked by."
    )
    AS_OF = "数据截至 | 資料截至 | As of"

    # Findings of one document
    DOCUMENT_FINDINGS = "本文件有待改正的问题 | 本文件有待改正的問題 | Problems in this document"
    LINE = "第 {line} 行 | 第 {line} 行 | line {line}"

    # Translations
    TRANSLATION = "译文 | 譯文 | Translation"
    TRANSLATED_FROM = (
        "本文件是译文，译自下列原文的第 {revision} 版；两者不一致时，以原文为准。"
        " | 本文件是譯文，譯自下列原文的第 {revision} 版；兩者不一致時，以原文為準。"
        " | This is a translation of revision {revision} of the document below, which counts where the two differ."
    )
    TRANSLATION_STALE = (
        "译文过期：原文现行的是第 {newer} 版，本译文仍按第 {revision} 版。请照原文执行。"
        " | 譯文過期：原文現行的是第 {newer} 版，本譯文仍按第 {revision} 版。請照原文執行。"
        " | Out of date: the source is in force at revision {newer}, this translation is of revision {revision}."
        " Work by the source."
    )
    TRANSLATION_BEHIND = "（按第 {revision} 版译出，已过期） | （按第 {revision} 版譯出，已過期） | (of revision {revision}, out of date)"

    # Related documents
    RELATED = "引用关系 | 引用關係 | Related documents"
    CITES = "本文件引用 | 本文件引用 | This document refers to"
    CITED_BY = "引用本文件 | 引用本文件 | Referred to by"
    CITES_NONE = "没有引用其他文件 | 沒有引用其他文件 | No other document"
    CITED_BY_NONE = "没有文件引用本文件 | 沒有文件引用本文件 | No document"
    EXTERNAL = "外部文件 | 外部文件 | External"
    COUNT_DOCUMENTS = "{count} 份文件 | {count} 份文件 | {count} documents"

    # Approval block
    APPROVALS = "签署 | 簽署 | Approval"
    ROLE = "事项 | 事項 | Role"
    NAME = "姓名 | 姓名 | Name"
    JOB = "职务 | 職務 | Job"
    DATE = "日期 | 日期 | Date"
    MEANING = "签署含义 | 簽署含義 | Meaning"
    ROLE_PREPARED = "拟制 | 擬制 | Prepared"
    ROLE_CHECKED = "校对 | 校對 | Checked"
    ROLE_REVIEWED = "审核 | 審核 | Reviewed"
    ROLE_COSIGNED = "会签 | 會簽 | Co-signed"
    ROLE_APPROVED = "批准 | 批准 | Approved"
    MEANING_PREPARED = (
        "编写本文件，内容属实 | 編寫本文件，內容屬實 | Wrote this document; its content is true"
    )
    MEANING_CHECKED = "文字、数字、引用无误 | 文字、數字、引用無誤 | Text, figures and references are correct"
    MEANING_REVIEWED = "内容适用、可行 | 內容適用、可行 | It is suitable and can be carried out"
    MEANING_COSIGNED = "本部门承担的事项可以执行 | 本部門承擔的事項可以執行 | The department can do its share"
    MEANING_APPROVED = "同意发布执行 | 同意發佈執行 | May be issued and worked by"
    NOT_SIGNED = "未签署 | 未簽署 | Not signed"
    UNSEALED = (
        "本版未加封：批准按文件信息所记，没有电子签名。 | 本版未加封：批准按文件資訊所記，沒有電子簽名。"
        " | This revision is not sealed: approvals are as declared in the document, without electronic signatures."
    )
    HISTORY = "本版修订说明 | 本版修訂說明 | About this revision"
    CHANGE_CLASS = "更改类别 | 更改類別 | Class of change"
    CHANGE_REASON = "更改原因 | 更改原因 | Why"
    CHANGE_SUMMARY = "更改内容 | 更改內容 | What"
    CHANGE_SUBSTANTIVE = "实质性更改 | 實質性更改 | Substantive"
    CHANGE_EDITORIAL = "编辑性更改 | 編輯性更改 | Editorial"
    FIRST_ISSUE = "首次发布 | 首次發佈 | First issue"
    APPROVED_ON = "批准日期 | 批准日期 | Approved on"
    REVIEWS_HELD = "复审记录 | 複審記錄 | Reviews held"
    REVIEWED_BY = "复审人 | 複審人 | Reviewed by"
    OUTCOME = "结论 | 結論 | Outcome"
    NOTE = "说明 | 說明 | Note"
    OUTCOME_NO_CHANGE = "无更改 | 無更改 | No change"
    OUTCOME_REVISE = "需要修订 | 需要修訂 | To be revised"
    OUTCOME_WITHDRAW = "建议作废 | 建議作廢 | To be withdrawn"
    REVIEW_STATED = (
        "文件写明最近一次复审（未记录复审人）： | 文件寫明最近一次複審（未記錄複審人）： | "
        "Last review as the document states it, the reviewer is not on record: "
    )
    NO_REVIEWS = "本版尚无复审记录 | 本版尚無複審記錄 | No review has been held yet"
    NEXT_REVIEW_REASON = "另定复审日期的原因 | 另定複審日期的原因 | Why the review date was set apart"

    # Revisions and seals
    REVISION_HISTORY = "修订历史 | 修訂歷史 | Revision history"
    REVISION_NUMBER = "第 {revision} 版 | 第 {revision} 版 | Revision {revision}"
    SUPERSEDED_ON = "被替代日期 | 被替代日期 | Superseded on"
    EVIDENCE = "证据 | 證據 | Evidence"
    DIGEST = "摘要 | 摘要 | Digest"
    GIT_TEXT = "文本 | 文本 | Text"
    GIT_COMMIT = "提交 | 提交 | Commit"
    TEXT_MISSING = "文字不在这个仓库中 | 文字不在這個倉庫中 | The text is not in this repository"
    SEAL = "加封 | 加封 | Seal"
    SEAL_SEALED = "已加封 | 已加封 | Sealed"
    SEAL_DIGEST = "仅摘要 | 僅摘要 | Digest only"
    SEAL_DECLARED = "仅声明 | 僅聲明 | Declared"
    SEAL_BROKEN = "封签无效 | 封簽無效 | Broken"
    SEAL_UNVERIFIED = "无法验证 | 無法驗證 | Unverified"
    BANNER_SEE_CURRENT = "查看现行版本 | 查看現行版本 | See the current revision"
    BANNER_NEXT_REVISION = (
        "第 {revision} 版将于{effective}生效。 | 第 {revision} 版將於{effective}生效。"
        " | Revision {revision} takes effect on {effective}."
    )
    REVIEW_EVERY = "复审周期 | 複審週期 | Review period"
    LANGUAGE = "语言 | 語言 | Language"
    LANGUAGE_ZH_HANS = "简体中文 | 簡體中文 | Simplified Chinese"
    LANGUAGE_ZH_HANT = "繁体中文 | 繁體中文 | Traditional Chinese"
    LANGUAGE_EN = "英文 | 英文 | English"
    TRANSLATION_SOURCE = "译自 | 譯自 | Translated from"
    REDLINE = "与上一版对照 | 與上一版對照 | What changed"
    REDLINE_TITLE = (
        "{number} 第 {before} 版与第 {after} 版对照 | {number} 第 {before} 版與第 {after} 版對照"
        " | {number}: revision {before} against {after}"
    )
    REDLINE_KEY = "标记： | 標記： | Marks:"
    REDLINE_ADDED = "新增 | 新增 | added"
    REDLINE_REMOVED = "删去 | 刪去 | removed"

    # Flow charts and checklists
    FLOW_CHART = "流程图 | 流程圖 | Flow chart"
    FLOW_CHART_OF = "流程图：{title} | 流程圖：{title} | Flow chart: {title}"
    FLOW_DESCRIPTION = (
        "{count} 个步骤，按责任人分列；图后的列表和上面的步骤表说的是同样的内容。"
        " | {count} 個步驟，按責任人分列；圖後的列表和上面的步驟表說的是同樣的內容。"
        " | {count} steps in lanes by who does them. The list below and the table of steps say the same in words."
    )
    FLOW_START = "开始 | 開始 | Start"
    FLOW_END = "结束 | 結束 | End"
    FLOW_YES = "是 | 是 | Yes"
    FLOW_NO = "否 | 否 | No"
    FLOW_NOBODY = "责任人未写明 | 責任人未寫明 | Nobody named"
    FLOW_STEP = "{action}（{who}） | {action}（{who}） | {action} ({who})"
    FLOW_WAY = "；{condition} → {target} | ；{condition} → {target} | ; {condition} → {target}"
    FLOW_TO_STEP = "第 {step} 步 | 第 {step} 步 | step {step}"
    CHECKLIST = "核对表 | 核對表 | Checklist"
    CHECKLIST_TO_PRINT = "打印核对表 | 列印核對表 | Checklist to print"
    CHECKLIST_PRINT = "打印 | 列印 | Print"
    CHECKLIST_TO_DOCUMENT = "返回文件 | 返回文件 | Back to the document"
    CHECKLIST_STEP = "步骤 | 步驟 | Step"
    CHECKLIST_STANDARD = "标准 | 標準 | Standard"
    CHECKLIST_TIME_LIMIT = "时限 | 時限 | Time limit"
    CHECKLIST_RECORD = "记录 | 記錄 | Record"
    CHECKLIST_NEXT = "去向 | 去向 | Next"
    CHECKLIST_DONE_AT = "完成时间 | 完成時間 | Done at"
    CHECKLIST_SIGNATURE = "签名 | 簽名 | Signature"
    CHECKLIST_CARRIED_OUT = "执行情况 | 執行情況 | Carried out"
    CHECKLIST_SHIFT = "班次／地点 | 班次／地點 | Shift or place"
    CHECKLIST_DONE_BY = "执行人签名 | 執行人簽名 | Done by (signature)"
    CHECKLIST_CHECKED_BY = "检查人签名 | 檢查人簽名 | Checked by (signature)"
    CHECKLIST_REMARKS = "备注 | 備註 | Remarks"

    # Ways into the manual: by job, form, process, measure, external document
    WAYS_IN = "查找 | 查找 | Find"
    ROLE_INDEX = "按岗位 | 按崗位 | By job"
    ROLE_INDEX_LEAD = (
        "选自己的岗位，看要遵守哪些文件、做哪些步骤、查什么、填什么。"
        " | 選自己的崗位，看要遵守哪些文件、做哪些步驟、查甚麼、填甚麼。"
        " | Choose a job: the documents it follows, the steps it does, what it checks and fills in."
    )
    ROLE_TASKS = "{job}要做的事 | {job}要做的事 | {job}: what to do"
    ROLE_TASKS_LEAD = (
        "由各文件的适用岗位、步骤表、监督检查和职责条款自动汇总，以各文件为准。"
        " | 由各文件的適用崗位、步驟表、監督檢查和職責條款自動匯總，以各文件為準。"
        " | Gathered from the audiences, steps, checks and responsibilities of the documents, which prevail."
    )
    ROLE_ALSO = "又称 | 又稱 | Also called"
    ALL_ROLES = "全部岗位 | 全部崗位 | All jobs"
    ROLES_SHARED = "不限部门的岗位与角色 | 不限部門的崗位與角色 | Jobs and parts of any department"
    ROLES_UNKNOWN = "没有登记的说法 | 沒有登記的說法 | Words that stand for no registered job"
    ROLES_OF_DEPARTMENT = "本部门的岗位：{roles} | 本部門的崗位：{roles} | Jobs of this department: {roles}"
    FIND_ROW = "文字、岗位或编号 | 文字、崗位或編號 | Words, job or number"
    FIND_ROLE = "岗位（汉字或拼音） | 崗位（漢字或拼音） | Job (characters or pinyin)"
    NO_ROLE = "没有这个岗位 | 沒有這個崗位 | No such job"
    ROWS_SHOWN = "显示 {shown} 项，共 {total} 项 | 顯示 {shown} 項，共 {total} 項 | {shown} of {total} shown"
    NO_ROWS = "没有符合条件的内容 | 沒有符合條件的內容 | Nothing matches"
    TO_FOLLOW = "要遵守的文件 | 要遵守的文件 | Documents to follow"
    STEPS_TO_DO = "要做的步骤 | 要做的步驟 | Steps to do"
    CHECKS_TO_HOLD = "要做的检查 | 要做的檢查 | Checks to hold"
    DUTIES = "职责 | 職責 | Responsibilities"
    FORMS_TO_FILL_IN = "要填的表单 | 要填的表單 | Forms to fill in"
    COUNT_FORMS = "{count} 张表单 | {count} 張表單 | {count} forms"
    COUNT_STEPS = "{count} 步 | {count} 步 | {count} steps"
    COUNT_FILES = "文件 {count} | 文件 {count} | documents {count}"
    COUNT_OF_STEPS = "步骤 {count} | 步驟 {count} | steps {count}"
    COUNT_CHECKS = "检查 {count} | 檢查 {count} | checks {count}"
    COUNT_DUTIES = "职责 {count} | 職責 {count} | responsibilities {count}"
    CLAUSE = "条款 | 條款 | Clause"
    STEP = "步骤 | 步驟 | Step"
    TIME_LIMIT = "时限 | 時限 | Time limit"
    RECORD = "记录 | 記錄 | Record"
    STANDARD = "标准 | 標準 | Standard"
    FORM_INDEX = "表单与记录 | 表單與記錄 | Forms and records"
    FORM_INDEX_LEAD = (
        "每张表单用在哪里、由谁填写、保存多久，并可打印空白表。"
        " | 每張表單用在哪裡、由誰填寫、保存多久，並可列印空白表。"
        " | Where each form is used, who fills it in, how long it is kept; with a blank to print."
    )
    FORM = "表单 | 表單 | Form"
    FORMS = "表单 | 表單 | Forms"
    USED_IN = "用在哪里 | 用在哪裡 | Used in"
    FILLED_IN_BY = "由谁填写 | 由誰填寫 | Filled in by"
    BLANK = "空白表 | 空白表 | Blank form"
    BLANK_TO_PRINT = "打印空白表 | 列印空白表 | Blank to print"
    BLANK_NOTICE = (
        "空白表：填写前在手册网站核对版次 | 空白表：填寫前在手冊網站核對版次"
        " | Blank form: check its revision on the manual's site before use"
    )
    FORM_ORPHAN = "没有文件说明何时使用 | 沒有文件說明何時使用 | No document says when it is used"
    OTHER_RECORDS = "表单以外的记录 | 表單以外的記錄 | Other records"
    OTHER_RECORDS_LEAD = (
        "步骤和检查的记录栏中写到的、不是本手册表单的记录。"
        " | 步驟和檢查的記錄欄中寫到的、不是本手冊表單的記錄。"
        " | Records that steps and checks name and that are no forms of this manual."
    )
    RECORD_UNKNOWN = "没有登记 | 沒有登記 | not registered"
    MEASURES = "监督检查 | 監督檢查 | Monitoring"
    MEASURES_LEAD = (
        "各文件规定的检查，按频次排列：查什么、由谁查、按什么标准。"
        " | 各文件規定的檢查，按頻次排列：查甚麼、由誰查、按甚麼標準。"
        " | The checks that documents ask for, by frequency: what, by whom, against which standard."
    )
    CHECKED = "检查内容 | 檢查內容 | What is checked"
    FREQUENCY = "频次 | 頻次 | Frequency"
    CHECKED_BY = "由谁检查 | 由誰檢查 | By"
    FREQUENCY_SHIFT = "每班 | 每班 | Each shift"
    FREQUENCY_DAY = "每日 | 每日 | Daily"
    FREQUENCY_WEEK = "每周 | 每週 | Weekly"
    FREQUENCY_MONTH = "每月 | 每月 | Monthly"
    FREQUENCY_QUARTER = "每季 | 每季 | Quarterly"
    FREQUENCY_HALF_YEAR = "每半年 | 每半年 | Half-yearly"
    FREQUENCY_YEAR = "每年 | 每年 | Yearly"
    FREQUENCY_OTHER = "其他 | 其他 | Other"
    PROCESSES = "流程 | 流程 | Processes"
    PROCESSES_LEAD = (
        "一件事从头到尾分几个阶段，每个阶段由谁做、要看哪些文件。"
        " | 一件事從頭到尾分幾個階段，每個階段由誰做、要看哪些文件。"
        " | From beginning to end: the stages, who does them, and the documents that belong to each."
    )
    PROCESS_MAP_OF = "{title}的各阶段 | {title}的各階段 | Stages of {title}"
    PROCESS_MAP_DESCRIPTION = (
        "{count} 个阶段，依次相连；图后的列表说的是同样的内容。"
        " | {count} 個階段，依次相連；圖後的列表說的是同樣的內容。"
        " | {count} stages in a row. The list below says the same in words."
    )
    STAGE_ROLES = "由谁做 | 由誰做 | Done by"
    STAGE_LIMITS = "时限 | 時限 | Time limits"
    STAGE_FIRST = "第一步：{limit} | 第一步：{limit} | first step: {limit}"
    STAGE_LAST = "最后一步：{limit} | 最後一步：{limit} | last step: {limit}"
    STAGE_CITES = "用到的文件与表单 | 用到的文件與表單 | Documents and forms used"
    STAGE_CITED_BY = "提到这一阶段的文件 | 提到這一階段的文件 | Documents that refer to it"
    EXTERNAL_DOCUMENTS = "外部文件 | 外部文件 | External documents"
    EXTERNAL_DOCUMENTS_LEAD = (
        "手册依据的法律、标准等外部文件：现行版本、核对日期、在哪里引用。"
        " | 手冊依據的法律、標準等外部文件：現行版本、核對日期、在哪裡引用。"
        " | Laws, standards and other documents that the manual builds on: edition, last check, where they are cited."
    )
    EDITION = "版本 | 版本 | Edition"
    PUBLISHER = "发布者 | 發佈者 | Publisher"
    EDITION_CHECKED = "最近核对 | 最近核對 | Last checked"
    EDITION_CHECK_DUE = "下次核对 | 下次核對 | Next check"
    EDITION_CHECK_OVERDUE = "逾期未核对 | 逾期未核對 | Check overdue"
    NOT_CITED = "没有文件引用 | 沒有文件引用 | Cited by no document"

    # Print
    UNCONTROLLED_COPY = (
        "非受控打印件：仅供打印当日参考，以手册网站所示为准 | 非受控列印件：僅供列印當日參考，以手冊網站所示為準"
        " | Uncontrolled when printed: for reference on the day of printing; the manual's site prevails"
    )
    PRINTED_ON = "打印日期 | 列印日期 | Printed on"

    # Generated pages
    HOME = "首页 | 首頁 | Home"
    DEPARTMENTS = "部门 | 部門 | Departments"
    LISTS = "登记与索引 | 登記與索引 | Registers and indexes"
    DEPARTMENT = "部门 | 部門 | Department"
    REGISTER = "文件登记册 | 文件登記冊 | Document register"
    REGISTER_LEAD = (
        "本手册全部受控文件，一份一行；状态按您今天的日期计算。 | 本手冊全部受控文件，一份一行；狀態按您今天的日期計算。"
        " | All controlled documents of this manual, one row each; states follow today's date."
    )
    FILTER = "筛选 | 篩選 | Filter"
    TRAIL = "所在位置 | 所在位置 | Where this page stands"
    SEARCH_NEAR = "字句相近的条款 | 字句相近的條款 | Clauses in similar words"
    SEARCH_TEXT = "编号、题目或关键词 | 編號、題目或關鍵詞 | Number, title or keyword"
    ALL = "全部 | 全部 | All"
    CLEAR = "清除筛选 | 清除篩選 | Clear filter"
    SHOWN = "显示 {shown} 份，共 {total} 份 | 顯示 {shown} 份，共 {total} 份 | {shown} of {total} shown"
    NOTHING_FOUND = "没有符合条件的文件 | 沒有符合條件的文件 | No document matches"
    COUNTS = "统计 | 統計 | Counts"
    BY_STATE = "按状态 | 按狀態 | By state"
    BY_TYPE = "按类型 | 按類型 | By type"
    BY_DEPARTMENT = "按部门 | 按部門 | By department"
    COUNT = "份数 | 份數 | Count"
    RECONCILED = (
        "核对：源文件 {sources} 个 = 登记 {rows} 份 + 无法读取 {rejected} 个"
        " | 核對：原始檔 {sources} 個 = 登記 {rows} 份 + 無法讀取 {rejected} 個"
        " | Reconciled: {sources} source files = {rows} registered + {rejected} unreadable"
    )
    REJECTED = "无法读取的源文件 | 無法讀取的原始檔 | Source files that could not be read"
    REVIEW_REGISTER = "复审登记册 | 複審登記冊 | Review register"
    REVIEW_LEAD = (
        "每份有效文件的下次复审，按到期日排列。 | 每份有效文件的下次複審，按到期日排列。"
        " | The next review of each document in force, by due date."
    )
    BAND_OVERDUE = "已逾期 | 已逾期 | Overdue"
    BAND_WITHIN_30 = "30 天内 | 30 天內 | Within 30 days"
    BAND_WITHIN_60 = "31–60 天 | 31–60 天 | 31–60 days"
    BAND_WITHIN_90 = "61–90 天 | 61–90 天 | 61–90 days"
    BAND_LATER = "90 天以后 | 90 天以後 | Later"
    DAYS_LEFT = "剩余天数 | 剩餘天數 | Days left"
    OWNER = "负责人 | 負責人 | Owner"
    NO_OWNER = "待部门指定 | 待部門指定 | To be named by the department"
    LAST_APPROVED_BY = "最近批准 | 最近批准 | Last approved by"
    PERSON_TO_ASK = "联系人 | 聯繫人 | Ask"
    BY_OWNER = "按负责人 | 按負責人 | By owner"
    WITHOUT_DUE_DATE = "没有复审日期的文件 | 沒有複審日期的文件 | Without a review due date"
    TOTAL = "合计 | 合計 | Total"
    NONE = "无 | 無 | None"
    KEYWORD_INDEX = "关键词索引 | 關鍵詞索引 | Keyword index"
    KEYWORD_LEAD = (
        "按拼音排列，指向出现该词的文件和条款。 | 按拼音排列，指向出現該詞的文件和條款。"
        " | In the order of pinyin, pointing at the documents and clauses where a term occurs."
    )
    LETTERS = "按首字母跳转 | 按首字母跳轉 | Jump to a letter"
    FIND_KEYWORD = (
        "查找关键词（汉字或拼音） | 查找關鍵詞（漢字或拼音） | Find a keyword (characters or pinyin)"
    )
    NO_KEYWORD = "没有这个关键词 | 沒有這個關鍵詞 | No such keyword"
    GLOSSARY = "术语表 | 術語表 | Glossary"
    GLOSSARY_LEAD = (
        "汇总各文件的定义，按拼音排列。正文中带虚线的词，指上去或用键盘移到其上即显示含义。"
        " | 匯總各文件的定義，按拼音排列。正文中帶虛線的詞，指上去或用鍵盤移到其上即顯示含義。"
        " | The definitions of all documents, in the order of pinyin. Words with a dotted line in the text show their"
        " meaning when you point at them or reach them by keyboard."
    )
    FIND_TERM = "查找术语（汉字或拼音） | 查找術語（漢字或拼音） | Find a term (characters or pinyin)"
    NO_TERM = "没有这个术语 | 沒有這個術語 | No such term"
    DEFINED_DIFFERENTLY = (
        "各文件的定义不同，以所读文件自己的定义为准。 | 各文件的定義不同，以所讀文件自己的定義為準。"
        " | Documents define it differently: in each, its own definition counts."
    )
    VARIANTS = "又作 | 又作 | also"
    CROSS_REFERENCES = "引用索引 | 引用索引 | Cross-references"
    CROSS_REFERENCES_LEAD = (
        "谁引用谁：更改或作废一份文件之前，先看它影响哪些文件。 | 誰引用誰：更改或作廢一份文件之前，先看它影響哪些文件。"
        " | Who refers to whom: before changing or withdrawing a document, see what it touches."
    )
    DOCUMENT = "文件 | 文件 | Document"
    BROKEN = "无法解析的引用 | 無法解析的引用 | References that lead nowhere"
    BROKEN_PLACE = "位置 | 位置 | Place"
    BROKEN_TEXT = "引用原文 | 引用原文 | As written"
    PROBLEM = "问题 | 問題 | Problem"
    PROBLEM_UNKNOWN_NUMBER = "没有这个编号 | 沒有這個編號 | No such number"
    PROBLEM_UNKNOWN_TITLE = "没有这个题目 | 沒有這個題目 | No such title"
    PROBLEM_UNKNOWN_CLAUSE = "没有这个条款 | 沒有這個條款 | No such clause"
    ORPHANS = "没有文件引用的文件 | 沒有文件引用的文件 | Documents that nothing refers to"
    DEPARTMENT_FORMS = "表单 | 表單 | Forms"
    DEPARTMENT_SUPERVISED = "督导的文件 | 督導的文件 | Supervised documents"
    DEPARTMENT_ENDED = "不再有效的文件 | 不再有效的文件 | No longer in force"
    DEPARTMENT_IN_PREPARATION = "编写和审批中 | 編寫和審批中 | In preparation"
    DEPARTMENT_CODE = "部门代码 | 部門代碼 | Department code"
    FINDINGS = "检查结果 | 檢查結果 | Findings"
    FINDINGS_LEAD = (
        "本手册当前的检查结果，以及每条规则的说明。 | 本手冊目前的檢查結果，以及每條規則的說明。"
        " | The present findings of this manual, and what each rule means."
    )
    CURRENT_FINDINGS = "当前结果 | 目前結果 | Present findings"
    NO_FINDINGS = "没有发现问题 | 沒有發現問題 | No findings"
    FINDINGS_OF_DRAFTS = (
        "另有 {count} 条属于草稿和审批中的文件，只在预览和 sop check 中列出"
        " | 另有 {count} 條屬於草稿和審批中的文件，只在預覽和 sop check 中列出"
        " | {count} more belong to drafts and documents in review: see the preview or sop check"
    )
    FIELD = "字段 | 欄位 | Field"
    REQUIRED = "必填 | 必填 | Required"
    RULES = "规则说明 | 規則說明 | The rules"
    CODE = "代码 | 代碼 | Code"
    SEVERITY = "级别 | 級別 | Severity"
    PLACE = "位置 | 位置 | Place"
    WHAT = "内容 | 內容 | What"
    WHY = "原因 | 原因 | Why"
    EXAMPLE = "示例 | 示例 | Example"
    REMEDY = "处理 | 處理 | What to do"
    SEVERITY_ERROR = "错误 | 錯誤 | Error"
    SEVERITY_WARNING = "警告 | 警告 | Warning"
    SEVERITY_ADVICE = "提示 | 提示 | Advice"
    TIME_ALONE = (
        "只随时间产生，不使严格构建失败 | 只隨時間產生，不使嚴格建置失敗"
        " | Comes with time alone; never fails a strict build"
    )

    # What was in force when, the change log, exceptions
    AS_OF_REGISTER = "某日有效文件 | 某日有效文件 | In force on a day"
    AS_OF_LEAD = (
        "选一个日期，列出当天有效的文件和版次，编号指向当时的文字。"
        " | 選一個日期，列出當天有效的文件和版次，編號指向當時的文字。"
        " | Choose a day: the documents and revisions in force on it, each linked to the text of that time."
    )
    AS_OF_ALL = "全部版次的有效期间。 | 全部版次的有效期間。 | All revisions, and when each was in force."
    AS_OF_SHOWN = (
        "{day}有效的文件：{shown} 份 | {day}有效的文件：{shown} 份 | In force on {day}: {shown} documents"
    )
    AS_OF_LATER = (
        "这一天晚于{built}，所列以{built}已发布的版次为准。 | 這一天晚於{built}，所列以{built}已發佈的版次為準。"
        " | Later than {built}: listed as far as revisions had been released by {built}."
    )
    AS_OF_NOTHING = "这一天没有符合条件的有效文件 | 這一天沒有符合條件的有效文件 | No such document was in force on that day"
    SHOW_ALL_REVISIONS = "显示全部版次 | 顯示全部版次 | Show all revisions"
    IN_FORCE_UNTIL = "失效日期 | 失效日期 | No longer in force from"
    END_SUPERSEDED = "被新版替代 | 被新版替代 | superseded"
    END_WITHDRAWN = "作废 | 作廢 | withdrawn"
    END_EXPIRED = "有效期届满 | 有效期屆滿 | expired"
    LEDGER_SINCE = "台账自{first}起记录。 | 台賬自{first}起記錄。 | The ledger begins on {first}."
    NOT_IN_LEDGER = (
        "手册中另有 {count} 份文件没有发布记录，不在此列。 | 手冊中另有 {count} 份文件沒有發佈記錄，不在此列。"
        " | Not listed: {count} more documents of the manual, which the ledger never released."
    )
    CHANGE_LOG = "更改日志 | 更改日誌 | Change log"
    CHANGE_LOG_LEAD = (
        "读者所见的变化：发布、生效、复审无更改、期满和作废，最近的在前。"
        " | 讀者所見的變化：發佈、生效、複審無更改、期滿和作廢，最近的在前。"
        " | What changed for readers: released, came into force, reviewed without change, expired, withdrawn; the latest first."
    )
    CHANGE_KIND = "变化 | 變化 | What happened"
    HAPPENED_RELEASED = "发布 | 發佈 | Released"
    HAPPENED_IN_FORCE = "生效 | 生效 | In force"
    HAPPENED_REVIEWED = "复审，无更改 | 複審，無更改 | Reviewed, no change"
    HAPPENED_EXPIRED = "期满失效 | 期滿失效 | Expired"
    HAPPENED_WITHDRAWN = "作废 | 作廢 | Withdrawn"
    PERIOD_FROM = "从 | 從 | From"
    PERIOD_TO = "到 | 到 | To"
    POST = "岗位 | 崗位 | Post"
    REPLACES = "替代第 {revision} 版 | 替代第 {revision} 版 | replaces revision {revision}"
    YET_TO_COME = "未到 | 未到 | yet to come"
    DAYS = "{count} 天 | {count} 天 | {count} days"
    NOTICE = "批准后 {count} 天 | 批准後 {count} 天 | {count} days after approval"
    NO_NOTICE = "早于批准 {count} 天 | 早於批准 {count} 天 | {count} days before approval"
    CHANGES_SHOWN = (
        "显示 {shown} 项，共 {total} 项 | 顯示 {shown} 項，共 {total} 項 | {shown} of {total} shown"
    )
    NO_CHANGES = "没有符合条件的变化 | 沒有符合條件的變化 | No change matches"
    EXCEPTIONS = "例外清单 | 例外清單 | Exceptions"
    EXCEPTIONS_LEAD = (
        "已发布的版次中不合规则之处，依据台账、存档和检查结果；后来的版次已改正的也列出。"
        " | 已發佈的版次中不合規則之處，依據台賬、存檔和檢查結果；後來的版次已改正的也列出。"
        " | Where released revisions break the rules, by ledger, archive and checks; also where a later revision has mended it."
    )
    EXCEPTION_MISSING_ROLE = "缺少签署 | 缺少簽署 | Missing role"
    EXCEPTION_SELF_APPROVAL = "一人多签 | 一人多簽 | Self-approval"
    EXCEPTION_NO_AUTHORITY = "签署人没有权限 | 簽署人沒有權限 | No authority"
    EXCEPTION_OUT_OF_ORDER = "签署次序不对 | 簽署次序不對 | Out of order"
    EXCEPTION_BACK_DATED = "日期不合 | 日期不合 | Back-dated or impossible dates"
    EXCEPTION_TEXT_CHANGED = (
        "签署或发布之后文字有改动 | 簽署或發佈之後文字有改動 | Text changed after approval or release"
    )
    EXCEPTION_SEAL = "封签无效或未验证 | 封簽無效或未驗證 | Seals broken or not verified"
    EXCEPTION_NUMBERS = "编号：缺号、重号、失踪 | 編號：缺號、重號、失蹤 | Numbers: gaps, reuse, vanished"
    EXCEPTION_RECORDS = "文件与台账不符 | 文件與台賬不符 | Document and ledger disagree"
    EXCEPTION_LEDGER = "台账本身有问题 | 台賬本身有問題 | Ledger altered or unreadable"
    EXCEPTION_ARCHIVE = "缺少已发布的文字 | 缺少已發佈的文字 | Released texts that cannot be had"
    UNSEALED_RELEASES = "未加封的发布 | 未加封的發佈 | Unsealed releases"
    UNSEALED_APPROVALS = "未加封的签署 | 未加封的簽署 | Approvals without a seal"
    NO_APPROVALS_RECORDED = "台账没有签署记录 | 台賬沒有簽署記錄 | No approval is recorded in the ledger"
    OVERDUE_PERIODS = "复审逾期的期间 | 複審逾期的期間 | When reviews were overdue"
    OVERDUE_LEAD = (
        "选一个日期，列出当天复审逾期的有效文件。 | 選一個日期，列出當天複審逾期的有效文件。"
        " | Choose a day: the documents in force on it whose review was overdue."
    )
    OVERDUE_SHOWN = (
        "{day}复审逾期：{shown} 份 | {day}複審逾期：{shown} 份 | Overdue on {day}: {shown} documents"
    )
    OVERDUE_NOTHING = "这一天没有复审逾期 | 這一天沒有複審逾期 | Nothing was overdue on that day"
    SHOW_ALL_PERIODS = "显示全部期间 | 顯示全部期間 | Show all periods"
    OVERDUE_UNTIL = "逾期止 | 逾期止 | Until"
    OVERDUE_DAYS = "逾期天数 | 逾期天數 | Days overdue"
    END_REVIEWED = "完成复审 | 完成複審 | reviewed"
    STILL_OVERDUE = "仍逾期 | 仍逾期 | still overdue"
    PAST_REVISION = "旧版次 | 舊版次 | past revision"

    # Diagrams
    DIAGRAM_DATA = "数据表 | 資料表 | Figures as a table"
    STATES_DIAGRAM = "各状态的文件份数 | 各狀態的文件份數 | Documents by state"
    SHARE = "占比 | 佔比 | Share"
    LOAD_DIAGRAM = "今后 {months} 个月的复审 | 今後 {months} 個月的複審 | Reviews in the next {months} months"
    LOAD_SENTENCE = (
        "已逾期 {overdue} 份；今后 {months} 个月到期 {ahead} 份；更晚 {later} 份"
        " | 已逾期 {overdue} 份；今後 {months} 個月到期 {ahead} 份；更晚 {later} 份"
        " | Overdue: {overdue}; due in the next {months} months: {ahead}; later: {later}"
    )
    MONTH = "月份 | 月份 | Month"
    LATER = "更晚 | 更晚 | Later"
    ORGANISATION = "组织机构 | 組織機構 | Organisation"
    ORGANISATION_LEAD = (
        "制定单位、部门和在任人员；部门名称指向该部门的文件。"
        " | 制定單位、部門和在任人員；部門名稱指向該部門的文件。"
        " | Issuers, departments and the people in post; a department's name leads to its documents."
    )
    ORGANISATION_CHART = "组织机构图 | 組織機構圖 | Organisation chart"
    ORGANISATION_COUNTS = (
        "{issuers} 个制定单位，{departments} 个部门，{people} 人在任"
        " | {issuers} 個制定單位，{departments} 個部門，{people} 人在任"
        " | {issuers} issuers, {departments} departments, {people} people in post"
    )
    PEOPLE = "人员 | 人員 | People"
    MORE_PEOPLE = "另有 {count} 人，见下表 | 另有 {count} 人，見下表 | {count} more: see the table"
    NOT_IN_POST = "不在任 | 不在任 | Not in post"
    NAMED_IN_POST = "在任 | 在任 | In post"
    POST_FROM = "任职自 | 任職自 | From"
    POST_UNTIL = "任职至 | 任職至 | Until"
    DEPARTMENT_MATRIX = "部门之间的引用 | 部門之間的引用 | References between departments"
    DEPARTMENT_MATRIX_LEAD = (
        "一行一个部门，数字是它的文件引用各部门文件的次数，同一对文件只计一次。颜色越深，引用越多。"
        " | 一行一個部門，數字是它的文件引用各部門文件的次數，同一對文件只計一次。顏色越深，引用越多。"
        " | One row for each department: how often its documents refer to those of each other; a pair of documents counts once."
        " The darker, the more."
    )
    CITING_DEPARTMENT = "引用 ↓　被引用 → | 引用 ↓　被引用 → | Refers ↓ to →"
    REFERENCE_MAPS = "各部门的引用图 | 各部門的引用圖 | Maps by department"
    REFERENCE_MAPS_LEAD = (
        "左边是该部门引用别处的文件，右边是被引用的文件。指到或选中一份文件，它的连线就突出显示。"
        " | 左邊是該部門引用別處的文件，右邊是被引用的文件。指到或選中一份文件，它的連線就突出顯示。"
        " | On the left the department's documents, on the right what they refer to. Point at a document to bring out its lines."
    )
    REFERENCE_MAP_OF = "{department}：引用图 | {department}：引用圖 | {department}: map of references"
    COUNT_REFERENCES = "{count} 处引用 | {count} 處引用 | {count} references"
    REFERENCES_DRAWN = (
        "图中画出 {drawn} 处，共 {count} 处；其余见下表"
        " | 圖中畫出 {drawn} 處，共 {count} 處；其餘見下表"
        " | {drawn} of {count} references are drawn; the table below has them all"
    )
    ALL_REFERENCES = "全部引用 | 全部引用 | All references"

    def text(self, language: Language, **values: object) -> str:
        """The words in ``language``; ``values`` fill the placeholders."""
        text = label_texts(language)[self.name.lower()]
        return text.format(**values) if values else text


@cache
def label_texts(language: Language) -> Mapping[str, str]:
    """Name of each label in lower case → its words, as templates want them."""
    column = (Language.ZH_HANS, Language.ZH_HANT, Language.EN).index(language)
    return MappingProxyType(
        {name.lower(): label.value.split("|")[column].strip() for name, label in Label.__members__.items()}
    )
