"""Measures `sop verify` of ledgers of two sizes: python -m benchmarks.ledger --lines 5000 10000

The manual is synthetic: documents of about 30 lines with five revisions each, every approval and release sealed with its person's
key, recorded in some fifty commits. Whatever there is more of, there is more of documents; what one number costs stays the same.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from benchmarks.generate import PROJECT
from benchmarks.measure import growth
from benchmarks.repository import append, commit, git, ledger_text
from sop_plugin.model.approval import Role
from sop_plugin.model.digest import digest
from sop_plugin.model.event import Act, Approved, Event, Issued, Released
from sop_plugin.model.seal import sealed_message
from sop_plugin.model.settings import Settings
from sop_plugin.outside.git_program import blob_id
from sop_plugin.outside.signatures import NAMESPACE
from sop_plugin.outside.sshsig import ARMOUR
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source

REVISIONS = 5
LINES_OF_A_NUMBER = 1 + 5 * REVISIONS
_SIGNERS = {Role.PREPARED: "tang", Role.CHECKED: "zeng", Role.REVIEWED: "lu", Role.APPROVED: "shen"}
_FIRST = date(2020, 1, 6)
_COMMITS_OF_A_REVISION = 10
_SETTINGS = "site_name: 测量用手册\nplugins:\n  - sop\n"
_TEXT = """---
number: {number}
title: 测量用文件 {index}
type: procedure
department: HT-SD
revision: "{revision}"
status: approved
effective: {day}
review: {{every: 120 months}}
approvals:
{approvals}{change}---

## 目的

第 {index} 件事有人做。

## 适用范围

销售部。

## 职责

值班人员办理。

## 工作程序

{revision} 分钟内办好，写入记录。

## 相关文件

无。
"""


def write_ledger_manual(folder: Path, lines: int) -> int:
    """A manual in a repository whose ledger has about so many lines; how many it has."""
    keys = {person: _new_key(folder, person) for person in _SIGNERS.values()}
    people = "".join(
        f"  - {{id: {person}, name: {person}, department: HT-SD, job: 主管, keys: ['{key}'], from: 2019-01-01, may_approve: [{{}}]}}\n"
        for person, key in keys.items()
    )
    organisation = (
        "issuers:\n  - {code: HTL, name: {zh-Hans: 云岭大酒店, en: Yunling Hotel}}\n"
        "departments:\n  - {code: HT-SD, issuer: HTL, name: {zh-Hans: 销售部}}\n"
    )
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "organisation.yml").write_text(f"{organisation}people:\n{people}", encoding="utf-8")
    (folder / ".gitignore").write_text("/keys/\n", encoding="utf-8")
    git(folder, "init", "-q")
    commit(folder, _FIRST)
    documents = range(1, max(round(lines / LINES_OF_A_NUMBER), 1) + 1)
    chains: dict[str, list[str]] = {}
    for revision in range(1, REVISIONS + 1):
        for part in range(_COMMITS_OF_A_REVISION):
            day = _FIRST + timedelta(days=365 * (revision - 1) + 7 * part)
            events = [
                event
                for index in documents
                if index % _COMMITS_OF_A_REVISION == part
                for event in _revision(folder, index, revision, day)
            ]
            append(chains, _sealed(folder, events))
            (folder / "ledger.jsonl").write_text(ledger_text(chains), encoding="utf-8")
            commit(folder, day)
    return sum(map(len, chains.values()))


def _revision(folder: Path, index: int, revision: int, day: date) -> Iterator[Event]:
    """The events of one revision, whose text is written."""
    number = f"HT-SD-SOP-{index:03}"
    text = _TEXT.format(
        number=number,
        index=index,
        revision=revision,
        day=day,
        approvals="".join(
            f"  - {{role: {role}, person: {person}, date: {day}}}\n" for role, person in _SIGNERS.items()
        ),
        change="change: {class: substantive, reason: 时限, summary: 改时限}\n" if revision > 1 else "",
    )
    data = text.encode()
    file = folder / "docs" / f"{index:05}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    document = read_document(Source(f"docs/{file.name}", data), Settings()).document
    if document is None:
        raise SystemExit(f"{file} cannot be read")
    bound = digest(document)
    if revision == 1:
        title = f"测量用文件 {index}"
        yield Issued(number=number, day=day, by="tang", type="procedure", department="HT-SD", title=title)
    for role, person in _SIGNERS.items():
        yield Approved(number=number, day=day, by=person, revision=revision, role=role, digest=bound)
    yield Released(
        number=number,
        day=day,
        by="shen",
        revision=revision,
        effective=day,
        digest=bound,
        blob=blob_id(data, 40),
    )


def _sealed(folder: Path, events: list[Event]) -> list[Event]:
    """The events, each act with the signature of its person: one process for all of a person's."""
    sealed = list(events)
    for person in sorted(set(_SIGNERS.values())):
        acts = [(i, e) for i, e in enumerate(events) if isinstance(e, Act) and e.by == person]
        with tempfile.TemporaryDirectory() as name:
            files = [Path(name) / str(i) for i, _ in acts]
            for file, (_, act) in zip(files, acts, strict=True):
                file.write_bytes(sealed_message(act))
            command = ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(folder / "keys" / person)]
            if files:
                subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
            for file, (i, act) in zip(files, acts, strict=True):
                match = ARMOUR.fullmatch(Path(f"{file}.sig").read_text(encoding="ascii"))
                if match is None:
                    raise SystemExit("ssh-keygen wrote no signature")
                sealed[i] = replace(act, signature="".join(match["body"].split()))
    return sealed


def _new_key(folder: Path, person: str) -> str:
    file = folder / "keys" / person
    file.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)], check=True)
    return Path(f"{file}.pub").read_text(encoding="utf-8").strip()


def verified(folder: Path) -> tuple[float, float, float]:
    """Wall and CPU seconds, and megabytes at the peak, of one `sop verify` in a fresh process."""
    environment = {**os.environ, "SOP_AS_OF": "2026-11-21", "SOP_CACHE": "off", "PYTHONPATH": str(PROJECT)}
    start = time.perf_counter()
    command = [sys.executable, "-m", "sop_plugin", "verify"]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sop verify in {folder} ended with {process.returncode}")
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return wall, usage.ru_utime + usage.ru_stime, peak


def main() -> None:
    """Print the table and the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, nargs="+", default=[5000, 10000])
    parser.add_argument("--folder", type=Path, help="leave the manuals here for a look")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp())
    found: list[tuple[int, float]] = []
    print("| lines | wall s | CPU s | peak MB |\n| ---: | ---: | ---: | ---: |")
    for lines in asked.lines:
        manual = folder / f"ledger-{lines}"
        shutil.rmtree(manual, ignore_errors=True)
        manual.mkdir(parents=True)
        written = write_ledger_manual(manual, lines)
        wall, cpu, peak = verified(manual)
        found.append((written, cpu))
        print(f"| {written:,} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |", flush=True)
    for (few, small), (many, large) in pairwise(found):
        print(
            f"\ngrowth of CPU time from {few:,} to {many:,} lines: n^{growth(small, large, many / few):.2f}"
        )
    if asked.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
