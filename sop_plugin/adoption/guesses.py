"""What a document probably is where it does not say so itself: its type by its title, its language by its letters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sop_plugin.model.document_types import DocumentType
from sop_plugin.words.language import Language

_HAN = re.compile("[\u3400-\u9fff]")
_FEW_HAN = 0.02
_TYPE_IN_TITLE = (
    ("job_description", ("岗位说明书", "职位说明书", "岗位职责", "崗位說明書", "job description")),
    ("work_instruction", ("作业指导书", "操作指南", "作業指導書", "work instruction")),
    (
        "form",
        (
            "记录表",
            "登记表",
            "检查表",
            "申请表",
            "审批表",
            "表单",
            "台账",
            "清单",
            "記錄表",
            "表",
            "记录",
            "記錄",
            "记录单",
            "检验单",
            "form",
            "checklist",
        ),
    ),
    ("policy", ("制度", "管理规定", "管理办法", "管理規定", "管理辦法", "policy")),
)


def type_by_title(title: str, types: Mapping[str, DocumentType]) -> DocumentType:
    """The type that a title ends with, else a procedure, else the first type that there is."""
    guessed = next((name for name, words in _TYPE_IN_TITLE if title.lower().endswith(words)), "procedure")
    return types.get(guessed) or next(iter(types.values()))


def language_by_letters(text: str, usual: Language) -> Language:
    """English for a text with next to no Chinese characters, else the ``usual`` one."""
    letters = sum(character.isalpha() for character in text)
    few = letters and len(_HAN.findall(text)) <= _FEW_HAN * letters
    return Language.EN if few else usual
