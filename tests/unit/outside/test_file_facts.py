"""What files hold: read in pieces, and kept while nothing changes."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repositories import Checkout

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside import file_facts
from sop_plugin.outside.file_facts import KnownFacts, facts_of_bytes, read_facts
from sop_plugin.outside.git import GitRepository

LONG_AGO = 1_700_000_000


def facts(data: bytes) -> FileFacts:
    return FileFacts(sha256(data).hexdigest(), len(data))


@given(
    st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"\xe5\x9b\xbe"]), max_size=20), st.integers(1, 5)
)
def test_line_ends_of_a_text_do_not_count_wherever_the_pieces_end(parts: list[bytes], size: int) -> None:
    data = b"".join(parts)
    stream = io.BytesIO(data)
    assert read_facts(lambda _size: stream.read(size)) == facts(data.replace(b"\r\n", b"\n"))


def test_of_anything_but_a_text_every_byte_counts() -> None:
    assert facts_of_bytes(b"\x89PNG\r\n\0") == facts(b"\x89PNG\r\n\0")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\0one")
    return file


def known(tmp_path: Path) -> KnownFacts:
    return KnownFacts.of_manual(tmp_path, {"SOP_CACHE": str(tmp_path / "cache")})


def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnownFacts:
    """Facts for which every file has lain there for a while."""
    found = known(tmp_path)
    monkeypatch.setattr(found, "_is_settled", lambda _changed: True)
    return found


def test_what_has_not_changed_is_not_read_again(
    tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").mkdir(mode=0o700)
    first = settled(tmp_path, monkeypatch)
    assert first.of_file(picture) == facts(b"\x89PNG\0one")
    first.save()
    monkeypatch.setattr(file_facts, "read_facts", lambda _read: pytest.fail("read again"))
    assert known(tmp_path).of_file(picture) == facts(b"\x89PNG\0one")
    assert KnownFacts.of_manual(tmp_path, {"SOP_CACHE": "off"})._file is None


def test_another_content_of_the_same_size_and_time_is_seen(
    tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").mkdir(mode=0o700)
    os.utime(picture, (LONG_AGO, LONG_AGO))
    first = settled(tmp_path, monkeypatch)
    first.of_file(picture)
    first.save()
    picture.write_bytes(b"\x89PNG\0two")
    os.utime(picture, (LONG_AGO, LONG_AGO))
    assert known(tmp_path).of_file(picture) == facts(b"\x89PNG\0two")


def test_a_file_that_changed_just_now_is_read_again_next_time(tmp_path: Path, picture: Path) -> None:
    first = known(tmp_path)
    first.of_file(picture)
    first.save()
    assert known(tmp_path)._known == {}


def test_a_damaged_cache_is_none(tmp_path: Path, picture: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    file = known(tmp_path)._file
    assert file is not None
    for damaged in (b"\0", b"[]", b'{"a": [1, 2]}', b'{"a": "b"}'):
        file.write_bytes(damaged)
        assert known(tmp_path)._known == {}
    assert known(tmp_path).of_file(picture) == facts(b"\x89PNG\0one")


def test_what_is_no_file_is_told(tmp_path: Path, picture: Path) -> None:
    found = KnownFacts(None)
    assert found.of_file(tmp_path) is FileTrouble.FOLDER
    assert found.of_file(tmp_path / "b.png") is FileTrouble.MISSING
    assert found.of_file(picture / "c.png") is FileTrouble.MISSING
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert found.of_file(fifo) is FileTrouble.UNREADABLE
    assert found.of_file(Path(f"{picture}\0")) is FileTrouble.UNREADABLE


def test_a_blob_is_read_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def read() -> FileFacts:
        asked.append("read")
        return facts(b"x")

    first = known(tmp_path)
    (tmp_path / "cache").mkdir(mode=0o700)
    assert first.of_blob("4" * 40, read) == first.of_blob("4" * 40, read) == facts(b"x")
    first.save()
    assert known(tmp_path).of_blob("4" * 40, read) == facts(b"x")
    assert asked == ["read"]
    assert first.of_blob("5" * 40, lambda: None) is None


def test_blobs_are_read_together_and_what_is_gone_is_left_out(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.git("init", "-q")
    contents = [b"", b"one\r\n", b"two\0" * 700_000, "\u56fe\n".encode()]
    blobs = []
    for number, content in enumerate(contents):
        (tmp_path / str(number)).write_bytes(content)
        blobs.append(checkout.git("hash-object", "-w", "--no-filters", str(number)))
    repository = GitRepository.find(tmp_path)
    assert isinstance(repository, GitRepository)
    asked = [blobs[0], "7" * 40, *blobs[1:], "no id"]
    found = known(tmp_path).of_blobs(asked, repository.facts_of_blobs)
    assert found == {
        blob: facts(content if b"\0" in content else content.replace(b"\r\n", b"\n"))
        for blob, content in zip(blobs, contents, strict=True)
    }
