"""Words that only make a question of what is asked, and what they ask for."""

from __future__ import annotations

_SOUGHT = """
几点 几点前 几点之前 几点开始 几点以前 几号前 几号之前 最晚几点 最迟几点 最晚什么时候 最迟什么时候 什么时候之前 多早 几月 几月份 哪个月 哪个星期 啥时间 几时 几点几分 几点钟 几号 几日 星期几 周几 礼拜几 哪天 哪一天 什么时候 啥时候 何时 什么时间 啥时间 提前多久 提前几天 前几天
多久 多长时间 多久时间 多久之内 多久以内 多久内 多久算 最长多久 最多多久 几天之内 几天以内 几小时内 几分钟内 几个工作日 几周 几个星期 多少个月 几个钟头 几个钟 多少时间 几天前 几天后 几天 几年 几分钟 几小时 几个月 几个小时 几日内 几天内 多少天 多少年 多少小时 多少分钟 几秒 多长
多少钱 最多多少钱 几块钱 多少元 收费吗 多少费用 花多少 多少金额
几次 多少回 几回 多久一次 多长时间一次 隔几天 隔多长时间 几个月一次 一年几次 一个月几次 一周几次 一天几次 每天几次 每月几次 几天一次 多少次 隔多久
谁 谁来 由谁 谁去 谁做 谁干 谁弄 谁批 谁的事 算谁的事 谁的活 谁出面 找哪个 找哪个部门 哪个部门管 归哪个部门 归哪个部门管 由哪个部门 哪个部门负责 哪个岗位负责 谁家 谁签 谁定 让谁 派谁 叫谁 问哪个部门 联系谁 交给谁 给谁 跟谁 向谁 通知谁 报告谁 找谁 问谁 谁负责 谁管 归谁 归谁管 哪个部门 哪个岗位 什么部门 告诉谁 报给谁
""".strip()

SOUGHT: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _SOUGHT.splitlines())
"""What a question wants to know: a time, how long, how much, how often, who. ``judge.js`` knows what the answers look like."""

BESIDE: tuple[str, ...] = (
    "目的",
    "适用范围",
    "用途",
    "相关文件",
    "相关文件与记录",
    "引用文件",
    "purpose",
    "scope",
    "related documents",
)
"""Titles of clauses that tell of a document and hardly ever answer a question."""

URGENT: tuple[str, ...] = ("应急", "异常", "不能", "故障", "突发", "投诉", "异议", "emergenc")
"""In the title of a clause: it says what to do where something goes wrong."""

TROUBLE: tuple[str, ...] = tuple(
    """
坏 断 丢 错 漏 忘 偷 晕 醉 闹 吵 骂 打架 打起来 动手 受伤 摔 着火 起火 冒烟 死机 卡住 卡纸 故障 异常 突然 突发 万一 来不及 赶不上 晚点 延误 迟到 超时 逾期 过期
不到 不来 不了 不通 不出 不见 不够 不上 不动 不对 不符 不肯 不愿 不让 不同意 不满 不认 不付 不还 不合格 不达标 没来 没到 没人 没带 没做 没交 没收到 没签 没批 没发 没回 没写 没填 没电 没水 没网
投诉 抱怨 生气 发火 发脾气 反悔 后悔 变卦 取消 泄露 外泄 走丢 失踪 被困 台风 暴雨 下雨 地震 停电 停水 断网 冲突 纠纷 怎么办 咋办 咋整 怎么处理 打不开 连不上 用不了 撞
broken down lost late wrong fail missing leak fire stolen never angry complain
""".split()
)
"""Words of questions about something that is not as it should be."""

PARTING: tuple[str, ...] = tuple("吗呢啥谁的了能咋把被嘛啦呗么")
"""Characters that hardly ever belong to a word; others that ask or join, such as 要 and 会, often do."""

