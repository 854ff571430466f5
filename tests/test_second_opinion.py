"""LinkChecker itself, asked about small sites and about a site that answers as bad ones do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import small_site
import workspace
from commands import run
from fault_server import faulty_site
from gongkai.links import second_opinion
from gongkai.links.external import other_sites
from gongkai.links.external.linkchecker import LinkCheckerError
from gongkai.links.external.local_server import LocalServer, serve_locally
from gongkai.links.external.other_sites import ExternalLink
from gongkai.links.reading.link import PageLink
from gongkai.links.run import LinkOutcome
from gongkai.links.second_opinion import Disagreement, Opinion

SITE = {
    "index.html": '<!doctype html><nav><a href="a/">a</a><a href="b/">b</a></nav>',
    "a/index.html": """<!doctype html><meta name="robots" content="noindex,nofollow">
<article><a href="../gone/">没有的页面</a> <a href="../b/#附则">没有的位置</a>
<a href="https://gongkai.example/old/">本站的旧地址</a></article>""",
    "b/index.html": """<!doctype html><article><a href="../gone/">没有的页面</a>
<iframe srcdoc="x" longdesc="../description.html"></iframe></article>""",
}


def opinion_of(folder: Path) -> tuple[LinkOutcome, Opinion]:
    outcome = small_site.check(folder)
    reports = second_opinion.ask(outcome.site, seconds=60)
    return outcome, second_opinion.compare(outcome.site, outcome.findings, reports)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[LinkOutcome, Opinion]:
    folder = tmp_path_factory.mktemp("small")
    small_site.make(folder / "site", SITE)
    return opinion_of(folder)


def test_what_both_say_is_reported_once_with_all_its_pages(
    small: tuple[LinkOutcome, Opinion],
) -> None:
    (gone,) = [one for one in small[1].both if one.theirs.path == "gone/"]
    assert sorted(finding.url or "" for finding in gone.ours) == ["/a/", "/b/"]
    assert gone.theirs.answer == "404 Not Found"


def test_address_of_its_own_site_is_asked_for_here(small: tuple[LinkOutcome, Opinion]) -> None:
    assert [one.theirs.path for one in small[1].both if one.theirs.page == "a/"].count("old/") == 1


def test_anchor_is_ours_alone(small: tuple[LinkOutcome, Opinion]) -> None:
    only = [(finding.code.id, why) for finding, why in small[1].only_ours]
    assert ("GK103", Disagreement.ANCHOR) in only
    assert "GK101" not in dict(only)


def test_what_it_alone_finds_is_reported_for_people(
    small: tuple[LinkOutcome, Opinion],
) -> None:
    outcome, opinion = small
    (one,) = opinion.only_theirs
    assert (one.path, one.page, one.answer) == ("description.html", "b/", "404 Not Found")
    (found,) = second_opinion.as_found(outcome.site, opinion)
    assert (found.code.id, found.page) == ("GK130", "b/")


def test_every_page_is_seen_though_nothing_leads_there(tmp_path: Path) -> None:
    lonely = {**SITE, "c/index.html": '<article><a href="nowhere.pdf">x</a></article>'}
    small_site.make(tmp_path / "site", lonely)
    _, opinion = opinion_of(tmp_path)
    assert opinion.pages == 4
    assert "c/nowhere.pdf" in [one.theirs.path for one in opinion.both]


def test_fewer_pages_than_the_manifest_has_are_a_failure(tmp_path: Path) -> None:
    small_site.make(tmp_path / "site", SITE)
    outcome = small_site.check(tmp_path)
    (tmp_path / "site/b/index.html").unlink()
    with pytest.raises(LinkCheckerError, match="seen 2 of 3 pages: not /b/"):
        second_opinion.ask(outcome.site, seconds=60)


def test_list_is_shown_by_the_command(tmp_path: Path) -> None:
    small_site.make(tmp_path / "site", SITE)
    result = run(tmp_path, "links", "site", "--second-opinion")
    assert result.returncode == 1, result.stderr
    assert "Both say so: 2\n" in result.stdout
    assert "/gone/: 404 Not Found (LinkChecker names /" in result.stdout
    assert "this check names 2 places)" in result.stdout
    assert "Only LinkChecker says so: 1\n" in result.stdout
    assert "GK130" in result.stdout
    chinese = run(tmp_path, "links", "site", "--second-opinion", "--lang", "zh").stdout
    assert "两者都发现：2处" in chinese


def test_without_linkchecker_the_command_says_what_to_install(tmp_path: Path) -> None:
    small_site.make(tmp_path / "site", SITE)
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    code = "import sys; sys.executable = sys.argv.pop(1); from gongkai.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code, str(python), "links", "site", "--second-opinion"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(python.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert 'pip install "gongkai[second-opinion]"' in result.stderr


LINKS = tuple(
    PageLink(page, "", "a[href]", True, "原文", is_own_text=True) for page in ("a/", "b/")
)


@pytest.fixture(scope="module")
def advice() -> Iterator[dict[str, str]]:
    """What LinkChecker's word on each address becomes, by the name of the fault."""
    with faulty_site() as address:
        names = ("200", "404", "410", "403", "429", "503", "moved", "denied")
        listed = [ExternalLink(f"{address}/{name}/", "127.0.0.1", LINKS) for name in names]
        reported = other_sites.ask(listed, seconds=60)
        found = list(other_sites.advice(listed, reported))
        pages = [one.page for one in found]
        assert pages == ["a/", "b/"] * (len(found) // 2)
        yield {one.details["href"].strip("/").rpartition("/")[2]: one.code.id for one in found}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("200", None),
        ("404", "GK702"),
        ("410", "GK702"),
        ("403", "GK703"),
        ("429", "GK703"),
        ("503", "GK703"),
        ("denied", "GK703"),
        ("moved", "GK704"),
    ],
)
def test_word_on_another_site(advice: dict[str, str], name: str, code: str | None) -> None:
    assert advice.get(name) == code


