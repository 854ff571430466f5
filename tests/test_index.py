"""The search index: kept while the pages stay, made anew when one changes, alike in its answers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import built
from gongkai.mkdocs import index
from gongkai.mkdocs.index import index_site

PAGE = """<!doctype html><html lang="{lang}"><title>{title}</title>
<body><main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>"""
ASK = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = {};
  for (const query of queries) {
    const found = await pagefind.search(query);
    const pages = await Promise.all(found.results.map((result) => result.data()));
    answers[query] = pages.map((page) => page.url);
  }
  return answers;
}"""
TEXTS = {"parking": "停车收费管理办法", "water": "农村供水价格", "school": "学区划分方案"}


def make_site(folder: Path) -> Path:
    for name, text in TEXTS.items():
        page = folder / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(lang="zh-CN", title=text, text=text * 3), encoding="utf-8")
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
            PAGE.format(lang="zh-CN", title="水价", text=f"第{number}稿"), encoding="utf-8"
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
