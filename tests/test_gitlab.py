"""GitLab's jobs against a merge request that wants the token: nothing of it may run beside one.

What the merge request adds would be imported, called or followed where a job is careless: each of
these files says so in a file of its own, if it is ever run.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import forge_server
import loops
from commands import git
from test_forge import NIGHT, REVIEW

GITLAB: dict[str, Any] = yaml.safe_load(
    (loops.ROOT / "docs" / "ci" / "gitlab-ci.yml").read_text(encoding="utf-8")
)
HIDDEN = {"workflow", "default", "variables"}
JOBS = {name: job for name, job in GITLAB.items() if name not in HIDDEN and name[0] != "."}
MODULES = (
    *("json", "forge", "post", "suggest", "sign_off"),
    *("sitecustomize", "usercustomize", "re", "encodings"),
)
HOOKS = ("post-checkout", "reference-transaction", "pre-push", "post-index-change", "pre-commit")


def whole(name: str) -> dict[str, Any]:
    """Return a job with all that it extends."""
    job: dict[str, Any] = {}
    extended = GITLAB[name].get("extends", [])
    for above in [extended] if isinstance(extended, str) else extended:
        job |= whole(above)
    return job | GITLAB[name]


def run(name: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run the steps of a job as they stand in the file, but for those that install."""
    job = whole(name)
    lines = [line for part in ("before_script", "script") for line in job.get(part, [])]
    script = "\n".join(line for line in lines if not line.startswith("apt-get"))
    given = {key: str(value) for key, value in (job.get("variables") or {}).items()}
    done = loops.shell(script, folder, {**given, **environment})
    return done.returncode, done.stdout + done.stderr


