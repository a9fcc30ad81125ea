"""A further language is one catalogue: findings, commands, help, templates and pages speak it, and no code knows it.

The made-up language is the program's English in brackets. What is right in it reads like the English once the brackets are
taken away, and has nothing but data outside them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from further_language import TAG, outside_brackets, without_brackets, write_catalogue

from .elements import read_html
from .manuals import AS_OF, BODY, MakeManual, Manual, document

PROGRAM = Path(__file__).resolve().parents[1] / "further_language.py"
# Without scope, signed twice by one person, with a review that is over.
FAULTY = BODY.replace("## 适用范围\n\n销售部的电话。\n", "")


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogues")
    write_catalogue(folder)
    return folder


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    made: Manual = make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "接听电话"),
            "b.md": document("HT-SD-SOP-002", "留言", FAULTY, effective=date(2024, 3, 1)),
        }
    )
    made.configure()
    return made


def run(catalogues: Path, folder: Path, language: str, module: str, *arguments: str) -> str:
    """What a program says in a language, on stdout and stderr."""
    environment = {
        **os.environ,
        "SOP_AS_OF": AS_OF,
        "SOP_LANGUAGE": language,
        "SOP_CACHE": "off",
        "PYTHONUTF8": "1",
        "COLUMNS": "500",
        "SOURCE_DATE_EPOCH": "1767225600",
    }
    done = subprocess.run(
        [sys.executable, PROGRAM, catalogues, module, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    return said


# Command line → what may stand outside brackets: what is typed, data, and a colon behind a heading.
COMMANDS = {
    "--help": r"sop|--?[a-z-]+|\[[A-Za-z|-]+\]|[a-z-]+|:",
    "check --help": r"sop|check|PATHS|--?[a-z-]+,?|/|\[[A-Za-z|-]+\]\.*|FILE|DATE|REF|:",
    "check": r"docs/\S+:|SOP\d{3}|:",
    "due": r"HT-SD-SOP-\d+|[\d-]+|[\u4e00-\u9fff]+|:",
    "register": r"HT-SD-SOP-\d+|[\d-]+|[\u4e00-\u9fff]+|·",
    "status HT-SD-SOP-002": r"HT-SD-SOP-\d+|[\d-]+|[\u4e00-\u9fff]+|·|docs/\S+:|SOP\d{3}|:",
    "chekc": r"sop",
    "explain SOP401": r"SOP401|\(\)|:|effective:|\d{4}-\d\d-\d\d|review:|\{every:|12|months\}|#|as|of",
    "check --as-of 2026-13-01": r"sop:",
    "diff HT-SD-SOP-001": r"",
    "submit HT-SD-SOP-002 --by lu": r"sop:|docs/\S+:|SOP\d{3}|:|ledger.jsonl:\S*",
}


def test_commands_speak_it(catalogues: Path, manual: Manual) -> None:
    said = json.loads(run(catalogues, manual.root, TAG, "commands", *COMMANDS))
    english = json.loads(run(catalogues, manual.root, "en", "commands", *COMMANDS))
    for (command, outside), text, plain in zip(COMMANDS.items(), said, english, strict=True):
        assert without_brackets(text) == without_brackets(plain), command
        assert text != plain, command
        forgotten = [word for word in outside_brackets(text).split() if not re.fullmatch(outside, word)]
        assert forgotten == [], command
    check = said[list(COMMANDS).index("check")]
    assert "⟦a document of type ⟦procedure⟧ must have a clause “适用范围”⟧" in check
    assert "⟦effective on 2024-03-01, approved only on 2026-02-20⟧" in check


def test_a_new_document_in_it_is_understood(catalogues: Path, tmp_path: Path) -> None:
    run(catalogues, tmp_path, "en", "sop_plugin", "init", "m", "--language", TAG)
    manual = tmp_path / "m"
    new = "new --type procedure --department QA --title Night --by sample-a"
    said, findings = json.loads(run(catalogues, manual, "en", "commands", new, "check --format json"))
    path = re.search(r"docs/\S+\.md", said)
    assert path is not None, said
    text = (manual / path[0]).read_text(encoding="utf-8")
    assert "## ⟦Purpose⟧" in text
    assert "| ⟦Step⟧ | ⟦Responsible⟧ |" in text
    assert [f for f in json.loads(findings)["findings"] if f["path"] == path[0]] == []
    assert "name: {qtz:" in (manual / "organisation.yml").read_text(encoding="utf-8")


PAGES = (
    "HT-SD-SOP-001",
    "register",
    "reviews",
    "organisation",
    "references",
    "departments/HT-SD",
    "forms",
    "roles",
)
ISSUER = {"Yunling", "Hotel"}  # as the organisation calls it in English


def content_of(site: Path, address: str) -> str:
    page = read_html((site / address / "index.html").read_text(encoding="utf-8"))
    return page.one("article", class_="md-content__inner").text


def test_pages_speak_it(catalogues: Path, make_manual: MakeManual) -> None:
    texts = {}
    for language in (TAG, "en"):
        manual = make_manual({"a.md": document("HT-SD-SOP-001", "接听电话")}, options={"language": language})
        manual.configure()
        run(catalogues, manual.root, language, "mkdocs", "build", "-q")
        texts[language] = {address: content_of(manual.root / "site", address) for address in PAGES}
        html = (manual.root / "site" / "HT-SD-SOP-001" / "index.html").read_text(encoding="utf-8")
        assert f'lang="{language}"' in html
    for address in PAGES:
        said, english = texts[TAG][address], texts["en"][address]
        assert without_brackets(said) == without_brackets(english), address
        forgotten = set(re.findall(r"[A-Za-z]{4,}", outside_brackets(said))) - ISSUER
        assert forgotten == set(), address
    page = texts[TAG]["HT-SD-SOP-001"]
    assert "⟦Executing department⟧" in page
    assert "⟦1 ⟦March⟧ 2026⟧" in page