def test_what_was_not_asked_in_time_is_not_called_broken() -> None:
    listed = [ExternalLink("https://a.example/", "a.example", LINKS[:1])]
    (found,) = other_sites.advice(listed, {})
    assert found.code.id == "GK703"


def test_slow_site_is_not_called_broken() -> None:
    with faulty_site() as address:
        listed = [ExternalLink(f"{address}/slow/", "127.0.0.1", LINKS[:1])]
        (found,) = other_sites.advice(listed, other_sites.ask(listed, seconds=9))
    assert found.code.id == "GK703"


def test_list_of_other_sites_names_every_page_and_leaves_out_what_nobody_may_ask(
    tmp_path: Path,
) -> None:
    link = '<a href="https://a.example/x#y">x</a><a href="http://10.0.0.1/">y</a>'
    small_site.make(
        tmp_path / "site",
        {"a/index.html": link, "b/index.html": link, "c/index.html": f"<footer>{link}</footer>"},
    )
    listed = other_sites.external_links(small_site.check(tmp_path).site)
    assert [(one.url, one.pages, one.is_asked) for one in listed] == [
        ("http://10.0.0.1/", ("a/", "b/", "c/"), False),
        ("https://a.example/x", ("a/", "b/", "c/"), True),
    ]


def test_denied_host_is_reported_by_the_command(column: Path) -> None:
    small_site.make(
        column / "site", {"a/index.html": '<a href="https://w.parked.example/">办法</a>'}
    )
    denied = "denied:\n  - {host: parked.example, reason: parked}\n"
    workspace.write(column / "data/links.yml", denied)
    assert "GK701" not in run(column, "links", "site").stdout
    result = run(column, "links", "site", "--external", "--lang", "zh")
    assert result.returncode == 1
    assert "GK701" in result.stdout
    assert "域名已归他人所有" in result.stdout


@pytest.fixture
def here(tmp_path: Path) -> Iterator[LocalServer]:
    small_site.make(tmp_path / "site", {"附件/index.html": "<h1>x</h1>", "附件/表 1.csv": "x"})
    workspace.write(tmp_path / "secret/index.html", "x")
    with serve_locally(tmp_path / "site", "https://gongkai.example/zwgk/") as at:
        yield at


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("附件/", 200),
        ("附件", 200),
        ("附件/表 1.csv", 200),
        ("r/", 404),
        ("../secret/", 404),
        ("%2e%2e/secret/", 404),
        ("附件/表 1.csv/", 404),
    ],
)
def test_served_as_plain_files_are(here: LocalServer, path: str, status: int) -> None:
    try:
        with urlopen(here.url_of(path)) as answer:
            assert answer.headers["LinkChecker"]
            assert answer.status == status
    except HTTPError as error:
        assert error.code == status
    assert here.mount == "/zwgk/"
