"""What a person should look at after an import: each kind with its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sop_plugin.importing.content import WordPlace
from sop_plugin.words.voice import Sentence, Words


class ToldKind(Enum):
    """What happened."""

    NUMBER_DIFFERS = Words(
        "Word 中的编号“{label}”，这里是 {clause}：{text}；正文中引用这个编号的地方要核对",
        "Word numbers it “{label}”, here it is {clause}: {text}; look at what refers to that number",
    )
    NUMBER_KEPT = Words(
        "手写的编号“{label}”与条款号 {clause} 不一致，留在标题里：{text}",
        "the typed number “{label}” does not agree with clause {clause} and stays in the heading: {text}",
    )
    NUMBER_STYLE = Words(
        "标题编号的写法由“{label}”改为 {clause}，共 {count} 个",
        "headings are numbered {clause} instead of “{label}” (headings: {count})",
    )
    HEADINGS_BY_NUMBER = Words(
        "没有使用标题样式，{count} 个标题按自动编号认出",
        "no heading styles are used; headings taken from automatic numbers: {count}",
    )
    HEADINGS_TYPED = Words(
        "没有使用标题样式，{count} 个标题按手写的编号认出",
        "no heading styles are used; headings taken from typed numbers: {count}",
    )
    HEADINGS_BOLD = Words(
        "没有使用标题样式，{count} 个标题按加粗的短段认出",
        "no heading styles are used; headings taken from short bold paragraphs: {count}",
    )
    NO_HEADINGS = Words(
        "没有认出标题；在 Word 中套用标题样式，或加 --headings bold",
        "no headings were found; use heading styles in Word, or add --headings bold",
    )
    CELLS_REPEATED = Words(
        "合并的单元格按行重复写出：{text}", "merged cells are repeated in each row: {text}"
    )
    NESTED_TABLE = Words(
        "表格里的表格写成了单元格里的几行：{text}", "a table in a cell became lines of the cell: {text}"
    )
    PICTURE_NOT_SHOWN = Words(
        "图片 {name} 的格式浏览器不能显示，作为附件链接；在 Word 中另存为 PNG 再插入",
        "the picture {name} has a format that browsers do not show and is linked; save it as PNG and insert that",
    )
    PICTURE_CONVERTED = Words(
        "图片 {name} 由 LibreOffice 转换为 PNG", "LibreOffice made the picture {name} a PNG"
    )
    FILE_NOT_KEPT = Words("嵌入的文件 {name} 没有保留", "the embedded file {name} was not kept")
    LINK_DROPPED = Words(
        "链接只保留文字：{text} → {address}", "only the text of the link is kept: {text} → {address}"
    )
    PLACE_DROPPED = Words(
        "链接到文中一处，这里只保留文字：{text}",
        "a link to a place in the text keeps its words alone: {text}",
    )
    HIDDEN = Words(
        "隐藏文字写成了不发布的注释：{text}", "hidden text became a comment that is never published: {text}"
    )
    SIGN_UNKNOWN = Words(
        "符号字体里有没有对应的字，写成了 \ufffd，照原文件补上：{text}",
        "a sign of a symbol font has no counterpart and became \ufffd; put it in by the original: {text}",
    )
    CELLS_ACROSS = Words(
        "横向合并的单元格写在第一列：{text}", "cells merged across columns stand in the first: {text}"
    )
    TYPE_GUESSED = Words(
        "文件类型按题目定为{text}（{code}）；不对的，用 --type 写明",
        "by its title, the type is {text} ({code}); --type says another",
    )
    DEPARTMENT_BY_FOLDER = Words(
        "部门按文件夹的名称定为 {text}；不对的，用 --department 或清单写明",
        "by the name of its folder, the department is {text}; --department or the table says another",
    )
    NUMBER_REPLACED = Words(
        "原编号 {text} 不合本手册的编号规则，改用 {number}；要保留原编号，先改 number_pattern",
        "its number {text} does not follow the manual's pattern, so it becomes {number}; to keep it, change number_pattern first",
    )
    NUMBER_OTHER = Words(
        "原编号 {text} 没有采用，改用 {number}", "its number {text} is not taken; it becomes {number}"
    )
    TITLE_GUESSED = Words("题目取自{source}：{text}", "the title is that of the {source}: {text}")
    SECOND_HEAD = Words(
        "正文里的表格像另一份文件的表头：{text}；一个 Word 文件里有几份规程的，分开保存再导入",
        "a table in the text is like the head of another document: {text}; where a Word file holds several, save each by itself",
    )
    BY_OFFICE = Words(
        "旧格式 .doc 由 LibreOffice 转换，核对从转换以后算起：公式、图形、编号请与原文件对照",
        "LibreOffice converted the old format .doc, and the proof begins behind that: compare formulas, drawings and numbers "
        "with the original",
    )
    NOT_READ = Words(
        "{field}“{text}”不能直接采用，写在文件开头的注释里，用 {used} 代替",
        "{field} “{text}” cannot be used as it is; it stands in a comment at the top, and {used} is used",
    )
    CONFLICT = Words(
        "{field}在两处不同：“{text}”和“{other}”，采用前者",
        "{field} is given twice: “{text}” and “{other}”; the first is used",
    )


@dataclass(frozen=True)
class Told:
    """One thing to look at; ``place`` where it has one."""

    kind: ToldKind
    words: Sentence
    place: WordPlace | None = None


def told(kind: ToldKind, place: WordPlace | None = None, **values: object) -> Told:
    """With its values filled in; long texts are cut."""
    short = {name: _short(value) for name, value in values.items()}
    return Told(kind, kind.value.filled(**short), place)


def _short(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return f"{text[:60]}…" if len(text) > 60 else text
