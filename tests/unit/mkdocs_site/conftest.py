"""MkDocs's configuration of an empty project."""

from __future__ import annotations

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs").mkdir()
    settings = "site_name: 手册\nplugins: []\nvalidation: {links: {not_found: warn, absolute_links: relative_to_docs}}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))
