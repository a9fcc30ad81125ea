"""SOP8xx: the organisation file."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity, Words

NO_ORGANISATION = Rule(
    "SOP801",
    "no-organisation",
    Severity.ERROR,
    title=Words("没有组织文件", "No organisation file"),
    what=Words("找不到组织文件 {path}", "there is no organisation file {path}"),
    why=Words(
        "发布单位、部门和人员在这里登记；没有它，批准无从核对。",
        "Issuers, departments and people are named there; without it no approval can be checked.",
    ),
    remedy=Words(
        "建立该文件，至少写出 issuers、departments 和 people",
        "create it with at least issuers, departments and people",
    ),
    example="mkdocs.yml:  organisation: organisation.yml            # the file does not exist",
)
DUPLICATE_CODE = Rule(
    "SOP802",
    "duplicate-code",
    Severity.ERROR,
    title=Words("代码重复", "Duplicate code"),
    what=Words("{kind}“{code}”登记了两次", "{kind} {code!r} is named twice"),
    why=Words(
        "同一个代码指两样东西，编号和签署就说不清。",
        "If one code means two things, numbers and signatures are unclear.",
    ),
    remedy=Words("改用另一个代码，或删除重复的一条", "use another code, or delete one of them"),
    example="departments:\n  - {code: QA, …}\n  - {code: QA, …}",
)
UNKNOWN_CODE = Rule(
    "SOP803",
    "unknown-code",
    Severity.ERROR,
    title=Words("代码没有登记", "Unknown code"),
    what=Words("没有{kind}“{code}”{hint_zh}", "there is no {kind} {code!r}{hint_en}"),
    why=Words(
        "组织文件引用了自己没有登记的代码。", "The file refers to a code that it does not name itself."
    ),
    remedy=Words("改正代码，或先登记它", "correct the code, or name it first"),
    example="departments:\n  - {code: HT-SD, issuer: HTL, parent: HTX, …}",
)
MALFORMED_CODE = Rule(
    "SOP804",
    "malformed-code",
    Severity.ERROR,
    title=Words("代码写法有误", "Malformed code"),
    what=Words("“{code}”不能作代码", "{code!r} cannot be a code"),
    why=Words("代码是文件编号和网址的一部分。", "Codes are part of document numbers and of addresses."),
    remedy=Words(
        "只用字母、数字、连字符和下划线，以字母开头",
        "use letters, digits, hyphens and underscores only, beginning with a letter",
    ),
    example="departments:\n  - {code: 销售/1, …}",
)
DEPARTMENT_CIRCLE = Rule(
    "SOP805",
    "department-circle",
    Severity.ERROR,
    title=Words("部门互为上级", "Departments in a circle"),
    what=Words("部门“{code}”是自己的上级", "department {code!r} is above itself"),
    why=Words("组织图必须有顶端。", "An organisation chart must have a top."),
    remedy=Words("改正 parent", "correct parent"),
    example="departments:\n  - {code: A, parent: B, …}\n  - {code: B, parent: A, …}",
)
DATES_REVERSED = Rule(
    "SOP806",
    "dates-reversed",
    Severity.ERROR,
    title=Words("离任早于到任", "Left before starting"),
    what=Words("“{person}”的 until 早于 from", "until is before from for {person!r}"),
    why=Words(
        "签署时是否在任要按这两个日期核对。", "Whether a signer was in post is checked by these dates."
    ),
    remedy=Words("改正日期", "correct the dates"),
    example="people:\n  - {id: fang, from: 2026-01-01, until: 2025-01-01, …}",
)
NAME_TWICE = Rule(
    "SOP807",
    "name-twice",
    Severity.ERROR,
    title=Words("名称登记了两次", "Name given twice"),
    what=Words("{kind}“{name}”已在第 {line} 行登记", "{kind} {name!r} is already named on line {line}"),
    why=Words(
        "一个叫法只能指一个岗位或一种记录，岗位索引和记录清单才不会把两样混成一样。",
        "One name means one job or one record; otherwise the lists of jobs and records mix two things up.",
    ),
    remedy=Words(
        "删去其中一处；同一岗位在几个部门都有的，只写一条，列出各部门",
        "delete one of them; a job found in several departments is one entry that lists them",
    ),
    example="jobs:\n  - {name: {zh-Hans: 销售代表}}\n  - {name: {zh-Hans: 业务员}, also: [销售代表]}",
)
NAMELESS = Rule(
    "SOP808",
    "nameless",
    Severity.ERROR,
    title=Words("没有名称", "No name"),
    what=Words("{kind}没有名称", "a {kind} has no name"),
    why=Words("没有名称就对不上步骤里的责任人或记录。", "Without a name no step can be matched with it."),
    remedy=Words("至少写出一种语言的名称", "give it a name in at least one language"),
    example="jobs:\n  - {name: {}, departments: [HT-SD]}",
)
