"""Measures the search of a manual: python -m benchmarks.search FOLDER --slower 4

What the index takes to build, what a browser fetches for a question, and how long an answer takes on a slower processor.
Questions are pieces of texts of the manual, titles and numbers, the same each time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from benchmarks.generate import PROJECT
from benchmarks.plan import AS_OF
from sop_plugin.cli.manual import load_manual
from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.searching.documents import found_documents, rendered_sections
from sop_plugin.pages.searching.files import search_files
from sop_plugin.pages.searching.text import Sections
from sop_plugin.searching.entries import Findable

ASSETS = PROJECT / "sop_plugin/pages/theme/assets/sop"
SCRIPTS = (
    "fold",
    "store",
    "words",
    "query",
    "sound",
    "numbers",
    "rank",
    "asked",
    "judge",
    "ask",
    "sentence",
    "view",
)
# Each question finds nothing fetched but the file with which the search begins; then it is asked again, with all at hand.
ASK = """async ([root, questions]) => {
  const { fetchPart } = sopSearch;
  let fetched = [];
  sopSearch.fetchPart = (path) => (fetched.push(path), fetchPart(path));
  const found = [];
  for (const words of questions) {
    await sopSearch.begin(root, undefined, true);
    fetched = [];
    const before = performance.now();
    await sopSearch.ask(words);
    const between = performance.now();
    await sopSearch.ask(words);
    found.push([fetched.slice(), between - before, performance.now() - between]);
  }
  return found;
}"""


def questions(documents: list[Findable], count: int) -> list[str]:
    """Half are pieces of texts, the others titles, two words of different clauses of a document, and numbers."""
    chosen = random.Random(13)
    asked = []
    while len(asked) < count:
        document = chosen.choice(documents)
        if not document.passages:
            continue
        text = chosen.choice(document.passages).text.replace("\n", "")
        other = chosen.choice(document.passages).title
        at = chosen.randrange(max(1, len(text) - 8))
        kinds = (
            text[at : at + chosen.randint(2, 8)],
            text[at : at + 4],
            document.title,
            f"{other} {text[at : at + 3]}",
        )
        asked.append((*kinds, document.number)[len(asked) % 5])
    return [words for words in asked if words.strip()]


def _index(edition: Edition, folder: Path) -> float:
    """Writes the index; what making it took of the processor.

    As in a build the sections of texts are at hand from the drawing of their pages.
    """
    outputs = site_outputs(edition)
    sections = {path: rendered_sections(edition, document) for path, document in edition.published.items()}

    def sections_of(document: Document) -> Sections:
        return sections[document.path]

    list(search_files(edition, outputs, (), sections_of))
    before = time.process_time()
    files = list(search_files(edition, outputs, (), sections_of))
    taken = time.process_time() - before
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return taken


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a manual, such as benchmarks.generate makes")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument(
        "--slower", type=int, nargs="*", default=[1, 4, 6], help="how many times slower a processor"
    )
    arguments = parser.parse_args()
    _, compiled = load_manual(arguments.folder / "mkdocs.yml", AS_OF.isoformat())
    edition = Edition(compiled)
    documents = list(found_documents(edition))
    asked = questions(documents, arguments.questions)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taken = _index(edition, folder)
        index = folder / "assets/sop/search"
        sizes = {
            str(path.relative_to(index)): len(gzip.compress(path.read_bytes(), 6))
            for path in index.rglob("*.js")
        }
        whole = sum(path.stat().st_size for path in index.rglob("*.js"))
        scripts = [ASSETS / "state.js", *(ASSETS / "search" / f"{part}.js" for part in SCRIPTS[:-1])]
        tags = "".join(f'<script src="{path.as_uri()}"></script>' for path in scripts)
        (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{tags}", "utf-8")
        first = sizes["start.js"] + sum(
            len(gzip.compress((ASSETS / "search" / f"{s}.js").read_bytes(), 6)) for s in SCRIPTS
        )
        print(f"index: {taken:.2f} s of CPU; {len(sizes):,} files, {whole / 1e6:.1f} MB")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page()
            page.goto((folder / "index.html").as_uri())
            session = page.context.new_cdp_session(page)
            for slower in arguments.slower:
                session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                found = page.evaluate(ASK, [index.as_uri() + "/", asked])
                fetched = [sum(sizes[path.split("?")[0]] for path in paths) / 1000 for paths, _, _ in found]
                print(
                    f"{slower} times slower: {len(asked)} questions; fetched KB median {median(fetched):.1f}, 95 % {_share(fetched, 0.95):.1f}, "
                    f"most {max(fetched):.1f}; in {median(len(paths) for paths, _, _ in found):.0f} files; a first one {first / 1000 + _share(fetched, 0.95):.0f}; "
                    f"ms with fetching median {median(ms for _, ms, _ in found):.0f}, 95 % {_share([ms for _, ms, _ in found], 0.95):.0f}; "
                    f"at hand median {median(ms for _, _, ms in found):.0f}, 95 % {_share([ms for _, _, ms in found], 0.95):.0f}"
                )
                slow = sorted(zip(asked, fetched, found, strict=True), key=lambda each: -each[1])[:3]
                print(
                    json.dumps(
                        [(words, round(kb), round(ms)) for words, kb, (_, _, ms) in slow], ensure_ascii=False
                    ),
                    file=sys.stderr,
                )
            browser.close()


if __name__ == "__main__":
    main()
