"""Joins files, settings and the compiler into one compiled manual: the same for the site, the commands and the exports."""
