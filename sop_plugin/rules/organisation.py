"""SOP8xx: the organisation file."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NO_ORGANISATION = Rule(
    "SOP801",
    "no-organisation",
    Severity.ERROR,
    title=Words("没有组织文件", "No organisation file"),
    what=Words(
        "没有可读的组织文件 {path}：{reason}", "there is no organisation file {path} to read: {reason}"
    ),
    why=Words(
        "发布单位、部门和人员在这里登记；没有它，批准无从核对。",
        "Issuers, departments and people are named there; without it no approval can be checked.",
    ),
    remedy=Words(
        "建立该文件，至少写出 issuers、departments 和 people；不见了的从 git 取回，打不开的检查权限",
        "create it with at least issuers, departments and people; bring back from git what is gone, look at permissions where it cannot be opened",
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
    what=Words("没有{kind}“{code}”{hint}", "there is no {kind} {code!r}{hint}"),
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
        "只用字母、数字、连字符和下划线，以字母或数字开头",
        "use letters, digits, hyphens and underscores only, beginning with a letter or digit",
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
MALFORMED_HANDLE = Rule(
    "SOP809",
    "malformed-handle",
    Severity.ERROR,
    title=Words("账户写法有误", "Malformed handle"),
    what=Words("“{handle}”不能作 handle", "{handle!r} cannot be a handle"),
    why=Words(
        "代码平台只认 @账户 或邮箱；写错的，合并时谁也不会被请来审核。",
        "Forges know @accounts and addresses; with anything else nobody is asked to review.",
    ),
    remedy=Words(
        '写成 handle: "@账户"（连同引号），或写账户的邮箱',
        'write handle: "@account", with the quotes, or the address of the account',
    ),
    example="people:\n  - {id: bai, handle: bai ruolin, …}",
)
OWNERS_DIFFER = Rule(
    "SOP811",
    "owners-differ",
    Severity.WARNING,
    title=Words("CODEOWNERS 与组织资料不一致", "CODEOWNERS differs from the organisation"),
    what=Words("应为“{expected}”，现为“{found}”", "must be {expected!r}, is {found!r}"),
    why=Words(
        "谁可批准，以组织资料为准；不一致时，合并请求会送到无权批准的人那里。",
        "The organisation says who may approve; where the file differs, merge requests go to people who may not.",
    ),
    remedy=Words("运行 sop owners --write", "run sop owners --write"),
    example="CODEOWNERS:  /docs/hotel/ @lu      # organisation.yml: only @shen may approve them",
)
DOCUMENT_UNOWNED = Rule(
    "SOP812",
    "document-unowned",
    Severity.WARNING,
    title=Words("没有人负责的文件", "Document without an owner"),
    what=Words("没有一行给 {path} 指定负责人", "no line names an owner for {path}"),
    why=Words(
        "改动这份文件的合并请求不会自动请任何人审核。",
        "A merge request that changes it asks nobody for a review.",
    ),
    remedy=Words("补上一行；可用 sop owners 看应当怎样写", "add a line; sop owners shows what it could be"),
    example="CODEOWNERS:  /docs/hotel/ @shen   # and nothing for docs/property/",
)
LINE_COVERS_NOTHING = Rule(
    "SOP813",
    "owners-line-covers-nothing",
    Severity.WARNING,
    title=Words("不起作用的一行", "Line that covers nothing"),
    what=Words("没有文件由“{pattern}”这一行决定", "no file is decided by the line {pattern!r}"),
    why=Words(
        "没有这样的文件，或者后面的行都盖过了它；多半是文件移动过。",
        "There is no such file, or later lines win for all of them; probably files have moved.",
    ),
    remedy=Words("改正路径，或删去这一行", "correct the path, or delete the line"),
    example="CODEOWNERS:  /docs/hotle/ @shen",
)
OWNER_LEFT = Rule(
    "SOP814",
    "owner-left",
    Severity.WARNING,
    title=Words("负责人已离任或授权已到期", "Owner who has left"),
    what=Words(
        "{handle}（{person}）在 {day} 不在任，或授权已到期",
        "{handle} ({person}) is not in post on {day}, or the authority has ended",
    ),
    why=Words(
        "合并请求会等一个不再能批准的人。", "Merge requests wait for somebody who can no longer approve."
    ),
    remedy=Words("换成现在可批准的人；sop owners --write", "name who may approve now; sop owners --write"),
    example="CODEOWNERS:  /docs/hotel/ @fang      # organisation.yml: until: 2026-06-30",
    time_alone=True,
)
OWNER_NOT_ENTITLED = Rule(
    "SOP815",
    "owner-not-entitled",
    Severity.WARNING,
    title=Words("负责人无权批准", "Owner who may not approve"),
    what=Words("{handle}（{person}）无权批准 {path}", "{handle} ({person}) may not approve {path}"),
    why=Words(
        "负责人的同意会被当作批准，而组织资料没有给这个权限。",
        "The owner's consent passes for an approval that the organisation does not allow.",
    ),
    remedy=Words(
        "换成可批准的人，或在 organisation.yml 的 may_approve 中授权",
        "name somebody who may, or give the authority in may_approve of organisation.yml",
    ),
    example="CODEOWNERS:  /docs/hotel/ @tang      # organisation.yml: no may_approve",
)
KEY_SHARED = Rule(
    "SOP816",
    "key-shared",
    Severity.ERROR,
    title=Words("一把公钥登记给两个人", "One key for two people"),
    what=Words(
        "{person}的公钥 {key} 也登记在{other}名下",
        "the key {key} of {person} is registered for {other} too",
    ),
    why=Words(
        "封签凭公钥认人；一把公钥属于两个人，就分不清是谁签的。",
        "A seal tells people by their keys; with one key for two, nobody knows who signed.",
    ),
    remedy=Words(
        "查明这把钥匙是谁的，从另一人名下删去；那人另配一把",
        "find out whose key it is and take it from the other, who gets one of their own",
    ),
    example="people:\n  - {id: lu, keys: [ssh-ed25519 AAAA…], …}\n  - {id: shen, keys: [ssh-ed25519 AAAA…], …}",
)
OTHER_ORGANISATION = Rule(
    "SOP828",
    "other-organisation",
    Severity.ERROR,
    title=Words("不是这本手册的组织资料", "Organisation file of another company"),
    what=Words(
        "台账中的 {count} 人（{people}）都不在 {path} 里：这不是登记时所用的组织资料",
        "{count} people of the ledger ({people}) are not in {path}: it is not the organisation file by which they were recorded",
    ),
    why=Words(
        "换了组织资料，以往的每一个签署都找不到人；逐条改签署只会越改越错。",
        "With another organisation file every signature leads to nobody; to change the signatures one by one only makes it worse.",
    ),
    remedy=Words(
        "把 mkdocs.yml 的 organisation 改回原来的文件，或从 git 恢复 {path}",
        "put organisation in mkdocs.yml back to the file that it named, or restore {path} from git",
    ),
    example="organisation: other-company.yml",
)
ORGANISATION_NOT_COMPARED = Rule(
    "SOP829",
    "organisation-not-compared",
    Severity.ERROR,
    title=Words("组织资料改了，却读不出改了什么", "Organisation changed in a way that cannot be read"),
    what=Words(
        "{path} 有改动，但这一边或原来那一边读不出来，不知道人员、公钥和权限改了什么",
        "{path} has changed, but on this side or before it cannot be read, and nobody can tell what changed of people, keys and authority",
    ),
    why=Words(
        "写坏的文件里可以藏着任何改动：等它改好了，再看就晚了。",
        "A broken file can hide any change, and once it is mended it is too late to look.",
    ),
    remedy=Words(
        "先把 {path} 改到能读（sop check 会指出哪一行），单独合入，再比较其余的改动",
        "mend {path} first (sop check names the line), merge that alone, and then compare what else has changed",
    ),
    example="people: [        # never closed, before and after",
)
