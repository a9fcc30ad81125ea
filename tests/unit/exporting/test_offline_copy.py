"""Links of a copy that is read without a server."""

from __future__ import annotations

import pytest

from sop_plugin.exporting.offline_copy import link_to_file


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("../HT-SD-SOP-004/#c4-2", "../HT-SD-SOP-004/index.html#c4-2"),
        ("register/?state=due", "register/index.html?state=due"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("#c1", "#c1"),
        ("?state=due", "?state=due"),
        ("../files/a.pdf", "../files/a.pdf"),
        ("https://standards.example/", "https://standards.example/"),
        ("mailto:a@b.example/", "mailto:a@b.example/"),
        ("//other.example/", "//other.example/"),
    ],
)
def test_a_link_names_the_file_that_it_leads_to(link: str, wanted: str) -> None:
    assert link_to_file(link) == wanted
