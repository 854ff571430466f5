"""What `gongkai doctor` says of a machine and a column, each fault brought about for real."""

import json
import locale
import os
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from importlib.metadata import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner

import commands
from gongkai.cli import main
from gongkai.doctor import (
    calendars,
    clock,
    commit_hooks,
    disk,
    engine,
    exchange,
    extras,
    fonts,
    forge,
    identity,
    interpreter,
    line_ends,
    packages,
    placeholders,
    repository,
    settings,
    shared_files,
    text_encoding,
)
from gongkai.doctor.examine import EXAMINATIONS, OF_THE_MACHINE, examine
from gongkai.doctor.workplace import Workplace
from gongkai.model.diagnosis import Diagnosis, Fitness
from gongkai.starter.checksums import sum_of

DAY = date(2026, 6, 1)
OK, WARNING, WRONG = Fitness.OK, Fitness.WARNING, Fitness.WRONG
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
SOMEBODY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    for name in SOMEBODY:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def tracked(column: Path) -> Path:
    """A column in a repository of its own, with one commit."""
    commands.git(column, "init", "-q", "-b", "main")
    commands.commit_all(column, "Begin")
    return column


@pytest.fixture(scope="module")
def new(this_column: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column as `gongkai init` writes it."""
    folder = tmp_path_factory.mktemp("new") / "column"
    assert CliRunner().invoke(main, ["init", str(folder), "--languages", "zh"]).exit_code == 0
    return folder


def at(root: Path, today: date = DAY) -> Workplace:
    return Workplace(root, root, today)


def only(found: Iterator[Diagnosis]) -> Diagnosis:
    (one,) = found
    return one


def seen(found: Iterator[Diagnosis]) -> list[tuple[Fitness, str]]:
    return [(one.fitness, one.fix) for one in found]


# The command


def invoke(*options: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["doctor", *options], env=environment)
    return done.exit_code, done.output


def test_what_is_wrong_makes_the_exit_code_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = invoke("--lang", "en")
    assert code == 1
    assert "\n[wrong] Git identity: Git does not know user.name: no commit can be made\n" in said
    assert '\n  run: git config --global user.name "' in said
    code, said = invoke("--lang", "en", environment=SOMEBODY)
    assert (code, "[wrong]" in said) == (0, False)
    assert "\nWrong: 0." in said


def test_outside_of_a_column_the_machine_alone_is_examined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = json.loads(invoke("--format", "json")[1])
    assert {row["id"] for row in rows} == {one.id for one in OF_THE_MACHINE} | {"column"}
    assert {row["fitness"] for row in rows} <= set(Fitness)
    assert all((row["fix"] is None) == (row["fitness"] == "ok") for row in rows)


def test_it_speaks_chinese_and_nothing_else(tracked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tracked)
    _, said = invoke("--lang", "zh")
    assert "［错误］Git 提交者：Git 还没有设置 user.name，不能提交\n  运行：git config" in said
    rows = json.loads(invoke("--lang", "zh", "--format", "json")[1])
    assert {row["id"] for row in rows} == {one.id for one in EXAMINATIONS}


def test_what_cannot_be_looked_at_is_wrong_and_stops_nothing(tracked: Path) -> None:
    (tracked / ".git/index").write_bytes(b"broken")
    found = {one.id: one.diagnosis for one in examine(at(tracked))}
    assert found["line-ends"].fitness is WRONG
    assert "Git says: " in found["line-ends"].said
    assert found["hooks"].fitness is WARNING


def test_every_examination_has_an_id_of_its_own() -> None:
    assert len({one.id for one in EXAMINATIONS}) == len(EXAMINATIONS)


# The machine


def test_python_of_another_folder_than_the_columns(column: Path) -> None:
    assert only(interpreter.examine(at(column))).fitness is OK
    (column / ".venv").mkdir()
    assert seen(interpreter.examine(at(column))) == [
        (WARNING, "run: .venv/bin/gongkai doctor"),
    ]


@pytest.mark.parametrize(
    ("pin", "fitness"),
    [
        ("gongkai==0.0.1\n", WRONG),
        ("./wheels/gongkai-0.0.1-py3-none-any.whl --hash=sha256:0\n", WRONG),
        ("# gongkai==0.0.1\n", OK),
        ("", OK),
    ],
)
def test_engine_that_the_column_does_not_pin(column: Path, pin: str, fitness: Fitness) -> None:
    (column / "engine.txt").write_text(pin)
    assert only(engine.examine(at(column))).fitness is fitness


def test_packages_that_are_not_those_that_are_pinned(column: Path) -> None:
    file = column / "requirements.txt"
    file.write_text("click==1.0 \\\n    --hash=sha256:0\nwinonly==1 ; sys_platform == 'win32'\n")
    assert next(packages.examine(at(column))).said.startswith("click is ")
    file.write_text("no-such-package-of-ours==1\n")
    assert [(one.fitness, one.said) for one in packages.examine(at(column))] == [
        (WRONG, "not installed: no-such-package-of-ours")
    ]
    file.unlink()
    assert only(packages.examine(at(column))).fitness is OK


def test_extras_are_those_that_the_engine_declares() -> None:
    declared = extras.extras()
    assert declared.keys() == extras.GIVES.keys()
    others = {"build", "test", "properdocs"}  # of those who make the engine, or another generator
    offered = metadata("gongkai").get_all("Provides-Extra") or []
    assert set(offered) - others == declared.keys()
    assert "typst" in " ".join(declared["downloads"]) and all(declared.values())
    assert extras.missing(("click>=8", "no-such-package-of-ours[all]==1")) == (
        "no-such-package-of-ours[all]==1",
    )


def test_fonts_without_chinese() -> None:
    assert fonts.of_families(["DejaVu Sans", "Noto Sans CJK SC"]).fitness is OK
    without = fonts.of_families(["DejaVu Sans"])
    assert without.fitness is WARNING and "fonts-noto-cjk" in without.fix


def test_git_that_is_not_installed(column: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(column / "nothing"))
    assert seen(repository.examine(at(column))) == [(WRONG, "run: sudo apt-get install git")]


def test_column_outside_of_a_repository(column: Path) -> None:
    assert [one.fitness for one in repository.examine(at(column))] == [OK, WARNING]
    for about in (line_ends, commit_hooks, forge):
        assert list(about.examine(at(column))) == []


def test_shallow_clone(tracked: Path, tmp_path: Path) -> None:
    commands.git(tracked, "commit", "-q", "--allow-empty", "-m", "second")
    commands.git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tracked}", "shallow")
    assert seen(repository.examine(at(tracked)))[1] == (OK, "")
    assert seen(repository.examine(at(tmp_path / "shallow")))[1] == (
        WRONG,
        "run: git fetch --unshallow",
    )


def test_identity_of_the_repository_counts(tracked: Path) -> None:
    assert [one.fitness for one in identity.examine(at(tracked))] == [WRONG, WRONG]
    commands.git(tracked, "config", "user.name", "政务公开办")
    assert [one.fitness for one in identity.examine(at(tracked))] == [WRONG]
    commands.git(tracked, "config", "user.email", "office@example.org")
    assert only(identity.examine(at(tracked))).said == "政务公开办 <office@example.org>"


def test_encoding_that_has_no_chinese(column: Path) -> None:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C")
        assert only(text_encoding.examine(at(column))).fitness is WRONG
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
        assert only(text_encoding.examine(at(column))).fitness is OK
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


@pytest.mark.parametrize(("zone", "found"), [("Asia/Shanghai", [OK]), ("UTC", [OK, WARNING])])
def test_time_zone(
    column: Path, monkeypatch: pytest.MonkeyPatch, zone: str, found: list[Fitness]
) -> None:
    try:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert [one.fitness for one in clock.examine(at(column))] == found
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("free", "fitness"), [(100_000_000, WRONG), (1_000_000_000, WARNING), (10_000_000_000, OK)]
)
def test_room_on_the_disk(column: Path, free: int, fitness: Fitness) -> None:
    assert disk.of_free(free, at(column)).fitness is fitness
    outside = disk.of_free(free, Workplace(column, None, DAY))
    assert "make" not in outside.fix


def test_folder_in_which_nothing_can_be_written(column: Path) -> None:
    assert only(exchange.examine(at(column))).fitness is not WRONG
    assert not list(column.glob(".gongkai-doctor-*"))
    assert only(exchange.examine(Workplace(Path("/proc"), None, DAY))).fitness is WRONG


# The column


@pytest.mark.parametrize("text", ["a: [", "plugins: [{gongkai: {editions: [fr]}}]\n"])
def test_settings_that_cannot_be_read(column: Path, text: str) -> None:
    assert only(settings.examine(at(column))).fitness is OK
    (column / "mkdocs.yml").write_text(text)
    assert seen(settings.examine(at(column))) == [(WRONG, "run: gongkai check")]


def test_placeholders_of_a_new_column(new: Path, column: Path) -> None:
    found = only(placeholders.examine(at(new)))
    assert found.fitness is WARNING and "data/site.yml:" in found.said
    assert only(placeholders.examine(at(column))).fitness is OK


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2021, 7, 15), [OK]),
        (date(2021, 11, 1), [WARNING]),
        (date(2022, 7, 15), [WRONG]),
        (date(2022, 12, 1), [WRONG, WARNING]),
    ],
)
def test_calendars(column: Path, today: date, found: list[Fitness]) -> None:
    examined = list(calendars.examine(at(column, today)))
    assert [one.fitness for one in examined] == found
    assert all(
        "cp data/calendars/2021.yml data/calendars/202" in one.fix for one in examined[:1]
    ) or (found == [OK])


def test_files_of_another_engine(new: Path) -> None:
    hook = new / "hooks/rss.py" if (new / "hooks/rss.py").is_file() else min(new.glob("hooks/*.py"))
    path = hook.relative_to(new).as_posix()
    sums, text = new / "engine.sha256", hook.read_bytes()
    before = sums.read_text()
    try:
        assert only(shared_files.examine(at(new))).fitness is OK
        hook.write_bytes(b"# of an earlier engine\n")
        sums.write_text(before.replace(sum_of(text), sum_of(hook.read_bytes())))
        assert seen(shared_files.examine(at(new))) == [(WARNING, "run: gongkai update")]
        hook.write_bytes(b"# changed here\n")
        assert f"--take {path}" in only(shared_files.examine(at(new))).fix
    finally:
        sums.write_text(before)
        hook.write_bytes(text)


def test_line_ends_of_windows(tracked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert only(line_ends.examine(at(tracked))).fitness is OK
    record = next(tracked.glob("content/**/*.zh.md"))
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    (record.parent / "table.csv").write_bytes(b"a,b\r\n")
    found = only(line_ends.examine(at(tracked)))
    assert (found.fitness, found.fix) == (WARNING, "run: gongkai fix --select GK003")
    assert found.said.startswith("files with CRLF line ends: 1, content/")
    monkeypatch.chdir(tracked)
    assert CliRunner().invoke(main, ["fix", "--select", "GK003"]).exit_code == 0
    assert only(line_ends.examine(at(tracked))).fitness is OK
    settings_file = tracked / "mkdocs.yml"
    settings_file.write_bytes(settings_file.read_bytes().replace(b"\n", b"\r\n"))
    fix = only(line_ends.examine(at(tracked))).fix.removeprefix("run: ")
    subprocess.run(fix, shell=True, cwd=tracked, check=True)
    assert only(line_ends.examine(at(tracked))).fitness is OK


def test_git_that_writes_line_ends_of_windows(tracked: Path) -> None:
    commands.git(tracked, "config", "core.autocrlf", "true")
    (tracked / ".gitattributes").unlink(missing_ok=True)
    assert seen(line_ends.examine(at(tracked))) == [
        (WARNING, "run: git config core.autocrlf input")
    ]
    commands.git(tracked, "config", "core.autocrlf", "input")
    assert only(line_ends.examine(at(tracked))).fitness is OK
    commands.git(tracked, "config", "core.autocrlf", "true")
    (tracked / ".gitattributes").write_text("*.md text eol=lf\n")
    assert only(line_ends.examine(at(tracked))).fitness is OK


def test_hooks_that_are_not_installed(tracked: Path) -> None:
    assert only(commit_hooks.examine(at(tracked))).said == "not installed: pre-commit, pre-push"
    for name in commit_hooks.HOOKS:
        hook = tracked / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\n")
        hook.chmod(0o755)
    assert only(commit_hooks.examine(at(tracked))).fitness is OK
    commands.git(tracked, "config", "core.hooksPath", "elsewhere")
    assert only(commit_hooks.examine(at(tracked))).fitness is WARNING


def test_forge(tracked: Path) -> None:
    site = tracked / "data/site.yml"
    text = site.read_text(encoding="utf-8") if site.is_file() else "heading: {zh: 栏目}\n"
    text = "".join(line for line in text.splitlines(True) if not line.startswith("edit:"))
    site.write_text(text, encoding="utf-8")
    assert [one.fitness for one in forge.examine(at(tracked))] == [WARNING, WARNING]
    commands.git(tracked, "remote", "add", "origin", "https://me:secret@gitee.com/yunze/zwgk.git")
    found = only(forge.examine(at(tracked)))
    line = 'edit: "https://gitee.com/yunze/zwgk/edit/main/{path}"'
    assert found.fix == f"write into data/site.yml: {line}"
    site.write_text(f"{text}{line}\n", encoding="utf-8")
    assert only(forge.examine(at(tracked))).said == "https://gitee.com/yunze/zwgk.git"
    commands.git(tracked, "remote", "set-url", "origin", "git@git.example.gov.cn:yunze/zwgk.git")
    assert only(forge.examine(at(tracked))).said == (
        "pages lead to gitee.com, and “origin” is at git.example.gov.cn"
    )


@pytest.mark.parametrize(
    ("remote", "edits"),
    [
        ("git@github.com:o/r.git", "https://github.com/o/r/edit/main/{path}"),
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/{path}"),
        ("https://gitee.com/o/r.git", "https://gitee.com/o/r/edit/main/{path}"),
        (
            "ssh://git@gitlab.city.cn:2222/a/b/r.git",
            "https://gitlab.city.cn/a/b/r/-/edit/main/{path}",
        ),
        ("https://git.city.cn/o/r.git", "https://git.city.cn/o/r/_edit/main/{path}"),
        ("", "https://git.example.gov.cn/zwgk/column/_edit/main/{path}"),
    ],
)
def test_where_a_forge_edits_a_file(remote: str, edits: str) -> None:
    assert forge.edit_address(remote) == edits
