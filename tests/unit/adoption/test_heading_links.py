"""Links to headings by the names that forges give them."""

from __future__ import annotations

from sop_plugin.adoption.heading_links import with_clauses

BEFORE = {
    "docs/a.md": (
        "# SOP-1 甲\n\n## 1 目的\n\n见[乙](b.md#2-职责与权限)、[范围](#2-范围)、[丙][x]、[本页](#sop-1-甲)、`[丁](b.md#2-职责与权限)`。\n\n"
        '<a href="b.md#usage-1">用法</a>、[没有](b.md#没有)、[别处](c.md#甲)、[题](b.md#乙)\n\n## 2 范围\n\n[x]: ./b.md#usage\n'
    ),
    "docs/b.md": "# 乙\n\n## 2 职责与权限\n\n## Usage\n\n## Usage\n",
}
AFTER = {
    "docs/a.md": "---\nnumber: A\n---\n\n"
    + BEFORE["docs/a.md"].split("\n\n", 1)[1].replace("1 目", "目").replace("2 范", "范"),
    "docs/b.md": "---\nnumber: B\n---\n\n## 职责与权限\n\n## Usage\n\n## Usage {#again}\n",
}


def test_links_lead_to_clauses() -> None:
    found = with_clauses(BEFORE, AFTER)
    text, count = found["docs/a.md"]
    assert "见[乙](b.md#c1)、[范围](#c2)、[丙][x]、[本页](#c1)、`[丁](b.md#2-职责与权限)`。" in text
    assert '<a href="b.md#again">用法</a>、[没有](b.md#没有)、[别处](c.md#甲)、[题](b.md)' in text
    assert text.endswith("[x]: ./b.md#c2\n")
    assert count == 6
    assert found["docs/b.md"] == (AFTER["docs/b.md"], 0)
