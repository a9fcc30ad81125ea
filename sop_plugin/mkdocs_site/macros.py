"""The one place that reaches into mkdocs-macros, which by itself lets a page run any code while the site is built."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

from sop_plugin.pages.confined import ConfinedEnvironment, is_data
from sop_plugin.pages.page_functions import PageFunctions


def confine(plugin: Any, functions: PageFunctions) -> None:
    """Give the plugin the confined environment and data in place of its own, once it has made them.

    It can add to both and has no public way to replace either; what is in them already is what must go. Its kind of
    dictionary, too, turns keys into attributes, which the environment refuses.
    """
    old: Environment = plugin.env
    extra = {name: value for name, value in plugin.variables.get("extra", {}).items() if is_data(value)}
    plugin._env = ConfinedEnvironment(
        functions.functions,
        undefined=old.undefined,
        block_start_string=old.block_start_string,
        block_end_string=old.block_end_string,
        variable_start_string=old.variable_start_string,
        variable_end_string=old.variable_end_string,
        comment_start_string=old.comment_start_string,
        comment_end_string=old.comment_end_string,
    )
    plugin._variables = {**extra, **functions.variables}
