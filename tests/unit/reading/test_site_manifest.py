"""``manifest.json``, whoever wrote it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.site_manifest import FileFacts, SiteManifest, StateOfManual
from sop_plugin.reading.site_manifest import ManifestError, read_manifest

STATE = StateOfManual("1" * 64, "2" * 64, "3" * 64, "4" * 64)
MANIFEST = SiteManifest(
    date(2026, 11, 21), STATE, {"sop-plugin": "1"}, {"接听/a.html": FileFacts("a" * 64, 1)}
)


def changed(**facts: Any) -> bytes:
    return json.dumps(json.loads(MANIFEST.to_text()) | facts).encode()


def test_what_was_written_is_read() -> None:
    assert read_manifest(MANIFEST.to_text().encode()) == MANIFEST


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "EOF"),
        (b"[]", "object"),
        (b"\xff", "Invalid JSON"),
        (b'{"name": "app"}', "manifest: Field required"),
        (changed(manifest=2), "manifest: Input should be 1"),
        (changed(as_of="gestern"), "as_of"),
        (changed(files={"a": {"sha256": "A" * 64, "size": 1}}), "files.a.sha256"),
        (changed(files={"a": {"sha256": "a" * 64 + "\n", "size": 1}}), "files.a.sha256"),
        (changed(files={"a": {"sha256": "a" * 64, "size": "1"}}), "files.a.size"),
        (changed(files={"a": {"sha256": "a" * 64, "size": 1, "mode": 7}}), "files.a.mode"),
        (changed(state={}), "state.documents"),
        (changed(more=1), "more"),
    ],
)
def test_anything_else_is_said_not_to_be_one(data: bytes, said: str) -> None:
    with pytest.raises(ManifestError, match=r"is no manifest.json of this program \(") as caught:
        read_manifest(data)
    assert said in str(caught.value)


@given(
    st.binary()
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_no_bytes_do_harm(data: bytes) -> None:
    with pytest.raises(ManifestError):
        read_manifest(data)
