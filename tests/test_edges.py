"""Where a command ends: what the system refuses is reported in a line, never in a traceback."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.exceptions import Abort

import in_process
import workspace
from gongkai.cli import main
from gongkai.commands import check, nightly
from gongkai.markdown.events import MarkdownText, parse
from gongkai.mkdocs import serve
from gongkai.render import markdown
from gongkai.sources.limits import NESTING
from gongkai.sources.load import load
from workspace import PARKING


@pytest.fixture
def project(column: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    in_process.equip(column)
    monkeypatch.chdir(column)
    return column


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def reported(*arguments: str) -> str:
    """Run a command that cannot; return the one line that says why."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    (line,) = result.output.strip().splitlines()
    return line


def pinned(project: Path, day: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("'2021-07-15'", day), encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "inspect", "night --state state --offline"])
def test_day_in_the_configuration_that_is_none(project: Path, command: str) -> None:
    pinned(project, "yesterday")
    assert reported(*command.split()) == (
        "gongkai: mkdocs.yml: `as_of` takes a day like 2021-07-15, not 'yesterday'"
    )


def test_port_that_is_none_is_refused_before_anything_is_built(project: Path) -> None:
    result = run("serve", "--port", "99999")
    assert result.exit_code == 2
    assert "99999 is not in the range" in result.output
    assert not (project / "build").exists()


def test_port_that_is_taken_is_reported_before_anything_is_built(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_built", lambda *_: pytest.fail("nothing may be built"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "the port is in use: choose another" in reported("serve", "--port", port)


@pytest.mark.parametrize(
    "state", ["content", "content/policies", "data", "site/x", "mkdocs.yml", "."]
)
def test_night_keeps_nothing_among_sources(project: Path, state: str) -> None:
    before = sorted(project.rglob("*"))
    result = run("night", "--state", state, "--offline")
    assert result.exit_code == 2
    assert sorted(project.rglob("*")) == before


def test_night_builds_a_site_outside_the_column(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("server") / "site"
    asked: list[list[str]] = []

    class Done:
        returncode, stdout, stderr = 2, "", "no"

    def runs(command: list[str], **_: Any) -> Done:
        asked.append(command)
        return Done()

    monkeypatch.setattr(nightly.subprocess, "run", runs)
    assert run("night", "--state", "state", "--site", str(outside), "--offline").exit_code == 2
    assert f"{outside}.night" in asked[1]
    assert "failed" in (project / "state" / "report.md").read_text(encoding="utf-8").lower()


def test_what_the_system_refuses_is_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(project / "x"))

    monkeypatch.setattr(check, "judge", full)
    assert reported("check") == f"gongkai: {project / 'x'}: no space left on the disk"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_command_that_is_broken_off_says_so(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    number: int,
    code: int,
) -> None:
    # A runner in the background has SIGINT ignored, and its children with it.
    given = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, given))
    monkeypatch.setattr(check, "judge", lambda *_: os.kill(os.getpid(), number))
    before = signal.getsignal(signal.SIGTERM)
    assert run("check").exit_code == code
    assert signal.getsignal(signal.SIGTERM) is before


def test_file_and_folder_that_nobody_may_read_are_findings(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, scan, opens = Path.read_bytes, os.scandir, Path.open
    closed = {"parking.zh.md", "units.yml"}

    def reads(self: Path) -> bytes:
        if self.name in closed:
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    def open_(self: Path, *arguments: Any, **named: Any) -> Any:
        if self.name in closed:
            raise PermissionError(13, "Permission denied", str(self))
        return opens(self, *arguments, **named)

    def scans(folder: Any) -> Iterator[os.DirEntry[str]]:
        if str(folder).endswith("decisions"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(Path, "read_bytes", reads)
    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(os, "scandir", scans)
    findings = load(project).findings
    unreadable = [one.place.path for one in findings if one.code.id == "GK016"]
    assert unreadable == ["content/decisions", PARKING, "data/units.yml"]
    assert workspace.places(findings)


@pytest.mark.parametrize("shape", ["fifo", "socket", "loop", "folder"])
def test_what_is_no_ordinary_file_is_a_finding(project: Path, shape: str) -> None:
    (project / "mkdocs.zh.yml").unlink(missing_ok=True)
    places = ("content/policies/2021/odd.zh.md", "data/calendars/2022.yml")
    for place in (*places, "data/addresses.txt", "mkdocs.zh.yml"):
        file = project / place
        if shape == "fifo":
            os.mkfifo(file)
        elif shape == "socket":
            with socket.socket(socket.AF_UNIX) as one:
                os.chdir(file.parent)  # the name of a socket is short
                one.bind(file.name)
                os.chdir(project)
        elif shape == "loop":
            file.symlink_to(file.name)
        else:
            (file / "below").mkdir(parents=True)
    result = run("check")
    assert result.exit_code == 1 or shape == "folder"
    assert "Traceback" not in result.output


def test_text_that_cannot_be_rendered_is_named_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gives_up(source: str) -> MarkdownText:
        if "停车" in source:
            raise RecursionError
        return parse(source)

    monkeypatch.setattr(markdown, "parse", gives_up)
    with pytest.raises(Abort):
        in_process.run(project)
    last = caplog.messages[-1]
    assert last.startswith("content/") and ": this text cannot be rendered (RecursionError)" in last
    assert "\n" not in last


def test_what_check_passes_is_rendered(project: Path) -> None:
    """The deepest lists, quotations, brackets and HTML that no check refuses."""
    deep = "\n".join("    " * level + "- 层" for level in range(NESTING - 1))
    inside = "<b>" * NESTING + "粗" + "</b>" * NESTING
    text = f"\n\n{deep}\n\n{'> ' * NESTING}引\n\n{'[' * NESTING}a{']' * NESTING}\n\n{inside}\n"
    file = project / PARKING
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    assert not [one for one in load(project).findings if one.is_error]
    page = (in_process.run(project, edition="zh") / "r" / "parking" / "index.html").read_text(
        encoding="utf-8"
    )
    assert page.count("层") == NESTING - 1
