"""``mkdocs serve`` goes on with the last good site, whatever breaks, and says in it what to mend."""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import mkdocs
from markupsafe import Markup
from mkdocs.plugins import get_plugin_logger

from sop_plugin.mkdocs_site.first_cause import LoudestWords, cause_in_words, settings_refused
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_log = get_plugin_logger("sop")
_BANNER = Words(
    "现在的文件生成不了网站；这里显示的是最后一次成功生成的内容。先改正这一处：",
    "The files as they are now make no site; this is the last one that they made. Mend this first:",
)
_NO_SITE = Words(
    "现在的文件生成不了网站。先改正这一处：", "The files as they are make no site. Mend this first:"
)
_STAYS = Words(
    "网站停在最后一次成功生成的样子；改正后自动更新",
    "the last good site stays; it is renewed once this is mended",
)
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:1000;margin:0;padding:.8rem 1rem;max-height:50vh;overflow:auto;"
    "background:#8c1d18;color:#fff;font:16px/1.5 sans-serif;white-space:pre-wrap;overflow-wrap:anywhere"
)


class LastGoodSite:
    """The site in ``folder`` while it is built anew; ``keep`` gives what puts the state of the builder back.

    Where the first build failed too, ``cause`` says why, and there is no good site yet.
    """

    def __init__(
        self, folder: str, project_file: Path, keep: Callable[[], Callable[[], None]], cause: str = ""
    ) -> None:
        self._folder = Path(folder)
        self._aside = Path(f"{folder}.last")
        self._project_file = project_file
        self._keep = keep
        self.cause = cause
        """Why the files as they are now make no site; empty while they do."""
        self.moving: Callable[[Path], AbstractContextManager[None]] = lambda _to: nullcontext()
        """Around each move of the last good site, with the place at which it is afterwards."""
        self._is_there = not cause

    def renewed_by(self, build: Callable[[], None], language: Language) -> None:
        """Build; what fails leaves everything as it was, and its first cause is told, once."""
        refused = settings_refused(self._project_file, language)
        if refused:
            # What MkDocs would make of it, such as a site without this plugin, is none of the manual.
            self._stays_because(refused, language)
            return
        put_back = self._keep()
        shutil.rmtree(self._aside, ignore_errors=True)  # of a server that was killed
        self._folder.mkdir(parents=True, exist_ok=True)  # somebody may have tidied up
        with self.moving(self._aside):
            self._folder.replace(self._aside)
        self._folder.mkdir()
        words, logger = LoudestWords(), logging.getLogger(mkdocs.__name__)
        logger.addHandler(words)
        try:
            build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may fail by anything; some end the program
            shutil.rmtree(self._folder)
            with self.moving(self._folder):
                self._aside.replace(self._folder)
            put_back()
            gc.unfreeze()
            self._stays_because(cause_in_words(error, words, self._project_file, language), language)
        else:
            self.cause, self._is_there = "", True
            with self.moving(self._folder):
                shutil.rmtree(self._aside)
        finally:
            logger.removeHandler(words)

    def _stays_because(self, cause: str, language: Language) -> None:
        self.cause = cause
        _log.error("%s\n    (%s)", cause, voice_in(language).say(_STAYS))

    def told_in(self, html: bytes, language: Language) -> bytes:
        """A page that says what to mend, whatever page it is."""
        end = html.rfind(b"</body>")
        end = len(html) if end < 0 else end
        return html[:end] + self._banner(language).encode() + html[end:]

    def _banner(self, language: Language) -> Markup:
        return Markup(
            '<div role="alert" class="sop-broken" lang="{}" style="{}"><strong>{}</strong>\n{}</div>'
        ).format(
            str(language), _STYLE, voice_in(language).say(_BANNER if self._is_there else _NO_SITE), self.cause
        )
