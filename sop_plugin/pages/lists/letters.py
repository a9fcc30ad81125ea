"""The bar of letters above an index in alphabetical order."""

from __future__ import annotations

from collections.abc import Collection

_LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")


def letters_of_index(present: Collection[str]) -> list[str]:
    """The bar of letters: all of the alphabet, and ``#`` where something stands under it."""
    return [letter for letter in _LETTERS if letter != "#" or letter in present]
