"""SOP3xx (32x, 33x): tables of steps and of measures."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

DOER_MISSING = Rule(
    "SOP321",
    "doer-missing",
    Severity.WARNING,
    title=Words("步骤没有责任人", "Step without a doer"),
    what=Words("步骤“{step}”没有责任人", "step “{step}” has no doer"),
    why=Words(
        "没有人负责的步骤没有人做；它也不会出现在任何岗位的职责里。",
        "A step that is nobody's is not done, and it is missing from what each job has to do.",
    ),
    remedy=Words("写明做这一步的岗位", "name the job that does it"),
    example="| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |\n| 复述 |  | 逐项复述 |",
)

JOB_UNKNOWN = Rule(
    "SOP322",
    "job-unknown",
    Severity.WARNING,
    title=Words("岗位没有登记", "Job not on record"),
    what=Words(
        "组织文件中没有岗位“{job}”，最接近的是 {nearest}",
        "the organisation has no job “{job}”; nearest: {nearest}",
    ),
    why=Words(
        "同一岗位写成几种叫法，岗位的职责就分散在几处，谁也查不全。",
        "A job under several names has its duties in several places, and nobody finds them all.",
    ),
    remedy=Words(
        "改用登记的名称；确有此岗位或叫法的，写入 organisation.yml 的 jobs（叫法写在 also）",
        "use the name on record, or add the job (or this name of it, under also) to jobs in organisation.yml",
    ),
    example="| 接起 | 销售代表员 | 响铃 3 声内 |              # 销售代表",
)

RECORD_NO_FORM = Rule(
    "SOP323",
    "record-no-form",
    Severity.WARNING,
    title=Words("记录不是表单", "Record is not a form"),
    what=Words(
        "记录栏引用的 {number}《{title}》是{type}，不是表单",
        "the record {number} “{title}” is a {type}, not a form",
    ),
    why=Words(
        "记录是填好的表单；引用规程，读者不知道该填什么、存什么。",
        "A record is a form that was filled in; a procedure tells nobody what to fill in and keep.",
    ),
    remedy=Words("改引表单的编号，或用文字写明记录的名称", "cite the form, or name the record in words"),
    example="| 复述 | 预订员 | 逐项复述 | 当场 | [[HT-SD-SOP-015]] |",
)

RECORD_UNKNOWN = Rule(
    "SOP324",
    "record-unknown",
    Severity.ADVICE,
    title=Words("记录没有登记", "Record not on record"),
    what=Words(
        "“{record}”既不是表单名称，也不在组织文件的 records 中，最接近的是 {nearest}",
        "“{record}” is neither the title of a form nor among records in the organisation; nearest: {nearest}",
    ),
    why=Words(
        "没有登记的记录没有保管人和保存期，审核时找不到。",
        "A record that is on no list has no keeper and no retention, and is not found at an audit.",
    ),
    remedy=Words(
        "改用登记的名称或表单；确有这种记录的，写入 organisation.yml 的 records",
        "use the name on record or a form, or add it to records in organisation.yml",
    ),
    example="| 复述 | 预订员 | 逐项复述 | 当场 | 定房系统 |          # 订房系统",
)

BRANCH_LOST = Rule(
    "SOP325",
    "branch-lost",
    Severity.ERROR,
    title=Words("转向的步骤不存在", "Branch to a step that is not there"),
    what=Words(
        "转向第 {target} 步，第 {line} 行的表只有 {last} 步",
        "goes to step {target}, but the table on line {line} has {last} steps",
    ),
    why=Words(
        "照着做的人到这里就不知道下一步；多半是增删步骤后没有改号。",
        "Whoever follows it is lost; often steps were added or deleted and the number was forgotten.",
    ),
    remedy=Words("改成本表中的步骤（从 1 数起）", "name a step of this table, counted from 1"),
    example="| 验收 | 质检员 | 不合格的，转第 9 步 | 当日 | 验收单 |      # the table has 5 steps",
)

STEP_INCOMPLETE = Rule(
    "SOP326",
    "step-incomplete",
    Severity.ADVICE,
    title=Words("步骤缺少标准或时限", "Step without standard or time limit"),
    what=Words("步骤“{step}”没有写{column}", "step “{step}” has no {column}"),
    why=Words(
        "没有标准和时限，做得对不对、迟不迟就没有依据。",
        "Without a standard and a time limit nobody can tell whether it was done well and in time.",
    ),
    remedy=Words("写明{column}；确实不适用的写“—”", "fill in {column}; write “—” where it does not apply"),
    example="| 复述 | 预订员 |  | 当场 | 订房系统 |",
)

MEASURE_INCOMPLETE = Rule(
    "SOP327",
    "measure-incomplete",
    Severity.WARNING,
    title=Words("监控措施不完整", "Measure without frequency or doer"),
    what=Words("“{measure}”没有写{column}", "“{measure}” has no {column}"),
    why=Words(
        "没有频次和责任人的检查不会发生。", "A check that is nobody's, or is due at no time, does not happen."
    ),
    remedy=Words("写明{column}", "fill in {column}"),
    example="| 检查内容 | 频次 | 责任人 |\n| --- | --- | --- |\n| 录音抽听 |  | 预订主管 |",
)

COLUMN_MISSING = Rule(
    "SOP328",
    "column-missing",
    Severity.ADVICE,
    title=Words("表中缺少一栏", "Column missing"),
    what=Words("这张表没有“{column}”一栏", "this table has no column “{column}”"),
    why=Words(
        "步骤要有标准和时限，检查要有责任人，读者才能照做，检查表才完整。",
        "Steps need a standard and a time limit, and checks a doer, to be followed and ticked off.",
    ),
    remedy=Words("加上“{column}”一栏", "add a column “{column}”"),
    example="| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |              # no 时限",
)

ROW_UNEVEN = Rule(
    "SOP329",
    "row-uneven",
    Severity.WARNING,
    title=Words("行与表头的格数不同", "Row does not fit its table"),
    what=Words(
        "这一行有 {cells} 格，表头有 {columns} 格", "this row has {cells} cells, the header has {columns}"
    ),
    why=Words(
        "多出的格不会显示，缺少的格使后面的内容错到别的栏里。",
        "Surplus cells are not shown, and after a missing one everything stands in the wrong column.",
    ),
    remedy=Words(
        "补齐或删去竖线；文字中的竖线写成 \\|；HTML 表格的，核对 rowspan 和 colspan",
        "add or delete a bar; write a bar within text as \\|; in a table of HTML look at rowspan and colspan",
    ),
    example="| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |\n| 复述 | 逐项复述 |",
)

BRANCH_UNCLEAR = Rule(
    "SOP330",
    "branch-unclear",
    Severity.WARNING,
    title=Words("看不出转向哪一步", "Branch to nowhere"),
    what=Words("从“{written}”看不出转向哪一步", "“{written}” does not say to which step"),
    why=Words(
        "流程图画不出这条线，读者也要猜。", "The flow chart cannot draw it, and readers have to guess."
    ),
    remedy=Words(
        "写成“合格：第 4 步；不合格：第 2 步”或“结束”；没有分支的留空",
        "write “Accepted: step 4; refused: step 2” or “end”; leave it empty where nothing branches",
    ),
    example="| 步骤 | 责任人 | 下一步 |\n| --- | --- | --- |\n| 验收 | 质检员 | 看情况 |",
)

STEP_UNNAMED = Rule(
    "SOP331",
    "step-unnamed",
    Severity.WARNING,
    title=Words("步骤没有名称", "Step without a name"),
    what=Words("第 {position} 步没有写做什么", "step {position} does not say what is done"),
    why=Words(
        "步骤要能叫出名字，流程图、检查表和别人的引用才知道指哪一步。",
        "A step needs a name by which flow chart, checklist and other people can point at it.",
    ),
    remedy=Words("写明做什么，或把内容并入上一步", "say what is done, or join the row to the one above"),
    example="| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |\n|  | 预订员 | 逐项复述 |",
)

TABLE_NEARLY = Rule(
    "SOP332",
    "table-nearly",
    Severity.ADVICE,
    title=Words("表像是步骤表", "Table is nearly one of steps"),
    what=Words(
        "这张表像是步骤表，但没有认得出的“{column}”一栏",
        "this looks like a table of steps, but no column is known as “{column}”",
    ),
    why=Words(
        "读作步骤的表才有流程图和检查表，步骤才列到岗位的页面上。",
        "Only tables that are read as steps get a flow chart and a checklist, and are listed for each job.",
    ),
    remedy=Words(
        "加上这一栏，或改用这个名称{nearest}；全手册都另有叫法的，写入 mkdocs.yml 的 columns",
        "add the column, or give it that name{nearest}; if the whole manual calls it otherwise, say so under columns in mkdocs.yml",
    ),
    example="| 步骤 | 责任人员姓名 | 标准 |\n| --- | --- | --- |\n| 复述 | 预订员 | 逐项复述 |",
)

STEPS_UNREAD = Rule(
    "SOP333",
    "steps-unread",
    Severity.ADVICE,
    title=Words("步骤没有读出来", "Steps that are not read"),
    what=Words(
        "“{written}”像是步骤，但读作普通文字，这份文件没有读出一个步骤",
        "“{written}” looks like a step and is read as text; no step at all is read from this document",
    ),
    why=Words(
        "读作步骤的表格和列表才有流程图和检查表，步骤才列到岗位的页面上。",
        "Only tables and lists that are read as steps get a checklist, and are listed for each job.",
    ),
    remedy=Words(
        "改成“1. ”“2. ”的列表，或“步骤 | 责任人 | 标准 | 时限”的表格",
        "make it a list of “1. ”, “2. ”, or a table “Step | Responsible | Standard | Time limit”",
    ),
    example="## 工作程序\n\n第一步：接听。\n\n第二步：登记。          # 1. 接听。\\n2. 登记。",
)

DUTIES_UNREAD = Rule(
    "SOP334",
    "duties-unread",
    Severity.ADVICE,
    title=Words("职责没有读出来", "Duties that are not read"),
    what=Words(
        "“{heading}”一章像是写了谁负责什么，但一条也读不出来，例如“{written}”",
        "the clause “{heading}” seems to say who answers for what, and nothing is read from it, such as “{written}”",
    ),
    why=Words(
        "读得出来的职责才列到岗位的页面上。",
        "Only duties that are read are listed on the page of their job.",
    ),
    remedy=Words(
        "写成“- **岗位**：负责什么”，或“岗位 | 职责”的表格",
        "write “- **job**: what it answers for”, or a table “Job | Duties”",
    ),
    example="## 职责\n\n| 活动 | 文员 | 主管 |\n| --- | --- | --- |\n| 登记 | R | A |             # 岗位 | 职责",
)
