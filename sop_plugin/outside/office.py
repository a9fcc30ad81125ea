"""The one door to LibreOffice: old Word files to new ones, pictures of Windows to PNG. It need not be installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "{PROGRAMFILES}/LibreOffice/program/soffice.exe",
    "{PROGRAMFILES(X86)}/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
PROGRAM_VARIABLE = "SOP_SOFFICE"
_SECONDS = 180


class OfficeFailed(Exception):
    """LibreOffice gave no file; the text is what it said."""


def find_office() -> str | None:
    """The program: as the environment names it, in the path, or where its installers put it."""
    named = os.environ.get(PROGRAM_VARIABLE)
    if named is not None:
        return named or None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    places = (Path(_filled(place)) for place in _USUAL_PLACES)
    return next((str(place) for place in places if place.is_file()), None)


def _filled(place: str) -> str:
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        place = place.replace(f"{{{name}}}", os.environ.get(name, "/nowhere"))
    return place


@dataclass
class Office:
    """LibreOffice with a profile of its own, so that neither a running one nor its settings are in the way."""

    program: str
    folder: Path
    _pictures: dict[bytes, bytes | None] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def lent(cls) -> Iterator[Office | None]:
        """LibreOffice for a while, or nothing where it is not installed; its files are gone afterwards."""
        program = find_office()
        if program is None:
            yield None
            return
        with tempfile.TemporaryDirectory(prefix="sop-", ignore_cleanup_errors=True) as folder:
            yield cls(program, Path(folder))

    def new_word_file(self, data: bytes) -> bytes:
        """An old Word file as a new one; raises ``OfficeFailed``."""
        return self._converted(data, "doc", "docx")

    def picture(self, data: bytes, suffix: str) -> bytes | None:
        """A picture as PNG, or nothing where LibreOffice cannot make one."""
        if data not in self._pictures:
            try:
                self._pictures[data] = self._converted(data, suffix, "png")
            except OfficeFailed:
                self._pictures[data] = None
        return self._pictures[data]

    def _converted(self, data: bytes, suffix: str, wanted: str) -> bytes:
        source, out = self.folder / f"file.{suffix}", self.folder / "out"
        result = out / f"file.{wanted}"
        result.unlink(missing_ok=True)
        source.write_bytes(data)
        said = self._run(
            [
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", wanted, "--outdir", str(out), str(source)),
            ]
        )
        if not result.is_file():
            raise OfficeFailed(said)
        return result.read_bytes()

    def _run(self, arguments: list[str]) -> str:
        try:
            process = subprocess.Popen(
                [self.program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise OfficeFailed(error.strerror or type(error).__name__) from None
        try:
            said, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            raise OfficeFailed(f"> {_SECONDS} s") from None
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        return lines[-1][:200] if lines else f"exit code {process.returncode}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with what it has started: what is called soffice is often a script around the program."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
