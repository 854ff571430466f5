"""The three loops, run from their workflows' own steps in a real repository with a change in it."""

import json
import re
import shutil
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import forge_server
import loops
import workspace
from commands import commit_all, git
from commands import run as run_command
from gongkai.links.history.file import read_history, write_history
from workspace import PARKING

RECORD = """---
id: {id}
kind: policy
title: 【示例】{title}
summary: 一句话概述
unit: sample-transport
issuers: [示例区交通运输局]
dated: 2021-06-01
published: 2021-06-02 09:00
number: 示例交〔2021〕第{number}号
class: other
genre: notice
openness: {openness}
topics: [transport]
audience: [drivers]
{more}sample: true
---
{text}
"""
NEW = "content/policies/2021/bicycles.zh.md"
SECRET = "内部掌握的绝无仅有之事"
PAGES = {"GONGKAI_PAGES": "true"}
"""A repository whose site goes to GitHub Pages."""


def record(**given: str) -> str:
    usual = {
        "id": "bicycles", "title": "自行车停放通知", "number": "7", "openness": "proactive",
        "more": "", "text": "自行车停放在划定的区域。",
    }  # fmt: skip
    return RECORD.format(**(usual | given))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loops")
    loops.repository(folder)
    return folder


@pytest.fixture
def column(original: Path, tmp_path: Path) -> Path:
    """A column in a repository, pushed, on a branch for a change."""
    folder = tmp_path / "work"
    shutil.copytree(original, folder, symlinks=True)
    here = folder / "column"
    git(here, "remote", "set-url", "origin", str(folder / "remote.git"))
    git(here, "checkout", "-q", "-b", "change")
    return here


def pull_request(column: Path, text: str, more: dict[str, str] | None = None) -> loops.Run:
    """Commit a record, and more files, to the branch and run the workflow of pull requests."""
    workspace.apply({"write": {NEW: text, **(more or {})}}, column)
    commit_all(column, "change")
    return loops.job("pr.yml", "column", column, loops.CHANGE)


def comment(column: Path) -> str:
    return (column / "build" / "review.md").read_text(encoding="utf-8")


def test_good_record_passes_with_its_comment_and_its_site(column: Path) -> None:
    text = "自行车停放在划定的区域，停车执行[停车收费办法](record:parking)。"
    run = pull_request(column, record(text=text))
    assert run.stopped_at is None, run.all
    assert run.kept == {"review", "site"}
    assert (column / "site/r/bicycles/index.html").is_file()
    said = comment(column)
    assert "Links of the built site: nothing to fix." in said
    assert "### New records: 1\n\n- **【示例】自行车停放通知** /r/bicycles" in said
    assert "Changed records" not in said
    site = column / "site"
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'class="gk-preview"' in text and 'name="robots" content="noindex"' in text, page
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert not (site / "sitemap.xml").exists()
    refused = run_command(column, "publish", "--write-addresses")
    assert refused.returncode == 1 and "is a preview" in refused.stderr
    put = run_command(column, "preview", str(column.parent / "previews"), "5")
    assert put.returncode == 0, put.stderr
    assert (column.parent / "previews/5/r/bicycles/index.html").is_file()


def test_broken_link_stops_at_the_checks_at_its_line(column: Path) -> None:
    run = pull_request(column, record(text="见[办法](record:nowhere)。"))
    assert run.stopped_at == "Checks"
    assert re.search(rf"^::error file={NEW},line=18,", run.said["Checks"], re.MULTILINE)
    assert run.kept == {"review"}
    assert "nowhere" in comment(column)
    assert "the site was not built" in comment(column)


def test_link_that_only_the_site_can_show_stops_at_the_links(column: Path) -> None:
    run = pull_request(column, record(text="见[办法](https://gongkai.example/r/nowhere/)。"))
    assert run.stopped_at == "Links", run.all
    assert re.search(rf"^::error file={NEW},line=18,.*title=GK1", run.said["Links"], re.MULTILINE)
    assert "Links of the built site: 1" in comment(column)
    assert run.kept == {"review", "site"}


