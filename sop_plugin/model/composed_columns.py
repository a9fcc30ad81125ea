"""Names of columns that are made up of what the work is and what is said of it: 清洁步骤, 责任护士, 服务标准.

What goes with other things, as 修订内容 and 修订人 do, is none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sop_plugin.model.procedure import Column

WORK = (
    "(?:工作|操作|作业|作業|清洁|清潔|清洗|消毒|检验|檢驗|检测|檢測|检修|服务|服務|护理|護理|工艺|工藝|生产|生產|办理|辦理|处置|處置|处理|處理|实施|實施"
    "|活动|活動|程序|流程|任务|任務|维修|维护|保养|施工|接待|治疗|诊疗|急救|控制|管理|安全|技术|技術|质量|質量|过程|過程|步骤|步驟|具体|具體|主要|执行|執行"
    "|业务|業務|审批|交接|验收|采样|取样|制备|配制|包装|入库|出库|完成)"
)
"""What work is called."""
_ACTING = (
    "(?:责任|責任|负责|負責|执行|執行|操作|作业|作業|办理|辦理|承办|承辦|实施|實施|完成|经办|經辦|主办|主辦|主责|归口|牵头|岗位|崗位|当班|值班|检验|檢驗|检测|化验"
    "|护理|維修|维修|施工|权责|權責|落实)"
)
_COMPOSED: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.NUMBER, r"(?:步骤|步驟|工序|操作|流程)(?:序号|序號|编号|編號|顺序号?|號|号)"),
        (Column.STEP, rf"{WORK}*(?:步骤|步驟|环节|環節|工序|流程|流程图|流程圖|阶段|階段)(?:名称|名稱)?"),
        (
            Column.WHO,
            rf"{_ACTING}(?:人|人员|人員|者|员|員|工|方|岗|岗位|崗位|部门|部門|单位|單位|主体|主體|角色|科室|班组|护士|医师|医生)(?:[/／、](?:人|人员|岗位?))?",
        ),
        (
            Column.CONTENT,
            rf"{WORK}+(?:内容|內容|说明|說明|描述|方法|措施|操作|事项|事項|项目|項目|动作|動作)",
        ),
        (Column.STANDARD, rf"{WORK}+(?:标准|標準|要求|要点|要點|要领|要領|规范|規範)"),
        (Column.TIME_LIMIT, rf"{WORK}+(?:时限|時限|时间|時間|期限)"),
        (
            Column.RECORD,
            (
                r"(?:使用|填写|填寫|工作|原始|相关|相關|形成|产生|輸出|输出|对应|检验|檢驗|操作|质量|質量|生产|生產|涉及|交接|过程)+"
                r"(?:记录|記錄|紀錄|表单|表單|表格|记录表|记录单|单据|凭证|台账|台帳)(?:编号|名称|及编号)?|(?:记录|表单|表格)(?:编号|名称|表格)"
            ),
        ),
    )
)


@lru_cache(4096)
def composed_column(name: str) -> Column | None:
    """What such a name is about; ``name`` is in the spelling that comparison uses."""
    return next((column for column, pattern in _COMPOSED if pattern.fullmatch(name)), None)
