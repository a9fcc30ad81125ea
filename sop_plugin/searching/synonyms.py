"""Words that mean the same to people who ask, words that sound the same, and words that only make a question of it."""

from __future__ import annotations

_GROUPS = """
= 着火 火警 火灾 失火 起火
地震 应急 紧急 突发
停电 断电 电力故障 没电
停水 断水 没水 缺水
拒绝 不让 不肯 不愿 不愿意 不接受 不答应 不同意 不配合
坏了 中断 故障 死机 断了 瘫痪 崩溃 连不上 打不开 用不了 宕机
台风 大风 暴雨 下雨 雨天 恶劣天气 下雪 风力
染发 染头发 头发 发型 染鲜艳颜色
胡子 胡须 留胡子
受伤 工伤 急救 伤病 摔倒 意外
偷 小偷 偷东西 被盗 失窃 盗窃 丢失
排班 值班表 班表 排班表
没来 没到 没出现 没有来 未到 未抵达 爽约 no-show noshow 不来
迟到 晚到 延迟 延误 推迟
早走 提前离店 提前退房 早退
押金 担保 保证金 预付款 订金 定金
打折 打几折 几折 打五折 打六折 打七折 打八折 打九折 五折 六折 七折 八折 九折 优惠 折扣 折让 减价 降价 便宜
涨价 调价 价格调整
帐 账
定 订
收银 收款 结账 结算 付款 付钱 支付 买单
发票 开票 票据
退钱 退款 退费 退还
报销 费用申请 费用报销
欠款 欠账 欠钱 应收 催收 催款
挂账 赊账 签单 记账 赊销 信用账户
多少钱 最多多少钱 金额 限额 上限 标准 元以内 元以下 不超过 价格
贵 超标 超支 超出
= 礼物 礼品 赠品
送礼 馈赠 送花 鲜花 花篮 红包 礼金 礼品
房间不够 没房 没有房 满房 房满 客满 超额 超预订 无房 超订 超卖 卖超 超售 overbooking overbooked
换房 转房 调房
续住 延住 延期离店
退房 离店 结账离店 check-out checkout
入住 登记入住 办理入住 抵店 check-in checkin
取消 撤销 作废 退订
改期 变更 更改 修改 变动 改时间 改日期
改预订 改订 更改预订 变更预订 预订变动 预订变更
= 客人 客户 顾客 宾客 来宾
大客户 重点客户 关键客户 vip 贵宾 重要客人 重点宾客 重要宾客
级别 等级 分级 几级 几个等级
投诉 抱怨 意见 不满 生气 不满意
道歉 致歉 赔礼
赔 赔偿 补偿 赔付 赔给
没人接 无人接听 无人接 没接
接电话 接听电话 接听 来电
打电话 去电 拨打 致电 电话拜访
打错 打错电话 错打 错号 拨错
骚扰 骚扰电话 无聊电话
发错 错发 发错人 误发 发错文字
写错 有误 差错 错误 错别字 错字
分歧 争执 吵起来 意见不一致 扯皮 推诿
裁定 决定 说了算 拍板
留言 口信 转告
转接 转电话
电话 telephone phone
传真 fax
邮件 电子邮件 邮箱 email e-mail
短信 微信 信息
上班 到岗 当班 出勤 考勤 值班
值班 轮值 值守
周末 假日 法定假日 节假日 休息日 双休日
下班 离岗 交班 收班
交接 交接班 交班 接班 换班 移交
请假 休假 休息 缺勤
加班 超时
衣服 着装 服装 制服 仪表 仪容 穿什么
化妆 妆容 仪容
迎接 接待 迎宾 欢迎
参观 看房 带看 巡视
拜访 走访 上门 回访 探访
出差 差旅 出行
住宿 住宿费 住酒店 住宾馆 房费
试住 免费房 试睡
外送 送到别的酒店 送别的酒店 送走客人 转送
打车 打的 的士 出租车 车费 交通费 市内交通
补助 补贴 餐补 津贴 费用标准
刷卡 信用卡 银行卡 支票 现金 付款方式
ota 携程 美团 飞猪 网上订房 网上预订 网络预订 预订网站 线上渠道 网络渠道
= 会议室 会议场地 会场
婚宴 喜宴 寿宴 生日宴 宴席 宴会
打架 斗殴 闹事 吵架 争吵 纠纷 冲突 突发事件
培训 学习 带教 入职培训
新员工 新人 入职
离职 辞职 离岗
考核 评分 绩效 评估
评分 打分 得分 扣分 满分
奖金 奖励 提成 佣金
处罚 罚款 违规 惩罚 扣分
开会 会议 例会
布置 摆台 摆放 场地布置
餐 用餐 餐饮 宴会 酒席
菜单 菜谱 菜品
= 酒店 宾馆 饭店
房价 价格 报价 门市价
报价 报价单 报盘
合同 协议 合约 契约
签 签订 签署 签字 签约 签名
盖章 用印 印章
盖章签字 签章
批 审批 批准 核准 审核 同意 谁批 谁批准 许可
谁负责 负责 责任人 职责
岗位说明书 岗位职责 职责 岗位要求
保密 泄露 隐私 个人信息
保存 存放 归档 存档 保管 保留
多久 多长时间 几天 几年 期限 时限 分钟 小时 天
几点 时间 时刻
几次 次数 频率 频次 每日 每周 每月
温度 多少度 几度
卫生 清洁 打扫 保洁 清扫 脏了 很脏 弄脏 不干净
垃圾 废弃物
绿化 植物 花草
停车 车位 泊车 车辆
钥匙 门卡 房卡
监控 录像 摄像 摄像头
拍照 照相 摄影 拍摄
访客 来访 外来人员 陌生人
安全 安保 保安
保安 平安员
房产证 产权证 不动产证 土地证
到账 付清 付款
保质期 有效期 过期
宴请 请客 请吃饭 请客吃饭
欠款 不还钱 不付钱 拖欠 赖账
带出 拿回家 带回家 带走
巡查 巡逻 巡视 巡检 检查
维修 报修 修理 坏了 故障 损坏
设备 设施 器材 机器
= 电脑 计算机
网站 官网 网页
密码 口令 账号
广告 宣传 推广
活动 促销 促销活动
媒体 记者 采访 新闻
竞争对手 对手 竞品 竞争酒店
市场 市调 市场调研 市场调查
报告 汇报 报表 总结
日报 工作日报 日报表
周报 工作周报
月报 工作月报 月度报告
物业费 管理费 物业管理费
表 表格 表单 登记表 记录表
空白表单 空表 表单与记录
清单 列表 目录 一览
样板房 样板间 示范单位
售楼 案场 售楼处 销售现场
认购 订购 下定
交房 交付 交楼 收房 收楼 验房
按揭 贷款
神秘顾客 暗访 神秘访客
满意度 评价 问卷 调查
过期 到期 逾期 超期
丢了 遗失 遗留 失物 落下 捡到
病 生病 不舒服 医疗
喝醉 醉酒
未成年 儿童 小孩 孩子
残疾 轮椅 行动不便
翻译 外宾 外国人
修订 修改 更改 改版 更新 换版
文件 规程 制度 sop
编号 号码 代号 编号规则 编码 编码规则
作废 废止 停用 失效
customer client guest
guest 客人 宾客
complaint 投诉
gift present 礼品
booking reservation 预订
cancel cancellation 取消
lost-and-found lost-property 遗失 失物 遗留 捡到
retention retention-period 保存期限 保存 保管
review 复审
revision revise amend 修订 更改
overtime 加班
key 钥匙
photo picture 拍照
parking 停车
outage power-failure 停电
injury accident first-aid 受伤 急救
theft stolen 被盗
obsolete withdrawn 作废
handover 交接 交接班
deposit guarantee 担保
discount 折扣 优惠
refund 退款
invoice 发票
contract agreement 合同
quotation 报价
banquet 宴会
meeting 会议 例会
fire 着火 火警
security guard 保安 平安员
patrol 巡逻
uniform dress 着装 仪容
training 培训
supplier vendor 供应商
survey questionnaire 问卷 满意度
advertisement advertising 广告
competitor 竞争对手
complaint complain
contract agreement
price pricing quote quotation
discount rebate
meeting call
phone telephone call
lead prospect
keep retain retention store
onboarding onboard
cancel cancellation
refund repay
employee staff
training train
approve approval sign-off
invoice bill
""".strip()

