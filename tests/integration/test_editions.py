"""A site for one level of confidentiality: every byte of it is searched for what lies above."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from contextlib import chdir
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort
from printers import needs_printer
from pypdf import PdfReader
from sample_ledger import RecordedManual
from sample_manual import ORGANISATION, document_source

from sop_plugin.cli.group import sop
from sop_plugin.cli.manual import load_manual
from sop_plugin.exporting.pages import PageExport
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.model.copies import CopyIssued
from sop_plugin.model.event import Withdrawn
from sop_plugin.model.site_manifest import StateOfManual
from sop_plugin.model.training import Acknowledged
from sop_plugin.reading.ledger.appending import appended_all
from sop_plugin.reading.ledger.kinds import OF_COPIES, OF_TRAINING
from sop_plugin.workspace.editions import asked_edition

from .manuals import AS_OF, Site, built


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"tEXt", b"Comment\0secret picture")
    + _chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
    + _chunk(b"IEND", b"")
)
# Their levels are those of the department above them, and their names and codes are short.
BELOW = """departments:
  - {code: LQZ, issuer: HTL, parent: HT-GM, name: {zh-Hans: 法务, zh-Hant: 法務}}
"""
# Of pages outside control one says its level; the other has to do without all that it names.
INDEX = """---
description: 找法务
---

# 手册

先读并购谈判规程（HT-GM-SOP-009），问法务（LQZ），{{ document("HT-GM-SOP-009") }}，{{ organisation.departments["LQZ"] }}。
[室](departments/HT-GM.md)，[日程](dshrc.md)。
"""
NAVIGATION = """nav:
  - 首页: index.md
  - 法务:
      - 并购谈判规程: HT-GM-SOP-009.md
      - dshrc.md
  - 法务和电话: [{接听电话: HT-SD-SOP-001.md}]
site_description: 法务和销售
extra: {owner: 法务}
"""
SERVED = """standard: HOTEL 5
requirements:
  - {clause: "1", words: 电话要求, served_by: [HT-SD-SOP-001]}
  - {clause: "2", words: 守秘要求, served_by: [HT-GM-SOP-009]}
  - {clause: "3", words: 泊车要求}
"""
SECRET_BODY = """## 目的

谈判时守住对方看不到的底线，见《反垄断密约》。

## 适用范围

总经理。

## 职责

总经理负责谈判。

## 工作程序

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| 报出暗标 | 谈判专员 | 不低于密封价 | 1 天 | 密封价记录 |

![密封价](img/密封价.png)

## 相关文件

无。
"""
PUBLIC_BODY = """## 目的

接听电话。涉及[[HT-GM-SOP-009]]的转总经理。

由 LQZ 与法务、法務会签，LQZ-SOP-007 待定；按《并购
谈判规程》和並購談判規程办理，见 HT‑GM‑SOP‑009。

## 适用范围

销售部，见 HT-GM-SOP-009 第 2 条和《并购谈判规程》。

## 职责

销售代表接听。

