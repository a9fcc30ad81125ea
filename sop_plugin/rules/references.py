"""SOP6xx: references between documents."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NUMBER_UNKNOWN = Rule(
    "SOP601",
    "reference-unknown-number",
    Severity.ERROR,
    title=Words("引用的编号不存在", "Reference to an unknown number"),
    what=Words("没有编号为 {number} 的文件", "there is no document {number}"),
    why=Words(
        "读者会照着引用去找，找不到就无法执行。",
        "Readers follow a reference to do their work, and this one leads nowhere.",
    ),
    remedy=Words(
        "改正编号（相近：{nearest}），或先建立该文件",
        "correct the number (nearest: {nearest}), or write that document first",
    ),
    example="按 [[HT-SD-SOP-999]] 办理。",
)

CLAUSE_UNKNOWN = Rule(
    "SOP602",
    "reference-unknown-clause",
    Severity.ERROR,
    title=Words("引用的条款不存在", "Reference to an unknown clause"),
    what=Words("{number} 没有条款 {clause}", "{number} has no clause {clause}"),
    why=Words(
        "条款增删后编号会变，引用要跟着改。",
        "Clause numbers move when clauses come and go; references must follow.",
    ),
    remedy=Words("改为现有条款：{existing}", "cite a clause that exists: {existing}"),
    example="按 [[HT-SD-SOP-004#9.9]] 办理。",
)

TITLE_UNKNOWN = Rule(
    "SOP603",
    "reference-unknown-title",
    Severity.WARNING,
    title=Words("引用的文件名称不存在", "Reference to an unknown title"),
    what=Words("没有名为《{title}》的文件", "there is no document with the title 《{title}》"),
    why=Words(
        "《》按完整名称引用手册内的文件，名称有出入就成了死链。",
        "《》 refers to a document of the manual by its exact title; any difference makes it a dead end.",
    ),
    remedy=Words(
        "改为准确的名称（相近：{nearest}）；手册以外的文件列入 mkdocs.yml 的 external_documents",
        "use the exact title (nearest: {nearest}); list documents from outside the manual under "
        "external_documents in mkdocs.yml",
    ),
    example="参见《接听电话程序》。          # 《接听电话工作程序与标准》",
)

CITES_UNRELEASED = Rule(
    "SOP604",
    "cites-unreleased",
    Severity.WARNING,
    title=Words("引用未发布的文件", "Reference to an unreleased document"),
    what=Words(
        "引用的 {number} 尚未发布（状态：{status}）",
        "cites {number}, which is not released (status: {status})",
    ),
    why=Words(
        "读者看不到草稿，引用对他们来说是死链。",
        "Readers never see drafts, so to them the reference leads nowhere.",
    ),
    remedy=Words(
        "先发布 {number}，或暂时删去引用", "release {number} first, or leave the reference out until then"
    ),
    example="按 [[HT-SD-SOP-020]] 办理。     # HT-SD-SOP-020 is a draft",
)

CITES_WITHDRAWN = Rule(
    "SOP605",
    "cites-withdrawn",
    Severity.WARNING,
    title=Words("引用已作废的文件", "Reference to a withdrawn document"),
    what=Words(
        "引用的 {number} 于 {day} 作废，替代文件：{successor}",
        "cites {number}, withdrawn on {day}; successor: {successor}",
    ),
    why=Words(
        "照作废的文件做事，正是文件控制要防止的。",
        "Work by a withdrawn document is what document control is there to prevent.",
    ),
    remedy=Words(
        "改为引用替代文件（{successor}），或删去引用",
        "cite the successor ({successor}) instead, or delete the reference",
    ),
    example="按 [[HT-SD-SOP-024]] 办理。     # withdrawn, successor HT-SD-SOP-015",
)

REFERENCE_MALFORMED = Rule(
    "SOP606",
    "reference-malformed",
    Severity.ERROR,
    title=Words("引用写法有误", "Malformed reference"),
    what=Words(
        "{written} 不是按编号的引用（编号规则 {pattern}）",
        "{written} is no reference by number (pattern {pattern})",
    ),
    why=Words(
        "双方括号只用来按编号引用手册内的文件。",
        "Double brackets refer to a document of the manual by its number, and to nothing else.",
    ),
    remedy=Words(
        "写成 [[编号]]、[[编号#条款]] 或 [[编号|文字]]（相近：{nearest}）",
        "write [[number]], [[number#clause]] or [[number|text]] (nearest: {nearest})",
    ),
    example="按 [[HT-SD-SOP-4]] 办理。       # [[HT-SD-SOP-004]]",
)

SUCCESSOR_UNKNOWN = Rule(
    "SOP607",
    "successor-unknown",
    Severity.ERROR,
    title=Words("替代文件不存在", "Unknown successor"),
    what=Words("替代文件 {number} 不存在", "the successor {number} does not exist"),
    why=Words(
        "作废页面会把读者引向替代文件。",
        "The page of a withdrawn document sends its readers to the successor.",
    ),
    remedy=Words(
        "改正 successor（相近：{nearest}）；没有替代文件的，删去这一项",
        "correct successor (nearest: {nearest}); leave it out if there is none",
    ),
    example="withdrawal: {date: 2026-04-30, by: …, reason: …, successor: HT-SD-SOP-999}",
)

DRAFT_CITES_DRAFT = Rule(
    "SOP608",
    "draft-cites-unreleased",
    Severity.ADVICE,
    title=Words("草稿引用未发布的文件", "Draft cites an unreleased document"),
    what=Words(
        "引用的 {number} 也未发布（状态：{status}）",
        "cites {number}, which is not released either (status: {status})",
    ),
    why=Words(
        "两份文件可以一起起草，但本文件不能先于对方发布。",
        "Two documents can be drafted together, but this one cannot be released before the other.",
    ),
    remedy=Words("在发布本文件之前或同时发布 {number}", "release {number} before this document, or with it"),
    example="status: draft\n…\n按 [[HT-SD-SOP-020]] 办理。     # HT-SD-SOP-020 is a draft too",
)

SUCCESSOR_NOT_RELEASED = Rule(
    "SOP609",
    "successor-not-released",
    Severity.WARNING,
    title=Words("替代文件不可用", "Successor cannot be used"),
    what=Words("替代文件 {number} 的状态是“{status}”", "the successor {number} has status {status}"),
    why=Words(
        "读者被引到一份自己也不能用的文件。",
        "Readers are sent on to a document that they cannot use either.",
    ),
    remedy=Words(
        "改为现行有效的文件，或先发布 {number}",
        "name a document that is in force, or release {number} first",
    ),
    example="withdrawal: {…, successor: HT-SD-SOP-020}   # HT-SD-SOP-020 is a draft",
)

EXTERNAL_CHECK_OVERDUE = Rule(
    "SOP611",
    "external-check-overdue",
    Severity.WARNING,
    title=Words("外部文件逾期未核对", "External document not checked in time"),
    what=Words(
        "外部文件《{title}》应于 {due} 前核对版本，已逾期 {days} 天",
        "the edition of the external document 《{title}》 was to be checked by {due} ({days} days ago)",
    ),
    why=Words(
        "外部文件由别人修订，没有人核对，手册就会照着旧版本写。",
        "Others revise it; unless somebody looks, the manual goes on following an edition that no longer counts.",
    ),
    remedy=Words(
        "核对现行版本，更新 mkdocs.yml 中 external_documents 的 checked（和 edition）",
        "see which edition counts, then update checked (and edition) under external_documents in mkdocs.yml",
    ),
    example="external_documents:\n  - {title: ISO 9001, edition: 2015, checked: 2025-01-10, check_every: 12 months}",
    time_alone=True,
)

EXTERNAL_NOT_CITED = Rule(
    "SOP612",
    "external-not-cited",
    Severity.ADVICE,
    title=Words("没有文件引用的外部文件", "External document that nothing cites"),
    what=Words("没有文件引用外部文件《{title}》", "no document refers to the external document 《{title}》"),
    why=Words(
        "外部文件清单要反映手册实际依据的文件；多余的条目也要有人按期核对。",
        "The list stands for what the manual builds on, and somebody has to check each entry in time.",
    ),
    remedy=Words(
        "在依据它的文件中写《{title}》，或从 mkdocs.yml 的 external_documents 中删去",
        "write 《{title}》 where a document follows it, or take it out of external_documents in mkdocs.yml",
    ),
    example="external_documents: [劳动法]     # 《劳动法》 occurs in no document",
)

PROCESS_UNKNOWN = Rule(
    "SOP613",
    "process-unknown",
    Severity.WARNING,
    title=Words("流程设置有误", "Unknown process"),
    what=Words(
        "设置 processes 中的 {setting} 不是含有下级条款的条款",
        "{setting} under processes names no clause with sub-clauses",
    ),
    why=Words(
        "流程图的每个阶段是一个下级条款；找不到条款，读者就看不到这个流程。",
        "Each stage of a process is a sub-clause; without the clause readers do not see the process.",
    ),
    remedy=Words(
        "在 mkdocs.yml 中改为“编号#条款”，如：{near}", "write number#clause in mkdocs.yml, such as: {near}"
    ),
    example="processes: [SL-POL-001#99]",
)

LINK_TO_NOTHING = Rule(
    "SOP614",
    "link-to-nothing",
    Severity.WARNING,
    title=Words("链接的文件不存在", "Link to nothing"),
    what=Words("链接 {link} 所指的 {path} 不存在", "the link {link} leads to {path}, which is not there"),
    why=Words("读者点开的是一个打不开的页面。", "Readers open a page that is not there."),
    remedy=Words(
        "改正路径（从本文件所在的文件夹算起；相近：{nearest}）；引用受控文件写 [[编号]]，改名也不会断",
        "correct the path, which counts from this file's folder (nearest: {nearest}); [[number]] leads to a document "
        "whatever its file is called",
    ),
    example="见[接听电话](telefone.md)。",
)

PLACE_UNKNOWN = Rule(
    "SOP615",
    "link-to-unknown-place",
    Severity.WARNING,
    title=Words("链接的位置不存在", "Link to a place that is not there"),
    what=Words("{path} 中没有位置 #{anchor}", "{path} has no place #{anchor}"),
    why=Words(
        "读者被带到页首，要自己去找；条款的位置名是 c 加条款号，如 #c4-2。",
        "Readers are left at the top of the page to look for it; a clause is called c and its number, such as #c4-2.",
    ),
    remedy=Words(
        "改为现有的位置，相近：{nearest}；引用条款写 [[编号#条款]]",
        "name a place that is there, nearest: {nearest}; [[number#clause]] leads to a clause",
    ),
    example="见[准备](#准备)。",
)

LINK_UNRELEASED = Rule(
    "SOP616",
    "link-to-unreleased",
    Severity.WARNING,
    title=Words("页面链接了未发布的文件", "Page links an unreleased document"),
    what=Words(
        "链接的 {number} 没有发布（状态：{status}）",
        "links {number}, which is not released (status: {status})",
    ),
    why=Words(
        "读者看不到草稿，链接对他们来说是死链。",
        "Readers never see drafts, so to them the link leads nowhere.",
    ),
    remedy=Words(
        "先发布 {number}，或暂时删去链接", "release {number} first, or leave the link out until then"
    ),
    example="[新规程](hotel/new.md)          # status: draft",
)
