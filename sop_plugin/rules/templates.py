"""SOP3xx (31x): the company's own templates for new documents."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NO_TEMPLATE = Rule(
    "SOP312",
    "no-template-file",
    Severity.ERROR,
    title=Words("没有模板文件", "No file of the template"),
    what=Words("读不到模板文件 {name}：{reason}", "the template {name} cannot be read: {reason}"),
    why=Words(
        "设置说这类文件用这个模板起草；没有它，sop new 不能新建这类文件。",
        "The settings say that documents of the type begin with it; without it sop new cannot begin one.",
    ),
    remedy=Words(
        "在 mkdocs.yml 所在的文件夹以下建立这个文件，或从设置的 templates 中删去",
        "make the file, below the folder of mkdocs.yml, or take it out of templates in the settings",
    ),
    example="templates: {procedure: templates/procedure.md}       # the file does not exist",
)
TEMPLATE_WITH_HEAD = Rule(
    "SOP313",
    "template-with-front-matter",
    Severity.ERROR,
    title=Words("模板带有前置信息", "Template with front matter"),
    what=Words("模板 {name} 以 --- 开头", "the template {name} begins with ---"),
    why=Words(
        "编号、题目、类型、部门、版次和复审周期由 sop new 填写；模板里再写一份，就会成为正文。",
        "sop new writes number, title, type, department, revision and review; a second front matter would become part of the text.",
    ),
    remedy=Words(
        "删去开头两行 --- 和它们之间的内容，只留正文；复审周期写在 document_types 的 review",
        "delete both lines of --- and what is between them; how often to review is said by review in document_types",
    ),
    example="---\nreview: {every: 24 months}\n---\n## 目的",
)
