"""Why a file cannot be imported: one sentence, with what to do."""

from __future__ import annotations

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words


class NotImportable(ExplainedError):
    """The file is no Word document that can be read, or one that must not be."""


def because(words: Words, **values: object) -> NotImportable:
    """The refusal with its values."""
    return NotImportable(words.filled(**values))


NOT_WORD = Words(
    "不是 Word 文件，或者文件已损坏；用 Word 打开，另存为 .docx 再试",
    "this is no Word file, or it is damaged; open it in Word, save it as .docx and try again",
)
OLD_FORMAT = Words(
    "内容是旧的 .doc 格式；把文件名改为 .doc 再试，或用 Word 另存为 .docx",
    "its content is the old .doc format; call it .doc and try again, or save it as .docx in Word",
)
PASSWORD = Words(
    "文件有密码；用 Word 打开，去掉密码，保存后再试",
    "it is protected by a password; open it in Word, remove the password, save it and try again",
)
MACROS = Words(
    "文件带有宏；用 Word 打开，另存为不带宏的 .docx 再试",
    "it holds macros; open it in Word, save it as .docx without macros and try again",
)
OTHER_OFFICE = Words("是 Office 文件，但不是 Word 文档", "it is an Office file, but no Word document")
DAMAGED_PART = Words(
    "{part} 已损坏（{problem}）；用 Word 打开，让它修复，另存为 .docx 再试",
    "{part} is damaged ({problem}); open it in Word, let Word repair it, save it as .docx and try again",
)
MISSING_PART = Words(
    "缺少 {part}；用 Word 打开，另存为 .docx 再试",
    "{part} is missing; open it in Word, save it as .docx and try again",
)
ENTITIES = Words(
    "{part} 定义了 XML 实体，Word 不会这样写；来历不明的文件不要导入",
    "{part} declares XML entities, which Word never does; do not import a file of doubtful origin",
)
UNSAFE_NAME = Words(
    "压缩包里的路径 {name} 不安全；来历不明的文件不要导入",
    "its zip holds the unsafe path {name}; do not import a file of doubtful origin",
)
TWICE = Words(
    "压缩包里 {name} 出现两次；来历不明的文件不要导入",
    "its zip holds {name} twice; do not import a file of doubtful origin",
)
TOO_LARGE = Words(
    "文件有 {size} MB，最多 {most} MB；用 Word 压缩图片或拆成几份",
    "it has {size} MB, at most {most} are read; compress its pictures in Word or split it",
)
PART_TOO_LARGE = Words(
    "{part} 解压后超过 {most} MB；用 Word 压缩图片或拆成几份",
    "{part} unpacks to more than {most} MB; compress its pictures in Word or split it",
)
ALL_TOO_LARGE = Words(
    "解压后超过 {most} MB；用 Word 压缩图片或拆成几份",
    "it unpacks to more than {most} MB; compress its pictures in Word or split it",
)
TOO_MANY_PARTS = Words(
    "压缩包里的文件超过 {most} 个，不是普通的 Word 文件",
    "its zip holds more than {most} files, which no usual Word file does",
)
TOO_MANY_ELEMENTS = Words(
    "{part} 的内容超过 {most} 个元素；拆成几份再导入",
    "{part} holds more than {most} elements; split it and import the parts",
)
TRACKED_CHANGES = Words(
    "有 {count} 处修订没有接受或拒绝；在 Word 中处理，或加 --tracked accept（按全部接受）、--tracked reject（按全部拒绝）",
    "it has tracked changes (changes: {count}); settle them in Word, or add --tracked accept or --tracked reject to take "
    "all of them as accepted or as rejected",
)
COMMENTS = Words(
    "有 {count} 条批注；在 Word 中处理，或加 --comments keep（写成不发布的注释）、--comments omit（不带入，只列出）",
    "it has comments (comments: {count}); settle them in Word, or add --comments keep to have them as comments that are "
    "never published, or --comments omit to have them listed only",
)
TEXT_TOO_LONG = Words(
    "写成的文件有 {size} 字节，超过 {most}；拆成几份，或提高 max_bytes",
    "the document made of it has {size} bytes, more than {most}; split it, or raise max_bytes",
)
WRONG_SUFFIX = Words(
    "只能导入 .docx 和 .doc；用 Word 打开，另存为 .docx",
    "only .docx and .doc are imported; save it as .docx in Word",
)
NO_OFFICE = Words(
    "旧的 .doc 格式要用 LibreOffice 读，这台电脑上没有；安装 LibreOffice，或用 Word 另存为 .docx",
    "the old .doc format is read with LibreOffice, which is not installed here; install it, or save the file as .docx in Word",
)
OFFICE_FAILED = Words(
    "LibreOffice 不能转换（{problem}）；用 Word 打开，另存为 .docx",
    "LibreOffice could not convert it ({problem}); open it in Word and save it as .docx",
)
UNKNOWN_TYPE = Words(
    "没有文件类型“{written}”；可用的有 {known}", "there is no document type “{written}”; known are {known}"
)
UNKNOWN_DEPARTMENT = Words(
    "没有部门“{written}”；可用的有 {known}", "there is no department “{written}”; known are {known}"
)
WRONG_NUMBER = Words(
    "编号 {number} 不合本手册的编号规则（{pattern}）",
    "the number {number} does not follow the pattern of the manual ({pattern})",
)
