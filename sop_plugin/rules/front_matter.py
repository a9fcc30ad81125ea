"""SOP1xx: the front matter."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NO_FRONT_MATTER = Rule(
    "SOP101",
    "no-front-matter",
    Severity.ERROR,
    title=Words("没有文件信息", "No front matter"),
    what=Words(
        "文件没有以 --- 开头的文件信息", "the file does not begin with front matter between --- lines"
    ),
    why=Words(
        "没有编号、版次和批准的文件不是受控文件，不会发布。",
        "Without number, revision and approvals it is no controlled document; it is not published.",
    ),
    remedy=Words(
        "在第一行写 ---，列出 number、title 等字段，再以 --- 结束；说明页请列入 mkdocs.yml 的 pages",
        "begin with ---, the fields number, title …, and ---; list pages outside control under pages in mkdocs.yml",
    ),
    example="## 目的\n…",
)
UNCLOSED = Rule(
    "SOP102",
    "front-matter-not-closed",
    Severity.ERROR,
    title=Words("文件信息没有结束", "Front matter not closed"),
    what=Words("以 --- 开头的文件信息没有结束的 ---", "the front matter has no closing ---"),
    why=Words("正文会被当作文件信息读取。", "The text below would be read as front matter."),
    remedy=Words("在最后一个字段之后另起一行写 ---", "write --- on a line of its own below the last field"),
    example="---\nnumber: QA-SOP-001\n\n## 目的",
)
BROKEN_YAML = Rule(
    "SOP103",
    "broken-yaml",
    Severity.ERROR,
    title=Words("YAML 写法有误", "Broken YAML"),
    what=Words("YAML 无法读取：{problem}", "the YAML cannot be read: {problem}"),
    why=Words(
        "文件信息读不出来，编号和批准就无从谈起；文件不会发布。",
        "Neither number nor approvals can be known; the document is not published.",
    ),
    remedy=Words(
        "检查缩进、冒号后的空格和引号；值里有“: ”或以 [ {{ \" ' # & * ! | > @ ` 开头时加引号",
        "look at indentation, the blank after colons and quotes; quote values that hold ': ' or begin with a special sign",
    ),
    example="title: 电话: 销售",
)
YAML_FEATURE = Rule(
    "SOP104",
    "yaml-feature",
    Severity.ERROR,
    title=Words("不支持的 YAML 写法", "YAML feature not allowed"),
    what=Words("文件信息里不能用{feature}", "{feature} cannot be used in front matter"),
    why=Words(
        "锚点、标签等写法让同一个值出现在别处，人读不出，也可能拖垮构建。",
        "Anchors, tags and the like hide values from readers and can be abused to stall a build.",
    ),
    remedy=Words("直接写出值", "write the value out"),
    example="approvals: &same [...]\nreviews: *same",
)
UNKNOWN_KEY = Rule(
    "SOP105",
    "unknown-key",
    Severity.ERROR,
    title=Words("未知字段", "Unknown key"),
    what=Words("没有“{key}”这个字段{hint}", "there is no key {key!r}{hint}"),
    why=Words("写错的字段名会让一条信息悄悄丢失。", "A misspelt key silently loses what it says."),
    remedy=Words(
        "改正字段名，或删除该行；可用的字段：{known}", "correct the key or delete it; known keys: {known}"
    ),
    example="efective: 2026-03-01",
)
DUPLICATE_KEY = Rule(
    "SOP106",
    "duplicate-key",
    Severity.ERROR,
    title=Words("字段重复", "Duplicate key"),
    what=Words("“{key}”已在第 {line} 行写过", "{key!r} was already given on line {line}"),
    why=Words(
        "YAML 只取最后一个，前面的值会悄悄丢失。", "YAML keeps the last one and silently drops the others."
    ),
    remedy=Words("只保留一个", "keep one of them"),
    example='revision: "1"\nrevision: "2"',
)
MISSING_FIELD = Rule(
    "SOP107",
    "missing-field",
    Severity.ERROR,
    title=Words("缺少字段", "Missing field"),
    what=Words("缺少“{field}”", "{field!r} is missing"),
    why=Words(
        "缺了它，页眉、登记册或批准栏就不完整。",
        "Without it the header block, the register or the approval block would be incomplete.",
    ),
    remedy=Words("补上，例如 {example}", "add it, for example {example}"),
    example="---\ntitle: 接听电话\n---            # no number",
)
WRONG_TYPE = Rule(
    "SOP108",
    "wrong-type",
    Severity.ERROR,
    title=Words("值的类型不对", "Wrong type"),
    what=Words("“{field}”应为{expected}，这里是{found}", "{field!r} must be {expected}, not {found}"),
    why=Words(
        "类型不对的值无法检查，也无法显示。", "A value of the wrong type can be neither checked nor shown."
    ),
    remedy=Words("改成例如 {example}", "write for example {example}"),
    example="keywords: 电话销售            # a list is wanted: [电话销售]",
)
IMPOSSIBLE_DATE = Rule(
    "SOP109",
    "impossible-date",
    Severity.ERROR,
    title=Words("日期不存在", "Impossible date"),
    what=Words("“{field}”不是日历上的日期：{value}", "{field!r} is no date of the calendar: {value}"),
    why=Words(
        "生效和复审按日期计算，写错的日期会让文件提前或永不生效。",
        "States are derived from dates; a wrong one puts a document in force early or never.",
    ),
    remedy=Words("写成 年-月-日，例如 {example}", "write year-month-day, for example {example}"),
    example="effective: 2026-02-30",
)
AMBIGUOUS_VALUE = Rule(
    "SOP110",
    "ambiguous-value",
    Severity.WARNING,
    title=Words("值会被误读", "Value that other tools read differently"),
    what=Words(
        "“{value}”没有加引号，别的工具会读成 {misread}",
        "{value} is not quoted; other tools read it as {misread}",
    ),
    why=Words(
        "YAML 把 001 读成 1，1.10 读成 1.1，on 读成“真”，12:30 读成 750。",
        "YAML reads 001 as 1, 1.10 as 1.1, on as true, 12:30 as 750.",
    ),
    remedy=Words('加引号："{value}"', 'put quotes around it: "{value}"'),
    example="revision: 001",
)
UNKNOWN_VALUE = Rule(
    "SOP111",
    "unknown-value",
    Severity.ERROR,
    title=Words("不认识的值", "Unknown value"),
    what=Words("“{field}”不能是“{value}”{hint}", "{field!r} cannot be {value!r}{hint}"),
    why=Words("只有列出的值有确定的含义。", "Only the listed values have a meaning."),
    remedy=Words("可用的值：{allowed}", "one of: {allowed}"),
    example="status: aproved",
)
NO_PERIOD = Rule(
    "SOP112",
    "no-period",
    Severity.ERROR,
    title=Words("不是期限", "Not a period"),
    what=Words("“{field}”不是期限：{value}", "{field!r} is no period: {value}"),
    why=Words("没有期限就算不出复审日。", "Without a period no review due date can be computed."),
    remedy=Words("写成例如 12 months、2 years、12 个月", "write for example 12 months, 2 years"),
    example="review: {every: yearly}",
)
NO_REVISION = Rule(
    "SOP113",
    "no-revision",
    Severity.ERROR,
    title=Words("版次写法有误", "Malformed revision"),
    what=Words("版次应为{form}，这里是“{value}”", "the revision must be {form}, not {value!r}"),
    why=Words("版次要能比较先后。", "Revisions must have an order."),
    remedy=Words('写成例如 revision: "{example}"', 'write for example revision: "{example}"'),
    example='revision: "1.10"',
)
NOT_ONE_LINE = Rule(
    "SOP114",
    "empty-or-long-text",
    Severity.ERROR,
    title=Words("文字为空或多行", "Empty or many-line text"),
    what=Words("“{field}”要有一行文字", "{field!r} must be one line of text"),
    why=Words(
        "它要放进页眉、登记册和索引的一格里。",
        "It has to fit a cell of the header block, the register or an index.",
    ),
    remedy=Words("写一行文字", "write one line"),
    example='title: ""',
)
CONFIDENTIALITY_UNKNOWN = Rule(
    "SOP115",
    "confidentiality-unknown",
    Severity.ERROR,
    title=Words("没有这个密级", "Unknown level of confidentiality"),
    what=Words("没有密级“{level}”；有的是：{known}", "there is no level {level!r}; there are: {known}"),
    why=Words(
        "写错的密级没有人知道是高是低；生成某一级的网站时，这份文件一律不放进去。",
        "Nobody knows how high a level is that was misspelt; the document is in no edition for a level.",
    ),
    remedy=Words(
        "改成 mkdocs.yml 的 confidentiality 中 levels 的一个词",
        "write one of the levels under confidentiality in mkdocs.yml",
    ),
    example="confidentiality: 绝密级                     # levels: [公开, 内部, 秘密]",
)
CONFIDENTIALITY_FOR_NOBODY = Rule(
    "SOP116",
    "confidentiality-for-nobody",
    Severity.ERROR,
    title=Words("给不存在的部门定的密级", "Level of confidentiality for nobody"),
    what=Words(
        "confidentiality 写到的部门“{code}”不在组织中",
        "confidentiality names the department {code!r}, which the organisation does not have",
    ),
    why=Words(
        "写错一个字母，本来要保密的部门的文件就会放进给别人看的一版；写在 audiences 里的，那一版什么也没有。",
        "By one wrong letter the documents of a department that was to be confidential are handed out; in an audience, its edition is empty.",
    ),
    remedy=Words(
        "改正代码（相近：{nearest}）；部门已撤销的，去掉这一项",
        "correct the code (nearest: {nearest}); take it away where the department is no more",
    ),
    example="confidentiality:\n  departments: {FIN-A: 秘密}            # organisation.yml has FIN",
)
