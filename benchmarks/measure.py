"""Measures the plugin beside MkDocs and Material alone: python -m benchmarks.measure --documents 1000 5000 --runs 3

Each figure is the median over runs of a fresh process. The runs of what is compared take turns, so that whatever else
the machine does falls on all of them alike; ratios are taken within a turn. Only ratios and growth mean anything
elsewhere.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.chart import bar_chart
from benchmarks.generate import PROJECT, write_manual
from benchmarks.plan import AS_OF

CHANGES = ("nothing", "body", "title", "person", "day")
_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_CHECK = (sys.executable, "-m", "sop_plugin", "check", "--no-advice", "--config-file", "mkdocs.yml")
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": _CHECK,
    "again": _CHECK,
    "plain": (*_MKDOCS, "--config-file", "plain.yml", "--site-dir", "{site}"),
    "sop": (*_MKDOCS, "--config-file", "mkdocs.yml", "--site-dir", "{site}"),
}
COMMANDS |= dict.fromkeys(("first", *CHANGES), COMMANDS["sop"])
WORDS = {
    "check": "`sop check` alone",
    "again": "`sop check` again",
    "plain": "MkDocs and Material alone",
    "sop": "with the sop plugin",
    "first": "with the plugin, keeping its pages",
    "nothing": "… again, nothing changed",
    "body": "… the body of one document",
    "title": "… a title",
    "person": "… a person's name",
    "day": "… a day passing",
}


KEEPING = ("first", *CHANGES)


@dataclass(frozen=True)
class Cost:
    """What one process took, and what it left behind."""

    wall: float
    cpu: float
    peak_megabytes: float
    output_bytes: int = 0
    output_files: int = 0


def run(what: str, manual: Path, site: Path) -> Cost:
    """One fresh process in the manual's folder."""
    shutil.rmtree(site, ignore_errors=True)
    kept = manual / ".kept"
    if what == "first":
        shutil.rmtree(kept, ignore_errors=True)
    change(what, manual)
    command = [part.format(site=site) for part in COMMANDS[what]]
    environment = {
        **os.environ,
        "SOP_AS_OF": (AS_OF + timedelta(days=what == "day")).isoformat(),
        "NO_MKDOCS_2_WARNING": "1",
        # Only what is made again finds what the run before it read or drew; Python itself may keep its compiled modules.
        "SOP_CACHE": str(manual / ".cache") if what == "again" else str(kept) if what in KEEPING else "off",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH", "")))),
    }
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=manual, env=environment, stdout=subprocess.DEVNULL)
    # Not Popen.wait(): only wait4 tells what this one child used.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} in {manual} ended with {process.returncode}")
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    # Linux counts the peak in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, sum(sizes), len(sizes))


def change(what: str, manual: Path) -> None:
    """What happens to a manual before it is built again; ``body`` adds to a sentence, so that no line moves."""
    document = min((manual / "docs").rglob("*-sop-001.md"), key=lambda path: path.name)
    if what not in CHANGES:
        return
    file = manual / "organisation.yml" if what == "person" else document
    text = file.read_text(encoding="utf-8")
    if what == "body":
        before, _, after = text.rpartition("。")
        text = f"{before}，并做好记录。{after}"
    elif what == "title":
        text = re.sub(r"(?m)^title: .*$", r"\g<0>修订", text, count=1)
    elif what == "person":
        text = re.sub(r"(?m)^(  - \{id: [^,]+, name: )([^,]+)", r"\1\2某", text, count=1)
    file.write_text(text, encoding="utf-8")


def measure(
    sizes: list[int], runs: int, plain_up_to: int, folder: Path, revisions: int
) -> Iterator[tuple[int, str, Cost]]:
    """Each run as it ends: number of documents, what ran, and what it took."""
    for documents in sizes:
        manual = folder / f"manual-{documents}"
        shutil.rmtree(manual, ignore_errors=True)
        write_manual(manual, documents, revisions=revisions)
        compared = [what for what in COMMANDS if what != "plain" or documents <= plain_up_to]
        # Where MkDocs puts it: within the manual's own folder files may be those of the last build by another name.
        site = manual / "site"
        run("again", manual, site)
        for _ in range(runs):
            for what in compared:
                yield documents, what, run(what, manual, site)


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(values) for values in zip(*(asdict(cost).values() for cost in costs), strict=True)))


def growth(small: float, large: float, factor: float) -> float:
    """The exponent e for which ``large`` is ``small`` times ``factor`` to the power of e."""
    return math.log(large / small) / math.log(factor)


