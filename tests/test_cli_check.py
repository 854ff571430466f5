"""`gongkai check` as a user runs it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import workspace
from commands import run
from workspace import PARKING

SCHEMA = json.loads((Path(__file__).parent / "finding.schema.json").read_text(encoding="utf-8"))
PARKING_EN = PARKING.replace(".zh.", ".en.")
AUTHOR = ["-c", "user.name=A Clerk", "-c", "user.email=clerk@example.org"]
FAULT = {"change": {PARKING: [["genre: notice", "genre: notices"]]}}


def test_clean_column(column: Path) -> None:
    result = run(column, "check")

    assert (result.returncode, result.stdout, result.stderr) == (0, "Nothing to fix.\n", "")


def test_error(column: Path) -> None:
    workspace.apply(FAULT, column)

    result = run(column, "check")

    assert result.returncode == 1
    assert result.stderr == ""
    assert result.stdout == (
        f"{PARKING}:12:8 GK031 error: there is no genre of document “notices”\n"
        "  12 | genre: notices\n"
        "     |        ^\n"
        "  how to fix it: write “notice”\n"
        "\n"
        "Errors: 1. Warnings: 0. Notices: 0.\n"
        "Can be fixed with “gongkai fix”: 1.\n"
        "More about a code: gongkai explain GK031\n"
    )


def test_warning_alone_does_not_fail(column: Path) -> None:
    (column / "content/policies/2021/old.pdf").write_bytes(b"%PDF")

    result = run(column, "check")

    assert result.returncode == 0
    assert "Errors: 0. Warnings: 1. Notices: 0." in result.stdout


def test_chinese(column: Path) -> None:
    workspace.apply(FAULT, column)

    result = run(column, "check", "--lang", "zh")

    assert result.returncode == 1
    assert "GK031 错误: 没有名为“notices”的文种" in result.stdout
    assert "改法：应写“notice”" in result.stdout
    assert "错误：1。警告：0。提示：0。" in result.stdout


def test_caret_stands_under_wide_letters(column: Path) -> None:
    workspace.apply(
        {"change": {PARKING: [["record:parking-explained", "record:parking-explaind"]]}}, column
    )

    lines = run(column, "check").stdout.splitlines()

    source, caret = lines[1], lines[2]
    before = source[: source.index("record:")]
    width = sum(2 if ord(letter) > 0x2E80 else 1 for letter in before)
    assert caret.index("^") == width


@pytest.mark.parametrize("language", ["en", "zh"])
def test_json_keeps_the_contract(column: Path, language: str) -> None:
    workspace.apply(FAULT, column)
    (column / "content/policies/2021/old.pdf").write_bytes(b"%PDF")

    result = run(column, "check", "--format", "json", "--lang", language)
    findings = json.loads(result.stdout)

    jsonschema.validate(findings, SCHEMA)
    assert result.returncode == 1
    assert [finding["code"] for finding in findings] == ["GK048", "GK031"]
    assert findings[1]["record"] == "parking"
    assert findings[1]["unit"] == "sample-transport"
    lines = (column / findings[1]["path"]).read_text(encoding="utf-8").splitlines()
    assert findings[1]["end_line"] == findings[1]["line"]
    wrong = lines[findings[1]["line"] - 1][
        findings[1]["column"] - 1 : findings[1]["end_column"] - 1
    ]
    assert wrong in findings[1]["message"] and len(wrong) > 3


def test_json_names_the_page_of_a_code(column: Path) -> None:
    workspace.apply(FAULT, column)
    address = "https://docs.example.org/gongkai"
    settings = f"plugins: [gongkai: {{handbook_url: {address}}}]\n"
    (column / "mkdocs.yml").write_text(settings, encoding="utf-8")

    found = json.loads(run(column, "check", "--format", "json").stdout)

    jsonschema.validate(found, SCHEMA)
    assert [finding["help"] for finding in found] == [f"{address}/checks/GK031/"]


def test_json_of_a_clean_column(column: Path) -> None:
    result = run(column, "check", "--format", "json")

    assert (result.returncode, json.loads(result.stdout), result.stderr) == (0, [], "")


def test_fingerprint_outlives_moved_lines(column: Path) -> None:
    workspace.apply(FAULT, column)
    before = json.loads(run(column, "check", "--format", "json").stdout)
    workspace.apply({"change": {PARKING: [["kind: policy", "# 种类\nkind: policy"]]}}, column)
    after = json.loads(run(column, "check", "--format", "json").stdout)

    assert [finding["line"] for finding in after] == [before[0]["line"] + 1]
    assert after[0]["fingerprint"] == before[0]["fingerprint"]


@pytest.mark.parametrize(
    ("path", "count"),
    [
        (PARKING, 1),
        ("content/policies", 1),
        ("content", 2),
        (".", 2),
        ("content/decisions", 1),
        ("content/interpretations", 0),
        ("data", 0),
        ("content/decisions/../policies", 1),
    ],
)
def test_path_filters(column: Path, path: str, count: int) -> None:
    workspace.apply(FAULT, column)
    workspace.apply(
        {"change": {"content/decisions/2021/parking-plan.zh.md": [["year: 2021", "year: x"]]}},
        column,
    )

    result = run(column, "check", "--format", "json", path)

    assert len(json.loads(result.stdout)) == count
    assert result.returncode == (1 if count else 0)


def test_path_is_seen_from_where_one_stands(column: Path) -> None:
    workspace.apply(FAULT, column)

    inside = run(column / "content/policies", "check", "--format", "json", "2021")
    beside = run(column / "content/policies", "check", "--format", "json", "../decisions")

    assert len(json.loads(inside.stdout)) == 1
    assert json.loads(beside.stdout) == []


def test_file_in_a_folder_that_is_no_column(column: Path) -> None:
    """Checking the file alone must not hide what is wrong with its folder."""
    path = "content/polices/bus-fares.zh.md"
    workspace.apply({"write": {path: "---\nid: bus-fares\n---\n"}}, column)

    codes = [f["code"] for f in json.loads(run(column, "check", "--format", "json", path).stdout)]

    assert codes[0] == "GK042"


def test_path_that_does_not_exist(column: Path) -> None:
    result = run(column, "check", "content/nothing.zh.md")

    assert result.returncode == 2
    assert result.stdout == ""
    assert "'content/nothing.zh.md' does not exist" in result.stderr


def test_path_outside_the_column(column: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("x", encoding="utf-8")

    result = run(column, "check", "../other.md")

    assert result.returncode == 2
    assert "../other.md does not lie in the column" in result.stderr


def test_no_column_here(tmp_path: Path) -> None:
    result = run(tmp_path, "check")

    assert (result.returncode, result.stdout) == (2, "")
    assert "no column here" in result.stderr


def test_failure_of_the_tool_is_not_a_finding(column: Path) -> None:
    broken = (
        "import gongkai.verdict.judge, gongkai.cli\n"
        "def load(root, **given): raise RuntimeError('no disk')\n"
        "gongkai.verdict.judge.load = load\n"
        "gongkai.cli.main(['check'])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", broken], cwd=column, check=False, capture_output=True, text=True
    )

    assert result.returncode == 2
    assert "no disk" in result.stderr


def test_terminal_that_cannot_show_chinese(column: Path) -> None:
    workspace.apply(FAULT, column)

    result = run(column, "check", "--lang", "zh", environment={"PYTHONIOENCODING": "ascii"})

    assert result.returncode == 1
    assert "GK031" in result.stdout


def test_leak_is_never_printed(column: Path) -> None:
    """A public log must not hold what must not be published, whatever else is wrong with it."""
    workspace.apply(
        {
            "change": {
                PARKING: [
                    ["停车收费见", "（此件不公开）某人的住址，停车收费见"],
                    ["record:parking-explained", "record:nowhere"],
                ]
            }
        },
        column,
    )

    for form in ("text", "json"):
        result = run(column, "check", "--format", form)
        assert "GK502" in result.stdout
        assert "GK060" in result.stdout
        assert "某人的住址" not in result.stdout


WITHHELD = {
    "change": {
        PARKING: [
            ["openness: proactive", "openness: withheld"],
            ["summary: ", "summry: 某人的住址"],
        ],
        PARKING_EN: [["summary: ", "summry: 某人的住址"]],
    }
}
"""A record that may not be published, with a fault in each of its files on a line of its own."""


@pytest.mark.parametrize("options", [[], ["--ignore", "GK5"], ["--select", "GK0"], [PARKING_EN]])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "gitlab", "junit"])
def test_no_line_of_a_leak_is_printed_though_the_leak_is_left_out(
    column: Path, options: list[str], form: str
) -> None:
    workspace.apply(WITHHELD, column)

    result = run(column, "check", "--format", form, *options)

    assert "GK020" in result.stdout
    assert "某人的住址" not in result.stdout + result.stderr


def test_no_line_of_a_leak_is_printed_though_it_leaked_before(column: Path) -> None:
    workspace.apply({"change": {PARKING: [["openness: proactive", "openness: withheld"]]}}, column)
    for command in (["init", "-q"], ["add", "-A"], [*AUTHOR, "commit", "-qm", "leak"]):
        subprocess.run(["git", *command], cwd=column, check=True)
    workspace.apply({"change": {PARKING: [["summary: ", "summry: 某人的住址"]]}}, column)

    result = run(column, "check", "--since", "HEAD")

    assert "GK020" in result.stdout and "GK501" not in result.stdout
    assert "某人的住址" not in result.stdout


def test_help(column: Path) -> None:
    text = re.sub(r"\s+", " ", run(column, "check", "--help").stdout)

    assert re.match(r"Usage: (python -m )?gongkai check \[OPTIONS\] \[PATH\]\.\.\. ", text)
    assert "Say what is wrong in the records and registries" in text
    for option in (
        "--format [text|json|github|sarif|gitlab|junit]",
        "--lang [en|zh]",
        "--select CODES",
        "--ignore CODES",
        "--since REV",
        "--write-baseline",
        "-h, --help",
    ):
        assert option in text
    assert "check" in run(column, "--help").stdout


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "fr"], ["--nothing"]])
def test_wrong_option(column: Path, arguments: list[str]) -> None:
    result = run(column, "check", *arguments)

    assert (result.returncode, result.stdout) == (2, "")


def test_the_real_content_has_no_errors(this_column: Path) -> None:
    result = run(this_column, "check")

    assert "Errors: 0." in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize("name", [PARKING, "content/policies/2021/new.zh.md"])
def test_what_is_not_saved_yet_is_checked_on_standard_input(column: Path, name: str) -> None:
    text = (column / PARKING).read_text(encoding="utf-8").replace("genre: notice", "genre: notices")
    command = [sys.executable, "-m", "gongkai", "check", "-", "--stdin-filename", name]
    before = sorted(column.rglob("*"))
    done = subprocess.run(
        [*command, "--format", "json"],
        cwd=column,
        check=False,
        capture_output=True,
        input=text,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    found = {(one["code"], one["path"]) for one in json.loads(done.stdout)}
    assert ("GK031", name) in found and {path for _, path in found} == {name}
    assert sorted(column.rglob("*")) == before
    assert "genre: notice\n" in (column / PARKING).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("-",),
        ("--stdin-filename", PARKING),
        ("-", PARKING),
        ("-", "--stdin-filename", "../x.zh.md"),
    ],
)
def test_standard_input_needs_the_name_of_its_file(
    column: Path, arguments: tuple[str, ...]
) -> None:
    result = run(column, "check", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
