"""Reminders, read back as messages."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from manual_with_tasks import compiled as with_tasks
from manual_with_tasks import tasks_within
from sample_manual import SIGNED

from sop_plugin.compile import CompiledManual
from sop_plugin.registers.tasks import tasks
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.reminders import MailSettings, Reminder, has_address, message, reminders
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

SETTINGS = MailSettings("example.com", "sop@example.com", ZoneInfo("Asia/Shanghai"), 30)
SITE = Provenance("https://sop.example.com/", "", "sop-anchor1:abc")


@pytest.fixture
def compiled(compile_sources: Any, make_source: Any) -> CompiledManual:
    """One review late by 265 days, one by 8, one due in 10; of the last, zeng is the owner."""

    def due(number: str, days: int, preparer: str = "tang") -> Any:
        effective = date(2026, 11, 21) + timedelta(days=days) - timedelta(days=365)
        signed = [{**SIGNED[0], "person": preparer}, *SIGNED[1:]]
        signed = [{**each, "date": "2024-01-05"} for each in signed]
        return make_source(
            number, effective=effective.isoformat(), title=f"规程{number[-3:]}", approvals=signed
        )

    done: CompiledManual = compile_sources(
        due("HT-SD-SOP-001", -265), due("HT-SD-SOP-002", -8), due("HT-SD-SOP-003", 10, "zeng")
    )
    return done


def made(compiled: CompiledManual, after: int = 30) -> dict[str, Reminder]:
    found = tasks(
        compiled.manual, compiled.histories, compiled.registers.reviews.rows, (), compiled.copies, 36_500
    )
    return {each.name: each for each in reminders(found, compiled.manual, after)}


def read(compiled: CompiledManual, name: str, language: Language = Language.ZH_HANS) -> EmailMessage:
    data = message(made(compiled)[name], compiled.manual, SITE, SETTINGS, voice_in(language))
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    data.decode("ascii")  # any mail server takes it
    return found


def test_each_owner_has_one_and_late_ones_are_told_further(compiled: CompiledManual) -> None:
    found = made(compiled)
    numbers = {
        name: (
            [(row.number or "")[-3:] for row in each.rows],
            [(row.number or "")[-3:] for row in each.told],
        )
        for name, each in found.items()
    }
    assert numbers == {"tang": (["001", "002"], []), "zeng": (["003"], []), "shen": ([], ["001"])}
    assert all(each.told == () for each in made(compiled, 300).values())
    assert numbers.keys() == made(compiled, 264).keys()
    assert "shen" not in made(compiled, 265)


def test_who_owns_some_and_is_told_of_others_has_one_digest(compile_sources: Any, make_source: Any) -> None:
    def late(number: str, preparer: str, signers: Any = SIGNED) -> Any:
        signed = [{**signers[0], "person": preparer}, *signers[1:]]
        return make_source(
            number, effective="2025-03-01", approvals=[{**each, "date": "2024-01-05"} for each in signed]
        )

    compiled = compile_sources(late("HT-SD-SOP-001", "tang"), late("HT-SD-SOP-002", "shen"))
    digest = made(compiled)["shen"]
    assert [[(row.number or "")[-3:] for row in rows] for rows in (digest.rows, digest.told)] == [
        ["002"],
        ["001"],
    ]
    mail = read(compiled, "shen")
    assert str(mail["Subject"]) == "提醒：逾期 1 项，将到期 0 项；逾期超过 30 天：1 项"
    text = mail.get_content()
    assert text.index("下列事项由您办理") < text.index("HT-SD-SOP-002") < text.index("请督促负责人")
    assert text.index("请督促负责人") < text.index("HT-SD-SOP-001") < text.index("负责人 唐一宁")


def test_a_message_says_what_to_do_and_where(compiled: CompiledManual) -> None:
    mail = read(compiled, "tang")
    assert str(mail["Subject"]) == "提醒：逾期 2 项，将到期 0 项"
    (to,) = mail["To"].addresses
    assert (to.display_name, to.addr_spec) == ("唐一宁", "tang@example.com")
    assert str(mail["From"]) == "sop@example.com"
    assert str(mail["Date"]) == "Sat, 21 Nov 2026 09:00:00 +0800"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content().replace("\r\n", "\n")
    assert "唐一宁，您好：" in text
    assert "- HT-SD-SOP-001 规程001：应在 2026-03-01 之前（逾期 265 天）\n" in text
    assert "https://sop.example.com/HT-SD-SOP-001/\n" in text
    assert "sop review HT-SD-SOP-001 --outcome no_change --note 说明 --by tang" in text
    assert "https://sop.example.com/reviews/\n" in text
    assert "台账锚点 sop-anchor1:abc" in text
    assert "HT-SD-SOP-003" not in text


def test_what_is_told_further_names_the_owner(compiled: CompiledManual) -> None:
    mail = read(compiled, "shen")
    assert str(mail["Subject"]) == "逾期超过 30 天：1 项"
    text = mail.get_content().replace("\r\n", "\n")
    assert "请督促负责人" in text
    assert "负责人 唐一宁" in text
    assert "sop review" not in text


def test_it_speaks_english(compiled: CompiledManual) -> None:
    mail = read(compiled, "zeng", Language.EN)
    assert str(mail["Subject"]) == "Reminder: 0 overdue, 1 coming due"
    assert "by 2026-12-01 (10 days left)" in mail.get_content()


def test_the_same_day_gives_the_same_bytes_and_another_day_another_message(compiled: CompiledManual) -> None:
    def written() -> bytes:
        return message(made(compiled)["tang"], compiled.manual, SITE, SETTINGS, voice_in(Language.ZH_HANS))

    assert written() == written()
    identities = {str(read(compiled, name)["Message-ID"]) for name in made(compiled)}
    assert len(identities) == 3


def test_a_title_adds_no_line_and_no_header(compile_sources: Any, make_source: Any) -> None:
    compiled = compile_sources(
        make_source("HT-SD-SOP-006", effective="2025-03-01", title="题\u2028Bcc: x@y.z")
    )
    (name,) = (each.name for each in made(compiled).values() if each.rows)
    mail = read(compiled, name)
    assert mail["Bcc"] is None
    assert "题\\u2028Bcc: x@y.z" in mail.get_content()


def test_not_every_id_is_an_address(compiled: CompiledManual) -> None:
    people = compiled.manual.organisation.people
    assert has_address(people["tang"])
    for odd in ("陆", "a b", "a@b", "a..b", "", "a\nb"):
        assert not has_address(type(people["tang"])(odd, "名", "HT-SD", "岗"))


def test_one_digest_tells_of_every_kind_and_what_to_do_about_it() -> None:
    manual = with_tasks().manual
    found = {each.name: each for each in reminders(tasks_within(30), manual, 30)}

    def text(name: str) -> str:
        data = message(found[name], manual, SITE, SETTINGS, voice_in(Language.ZH_HANS))
        mail = message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        return f"{mail['Subject']}\n{mail.get_content()}".replace("\r\n", "\n")

    own, _, told = text("tang").partition("请督促负责人")
    assert told == ""
    order = [
        "提醒：逾期 6 项，将到期 1 项",
        "复审，已逾期（2）",
        "阅读，已逾期（2）",
        "- HT-SD-SOP-001 接听电话 第 2 版：应在 2026-01-15 之前（逾期 54 天）",
        "sop acknowledge HT-SD-SOP-001 --by tang",
        "收回或更换受控副本，已逾期（2）",
        "- HT-SD-SOP-001:2 接听电话 第 1 版（持有：总台）：2025-03-01 起不得使用（逾期 374 天）",
        "sop copies recall HT-SD-SOP-001:1 --by tang",
        "保存期满，可以销毁（1）",
        "- HT-SD-FRM-001 电话记录表 的记录：2026-03-20 起\n",
        "https://sop.example.com/training/",
        "https://sop.example.com/retention/",
    ]
    places = [own.index(words) for words in order]
    assert places == sorted(places)

    own, _, told = text("shen").partition("请督促负责人")
    assert "核对外部文件的版本，已逾期（1）\n- ISO 9001：应在 2026-02-01 之前（逾期 37 天）" in own
    assert "收回或更换受控副本（2）" in told
    assert "阅读（2）" in told
    assert "保存期满" not in told
    own, _, told = text("lu").partition("请督促负责人")
    assert "交回手中的受控副本，已逾期（1）" in own
    assert "HT-SD-SOP-001:1" not in told, "its issuer is who is late"
