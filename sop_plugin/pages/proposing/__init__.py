"""The editor in the browser, in which people who know no git propose another text."""
