"""Options of proposals: the forge that keeps the manual, and the editor that readers open."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.proposing import EDITOR_VERSION, ForgeKind, Proposing
from sop_plugin.reading.settings.option import Options, option
from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.words.voice import Words

_ADDRESS = r"^(https://[^\s<>\"'?#;,]+|http://(localhost|127\.0\.0\.1)(:\d+)?)?$"
_WANTED = Words("{backend} 还要写明 {key}", "{backend} also needs {key}")


class ProposeOptions(Options):
    """Where proposals go."""

    backend: ForgeKind = option(
        ForgeKind.NONE,
        "仓库在哪种代码平台上：github、gitlab、gitea 或 forgejo；test-repo 为试用，什么也不保存，并且文件原文随网站公布",
        "Which forge keeps the repository: github, gitlab, gitea or forgejo; test-repo is for trying, saves nothing and publishes the "
        "source of the documents with the site",
        "gitlab",
    )
    repo: str = option(
        "",
        "仓库：所有者/名称",
        "The repository: OWNER/NAME",
        "sop/manual",
        pattern=r"^([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+)?$",
    )
    branch: str = option(
        "main",
        "建议要合并到的分支",
        "The branch that proposals are to be merged into",
        "main",
        pattern=r"^[A-Za-z0-9._/-]+$",
    )
    folder: str = option(
        "",
        "mkdocs.yml 在仓库的哪个文件夹；不写为最上层",
        "The folder of the repository that holds mkdocs.yml; its top unless it is given",
        "manual",
        pattern=r"^([^\s./\\][^\s\\]*)?$",
    )
    address: str = option(
        "",
        "代码平台的网址；不写为 https://github.com 或 https://gitlab.com，gitea 和 forgejo 必须写",
        "Address of the forge; https://github.com or https://gitlab.com unless it is given, needed for gitea and forgejo",
        "https://git.example.org",
        pattern=_ADDRESS,
    )
    sign_in: str = option(
        "",
        "只用于 GitHub 上的编辑器：代为登录的小程序（OAuth）的网址，公司自己设立",
        "For the editor on GitHub alone: address of the small program that signs people in (OAuth), which the company runs itself",
        "https://signin.example.org",
        pattern=_ADDRESS,
    )
    app_id: str = option(
        "",
        "编辑器在 GitLab、Gitea、Forgejo 上登记的应用 id（公开的，不是密钥）",
        "Id of the application as which the editor is registered on GitLab, Gitea or Forgejo (it is public, and no secret)",
        '"0123abcd"',
        pattern=r"^[A-Za-z0-9-]*$",
    )
    open_authoring: bool = option(
        False,
        "没有写权限的人是否可以在自己的副本（fork）上提建议；GitLab 不支持",
        "Whether people who may not write to the repository propose from a fork of their own; not on GitLab",
        "true",
    )
    editor: str = option(
        "",
        "浏览器里的编辑器：npm 包 decap-cms 的文件夹或 .tgz，从 mkdocs.yml 所在的文件夹算起；"
        f"用 npm pack decap-cms@{EDITOR_VERSION} 取得；不写时链接通向代码平台自己的编辑页面",
        "The editor in the browser: folder or .tgz of the npm package decap-cms, from the folder of mkdocs.yml, as "
        f"npm pack decap-cms@{EDITOR_VERSION} fetches it; unless it is given, the link leads to the forge's own page for editing",
        f"decap-cms-{EDITOR_VERSION}.tgz",
    )


def propose_problems(options: ProposeOptions) -> Iterator[SettingsProblem]:
    """What no single option can know of itself."""
    needed = {
        ForgeKind.NONE: (),
        ForgeKind.TRIAL: ("editor",),
        ForgeKind.GITHUB: ("repo", "sign_in") if options.editor else ("repo",),
        ForgeKind.GITLAB: ("repo", "app_id") if options.editor else ("repo",),
    }.get(options.backend, ("repo", "address", "app_id") if options.editor else ("repo", "address"))
    for key in needed:
        if not getattr(options, key):
            said = _WANTED.filled(backend=options.backend.value, key=f"propose.{key}")
            yield SettingsProblem(("propose", key), said)


def proposing(options: ProposeOptions) -> Proposing:
    """The same as settings."""
    return Proposing(**{name: getattr(options, name) for name in ProposeOptions.model_fields})
