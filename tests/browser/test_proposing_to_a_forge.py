"""An author proposes a change to a forge: sign in, open, change a step, save; a branch with a pull request is what results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import editor_package
import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect
from released_manuals import NUMBER, ReleasedManual
from sample_manual import AS_OF

from sop_plugin.cli.group import sop
from sop_plugin.model.proposing import ForgeKind, Proposing
from sop_plugin.pages.proposing.policy import editor_policy

from .forge import APP, Forge, forge_of
from .served import served
from .test_proposing import change_a_step

FILE = f"docs/{NUMBER}.md"


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    reason = editor_package.obstacle()
    if reason:
        pytest.skip(reason)
    made = ReleasedManual(tmp_path).begin()
    made.issue(NUMBER, "接听电话", "2024-01-20")
    made.release(NUMBER, 1, "2024-01-26", "2024-01-30", title="接听电话")
    with forge_of(made.folder) as forge:
        yield forge


@pytest.fixture
def address(forge: Forge) -> Iterator[str]:
    settings = {"backend": "forgejo", "repo": "sop/manual", "address": forge.address, "app_id": APP}
    options = {"pages": ["index.md"], "propose": settings | {"editor": str(editor_package.ARCHIVE)}}
    policy = editor_policy(Proposing(ForgeKind.FORGEJO, address=forge.address))
    with served(
        forge.folder, editor=policy, plugins=[{"sop": options}], markdown_extensions=["tables"]
    ) as address:
        forge.origin = address.rstrip("/")
        yield address


def test_saving_opens_a_pull_request_with_the_changed_step_alone(
    page: Page, address: str, forge: Forge
) -> None:
    asked: list[str] = []
    violations: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda m: violations.append(m.text) if "Content Security Policy" in m.text else None)
    page.goto(f"{address}{NUMBER}/")
    page.get_by_role("link", name="建议修改", exact=True).click()
    page.get_by_role("button", name=re.compile("Forgejo")).click()
    expect(page.get_by_label("题目")).to_have_value("接听电话")
    change_a_step(page, "5 秒", "3 秒")
    page.get_by_label("更改原因").fill("客人说太久")
    page.get_by_label("更改内容").fill("5 秒改为 3 秒")
    before = forge.git("rev-parse", "main")
    with page.expect_response(
        lambda response: response.url.endswith("/labels") and response.request.method == "PUT"
    ):
        page.get_by_role("button", name="保存").click()
    assert forge.git("rev-parse", "main") == before, "nothing changes until somebody merges"
    [pull] = forge.pulls
    assert (pull["base"]["ref"], pull["state"], [each["name"] for each in pull["labels"]]) == (
        "main",
        "open",
        ["decap-cms/draft"],
    )
    branch = pull["head"]["ref"]
    assert forge.git("diff", "--name-only", "main", branch) == FILE
    changed = forge.git("diff", "-U0", "main", branch).splitlines()
    lines = [line for line in changed if re.match(r"[-+][^-+]", line)]
    assert "-| 1 | 接起 | 5 秒 |" in lines
    assert "+| 1 | 接起 | 3 秒 |" in lines
    assert [line for line in lines if line[1:].startswith("|")] == [
        "-| 1 | 接起 | 5 秒 |",
        "+| 1 | 接起 | 3 秒 |",
    ]
    forge.git("checkout", "-q", branch)
    environment = {"SOP_AS_OF": AS_OF.isoformat(), "SOP_LANGUAGE": "en"}
    with chdir(forge.folder):
        checked = CliRunner(env=environment).invoke(sop, ["check", FILE])
    assert checked.exit_code == 0, checked.output
    strange = [url for url in asked if not url.startswith((address, forge.address, "data:", "blob:"))]
    assert (strange, violations, forge.strange) == ([], [], [])
