"""Feeds: what RFC 4287 asks for, of the changes that the change log has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual, recorded_manual
from sample_manual import AS_OF

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.sharing.cells import one_line
from sop_plugin.sharing.feed import MOST_ENTRIES, moment
from sop_plugin.sharing.permanent_ids import permanent_id

SITE = "https://sop.example.com/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SHANGHAI = ZoneInfo("Asia/Shanghai")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def drawn(edition: Edition) -> dict[str, bytes]:
    return {
        output.address: output.whole_file()
        for output in site_outputs(edition)
        if output.kind is Kind.DOWNLOAD and output.address.endswith("atom.xml")
    }


def edition_of(manual: RecordedManual, **options: Any) -> Edition:
    return Edition(with_ledger(manual), **({"site_url": SITE, "zone": SHANGHAI} | options))


def one(element: Any, path: str) -> str:
    (found,) = element.xpath(path, namespaces=ATOM)
    return str(found)


def entries(data: bytes) -> list[Any]:
    found = etree.fromstring(data).xpath("a:entry", namespaces=ATOM)
    assert isinstance(found, list)
    return found


def titles(data: bytes) -> list[str]:
    return [one(entry, "a:title/text()") for entry in entries(data)]


@pytest.fixture(scope="module")
def feeds() -> dict[str, bytes]:
    return drawn(edition_of(recorded_manual()))


def test_there_is_one_for_all_each_department_and_each_job(feeds: dict[str, bytes]) -> None:
    assert list(feeds) == [
        "changes/atom.xml",
        "departments/HT-SD/atom.xml",
        *[address for address in feeds if address.startswith("roles/")],
    ]
    assert any(address.startswith("roles/") for address in feeds)


def problems(data: bytes) -> Iterator[str]:
    """What RFC 4287 demands and is not there."""
    feed = etree.fromstring(data)
    for place in (feed, *entries(data)):
        for name in ("id", "title", "updated"):
            if len(place.findall(f"a:{name}", ATOM)) != 1:
                yield f"not one {name}"
        if not URN.fullmatch(one(place, "a:id/text()")):
            yield "id"
        for day in place.xpath("a:updated/text() | a:published/text()", namespaces=ATOM):
            if not DATE.fullmatch(day):
                yield day
        if len(place.xpath("a:link[@rel='alternate' and @type='text/html']", namespaces=ATOM)) != 1:
            yield "alternate"
    if not feed.xpath("a:author/a:name/text()", namespaces=ATOM):
        yield "author"
    if len(feed.xpath("a:link[@rel='self' and @type='application/atom+xml']", namespaces=ATOM)) != 1:
        yield "self"
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    if len(set(ids)) != len(ids):
        yield "ids"
    days = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    if days != sorted(days, reverse=True) or (days and days[0] != one(feed, "a:updated/text()")):
        yield "order"


def test_every_feed_is_valid(feeds: dict[str, bytes]) -> None:
    assert {address: list(problems(data)) for address, data in feeds.items() if list(problems(data))} == {}
    assert len({one(etree.fromstring(data), "a:id/text()") for data in feeds.values()}) == len(feeds)


def test_it_tells_what_has_happened_and_nothing_that_is_to_come(feeds: dict[str, bytes]) -> None:
    told = titles(feeds["changes/atom.xml"])
    assert told[:3] == [
        "发布：HT-SD-SOP-001 接听电话（第 3 版）",
        "生效：HT-SD-SOP-004 一人多签的（第 1 版）",
        "发布：HT-SD-SOP-004 一人多签的（第 1 版）",
    ]
    assert "生效：HT-SD-SOP-001 接听电话（第 3 版）" not in told  # on 1 December
    assert "作废：HT-SD-SOP-002 传真预订（第 1 版）" in told


def test_an_entry_says_when_what_for_whom_and_where(feeds: dict[str, bytes]) -> None:
    entry = entries(feeds["changes/atom.xml"])[0]
    assert one(entry, "a:updated/text()") == "2026-11-10T00:00:00+08:00"
    assert one(entry, "a:link/@href") == f"{SITE}HT-SD-SOP-001/r3/"
    assert one(entry, "a:category[2]/@term") == "HT-SD"
    assert one(entry, "a:category[2]/@label") == "销售部"
    assert one(entry, "a:summary/text()").split("\n") == [
        "生效日期：2026-12-01",
        "更改类别：实质性更改",
        "更改内容：改为第 3 种做法",
        "更改原因：客户投诉",
        "执行部门：销售部",
        "适用岗位：销售代表",
    ]
    (withdrawn,) = (e for e in entries(feeds["changes/atom.xml"]) if "作废：" in one(e, "a:title/text()"))
    assert "说明：渠道关闭\n接替文件：HT-SD-SOP-001" in one(withdrawn, "a:summary/text()")


def test_a_job_learns_of_what_it_follows(feeds: dict[str, bytes]) -> None:
    of_jobs = {
        one(etree.fromstring(d), "a:title/text()"): d for a, d in feeds.items() if a.startswith("roles/")
    }
    told = titles(of_jobs["更改日志：销售代表"])
    assert any("HT-SD-SOP-001" in title for title in told)
    assert not any("HT-SD-SOP-002" in title for title in told)  # for 预订员


def test_identities_stay_when_more_happens_and_the_site_moves(feeds: dict[str, bytes]) -> None:
    later = recorded_manual()
    later.release("HT-SD-SOP-004", 2, "2026-11-20", "2026-11-21", title="改了题目")
    after = drawn(edition_of(later, site_url="https://elsewhere.example.org/"))["changes/atom.xml"]
    before = feeds["changes/atom.xml"]

    def identities(data: bytes) -> list[str]:
        return [one(entry, "a:id/text()") for entry in entries(data)]

    assert identities(after)[2:] == identities(before)
    assert one(etree.fromstring(after), "a:id/text()") == one(etree.fromstring(before), "a:id/text()")
    assert permanent_id("a", "b") != permanent_id("a b")
    assert str(permanent_id("a")) == str(permanent_id("a"))


def test_without_an_address_of_the_site_links_lead_there_from_the_feed() -> None:
    made = drawn(edition_of(recorded_manual(), site_url=""))
    feed = etree.fromstring(made["departments/HT-SD/atom.xml"])
    assert one(feed, "a:link[@rel='self']/@href") == "../../departments/HT-SD/atom.xml"
    assert one(feed, "a:link[@rel='alternate']/@href") == "../../departments/HT-SD/"
    assert one(entries(made["changes/atom.xml"])[0], "a:link/@href") == "../HT-SD-SOP-001/r3/"


def test_what_a_document_says_is_data() -> None:
    manual = RecordedManual()
    manual.issue("HT-SD-SOP-001", "题目", "2026-01-10")
    manual.release("HT-SD-SOP-001", 1, "2026-02-20", "2026-03-01", title="<b>&\"'", audience=["<i>"])
    made = drawn(edition_of(manual))
    for data in made.values():
        assert list(problems(data)) == []
    assert titles(made["changes/atom.xml"])[0] == "生效：HT-SD-SOP-001 <b>&\"'（第 1 版）"


def test_what_xml_cannot_say_is_shown_or_left_out() -> None:
    assert one_line("a\x07\ud800\uffffb\nc") == "a\\x07\\ud800b\\nc"


def test_only_the_latest_are_told() -> None:
    manual = RecordedManual()
    for n in range(1, MOST_ENTRIES // 2 + 6):
        number = f"HT-SD-SOP-{n:03}"
        manual.issue(number, "题目", "2026-01-10")
        day = date(2026, 2, 1) + timedelta(days=n)
        manual.release(number, 1, day.isoformat(), day.isoformat(), title="题目")
    found = entries(drawn(edition_of(manual))["changes/atom.xml"])
    assert len(found) == MOST_ENTRIES
    assert "HT-SD-SOP-055" in one(found[0], "a:title/text()")


def test_days_have_the_offset_of_their_place() -> None:
    assert moment(AS_OF, SHANGHAI) == "2026-11-21T00:00:00+08:00"
    assert moment(AS_OF, ZoneInfo("America/New_York")) == "2026-11-21T00:00:00-05:00"
    assert moment(date.min, SHANGHAI) == "1970-01-01T00:00:00+08:00"
    # Liberia was 44 minutes and 30 seconds behind until 1972.
    assert moment(date(1971, 1, 1), ZoneInfo("Africa/Monrovia")) == "1971-01-01T00:44:30+00:00"


def test_without_a_ledger_there_is_none(edition: Edition) -> None:
    assert drawn(edition) == {}
    assert not any(output.feed for output in site_outputs(edition))


def test_pages_name_the_feed_beside_them() -> None:
    outputs = {output.address: output for output in site_outputs(edition_of(recorded_manual()))}
    named = {address: output.feed for address, output in outputs.items() if output.feed}
    assert named["changes/"] == "changes/atom.xml"
    assert named["departments/HT-SD/"] == "departments/HT-SD/atom.xml"
    for address, feed in named.items():
        assert feed in outputs
        assert '<a href="atom.xml">订阅更新（Atom）</a>' in outputs[address].draw(outputs[address].text())
