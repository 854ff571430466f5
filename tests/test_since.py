"""`gongkai check --since REV` in real repositories: only what the change brings."""

import json
import os
import shutil
from pathlib import Path

import pytest

import workspace
from commands import commit_all, git, run
from workspace import PARKING

OLD = {"change": {PARKING: [["genre: notice", "genre: notices"]]}}
PLAN = "content/decisions/2021/parking-plan.zh.md"
NEW = {"change": {PLAN: [["year: 2021", "year: x"]]}}


@pytest.fixture
def repository(column: Path) -> Path:
    """A column with an old fault, committed."""
    git(column, "init", "-q", "-b", "main")
    workspace.apply(OLD, column)
    commit_all(column, "old")
    return column


def codes(folder: Path, *arguments: str) -> list[str]:
    result = run(folder, "check", "--format", "json", *arguments)
    assert result.returncode in (0, 1), result.stderr
    return [f"{f['code']} {f['path']}" for f in json.loads(result.stdout)]


def test_old_findings_are_not_reported(repository: Path) -> None:
    assert run(repository, "check").returncode == 1
    assert codes(repository, "--since", "HEAD") == []
    assert run(repository, "check", "--since", "HEAD").returncode == 0


def test_what_was_not_committed_counts_as_the_change(repository: Path) -> None:
    workspace.apply(NEW, repository)
    assert codes(repository, "--since", "HEAD") == [f"GK023 {PLAN}"]
    commit_all(repository, "new")
    assert codes(repository, "--since", "HEAD") == []
    assert len(codes(repository, "--since", "HEAD~1")) == 1


def test_moved_lines_bring_nothing(repository: Path) -> None:
    workspace.apply({"change": {PARKING: [["kind: policy", "# 种类\nkind: policy"]]}}, repository)
    assert codes(repository, "--since", "HEAD") == []


def test_a_second_fault_like_the_first_is_new(repository: Path) -> None:
    image = "![图](https://column.example/a.png)"
    workspace.apply({"change": {PLAN: [["停车规划事项。", f"{image}停车规划事项。"]]}}, repository)
    commit_all(repository, "image")
    workspace.apply({"change": {PLAN: [["规划事项。", f"{image}规划事项。"]]}}, repository)
    assert codes(repository, "--since", "HEAD") == [f"GK066 {PLAN}"]


def test_filing_a_record_anew_brings_nothing(repository: Path) -> None:
    for name in ("parking.zh.md", "parking.en.md", "parking-table.csv"):
        git(repository, "mv", f"content/policies/2021/{name}", f"content/policies/{name}")
    link = [["../../interpretations", "../interpretations"]]
    workspace.apply({"change": {"content/policies/parking.en.md": link}}, repository)
    assert codes(repository) == ["GK031 content/policies/parking.zh.md"]
    assert codes(repository, "--since", "HEAD") == []


def test_registries_are_those_of_the_revision(repository: Path) -> None:
    """A record that was right becomes wrong when the change takes its term away."""
    terms = [["  drivers: {", "  riders: {"]]
    workspace.apply({"change": {"data/vocabularies.yml": terms}}, repository)
    assert codes(repository, "--since", "HEAD") == [f"GK031 {PARKING}"]


def test_time_that_passes_brings_nothing(repository: Path) -> None:
    """Both trees are judged by the same day."""
    waiver = (
        "waivers:\n  - {code: GK048, path: content/policies/2021/old.txt,"
        " reason: 归档, until: 2021-06-30}\n"
    )
    case = {"write": {"data/waivers.yml": waiver, "content/policies/2021/old.txt": "x"}}
    workspace.apply(case, repository)
    commit_all(repository, "waiver")
    assert len(codes(repository, "--date", "2021-07-15")) == 3
    assert codes(repository, "--date", "2021-07-15", "--since", "HEAD") == []


def test_column_in_a_folder_of_its_repository(repository: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    here = whole / "site" / "城"
    shutil.copytree(repository, here, ignore=shutil.ignore_patterns(".git"))
    git(whole, "init", "-q")
    commit_all(whole, "all")
    workspace.apply(NEW, here)
    assert codes(here, "--since", "HEAD") == [f"GK023 {PLAN}"]
    report = run(here, "check", "--since", "HEAD", "--format", "github").stdout
    assert f"file=site/城/{PLAN}," in report
    sarif = json.loads(run(here, "check", "--format", "sarif").stdout)
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("site/%E5%9F%8E/content/")


def test_revision_without_a_column_knows_no_finding(column: Path) -> None:
    git(column, "init", "-q")
    git(column, "commit", "-q", "--allow-empty", "-m", "nothing")
    workspace.apply(OLD, column)
    commit_all(column, "column")
    assert codes(column, "--since", "HEAD~1") == [f"GK031 {PARKING}"]


def test_links_at_the_revision_stay_links(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text("x", encoding="utf-8")
    link = repository / "content/policies/2021/linked.csv"
    link.symlink_to(tmp_path / "outside.csv")
    commit_all(repository, "link")
    assert codes(repository, "--since", "HEAD") == []
    assert "GK044 content/policies/2021/linked.csv" in codes(repository, "--since", "HEAD~1")


def test_inside_a_hook(repository: Path) -> None:
    """A hook names its repository in the environment, as seen from somewhere else."""
    environment = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    result = run(repository / "content", "check", "--since", "HEAD", environment=environment)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=touch x", "HEAD:content", ""])
def test_revision_that_is_not_there(repository: Path, revision: str) -> None:
    result = run(repository, "check", f"--since={revision}")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--since: " in result.stderr
    assert "Traceback" not in result.stderr


def test_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    workspace.apply(NEW, repository)
    commit_all(repository, "new")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    result = run(clone, "check", "--since", commit)
    assert result.returncode == 2
    assert "the clone is shallow" in result.stderr


def test_outside_a_repository(column: Path) -> None:
    environment = {"GIT_CEILING_DIRECTORIES": str(column.parent)}
    result = run(column, "check", "--since", "HEAD", environment=environment)
    assert (result.returncode, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr


def test_machine_without_git(repository: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path), "HOME": os.environ.get("HOME", "/")}
    result = run(repository, "check", "--since", "HEAD", environment=environment)
    assert result.returncode == 2
    assert "Git is not installed" in result.stderr
