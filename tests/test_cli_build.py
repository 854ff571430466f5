"""`gongkai build` and `gongkai serve` as a user runs them, on the small base project."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import built
import sites
import workspace

PARKING = workspace.PARKING


@pytest.fixture
def project(column: Path) -> Path:
    return built.configure(column)


def title_of(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found[1].strip()


def test_build_says_what_it_did_on_stderr(project: Path) -> None:
    result = built.build(project)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert "built: mkdocs.zh.yml" in result.stderr
    assert (project / "site/zh/index.html").is_file()
    assert not (project / "site/zh/manifest.json").exists()

    before = sites.contents(project / "site")
    again = built.build(project)
    assert "nothing has changed" in again.stderr
    assert again.stderr.splitlines()[-2:] == result.stderr.splitlines()[-2:], "site and pages"
    assert sites.contents(project / "site") == before
    (project / "site/zh/index.html").write_text("somebody was here", encoding="utf-8")
    mended = built.build(project, "--jobs", "1")  # one edition after the other
    assert "built: mkdocs.zh.yml" in mended.stderr
    assert sites.contents(project / "site") == before


def test_failed_build_leaves_the_site_as_it_was(project: Path) -> None:
    before = sites.contents(sites.make(project / "site", ["parking"]))
    file = project / PARKING
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("openness: proactive", "openness: withheld"), encoding="utf-8")
    result = built.build(project)
    assert result.returncode == 1
    assert "GK501" in result.stderr
    assert "Traceback" not in result.stderr
    assert sites.contents(project / "site") == before


ENDED = "the build was ended from outside"


@pytest.mark.parametrize(
    ("language", "end", "said", "jobs"),
    [
        ("en", "os.kill(os.getpid(), 9)", ENDED, "2"),
        ("zh", "os.kill(os.getpid(), 9)", ENDED, "1"),
        ("zh", "raise SystemExit('not on Sundays')", "not on Sundays", "2"),
    ],
)
def test_edition_that_ends_says_why(
    project: Path, language: str, end: str, said: str, jobs: str
) -> None:
    """One edition is made by the process that read the column, the other by a copy of it."""
    hook = project / "hooks/home.py"
    ending = f"""
def on_config(config):
    import os
    if config.site_dir.endswith("/{language}"):
        {end}
"""
    hook.write_text(hook.read_text(encoding="utf-8") + ending, encoding="utf-8")
    result = built.build(project, "--jobs", jobs)
    assert result.returncode == 1
    assert said in result.stderr
    assert not (project / "site").exists()


def test_address_once_published_may_not_vanish(project: Path) -> None:
    workspace.write(project / "data/addresses.txt", "# published\n/r/parking/\n/r/gone/\n")
    before = sites.contents(sites.make(project / "site", ["parking"]))
    result = built.build(project)
    assert result.returncode == 1
    assert "/r/gone/" in result.stderr
    assert "/r/parking/" not in result.stderr
    assert sites.contents(project / "site") == before


def test_build_date_moves_the_site(project: Path) -> None:
    assert built.build(project, "--date", "2020-01-01").returncode == 0
    assert not (project / "site/r/parking").exists()
    assert "1 January 2020" in (project / "site/index.html").read_text(encoding="utf-8")


def test_date_that_is_no_date_is_refused(project: Path) -> None:
    result = built.build(project, "--date", "yesterday")
    assert result.returncode == 2
    assert "2021-07-15" in result.stderr
    assert not (project / "site").exists()


def test_outside_a_column_it_says_where_to_run(tmp_path: Path) -> None:
    result = built.build(tmp_path)
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr


def news_of(address: str) -> Iterator[dict[str, Any]]:
    """Follow the preview as its pages do."""
    with urllib.request.urlopen(f"{address}.gongkai/events", timeout=60) as answer:
        for line in answer:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


def test_preview_shows_a_change(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", "serve", "--port", "0"],
        cwd=project,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        address = next(
            line.partition("preview: ")[2].strip()
            for line in process.stderr
            if line.startswith("preview: ")
        )
        assert "【示例】" in title_of(fetch(f"{address}zh/r/parking/"))
        file = project / PARKING
        text = file.read_text(encoding="utf-8").replace("title: ", "title: 【示例】改过的", 1)
        file.write_text(text.replace("summary: ", "sumary: ", 1), encoding="utf-8")
        news = news_of(address)
        failed = next(one for one in news if one["failed"])
        assert [(one["code"], one["path"]) for one in failed["findings"]] == [("GK020", PARKING)]
        file.write_text(text, encoding="utf-8")
        again = next(one for one in news if one["built"] > failed["built"])
        assert (again["findings"], again["failed"]) == ([], "")
        assert "改过的" in title_of(fetch(f"{address}zh/r/parking/"))
        assert '/.gongkai/live.js"' in fetch(f"{address}zh/r/parking/")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetch(f"{address}nothing/")
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def fetch(address: str) -> str:
    for _ in range(200):  # until it is built for the first time
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            error.close()
            if "nothing" in address:
                raise
            time.sleep(0.3)  # the site is just being switched
    raise AssertionError(f"no answer from {address}")


@pytest.mark.parametrize("target", ["content", "data/site", ".", "notes"])
def test_target_that_is_no_site_is_refused(project: Path, target: str) -> None:
    workspace.write(project / "notes/mine.txt", "not a site")
    before = {f for f in project.rglob("*") if f.is_file()}
    result = built.build(project, "--site", target)
    assert result.returncode == 1
    assert "--site" in result.stderr or "name another folder" in result.stderr
    assert before <= {f for f in project.rglob("*") if f.is_file()}


def test_missing_content_is_reported(project: Path) -> None:
    shutil.rmtree(project / "content")
    result = built.build(project)
    assert result.returncode == 1
    assert not (project / "site").exists()


def test_mkdocs_builds_an_edition_by_itself(project: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", "mkdocs.zh.yml"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert (project / "build/zh/r/parking/index.html").is_file()
