"""Editions for some readers: of departments, people and what was recorded of them nothing is left that lies above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from recorded_manual import NUMBER, PROCEDURE, RecordedManual

from sop_plugin.cli.manual import load_manual
from sop_plugin.compile import CompiledManual
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.model.confidentiality import numbers_above
from sop_plugin.model.event import Issued
from sop_plugin.model.organisation import Authority
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.workspace.anchors import current_digest
from sop_plugin.workspace.editions import NoSuchLevel, asked_edition
from sop_plugin.workspace.provenance import provenance_of

LEVELS = (
    "confidentiality: {levels: [公开, 内部, 秘密], default: 公开, departments: {GM: 秘密, HT-MK: 内部}, "
    "audiences: {代理商: {level: 公开, departments: [HT]}, 营销: {level: 内部, departments: [HT-MK]}}}"
)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> RecordedManual:
    made = RecordedManual.make(tmp_path_factory.mktemp("limited"))
    people = made.text("organisation.yml").replace("HT-GM", "GM").replace("总经理室", "董事会秘书处")
    people = people.replace(
        "people:\n",
        "  - {code: HT, issuer: HTL, name: {zh-Hans: 酒店}}\njobs:\n  - {name: {zh-Hans: 密使}, departments: [GM]}\npeople:\n"
        "  - {id: yin, name: 尹不见, department: GM, job: 密使, from: 2020-01-06}\n",
    )
    people = people.replace("code: HT-SD, issuer: HTL,", "code: HT-SD, issuer: HTL, parent: HT,")
    people = people.replace(
        "may_approve: [{types: [form]}]", "may_approve: [{departments: [GM]}, {types: [form]}]"
    )
    people += "\nauthority:\n  - {release: [GM, anyone]}\n"
    made.write("organisation.yml", people)
    made.replace(PROCEDURE, "department: HT-SD\n", "department: HT-SD\nsupervised_by: GM\n")
    made.record_procedure()
    made.sop("record", "--by", "shen", "--reason", "董事会秘书处要求", "--date", "2026-11-19")
    made.write("mkdocs.yml", f"site_name: 手册\nplugins:\n  - sop:\n      {LEVELS}\n")
    made.commit("All")
    return made


def edition(manual: RecordedManual, name: str) -> CompiledManual:
    workspace, compiled = load_manual(manual.folder / "mkdocs.yml", "2026-11-21")
    return asked_edition(workspace, compiled, {LEVEL_VARIABLE: name})


def test_a_department_above_the_level_is_nowhere(manual: RecordedManual) -> None:
    shown = edition(manual, "公开")
    organisation = shown.manual.organisation
    assert list(organisation.departments) == ["HT-SD", "HT"]
    # Who signed keeps the name; of whom nothing names there is nothing.
    assert (organisation.people["shen"].name, organisation.people["shen"].department) == ("沈光耀", "")
    assert organisation.people["shen"].job == ""
    assert "yin" not in organisation.people
    # An authority for that department alone is no authority for all of them.
    assert organisation.people["lu"].may_approve == (Authority(types=("form",)),)
    assert [job.name.zh_hans for job in organisation.jobs] == []
    assert shown.manual.by_number[NUMBER].supervised_by is None
    outputs = site_outputs(Edition(shown))
    texts = [
        output.draw(output.text()) if output.kind.framed else output.whole_file().decode("latin-1")
        for output in outputs
    ]
    for word in ("董事会秘书处", "密使", "尹不见", '"GM"', ">GM<"):
        assert not [
            text
            for text in texts
            if word in text or word in text.encode("latin-1", "ignore").decode("utf-8", "ignore")
        ], word
    assert any("沈光耀" in text for text in texts)


def test_a_level_is_passed_down_to_the_departments_below(manual: RecordedManual) -> None:
    whole = load_manual(manual.folder / "mkdocs.yml", "2026-11-21")[1].manual
    rule = replace(whole.settings.confidentiality, departments={"HT": "秘密", "HT-SD": "公开"})
    passed = rule.passed_down(whole.organisation)
    assert passed.departments == {"HT": "秘密", "HT-SD": "秘密"}
    # A number that was given out has the level of its department before anything is written.
    issue = Issued(number="X", day=date(2026, 1, 1), by="lu", type="procedure", department="HT-SD", title="x")
    readers = rule.readers("公开")
    assert readers is not None
    assert numbers_above(passed, readers, frozenset(), (), [issue]) == {"X"}
    assert numbers_above(rule, readers, frozenset(), (), [issue]) == frozenset()


def test_what_vouches_for_it_is_of_the_whole(manual: RecordedManual) -> None:
    workspace, compiled = load_manual(manual.folder / "mkdocs.yml", "2026-11-21")
    shown = edition(manual, "公开")
    assert current_digest(workspace, shown) == current_digest(workspace, compiled) != ""
    assert provenance_of(workspace, shown) == provenance_of(workspace, compiled)
    assert shown.ledger is not None
    assert compiled.ledger is not None
    assert len(shown.ledger.stated) < len(compiled.ledger.stated)


def test_an_audience_has_the_documents_of_its_departments_and_of_those_below(manual: RecordedManual) -> None:
    assert NUMBER in edition(manual, "代理商").manual.by_number
    assert edition(manual, "营销").manual.by_number == {}
    assert "本版供“代理商”" in next(
        output.draw(output.text())
        for output in site_outputs(Edition(edition(manual, "代理商")))
        if output.kind.framed
    )


def test_the_level_stands_on_what_is_printed(manual: RecordedManual) -> None:
    pages = [o for o in site_outputs(Edition(edition(manual, "秘密"))) if o.address == f"{NUMBER}/"]
    drawn = pages[0].draw(pages[0].text())
    assert f'data-print-reference="{NUMBER} · 版次 1 · 密级 公开"' in drawn


def test_names_that_nobody_knows_and_two_of_one_name_are_told(manual: RecordedManual) -> None:
    with pytest.raises(
        NoSuchLevel, match=r"no audience '绝密'; mkdocs\.yml has: 公开, 内部, 秘密, 代理商, 营销"
    ):
        edition(manual, "绝密")
    assert edition(manual, " ").limits is None
    for audiences, said in (
        ({"a": {"level": "绝密"}}, "confidentiality.audiences.a.level"),
        ({"秘密": {"level": "秘密"}}, "is a level already"),
        ({"a": {}}, "level"),
    ):
        with pytest.raises(SettingsError, match=said):
            read_options({"confidentiality": {"levels": ["公开", "秘密"], "audiences": audiences}})
    result = manual.run("register", SOP_LEVEL="绝密")
    assert (result.exit_code, "SOP_LEVEL" in result.stderr) == (2, True)
    for command in (
        ("export", "--output", "out"),
        ("copies", "issue", NUMBER, "--to", "x", "--pdf", "out", "--by", "tang"),
    ):
        assert "SOP_LEVEL" in manual.run(*command, SOP_LEVEL="公开").stderr, command
    assert not (manual.folder / "out").exists()
