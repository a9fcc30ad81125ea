"""Folders and metadata that were there before the manual."""
