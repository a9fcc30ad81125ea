"""Where the page of a job stands: its name in pinyin, which is safe in every address and file system."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.indexes.roles import RoleEntry, RoleIndex, role_key
from sop_plugin.pages.slugs import slugs

# Words that stand for no registered job have a page from this number of entries on; the overview shows the rest.
_ENOUGH = 2


def role_addresses(roles: RoleIndex) -> Mapping[str, str]:
    """Key of a job → address of its page, for the jobs that have one.

    Of jobs that sound alike the first in ``organisation.yml`` has the plain address: what is added below changes no other.
    """
    paged = [
        role for role in sorted(roles.roles, key=_order) if role.job is not None or role.count >= _ENOUGH
    ]
    found = zip(paged, slugs((role.reading for role in paged), "job"), strict=True)
    return {role_key(roles.organisation, role.written): f"roles/{slug}/" for role, slug in found}


def _order(role: RoleEntry) -> tuple[bool, int, str]:
    place = role.job.place if role.job else None
    return role.job is None, place.line if place else 0, role.written
