"""A company that signs in roles of its own, has a type with names of its own, and changes the roles from a day on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from recorded_manual import LEDGER, RecordedManual

from .manuals import Site, built

ROLES = [
    {"key": "drafted", "name": {"zh-Hans": "编制", "zh-Hant": "編製", "en": "Drafted"}},
    {"key": "verified", "name": {"zh-Hans": "校核", "en": "Verified"}},
    {"key": "quality", "name": {"zh-Hans": "质量审核", "en": "Quality review"}, "meaning": "符合质量要求"},
    {"key": "released", "name": {"zh-Hans": "审定放行", "en": "Authorised"}},
]
OPTIONS: dict[str, Any] = {
    "approval_roles": ROLES,
    "document_types": {
        "checklist": {
            "code": "CHK",
            "name": {"zh-Hans": "岗位检查表", "zh-Hant": "崗位檢查表", "en": "Post checklist"},
            "headings": ["purpose"],
        }
    },
}
CHANGE = {
    "since": "2026-05-01",
    "approval_roles": [
        {"key": "quality", "name": {"zh-Hans": "起草并自查", "en": "Drafted and checked"}},
        "approved",
    ],
}
NUMBER, FILE = "HT-SD-CHK-001", "docs/hotel/check.md"


def configure(company: RecordedManual, **options: Any) -> None:
    written = {
        "site_name": "手册",
        "theme": {"name": "material", "font": False},
        "plugins": [{"sop": OPTIONS | options}],
    }
    company.write("mkdocs.yml", yaml.safe_dump(written, allow_unicode=True))


def begin(company: RecordedManual) -> None:
    for path in ("docs/hotel/procedure.md", "docs/hotel/draft.md"):
        (company.folder / path).unlink()
    configure(company)
    company.replace("organisation.yml", "departments:\n", "authority: {sign_quality: [lu]}\n\ndepartments:\n")
    company.write("docs/index.md", "# 手册\n")
    company.commit("Begin")
    company.sop(
        *("new", "--type", "岗位检查表", "--department", "HT-SD", "--title", "班前检查", "--by", "tang"),
        *("--date", "2026-02-01", "--path", FILE),
    )
    head = company.text(FILE).partition("---\n\n")[0].replace("keywords: []", "keywords: [电源]")
    company.write(FILE, f"{head}---\n\n## 目的\n\n先看电源。\n")


def approve(company: RecordedManual, role: str, person: str, day: str, number: str = NUMBER) -> str:
    return company.sop(
        "approve", number, "--role", role, "--by", person, "--date", day, "--language", "zh-Hans"
    )


def release(company: RecordedManual, day: str) -> None:
    company.commit("Sign")
    company.sop("release", NUMBER, "--by", "tang", "--date", day)
    company.commit("Release")


def block(site: Site, address: str = f"{NUMBER}/") -> list[tuple[str, str]]:
    """Role and meaning of each line of the approval block."""
    rows = list(site.page(address).one("table", class_="sop-signatures").all("tr"))[1:]
    return [
        (
            row.one("th").text,
            next(c.text for c in row.all("td") if c.attributes.get("data-label") == "签署含义"),
        )
        for row in rows
    ]


def test_from_the_first_draft_to_other_roles(under_git: RecordedManual, tmp_path: Path) -> None:
    company = under_git
    begin(company)
    handed = company.sop(
        *("submit", NUMBER, "--by", "tang", "--effective", "2026-03-01", "--date", "2026-02-02"),
        *("--language", "zh-Hans"),
    )
    assert "签署了编制" in handed
    assert "待签质量审核：陆嘉禾 lu" in handed
    assert (
        "还没有校核签署；须按编制、校核、质量审核、审定放行的顺序签"
        in company.run("approve", NUMBER, "--role", "released", "--by", "shen", SOP_LANGUAGE="zh").stderr
    )
    assert (
        "drafted（编制）、verified（校核）"
        in company.run("approve", NUMBER, "--role", "checked", "--by", "zeng", SOP_LANGUAGE="zh").stderr
    )
    assert "--role quality" in approve(company, "校核", "zeng", "2026-02-03")
    assert "sign_quality" in company.refused("approve", NUMBER, "--role", "quality", "--by", "shen")
    approve(company, "quality", "lu", "2026-02-04")
    approve(company, "Authorised", "shen", "2026-02-05")
    assert "status: approved" in company.text(FILE)
    release(company, "2026-02-06")
    company.sop("check")
    before = company.text(LEDGER)

    configure(company, rule_changes=[CHANGE])
    company.commit("Other roles")
    company.sop("check")
    company.sop("verify")
    told = company.run("check", "--base", "HEAD~1", SOP_LANGUAGE="zh").stdout
    assert "2026-05-01 起 起草并自查（quality）、批准（approved）" in told
    assert told.count("SOP996") == 1, "what follows from the roles is not told besides"
    company.sop("revise", NUMBER, "--class", "substantive", "--reason", "改进", "--summary", "加灯")
    company.replace(FILE, "先看电源。", "先看电源和灯。")
    company.sop("submit", NUMBER, "--by", "lu", "--effective", "2026-07-01", "--date", "2026-06-01")
    assert (
        "approved（批准）"
        in company.run("approve", NUMBER, "--role", "released", "--by", "shen", SOP_LANGUAGE="zh").stderr
    )
    approve(company, "approved", "shen", "2026-06-02")
    release(company, "2026-06-03")
    assert company.text(LEDGER).startswith(before), "what was recorded stays, byte for byte"
    roles = [json.loads(line).get("role") for line in company.ledger()]
    assert [role for role in roles if role] == [
        *("drafted", "verified", "quality", "released"),
        *("quality", "approved"),
    ]
    company.sop("check")
    company.sop("verify")

    site = built(company.folder / "mkdocs.yml", tmp_path / "site", "2026-11-21", strict=True)
    assert block(site) == [("起草并自查", "编写本文件，内容属实"), ("批准", "同意发布执行")]
    assert block(site, f"{NUMBER}/r1/") == [
        ("编制", "编写本文件，内容属实"),
        ("校核", "校核"),
        ("质量审核", "符合质量要求"),
        ("审定放行", "同意发布执行"),
    ]
    assert "2026-02-05" in site.content(f"{NUMBER}/r1/").text, "the day on which the last role approved"
    for page in (NUMBER, "register", "as-of"):
        assert "岗位检查表" in site.content(f"{page}/").text
        assert ">checklist<" not in site.html(f"{page}/")
    assert "岗位检查表" in site.texts()
    assert "以“起草并自查”签署" in site.content("authority/").text
    table = company.sop("register", "--type", "岗位检查表", "--language", "zh-Hant")
    assert "崗位檢查表" in table
    assert NUMBER not in company.sop("register", "--type", "表单")


def test_roles_that_were_replaced_without_a_day_keep_their_names(under_git: RecordedManual) -> None:
    company = under_git
    begin(company)
    company.sop("submit", NUMBER, "--by", "tang", "--effective", "2026-03-01", "--date", "2026-02-02")
    for role, person in (("verified", "zeng"), ("quality", "lu"), ("released", "shen")):
        approve(company, role, person, "2026-02-03")
    release(company, "2026-02-06")
    company.write("organisation.yml", company.text("organisation.yml").replace("{sign_quality: [lu]}", "{}"))
    configure(company, approval_roles=["prepared", {"key": "approved", "name": "总经理批准"}])
    company.commit("Other roles at once")
    found = json.loads(company.run("check", "--format", "json").stdout)["findings"]
    fails = {finding["code"] for finding in found if finding["fails"]}
    assert fails == {"SOP514"}, "the rule wants its day; no document is wrong"
    assert [f["code"] for f in found].count("SOP516") == 4
    status = company.sop("status", NUMBER, "--language", "zh-Hans")
    for name in ("编制", "校核", "质量审核", "审定放行"):
        assert name in status
