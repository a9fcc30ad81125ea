"""SOP6xx: requirements of standards, and what of the manual serves them."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

REQUIREMENT_UNKNOWN = Rule(
    "SOP641",
    "requirement-unknown",
    Severity.WARNING,
    title=Words("没有列出的要求", "Unknown requirement"),
    what=Words("没有目录列出要求“{requirement}”", "no catalogue has the requirement {requirement!r}"),
    why=Words(
        "写错的编号不会出现在对照表里，审核时就显得没有文件满足这项要求。",
        "A number that is misspelt is missing from the trace matrix, as if nothing served the requirement.",
    ),
    remedy=Words(
        "改正编号（相近：{nearest}），或在 mkdocs.yml 的 requirements 中加上列有它的目录",
        "correct it (nearest: {nearest}), or add a catalogue that has it to requirements in mkdocs.yml",
    ),
    example='satisfies: ["ISO 9001:2015 7.5.9"]',
)
SERVING_PLACE_UNKNOWN = Rule(
    "SOP642",
    "serving-place-unknown",
    Severity.WARNING,
    title=Words("满足要求的条款不存在", "Requirement served by nothing"),
    what=Words(
        "{named} 不是现有的文件或条款，不能说它满足“{requirement}”",
        "{named} is no document or clause, and cannot serve {requirement!r}",
    ),
    why=Words(
        "条款增删后编号会变；对照表指错了地方，就不是证据。",
        "Clause numbers move when clauses come and go; a matrix that points elsewhere is no evidence.",
    ),
    remedy=Words(
        "改为现有的编号或条款：{near}；条款也可以写标题的 id，如 {{#issue}}，增删时不变",
        "name one that exists: {near}; a clause may be named by the id of its heading, {{#issue}}, which stays",
    ),
    example='satisfies:\n  "9.9": ["ISO 9001:2015 7.5.2"]           # there is no clause 9.9',
)
NO_CATALOGUE = Rule(
    "SOP643",
    "no-requirements-catalogue",
    Severity.ERROR,
    title=Words("没有要求目录", "No catalogue of requirements"),
    what=Words(
        "读不到要求目录 {name}：{reason}", "the catalogue of requirements {name} cannot be read: {reason}"
    ),
    why=Words(
        "没有目录，就不知道哪些要求还没有文件满足。",
        "Without it nobody knows which requirements nothing serves.",
    ),
    remedy=Words(
        "改为随程序附的目录（iso-9001-2015），或 mkdocs.yml 所在文件夹以下的 .yml 文件",
        "name one that comes along (iso-9001-2015), or a .yml file below the folder of mkdocs.yml",
    ),
    example="requirements: [requirements/gmp.yml]       # the file does not exist",
)
EDITION_REPLACES_NOTHING = Rule(
    "SOP644",
    "edition-replaces-nothing",
    Severity.WARNING,
    title=Words("新版标准没有对应的旧版", "A new edition of nothing"),
    what=Words(
        "“{standard}”写明取代“{replaces}”，但所列的目录中没有那一版",
        "{standard!r} is said to replace {replaces!r}, of which no catalogue is listed",
    ),
    why=Words(
        "没有旧版的目录，就算不出新版涉及哪些文件和条款；新版的要求都当作现行的。",
        "Without it nobody can tell which documents and clauses the new edition touches, and it is taken for the one that counts.",
    ),
    remedy=Words(
        "改正名称（相近：{nearest}），或在 requirements 中加上旧版的目录；旧版不再执行的，去掉 replaces 和 was",
        "correct the name (nearest: {nearest}), or add the old catalogue to requirements; once the old edition counts no more, take "
        "replaces and was away",
    ),
    example="standard: ISO 9001:2026\nreplaces: ISO 9001:2051",
)
LAST_AUDIT_AHEAD = Rule(
    "SOP645",
    "last-audit-ahead",
    Severity.WARNING,
    title=Words("上次审核的日期还没有到", "A last audit that is still to come"),
    what=Words("last_audit 写的是 {day}，还没有到", "last_audit is {day}, which is still to come"),
    why=Words(
        "要求对照表列出那一天以来的变化；日期还没有到，这一节就没有了。",
        "The trace matrix tells what has changed since that day; while it is to come there is no such list.",
    ),
    remedy=Words("改为上次审核的日期", "write the day of the last audit"),
    example="last_audit: 2062-05-12",
)
