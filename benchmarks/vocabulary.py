"""The words that synthetic manuals are made of."""

from __future__ import annotations

# code, Chinese name, English name
DEPARTMENTS: tuple[tuple[str, str, str], ...] = tuple(
    (line.split()[0], line.split()[1], " ".join(line.split()[2:]))
    for line in """
QA 文件控制部 Document Control
FO 前厅部 Front Office
HK 客房部 Housekeeping
FB 餐饮部 Food and Beverage
BQ 宴会部 Banqueting
KT 厨务部 Kitchen
SD 销售部 Sales
MK 市场部 Marketing
RV 预订部 Reservations
CS 客户服务部 Customer Service
EN 工程部 Engineering
SC 保安部 Security
HR 人力资源部 Human Resources
TR 培训部 Training
FN 财务部 Finance
AU 审计部 Audit
PU 采购部 Purchasing
WH 仓储部 Warehousing
LG 物流部 Logistics
TP 运输部 Transport
IT 信息技术部 Information Technology
LE 法务部 Legal
AD 行政部 Administration
PR 公共关系部 Public Relations
PM 物业服务部 Property Services
LS 租赁部 Leasing
CN 基建部 Construction
PD 生产部 Production
QC 质量检验部 Quality Control
RD 研发部 Research and Development
EQ 设备部 Equipment
EH 安全环保部 Safety and Environment
CC 认证客服部 Certification Service
CR 客户研究部 Customer Research
MS 媒体销售部 Media Sales
EX 展览部 Exhibitions
GM 总经理室 General Management
IA 投资部 Investment
FT 健身康乐部 Fitness and Leisure
SP 水疗部 Spa
""".strip().splitlines()
)

SUBJECTS = (
    "客户投诉 预订单 团队接待 贵宾接待 合同文本 现金收付 备用金 钥匙卡 遗留物品 布草 消防器材 应急照明 供应商 验收单 库存盘点 "
    "车辆调度 员工排班 新员工培训 岗位交接 会议纪要 宣传物料 价格审批 折扣申请 发票 退款 客户档案 现场巡查 设备点检 能源抄表 清洁用品"
).split()

ACTIVITIES = "受理 登记 核对 审批 发放 回收 归档 检查 变更 注销 统计 交接 跟踪 分析".split()

SUFFIXES = {
    "policy": "管理制度",
    "procedure": "工作程序",
    "work_instruction": "作业指导书",
    "job_description": "岗位说明书",
    "form": "记录表",
}

JOBS = "值班经理 领班 协调员 专员 主管 文员 接待员 督导员".split()

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN_NAMES = "文静 志远 晓燕 建华 思敏 海涛 雨桐 国栋 丽娜 明哲 佳怡 永强".split()

# Things that keywords name; each sentence that is drawn for a document names one of them.
THINGS = (
    "交接本 值班日志 审批单 时限表 授权书 样品 台账 回执 封条 编号牌 签到表 照片记录 电子邮件 短信通知 监控录像 备份文件 "
    "核对清单 温度记录 押金单 通行证"
).split()

SENTENCES = (
    "收到{subject}后，{job}当场在{thing}上写明时间、来源和经办人，不得事后补记。",
    "{job}逐项核对{thing}与{subject}是否一致，发现一处不符即退回上一步并注明原因。",
    "涉及金额超过 {amount} 元的{subject}，{job}在 {minutes} 分钟内报部门负责人，批准前不得继续办理。",
    "当班未办完的{subject}，由{job}连同{thing}移交下一班，双方签字并写明移交时间。",
    "{job}每日 {hour}:30 前把当天的{thing}整理成册，缺页的当日补齐并说明。",
    "客人或同事当面询问{subject}进度的，{job}在 {minutes} 分钟内答复；答复不了的，告知回复时间。",
    "{subject}的原件由{job}保管，复印件加盖“仅供核对”章，与{thing}分开存放。",
    "系统停用时改用纸质{thing}，恢复后 {hours} 小时内由{job}补录，第二人复核。",
    "需要其他部门配合的{subject}，{job}用{thing}说明事项、数量和完成时间，并留存回执。",
    "办理中发现安全隐患的，{job}立即停止作业，保留{thing}，{minutes} 分钟内报告值班经理。",
    "{job}不得代替他人签字；确需代签的，须有书面授权，并在{thing}上写明被代签人。",
    "对同一{subject}重复提出的要求，{job}先查{thing}，确认前一次的处理结果后再答复。",
)

STEPS = (
    ("接收{subject}", "内容齐全，日期、数量、经办人三项缺一不可"),
    ("登记{thing}", "字迹清楚，不涂改；写错的划线更正并签名"),
    ("核对{subject}", "与原始凭证逐项一致，差异为零"),
    ("通知相关人员", "说明事项、时间和地点，得到对方复述确认"),
    ("报批{subject}", "按授权额度逐级上报，不越级、不拆分"),
    ("办理{subject}", "按批准的内容办理，不增减项目"),
    ("复核结果", "由另一人独立复核，不由经办人自核"),
    ("归还{thing}", "数量与领出时一致，损坏的当场注明"),
    ("归档{thing}", "按日期顺序装订，封面写明起止编号"),
)
