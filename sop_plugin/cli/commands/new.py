"""``sop new``: a new document, with its number and all that its type must have."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.asking import Question, answers
from sop_plugin.cli.codes import known_department, known_type
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import LanguageType, spoken
from sop_plugin.cli.options import by_option, language_option, recording_options
from sop_plugin.cli.transition import NOT_DONE, finish, open_recorder, refusals
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.recording import Recorder

_WORDS = Words(
    zh="""新建一份文件：取下一个编号，按类型的模板建立草稿，并在台账登记编号。

示例：
  sop new --type SOP --department HT-SD --title 代客订餐 --by tang --dry-run
  sop new --type SOP --department HT-SD --title 代客订餐 --by tang --date 2026-11-20
  sop new --type form --department HT-SD --title 订餐单 --by tang --path docs/hotel/order.md

在终端上运行 sop new，缺少的会逐项询问。
文件放在该部门文件所在的文件夹，文件名为序号加题目的拼音；另有安排用 --path。不会覆盖任何文件。
模板有该类型必备的全部标题，每条有一句写作提示；提示不会发布，送签之前须删去（SOP310）。公司自己的模板写在设置的 templates。
中途断电等原因只写了文件、没有登记的，再运行一次即补登。

退出码：0 已建立；1 不允许，原因在标准错误输出；2 无法运行（如缺少选项）。
""",
    en="""Begin a document: take the next number, make a draft from the template of its type, record the number.

Examples:
  sop new --type SOP --department HT-SD --title "Ordering meals" --by tang --dry-run
  sop new --type SOP --department HT-SD --title "Ordering meals" --by tang --date 2026-11-20
  sop new --type form --department HT-SD --title "Meal order" --by tang --path docs/hotel/order.md

On a terminal, sop new alone asks for what is missing.
The file goes where the department's documents are, named by its sequence and title, or to --path; none is ever replaced.
The template has every heading that the type must have, with a sentence on what to write; those are never published and
have to be deleted before the document is submitted (SOP310). Templates of your own are set by templates in mkdocs.yml.
Where a run was interrupted between file and ledger, running it again records the number.

Exit codes: 0 begun; 1 not allowed, stderr says why; 2 cannot run (such as without an option).
""",
)
_DONE = Words(
    "{day} 已新建 {number} 第 {revision} 版草稿：{path}，编号已登记",
    "{day}: {number} revision {revision} begun as a draft: {path}; its number is recorded",
)
_COMPLETED = Words(
    "{day} 草稿 {path} 已经建好，现已登记其编号 {number}",
    "{day}: the draft {path} was there already; its number {number} is now recorded",
)
_NEXT = Words(
    "写好正文并删去提示，然后送签：sop submit {number} --by {by} --effective DATE",
    "write it and delete the guidance, then hand it over: sop submit {number} --by {by} --effective DATE",
)
_TYPE = Words("文件类型", "Document type")
_DEPARTMENT = Words("执行部门", "Executing department")
_TITLE = Words("题目", "Title")
_AUTHOR = Words("编写人", "Author")
_PERSON = Words("{name}，{department}{job}", "{name}, {job}, {department}")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--type",
    "document_type",
    cls=BilingualOption,
    words=Words("文件类型，如 procedure 或 SOP", "Document type, such as procedure or SOP"),
    metavar="TYPE",
)
@click.option(
    "--department",
    cls=BilingualOption,
    words=Words("执行部门的代码，如 HT-SD", "Code of the executing department, such as HT-SD"),
    metavar="CODE",
)
@click.option("--title", cls=BilingualOption, words=Words("题目", "Title"), metavar="TEXT")
@by_option(Words("编写人的 id", "Id of the author"), required=False)
@click.option(
    "--document-language",
    cls=BilingualOption,
    words=Words("文件的语言；默认手册的语言", "Language of the document; by default that of the manual"),
    type=LanguageType(),
)
@click.option(
    "--path",
    cls=BilingualOption,
    words=Words(
        "文件的路径，在 docs 之内；默认见上", "Path of the file, below docs; by default as said above"
    ),
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@recording_options
@language_option
@click.pass_context
def new(
    ctx: click.Context,
    document_type: str | None,
    department: str | None,
    title: str | None,
    by: str | None,
    document_language: Language | None,
    path: Path | None,
    day: str | None,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Begin it, and say where it is."""
    from sop_plugin.recording.begin import begin

    voice = spoken(ctx)
    recorder = open_recorder(config_file, day)
    questions = _questions(recorder, (document_type, department, title, by), voice)
    type_name, code, named, author = answers(questions, voice)
    kind = known_type(recorder.compiled.manual, type_name)
    code = known_department(recorder.compiled.manual, code)
    written_in = document_language or recorder.workspace.options.settings.language
    with refusals(NOT_DONE):
        beginning = begin(recorder, kind, code, named, author, written_in, path)
    begun = beginning.document
    done = (_COMPLETED if beginning.completed else _DONE).filled(
        day=recorder.as_of,
        number=begun.number,
        revision=begun.revision,
        path=os.path.relpath(recorder.workspace.root / begun.path),
    )
    finish(ctx, beginning.prepared, dry_run, done, _NEXT.filled(number=begun.number, by=author))


def _questions(recorder: Recorder, given: tuple[str | None, ...], voice: Voice) -> tuple[Question, ...]:
    manual = recorder.compiled.manual
    company, plain = manual.organisation, voice.plain
    kinds = {
        kind.name: f"{plain.say(LABELS.get(f'type_{kind.name}', ''))} ({kind.code})".strip()
        for kind in manual.settings.types_on(recorder.as_of).values()
    }
    departments = {code: manual.department_name(code, voice.language) for code in company.departments}
    people = {
        person.id: plain.say(
            _PERSON,
            name=person.name,
            department=manual.department_name(person.department, voice.language),
            job=person.job,
        )
        for person in company.people.values()
        if person.in_post(recorder.as_of)
    }
    return (
        Question("--type", _TYPE, given[0], kinds),
        Question("--department", _DEPARTMENT, given[1], departments),
        Question("--title", _TITLE, given[2]),
        Question("--by", _AUTHOR, given[3], people),
    )
