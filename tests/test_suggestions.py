"""What is said to a code host beside the lines of a change, and what is refused before."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forge_server
import loops
from gongkai.i18n.translation import translation
from gongkai.model.findings import Code, Finding, Severity, SourcePlace
from gongkai.report.suggestions import FixableFile, render, review, suggestions

SCRIPT = loops.ROOT / ".github" / "scripts" / "suggest.py"
COMMIT = "a" * 40
FILE = "content/a.zh.md"
WRONG = Code("GK031", Severity.ERROR, "there is no {target} “{value}”", "write “{nearest}”", "x")


def payload(old: str = "genre: notices\nb\nc", new: str = "genre: notice\nB\nc") -> dict[str, Any]:
    details = {"target": "genre", "value": "notices", "nearest": "notice"}
    finding = Finding(WRONG, SourcePlace(FILE, 1, 8), details)
    file = FixableFile(FILE, old, new, range(1, 4), (finding,))
    return json.loads(render(review(list(suggestions(file)), COMMIT, translation("en"))))


def post(host: forge_server.Host, folder: Path, said: object, **more: str) -> tuple[int, str]:
    text = said if isinstance(said, str) else json.dumps(said)
    (folder / "suggestions.json").write_text(text, encoding="utf-8")
    done = loops.shell(
        f'"{sys.executable}" -I "{SCRIPT}" review suggestions.json 5',
        folder,
        {**host.environment, **more},
    )
    return done.returncode, done.stdout + done.stderr


def test_github_takes_the_review_once(tmp_path: Path) -> None:
    with forge_server.serving() as host:
        host.diff = {FILE: {1, 2}}
        assert post(host, tmp_path, payload()) == (0, "suggested on 5: 1\n")
        [one] = host.suggested
        assert (one["path"], one["start_line"], one["line"], one["side"]) == (FILE, 1, 2, "RIGHT")
        assert one["body"].endswith("```suggestion\ngenre: notice\nB\n```")
        assert "there is no genre" in one["body"]
        assert host.reviews[0]["commit_id"] == COMMIT
        assert "up to date" in post(host, tmp_path, payload())[1]
        assert post(host, tmp_path, {}) == (0, "nothing to suggest\n")
        assert len(host.suggested) == 1
        host.diff = {FILE: {1}}
        host.suggested.clear()
        assert post(host, tmp_path, payload())[0] != 0, "a line of no change is refused as a whole"


def test_pull_request_is_asked_of_the_host_and_ends_with_the_commit(tmp_path: Path) -> None:
    run = {
        "head_repository": {"owner": {"login": "stranger"}},
        "head_branch": "fix",
        "head_sha": COMMIT,
    }
    event = tmp_path / "event.json"
    script = f'"{sys.executable}" -I "{SCRIPT}" review suggestions.json'
    with forge_server.serving() as host:
        host.diff = {FILE: {1, 2}}
        host.pulls = [{"number": 4, "head": {"label": "stranger:fix", "sha": COMMIT}}]
        (tmp_path / "suggestions.json").write_text(json.dumps(payload()), encoding="utf-8")
        for sha, said in (("b" * 40, "of another commit"), (COMMIT, "suggested on 4: 1")):
            event.write_text(json.dumps({"workflow_run": {**run, "head_sha": sha}}), "utf-8")
            known = {**host.environment, "GITHUB_EVENT_PATH": str(event)}
            assert said in loops.shell(script, tmp_path, known).stdout


def test_gitlab_takes_a_discussion_for_each(tmp_path: Path) -> None:
    with forge_server.serving(is_gitlab=True) as host:
        host.diff, host.newest = {FILE: {1, 2}}, COMMIT
        assert post(host, tmp_path, payload())[0] == 0
        [one] = host.suggested
        assert "```suggestion:-1+0\ngenre: notice\nB\n```" in one["body"]
        assert one["position"]["new_line"] == 2 and one["position"]["head_sha"] == COMMIT
        assert "up to date" in post(host, tmp_path, payload())[1]
        host.newest = "b" * 40
        host.comments.clear()
        post(host, tmp_path, payload())
        assert len(host.suggested) == 1, "the change moved on"


def test_gitea_gets_code_to_copy(tmp_path: Path) -> None:
    with forge_server.serving() as host:
        host.diff = {FILE: {1, 2}}
        for _ in range(2):
            assert post(host, tmp_path, payload(), GITEA_ACTIONS="true")[0] == 0
        [one] = host.suggested
        assert one["new_position"] == 2 and one["body"].endswith("```\ngenre: notice\nB\n```")


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    said = payload()
    change(said)
    return json.dumps(said)


def in_comment(**given: object) -> str:
    return changed(lambda said: said["comments"][0].update(given))


HOSTILE = {
    "no JSON": "{",
    "a list": "[]",
    "another event": changed(lambda said: said.update(event="APPROVE")),
    "more keys": changed(lambda said: said.update(draft=True)),
    "no commit": changed(lambda said: said.update(commit_id="HEAD")),
    "a call": changed(lambda said: said.update(body=f"{said['body']} @octocat")),
    "too many": changed(lambda said: said.update(comments=said["comments"] * 31)),
    "a workflow": in_comment(path=".github/workflows/pr.yml"),
    "outside": in_comment(path="content/../../.github/a.md"),
    "left": in_comment(side="LEFT"),
    "no line": in_comment(line=0),
    "a line in words": in_comment(line="1"),
    "reversed": in_comment(start_line=9),
    "no block": in_comment(body="well done"),
    "a link before": in_comment(body="[a](https://b.example)\n\n```suggestion\na\n```"),
    "a call behind": in_comment(body="a\n\n```suggestion\na\n```\n@octocat"),
    "out of its block": in_comment(body="a\n\n```suggestion\na\n```\n@octocat\n```"),
    "hidden": in_comment(body="a\n\n```suggestion\na\u202eb\n```"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_none_of_ours_is_refused_before_anybody_is_asked(suggest: Any, name: str) -> None:
    with pytest.raises(ValueError, match=r"it |a suggestion"):
        suggest.read(HOSTILE[name].encode())


@pytest.fixture(scope="module")
def suggest() -> Any:
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        import suggest as module  # type: ignore[import-not-found]  # noqa: PLC0415
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


WORDS = st.text(max_size=20) | st.sampled_from(["```", "@a", "<b>", "https://a.b", "#1", "`", "\\"])


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4), WORDS)
def test_whatever_a_file_says_our_own_are_posted(
    suggest: Any, old: list[str], new: list[str], value: str
) -> None:
    lines = (1, 2, 3, 4)
    finding = Finding(
        WRONG, SourcePlace(FILE, 1, 1), {"target": "x", "value": value, "nearest": value}
    )
    file = FixableFile(FILE, "\n".join(old), "\n".join(new), lines, (finding,))
    found = list(suggestions(file))
    for language in ("en", "zh"):
        said = suggest.read(render(review(found, COMMIT, translation(language))).encode())
        assert (said is None) == (not found)
