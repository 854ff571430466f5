"""What the scripts of the loops say to a code host, and what they refuse to say."""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import forge_server
import loops
from commands import git
from gongkai.i18n.translation import translation
from gongkai.model.language import Language
from gongkai.report import night as of_nights
from gongkai.report import review as of_changes
from gongkai.report.review_changes import (
    ChangedPlace,
    ChangedState,
    ChangedText,
    Consequences,
    Looking,
    PointedAt,
    ShownPiece,
)

SCRIPTS = loops.ROOT / ".github" / "scripts"
REVIEW, NIGHT = "<!-- gongkai:review -->", "<!-- gongkai:night -->"


@pytest.fixture(scope="module")
def post() -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("post", SCRIPTS / "post.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def run(host: forge_server.Host, folder: Path, *arguments: str, **more: str) -> tuple[int, str]:
    script = f'"{sys.executable}" "{SCRIPTS / "post.py"}" "$@"'
    quoted = " ".join(f"'{argument}'" for argument in arguments)
    done = loops.shell(f"set -- {quoted}; {script}", folder, {**host.environment, **more})
    return done.returncode, done.stdout + done.stderr


def write(folder: Path, text: str) -> str:
    (folder / "text.md").write_text(text, encoding="utf-8")
    return "text.md"


@pytest.mark.parametrize("is_gitlab", [False, True])
def test_a_change_has_one_comment_that_is_written_anew(tmp_path: Path, is_gitlab: bool) -> None:
    with forge_server.serving(is_gitlab=is_gitlab) as host:
        stranger = host.post(f"{REVIEW}\nmine", "stranger") | {"id": 1}
        host.comments[5] = [stranger] + [host.post("talk", "b") | {"id": n} for n in range(2, 150)]
        first = write(tmp_path, f"{REVIEW}\nfirst\n")
        assert run(host, tmp_path, "comment", first, "5")[0] == 0
        assert run(host, tmp_path, "comment", write(tmp_path, f"{REVIEW}\nsecond\n"), "5")[0] == 0
        mine = [c["body"] for c in host.comments[5] if c["body"].startswith(REVIEW)]
        assert mine == [f"{REVIEW}\nmine", f"{REVIEW}\nsecond\n"]
        asked = len(host.asked)
        run(host, tmp_path, "comment", "text.md", "5")
        assert not [one for one in host.asked[asked:] if not one.startswith("GET")]


@pytest.mark.parametrize("is_gitlab", [False, True])
def test_one_issue_is_opened_changed_closed_and_opened_again(
    tmp_path: Path, is_gitlab: bool
) -> None:
    quiet = f"{NIGHT}\n<!-- gongkai:quiet -->\nNothing to fix.\n"
    is_open, is_closed = ("opened" if is_gitlab else "open"), "closed"
    with forge_server.serving(is_gitlab=is_gitlab) as host:
        for text, count, state in [
            (quiet, 0, None),
            (f"{NIGHT}\none\n", 1, is_open),
            (f"{NIGHT}\ntwo\n", 1, is_open),
            (quiet, 1, is_closed),
            (quiet, 1, is_closed),
            (f"{NIGHT}\nthree\n", 1, is_open),
        ]:
            code, said = run(host, tmp_path, "issue", write(tmp_path, text), "Night")
            assert code == 0, said
            assert len(host.issues) == count
            if state:
                assert host.issues[0]["state"] == state
        assert "three" in json.dumps(host.issues)


def test_pull_request_is_asked_of_the_host(tmp_path: Path) -> None:
    """A run of a stranger's fork says nothing of where its comment goes."""
    head = {"label": "stranger:fix", "sha": "abc"}
    run_of_fork = {
        "head_repository": {"owner": {"login": "stranger"}},
        "head_branch": "fix",
        "head_sha": "abc",
        "html_url": "https://host.example/runs/1",
        "pull_requests": [],
    }
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": run_of_fork}), encoding="utf-8")
    with forge_server.serving() as host:
        host.pulls = [
            {"number": 3, "head": {"label": "stranger:fix", "sha": "older"}},
            {"number": 4, "head": head},
        ]
        name = write(tmp_path, f"{REVIEW}\ntext\n")
        assert run(host, tmp_path, "comment", name, GITHUB_EVENT_PATH=str(event))[0] == 0
        assert list(host.comments) == [4]
        assert "https://host.example/runs/1" in host.comments[4][0]["body"]
        host.pulls, host.comments = [], {}
        code, said = run(host, tmp_path, "comment", name, GITHUB_EVENT_PATH=str(event))
        assert (code, host.comments) == (0, {})
        assert "no open pull request" in said


HOSTILE = {
    "no mark": "text",
    "another mark": f"{NIGHT}\ntext",
    "HTML": f"{REVIEW}\n<img src=x>",
    "comment": f"{REVIEW}\n<!-- hidden -->",
    "entity": f"{REVIEW}\n&#64;octocat",
    "link": f"{REVIEW}\n[here](//evil.example)",
    "reference": f"{REVIEW}\n[here][1]\n\n[1]: evil",
    "address": f"{REVIEW}\nHTTPS://evil.example",
    "host": f"{REVIEW}\nwww.evil.example",
    "mail": f"{REVIEW}\nmailto:a",
    "mention": f"{REVIEW}\nthank you @octocat",
    "escaped mention": f"{REVIEW}\nthank you \\@octocat",
    "issue": f"{REVIEW}\nfixes #1",
    "escaped issue": f"{REVIEW}\nfixes \\#1",
    "command": f"{REVIEW}\n/approve",
    "direction": f"{REVIEW}\nabc\u202edef",
    "bell": f"{REVIEW}\n\x07",
    "long": f"{REVIEW}\n{'字' * 65_536}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_text_that_is_none_of_ours_is_not_posted(tmp_path: Path, name: str) -> None:
    with forge_server.serving() as host:
        code, said = run(host, tmp_path, "comment", write(tmp_path, HOSTILE[name]), "5")
        assert (code, host.asked) == (1, [])
        assert said.startswith("not posted: ")


def test_file_that_is_none_is_not_posted(tmp_path: Path) -> None:
    (tmp_path / "bytes.md").write_bytes(REVIEW.encode() + b"\n\xff")
    (tmp_path / "link.md").symlink_to(write(tmp_path, f"{REVIEW}\ntext"))
    with forge_server.serving() as host:
        for name in ("bytes.md", "link.md", "nothing.md"):
            assert run(host, tmp_path, "comment", name, "5")[0] == 1
        assert host.asked == []


PREVIEW = "https://preview.example/{change}/{path}?a=b"


def made_of(title: str, path: str) -> Consequences:
    """Return consequences of a change that say nothing but these texts."""
    pieces = [ShownPiece(title), ShownPiece(path, is_changed=True)]
    return Consequences(
        [ChangedText(path, [ChangedPlace(1, pieces, pieces)] * 9)] * 3,
        [ChangedState(title, path, title, path)] * 60,
        [PointedAt(path, [path] * 9)] * 60,
        [Looking(title, path, [path] * 9)] * 60,
        is_secret=True,
    )


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/5/r/x/",
        "https://preview.example/x/r/x/?a=b",
        "https://preview.example/5/r/x/?a=c",
        "https://preview.example/5/r/@x/?a=b",
        "https://preview.example/5/r/x?a=b>) [b](<https://evil.example/",
    ],
)
def test_link_that_leads_elsewhere_than_to_the_preview_is_refused(
    post: ModuleType, target: str
) -> None:
    good = f"{REVIEW}\n[a](<https://preview.example/5/r/x/?a=b>)"
    assert post.refusal(good.encode(), "comment", PREVIEW) is None
    assert post.refusal(f"{REVIEW}\n[a](<{target}>)".encode(), "comment", PREVIEW)
    assert post.refusal(good.encode(), "comment", "not an address{path}")


