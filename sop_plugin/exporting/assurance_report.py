"""The report of assurance as one page that a validation file can take in, and as data for programs."""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from sop_plugin import __version__
from sop_plugin.exporting.assurance import RequirementResult, Shown
from sop_plugin.exporting.restored_copy import Comparison
from sop_plugin.outside.test_results import TestRun
from sop_plugin.rendering.whole_page import STYLE, html_table, whole_page
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, Voice, Words, voice_in

_TITLE = Words("程序的保证记录：sop-plugin {version}", "Assurance of the program: sop-plugin {version}")
_USE_HEAD = Words("预期用途", "Intended use")
_USE = Words(
    "把公司的标准操作规程保存为受控文件：编号、版次、批准、生效、复审、作废，生成内网手册，并留下可以核对的记录。"
    "不用于填写和保存批记录、检验记录，也不代替公司对内容是否正确的判断。",
    "To keep a company's standard operating procedures as controlled documents (numbers, revisions, approval, effective dates, reviews, "
    "withdrawal), to make the intranet manual of them, and to leave records that can be verified. It is not for filling in and keeping "
    "batch or test records, and does not judge whether what a procedure says is right.",
)
_NO_CLAIM = Words(
    "本记录列出要求、风险、测试和结果，供公司的验证使用；它不说程序“符合”任何法规或标准，公司的验证由公司自己下结论。",
    "This record lists requirements, risks, tests and results for a company's own validation; it claims conformity with no law and no "
    "standard, and the conclusion is the company's.",
)
_FACTS = Words("版本与环境", "Versions and machine")
_DAY = Words("日期", "Day")
_CODE = Words("程序文件的 SHA-256", "SHA-256 of the program's files")
_RUN = Words("测试结果", "Results of tests")
_NO_RUN = Words("没有给出测试结果（--results）", "no results were given (--results)")
_RUN_FACTS = Words(
    "{when}，在 {host}，共 {count} 项；结果文件的 SHA-256：{digest}",
    "{when} on {host}, tests: {count}; SHA-256 of the file of results: {digest}",
)
_NEEDS = Words("要求、风险、测试、结果", "Requirements, risks, tests, results")
_HEADS = (
    Words("编号", "Id"),
    Words("要求", "Requirement"),
    Words("来源", "Serves"),
    Words("不满足时", "Where it fails"),
    Words("风险", "Risk"),
    Words("测试", "Tests"),
    Words("结果", "Result"),
)
_COUNTS = Words(
    "通过 {passed}，不通过 {failed}，跳过 {skipped}",
    "passed: {passed}, failed: {failed}, skipped: {skipped}",
)
_MISSING = Words("没有运行：{tests}", "not run: {tests}")
_SUM = Words("共 {count} 项要求：{shown}", "{count} requirements: {shown}")
_SUM_PART = Words("{shown} {count}", "{shown}: {count}")
_RESTORED = Words("备份与恢复", "Backup and restore")
_RESTORED_HEADS = (
    Words("核对", "Compared"),
    Words("原件", "Original"),
    Words("恢复的副本", "Restored copy"),
    Words("结果", "Result"),
)
_SAME, _OTHER = Words("相同", "the same"), Words("不同", "different")
_EQUAL = Words("恢复的副本与原件相同。", "The restored copy equals the original.")
_UNEQUAL = Words(
    "恢复的副本与原件不同，不能代替原件。",
    "The restored copy differs from the original and cannot take its place.",
)
_SIGNED = Words("审阅", "Reviewed")
_SIGNATURES = (
    Words("姓名", "Name"),
    Words("结论", "Conclusion"),
    Words("签名", "Signature"),
    Words("日期", "Date"),
)
_STYLE = (
    STYLE
    + "body { max-width: 75em; } code, td { overflow-wrap: anywhere; } .failed, .not { color: #a12622; font-weight: 600; } .blank { height: 3em; }"
)


@dataclass(frozen=True)
class Assurance:
    """All that the report says; ``versions`` are the program's, Python's and those of what it builds on."""

    day: date
    results: Sequence[RequirementResult]
    run: TestRun | None
    compared: Sequence[Comparison] | None
    versions: Sequence[tuple[str, str]]
    code: str

    @property
    def holds(self) -> bool:
        """Whether nothing failed and a restored copy, where there is one, is the original."""
        failed = any(each.shown is Shown.FAILED for each in self.results)
        return not failed and all(each.same for each in self.compared or ())


