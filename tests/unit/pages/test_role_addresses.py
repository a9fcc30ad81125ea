"""Addresses of the pages of jobs: safe, each its own, and not moved by what comes later."""

from __future__ import annotations

import re

from sop_plugin.indexes.roles import RoleEntry, RoleIndex
from sop_plugin.model.document import Body, Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.organisation import Job, Organisation
from sop_plugin.model.place import Place
from sop_plugin.pages.role_addresses import role_addresses
from sop_plugin.words.language import LocalisedText

DOCUMENT = Document("docs/a.md", "X", "X", "procedure", "HT", 1, Status.APPROVED, Body("", 1))


def registered(name: str, line: int) -> Job:
    return Job(LocalisedText(name), place=Place("organisation.yml", line))


def addresses(*jobs: tuple[Job, str], unknown: tuple[tuple[str, str, int], ...] = ()) -> dict[str, str]:
    organisation = Organisation(jobs=tuple(job for job, _ in jobs))
    roles = [RoleEntry(job.name.zh_hans, job, reading, (DOCUMENT,)) for job, reading in jobs]
    roles += [RoleEntry(word, None, reading, (DOCUMENT,) * count) for word, reading, count in unknown]
    return dict(role_addresses(RoleIndex(tuple(roles), organisation)))


def test_pinyin_without_accents_or_signs() -> None:
    found = addresses(
        (registered("旅行社", 1), "lü xing she"),
        (registered("Sales Manager (intl.)", 2), "sales manager intl"),
    )
    assert list(found.values()) == ["roles/lu-xing-she/", "roles/sales-manager-intl/"]


def test_jobs_that_sound_alike_keep_apart_and_the_first_one_keeps_its_address() -> None:
    first, second = (registered("预订员", 5), "yu ding yuan"), (registered("预定员", 9), "yu ding yuan")
    assert addresses(first)["预订员"] == "roles/yu-ding-yuan/"
    assert addresses(second, first) == {
        "预订员": "roles/yu-ding-yuan/",
        "预定员": "roles/yu-ding-yuan-2/",
    }


def test_no_name_leads_out_of_the_folder_or_into_its_own_page() -> None:
    names = ["../../x", "index", "README", "%2e%2e", "…", "a" * 500]
    jobs = [(registered(name, line), name.casefold()) for line, name in enumerate(names, 1)]
    found = list(addresses(*jobs).values())
    assert all(re.fullmatch(r"roles/[a-z0-9][a-z0-9-]{0,70}/", address) for address in found)
    assert len(set(found)) == len(names)
    assert not {"roles/index/", "roles/readme/"} & set(found)


def test_words_that_are_no_job_need_two_entries_for_a_page() -> None:
    unknown = (("专人", "zhuan ren", 1), ("责任人", "ze ren ren", 2))
    assert addresses(unknown=unknown) == {"责任人": "roles/ze-ren-ren/"}
