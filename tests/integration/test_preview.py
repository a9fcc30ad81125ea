"""What ``mkdocs serve`` answers: pages are drawn when somebody looks at them, as a build would have drawn them."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from shutil import rmtree
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from markupsafe import escape
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from .manuals import AS_OF, BODY, DRAFT, MakeManual, Manual, document

PREVIEW = re.compile(rb'<p class="sop-preview".*?</p>\n')
"""The line by which a preview calls itself one."""

Opened = Callable[..., tuple[Manual, "Preview"]]


class Preview:
    """MkDocs's server without a socket: ``ask`` is what a browser does, ``rebuild`` what the watcher does."""

    def __init__(self, manual: Manual, folder: Path, mount: str, swept_away: str) -> None:
        """Just before MkDocs first answers for the page ``swept_away``, a build begins and ends."""
        self.folder = folder
        self._file = manual.configure()
        config = load_config(str(self._file), site_dir=str(folder))
        config.plugins.on_startup(command="serve", dirty=False)
        self._plugins = config.plugins
        self.builds = 0
        self.server = LiveReloadServer(self._build, "127.0.0.1", 8000, str(folder), mount)
        self._build()
        self._sweep = {swept_away}
        self._answer = self.server.serve_request
        self.server.serve_request = self._late  # type: ignore[method-assign]
        config.plugins.on_serve(self.server, config=config, builder=self._build)

    def _build(self) -> None:
        self.builds += 1
        config = load_config(str(self._file), site_dir=str(self.folder))
        # MkDocs keeps one instance of a plugin with an ``on_startup`` hook.
        build(config, serve_url="http://127.0.0.1:8000/")

    def _late(self, environ: Any, start_response: Any) -> Any:
        if environ["PATH_INFO"] in self._sweep:
            self._sweep.clear()
            self.server.builder()
        return self._answer(environ, start_response)

    def rebuild(self) -> None:
        """As after a change of a file."""
        self.server.builder()

    def ask(self, path: str) -> tuple[str, str]:
        """Status and text of the answer."""
        status: list[str] = []
        app = self.server.get_app()
        assert app is not None
        answer = app({"PATH_INFO": path.encode().decode("latin-1")}, lambda *head: status.append(head[0]))
        with closing(answer) if hasattr(answer, "close") else nullcontext():
            return status[0], b"".join(answer).decode(errors="replace")

    def close(self) -> None:
        """As at the end of ``mkdocs serve``."""
        self._plugins.on_shutdown()
        self.server.server_close()


@pytest.fixture
def preview(make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Opened]:
    monkeypatch.setenv("SOP_AS_OF", AS_OF)
    opened: list[Preview] = []

    def open_preview(
        mount: str = "/", swept_away: str = "", hook: str = "", **facts: Any
    ) -> tuple[Manual, Preview]:
        manual = make_manual(
            {
                "a.md": document("HT-SD-SOP-001", "转接", BODY.replace("无。", "见 [[HT-SD-SOP-002]]。")),
                "b.md": document("HT-SD-SOP-002", "草稿机密", **DRAFT),
            },
            **facts,
        )
        if hook:
            (manual.root / "hook.py").write_text(hook, encoding="utf-8")
        opened.append(Preview(manual, tmp_path / "served", mount, swept_away))
        return manual, opened[-1]

    yield open_preview
    for one in opened:
        one.close()


def test_a_page_is_drawn_when_somebody_looks_at_it(preview: Opened) -> None:
    _, shown = preview()
    page = shown.folder / "HT-SD-SOP-001/index.html"
    assert not page.exists()
    status, html = shown.ask("/HT-SD-SOP-001/")
    assert status.startswith("200")
    assert "转接" in html
    assert page.exists()
    assert not (shown.folder / "HT-SD-SOP-002/index.html").exists()
    assert shown.ask("/HT-SD-SOP-002/")[1].count("草稿机密")
    assert shown.ask("/HT-SD-SOP-099/")[0].startswith("404")


def test_after_a_change_the_page_is_drawn_anew(preview: Opened) -> None:
    manual, shown = preview()
    shown.ask("/HT-SD-SOP-002/")
    manual.write("b.md", document("HT-SD-SOP-002", "改过的草稿", **DRAFT))
    shown.rebuild()
    assert "改过的草稿" in shown.ask("/HT-SD-SOP-002/")[1]
    # Other pages say what they cite of it.
    assert "改过的草稿" in shown.ask("/HT-SD-SOP-001/")[1]


