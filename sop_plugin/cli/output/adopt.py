"""What ``sop adopt`` tells: each file, then the settings to paste; or all of it as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
import yaml

from sop_plugin.cli.findings import finding_text
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.adoption.proposal import FileMetadata, Proposal

_PRESENT = Words("已有", "has")
_MISSING = Words("缺少", "lacks")
_UNKNOWN = Words("用不上", "not used")
_OPEN = Words("值不明", "unclear")
_CLOSING = Words(
    "{files} 份文件：{complete} 份什么都不缺，{lacking} 份有缺少，{without} 份没有可读的前置信息",
    "files: {files}; {complete} lack nothing, {lacking} lack something, {without} have no front matter that can be read",
)
_PASTE = Words(
    "放进 mkdocs.yml 的 plugins: - sop: 之下，逐项核对后运行 sop check：",
    "for mkdocs.yml, below plugins: - sop: (look through it, then run sop check):",
)
_NOTHING = Words("不需要 metadata 设置。", "No metadata setting is needed.")
_OPEN_VALUE = Words(
    "# 还要写明：{field} 的“{value}”是什么", "# to be told: what {value!r} of {field} stands for"
)
_OPEN_FIELD = {
    "number": Words(
        "# number 缺少：编号各不相同，要写进每份文件",
        "# number is missing: each document has its own, so it goes into the file",
    ),
    "title": Words("# title 缺少：要写进每份文件", "# title is missing: it goes into the file"),
    "department": Words(
        "# department 缺少：写进文件，或在 defaults 中写一个部门代码",
        "# department is missing: write it into the files, or a department's code below defaults",
    ),
    "effective": Words(
        "# effective 缺少：写进文件，或在 defaults 中写一个日期，如开始采用本手册之日",
        "# effective is missing: write it into the files, or a date below defaults, such as the day of adoption",
    ),
}
_NO_SIGNATURES = Words(
    "# 已有文件没有规定的标题和签署时，在 document_types 中放宽，如\n"
    "# document_types: {procedure: {code: SOP, headings: [], roles: []}}",
    "# where files lack the required headings and signatures, document_types can ask for fewer, such as\n"
    "# document_types: {procedure: {code: SOP, headings: [], roles: []}}",
)
_INDENT = " " * 6


def adoption_text(files: Sequence[FileMetadata], proposed: Proposal, voice: Voice) -> str:
    """For a person."""
    lines = [line for file in files for line in _file_lines(file, voice)]
    without = sum(file.written is None for file in files)
    lacking = sum(file.written is not None and bool(file.missing or file.open) for file in files)
    closing = voice.say(
        _CLOSING, files=len(files), complete=len(files) - without - lacking, lacking=lacking, without=without
    )
    settings = metadata_setting(proposed)
    lines.append(click.style(closing, fg="green" if not without + lacking else None))
    if not settings and not proposed.open_fields:
        return "\n".join([*lines, voice.say(_NOTHING)]) + "\n"
    written = yaml.safe_dump({"metadata": settings}, allow_unicode=True, sort_keys=False, width=100)
    block = [*written.splitlines(), *_comments(proposed, voice)]
    lines += [voice.say(_PASTE), "", *(_INDENT + printable(line) for line in block)]
    return "\n".join(lines) + "\n"


def adoption_json(files: Sequence[FileMetadata], proposed: Proposal, voice: Voice) -> dict[str, Any]:
    """For a program."""
    report: dict[str, Any] = {
        "files": [
            {
                "path": file.path,
                "front_matter": file.written is not None,
                "present": dict(file.present),
                "missing": list(file.missing),
                "unknown": list(file.unknown),
                "open": list(file.open),
                "trouble": file.trouble.message(voice.language) if file.trouble else None,
            }
            for file in files
        ],
        "metadata": metadata_setting(proposed),
        "open": {
            "values": {name: list(values) for name, values in proposed.open_values.items()},
            "fields": list(proposed.open_fields),
        },
    }
    return report


def metadata_setting(proposed: Proposal) -> dict[str, Any]:
    """The setting as ``mkdocs.yml`` takes it, without what is empty."""
    keys = {target: names[0] if len(names) == 1 else list(names) for target, names in proposed.keys.items()}
    setting: dict[str, Any] = {
        "keys": keys,
        "values": {target: dict(words) for target, words in proposed.values.items()},
        "defaults": dict(proposed.defaults),
        "ignore": proposed.ignore if isinstance(proposed.ignore, str) else list(proposed.ignore),
    }
    return {name: value for name, value in setting.items() if value}


def _file_lines(file: FileMetadata, voice: Voice) -> Iterable[str]:
    if file.written is None:
        if file.trouble is not None:
            yield finding_text(file.trouble, voice)
        return
    yield click.style(printable(file.path), bold=True)
    present = (name if name == field else f"{field} ← {name}" for field, name in file.present.items())
    unclear = (f"{field}: {(file.written or {}).get(file.present[field])}" for field in file.open)
    parts = (
        (_PRESENT, present, None),
        (_MISSING, file.missing, "yellow"),
        (_OPEN, unclear, "yellow"),
        (_UNKNOWN, file.unknown, None),
    )
    for words, names, colour in parts:
        listed = ", ".join(names)
        if listed:
            said = f"{voice.say(words)}: {printable(listed)}"
            yield f"  {click.style(said, fg=colour) if colour else said}"


def _comments(proposed: Proposal, voice: Voice) -> Iterable[str]:
    for field, values in proposed.open_values.items():
        for value in values:
            yield voice.say(_OPEN_VALUE, field=field, value=value)
    for field in proposed.open_fields:
        yield voice.say(_OPEN_FIELD[field])
    yield from voice.say(_NO_SIGNATURES).split("\n")