PLAIN: tuple[str, ...] = tuple(
    """
功能 可能 性能 能力 职能 节能 能源 智能 技能 才能 能量 目的 标的 了解 为了 除了 把握 把关
会议 会员 会场 会客 会见 会签 会审 例会 晨会 周会 月会 年会 展会 宴会 社会 机会 工会 协会 商会 会计 要求 纪要 要点 要素 重要 主要 摘要 需求
不良 不符 有效 有限 没收 在职 在售 在线 还款 还价 给予 供给 和解 跟单 与会 让价 让步 就近 就医 都市 到岗 到期 到店 上报 下单 出具 对账 对讲机 用印 用途 用户 想法
对象 对手 反对 面对 核对 从事 从业 往来 来往 方向 意向 因素 原因 合并 等级 等候 应该 得到 取得 得分 更新 更改 更换 更正 最后 最新 最近 个人 个别 个数 整个 只有 告别 送别 类别 级别 分别 识别 叫号 叫醒 将来 理由 自由 所有 所属 场所 厕所 其他 其中 刚好 正式 正常 正确 修正 纠正 改正 正文 老人 老板 老客户 总结 总额 总机 总经理 总监 汇总 总数 先进 优先 首先 事先 预先 先后 比较 比例 比价 对比 帮助 为准 行为 作为 因为 成为 过期 超过 通过 经过 过程 过户 过敏 过夜 到达 到货 到账 到场 送到 达到 收到 迟到 签到 未到 上级 上月 上周 上午 上班 上岗 上线 上传 线上 以上 桌上 里面 公里 去向 过去 来访 来电 来源 来宾 来料 未来 往来 做法 当班 当日 当天 当月 当值 当面 当事人 适当 预算 计算 结算 核算 打算 着装 着火 有人 有效 有效期 没电 没水 没纸 没人 在场 在岗 在店 在职 现在 存在 不满 不足 不符 不同 不良 不合格 不满意 不到 不了 用品 用车 用餐 用房 用水 用电 用章 费用 信用 使用 专用 备用 公用 通用 领用 停用 启用 引用 录用 给付 支付 交给 还书 归还 退还 偿还 都有 与会者 很多 这样 你们 我们 他们 您好 被盗 把手 谁负责 可用 可售 许可 认可 能源 会期 机会 会员 会议室 的士 有限公司
办理 处理 发现 开始 结束 完成 提出 进行 使用 填写 提交 通知 负责 检查 确认 登记 申请 审批 批准 签字 保存 归档 更新 修改 收回 发放 领取 安排 准备 参加 联系 拜访 接待 服务 客户 客人 产品 价格 质量 标准 要求 记录 表格 文件 编号 版本 日期 部门 岗位 电话 邮件 合同 订单 费用 预算 报销 培训 考核 会议 房间 预订 取消 入住 退房 押金 发票 礼品 名片 资料 信息 系统 设备 仓库 车间 生产 检验 采购 供应商 销售 市场 广告 活动 现场 安全 消防 卫生 病人 医生 护士 药品
时间 人员 数量 要领 主动 客房 房间 餐厅 大堂 门口 现场 团队 部门 公司 员工 经理 主管 专员 顾问 编辑 助理 主任 组长 店长 厂长 院长 医生 护士 司机 厨师 工程师 技术员 操作工 质检员 仓管 会计 出纳
""".split()
)
"""Words that hold such characters and mean something all the same, and others of which nothing else needs to be known."""

