"""Duties of jobs that begin the items of a clause of responsibilities."""

from __future__ import annotations

from pathlib import Path

from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.markdown.told_duties import with_told_duties
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.source import Source

GOLDEN = Path(__file__).parents[3] / "golden"


def test_items_that_begin_with_a_job_say_what_it_answers_for() -> None:
    jobs = "jobs:\n  - {name: {zh-Hans: 文员, en: Clerk}}\n  - {name: {zh-Hans: 主管}}\npeople:\n"
    company = (GOLDEN / "organisation.yml").read_text(encoding="utf-8").replace("people:\n", jobs, 1)
    organisation = read_organisation(Source("organisation.yml", company.encode()))[0]
    items = (
        "1. 文员登记来电，字迹清楚。\n2. **主管**：复核。\n3. 文员和主管值班；\n- The Clerk keeps the list.\n"
        "4. 文员的电话要通。\n5. 文员登记后，主管复核。\n6. 客人签字。\n\n文员归档。\n"
    )
    text = (GOLDEN / "documents" / "procedure.md").read_text(encoding="utf-8")
    text = text.replace("销售代表接听。", items).replace("响铃 3 声内接起。", "1. 文员接起。")
    document = read_document(Source("docs/a.md", text.encode()), Settings()).document
    assert document is not None
    told = with_told_duties(document, organisation, heading_kinds({}))
    assert [(duty.doers, duty.duty, str(duty.place)) for duty in told.body.procedures.duties] == [
        (("文员",), "登记来电，字迹清楚。", "docs/a.md:28:6"),
        (("主管",), "复核。", "docs/a.md:29:4"),
        (("文员和主管",), "值班", "docs/a.md:30:9"),
        (("Clerk",), "keeps the list.", "docs/a.md:31:12"),
    ]
    assert (
        with_told_duties(document, read_organisation(Source("o.yml", b""))[0], heading_kinds({})) == document
    )
