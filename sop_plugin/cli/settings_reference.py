"""The reference page of the settings, made from the options themselves.

``python -m sop_plugin.cli.settings_reference > docs/guide/settings.md`` writes it anew; a test compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from textwrap import indent
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sop_plugin.cli.reference_markdown import code, plain
from sop_plugin.cli.terminal import deliver
from sop_plugin.reading.settings.option import Options, groups_in, option_of
from sop_plugin.reading.settings.schema import PluginOptions
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import Words

GROUPS: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "files": (Words("文件和文件夹", "Files and folders"), ("organisation", "ledger", "pages", "max_bytes")),
    "numbers": (
        Words("编号、类型、签署和标题", "Numbers, types, signatures and headings"),
        (
            "number_pattern",
            "number_patterns",
            "sequence_per",
            "department_codes",
            "revision_pattern",
            "first_revision",
            "document_types",
            "approval_roles",
            "templates",
            "rule_changes",
            "headings",
            "columns",
            "clause_style",
        ),
    ),
    "days": (
        Words("语言和日期", "Language and days"),
        ("language", "time_zone", "as_of", "lead_days", "stale_days"),
    ),
    "evidence": (Words("证据", "Evidence"), ("seals", "recorded_within", "trail_review", "training")),
    "checks": (Words("检查", "Checks"), ("vague_words", "spacing", "findings")),
    "indexes": (
        Words("索引和流程", "Indexes and processes"),
        (
            "external_documents",
            "requirements",
            "last_audit",
            "processes",
            "keyword_readings",
            "search_synonyms",
            "search_questions",
        ),
    ),
    "sharing": (
        Words("给读者、别的程序和纸张", "For readers, other programs and paper"),
        (
            "confidentiality",
            "report",
            "helpful",
            "propose",
            "mail",
            "source_url",
            "pdf_copies",
            "show_copy_holders",
        ),
    ),
    "adoption": (Words("已有的文件", "Files that were there before"), ("metadata",)),
}
"""Anchor → the heading, and the options below it, in the order of the page."""
_PAGE = """\
<!-- 由程序生成，不要手改：python -m sop_plugin.cli.settings_reference -->

# 设置一览

设置写在 `mkdocs.yml` 里，`plugins` 的 `sop` 之下，缩进要和例子一样。每一项都可以不写，不写就用默认值。
改完运行 `sop check`：写错了的，会说出在哪一行、错在哪里。

Settings stand in `mkdocs.yml`, below `sop` under `plugins`, set in as in the examples. Each may be left out, and then has its
default. After a change run `sop check`: it names the line of whatever does not hold.
{{: lang=en }}

{overview}

{groups}
"""
_ENGLISH = "{: lang=en }"
_DEFAULT = Words("默认", "Default")
_NONE = Words("没有", "none")
_NEEDED = Words("必须写", "required")
_VALUES = Words("可用的值", "Values")
_EXAMPLE = Words("例如", "Example")


def settings_reference() -> str:
    """The page, in Markdown; raises ``ValueError`` for text that would run as a macro."""
    groups = GROUPS.items()
    page = _PAGE.format(
        overview="\n".join(
            f"- [{heading.zh} {heading.en}](#{anchor})："
            + "、".join(f"[`{name}`](#{name})" for name in names)
            for anchor, (heading, names) in groups
        ),
        groups="\n\n".join(
            "\n\n".join([f"## {heading.zh} {heading.en} {{#{anchor}}}", *map(_section, names)])
            for anchor, (heading, names) in groups
        ),
    )
    if re.search(r"\{[{%]|\{##", page):
        raise ValueError("the page would run as a macro")
    return page


def _section(name: str) -> str:
    field = PluginOptions.model_fields[name]
    said = option_of(field)
    parts = [
        f"### `{name}` {{#{name}}}",
        f"{plain(said.words.zh)}。",
        f"{plain(said.words.en)}.\n{_ENGLISH}",
        *_facts(field),
        f"```yaml\n{_example(name, said.example)}```",
    ]
    group = next(groups_in(field.annotation), None)
    return "\n\n".join([*parts, *([_keys(group)] if group else [])])


def _facts(field: FieldInfo) -> Iterator[str]:
    facts = f"{_DEFAULT.zh} / {_DEFAULT.en}：{_default(field)}"
    low, high = (
        next((getattr(limit, side) for limit in field.metadata if hasattr(limit, side)), None)
        for side in ("ge", "le")
    )
    if low is not None:
        facts += f"；{low:,} – {high:,}" if high is not None else f"；≥ {low:,}"
    yield facts
    values = list(dict.fromkeys(_values(field.annotation)))
    if values:
        yield f"{_VALUES.zh} / {_VALUES.en}：" + "、".join(f"`{value}`" for value in values)


def _default(field: FieldInfo) -> str:
    """What holds where nothing is written, as it would be written."""
    if field.is_required():
        return f"{_NEEDED.zh} / {_NEEDED.en}"
    value = field.default
    if value is None or value in ("", [], {}) or isinstance(value, BaseModel):
        return f"{_NONE.zh} / {_NONE.en}"
    return code(json.dumps(value, ensure_ascii=False).strip('"').replace('"', ""))


def _values(annotation: Any) -> Iterator[str]:
    """The words that a value may be one of."""
    if annotation is Language:
        yield from languages()
    elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    for inner in get_args(annotation):
        if not (isinstance(inner, type) and issubclass(inner, Options)):
            yield from _values(inner)


def _keys(group: type[Options]) -> str:
    """What stands within the option: a list, because a table has no room for it on a phone."""
    lines = []
    for name, field in group.model_fields.items():
        said = option_of(field)
        lines.append(f"- `{name}` {plain(said.words.zh)}<br>")
        lines.append(f'  <span lang="en">{plain(said.words.en)}</span><br>')
        lines += [f"  {fact}<br>" for fact in _facts(field)]
        lines.append(f"  {_EXAMPLE.zh} / {_EXAMPLE.en}：{code(said.example)}")
    return "\n".join(lines)


def _example(name: str, written: str) -> str:
    """The whole way to the option."""
    begin = f"{name}: " if not written.startswith("\n") else f"{name}:"
    return f"plugins:\n  - sop:\n{indent(begin + written, ' ' * 6)}\n"


if __name__ == "__main__":
    deliver(settings_reference().encode("utf-8"), None)