UNASKED: tuple[str, ...] = tuple(
    """
怎么办呢 怎么办 如何办 怎么应付 如何应付 怎么应对 如何应对 怎么处理 如何处理 怎样处理 怎么做 如何做 怎样做 怎么弄 怎么搞 怎么用 怎么填 如何填 怎么写 如何写
怎么样 怎么 如何 怎样 咋办 咋 为什么 为何 是什么 什么是 什么叫 有什么 干什么 做什么 什么 哪些 哪个 哪里 哪儿 在哪 在哪里 哪几个 哪几 哪几种 哪种 哪家 是哪 几个 谁来 由谁 找谁 问谁
怎么整 怎么填写 怎么走 怎么说 怎么答 怎么评 怎么讲 咋整 咋弄 咋填 咋写 干嘛 干啥 做啥 有啥 要啥 是啥 啥时候 什么时候 啥 啥意思 什么意思 是指什么 指什么 是指
我想知道 我想问 想知道 想问一下 想问 问一下 帮我查一下 帮我查 帮我找 帮忙 麻烦 告诉我 查一下 找一下 看一下 一下 嗯 呃 那个 这个 这种 那种 这样 那样
会怎样 会怎么样 怎么定 哪张表 哪个表 可不可以 能不能 可以吗 行不行 要不要 是不是 有没有 可以 能否 是否 应该 应当 需要 必须 我要 我想 请问 想要 想 要 应 该
最多多少 最少多少 多少 最多 最少 至少 一般 通常 多大 多高 吗 呢 吧 啊 呀 的话 时候 的时候 如果 假如 万一 才能 才算 才行 只能 不可以 不能 可否
怎么整好 怎么搞好 该怎么办 该怎么做 该怎么弄 该咋办 该咋弄 咋处理 咋搞 咋说 咋算 咋样 怎么个 怎么回事 怎么才能 怎么才算 怎么才 有啥用 啥样 啥样的 什么样 什么样的 啥东西 干啥用 有什么要求 有啥要求 有什么规定 有啥规定 有什么讲究 有啥讲究 要注意什么 注意些什么 要注意啥
行吗 行么 成不成 好不好 可以不 可以么 可不可 能行吗 可行吗 用不用 需不需要 该不该 得不得 有必要吗 有没有必要 没问题吗 没事吧 有关系吗 对不对 对吗 好吗 算不算 是不是要 要不要紧 允许吗 准不准 让不让 给不给 合适吗 合规吗 没关系吗
请教 请教一下 咨询 咨询一下 求助 谢谢 谢了 你好 您好 大家好 帮我 帮我看看 帮他 帮她 帮客人 帮忙看看 求问 想了解 想了解一下 想知道一下 我想 我想看 我要找 有知道的吗 谁知道 哪位知道 在线等 急
那家 这家 那几 那几个 那几张 这几 这几个 这几张 那些 这些 那边 这边 那里 这里 那位 这位 那份 这份 那张 这张 那条 这条 那次 这次 某个 某 哪位 哪份 哪张 哪条 哪一个 哪一份 哪一张 哪一步 哪些人 什么人 啥人 什么地方 啥地方 哪个地方
一直 老是 总是 老 后来 刚 刚才 刚刚 正在 正好 到时候 到时 现在 眼下 目前 这时候 那时候 这时 那时 一下子 一会儿 有时候 有时 从来 好像 其实 到底 究竟 根本 居然 竟然 实在 反正 干脆 直接 随便 顺便 特意 专门 另外 别的 其它的 其他的
要是 若 若是 如果说 假设 比如 比如说 但是 可是 不过 因为 所以 而且 并且 或者 以及 此外 那么 那 否则 不然 只要 只有 除了 关于 对于 至于 按照 根据 通过 经过 有关 相关
特别 非常 有点 有些 一点 一点儿 一些 好几 好几个 好几次 好多 很多 许多 大概 大约 左右 差不多 全都 全部都 都要 都得 也得 也能 就能 就行 就可以 就要 就得 才行 才可以 还得 还可以 还要不要 必须得 非得 一定 一定要 一定得 不一定 不用 不必 不需要吗
嘛 啦 哦 呗 咯 么 哈 喔 诶 哎 先 比 帮 对 从 为 向 往 但 而 因 并 或 该 得 更 最 些 个 只 叫 将 由 所 其 刚 挺 它 它们 那么多 这么多 这么 那么 多么
马上 立刻 立即 赶紧 尽快 一共 总共 重新 也要 还能 还需要 能再 以后 之后 然后 已经 还是 还要 突然 一直 我们 你们 他们 她们 咱们 自己 人家 别人 有人 一个人 对方 东西 事情 情况 问题 说 找 能 会 可 了 的 谁 把 被 给 还 都 就 也 又 再 和 跟 与 让 很 太 这 那 我 你 他 她 您 是 有 没 在 不 用 到 上 里 去 来 做 当 才 算 着 过
have has had having been being was were will would could may might shall just only also very too so than then there here their they them his her its your me us he she who's what's
up out off over into onto about around again once first-of-all never ever always still already yet any some all each every other another same such more most much less few someone somebody anyone anybody something anything nothing everything people person
get gets got getting go goes going gone come comes came coming take takes took taken give gives given make makes made put puts want wants wanted let lets use used using see look looking ask asks asked say says said think know happen happens happened supposed allowed-to able kind way thing things because while during until since without within under between both either whether like new-one one two three turn turned turns keep-doing start started stop right wrong-way good bad ok okay hi hello thanks thank
the a an of to in on for is are do does how what when who where which i we my our should can must be with
and or by from at this that please me tell show find want need does did it if often long much many no not after before
""".split()
)
"""What is left out of a question; of several ways to take it apart, the one with the fewest words and the least unknown counts."""
