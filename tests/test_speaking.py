"""In which language commands speak: one setting for all of them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

import workspace
from gongkai.cli import main
from gongkai.commands.loading import NAMES, load
from messages import all_messages

NOT_THERE = ("GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
FAULT = {"change": {workspace.PARKING: [["genre: notice", "genre: notices"]]}}
LANG = {"LANG": "zh_CN.UTF-8"}
OURS = {"GONGKAI_LANG": "zh"}
CASES: list[tuple[str, Mapping[str, str], str]] = [
    ("", {}, "en"),
    ("", LANG, "zh"),
    ("", {"LANG": "zh"}, "zh"),
    ("", {"LANG": "C.UTF-8"}, "en"),
    ("", {"LANG": "POSIX"}, "en"),
    ("", {"LANG": "en_GB.UTF-8"}, "en"),
    ("", {"LANG": "de_DE.UTF-8"}, "en"),
    ("", {"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    ("", {"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8", **LANG}, "en"),
    ("", {"LC_ALL": "", **LANG}, "zh"),
    ("", {"GONGKAI_LANG": "", **LANG}, "zh"),
    ("", {"GONGKAI_LANG": "en", **LANG}, "en"),
    ("", {"GONGKAI_LANG": "zh-Hans", "LANG": "C"}, "zh"),
    ("", {"GONGKAI_LANG": "fr", **LANG}, "zh"),
    ("lang: zh", {"LANG": "C"}, "zh"),
    ("lang: en", {**OURS, **LANG}, "en"),
    ("lang: !ENV [GONGKAI_LANG, zh]", {"LANG": "C"}, "zh"),
    ("lang: !ENV [GONGKAI_LANG, zh]", {"GONGKAI_LANG": "en", **LANG}, "en"),
    ("lang: fr", LANG, "zh"),
    ("lang: [zh]", {}, "en"),
]


@pytest.fixture
def faulty(column: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    workspace.apply(FAULT, column)
    monkeypatch.chdir(column)
    return column


def said(*arguments: str, environment: Mapping[str, str]) -> str:
    given: dict[str, str | None] = dict.fromkeys(NOT_THERE)
    return CliRunner().invoke(main, arguments, env={**given, **environment}).output


def is_chinese(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None


@pytest.mark.parametrize(("setting", "environment", "language"), CASES)
def test_one_setting_says_it(
    faulty: Path, setting: str, environment: Mapping[str, str], language: str
) -> None:
    file = faulty / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8") + f"    {setting}\n", encoding="utf-8")
    output = said("check", "--select", "GK031", environment=environment)
    assert ("没有名为" in output, "there is no genre" in output) == (
        language == "zh",
        language == "en",
    )


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "gitlab", "junit"])
def test_every_report_is_in_it(faulty: Path, form: str) -> None:
    del faulty
    assert "应写“notice”" in said("check", "--format", form, environment=LANG)
    assert "write “notice”" in said("check", "--format", form, "--lang", "en", environment=LANG)


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "GK031"),
        ("explain",),
        ("explain", "GK999"),
        ("check", "--date", "tomorrow"),
        ("check", "--select", "X"),
        ("owners",),
        ("inspect",),
        ("init", "."),
        ("build", "--site", "content"),
    ],
)
def test_every_command_speaks_it(faulty: Path, arguments: tuple[str, ...]) -> None:
    del faulty
    assert is_chinese(said(*arguments, environment=LANG))


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_in_it(name: str) -> None:
    arguments = [*([name] if name else []), "--help"]
    english = said(*arguments, environment={"LANG": "C"})
    assert english.startswith("Usage: ") and "\nOptions:\n" in english
    chinese = said(*arguments, environment=LANG)
    assert chinese.startswith("用法：") and "\n选项:\n" in chinese
    command = load(name) if name else main
    helps = [command.help, *(getattr(option, "help", None) for option in command.params)]
    untranslated = {text for text in helps if text} - all_messages()
    assert {text for text in untranslated if " ".join(text.split()) in chinese} == set()
    assert "Show this message" not in chinese and "[default:" not in chinese


def test_options_count_before_settings(faulty: Path) -> None:
    del faulty
    report = json.loads(said("check", "--format", "json", "--lang", "zh", environment={}))
    assert "没有" in report[0]["message"]
