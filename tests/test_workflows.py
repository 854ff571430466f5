"""The workflows and the files around them: pinned, with few rights, and naming what exists."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import loops
import workspace
from commands import commit_all, git, run
from gongkai.commands.loading import NAMES

ROOT = loops.ROOT
FILES = sorted(loops.WORKFLOWS.glob("*.yml"))
JOBS = [
    (file.name, name, job)
    for file in FILES
    for name, job in loops.workflow(file.name)["jobs"].items()
    if "uses" not in job
]
GITLAB = ROOT / "docs" / "ci" / "gitlab-ci.yml"
PRE_COMMIT = ROOT / ".pre-commit-config.yaml"
SCHEMAS = {
    "vendor.github-workflows": FILES,
    "vendor.github-issue-forms": sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml")),
    "vendor.github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.gitlab-ci": [GITLAB],
}


def tool(name: str) -> str:
    """Return a program of the `test` extra, found beside Python or on the path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} is not installed: make test installs it"
    return found


def test_zizmor_finds_nothing() -> None:
    command = [tool("zizmor"), "--offline", "--persona", "auditor", "--no-progress", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_are_what_their_readers_take(schema: str) -> None:
    more = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [
        tool("check-jsonschema"),
        "--builtin-schema",
        schema,
        *more,
        *map(str, SCHEMAS[schema]),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_commit_with_their_version() -> None:
    pins: dict[str, set[str]] = {}
    for file in FILES:
        for line in file.read_text(encoding="utf-8").splitlines():
            if "uses:" in line and "uses: ./.github/workflows/" not in line:
                match = re.fullmatch(
                    r"\s*-? ?uses: (actions/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line
                )
                assert match, f"{file.name}: {line}"
                pins.setdefault(match[1], set()).add(f"{match[2]} {match[3]}")
    assert pins
    assert all(len(versions) == 1 for versions in pins.values()), pins


@pytest.mark.parametrize(("file", "name", "job"), JOBS, ids=[f"{f}:{n}" for f, n, _ in JOBS])
def test_who_may_write_runs_nothing_that_others_wrote(
    file: str, name: str, job: dict[str, Any]
) -> None:
    """A job with rights installs nothing, builds nothing and takes no code of a change."""
    assert loops.workflow(file)["permissions"] == {}
    rights = job["permissions"]
    if not {"write"} & set(rights.values()):
        assert rights.keys() <= {"contents"}
        return
    checkouts = [
        step["with"] for step in job["steps"] if "actions/checkout" in step.get("uses", "")
    ]
    for given in checkouts:
        assert given["sparse-checkout"] == ".github/scripts"
        assert not given["persist-credentials"]
        assert "ref" not in given
    for step in job["steps"]:
        if "run" in step:
            assert re.match(r"(python3 -I )?\.github/scripts/\w+\.(py|sh) ", step["run"]), step


def test_a_job_that_is_another_workflow_has_its_rights_and_no_more() -> None:
    for file in FILES:
        for job in loops.workflow(file.name)["jobs"].values():
            if "uses" in job:
                called = job["uses"].removeprefix("./.github/workflows/")
                jobs = loops.workflow(called)["jobs"].values()
                assert job["permissions"].keys() == {
                    right for one in jobs for right in one["permissions"]
                }
                assert "secrets" not in job
                assert "workflow_call" in loops.workflow(called)[True]


def test_no_workflow_lets_a_stranger_write() -> None:
    for file in FILES:
        triggers = loops.workflow(file.name)[True]  # YAML 1.1 reads “on” so
        assert "pull_request_target" not in triggers
        text = file.read_text(encoding="utf-8")
        assert "secrets." not in text
        if "workflow_run" in triggers:
            assert file.name == "pr-comment.yml"


def test_nothing_is_pasted_into_a_script() -> None:
    for file, job, script in loops.runs():
        assert "${{" not in script, f"{file}:{job}: {script}"


def test_a_job_ends_and_says_its_name() -> None:
    for file, name, job in JOBS:
        assert job["timeout-minutes"] <= 120, f"{file}:{name}"
        assert job["name"]


def scripts() -> list[str]:
    """Return all that workflows, GitLab's jobs and hooks run."""
    gitlab = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    of_gitlab = [
        line
        for job in gitlab.values()
        if isinstance(job, dict)
        for part in ("before_script", "script", "after_script")
        for line in job.get(part, [])
    ]
    hooks = yaml.safe_load(PRE_COMMIT.read_text(encoding="utf-8"))["repos"][0]["hooks"]
    return [*(s for *_, s in loops.runs()), *of_gitlab, *(hook["entry"] for hook in hooks)]


def test_every_step_names_a_command_that_is_there() -> None:
    text = "\n".join(scripts())
    makefile = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("Makefile", "plugins/gongkai/starter/column.mk")
    )
    commands = set(re.findall(r"\bgongkai (\w+)", text))
    assert commands <= set(NAMES)
    assert {"check", "owners"} <= commands
    for targets in re.findall(r"^(?:sudo )?make ((?:[a-z]+ ?)+)", text, re.MULTILINE):
        for target in targets.split():
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for script in re.findall(r"\.github/scripts/\w+\.\w+", text):
        assert (ROOT / script).is_file()


def test_gitlab_runs_what_github_runs() -> None:
    def commands(text: str) -> set[str]:
        found = re.findall(r"gongkai (\w+)|make (\w+)|scripts/(\w+\.\w+ \w+)", text)
        named = {"".join(one) for one in found} - {"test", "fonts"}
        each = {"post.py comments": "post.py comment", "suggest.py reviews": "suggest.py review"}
        return {each.get(one, one) for one in named}

    whole = GITLAB.read_text(encoding="utf-8")
    assert commands("\n".join(script for *_, script in loops.runs())) <= commands(whole) | {"setup"}


def test_hooks_stop_what_leaks_before_it_is_committed(tmp_path: Path) -> None:
    here = loops.repository(tmp_path)
    config = yaml.safe_load(PRE_COMMIT.read_text(encoding="utf-8"))
    hooks = config["repos"][0]["hooks"]
    assert {stage for hook in hooks for stage in hook["stages"]} == {"pre-commit", "pre-push"}
    assert config["default_install_hook_types"] == ["pre-commit", "pre-push"]
    assert all(hook["language"] == "system" for hook in hooks), "nothing is fetched"

    def outcomes() -> list[int]:
        return [loops.shell(hook["entry"], here, {}).returncode for hook in hooks]

    assert outcomes() == [0, 0, 0]
    leak = {"change": {workspace.PARKING: [["openness: proactive", "openness: withheld"]]}}
    workspace.apply(leak, here)
    assert outcomes() == [1, 0, 1]
    commit_all(here, "a leak")
    workspace.apply(
        {"change": {workspace.PARKING: [["openness: withheld", "openness: proactive"]]}}, here
    )
    commit_all(here, "taken out again")
    assert outcomes() == [0, 1, 0], "it would be pushed with the commits"


def test_owners_of_the_demonstration_are_current(this_column: Path) -> None:
    done = run(this_column, "owners", "--check")
    assert done.returncode == 0, done.stderr


def test_owners_follow_units_and_records(tmp_path: Path) -> None:
    here = loops.repository(tmp_path)
    file = here / ".github" / "CODEOWNERS"
    assert "/content/**/parking.*.md @city/sample-transport @city/office\n" in file.read_text()
    new = (here / workspace.PARKING).read_text(encoding="utf-8")
    workspace.write(here / "content/policies/2021/new.zh.md", new.replace("id: parking", "id: new"))
    commit_all(here, "new")
    assert run(here, "owners", "--check").returncode == 0, "a new record needs no line yet"
    git(here, "mv", workspace.PARKING, "content/policies/parking.zh.md")
    assert run(here, "owners", "--check").returncode == 0, "nor does one that is filed anew"
    change = [["unit: sample-transport", "unit: sample-district"]]
    workspace.apply({"change": {"content/policies/parking.zh.md": change}}, here)
    done = run(here, "owners", "--check")
    assert done.returncode == 1
    assert "parking.*.md @city/sample-transport" in done.stderr
    assert run(here, "owners").returncode == 0
    assert run(here, "owners", "--check").returncode == 0
