"""The plugin's options as MkDocs hands them over: kept as plain data, read by ``reading.settings.file``."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from sop_plugin.mkdocs_site.same_site import LastSite

if TYPE_CHECKING:
    from sop_plugin.reading.settings.file import ManualOptions


class SopConfig(Config):
    """MkDocs sees no option of ours, so that each is described once, in ``reading.settings.schema.PluginOptions``."""


class ConfiguredPlugin(BasePlugin[SopConfig]):
    """A plugin whose options are read by our own schema, with all problems at once.

    What the last build of the same manual was given without a problem is not read before somebody asks: to load all that reads it
    takes longer than to hand over a site in which nothing has changed.
    """

    last: LastSite

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; problems are shown by MkDocs as ``Plugin 'sop' option …``."""
        self.config = SopConfig(config_file_path=config_file_path)
        self._written = dict(options), config_file_path
        vars(self).pop("options", None)
        self.last = LastSite(config_file_path, dict(options), os.environ)
        if self.last.had_these_options:
            return [], []
        from sop_plugin.reading.settings.problems import SettingsError
        from sop_plugin.words.language import Language
        from sop_plugin.words.voice import voice_in

        try:
            _ = self.options
        except SettingsError as error:
            say = voice_in(Language.EN).say
            return [(p.option, ValidationError(f"{p.place}: {say(p.what)}")) for p in error.problems], []
        return [], []

    @cached_property
    def options(self) -> ManualOptions:
        """What they say; raises ``SettingsError``."""
        from sop_plugin.outside.project_file import option_places
        from sop_plugin.reading.settings.file import read_options

        options, config_file_path = self._written
        return read_options(dict(options), option_places(Path(config_file_path)) if config_file_path else {})


def settings_as_written(config: MkDocsConfig) -> str:
    """What ``mkdocs.yml`` says; it may come from a pipe."""
    from sop_plugin.outside.project_file import settings_text

    path = Path(config.config_file_path or "")
    return settings_text(path) if path.is_file() else ""
