"""`gongkai check` by code and by format, and `gongkai explain`."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import workspace
from commands import run
from gongkai.cli import main
from gongkai.commands.progress import Progress
from gongkai.verdict.codes import CODES
from messages import with_example
from workspace import PARKING

pytestmark = pytest.mark.usefixtures("read_once")

STRAY = "content/policies/2021/old.pdf"
MACHINES = ("json", "github", "sarif", "gitlab", "junit")


@pytest.fixture
def faulty(column: Path) -> Path:
    """A column with GK031, GK048 and GK061."""
    change = [["genre: notice", "genre: notices"], ["各单位", "<b>各单位"]]
    workspace.apply({"change": {PARKING: change}, "write": {STRAY: "x"}}, column)
    return column


def codes(folder: Path, *arguments: str) -> list[str]:
    result = run(folder, "check", "--format", "json", *arguments)
    assert result.returncode in (0, 1), result.stderr
    return [finding["code"] for finding in json.loads(result.stdout)]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], ["GK048", "GK031", "GK061"]),
        (["--select", "GK04"], ["GK048"]),
        (["--select", "GK031,GK061"], ["GK031", "GK061"]),
        (["--select", "GK031", "--select", "gk061"], ["GK031", "GK061"]),
        (["--ignore", "GK03"], ["GK048", "GK061"]),
        (["--ignore", "GK0"], []),
        (["--select", "GK03", "--ignore", "GK031"], []),
        (["--select", "GK031", "--ignore", "GK03"], ["GK031"]),
        (["--select", "GK031", "--ignore", "GK031"], []),
        (["--select", "GK8"], []),
    ],
)
def test_codes_are_chosen_by_their_beginnings(
    faulty: Path, arguments: list[str], found: list[str]
) -> None:
    assert codes(faulty, *arguments) == found


def test_exit_code_is_that_of_what_is_shown(faulty: Path) -> None:
    assert run(faulty, "check", "--select", "GK048").returncode == 0
    assert run(faulty, "check", "--select", "GK031").returncode == 1


def test_findings_fail_nothing_where_the_exit_code_is_to_be_zero(faulty: Path) -> None:
    assert run(faulty, "check", "--exit-zero").returncode == 0


def test_quiet_report_is_findings_alone(faulty: Path) -> None:
    whole, quiet = (run(faulty, "check", *given).stdout for given in ([], ["-q"]))
    assert whole.startswith(quiet.rstrip("\n"))
    assert "GK031" in quiet
    assert "Errors:" not in quiet
    assert "gongkai explain" not in quiet


def test_report_goes_to_the_file_that_is_named(faulty: Path, tmp_path: Path) -> None:
    for form in ("text", *MACHINES):
        file = tmp_path / form
        result = run(faulty, "check", "--format", form, "--output-file", str(file))
        assert result.stdout == ""
        assert file.read_text(encoding="utf-8") == run(faulty, "check", "--format", form).stdout


def test_statistics_count_codes(faulty: Path) -> None:
    lines = run(faulty, "check", "--statistics").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["1", "GK031", "error:"],
        ["1", "GK048", "warning:"],
        ["1", "GK061", "warning:"],
    ]
    rows = json.loads(run(faulty, "check", "--statistics", "--format", "json").stdout)
    assert [(row["code"], row["count"], row["severity"]) for row in rows] == [
        ("GK031", 1, "error"),
        ("GK048", 1, "warning"),
        ("GK061", 1, "warning"),
    ]


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_text_has_colours_as_the_environment_says(
    faulty: Path, environment: dict[str, str], is_coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = run(faulty, "check").stdout
    assert ("\x1b[" in shown) == is_coloured
    assert "\x1b[" not in run(faulty, "check", "--format", "json").stdout


@pytest.mark.parametrize("given", ["GK99", "X", "GK031,GK999", "GK0311", "GK031,", ""])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_code_is_an_error_of_usage(faulty: Path, option: str, given: str) -> None:
    result = run(faulty, "check", option, given)
    assert (result.returncode, result.stdout) == (2, "")
    assert option in result.stderr


def test_all_that_machines_read_goes_to_stdout_alone(faulty: Path) -> None:
    for form in MACHINES:
        result = run(faulty, "check", "--format", form)
        assert (result.returncode, result.stderr) == (1, "")
        assert "GK031" in result.stdout
    assert len(json.loads(run(faulty, "check", "--format", "gitlab").stdout)) == 3
    ElementTree.fromstring(run(faulty, "check", "--format", "junit").stdout)


def test_machines_read_utf8_whatever_the_terminal_shows(faulty: Path) -> None:
    arguments = ("check", "--format", "json", "--lang", "zh")
    plain = run(faulty, *arguments).stdout
    assert run(faulty, *arguments, environment={"PYTHONIOENCODING": "ascii"}).stdout == plain


def test_summary_is_added_to_the_file_that_github_names(faulty: Path, tmp_path: Path) -> None:
    file = tmp_path / "summary"
    file.write_text("before\n", encoding="utf-8")
    environment = {"GITHUB_STEP_SUMMARY": str(file)}
    run(faulty, "check", "--format", "github", "--lang", "zh", environment=environment)
    written = file.read_text(encoding="utf-8")
    assert written.startswith("before\n### gongkai check 检查结果\n")
    assert all(code in written for code in ("GK031", "GK048", "GK061"))
    run(faulty, "check", "--format", "sarif", environment=environment)
    assert file.read_text(encoding="utf-8") == written


def test_more_is_offered_about_the_worst(faulty: Path) -> None:
    english = run(faulty, "check").stdout.splitlines()[-1]
    assert english == "More about a code: gongkai explain GK031"
    chinese = run(faulty, "check", "--lang", "zh").stdout.splitlines()[-1]
    assert chinese == "查看代码说明：gongkai explain GK031 --lang zh"


@pytest.mark.parametrize("code", with_example(CODES))
def test_every_code_can_be_explained(code: str) -> None:
    for language in ("en", "zh"):
        result = CliRunner().invoke(main, ["explain", code, "--lang", language])
        assert result.exit_code == 0
        assert result.output.startswith(f"# {code}\n")
        assert result.output.count("```") == 4


def test_explanation_has_the_rule_of_the_column(
    this_column: Path, column: Path, tmp_path: Path
) -> None:
    here = run(this_column / "tests", "explain", "gk321").stdout
    assert "Rule R79, Time limit for explanations" in here
    assert "(seen second-hand)" in here
    assert "- Key task 2021/23: Explaining policy" in here
    assert "- Key task" not in run(column, "explain", "GK321").stdout
    anywhere = run(tmp_path, "explain", "GK321")
    assert anywhere.returncode == 0
    assert "- Rule R79 of the column" in anywhere.stdout and "Source" not in anywhere.stdout
    assert "- {id: fees, kind: policy, class: normative, published: 2021-05-06}" in anywhere.stdout


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    listed = run(tmp_path, "explain", "--lang", "zh").stdout
    assert re.findall(r"^- (GK\d{3})（", listed, re.MULTILINE) == list(CODES)


def test_unknown_code_names_the_nearest(tmp_path: Path) -> None:
    result = run(tmp_path, "explain", "GK322x")
    assert (result.returncode, result.stdout) == (2, "")
    assert "GK32" in result.stderr.partition("nearest: ")[2]


class Terminal:
    """A stream that says what it is."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self.written = ""

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


