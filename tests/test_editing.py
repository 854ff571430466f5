"""What a column gives to Visual Studio Code: snippets, tasks and settings that do what they say."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

import built
import workspace
from commands import run
from gongkai.cli import main
from gongkai.commands.snippets import write_snippets
from gongkai.editing.schema_files import registry_names
from gongkai.editing.snippets import snippets
from gongkai.editing.terms import terms_of
from gongkai.editing.vscode import SNIPPETS, problem_matchers, settings, shared_editor_files, tasks
from gongkai.i18n.translation import translation
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.registries import Registries
from gongkai.report.text import render
from gongkai.sources.front_matter import split
from gongkai.sources.records import typed
from gongkai.sources.registries import load_registries
from gongkai.sources.spelling import Spelling, spelling_of
from gongkai.sources.translations import Parsed, with_names
from gongkai.sources.tree import RecordFile
from gongkai.verdict.judge import judge
from workspace import DAY, PARKING

HERE = built.ROOT
NOT_FILLED_IN = {"GK025", "GK026", "GK023", "GK028", "GK031", "GK034", "GK035", "GK074"}
"""What is found in places that are to be filled in, and were not."""


def filled(text: str) -> str:
    """Return a snippet as the editor has it, with nothing typed in it."""
    text = re.sub(r"\$\{TM_FILENAME_BASE/[^}]*\}", "parking", text)
    for name, value in (("YEAR", "2021"), ("MONTH", "06"), ("DATE", "01")):
        text = text.replace(f"${{CURRENT_{name}}}", value)
    text = re.sub(r"\$\{\d+\|((?:[^|\\]|\\.)*)\|\}", lambda m: re.split(r"(?<!\\),", m[1])[0], text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "")
    assert "$" not in text, text
    return text


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(workspace.BASE).registries


def spelled(registries: Registries, keys: Language) -> Spelling:
    site = registries.site.model_copy(update={"keys": keys})
    return spelling_of(replace(registries, site=site))


@pytest.mark.parametrize("keys", LANGUAGES)
def test_snippets_have_the_keys_that_a_kind_needs(registries: Registries, keys: Language) -> None:
    made: dict[str, Any] = json.loads(snippets(keys, terms_of(registries)))
    assert len(made) == len(KINDS) + 1
    spelling = spelled(registries, keys)
    for name, snippet in list(made.items())[: len(KINDS)]:
        text = filled("\n".join(snippet["body"]))
        file = RecordFile("content/notices/parking.zh.md", "notices", "parking", "zh")
        parts = split(file.path, text)
        (one,) = with_names([Parsed(file, parts, parts.findings, text)], spelling)
        assert one.kind is KINDS[snippet["prefix"][1]]
        found = [*one.findings, *typed(one, {})[1]]
        assert [
            f"{f.code.id} {f.details}" for f in found if f.code.id not in NOT_FILLED_IN
        ] == [], name


def test_snippet_of_attachments_is_one(registries: Registries) -> None:
    made = json.loads(snippets("zh", terms_of(registries)))["附件 · Attachment"]
    assert yaml.safe_load(filled("\n".join(made["body"]))) == {
        "附件": [{"文件": "文件", "标题": "标题"}]
    }


def test_lines_of_a_check_become_problems(column: Path) -> None:
    """The matchers, on what the command prints, in both languages: every finding and no other."""
    faults = [
        ["genre: notice", "genre: note"],
        ["title: 【", "headline: 【"],
        ["2021-06-01", "2021.6.1"],
    ]
    workspace.apply({"change": {PARKING: faults}}, column)
    workspace.apply({"change": {"data/site.yml": [["demonstration: true\n", ""]]}}, column)
    findings = judge(column, DAY).findings
    levels = {"error": "error", "warning": "warning", "notice": "info"}
    wanted = [
        (one.place.path, one.place.line, one.place.column, one.code.id, levels[one.level])
        for one in findings
    ]
    assert {one[4] for one in wanted} >= {"error", "info"}
    printed = run(column, "check", "--lang", "zh", "--date", DAY.isoformat()).stdout
    assert problems_in(printed) == wanted
    assert problems_in(render(findings, translation("en"), column, leaking=())) == wanted


def problems_in(printed: str) -> list[tuple[str, int, int, str, str]]:
    return [
        (match[1], int(match[2]), int(match[3]), match[4], matcher["severity"])
        for line in printed.splitlines()
        for matcher in problem_matchers()
        if (match := re.search(matcher["pattern"]["regexp"], line))
    ]


def test_tasks_run_commands_that_are_there() -> None:
    named = {task["args"][0] for task in tasks()["tasks"]}
    assert named == {"check", "fix", "serve", "new"}
    assert {"check", "fix"} <= set(main.list_commands(click.Context(main)))
    (kinds,) = tasks()["inputs"]
    assert [one["value"] for one in kinds["options"]] == list(KINDS)


def test_settings_name_schemas_that_are_there() -> None:
    files = shared_editor_files()
    for schema, places in settings()["yaml.schemas"].items():
        assert schema.removeprefix("./") in files
        assert all(place.startswith("data/") for place in places)
    named = [place for places in settings()["yaml.schemas"].values() for place in places]
    for file in registry_names().values():
        assert file.path.replace("<year>", "*").replace("<id>", "*") in named


@pytest.mark.demonstration
def test_files_of_this_column_are_current(this_column: Path) -> None:
    for path, text in shared_editor_files().items():
        assert (HERE / path).read_text(encoding="utf-8") == text, f"{path}: run `make docs`"
    found = load_registries(this_column).registries
    wanted = snippets(found.site.keys, terms_of(found))
    assert (HERE / SNIPPETS).read_text(encoding="utf-8") == wanted, "run `make docs`"


def test_snippets_are_written_in_the_keys_of_the_column(column: Path) -> None:
    assert write_snippets(column)
    assert not write_snippets(column)
    file = column / SNIPPETS
    assert '"kind: policy"' in file.read_text(encoding="utf-8")
    site = column / "data/site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "keys: zh\n", encoding="utf-8")
    assert write_snippets(column)
    assert '"信息类型: 政策文件"' in file.read_text(encoding="utf-8")


def test_hooks_of_columns_are_those_of_the_engine() -> None:
    own = (HERE / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert own.startswith((HERE / "docs/ci/pre-commit-config.yaml").read_text(encoding="utf-8"))
    engineers = yaml.safe_load(own)["repos"][1]["hooks"]
    assert [hook["entry"].split()[1] for hook in engineers] == ["check", "format"]
    assert {hook["language"] for hook in engineers} == {"system"}


def test_hooks_that_pre_commit_installs_are_commands() -> None:
    hooks = yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["gongkai-gate", "gongkai-check", "gongkai-fix"]
    for hook in hooks:
        program, name, *arguments = hook["entry"].split()
        assert program == "gongkai"
        _, command, _ = main.resolve_command(click.Context(main), [name])
        assert command is not None
        command.make_context(name, arguments)