TEXTS = st.text(max_size=300) | st.sampled_from(
    [
        "@octocat",
        "<script>",
        "[a](http://b)",
        "www.a.b",
        "&#64;x",
        "#1",
        "!2",
        "~bug",
        "`@a`",
        "/close",
    ]
)


@given(TEXTS, TEXTS, st.sampled_from(["en", "zh"]))
@example("https://a.b", "GH-1", "en")
@example("@" * 5_000, "mailto:a@b.c", "zh")
def test_whatever_a_record_says_our_own_texts_are_posted(
    post: ModuleType, title: str, path: str, language: str
) -> None:
    """What `post.py` refuses, `gongkai review` and `gongkai night` never write."""
    words = translation("zh" if language == "zh" else "en")
    shown = [of_changes.ReviewedRecord(path, "r/x/", title, (title, path), is_built=True)] * 60
    finding = {
        "severity": "error", "code": "GK101", "path": path, "line": 1, "message": title,
        "fix": path, "fingerprint": "0", "record": None,
    }  # fmt: skip
    review = of_changes.Review(
        date(2021, 7, 15), "0" * 40, shown, shown, shown, shown, [path] * 60, [path] * 60, (),
        [finding] * 60, 9, [path] * 60, [path] * 60, [path] * 60, consequences=made_of(title, path),
        preview=PREVIEW.replace("{change}", "5"),
    )  # fmt: skip
    text = of_changes.render(review, words)
    assert len(text) < of_changes.LIMIT
    assert post.refusal(text.encode(), "comment", PREVIEW) is None, text
    assert post.refusal(text.encode(), "comment"), "links lead where nobody said that they may"
    outcomes = of_nights.Outcome
    failed = [of_nights.Failure("gongkai build", 1, f"{title}\n{path}\n" * 10)]
    night = of_nights.Night(
        day="2021-07-15",
        commit="0" * 40,
        outcome=outcomes.FAILED,
        leaks=[finding] * 60,
        findings=[finding] * 60,
        outside=[finding] * 60,
        has_second=True,
        opinion=f"{title}\n{path}\n" * 60,
        failures=failed * 4,
    )
    assert post.refusal(of_nights.render(night, ["0"], words).encode(), "issue") is None


