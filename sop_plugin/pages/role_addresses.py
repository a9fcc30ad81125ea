"""Where the page of a job stands: its name in pinyin, which is safe in every address and file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sop_plugin.indexes.roles import RoleEntry, RoleIndex, role_key

_LONGEST = 60
_OTHERS = re.compile(r"[^a-z0-9]+")
# To MkDocs these name the page of the folder itself.
_TAKEN = ("index", "readme")
# Words that stand for no registered job have a page from this number of entries on; the overview shows the rest.
_ENOUGH = 2


def role_addresses(roles: RoleIndex) -> Mapping[str, str]:
    """Key of a job → address of its page, for the jobs that have one.

    Of jobs that sound alike the first in ``organisation.yml`` has the plain address: what is added below changes no other.
    """
    taken = set(_TAKEN)
    found: dict[str, str] = {}
    for role in sorted(roles.roles, key=_order):
        if role.job is None and role.count < _ENOUGH:
            continue
        slug = plain = _slug(role.reading)
        number = 1
        while slug in taken:
            number += 1
            slug = f"{plain}-{number}"
        taken.add(slug)
        found[role_key(roles.organisation, role.written)] = f"roles/{slug}/"
    return found


def _order(role: RoleEntry) -> tuple[bool, int, str]:
    place = role.job.place if role.job else None
    return role.job is None, place.line if place else 0, role.written


def _slug(reading: str) -> str:
    letters = unicodedata.normalize("NFKD", reading).casefold()
    return (
        _OTHERS.sub("-", "".join(c for c in letters if not unicodedata.combining(c)))[:_LONGEST].strip("-")
        or "job"
    )
