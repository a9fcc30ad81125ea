"""What ``sop check`` found, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from sop_plugin import __version__
from sop_plugin.cli.findings import finding_counts, finding_fields, finding_text
from sop_plugin.cli.output.accounted_files import file_fields, files_line
from sop_plugin.cli.output.summary import summary_fields, summary_lines
from sop_plugin.cli.terminal import json_text
from sop_plugin.model.finding import Finding
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.branch_comparison import BranchComparison
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.mended_files import MendableFindings

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
_CLOSING = Words(
    "截至 {as_of}，{documents} 份文件，{total} 个问题：错误 {error}，警告 {warning}，提示 {advice}；"
    "其中 {fails} 个不合格",
    "{documents} documents as of {as_of}, findings: {total} (errors: {error}, warnings: {warning}, "
    "advice: {advice}); {fails} fail the check",
)
_COMPARED = Words(
    "与 {ref} 比较（分叉点 {base}）：{brought} 个问题由这次更改带来，{earlier} 个原来就有{hidden}",
    "compared with {ref} (the branches part at {base}): {brought} findings come with this change, "
    "{earlier} were there before{hidden}",
)
_SWITCHED_OFF = Words("另有 {count} 处按 mkdocs.yml 不再提示", "switched off in mkdocs.yml: {count} more")
_LOWERED = Words("{count} 处按 mkdocs.yml 降级", "lowered in mkdocs.yml: {count}")
_HIDDEN = Words("，未列出（--all）", " and are not listed (--all)")


@dataclass(frozen=True)
class HeldBackCounts:
    """How many findings the settings switch off, and how many they lower, among the files that were asked for."""

    off: int
    lowered: int


@dataclass(frozen=True)
class Checked:
    """What to write: ``findings`` are those listed; ``brought`` the positions of those that a change brings, if one was compared.

    ``prefix`` leads from the top of the repository to the manual.
    """

    compiled: CompiledManual
    findings: tuple[Finding, ...]
    comparison: BranchComparison | None
    brought: frozenset[int] | None
    prefix: str
    mendable: MendableFindings
    held_back: HeldBackCounts

    def is_new(self, index: int) -> bool:
        """Whether a listed finding counts."""
        return self.brought is None or index in self.brought

    @property
    def fails(self) -> bool:
        """Whether any finding that counts fails."""
        return any(f.fails_strict and self.is_new(index) for index, f in enumerate(self.findings))


def written(checked: Checked, output_format: str, voice: Voice) -> str:
    """The whole output, with its line end."""
    if output_format == "text":
        lines = [finding_text(finding, voice) for finding in checked.findings]
        lines += summary_lines(checked.findings, checked.mendable, voice)
        return "\n".join([*lines, *_closing(checked, voice)]) + "\n"
    if output_format == "json":
        return json_text(_report(checked, voice))
    return _for_others(checked, output_format, voice)


def _for_others(checked: Checked, output_format: str, voice: Voice) -> str:
    from sop_plugin.reporting.github import github_lines
    from sop_plugin.reporting.gitlab import gitlab_text
    from sop_plugin.reporting.junit import junit_text
    from sop_plugin.reporting.located import located, top_path
    from sop_plugin.reporting.sarif import sarif_text

    plain = voice.plain
    findings = located(checked.findings, checked.prefix)
    if output_format == "github":
        notes = (printable(line) for line in github_lines(findings, plain))
        return "\n".join([*notes, *map(click.unstyle, _closing(checked, voice))]) + "\n"
    if output_format == "gitlab":
        return gitlab_text(findings, plain)
    if output_format == "sarif":
        return sarif_text(findings, plain, __version__, checked.brought)
    documents = checked.compiled.histories.documents
    return junit_text(findings, (top_path(d.path, checked.prefix) for d in documents), plain)


def _closing(checked: Checked, voice: Voice) -> list[str]:
    values = _counts(checked)
    line = voice.say(
        _CLOSING,
        as_of=checked.compiled.manual.as_of,
        documents=len(checked.compiled.manual.documents),
        **values,
    )
    lines = []
    if checked.comparison is not None:
        brought = len(checked.comparison.brought)
        earlier = len(checked.comparison.findings) - brought
        hides = len(checked.findings) < len(checked.comparison.findings) and earlier
        lines.append(
            voice.say(
                _COMPARED,
                ref=printable(checked.comparison.ref),
                base=checked.comparison.base[:10],
                brought=brought,
                earlier=earlier,
                hidden=voice.say(_HIDDEN) if hides else "",
            )
        )
    return [
        *lines,
        files_line(checked.compiled.files, voice),
        click.style(line, fg="red" if values["fails"] else "green"),
        *_held_back(checked.held_back, voice),
    ]


def _held_back(counts: HeldBackCounts, voice: Voice) -> Iterator[str]:
    if counts.off:
        yield voice.say(_SWITCHED_OFF, count=counts.off)
    if counts.lowered:
        yield voice.say(_LOWERED, count=counts.lowered)


def _counts(checked: Checked) -> dict[str, int]:
    fails = sum(f.fails_strict and checked.is_new(index) for index, f in enumerate(checked.findings))
    return finding_counts(checked.findings) | {"fails": fails}


def _report(checked: Checked, voice: Voice) -> dict[str, Any]:
    report: dict[str, Any] = {
        "as_of": checked.compiled.manual.as_of.isoformat(),
        "documents": len(checked.compiled.manual.documents),
        "counts": _counts(checked),
        "mendable": len(checked.mendable.now),
        "held_back": {"off": checked.held_back.off, "lowered": checked.held_back.lowered},
        "rules": summary_fields(checked.findings, checked.mendable, voice),
        "files": file_fields(checked.compiled.files),
        "findings": [_fields(checked, index, voice) for index in range(len(checked.findings))],
    }
    if checked.comparison is not None:
        compared = checked.comparison
        report["base"] = {"ref": compared.ref, "commit": compared.base, "tip": compared.tip}
    return report


def _fields(checked: Checked, index: int, voice: Voice) -> dict[str, Any]:
    fields = finding_fields(checked.findings[index], voice)
    fields["mendable"] = index in checked.mendable.now
    if checked.brought is None:
        return fields
    is_new = checked.is_new(index)
    return fields | {"fails": fields["fails"] and is_new, "new": is_new}


def listed(
    findings: Sequence[Finding], brought: frozenset[int] | None, keep: Sequence[bool]
) -> tuple[tuple[Finding, ...], frozenset[int] | None]:
    """The findings that are kept, and the positions among them of what a change brings."""
    positions = [index for index, kept in enumerate(keep) if kept]
    new = None
    if brought is not None:
        new = frozenset(place for place, index in enumerate(positions) if index in brought)
    return tuple(findings[index] for index in positions), new