def ratios(plain: list[Cost], sop: list[Cost]) -> dict[str, float]:
    """How many times the plain build the build with the plugin takes: the median of the turns."""
    pairs = list(zip(plain, sop, strict=True))
    return {
        "wall": median(b.wall / a.wall for a, b in pairs),
        "cpu": median(b.cpu / a.cpu for a, b in pairs),
        "memory": median(b.peak_megabytes / a.peak_megabytes for a, b in pairs),
        "bytes": median(b.output_bytes / a.output_bytes for a, b in pairs),
    }


def table(costs: dict[tuple[int, str], list[Cost]]) -> Iterator[str]:
    """The Markdown table, and under it ratios and growth."""
    yield "| documents | what | wall s | CPU s | peak MB | output MB | files |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for (documents, what), found in costs.items():
        cost = middle(found)
        output = f"{cost.output_bytes / 1e6:.1f} | {cost.output_files:,.0f}" if cost.output_files else "– | –"
        yield (
            f"| {documents:,} | {WORDS[what]} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.peak_megabytes:.0f} | {output} |"
        )
    yield ""
    sizes = sorted({documents for documents, _ in costs})
    for documents in sizes:
        if (documents, "plain") in costs:
            compared = ratios(costs[documents, "plain"], costs[documents, "sop"])
            shown = ", ".join(f"{name} {value:.2f}" for name, value in compared.items())
            yield f"- {documents:,} documents, with the plugin to alone: {shown}"
            yield ""
            yield from edits(costs, documents)
            yield ""
    small, large = sizes[0], sizes[-1]
    if small != large:
        for what in ("check", "again", "sop"):
            for name, value in growths(costs, what, small, large).items():
                yield f"- growth from {small:,} to {large:,}, {WORDS[what]}, {name}: n^{value:.2f}"


def edits(costs: dict[tuple[int, str], list[Cost]], documents: int) -> Iterator[str]:
    """The table of what an edit costs: each against MkDocs and Material alone, and against the whole build, within a turn."""
    yield f"| {documents:,} documents | CPU s | to MkDocs and Material alone | to the whole build |"
    yield "| --- | ---: | ---: | ---: |"
    for what in ("plain", "sop", *KEEPING):
        found = costs[documents, what]
        to_plain = "1" if what == "plain" else f"{ratios(costs[documents, 'plain'], found)['cpu']:.2f}"
        to_whole = "–" if what == "plain" else f"{ratios(costs[documents, 'sop'], found)['cpu']:.2f}"
        words = WORDS[what].removeprefix("… ")
        yield f"| {words} | {middle(found).cpu:.1f} | {to_plain} | {to_whole} |"


def growths(costs: dict[tuple[int, str], list[Cost]], what: str, small: int, large: int) -> dict[str, float]:
    """The exponents of CPU time and of output between two sizes."""
    a, b = middle(costs[small, what]), middle(costs[large, what])
    found = {"CPU time": growth(a.cpu, b.cpu, large / small)}
    if a.output_bytes:
        found["bytes"] = growth(a.output_bytes, b.output_bytes, large / small)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Measure the plugin beside MkDocs and Material alone.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--plain-up-to", type=int, default=1000, help="larger manuals are built with the plugin only"
    )
    parser.add_argument(
        "--revisions", type=int, default=0, help="record so many of each document, with a ledger"
    )
    parser.add_argument("--json", type=Path, help="write every run to this file")
    parser.add_argument("--chart", type=Path, help="write a picture (SVG) to this file")
    parser.add_argument("--folder", type=Path, help="work here and leave manuals and the last site")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        costs: dict[tuple[int, str], list[Cost]] = defaultdict(list)
        sizes = sorted(arguments.documents)
        asked = (sizes, arguments.runs, arguments.plain_up_to, folder.resolve(), arguments.revisions)
        for documents, what, cost in measure(*asked):
            costs[documents, what].append(cost)
            print(f"{documents} {what}: {cost.wall:.1f} s, CPU {cost.cpu:.1f} s", file=sys.stderr, flush=True)
    print("\n".join(table(costs)))
    if arguments.json:
        entries = [
            {"documents": documents, "what": what, **asdict(cost)}
            for (documents, what), found in costs.items()
            for cost in found
        ]
        arguments.json.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    if arguments.chart:
        bars = [
            (f"{documents:,} · {WORDS[what].replace('`', '')}", middle(found).cpu, what)
            for (documents, what), found in costs.items()
        ]
        arguments.chart.write_text(bar_chart("CPU seconds", bars), encoding="utf-8")


if __name__ == "__main__":
    main()
