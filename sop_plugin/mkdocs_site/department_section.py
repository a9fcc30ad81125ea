"""The place of documents in the navigation, at a cost that does not grow with the number of departments."""

from __future__ import annotations

from typing import cast

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page


class DepartmentSection(Section):
    """Stands above the documents of a department without being listed itself.

    While one of them is the current page, the navigation names their department and none of its neighbours: with all
    departments on every page, drawing the navigation would take longer than the text.
    """

    def __init__(self, title: str, page: Page) -> None:
        self.parent = page.parent
        self._all: list[StructureItem] = list(self.parent.children) if self.parent else []
        self._own = [item for item in self._all if item is page or not _is_department(item)]
        self._open = False
        super().__init__(title, [page])

    @property
    def page(self) -> Page:
        """The page of the department."""
        return cast(Page, self.children[0])

    @property
    def own_place(self) -> tuple[int | None, int]:
        """Where the department stands among what the navigation names with it, and how many these are.

        ``None`` where a project arranges the navigation itself and leaves departments out.
        """
        places = (place for place, item in enumerate(self._own) if item is self.page)
        return next(places, None), len(self._own)

    def instead(self, title: str, page: Page) -> DepartmentSection:
        """A section of another name in the same place, for a page that stands in for its own."""
        found = DepartmentSection(title, page)
        found._all = self._all
        found._own = [page if item is self.page else item for item in self._own]
        return found

    @property
    def active(self) -> bool:
        """Whether one of its documents is the current page."""
        return self._open

    @active.setter
    def active(self, value: bool) -> None:
        self._open = value
        if self.parent is not None:
            self.parent.children = self._own if value else self._all
            self.parent.active = value


def _is_department(item: StructureItem) -> bool:
    return isinstance(item, Page) and item.file.src_uri.startswith("departments/")
