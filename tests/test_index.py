"""The search index: kept while the pages stay, made anew when one changes, alike in its answers."""

import json
import shutil
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

import built
import gongkai
from gongkai.mkdocs import index
from gongkai.mkdocs.build import build
from gongkai.mkdocs.index import index_site
from gongkai.mkdocs.index_parts import SitePage, parts_of
from gongkai.mkdocs.kept.same_site import SameSite

PAGE = """<!doctype html><html lang="{lang}"><title>{title}</title>
<body><main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>"""
ASK = """async (queries) => {
  const pagefind = await import("/pagefind/zh/pagefind.js");
  const answers = {};
  for (const query of queries) {
    const found = await pagefind.search(query);
    const pages = await Promise.all(found.results.map((result) => result.data()));
    answers[query] = pages.map((page) => page.url);
  }
  return answers;
}"""
OURS = """async (query) => {
  const search = await import("/search.js");
  const { pages } = await search.rank(await search.open("/", null), query);
  return (await Promise.all(pages.map((page) => page.data()))).map((page) => page.url).sort();
}"""
"""Asks our own index."""
PAGEFIND = """async (query) => {
  delete window.DecompressionStream;
  const search = await import("/search.js");
  const { pages } = await search.rank(await search.open("/", null), query);
  return (await Promise.all(pages.map((page) => page.data()))).map((page) => page.url).sort();
}"""
"""Asks Pagefind, as where a browser cannot unpack the texts."""
NEWEST = """async () => {
  const search = await import("/search.js");
  const { pages } = await search.rank(await search.open("/", null), "");
  return (await Promise.all(pages.map((page) => page.data()))).map((page) => page.url);
}"""
"""Asks for all pages, as who chooses among facets and types nothing."""
ASSETS = Path(gongkai.__file__).parent / "mkdocs/theme/assets"
TEXTS = {"parking": "停车收费管理办法", "water": "农村供水价格", "school": "学区划分方案"}


def make_site(folder: Path) -> Path:
    for name, text in TEXTS.items():
        page = folder / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(lang="zh", title=text, text=text * 3), encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_index_is_kept_while_the_pages_stay(tmp_path: Path) -> None:
    said: list[str] = []
    kept = tmp_path / "kept"
    first, second = (make_site(tmp_path / name) for name in ("first", "second"))
    index_site(first, kept, said.append)
    index_site(second, kept, said.append)
    assert said == ["search: indexed"]
    assert files(first / "pagefind") == files(second / "pagefind")


def test_index_is_made_anew_when_a_page_changes(tmp_path: Path) -> None:
    said: list[str] = []
    for number in range(2):
        site = make_site(tmp_path / str(number))
        (site / "water" / "index.html").write_text(
            PAGE.format(lang="zh", title="水价", text=f"第{number}稿"), encoding="utf-8"
        )
        index_site(site, tmp_path / "kept", said.append)
    assert said == ["search: indexed", "search: indexed"]


def test_pagefinds_own_search_page_is_left_out(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    index_site(site, tmp_path / "kept", lambda _: None)
    assert not [name for name in files(site / "pagefind") if "ui" in name or "highlight" in name]


def test_site_is_built_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "find_spec", lambda _: None)
    said: list[str] = []
    site = make_site(tmp_path / "site")
    index_site(site, tmp_path / "kept", said.append)
    assert said == ["search: left out; `pip install gongkai[search]` brings Pagefind"]
    assert not (site / "pagefind").exists()


def test_site_that_stays_as_it_is_has_no_index_either(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "find_spec", lambda _: None)
    monkeypatch.setattr(SameSite, "pages", lambda _: 9)
    said: list[str] = []
    built.configure(column)
    build(column, column / "site", "2021-07-15", said.append)
    assert "nothing has changed since the site was built" in said
    assert "search: left out; `pip install gongkai[search]` brings Pagefind" in said


