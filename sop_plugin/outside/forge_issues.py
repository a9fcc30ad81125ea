"""The one door to the issues of a forge, for what is run on a schedule there: opened, brought up to date and closed, one for each key.

An issue of ours begins with a mark that names its key. GitHub, Gitea and Forgejo share one interface, GitLab has another:
https://docs.github.com/rest/issues/issues, https://docs.gitea.com/api, https://docs.gitlab.com/api/issues.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

TOKEN_VARIABLE = "SOP_FORGE_TOKEN"  # noqa: S105 - the name of a variable
_PATIENCE = 30.0  # seconds
_PAGE, _MOST_PAGES = 50, 200
_MARK = re.compile(r"\A<!-- sop-due:(?P<key>[A-Za-z0-9%._-]+) -->")
_NO_FORGE = Words(
    "不在 GitHub、Gitea、Forgejo 或 GitLab 的流程里：要有环境变量 {names}",
    "not in a job of GitHub, Gitea, Forgejo or GitLab: the environment variables {names} are needed",
)
_NO_TOKEN = Words(
    "要在环境变量 {name} 里给出可以写议题的令牌",
    "a token that may write issues has to be in the environment variable {name}",
)
_FAILED = Words(
    "{method} {address}：{reason}",
    "{method} {address}: {reason}",
)


class ForgeError(ExplainedError):
    """The forge cannot be asked, or says no; the words say why."""


class Done(StrEnum):
    """What became of an issue."""

    OPENED = "opened"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    CLOSED = "closed"


@dataclass(frozen=True)
class Issue:
    """An open issue of ours."""

    number: int
    title: str
    body: str


@dataclass(frozen=True)
class Forge:
    """``issues`` is the address of a project's issues. ``is_gitlab``: it speaks that interface."""

    issues: str
    token: str
    is_gitlab: bool

    @classmethod
    def of_job(cls, environment: Mapping[str, str]) -> Forge:
        """That whose job this is; raises ``ForgeError`` outside one, or without a token."""
        gitlab = environment.get("CI_API_V4_URL", ""), environment.get("CI_PROJECT_ID", "")
        actions = environment.get("GITHUB_API_URL", ""), environment.get("GITHUB_REPOSITORY", "")
        if all(actions):
            api, project = actions
            issues, is_gitlab = f"{api.rstrip('/')}/repos/{quote(project)}/issues", False
        elif all(gitlab):
            api, project = gitlab
            issues, is_gitlab = f"{api.rstrip('/')}/projects/{quote(project, safe='')}/issues", True
        else:
            raise ForgeError(
                _NO_FORGE.filled(names="GITHUB_API_URL, GITHUB_REPOSITORY / CI_API_V4_URL, CI_PROJECT_ID")
            )
        if urlsplit(issues).scheme not in ("https", "http"):
            raise ForgeError(_FAILED.filled(method="GET", address=issues, reason="https?"))
        token = environment.get(TOKEN_VARIABLE, "").strip()
        if not token:
            raise ForgeError(_NO_TOKEN.filled(name=TOKEN_VARIABLE))
        return cls(issues, token, is_gitlab)

    def ours(self) -> Mapping[str, Issue]:
        """Key → open issue; of two with one key the older, which others may have linked. Raises ``ForgeError``."""
        found: dict[str, Issue] = {}
        for each in self._open():
            body = str((each.get("description") if self.is_gitlab else each.get("body")) or "")
            mark = _MARK.match(body)
            number = each.get("iid" if self.is_gitlab else "number")
            # GitHub lists pull requests among issues.
            if mark is None or each.get("pull_request") or not isinstance(number, int):
                continue
            known = found.get(mark["key"])
            if known is None or number < known.number:
                found[mark["key"]] = Issue(number, str(each.get("title") or ""), body.replace("\r\n", "\n"))
        return found

    @staticmethod
    def key(written: str) -> str:
        """A key as marks have it."""
        return quote(written, safe="")

    def put(self, key: str, title: str, body: str, known: Issue | None) -> Done:
        """Open the issue of a key, or bring the ``known`` one up to date; raises ``ForgeError``."""
        text = f"<!-- sop-due:{self.key(key)} -->\n{body}"
        if known is not None and (known.title, known.body.strip()) == (title, text.strip()):
            return Done.UNCHANGED
        content = {"title": title, "description" if self.is_gitlab else "body": text}
        if known is None:
            self._ask("POST", self.issues, content)
            return Done.OPENED
        self._change(known, content)
        return Done.RENEWED

    def close(self, known: Issue) -> Done:
        """Close an issue for which nothing is left; raises ``ForgeError``."""
        self._change(known, {"state_event": "close"} if self.is_gitlab else {"state": "closed"})
        return Done.CLOSED

    def _change(self, known: Issue, content: Mapping[str, str]) -> None:
        self._ask("PUT" if self.is_gitlab else "PATCH", f"{self.issues}/{known.number}", content)

    def _open(self) -> Iterator[Mapping[str, Any]]:
        for page in range(1, _MOST_PAGES + 1):
            # Gitea calls the size of a page limit, the others per_page.
            state = "opened" if self.is_gitlab else "open"
            wanted = {"state": state, "per_page": _PAGE, "limit": _PAGE, "page": page}
            listed = self._ask("GET", f"{self.issues}?{urlencode(wanted)}")
            if not isinstance(listed, list) or not listed:
                return
            yield from (each for each in listed if isinstance(each, dict))

    def _ask(self, method: str, address: str, content: Mapping[str, str] | None = None) -> Any:
        headers = {"Accept": "application/json", "User-Agent": "sop-plugin"}
        headers |= (
            {"PRIVATE-TOKEN": self.token} if self.is_gitlab else {"Authorization": f"token {self.token}"}
        )
        data = None
        if content is not None:
            data = json.dumps(content).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - http or https, see of_job
        try:
            with _OPENER.open(request, timeout=_PATIENCE) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            reason = f"{error.code} {error.reason}"
        except (OSError, ValueError, RecursionError) as error:
            reason = str(getattr(error, "reason", error)) or type(error).__name__
        shown = " ".join(reason.replace(self.token, "…").split())
        raise ForgeError(_FAILED.filled(method=method, address=address.partition("?")[0], reason=shown))


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """The token is for the forge alone: it goes nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoDetours)
