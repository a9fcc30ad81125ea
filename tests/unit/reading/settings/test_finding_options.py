"""Findings that are lowered: what may be written, and what is refused with its line."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from sop_plugin.model.finding import Severity
from sop_plugin.model.lowering import Lowering
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


def lowered(written: str) -> tuple[Lowering, ...]:
    places = {"findings/0": Place("mkdocs.yml", 7, 9)}
    return read_options({"findings": yaml.safe_load(written)}, places).settings.lowered


def problem(written: str) -> str:
    with pytest.raises(SettingsError) as caught:
        lowered(written)
    (found,) = caught.value.problems
    return voice_in(Language.EN).say(found.words)


def test_entries_arrive_in_their_order() -> None:
    assert lowered(
        """
        - {rule: SOP341, level: off, paths: ["hotel/**"], reason: 旧文件逐步改, until: 2027-03-31}
        - {rule: SOP301, level: warning, reason: " 2026 年底前补齐 "}
        - {rule: SOP301, level: "off", reason: 附录}
        """
    ) == (
        Lowering("SOP341", None, "旧文件逐步改", ("hotel/**",), date(2027, 3, 31)),
        Lowering("SOP301", Severity.WARNING, "2026 年底前补齐"),
        Lowering("SOP301", None, "附录"),
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{rule: SOP935, level: off, reason: 旧}", "findings.0.rule: SOP935 (Text changed after release) cannot be lowered: "),
        ("{rule: SOP202, level: off, reason: 旧}", "findings.0.rule: SOP202 (Duplicate document number) cannot be lowered: "),
        ("{rule: sop341, level: off, reason: 旧}", "findings.0.rule: there is no rule sop341; did you mean SOP341?"),
        ("{rule: vague-word, level: off, reason: 旧}", "there is no rule vague-word; did you mean SOP341?"),
        ("{rule: 含糊, level: off, reason: 旧}", "there is no rule 含糊; 'sop explain' lists all"),
        ("{rule: SOP341, level: advice, reason: 旧}", "findings.0.level: SOP341 is Advice by itself; advice is no lower"),
        ("{rule: SOP321, level: warning, reason: 旧}", "SOP321 is Warning by itself; warning is no lower"),
        ("{rule: SOP341, level: true, reason: 旧}", "findings.0.level: must be 'off', 'advice' or 'warning'"),
        ('{rule: SOP341, level: off, reason: "　"}', "findings.0.reason: say why"),
        ("{rule: SOP341, level: off}", "findings.0.reason: must be given"),
        ("{rule: SOP341, level: off, reason: 旧, until: 明年}", "findings.0.until: must be a date"),
        ('{rule: SOP341, level: off, reason: 旧, paths: ["hotel/**", "!"]}', 'findings.0.paths.1: "!" is no pattern'),
        ("{rule: SOP341, level: off, reason: 旧, paths: ['hotel\\']}", 'findings.0.paths.0: "hotel\\" is no pattern'),
        ("{rule: SOP341, level: off, reason: 旧, path: a}", "did you mean 'paths'?"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_with_its_line(entry: str, said: str) -> None:
    found = problem(f"- {entry}")
    assert found.startswith("mkdocs.yml:7:9: ")
    assert said in found
