"""`gongkai check --history`: what commits brought, in a real repository, be it deleted since."""

import json
from pathlib import Path

import pytest

import workspace
from commands import commit_all, git, run
from gongkai.verdict.judge_history import HistoryScan, Past, judge_history
from personal import filled
from test_mkdocs import RECORD

LIST = "content/policies/2021/list.zh.md"
TABLE = "content/policies/2021/list.csv"
NUMBER = filled("{id}")
MOBILE = filled("{mobile}")
CLEAN = RECORD.format(openness="proactive").replace("id: leak", "id: list")


def text(more: str) -> str:
    return f"{CLEAN}\n{more}\n"


@pytest.fixture
def repository(column: Path) -> Path:
    (column / ".gitignore").write_text(".cache\n", encoding="utf-8")
    git(column, "init", "-q", "-b", "main")
    commit_all(column, "column")
    git(column, "checkout", "-q", "-b", "change")
    return column


def put(repository: Path, content: str, path: str = LIST, subject: str = "change") -> str:
    workspace.write(repository / path, content)
    return commit_all(repository, subject)


def found(repository: Path, wanted: str = "main..HEAD") -> list[Past]:
    return list(judge_history(repository, wanted, workspace.DAY, HistoryScan()))


def places(repository: Path, wanted: str = "main..HEAD") -> list[tuple[str, str, str, int]]:
    return [
        (one.commit, one.finding.code.id, one.path, one.finding.place.line)
        for one in found(repository, wanted)
    ]


@pytest.mark.parametrize("form", ["json", "text", "github", "sarif", "gitlab", "junit"])
def test_every_report_names_commit_path_and_code_and_no_number(repository: Path, form: str) -> None:
    brought = put(repository, text(NUMBER))
    git(repository, "rm", "-q", LIST)
    commit_all(repository, "gone")
    result = run(repository, "check", "--history", "main..HEAD", "--format", form)
    assert result.returncode == 1
    for expected in (brought[:12], LIST, "GK510"):
        assert expected in result.stdout
    assert NUMBER not in result.stdout + result.stderr
    assert NUMBER[6:14] not in result.stdout + result.stderr
    if form == "json":
        (one,) = json.loads(result.stdout)
        assert (one["commit"], one["path"], one["line"]) == (brought, LIST, 16)


def test_clean_range_is_clean(repository: Path) -> None:
    put(repository, text("停车规定。"))
    assert places(repository) == []
    assert places(repository, "all") == []


def test_number_pushed_and_removed_within_the_change_is_reported(repository: Path) -> None:
    put(repository, text("停车规定。"))
    brought = put(repository, text(f"身份证号{NUMBER}"))
    put(repository, text(f"另起一行\n身份证号{NUMBER}"))
    put(repository, text("停车规定。"))
    (repository / LIST).unlink()
    commit_all(repository, "gone")
    line = text("").count("\n")
    assert places(repository) == [(brought, "GK510", LIST, line)]
    assert run(repository, "check").returncode == 0, "nothing of it is in the folder"


def test_number_that_comes_back_is_reported_again(repository: Path) -> None:
    first = put(repository, text(NUMBER))
    put(repository, text("停车规定。"))
    again = put(repository, text(f"{NUMBER}。"))
    assert [place[0] for place in places(repository)] == [first, again]


def test_second_number_beside_the_first_is_reported(repository: Path) -> None:
    put(repository, text(NUMBER))
    second = put(repository, text(f"{NUMBER}\n\n手机{MOBILE}"))
    assert [place[:2] for place in places(repository)][1] == (second, "GK511")
    assert len(places(repository)) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("openness: proactive", "openness: withheld"), "GK501"),
        (("正文里的秘语。", "此件不公开"), "GK502"),
        (("正文里的秘语。", "机密★3年"), "GK503"),
    ],
)
def test_what_the_gate_knows_of_a_file_is_reported(
    repository: Path, change: tuple[str, str], code: str
) -> None:
    brought = put(repository, CLEAN.replace(*change))
    git(repository, "rm", "-q", LIST)
    commit_all(repository, "gone")
    assert [place[:3] for place in places(repository)] == [(brought, code, LIST)]


def test_attachment_is_read(repository: Path) -> None:
    brought = put(repository, f"姓名,手机\n张某,{MOBILE}\n", TABLE)
    git(repository, "rm", "-q", TABLE)
    commit_all(repository, "gone")
    assert [place[:3] for place in places(repository)] == [(brought, "GK511", TABLE)]


def test_elsewhere_numbers_count_and_marks_do_not(repository: Path) -> None:
    put(repository, "marks: [此件不公开]\n", "data/words.yml")
    brought = put(repository, f"手机：{MOBILE}\n", "notes.txt")
    (repository / "picture.bin").write_bytes(b"\0" + NUMBER.encode())
    commit_all(repository, "a picture")
    assert [place[:3] for place in places(repository)] == [(brought, "GK511", "notes.txt")]


def test_name_of_a_file_is_starred(repository: Path) -> None:
    name = f"content/policies/2021/list-{MOBILE}.csv"
    brought = put(repository, "x", name)
    git(repository, "rm", "-q", name)
    commit_all(repository, "gone")
    (one,) = found(repository)
    assert (one.commit, one.finding.code.id) == (brought, "GK511")
    assert "*" * 11 in one.path
    assert MOBILE not in str(one)


