"""External documents and processes in the settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.period import Period
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError


def test_a_title_or_all_that_is_known_of_it() -> None:
    settings = read_options(
        {
            "external_documents": [
                "劳动法",
                {
                    "title": "质量管理体系",
                    "edition": 2015,
                    "publisher": "ISO",
                    "checked": date(2026, 6, 1),
                    "check_every": "12 months",
                    "url": "https://standards.example/9001",
                },
            ],
            "processes": ["SL-POL-001#5"],
        }
    ).settings
    assert settings.external_titles == {"劳动法", "质量管理体系"}
    assert settings.external_documents == (
        ExternalDocument("劳动法"),
        ExternalDocument(
            "质量管理体系",
            "2015",
            "ISO",
            date(2026, 6, 1),
            Period(12),
            "https://standards.example/9001",
        ),
    )
    assert settings.processes == ("SL-POL-001#5",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"titel": "劳动法", "title": "x"}, "did you mean 'title'"),
        ({"title": "劳动法", "check_every": "often"}, "check_every"),
        ({"title": "劳动法", "check_every": "1 year"}, "needs checked too"),
        ({"title": "劳动法", "next_by": "2029-09-30"}, "needs next_edition too"),
        ({"title": "劳动法", "url": "javascript:alert(1)"}, "url"),
        ({"title": "劳动法", "checked": "soon"}, "checked"),
        (7, "external_documents.0"),
    ],
)
def test_what_is_wrong_is_said(written: Any, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_options({"external_documents": [written]})
    assert said in str(error.value)


def test_one_title_stands_once() -> None:
    with pytest.raises(SettingsError) as error:
        read_options({"external_documents": ["劳动法", {"title": "劳动法"}]})
    assert "external_documents.0: 《劳动法》 is listed twice" in str(error.value)
