"""The text of one synthetic document: about 100 lines, with steps in tables and a fixed number of references."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from benchmarks.plan import AS_OF, Plan, chance, jobs, signers, to_traditional
from benchmarks.vocabulary import SENTENCES, STEPS, THINGS

_DAYS_BEFORE_EFFECTIVE = {"prepared": 12, "checked": 10, "reviewed": 6, "approved": 4}
_SIGNED = {"draft": 0, "in_review": 1}


def document_text(plan: Plan, cited: tuple[Plan, ...], seed: int, revision: int = 0) -> str:
    """The whole file. ``cited`` are the documents that it names, each of them citable; without a ``revision`` it has any."""
    random = chance(seed, "text", plan.index)
    things = tuple(random.sample(THINGS, 4))
    body = "\n".join(_Body(plan, cited, things, random).lines())
    if plan.is_traditional:
        # Titles between brackets are already written in their own script: s2t leaves Traditional text alone.
        body = _traditional_but_titles(body)
    return "\n".join(("---", *_front_matter(plan, things, random, revision), "---", "", body))


def _traditional_but_titles(body: str) -> str:
    """Everything but what stands between 《 and 》, which must stay the exact title of another document."""
    first, *rest = body.split("《")
    return to_traditional(first) + "".join(
        f"《{title}》{to_traditional(after)}" for title, _, after in (part.partition("》") for part in rest)
    )


def _front_matter(plan: Plan, things: tuple[str, ...], random: Random, given: int) -> Iterator[str]:
    words = [plan.subject + plan.activity, plan.subject, *things[:3]]
    keywords = [to_traditional(word) if plan.is_traditional else word for word in words]
    yield f"number: {plan.number}"
    yield f"title: {plan.title}"
    yield f"type: {plan.type}"
    yield f"department: {plan.department}"
    yield "supervised_by: GM"
    yield f"audience: [{', '.join(random.sample(jobs(plan.department_name), 3))}]"
    yield f"keywords: [{', '.join(keywords)}]"
    yield f"language: {'zh-Hant' if plan.is_traditional else 'zh-Hans'}"
    any_one = random.randint(1, 4)
    revision = given or any_one
    yield f'revision: "{revision}"'
    yield f"status: {plan.status}"
    yield from _dates(plan, random)
    if revision > 1:
        yield "change:"
        yield "  class: substantive"
        yield f"  reason: 年度复查发现{plan.subject}的记录时限不一致"
        yield f"  summary: 统一{things[0]}的填写时限，增加第二人复核"
    if plan.type == "form":
        yield "retention: 3 years"


def _dates(plan: Plan, random: Random) -> Iterator[str]:
    if plan.released:
        yield f"effective: {plan.effective}"
    yield "review: {every: 12 months}"
    people = signers(plan)
    shown = people if plan.released else people[: _SIGNED[plan.status]]
    # Some took effect long after they were approved.
    approved = min(plan.effective, AS_OF - timedelta(5))
    if shown:
        yield "approvals:"
    for person in shown:
        day = approved - timedelta(_DAYS_BEFORE_EFFECTIVE[person.role])
        yield f"  - {{role: {person.role}, person: {person.id}, date: {day}}}"
    if plan.citable and (AS_OF - plan.effective).days > 340 and random.random() < 0.5:
        yield "reviews:"
        day = AS_OF - timedelta(20)
        yield f"  - {{date: {day}, by: {people[0].id}, outcome: no_change, note: 内容仍然适用}}"
    if plan.status == "withdrawn":
        yield "withdrawal:"
        yield f"  date: {AS_OF - timedelta(30)}"
        yield f"  by: {people[-1].id}"
        yield "  reason: 业务已并入本部门的管理制度"
        yield f"  successor: {plan.department}-POL-001"


class _Body:
    def __init__(self, plan: Plan, cited: tuple[Plan, ...], things: tuple[str, ...], random: Random) -> None:
        self._plan = plan
        self._cited = cited
        self._things = things
        self._random = random

    def lines(self) -> Iterator[str]:
        match self._plan.type:
            case "form":
                yield from self._form()
            case "job_description":
                yield from self._job_description()
            case _:
                yield from self._procedure()

    def _procedure(self) -> Iterator[str]:
        yield from self._part("目的", (self._purpose(), *self._sentences(4)))
        yield from self._part("适用范围", (*self._sentences(1), f"本文件与 {self._reference(0)} 一并执行。"))
        yield from self._part("职责", self._bullets(4))
        yield "## 工作程序"
        yield ""
        for title in ("受理与登记", "办理与复核", "通知与归档"):
            yield f"### {self._plan.subject}{title}"
            yield ""
            yield from self._steps(6)
            yield from (f"{number}. {line}" for number, line in enumerate(self._sentences(4), start=1))
            yield ""
        yield from self._part("记录", (f"使用 {self._reference(1)}，由{self._job()}保管，保存 3 年。",))
        yield from self._part("监督与检查", (*self._bullets(4), f"- 检查方法见 {self._reference(2)}。"))
        yield from self._related()

    def _job_description(self) -> Iterator[str]:
        yield from self._part("岗位概要", (self._purpose(), f"本岗位执行 {self._reference(0)}。"))
        yield "## 岗位职责"
        yield ""
        for title in ("日常工作", "交接工作", "应急工作", "记录工作"):
            yield f"### {title}"
            yield ""
            yield from self._steps(4)
            yield from self._bullets(5)
            yield ""
        yield from self._part("工作权限", (*self._bullets(6), f"- 权限以 {self._reference(2)} 为准。"))
        yield from self._related()

    def _form(self) -> Iterator[str]:
        yield from self._part("用途", (self._purpose(), f"随 {self._reference(0)} 使用。"))
        yield from self._part(
            "填写说明", tuple(f"{i}. {s}" for i, s in enumerate(self._sentences(8), start=1))
        )
        yield "## 表单内容"
        yield ""
        for title in ("基本信息", "办理情况", "复核情况"):
            yield f"### {title}"
            yield ""
            yield "| 项目 | 内容 | 填写人 |"
            yield "| --- | --- | --- |"
            for number in range(1, 10):
                yield f"| {self._random.choice(self._things)} {number} | （　） | {self._job()} |"
            yield ""
        yield from self._related()

    def _purpose(self) -> str:
        topic = f"{self._plan.subject}{self._plan.activity}"
        return f"使{self._plan.department_name}的{topic}有人负责、有时限、有记录，凭{'、'.join(self._things)}可以追溯。"

    def _related(self) -> Iterator[str]:
        yield from self._part(
            "相关文件",
            (*(f"- [[{plan.number}]]" for plan in self._cited[:4]), f"- 《{self._cited[4].title}》"),
        )

    def _reference(self, which: int) -> str:
        plan = self._cited[which]
        clause = f"#4.{self._random.randint(1, 3)}" if plan.has_steps and which else ""
        return f"[[{plan.number}{clause}]]"

    def _part(self, title: str, lines: tuple[str, ...]) -> Iterator[str]:
        yield f"## {title}"
        yield ""
        yield from lines
        yield ""

    def _steps(self, count: int) -> Iterator[str]:
        yield "| 步骤 | 责任人 | 标准 | 时限 | 记录 |"
        yield "| --- | --- | --- | --- | --- |"
        for step, standard in sorted(self._random.sample(STEPS, count), key=STEPS.index):
            name = step.format(subject=self._plan.subject, thing=self._random.choice(self._things))
            minutes = self._random.randint(2, 60)
            yield f"| {name} | {self._job()} | {standard} | {minutes} 分钟内 | {self._random.choice(self._things)} |"
        yield ""

    def _bullets(self, count: int) -> tuple[str, ...]:
        return tuple(f"- {line}" for line in self._sentences(count))

    def _sentences(self, count: int) -> tuple[str, ...]:
        return tuple(
            sentence.format(
                subject=self._plan.subject,
                job=self._job(),
                thing=self._things[number % len(self._things)],
                amount=self._random.randint(1, 50) * 100,
                minutes=self._random.randint(5, 60),
                hours=self._random.randint(1, 24),
                hour=self._random.randint(8, 18),
            )
            for number, sentence in enumerate(self._random.sample(SENTENCES, count))
        )

    def _job(self) -> str:
        return self._random.choice(jobs(self._plan.department_name))
