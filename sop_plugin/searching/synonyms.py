"""Words that mean the same to people who ask, and words that are written for one another."""

from __future__ import annotations

_GROUPS = """
= 着火 火警 火灾 失火 起火
地震 应急 紧急 突发
停电 断电 电力故障 没电
停水 断水 没水 缺水
拒绝 不让 不肯 不愿 不愿意 不接受 不答应 不同意 不配合 不需要 不想要
坏了 中断 故障 死机 断了 瘫痪 崩溃 连不上 打不开 用不了 宕机
台风 大风 暴雨 下雨 雨天 恶劣天气 天气 下雪 风力
染发 染头发 头发 发型 染鲜艳颜色
胡子 胡须 留胡子
受伤 工伤 急救 伤病 摔倒 摔伤 摔 意外
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
欠款 欠账 欠钱 欠 应收 催收 催款 逾期
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
取消费 违约金 扣款 扣钱 扣费
改期 变更 更改 修改 变动 改时间 改日期
改预订 改订 更改预订 变更预订 预订变动 预订变更
= 客人 客户 顾客 宾客 来宾
大客户 重点客户 关键客户 高价值客户 vip 贵宾 重要客人 重点宾客 重要宾客
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
写错 有误 差错 错误 错别字 错字 更正 打错字 填错
分歧 争执 吵起来 意见不一致 扯皮 推诿
裁定 决定 说了算 拍板
留言 口信 转告
转接 转电话
电话 telephone phone
传真 fax
邮件 电子邮件 邮箱 电邮 email e-mail
短信 微信 信息
上班 到岗 当班 出勤 考勤 值班
值班 轮值 值守 当值
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
外送 送到别的酒店 送别的酒店 送走客人 送走 转送
打车 打的 的士 出租车 车费 交通费 市内交通
补助 补贴 餐补 津贴 费用标准
刷卡 信用卡 银行卡 支票 现金 付款方式
= 旅行团 旅游团
旅行团 团队 团体
网上 在网上 网络 在线 线上
ota 携程 美团 飞猪 网上订房 网上预订 网络预订 预订网站 线上渠道 网络渠道
= 会议室 会议场地 会场
婚宴 喜宴 寿宴 生日宴 宴席 宴会
打架 斗殴 闹事 吵架 争吵 纠纷 冲突 突发事件
培训 学习 带教 入职培训 教 谁教 示范 讲解
新员工 新人 新来的 新手 入职
离职 辞职 离岗 走人 调岗
考核 评分 绩效 评估 评定
评分 打分 得分 扣分 满分
奖金 奖励 提成 佣金 奖品
处罚 罚款 违规 惩罚 扣分
开会 会议 例会 会前
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
多久 多长时间 期限 时限
几点 时间 时刻
几次 次数 频率 频次
温度 多少度 几度
卫生 清洁 打扫 保洁 清扫 擦 擦干净 脏了 很脏 弄脏 不干净
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
宴请 请客 请吃饭 请客吃饭 吃饭
欠款 不还钱 不付钱 拖欠 赖账
带出 拿回家 带回家 带走 外借 借阅
巡查 巡逻 巡视 巡检 检查
维修 报修 修理 坏了 故障 损坏
设备 设施 器材 机器 新机器
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
丢了 丢失 遗失 遗留 失物 落下 捡到
生病 不舒服 突发疾病 身体不适 不适 伤病 晕倒 昏倒 晕 医疗 急病
喝醉 醉酒 喝多了
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
= 厕所 洗手间 卫生间 盥洗室
挂电话 挂断 挂机 结束通话
骂人 辱骂 骂 谩骂 说脏话 脏话 粗话
喝酒 饮酒 劝酒 酒水 酒
抽烟 吸烟 禁烟
玩手机 看手机 用手机
喝水 饮水 茶水
夜里 夜间 半夜 晚上 深夜 凌晨 夜班 夜晚
早上 早晨 上午 清晨 早班
半年 6个月 六个月
一年 12个月 十二个月 年度
早到 提前到达 提前到 提前抵达 抵达提前
晚点 延误 误点 航班延误
价格高 嫌贵 太贵 贵 便宜点
谢绝 婉拒 拒收 不要 别打了 不愿再接 谢绝来电
抢 冲突 争抢 争房 撞单 同一时段 优先 先登记
排队 等候 排长队 人多
= 晨会 早会
水牌 指示牌 欢迎牌 标识
海报 宣传资料 宣传册 传单 单张 楼书
稿子 稿样 初稿 文稿 稿件
改稿 修改稿样 修改意见
上线 公布 发布 上架 刊登
下线 下架 撤换
上传 上载 录入 导入
下载 导出
录入 输入 登记 填报
怎么算 计算 算法 计算方法 公式
算 认定 判定 达到
合格 达标 及格 过关 通过
不合格 不达标 不符合 没通过
申诉 不服 不认 复议 有异议
涂改 涂改液 修正液 划改 单线划去
涂掉 划掉
签字 签名 署名 代签
补签 补单 后补
审 审核 审阅 审查 复核
批 批准 审批 签署
交 提交 上交 送交
退 退还 退回 归还
还 归还 交还 退还
赔 赔偿 补偿 违约金 赔付
停 停止 暂停 停用
送 赠送 派送
留 保留 预留
存 保存 存放
查 检查 查验 核对
催 催收 催促 提醒
教 培训 示范 辅导
打 打印
一晚 每晚
一天 每天 每日
一个月 每月
一周 每周
回 回复 答复 回电
评 评选 评定 评分
减 减少 减免 减收
免 免费 免收 免除
升级 免费升级 房型升级 升房
降级 降低
借 借款 借用 借阅 预支
借钱 借款 预支
出差费 差旅费 差旅
飞机 机票 航班 乘飞机
火车 高铁 动车 车票
打的费 交通费
代驾 酒后驾车
陪同 陪着 带领 引领 陪
讲解 介绍 解说
带路 引路 指路 引导
开门 敲门 进房
合影 拍照 照相 签名
购物卡 现金 有价证券 礼品卡
收礼 收红包 收受 财物
中秋 春节 节日 过节
抽奖 奖品 中奖
穿 着装 服装 正装
发型 头发
指甲 手部
首饰 饰物 戒指
化学品 危险品 泄漏 漏了 漏 泄露
漏水 跑水 积水
断货 缺货 没货 供不上
到货 收货 验收
发货 付运 物流 出货
入库 出库 库存 仓库
盘点 清点 盘库 点数
领用 领取 领料
采购 购买 进货 买
比价 询价 议价
供应商 供货商 厂家
样品 送样 索样
质检 检验 质量控制
返工 重做 整改
停机 停产 停线
开机 启动 点检
保养 维护 检修
校准 检定 计量
劳保 防护用品 个人防护 防护装备
安全帽 防护 手套
动火 明火 电焊
登高 高空作业 高处作业
灭火器 消防器材 消防
疏散 撤离 逃生
电梯 困人 电梯困人
报警 拨打110 110 警察
救护车 120 急救
病人 患者 病患
医生 医师 大夫
护士 护理
挂号 预约
药 药品 药物
发药 配药 取药
手术 开刀
消毒 灭菌
换药 敷料
病历 病案 医疗记录
感染 院感
值夜班 夜班
查房 巡房
打针 注射 输液
洗手 手卫生
床单 布草 床品
开夜床 夜床
叫醒 叫早 起床
行李 箱子
前台 总台 接待台
房态 可售房 房量
加床 床位
早餐 含早
加菜 忌口 口味
试菜 菜单
茶歇 点心
投影 话筒 麦克风 音响 音响设备
台型 摆台
撤场 搭建 布展
请柬 邀请函 邀请
嘉宾 来宾 贵宾
主持 主持人
发言 讲稿 发言人
口径 说辞 话术
负面报道 负面新闻 舆情
更正 澄清 纠正
线索 潜在客户 商机 意向客户
跟进 跟踪 追踪 跟 回访
谈成 签约 成交 签下
没谈成 未成 无结果
转化率 成交率
撞客 归属 客户归属
黑名单 谢绝名单
名单 清单 名录
产权证 房产证 不动产权证书
业主 房主 客户
预售证 预售许可证 销售许可证
样板间 样板房
沙盘 模型 沙盘模型
车位 停车位
站岗 岗位 当岗 在岗
姿势 站姿 跨立
巡 巡逻 巡查 巡视
一圈 巡逻
保安员证 证件 上岗证
工牌 胸牌 工作证 名牌
班长 领班 组长
主管 负责人
老板 总经理 领导 公司领导
财务 财务部
人事 人力资源
招聘 招人 面试 录用
履历 简历
试用期 试用 转正
工资 薪酬 绩效工资
年假 休假
调班 换班 补位
旧版 旧文件 旧修订 过期文件
收回 回收 回收旧版
销毁 碎纸 碎掉
归档 存档 入档
复印 复印件 拷贝
打印机 打印
电子版 电子件 电子文件
手写 填写 黑色签字笔
系统坏了 系统中断 系统停用 系统故障 系统死机
网络 断网 上不了网
服务器 系统
账户 账号 用户名
泄密 外泄 数据外泄
群发 短信
发错 错发 发错人
漏填 漏写 空项 缺项
重复 查重
超时 逾期 超期
冠军 评优 优秀员工 表彰
罚 处罚 扣分 违规
闹事 暴力 打架
走丢 走失
小孩 儿童 带儿童
老人 老年人 长者
= 顾客投诉 客户投诉 客人投诉
神秘客户 神秘顾客 神秘客人
客流 人流 人数
窗口 柜台
加急 紧急 急件
独立 自己 单独
口头 口头承诺
承诺 答应 保证
退货 退换 换货
保修 质保 售后
装箱 包装
合同期 有效期 合同期限
续签 续约
盖公章 盖章 公章 骑缝章
份数 几份 一式
大写 金额
开户 账户
对账 核账 核对
坏账 呆账
备用金 借款
固定资产 资产
= 记录 纪录
= 登录 登陆
= 账号 帐号
= 截止 截至
= 反映 反应
= 做法 作法
= 其他 其它
= 制定 制订
= 必须 必需
= 安排 按排
= 部分 部份
= 身份 身分
= 通信 通讯
= 交代 交待
几个人 几人 多少人 人数
不知道 不清楚 不懂 没把握 不确定
收钱 索要财物 收受 财物 受贿 回扣 好处费
举报 反映 投诉
= 客服 客户服务
删 删除 清除
改 更改 修改 变更
写 填写 编写
付 付款 支付
开 召开 开启
换 更换 换发
管 管理 负责
报 上报 报告
卖 销售 售出
拍 拍照 拍摄
修 维修 报修
洗 清洗 清洁
锁 上锁 锁门
住 入住 住宿
吃 用餐 餐饮
拖 拖欠 延误
延 延期 延长
试 试用 调试
挂 挂账
扣 扣分 扣减 扣除
贴 张贴 公示
带 携带 备齐
请 邀请 宴请
定 确定
签 签订 签署 签字
超 超过 超出 超支
提前 事先 预先
当天 当日 同日
第二天 次日 次一工作日 隔天
上个月 上月
下个月 次月 下月
月底 月末 最后一个工作日
月初 每月5日前
年底 年末 12月
礼拜 星期 每周
老客户 旧客户 现有客户
新客户 潜在客户 首次合作
内容 栏目 包括
要求 标准 规定
流程 程序 步骤 办理步骤
注意事项 注意 禁止
条件 资格 任职要求
学历 任职要求
好评 满意 评分
差评 投诉 低于
上限 最多 不超过
下限 最少 不少于
= 名字 姓名
改名 更名 换名字 更换姓名
说话 讲话 沟通 交谈 谈话
多远 距离 间距 净距
多宽 宽度 通道
多重 重量
多快 速度 语速
样本 份数 有效样本
请客 宴请
办卡 发卡 制卡
排队 叫号
出院 离院
住院 入院
手册 说明书 指南
原因 理由 为什么
结果 结论
目标 指标
周期 频次
名额 配额
顺序 次序 先后
步骤 工序
工位 岗位 机台
产线 生产线
批次 批号
原料 原材料 物料
成品 产品
半成品 在制品
次品 不良品 不合格品 废品
良率 合格率
上报 报告 汇报
跟单 订单跟进
工单 任务单
交期 交货期
退单 退订 撤单
样衣 样品
叉车 搬运车
货架 库位
验厂 审核
消防演习 演练 应急演练
隐患 风险
整改 纠正 改正
warranty after-sales 售后
refund 退款 退还
rebook change 变动 改期
dress uniform attire 着装 仪容 服装
checklist 检查表 核对表
form template 表单 模板
record records 记录
audit inspection 检查 审核
schedule roster shift 排班
leave absence 请假
salary pay wage 薪酬
reward bonus incentive 奖励 奖金
penalty fine 处罚
hire recruit recruitment 招聘
interview 面试
visitor 访客 来访
noise 噪音
leak spill 泄漏
broken faulty breakdown down 故障 中断
error mistake wrong 错误 差错
urgent rush 加急 紧急
late delay overdue 逾期 延误
proof evidence 证明
budget 预算
expense reimbursement 报销 费用申请
travel trip 出差
hotel accommodation 住宿
flight 航班
taxi 交通费
lunch dinner meal 用餐
alcohol drinking 饮酒
smoking 吸烟
cleaning 保洁 清洁
toilet restroom washroom 洗手间
elevator lift 电梯
luggage baggage 行李
upgrade 升级 房型升级
room-rate rate 房价
walk-in 上门
group 团队
tour-operator travel-agency agent 旅行社
early-departure 提前离店
late-arrival 晚到
wake-up-call 叫醒
housekeeping 客房部
front-desk reception 前台
engineering maintenance 工程部 维修
press media 媒体
interviewer journalist reporter 记者
brochure leaflet flyer 宣传资料
campaign 推广
market-research 市场调研
target 目标
forecast 预测
negotiate negotiation 洽谈 谈判
sample 样品
delivery shipment 交付 付运
warehouse stock inventory 库存
counting stocktaking 盘点
defect nonconformity 不合格
deviation 偏离
corrective-action 整改 纠正
version edition 版次 修订
owner 责任人 负责人
signature sign 签字
stamp chop seal 盖章
confidential privacy 保密
mask gloves helmet ppe 防护装备
patient 患者
medicine drug 药品
""".strip()

SHIPPED: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _GROUPS.splitlines())
"""Groups of words of which each may stand for the others, the very same behind ``=``; where all are single characters only the
spelling differs, and one among words is found by itself alone."""
