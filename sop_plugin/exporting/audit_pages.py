"""The pages of an auditor's pack: an index that says where it comes from and what is in it, and a page for each list."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from sop_plugin.exporting.archive_index import TITLE as IN_FORCE_ON
from sop_plugin.exporting.audit_lists import PackList
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import ColumnKind, ListColumn
from sop_plugin.rendering.whole_page import STYLE, html_table, whole_page
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice, Words, voice_in

TITLE = Words("审核资料：{since} 至 {until}", "Auditor's pack: {since} to {until}")
_PERIOD = Words("期间（含首尾两天）", "Period (both days included)")
_COMMIT = Words("git 提交", "Git commit")
_HEAD = Words("台账末端", "Head of the ledger")
_ANCHOR = Words("台账锚点", "Anchor of the ledger")
_MADE_BY = Words("程序", "Made by")
_LISTS = Words("清单", "Lists")
_LIST = Words("清单", "List")
_ROWS = Words("行数", "Rows")
_SHEET = Words("电子表格", "Spreadsheet")
_ALL = Words("全部清单的工作簿", "All lists as one workbook")
_TEXTS = Words("首尾两天的文件全文与签署", "Texts and approvals of both days")
_EVIDENCE = Words("证据", "Evidence")
_LEDGER = Words("台账，到期末为止", "The ledger up to the last day")
_WHOLE_LOG = Words("阅读或副本的台账，到期末为止", "The log of readings or of copies up to the last day")
_CHAIN = Words(
    "阅读或副本台账的事件链，到期末为止，不含人员",
    "The chain of the log of readings or of copies up to the last day, without people",
)
_ANCHOR_FILE = Words("锚点，sop verify --anchor 可用", "The anchor, for sop verify --anchor")
_KEYS = Words("签名人的公钥", "Public keys of those who signed")
_SIGNED = Words("签名文件一览", "The files of the signatures")
_DIGESTS = Words("每个文件的 SHA-256", "SHA-256 of every file")
_HOW = Words("怎样核对", "How to verify it")
_HOW_TEXT = Words(
    "在本文件夹中运行 sha256sum -c SHA256SUMS，列出的每个文件都应是 OK。签名、台账和提交的核对见 README.txt，只用 ssh-keygen、sha256sum 和 git。",
    "In this folder run sha256sum -c SHA256SUMS: every file that it lists must be OK. README.txt tells how to verify signatures, "
    "ledger and commit with ssh-keygen, sha256sum and git alone.",
)
_NONE = Words("没有。", "None.")
_EVERY_COLUMN = Words("电子表格，含全部各列", "Spreadsheet with every column")
_BACK = Words("返回目录", "Back to the index")
_STYLE = (
    STYLE
    + """
