"""``sop diff``: what changed between two revisions of a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import SaidNo
from sop_plugin.cli.codes import known_number
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import (
    RevisionType,
    format_option,
    language_option,
    manual_options,
    number_argument,
)
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Voice, Words, voice_in

if TYPE_CHECKING:
    from sop_plugin.changes.compared_texts import TextComparison

_WORDS = Words(
    zh="""对照一份文件的两个版次：改了哪些条款、哪些文件信息。

不写 --from 和 --to 时：文件有未发布的改动，就与最近发布的版次对照；没有，就对照最近两次发布。

示例：
  sop diff HT-SD-SOP-004
  sop diff HT-SD-SOP-004 --from 1 --to 2
  sop diff HT-SD-SOP-004 --html changes.html       存为网页，可以发给签署人
  sop diff HT-SD-SOP-004 --format json

[-删去的文字-] {+新增的文字+}；终端上另有颜色。只列有改动的段落和表格行，排在所属条款之下。
以下情况用网页更清楚：改动很多，或要看全文。

JSON（UTF-8）：
  number, title
  from, to   revision, released（发布日期，未发布为 null）, effective
  change     class, summary, reason，没有时为 null
  fields     label, old, new：改动的文件信息
  lines      kind (heading|text|item|row), changed, parts（text, mark: same|removed|added）

退出码：0 已对照（包括没有可对照的）；1 没有这个编号、版次或其文字；2 无法运行。
""",
    en="""Tell what changed between two revisions of a document: in its clauses and in its facts.

Without --from and --to: the source file against the last released revision where it says something else,
otherwise the last two releases.

Examples:
  sop diff HT-SD-SOP-004
  sop diff HT-SD-SOP-004 --from 1 --to 2
  sop diff HT-SD-SOP-004 --html changes.html       a page to send to those who sign
  sop diff HT-SD-SOP-004 --format json

[-removed text-] {+added text+}, on a terminal in colour too. Only paragraphs and rows that changed are listed,
each below its clause; the page shows the whole text.

JSON (UTF-8):
  number, title
  from, to   revision, released (date, null if it was not), effective
  change     class, summary, reason, or null
  fields     label, old, new: the facts that changed
  lines      kind (heading|text|item|row), changed, parts (text, mark: same|removed|added)

Exit codes: 0 compared (or there is nothing to compare); 1 no such number, revision or text; 2 cannot run.
""",
)
_ONE_TEXT = Words(
    "{number} 只有一个版次（第 {revision} 版），没有可对照的",
    "{number} has one revision only ({revision}): there is nothing to compare",
)
_NO_TEXT = Words("{number} 没有文字可对照", "{number} has no text to compare")
_UNKNOWN_REVISION = Words(
    "{number} 没有第 {revision} 版；已发布的有 {known}",
    "{number} has no revision {revision}; released are {known}",
)
_TEXT_MISSING = Words(
    "{number} 第 {revision} 版的文字取不到；运行 sop check 查看原因",
    "the text of {number} revision {revision} cannot be had; 'sop check' says why",
)
_WRITTEN = Words("对照已写入 {path}", "the comparison was written to {path}")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.option(
    "--from",
    "first",
    cls=BilingualOption,
    words=Words("较早的版次", "The earlier revision"),
    type=RevisionType(),
    metavar="REVISION",
)
@click.option(
    "--to",
    "last",
    cls=BilingualOption,
    words=Words("较晚的版次", "The later revision"),
    type=RevisionType(),
    metavar="REVISION",
)
@click.option(
    "--html",
    "page",
    cls=BilingualOption,
    words=Words("另存为一个不依赖网站的网页，含全文", "Write a page that needs no site, with the whole text"),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
)
@format_option()
@manual_options
@language_option
@click.pass_context
def diff(
    ctx: click.Context,
    number: str,
    first: int | None,
    last: int | None,
    page: Path | None,
    output_format: str,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Compare them, on the terminal or in a page."""
    from sop_plugin.changes.compared_texts import TextComparison, compared_texts
    from sop_plugin.standing.progress import known_numbers

    voice = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    histories = compiled.histories
    found = known_number(number, known_numbers(histories))
    history = histories.by_number.get(found)
    compared = compared_texts(history, first, last) if history is not None else None
    if history is None or not isinstance(compared, TextComparison):
        known = [r.release.revision for r in history.revisions] if history else []
        click.echo(_nothing(found, compared, known, voice))
        return

    from sop_plugin.cli.output import diff as diff_formats
    from sop_plugin.exporting.pictures_inside import PicturesInside
    from sop_plugin.rendering.redline.page import redline_content, redline_page

    before, after = compared.before.document, compared.after.document
    pictures = PicturesInside(workspace, before, after)
    content = redline_content(compiled.manual, before, after, pictures.addresses)
    if page is not None:
        sides = diff_formats.sides(compared, voice_in(after.language))
        drawn = redline_page(compiled.manual, before, after, sides, content)
        deliver(pictures.put_in(drawn).encode("utf-8", "backslashreplace"), page)
    if output_format == "json":
        deliver(diff_formats.as_json(compared, compiled.manual, content, voice), None)
    elif page is not None:
        click.echo(voice.say(_WRITTEN, path=page))
    else:
        diff_formats.print_diff(compared, compiled.manual, content, voice)


def _nothing(
    number: str, why: TextComparison | tuple[object, int] | None, known: list[int], voice: Voice
) -> str:
    """That there is only one text; raises ``SaidNo`` for a text that is not there."""
    from sop_plugin.changes.compared_texts import NoComparison

    reason, revision = why if isinstance(why, tuple) else (NoComparison.ONE_TEXT, 0)
    values = {
        "number": number,
        "revision": revision,
        "known": ", ".join(map(str, known)) or "—",
    }
    if reason is NoComparison.UNKNOWN_REVISION:
        raise SaidNo(_UNKNOWN_REVISION.filled(**values))
    if reason is NoComparison.TEXT_MISSING:
        raise SaidNo(_TEXT_MISSING.filled(**values))
    return voice.say(_ONE_TEXT if revision else _NO_TEXT, **values)
