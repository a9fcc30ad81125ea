"""The options of the plugin in ``mkdocs.yml``, and the settings that they make."""