def test_wrong_link_stops_at_the_links_and_the_right_record_is_named(column: Path) -> None:
    text = "执行[《停车收费办法》（示例交〔2021〕第1号）](record:buses)。"
    buses = record(id="buses", title="公交线路调整公告", number="9", text="公交线路调整。")
    run = pull_request(column, record(text=text), {"content/policies/2021/buses.zh.md": buses})
    assert run.stopped_at == "Links", run.all
    found = re.search(rf"^::error file={NEW},line=18,.*", run.said["Links"], re.MULTILINE)
    assert found is not None
    assert "parking/" in found[0]


@pytest.mark.parametrize("openness", ["withheld", "on-request"])
def test_withheld_record_stops_at_the_gate_and_nobody_reads_a_word(
    column: Path, openness: str
) -> None:
    run = pull_request(column, record(openness=openness, title=SECRET, text=SECRET))
    assert run.stopped_at == "Leak gate"
    assert re.search(rf"^::error file={NEW},line=13,.*title=GK501", run.all, re.MULTILINE)
    assert list(run.said) == ["Set up", "Leak gate", "Comment"]
    assert run.kept == {"review"}
    assert not (column / "site").exists()
    assert "Stopped by the leak gate" in comment(column)
    assert "nothing of a leak may be quoted" in comment(column)
    assert NEW.replace(".", r"\.") in comment(column)
    assert SECRET not in run.all + comment(column)


def test_leak_that_a_later_commit_takes_out_again_stops_the_change(column: Path) -> None:
    workspace.apply(
        {"write": {NEW: record(openness="withheld", title=SECRET, text=SECRET)}}, column
    )
    brought = commit_all(column, "a leak")
    run = pull_request(column, record())
    assert run.stopped_at == "Leak gate of every commit"
    assert f"file={brought[:12]}%3A{NEW},line=13" in run.all
    assert SECRET not in run.all


def test_record_that_another_quotes_is_not_read_there_either(column: Path) -> None:
    other = record(id="copy", title=f"转发{SECRET}", number="8", text=SECRET * 20)
    leaking = record(openness="withheld", title=SECRET, text=SECRET * 20)
    run = pull_request(column, leaking, {"content/policies/2021/copy.zh.md": other})
    assert run.stopped_at == "Leak gate"
    quoted = comment(column).replace(f"**【示例】转发{SECRET}**", "")
    assert SECRET not in quoted


def test_hostile_text_is_reported_and_does_nothing(column: Path) -> None:
    title = "<img src=x onerror=alert(1)> @octocat [去](http://evil.example) `|` #1"
    text = "<script>alert(1)</script>\n\n[点](javascript:alert(1))"
    run = pull_request(column, record(title=f"'{title}'".replace("【示例】", ""), text=text))
    assert "GK061" in run.said["Checks"]
    said = comment(column)
    for hostile in ("<img", "<script", "@octocat", "](http", "http://evil", "\n::error"):
        assert hostile not in said
    for file in (column / "site").rglob("*.html"):
        assert "<script>alert" not in file.read_text(encoding="utf-8")


def test_attachment_outside_its_folder_stops_at_the_checks(column: Path) -> None:
    more = "attachments:\n  - {file: ../../../data/site.yml, title: {zh: 表, en: Table}}\n"
    run = pull_request(column, record(more=more))
    assert run.stopped_at == "Checks"
    assert re.search(rf"^::error file={NEW},line=1[678],", run.said["Checks"], re.MULTILINE)
    assert not (column / "site").exists()


def test_change_of_the_engine_is_for_engineers(column: Path) -> None:
    workspace.apply({"write": {"hooks/evil.py": "x = 1\n", "data/notes.yml": "{}\n"}}, column)
    commit_all(column, "code")
    loops.shell("make review SINCE=origin/main", column, {})
    assert r"an engineer reads hooks/evil\.py" in comment(column)
    assert r"many pages at once: data/notes\.yml" in comment(column)
    assert "No record is new, changed or withdrawn." in comment(column)


