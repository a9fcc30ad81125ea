"""Git, asked in real repositories."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from repositories import Checkout

from sop_plugin.outside import git_program as door
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError, NoRepository, Obstacle, UnknownRevision

CHINESE = "docs/酒店 销售/电话 程序.md"
TEXT = "".join(f"第 {line} 条 电话响三声之内接听。\n" for line in range(1, 30))


def repository(folder: Path) -> GitRepository:
    found = GitRepository.find(folder)
    assert isinstance(found, GitRepository), found
    return found


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The git commands that were run."""
    run: list[str] = []
    real = subprocess.run

    def counted(command, **options):  # type: ignore[no-untyped-def]
        assert isinstance(command, list)
        assert not options.get("shell")
        if command[1] == "-C":  # the door's own, not the test's
            run.append(next(word for word in command[5:] if not word.startswith("-") and "=" not in word))
        return real(command, **options)

    monkeypatch.setattr(door.subprocess, "run", counted)
    return run


# --- finding -----------------------------------------------------------------------------------------


def test_no_git_on_this_machine(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert GitRepository.find(checkout.folder) == NoRepository(Obstacle.NO_PROGRAM)


def test_git_that_goes_away_later(checkout: Checkout) -> None:
    found = repository(checkout.folder)
    gone = GitRepository("/no/such/git", found.folder, found.prefix, found.object_format, found.is_shallow)
    with pytest.raises(GitError, match="could not be run"):
        gone.commits_of("a.md")


@pytest.mark.parametrize("name", ["plain", "not there"])
def test_no_repository(name: str, own_git_settings: None, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    found = GitRepository.find(tmp_path / name)
    assert isinstance(found, NoRepository)
    assert found.obstacle is Obstacle.NO_REPOSITORY
    assert found.detail


def test_a_repository_that_git_refuses_is_not_called_absent(checkout: Checkout) -> None:
    (checkout.folder / ".git/config").write_text("[core\n", encoding="utf-8")
    found = GitRepository.find(checkout.folder)
    assert isinstance(found, NoRepository)
    assert found.obstacle is Obstacle.REFUSED
    assert "config" in found.detail


def test_variables_of_a_hook_lead_nowhere_else(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = checkout.commit("首次", {"a.md": "甲"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index.lock")
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert [item.commit for item in repository(checkout.folder).commits_of("a.md")] == [commit]


def test_before_the_first_commit(checkout: Checkout) -> None:
    found = repository(checkout.folder)
    assert found.commit_id("HEAD") is None
    assert found.commits_of("a.md") == ()
    assert found.versions_of("a.md") == ()
    assert found.commit_of_blobs(["0" * 40]) == {}
    with pytest.raises(UnknownRevision, match="HEAD"):
        found.file_at("HEAD", "a.md")


# --- commits -----------------------------------------------------------------------------------------


def test_the_history_of_a_file_through_a_change_of_name(checkout: Checkout, processes: list[str]) -> None:
    first = checkout.commit("首次发布：电话 | 程序", {CHINESE: TEXT, "docs/other.md": "other"}, "2026-01-31")
    checkout.commit("别的文件", {"docs/other.md": "changed"})
    checkout.git("mv", CHINESE, "docs/-电话.md")
    moved = checkout.commit("移动", {"docs/-电话.md": TEXT + "末条\n"}, "2026-02-28")
    changed = checkout.commit("更改", {"docs/-电话.md": TEXT + "末条改\n"}, "2024-02-29")

    found = repository(checkout.folder)
    processes.clear()
    history = found.commits_of("docs/-电话.md")
    assert processes == ["log"]
    assert [(item.commit, item.day, item.subject, item.path) for item in history] == [
        (changed, date(2024, 2, 29), "更改", "docs/-电话.md"),
        (moved, date(2026, 2, 28), "移动", "docs/-电话.md"),
        (first, date(2026, 1, 31), "首次发布：电话 | 程序", CHINESE),
    ]
    assert {item.author for item in history} == {"白若琳"}
    assert [item.blob for item in history] == [
        checkout.blob(f"{changed}:docs/-电话.md"),
        checkout.blob(f"{moved}:docs/-电话.md"),
        checkout.blob(f"{first}:{CHINESE}"),
    ]


def test_versions_are_named_once_and_deletions_have_none(checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n"})
    checkout.commit("二", {"a.md": "乙\n"})
    checkout.commit("三", {"a.md": "甲\n"})
    (checkout.folder / "a.md").unlink()
    checkout.commit("删除")
    found = repository(checkout.folder)
    assert found.commits_of("a.md")[0].blob is None
    assert found.versions_of("a.md") == (found.hash_blob("甲\n".encode()), found.hash_blob("乙\n".encode()))


@pytest.mark.parametrize(
    "name",
    [
        "-n",
        "--all",
        "*.md",
        ":(top)a.md",
        "a b.md",
        "引“号”.md",
        'q"uote.md',
        "tab\there.md",
        "back\\slash.md",
    ],
)
def test_awkward_names_are_only_names(name: str, checkout: Checkout) -> None:
    other = checkout.commit("另一份", {"other.md": "x", "docs/b.md": "y"})
    commit = checkout.commit("这一份", {name: "甲\n"})
    found = repository(checkout.folder)
    assert [(item.commit, item.path) for item in found.commits_of(name)] == [(commit, name)]
    assert found.file_at("HEAD", name) == "甲\n".encode()
    assert found.file_at(other, name) is None


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("color.ui", "always"),
        ("log.showSignature", "true"),
        ("diff.renames", "false"),
        ("log.showRoot", "false"),
        ("log.date", "relative"),
        ("core.quotepath", "on"),
        ("diff.relative", "true"),
        ("i18n.logOutputEncoding", "GBK"),
        ("format.pretty", "oneline"),
        ("log.mailmap", "true"),
    ],
)
def test_settings_of_the_user_change_nothing(setting: str, value: str, checkout: Checkout) -> None:
    first = checkout.commit("首次", {f"manual/{CHINESE}": TEXT})
    checkout.git("mv", f"manual/{CHINESE}", "manual/docs/b.md")
    second = checkout.commit("移动")
    checkout.git("config", setting, value)
    found = repository(checkout.folder / "manual")
    assert [(item.commit, item.day, item.subject, item.author) for item in found.commits_of("docs/b.md")] == [
        (second, date(2026, 3, 1), "移动", "白若琳"),
        (first, date(2026, 3, 1), "首次", "白若琳"),
    ]


def test_paths_are_relative_to_the_folder_of_the_manual(checkout: Checkout) -> None:
    checkout.commit("首次", {"部门/manual/docs/a.md": "甲\n", "docs/a.md": "外\n"})
    checkout.git("mv", "docs/a.md", "部门/manual/docs/b.md")
    checkout.commit("移入")
    found = repository(checkout.folder / "部门/manual")
    assert [item.path for item in found.commits_of("docs/a.md")] == ["docs/a.md"]
    assert [item.path for item in found.commits_of("docs/b.md")] == ["docs/b.md", "/docs/a.md"]
    assert found.file_at("HEAD", "docs/b.md") == "外\n".encode()
    assert found.file_at("HEAD~1", "../../docs/a.md") == "外\n".encode()
    with pytest.raises(GitError, match="outside"):
        found.file_at("HEAD", "../../../a.md")
    blob = found.hash_blob("甲\n".encode())
    assert found.commit_of_blobs([blob])[blob].path == "docs/a.md"


def test_a_folder_reached_by_a_link(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("首次", {"deep/manual/docs/a.md": "甲\n"})
    (tmp_path / "link").symlink_to(checkout.folder / "deep/manual", target_is_directory=True)
    assert repository(tmp_path / "link").file_at("HEAD", "docs/a.md") == "甲\n".encode()


def test_detached_head_and_worktree(checkout: Checkout, tmp_path: Path) -> None:
    first = checkout.commit("一", {"a.md": "甲\n"})
    checkout.commit("二", {"a.md": "乙\n"})
    checkout.git("checkout", "-q", "--detach", first)
    assert [item.commit for item in repository(checkout.folder).commits_of("a.md")] == [first]
    checkout.git("worktree", "add", "-q", str(tmp_path / "tree"), "main")
    assert len(repository(tmp_path / "tree").commits_of("a.md")) == 2


# --- merges ------------------------------------------------------------------------------------------


def test_a_merge_counts_where_it_made_a_text_of_its_own(checkout: Checkout) -> None:
    checkout.commit("底", {"docs/a.md": "甲\n", "docs/b.md": "子\n"})
    checkout.git("checkout", "-q", "-b", "side")
    side = checkout.commit("旁", {"docs/a.md": "乙\n"})
    checkout.git("checkout", "-q", "main")
    main = checkout.commit("主", {"docs/a.md": "丙\n"})
    plain = checkout.commit("主又", {"docs/b.md": "丑\n"})
    with pytest.raises(subprocess.CalledProcessError):
        checkout.git("merge", "-q", "side")
    merge = checkout.commit("合", {"docs/a.md": "丁\n"})

    found = repository(checkout.folder)
    ids = {text: found.hash_blob(f"{text}\n".encode()) for text in "乙丙丁丑"}
    commits = found.commit_of_blobs(ids.values(), "docs")
    assert {text: commits[blob].commit for text, blob in ids.items()} == {
        "乙": side,
        "丙": main,
        "丁": merge,
        "丑": plain,
    }
    assert {item.commit for item in found.commits_of("docs/a.md")} >= {side, main, merge}
    assert found.merge_base("HEAD", "side") == side
    assert found.merge_base(main, side) == checkout.git("merge-base", main, side)


def test_a_text_that_a_merge_threw_away_is_still_found(checkout: Checkout) -> None:
    checkout.commit("底", {"docs/a.md": "甲\n"})
    checkout.git("checkout", "-q", "-b", "side")
    side = checkout.commit("旁", {"docs/a.md": "乙\n"})
    checkout.git("checkout", "-q", "main")
    checkout.commit("主", {"docs/other.md": "x\n"})
    checkout.git("merge", "-q", "-s", "ours", "-m", "合", "side")
    found = repository(checkout.folder)
    blob = found.hash_blob("乙\n".encode())
    assert found.commit_of_blobs([blob])[blob].commit == side


def test_the_first_commit_of_a_text_and_only_below_the_folder(
    checkout: Checkout, processes: list[str]
) -> None:
    checkout.commit("草稿", {"drafts/a.md": "甲\n"})
    first = checkout.commit("发布", {"docs/a.md": "甲\n", "docs/b.md": "乙\n"})
    checkout.commit("改", {"docs/a.md": "丙\n"})
    checkout.commit("改回", {"docs/a.md": "甲\n"})
    found = repository(checkout.folder)
    ids = [found.hash_blob(f"{text}\n".encode()) for text in "甲乙丙"]
    processes.clear()
    commits = found.commit_of_blobs([*ids, "f" * 40], "docs")
    assert processes == ["log"]
    assert [commits[blob].commit for blob in ids[:2]] == [first, first]
    assert set(commits) == set(ids)
    assert found.commit_of_blobs([]) == {}


def test_no_shared_history(checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n"})
    checkout.git("checkout", "-q", "--orphan", "other")
    checkout.commit("二", {"a.md": "乙\n"})
    found = repository(checkout.folder)
    assert found.merge_base("main", "other") is None
    with pytest.raises(UnknownRevision, match="nowhere"):
        found.merge_base("main", "nowhere")


@pytest.mark.parametrize(
    "revision", ["-h", "--help", "", "^HEAD", "HEAD..main", "HEAD:a.md", "a b", "HEAD\n", "v9"]
)
def test_what_names_no_commit(revision: str, checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n"})
    found = repository(checkout.folder)
    assert found.commit_id(revision) is None
    with pytest.raises(UnknownRevision):
        found.file_at(revision, "a.md")


# --- texts -------------------------------------------------------------------------------------------


def test_any_number_of_texts_in_one_process(checkout: Checkout, processes: list[str]) -> None:
    texts = {f"docs/{n}.md": f"第 {n} 条\n" * n for n in range(200)}
    checkout.commit("许多", texts)
    found = repository(checkout.folder)
    ids = {found.hash_blob(text.encode()): text.encode() for text in texts.values()}
    processes.clear()
    blobs = found.read_blobs([*ids, "0" * 40])
    assert processes == ["cat-file"]
    assert blobs == {**ids, "0" * 40: None}
    assert found.read_blobs([]) == {}
    assert processes == ["cat-file"]


def test_what_is_no_blob_reads_as_missing(checkout: Checkout) -> None:
    commit = checkout.commit("一", {"a.md": "甲\n", "b.bin": "\0\n blob 3\n"})
    found = repository(checkout.folder)
    good = found.hash_blob(b"\0\n blob 3\n")
    bad = [
        commit,
        checkout.blob("HEAD^{tree}"),
        "HEAD:a.md",
        good[:10],
        f"{good}\n{good}",
        "",
        good.upper(),
        "-h",
    ]
    assert found.read_blobs([*bad, good]) == {**dict.fromkeys(bad), good: b"\0\n blob 3\n"}


def test_a_damaged_text_hides_no_other(checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n", "b.md": "乙\n", "c.md": "丙\n"})
    a, b, c = (checkout.blob(f"HEAD:{name}.md") for name in "abc")
    stored = checkout.folder / ".git/objects" / b[:2] / b[2:]
    stored.chmod(0o644)
    stored.write_bytes(b"garbage")
    found = repository(checkout.folder)
    assert found.read_blobs([a, b, c]) == {a: "甲\n".encode(), b: None, c: "丙\n".encode()}


def test_a_text_put_in_the_place_of_another_reads_as_missing(checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n", "b.md": "乙\n"})
    a, b = checkout.blob("HEAD:a.md"), checkout.blob("HEAD:b.md")
    objects = checkout.folder / ".git/objects"
    stored = objects / b[:2] / b[2:]
    stored.chmod(0o644)
    stored.write_bytes((objects / a[:2] / a[2:]).read_bytes())
    assert repository(checkout.folder).read_blobs([b]) == {b: None}
    stored.unlink()
    checkout.git("update-ref", f"refs/replace/{b}", a)
    assert repository(checkout.folder).read_blobs([b]) == {b: None}


def test_a_shallow_clone_says_so_and_reads_what_is_there(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("一", {"a.md": "甲\n"})
    checkout.commit("二", {"a.md": "乙\n"})
    full = repository(checkout.folder)
    assert not full.is_shallow
    checkout.git("clone", "-q", "--depth=1", checkout.folder.as_uri(), str(tmp_path / "shallow"))
    found = repository(tmp_path / "shallow")
    assert found.is_shallow
    old, new = full.hash_blob("甲\n".encode()), full.hash_blob("乙\n".encode())
    assert found.read_blobs([old, new]) == {old: None, new: "乙\n".encode()}
    assert len(found.commits_of("a.md")) == 1


def test_a_bare_repository(checkout: Checkout, tmp_path: Path) -> None:
    commit = checkout.commit("一", {CHINESE: "甲\n"})
    checkout.git("clone", "-q", "--bare", str(checkout.folder), str(tmp_path / "bare.git"))
    found = repository(tmp_path / "bare.git")
    assert found.file_at("HEAD", CHINESE) == "甲\n".encode()
    blob = found.hash_blob("甲\n".encode())
    assert found.read_blobs([blob]) == {blob: "甲\n".encode()}
    assert [item.commit for item in found.commits_of(CHINESE)] == [commit]
    assert found.commit_of_blobs([blob])[blob].commit == commit
    assert found.commit_of_blobs([blob], "docs")[blob].path == CHINESE


def test_ids_are_those_of_git(checkout: Checkout) -> None:
    found = repository(checkout.folder)
    for data in (b"", b"x", "甲\r\n".encode(), bytes(range(256))):
        file = checkout.folder / "data"
        file.write_bytes(data)
        assert found.hash_blob(data) == checkout.git("hash-object", "--no-filters", "data")
    blob = found.write_blob("写入\r\n".encode())
    assert found.read_blobs([blob]) == {blob: "写入\r\n".encode()}


def test_ids_of_a_path_are_those_of_its_commit(checkout: Checkout) -> None:
    checkout.write(".gitattributes", "*.md text eol=lf\n")
    found = repository(checkout.folder)
    windows = "甲\r\n乙\r\n"
    blob = found.hash_blob(windows.encode(), "docs/-a b.md")
    assert blob == found.hash_blob("甲\n乙\n".encode())
    assert found.read_blobs([blob]) == {blob: None}
    assert found.write_blob(windows.encode(), "docs/-a b.md") == blob
    checkout.commit("一", {"docs/-a b.md": windows})
    assert checkout.blob("HEAD:docs/-a b.md") == blob


def test_long_ids(own_git_settings: None, tmp_path: Path) -> None:
    made = Checkout(tmp_path / "long")
    made.folder.mkdir()
    made.git("init", "-q", "--object-format=sha256")
    made.commit("一", {"a.md": "甲\n"})
    found = repository(made.folder)
    blob = made.blob("HEAD:a.md")
    assert len(blob) == 64
    assert found.hash_blob("甲\n".encode()) == blob
    assert found.read_blobs([blob]) == {blob: "甲\n".encode()}
    assert [item.blob for item in found.commits_of("a.md")] == [blob]
    assert found.commit_of_blobs([blob])[blob].subject == "一"


@pytest.mark.skipif(os.name == "nt", reason="names in bytes are a matter of POSIX")
def test_a_name_that_is_no_utf_8_breaks_nothing(checkout: Checkout) -> None:
    checkout.commit("一", {"a.md": "甲\n"})
    (checkout.folder / os.fsdecode(b"\xce\xc4\xbc\xfe.md")).write_text("乙\n", encoding="utf-8")
    checkout.commit("二")
    found = repository(checkout.folder)
    blob = found.hash_blob("乙\n".encode())
    path = found.commit_of_blobs([blob])[blob].path
    assert os.fsencode(path) == b"\xce\xc4\xbc\xfe.md"
    assert found.file_at("HEAD", path) == "乙\n".encode()


# --- the files of a commit -----------------------------------------------------------------------------


def test_all_files_of_a_commit_in_two_processes(checkout: Checkout, processes: list[str]) -> None:
    texts = {f"docs/{n}.md": f"第 {n} 条\n" for n in range(50)}
    commit = checkout.commit(
        "许多", {**texts, CHINESE: TEXT, "docs/tab\there.md": "", "other.md": "x", "docs2/a.md": "y"}
    )
    checkout.commit("改", {"docs/0.md": "改\n"})
    found = repository(checkout.folder)
    processes.clear()
    read = found.files_at(commit, "docs", "other.md", "absent.md")
    assert processes == ["ls-tree", "cat-file"]
    assert read == {
        path: text.encode()
        for path, text in {**texts, CHINESE: TEXT, "docs/tab\there.md": "", "other.md": "x"}.items()
    }


def test_the_files_of_a_manual_below_the_top(checkout: Checkout) -> None:
    commit = checkout.commit("一", {"手册/docs/a.md": "甲\n", "手册/b.yml": "乙\n", "docs/a.md": "外\n"})
    found = repository(checkout.folder / "手册")
    assert found.files_at(commit, "docs") == {"docs/a.md": "甲\n".encode()}
    assert found.files_at(commit, ".") == {"docs/a.md": "甲\n".encode(), "b.yml": "乙\n".encode()}
    assert found.files_at(commit, "../docs") == {"../docs/a.md": "外\n".encode()}
    with pytest.raises(GitError):
        found.files_at(commit, "../../docs")


def test_a_link_stands_for_its_file_and_never_leads_out(checkout: Checkout) -> None:
    checkout.write("docs/real.md", "甲\n")
    checkout.write("secret.md", "密\n")
    (checkout.folder / "docs/link.md").symlink_to("real.md")
    (checkout.folder / "docs/out.md").symlink_to("../secret.md")
    (checkout.folder / "docs/far.md").symlink_to("/etc/hostname")
    commit = checkout.commit("链接")
    assert repository(checkout.folder).files_at(commit, "docs") == {
        "docs/real.md": "甲\n".encode(),
        "docs/link.md": "甲\n".encode(),
    }


def test_files_are_those_that_git_would_keep(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "r")
    checkout.write("manual/a b.md", "a")
    checkout.write(".gitignore", "ignored\n")
    checkout.git("init", "-q")
    checkout.commit("Begin")
    checkout.write("新.md", "new")
    checkout.write("ignored", "x")
    found = GitRepository.find(tmp_path / "r" / "manual")
    assert isinstance(found, GitRepository)
    assert sorted(found.files()) == [".gitignore", "manual/a b.md", "新.md"]
