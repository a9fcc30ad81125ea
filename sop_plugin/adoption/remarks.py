"""What a person should look at in a file that was adopted, and why a file is left as it is."""

from __future__ import annotations

from sop_plugin.words.voice import Words

NUMBER_REPLACED = Words(
    "原编号 {old} 不合本手册的编号规则，改用 {number}；要保留原编号，先改 number_pattern",
    "its number {old} does not follow the manual's pattern, so it becomes {number}; to keep it, change number_pattern first",
)
NUMBER_ELSEWHERE = Words(
    "写的编号是“{old}”，采用标题或文件名中合规则的 {number}",
    "its number is given as “{old}”; {number}, which follows the pattern, is used",
)
NUMBER_GIVEN = Words("没有编号，取下一个：{number}", "it has no number and takes the next one: {number}")
TITLE_OF_NAME = Words("题目取自文件名：{title}", "its title is the name of the file: {title}")
TITLE_STAYS = Words(
    "一级标题“{heading}”与题目“{title}”不同，留在正文里",
    "the heading “{heading}” differs from the title “{title}” and stays",
)
TYPE_SUPPOSED = Words(
    "文件类型没有写，按题目定为 {type}；不对的，用 --type 写明",
    "it names no type; by its title it is {type}, and --type says another",
)
DEPARTMENT_OF_FOLDER = Words("部门取自文件夹 {folder}", "its department is that of the folder {folder}")
REVISION_SUPPOSED = Words("版次没有写，定为 {revision}", "it names no revision; it becomes {revision}")
REVIEW_SUPPOSED = Words("复审周期没有写，定为 {period}", "it names no review period; it becomes {period}")
CHANGE_SUPPOSED = Words(
    "这一版改了什么没有写，写作“{summary}”",
    "it does not say what this revision changed; it becomes “{summary}”",
)
NOT_UNDERSTOOD = Words(
    "{field}“{value}”不能采用，留在开头的注释里",
    "{field} “{value}” cannot be used; it is kept in a comment at the top",
)
REVISION_BY_SETTING = Words(
    '版次“{value}”不能采用，留在开头的注释里；要照用，先设 revision_pattern: "{pattern}"',
    'revision “{value}” cannot be used, and is kept in a comment at the top; to keep it, first set revision_pattern: "{pattern}"',
)
DAY_BY_SETTING = Words(
    "{field}“{value}”看不出先日还是先月，留在开头的注释里；先设 metadata 的 day_order: dmy 或 mdy",
    "{field} “{value}” does not say whether its day or month comes first, and is kept in a comment at the top; first set day_order: dmy "
    "or mdy below metadata",
)
CONFLICT = Words(
    "{field}在两处不同：“{value}”和“{other}”，采用前者",
    "{field} is given twice: “{value}” and “{other}”; the first is used",
)
STATE = Words(
    "原状态“{value}”；采用后是草稿，由人声明执行中的用 sop baseline",
    "its state was “{value}”; it becomes a draft, and sop baseline declares what is in force",
)
PERSON = Words(
    "{role}：{name}（{person}），留在注释里，不当作签署",
    "{role}: {name} ({person}), kept in a comment, no signature",
)
PERSON_UNKNOWN = Words(
    "{role}：{name}，组织文件中没有这个姓名，留在注释里",
    "{role}: {name}, whom the organisation does not name, kept in a comment",
)
LINKS_BY_NAME = Words(
    "{count} 处按文件名写的 [[链接]] 改成了按编号的引用",
    "[[links]] by names of files made references by number: {count}",
)
LINKS_TO_HEADINGS = Words(
    "{count} 处到标题的链接改为通到它所成的条款",
    "links to headings lead to the clauses that these have become: {count}",
)
MENDED = Words(
    "已整理 {count} 处（同 sop fix）：{titles}", "mended as sop fix does, places: {count} ({titles})"
)
KEPT_AS_COMMENT = Words("用不上，留在注释里：{names}", "not used, kept in a comment: {names}")

LEFT_WITHDRAWN = Words(
    "写着“{value}”：移出手册，或自己写明作废（status、withdrawal）",
    "it says “{value}”: take it out of the manual, or write its withdrawal (status, withdrawal)",
)
LEFT_SIGNED = Words(
    "有本手册的签署或复审记录：照 sop check 所列的改正",
    "it has signatures or reviews of this manual: correct it as sop check says",
)
LEFT_RECORDED = Words(
    "编号 {number} 已在台账中：照 sop check 所列的改正",
    "its number {number} is in the ledger: correct it as sop check says",
)
LEFT_TAKEN = Words(
    "编号 {number} 已是 {other} 的；两份中的一份另写编号",
    "its number {number} is that of {other}; give one of them another",
)
LEFT_PAGE = Words(
    "像一页导航，不像文件：写入 pages 设置，或指名采用：sop adopt {path} --write",
    "it looks like a page, not a document: name it in the setting pages, or adopt it by name: sop adopt {path} --write",
)
LEFT_NO_DEPARTMENT = Words(
    "没有写明部门，编不了号：加 --department CODE，或放进以部门代码为名的文件夹",
    "no department is named, so it gets no number: give --department CODE, or put it in a folder named after one",
)
LEFT_NO_ORGANISATION = Words(
    "组织文件里没有部门，或读不出来：先看 sop check，把部门写进 organisation.yml",
    "the organisation file has no departments, or cannot be read: see sop check, and write the departments into organisation.yml first",
)
LEFT_TOML = Words(
    "前置信息是 TOML（+++）：先改成 --- 之间的 YAML",
    "its front matter is TOML (+++): make it YAML between --- lines first",
)
LEFT_LINK = Words("是符号链接", "it is a symbolic link")
LEFT_FAULTY = Words("读不成文件：{problem}", "it does not become a document: {problem}")
