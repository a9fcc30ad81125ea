"""SOP3xx: structure of the body."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

HEADING_MISSING = Rule(
    "SOP301",
    "heading-missing",
    Severity.ERROR,
    title=Words("缺少必备章节", "Required heading missing"),
    what=Words("{type}必须有“{heading}”一章", "a document of type {type} must have a clause “{heading}”"),
    why=Words(
        "同类文件结构相同，读者才能在固定的位置找到职责和步骤。",
        "Documents of one type are built alike, so that readers find duties and steps where they expect them.",
    ),
    remedy=Words(
        "补上二级标题“## {heading}”（可用同义标题）及其内容",
        "add the level-2 heading “## {heading}” (or a synonym of it) with its text",
    ),
    example="## 目的\n…\n## 工作程序            # 适用范围, 职责 and 相关文件 are missing",
)

HEADING_JUMP = Rule(
    "SOP302",
    "heading-jump",
    Severity.ERROR,
    title=Words("标题跳级", "Heading level skipped"),
    what=Words(
        "标题“{title}”是 {level} 级，此处最多只能是 {allowed} 级",
        "heading “{title}” is level {level}; level {allowed} is the deepest possible here",
    ),
    why=Words(
        "条款编号由标题层级得出，跳级会使编号断裂，引用也就落空。",
        "Clause numbers come from the levels of headings; a gap breaks the numbers and the references to them.",
    ),
    remedy=Words("改为“{marks} {title}”", "write “{marks} {title}”"),
    example="## 工作程序\n#### 接听              # ### 接听",
    mendable=True,
)

HEADING_LEVEL_ONE = Rule(
    "SOP303",
    "heading-level-one",
    Severity.ERROR,
    title=Words("正文中有一级标题", "Level-1 heading in the body"),
    what=Words("正文中有一级标题“{title}”", "the body has a level-1 heading “{title}”"),
    why=Words(
        "一级标题是文件名称，由 front matter 的 title 生成，正文再写一遍就会出现两个。",
        "Level 1 is the document's title, which is drawn from the front matter; a second one contradicts it.",
    ),
    remedy=Words(
        "是文件名称的就删去，是条款的改为“##”", "delete it if it repeats the title, else make it “##”"
    ),
    example="# 接听电话工作程序与标准\n## 目的",
    mendable=True,
)

NO_CLAUSES = Rule(
    "SOP304",
    "no-clauses",
    Severity.ERROR,
    title=Words("正文没有条款", "No clauses"),
    what=Words("正文没有任何条款标题", "the body has no clause headings"),
    why=Words(
        "没有条款就没有条款编号，别人无法引用，也无法检查必备章节。",
        "Without clauses there are no clause numbers: nothing can be cited and nothing can be checked.",
    ),
    remedy=Words("用“## 目的”一类的标题把正文分成条款", "divide the text by headings such as “## Purpose”"),
    example="---\n…\n---\n接到电话后应当尽快接听。",
)

CLAUSE_ID_DUPLICATE = Rule(
    "SOP305",
    "clause-id-duplicate",
    Severity.ERROR,
    title=Words("标题 id 重复", "Duplicate heading id"),
    what=Words("标题 id {id} 已用于第 {line} 行", "heading id {id} is already used on line {line}"),
    why=Words(
        "引用靠 id 找到条款，重复的 id 会把读者带到别处。",
        "References find a clause by its id; one that is not unique leads readers elsewhere.",
    ),
    remedy=Words("换一个本文件内唯一的 id", "choose an id that is unique in this document"),
    example="## 接听 {#steps}\n## 转接 {#steps}",
)

HEADING_UNDERLINED = Rule(
    "SOP306",
    "heading-underlined",
    Severity.WARNING,
    title=Words("下划线式标题", "Underlined heading"),
    what=Words(
        "“{title}”用下一行的 === 或 --- 标成了标题",
        "“{title}” is made a heading by the === or --- below it",
    ),
    why=Words(
        "这种写法常常是表格线或分隔线误成的标题，会多出一个没人想要的条款编号。",
        "It is often a rule or a table line that became a heading by accident, with a clause number nobody wanted.",
    ),
    remedy=Words(
        "要标题就写“{marks} {title}”；要分隔线就在前面空一行",
        "for a heading write “{marks} {title}”; for a rule leave a blank line above it",
    ),
    example="职责\n----",
    mendable=True,
)

HEADING_EMPTY = Rule(
    "SOP307",
    "heading-empty",
    Severity.ERROR,
    title=Words("标题没有文字", "Heading without text"),
    what=Words("{level} 级标题没有文字", "a level-{level} heading has no text"),
    why=Words(
        "空标题也会占用条款编号，目录里却什么也没有。",
        "An empty heading takes a clause number and shows nothing in the contents.",
    ),
    remedy=Words("补上文字，或删去这一行", "give it a text, or delete the line"),
    example="##\n接听电话的人……",
)

HEADING_NUMBERED = Rule(
    "SOP308",
    "heading-numbered",
    Severity.WARNING,
    title=Words("手工编号的标题", "Heading numbered by hand"),
    what=Words("标题“{title}”带有手工编号", "heading “{title}” is numbered by hand"),
    why=Words(
        "条款编号自动生成，手写的编号会重复出现，增删条款后还会出错。",
        "Clauses are numbered for you; a number by hand shows twice, and is wrong after the next change.",
    ),
    remedy=Words("删去编号，只写“{plain}”", "delete the number: “{plain}”"),
    example="## 一、目的\n### 1.1 接听",
    mendable=True,
)

CLAUSE_ID_RESERVED = Rule(
    "SOP309",
    "clause-id-reserved",
    Severity.ERROR,
    title=Words("标题 id 与条款编号相混", "Heading id looks like a clause number"),
    what=Words("标题 id {id} 与自动生成的条款编号相混", "heading id {id} looks like the number of a clause"),
    why=Words(
        "4.2 和 c4-2 这类 id 由条款编号占用，手写的会指向另一条款。",
        "Ids such as 4.2 and c4-2 belong to the numbers of clauses; by hand they would point at another clause.",
    ),
    remedy=Words(
        "换一个用词语表示的 id，例如 {{#answering}}", "choose an id of words, such as {{#answering}}"
    ),
    example="## 接听 {#c4-2}",
)

GUIDANCE_LEFT = Rule(
    "SOP310",
    "guidance-left",
    Severity.WARNING,
    title=Words("模板文字没有删去", "Template text left"),
    what=Words("模板的文字还在：“{text}”", "text of the template is still there: “{text}”"),
    why=Words(
        "提示说明这一条还没有写完；示例行会当作真的步骤发布给读者。草稿中可以留着，送签之前删去。",
        "Guidance tells that its clause is unfinished, and readers would take an example row for a step. "
        "A draft may keep both until it is submitted.",
    ),
    remedy=Words("写好这一条的内容，然后删去这一行", "write what belongs there, then delete the line"),
    example="## 目的\n\n<!-- 写作提示：这份文件要达到什么效果，一段话说完。 -->",
)

HEADING_NEARLY = Rule(
    "SOP311",
    "heading-nearly",
    Severity.ADVICE,
    title=Words("标题像是必备章节", "Heading is nearly a required one"),
    what=Words(
        "“{title}”像是必备的“{heading}”，但不认得这个说法",
        "“{title}” looks like the required “{heading}”, but is not known as one",
    ),
    why=Words(
        "认得出的章节才能用来列职责、术语和相关文件；章节其实在，只是叫法不同。",
        "Duties, terms and related documents are read from clauses that are known; this one may only have another name.",
    ),
    remedy=Words(
        "改为“{heading}”；全手册都这样叫的，在 mkdocs.yml 的 headings 中写 {setting}",
        "call it “{heading}”; if the whole manual calls it so, put {setting} under headings in mkdocs.yml",
    ),
    example="## 职责与义务                # 职责",
)
