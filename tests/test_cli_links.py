"""`gongkai links`, as it is run."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import built
import personal
import small_site
import workspace
from commands import run
from gongkai.links.reading.link import PageLink, Resolve
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.served import Served
from gongkai.links.run import check_links
from gongkai.model.findings import Code, Finding, Named, Phrase, Severity, SourcePlace, Word

SOURCE = "content/policies/2021/parking.zh.md"
BROKEN = '<article data-gk-text><p>见<a href="../parkin/">办法</a>。</p></article>'


@pytest.fixture
def faulty(column: Path) -> Path:
    """The small project with a site in which one link of one record is broken."""
    source = column / SOURCE
    source.write_text(source.read_text(encoding="utf-8") + "见[办法](record:parking)。\n")
    manifest = {"r/notice/": {"source": SOURCE, "record": "parking", "unit": "sample-transport"}}
    site = {"r/notice/index.html": BROKEN, "r/parking/index.html": "<h1>办法</h1>"}
    small_site.make(column / "site", site, manifest)
    return column


def test_demonstration_is_clean(demonstration: Path) -> None:
    result = run(built.ROOT, "links", str(demonstration))
    assert (result.returncode, result.stdout) == (0, "Nothing to fix.\n"), result.stdout


def test_broken_link_is_reported_at_its_line(faulty: Path) -> None:
    result = run(faulty, "links", "site")
    line = len((faulty / SOURCE).read_text(encoding="utf-8").splitlines())
    assert result.returncode == 1
    assert result.stdout.startswith(f"{SOURCE}:{line}:")
    assert "见[办法](record:parking)。" in result.stdout
    assert "write the address of /r/parking/" in result.stdout
    assert "pages read: 3" in result.stderr


def test_no_line_of_a_record_that_leaks_is_printed(faulty: Path) -> None:
    source = faulty / SOURCE
    source.write_text(source.read_text(encoding="utf-8").replace("见[", "机密★5年 见["))
    result = run(faulty, "links", "site")
    assert result.returncode == 1
    assert "GK101" in result.stdout
    assert "机密" not in result.stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_word_of_a_record_that_leaks_is_quoted_from_an_older_site(
    faulty: Path, form: str
) -> None:
    secret = "id: hushed\nkind: policy\ntitle: 【示例】绝无仅有之内部事项\nopenness: withheld\n"
    workspace.write(faulty / "content/policies/2021/hushed.zh.md", f"---\n{secret}---\n正文\n")
    link = '见<a href="../hushd/">绝无仅有之内部事项</a>。'
    pages = {
        "r/notice/index.html": BROKEN.replace("见<", f"{link}见<"),
        "r/parking/index.html": "<h1>办法</h1>",
        "r/hushed/index.html": "<h1>绝无仅有之内部事项</h1>",
    }
    entry = {"source": SOURCE, "record": "parking", "unit": "sample-transport"}
    small_site.make(
        faulty / "older", pages, {"r/notice/": entry, "r/hushed/": {"record": "hushed"}}
    )
    result = run(faulty, "links", "older", "--format", form)
    assert result.returncode == 1, result.stderr
    assert result.stdout.count("GK101") >= 2
    for word in ("hushed", "绝无仅有之内部事项"):
        assert word not in result.stdout + result.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_number_of_a_person_is_quoted_from_an_older_site(faulty: Path, form: str) -> None:
    """The sources do not have it any more, so the gate finds nothing."""
    number = personal.mobile(random.Random(personal.SEED))
    pages = {
        "r/notice/index.html": BROKEN.replace("见<", f"咨询{number}，见<"),
        "r/parking/index.html": "<h1>办法</h1>",
    }
    small_site.make(faulty / "older", pages, {"r/notice/": {"record": "parking"}})
    result = run(faulty, "links", "older", "--format", form)
    assert result.returncode == 1, result.stderr
    assert "GK101" in result.stdout
    assert number not in result.stdout + result.stderr


def test_elsewhere_with_its_project_named(faulty: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    site = (faulty / "site").rename(elsewhere / "public")
    result = run(elsewhere, "links", str(site), "--root", str(faulty), "--format", "json")
    (finding,) = json.loads(result.stdout)
    assert (finding["path"], finding["code"]) == (SOURCE, "GK101")
    assert (finding["url"], finding["record"]) == ("/r/notice/", "parking")
    alone = run(elsewhere, "links", "public", "--format", "json")
    (finding,) = json.loads(alone.stdout)
    assert finding["path"] == "public/r/notice/index.html"


@pytest.mark.parametrize("form", ["json", "github", "sarif", "gitlab", "junit"])
def test_every_form(faulty: Path, form: str) -> None:
    result = run(faulty, "links", "site", "--format", form)
    assert result.returncode == 1
    assert "GK101" in result.stdout
    assert SOURCE in result.stdout


def test_in_chinese(faulty: Path) -> None:
    assert "打不开" in run(faulty, "links", "site", "--lang", "zh").stdout


def test_codes_are_chosen(faulty: Path) -> None:
    assert run(faulty, "links", "site", "--ignore", "GK101").returncode == 0
    assert run(faulty, "links", "site", "--select", "GK102").returncode == 0
    assert run(faulty, "links", "site", "--select", "GK10").returncode == 1
    assert run(faulty, "links", "site", "--select", "GK999").returncode == 2


def test_waiver_holds_for_links_alone(faulty: Path) -> None:
    workspace.write(
        faulty / "data" / "waivers.yml",
        f"waivers:\n  - {{code: GK101, path: {SOURCE}, reason: 正在更正, until: 2099-12-31}}\n",
    )
    result = run(faulty, "links", "site")
    assert (result.returncode, result.stdout) == (0, "Nothing to fix.\nWaived: 1.\n")
    assert "GK802" not in run(faulty, "check").stdout  # it cannot say that nothing matches


def test_baseline_is_kept_apart_from_that_of_records(faulty: Path) -> None:
    workspace.write(faulty / "content/policies/2021/stray.txt", "x")
    assert run(faulty, "check", "--write-baseline").returncode == 0
    assert run(faulty, "links", "site", "--write-baseline").returncode == 0
    assert run(faulty, "links", "site").stdout == "Nothing to fix.\nIn the baseline: 1.\n"
    (faulty / "content/policies/2021/stray.txt").unlink()
    assert "GK804" not in run(faulty, "links", "site").stdout
    run(faulty, "check", "--write-baseline")
    baseline = (faulty / "data" / "baseline.yml").read_text(encoding="utf-8")
    assert "GK101" in baseline
    assert "GK048" not in baseline
    (faulty / "site/r/notice/index.html").write_text("<h1>x</h1>")
    assert "GK804" in run(faulty, "links", "site").stdout
    run(faulty, "links", "site", "--write-baseline")
    assert "findings: []" in (faulty / "data" / "baseline.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("r/unbuilt/", "1 pages of the manifest are not there: /r/unbuilt/"),
        ("r/notice/", "1 pages are there that the manifest does not list: /r/notice/"),
    ],
)
def test_pages_must_be_those_of_the_manifest(faulty: Path, address: str, said: str) -> None:
    file = faulty / "site" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    if manifest.pop(address, None) is None:
        manifest[address] = {"kind": "notice"}
    file.write_text(json.dumps(manifest), encoding="utf-8")
    result = run(faulty, "links", "site")
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("manifest", [None, "not json", "[]", '{"": {}}', '{"": 1}'])
def test_folder_that_is_no_site(faulty: Path, manifest: str | None) -> None:
    file = faulty / "site" / "manifest.json"
    file.unlink()
    if manifest is not None:
        file.write_text(manifest, encoding="utf-8")
    result = run(faulty, "links", "site")
    assert (result.returncode, result.stdout) == (2, "")
    missing = "there is no site at site: run `gongkai build` first"
    assert (missing if manifest is None else "manifest.json") in result.stderr
    assert "Traceback" not in result.stderr


def test_folder_that_is_not_there(faulty: Path) -> None:
    assert run(faulty, "links", "nowhere").returncode == 2


WRONG = Code("GK140", Severity.ERROR, "wrong", "fix", "point 33")


def identify_numbers(
    links: Iterable[PageLink],
    resolve: Resolve,
    manifest: Mapping[str, ManifestEntry],
    **_: object,
) -> Iterator[Finding]:
    """Find links whose text holds a document number that their target does not have."""
    for link in links:
        entry = manifest.get(resolve(link) or "")
        named = [e for e in manifest.values() if e.number and e.number in link.text]
        if link.is_content and entry is not None and named and entry not in named:
            details = {"href": link.href, "text": link.text}
            yield Finding(WRONG, SourcePlace(link.page), details, url=link.page)


def find_nothing(
    links: Iterable[PageLink],
    resolve: Resolve,
    manifest: Mapping[str, ManifestEntry],
    **_: object,
) -> Iterator[Finding]:
    """Find nothing, as a judge that does not work."""
    return iter(())


def test_planted_faults_are_found_and_not_reported(faulty: Path) -> None:
    outcome = check_links(faulty / "site", faulty, identify_numbers)
    assert outcome.doubts == ()
    assert [finding.code.id for finding in outcome.findings] == ["GK101"]
    assert outcome.pages == 3


def test_identity_that_misses_the_planted_link_is_not_believed(faulty: Path) -> None:
    outcome = check_links(faulty / "site", faulty, find_nothing)
    assert outcome.doubts == ("the wrong link that was planted was not found",)


def test_what_misleads_is_found_in_a_process_of_its_own_too(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large sites are gone through by two; what one has found goes to the other whole."""

    def with_names(
        links: Iterable[PageLink],
        resolve: Resolve,
        manifest: Mapping[str, ManifestEntry],
        **_: object,
    ) -> Iterator[Finding]:
        named = {"named": Named("甲局", "Office A"), "why": Word("two units")}
        said = Phrase("{name}, {others}", name=named["named"], others="b")
        for finding in identify_numbers(links, resolve, manifest):
            yield replace(finding, details={**finding.details, **named, "said": said})

    here = check_links(faulty / "site", faulty, with_names)
    monkeypatch.setattr("gongkai.links.run.FEW", 0)
    beside = check_links(faulty / "site", faulty, with_names)
    assert beside.doubts == ()  # the planted link was found there
    assert beside.findings == here.findings


