"""`gongkai takedown`: a record away from everywhere, by hand and in one run."""

import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import built
import preloaded
import sites
import workspace
from commands import commit_all, git
from gongkai.cli import main
from gongkai.commands import taking_down
from gongkai.mkdocs.build import BuildError
from gongkai.publish.hiding import NOTICE, hide
from gongkai.sources.registries import load_registries
from personal import filled
from test_mkdocs import LEAK, RECORD

SECRETS = ("某内部通知", "内部概述", "秘语", "绝密附表")
TABLE = "content/policies/2021/leak-table.csv"
DOWN = "data/taken-down.yml"
ATTACHED = "attachments:\n  - {file: leak-table.csv, title: {zh: 表, en: Table}}\nsample: true"


@pytest.fixture
def project(column: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column with a record that should never have been published, in a repository."""
    monkeypatch.setattr(sys, "executable", preloaded.interpreter())
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(built.ROOT / name, column / name)
    shutil.copytree(built.ROOT / "hooks", column / "hooks")
    one_form = {"mkdocs.yml": [["downloads: [pdf, docx]", "downloads: [docx]"]]}
    workspace.apply({"change": one_form}, column)
    text = RECORD.format(openness="proactive").replace("sample: true", ATTACHED)
    workspace.write(column / LEAK, text)
    workspace.write(column / TABLE, "名称\n绝密附表\n")
    workspace.write(column / ".gitignore", "/site\n/build\n/.cache\n")
    workspace.write(column / workspace.PARKING, _naming(column / workspace.PARKING))
    git(column, "init", "-q", "-b", "main")
    commit_all(column, "column")
    monkeypatch.chdir(column)
    monkeypatch.setenv("GONGKAI_CACHE", str(column / ".cache"))
    return column


def _naming(file: Path) -> str:
    return f"{file.read_text(encoding='utf-8')}\n本通知见[另一条](record:leak)。\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def takedown(*arguments: str) -> Result:
    return run("takedown", *arguments, "--reason", "error")


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Stand in for a build that cannot be: say how often it was tried, and whether urgently."""
    tried: list[bool] = []

    def fails(*_: object, is_urgent: bool) -> None:
        tried.append(is_urgent)
        raise BuildError("nothing was built: GK061")

    monkeypatch.setattr(taking_down, "build", fails)
    return tried


def holding(place: Path, *words: str) -> list[str]:
    """Return files that hold one of the words, in what they pack too."""
    found = []
    for file in place.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as packed:
                    content += b"".join(packed.read(name) for name in packed.namelist())
            if any(word.encode() in content for word in words):
                found.append(file.relative_to(place).as_posix())
    return found


def test_record_goes_from_everywhere_in_one_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = tmp_path / "server"
    done = run("build")
    assert done.exit_code == 0, done.output
    assert run("publish", str(server), "--write-addresses").exit_code == 0
    old = (server / "current").resolve()
    shutil.copytree(old, old.with_name("20200101T000000Z-0123456789ab"))
    assert holding(server, *SECRETS) and holding(project / "site", *SECRETS)
    run("links", "site")  # which keeps what pages say
    assert holding(project / ".cache" / "links", *SECRETS)
    seen = {
        "fingerprint": "f", "code": "GK320", "severity": "warning", "path": LEAK, "record": "leak",
        "says": {"zh": "某内部通知", "en": "x"}, "first_seen": "2021-07-01",
        "last_seen": "2021-07-01",
    }  # fmt: skip
    history = json.dumps({"updated": "2021-07-01", "seen": [seen]})
    workspace.write(project / "data/inspection/history.json", history)

    done = takedown("leak", "--publish", str(server))
    assert done.exit_code == 0, done.output
    assert holding(server, *SECRETS) == []
    assert holding(project / "site", *SECRETS) == []
    assert holding(project / ".cache", *SECRETS) == []
    assert holding(project / "build", *SECRETS) == []
    assert holding(project / "data", *SECRETS) == []
    release = (server / "current").resolve()
    assert list((server / "releases").iterdir()) == [release]
    assert [file.name for file in (release / "r/leak").iterdir()] == ["index.html"]
    assert "published in error" in (release / "r/leak/index.html").read_text(encoding="utf-8")
    assert (release / "r/parking/index.html").is_file()
    assert load_registries(project).registries.taken_down.keys() == {"leak"}
    for expected in (
        "Reason on the notice: published in error",
        f"Published: {release.name}. Older releases that showed it are deleted: 2",
        git(project, "rev-parse", "HEAD")[:12],
        "refs/heads/main",
        f"--path {TABLE} --path {LEAK}",
        "/r/leak/",
    ):
        assert expected in done.stdout, expected
    assert not [word for word in SECRETS if word in done.output]

    before = (project / DOWN).read_bytes()
    monkeypatch.setattr(taking_down, "build", lambda *_, **__: None)  # it would be the same
    again = takedown(LEAK, "--publish", str(server))
    assert again.exit_code == 0, again.output
    assert (project / DOWN).read_bytes() == before
    assert list((server / "releases").iterdir()) == [release]
    assert "At once: 0 files" in again.stdout
    assert run("check", "--select", "GK0,GK5").exit_code == 0, (
        "its file may stay until it is purged"
    )


def test_other_faults_do_not_keep_it_online(project: Path, tmp_path: Path) -> None:
    server = tmp_path / "server"
    sites.make(project / "site", ["leak", "parking"], words="秘语", editions=["en", "zh"])
    assert run("publish", str(server)).exit_code == 0
    workspace.write(project / LEAK, "---\n不是记录\n")
    wrong = {workspace.PARKING: [["kind: policy", "kind: polici"]]}
    workspace.apply({"change": wrong}, project)
    (project / "data" / "addresses.txt").write_bytes(b"\xff\xfe")
    (server / "addresses.txt").write_bytes(b"\xff\xfe")
    workspace.write(project / "data/inspection/history.json", "[]")
    done = takedown(LEAK, "--publish", str(server))
    assert done.exit_code == 0, done.output
    assert holding(server, *SECRETS) == []
    assert "they were left out, and are to be fixed now" in done.stdout
    assert "git restore data/addresses.txt" in done.stdout
    assert (server / "addresses.txt.broken").is_file()


def test_what_cannot_be_built_is_hidden_all_the_same(
    project: Path, tmp_path: Path, no_build: list[bool]
) -> None:
    server = tmp_path / "server"
    site = sites.make(
        project / "site", ["leak", "parking"], files={"zh/r/leak/leak.pdf": "绝密附表"}
    )
    shutil.copytree(site, tmp_path / "first")
    assert run("publish", str(server), "--site", str(tmp_path / "first")).exit_code == 0
    done = takedown("leak", "--publish", str(server))
    assert done.exit_code == 1
    assert no_build == [False, True]
    for place in (site, (server / "current").resolve()):
        assert (place / "r/leak/index.html").read_bytes() == NOTICE.read_bytes()
        assert not (place / "r/leak/table.csv").exists()
        assert not (place / "zh/r/leak/leak.pdf").exists()
        assert (place / "r/parking/table.csv").is_file()
    assert "THE SITE COULD NOT BE BUILT" in done.stdout
    assert "nothing was built: GK061" in done.stdout
    assert takedown("leak", "--publish", str(server)).stdout.count("At once: 0 files") == 1
    assert run("publish", str(server)).exit_code == 1, "a site with holes goes nowhere"


def test_matter_is_hidden_below_its_year(tmp_path: Path) -> None:
    site = sites.make(tmp_path / "site", ["parking"], kinds={"decisions/2020/plan/": "decision"})
    assert hide(site, ["plan"]) == 1
    assert hide(site, ["plan"]) == 0
    assert (site / "decisions/2020/plan/index.html").read_bytes() == NOTICE.read_bytes()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("parkin", "did you mean parking?"),
        ("nothing-like-it", "Git has no file of it"),
        ("content/policies/2021/parkin.zh.md", "did you mean parking?"),
        ("../..", "no record here"),
    ],
)
def test_unknown_id_is_reported_with_one_that_is_near(
    project: Path, no_build: list[bool], given: str, expected: str
) -> None:
    done = takedown(given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert expected in done.stderr
    assert not no_build
    assert not (project / DOWN).exists()


def test_folder_that_is_no_server_is_refused(project: Path, no_build: list[bool]) -> None:
    done = takedown("leak", "--publish", str(project.parent / "servre"))
    assert done.exit_code == 2
    assert "is it the right folder?" in done.stderr
    assert not no_build
    assert not (project / DOWN).exists()


def test_reason_is_a_term_because_the_notice_prints_it(project: Path, no_build: list[bool]) -> None:
    done = run("takedown", "leak", "--reason", f"身份证号{filled('{id}')}")
    assert done.exit_code == 2
    assert "one of these:\n  error (published in error)" in done.stderr
    assert filled("{id}") not in done.output
    for reason in ("error", "发布有误", "published in error"):
        assert run("takedown", "leak", "--reason", reason).exit_code == 1  # the build cannot be
        assert "reason: error" in (project / DOWN).read_text(encoding="utf-8")
    assert len(no_build) == 6


def test_record_that_only_git_or_a_site_has_is_known(project: Path, no_build: list[bool]) -> None:
    (project / LEAK).unlink()
    (project / TABLE).unlink()
    commit_all(project, "gone")
    done = takedown("leak")
    assert done.exit_code == 1
    assert f"--path {LEAK}" in done.stdout
    sites.make(project / "site", ["elsewhere"])
    assert takedown("elsewhere").exit_code == 1
    assert load_registries(project).registries.taken_down.keys() == {"leak", "elsewhere"}
    assert len(no_build) == 4


def test_id_that_holds_a_number_is_written_nowhere(project: Path, no_build: list[bool]) -> None:
    name = filled("list-{mobile}")
    text = RECORD.format(openness="proactive").replace("id: leak", f"id: {name}")
    file = f"content/policies/2021/{name}.zh.md"
    workspace.write(project / file, text)
    sites.make(project / "site", [name])
    done = takedown(file)
    assert done.exit_code == 1
    assert no_build
    assert filled("{mobile}") not in done.output
    assert not (project / "site/r" / name / "table.csv").exists()
    assert not (project / DOWN).exists()
    assert "the leak gate keeps it away" in done.stdout


def test_list_that_cannot_be_read_is_not_written_over(project: Path, no_build: list[bool]) -> None:
    workspace.write(project / DOWN, "taken_down: 7\n")
    site = sites.make(project / "site", ["leak"])
    done = takedown("leak")
    assert done.exit_code == 1
    assert (project / DOWN).read_text(encoding="utf-8") == "taken_down: 7\n"
    assert (site / "r/leak/index.html").read_bytes() == NOTICE.read_bytes()
    assert f"git restore {DOWN}" in done.stdout
    assert no_build


def test_outside_a_repository_it_works_too(project: Path, no_build: list[bool]) -> None:
    shutil.rmtree(project / ".git")
    done = CliRunner(env={"GIT_CEILING_DIRECTORIES": str(project.parent)}).invoke(
        main, ["takedown", "leak", "--reason", "error", "--lang", "zh"]
    )
    assert done.exit_code == 1
    assert "无法查询 Git" in done.stdout
    assert no_build


def test_git_shows_every_branch_tag_and_copy(project: Path, no_build: list[bool]) -> None:
    git(project, "checkout", "-q", "-b", "draft")
    git(project, "mv", LEAK, "content/policies/leak.zh.md")
    shutil.copy(project / TABLE, project / "content/policies/2021/other-name.csv")
    commit_all(project, "moved")
    git(project, "tag", "v1")
    git(project, "checkout", "-q", "main")
    done = takedown("leak")
    assert no_build
    for expected in (
        "refs/heads/draft", "refs/heads/main", "refs/tags/v1", "content/policies/leak.zh.md",
        "content/policies/2021/other-name.csv",
    ):  # fmt: skip
        assert expected in done.stdout, expected
