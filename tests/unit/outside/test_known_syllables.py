"""Pinyin is looked up once for all runs, and never believed from where others can write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sop_plugin.outside import known_syllables
from sop_plugin.outside.chinese import reading_of_terms
from sop_plugin.outside.known_syllables import KnownSyllables


def of_manual(tmp_path: Path) -> KnownSyllables:
    return KnownSyllables.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / "kept")})


def test_a_word_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = of_manual(tmp_path)
    reading = reading_of_terms({"转接台": "zhuan jie tai"}, first.of)
    words = ("接听电话", "转接台", "VIP 重订", "曾用名", "曾主管")
    before = list(map(reading, words))
    assert before == list(map(reading_of_terms({"转接台": "zhuan jie tai"}), words))
    first.save()
    monkeypatch.setattr(known_syllables, "_looked_up", pytest.fail)
    again = reading_of_terms({"转接台": "zhuan jie tai"}, of_manual(tmp_path).of)
    assert list(map(again, words)) == before
    of_manual(tmp_path).of("接听电话")[0] = "changed"
    assert of_manual(tmp_path).of("接听电话") == ["jie", "ting", "dian", "hua"]


def test_what_is_damaged_foreign_or_of_another_dictionary_is_looked_up_anew(tmp_path: Path) -> None:
    first = of_manual(tmp_path)
    first.of("电话")
    first.save()
    (file,) = (tmp_path / "kept").iterdir()
    sound = json.loads(file.read_text(encoding="utf-8"))
    wrong = {"电话": ["wrong"]}
    for text in (
        "",
        "[]",
        json.dumps({"of": "another", "words": wrong}),
        json.dumps(sound | {"words": {"电话": []}}),
    ):
        file.write_text(text, encoding="utf-8")
        assert of_manual(tmp_path).of("电话") == ["dian", "hua"]
    file.write_text(json.dumps(sound | {"words": wrong}), encoding="utf-8")
    assert of_manual(tmp_path).of("电话") == ["wrong"], "what is kept is what is taken"
    file.parent.chmod(0o777)
    assert of_manual(tmp_path).of("电话") == ["dian", "hua"]
    assert KnownSyllables().of("电话") == ["dian", "hua"]
