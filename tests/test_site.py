"""The demonstration column, built as `make site` builds it."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
from gongkai.model.catalog import Catalog

Pages = dict[str, LexborHTMLParser]
WITHDRAWN = {"fee-waiver-2021"}
DAY = date(2021, 7, 15)


@pytest.fixture(scope="module")
def pages(demonstration: Path) -> Pages:
    return built.pages(demonstration)


@pytest.fixture(scope="module")
def manifest(demonstration: Path) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((demonstration / "manifest.json").read_text())
    return loaded


def test_no_internal_link_or_anchor_is_broken(demonstration: Path, pages: Pages) -> None:
    ids = {name: {n.attributes["id"] for n in page.css("[id]")} for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        if name.endswith("404.html"):
            continue  # served at any depth, so its links start at the domain
        for node in page.css("a[href], link[href], script[src], img[src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            target = built.target_of(name, link)
            if target is None:
                continue
            file, fragment = target
            if not (demonstration / file).is_file() or (
                fragment and file in ids and fragment not in ids[file]
            ):
                broken.append((name, link))
    assert broken == []


def test_no_page_uses_an_id_twice(pages: Pages) -> None:
    for name, page in pages.items():
        found = [node.attributes["id"] for node in page.css("[id]")]
        assert len(found) == len(set(found)), name


@pytest.mark.parametrize("start", ["index.html", "zh/index.html"])
def test_links_reach_every_page_of_both_editions(pages: Pages, start: str) -> None:
    seen, todo = {start}, [start]
    while todo:
        name = todo.pop()
        for node in pages[name].css("a[href]"):
            target = built.target_of(name, node.attributes["href"] or "")
            if target is not None and target[0] in pages and target[0] not in seen:
                seen.add(target[0])
                todo.append(target[0])
    left = {name for name in pages if name not in seen and not name.endswith("404.html")}
    assert left == set(), "an explanation that is still there leads to the notice of its document"


def test_manifest_names_every_page_and_attachment(
    demonstration: Path, pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    on_disk = {name.removesuffix("index.html") for name in pages if not name.endswith("404.html")}
    listed = {address for address in manifest if address == "" or address.endswith("/")}
    assert listed == on_disk
    for address in manifest.keys() - listed:
        assert (demonstration / address).is_file()


def test_manifest_names_every_file_but_the_themes(
    demonstration: Path, manifest: dict[str, dict[str, Any]]
) -> None:
    files = {
        file.relative_to(demonstration).as_posix()
        for file in demonstration.rglob("*")
        if file.is_file() and file.suffix != ".html"
    }
    themes = {name for name in files if name.removeprefix("zh/").startswith("assets/")}
    index = {name for name in files if name.startswith("pagefind/")}
    assert index
    assert files - themes - index - {"manifest.json", "SHA256SUMS"} == {
        address for address in manifest if address and not address.endswith("/")
    }


def test_every_source_record_has_a_page_in_both_editions(
    manifest: dict[str, dict[str, Any]], this_catalog: Catalog
) -> None:
    records = this_catalog.records
    to_come = {name for name, record in records.items() if (record.first_day or DAY) > DAY}
    for edition in ("en", "zh"):
        shown = {
            e["record"] for e in manifest.values() if e.get("record") and e["edition"] == edition
        }
        assert shown == records.keys() - WITHDRAWN - to_come


def test_both_editions_have_the_same_addresses(manifest: dict[str, dict[str, Any]]) -> None:
    listed = {a: e for a, e in manifest.items() if e["kind"] != "download"}
    english = {address for address, e in listed.items() if e["edition"] == "en"}
    chinese = {address for address, e in listed.items() if e["edition"] == "zh"}
    assert english == {address.removeprefix("zh/") for address in chinese}


def test_every_page_links_to_itself_in_the_other_edition(pages: Pages) -> None:
    for name, page in pages.items():
        if name.endswith("404.html"):
            continue
        other = name.removeprefix("zh/") if name.startswith("zh/") else f"zh/{name}"
        links = [node.attributes["href"] or "" for node in page.css("a.gk-edition")]
        assert [built.target_of(name, link) for link in links] == [(other, "")], name


def test_the_page_of_a_record_leads_to_the_file_of_its_text(
    demonstration: Path, pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    texts = {a for a, entry in manifest.items() if a.endswith("/") and entry.get("record")}
    begins = "https://forge.gongkai.example/column/edit/main/"
    for name, page in pages.items():
        hrefs = [node.attributes["href"] or "" for node in page.css(".gk-footer a[rel=nofollow]")]
        assert len(hrefs) == (name.removesuffix("index.html") in texts), name
        files = [Path(unquote(href.removeprefix(begins))) for href in hrefs]
        assert all((built.ROOT / file).is_file() for file in files), name


def test_every_page_has_one_heading_a_title_and_its_language(pages: Pages) -> None:
    titles: dict[tuple[str, str], str] = {}
    for name, page in pages.items():
        if name.endswith("404.html"):
            continue
        language = page.css_first("html").attributes["lang"] or ""
        assert language.startswith("zh" if name.startswith("zh/") else "en"), name
        assert len(page.css("h1")) == 1, name
        title = page.css_first("title").text()
        assert title.strip(), name
        titles[language, name] = title


def test_samples_say_so_and_are_not_listed(
    pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    samples = [address for address, entry in manifest.items() if entry.get("sample")]
    assert len(samples) >= 120
    for address in samples:
        page = pages[f"{address}index.html"]
        assert page.css_first(".gk-banner--sample") is not None, address
        assert "noindex" in (page.css_first("meta[name=robots]").attributes["content"] or "")
        heading = page.css_first("h1")
        # a record without a translation keeps its own title in the other edition
        language = heading.attributes.get("lang") or page.css_first("html").attributes["lang"] or ""
        marker = "【示例】" if language.startswith("zh") else "SAMPLE: "
        assert heading.text().strip().startswith(marker), address


def test_no_page_asks_another_host_for_anything(pages: Pages) -> None:
    for name, page in pages.items():
        for node in page.css("script[src], img[src], iframe, link[rel=stylesheet], link[rel=icon]"):
            source = node.attributes.get("src") or node.attributes.get("href") or ""
            assert built.target_of(name, source) is not None, (name, source)


def test_withdrawn_record_leaves_a_neutral_notice(demonstration: Path) -> None:
    (name,) = WITHDRAWN
    source = next((built.ROOT / "content").rglob(f"{name}.zh.md")).read_text(encoding="utf-8")
    title = source.partition("title: ")[2].partition("\n")[0].strip("\"'")
    for edition in ("", "zh/"):
        notice = (demonstration / f"{edition}r/{name}/index.html").read_text(encoding="utf-8")
        assert title not in notice
    others = "".join(
        file.read_text(encoding="utf-8")
        for file in demonstration.rglob("*.html")
        if name not in file.parts
    )
    assert title not in others


def test_second_build_in_another_folder_has_the_same_bytes(
    demonstration: Path, tmp_path: Path
) -> None:
    project = built.copy_project(tmp_path / "elsewhere" / "column")
    result = built.build(project)
    assert result.returncode == 0, result.stderr
    again = project / "site"
    first, second = (
        {f.relative_to(site) for f in site.rglob("*") if f.is_file() and "pagefind" not in f.parts}
        for site in (demonstration, again)
    )
    assert first == second
    differing = [
        name for name in first if (demonstration / name).read_bytes() != (again / name).read_bytes()
    ]
    assert differing == []
    # Pagefind names its files by chance (decision 6): test_index.py compares its answers.
    counts = [
        {
            file.parent.name: json.loads(file.read_text())["parts"]
            for file in (site / "pagefind" / "postings").glob("*/index.json")
        }
        for site in (demonstration, again)
    ]
    assert counts[0].keys() == {"en", "zh"}
    assert counts[0] == counts[1]


@pytest.mark.parametrize("edition", ["", "zh/"])
def test_navigation_names_no_section_below_itself(pages: Pages, edition: str) -> None:
    page = pages[f"{edition}columns/normative/index.html"]
    names = [node.text(strip=True) for node in page.css(".md-nav__item--active .md-ellipsis")]
    assert len(names) == len(set(names)) > 10, names
