"""Words that only make a question of what is asked, and what they ask for."""

from __future__ import annotations

_SOUGHT = """
几点 几点几分 几点钟 几号 几日 星期几 周几 礼拜几 哪天 哪一天 什么时候 啥时候 何时 什么时间 啥时间 提前多久 提前几天 前几天
多久 多长时间 多久时间 几天 几年 几分钟 几小时 几个月 几个小时 几日内 几天内 多少天 多少年 多少小时 多少分钟 几秒 多长
多少钱 最多多少钱 几块钱 多少元 收费吗 多少费用 花多少 多少金额
几次 多久一次 几天一次 多少次 隔多久
谁 谁来 由谁 找谁 问谁 谁负责 谁管 归谁 归谁管 哪个部门 哪个岗位 什么部门 告诉谁 报给谁
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

PARTING: tuple[str, ...] = tuple("吗呢啥谁的了能咋把被")
"""Characters that hardly ever belong to a word; others that ask or join, such as 要 and 会, often do."""

PLAIN: tuple[str, ...] = tuple(
    """
功能 可能 性能 能力 职能 节能 能源 智能 技能 才能 能量 目的 标的 了解 为了 除了 把握 把关
会议 会员 会场 会客 会见 会签 会审 例会 晨会 周会 月会 年会 展会 宴会 社会 机会 工会 协会 商会 会计 要求 纪要 要点 要素 重要 主要 摘要 需求
不良 不符 有效 有限 没收 在职 在售 在线 还款 还价 给予 供给 和解 跟单 与会 让价 让步 就近 就医 都市 到岗 到期 到店 上报 下单 出具 对账 对讲机 用印 用途 用户 想法
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
马上 立刻 立即 赶紧 尽快 一共 总共 重新 也要 还能 还需要 能再 以后 之后 然后 已经 还是 还要 突然 一直 我们 你们 他们 她们 咱们 自己 人家 别人 有人 一个人 对方 东西 事情 情况 问题 说 找 能 会 可 了 的 谁 把 被 给 还 都 就 也 又 再 和 跟 与 让 很 太 这 那 我 你 他 她 您 是 有 没 在 不 用 到 上 里 去 来 做 当 才 算 着 过
the a an of to in on for is are do does how what when who where which i we my our should can must be with
and or by from at this that please me tell show find want need does did it if often long much many no not after before
""".split()
)
"""What is left out of a question; of several ways to take it apart, the one with the fewest words and the least unknown counts."""
