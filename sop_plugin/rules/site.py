"""SOP0xx: what the site as a whole cannot be built with."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

IN_THE_WAY = Rule(
    "SOP029",
    "in-the-way-of-a-page",
    Severity.ERROR,
    title=Words("文件占了自动生成的页面的位置", "File in the way of a page of ours"),
    what=Words(
        "它占了自动生成的页面 {page}（{title}）的位置",
        "it is in the way of the page {page} ({title}), which is made by itself",
    ),
    why=Words(
        "登记册、索引和受控文件的页面由手册生成；同一个网址只能有一个页面，网站因此生成不了。",
        "Registers, indexes and documents have pages made by the manual; an address has one page, and so nothing can be built.",
    ),
    remedy=Words("给这个文件改名", "rename the file"),
    example="docs/register.md",
)
NAV_TO_NOTHING = Rule(
    "SOP030",
    "navigation-to-nothing",
    Severity.WARNING,
    title=Words("导航中的页面不存在", "Navigation entry without a page"),
    what=Words("导航（nav）中的 {path} 不存在", "there is no {path}, which the navigation (nav) names"),
    why=Words("读者在导航里点开的是一个打不开的页面。", "Readers find an entry that opens nothing."),
    remedy=Words(
        "改正路径（从文件夹 docs 算起；相近：{nearest}），或删去这一项",
        "correct the path, which counts from the documents' folder (nearest: {nearest}), or delete the entry",
    ),
    example="nav:\n  - 使用说明: guide/readng.md",
)
NAV_UNRELEASED = Rule(
    "SOP031",
    "navigation-to-unreleased",
    Severity.WARNING,
    title=Words("导航中的文件没有发布", "Navigation entry of an unreleased document"),
    what=Words(
        "导航（nav）中的 {path} 是未发布的 {number}（状态：{status}）",
        "{path} in the navigation (nav) is {number}, which is not released (status: {status})",
    ),
    why=Words("读者看不到草稿，这一项打不开。", "Readers never see drafts, so the entry opens nothing."),
    remedy=Words(
        "发布后再列入导航；各部门的文件本来就会自动列出",
        "list it once it is released; documents are listed by department anyway",
    ),
    example="nav:\n  - 新规程: hotel/new.md        # status: draft",
)
VARIABLE_UNKNOWN = Rule(
    "SOP032",
    "variable-unknown",
    Severity.ERROR,
    title=Words("页面中的变量不存在", "Unknown variable in a page"),
    what=Words("没有名为 {name} 的变量或函数", "there is no variable or function {name}"),
    why=Words(
        "网站生成到这一页就会停下，谁也看不到新的内容。",
        "The build stops at this page, and nobody sees anything new.",
    ),
    remedy=Words(
        "改正名称（相近：{nearest}），或删去；要显示花括号本身，写成 {{{{ '{{{{' }}}}",
        "correct the name (nearest: {nearest}) or delete it; to show the braces themselves write {{{{ '{{{{' }}}}",
    ),
    example="# 首页\n\n现行 {{ cuont() }} 份",
)
VARIABLES_WRONG = Rule(
    "SOP033",
    "variables-wrong",
    Severity.ERROR,
    title=Words("页面中的变量写法有误", "Variables of a page cannot be filled in"),
    what=Words("页面中的变量无法填写：{problem}", "the variables of the page cannot be filled in: {problem}"),
    why=Words(
        "网站生成到这一页就会停下，谁也看不到新的内容。",
        "The build stops at this page, and nobody sees anything new.",
    ),
    remedy=Words(
        "改正这一行花括号里的写法；可用的函数见《作者须知》",
        "correct what stands in braces on this line; the guide for authors lists what there is",
    ),
    example="{{ document('HT-SD-SOP-999') }}",
)
NO_DIRECTORY_ADDRESSES = Rule(
    "SOP034",
    "no-directory-addresses",
    Severity.ERROR,
    title=Words("网址不是文件夹形式", "Addresses are no folders"),
    what=Words(
        "use_directory_urls: false 与永久网址不能并存",
        "use_directory_urls: false leaves no permanent addresses",
    ),
    why=Words(
        "文件的网址就是它的编号，如 /HT-SD-SOP-004/，无论源文件叫什么名字。",
        "The address of a document is its number, such as /HT-SD-SOP-004/, whatever its file is called.",
    ),
    remedy=Words("删去这一行，或写成 true", "delete the line, or write true"),
    example="use_directory_urls: false",
)
LOADS_FROM_ANOTHER_HOST = Rule(
    "SOP035",
    "loads-from-another-host",
    Severity.WARNING,
    title=Words("每一页都从别的主机加载内容", "Pages load from another host"),
    what=Words("每一页都会自行从 {host} 加载内容：{what}", "every page loads from {host} by itself: {what}"),
    why=Words(
        "别人主机上的脚本、样式和字体随时可以换，读者看到的就不再是批准的样子；内网里也打不开，还会泄露谁在看什么。",
        "Scripts, styles and fonts on a host of others can change at any time, and readers see another thing than was approved; "
        "an intranet cannot reach them, and they tell others who reads what.",
    ),
    remedy=Words(
        "把文件存到文件夹 docs 里再引用；Material 的字体写 theme: {{name: material, font: false}}；统计服务删去",
        "keep the file in the documents' folder and name it there; for Material's fonts write theme: {{name: material, font: false}}; "
        "take analytics out",
    ),
    example="extra_javascript:\n  - https://cdn.example/x.js",
)
SITE_OPTION_UNKNOWN = Rule(
    "SOP037",
    "site-option-unknown",
    Severity.WARNING,
    title=Words("mkdocs.yml 中没有这个选项", "Unknown option in mkdocs.yml"),
    what=Words("MkDocs 没有选项 {key}", "MkDocs has no option {key}"),
    why=Words(
        "写错名称的选项不起作用，严格构建因此停下。",
        "An option with a wrong name does nothing, and a strict build stops at it.",
    ),
    remedy=Words("改正名称（相近：{nearest}），或删去", "correct the name (nearest: {nearest}) or delete it"),
    example="site_nmae: 手册",
)
SITE_PART_MISSING = Rule(
    "SOP038",
    "site-part-missing",
    Severity.ERROR,
    title=Words("网站用到的程序或文件不存在", "Part of the site that is not there"),
    what=Words("没有{what}“{name}”", "there is no {what} {name}"),
    why=Words(
        "网站生成不了，谁也看不到新的内容。", "The site cannot be built, and nobody sees anything new."
    ),
    remedy=Words(
        "改正名称（相近：{nearest}）、安装它，或删去这一项",
        "correct the name (nearest: {nearest}), install it, or delete the entry",
    ),
    example="plugins:\n  - serch\nmarkdown_extensions:\n  - admonitions",
)
SITE_OPTION_WRONG = Rule(
    "SOP039",
    "site-option-wrong",
    Severity.ERROR,
    title=Words("mkdocs.yml 的选项写法有误", "Option of mkdocs.yml in a wrong form"),
    what=Words("写法有误：{problem}", "not as MkDocs has it: {problem}"),
    why=Words(
        "网站生成不了，谁也看不到新的内容。", "The site cannot be built, and nobody sees anything new."
    ),
    remedy=Words("照 MkDocs 的写法改正，或删去", "write it as MkDocs has it, or delete it"),
    example="site_url: sop.example.com",
)
SITE_FILE_BROKEN = Rule(
    "SOP040",
    "site-file-broken",
    Severity.ERROR,
    title=Words("网站的程序或模板写法有误", "Program or template of the site that cannot be read"),
    what=Words("读不出来：{problem}", "cannot be read: {problem}"),
    why=Words(
        "钩子和主题模板读不出来，网站就生成不了；检查只读它们，不运行它们。",
        "Without its hooks and theme templates the site cannot be built; the check reads them and runs nothing.",
    ),
    remedy=Words("改正这一处，或从 mkdocs.yml 中去掉它", "mend this place, or take it out of mkdocs.yml"),
    example="hooks: [hooks/links.py]      # def (",
)
PLUGIN_UNUSABLE = Rule(
    "SOP041",
    "site-plugin-unusable",
    Severity.ERROR,
    title=Words("网站用不了的插件", "Plugin that the site cannot be built with"),
    what=Words("插件“{name}”在这里用不了：{why}", "the plugin {name} cannot be used here: {why}"),
    why=Words(
        "网站生成不了，谁也看不到新的内容。", "The site cannot be built, and nobody sees anything new."
    ),
    remedy=Words(
        "从 plugins 中删去，写 enabled: false，或装上它要用的程序",
        "take it out of the plugins, write enabled: false, or install what it needs",
    ),
    example="plugins:\n  - social",
)
PROGRAMS_NOT_RUN = Rule(
    "SOP042",
    "programs-not-run",
    Severity.ADVICE,
    title=Words("检查不运行的程序", "Programs that the check does not run"),
    what=Words(
        "检查没有运行 {names}：它们做什么、会不会让网站生成不了，只有生成时才知道",
        "the check has not run {names}: what they do, and whether the build fails by it, shows in the build alone",
    ),
    why=Words(
        "钩子和别人的插件是程序；检查只读它们，因为要检查的更改可能来自不认识的人。",
        "Hooks and plugins of others are programs; the check reads them only, as the change to be checked may come from anybody.",
    ),
    remedy=Words(
        "信得过这些程序的，用 sop check --build 连同它们试着生成一次",
        "where you trust them, try a build with them: sop check --build",
    ),
    example="hooks: [hooks/links.py]",
)
LINK_UNWANTED = Rule(
    "SOP043",
    "link-unwanted",
    Severity.WARNING,
    title=Words("设置不许的链接写法", "Link of a kind that the settings do not want"),
    what=Words(
        "链接 {link} 没有写到文件，而 validation 中写着 {option}: warn",
        "the link {link} names no file, and validation says {option}: warn",
    ),
    why=Words(
        "MkDocs 不知道这样的链接通到哪里，照设置给出警告，严格构建因此停下。",
        "MkDocs does not know where such a link leads, warns as it is told to, and a strict build stops at it.",
    ),
    remedy=Words(
        "写成到源文件的相对路径，如 ../guide/reading.md，或改 validation 的设置",
        "write a relative path to the source file, such as ../guide/reading.md, or change validation",
    ),
    example="[登记册](/register/)",
)
PAGE_SHOWS_SOURCE = Rule(
    "SOP045",
    "page-shows-source",
    Severity.ADVICE,
    title=Words("页面上显示的是源码", "Page that shows a source"),
    what=Words(
        "“{written}”在 GitHub 上会画出来，本站照原样显示",
        "“{written}” is drawn on GitHub, and shown here as it was written",
    ),
    why=Words(
        "编辑在代码托管处看到图，读者在手册里看到源码。",
        "Its author sees a picture on the forge, and readers of the manual see its source.",
    ),
    remedy=Words("要让读者看到的也一样，{instead}", "for readers to see the same, {instead}"),
    example="```mermaid\ngraph TD\n  接听 --> 转接\n```",
)
SITE_NOT_BUILT = Rule(
    "SOP046",
    "site-not-built",
    Severity.ERROR,
    title=Words("网站生成不了", "The site cannot be built"),
    what=Words("试着严格构建，没有成功：{problem}", "a strict build, on trial, failed: {problem}"),
    why=Words(
        "钩子、插件和主题做什么，只有运行才知道；sop check --build 在另一个文件夹里试一次。",
        "What hooks, plugins and themes do shows when they run; sop check --build tries it in a folder of its own.",
    ),
    remedy=Words(
        "改正这一处；全部经过见 mkdocs build --strict",
        "mend this place; mkdocs build --strict tells the whole of it",
    ),
    example="hooks: [hooks/links.py]      # from os import nope",
)