def versions() -> tuple[tuple[str, str], ...]:
    """The program, its machine, and the packages that it asks for by name, as they are installed here."""
    names = dict.fromkeys(
        re.split(r"[^A-Za-z0-9._-]", asked, maxsplit=1)[0]
        for asked in requires("sop-plugin") or ()
        if "extra ==" not in asked
    )
    return (
        ("sop-plugin", __version__),
        ("Python", platform.python_version()),
        (platform.system(), f"{platform.release()} {platform.machine()}"),
        *((name, _version(name)) for name in names),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "—"


def code_digest() -> str:
    """One digest for the files of the program as they are installed: name and SHA-256 of each, in order."""
    lines: list[str] = []

    def walk(folder: Any, above: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda each: each.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    walk(entry, f"{above}{entry.name}/")
            elif not entry.name.endswith(".pyc"):
                lines.append(f"{sha256(entry.read_bytes()).hexdigest()}  {above}{entry.name}\n")

    walk(files("sop_plugin"), "")
    return sha256("".join(lines).encode()).hexdigest()


def summary(results: Iterable[RequirementResult]) -> Sayable:
    """How many requirements are shown, and how many are not."""
    counts = Counter(each.shown for each in results)
    parts = [_SUM_PART.filled(shown=shown.words, count=counts[shown]) for shown in Shown if counts[shown]]
    return _SUM.filled(count=counts.total(), shown=parts)


def report_page(made: Assurance, language: Language) -> bytes:
    """The page; it needs nothing else, and has room to be signed."""
    voice = voice_in(language)
    say = voice.say
    title = say(_TITLE, version=__version__)
    run = say(_NO_RUN)
    if made.run is not None:
        run = say(
            _RUN_FACTS,
            when=made.run.when or "—",
            host=made.run.host or "—",
            count=len(made.run.cases),
            digest=made.run.digest,
        )
    facts = [(say(_DAY), str(made.day)), *made.versions, (say(_CODE), made.code), (say(_RUN), run)]
    needs = [_row(each, voice) for each in made.results]
    parts = [
        Markup("<h1>{}</h1>\n<p>{}</p>").format(title, say(_NO_CLAIM)),
        Markup("<h2>{}</h2>\n<p>{}</p>").format(say(_USE_HEAD), say(_USE)),
        Markup("<h2>{}</h2>\n{}").format(say(_FACTS), html_table((), facts)),
        Markup("<h2>{}</h2>\n<p>{}</p>\n{}").format(
            say(_NEEDS), say(summary(made.results)), html_table([say(head) for head in _HEADS], needs)
        ),
    ]
    if made.compared is not None:
        rows = [
            (
                say(each.name),
                say(each.original),
                Markup("{} {}").format(say(each.restored), say(each.note)),
                _verdict(say(_SAME if each.same else _OTHER), bad=not each.same),
            )
            for each in made.compared
        ]
        equal = all(each.same for each in made.compared)
        parts.append(
            Markup("<h2>{}</h2>\n<p>{}</p>\n{}").format(
                say(_RESTORED),
                _verdict(say(_EQUAL if equal else _UNEQUAL), bad=not equal),
                html_table([say(head) for head in _RESTORED_HEADS], rows),
            )
        )
    blank = [[Markup('<div class="blank"></div>')] * len(_SIGNATURES)] * 2
    parts.append(
        Markup("<h2>{}</h2>\n{}").format(say(_SIGNED), html_table([say(head) for head in _SIGNATURES], blank))
    )
    return whole_page(language, title, Markup("\n").join(parts), _STYLE).encode("utf-8", "backslashreplace")


def _row(each: RequirementResult, voice: Voice) -> tuple[str, ...]:
    say, needed = voice.say, each.requirement
    counts = say(_COUNTS, **{name: each.counts.get(name, 0) for name in ("passed", "failed", "skipped")})
    missing = say(_MISSING, tests=list(each.missing)) if each.missing else ""
    tests = Markup("<br>").join(Markup("<code>{}</code>").format(entry) for entry in needed.tests)
    return (
        needed.id,
        say(needed.need),
        voice.listed(needed.serves),
        say(needed.failure),
        say(needed.risk.words),
        tests,
        Markup("{}<br>{}<br>{}").format(
            _verdict(say(each.shown.words), bad=each.shown is not Shown.PASSED), counts, missing
        ),
    )


def _verdict(words: str, *, bad: bool) -> Markup:
    return Markup('<span class="{}">{}</span>').format("failed" if bad else "passed", words)


def report_data(made: Assurance, voice: Voice) -> dict[str, object]:
    """The same for programs."""
    data: dict[str, object] = {
        "day": made.day.isoformat(),
        "versions": dict(made.versions),
        "code": made.code,
        "run": None
        if made.run is None
        else {
            "when": made.run.when,
            "host": made.run.host,
            "tests": len(made.run.cases),
            "sha256": made.run.digest,
        },
        "requirements": [
            {
                "id": each.requirement.id,
                "need": voice.say(each.requirement.need),
                "failure": voice.say(each.requirement.failure),
                "serves": list(each.requirement.serves),
                "risk": each.requirement.risk.value,
                "tests": list(each.requirement.tests),
                "shown": each.shown.value,
                "counts": dict(each.counts),
                "missing": list(each.missing),
            }
            for each in made.results
        ],
    }
    if made.compared is not None:
        data["restored"] = [
            {
                "compared": voice.say(each.name),
                "original": voice.say(each.original),
                "restored": voice.say(each.restored),
                "same": each.same,
                "note": voice.say(each.note),
            }
            for each in made.compared
        ]
    return data
