"""SOP3xx (35x, 36x): what of the Markdown is not shown as its author will expect."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

STRUCTURE_AS_TEXT = Rule(
    "SOP351",
    "structure-as-text",
    Severity.WARNING,
    title=Words("列表、标题等没有成形", "Structure shown as text"),
    what=Words(
        "“{written}”写成了文字，不是{meant}：{reason}",
        "“{written}” is shown as text, not as {meant}: {reason}",
    ),
    why=Words(
        "从 Word、Typora 或聊天窗口粘贴来的文字，常带全角符号或少了空格：作者眼里是标题和列表，读者看到的是挤在一起的符号。",
        "Text pasted from Word, Typora or a chat often has full-width marks or lacks a blank: headings and lists to its "
        "author, a run of signs to its readers.",
    ),
    remedy=Words("要成为{meant}，{instead}", "for {meant}, {instead}"),
    example="##目的\n＊ 手套                       # - 手套\n1.洗手                      # 1. 洗手",
    mendable=True,
)

MARKS_AS_TEXT = Rule(
    "SOP352",
    "marks-as-text",
    Severity.ADVICE,
    title=Words("符号照原样显示", "Marks shown as they are"),
    what=Words(
        "“{written}”照原样显示，不是{meant}", "“{written}” is shown with its marks, and not as {meant}"
    ),
    why=Words(
        "有的编辑器认得这种写法，GitHub 和本手册不认得；读者会看到符号本身。",
        "Some editors know these marks; GitHub and this manual do not, and readers see the marks themselves.",
    ),
    remedy=Words("要{meant}，{instead}", "for {meant}, {instead}"),
    example="H~2~O、m^2^、==重点==、[TOC]、** 加粗 **",
    mendable=True,
)

NO_TABLE = Rule(
    "SOP353",
    "no-table",
    Severity.WARNING,
    title=Words("表格没有成形", "Table shown as text"),
    what=Words("这几行竖线不成表格：{reason}", "these lines with bars are no table: {reason}"),
    why=Words(
        "竖线会原样显示，表中的步骤、责任人和记录也都读不出来。",
        "The bars are shown as they are, and no step, doer or record is read from them.",
    ),
    remedy=Words("要成为表格，{instead}", "for a table, {instead}"),
    example="| 步骤 | 责任人 | 标准 |\n| --- | --- |               # two dashes for three columns\n| 复述 | 预订员 | 逐项复述 |",
    mendable=True,
)

CELLS_LOST = Rule(
    "SOP354",
    "cells-lost",
    Severity.WARNING,
    title=Words("多出的格不显示", "Surplus cells are not shown"),
    what=Words(
        "这一行有 {cells} 格，表头只有 {columns} 格，“{lost}”不会显示",
        "this row has {cells} cells and the header {columns}: “{lost}” is not shown",
    ),
    why=Words(
        "与 GitHub 相同，表头之外的格没有地方可放，写在里面的内容读者看不到。",
        "As on GitHub, cells beyond the header have no place, and readers never see what stands in them.",
    ),
    remedy=Words(
        "给表头加一栏，或删去多余的竖线；文字中的竖线写成 \\|",
        "add a column to the header, or delete a bar; write a bar within text as \\|",
    ),
    example="| 物品 | 数量 |\n| --- | --- |\n| 手套 | 2 | 一次性 |",
)

TEXT_IN_TABLE = Rule(
    "SOP355",
    "text-in-table",
    Severity.WARNING,
    title=Words("表格下面的文字成了一行", "Text below a table becomes a row"),
    what=Words(
        "“{written}”紧接着表格，显示为表中的一行", "“{written}” follows the table and is shown as a row of it"
    ),
    why=Words(
        "表格到空行才结束；紧跟在后面的文字会落进第一栏。",
        "A table ends at a blank line; what follows without one falls into its first column.",
    ),
    remedy=Words(
        "在这一行前面空一行；确是表中一行的，补上竖线",
        "leave a blank line above it; if it is a row, give it its bars",
    ),
    example="| 步骤 | 责任人 |\n| --- | --- |\n| 复述 | 预订员 |\n注：夜间由前台代办。",
)

TEXT_UNSEEN = Rule(
    "SOP356",
    "text-unseen",
    Severity.WARNING,
    title=Words("写了却不显示", "Text that is not shown"),
    what=Words("“{written}”不会显示：{reason}", "“{written}” is not shown: {reason}"),
    why=Words(
        "文字在文件里，读者却看不到，审批的人也没有看到。",
        "It stands in the file, and neither readers nor those who approve ever see it.",
    ),
    remedy=Words("要让读者看到，{instead}", "for readers to see it, {instead}"),
    example="压力 0.3 MPa。\n\n[^1]: 表压。                # nothing mentions [^1]\n\n[注]: 夜间除外              # read as the address of a link",
)

NOTE_MISSING = Rule(
    "SOP357",
    "note-missing",
    Severity.WARNING,
    title=Words("脚注没有写", "Footnote without a note"),
    what=Words("{mark} 没有对应的脚注", "there is no note for {mark}"),
    why=Words("读者看到一个记号，找不到它说的是什么。", "Readers see a mark, and not what it stands for."),
    remedy=Words(
        "另起一段写“{mark}: 说明”（半角冒号），或删去这个记号",
        "write “{mark}: …” in a paragraph of its own, or delete the mark",
    ),
    example="压力 0.3 MPa[^1]。\n\n[^1]：表压。                # a full-width colon",
)

HTML_AS_TEXT = Rule(
    "SOP358",
    "html-as-text",
    Severity.WARNING,
    title=Words("HTML 标签照原样显示", "HTML tag shown as text"),
    what=Words(
        "标签 {tag} 不起作用，照原样显示", "the tag {tag} has no effect and is shown as it was written"
    ),
    why=Words(
        "文件里只用不会运行、不会从别处取东西的标签；其余的照原样显示，免得内容不声不响地消失。",
        "Documents have tags that neither run nor fetch anything; others are shown as written, so that nothing vanishes.",
    ),
    remedy=Words(
        "改用 Markdown 或 <br>、<sub>、<table> 一类的标签；要写尖括号本身，用反引号括起来或写成 &lt;",
        "use Markdown, or tags such as <br>, <sub> and <table>; for the bracket itself write backquotes around it, or &lt;",
    ),
    example='<iframe src="https://example.com"></iframe>、<w:p>',
)

HTML_ATTRIBUTES = Rule(
    "SOP359",
    "html-attributes",
    Severity.ADVICE,
    title=Words("HTML 属性不起作用", "HTML attributes without effect"),
    what=Words("<{tag}> 的 {attributes} 不起作用", "{attributes} of <{tag}> has no effect"),
    why=Words(
        "样式和脚本由网站统一给出，标签自带的会被去掉；GitHub 也是如此。",
        "Looks and scripts come from the site; those that a tag brings along are left out, as GitHub does.",
    ),
    remedy=Words(
        '删去这些属性；图片的大小写 width="300"，居中写 align="center"',
        'delete them; for the size of a picture write width="300", to centre align="center"',
    ),
    example='<p style="color:red" onclick="go()">注意</p>',
)

SHOWN_AS_CODE = Rule(
    "SOP360",
    "shown-as-code",
    Severity.WARNING,
    title=Words("缩进的文字成了代码", "Indented text becomes code"),
    what=Words(
        "“{written}”前面缩进四格，显示为代码，不换行也不成列表",
        "“{written}” is indented by four and shown as code, without lists or line breaks",
    ),
    why=Words(
        "Markdown 把空行后缩进四格的文字当作代码；从 Word 粘贴来的首行缩进、缩进的列表常常这样变样。",
        "Markdown takes what is indented by four below a blank line for code; indents pasted from Word often end so.",
    ),
    remedy=Words(
        "删去行首的空格；确是代码的，用 ``` 围起来",
        "delete the blanks before it; put ``` around what really is code",
    ),
    example="说明：\n\n    - 手套\n    - 口罩",
)

INVISIBLE_CHARACTER = Rule(
    "SOP361",
    "invisible-character",
    Severity.ADVICE,
    title=Words("看不见的字符", "Invisible character"),
    what=Words("这里有看不见的字符 {character}", "there is an invisible character {character} here"),
    why=Words(
        "从网页和 Word 带来的零宽字符看不见，却使检索、引用和列表落空。",
        "Zero-width characters from web pages and Word cannot be seen, and make searches, references and lists fail.",
    ),
    remedy=Words("删去它", "delete it"),
    example="响铃 3 声<U+200B>内接起",
    mendable=True,
)

DIAGRAM_AS_TEXT = Rule(
    "SOP362",
    "diagram-as-text",
    Severity.WARNING,
    title=Words("图以源码显示", "Diagram shown as its source"),
    what=Words("{kind} 图不画出来，以源码显示", "a {kind} diagram is not drawn; its source is shown"),
    why=Words(
        "手册不向外取脚本，打印件也要与网页相同，所以图不在浏览器里画。",
        "A manual fetches no scripts, and paper must show what the page shows, so browsers draw no diagrams.",
    ),
    remedy=Words(
        "步骤写成“步骤 | 责任人 | …”的表，流程图由表生成；别的图导出为图片放进来",
        "write steps as a table, from which the flow chart is drawn; bring in other diagrams as pictures",
    ),
    example="```mermaid\ngraph TD\n  接听 --> 转接\n```",
)

LIST_TORN = Rule(
    "SOP363",
    "list-torn",
    Severity.WARNING,
    title=Words("下级列表缩进不够", "Nested list indented too little"),
    what=Words(
        "“{written}”缩进 {indent} 格，不在第 {line} 行的项目之内，成了同级的项目或另一个列表",
        "“{written}” is indented by {indent}, which puts it beside the item on line {line} and not into it",
    ),
    why=Words(
        "下级列表要与上级项目的文字对齐（“1. ”之下三格）；少了就成了另一个列表，编号也断开。",
        "A nested list stands below the words of its item (three blanks under “1. ”); with fewer it is another list, and the "
        "numbers break.",
    ),
    remedy=Words("缩进 {wanted} 格", "indent it by {wanted}"),
    example="1. 准备\n  - 手套                    # 3 blanks\n2. 清洗",
    mendable=True,
)

NUMBER_CHANGES = Rule(
    "SOP364",
    "number-changes",
    Severity.WARNING,
    title=Words("显示的编号与写的不同", "Number shown differs from the one written"),
    what=Words("写的是 {written}，显示为 {shown}", "{written} is written, {shown} is shown"),
    why=Words(
        "Markdown 的列表只看第一个数，其余的依次数下去；别处写的“见第 4 步”就指错了地方。",
        "A list takes its first number and counts on; “see step 4” elsewhere then leads to another step.",
    ),
    remedy=Words(
        "改为 {shown}；不是连续列表的，中间用文字或空行加标题隔开",
        "write {shown}; if the list does not go on, part it by a line of text or a heading",
    ),
    example="1. 准备\n2. 清洗\n4. 干燥                     # shown as 3",
)

FENCE_OPEN = Rule(
    "SOP365",
    "fence-open",
    Severity.WARNING,
    title=Words("代码没有结束", "Code that never ends"),
    what=Words(
        "从这里开始的代码没有用 {mark} 结束，后面的全部显示为代码",
        "no {mark} ends the code that begins here: all below is shown as code",
    ),
    why=Words(
        "后面的标题、表格和步骤都不再是标题、表格和步骤。",
        "Headings, tables and steps below it are none any more.",
    ),
    remedy=Words("在代码结束处写一行 {mark}", "write a line {mark} where the code ends"),
    example="```\nsop check\n\n## 职责",
)

HTML_TABLE_IN_LINE = Rule(
    "SOP366",
    "html-table-in-line",
    Severity.WARNING,
    title=Words("HTML 表格接在一行文字里", "HTML table begins within a line"),
    what=Words(
        "这个 HTML 表格接在一行文字里，显示不全，或其中的步骤读不出来",
        "this HTML table begins within a line: it is shown in part only, or no step is read from it",
    ),
    why=Words(
        "<tr> 另起一行就不再属于这一行文字，表格从中断开；步骤、责任人和记录只从单独成段的表格读出。",
        "A <tr> on a line of its own no longer belongs to the line above, which cuts the table; and steps, doers and records are read "
        "from tables that are blocks by themselves.",
    ),
    remedy=Words(
        "让 <table> 另起一行，前面空一行",
        "begin <table> on a line of its own, with a blank line above it",
    ),
    example="如下：<table>\n<tr><th>步骤</th><th>责任人</th></tr>\n<tr><td>复述</td><td>预订员</td></tr>\n</table>",
)

DRAWN_TABLE = Rule(
    "SOP367",
    "drawn-table",
    Severity.WARNING,
    title=Words("不用竖线的表格", "Table without bars"),
    what=Words(
        "这是{kind}，这里显示为连成一片的文字",
        "this is {kind}; here it is shown as running text",
    ),
    why=Words(
        "只有别的程序（Pandoc、Excel 等）认得这种表格；表中的步骤、责任人和记录读不出来，读者也分不清哪一格是哪一格。",
        "Only other programs, such as Pandoc and Excel, know such tables: no step, doer or record is read from them, and readers cannot tell the "
        "cells apart.",
    ),
    remedy=Words(
        "改成 Markdown 表格：每格之间用 | 隔开，表头下面加一行 | --- |；{how}",
        "make it a Markdown table: | between the cells, and a line | --- | below the head; {how}",
    ),
    example="步骤    责任人   标准\n------  -------  --------\n接起    预订员   3 声内",
    mendable=True,
)

PICTURE_MARK_LOST = Rule(
    "SOP368",
    "picture-mark-lost",
    Severity.WARNING,
    title=Words("图上的编号不对", "Number on a picture amiss"),
    what=Words("图上的编号“{written}”：{reason}", "the number on a picture “{written}”: {reason}"),
    why=Words(
        "编号照写明的位置画在图上，读者照着做；写错的画不出来，或指着别的地方。",
        "Numbers are drawn where the text says, and readers act on them; one that is amiss is not drawn, or points elsewhere.",
    ),
    remedy=Words("要标在该标的地方，{instead}", "for it to stand where it belongs, {instead}"),
    example="![电话机](img/phone.png)\n\n- ①（左 35%，上 120%）拿起听筒      # 0 to 100",
)

SIGNS_VANISH = Rule(
    "SOP369",
    "signs-vanish",
    Severity.ADVICE,
    title=Words("符号当作标记，不显示", "Signs taken for marks"),
    what=Words("“{written}”里的符号不显示：{reason}", "the signs of “{written}” are not shown: {reason}"),
    why=Words(
        "尺寸、型号和不等式里的星号与尖括号，正好也是 Markdown 和 HTML 的标记；读者看到的少了符号，意思就变了。",
        "Asterisks and angle brackets of sizes, models and inequalities are marks of Markdown and HTML as well; what readers see "
        "without them means something else.",
    ),
    remedy=Words("要显示这些符号，{instead}", "for the signs to be shown, {instead}"),
    example="长*宽*高                     # 长×宽×高\na<b>c                        # a &lt; b &gt; c",
)

PICTURE_ELSEWHERE = Rule(
    "SOP370",
    "picture-elsewhere",
    Severity.WARNING,
    title=Words("图片不在手册里", "Picture from elsewhere"),
    what=Words(
        "“{written}”不在手册里，读者看到的是{shown}",
        "“{written}” is no file of the manual: readers see {shown}",
    ),
    why=Words(
        "手册不向外取文件：别处的图片会换、会没有，审批的人看到的也不一定是读者看到的。",
        "A manual fetches nothing: a picture elsewhere changes and goes, and readers may not see what was approved.",
    ),
    remedy=Words(
        "把文件放在文档旁边并提交，写相对路径，如 ![图](img/phone.png)",
        "put the file beside the document, commit it and write its path, such as ![picture](img/phone.png)",
    ),
    example="![电话机](https://example.com/phone.png)         # ![电话机](img/phone.png)",
)