@pytest.mark.parametrize(("language", "folder"), [("en", "checks/"), ("zh", "zh/checks/")])
def test_codes_of_a_comment_lead_to_their_pages(
    tmp_path: Path, language: Language, folder: str
) -> None:
    """The text has no link; who posts it adds those of the one site that is known."""
    finding = {
        "severity": "error", "code": "GK101", "path": "content/a.zh.md", "line": 1,
        "message": "| GK102 | stands here", "fix": "GK103", "fingerprint": "0", "record": None,
    }  # fmt: skip
    review = of_changes.Review(date(2021, 7, 15), "0" * 40, links=[finding])
    file = write(tmp_path, of_changes.render(review, translation(language)))
    site = {"GONGKAI_HANDBOOK_URL": "https://docs.example/g/"}
    with forge_server.serving(is_gitlab=False) as host:
        assert run(host, tmp_path, "comment", file, "5", **site)[0] == 0
        assert run(host, tmp_path, "comment", file, "6")[0] == 0
        assert run(host, tmp_path, "comment", file, "7", GONGKAI_HANDBOOK_URL="a b")[0] == 0
        linked, plain, unknown = (host.comments[number][0]["body"] for number in (5, 6, 7))
    assert f"[GK101](<https://docs.example/g/{folder}GK101/>)" in linked
    assert linked.count("](") == 1
    assert "](" not in plain and unknown == plain


# Sign-off


TEMPLATE = (loops.ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (TEMPLATE, 5),
        (TEMPLATE.replace("- [ ]", "- [x]"), 0),
        (TEMPLATE.replace("- [ ]", "* [X]").replace("\n", "\r\n"), 0),
        (TEMPLATE.replace("- [ ]", "- [x]", 4), 1),
        (f"<!-- {TEMPLATE.replace('- [ ]', '- [x]').replace('-->', '')} -->", 5),
        (TEMPLATE.replace("- [ ] Secrecy", "- [x] Openness"), 5),
        (None, 5),
    ],
)
def test_each_role_ticks_its_box(tmp_path: Path, body: str | None, missing: int) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"body": body}}), encoding="utf-8")
    script = f'"{sys.executable}" "{SCRIPTS / "sign_off.py"}"'
    done = loops.shell(script, tmp_path, {"GITHUB_EVENT_PATH": str(event)})
    assert done.returncode == bool(missing)
    assert done.stderr.count("not signed off: ") == missing


# State


def state(here: Path, *arguments: str) -> tuple[int, str]:
    done = loops.shell(f"{SCRIPTS / 'state.sh'} {' '.join(arguments)}", here, {})
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", "remote.git", "here")
    here = tmp_path / "here"
    (here / "data").mkdir()
    (here / "data/addresses.txt").write_text("/a/\n", encoding="utf-8")
    git(here, "add", "-A")
    git(here, "commit", "-q", "-m", "column")
    git(here, "push", "-q", "origin", "HEAD:main")
    return here


def test_state_lives_in_a_branch_of_its_own(clone: Path) -> None:
    git(clone, "sparse-checkout", "set", "data")  # as jobs that may write have it
    assert state(clone, "fetch", "kept") == (0, "")
    (clone / "kept/night.json").write_text("{}", encoding="utf-8")
    (clone / "kept/addresses.txt").write_text("/b/\n", encoding="utf-8")
    assert state(clone, "save", "kept", "'First night'")[0] == 0
    assert "nothing new" in state(clone, "save", "kept", "Again")[1]
    (clone / "kept/night.json").write_text("{ }", encoding="utf-8")
    assert state(clone, "save", "kept", "'Second night'")[0] == 0
    log = git(clone.parent / "remote.git", "log", "--format=%s", "nightly-state")
    assert log.splitlines() == ["Second night", "First night"]
    assert state(clone, "fetch", "again")[0] == 0
    assert sorted(f.name for f in (clone / "again").iterdir()) == ["addresses.txt", "night.json"]
    assert (clone / "data/addresses.txt").read_text() == "/a/\n/b/\n"
    assert git(clone, "status", "--porcelain", "--", ".").splitlines()[0].endswith("addresses.txt")
    assert git(clone, "rev-parse", "--is-shallow-repository") == "false"


def test_remote_that_does_not_answer_is_no_first_night(clone: Path) -> None:
    git(clone, "remote", "set-url", "origin", str(clone / "nowhere.git"))
    assert state(clone, "fetch", "kept")[0] not in (0, 1, 2)
    assert state(clone, "save", "kept", "x")[0] not in (0, 1, 2)
