"""A factory's manual as companies have them: pictures in lists, boxes, a month on one sheet, steps with numbers of their own, long titles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sample_manual import ORGANISATION, document_source

from .served import served

FORM, MONTH, LISTED, TABLED = "HT-SD-FRM-001", "HT-SD-FRM-002", "HT-SD-SOP-001", "HT-SD-SOP-002"
_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#dde5e2"/></svg>"""
_CLEANING = "".join(
    f"""{position}. 第 {position} 步的动作，核对一遍（文员，5 分钟，记录 [[{FORM}]]）

    ![操作位置](step.svg)

    - ①（左 40%，上 50%）阀门手柄
    - ②（左 80%，上 25%）温度表

"""
    for position in range(1, 9)
)
_LISTED = f"""## 目的

原位清洗。

## 工作程序

!!! 安全
    未断电，不得打开护罩。

### 清洗

{_CLEANING}
### 布置

![车间](step.svg)

- ①（左 12%，上 50%）理瓶区

1. 复位。
2. 上锁。

## 相关文件

[[{FORM}]]
"""
_ROWS = "".join(
    f"| {position} | 第 {position} 项作业，戴好手套并核对一遍 | 文员 | 按 [[{TABLED}#1]] 办理，三项齐全 | 5 分钟内 | [[{FORM}]] | "
    f"{'![位置](step.svg) ①（左 40%，上 50%）操作点 ②（左 80%，上 25%）观察点' if position % 3 == 1 else ''} |\n"
    for position in range(1, 13)
)
_TABLED = f"""## 目的

开机与清场。

## 工作程序

| 序号 | 作业内容 | 责任人 | 标准 | 时限 | 记录 | 图 |
| --- | --- | --- | --- | --- | --- | --- |
{_ROWS}
!!! warning "注意"
    返工品不得混放。
"""
_ITEMS = (("油位", "油窗 1/2～2/3"), ("皮带松紧", "下压 10～15 mm"), ("气压", "0.55～0.70 MPa"))
_MONTH = (
    "## 用途\n\n每日点检。\n\n## 填写说明\n\n1. 当日填。\n\n## 表单内容\n\n"
    f"| 点检项目 | 标准 | {' | '.join(map(str, range(1, 32)))} |\n|{' --- |' * 33}\n"
    + "".join(f"| {item} | {standard} |{'  |' * 31}\n" for item, standard in _ITEMS)
)
_FORM = "## 用途\n\n登记。\n\n## 填写说明\n\n1. 当日填。\n\n## 表单内容\n\n| 项目 | 填写 |\n| --- | --- |\n| 姓名 | |\n"
_LONG = "三合一热灌装生产线（36000 瓶/小时）开机、生产、换产、停机及清场标准作业程序"


@contextmanager
def served_foreign_manual(root: Path) -> Iterator[str]:
    """Where it is served."""
    sources = (
        document_source(LISTED, _LISTED, title="原位清洗作业指导书", audience=["文员"]),
        document_source(TABLED, _TABLED, title=_LONG, audience=["文员"]),
        document_source(
            FORM, _FORM, title="灌装生产过程监控及首件、巡检、末件检验记录表", retention="3 years"
        ),
        document_source(MONTH, _MONTH, title="设备点检表（月表）", retention="2 years"),
    )
    for source in sources:
        path = root / source.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data)
    (root / "docs/step.svg").write_text(_PICTURE, encoding="utf-8")
    (root / "docs/index.md").write_text("# 手册\n", encoding="utf-8")
    organisation = ORGANISATION.read_text(encoding="utf-8")
    jobs = "\njobs:\n  - {name: {zh-Hans: 文员}, departments: [HT-SD]}\n"
    (root / "organisation.yml").write_text(
        organisation if "\njobs:" in organisation else organisation + jobs, encoding="utf-8"
    )
    with served(root, plugins=[{"sop": {"pages": ["index.md"]}}]) as address:
        yield address
