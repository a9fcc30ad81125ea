"""SOP0xx: what lies in the documents' folder, and under which name."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

PAGE_WITH_CONTROL = Rule(
    "SOP021",
    "page-with-control",
    Severity.ERROR,
    title=Words("不受控的页面带有受控文件的信息", "Page outside control with controlled front matter"),
    what=Words(
        "这是不受控的页面（mkdocs.yml 的 pages），却带有受控文件的信息：{written}",
        "this is a page outside control (pages in mkdocs.yml), but has what only a controlled document has: {written}",
    ),
    why=Words(
        "不受控的页面不看批准就发布；草稿这样放进来，读者会当作现行文件照做。因此不发布。",
        "Pages outside control are published whatever their approvals; readers would work by a draft. It is not published.",
    ),
    remedy=Words(
        "受控文件：从 mkdocs.yml 的 pages 中去掉它；说明页：删去这一项",
        "take it out of pages in mkdocs.yml if it is a document; delete the entry if it is a page outside control",
    ),
    example='pages: ["**/index.md"]\n\ndocs/hotel/index.md\n---\nnumber: QA-SOP-901\nstatus: draft\n---',
)
RECORDED_AS_PAGES = Rule(
    "SOP036",
    "recorded-documents-as-pages",
    Severity.ERROR,
    title=Words("登记过的文件被列为不受控的页面", "Recorded documents taken out of control"),
    what=Words(
        "pages 把登记过的 {count} 份文件（{numbers}）列为不受控的页面：{paths}",
        "pages takes {count} recorded documents ({numbers}) out of control: {paths}",
    ),
    why=Words(
        "发过号、签过、发布过的文件，不能靠改设置变成谁都可以改的说明页；这些文件不发布，直到设置改回。",
        "A document that was given a number, signed and released does not become a page that anybody may change by a setting; it is not "
        "published until the setting is mended.",
    ),
    remedy=Words(
        "改 {file} 的 pages，使其中的写法不包括这些文件；不再使用的文件登记作废（sop withdraw）",
        "change pages in {file} so that no pattern takes these files in; withdraw what is no longer used (sop withdraw)",
    ),
    example='pages: [index.md, "hotel/**"]     # hotel/ holds released documents',
)
ONE_PAGE_FOR_TWO = Rule(
    "SOP022",
    "one-page-for-two-files",
    Severity.ERROR,
    title=Words("两个文件占用同一页面", "One page for two files"),
    what=Words(
        "它与 {other} 会成为同一个网页，网站只取后者",
        "this and {other} become the same page, and the site takes only the latter",
    ),
    why=Words(
        "同一文件夹中有 README.md 和 index.md 时，网站程序不声不响地丢掉前者。",
        "Of README.md and index.md in one folder, the site generator drops the first.",
    ),
    remedy=Words(
        "给其中一个改名；不需要的删去，或列入 mkdocs.yml 的 exclude_docs",
        "rename one of them; delete the one that nobody needs, or list it under exclude_docs in mkdocs.yml",
    ),
    example="docs/README.md\ndocs/index.md",
)
DOCUMENT_AS_FRONT_PAGE = Rule(
    "SOP023",
    "document-as-front-page",
    Severity.ADVICE,
    title=Words("受控文件以 index 或 README 为名", "Document named index or README"),
    what=Words(
        "受控文件名为 {name}，各种工具会把它当作文件夹的首页",
        "the document is named {name}, which tools take for the front page of its folder",
    ),
    why=Words(
        "同名的首页放进来时，其中一个会被丢掉；代码平台也会把它当作文件夹的说明来显示。",
        "When a front page comes to the folder, one of the two is dropped; forges show it as a note about the folder.",
    ),
    remedy=Words(
        "用 sop move 改成说明内容的名称，编号、版次和记录不变",
        "give it a name that says what it is, with sop move; number, revision and records stay",
    ),
    example="docs/hotel/index.md\n---\nnumber: QA-SOP-901",
)
TEMPLATES_LEFT_OUT = Rule(
    "SOP024",
    "templates-left-out",
    Severity.WARNING,
    title=Words("templates 文件夹不在手册中", "The folder templates is left out"),
    what=Words(
        "网站程序不理会最上层的 templates 文件夹，其中 {count} 份 Markdown 文件不在手册中",
        "the site generator leaves out the top folder templates; {count} Markdown files in it are not in the manual",
    ),
    why=Words(
        "放在这里的文件没有人检查，也不会发布，而且看不出来。",
        "What lies there is neither checked nor published, and nothing shows it.",
    ),
    remedy=Words(
        "给文件夹改名（如 forms）；确实不要的，在 mkdocs.yml 的 exclude_docs 中写 /templates/",
        "rename the folder, such as to forms; to leave it out on purpose, write /templates/ under exclude_docs in mkdocs.yml",
    ),
    example="docs/templates/meeting-minutes.md",
)
RAW_HTML = Rule(
    "SOP025",
    "raw-html-file",
    Severity.WARNING,
    title=Words("网页文件原样发布", "Web page published as it is"),
    what=Words(
        "这个网页会原样发布，其中的程序会运行，也没有人批准过",
        "this web page is published as it is: its scripts run, and nobody approved it",
    ),
    why=Words(
        "手册的其他页面都不运行文中的程序；一个 .html 文件就能以手册的名义做任何事。",
        "No text of a manual runs anything; one .html file can do anything in the manual's name.",
    ),
    remedy=Words(
        "把内容写成 Markdown，或移出文件夹；不发布的列入 mkdocs.yml 的 exclude_docs",
        "write it in Markdown or move it away; list it under exclude_docs in mkdocs.yml if it is not to be published",
    ),
    example="docs/hotel/price-list.html",
)
NAME_NOT_PORTABLE = Rule(
    "SOP026",
    "name-not-portable",
    Severity.WARNING,
    title=Words("Windows 上不能有的名称", "Name that Windows cannot hold"),
    what=Words("Windows 上不能有这个名称：{reason}", "Windows cannot hold this name: {reason}"),
    why=Words(
        "用 Windows 的同事取不到这个文件，甚至取不出整个仓库。",
        "Colleagues with Windows do not get the file, or cannot check out the repository at all.",
    ),
    remedy=Words("给文件或文件夹改名", "rename the file or the folder"),
    example="docs/hotel/aux.md",
)
NAMES_ALIKE = Rule(
    "SOP027",
    "names-alike",
    Severity.WARNING,
    title=Words("名称在 Windows 和 macOS 上相同", "Names that Windows and macOS take for one"),
    what=Words(
        "{name} 与 {other} 只有大小写或字符的编码形式不同，在 Windows 和 macOS 上是同一个",
        "{name} differs from {other} only in capital letters or in how signs are composed; Windows and macOS take them for one",
    ),
    why=Words(
        "在那些电脑上两个文件只剩一个，提交时另一个就被改掉或删去。",
        "There, one of the two is lost, and the next commit changes or deletes it for everybody.",
    ),
    remedy=Words("给其中一个改名", "rename one of them"),
    example="docs/Hotel/a.md\ndocs/hotel/b.md",
)
UNCLAIMED_FILE = Rule(
    "SOP028",
    "file-that-nothing-shows",
    Severity.ADVICE,
    title=Words("没有页面使用的文件", "File that no page shows"),
    what=Words(
        "没有文件、页面或设置用到它，它却会随网站发布",
        "no document, page or setting names it, and yet it is published with the site",
    ),
    why=Words(
        "没有人批准过它，知道网址的人却能打开；旧版表格就是这样留在网站上的。",
        "Nobody approved it, and whoever knows the address opens it; that is how old forms stay in use.",
    ),
    remedy=Words(
        "在用到它的文件中写上链接；不用的删去，或列入 mkdocs.yml 的 exclude_docs",
        "link it where a document needs it; delete it, or list it under exclude_docs in mkdocs.yml",
    ),
    example="docs/hotel/留言单-旧.xlsx",
)
DOCUMENTS_LEFT_OUT = Rule(
    "SOP044",
    "documents-left-out",
    Severity.ERROR,
    title=Words("登记过的文件被设置排除", "Recorded documents left out by the settings"),
    what=Words(
        "登记过的 {count} 份文件（{numbers}）还在（{paths}），设置却不把它们算作手册的文件",
        "{count} recorded documents ({numbers}) are there ({paths}), but by the settings they are none of the manual's",
    ),
    why=Words(
        "读者再也找不到它们，台账却说它们现行有效；exclude_docs 和 docs_dir 不是作废文件的办法。",
        "Readers no longer find what the ledger has in force; exclude_docs and docs_dir are no way to withdraw a document.",
    ),
    remedy=Words(
        "在 {project} 中删去 exclude_docs 里管到它们的那一行，或把 docs_dir 改回原样；要作废用 sop withdraw",
        "take the line of exclude_docs in {project} that covers them out, or put docs_dir back; to withdraw them use sop withdraw",
    ),
    example="exclude_docs: |\n  hotel/          # with released documents in it",
)
