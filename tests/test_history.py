"""When files were first committed, in real repositories."""

from datetime import date
from pathlib import Path

import pytest

from commands import commit_all, git, run
from gongkai.sources.history import first_days

NOTICE = "content/notices/2021/closed.zh.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def commit(folder: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
    commit_all(folder, "x")


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def test_first_commit_counts_in_the_time_of_china(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, NOTICE, "1")
    commit(repository, "2021-07-08T16:30:00Z", monkeypatch)  # 00:30 of the 9th in China
    put(repository, NOTICE, "2")
    put(repository, "content/notices/某.zh.md", "1")
    put(repository, "data/site.yml", "1")
    commit(repository, "2021-07-10T02:00:00Z", monkeypatch)

    assert first_days(repository) == {
        NOTICE: date(2021, 7, 9),
        "content/notices/某.zh.md": date(2021, 7, 10),
    }


def test_moved_and_brought_back_files_keep_their_first_day(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, NOTICE, "1")
    commit(repository, "2021-07-09T02:00:00Z", monkeypatch)
    (repository / NOTICE).unlink()
    commit(repository, "2021-07-10T02:00:00Z", monkeypatch)
    moved = "content/notices/closed.zh.md"
    put(repository, moved, "other words altogether")
    commit(repository, "2021-07-12T02:00:00Z", monkeypatch)

    assert first_days(repository)[moved] == date(2021, 7, 9)


def test_file_of_a_merged_branch_came_when_it_was_committed_there(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "content/a.zh.md", "1")
    commit(repository, "2021-07-01T02:00:00Z", monkeypatch)
    git(repository, "checkout", "-q", "-b", "other")
    put(repository, NOTICE, "1")
    commit(repository, "2021-07-09T02:00:00Z", monkeypatch)
    git(repository, "checkout", "-q", "main")
    put(repository, "content/b.zh.md", "1")
    commit(repository, "2021-07-10T02:00:00Z", monkeypatch)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2021-07-11T02:00:00Z")
    git(repository, "merge", "-q", "--no-edit", "other")

    assert first_days(repository)[NOTICE] == date(2021, 7, 9)


def test_column_below_the_top_of_its_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository / "column", NOTICE, "1")
    put(repository, "content/elsewhere.zh.md", "1")
    commit(repository, "2021-07-09T02:00:00Z", monkeypatch)

    assert first_days(repository / "column") == {NOTICE: date(2021, 7, 9)}


def test_shallow_clone_knows_nothing(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("1", "2"):
        put(repository, NOTICE, text)
        commit(repository, "2021-07-09T02:00:00Z", monkeypatch)
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")

    assert first_days(clone / "shallow") == {}


def test_without_git_commits_or_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_days(repository) == {}, "nothing is committed"
    put(repository, NOTICE, "1")
    commit(repository, "2021-07-09T02:00:00Z", monkeypatch)
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    assert first_days(outside) == {}
    assert first_days(repository) != {}
    monkeypatch.setenv("PATH", str(outside))
    assert first_days(repository) == {}


def test_declared_dates_are_compared_from_the_day_on_that_the_site_names(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The base column's own documents are older; what came from elsewhere is left alone."""
    git(column, "init", "-q", "-b", "main")
    site = (column / "data" / "site.yml").read_text(encoding="utf-8")
    (column / "data" / "site.yml").write_text(f"{site}\nhistory_from: 2021-07-01\n")
    for name, more in (
        ("late", ""),
        ("brought", "migrated_from: https://example.gov.cn/old/1.html\n"),
        ("seen", "first_published: 2021-07-05\n"),
        ("before", ""),
    ):
        day = "2021-06-30" if name == "before" else "2021-07-05"
        put(column, f"content/policies/2021/{name}.zh.md", NOTICE_TEXT.format(name, day, more))
    commit(column, "2021-07-09T02:00:00Z", monkeypatch)

    result = run(column, "check", "--select", "GK313", "--format", "json", "--date", "2021-07-15")
    assert [found for found in ("late", "brought", "seen", "before") if found in result.stdout] == [
        "late"
    ]
    assert "2021-07-09" in result.stdout
    since = run(column, "check", "--select", "GK313", "--since", "HEAD", "--date", "2021-07-15")
    assert "GK313" not in since.stdout, "it was wrong at that commit already"


NOTICE_TEXT = """---
id: {}
kind: notice
title: 关于办公场所维修期间调整接待地点的通知
unit: finance
published: {}
openness: proactive
{}---
维修期间，请到一楼东侧办理。
"""
