"""The plugin's options as MkDocs hands them over: kept as plain data, read by ``reading.settings.file``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from sop_plugin.outside.project_file import option_places, settings_text
from sop_plugin.reading.settings.file import ManualOptions, read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


class SopConfig(Config):
    """MkDocs sees no option of ours, so that each is described once, in ``reading.settings.schema.PluginOptions``."""


class ConfiguredPlugin(BasePlugin[SopConfig]):
    """A plugin whose options are read by our own schema, with all problems at once."""

    options: ManualOptions

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; problems are shown by MkDocs as ``Plugin 'sop' option …``."""
        self.config = SopConfig(config_file_path=config_file_path)
        places = option_places(Path(config_file_path)) if config_file_path else {}
        try:
            self.options = read_options(dict(options), places)
        except SettingsError as error:
            say = voice_in(Language.EN).say
            return [(p.option, ValidationError(f"{p.place}: {say(p.what)}")) for p in error.problems], []
        return [], []


def settings_as_written(config: MkDocsConfig) -> str:
    """What ``mkdocs.yml`` says; it may come from a pipe."""
    path = Path(config.config_file_path or "")
    return settings_text(path) if path.is_file() else ""
