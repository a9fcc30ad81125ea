"""The findings of this manual, and what all rules mean."""

from __future__ import annotations

from itertools import groupby

from sop_plugin.model.finding import Rule
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.sources import place_html
from sop_plugin.rules import all_rules
from sop_plugin.rules.lowerable import MAY_BE_LOWERED
from sop_plugin.words.voice import Words

# By the first figure of the code: what a hundred rules are about.
_CHAPTERS = {
    "0": Words("文件、设置与网站", "Files, settings and the site"),
    "1": Words("文件开头的受控数据", "Controlled data at the head of a file"),
    "2": Words("编号与名称", "Numbers and names"),
    "3": Words("结构、步骤与文字", "Structure, steps and text"),
    "4": Words("日期与复审", "Dates and reviews"),
    "5": Words("签署与批准", "Signatures and approval"),
    "6": Words("引用、附件与要求", "References, attachments and requirements"),
    "7": Words("关键词、同义词与常问", "Keywords, synonyms and questions"),
    "8": Words("组织资料与信任", "The organisation file and trust"),
    "9": Words("台账、证据、副本与培训", "The ledger, evidence, copies and training"),
}


def findings_html(edition: Edition, base: str) -> str:
    """The findings of this manual, worst first, and the reference of all rules.

    A finding quotes the text that it is about, so those of drafts are only counted for readers.
    """
    shown = [finding for finding in edition.compiled.findings if edition.tells(finding)]
    return list_html(
        "lists/findings.html",
        edition,
        base,
        findings=sorted(shown, key=lambda finding: finding.severity.rank),
        source=lambda place: place_html(edition, base, place),
        of_drafts=len(edition.compiled.findings) - len(shown),
        lowerable=MAY_BE_LOWERED,
        chapters=_chapters(),
    )


def _chapters() -> list[tuple[str, Words, list[Rule]]]:
    """The first figure of their codes, what they are about, and the rules, in the order of the codes."""
    by_figure = groupby(all_rules().values(), lambda rule: rule.code[3])
    return [(figure, _CHAPTERS[figure], list(rules)) for figure, rules in by_figure]