def test_message_and_author_are_read(repository: Path) -> None:
    message = put(repository, text("一"), subject=f"change\n\n联系人手机{MOBILE}")
    workspace.write(repository / LIST, text("二"))
    git(repository, "-c", "user.email=x", "commit", "-qam", "x", f"--author=a <{MOBILE}@163.com>")
    author = git(repository, "rev-parse", "HEAD")
    assert [place[:3] for place in places(repository)] == [
        (message, "GK511", "commit message"),
        (author, "GK511", "commit message"),
    ]


def test_all_takes_every_branch_and_the_names_and_words_of_tags(repository: Path) -> None:
    brought = put(repository, text(NUMBER))
    git(repository, "checkout", "-q", "main")
    assert places(repository, "HEAD") == []
    git(repository, "tag", "-a", "v1", "-m", f"手机{MOBILE}")
    git(repository, "branch", f"list-{MOBILE}")
    found = places(repository, "all")
    assert (brought, "GK510", LIST, 16) in found
    assert sorted(place[1] for place in found) == ["GK510", "GK511", "GK511"]


def test_merge_that_brings_a_number_of_its_own_is_reported(repository: Path) -> None:
    put(repository, text("一"))
    git(repository, "checkout", "-q", "main")
    put(repository, text("二"), LIST.replace("list", "other").replace("id: list", "id: other"))
    git(repository, "merge", "-q", "--no-commit", "change")
    workspace.write(repository / LIST, text(NUMBER))
    merge = commit_all(repository, "merge")
    assert [place[:3] for place in places(repository, "all")] == [(merge, "GK510", LIST)]


def test_same_content_under_another_name_is_reported_there(repository: Path) -> None:
    put(repository, text(NUMBER))
    other = "content/policies/2021/moved.zh.md"
    git(repository, "mv", LIST, other)
    commit_all(repository, "moved")
    assert [place[2] for place in places(repository)] == [LIST, other]


def test_second_run_reads_only_what_leaks(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_CACHE", str(tmp_path / "cache"))
    put(repository, text(NUMBER))
    first, again = HistoryScan(), HistoryScan()
    runs = [
        list(judge_history(repository, "all", workspace.DAY, looked)) for looked in (first, again)
    ]
    assert runs[0] == runs[1]
    assert first.contents > again.contents == 1
    cached = list((tmp_path / "cache" / "history").iterdir())
    blob = git(repository, "rev-parse", f"HEAD:{LIST}")
    assert cached and all(blob not in file.read_text(encoding="ascii") for file in cached)


def test_what_cannot_be_read_is_said(repository: Path) -> None:
    put(repository, "x", "content/policies/2021/list.ofd")
    result = run(repository, "check", "--history", "main..HEAD")
    assert result.returncode == 0
    assert "content/policies/2021/list.ofd: " in result.stderr


def test_text_that_is_too_long_is_read_in_part_and_said(repository: Path) -> None:
    put(repository, text("1 " * 1_000_000))
    put(repository, f"{MOBILE}\n" + "139 " * 1_000_000, f"list-{MOBILE}.txt")
    result = run(repository, "check", "--history", "main..HEAD")
    assert result.returncode == 1
    assert f"{LIST}: only its beginning was read" in result.stderr
    assert MOBILE not in result.stdout + result.stderr


def test_unpushed_is_what_no_remote_has(repository: Path, tmp_path: Path) -> None:
    put(repository, text(NUMBER))
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    git(repository, "remote", "add", "origin", str(remote))
    assert len(places(repository, "unpushed")) == 1
    git(repository, "push", "-q", "origin", "HEAD")
    assert places(repository, "unpushed") == []


def test_column_in_a_folder_of_its_repository(repository: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    here = whole / "site"
    here.parent.mkdir()
    repository.rename(here)
    git(here, "init", "-q", "-b", "main", str(whole))
    (here / ".git").rename(tmp_path / "old.git")
    commit_all(whole, "all")
    workspace.write(here / LIST, text(NUMBER))
    workspace.write(whole / "elsewhere" / "list.txt", f"手机{MOBILE}")
    commit_all(whole, "leak")
    assert [place[1:3] for place in places(here, "HEAD")] == [("GK510", LIST)]


@pytest.mark.parametrize("wanted", ["nowhere..HEAD", "HEAD...HEAD", "--output=x", "nowhere", ""])
def test_range_that_is_none(repository: Path, wanted: str) -> None:
    result = run(repository, "check", f"--history={wanted}")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--history: " in result.stderr
    assert "Traceback" not in result.stderr


def test_outside_a_repository(column: Path) -> None:
    environment = {"GIT_CEILING_DIRECTORIES": str(column.parent)}
    result = run(column, "check", "--history", "all", environment=environment)
    assert (result.returncode, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr


def test_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    put(repository, text("一"))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    result = run(clone, "check", "--history", "all")
    assert result.returncode == 0
    assert "the clone is shallow" in result.stderr


def test_options_that_do_not_go_together(repository: Path) -> None:
    for other in (["content"], ["--since", "HEAD"], ["--write-baseline"]):
        assert run(repository, "check", "--history", "all", *other).returncode == 2