def dated(folder: Path, **years: int) -> Path:
    """Write a site with pages of several years, and a list without a day."""
    for name, year in (years | {"list": 0}).items():
        page = folder / name / "index.html"
        page.parent.mkdir(parents=True)
        sort = 'data-pagefind-sort="date[data-day]"'
        text = f'<span {sort} data-day="{year:04}-01-01"></span>{name} 停车'
        page.write_text(PAGE.format(lang="zh", title=name, text=text), encoding="utf-8")
    return folder


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Index two pages at a time; return the names of the parts that Pagefind is asked for."""
    monkeypatch.setattr(index, "parts_of", partial(parts_of, most=2))
    asked: list[str] = []
    run = index._run

    def noted(site: Path, target: Path) -> None:
        asked.append(target.name)
        run(site, target)

    monkeypatch.setattr(index, "_run", noted)
    return asked


def test_only_the_part_with_another_page_is_indexed_again(
    tmp_path: Path, indexed: list[str]
) -> None:
    kept = tmp_path / "kept"
    years = {"a": 2016, "b": 2017, "c": 2018, "d": 2018, "e": 2019}
    index_site(dated(tmp_path / "first", **years), kept, lambda _: None)
    assert indexed == ["zh", "zh-2016", "zh-2018", "zh-2019"]
    indexed.clear()
    index_site(dated(tmp_path / "second", **years, f=2019), kept, lambda _: None)
    assert indexed == ["zh-2019"]
    indexed.clear()
    site = dated(tmp_path / "third", a=2016, b=2017)
    index_site(site, kept, lambda _: None)
    assert indexed == []
    assert sorted(path.name for path in (site / "pagefind").iterdir()) == [
        *("postings", "words", "zh", "zh-2016")
    ]


def test_nothing_stays_of_a_language_that_has_no_page_any_more(
    tmp_path: Path, indexed: list[str]
) -> None:
    first = dated(tmp_path / "first", a=2016)
    english = PAGE.format(lang="en", title="Parking", text="Parking")
    (first / "a/index.html").write_text(english, encoding="utf-8")
    index_site(first, tmp_path / "kept", lambda _: None)
    assert indexed == ["en", "zh"]
    index_site(second := dated(tmp_path / "second"), tmp_path / "kept", lambda _: None)
    assert not [name for name in files(second / "pagefind") if "en" in name.split("/")]
    assert not (second / "pagefind/words/en.json").exists()


def test_index_that_was_broken_off_is_made_anew(
    tmp_path: Path, indexed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    years = {"a": 2016, "b": 2017, "c": 2018}
    index_site(dated(tmp_path / "first", **years), tmp_path / "kept", lambda _: None)
    indexed.clear()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(index, "write_postings", Mock(side_effect=KeyboardInterrupt))
        index_site(dated(tmp_path / "second", **years, d=2018), tmp_path / "kept", lambda _: None)
    site = dated(tmp_path / "third", **years)
    index_site(site, tmp_path / "kept", lambda _: None)
    assert indexed == ["zh-2018", "zh", "zh-2016", "zh-2018"]
    pages = json.loads((site / "pagefind/postings/zh/index.json").read_text())
    assert pages["parts"] == {"zh": 1, "zh-2016": 2, "zh-2018": 1}


@pytest.mark.parametrize("lost", ["zh/pagefind-entry.json", "postings", "words/zh.json"])
def test_index_of_which_something_is_lost_is_made_anew(tmp_path: Path, lost: str) -> None:
    said: list[str] = []
    kept = tmp_path / "kept"
    index_site(first := make_site(tmp_path / "first"), kept, said.append)
    path = kept / "pagefind" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    index_site(second := make_site(tmp_path / "second"), kept, said.append)
    assert said == ["search: indexed", "search: indexed"]
    assert files(first / "pagefind").keys() == files(second / "pagefind").keys()


@given(st.lists(st.tuples(st.sampled_from(["en", "zh"]), st.integers(0, 5)), max_size=40))
def test_parts_hold_every_page_once_and_no_more_than_they_may(given: list[tuple[str, int]]) -> None:
    pages = [
        SitePage(f"{number}/", language, f"{year:04}", b"")
        for number, (language, year) in enumerate(given)
    ]
    parts = list(parts_of(pages, most=4))
    held = [page for part in parts for page in part.pages]
    assert sorted(page.path for page in held) == sorted(page.path for page in pages)
    assert len({part.name for part in parts}) == len(parts)
    for part in parts:
        assert {page.language for page in part.pages} == {part.language}
        assert len(part.pages) <= 4 or len({page.year for page in part.pages}) == 1
    for language in {part.language for part in parts}:
        names = [part.name for part in parts if part.language == language]
        assert names[0] == language


@pytest.mark.browser
def test_parts_are_merged_in_the_browser(
    browser: Browser, tmp_path: Path, indexed: list[str]
) -> None:
    site = dated(tmp_path / "site", a=2016, b=2017, c=2018)
    index_site(site, tmp_path / "kept", lambda _: None)
    assert len(indexed) == 3
    for script in ASSETS.glob("*.js*"):
        shutil.copy(script, site)
    with built.served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}/a/")
        assert page.evaluate(OURS, "停车") == ["/a/", "/b/", "/c/", "/list/"]
        assert page.evaluate(NEWEST) == ["/c/", "/b/", "/a/", "/list/"]
        assert page.evaluate(PAGEFIND, "停车") == ["/a/", "/b/", "/c/", "/list/"]
        page.close()


@pytest.mark.browser
def test_two_indexes_of_the_same_pages_answer_alike(browser: Browser, tmp_path: Path) -> None:
    queries = ["停车", "供水价格", "学区", "办法", "nothing"]
    answers = []
    for name in ("first", "second"):
        site = make_site(tmp_path / name)
        index_site(site, tmp_path / f"kept-{name}", lambda _: None)
        with built.served(site) as address:
            page = browser.new_page()
            page.goto(f"{address}/parking/")
            answers.append(page.evaluate(ASK, queries))
            page.close()
    assert answers[0] == answers[1]
    assert answers[0]["停车"] == ["/parking/"]
