"""The one door to WeasyPrint: HTML for paper to a tagged PDF/A. It need not be installed, and it fetches nothing by itself."""

from __future__ import annotations

import logging
import mimetypes
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

FONTS = ("Noto Sans CJK SC", "Noto Sans CJK TC")
"""What the texts are set in; a machine without them would print boxes, or other sheets than the next."""
_VARIANT = "pdf/a-3b"
# Relative addresses need one to count from; this one can be nobody's, and is not asked.
_BASE = "https://manual.invalid/"
_NOT_INSTALLED = Words(
    "没有安装 WeasyPrint，无法生成 PDF；请运行 pip install 'sop-plugin[pdf]'",
    "WeasyPrint is not installed, and PDFs are made with it; run pip install 'sop-plugin[pdf]'",
)
_NO_LIBRARIES = Words(
    "WeasyPrint 缺少系统库（{reason}）；Debian、Ubuntu 请运行 "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk",
    "WeasyPrint lacks libraries of the system ({reason}); on Debian and Ubuntu run "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk",
)
_NO_FONT = Words(
    "没有安装字体 {font}，中文会变成方框；Debian、Ubuntu 请运行 sudo apt-get install fonts-noto-cjk",
    "the font {font} is not installed, and Chinese would be printed as boxes; on Debian and Ubuntu run "
    "sudo apt-get install fonts-noto-cjk",
)
_REFUSED = Words(
    "其中的图片要读取 {address}，不属于本文件，已拒绝；请把图片放在文件旁边",
    "a picture in it asks for {address}, which is no file of the document, and is refused; put the picture beside the text",
)
_TROUBLE = Words("WeasyPrint：{message}", "WeasyPrint: {message}")
_NO_GLYPH = Words(
    "没有字体能印出“{characters}”；改用别的字，或安装含有这些字的字体",
    "no font can print {characters}; write it otherwise, or install a font that has it",
)
# What WeasyPrint says when something is not on the sheet; the rest is about style.
_MISSING_GLYPH, _MISSING = ".notdef glyph", "Failed to "


class NoPrinter(ExplainedError):
    """WeasyPrint or what it needs is not there; the words say what to install."""


class NotPrinted(ExplainedError):
    """One document cannot be printed; the words say why."""


@dataclass(frozen=True)
class FileAlong:
    """A file that goes along within a PDF."""

    name: str
    data: bytes