def drawn(*, is_terminal: bool, total: int) -> str:
    stream = Terminal(is_terminal=is_terminal)
    with Progress(stream) as progress:  # type: ignore[arg-type]  as much of one as it needs
        for done in range(0, total + 1, 100):
            progress(done, total)
    return stream.written


def test_bar_is_for_long_work_at_a_terminal() -> None:
    assert drawn(is_terminal=False, total=10_000) == ""
    assert drawn(is_terminal=True, total=1000) == ""
    bar = drawn(is_terminal=True, total=10_000)
    assert "50%" in bar and "100%" in bar
    assert "5000 of 10000" in bar
    assert bar.endswith(" \r"), "the line is free again"


def test_the_time_left_is_said_when_it_can_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 30.0, 90.0])
    monkeypatch.setattr("gongkai.commands.progress.time.monotonic", lambda: next(clock))
    stream = Terminal(is_terminal=True)
    with Progress(stream, long=0) as progress:  # type: ignore[arg-type]  as above
        for done in (5, 20, 80):
            progress(done, 100)
    lines = stream.written.split("\r")
    assert [("left" in line, "2:00 left" in line, "0:22 left" in line) for line in lines[1:4]] == [
        (False, False, False),
        (True, True, False),
        (True, False, True),
    ]


def test_small_column_at_a_terminal_writes_no_bar(column: Path) -> None:
    outer, inner = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "check", "--format", "json"],
        cwd=column,
        stderr=inner,
        stdout=subprocess.PIPE,
        check=False,
    )
    os.close(inner)
    os.set_blocking(outer, False)
    try:
        said = os.read(outer, 1000)
    except OSError:
        said = b""
    os.close(outer)
    assert (done.returncode, json.loads(done.stdout), said) == (0, [], b"")