## 工作程序

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| 接起 | 销售代表 | 按 [[HT-SD-SOP-010#4\\|授权]] 报价 | 5 秒 | 无 |

另见[底价](HT-SD-SOP-010.md)。

## 相关文件

[[HT-GM-SOP-009]]
"""
OUTSIDE = ("董事会日程", "dshrc", "底稿")
"""Of a page and a file outside control, which no list has."""
ASKED_THERE = ("对方还价守不守", "找谁谈收购")
WORDS = (
    *OUTSIDE,
    *("HT-GM-SOP-009", "ht-gm-sop-009", "并购谈判规程", "HT-SD-SOP-010", "底价授权"),
    *("密封价", "暗标", "守住对方", "谈判专员", "保密柜", "总经理室", "HT-GM"),
    *(
        "LQZ",
        "法务",
        "法務",
        "並購談判",
        "谈判规程",
        "HT‑GM",
        "收购预案",
        "诉讼应对",
    ),
    # What settings name beside documents, where texts that are left out alone speak of it.
    *("反垄断密约", "开门红", "守秘要求"),
    # How people ask for what is left out, or name it where they ask for something else.
    *ASKED_THERE,
)

ASKED = """
HT-GM-SOP-009:
  1: [对方还价守不守, 对方还价守不守？]
  9.9 谈判: [对方还价守不守呢]
HT-SD-SOP-001:
  - 电话怎么接
  - 并购谈判规程里找谁谈收购
"""


def write(folder: Path) -> None:
    manual = RecordedManual()
    manual.issue("HT-SD-SOP-001", "接听电话", "2024-01-10")
    manual.release("HT-SD-SOP-001", 1, "2024-02-20", "2024-03-01", title="接听电话")
    change = {"class": "substantive", "reason": "按 HT-GM-SOP-009 修订", "summary": "引用并购谈判规程"}
    facts = {"title": "接听电话", "body": PUBLIC_BODY, "change": change, "keywords": ["并购谈判规程", "电话"]}
    manual.release("HT-SD-SOP-001", 2, "2025-02-21", "2025-03-01", **facts)
    manual.issue("HT-GM-SOP-009", "并购谈判规程", "2024-01-10")
    manual.release(
        "HT-GM-SOP-009",
        1,
        "2024-02-20",
        "2024-03-01",
        title="并购谈判规程",
        body=SECRET_BODY,
        department="HT-GM",
    )
    manual.issue("HT-SD-SOP-010", "底价授权", "2024-01-10")
    manual.release(
        "HT-SD-SOP-010",
        1,
        "2024-02-20",
        "2024-03-01",
        title="底价授权",
        body=SECRET_BODY,
        confidentiality="秘密",
    )
    manual.issue("LQZ-SOP-001", "诉讼应对", "2024-01-10")
    released = ("LQZ-SOP-001", 1, "2024-02-20", "2024-03-01")
    manual.release(*released, title="诉讼应对", body=SECRET_BODY, department="LQZ")
    manual.issue("LQZ-SOP-002", "收购预案", "2024-01-10")
    draft = document_source(
        "LQZ-SOP-002", title="收购预案", status="draft", effective=None, review=None, approvals=None
    )
    manual.sources[draft.path] = draft
    manual.issue("HT-SD-SOP-002", "传真预订", "2024-01-10")
    manual.release("HT-SD-SOP-002", 1, "2024-02-20", "2024-03-01", title="传真预订")
    end = {
        "date": "2025-02-28",
        "by": "shen",
        "reason": "董事会要求，见 HT-GM-SOP-009",
        "successor": "HT-GM-SOP-009",
    }
    reason = {"reason": end["reason"], "successor": "HT-GM-SOP-009"}
    manual.record(Withdrawn(number="HT-SD-SOP-002", day=date(2025, 2, 28), by="shen", revision=1, **reason))
    text = manual.sources["docs/HT-SD-SOP-002.md"].data.decode()
    assert end
    for blob, data in manual.texts.items():
        found = subprocess.run(
            ["git", "hash-object", "-w", "--stdin"], cwd=folder, input=data, capture_output=True, check=True
        )
        assert found.stdout.decode().strip() == blob
    for source in manual.sources.values():
        (folder / source.path).parent.mkdir(exist_ok=True)
        (folder / source.path).write_bytes(source.data)
    withdrawn = text.replace("status: approved", "status: withdrawn").replace(
        "effective:",
        "withdrawal: {date: 2025-02-28, by: shen, reason: '董事会要求，见 HT-GM-SOP-009', successor: HT-GM-SOP-009}\neffective:",
        1,
    )
    (folder / "docs/HT-SD-SOP-002.md").write_text(withdrawn, encoding="utf-8")
    (folder / "docs/img").mkdir()
    (folder / "docs/img/密封价.png").write_bytes(PICTURE)
    (folder / "ledger.jsonl").write_text(manual.ledger, encoding="utf-8", newline="")
    lines = [json.loads(line) for line in manual.ledger.splitlines()]
    digest = next(
        line["digest"] for line in lines if line["number"] == "HT-GM-SOP-009" and line["event"] == "released"
    )
    about = {
        "number": "HT-GM-SOP-009",
        "day": date(2026, 11, 1),
        "by": "shen",
        "revision": 1,
        "digest": digest,
    }
    read, copy = Acknowledged(reader="shen", **about), CopyIssued(serial=1, holder="保密柜", **about)
    (folder / "training.jsonl").write_text(appended_all("", [read], ledger=OF_TRAINING), encoding="utf-8")
    (folder / "copies.jsonl").write_text(appended_all("", [copy], ledger=OF_COPIES), encoding="utf-8")
    everybody = "\nauthority:\n  - {withdraw: [approvers, 谈判专员], release: [anyone], sign_prepared: [anyone], sign_checked: [anyone], sign_reviewed: [anyone]}\n"
    everybody += "jobs:\n  - {name: {zh-Hans: 谈判专员}, departments: [HT-GM]}\nrecords:\n  - {name: {zh-Hans: 密封价记录}}\n"
    everybody += (
        "disposals:\n  - {of: 密封价记录, made_by: 2025-01-31, date: 2026-10-01, by: shen, record: 无}\n"
    )
    (folder / "words.yml").write_text("- [暗标, 开门红]\n", encoding="utf-8")
    (folder / "questions.yml").write_text(ASKED, encoding="utf-8")
    (folder / "served.yml").write_text(SERVED, encoding="utf-8")
    (folder / "organisation.yml").write_bytes(
        ORGANISATION.read_bytes().replace(b"departments:\n", BELOW.encode()) + everybody.encode()
    )
    (folder / "docs/index.md").write_text(INDEX, encoding="utf-8")
    (folder / "docs/dshrc.md").write_text(
        "---\nconfidentiality: 秘密\n---\n\n# 董事会日程\n", encoding="utf-8"
    )
    (folder / "docs/img/底稿.csv").write_text("no text names it: 底稿\n", encoding="utf-8")
    settings = "{levels: [公开, 内部, 秘密], default: 内部, departments: {HT-GM: 秘密}, audiences: {经销商: {level: 秘密, departments: [HT-GM]}}}"
    (folder / "mkdocs.yml").write_text(
        f"site_name: 手册\ntheme: {{name: material, language: zh, font: false}}\n{NAVIGATION}"
        f"plugins:\n  - macros: {{on_error_fail: true, on_undefined: strict}}\n"
        f"  - sop:\n      confidentiality: {settings}\n      show_copy_holders: true\n      pages: [index.md, dshrc.md]\n"
        "      training: {names: true}\n      external_documents: [反垄断密约]\n"
        "      search_synonyms: words.yml\n      search_questions: questions.yml\n      requirements: [served.yml]\n",
        encoding="utf-8",
    )


def pieces(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file, those inside workbooks, and what a PDF says, of itself and in what is embedded."""
    for name, data in files.items():
        yield name, name.encode() + b"\n" + data
        if data.startswith(b"%PDF"):
            read = PdfReader(io.BytesIO(data))
            said = [page.extract_text() for page in read.pages]
            # Lines break anywhere in Chinese.
            yield f"{name}!text", "".join("".join(said).split()).encode()
            outline = [str(entry) for entry in read.outline]
            yield (
                f"{name}!facts",
                repr(
                    (read.metadata, read.xmp_metadata and read.xmp_metadata.stream.get_data(), outline)
                ).encode(),
            )
            for inner, streams in read.attachments.items():
                yield from ((f"{name}!{inner}", inner.encode() + b"\n" + stream) for stream in streams)
        if data.startswith(b"\x1f\x8b"):
            yield f"{name}!unpacked", gzip.decompress(data)
        if is_zipfile(io.BytesIO(data)):
            with ZipFile(io.BytesIO(data)) as packed:
                for inner in packed.namelist():
                    yield f"{name}!{inner}", packed.read(inner)


def spellings(word: str) -> set[bytes]:
    """As text, in addresses, and as programs write it in JSON."""
    return {word.encode(), quote(word).encode(), json.dumps(word)[1:-1].encode()}


def found(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for name, data in pieces(files):
        for word in WORDS:
            if any(spelt in data for spelt in spellings(word)):
                told.setdefault(word, set()).add(name)
        if PICTURE[8:] in data or sha256(PICTURE).hexdigest().encode() in data:
            told.setdefault("picture", set()).add(name)
    return told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("levels")
    subprocess.run(["git", "init", "-q"], cwd=made, check=True)
    write(made)
    for command in (("add", "-A"), ("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "All")):
        subprocess.run(["git", *command], cwd=made, check=True)
    return made


def site_of(folder: Path, level: str, monkeypatch: pytest.MonkeyPatch) -> Site:
    if level:
        monkeypatch.setenv("SOP_LEVEL", level)
    return built(folder / "mkdocs.yml", folder / f"site-{level or 'all'}", AS_OF)


def test_an_edition_holds_not_a_byte_of_what_lies_above_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(site_of(folder, "", monkeypatch).everything())
    # Of a draft no site tells the title, whatever its level.
    assert set(WORDS) - set(whole) <= {"ht-gm-sop-009", "收购预案"}, "the search finds what is there"
    assert "picture" in whole
    site = site_of(folder, "内部", monkeypatch)
    assert found(site.everything()) == {}
    page = site.content("HT-SD-SOP-001").text
    assert "涉及（不在本版中）的转总经理" in page
    assert (
        "见 （不在本版中） 第 2 条和（不在本版中）" in page
        or "见（不在本版中）第 2 条和（不在本版中）" in page
    )
    assert "本版只含“内部”及以下的文件" in page
    assert site.has("HT-SD-SOP-001/r2/redline")
    assert "已加封" not in page
    assert "传真预订" in site.content("superseded").text
    assert "先读（不在本版中）（（不在本版中）），问（不在本版中）" in site.content("").text
    assert "（不在本版中）和电话" in site.html("")
    assert not [said for said in site.warnings() if "not in" in said or "not found" in said]
    assert ("电话要求" in site.html("trace"), "泊车要求" in site.html("trace")) == (True, True)
    # What can be verified without the rest is still there, whole.
    lines = (site.folder / "ledger/ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert all("HT-SD-SOP-002" not in line for line in lines)


def test_a_level_that_is_none_stops_the_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        site_of(folder, "机密", monkeypatch)
    assert "there is no level and no audience '机密'; mkdocs.yml has: 公开, 内部, 秘密, 经销商" in caplog.text
    assert not (folder / "site-机密").exists()


def made_by(folder: Path, level: str, *commands: tuple[str, ...]) -> dict[str, bytes]:
    """All files that commands write, and what they print; ``OUT`` is a folder of their own."""
    files: dict[str, bytes] = {}
    environment = {"SOP_AS_OF": AS_OF, "SOP_LANGUAGE": "zh", "SOP_LEVEL": level}
    for command in commands:
        out = folder / "site-out" / f"{level}-{'-'.join(command)}".replace("/", "_")
        out.mkdir(parents=True)
        with chdir(folder):
            arguments = [each.replace("OUT", str(out)) for each in command]
            done = CliRunner(env=environment).invoke(sop, arguments)
        assert done.exit_code == 0, (command, done.output)
        said = done.stdout_bytes.replace(str(out).encode(), b"") + done.stderr.encode()
        files[" ".join(command)] = said
        files |= {
            f"{command[0]} {each.relative_to(out)}": each.read_bytes()
            for each in out.rglob("*")
            if each.is_file()
        }
    return files


LISTS = (
    ("list", "--format", "xlsx", "--output", "OUT/all.xlsx"),
    *(
        (name, "--format", written)
        for name in ("register", "due", "training")
        for written in ("table", "json", "csv")
    ),
    ("due", "--within", "9999", "--format", "xlsx", "--output", "OUT/due.xlsx"),
    ("training", "--format", "xlsx", "--output", "OUT/training.xlsx"),
    ("copies", "list", "--format", "json"),
    ("impact", "HT-SD-SOP-001", "--format", "xlsx", "--output", "OUT/impact.xlsx"),
    ("calendar", "--output", "OUT/reviews.ics"),
    ("docx", "--all", "--to", "OUT"),
)


def test_what_commands_make_for_a_level_holds_not_a_byte_more(folder: Path) -> None:
    whole = found(made_by(folder, "", *LISTS[:2], *LISTS[-1:]))
    assert set(WORDS) - set(whole) <= {"ht-gm-sop-009", "保密柜", "开门红", *ASKED_THERE, *OUTSIDE}, (
        "the search finds what is there"
    )
    made = made_by(folder, "内部", *LISTS)
    assert found(made) == {}
    assert any(name.startswith("docx HT-SD-SOP-001") for name in made)
    parts = dict(pieces(made))
    header = next(
        data for name, data in parts.items() if name.startswith("docx HT-SD-SOP-001") and "header" in name
    )
    assert "密级 内部" in header.decode()


@needs_printer
def test_pdfs_for_a_level_hold_not_a_byte_more_and_say_which_it_is(folder: Path) -> None:
    whole = dict(pieces(made_by(folder, "", ("pdf", "HT-SD-SOP-001", "HT-SD-SOP-010", "--to", "OUT"))))
    assert "HT-GM-SOP-009" in whole["pdf HT-SD-SOP-001-r2.pdf!text"].decode()
    secret = whole["pdf HT-SD-SOP-010-r1.pdf!text"].decode()
    assert "密级：秘密" in secret
    assert "谈判专员" in secret
    made = made_by(
        folder,
        "内部",
        ("pdf", "--all", "--to", "OUT"),
        ("pdf", "--department", "HT-SD", "--binder", "--to", "OUT"),
    )
    assert found(made) == {}
    parts = dict(pieces(made))
    for name in ("pdf HT-SD-SOP-001-r2.pdf!text", "pdf HT-SD-binder.pdf!text"):
        assert "密级：内部" in parts[name].decode()
        assert "（不在本版中）" in parts[name].decode()
    assert "pdf HT-SD-SOP-010-r1.pdf" not in parts
    again = made_by(folder / ".", "秘密", ("pdf", "HT-SD-SOP-001", "--to", "OUT"))
    assert "HT-GM-SOP-009" in dict(pieces(again))["pdf HT-SD-SOP-001-r2.pdf!text"].decode()


def test_pages_for_another_generator_hold_not_a_byte_more(folder: Path) -> None:
    with chdir(folder):
        workspace, compiled = load_manual(folder / "mkdocs.yml", AS_OF)
    state = StateOfManual("", "", "", "")
    whole = found(dict(PageExport(workspace, compiled, state).files()))
    assert set(WORDS) - set(whole) <= {"ht-gm-sop-009", "保密柜", "收购预案", *OUTSIDE}
    edition = asked_edition(workspace, compiled, {LEVEL_VARIABLE: "内部"})
    assert found(dict(PageExport(workspace, edition, state).files())) == {}
