"""The cache of readings: it answers with what reading would give, and with nothing else."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from sop_plugin.model.document import Document
from sop_plugin.model.settings import MetadataMapping, Settings
from sop_plugin.outside import cache_folder, reading_cache
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.source import Source
from sop_plugin.rules.files import NOT_UTF8

GOLDEN = Path(__file__).parents[2] / "golden" / "documents"
SETTINGS = Settings()
GOOD = Source("docs/a.md", (GOLDEN / "procedure.md").read_bytes())
BAD = Source("docs/b.md", b"\xb1\xe0\xba\xc5")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "manual.readings"


def run(
    file: Path, *sources: Source, settings: Settings = SETTINGS, again: bool = True
) -> list[DocumentReading]:
    """One run of a command: open the cache, read what it does not know, keep; not ``again`` where it must know all."""
    cache = ReadingCache(file, settings)
    readings = []
    for source in sources:
        reading = cache.find(source)
        if reading is None:
            assert again, "read again"
            reading = read_document(source, settings)
            cache.keep(source, reading)
        readings.append(reading)
    cache.save()
    return readings


def test_what_was_read_once_is_not_read_again(file: Path) -> None:
    first = run(file, GOOD, BAD)
    again = run(file, GOOD, BAD, again=False)
    assert again == first
    assert again[0] is not first[0]


def test_it_is_what_reading_gives(file: Path) -> None:
    run(file, GOOD, BAD)
    assert run(file, GOOD, BAD) == [read_document(source, SETTINGS) for source in (GOOD, BAD)]


def test_rules_stay_those_of_the_catalogue(file: Path) -> None:
    run(file, BAD)
    assert run(file, BAD)[0].findings[0].rule is NOT_UTF8


def test_another_content_is_read(file: Path) -> None:
    run(file, GOOD)
    changed = Source(GOOD.path, GOOD.data.replace("接听电话".encode(), "接打电话".encode()))
    assert _document(run(file, changed)[0]).title == "接打电话"


def test_the_same_content_in_another_file_has_other_places(file: Path) -> None:
    run(file, GOOD)
    assert _document(run(file, replace(GOOD, path="docs/c.md"))[0]).path == "docs/c.md"


def test_a_released_text_has_a_reading_of_its_own(file: Path) -> None:
    """It is not checked: whoever takes it for that of a working text would lose its findings."""
    cache = ReadingCache(file, SETTINGS)
    cache.keep(BAD, DocumentReading(None, ()), released=True)
    assert cache.find(BAD) is None
    cache.keep(BAD, read_document(BAD, SETTINGS))
    released, working = cache.find(BAD, released=True), cache.find(BAD)
    assert released is not None
    assert released.findings == ()
    assert working is not None
    assert working.findings


def test_other_settings_read_anew(file: Path) -> None:
    run(file, GOOD)
    assert run(file, GOOD, settings=replace(SETTINGS, max_bytes=10))[0].document is None


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps([1]), pickle.dumps({})[:-2]])
def test_a_damaged_cache_is_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert _document(run(file, GOOD)[0]).number == "HT-SD-SOP-004"


def test_the_cache_of_somebody_else_is_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(file, GOOD)
    monkeypatch.setattr(cache_folder.os, "getuid", lambda: 4711)
    with pytest.raises(AssertionError, match="read again"):
        run(file, GOOD, again=False)


def test_a_cache_in_a_folder_that_others_may_write_is_none(file: Path) -> None:
    run(file, GOOD)
    file.parent.chmod(0o777)
    with pytest.raises(AssertionError, match="read again"):
        run(file, GOOD, again=False)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _document(run(tmp_path / "file" / "manual.readings", GOOD)[0]).number == "HT-SD-SOP-004"


def test_switched_off_it_leaves_nothing(tmp_path: Path) -> None:
    cache = ReadingCache.of_manual(tmp_path, SETTINGS, {"SOP_CACHE": "off"})
    cache.keep(GOOD, read_document(GOOD, SETTINGS))
    assert cache.find(GOOD) is None
    cache.save()
    assert list(tmp_path.iterdir()) == []


def test_another_version_of_the_program_reads_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(file, GOOD)
    monkeypatch.setattr(reading_cache, "_program", lambda: (("reading/source.py", 1, 1),))
    with pytest.raises(AssertionError, match="read again"):
        run(file, GOOD, again=False)


def test_switched_off_it_does_not_look_at_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_cache, "_program", lambda: pytest.fail("asked"))
    ReadingCache.of_manual(tmp_path, SETTINGS, {"SOP_CACHE": "off"})


def test_it_lies_outside_the_manual(tmp_path: Path) -> None:
    cache = ReadingCache.of_manual(tmp_path / "manual", SETTINGS, {"SOP_CACHE": str(tmp_path / "kept")})
    cache.keep(GOOD, read_document(GOOD, SETTINGS))
    cache.save()
    assert [path.parent.name for path in tmp_path.rglob("*.readings")] == ["kept"]


def _document(reading: DocumentReading) -> Document:
    assert reading.document is not None
    return reading.document


def test_another_mapping_of_metadata_reads_anew(file: Path) -> None:
    foreign = Source("docs/d.md", GOOD.data.replace(b"number:", b"doc_id:"))
    assert run(file, foreign)[0].document is None
    mapped = replace(SETTINGS, metadata=MetadataMapping({"number": ("doc_id",)}))
    assert _document(run(file, foreign, settings=mapped)[0]).number == "HT-SD-SOP-004"


def test_the_next_reading_of_the_same_process_needs_no_file(file: Path) -> None:
    first = ReadingCache(file, SETTINGS)
    reading = read_document(GOOD, SETTINGS)
    first.keep(GOOD, reading)
    first.keep(BAD, read_document(BAD, SETTINGS))
    second = first.again(SETTINGS)
    assert second is not None
    assert second.find(GOOD) is reading
    third = second.again(SETTINGS)
    assert third is not None
    assert third.find(GOOD) is reading
    assert third.find(BAD) is None, "what a reading did not ask for is let go of"
    assert first.again(replace(SETTINGS, max_bytes=1000)) is None
    asked = replace(SETTINGS)
    _ = asked.type_codes  # which the settings remember
    assert vars(asked).keys() > vars(replace(SETTINGS)).keys()
    assert first.again(asked) is not None
    assert not file.exists()


def test_what_was_read_one_by_one_in_a_process_is_kept_for_other_ones(file: Path) -> None:
    cache: ReadingCache | None = ReadingCache(file, SETTINGS)
    for each in range(30):
        assert cache is not None
        source = replace(GOOD, path=f"docs/{each}.md")
        cache.keep(source, read_document(source, SETTINGS))
        cache.save()
        cache = cache.again(SETTINGS)
    assert file.exists()
