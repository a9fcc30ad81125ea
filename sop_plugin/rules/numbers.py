"""SOP2xx: numbers and names."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NUMBER_MALFORMED = Rule(
    "SOP201",
    "number-malformed",
    Severity.ERROR,
    title=Words("文件编号不合规则", "Malformed document number"),
    what=Words(
        "编号 {number} 不符合编号规则 {pattern}", "number {number} does not follow the pattern {pattern}"
    ),
    why=Words(
        "编号就是文件在网站上的地址，也是别人引用它的依据，写法只能有一种。",
        "The number is the document's address and what others cite, so it has exactly one spelling.",
    ),
    remedy=Words(
        "按规则改写，例如 {example}；编号早已发放、后来改了规则的，把新规则连同起算日期写在 rule_changes 里",
        "spell it by the pattern, for example {example}; where it was given out long ago and the pattern has changed since, write the new one with its first day under rule_changes",
    ),
    example="number: HT-SD-SOP-4        # {department}-{type}-{sequence:03} wants HT-SD-SOP-004",
)

NUMBER_DUPLICATE = Rule(
    "SOP202",
    "number-duplicate",
    Severity.ERROR,
    title=Words("文件编号重复", "Duplicate document number"),
    what=Words("编号 {number} 已用于 {first}", "number {number} is already used at {first}"),
    why=Words(
        "一个编号永远只属于一份文件，否则引用、二维码和记录都不知道指的是哪一份。",
        "A number belongs to one document for ever; otherwise no reference, code or record says which one is meant.",
    ),
    remedy=Words(
        "后来的文件换一个新编号；作废文件的编号也不得再用",
        "give the later document a new number; numbers of withdrawn documents stay taken",
    ),
    example="number: HT-SD-SOP-004      # in two files",
)

NUMBER_DEPARTMENT = Rule(
    "SOP203",
    "number-department",
    Severity.ERROR,
    title=Words("编号与部门不符", "Number names another department"),
    what=Words(
        "编号 {number} 属于{numbered}，而 department 写的是{department}",
        "number {number} belongs to {numbered}, but department says {department}",
    ),
    why=Words(
        "读者凭编号判断文件归哪个部门管，两处必须一致。",
        "Readers tell from the number whose document it is, so both must agree.",
    ),
    remedy=Words(
        "改正 department；部门确实变更的，作废本文件并以新编号发布",
        "correct department; if the owner has really changed, withdraw this document and issue a new number",
    ),
    example="number: HT-SD-SOP-004\ndepartment: HT-MK          # the number says HT-SD",
)

NUMBER_TYPE = Rule(
    "SOP204",
    "number-type",
    Severity.ERROR,
    title=Words("编号与文件类型不符", "Number names another type"),
    what=Words(
        "编号 {number} 的类型代码是 {numbered}，而{type}的代码是 {code}",
        "number {number} has type code {numbered}, but a {type} has code {code}",
    ),
    why=Words(
        "类型决定必备章节和必需的签署，编号不能与之矛盾。",
        "The type decides which headings and signatures are needed, so the number cannot contradict it.",
    ),
    remedy=Words(
        "改正 type，或换用代码为 {code} 的新编号",
        "correct type, or take a new number with the code {code}",
    ),
    example="number: HT-SD-SOP-004\ntype: form                 # forms are numbered FRM",
)

DEPARTMENT_UNKNOWN = Rule(
    "SOP205",
    "department-unknown",
    Severity.ERROR,
    title=Words("部门不存在", "Unknown department"),
    what=Words(
        "{key} 中的部门 {department} 未在 organisation.yml 中登记",
        "{key} names department {department}, which organisation.yml does not know",
    ),
    why=Words(
        "部门的名称和发布单位都从 organisation.yml 取得。",
        "The department's name and the issuer of the document come from organisation.yml.",
    ),
    remedy=Words(
        "改用已登记的代码（相近：{nearest}），或先登记该部门",
        "use a code that is there (nearest: {nearest}), or add the department first",
    ),
    example="department: HT-SALES       # organisation.yml has HT-SD",
)

PERSON_UNKNOWN = Rule(
    "SOP206",
    "person-unknown",
    Severity.ERROR,
    title=Words("人员不存在", "Unknown person"),
    what=Words(
        "{key} 中的人员 {person} 未在 organisation.yml 中登记",
        "{key} names {person}, whom organisation.yml does not know",
    ),
    why=Words(
        "签署和复审必须能追溯到登记在册的人及其职务。",
        "A signature or review must lead to a person on record, with a job.",
    ),
    remedy=Words(
        "改用已登记的人员 id（相近：{nearest}），或先登记此人",
        "use the id of a person who is there (nearest: {nearest}), or add the person first",
    ),
    example="approvals:\n  - {role: prepared, person: tang-yinning, date: 2026-02-10}   # tang-yining",
)

TITLE_DUPLICATE = Rule(
    "SOP207",
    "title-duplicate",
    Severity.WARNING,
    title=Words("文件名称重复", "Duplicate title"),
    what=Words("名称与 {number} 相同（{first}）", "{number} has the same title ({first})"),
    why=Words(
        "用《名称》引用时无法分辨指的是哪一份文件。",
        "A reference by title cannot tell which document is meant.",
    ),
    remedy=Words(
        "改一个能区分的名称；重复的文件应合并或作废",
        "give one of them a title that tells them apart, or merge or withdraw one",
    ),
    example="title: 接听电话工作程序与标准    # in two documents in force",
)

TYPE_UNKNOWN = Rule(
    "SOP208",
    "type-unknown",
    Severity.ERROR,
    title=Words("文件类型不存在", "Unknown document type"),
    what=Words("没有名为 {type} 的文件类型", "there is no document type {type}"),
    why=Words(
        "类型决定编号代码、必备章节和必需的签署；类型不明就无法检查。",
        "The type decides the code, the headings and the signatures; without it they cannot be checked.",
    ),
    remedy=Words(
        "改用下列之一：{types}；最相近的是 {nearest}", "use one of {types}; the nearest is {nearest}"
    ),
    example="type: sop                  # procedure",
)

SETTING_FOR_NOBODY = Rule(
    "SOP209",
    "number-setting-for-nobody",
    Severity.WARNING,
    title=Words("编号设置没有对象", "Setting of numbers for nobody"),
    what=Words(
        "设置 {setting} 中的 {name}：没有这个文件类型或部门",
        "{name} under {setting} is neither a document type nor a department",
    ),
    why=Words(
        "这一行对谁都不起作用，那些文件会按通用的规则编号，而编号一经发出就不能改。",
        "The line has no effect: such documents would be numbered like all others, and a number once given is for ever.",
    ),
    remedy=Words(
        "在 mkdocs.yml 中改为登记的名称或代码（相近：{nearest}）",
        "write a name or code in mkdocs.yml that is there (nearest: {nearest})",
    ),
    example='number_patterns: {forms: "FR-{sequence:04}"}     # the type is form',
)
