"""SOP0xx: files that cannot be read as text, or should not be."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

NOT_UTF8 = Rule(
    "SOP001",
    "not-utf-8",
    Severity.ERROR,
    title=Words("文件不是 UTF-8 编码", "Not UTF-8"),
    what=Words(
        "第一个无法解码的字节是 {byte}，文件不是 UTF-8 编码",
        "the file is not UTF-8: byte {byte} cannot be decoded",
    ),
    why=Words(
        "用 GBK、Big5 等编码保存的文件发布后会变成乱码。",
        "Text saved as GBK, Big5 or UTF-16 would be published as garbage.",
    ),
    remedy=Words("在编辑器中用“另存为”选择 UTF-8 编码后重新提交", "save the file again as UTF-8"),
    example="title: <b5 e7 bb b0>            # bytes of GBK",
)
BYTE_ORDER_MARK = Rule(
    "SOP002",
    "byte-order-mark",
    Severity.WARNING,
    title=Words("文件开头有字节顺序标记", "Byte order mark"),
    what=Words("文件以字节顺序标记（BOM）开头", "the file begins with a byte order mark (BOM)"),
    why=Words(
        "看不见的 BOM 会让其他工具认不出开头的 ---。",
        "Other tools do not see the opening --- behind the invisible mark.",
    ),
    remedy=Words("另存为“UTF-8”，不要选“UTF-8 带 BOM”", 'save as "UTF-8", not "UTF-8 with BOM"'),
    example="<ef bb bf>---",
    mendable=True,
)
CONTROL_CHARACTER = Rule(
    "SOP003",
    "control-character",
    Severity.ERROR,
    title=Words("含有控制字符", "Control character"),
    what=Words(
        "这里有看不见的控制字符 {character}", "there is an invisible control character {character} here"
    ),
    why=Words(
        "NUL 等控制字符不属于文本，通常说明文件已损坏。",
        "NUL and its like are not text; the file is probably damaged.",
    ),
    remedy=Words(
        "删除该字符，或从上一版恢复文件", "delete the character, or restore the file from its last revision"
    ),
    example="title: 电话<00>销售",
)
EMPTY_FILE = Rule(
    "SOP004",
    "empty-file",
    Severity.ERROR,
    title=Words("空文件", "Empty file"),
    what=Words("文件没有内容", "the file is empty"),
    why=Words("空白文件不能成为受控文件。", "A blank file cannot be a controlled document."),
    remedy=Words("写入文件信息和正文，或删除该文件", "write the document, or delete the file"),
    example="(0 bytes)",
)
TOO_LARGE = Rule(
    "SOP005",
    "too-large",
    Severity.ERROR,
    title=Words("文件过大", "File too large"),
    what=Words(
        "文件有 {size} 字节，超过上限 {limit} 字节", "the file has {size} bytes; the limit is {limit}"
    ),
    why=Words(
        "程序文件是给人读的；这么大的文件多半是误放进来的数据。",
        "A procedure is for reading; a file of this size is usually data put here by mistake.",
    ),
    remedy=Words(
        "拆分文件，或在 mkdocs.yml 的 sop 插件中调高 max_bytes",
        "split the document, or raise max_bytes of the sop plugin in mkdocs.yml",
    ),
    example="docs/export.md            # 10 MB",
)
LINK_OUTSIDE = Rule(
    "SOP006",
    "link-outside",
    Severity.ERROR,
    title=Words("符号链接指向手册之外", "Link out of the manual"),
    what=Words(
        "符号链接指向手册文件夹之外，未读取",
        "the symbolic link leads out of the manual's folder; it was not read",
    ),
    why=Words(
        "手册之外的内容不受控制，也可能泄露其他文件。",
        "What lies outside is not controlled, and following it could publish any file.",
    ),
    remedy=Words("用真实文件替换该链接", "replace the link by a real file"),
    example="docs/policy.md -> ../../elsewhere/policy.md",
)
DIRECTORY = Rule(
    "SOP007",
    "directory-named-as-document",
    Severity.ERROR,
    title=Words("文件夹以 .md 结尾", "Directory named like a document"),
    what=Words("这是文件夹，名称却以 .md 结尾", "this is a directory, though its name ends in .md"),
    why=Words("人和工具都会把它当成文件。", "People and tools take it for a document."),
    remedy=Words("给文件夹改名", "rename the directory"),
    example="docs/telephone.md/",
)
CARRIAGE_RETURNS = Rule(
    "SOP008",
    "carriage-returns",
    Severity.ADVICE,
    title=Words("Windows 换行符", "Windows line ends"),
    what=Words("从这一行起有 Windows 换行符（CRLF）", "from this line on there are Windows line ends (CRLF)"),
    why=Words(
        "混用换行符会让版本比较显示整篇都改过。",
        "Mixed line ends make comparisons show a whole text as changed.",
    ),
    remedy=Words(
        "在 .gitattributes 中写 *.md text eol=lf，再保存一次",
        "put *.md text eol=lf into .gitattributes and save the file again",
    ),
    example="---\\r\\nnumber: QA-SOP-001\\r\\n",
    mendable=True,
)
CONFLICT = Rule(
    "SOP010",
    "merge-conflict",
    Severity.ERROR,
    title=Words("合并冲突没有处理完", "Unresolved merge conflict"),
    what=Words(
        "这里有合并冲突的标记 {marker}，两边的文字都还在",
        "there is a merge conflict marker {marker} here, and the texts of both sides are still there",
    ),
    why=Words(
        "git 不知道哪一边是对的；带着标记签署和发布的，读者会看到两种说法。",
        "Git does not know which side is right; signed and released with its markers, readers would find two answers.",
    ),
    remedy=Words(
        "留下对的文字，删去 <<<<<<<、=======、>>>>>>> 三行标记",
        "keep the text that is right, and delete the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    example="<<<<<<< HEAD\n响铃 3 声内接起\n=======\n响铃 2 声内接起\n>>>>>>> main",
)
UNREADABLE = Rule(
    "SOP009",
    "unreadable",
    Severity.ERROR,
    title=Words("文件无法打开", "File cannot be opened"),
    what=Words("无法打开：{reason}", "cannot be opened: {reason}"),
    why=Words("读不到的文件无法检查，也不会发布。", "What cannot be read is neither checked nor published."),
    remedy=Words(
        "检查文件权限，或删除失效的链接；不见了的文件从 git 取回（git checkout -- 文件）",
        "look at the file's permissions, or remove the dead link; bring back from git what is gone (git checkout -- FILE)",
    ),
    example="docs/policy.md            # permission denied",
)
