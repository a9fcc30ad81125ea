"""``sop assurance``: what the program must do, which tests show it, and that a restored copy is the manual."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day, find_manual
from sop_plugin.cli.options import config_option, language_option
from sop_plugin.cli.terminal import deliver, json_bytes
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""写出程序的保证记录，供验证文件使用：预期用途、要求、风险、测试、结果、版本；并证明恢复的副本与原件相同。

示例：
  sop assurance --output assurance.html
  sop assurance --results results.xml --output assurance.html

要求是本程序自己的话，各写明来源、不满足时的后果、风险和测试。结果取自测试的一次运行，在程序的源码里运行：
  python -m pytest --junitxml=results.xml
没有给出结果的，各项要求记为“没有运行”。有一项测试不通过，要求就不通过；有跳过或没有运行的，就不算通过。

--restored 指向从备份恢复的手册的文件夹（或其中的 mkdocs.yml）：比较 git 的提交、分支和标签，检查 git 对象是否完整，
逐个文件比较 SHA-256，比较台账锚点，并对恢复的副本运行 sop verify。在原件的文件夹中运行。

写成网页；文件名以 .json 结尾的写成 JSON。记录末尾留有审阅人签名的位置。它不说程序符合任何法规，结论由公司下。

退出码：0 没有不通过的，恢复的副本与原件相同；1 有不通过的，或副本不同；2 无法运行。
""",
    en="""Write the program's record of assurance for a validation file: intended use, requirements, risks, tests, results, versions; and show that a restored copy is the original.

Examples:
  sop assurance --output assurance.html
  sop assurance --results results.xml --output assurance.html

Requirements are in the program's own words, each with where it comes from, what happens where it fails, its risk and its tests. Results
are those of one run of the tests, in the sources of the program:
  python -m pytest --junitxml=results.xml
Without results each requirement is "not run". One failed test fails its requirement; one that was skipped or not run leaves it open.

--restored is the folder of a manual that was restored from a backup (or its mkdocs.yml): commit, branches and tags of git are compared,
git's objects are checked to be whole, each file is compared by SHA-256, the anchors of the ledgers too, and sop verify is run on
the copy. Run it in the folder of the original.

It is a page, or JSON where the name ends in .json, with room for the signatures of whoever reviews it. It claims conformity with no law: the
conclusion is the company's.

Exit codes: 0 nothing failed, and a restored copy is the original; 1 something failed, or the copy differs; 2 cannot run.
""",
)
_DONE = Words("{output}：{summary}", "{output}: {summary}")
_SAME = Words(
    "恢复的副本与原件相同：{compared} 项", "the restored copy equals the original: {compared} facts compared"
)
_OTHER = Words("恢复的副本与原件不同：{what}", "the restored copy differs from the original: {what}")
_NO_COPY = Words("{path} 里没有 mkdocs.yml", "there is no mkdocs.yml in {path}")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--results",
    cls=BilingualOption,
    words=Words("测试的结果：JUnit 格式的 XML", "Results of the tests: XML in the form of JUnit"),
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
)
@click.option(
    "--restored",
    cls=BilingualOption,
    words=Words("从备份恢复的手册", "A manual that was restored from a backup"),
    type=click.Path(path_type=Path, exists=True),
    metavar="FOLDER",
)
@click.option(
    "--output",
    "-o",
    cls=BilingualOption,
    words=Words(
        "写到这个文件：网页，或以 .json 结尾的 JSON",
        "Write to this file: a page, or JSON where it ends in .json",
    ),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
)
@config_option
@language_option
@click.pass_context
def assurance(
    ctx: click.Context, results: Path | None, restored: Path | None, output: Path, config_file: Path | None
) -> None:
    """Write it, and say in a line what it says."""
    from sop_plugin.exporting.assurance import requirements
    from sop_plugin.exporting.assurance import results as results_of
    from sop_plugin.exporting.assurance_report import (
        Assurance,
        code_digest,
        report_data,
        report_page,
        summary,
        versions,
    )
    from sop_plugin.exporting.restored_copy import compare_copies
    from sop_plugin.ledger_verification import verify
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.outside.test_results import NoResults, read_results

    voice = spoken(ctx)
    workspace = find_manual(config_file)
    today = chosen_day(workspace, None, "--as-of")
    compared = None
    try:
        run = read_results(results) if results is not None else None
        if restored is not None:
            file = restored / "mkdocs.yml" if restored.is_dir() else restored
            if not file.is_file():
                raise CannotRun(_NO_COPY.filled(path=str(restored)))
            compared = compare_copies(
                workspace,
                find_manual(file),
                today,
                lambda each, compiled, day: verify(each, compiled, day).findings,
            )
    except (NoResults, GitError) as error:
        raise CannotRun(error.words) from None
    made = Assurance(today, results_of(requirements(), run), run, compared, versions(), code_digest())
    plain = voice.plain
    is_json = output.suffix.lower() == ".json"
    deliver(json_bytes(report_data(made, plain)) if is_json else report_page(made, voice.language), output)
    click.echo(plain.say(_DONE, output=str(output), summary=summary(made.results)))
    if compared is not None:
        wrong = [each.name for each in compared if not each.same]
        words = _OTHER.filled(what=wrong) if wrong else _SAME.filled(compared=len(compared))
        click.echo(plain.say(words))
    ctx.exit(0 if made.holds else 1)
