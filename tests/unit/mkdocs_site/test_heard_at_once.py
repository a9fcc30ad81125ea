"""Changes of files are heard of when they happen, once, also where the system cannot tell of them."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.inotify import InotifyObserver
from watchdog.observers.polling import PollingObserver

from sop_plugin.mkdocs_site import heard_at_once
from sop_plugin.mkdocs_site.heard_at_once import HeardAtOnce

NEVER = 3600.0
"""Between two looks of MkDocs at all files: whatever is heard of was told."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("a", encoding="utf-8")
    (tmp_path / "organisation.yml").touch()
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder), polling_interval=NEVER)
    made.watch(str(folder / "docs"))
    made.watch(str(folder), recursive=False)
    made.observer.start()
    for emitter in made.observer.emitters:
        while not emitter._snapshot.paths:  # type: ignore[attr-defined]
            Event().wait(0.01)
    yield made
    made.observer.stop()
    made.server_close()


def told(server: LiveReloadServer) -> bool:
    """Whether a rebuild is wanted before long."""
    with server._rebuild_cond:
        found = server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=20)
        server._want_rebuild = False
        return found


def test_a_change_is_heard_of_without_waiting_for_the_next_look(
    server: LiveReloadServer, folder: Path
) -> None:
    heard = HeardAtOnce(server, folder / "docs", [folder])
    (folder / "docs/a.md").write_text("another", encoding="utf-8")
    assert told(server)
    (folder / "docs/b.md").write_text("new", encoding="utf-8")
    assert told(server)
    (folder / "organisation.yml").unlink()
    assert told(server)
    heard.end()


def test_reading_is_no_change(server: LiveReloadServer, folder: Path) -> None:
    heard = HeardAtOnce(server, folder / "docs", [folder])
    looks: list[float] = []
    for emitter in server.observer.emitters:
        emitter.queue_events = looks.append  # type: ignore[method-assign]
    (folder / "docs/a.md").read_text(encoding="utf-8")
    (folder / "docs/a.md").write_text("another", encoding="utf-8")
    while not looks:
        Event().wait(0.01)
    assert set(looks) == {0}
    assert len(looks) <= 2 * len(server.observer.emitters), (
        "a look for what was written, none for what was read"
    )
    heard.end()


@pytest.mark.parametrize("refused", ["too many", "polling"])
def test_where_the_system_tells_nothing_mkdocs_looks_as_before(
    server: LiveReloadServer, folder: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    if refused == "polling":
        monkeypatch.setattr(heard_at_once, "Observer", PollingObserver)
    else:
        monkeypatch.setattr(InotifyObserver, "start", full)
    heard = HeardAtOnce(server, folder / "docs", [folder])
    (folder / "docs/a.md").write_text("another", encoding="utf-8")
    for emitter in server.observer.emitters:
        emitter.queue_events(0)
    assert told(server)
    heard.end()