body { max-width: 75em; } body.list { max-width: none; } table { font-size: 0.9em; } th { background: #eef2f5; } td { overflow-wrap: anywhere; }
.list td, .list th { white-space: nowrap; } .folds { white-space: normal; min-width: 12em; max-width: 30em; } .number { text-align: right; width: 6em; } code { overflow-wrap: anywhere; }
.whole { white-space: nowrap; }
@media screen { .list div { overflow-x: auto; } }
@media print { @page { size: A4 landscape; margin: 12mm; } body { margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; }
.list td, .list th { white-space: normal; } .folds { min-width: 0; max-width: none; } .list table { font-size: 7pt; } a { color: inherit; text-decoration: none; } }
"""
)


@dataclass(frozen=True)
class PackFacts:
    """Which record of which days a pack is taken from; ``version`` is that of this program."""

    since: date
    until: date
    commit: str
    head: str
    anchor: str
    version: str


def index_page(facts: PackFacts, lists: Sequence[PackList], logs: Sequence[str], manual: Manual) -> bytes:
    """What whoever opens the pack reads first; ``logs`` are the files of what is recorded beside the ledger."""
    voice = voice_in(manual.settings.language)
    say = voice.say
    issuers = voice.listed([issuer.name for issuer in manual.organisation.issuers.values()])
    origin = (
        (say(labels.ISSUER), issuers),
        (say(_PERIOD), f"{facts.since} — {facts.until}"),
        (say(_COMMIT), _code(facts.commit)),
        (say(_HEAD), _code(facts.head)),
        (say(_ANCHOR), _code(facts.anchor)),
        (say(_MADE_BY), f"sop-plugin {facts.version}"),
    )
    listed = [
        (
            _link(f"lists/{each.key}.html", say(each.title)),
            Markup('<span class="number">{}</span>').format(len(each.rows)),
            _link(f"lists/{each.key}.csv", f"{each.key}.csv"),
        )
        for each in lists
    ]
    texts = [
        (
            _link(f"in-force/{day}/index.html", say(IN_FORCE_ON, day=day)),
            _link(f"in-force/{day}/README.txt", "README.txt"),
        )
        for day in dict.fromkeys((facts.since, facts.until))
    ]
    evidence = [
        (_link(path, path), say(words))
        for path, words in (
            ("ledger.jsonl", _LEDGER),
            *((name, _WHOLE_LOG if name.endswith(".jsonl") else _CHAIN) for name in logs),
            ("anchor.json", _ANCHOR_FILE),
            ("keys/allowed_signers", _KEYS),
            ("signatures/list.txt", _SIGNED),
            ("SHA256SUMS", _DIGESTS),
            ("README.txt", _HOW),
        )
    ]
    body = Markup(
        "{origin}\n<h2>{lists}</h2>\n{listed}\n<p>{all}</p>\n<h2>{texts_head}</h2>\n{texts}\n"
        "<h2>{evidence_head}</h2>\n{evidence}\n<h2>{how}</h2>\n<p>{how_text}</p>"
    ).format(
        origin=html_table((), origin),
        lists=say(_LISTS),
        listed=html_table([say(words) for words in (_LIST, _ROWS, _SHEET)], listed),
        all=_link("lists/lists.xlsx", say(_ALL)),
        texts_head=say(_TEXTS),
        texts=html_table((), texts),
        evidence_head=say(_EVIDENCE),
        evidence=html_table((), evidence),
        how=say(_HOW),
        how_text=say(_HOW_TEXT),
    )
    return _page(manual.settings.language, _title(facts, voice), "index", body)


def list_page(facts: PackFacts, each: PackList) -> bytes:
    """One list, with links to the files that its rows name."""
    language = each.manual.settings.language
    voice = voice_in(language)

    columns = [column for column in each.columns if column.key not in each.beyond]

    def cell(row: object, column: ListColumn[Any]) -> str:
        text = column.text(row, each.manual, voice)
        if column.folds:
            return Markup('<div class="folds">{}</div>').format(text) if text else text
        if column.kind is ColumnKind.DATE or column.heads:
            return Markup('<span class="whole">{}</span>').format(text)
        if column.key not in each.paths or column.fact(row, each.manual) is None:
            return text
        return _link(posixpath.join("..", text), posixpath.basename(text))

    heads = [voice.say(column.label) for column in columns]
    rows = [[cell(row, column) for column in columns] for row in each.rows]
    body = Markup("<p>{} · {} · {}</p>\n<div>{}</div>").format(
        _link("../index.html", voice.say(_BACK)),
        _title(facts, voice),
        _link(f"{each.key}.csv", voice.say(_EVERY_COLUMN)),
        html_table(heads, rows) if rows else voice.say(_NONE),
    )
    return _page(language, voice.say(each.title), "list", body)


def _title(facts: PackFacts, voice: Voice) -> str:
    return voice.say(TITLE, since=facts.since, until=facts.until)


def _page(language: Language, title: str, kind: str, body: Markup) -> bytes:
    whole = Markup("<h1>{}</h1>\n{}").format(title, body)
    return whole_page(language, title, whole, _STYLE, kind).encode("utf-8", "backslashreplace")


def _link(path: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(quote(path), text)


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)
