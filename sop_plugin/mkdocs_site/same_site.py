"""Nothing has changed since the last build: its whole site is handed over, and nothing is read, compiled or drawn.

The last build wrote down what it read of the disk, what git and the clock told it, by which settings and programs it was made, and
what it had to say. Where all of that is the same, so are the site and the words. What is imported here decides how long that takes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_build_date

from sop_plugin.mkdocs_site.kept_key import can_be_kept, is_pure, told_apart, written
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.model.site_parts import PART_VARIABLE
from sop_plugin.outside.files_read import FilesRead, apart_from
from sop_plugin.outside.program import program_folder, versions
from sop_plugin.outside.reading_notes import hold, notes_of, told_by
from sop_plugin.outside.whole_site import WholeSite

_FORM = 1
ONLY_ONCE = {"only_once": True}
"""Marks what a build says of itself, which is not so of the next one."""

_log = get_plugin_logger("sop")


class LastSite:
    """The site that the last build of a manual left, and whether it is that of this build."""

    def __init__(
        self, config_file: str | None, options: Mapping[str, Any], environment: Mapping[str, str]
    ) -> None:
        self._root = Path(config_file).parent if config_file else Path.cwd()
        self._environment = environment
        self._site = WholeSite.of_manual(self._root, environment, kind_of_site(environment))
        self._options = sha256(repr((_FORM, versions(), written(options))).encode()).hexdigest()
        self._key = ""
        self._read: FilesRead | None = None
        self._said = _Heard()
        self._config: MkDocsConfig | None = None
        self._folder = ""
        self._shown = _RealFolder()

    @property
    def files(self) -> WholeSite:
        """Its files."""
        return self._site

    @property
    def had_these_options(self) -> bool:
        """Whether that build was given the same options, in which nothing was wrong."""
        return self._site.about.get("options") == self._options

    def is_same(self, config: MkDocsConfig) -> bool:
        """Whether a build would read the same again, and the site is there, whole."""
        about = self._site.about
        if not about or not self._can_be_handed_over(config):
            return False
        log = logging.getLogger(mkdocs.__name__)
        return (
            about["key"] == self._key_of(config)
            and about["level"] <= log.getEffectiveLevel()
            and hold(about["notes"], self._root, self._is_apart(config))
            and self._site.is_there(Path(config.site_dir))
        )

    def begin(self, config: MkDocsConfig) -> bool:
        """Have MkDocs put what is new into a folder beside the site, where that can replace it in one step; whether it does."""
        if self._read is None:
            return False
        return self._begin(config)

    def _begin(self, config: MkDocsConfig) -> bool:
        folder = self._site.begin(Path(config.site_dir))
        if folder is not None:
            self._config, self._folder = config, config.site_dir
            self._shown.begin(str(folder), config.site_dir)
            config.site_dir = str(folder)
        return folder is not None

    def _as_it_was(self) -> None:
        """MkDocs knows the folder of the site again."""
        if self._config is not None:
            self._config.site_dir, self._config = self._folder, None
            self._shown.end()
            self._site.end()

    def hand_over(self, config: MkDocsConfig, own: object) -> None:
        """Leave MkDocs nothing to do, and say again what was said; ``own`` is the plugin, which alone still has a say."""
        for name, methods in config.plugins.events.items():
            last = len(methods)
            if name == "config":  # those before us have been asked, and MkDocs is about to go on to the next
                last = next(index for index, each in enumerate(methods) if _is_of(each, own)) + 1
            kept = methods[:last] if name == "config" else [each for each in methods if _is_of(each, own)]
            methods[:] = kept
        config.nav, config.extra_templates, config.docs_dir = None, [], ""
        config.theme.dirs, config.theme.static_templates = [], set()
        for name, level, words in self._site.about["said"]:
            logging.getLogger(name).log(level, "%s", words)
        if self._site.is_in_place(Path(config.site_dir)):
            self._begin(config)
        _log.info("nothing has changed since the last build, whose site this is")

    def put(self, config: MkDocsConfig) -> None:
        """Put the site into its folder, unless it lies there."""
        if self._config is not None:
            self._as_it_was()
            return
        count = self._site.put(Path(config.site_dir))
        _log.info("%d files of the last build are handed over", count)

    def watch(self, config: MkDocsConfig) -> None:
        """From here on, note what the build reads and says, for the next one."""
        self.end()
        if self._can_be_handed_over(config) and is_pure(config, self._root):
            self._key = self._key_of(config)
            self._read = FilesRead(self._is_apart(config))
            self._read.begin()
            self._said = _Heard()
            logging.getLogger(mkdocs.__name__).addHandler(self._said)

    def end(self) -> None:
        """Note nothing any more; what was noted is forgotten."""
        if self._read is not None:
            self._read.end()
            self._read = None
            logging.getLogger(mkdocs.__name__).removeHandler(self._said)
        self._as_it_was()

    def keep(self, config: MkDocsConfig, digests: Mapping[str, str], day: str, zone: str) -> None:
        """The site is whole: keep it, with all that was noted. ``zone`` is empty where no clock was asked for the day.

        A build during which something changed is kept by nobody.
        """
        notes = notes_of(self._read, self._root, day, zone) if self._read is not None else None
        level = logging.getLogger(mkdocs.__name__).getEffectiveLevel()
        said = self._said.records
        is_beside = self._config is not None
        about = {
            "key": self._key,
            "options": self._options,
            "level": level,
            "notes": notes,
            "said": said,
        }
        try:
            if is_beside:
                self._site.replace(Path(self._folder), digests, about if notes is not None else {})
        except OSError as error:
            raise PluginError(f"sop: {self._folder} is as it was: {error}; build again") from None
        finally:
            self.end()
        if notes is not None and not is_beside:
            self._site.keep(Path(config.site_dir), digests, about)

    def _can_be_handed_over(self, config: MkDocsConfig) -> bool:
        return self._site.is_kept and can_be_kept(config)

    def _is_apart(self, config: MkDocsConfig) -> Any:
        return apart_from((config.site_dir, str(program_folder()), *self._site.folders))

    def _key_of(self, config: MkDocsConfig) -> str:
        parts = (_FORM, self._options, get_build_date(), told_by(self._environment), told_apart(config))
        return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def kind_of_site(environment: Mapping[str, str]) -> str:
    """The site of the whole manual, that of those for whom an edition is, or a part of it: each is kept by itself."""
    asked = [environment.get(name, "").strip() for name in (LEVEL_VARIABLE, PART_VARIABLE)]
    return sha256("\n".join(asked).rstrip().encode()).hexdigest()[:8] if any(asked) else "whole"


def _is_of(method: Any, own: object) -> bool:
    return getattr(method, "__self__", None) is own


class _RealFolder(logging.Filter):
    """MkDocs says where the site will be, not where it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._made, self._meant = "", ""
        self._logger = logging.getLogger("mkdocs.commands.build")

    def begin(self, made: str, meant: str) -> None:
        """From here on."""
        self._made, self._meant = made, meant
        self._logger.addFilter(self)

    def end(self) -> None:
        """Until here."""
        self._logger.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through, with the folder that was asked for."""
        if isinstance(record.msg, str):
            record.msg = record.msg.replace(self._made, self._meant)
        return True


class _Heard(logging.Handler):
    """What MkDocs and its plugins say, but what the next build says by itself."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words."""
        is_progress = record.levelno == logging.INFO and record.name == "mkdocs.commands.build"
        if not is_progress and not getattr(record, "only_once", False):
            self.records.append((record.name, record.levelno, record.getMessage()))
