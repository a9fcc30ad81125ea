"""Manuals whose released texts lie in a real repository, and made-up histories whose texts can be read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sample_ledger import SIGNERS, RecordedManual
from sample_manual import AS_OF, ORGANISATION, document_source

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.digest import digest, seal_text
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved, Issued, Released, Withdrawn
from sop_plugin.model.roles import Role
from sop_plugin.model.seal import VerifySeal, cannot_verify
from sop_plugin.model.settings import Settings
from sop_plugin.outside.signatures import sign
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.ledger.appending import appended
from sop_plugin.reading.source import Source

NUMBER, SUCCEEDED = "HT-SD-SOP-004", "HT-SD-SOP-002"
FIRST = date(2024, 1, 30)


def body(seconds: int, rows: str = "| 1 | 接起 | 5 秒 |\n| 2 | 留言 | 当日 |\n") -> str:
    """A text with one sentence that revisions change, and a table."""
    return (
        "## 目的\n\n来电有人接。\n\n## 适用范围\n\n销售部的电话。\n\n## 职责\n\n销售代表接听。\n\n## 工作程序\n\n"
        f"电话响铃后 {seconds} 秒内由当班销售代表接起并报部门名称。\n\n"
        f"| 档 | 情形 | 时限 |\n| --- | --- | --- |\n{rows}\n## 相关文件\n\n无。\n"
    )


def _read(source: Source) -> Document:
    document = read_document(source, Settings()).document
    assert document is not None
    return document


def text_of(number: str, revision: int, signed: str, effective: str, **facts: Any) -> Source:
    """A source file that was signed on one day."""
    facts.setdefault("body", body(10 + revision))
    facts.setdefault("approvals", [{"role": str(r), "person": p, "date": signed} for r, p in SIGNERS.items()])
    if revision > 1:
        facts.setdefault(
            "change", {"class": "substantive", "reason": "客户投诉", "summary": f"第 {revision} 种做法"}
        )
    return document_source(number, revision=str(revision), effective=effective, **facts)


@dataclass(frozen=True)
class ReleasedManual:
    """A manual in a folder that is a repository, deaf to the settings of whoever runs the tests."""

    folder: Path
    keys: dict[str, Path] = field(default_factory=dict)

    def begin(self) -> ReleasedManual:
        self.git("init", "-q", "--initial-branch=main")
        self.write(".gitignore", b"site*/\n")
        self.write("ledger.jsonl", b"")
        if not (self.folder / "organisation.yml").exists():
            self.write("organisation.yml", ORGANISATION.read_bytes())
            self.write("docs/index.md", "# 手册\n".encode())
        self.commit("Begin")
        return self

    def git(self, *arguments: str, data: bytes | None = None) -> str:
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        own |= {f"GIT_{who}_NAME": "白若琳" for who in ("AUTHOR", "COMMITTER")}
        own |= {f"GIT_{who}_EMAIL": "bai@example.org" for who in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            input=data,
            capture_output=True,
            env=os.environ | own,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, path: str, data: bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def commit(self, subject: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        return self.git("rev-parse", "HEAD")

    def record(self, event: Any) -> None:
        ledger = self.folder / "ledger.jsonl"
        ledger.write_bytes(appended(ledger.read_bytes().decode(), event).encode())

    def new_key(self, person: str, folder: Path) -> None:
        """A key with which the person signs from now on, known to the organisation."""
        file = folder / person
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)], check=True)
        self.keys[person] = file
        public = Path(f"{file}.pub").read_text(encoding="utf-8").strip()
        people = (self.folder / "organisation.yml").read_bytes().decode()
        start = f"- {{id: {person}, "
        assert people.count(start) == 1
        self.write("organisation.yml", people.replace(start, f"{start}keys: ['{public}'], ").encode())

    def issue(self, number: str, title: str, day: str) -> None:
        self.record(
            Issued(
                number=number,
                day=date.fromisoformat(day),
                by="tang",
                type="procedure",
                department=number[:-8],
                title=title,
            )
        )

    def release(
        self,
        number: str,
        revision: int,
        signed: str,
        effective: str,
        *,
        sealed: bool = False,
        tampered: bool = False,
        **facts: Any,
    ) -> str:
        """Signed and released on one day, in a commit of its own; its id."""
        source = text_of(number, revision, signed, effective, **facts)
        document, day = _read(source), date.fromisoformat(signed)
        text = digest(document)
        for role, person in SIGNERS.items():
            signature = None
            if sealed:
                message = seal_text(number, revision, role, person, day, text)
                if tampered and role == Role.APPROVED:
                    message = seal_text(number, revision, role, person, day, "sop1:" + "0" * 64)
                signature = sign(message, self.keys[person])
            self.record(
                Approved(
                    number=number,
                    day=day,
                    by=person,
                    revision=revision,
                    role=role,
                    digest=text,
                    signature=signature,
                )
            )
        self.write(source.path, source.data)
        self.record(
            Released(
                number=number,
                day=day,
                by="tang",
                revision=revision,
                effective=date.fromisoformat(effective),
                digest=text,
                blob=self.git("hash-object", "--stdin", data=source.data),
            )
        )
        return self.commit(f"Release {number} r{revision}")

    def withdraw(self, number: str, revision: int, day: str, reason: str, successor: str) -> None:
        path = f"docs/{number}.md"
        end = f"{{date: {day}, by: shen, reason: {reason}, successor: {successor}}}"
        text = (self.folder / path).read_bytes().decode()
        changed = text.replace("status: approved\n", f"status: withdrawn\nwithdrawal: {end}\n")
        assert changed != text
        self.write(path, changed.encode())
        self.record(
            Withdrawn(
                number=number,
                day=date.fromisoformat(day),
                by="shen",
                revision=revision,
                reason=reason,
                successor=successor,
            )
        )
        self.commit(f"Withdraw {number}")


def three_revisions(manual: ReleasedManual) -> ReleasedManual:
    """HT-SD-SOP-004 on 2026-11-21: the first revision superseded, the second in force, the third effective next month."""
    manual.issue(NUMBER, "电话接听", "2025-01-10")
    manual.release(NUMBER, 1, "2025-02-20", "2025-03-01", title="电话接听", keywords=["来电"])
    manual.release(NUMBER, 2, "2026-02-20", "2026-03-01", title="接听电话")
    manual.release(NUMBER, 3, "2026-11-10", "2026-12-15", title="接听客户电话")
    return manual


def withdrawn_number(manual: ReleasedManual) -> ReleasedManual:
    """HT-SD-SOP-002: two revisions, and an end that names HT-SD-SOP-004 as its successor."""
    manual.issue(SUCCEEDED, "传真预订", "2024-01-10")
    manual.release(SUCCEEDED, 1, "2024-02-20", "2024-03-01", title="传真预订", body=body(51))
    manual.release(SUCCEEDED, 2, "2025-02-20", "2025-03-01", title="传真预订", body=body(52))
    manual.withdraw(SUCCEEDED, 2, "2026-04-30", "渠道关闭", NUMBER)
    return manual


def compiled(
    manual: RecordedManual,
    as_of: date = AS_OF,
    *,
    texts: bool = True,
    verify: VerifySeal = cannot_verify,
    settings: Settings | None = None,
    requirements: Sequence[Source] = (),
) -> CompiledManual:
    """A manual in memory, compiled for real; without ``texts`` nothing but the source files can be read."""
    return compile_manual(
        Sources(
            tuple(manual.sources.values()),
            Source("organisation.yml", ORGANISATION.read_bytes()),
            ledger=Source("ledger.jsonl", manual.ledger.encode()),
            requirements=tuple(requirements),
        ),
        settings or Settings(),
        as_of,
        Capabilities(
            read_archive=lambda ids: ArchivedTexts(
                {blob: manual.texts.get(blob) if texts else None for blob in ids}
            ),
            verify_seal=verify,
        ),
    )


@st.composite
def generated_manuals(draw: st.DrawFn) -> RecordedManual:
    """Sound histories of three numbers over a few weeks, around the end of a leap February, with texts to read."""
    manual = RecordedManual()
    for number in ("HT-SD-SOP-001", "HT-SD-SOP-002", "HT-MK-SOP-001"):
        day = FIRST + timedelta(days=draw(st.integers(0, 3)))
        manual.issue(number, "题目", day.isoformat())
        last = 0
        for revision in range(1, draw(st.integers(0, 4)) + 1):
            day += timedelta(days=draw(st.integers(0, 12)))
            effective = day + timedelta(days=draw(st.integers(0, 25)))
            expires = draw(
                st.none() | st.integers(0, 15).map(lambda n, start=effective: start + timedelta(days=n))
            )
            _release(manual, number, revision, day, effective, expires)
            last = revision
        if draw(st.integers(0, 2)) == 0:
            day += timedelta(days=draw(st.integers(0, 15)))
            manual.record(Withdrawn(number=number, day=day, by="shen", reason="停办", revision=last or None))
    return manual


def _release(
    manual: RecordedManual, number: str, revision: int, day: date, effective: date, expires: date | None
) -> None:
    ends = expires.isoformat() if expires else None
    source = text_of(number, revision, day.isoformat(), effective.isoformat(), expires=ends)
    text = digest(_read(source))
    for role, person in SIGNERS.items():
        manual.record(Approved(number=number, day=day, by=person, revision=revision, role=role, digest=text))
    blob = f"{len(manual.texts) + 1:040x}"
    manual.record(
        Released(
            number=number,
            day=day,
            by="tang",
            revision=revision,
            effective=effective,
            expires=expires,
            digest=text,
            blob=blob,
        )
    )
    manual.sources[source.path] = source
    manual.texts[blob] = source.data
