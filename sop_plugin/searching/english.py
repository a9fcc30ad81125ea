"""The commonest English words of offices, hotels, sites and sales, and what they are in Chinese procedures."""

from __future__ import annotations

from sop_plugin.searching.vocabulary import groups_of

ENGLISH = groups_of("""
answer answering pick-up > 接听 答复 回复
call-back callback > 回电 回拨
dial > 拨打
hold > 保留 等候
transfer > 转接 转交
message > 留言
ring rings > 铃响
hang-up > 挂断
voice tone > 语气 语速
greeting greet > 问候 迎接
smile > 微笑
manners courtesy etiquette polite > 礼仪 礼貌
appearance grooming dress-code > 仪容 着装
hair > 头发 发型
nails > 指甲
jewellery jewelry > 首饰 饰物
makeup make-up > 化妆 淡妆
badge name-badge name-tag > 工牌 胸牌
shoes > 着装 鞋
perfume > 香水
chat chatting > 闲谈
visitor visitors visit visiting > 来访 走访 拜访 访问
appointment > 预约 约定
business-card > 名片
tour show-round site-visit showing showroom > 参观 样板房
follow-up follow following > 跟进 回访
customer customers client clients > 客户 客人
guest guests > 客人 宾客
new-customer new-client prospecting > 新客户 潜在客户
lead leads prospect prospects > 线索 潜在客户
regular returning loyal > 老客户 协议客户
file files profile > 档案 客户档案
record records log > 记录 登记
borrow lend > 借阅
destroy shred destruction > 销毁
archive archiving filing > 归档 存档
backup > 备份
confidentiality confidential secret privacy personal-data > 保密 个人信息
leak disclose disclosure > 泄露 保密
number numbering code > 编号
revision version latest current-version > 修订 版次 现行
change changes modify amend amendment > 变更 更改 变动
document documents procedure policy > 文件 规程
draft write writing > 编写 拟制
template blank > 模板 表单
approve approval approves authorise authorize authority permission > 批准 审批 权限
sign signs signature signed > 签字 签署
effective in-force > 生效
withdraw withdrawn obsolete void > 作废
issue distribute distribution > 发布 分发 发放
copy copies > 副本 复印件
translate translation > 翻译
room rooms > 客房 房间
room-type > 房型
rate rates price prices pricing > 价格 房价
rack-rate > 公开价 门市价
corporate-rate contract-rate > 协议价 协议客户
discount discounts rebate > 折扣 优惠
quote quotation quotes offer > 报价
proposal > 提案 方案
booking bookings reserve reservation reservations > 预订
book > 预订
booking-form reservation-form > 预订单
confirm confirmation confirming > 确认 确认函
guarantee guaranteed > 担保
credit-card > 信用卡
no-show no-shows > 未到
cancel cancellation cancelling cancelled > 取消
waitlist waiting-list > 候补
overbook overbooked overbooking full fully-booked sold-out > 超预订 满房
walk relocate relocation another-hotel > 外送
compensation compensate > 补偿 赔偿
upgrade upgrades > 升级
extend extension stay-longer > 延住 延期 延长
arrival arrivals arrive > 抵店 到店
departure departures leave leaving > 离店
check-in > 入住 抵店
check-out > 退房 离店
early-arrival > 提前
late-check-out > 延迟退房
airport pickup pick-up-service shuttle > 接机 用车
welcome-drink welcome-fruit > 饮料 水果
fruit flowers > 水果 鲜花
birthday > 生日
vip vips > vip 重点宾客
level levels grade grades class > 等级 级别
group groups group-tour > 团队
tour-guide guide > 导游 领队
rooming-list name-list > 名单
allotment quota > 配额
travel-agent travel-agency agency > 旅行社
online online-booking ota website > 网络 网站 网络预订
fax faxes > 传真
email e-mail mail > 电邮 邮件
wechat social-media > 微信 网络
banquet wedding dinner-party > 宴会 婚宴
menu > 菜单
catering food > 餐饮
conference meeting meetings seminar event events > 会议 活动
meeting-room function-room venue hall > 会议场地 场地 会场
layout set-up setup seating > 布置 摆台
equipment projector microphone > 设备 投影 音响
rehearsal drill > 彩排 演练
press press-conference media journalist journalists > 新闻发布会 媒体 记者
press-release > 新闻稿
interview interviews > 采访
spokesperson > 发言人
photo photos filming film camera cctv > 拍照 拍摄 录像 监控
footage surveillance monitoring > 录像 监控
exhibition trade-fair fair booth > 展会
promotion promotions promote > 促销 推广
brochure brochures leaflet flyers > 宣传资料
advert ads ad advertising > 广告
design artwork proof layout-proof > 设计 稿样
publish publication go-live > 公布 发布
survey surveys questionnaire questionnaires > 调查 问卷
satisfaction > 满意度
mystery-shopper mystery-customer > 神秘顾客
sample samples > 样本 样品
market market-research > 市场 市场调研
competitor competitors competition > 竞争对手 竞争酒店
positioning > 定位
selling-point selling-points > 卖点
strategy > 策略
analysis analyse analyze > 分析
forecast forecasts > 预测
statistics data figures > 数据 统计
daily-report > 日报
weekly-report > 周报
monthly-report > 月报
report reports reporting > 报告 报表
meeting-minutes minutes > 会议纪要
morning-meeting briefing > 晨会
weekly-meeting > 周例会
attend attendance absent > 出席 考勤 缺席
late lateness > 迟到 逾期
sick-leave annual-leave leave-of-absence holiday > 请假 休假
shift shifts > 班次 排班
handover hand-over take-over > 交接 交接班
deputy stand-in substitute > 代理 替代
duty on-duty > 值班 当班
post posts position > 岗位
job job-description duties responsibilities > 职责 岗位职责
qualification qualifications requirements > 任职要求
recruit recruitment hiring > 招聘
new-employee newcomer probation > 新员工 试用
train training coach coaching > 培训 带教
exam test > 考核 测试
performance appraisal kpi assessment evaluate evaluation > 绩效 考核 评估
target targets goal goals objective objectives > 目标
quota-target > 指标
bonus commission incentive > 奖励 提成 佣金
punishment penalty > 处罚 扣分 违约金
score scores points mark > 评分 分
pass fail > 合格 不合格
inspect inspection inspections check checks spot-check > 检查 抽查
correct correction rectify improvement improve > 整改 改进 更正
audit audits auditor > 审核 检查
complain complains complaint complaints > 投诉
angry dissatisfied unhappy > 投诉 不满
apologise apologize apology > 致歉 道歉
dispute disagreement disagree argue conflict > 分歧 争议 异议
objection objections > 异议
emergency emergencies > 应急 突发
fire alarm smoke > 火警
evacuate evacuation > 疏散
injured injury hurt sick ill medical ambulance > 受伤 急救 不适
police > 报警
fight fighting violence > 斗殴 打架 冲突
theft steal stolen thief > 失窃 被盗
lost missing found > 遗失 丢失 遗留
drunk > 醉酒
suspicious stranger > 可疑 陌生人
storm typhoon rain weather > 台风 暴雨 恶劣天气
power blackout > 停电
network internet wifi > 网络
system crash crashed down > 系统 故障 中断
printer print printing > 打印
phone-line > 电话
parking car cars vehicle vehicles > 停车 车辆
gate door doors > 门 车门
umbrella > 雨伞
lights lighting light > 灯光
temperature air-conditioning heating > 温度 空调
furniture > 家具
clean cleaning cleaner dirty > 保洁 卫生 清洁
patrol patrols patrolling > 巡逻 巡查
guard guards security-guard > 平安员 保安
security safety > 安全
risk risks > 风险
radio walkie-talkie > 对讲机
equipment-list inventory asset assets > 物资 盘点
stock-count stocktake > 盘点
deposit deposits prepayment down-payment advance > 订金 预付款 担保
pay payment payments paying > 付款 支付 结账
settle settlement bill bills > 结账 账单
invoice invoices receipt > 发票
refund refunds > 退款 退还
credit credit-account on-account credit-limit > 挂账 额度
overdue unpaid debt collect collection > 逾期 催收 欠款
bad-debt > 坏账 欠款
signatory authorised-signatory > 签单人
cost costs fee fees charge charges > 费用 收费
expense expenses reimburse claim claims > 报销 费用
budget budgets > 预算
limit limits maximum cap ceiling > 上限 额度 不超过
minimum least > 至少 不低于
free free-of-charge complimentary > 免费
gift gifts present souvenir > 礼品
bribe bribes kickback cash red-envelope > 回扣 现金 礼金
entertain entertaining entertainment hospitality > 宴请
drink drinking wine alcohol > 酒水 饮酒
trip trips business-trip travel > 出差 差旅
train-ticket ticket tickets plane airfare > 机票 车票
accommodation lodging > 住宿
daily-allowance per-diem allowance > 补助 补贴
contract contracts agreement agreements > 合同 协议
clause terms > 条款
expire expires expiry renewal renew > 到期 有效期 续签
breach > 违约
seal stamp chop > 盖章 印章
negotiate negotiation bargaining > 洽谈 谈判
order orders > 订单
deliver delivery > 交付 交货期
supplier suppliers vendor purchase purchasing procurement buy > 供应商 采购
return returns > 退回 退货
after-sales service > 服务 售后
implementation onboarding > 上线
pipeline funnel > 漏斗
deal deals close closing won > 成交 签约
sales-site sales-centre sales-office > 案场
property real-estate apartment flat house > 地产 案场 样板房
buyer buyers purchaser > 成交客户
mortgage loan > 按揭 贷款
handing-over-property handover-of-keys > 交房
certificate certificates licence license permit > 证照 证书
department departments > 部门
manager managers > 经理
supervisor > 主管
director > 总监
general-manager boss > 总经理
clerk secretary > 文员
finance accounting accountant > 财务部
front-office receptionist > 前厅部 前台
guest-room housekeeping-department > 客房部
maintenance repair repairs repaired > 维修 维修房
staff employee employees personnel > 员工 人员
team > 队伍 团队
communication communicate coordinate coordination > 沟通 协调
feedback opinion opinions suggestion > 反馈 意见
listen listening > 倾听
deadline due due-date > 期限 时限
hours hour minutes minute > 小时 分钟
days day working-days > 工作日
week weekly > 每周
month monthly > 每月
quarter quarterly > 季度
year yearly annual annually > 年度
daily > 每日
before advance-notice > 提前
immediately urgent > 立即
keep kept retention store stored retain > 保存 保管
missing-item > 缺失
list > 清单
step steps > 步骤
purpose > 目的
scope > 适用范围
definition definitions > 定义
checklist > 检查单 检查表
first first-meeting opening-meeting > 首次会议
last closing-meeting final-meeting > 末次会议
prepare preparation > 准备
arrange arrangement > 安排
responsible charge-of in-charge > 负责
allowed allow prohibited forbidden > 不得
refuse reject refusal > 拒绝 不接受
accept accepting > 接受 受理
reply respond response > 答复 回复
notify inform tell > 通知 告知
replace replacement > 更换 替代
""")
"""Behind ``>`` stand the words of procedures; words of several parts have hyphens."""
