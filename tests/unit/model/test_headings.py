"""What a heading is about, however it is worded."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.model.columns import column_kind
from sop_plugin.model.headings import SYNONYMS, Heading, heading_kinds, heading_topics, normalise_heading
from sop_plugin.model.placeholders import means_above, says_nothing
from sop_plugin.model.procedure import Column

KINDS = heading_kinds({Heading.PURPOSE: ("宗旨",)})


@each_case(
    "title, topics",
    [
        ("术语和定义", "definitions"),
        ("3 术语、定义和缩略语", "definitions"),
        ("职责和权限", "responsibilities"),
        ("四、职责及权限：", "responsibilities"),
        ("规范性引用文件", "related"),
        ("目的 Purpose", "purpose"),
        ("Purpose / 目的", "purpose"),
        ("1.2 目的（Purpose）", "purpose"),
        ("目的和适用范围", "purpose scope"),
        ("目的和范围 Purpose and scope", "purpose scope"),
        ("Purpose & Scope", "purpose scope"),
        ("4. Roles and responsibilities", "responsibilities"),
        ("引用文件及相关记录", "related records"),
        ("宗旨与范围", "purpose scope"),
        ("5 实验步骤", "content"),
        ("四、护理流程", "content"),
        ("应急处置措施及流程", ""),
        ("Experimental procedure", "content"),
        ("适用岗位和部门", "scope"),
        ("责任者", "responsibilities"),
        ("组织机构及职责", "responsibilities"),
        ("参考法规清单", "related"),
        ("形成的记录", "records"),
        ("专业术语解释", "definitions"),
        ("编写目的", "purpose"),
        ("Purpose of this SOP", "purpose"),
        ("3 术语、定义、符号、代号和缩略语", "definitions"),
        ("用语的含义", "definitions"),
        ("Terms, definitions, symbols", "definitions"),
        ("管理职责与权限", "responsibilities"),
        ("相关部门职责", "responsibilities"),
        ("Responsibilities and Authority", "responsibilities"),
        ("作业流程说明", "content"),
        ("Process Flow and Description", "content"),
        ("记录的保存", "records"),
        ("Related SOPs", "related"),
        ("符号", ""),
        ("1目的", "purpose"),
        ("1号楼", ""),
        ("设备清单", ""),
        ("安全", ""),
        ("24 小时服务", ""),
        ("目的地选择", ""),
        ("职责与义务", ""),
        ("", ""),
    ],
)
def test_what_a_heading_is_about(title: str, topics: str) -> None:
    assert " ".join(heading_topics(title, KINDS)) == topics


def test_no_word_is_about_two_things() -> None:
    kinds = [{normalise_heading(word) for word in words} for words in SYNONYMS.values()]
    assert len(set().union(*kinds)) == sum(map(len, kinds))


@each_case(
    "name, column",
    [
        ("步 骤", Column.STEP),
        ("责任人（岗位）", Column.WHO),
        ("Responsible 责任人", Column.WHO),
        ("执行人 By", Column.WHO),
        ("主办", Column.WHO),
        ("记录 2", None),
        ("时限 (分钟)", Column.TIME_LIMIT),
        ("标准/要求", Column.STANDARD),
        ("ACCEPTANCE  CRITERIA", Column.STANDARD),
        ("记录：", Column.RECORD),
        ("标准 Std.", Column.STANDARD),
        ("步骤名", Column.STEP),
        ("经手人", Column.WHO),
        ("Pass criteria", Column.STANDARD),
        ("所需时间", Column.TIME_LIMIT),
        ("Std. only", None),
        ("责任心", None),
        ("步骤数", None),
        ("/", None),
        ("", None),
    ],
)
def test_what_a_column_is_about(name: str, column: Column | None) -> None:
    assert column_kind(name) is column


@each_case("words", ["", "—", "N/A", "n.a.", "不适用", "（不适用）", "/", "无", "None"])
def test_words_for_nothing(words: str) -> None:
    assert says_nothing(words)
    assert not means_above(words)


@each_case("words", ["同上", "（同上）", "〃", "Same as above"])
def test_words_for_what_stands_above(words: str) -> None:
    assert means_above(words)
    assert not says_nothing(words)


@each_case("words", ["无菌室", "不适用时转交主管", "同上级", "A"])
def test_other_words(words: str) -> None:
    assert not says_nothing(words)
    assert not means_above(words)
