"""``sop schema``: JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import find_manual
from sop_plugin.cli.options import config_option, language_option, output_option
from sop_plugin.cli.terminal import deliver, json_text
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.organisation import Organisation
    from sop_plugin.model.settings import Settings

FRONT_MATTER, ORGANISATION, LISTS = "front-matter", "organisation", "lists"
_WORDS = Words(
    zh="""输出 JSON Schema，编辑器据此补全字段和值，标出写错的地方。

示例：
  sop schema organisation --output .vscode/organisation.schema.json
  sop schema front-matter --plain

front-matter 为文件信息，organisation 为 organisation.yml；lists 供别的程序读 sop list、register、due 和网站上的 JSON。
其中列有这本手册的部门代码、文件类型和人员 id；组织资料改动后再生成一次。
--plain 不列这些，不在手册的文件夹里也能用。

VS Code：装上 YAML 扩展，在 settings.json 中写
  "yaml.schemas": {"./.vscode/organisation.schema.json": "organisation.yml"}
其他编辑器在 organisation.yml 第一行写
  # yaml-language-server: $schema=.vscode/organisation.schema.json
Markdown 里的文件信息，这个扩展目前读不到：那里用代码片段和 sop check。

退出码：0 已输出；2 无法运行，原因在标准错误输出。
""",
    en="""Print a JSON Schema, by which editors complete fields and values and mark what is wrong.

Examples:
  sop schema organisation --output .vscode/organisation.schema.json
  sop schema front-matter --plain

front-matter is that of documents, organisation that of organisation.yml; lists is for programs that read the JSON of
sop list, register and due, and of the site.
It lists this manual's department codes, document types and people; make it again after these change.
--plain leaves them out and needs no manual.

VS Code: install the YAML extension and write into settings.json
  "yaml.schemas": {"./.vscode/organisation.schema.json": "organisation.yml"}
Other editors: as the first line of organisation.yml
  # yaml-language-server: $schema=.vscode/organisation.schema.json
That extension does not look into the front matter of Markdown yet: use snippets and sop check there.

Exit codes: 0 printed; 2 cannot run, stderr says why.
""",
)
_WRITTEN = Words("已写入 {path}", "wrote {path}")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument(
    "of",
    type=click.Choice([FRONT_MATTER, ORGANISATION, LISTS]),
    metavar=f"[{FRONT_MATTER}|{ORGANISATION}|{LISTS}]",
)
@click.option(
    "--plain",
    cls=BilingualOption,
    words=Words("不列这本手册的代码、类型和人员", "Without this manual's codes, types and people"),
    is_flag=True,
)
@output_option()
@config_option
@language_option
@click.pass_context
def schema(ctx: click.Context, of: str, plain: bool, output: Path | None, config_file: Path | None) -> None:
    """Print or write one schema."""
    content = (lists_text() if of == LISTS else schema_text(of, plain, config_file)).encode("utf-8")
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
    deliver(content, output)
    if output is not None:
        click.echo(spoken(ctx).say(_WRITTEN, path=output))


def schema_text(of: str, plain: bool, config_file: Path | None) -> str:
    """The schema as its file holds it; raises ``CannotRun`` where the manual that it is for cannot be read."""
    from sop_plugin.model.settings import Settings
    from sop_plugin.reading.organisation.file import read_organisation
    from sop_plugin.workspace.sources import organisation_source

    settings, organisation = Settings(), None
    if not plain:
        workspace = find_manual(config_file)
        settings = workspace.options.settings
        organisation = read_organisation(organisation_source(workspace), settings.roles)[0]
    return schema_text_of(of, settings, organisation)


def lists_text() -> str:
    """The schema of lists: the same for every manual."""
    from sop_plugin.sharing.list_json import lists_schema

    return json_text(lists_schema())


def schema_file(of: str) -> str:
    """The name that the editor's settings look for."""
    return f"{of}.schema.json"


def schema_text_of(of: str, settings: Settings, organisation: Organisation | None) -> str:
    """The same for settings and an organisation that were read."""
    from sop_plugin.reading.json_schema import front_matter_schema, organisation_schema

    make = front_matter_schema if of == FRONT_MATTER else organisation_schema
    return json_text(make(settings, organisation))
