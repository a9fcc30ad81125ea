"""A manual in a repository of its own, driven with the commands as an author drives them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repositories import Checkout

from sop_plugin.cli.group import sop

GOLDEN = Path(__file__).parent / "golden"
TODAY = "2026-11-21"
NUMBER, DRAFT = "HT-SD-SOP-004", "HT-SD-SOP-020"
SIGNERS = {"prepared": "tang", "checked": "zeng", "reviewed": "lu", "approved": "shen"}
PROCEDURE = "docs/hotel/procedure.md"
DRAFT_FILE = "docs/hotel/draft.md"
LEDGER = "ledger.jsonl"


@dataclass(frozen=True)
class RecordedManual(Checkout):
    """The golden procedure (declared as approved) and draft, under git and without a ledger until something is recorded."""

    @classmethod
    def make(cls, folder: Path) -> RecordedManual:
        made = cls(folder)
        (folder / "docs" / "hotel").mkdir(parents=True)
        made.write("mkdocs.yml", "site_name: 手册\nplugins:\n  - sop\n")
        shutil.copy(GOLDEN / "organisation.yml", folder)
        for name in ("procedure", "draft"):
            shutil.copy(GOLDEN / "documents" / f"{name}.md", folder / "docs" / "hotel")
        made.replace(
            DRAFT_FILE, "status: draft\n", "status: draft\neffective: 2026-12-01\nreview: {every: 1 year}\n"
        )
        made.git("init", "-q")
        made.commit("Begin the manual")
        return made

    def run(self, *arguments: str, **environment: str) -> Result:
        known = {"SOP_LANGUAGE": "en", "SOP_AS_OF": TODAY} | environment
        with chdir(self.folder):
            result = CliRunner(env=known).invoke(sop, arguments, prog_name="sop")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    def sop(self, *arguments: str) -> str:
        """A command that must succeed."""
        result = self.run(*arguments)
        assert result.exit_code == 0, f"sop {' '.join(arguments)}: {result.output}"
        return result.stdout

    def refused(self, *arguments: str) -> str:
        """A command that must be refused, and change nothing."""
        before = self.contents()
        result = self.run(*arguments)
        assert result.exit_code == 1, f"sop {' '.join(arguments)}: {result.output}"
        assert result.stdout == ""
        assert self.contents() == before
        return result.stderr

    def cannot(self, *arguments: str) -> str:
        """A command that cannot run."""
        before = self.contents()
        result = self.run(*arguments)
        assert result.exit_code == 2, f"sop {' '.join(arguments)}: {result.output}"
        assert self.contents() == before
        return result.stderr

    def contents(self) -> dict[str, bytes]:
        """Every file outside git's own folder."""
        files = (p for p in self.folder.rglob("*") if p.is_file() and ".git" not in p.parts)
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in files}

    def text(self, path: str = PROCEDURE) -> str:
        return (self.folder / path).read_bytes().decode()

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} must occur once in {path}, not {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def ledger(self) -> list[str]:
        return self.text(LEDGER).splitlines()

    def sign_all(self, number: str, *days: str) -> None:
        for (role, person), day in zip(SIGNERS.items(), days, strict=True):
            self.sop("approve", number, "--role", role, "--by", person, "--date", day)

    def record_procedure(self) -> None:
        """Revision 1 of the procedure: issued, signed as it declares, released and committed."""
        self.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
        self.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
        self.sop("release", NUMBER, "--by", "tang", "--date", "2026-02-24")
        self.commit("Release revision 1", day="2026-02-24")

    def issue_draft(self) -> None:
        """The draft with its number recorded, unsigned."""
        self.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
        self.replace(DRAFT_FILE, "approvals:\n  - {role: prepared, person: tang, date: 2026-11-10}\n", "")

    def next_revision(self, revision: int, effective: str, old: str, new: str) -> None:
        """The procedure as a draft of the next revision, one sentence changed."""
        lines = self.text().split("\n")
        start = next(i for i, line in enumerate(lines) if line.startswith("approvals:"))
        end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith(" "))
        before = [line for line in lines[:start] if not line.startswith("change:")]
        rest = [line for line in lines[end:] if not line.startswith(("reviews:", "change:", "  - {date:"))]
        text = "\n".join([*before, "change: {class: substantive, reason: 客户反映, summary: 改时限}", *rest])
        for key, value in (("revision", f'"{revision}"'), ("status", "draft"), ("effective", effective)):
            text = "\n".join(
                f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text.split("\n")
            )
        assert text.count(old) == 1
        self.write(PROCEDURE, text.replace(old, new))

    def release_next(self, revision: int, signed: str, effective: str, old: str, new: str) -> None:
        """The next revision, all the way; every step on one day."""
        self.next_revision(revision, effective, old, new)
        self.sign_all(NUMBER, signed, signed, signed, signed)
        self.sop("release", NUMBER, "--by", "tang", "--date", signed)
        self.commit(f"Release revision {revision}", day=signed)


History = Callable[[RecordedManual], object]
"""What happens to a manual: a function of this module's, or a test's own."""
WithHistory = Callable[..., RecordedManual]
"""Histories → the manual to which they have happened one after the other."""


@dataclass
class Histories:
    """Manuals with what has happened to them, each made once with the commands and then copied: that takes a tenth of the time."""

    folder: Path
    _made: dict[tuple[History, ...], Path] = field(default_factory=dict)

    def copy(self, to: Path, *histories: History) -> RecordedManual:
        """A manual of the test's own, to which ``histories`` have happened one after the other."""
        shutil.copytree(self._manual(histories), to, symlinks=True)
        return RecordedManual(to)

    def _manual(self, histories: tuple[History, ...]) -> Path:
        if histories not in self._made:
            folder = Path(tempfile.mkdtemp(dir=self.folder)) / "manual"
            if histories:
                histories[-1](self.copy(folder, *histories[:-1]))
            else:
                RecordedManual.make(folder)
            self._made[histories] = folder
        return self._made[histories]


@contextmanager
def own_settings(folder: Path) -> Iterator[None]:
    """Git, untouched by the settings of whoever runs the tests."""
    settings = folder / "gitconfig"
    settings.write_text(
        "[user]\nname = 白若琳\nemail = bai@example.org\n[init]\ndefaultBranch = main\ntemplateDir =\n"
        '[protocol "file"]\nallow = always\n',
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name in ("SOP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOP_AS_OF", "SSH_AUTH_SOCK"):
            patch.delenv(name, raising=False)
        yield
