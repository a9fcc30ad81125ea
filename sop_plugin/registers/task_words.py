"""How tasks are told to people, in messages and on forges alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sop_plugin.registers.tasks import Task, TaskKind
from sop_plugin.words.voice import Sayable, Words

_HEADS: Mapping[TaskKind, Words] = MappingProxyType(
    {
        TaskKind.REVIEW: Words("复审", "Reviews"),
        TaskKind.READING: Words("阅读", "To read"),
        TaskKind.EDITION: Words("核对外部文件的版本", "Editions to check"),
        TaskKind.COPY: Words("收回或更换受控副本", "Copies to take back or exchange"),
        TaskKind.HELD_COPY: Words("交回手中的受控副本", "Copies you hold, to hand back"),
        TaskKind.DESTRUCTION: Words("保存期满，可以销毁", "Kept long enough, may be destroyed"),
    }
)
_ROWS: Mapping[TaskKind, Words] = MappingProxyType(
    {
        TaskKind.REVIEW: Words("{number} {title}：应在 {due} 之前", "{number} {title}: by {due}"),
        TaskKind.READING: Words(
            "{number} {title} 第 {revision} 版：应在 {due} 之前",
            "{number} {title}, revision {revision}: by {due}",
        ),
        TaskKind.EDITION: Words("{title}：应在 {due} 之前", "{title}: by {due}"),
        TaskKind.COPY: Words(
            "{copy} {title} 第 {revision} 版（持有：{holder}）：{due} 起不得使用",
            "{copy} {title}, revision {revision}, with {holder}: not to be used from {due} on",
        ),
        TaskKind.HELD_COPY: Words(
            "{copy} {title} 第 {revision} 版：{due} 起不得使用",
            "{copy} {title}, revision {revision}: not to be used from {due} on",
        ),
        TaskKind.DESTRUCTION: Words(
            "{number} {title} 第 {revision} 版：{due} 起",
            "{number} {title}, revision {revision}: from {due} on",
        ),
    }
)
_RECORDS = Words("{number} {title} 的记录：{due} 起", "records of {number} {title}: from {due} on")
_TO_DO: Mapping[TaskKind, Words] = MappingProxyType(
    {
        TaskKind.REVIEW: Words(
            "怎么做：通读文件，与实际做法对照。无须改动的，登记 {review}；要改的，{revise} 开始下一版。"
            "不会用这些命令的，把结果告诉文件控制部门。",
            "What to do: read the document and hold it against what is done. If nothing has to change, record\n{review}; "
            "otherwise begin the next revision with\n{revise}. Or tell document control what you found.",
        ),
        TaskKind.READING: Words(
            "怎么做：读完并弄懂之后，在文件的页面上确认已阅读，或登记 {acknowledge}。",
            "What to do: read and understand it, then confirm it on its page, or record\n{acknowledge}.",
        ),
        TaskKind.EDITION: Words(
            "怎么做：到发布单位核对现行版本，然后在 mkdocs.yml 的 external_documents 中写上新的 checked（和 edition）。",
            "What to do: see at the publisher which edition counts, then write the new checked (and edition) below\n"
            "external_documents in mkdocs.yml.",
        ),
        TaskKind.COPY: Words(
            "怎么做：{replace} 列出要换的，加 --by 发放新的；收回的登记 {recall}。",
            "What to do: {replace} lists what to exchange, and issues new ones with --by;\nrecord what has come back with {recall}.",
        ),
        TaskKind.HELD_COPY: Words(
            "怎么做：把旧副本交还发放人，领取新版次的副本。",
            "What to do: hand the old copy back to whoever issued it, and take one of the new revision.",
        ),
        TaskKind.DESTRUCTION: Words(
            "怎么做：确认没有别的要求（诉讼、审计、法规）之后销毁；受控副本另行登记 sop copies destroyed。",
            "What to do: see that nothing else asks for it (litigation, audit, law) and destroy it; controlled copies are\n"
            "recorded with sop copies destroyed.",
        ),
    }
)


def head(kind: TaskKind) -> Words:
    """What stands above the tasks of a kind."""
    return _HEADS[kind]


def row(task: Task, **shown: Sayable) -> Sayable:
    """One task on a line; ``shown`` stands for what is said otherwise there, such as a link."""
    words = _ROWS[task.kind]
    if task.kind is TaskKind.DESTRUCTION and task.revision is None:
        words = _RECORDS
    values: dict[str, object] = {
        "number": task.number or "",
        "title": task.title,
        "revision": task.revision,
        "due": task.due,
        "copy": task.copy or "",
        "holder": task.holder,
    }
    return words.filled(**(values | shown))


def commands(task: Task, note: str) -> Mapping[str, str]:
    """What ``to_do`` names, for the first task of its kind; ``note`` stands where people write their own."""
    by = task.person.id if task.person else "PERSON"
    return {
        "review": f"sop review {task.number} --outcome no_change --note {note} --by {by}",
        "revise": f"sop revise {task.number}",
        "acknowledge": f"sop acknowledge {task.number} --by {by}",
        "replace": f"sop copies replace {task.number}",
        "recall": f"sop copies recall {task.copy} --by {by}",
    }


def to_do(kind: TaskKind) -> Words:
    """How it is done, in the words of ``commands``."""
    return _TO_DO[kind]
