"""Every kind of page of a site, read under the headers that its server is told to set."""

from __future__ import annotations

import re

from playwright.sync_api import Page

HEARD = """() => {
  window.forbidden = [];
  document.addEventListener("securitypolicyviolation", (event) => window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
}"""


def kinds_of_pages(page: Page, address: str) -> list[str]:
    """One page of each kind: numbers, departments, jobs and revisions make no other."""
    files = page.request.get(f"{address}manifest.json").json()["files"]
    found: dict[str, str] = {}
    for name in sorted(each for each in files if each.endswith(".html")):
        kind = re.sub(r"^[A-Z]{2}-[A-Z0-9-]+/", "NUMBER/", name)
        kind = re.sub(r"(departments|roles|ledger)/[^/]+/", r"\1/ONE/", re.sub(r"/r\d+/", "/REVISION/", kind))
        found.setdefault(kind, name.removesuffix("index.html"))
    return list(found.values())


def forbidden(page: Page, address: str) -> dict[str, list[str]]:
    """Page → what the policy kept it from, was not there, or was asked of another host; only pages of which there is something to tell."""
    told: dict[str, list[str]] = {}
    page.on("console", lambda m: told.setdefault(page.url, []).append(m.text) if m.type == "error" else None)
    page.on(
        "request", lambda r: None if _own(r.url, address) else told.setdefault(page.url, []).append(r.url)
    )
    page.add_init_script(f"({HEARD})()")
    for path in kinds_of_pages(page, address):
        page.goto(address + path)
        heard = page.evaluate("() => window.forbidden")
        if heard:
            told.setdefault(page.url, []).extend(heard)
    return told


def _own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:", "about:"))
