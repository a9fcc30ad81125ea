"""The first build of ``mkdocs serve``: where it fails, MkDocs would end; it goes on with a page that says what to mend."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mkdocs
from markupsafe import Markup
from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from sop_plugin.mkdocs_site.first_cause import LoudestWords, cause_in_words
from sop_plugin.mkdocs_site.put_off_garbage import PutOffGarbage
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_log = get_plugin_logger("sop")
_NAME = "build"  # of the function, as the module of the server knows it
_WAITS = Words(
    "还没有可以显示的网站；改正后自动生成", "there is no site to show yet; it is built once this is mended"
)
_PAGE = Markup(
    '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{}</title>\n</head>\n<body>\n</body>\n</html>\n'
)


class FirstBuild:
    """Stands in for the function by which MkDocs's server builds, for its first call."""

    def __init__(self, language: Callable[[], Language], garbage: PutOffGarbage) -> None:
        self._language = language
        self._garbage = garbage
        self.cause = ""
        """Why it failed; empty where it did not."""
        self._build: Callable[..., None] = vars(serve)[_NAME]
        vars(serve)[_NAME] = self

    def __call__(self, config: MkDocsConfig, **how: Any) -> None:
        """Build; what fails leaves an empty page for every address, to which the preview adds the cause."""
        self.end()
        words, logger = LoudestWords(), logging.getLogger(mkdocs.__name__)
        logger.addHandler(words)
        try:
            with self._garbage.lock, self._garbage.put_off():
                self._build(config, **how)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may fail by anything; some end the program
            language = self._language()
            self.cause = cause_in_words(error, words, Path(config.config_file_path or "mkdocs.yml"), language)
            page = _PAGE.format(str(language), config.site_name)
            folder = Path(config.site_dir)
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("index.html", "404.html"):
                (folder / name).write_text(page, encoding="utf-8")
            _log.error("%s\n    (%s)", self.cause, voice_in(language).say(_WAITS))
        finally:
            logger.removeHandler(words)

    def end(self) -> None:
        """Give MkDocs its function back."""
        if vars(serve)[_NAME] is self:
            vars(serve)[_NAME] = self._build
