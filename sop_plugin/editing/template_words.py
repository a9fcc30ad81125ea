"""What the templates of new documents say, in the language of the document: one sentence for each heading."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.model.headings import Heading
from sop_plugin.model.procedure import Column
from sop_plugin.words.voice import Words

SENTENCES: Mapping[Heading, Words] = {
    Heading.PURPOSE: Words(
        "用一段话写明这份文件要达到什么效果。", "say in one paragraph what this document is to achieve."
    ),
    Heading.SCOPE: Words(
        "写明管什么、不管什么、对谁有效。", "say what it covers, what it does not, and for whom it counts."
    ),
    Heading.RESPONSIBILITIES: Words(
        "逐个岗位写明做什么；写岗位，不写姓名，一项工作只有一个责任人。",
        "say what each job does; name jobs, not people, and one job for each task.",
    ),
    Heading.DEFINITIONS: Words(
        "解释正文用到的词，每行一个。", "explain words that the text uses, one a line."
    ),
    Heading.CONTENT: Words(
        "按工作先后写步骤，一行一个动作；标准要能看、能量、能数，并写明出了差错怎么办。",
        "write the steps in the order of the work, one action in each row, with standards that can be seen, measured or"
        " counted; say what to do when something goes wrong.",
    ),
    Heading.RECORDS: Words(
        "写明填哪张表单、谁签字、存在哪里、存多久。",
        "say which form is filled in, who signs it, where it is kept and for how long.",
    ),
    Heading.RELATED: Words(
        "逐行列出正文引用过的文件和表单，写法为 - [[编号]]；没有就写“无。”。",
        "list the documents and forms that the text refers to, as - [[number]], or write “None.”",
    ),
    Heading.FILLING_IN: Words(
        "写明谁填、何时填、一式几份、交给谁、保存多久。",
        "say who fills it in and when, how many copies there are, who gets them and how long they are kept.",
    ),
    Heading.FORM: Words(
        "画出表格，每个要填的项目一栏。",
        "draw the table, with a field for everything that is to be filled in.",
    ),
}

OWN_SENTENCES: Mapping[tuple[str, Heading], Words] = {
    ("policy", Heading.CONTENT): Words(
        "写明原则、要求和权限，一条一个意思；具体步骤另立程序文件。",
        "state principles, requirements and powers, one to a clause; steps belong in a procedure.",
    ),
    ("job_description", Heading.PURPOSE): Words(
        "用一段话写明为什么要有这个岗位、向谁汇报、管哪些人。",
        "say in one paragraph what the job is for, to whom it reports and whom it leads.",
    ),
    ("job_description", Heading.RESPONSIBILITIES): Words(
        "逐条写明职责，每条能看出做到什么程度算合格。",
        "list the duties; each must tell what counts as done well.",
    ),
    ("form", Heading.PURPOSE): Words(
        "写明这张表记录什么、在哪一步用、按哪份文件填。",
        "say what the form records, at which step it is used, and by which document it is filled in.",
    ),
}
"""What a heading asks for in documents of one type. A content that is told in its own words has no table of steps."""

STEPS: Mapping[Column, Words] = {
    Column.STEP: Words("受理申请", "Take the request"),
    Column.STANDARD: Words("核对姓名和日期，无误后受理", "Name and date are checked"),
    Column.TIME_LIMIT: Words("10 分钟内", "10 minutes"),
    Column.RECORD: Words("无", "None"),
}
"""One row that shows how steps are written; who does it is the author, whose job the organisation knows."""

COLUMNS = (Column.STEP, Column.WHO, Column.STANDARD, Column.TIME_LIMIT, Column.RECORD)

AUDIENCE = Words(
    "须遵守本文件的岗位，如 [销售代表, 预订员]", "jobs that work by it, such as [Sales clerk, Cashier]"
)
KEYWORDS = Words("3 至 8 个关键词，正文中都要出现", "3 to 8 words that occur in the text")
CHAPTER = Words("写明公司规定本章要有的内容。", "say here what the company wants of this chapter.")
REVIEW = Words("复审周期", "how often it is reviewed")
