"""Headings that are made up of two known words: 实验步骤, 适用岗位, 参考法规."""

from __future__ import annotations

import re
from functools import lru_cache

from sop_plugin.model.composed_columns import WORK

_COMPOSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (
            "purpose",
            rf"(?:编写|編寫|立规|实验|實驗|试验|本文件|{WORK})+的?目的(?:[及和与與]意义)?|目的及意义|宗旨|purposeofthis\w+",
        ),
        (
            "scope",
            r"(?:适用|適用|使用|应用|應用|管辖)(?:范围|範圍|对象|對象|领域|领域|单位|單位|岗位|崗位|区域|部门|部門|人员|人員|场所)(?:[和与與及](?:范围|对象|岗位|部门))?",
        ),
        (
            "responsibilities",
            (
                r"责任(?:者|人|部门|分工)|責任(?:者|人|部門|分工)|(?:组织|組織|机构|機構|分工|任务|任務|相关|相關|各级|各級|各|部门|部門|岗位|崗位|人员|人員"
                r"|管理|工作|职能|職能|主要|公司|责任|責任|[与與和及、的])*(?:职责|職責)(?:范围|範圍|说明|說明)?(?:[与與和及]?(?:分工|划分|权限|權限|责任|責任|要求))?"
                r"|responsibilit(?:y|ies)(?:and|&)authorit(?:y|ies)|authorityandresponsibility|accountability|responsible(?:persons|people|parties)"
                r"|whoisresponsible"
            ),
        ),
        (
            "definitions",
            (
                r"(?:用语|用語|概念)的?(?:定义|定義|含义|含義)|释义|釋義|概念|(?:专业|專業|相关|相關|常用)?(?:术语|術語|名词|名詞)(?:解释|解釋|说明|說明)"
                r"|(?=.*(?:术语|術語|定义|定義|缩|縮|名词|名詞|词汇|詞彙))(?:(?:专业|專業|相关|相關|常用)?(?:术语|術語|定义|定義|符号|符號|代号|代號|代码|单位|單位"
                r"|缩略语|縮略語|缩略词|缩写词?|縮寫|名词|名詞|词汇|詞彙|简称|簡稱)[、，和与與及]*)+"
                r"|(?=.*(?:term|defin|abbrev|acronym))(?:(?:key)?terms|definitions?|symbols|units|abbreviations?|abbreviatedterms|acronyms|glossary|and|,|&)+"
            ),
        ),
        (
            "content",
            (
                rf"(?:实验|實驗|试验|試驗|应急|應急|详细|詳細|标准|標準|规范|设备|設備|日常|{WORK})+的?(?:流程|步骤|步驟|程序|方法|规程|規程|细则|細則|规范|規範|要求)"
                rf"|方法|过程|過程|实施|實施|细则|細則|标准内容|{WORK}+(?:说明|說明|描述|要点|要點)|{WORK}*(?:流程|流程图|流程圖)[与和及](?:说明|描述|說明)|作业指导内容"
                r"|processflow(?:anddescription)?|proceduredetails|(?:step-by-step|operating)instructions|workprocess|execution"
                r"|(?:detailed|standard|experimental|step-by-step|test|testing|cleaning|working)procedures?|workinstructions?|methods|methodology|protocol|activities"
            ),
        ),
        (
            "related",
            (
                r"(?:相关|相關|参考|參考|参照|引用|依据|依據|关联|關聯|支持|外来|外來)的?(?:文件|规程|規程|法规|法規|标准|標準|制度|资料|文献|规范)"
                r"(?:目录|清单|清單|一览表?)?|(?:文件|法律|法律法规)依据|相关支持性文件|引用标准[及和与](?:引用)?文件"
                r"|relatedsops?|reference(?:d|s)?documentsand(?:forms|records)|normativereference|applicablestandards"
            ),
        ),
        (
            "records",
            (
                r"(?:形成|产生|使用|应用|填写|附件)的?(?:记录|記錄|表单|表單)|记录(?:清单|表格)|記錄(?:清單|表格)|(?:associated|related|applicable)(?:forms|records)"
                r"|(?:相关|相關|质量|質量)(?:记录|記錄)?(?:表单|表單|表格)|(?:记录|記錄)[的与和及]*(?:保存|保管|归档)|附表[及和与]记录|表单清单|forms|records?retention"
            ),
        ),
    )
)


@lru_cache(4096)
def composed_heading(heading: str) -> str | None:
    """The value of ``Heading`` that such a heading is about; it is given as ``normalise_heading`` spells it."""
    return next((topic for topic, pattern in _COMPOSED if pattern.fullmatch(heading)), None)
