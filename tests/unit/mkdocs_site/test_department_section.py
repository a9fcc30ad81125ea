"""The navigation while a document is the current page."""

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from sop_plugin.mkdocs_site.department_section import DepartmentSection


@pytest.fixture
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: 手册\nplugins: []\n", encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    uris = ("departments/A.md", "departments/B.md", "other.md", "document.md")
    return {uri: Page(uri, File(uri, config.docs_dir, config.site_dir, True), config) for uri in uris}


def test_a_document_sees_its_own_department_only(pages: dict[str, Page]) -> None:
    a, b, other, document = pages.values()
    departments = Section("部门", [a, b, other])
    for page in (a, b, other):
        page.parent = departments
    document.parent = DepartmentSection("甲", a)
    assert [section.title for section in document.ancestors] == ["甲", "部门"]

    document.active = True
    assert departments.active
    assert departments.children == [a, other]

    document.active = False
    assert not departments.active
    assert departments.children == [a, b, other]


def test_a_department_outside_any_section(pages: dict[str, Page]) -> None:
    a, *_, document = pages.values()
    document.parent = DepartmentSection("甲", a)
    document.active = True
    assert [section.title for section in document.ancestors] == ["甲"]
