"""What is recorded, and what is refused: one story for each rule."""

from __future__ import annotations

from datetime import date

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, RecordedManual

from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.roles import Role
from sop_plugin.recording import Recorder, Refused
from sop_plugin.recording.approve import approve
from sop_plugin.recording.issue import issue, next_number
from sop_plugin.recording.release import ReleaseNeedsRepository, release
from sop_plugin.recording.review import review
from sop_plugin.recording.withdraw import withdraw
from sop_plugin.workspace.workspace import open_workspace

CLAUSE = "响铃 3 声内接起。"


@pytest.fixture
def manual(under_git: RecordedManual) -> RecordedManual:
    return under_git


@pytest.fixture
def released(recorded: RecordedManual) -> RecordedManual:
    return recorded


def recorder(manual: RecordedManual, day: str = "2026-11-20") -> Recorder:
    return Recorder.open(open_workspace(manual.folder / "mkdocs.yml"), date.fromisoformat(day))


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_preparing_writes_nothing(manual: RecordedManual) -> None:
    before = manual.contents()
    prepared = issue(recorder(manual), DRAFT, "tang")
    assert manual.contents() == before
    prepared.write()
    assert set(manual.contents()) - set(before) == {LEDGER}


def test_a_released_number_has_its_whole_chain(released: RecordedManual) -> None:
    found = recorder(released).compiled
    assert [type(event).kind.value for event in found.histories.ledger.by_number[NUMBER]] == [
        "issued",
        *["approved"] * 4,
        "released",
    ]
    assert not [f for f in found.findings if f.fails_strict]
    blob = found.histories.ledger.releases(NUMBER)[0].blob
    assert blob == released.blob(f"HEAD:{PROCEDURE}")


def test_the_next_number_follows_all_that_were_ever_taken(released: RecordedManual) -> None:
    assert next_number(recorder(released), "HT-SD", "SOP") == "HT-SD-SOP-021"
    assert next_number(recorder(released), "HT-MK", "FRM") == "HT-MK-FRM-001"
    unreadable = released.text(PROCEDURE).replace(NUMBER, "HT-SD-SOP-030").replace("revision", "revison")
    released.write("docs/unreadable.md", unreadable)
    assert next_number(recorder(released), "HT-SD", "SOP") == "HT-SD-SOP-031"
    released.write("docs/unreadable.md", unreadable.replace("030", "031").replace("revison", "revision"))
    issue(recorder(released), "HT-SD-SOP-031", "tang").write()
    (released.folder / "docs/unreadable.md").unlink()
    assert next_number(recorder(released), "HT-SD", "SOP") == "HT-SD-SOP-032"


def test_a_number_is_given_out_once_and_only_to_a_document(released: RecordedManual) -> None:
    with pytest.raises(Refused, match="已于 2026-02-01 登记"):
        issue(recorder(released), NUMBER, "tang")
    with pytest.raises(Refused, match=r"HT-SD-SOP-005.*HT-SD-SOP-004"):
        issue(recorder(released), "HT-SD-SOP-005", "tang")
    with pytest.raises(Refused) as refused:
        issue(recorder(released), DRAFT, "nobody")
    assert codes(refused) == ["SOP957"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (f"number: {DRAFT}", "number: HT-SD-SOP-20", "SOP201"),
        (f"number: {DRAFT}", f"number: {NUMBER}", "SOP202"),
        ("department: HT-SD", "department: HT-MK", "SOP203"),
        ("type: procedure", "type: form", "SOP204"),
    ],
)
def test_a_wrong_number_is_never_recorded(manual: RecordedManual, old: str, new: str, code: str) -> None:
    manual.replace(DRAFT_FILE, old, new)
    number = new.removeprefix("number: ") if new.startswith("number") else DRAFT
    with pytest.raises(Refused) as refused:
        issue(recorder(manual), number, "tang")
    assert code in codes(refused)


