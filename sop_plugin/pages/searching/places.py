"""What else an edition has that people ask for: jobs, terms, departments, processes, records, external documents, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.indexes.glossary import spellings
from sop_plugin.pages.addresses import GLOSSARY, term_id
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.pages.texts.terms import meaning
from sop_plugin.searching.entries import Findable, Found
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

# By what else people call a list.
_ALSO = {
    "forms/": Words("空白表单 空表 打印表单 表格下载 记录表", "blank forms templates records"),
    "roles/": Words("我的岗位 岗位职责 我要做什么", "my job roles responsibilities"),
    "glossary/": Words("名词解释 定义 术语", "terms definitions"),
    "keywords/": Words("关键词", "index of keywords"),
    "processes/": Words("流程图 业务流程", "process maps workflow"),
    "measures/": Words("检查表 日常检查 每日检查 每月检查", "inspections checks"),
    "register/": Words("文件清单 受控文件清单 文件目录 总目录", "master list document list"),
    "reviews/": Words("复审计划 到期复审", "review schedule"),
    "questions/": Words("常问 问答 怎么问", "faq questions and answers"),
    "changes/": Words("更新记录 最近更新 修订记录", "what is new changes"),
    "organisation/": Words("部门 组织架构 签字权限 审批权限", "organisation chart authority"),
    "external-documents/": Words("法律法规 标准清单 外来文件", "laws standards"),
}

_OF_A_JOB = Words("岗位职责", "responsibilities")


def found_places(edition: Edition, outputs: Sequence[Output]) -> Iterator[Findable]:
    """In the order in which they answer where nothing else tells them apart."""
    yield from _jobs(edition)
    yield from _departments(edition)
    yield from _processes(edition)
    yield from _records(edition)
    yield from _terms(edition)
    yield from _external(edition)
    say, language = edition.voice.plain.say, edition.language
    for output in outputs:
        if output.kind is Kind.LIST:
            also = say(_ALSO[output.address]).split() if output.address in _ALSO else ()
            yield Findable(Found.LIST, output.address, output.title, also=tuple(also), language=language)


def _jobs(edition: Edition) -> Iterator[Findable]:
    say = edition.voice.plain.say
    for role in edition.ways_in.roles.roles:
        where = edition.addresses.role(role.written)
        if where is not None:
            # A job stands before its mentions: also in full, as a page of what it has to do.
            yield Findable(
                Found.JOB,
                where,
                role.written,
                also=tuple(role.job.also) if role.job else (),
                text=f"{say(labels.ROLE_TASKS, job=role.written)}\n{say(_OF_A_JOB)}",
                language=edition.language,
                jobs=(role.written,),
            )


def _departments(edition: Edition) -> Iterator[Findable]:
    manual, language = edition.manual, edition.language
    for code in edition.departments:
        name = manual.department_name(code, language)
        where = edition.addresses.department(code)
        if where is not None:
            yield Findable(Found.DEPARTMENT, where, name, also=(code,), language=language, department=code)


def _processes(edition: Edition) -> Iterator[Findable]:
    for position, process in enumerate(edition.ways_in.processes, start=1):
        stages = " → ".join(stage.clause.title for stage in process.stages)
        yield Findable(
            Found.PROCESS,
            f"processes/#process-{position}",
            process.document.title,
            also=(process.clause.title,),
            text=stages,
            language=process.document.language,
            department=process.document.department,
        )


def _records(edition: Edition) -> Iterator[Findable]:
    """Records that are no forms of the manual, where the list of forms names them."""
    for record in edition.ways_in.forms.records:
        also = tuple(each for each in record.record.spellings if each != record.name) if record.record else ()
        yield Findable(Found.RECORD, "forms/#records", record.name, also=also, language=edition.language)


def _terms(edition: Edition) -> Iterator[Findable]:
    for entry in edition.ways_in.glossary.entries:
        told = dict.fromkeys(meaning(edition.manual, defined) for defined in entry.definitions)
        yield Findable(
            Found.TERM,
            f"{GLOSSARY}#{term_id(entry.key)}",
            entry.term,
            also=tuple(spelling for spelling in spellings(entry.term) if spelling != entry.term),
            text="\n".join(told),
            language=entry.definitions[0].document.language,
        )


def _external(edition: Edition) -> Iterator[Findable]:
    for entry in edition.ways_in.external_documents:
        external = entry.external
        yield Findable(
            Found.EXTERNAL,
            "external-documents/",
            external.title,
            text=" · ".join(filter(None, (external.publisher, external.edition))),
            language=edition.language,
        )
