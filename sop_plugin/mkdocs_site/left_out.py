"""What an edition for some readers says beside its documents: the navigation, and what settings and pages outside control say of themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

Clean = Callable[[str], str]
_SAID = ("site_name", "site_description", "site_author", "copyright")


def clean_settings(config: MkDocsConfig, clean: Clean) -> None:
    """What ``mkdocs.yml`` says of the site as a whole, and what it hands to templates."""
    for name in _SAID:
        if config[name]:
            config[name] = clean(config[name])
    config.extra.update(cleaned(dict(config.extra), clean))


def cleaned(value: Any, clean: Clean) -> Any:
    """All words in a value of YAML."""
    if isinstance(value, str):
        said = clean(value)
        return value if said == value else said
    if isinstance(value, dict):
        return {key: cleaned(each, clean) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(each, clean) for each in value]
    return value


def navigation_without(written: Any, is_left_out: Callable[[str], bool], clean: Clean) -> Any:
    """The navigation of ``mkdocs.yml`` without entries of texts that are left out, and without sections that had nothing else."""
    if isinstance(written, str):
        return None if is_left_out(written) else written
    if isinstance(written, list):
        below = [navigation_without(each, is_left_out, clean) for each in written]
        return [each for each in below if each] if below else below
    if isinstance(written, dict):
        kept = {
            clean(title): left
            for title, below in written.items()
            if (left := navigation_without(below, is_left_out, clean)) or below == left
        }
        return kept or None
    return written