def test_the_first_signature_begins_the_review_and_the_last_ends_it(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    shown = []
    for role, person, day in (
        ("prepared", "tang", "2026-11-10"),
        ("checked", "zeng", "2026-11-12"),
        ("reviewed", "lu", "2026-11-12"),
        ("approved", "shen", "2026-11-14"),
    ):
        signing = approve(recorder(manual, day), DRAFT, Role(role), person)
        signing.prepared.write()
        document = recorder(manual).document_or_refuse(DRAFT)
        shown.append((document.status, len(document.approvals), len(signing.missing)))
    assert shown == [
        (Status.IN_REVIEW, 1, 3),
        (Status.IN_REVIEW, 2, 2),
        (Status.IN_REVIEW, 3, 1),
        (Status.APPROVED, 4, 0),
    ]


def test_each_role_signs_once_and_approved_last(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    with pytest.raises(Refused, match="已由 唐一宁 以“拟制”签署"):
        approve(recorder(manual), DRAFT, Role.PREPARED, "tang")
    with pytest.raises(Refused, match="还没有校对签署"):
        approve(recorder(manual), DRAFT, Role.APPROVED, "shen")
    with pytest.raises(Refused) as refused:
        approve(recorder(manual), DRAFT, Role.CHECKED, "tang")
    assert codes(refused) == ["SOP503"]


def test_whoever_may_not_sign_is_refused(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    manual.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-12")
    with pytest.raises(Refused, match="在职期间：2023-07-03 至 2026-06-30"):
        approve(recorder(manual), DRAFT, Role.REVIEWED, "fang")
    manual.sop(
        "approve", DRAFT, "--role", "reviewed", "--by", "fang", "--date", "2026-11-13"
    ) if False else None
    approve(recorder(manual, "2026-11-13"), DRAFT, Role.REVIEWED, "shen").prepared.write()
    with pytest.raises(Refused) as refused:  # may approve forms alone
        approve(recorder(manual), DRAFT, Role.APPROVED, "lu")
    assert codes(refused) == ["SOP504"]


def test_back_dating_is_refused(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-10")
    with pytest.raises(Refused) as refused:
        approve(recorder(manual, "2026-11-09"), DRAFT, Role.PREPARED, "tang")
    assert codes(refused) == ["SOP914"]


def test_what_is_signed_must_be_complete_first(released: RecordedManual) -> None:
    released.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-10")
    released.replace(DRAFT_FILE, "effective: 2026-12-01\n", "")
    with pytest.raises(Refused, match="没有 effective"):
        approve(recorder(released), DRAFT, Role.PREPARED, "tang")
    released.next_revision(2, "2026-12-15", CLAUSE, "响铃 4 声内接起。")
    text = released.text()
    released.write(PROCEDURE, "\n".join(x for x in text.split("\n") if not x.startswith("change:")))
    with pytest.raises(Refused) as refused:
        approve(recorder(released), NUMBER, Role.PREPARED, "tang")
    assert codes(refused) == ["SOP507"]


def test_a_changed_text_is_signed_again_by_everybody(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    manual.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-11")
    manual.replace(DRAFT_FILE, "每日 18:00 打印。", "每日 17:00 打印。")
    with pytest.raises(Refused, match="还没有拟制签署"):
        approve(recorder(manual), DRAFT, Role.APPROVED, "shen")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-12")
    document = recorder(manual).document_or_refuse(DRAFT)
    assert [(str(a.role), a.day.day) for a in document.approvals] == [("prepared", 12), ("checked", 11)]
    with pytest.raises(Refused) as refused:
        release(recorder(manual), DRAFT, "tang")
    assert codes(refused) == ["SOP941"]
    manual.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-13")
    manual.sop("approve", DRAFT, "--role", "reviewed", "--by", "lu", "--date", "2026-11-13")
    manual.sop("approve", DRAFT, "--role", "approved", "--by", "shen", "--date", "2026-11-14")
    manual.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-14")
    assert not [f for f in recorder(manual).compiled.findings if f.fails_strict]


def test_a_release_needs_every_signature(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    with pytest.raises(Refused, match="没有第 1 版的签署"):
        release(recorder(manual), DRAFT, "tang")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    with pytest.raises(Refused, match="校对、审核、批准"):
        release(recorder(manual), DRAFT, "tang")


def test_a_release_is_of_the_text_that_was_signed(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sign_all(DRAFT, "2026-11-10", "2026-11-10", "2026-11-10", "2026-11-10")
    manual.replace(DRAFT_FILE, "每日 18:00 打印。", "每日 17:00 打印。")
    with pytest.raises(Refused) as refused:
        release(recorder(manual), DRAFT, "tang")
    assert set(codes(refused)) == {"SOP941"}


def test_nothing_takes_effect_before_it_is_released(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
    with pytest.raises(Refused, match="早于发布的日子 2026-03-02"):
        release(recorder(manual, "2026-03-02"), NUMBER, "tang")
    assert release(recorder(manual, "2026-03-01"), NUMBER, "tang").event.effective == date(2026, 3, 1)


def test_a_release_is_in_git_before_anything_else_is_written(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sign_all(DRAFT, "2026-11-10", "2026-11-12", "2026-11-12", "2026-11-14")
    releasing = release(recorder(manual), DRAFT, "tang")
    assert not blob_is_there(manual, releasing.event.blob)
    releasing.prepared.write()
    assert blob_is_there(manual, releasing.event.blob)
    assert manual.git("cat-file", "blob", releasing.event.blob) == manual.text(DRAFT_FILE).strip()


def blob_is_there(manual: RecordedManual, blob: str) -> bool:
    return f"{blob} blob" in manual.git(
        "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"
    )


def test_the_blob_is_as_git_stores_the_file(manual: RecordedManual) -> None:
    manual.write(".gitattributes", "* text=auto eol=crlf\n")
    manual.write(PROCEDURE, manual.text().replace("\n", "\r\n"))
    manual.commit("Work with the line ends of Windows")
    manual.record_procedure()
    assert b"\r\n" in (manual.folder / PROCEDURE).read_bytes()
    found = recorder(manual).compiled.histories.ledger.releases(NUMBER)[0]
    assert found.blob == manual.blob(f"HEAD:{PROCEDURE}")


def test_without_git_nothing_is_released(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
    (manual.folder / ".git").rename(manual.folder.parent / "git")
    with pytest.raises(ReleaseNeedsRepository):
        release(recorder(manual, "2026-02-24"), NUMBER, "tang")


def test_a_released_text_is_committed_before_the_file_changes_again(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
    manual.sop("release", NUMBER, "--by", "tang", "--date", "2026-02-24")
    with pytest.raises(Refused, match="还没有提交到 git"):
        review(recorder(manual), NUMBER, Outcome.NO_CHANGE, "仍然适用", "lu")
    with pytest.raises(Refused, match="还没有提交到 git"):
        withdraw(recorder(manual), NUMBER, "停办", "shen")
    manual.next_revision(2, "2026-12-15", CLAUSE, "响铃 4 声内接起。")
    with pytest.raises(Refused, match="还没有提交到 git"):
        approve(recorder(manual), NUMBER, Role.PREPARED, "tang")


def test_a_text_that_changed_after_release_is_not_signed(released: RecordedManual) -> None:
    released.replace(PROCEDURE, CLAUSE, "响铃 4 声内接起。")
    with pytest.raises(Refused) as refused:
        approve(recorder(released), NUMBER, Role.PREPARED, "tang")
    assert codes(refused) == ["SOP935"]


def test_a_review_moves_the_due_date_and_nothing_else(released: RecordedManual) -> None:
    prepared, event = review(recorder(released), NUMBER, Outcome.NO_CHANGE, "仍然适用: 是, 全部", "lu")
    prepared.write()
    found = recorder(released)
    document = found.document_or_refuse(NUMBER)
    assert (event.revision, document.effective) == (1, date(2026, 3, 1))
    assert document.review_due == date(2027, 11, 20)
    assert document.reviews[0].note == "仍然适用: 是, 全部"
    assert not [f for f in found.compiled.findings if f.fails_strict]
    with pytest.raises(Refused, match="已经登记"):
        review(recorder(released), NUMBER, Outcome.NO_CHANGE, "再来", "lu")


def test_a_review_during_a_change_is_written_to_the_ledger_alone(released: RecordedManual) -> None:
    released.next_revision(2, "2026-12-15", CLAUSE, "响铃 4 声内接起。")
    before = released.text()
    prepared, event = review(recorder(released), NUMBER, Outcome.REVISE, "响铃时限要改", "lu")
    prepared.write()
    assert (event.revision, released.text()) == (1, before)
    assert not [f for f in recorder(released).compiled.findings if f.fails_strict]


def test_what_was_never_released_is_not_reviewed(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    with pytest.raises(Refused, match="还没有发布过"):
        review(recorder(manual), DRAFT, Outcome.NO_CHANGE, "", "lu")


def test_a_note_is_one_line(released: RecordedManual) -> None:
    with pytest.raises(Refused) as refused:
        review(recorder(released), NUMBER, Outcome.NO_CHANGE, "长" * 501, "lu")
    assert codes(refused)
    _, event = review(recorder(released), NUMBER, Outcome.NO_CHANGE, "一行\n两行", "lu")
    assert event.note == "一行 两行"


def test_after_its_end_nothing_happens_to_a_document(released: RecordedManual) -> None:
    prepared, _ = withdraw(recorder(released), NUMBER, "业务已停办", "shen")
    prepared.write()
    document = recorder(released).document_or_refuse(NUMBER)
    assert document.status is Status.WITHDRAWN
    assert document.withdrawal is not None
    assert (document.withdrawal.reason, document.withdrawal.successor) == ("业务已停办", None)
    assert not [f for f in recorder(released).compiled.findings if f.fails_strict]
    released.commit("Withdraw it")
    for attempt in (
        lambda: withdraw(recorder(released), NUMBER, "再来", "shen"),
        lambda: review(recorder(released), NUMBER, Outcome.NO_CHANGE, "", "lu"),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert "SOP925" in codes(refused)


def test_a_successor_is_another_document_that_is_in_force(released: RecordedManual) -> None:
    with pytest.raises(Refused, match="不能接替它自己"):
        withdraw(recorder(released), NUMBER, "停办", "shen", NUMBER)
    with pytest.raises(Refused, match="HT-SD-SOP-099"):
        withdraw(recorder(released), NUMBER, "停办", "shen", "HT-SD-SOP-099")
    with pytest.raises(Refused) as refused:
        withdraw(recorder(released), NUMBER, "停办", "shen", DRAFT)
    assert codes(refused) == ["SOP609"]


def test_a_revision_in_the_making_is_not_withdrawn_in_place_of_the_released_one(
    released: RecordedManual,
) -> None:
    released.next_revision(2, "2026-12-15", CLAUSE, "响铃 4 声内接起。")
    with pytest.raises(Refused, match=r"未发布的第 2 版.*git cat-file blob"):
        withdraw(recorder(released), NUMBER, "停办", "shen")


def test_a_draft_that_was_withdrawn_may_be_deleted(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    before = manual.text(DRAFT_FILE)
    prepared, event = withdraw(recorder(manual), DRAFT, "不再需要", "shen")
    prepared.write()
    assert event.revision is None
    assert manual.text(DRAFT_FILE) == before
    (manual.folder / DRAFT_FILE).unlink()
    assert not [f for f in recorder(manual).compiled.findings if f.fails_strict]
    assert next_number(recorder(manual), "HT-SD", "SOP") == "HT-SD-SOP-021"


def test_a_ledger_that_does_not_hold_takes_no_more_events(released: RecordedManual) -> None:
    released.replace(LEDGER, '"event":"issued","number"', '"event":"issued","title":"改","number"')
    with pytest.raises(Refused) as refused:
        review(recorder(released), NUMBER, Outcome.NO_CHANGE, "", "lu")
    assert refused.value.findings
    assert {finding.place.path for finding in refused.value.findings} == {LEDGER}


def test_whatever_stops_between_the_two_files_is_mended_by_the_same_command(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    signing = approve(recorder(manual, "2026-11-10"), DRAFT, Role.PREPARED, "tang")
    (path, data), *_ = signing.prepared.texts.items()
    path.write_bytes(data)
    approve(recorder(manual, "2026-11-10"), DRAFT, Role.PREPARED, "tang").prepared.write()
    assert path.read_bytes() == data
    assert len(manual.ledger()) == 2
    manual.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-12")
    manual.record_procedure()
    prepared, _ = review(recorder(manual), NUMBER, Outcome.NO_CHANGE, "", "lu")
    (path, data), *_ = prepared.texts.items()
    path.write_bytes(data)
    review(recorder(manual), NUMBER, Outcome.NO_CHANGE, "", "lu")[0].write()
    assert path.read_bytes() == data
    manual.commit("Record a review")
    prepared, _ = withdraw(recorder(manual), NUMBER, "停办", "shen")
    (path, data), *_ = prepared.texts.items()
    path.write_bytes(data)
    withdraw(recorder(manual), NUMBER, "停办", "shen")[0].write()
    assert path.read_bytes() == data


def test_what_it_means_for_other_documents_is_told(released: RecordedManual) -> None:
    released.replace(DRAFT_FILE, "无。", f"见 [[{NUMBER}]]。")
    prepared, _ = withdraw(recorder(released), NUMBER, "停办", "shen")
    assert {finding.place.path for finding in prepared.elsewhere} == {DRAFT_FILE}