def test_server_that_answers_everything_is_not_believed(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Served, "file_at", lambda _, path: path)
    outcome = check_links(faulty / "site", faulty)
    assert outcome.doubts == ("the broken link that was planted was not found",)


def test_findings_of_identity_stand_at_the_line_of_the_source(faulty: Path) -> None:
    text = "《规定》（示例〔2020〕9号）"
    source = faulty / SOURCE
    source.write_text(source.read_text(encoding="utf-8") + f"另见[{text}](record:parking)。\n")
    page = f'<article data-gk-text><p>另见<a href="../parking/">{text}</a>。</p></article>'
    (faulty / "site/r/notice/index.html").write_text(page)
    file = faulty / "site" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["r/parking/"]["number"] = "示例〔2021〕3号"
    manifest["r/parking/table.csv"] = {"kind": "attachment", "number": "示例〔2020〕9号"}
    file.write_text(json.dumps(manifest), encoding="utf-8")
    (faulty / "site/r/parking/table.csv").write_text("x")
    (finding,) = check_links(faulty / "site", faulty, identify_numbers).findings
    last = len(source.read_text(encoding="utf-8").splitlines())
    assert (finding.code, finding.place.path, finding.place.line) == (WRONG, SOURCE, last)
    assert (finding.url, finding.record, finding.unit) == (
        "/r/notice/",
        "parking",
        "sample-transport",
    )
