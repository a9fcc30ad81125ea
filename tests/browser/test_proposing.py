"""An author who knows no git changes a step in the browser: what is saved passes the checks, and differs in that step alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import chdir

import editor_package
import pytest
from click.testing import CliRunner
from playwright.sync_api import Error, Page, expect
from released_manuals import NUMBER, ReleasedManual, body
from sample_manual import AS_OF

from sop_plugin.cli.group import sop

from .served import served
from .test_accessibility import FOUND, RULES

# What an editor that reads Markdown and writes it again would write otherwise.
HARD = """
## 其他

* 星号\\
+ 加号\x20\x20
__粗__ *斜* 与 `a | b`，emoji 🐼，𠮷；<!-- 注释 -->

!!! warning "安全 & 注意"
    不得 <b>擅自</b> 开箱。

    - 缩进
        1. 内层

|甲|乙|
|:-:|--:|
|a\\|b|x<br>y|

1) 一
1) 二


"""
FILE = f"docs/{NUMBER}.md"
SAVED = """() => Object.values(window.repoFilesUnpublished).flatMap((each) => each.diffs.map((diff) => [diff.path, diff.content]))"""


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> ReleasedManual:
    made = ReleasedManual(tmp_path_factory.mktemp("proposed")).begin()
    made.issue(NUMBER, "接听电话", "2024-01-20")
    made.release(NUMBER, 1, "2024-01-26", "2024-01-30", title="接听电话", body=body(11) + HARD)
    # As another editor left it: ends of lines, quotes, a comment and an order of its own.
    path = made.folder / FILE
    text = path.read_text(encoding="utf-8").replace("title: 接听电话\n", "title: '接听电话'  # 原名：接线\n")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    made.commit("Keep what an editor did")
    return made


@pytest.fixture(scope="module")
def address(manual: ReleasedManual) -> Iterator[str]:
    reason = editor_package.obstacle()
    if reason:
        pytest.skip(reason)
    propose = {"backend": "test-repo", "editor": str(editor_package.ARCHIVE)}
    options = {"pages": ["index.md"], "propose": propose}
    with served(manual.folder, plugins=[{"sop": options}], markdown_extensions=["tables"]) as address:
        yield address


def save(page: Page, before: str) -> str:
    """What the file has become when it has been saved; ``before`` is what was saved last."""
    page.get_by_role("button", name="保存").click()
    page.wait_for_function(f"(before) => ({SAVED})().some(([, text]) => text !== before)", arg=before)
    [[path, text]] = page.evaluate(SAVED)
    assert path == FILE
    return str(text)


SELECTED = """(text) => {
  const now = performance.now();
  if (getSelection().toString() !== text) window.selectedSince = Infinity;
  else if (!(window.selectedSince < now)) window.selectedSince = now;
  return now - window.selectedSince > 500;
}"""


def change_a_step(page: Page, old: str, new: str) -> None:
    """Type over a row as a person does. The editor takes the browser's selection over a tenth of a second later, and may
    put its own back until then: what is typed sooner lands elsewhere. So the row is selected until it stays selected."""
    row = page.locator("[data-slate-node=text]", has_text=old).last
    text = row.inner_text()

    def selected() -> bool:
        row.click()
        page.keyboard.press("Home")
        page.keyboard.press("Shift+End")
        try:
            page.wait_for_function(SELECTED, arg=text, timeout=3000)
        except Error:
            return False
        return True

    assert any(selected() for _ in range(10)), "the row never stays selected"
    page.keyboard.insert_text(text.replace(old, new))
    expect(page.locator("[data-slate-node=text]", has_text=new).last).to_have_text(text.replace(old, new))


def test_a_changed_step_is_all_that_a_proposal_changes(
    desk: Page, address: str, manual: ReleasedManual
) -> None:
    page, asked = desk, []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{NUMBER}/")
    page.get_by_role("link", name="建议修改", exact=True).click()
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("题目")).to_have_value("接听电话")
    change_a_step(page, "5 秒", "3 秒")
    page.get_by_label("更改原因").fill('客人说"太久"')
    page.get_by_label("更改内容").fill("5 秒改为 3 秒")
    saved = save(page, "")
    before = (manual.folder / FILE).read_bytes().decode()
    # What sop revise makes of it, in the file's own order, quotes and ends of lines.
    begun = before.replace("revision: '1'", "revision: '2'").replace("status: approved", "status: draft")
    begun = re.sub(r"effective: .*\r\n|approvals:\r\n(- .*\r\n(  .*\r\n)*)+", "", begun)
    entry = 'change: {class: substantive, reason: "客人说\\"太久\\"", summary: "5 秒改为 3 秒"}\r\n'
    begun = begun.replace("\r\n---\r\n", f"\r\n{entry}---\r\n", 1)
    expected = begun.replace("| 1 | 接起 | 5 秒 |", "| 1 | 接起 | 3 秒 |")
    assert saved == expected
    # A second thought goes on with the draft, and changes the lines of what it is about.
    page.get_by_label("更改内容").fill("改为 3 秒")
    page.get_by_label("关键词").fill("来电，接听")
    again = save(page, saved)
    keywords = "keywords:\r\n- 来电\r\n- 留言\r\n"
    assert keywords in expected
    assert again == expected.replace("5 秒改为 3 秒", "改为 3 秒").replace(
        keywords, 'keywords: ["来电", "接听"]\r\n'
    )
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    (manual.folder / FILE).write_bytes(saved.encode())
    environment = {"SOP_AS_OF": AS_OF.isoformat(), "SOP_LANGUAGE": "en"}
    with chdir(manual.folder):
        checked = CliRunner(env=environment).invoke(sop, ["check", FILE])
    assert checked.exit_code == 0, checked.output


def test_axe_finds_nothing_on_the_page_around_the_editor(desk: Page, address: str, axe_script: str) -> None:
    page = desk
    page.route("**/cms/decap-cms.js", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"{address}edit/")
    page.unroute("**/cms/decap-cms.js")
    expect(page.get_by_role("status")).to_contain_text("编辑器没有送到")
    page.evaluate(axe_script)
    assert page.evaluate(FOUND, RULES) == []
