"""What the web server and the forge must do that no page can do by itself, as a list to tick."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.proposing.policy import editor_policy
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

SERVER = "server/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)
"""Under which every page of the site works: nothing from elsewhere, no script and no style within a page.

``data:`` is for the icons that style sheets hold.
"""
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""What a web server is told to answer pages with; the tests in the browser read every page under them."""


def _line(name: str) -> str:
    return f"{name}: {HEADERS[name]}"


@dataclass(frozen=True)
class ServerPrecaution:
    """One thing to see to: what, why, and how it is seen that it is done; ``text`` is what is to be set, to the letter."""

    what: Words
    why: Words
    shown: Words
    text: str = ""


_ON_SERVER = (
    ServerPrecaution(
        Words(
            "只有公司的人能打开：单点登录，或只在内网",
            "People of the company alone can open it: single sign-on, or the intranet only",
        ),
        Words("网站上的每一页，能打开的人都能看", "Whoever can open the site can read every page of it"),
        Words("不登录、在外网打开，都打不开", "Without signing in, and from outside, it does not open"),
    ),
    ServerPrecaution(
        Words("只用 HTTPS，HTTP 转到 HTTPS", "HTTPS alone; HTTP leads to it"),
        Words("途中不被偷看、改动", "Nobody on the way reads or changes it"),
        Words("浏览器显示锁形标志", "The browser shows a lock"),
        _line("Strict-Transport-Security"),
    ),
    ServerPrecaution(
        Words("内容安全策略", "A content security policy"),
        Words(
            "即使有内容混进来，也不能运行、不能外传",
            "Whatever gets in cannot run and cannot send anything out",
        ),
        Words("浏览器的控制台没有 CSP 报错", "The console of the browser tells of no violation"),
        _line("Content-Security-Policy"),
    ),
    ServerPrecaution(
        Words("不猜测文件类型，不向外站透露地址", "No guessing of types, no addresses to other sites"),
        Words(
            "附件不会被当成网页，编号不会传出去",
            "Files beside documents are taken for no page, and numbers do not leave",
        ),
        Words("响应里有这两行", "The answer has both lines"),
        f"{_line('X-Content-Type-Options')}\n{_line('Referrer-Policy')}",
    ),
    ServerPrecaution(
        Words(
            "网页每次都向服务器核对，名称带摘要的文件可以长期缓存",
            "Pages are asked for each time; files named by their digest may be kept",
        ),
        Words("不让人看到昨天的版次", "Nobody sees the revision of yesterday"),
        Words("网页的响应里有 Cache-Control: no-cache", "Pages are answered with Cache-Control: no-cache"),
        _line("Cache-Control"),
    ),
    ServerPrecaution(
        Words("找不到的地址用 404.html 回答", "Addresses that lead nowhere are answered by 404.html"),
        Words("写错编号的人有搜索可用", "Who misspells a number has the search at hand"),
        Words("打开一个不存在的编号，看到本手册的页面", "A number that is none shows a page of this manual"),
    ),
    ServerPrecaution(
        Words("发布之前核对，再整个换上", "Verified before it is published, and put in place at once"),
        Words("不让人看到一半新一半旧的手册", "Nobody sees half of an old and half of a new manual"),
        Words("发布的步骤里有这一行", "The steps of publishing have this line"),
        "sop verify-site NEW --put SITE",
    ),
)
_ON_FORGE = (
    ServerPrecaution(
        Words(
            "主分支只能经合并请求改动，不能强推、不能删除",
            "The main branch changes by pull requests alone: no force push, no deletion",
        ),
        Words("记录不能悄悄改写", "Records cannot be rewritten unseen"),
        Words("直接推送被拒绝", "A direct push is refused"),
    ),
    ServerPrecaution(
        Words("合并之前必须通过检查", "A check must pass before a merge"),
        Words("不合规则的改动进不来", "What breaks the rules does not get in"),
        Words("检查没过时合并按钮不可用", "Without it the merge is closed"),
        "sop check --base main",
    ),
    ServerPrecaution(
        Words("由所属部门批准改动（CODEOWNERS）", "The department concerned approves a change (CODEOWNERS)"),
        Words("别的部门不能改自己的规程", "No department changes another's procedures"),
        Words("改一份文件，平台要求该部门的人审阅", "A change asks for a review by that department"),
        "sop owners --output CODEOWNERS",
    ),
    ServerPrecaution(
        Words(
            "账户一人一个，双因素登录；离职当天停用",
            "One account a person, two factors, closed on the day of leaving",
        ),
        Words("记录里的人就是本人", "Who is on record is who it was"),
        Words("平台的用户清单与在职人员核对", "The forge's users are compared with the people in post"),
    ),
    ServerPrecaution(
        Words("仓库每天备份，并演练恢复", "The repository is backed up daily, and restoring is practised"),
        Words("灾难之后证据还在", "After a disaster the evidence is there"),
        Words("恢复演练的记录", "The record of an exercise"),
        "sop assurance --restored FOLDER --output restored.html",
    ),
    ServerPrecaution(
        Words("锚点另存一处", "Anchors are kept somewhere else"),
        Words("有权改写仓库的人也改不了", "Who may rewrite the repository cannot rewrite them"),
        Words("会议纪要或邮件里有上个月的锚点", "Minutes or mails have the anchor of last month"),
        "sop anchor",
    ),
)


def _editor(edition: Edition) -> ServerPrecaution:
    return ServerPrecaution(
        Words(
            "只有 edit/ 下的编辑器用另一条内容安全策略",
            "The editor, below edit/ alone, has a content security policy of its own",
        ),
        Words(
            "编辑器运行时写样式、生成程序，登录后同代码平台往来；别的页面不放宽",
            "It writes styles and code while it runs, and speaks with the forge; no other page is let loose",
        ),
        Words("编辑器能打开、能登录", "The editor opens, and people can sign in"),
        f"Content-Security-Policy: {editor_policy(edition.manual.settings.propose)}",
    )


def server_html(edition: Edition, base: str) -> str:
    """Two lists, of the web server and of the forge."""
    with_editor = (_editor(edition),) if edition.proposals.package else ()
    return list_html(
        "lists/server.html",
        edition,
        base,
        parts=(
            ("web", labels.SERVER_WEB, (*_ON_SERVER, *with_editor)),
            ("forge", labels.SERVER_FORGE, _ON_FORGE),
        ),
    )