def poison(here: Path, stolen: Path) -> None:
    """Do to a checkout what the author of a merge request, or their earlier job, can do."""
    say = f"open({str(stolen)!r}, 'w').write(__file__)\n"  # it imports nothing, not even itself
    for folder in (here, here / ".github" / "scripts"):
        for module in MODULES:
            (folder / f"{module}.py").write_text(say, encoding="utf-8")
    script = here / ".github" / "scripts" / "state.sh"
    script.write_text(f"#!/bin/sh\necho state >'{stolen}'\n", encoding="utf-8")
    secret = here.parent / "secret"
    secret.write_text(f"{REVIEW}\nthe words of a file outside\n", encoding="utf-8")
    (here / "build").mkdir(exist_ok=True)
    (here / "build" / "review.md").symlink_to(secret)
    for hook in HOOKS:
        file = here / ".git" / "hooks" / hook
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\necho {hook} >'{stolen}'\n", encoding="utf-8")
        file.chmod(0o755)
    git(here, "config", "core.fsmonitor", str(here / ".git" / "hooks" / "pre-push"))
    git(here, "config", "credential.helper", f"!echo helper >'{stolen}';:")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the merge request, on a runner that ran a job of it before."""
    folder = tmp_path_factory.mktemp("gitlab")
    here = loops.repository(folder)
    git(here, "checkout", "-q", "-b", "change")
    poison(here, folder / "STOLEN")
    git(here, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=", "add", "-Af", ".github")
    (folder / "STOLEN").unlink(missing_ok=True)
    return here


def environment(here: Path, host: forge_server.Host) -> dict[str, str]:
    boxes = "- [x] none"
    return {
        **host.environment,
        "CI_REPOSITORY_URL": str(here.parent / "remote.git"),
        "CI_DEFAULT_BRANCH": "main",
        "CI_MERGE_REQUEST_IID": "5",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DESCRIPTION": boxes,
        "TMPDIR": str(here.parent),
        "PATH": os.environ["PATH"],
    }


def kept(host: forge_server.Host, text: bytes, project: int = 7) -> None:
    """Let the newest pipeline of merge request 5 have kept a text."""
    host.pipelines[5] = [{"id": 31, "project_id": project}, {"id": 30, "project_id": 7}]
    host.jobs[31] = [
        {"id": 310, "name": "sign-off", "artifacts_file": {"filename": "a.zip"}},
        {"id": 311, "name": "change", "artifacts_file": {"filename": "a.zip"}},
    ]
    host.artefacts["311/artifacts/build/review.md"] = text


def test_attack_works_where_a_job_is_careless(attacked: Path) -> None:
    stolen = attacked.parent / "STOLEN"
    for careless in ("python3 .github/scripts/post.py", "git status", ".github/scripts/state.sh"):
        loops.shell(careless, attacked, {"PATH": os.environ["PATH"]})
        assert stolen.exists(), careless
        stolen.unlink()


def test_note_runs_nothing_of_the_change(attacked: Path) -> None:
    with forge_server.serving(is_gitlab=True) as host:
        kept(host, f"{REVIEW}\nwhat the change brings\n".encode())
        code, said = run("note", attacked, environment(attacked, host))
        assert code == 0, said
        assert [one["body"] for one in host.comments[5]] == [f"{REVIEW}\nwhat the change brings\n"]
    assert not (attacked.parent / "STOLEN").exists()


@pytest.mark.parametrize("text", [f"{NIGHT}\nx", f"{REVIEW}\n@all", f"{REVIEW}\n" + "x" * 300_000])
def test_note_posts_no_text_that_is_none_of_ours(attacked: Path, text: str) -> None:
    with forge_server.serving(is_gitlab=True) as host:
        kept(host, text.encode())
        code, said = run("note", attacked, environment(attacked, host))
        assert code == 1 and "5: not posted" in said
        assert not host.comments.get(5)


def test_note_takes_nothing_of_a_fork_and_waits_for_a_pipeline(attacked: Path) -> None:
    with forge_server.serving(is_gitlab=True) as host:
        kept(host, f"{REVIEW}\nx\n".encode(), project=8)
        assert run("note", attacked, environment(attacked, host))[0] == 0
        kept(host, b"")
        host.artefacts.clear()
        assert run("note", attacked, environment(attacked, host))[0] == 0
        assert not host.comments.get(5)


def test_sign_off_is_that_of_the_branch_merged_into(attacked: Path) -> None:
    with forge_server.serving(is_gitlab=True) as host:
        code, said = run("sign-off", attacked, environment(attacked, host))
    assert code == 1 and "not signed off" in said
    assert not (attacked.parent / "STOLEN").exists()


def test_state_is_kept_past_hooks_and_settings_of_the_checkout(attacked: Path) -> None:
    script = loops.ROOT / ".github" / "scripts" / "state.sh"
    (attacked / "kept").mkdir(exist_ok=True)
    (attacked / "kept" / "night.json").write_text("{}\n", encoding="utf-8")
    environ = {"FORGE_TOKEN": "t", "PATH": os.environ["PATH"]}
    environ |= {"CI_SERVER_URL": f"file://{attacked.parent}"}
    environ |= {"CI_PROJECT_URL": f"file://{attacked.parent}/remote"}
    for step in ("save kept Night", "fetch again"):
        done = loops.shell(f"'{script}' {step}", attacked, environ)
        assert done.returncode == 0, done.stderr
    assert (attacked / "again" / "night.json").read_text(encoding="utf-8") == "{}\n"
    assert not (attacked.parent / "STOLEN").exists()


def test_pipeline_of_a_change_has_no_use_for_a_token() -> None:
    of_changes = [name for name in JOBS if "merge_request_event" in str(whole(name).get("rules"))]
    assert of_changes == ["change", "preview", "preview-ends", "sign-off"]
    for name in of_changes:
        assert "FORGE_" not in str(whole(name)) and "post.py" not in str(whole(name))


def test_every_python_that_has_a_token_is_isolated() -> None:
    steps = [script for *_, script in loops.runs()]
    steps += [
        line
        for name in JOBS
        for part in ("before_script", "script", "after_script")
        for line in whole(name).get(part, [])
    ]
    found = [step for step in steps if "scripts/" in step and "python3" in step]
    assert len(found) >= 5
    assert all("python3 -I " in step for step in found)


def test_script_is_isolated_from_what_lies_beside_it(tmp_path: Path) -> None:
    here = tmp_path / "scripts"
    here.mkdir()
    for file in (loops.ROOT / ".github" / "scripts").glob("*.py"):
        (here / file.name).write_bytes(file.read_bytes())
    (here / "json.py").write_text(f"open({str(tmp_path / 'STOLEN')!r}, 'w')\n", encoding="utf-8")
    (tmp_path / "text.md").write_text(f"{REVIEW}\ntext\n", encoding="utf-8")
    with forge_server.serving(is_gitlab=True) as host:
        environ = {**host.environment, "PATH": os.environ["PATH"]}
        done = loops.shell("python3 -I scripts/post.py comment text.md 5", tmp_path, environ)
        assert done.returncode == 0, done.stderr
        assert len(host.comments[5]) == 1
    assert not (tmp_path / "STOLEN").exists()


def test_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "review.md").write_text(f"{REVIEW}\ntext\n", encoding="utf-8")
    (tmp_path / "build").symlink_to("outside")
    script = loops.ROOT / ".github" / "scripts" / "post.py"
    with forge_server.serving(is_gitlab=True) as host:
        environ = {**host.environment, "PATH": os.environ["PATH"]}
        done = loops.shell(f"python3 -I '{script}' comment build/review.md 5", tmp_path, environ)
        assert done.returncode == 1
        assert host.asked == []