@dataclass(frozen=True)
class PrintJob:
    """``html`` for paper and its ``style``, which what stands in it outweighs.

    ``pictures`` are what it shows by their addresses, ``embedded`` the files that go along; ``day`` dates them.
    """

    html: str
    style: str
    pictures: Mapping[str, bytes]
    embedded: tuple[FileAlong, ...]
    day: date

    def digest(self, printer: str) -> str:
        """The same job for the same ``printer`` is the same PDF."""
        parts = [printer, self.style, self.html, self.day.isoformat()]
        parts += [f"{address} {sha256(data).hexdigest()}" for address, data in sorted(self.pictures.items())]
        parts += [f"{file.name} {sha256(file.data).hexdigest()}" for file in self.embedded]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def printer() -> str:
    """Which WeasyPrint, library and fonts there are; raises ``NoPrinter``."""
    try:
        from weasyprint import VERSION
        from weasyprint.text.ffi import pango
    except ImportError:
        raise NoPrinter(_NOT_INSTALLED) from None
    except OSError as error:
        raise NoPrinter(_NO_LIBRARIES.filled(reason=str(error).splitlines()[0])) from None
    facts = [VERSION, str(pango.pango_version()), sha256(Path(__file__).read_bytes()).hexdigest()]
    for family in FONTS:
        file = _font_file(family)
        if file is None:
            raise NoPrinter(_NO_FONT.filled(font=family))
        status = file.stat()
        facts.append(f"{family} {file} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(facts)


def print_pdf(job: PrintJob) -> bytes:
    """The PDF; raises ``NotPrinted`` for whatever keeps it from showing all of the document, or ``NoPrinter``."""
    printer()
    from weasyprint import HTML, Attachment

    fetcher = _own_files(job.pictures)
    at = datetime.combine(job.day, time(), UTC)
    attachments = [
        Attachment(string=file.data, name=file.name, created=at, modified=at, relationship="Supplement")
        for file in job.embedded
    ]
    with _heard() as said, _fixed_time(at):
        try:
            page = HTML(string=job.html, base_url=_BASE, url_fetcher=fetcher)
            style, counters = _parsed(job.style)
            made = page.write_pdf(
                stylesheets=[style],
                counter_style=counters.copy(),
                presentational_hints=True,  # where a list starts, how wide a picture is
                pdf_variant=_VARIANT,
                pdf_tags=True,
                attachments=attachments,
            )
        except Exception as error:  # whatever a text brings up in it, the other documents are made
            raise NotPrinted(_TROUBLE.filled(message=f"{type(error).__name__}: {error}")) from error
    if fetcher.refused:
        raise NotPrinted(_REFUSED.filled(address=fetcher.refused[0].removeprefix(_BASE)))
    glyphs = [each for each in said if each.msg.startswith(_MISSING_GLYPH)]
    if glyphs:
        characters = "".join(
            dict.fromkeys(str(each.args[0]) for each in glyphs if isinstance(each.args, tuple))
        )
        raise NotPrinted(_NO_GLYPH.filled(characters=characters))
    if said:
        raise NotPrinted(_TROUBLE.filled(message=said[0].getMessage()))
    return bytes(made)


@lru_cache(maxsize=4)
def _parsed(style: str) -> tuple[Any, Any]:
    """A style that many sheets have, read once in each process, and its ways of counting, which WeasyPrint keeps apart."""
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle

    counters = CounterStyle()
    return CSS(string=style, counter_style=counters), counters


def _own_files(pictures: Mapping[str, bytes]) -> Any:
    """What hands the pictures over, and notes every other address that is asked for."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols=())
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
            address = unquote(url.removeprefix(_BASE).partition("#")[0])
            data = pictures.get(address) if url.startswith(_BASE) else None
            if data is None:
                self.refused.append(url)
                raise ValueError(url)
            kind = mimetypes.guess_type(address, strict=False)[0] or "application/octet-stream"
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return OwnFiles()


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith((_MISSING_GLYPH, _MISSING)):
            self.said.append(record)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint says is missing, instead of on the terminal."""
    from weasyprint import LOGGER

    ear, before, propagated = _Ear(), LOGGER.handlers[:], LOGGER.propagate
    LOGGER.handlers[:], LOGGER.propagate = [ear], False
    try:
        yield ear.said
    finally:
        LOGGER.handlers[:], LOGGER.propagate = before, propagated


@contextmanager
def _fixed_time(at: datetime) -> Iterator[None]:
    """Where a library would write the time of making, it writes this one: the same input gives the same bytes."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(max(int(at.timestamp()), 0))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _font_file(family: str) -> Path | None:
    """The file of a font of this very name; ``None`` where another would stand in for it."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = fontconfig.FcInitLoadConfigAndFonts()
    pattern = fontconfig.FcPatternCreate()
    try:
        fontconfig.FcPatternAddString(pattern, b"family", family.encode())
        fontconfig.FcConfigSubstitute(config, pattern, fontconfig.FcMatchPattern)
        fontconfig.FcDefaultSubstitute(pattern)
        result = ffi.new("FcResult *")
        match = fontconfig.FcFontMatch(config, pattern, result)
        if match == ffi.NULL:
            return None
        try:
            value = ffi.new("FcChar8 **")
            names: list[str] = []
            while fontconfig.FcPatternGetString(match, b"family", len(names), value) == 0:
                names.append(ffi.string(value[0]).decode())
            if family not in names or fontconfig.FcPatternGetString(match, b"file", 0, value) != 0:
                return None
            return Path(ffi.string(value[0]).decode())
        finally:
            fontconfig.FcPatternDestroy(match)
    finally:
        fontconfig.FcPatternDestroy(pattern)
        fontconfig.FcConfigDestroy(config)