def test_withdrawn_and_deleted_records_are_kept_apart(column: Path) -> None:
    workspace.apply({"write": {NEW: record()}}, column)
    loops.push(column, "two records")
    down = "openness: proactive\nwithdrawn: {date: 2021-07-01, reason: error}"
    change = {PARKING: [["openness: proactive", down]]}
    workspace.apply({"change": change, "remove": [NEW]}, column)
    commit_all(column, "down")
    loops.shell("make review SINCE=origin/main", column, {})
    said = comment(column)
    assert "### Withdrawn records: 1\n\n- /r/parking/" in said
    assert "published in error" in said
    assert "### Records that vanish: 1\n\n- /r/bicycles/" in said
    assert "停车收费办法" not in said
    assert "自行车" not in said


# The night


def night(column: Path, **environment: str) -> loops.Run:
    return loops.job("nightly.yml", "night", column, {**PAGES, "NIGHT": "--offline", **environment})


def post_report(column: Path, host: forge_server.Host) -> loops.Run:
    return loops.job("nightly.yml", "report", column, host.environment)


def leak(column: Path) -> None:
    workspace.apply(
        {"write": {NEW: record(openness="withheld", title=SECRET, text=SECRET)}}, column
    )
    commit_all(column, "a leak that no gate knew")


def taken_down(column: Path) -> str:
    """Return the report of a night that took the leak down, whatever else it met."""
    page = (column / "site/r/bicycles/index.html").read_text(encoding="utf-8")
    assert "taken down" in page
    for file in (column / "site").rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file
    return (column / "build/state/report.md").read_text(encoding="utf-8")


def test_leak_is_taken_down_in_the_same_night_though_its_state_is_broken(column: Path) -> None:
    assert loops.shell("make site", column, {}).returncode == 0
    leak(column)
    state = column / "build" / "state"
    (state / "night.json").mkdir(parents=True)
    half = '{"updated": "2021-07-14", "seen": [{"fing'
    (state / "history.json").write_text(half, encoding="utf-8")
    run = night(column)
    report = taken_down(column)
    assert "counting began anew: night\\.json, history\\.json" in report
    assert (state / "night.json.broken").is_dir()
    assert (column / "site/r/parking/index.html").is_file()
    assert not (column / "site.night").exists()
    assert "A leak was found: its record is taken down in this build" in report
    assert "GK501" in report
    for file in state.iterdir():
        assert file.is_dir() or SECRET not in file.read_text(encoding="utf-8")
    assert SECRET not in run.all
    kept = [file for file in state.iterdir() if file.suffix in (".json", ".md")]
    assert len(kept) >= 3
    for file in kept:  # what is kept for good, and shown to all, names no file that leaks
        assert "bicycles" not in file.read_text(encoding="utf-8")
    with forge_server.serving() as host:
        assert post_report(column, host).stopped_at is None
        assert [issue["state"] for issue in host.issues] == ["open"]


def test_failed_night_leaves_site_and_history_and_says_so(column: Path) -> None:
    assert loops.shell("make site", column, {}).returncode == 0
    before = {f: f.read_bytes() for f in (column / "site").rglob("*") if f.is_file()}
    workspace.apply({"change": {PARKING: [["kind: policy", "kind: polici"]]}}, column)
    run = night(column)
    assert run.stopped_at == "Night"
    assert run.kept == {"state"}
    assert {f: f.read_bytes() for f in (column / "site").rglob("*") if f.is_file()} == before
    report = (column / "build/state/report.md").read_text(encoding="utf-8")
    assert "The night failed" in report
    assert "“gongkai build” ended with 1" in report
    assert not (column / "build/state/night.json").exists()
    needs = loops.workflow("nightly.yml")["jobs"]["deploy"]
    assert needs["needs"] == "night"
    assert needs["if"] == "vars.GONGKAI_PAGES == 'true'", "and only when what it needs went well"


