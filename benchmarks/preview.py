"""Measures what an author waits for under ``mkdocs serve``: python -m benchmarks.preview FOLDER PAGE SOURCE --edits 5

The text of one document grows by some words at a time, and its page is asked for until it has them. Work on a copy of a manual: the
text is put back in the end.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.generate import PROJECT
from benchmarks.plan import AS_OF

_LONGEST = 120.0
_TICK = 0.02


@dataclass(frozen=True)
class Waited:
    """From saving to the new page, and what the server took of the processor until it was idle again."""

    wall: float
    cpu: float


class Server:
    """``mkdocs serve`` of one manual, in a process of its own."""

    def __init__(self, folder: Path, address: str, process: subprocess.Popen[bytes]) -> None:
        self._folder = folder
        self._address = address
        self.process = process

    def page(self, address: str) -> str:
        """What a browser is given; empty while there is nothing to give."""
        try:
            with urlopen(f"{self._address}{address}", timeout=_LONGEST) as answer:
                return str(answer.read().decode())
        except (URLError, OSError):
            return ""

    def cpu(self) -> float:
        """Seconds of the processor so far, those of the programs that it has called counted."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self) -> None:
        """Until it has taken next to nothing of the processor for a second."""
        before = self.cpu()
        while True:
            time.sleep(1)
            now = self.cpu()
            if now - before < 0.2:
                return
            before = now

    def edited(self, address: str, file: Path, mark: str) -> Waited:
        """Save a text with ``mark`` in its last sentence, and wait until the page has it."""
        before, _, after = file.read_text("utf-8").rpartition("。")
        used = self.cpu()
        file.write_text(f"{before}，{mark}。{after}", "utf-8")
        saved = time.perf_counter()
        while mark not in self.page(address):
            if time.perf_counter() - saved > _LONGEST:
                raise SystemExit(f"{address} never says {mark}")
            time.sleep(_TICK)
        wall = time.perf_counter() - saved
        self.wait_until_idle()
        return Waited(wall, self.cpu() - used)


@contextmanager
def served(folder: Path, log: Path) -> Iterator[Server]:
    """The server of a manual; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "SOP_AS_OF": os.environ.get("SOP_AS_OF", AS_OF.isoformat()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH", "")))),
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            yield Server(folder, f"http://127.0.0.1:{port}/", process)
        finally:
            process.terminate()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a copy of a manual, such as benchmarks.generate makes")
    parser.add_argument("page", help="the address of a page below the site's root, such as FB-WI-007/")
    parser.add_argument("source", type=Path, help="its file, such as docs/fb/fb-wi-007.md")
    parser.add_argument("--edits", type=int, default=5)
    arguments = parser.parse_args()
    file: Path = arguments.folder / arguments.source
    text = file.read_bytes()
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "log"
        began = time.perf_counter()
        try:
            with served(arguments.folder, log) as server:
                while not server.page(arguments.page):
                    if server.process.poll() is not None:
                        raise SystemExit(log.read_text("utf-8"))
                    time.sleep(_TICK)
                print(f"first page after {time.perf_counter() - began:.2f} s, CPU {server.cpu():.2f} s")
                server.wait_until_idle()
                waited = []
                for each in range(arguments.edits):
                    waited.append(server.edited(arguments.page, file, f"并记下第{each}次"))
                    print(f"{waited[-1].wall:.2f} s, CPU {waited[-1].cpu:.2f} s", flush=True)
        finally:
            file.write_bytes(text)
    walls, cpus = [each.wall for each in waited], [each.cpu for each in waited]
    print(f"median of {len(waited)} edits: {median(walls):.2f} s, CPU {median(cpus):.2f} s")


if __name__ == "__main__":
    main()