_SOUGHT = """
几点 几点几分 几号 几日 星期几 周几 礼拜几 哪天 哪一天 什么时候 啥时候 何时
多久 多长时间 几天 几年 几分钟 几小时 几个月 多少天 多少年 多少小时
多少钱 最多多少钱 几块钱 多少元
几次 多久一次
""".strip()

SOUGHT: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _SOUGHT.splitlines())
"""What a question wants to know: a time, how long, how much, how often. ``rank.js`` knows what the answers look like."""

BESIDE: tuple[str, ...] = (
    "目的",
    "适用范围",
    "相关文件",
    "相关文件与记录",
    "引用文件",
    "purpose",
    "scope",
    "related documents",
)
"""Titles of clauses that tell of a document and hardly ever answer a question."""

URGENT: tuple[str, ...] = ("应急", "异常", "不能", "故障", "突发", "投诉", "emergenc")
"""In the title of a clause: it says what to do where something goes wrong."""

SHIPPED: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _GROUPS.splitlines())
"""Groups of words of which each may stand for the others, the very same behind ``=``; of a single character only the spelling differs."""

UNASKED: tuple[str, ...] = tuple(
    """
怎么办呢 怎么办 如何办 怎么应付 如何应付 怎么应对 如何应对 怎么处理 如何处理 怎样处理 怎么做 如何做 怎样做 怎么弄 怎么搞 怎么用 怎么填 如何填 怎么写 如何写
怎么样 怎么 如何 怎样 咋办 咋 为什么 为何 是什么 什么是 有什么 干什么 做什么 什么 哪些 哪个 哪里 哪儿 在哪 几个 谁来 由谁 找谁 问谁
怎么整 怎么填写 怎么走 咋整 咋弄 咋填 咋写 干嘛 干啥 做啥 有啥 要啥 是啥 啥时候 什么时候 啥
我想知道 我想问 想知道 想问一下 想问 问一下 帮我查一下 帮我查 帮我找 帮忙 麻烦 告诉我 查一下 找一下 看一下 一下 嗯 呃
会怎样 会怎么样 怎么算 怎么定 哪张表 哪个表 可不可以 能不能 可以吗 行不行 要不要 是不是 有没有 可以 能否 是否 应该 应当 需要 必须 我要 我想 请问 想要 想 要 应 该
最多多少 最少多少 多少 最多 最少 至少 一般 通常 多大 多高 吗 呢 吧 啊 呀 的话 时候 的时候 如果 假如 万一
the a an of to in on for is are do does how what when who where which i we my our should can must be with
and or by from at this that please me tell show find want need does did it if
""".split()
)
"""What is left out of a question, the longest first where one holds another."""
