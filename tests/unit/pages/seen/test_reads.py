"""What is read of an edition is recorded by names that another edition can answer, and nothing that a page shows is left out.

The check of it all: whatever changes, a page whose reads are the same again is the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from sample_manual import AS_OF, ORGANISATION, default_sources, document_source

from sop_plugin.compile import Capabilities, Sources, compile_manual
from sop_plugin.model.document import Document
from sop_plugin.model.once import Once
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.seen.digests import NoDigest
from sop_plugin.pages.seen.reads import Reads
from sop_plugin.reading.source import Source
from sop_plugin.words.dates import day_in_words
from sop_plugin.words.language import languages
from sop_plugin.words.voice import voice_in

BOOKING = "HT-SD-SOP-015"
STEPS = "\n| 步骤 | 责任人 | 记录 |\n| --- | --- | --- |\n| 接起 | 销售代表 | [[HT-SD-FRM-001]] |\n| 留言 | 预订员 | 留言本 |\n"
# Who does such a step depends on what the organisation knows.
LISTED = "\n### 变更\n\n1. 销售协调员：改预订单（当日）。\n2. 由销售协调员通知客人。\n3. 存档。\n"


@dataclass(frozen=True)
class PageRead:
    own: str
    read: Mapping[str, str]
    html: str


@dataclass
class Shown:
    """A manual of which facts can be changed."""

    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    organisation: str = ORGANISATION.read_text(encoding="utf-8")
    as_of: date = AS_OF
    anchor: str = "sha256:1"
    gone: frozenset[str] = frozenset()

    def edition(self) -> Edition:
        own = {BOOKING: {"title": "电话预订", "body": f"## 目的\n\n预订。\n\n## 工作程序\n{STEPS}{LISTED}"}}
        own |= {number: {**own.get(number, {}), **facts} for number, facts in self.facts.items()}
        sources = {source.path: source for source in default_sources()}
        sources |= {
            (source := document_source(number, **facts)).path: source for number, facts in own.items()
        }
        kept = tuple(s for path, s in sources.items() if not any(number in path for number in self.gone))
        compiled = compile_manual(
            Sources(kept, Source("organisation.yml", self.organisation.encode())),
            Settings(external_titles=frozenset({"外部标准"})),
            self.as_of,
            Capabilities(reading_of=str.lower, simplify=lambda text: text.replace("預訂", "预订")),
        )
        return Edition(compiled, anchor=self.anchor)


def reads_of(edition: Edition) -> Reads:
    return Reads(edition, lambda form: f"\ue0f1{form}\ue0f1")


def filled(html: str, edition: Edition) -> str:
    day = edition.manual.as_of
    forms = {"a": edition.anchor, "d": day.isoformat()}
    forms |= {f"w{language}": str(voice_in(language).say(day_in_words(day))) for language in languages()}
    for form, said in forms.items():
        html = html.replace(f"\ue0f1{form}\ue0f1", said)
    return html


def drawn(reads: Reads) -> Iterator[tuple[str, PageRead]]:
    for output in site_outputs(reads.edition):
        if output.made is None:
            with reads.recorded() as trace:
                html = output.draw(output.text())
            yield output.address, PageRead(reads.digests.of(output.identity), reads.names(trace), html)


def is_same(reads: Reads, read: Mapping[str, str]) -> bool:
    def now(name: str) -> str:
        try:
            return reads.digest(name)
        except (NoDigest, LookupError, AttributeError, TypeError, ValueError):
            return ""

    return all(now(name) == digest for name, digest in read.items())


CHANGES: dict[str, Callable[[Shown], Shown]] = {
    "nothing": lambda shown: shown,
    "a body": lambda shown: replace(shown, facts={BOOKING: {"body": f"## 目的\n\n电话预订。\n{STEPS}"}}),
    "a title": lambda shown: replace(shown, facts={BOOKING: {"title": "来电预订"}}),
    "a reference": lambda shown: replace(
        shown, facts={"HT-SD-SOP-005": {"body": f"## 目的\n\n见 [[{BOOKING}]]。\n"}}
    ),
    "a term": lambda shown: replace(
        shown,
        facts={
            "HT-SD-SOP-005": {"body": "## 定义\n\n- 预订单：登记预订的表。\n\n## 工作程序\n\n填预订单。\n"}
        },
    ),
    "a keyword": lambda shown: replace(shown, facts={BOOKING: {"keywords": ["来电", "订房"]}}),
    "an audience": lambda shown: replace(shown, facts={BOOKING: {"audience": ["预订员"]}}),
    "another department": lambda shown: replace(shown, facts={BOOKING: {"supervised_by": "HT-GM"}}),
    "its review": lambda shown: replace(
        shown,
        facts={
            BOOKING: {
                "reviews": [{"date": "2026-10-01", "by": "tang", "outcome": "no_change", "note": "适用"}]
            }
        },
    ),
    "withdrawn": lambda shown: replace(
        shown,
        facts={
            BOOKING: {
                "status": "withdrawn",
                "withdrawal": {"date": "2026-11-01", "by": "shen", "reason": "停"},
            }
        },
    ),
    "gone": lambda shown: replace(shown, gone=frozenset([BOOKING])),
    "one more": lambda shown: replace(shown, facts={"HT-SD-SOP-030": {"title": "又一份"}}),
    "a department's name": lambda shown: replace(
        shown, organisation=shown.organisation.replace("销售部", "市场销售部")
    ),
    "a person's name": lambda shown: replace(
        shown, organisation=shown.organisation.replace("name: 沈", "name: 申")
    ),
    "what a job is called": lambda shown: replace(
        shown, organisation=shown.organisation.replace("job: 销售协调员", "job: 销售助理")
    ),
    "the next day": lambda shown: replace(shown, as_of=date(2026, 11, 22)),
    "another year": lambda shown: replace(shown, as_of=date(2027, 3, 2)),
    "what is recorded": lambda shown: replace(shown, anchor="sha256:2"),
}


@pytest.fixture(scope="module")
def pages() -> dict[str, PageRead]:
    return dict(drawn(reads_of(Shown().edition())))


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_of_which_all_reads_are_the_same_is_the_same(name: str, pages: dict[str, PageRead]) -> None:
    after = CHANGES[name](Shown())
    edition = after.edition()
    reads = reads_of(edition)
    anew = {output.address: output for output in site_outputs(edition) if output.made is None}
    owns = {output.address: reads.digests.of(output.identity) for output in site_outputs(reads.edition)}
    same = {
        address
        for address, page in pages.items()
        if owns.get(address) == page.own and is_same(reads, page.read)
    }
    for address in same:
        assert filled(pages[address].html, edition) == anew[address].draw(anew[address].text()), address
    if name in ("nothing", "what is recorded"):
        assert same == pages.keys()
    elif name not in ("a department's name", "another year", "a term", "a person's name"):
        # What has nothing to do with a change is known to have nothing to do with it.
        assert "HT-MK-SOP-001/" in same
        assert "register/" in same or name not in ("a body", "the next day")


def test_what_was_read_for_one_page_is_read_for_the_next_that_shows_it() -> None:
    reads = reads_of(Shown().edition())
    document = reads.edition.manual.by_number[BOOKING]
    made: Once[str] = Once()
    found = []
    for _ in range(2):
        with reads.recorded() as trace:
            assert made.get("key", lambda: document.title) == "电话预订"
        found.append(reads.names(trace))
    assert found[0] == found[1] != {}


def test_what_cannot_be_named_is_drawn_anew_every_time() -> None:
    reads = reads_of(Shown().edition())
    with reads.recorded() as trace:
        reads.edition.published.get(Document)  # type: ignore[call-overload]
    with pytest.raises(NoDigest):
        reads.names(trace)
