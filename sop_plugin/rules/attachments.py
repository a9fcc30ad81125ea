"""SOP6xx: files that a document shows or links, which are approved and released with its text."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

FILE_MISSING = Rule(
    "SOP631",
    "file-missing",
    Severity.ERROR,
    title=Words("所附的文件不存在", "A file of the document is missing"),
    what=Words("这里所用的 {file} 不存在", "there is no {file}, which stands here"),
    why=Words(
        "图片、表格等与正文一并批准、发布；缺了一个，读者看到的就不完整。",
        "Pictures, spreadsheets and the like are approved and released with the text; without one, readers see less than the whole.",
    ),
    remedy=Words(
        "把文件放到那里并提交，或改正路径（从本文件所在文件夹算起，大小写也须相同）",
        "put the file there and commit it, or correct the path: it counts from this document's folder, and capital letters matter",
    ),
    example="![接线图](img/wiring.png)          # img/wirring.png",
)
FILE_UNUSABLE = Rule(
    "SOP632",
    "file-unusable",
    Severity.ERROR,
    title=Words("所附的文件不能发布", "A file of the document cannot be published"),
    what=Words(
        "这里所用的 {file} 不能与正文一并发布：{reason}",
        "{file}, which stands here, cannot be published: {reason}",
    ),
    why=Words(
        "正文所用的每个文件都要与它一并批准、发布，所以必须是手册文件夹中的普通文件。",
        "Every file of a text is approved and released with it, so it must be an ordinary file in the manual's folder.",
    ),
    remedy=Words(
        "把文件放进手册文件夹中不隐藏、未被 exclude_docs 排除的位置，再改正路径",
        "put the file where the manual has it, neither hidden nor left out by exclude_docs, and correct the path",
    ),
    example="![总图](../../共享/总图.png)",
)
FILE_FROM_ROOT = Rule(
    "SOP633",
    "file-from-root",
    Severity.ERROR,
    title=Words("文件的路径以 / 开头", "Path of a file from the root of the site"),
    what=Words("这里的路径以 / 开头：{file}", "the path begins with /: {file}"),
    why=Words(
        "它指向网站的根目录而不是手册中的文件，不随正文批准和发布，换了网址就打不开。",
        "It leads to the root of a web server and to no file of the manual: it is not released with the text, and breaks elsewhere.",
    ),
    remedy=Words("写从本文件所在文件夹算起的路径", "write the path from this document's folder"),
    example="![标志](/assets/logo.png)",
)
