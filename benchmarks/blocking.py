"""Measures for how long pages keep a phone from answering: python -m benchmarks.blocking SITE register/ reviews/

As Lighthouse counts it: of each task between the first paint and quiet the part above 50 ms, on a processor some times slower. Tasks are
measured by the processor time that they take here, times that, so that other programs count for little; a figure is the median of some loads.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

_LONG = 50
_QUIET = 1_500
_PAINT = "firstContentfulPaint"


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""


def _traced(browser: Browser, url: str, width: int) -> tuple[list[dict[str, Any]], int]:
    """What the browser did, and how many elements the page has."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        browser.start_tracing(
            page=page, path=trace, categories=["toplevel", "devtools.timeline", "loading", "v8"]
        )
        page.goto(url)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(_QUIET)
        browser.stop_tracing()
        events = json.loads(trace.read_bytes())["traceEvents"]
    elements: int = page.evaluate("document.getElementsByTagName('*').length")
    page.close()
    return events, elements


def _tasks(events: list[dict[str, Any]]) -> list[tuple[float, dict[str, float]]]:
    """Milliseconds of each task of the page's thread after the first paint, with what they went to."""
    paints = [each for each in events if each["name"] == _PAINT]
    thread = (paints[-1]["pid"], paints[-1]["tid"])
    since = paints[-1]["ts"]
    own = [each for each in events if (each["pid"], each["tid"]) == thread and each.get("ph") == "X"]
    tasks = [e for e in own if e["name"].endswith("RunTask") and e["ts"] + e["dur"] > since]
    found = []
    for task in tasks:
        parts: dict[str, float] = {}
        for each in own:
            if each is not task and task["ts"] <= each["ts"] < task["ts"] + task["dur"]:
                parts[each["name"]] = parts.get(each["name"], 0) + each.get("tdur", 0) / 1000
        found.append((task.get("tdur", task["dur"]) / 1000, parts))
    return found


def main() -> None:
    """Prints a line for each page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path, help="a site that was built")
    parser.add_argument("pages", nargs="+", help="addresses in it, such as register/")
    parser.add_argument("--slower", type=float, default=4, help="how many times slower a processor")
    parser.add_argument("--loads", type=int, default=5)
    parser.add_argument("--width", type=int, default=390)
    parser.add_argument("--parts", action="store_true", help="what the longest tasks went to")
    arguments = parser.parse_args()
    with _served(arguments.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in arguments.pages:
            blocked, elements, longest = [], 0, []
            for _ in range(arguments.loads):
                events, elements = _traced(browser, address + path, arguments.width)
                tasks = [(ms * arguments.slower, parts) for ms, parts in _tasks(events)]
                blocked.append(sum(max(0.0, ms - _LONG) for ms, _ in tasks))
                longest = sorted(tasks, key=lambda each: -each[0])[:4]
            print(
                f"{path}: {median(blocked):.0f} ms (of {sorted(round(each) for each in blocked)}), {elements:,} elements"
            )
            for ms, parts in longest if arguments.parts else ():
                told = sorted(parts.items(), key=lambda each: -each[1])[:8]
                print(
                    f"   {ms:.0f} ms:",
                    ", ".join(f"{name} {taken * arguments.slower:.0f}" for name, taken in told),
                )
        browser.close()


if __name__ == "__main__":
    main()
