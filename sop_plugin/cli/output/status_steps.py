"""What to do next with a document, in words and as a command that can be typed."""

from __future__ import annotations

import shlex

from sop_plugin.model.roles import Role
from sop_plugin.standing.progress import Progress, Step
from sop_plugin.words.voice import Sentence, Words

_WORDS = {
    Step.WRITE: Words(
        "编号已发放，还没有文件：在 docs 下写一份 number 为 {number} 的文件，然后 {command}",
        "the number was given out, and no file has it yet: write one below docs with number: {number}, then {command}",
    ),
    Step.RESTORE: Words(
        "文件不见了，或者读不出来；已发布的编号不能没有文件：从 git 恢复，或照 {command} 所列的改正",
        "the file is gone or cannot be read, and a released number must keep one: restore it from git, or mend what "
        "{command} tells",
    ),
    Step.ADOPT: Words(
        "建账前就已执行（{effective} 生效），如实登记：{command}",
        "it was in force before the ledger began (effective {effective}); record it as what it is: {command}",
    ),
    Step.ISSUE: Words("登记编号：{command}", "record the number: {command}"),
    Step.FIX: Words("先改正上面的问题，再 {command}", "mend the findings above, then {command}"),
    Step.SET_EFFECTIVE: Words(
        "写好后定下生效日期，由{name}送签：{command}",
        "once it is written, settle the effective date; {name} hands it over: {command}",
    ),
    Step.SET_LATER: Words(
        "生效日期 {effective} 已经过去，到时无法发布；改为以后的日期：{command}",
        "the effective date {effective} has passed, so it could not be released; set a later one: {command}",
    ),
    Step.WRITE_CHANGE: Words(
        "在 {path} 写上 change（更改类别、原因和内容），然后 {command}",
        "write change in {path} (class, reason and summary), then {command}",
    ),
    Step.SIGN: Words("由{name}签署{role}：{command}", "{name} signs as {role}: {command}"),
    Step.RELEASE: Words("签署齐全，可以发布：{command}", "everybody has signed, release it: {command}"),
    Step.WAIT: Words(
        "已发布，{effective} 起生效，到那天自然生效，只需照常生成网站",
        "released; it takes effect on {effective} by itself, as long as the site is built",
    ),
    Step.REVIEW: Words(
        "复审，内容仍适用时：{command}；需要改时把 --outcome 换成 revise 或 withdraw",
        "review it; if it still holds: {command}; if not, with --outcome revise or withdraw",
    ),
    Step.REVISE: Words(
        "上次复审结论是需要修订，开始写第 {coming} 版：{command}",
        "the last review found that it must be revised; begin revision {coming}: {command}",
    ),
    Step.WITHDRAW: Words(
        "上次复审结论是作废：{command}", "the last review found that it must end: {command}"
    ),
    Step.REPLACE: Words(
        "有效期已满：作废：{command}；或者写第 {coming} 版：sop revise {number}",
        "its time has run out: withdraw it: {command}; or write revision {coming}: sop revise {number}",
    ),
    Step.NOTHING: Words(
        "目前没有要办的；要修改时，先看影响到谁：{command}，再写第 {coming} 版：sop revise {number}",
        "nothing for now; to change it, see whom that touches: {command}, then begin revision {coming}: sop revise {number}",
    ),
    Step.FOLLOW: Words("改用接替文件：{command}", "use what took its place: {command}"),
    Step.ENDED: Words(
        "已作废，没有接替文件；编号永久保留，不再使用",
        "withdrawn, and nothing replaces it; the number stays taken",
    ),
}
_NOBODY = Words("（现在无人可签，先在组织资料中指定）", "nobody (name somebody in the organisation first)")
_PERSON = "PERSON"


def next_command(told: Progress) -> str | None:
    """The command line of the next step; ``None`` where there is nothing to type."""
    number = told.number
    by = told.person.id if told.person else _PERSON
    sealing = " --key FILE" if told.person and told.person.keys else ""
    successor = told.shown.withdrawal.successor if told.shown and told.shown.withdrawal else None
    match told.step:
        case Step.WRITE | Step.WRITE_CHANGE:
            return f"sop status {number}"
        case Step.RESTORE:
            return "sop check"
        case Step.SET_EFFECTIVE | Step.SET_LATER:
            # Whoever prepared it hands it over again: a new date is a new text.
            return f"sop submit {number} --by {by} --effective DATE{sealing}"
        case Step.REVISE:
            return f"sop revise {number}"
        case Step.FIX:
            path = told.working.path if told.working else None
            inside = all(finding.place.path == path for finding in told.findings if finding.fails_strict)
            return f"sop check {shlex.quote(path)}" if path and inside else "sop check"
        case Step.ISSUE:
            return f"sop issue {number} --by {by}"
        case Step.ADOPT:
            return f"sop baseline {number} --record TEXT --by {by}{sealing}"
        case Step.SIGN:
            declared = _declared_day(told)
            if _role(told).prepares and not declared:
                return f"sop submit {number} --by {by}{sealing}"
            return f"sop approve {number} --role {_role(told)} --by {by}{sealing}{declared}"
        case Step.RELEASE:
            return f"sop release {number} --by {by}{sealing}"
        case Step.REVIEW:
            return f"sop review {number} --outcome no_change --note TEXT --by {by}{sealing}"
        case Step.WITHDRAW | Step.REPLACE:
            return f"sop withdraw {number} --reason TEXT --by {by}{sealing}"
        case Step.NOTHING:
            return f"sop impact {number}"
        case Step.FOLLOW:
            return f"sop status {successor}"
    return None


def next_step(told: Progress) -> Sentence:
    """The next step in words, the command in them."""
    document = told.subject or told.working
    return _WORDS[told.step].filled(
        number=told.number,
        path=told.working.path if told.working else "docs",
        effective=(document.effective if document else None) or "",
        coming=told.next_revision,
        role=told.missing[0].role.label if told.missing else "",
        name=told.person.name if told.person else _NOBODY,
        command=next_command(told) or "",
    )


def _role(told: Progress) -> Role:
    return told.missing[0].role


def _declared_day(told: Progress) -> str:
    """The day that the file declares for the signature that is to be recorded."""
    for signature in told.missing[0].signatures:
        if told.person is not None and signature.person == told.person.id and signature.seal == "declared":
            return f" --date {signature.day}"
    return ""
