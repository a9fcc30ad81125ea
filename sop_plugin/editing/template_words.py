"""What the templates of new documents say, in the language of the document: one sentence for each heading."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.model.headings import Heading
from sop_plugin.model.procedure import Column
from sop_plugin.words.language import LocalisedText

# Words that a type's own readers expect; all others are those of ``headings.WANTED``.
HEADINGS: Mapping[tuple[str, Heading], LocalisedText] = {
    ("policy", Heading.CONTENT): LocalisedText("管理要求", "管理要求", "Content"),
    ("work_instruction", Heading.CONTENT): LocalisedText("作业步骤", "作業步驟", "Steps"),
    ("job_description", Heading.PURPOSE): LocalisedText("岗位概要", "崗位概要", "Role summary"),
    ("job_description", Heading.RESPONSIBILITIES): LocalisedText("岗位职责", "崗位職責", "Duties"),
    ("form", Heading.PURPOSE): LocalisedText("用途", "用途", "Purpose"),
}

SENTENCES: Mapping[Heading, LocalisedText] = {
    Heading.PURPOSE: LocalisedText(
        "用一段话写明这份文件要达到什么效果。",
        "用一段話寫明這份文件要達到什麼效果。",
        "say in one paragraph what this document is to achieve.",
    ),
    Heading.SCOPE: LocalisedText(
        "写明管什么、不管什么、对谁有效。",
        "寫明管什麼、不管什麼、對誰有效。",
        "say what it covers, what it does not, and for whom it counts.",
    ),
    Heading.RESPONSIBILITIES: LocalisedText(
        "逐个岗位写明做什么；写岗位，不写姓名，一项工作只有一个责任人。",
        "逐個崗位寫明做什麼；寫崗位，不寫姓名，一項工作只有一個責任人。",
        "say what each job does; name jobs, not people, and one job for each task.",
    ),
    Heading.DEFINITIONS: LocalisedText(
        "解释正文用到的词，每行一个。",
        "解釋正文用到的詞，每行一個。",
        "explain words that the text uses, one a line.",
    ),
    Heading.CONTENT: LocalisedText(
        "按工作先后写步骤，一行一个动作；标准要能看、能量、能数，并写明出了差错怎么办。",
        "按工作先後寫步驟，一行一個動作；標準要能看、能量、能數，並寫明出了差錯怎麼辦。",
        "write the steps in the order of the work, one action in each row, with standards that can be seen, measured or"
        " counted; say what to do when something goes wrong.",
    ),
    Heading.RECORDS: LocalisedText(
        "写明填哪张表单、谁签字、存在哪里、存多久。",
        "寫明填哪張表單、誰簽字、存在哪裡、存多久。",
        "say which form is filled in, who signs it, where it is kept and for how long.",
    ),
    Heading.RELATED: LocalisedText(
        "逐行列出正文引用过的文件和表单，写法为 - [[编号]]；没有就写“无。”。",
        "逐行列出正文引用過的文件和表單，寫法為 - [[編號]]；沒有就寫「無。」。",
        "list the documents and forms that the text refers to, as - [[number]], or write “None.”",
    ),
    Heading.FILLING_IN: LocalisedText(
        "写明谁填、何时填、一式几份、交给谁、保存多久。",
        "寫明誰填、何時填、一式幾份、交給誰、保存多久。",
        "say who fills it in and when, how many copies there are, who gets them and how long they are kept.",
    ),
    Heading.FORM: LocalisedText(
        "画出表格，每个要填的项目一栏。",
        "畫出表格，每個要填的項目一欄。",
        "draw the table, with a field for everything that is to be filled in.",
    ),
}

OWN_SENTENCES: Mapping[tuple[str, Heading], LocalisedText] = {
    ("policy", Heading.CONTENT): LocalisedText(
        "写明原则、要求和权限，一条一个意思；具体步骤另立程序文件。",
        "寫明原則、要求和權限，一條一個意思；具體步驟另立程序文件。",
        "state principles, requirements and powers, one to a clause; steps belong in a procedure.",
    ),
    ("job_description", Heading.PURPOSE): LocalisedText(
        "用一段话写明为什么要有这个岗位、向谁汇报、管哪些人。",
        "用一段話寫明為什麼要有這個崗位、向誰匯報、管哪些人。",
        "say in one paragraph what the job is for, to whom it reports and whom it leads.",
    ),
    ("job_description", Heading.RESPONSIBILITIES): LocalisedText(
        "逐条写明职责，每条能看出做到什么程度算合格。",
        "逐條寫明職責，每條能看出做到什麼程度算合格。",
        "list the duties; each must tell what counts as done well.",
    ),
    ("form", Heading.PURPOSE): LocalisedText(
        "写明这张表记录什么、在哪一步用、按哪份文件填。",
        "寫明這張表記錄什麼、在哪一步用、按哪份文件填。",
        "say what the form records, at which step it is used, and by which document it is filled in.",
    ),
}
"""What a heading asks for in documents of one type. A content that is told in its own words has no table of steps."""

STEPS: Mapping[Column, LocalisedText] = {
    Column.STEP: LocalisedText("受理申请", "受理申請", "Take the request"),
    Column.STANDARD: LocalisedText(
        "核对姓名和日期，无误后受理", "核對姓名和日期，無誤後受理", "Name and date are checked"
    ),
    Column.TIME_LIMIT: LocalisedText("10 分钟内", "10 分鐘內", "10 minutes"),
    Column.RECORD: LocalisedText("无", "無", "None"),
}
"""One row that shows how steps are written; who does it is the author, whose job the organisation knows."""

COLUMNS: Mapping[Column, LocalisedText] = {
    Column.STEP: LocalisedText("步骤", "步驟", "Step"),
    Column.WHO: LocalisedText("责任人", "責任人", "Responsible"),
    Column.STANDARD: LocalisedText("标准", "標準", "Standard"),
    Column.TIME_LIMIT: LocalisedText("时限", "時限", "Time limit"),
    Column.RECORD: LocalisedText("记录", "記錄", "Record"),
}

AUDIENCE = LocalisedText(
    "须遵守本文件的岗位，如 [销售代表, 预订员]",
    "須遵守本文件的崗位，如 [銷售代表, 預訂員]",
    "jobs that work by it, such as [Sales clerk, Cashier]",
)
KEYWORDS = LocalisedText(
    "3 至 8 个关键词，正文中都要出现",
    "3 至 8 個關鍵詞，正文中都要出現",
    "3 to 8 words that occur in the text",
)
REVIEW = LocalisedText("复审周期", "複審週期", "how often it is reviewed")
