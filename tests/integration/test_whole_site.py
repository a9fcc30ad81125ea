"""Every link of the project's own site, as a strict build leaves it: it leads to a file, and to a place in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from .manuals import AS_OF, Site, built

PROJECT = Path(__file__).parents[2]
SITE = "http://site.example/"
# Material opens and closes its drawers by these; its scripts know them.
OF_THE_THEME = ("__", "!")


@dataclass
class Links(HTMLParser):
    """The places of a page, and where it leads."""

    places: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    base: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            if found["id"] in self.places:
                self.twice.append(found["id"])
            self.places.add(found["id"])
        if tag == "base":
            self.base = found.get("href", "")
        elif tag in ("a", "link", "img", "script"):
            self.links += [found[name] for name in ("href", "src") if name in found]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(PROJECT / "mkdocs.yml", tmp_path_factory.mktemp("whole") / "site", AS_OF, strict=True)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Links]:
    """Path in the site → its links, of every page but that for addresses that lead nowhere, which knows no place of its own."""
    found: dict[str, Links] = {}
    for path in site.folder.rglob("*.html"):
        name = path.relative_to(site.folder).as_posix()
        if name != "404.html":
            found[name] = Links()
            found[name].feed(path.read_text(encoding="utf-8"))
    return found


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Site, pages: dict[str, Links]) -> None:
    broken = {
        (target, place): name
        for name, page in pages.items()
        for link in set(page.links)
        for target, place in [_target(name, page, link)]
        if target is not None and not _there(site, pages, target, place)
    }
    assert broken == {}
    assert sum(len(page.links) for page in pages.values()) > 30_000


def test_no_name_of_a_place_is_given_twice(pages: dict[str, Links]) -> None:
    assert {name: page.twice for name, page in pages.items() if page.twice} == {}


def _target(name: str, page: Links, link: str) -> tuple[str | None, str]:
    address = urlsplit(urljoin(urljoin(SITE + name, page.base), link))
    if f"{address.scheme}://{address.netloc}/" != SITE:
        return None, ""
    path = unquote(address.path).removeprefix("/")
    return (path + "index.html" if path.endswith("/") or not path else path), unquote(address.fragment)


def _there(site: Site, pages: dict[str, Links], target: str, place: str) -> bool:
    if target not in pages:
        return (site.folder / target).is_file()
    return not place or place.startswith(OF_THE_THEME) or place in pages[target].places


class Inline(HTMLParser):
    """What a page runs or styles by itself, which a strict content security policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.found.add(tag)
        self.found |= {name for name in given if name == "style" or name.startswith("on")}
        if any(value.strip().lower().startswith("javascript:") for value in given.values()):
            self.found.add("javascript:")


def test_no_page_holds_a_script_or_style_of_its_own(site: Site) -> None:
    told = {}
    for path in site.folder.rglob("*.html"):
        page = Inline()
        page.feed(path.read_text(encoding="utf-8"))
        if page.found:
            told[path.relative_to(site.folder).as_posix()] = sorted(page.found)
    assert told == {}
    # One for each depth of folders, one for the colours, one for tabs: many pages share them.
    assert len(list((site.folder / "assets/sop").glob("page.*.js"))) < 10