def test_a_build_that_sweeps_a_drawn_page_away_does_not_lose_it(preview: Opened) -> None:
    _, shown = preview(swept_away="/HT-SD-SOP-001/")
    assert "转接" in shown.ask("/HT-SD-SOP-001/")[1]
    assert shown.builds == 2


BROKEN_DOCUMENT = "---\nnumber: [\n---\n"
BREAKAGES: list[tuple[str, str | None, str]] = [
    ("docs/a.md", BROKEN_DOCUMENT, "docs/a.md:3:1: SOP103"),
    ("organisation.yml", None, "organisation.yml:1:1: SOP801"),
    ("organisation.yml", "people: [\n", "organisation.yml:2:1: SOP"),
    ("mkdocs.yml", "plugins: [\n", "mkdocs.yml:2:1"),
    ("mkdocs.yml", None, "mkdocs.yml"),
    ("mkdocs.yml", "site_name: x\ntheme: material\nplugins: [{sop: {lead_dayz: 3}}]\n", "lead_dayz"),
    ("mkdocs.yml", "site_name: x\ntheme: nothing\nplugins: [sop]\n", "Unrecognised theme name: 'nothing'"),
    ("docs/index.md", "# 首页\n\n{{ cuont() }}\n", "docs/index.md:3:4: SOP032"),
    ("docs/register.md", "# 登记\n", "docs/register.md:1:1: SOP029"),
    ("docs/index.md", None, "docs/index.md:1:1: SOP009"),
    ("copies.jsonl", "{nonsense\n", "copies.jsonl:1:1: SOP902"),
    ("training.jsonl", "{nonsense\n", "training.jsonl:1:1: SOP902"),
    ("mkdocs.yml", "site_name: x\n", "plugins 中没有“sop”"),
    ("mkdocs.yml", "INHERIT: mkdocs.yml\nplugins: [sop]\n", "INHERIT 绕回了自身"),
]


