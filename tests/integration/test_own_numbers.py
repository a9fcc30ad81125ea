"""A company with numbers such as WI/HT-SD/001 and revisions such as A/0, from the first draft to the second release."""

from __future__ import annotations

import json

import pytest
import yaml
from recorded_manual import LEDGER, RecordedManual

OPTIONS = {
    "number_pattern": "{type}/{department}/{sequence:03}",
    "revision_pattern": "{letter}/{number}",
    "document_types": {
        "work_instruction": {
            "code": "WI",
            "headings": ["purpose"],
            "roles": ["prepared", "cosigned", "approved"],
        }
    },
}
NUMBER = "WI/HT-SD/001"


@pytest.fixture
def company(under_git: RecordedManual) -> RecordedManual:
    for path in ("docs/hotel/procedure.md", "docs/hotel/draft.md"):
        (under_git.folder / path).unlink()
    under_git.write("mkdocs.yml", yaml.safe_dump({"site_name": "手册", "plugins": [{"sop": OPTIONS}]}))
    under_git.commit("Begin")
    return under_git


def test_labels_go_from_the_draft_into_ledger_and_lists(company: RecordedManual) -> None:
    path = "docs/hotel/lathe.md"
    company.sop(
        "new",
        *("--type", "WI", "--department", "HT-SD", "--title", "车床", "--by", "tang"),
        *("--date", "2026-02-01", "--path", path),
    )
    text = company.text(path)
    assert f"number: {NUMBER}\n" in text
    assert 'revision: "A/0"\n' in text
    body = "---\n\n## 目的\n\n开车床。\n"
    company.write(path, text[: text.index("---\n\n")].replace("keywords: []", "keywords: [车床]") + body)

    def released(day: int, effective: str) -> None:
        company.sop("submit", NUMBER, *f"--by tang --effective {effective} --date 2026-02-{day:02}".split())
        company.sop("approve", NUMBER, *f"--role cosigned --by zeng --date 2026-02-{day + 1:02}".split())
        company.sop("approve", NUMBER, *f"--role approved --by shen --date 2026-02-{day + 2:02}".split())
        company.commit("Sign")
        company.sop("release", NUMBER, *f"--by shen --date 2026-02-{day + 3:02}".split())
        company.commit("Release")

    released(2, "2026-03-01")
    company.sop("revise", NUMBER, "--class", "editorial", "--reason", "措辞", "--summary", "措辞")
    assert 'revision: "A/1"\n' in company.text(path)
    company.write(path, company.text(path).replace("开车床", "开好车床"))
    released(10, "2026-04-01")
    recorded = [json.loads(line).get("revision") for line in company.text(LEDGER).splitlines()]
    assert recorded == [None, *["A/0"] * 4, *["A/1"] * 4]
    company.sop("check")
    company.sop("revise", NUMBER, "--major", "--class", "editorial", "--reason", "换版", "--summary", "换版")
    assert 'revision: "B/0"\n' in company.text(path)
