"""The place of our pages in MkDocs's navigation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from markupsafe import escape
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as NavigationSection
from mkdocs.structure.pages import Page

from sop_plugin.mkdocs_site.department_section import DepartmentSection
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.pages.outputs import navigation
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice


def with_our_pages(
    written: list[Any] | None, outputs: Iterable[Output], voice: Voice, *, has_home: bool = True
) -> list[Any]:
    """The project's own navigation with departments, ways in and registers behind it, of constant size.

    A project that names one of these pages itself arranges them all. Titles are escaped: themes take them for HTML.
    """
    home = [{voice.say(labels.HOME): "index.md"}] if has_home else []
    own = written if written is not None else home
    found = tuple(outputs)
    named = str(own)
    if any(output.name in named for output in found if output.kind.of_the_manual):
        return own
    return [
        *own,
        *(
            {voice.say(section.value): [{escape(page.title): page.name} for page in pages]}
            for section, pages in navigation(found)
        ),
    ]


def titles(written: Any) -> Iterator[tuple[str, str]]:
    """Path of a page → the title that the navigation has for it."""
    if isinstance(written, list):
        for entry in written:
            yield from titles(entry)
    elif isinstance(written, dict):
        for title, below in written.items():
            if isinstance(below, str):
                yield below, title
            else:
                yield from titles(below)


def arrange(nav: Navigation, files: Files, outputs: Iterable[Output], edition: Edition) -> Navigation:
    """Parents for breadcrumbs and the neighbours within the department, at a constant cost for each page."""
    section_of = cache(lambda code: _department_section(code, files, edition))
    part_of = cache(lambda folder: _whole_section(_page(files, f"{folder}.md")))
    overview = _page(files, "roles.md")
    pages = {page.output: page for file in files if isinstance(page := file.page, SitePage)}
    by_department: dict[str, list[Page]] = defaultdict(list)
    for output in outputs:
        page = pages.get(output)
        if page is None:
            continue
        if output.kind is Kind.JOB and overview is not None:
            page.parent = overview.parent
        elif page.parent is None and (output.kind.of_the_manual or output.kind is Kind.LEDGER):
            page.parent = part_of(output.address.split("/", maxsplit=1)[0])
        elif output.kind.shows_document and output.document is not None:
            page.parent = section_of(output.document.department)
            if output.kind is not Kind.REVISION:
                by_department[output.document.department].append(page)
    for neighbours in by_department.values():
        for before, page, after in zip(
            [None, *neighbours], neighbours, [*neighbours[1:], None], strict=False
        ):
            page.previous_page, page.next_page = before, after
    return nav


def _department_section(code: str, files: Files, edition: Edition) -> DepartmentSection | None:
    page = _page(files, f"departments/{code}.md")
    if page is None:
        return None
    return DepartmentSection(escape(edition.manual.department_name(code, edition.language)), page)


def _whole_section(whole: Page | None) -> NavigationSection | None:
    """Stands above the parts of a page, such as the ledger of a department, and leads to the whole."""
    if whole is None or whole.parent is None:
        return None
    section = NavigationSection(str(whole.title), [whole])
    section.parent = whole.parent
    return section


def _page(files: Files, name: str) -> Page | None:
    file = files.get_file_from_path(name)
    return file.page if file is not None else None
