"""What the comment on a change says of texts, states and roles, and what is suggested at lines."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import workspace
from commands import commit_all, git, run
from gongkai.i18n.translation import translation
from gongkai.measures.text_changes import Piece, text_changes
from gongkai.report.suggestions import LIMIT, FixableFile, review, suggestions
from workspace import PARKING

OWNERS = """owners:
  organisation: city
  office: office
  engineers: engineers
  reviewers:
    - name: {zh: 合法性审核, en: Legal review}
      team: legal
      touched: [changed]
      classes: [normative]
    - {name: {zh: 保密审查, en: Secrecy review}, touched: [new, attachments]}
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = workspace.make(tmp_path_factory.mktemp("review") / "column")
    with (here / "data/site.yml").open("a", encoding="utf-8") as site:
        site.write(OWNERS)
    git(here, "init", "-q", "-b", "main")
    commit_all(here, "column")
    return here


@pytest.fixture
def column(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "column"))


def comment(column: Path, *more: str, language: str = "en") -> str:
    done = run(column, "review", "--since", "main", "--lang", language, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout.replace("\u2060", "")


def test_change_is_shown_in_words_and_in_what_becomes_of_states(column: Path) -> None:
    change = {
        PARKING: [
            ["expires: 2026-05-31", "expires: 2021-06-30"],
            ["【示例】停车收费办法", "【示例】停车服务收费办法"],
        ]
    }
    workspace.apply({"change": change}, column)
    link = "https://preview.example/5/{path}"
    said = comment(column, "--preview-url", link, language="zh")
    assert "[/zh/r/parking/](<https://preview.example/5/zh/r/parking/>)" in said
    file = re.escape(PARKING).replace(r"\.", r"\\\.")
    assert re.search(rf"\| {file}\\:4 \| .*停车收费办法 \| .*停车\*\*服务\*\*收费办法 \|", said)
    assert re.search(rf"\| {file}\\:\d+ \| expires.*\*\*2026.* \| expires.*\*\*2021.* \|", said)
    assert re.search(r"\| .* \| 有效性 \| 现行有效 \| 有效期届满 \|", said)
    assert "合法性审核（legal）：/zh/r/parking/" in said
    listed = next(line for line in said.splitlines() if line.startswith("- **【示例】停车服务"))
    assert re.search(r"（content/.*zh\\\.md）：\S+；\S+", listed), listed
    assert "保密审查" not in said
    assert "/zh/r/parking/，来自：/zh/r/parking\\-explained/" in said


def test_faults_are_old_or_new_and_suggestions_stand_at_lines_of_the_change(column: Path) -> None:
    """The fault in a line that the change did not write is left alone, whatever the fix knows."""
    workspace.apply({"change": {PARKING: [["genre: notice", "genre: notices"]]}}, column)
    commit_all(column, "an old fault")
    git(column, "checkout", "-q", "-b", "change")
    workspace.apply({"change": {PARKING: [["audience: [drivers]", "audience: [driver]"]]}}, column)
    newest = commit_all(column, "a new fault")
    file = column / "suggestions.json"
    said = comment(column, "--suggestions", str(file))
    assert "Not of this change, but in its files: 1" in said
    payload = json.loads(file.read_bytes())
    assert payload["commit_id"] == newest
    [one] = payload["comments"]
    number = (column / PARKING).read_text("utf-8").splitlines().index("audience: [driver]") + 1
    assert (one["path"], one["line"], one["side"]) == (PARKING, number, "RIGHT")
    assert "start_line" not in one
    assert one["body"].endswith("\n\n```suggestion\naudience: [drivers]\n```")
    assert one["body"].startswith("GK031: ")
    workspace.apply({"change": {PARKING: [["genre: notices", "genre: notice"]]}}, column)
    assert "Fixed by this change: 1 (GK031 ×1)" in comment(column, "--suggestions", str(file))
    assert json.loads(file.read_bytes()) == {}, "the file is not as it was committed"


LINES = st.lists(st.sampled_from(["a", "b", "c", "d```", ""]), min_size=1, max_size=8)


@given(LINES, LINES, st.booleans())
@example(["a"] * 3, ["b"] * 3, True)
def test_suggestions_taken_make_the_file_that_fix_writes(
    old: list[str], new: list[str], all_added: bool
) -> None:
    lines = range(1, len(old) + 1) if all_added else range(1, 3)
    file = FixableFile("content/a.md", "\n".join(old), "\n".join(new), set(lines))
    taken = list(old)
    for one in reversed(list(suggestions(file))):
        assert set(range(one.first, one.last + 1)) <= set(lines)
        taken[one.first - 1 : one.last] = one.lines
    if all_added and new[-len(old) :] != old:  # what comes in above the first line has no place
        assert taken == new or new[: len(new) - len(taken)] + taken == new


def test_review_is_capped_and_says_so() -> None:
    old = [f"line {n}" for n in range(100)]
    new = [f"{line}!" if n % 2 else line for n, line in enumerate(old)]
    found = list(
        suggestions(FixableFile("data/a.yml", "\n".join(old), "\n".join(new), range(1, 101)))
    )
    payload = review(found, "0" * 40, translation("en"))
    assert payload is not None
    comments = payload["comments"]
    assert isinstance(comments, list) and len(comments) == LIMIT
    assert "20 more: run “gongkai fix” on the branch." in str(payload["body"])
    assert review([], "0" * 40, translation("en")) is None


TEXTS = st.text(st.sampled_from("甲乙丙丁ab1 \n，"), max_size=60)


@given(TEXTS, TEXTS)
def test_places_of_a_text_are_where_it_differs_and_nowhere_else(before: str, now: str) -> None:
    found = text_changes(before, now)
    same = [line.split() for line in before.splitlines() if line.strip()] == [
        line.split() for line in now.splitlines() if line.strip()
    ]
    assert bool(found) or same
    for one in found:
        assert any(piece.is_changed for piece in (*one.before, *one.now))
        assert one.line <= len(now.splitlines()) + 1


def test_what_is_the_same_is_cut_to_what_stands_beside() -> None:
    long = "前文" * 30
    [one] = text_changes(f"{long}每小时2元{long}", f"{long}每小时3元{long}")
    assert Piece("2", is_changed=True) in one.before
    assert Piece("3", is_changed=True) in one.now
    assert max(len(piece.text) for piece in one.now) <= 14
