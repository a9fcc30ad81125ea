"""The plugin's options as MkDocs hands them over: kept as plain data, read by ``reading.settings.file``."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.plugins import BasePlugin

from sop_plugin.reading.settings.file import ManualOptions, SettingsError, read_options


class SopConfig(Config):
    """MkDocs sees no option of ours, so that each is described once, in ``reading.settings.file.PluginOptions``."""


class ConfiguredPlugin(BasePlugin[SopConfig]):
    """A plugin whose options are read by our own schema, with all problems at once."""

    options: ManualOptions

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; problems are shown by MkDocs as ``Plugin 'sop' option …``."""
        self.config = SopConfig(config_file_path=config_file_path)
        try:
            self.options = read_options(dict(options))
        except SettingsError as error:
            problems = [problem.partition(": ") for problem in error.problems]
            return [(name, ValidationError(text or name)) for name, _, text in problems], []
        return [], []