def test_whatever_breaks_the_last_good_site_stays_and_says_what_to_mend(
    preview: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    manual, shown = preview(options={"pages": ["index.md", "register.md"]}, macros=True)
    assert "sop-broken" not in shown.ask("/HT-SD-SOP-001/")[1]
    for path, text, cause in BREAKAGES:
        file = manual.root / path
        before = file.read_bytes() if file.exists() else None
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
        caplog.clear()
        shown.rebuild()
        # A page that was drawn before, one that nobody has looked at yet, and one that there is not.
        for address in ("/HT-SD-SOP-001/", "/HT-SD-SOP-002/", "/nothing/"):
            page = shown.ask(address)[1]
            assert page.count("sop-broken") == 1, (path, address)
            assert str(escape(cause)) in page, path
        assert "转接" in shown.ask("/HT-SD-SOP-001/")[1]
        told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
        assert cause in told[-1], path
        assert sum("SOP" in line for line in told) <= 1, told
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
        shown.rebuild()
        assert "sop-broken" not in shown.ask("/HT-SD-SOP-001/")[1], path
    assert not shown.folder.with_name("served.last").exists()


HOOK = """
import pathlib

def on_pre_build(config):
    if (pathlib.Path(config.config_file_path).parent / "stop").exists():
        exit("<b>Schluss</b>")
"""


def test_a_program_that_ends_the_build_does_not_end_the_server(preview: Opened) -> None:
    manual, shown = preview(config={"hooks": ["hook.py"]}, hook=HOOK)
    (manual.root / "stop").touch()
    shown.rebuild()
    assert "&lt;b&gt;Schluss&lt;/b&gt;" in shown.ask("/HT-SD-SOP-001/")[1]


def test_a_site_that_somebody_tidied_away_is_built_anew(preview: Opened) -> None:
    _, shown = preview()
    rmtree(shown.folder)
    (shown.folder.with_name("served.last") / "left").mkdir(parents=True)
    shown.rebuild()
    assert "转接" in shown.ask("/HT-SD-SOP-001/")[1]
    assert not shown.folder.with_name("served.last").exists()


def test_a_document_that_goes_is_no_breakage(preview: Opened) -> None:
    manual, shown = preview()
    (manual.docs / "b.md").unlink()
    shown.rebuild()
    assert "sop-broken" not in shown.ask("/HT-SD-SOP-001/")[1]
    assert shown.ask("/HT-SD-SOP-002/")[0].startswith("404")


@contextmanager
def served(manual: Manual) -> Iterator[tuple[Callable[[bool], str], subprocess.Popen[bytes]]]:
    """MkDocs's own server, and what waits until a document's page is broken, or is not, and gives it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "SOP_AS_OF": AS_OF, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    address = ["-f", str(manual.configure()), "-a", f"127.0.0.1:{port}"]

    def wait_for(broken: bool) -> str:
        for _ in range(600):
            time.sleep(0.1)
            try:
                with urlopen(f"http://127.0.0.1:{port}/HT-SD-SOP-001/", timeout=30) as answer:
                    page = answer.read().decode()
            except HTTPError as error:
                page = error.read().decode()  # there is no such page yet, or no site at all
            except OSError:
                continue  # not up yet
            if ("sop-broken" in page) is broken:
                return str(page)
        raise AssertionError(f"broken is never {broken}")

    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", *address],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as server:
        try:
            yield wait_for, server
        finally:
            server.terminate()


def test_the_real_server_survives_files_and_folders_that_go_and_come_back(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001", "转接")})
    file = manual.root / "organisation.yml"
    text = file.read_bytes()
    with served(manual) as (wait_for, server):
        wait_for(False)
        file.unlink()
        assert "organisation.yml:1:1: SOP801" in wait_for(True)
        file.write_bytes(text)
        assert "转接" in wait_for(False)
        file.unlink()
        file.mkdir()
        assert "organisation.yml:1:1: SOP801" in wait_for(True)
        file.rmdir()
        file.write_bytes(text)
        assert "转接" in wait_for(False)
        away = manual.docs.with_name("away")
        manual.docs.rename(away)
        assert "docs_dir" in wait_for(True)
        away.rename(manual.docs)
        assert "转接" in wait_for(False)
        (manual.docs / "a.md").write_text(BROKEN_DOCUMENT, encoding="utf-8")
        assert "docs/a.md:3:1: SOP103" in wait_for(True), "what happens in the folder is heard of as before"
        assert server.poll() is None


def test_a_first_build_that_fails_is_told_in_the_browser_until_it_is_mended(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001", "转接")}, config={"hooks": ["hook.py"]})
    (manual.root / "hook.py").write_text(HOOK, encoding="utf-8")
    (manual.root / "stop").touch()
    with served(manual) as (wait_for, server):
        page = wait_for(True)
        assert "现在的文件生成不了网站" in page
        assert "&lt;b&gt;Schluss&lt;/b&gt;" in page
        (manual.root / "stop").unlink()
        assert "转接" in wait_for(False)
        (manual.docs / "a.md").write_text(BROKEN_DOCUMENT, encoding="utf-8")
        assert "docs/a.md:3:1: SOP103" in wait_for(True), "from now on there is a good site to keep"
        assert server.poll() is None


def test_addresses_without_the_last_slash_and_below_a_path(preview: Opened) -> None:
    _, shown = preview("/manual/")
    assert shown.ask("/manual/HT-SD-SOP-001")[0].startswith("302")
    assert "转接" in shown.ask("/manual/HT-SD-SOP-001/")[1]
    assert shown.ask("/HT-SD-SOP-001/")[0].startswith("404")


def test_search_is_made_when_it_is_first_used(preview: Opened) -> None:
    _, shown = preview()
    folder = shown.folder / "assets/sop/search"
    assert not (folder / "start.js").exists()
    assert "转接" not in shown.ask("/assets/sop/search/start.js")[0]
    assert "sopSearch.start" in (folder / "start.js").read_text(encoding="utf-8")


def test_a_preview_shows_what_a_build_would(make_manual: MakeManual) -> None:
    manual = make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "转接", BODY.replace("无。", "见 [[HT-SD-SOP-002]]。")),
            "b.md": document("HT-SD-SOP-002", "留言"),
        },
        macros=True,
    )
    shown = manual.build(command="serve", to="preview").everything()
    whole = manual.build(to="site").everything()
    assert whole.keys() - shown.keys() == {"manifest.json"}
    pages = [path for path in shown if path.endswith(".html")]
    assert len(pages) == 19
    # These two have room for documents in preparation.
    room = ["departments/HT-SD/index.html", "forms/index.html"]
    assert [path for path in pages if PREVIEW.sub(b"", shown[path]) != whole[path]] == room