def test_nights_remember_and_close_their_issue(column: Path) -> None:
    with forge_server.serving() as host:
        text = record(text="<font>红字</font>")  # a warning
        workspace.apply({"write": {NEW: text}}, column)
        loops.push(column, "a fault")
        first = night(column)
        assert first.stopped_at in (None, "Addresses"), first.all
        assert post_report(column, host).stopped_at is None
        [issue] = host.issues
        assert "New since the night before: " in issue["body"]
        assert git(column, "ls-remote", "origin", "nightly-state")

        shutil.rmtree(column / "build")
        night(column)
        post_report(column, host)
        assert "Known from nights before: " in issue["body"]
        assert "New since" not in issue["body"]

        workspace.apply({"write": {NEW: record()}}, column)
        loops.push(column, "fixed")
        shutil.rmtree(column / "build")
        night(column)
        post_report(column, host)
        assert [issue["state"] for issue in host.issues] == ["closed"], issue["body"]
        assert not git(column, "ls-remote", "origin", "nightly-state").startswith("error")
        history = json.loads((column / "build/state/history.json").read_bytes())
        assert any(seen.get("mended") for seen in history["seen"])


class _Dead(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.rstrip("/").endswith("gov.cn"):
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_error(404)

    do_HEAD = do_GET  # noqa: N815  the server's name

    def log_message(self, *arguments: object) -> None:
        pass


def test_dead_host_is_remembered_reported_the_next_night_and_fails_none(column: Path) -> None:
    """The runner's proxy is a server of ours, so that the dead host has a name and no network."""
    text = "原文见[国家规定](http://dead.gov.cn/a.html)。"
    workspace.apply({"write": {NEW: record(text=text)}}, column)
    commit_all(column, "a link to another site")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Dead) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        proxy = {
            "http_proxy": f"http://127.0.0.1:{server.server_port}",
            "no_proxy": "127.0.0.1,localhost",
        }
        run = night(column, NIGHT="", **proxy)
        file = column / "build/state/links.ndjson"
        seen = read_history(file)
        dead = seen.addresses["http://dead.gov.cn/a.html"]
        assert dead.pending is not None and dead.pending.state == "dead"
        before = replace(dead, asked="2021-07-14")  # as if a night lay between
        write_history(file, replace(seen, addresses={**seen.addresses, dead.url: before}))
        asked = ("site", "--external", "--history", str(file), "--select", "GK7")
        second = run_command(column, "links", *asked, environment=proxy)
        server.shutdown()
    assert run.stopped_at in (None, "Addresses"), run.all
    report = (column / "build/state/report.md").read_text(encoding="utf-8")
    assert "Links to other sites: 0" in report
    assert "The site was built and can be published." in report
    assert second.returncode == 0
    assert re.search(r"content/policies/2021/bicycles\.zh\.md:18:\d+ GK705 warning", second.stdout)


# Publication


def test_publication_stops_at_what_is_wrong_on_main(column: Path) -> None:
    leak(column)
    run = loops.job("publish.yml", "column", column, {})
    assert run.stopped_at == "Leak gate"
    assert run.kept == set()
    jobs = loops.workflow("publish.yml")["jobs"]
    assert jobs["deploy"]["needs"] == "column"
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_publication_keeps_its_addresses_for_the_next(column: Path) -> None:
    workspace.apply({"write": {NEW: record()}}, column)
    loops.push(column, "a record")
    run = loops.job("publish.yml", "column", column, {})
    assert run.stopped_at is None, run.all
    assert run.kept == {"state", "github-pages"}
    assert loops.job("publish.yml", "keep", column, {"GITHUB_SHA": "x"}).stopped_at is None
    shutil.rmtree(column / "build")
    (column / "data/addresses.txt").unlink()
    workspace.apply({"remove": [NEW]}, column)
    assert loops.shell(".github/scripts/state.sh fetch build/state", column, {}).returncode == 0
    gone = loops.shell(".venv/bin/gongkai build", column, {})
    assert gone.returncode == 1
    assert "/r/bicycles/" in gone.stderr
