"""``sop revise``: the next revision of a released document, as a draft."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sop_plugin.cli.asking import Question, answers
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import changing_options, language_option, number_argument
from sop_plugin.cli.transition import NOT_DONE, finish, open_recorder, parsed_day, refusals
from sop_plugin.model.document import Change, ChangeClass
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""修订一份已发布的文件：建立下一版的草稿，正文不变，等您修改。

示例：
  sop revise HT-SD-SOP-004 --class substantive --reason 客人投诉 --summary 响铃改为两声 --dry-run
  sop revise HT-SD-SOP-004 --class substantive --reason 客人投诉 --summary 响铃改为两声

版次加一，status 成为 draft，写入 change；上一版的签署、复审和生效日期移出文件，台账和 git 中都保留。
在下一版生效之前，读者看到的仍是已发布的版次。
已经先改了正文的也可以：改动归入下一版。
在终端上运行，缺少的会逐项询问。

退出码：0 已建立；1 不允许，原因在标准错误输出；2 无法运行（如缺少选项）。
""",
    en="""Revise a released document: make a draft of its next revision, with the text as it is, for you to change.

Examples:
  sop revise HT-SD-SOP-004 --class substantive --reason complaints --summary "answer at the second ring" --dry-run
  sop revise HT-SD-SOP-004 --class substantive --reason complaints --summary "answer at the second ring"

Its revision goes up by one, its status becomes draft, and change is written; signatures, reviews and effective date of
the last revision leave the file, and stay in ledger and git.
Until the next one takes effect, readers see the revision that was released.
Where the text has been changed already, the change becomes part of the next revision.
On a terminal it asks for what is missing.

Exit codes: 0 begun; 1 not allowed, stderr says why; 2 cannot run (such as without an option).
""",
)
_DONE = Words(
    "已建立 {number} 第 {revision} 版草稿：{path}", "{number} revision {revision} begun as a draft: {path}"
)
_CHANGED = Words(
    "发布之后已有的改动归入第 {revision} 版",
    "what was changed after the release is now part of revision {revision}",
)
_NEXT = Words(
    "修改正文，然后送签：sop submit {number} --by PERSON{effective}",
    "change the text, then hand it over: sop submit {number} --by PERSON{effective}",
)
_CLASS = Words("更改类别", "Class of change")
_REASON = Words("更改原因，一行", "Why, on one line")
_SUMMARY = Words("更改内容，一行", "What changes, on one line")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.option(
    "--class",
    "change_class",
    cls=BilingualOption,
    words=Words("实质性或编辑性更改", "Substantive or editorial change"),
    type=click.Choice([each.value for each in ChangeClass]),
)
@click.option("--reason", cls=BilingualOption, words=_REASON, metavar="TEXT")
@click.option("--summary", cls=BilingualOption, words=_SUMMARY, metavar="TEXT")
@click.option(
    "--effective",
    cls=BilingualOption,
    words=Words(
        "下一版的生效日期；也可在送签时写", "Effective date of the next revision; or give it to sop submit"
    ),
    metavar="DATE",
)
@click.option(
    "--major",
    is_flag=True,
    cls=BilingualOption,
    words=Words(
        "换版：版次的第一项加一，如 A/1 之后是 B/0；不写则最后一项加一，如 A/2",
        "Count on the first part of the revision, such as B/0 behind A/1; the last part by default, such as A/2",
    ),
)
@changing_options
@language_option
@click.pass_context
def revise(
    ctx: click.Context,
    number: str,
    change_class: str | None,
    reason: str | None,
    summary: str | None,
    effective: str | None,
    major: bool,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Begin it, and say what follows."""
    from sop_plugin.recording.revise import refuse_unrevisable
    from sop_plugin.recording.revise import revise as prepare

    effective_day = parsed_day("--effective", effective)
    recorder = open_recorder(config_file, None)
    with refusals(NOT_DONE):
        # Nobody is asked about a revision that cannot be begun.
        refuse_unrevisable(recorder, recorder.document_or_refuse(number))
    voice = spoken(ctx)
    classes = {each.value: voice.say(each.label) for each in ChangeClass}
    questions = (
        Question("--class", _CLASS, change_class, classes),
        Question("--reason", _REASON, reason),
        Question("--summary", _SUMMARY, summary),
    )
    chosen, why, what = answers(questions, voice)
    change = Change(ChangeClass(chosen), " ".join(why.split()), " ".join(what.split()))
    with refusals(NOT_DONE):
        revising = prepare(recorder, number, change, effective_day, major=major)
    revision = revising.document.revision
    done = _DONE.filled(
        number=number,
        revision=revision,
        path=os.path.relpath(recorder.workspace.root / revising.document.path),
    )
    following = _NEXT.filled(number=number, effective="" if effective_day else " --effective DATE")
    remarks = [_CHANGED.filled(revision=revision)] if revising.changed else []
    finish(ctx, revising.prepared, dry_run, done, following, remarks)
