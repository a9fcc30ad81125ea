"""Options of training: what is asked of readers, and what the site says of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from sop_plugin.model.training import TRAINING_NAME, ReadFirst, TrainingRules
from sop_plugin.reading.settings.option import WRITTEN_TO, Options, option


class ReadFirstOptions(Options):
    """Readers before a release."""

    share: int = option(
        80, "应读的人中百分之几", "Which share of those who must read it, in percent", "100", ge=1, le=100
    )
    since: date = option(..., "从哪一天的发布起", "From releases of which day on", "2027-01-01")


class TrainingOptions(Options):
    """What is asked of readers."""

    ledger: str = option(
        TRAINING_NAME,
        "阅读记录的台账，从 mkdocs.yml 所在的文件夹算起；可以放在另一个仓库（子模块）里，同手册的文字分开",
        "The ledger of acknowledgements, from the folder of mkdocs.yml; it may lie in a repository of its own (a submodule), apart "
        "from the text of the manual",
        "people/training.jsonl",
        min_length=1,
    )
    days: int = option(
        TrainingRules.days,
        "要读的版次生效、或人员到岗之后，多少天内读完",
        "Within how many days a revision must be read, once it is in force and the reader in post",
        "30",
        ge=0,
        le=3650,
    )
    since: date | None = option(
        None,
        "从哪一天起要求阅读；不写为第一条阅读记录的日期",
        "From which day on readings are asked; that of the first acknowledgement unless it is given",
        "2027-01-01",
    )
    editorial: bool = option(
        False,
        "只改文字（editorial）的版次是否也要重新阅读",
        "Whether an editorial revision is to be read again too",
        "true",
    )
    names: bool = option(
        False,
        "网站上是否写出人员；不写时只有人数",
        "Whether the site names people; unless it is given, it counts them",
        "true",
    )
    read_before: int = option(
        TrainingRules.read_before,
        "新版次生效之前，应读的人中百分之几要读过：发布时说明要多少人，生效时不到的列为 SOP950；0 为不要求",
        "Which share of those who must read a revision, in percent, are to have read it before it takes effect: told when it is released, and "
        "a finding (SOP950) where it is in force with less; 0 asks for none",
        "80",
        ge=0,
        le=100,
    )
    notice: dict[str, Annotated[int, Field(ge=1, le=366)]] = option(
        {},
        "文件类型，和它的读者从发布到生效有几天可以读：新版次一发布就列入待读，生效的前一天读完；定的生效日期不够这些天，检查（SOP415）和 "
        "sop release 说明，期限照样给足这些天",
        "Document types, each with how many days its readers have between release and effective date: a revision is to be read from its "
        "release on, by the day before it takes effect; where the date leaves fewer, the check (SOP415) and sop release say so, and readers "
        "have these days all the same",
        "{procedure: 14, policy: 30}",
    )
    read_first: ReadFirstOptions | None = option(
        None,
        "发布之前要有多少人读过：批准之后即可登记阅读，不到这个比例 sop release 不登记；有权批准的人可以用 --unread 写明理由照样发布，"
        "台账记下人数和理由。此前发布的不受影响",
        "How many must have read a text before it is released: it can be acknowledged once it is approved, and sop release refuses it below "
        "that share; whoever may approve it can release it all the same with a reason (--unread), and the ledger keeps figures and reason. "
        "Earlier releases are not judged by it",
        "{share: 80, since: 2027-01-01}",
    )
    all_right: date | None = option(
        None,
        "从哪一天起，有理解题的文件要全部答对，阅读才算数；不写时只记录答对几题",
        "From which day on a reading of a document with questions counts only with all of them answered rightly; unless it is given, how "
        "many were is recorded and nothing more",
        "2027-01-01",
    )
    acknowledge: str = option(
        "",
        "页面上“我已阅读”通向哪里：mailto: 邮箱，代码平台新建议题的网址，或公司自己的表单，其网址中 {number}、{revision}、{digest}、{title}、{result} "
        "换成编号、版次、摘要、题目和理解题的结果；不写没有这个按钮",
        'Where "I have read this" of a page leads: mailto: and an address, that of a new issue on a forge, or a form of your own, in whose address '
        "{number}, {revision}, {digest}, {title} and {result} (of the questions) are filled in; no button unless it is given",
        "mailto:training@example.org",
        pattern=WRITTEN_TO,
    )


def training_rules(options: TrainingOptions) -> TrainingRules:
    """The same as settings."""
    said = {name: getattr(options, name) for name in TrainingOptions.model_fields}
    first = options.read_first
    return TrainingRules(
        **said | {"read_first": ReadFirst(first.share, first.since) if first is not None else None}
    )
