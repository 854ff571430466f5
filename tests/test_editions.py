"""Sites of every shape, built by the real command: what makes an address reads the setting."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from mkdocs.exceptions import PluginError
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

import browsing
import built
import commands
import editions as shapes
import printed
from gongkai.mkdocs.edition import edition_of
from gongkai.mkdocs.live.looks import Looks
from gongkai.mkdocs.live.news import News
from gongkai.mkdocs.live.server import live_server
from gongkai.model.editions import DEFAULT, Editions
from gongkai.model.language import LANGUAGES, Language
from shared import made_once

BASE = "https://gongkai.example/"
HTML = {"en": "en", "zh": "zh-CN"}
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


@dataclass(frozen=True)
class Shape:
    """A site that was built, with its editions."""

    project: Path
    editions: Editions

    @property
    def site(self) -> Path:
        return self.project / "site"

    @cached_property
    def manifest(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = json.loads((self.site / "manifest.json").read_text())
        return found

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every page of the manifest, by its address."""
        found = built.pages(self.site)
        return {a: found[f"{a}index.html"] for a in self.manifest if a == "" or a[-1] == "/"}

    def split(self, address: str) -> tuple[Language, str]:
        """Return the edition in which an address lies, and the address within it."""
        for language in self.editions.below:
            if address.startswith(f"{language}/"):
                return language, address.removeprefix(f"{language}/")
        return self.editions.root, address

    def each(self, address: str) -> dict[str, str]:
        """Return what is to be said of the page in each edition."""
        if not self.editions.below:
            return {}
        at = {language: BASE + self.at(address, language) for language in self.editions.languages}
        return {HTML[lang]: url for lang, url in at.items()} | {"x-default": at["zh"]}

    def at(self, address: str, language: Language) -> str:
        return f"{language}/{address}" if language in self.editions.below else address


OTHERS = [shape for shape in shapes.SHAPES if shape != DEFAULT]
"""The shapes that the demonstration is not of: its own tests look at it."""
CHINESE_FIRST = OTHERS[:1]


@pytest.fixture(scope="module", params=OTHERS, ids=str)
def shape(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    def make(project: Path) -> None:
        result = built.build(shapes.make(project, request.param))
        assert result.returncode == 0, result.stderr

    return Shape(made_once(tmp_path_factory, f"shape-{request.param}", make), request.param)


def test_column_checks_and_its_links_are_right(shape: Shape) -> None:
    for command in (("check",), ("links", "site")):
        result = commands.run(shape.project, *command)
        assert result.returncode == 0, result.stdout
        assert result.stdout == "Nothing to fix.\n"


def test_each_edition_has_the_same_pages(shape: Shape) -> None:
    found: dict[Language, set[str]] = {language: set() for language in shape.editions.languages}
    for address in shape.pages:
        language, plain = shape.split(address)
        found[language].add(plain)
        assert shape.manifest[address]["edition"] == language
    assert len({frozenset(pages) for pages in found.values()}) == 1
    below = {f"{language}" for language in LANGUAGES if (shape.site / language).exists()}
    assert below == set(shape.editions.below)


def test_page_says_where_it_is_and_where_else(shape: Shape) -> None:
    for address, page in shape.pages.items():
        language, plain = shape.split(address)
        (html,) = page.css("html")
        assert html.attributes["lang"] == language
        (canonical,) = page.css("link[rel=canonical]")
        assert canonical.attributes["href"] == BASE + address
        named = page.css("head link[hreflang]")
        linked = {node.attributes["hreflang"]: node.attributes["href"] for node in named}
        assert linked == shape.each(plain), address
        switch = [node.attributes["hreflang"] for node in page.css("a.gk-edition")]
        assert switch == [HTML[other] for other in shape.editions.others(language)]
        others = page.css('meta[property="og:locale:alternate"]')
        assert len(others) == len(shape.editions.below)


def test_link_names_a_language_only_of_what_there_is(shape: Shape) -> None:
    """Nothing offers a text in an edition that does not exist."""
    for address, page in shape.pages.items():
        for node in page.css("article a[hreflang]"):
            target = built.target_of(f"{address}index.html", node.attributes["href"] or "")
            assert target is not None
            assert (shape.site / target[0]).is_file(), (address, node.html)
            assert target[0].removesuffix("index.html") != address, node.html


def test_only_text_that_there_is_is_shown(shape: Shape) -> None:
    """A record without a text in the language of the edition shows the one that it has."""
    for record, language in (("parking-opinions", "en"), ("parking-explained", "zh")):
        for edition in shape.editions.languages:
            page = shape.pages[shape.at(f"r/{record}/", edition)]
            (text,) = page.css("[data-gk-text]")
            assert text.attributes.get("lang") == (None if edition == language else HTML[language])
            (heading,) = page.css("h1")
            assert (heading.text() or "").startswith("SAMPLE: " if language == "en" else "【示例】")
            ways = [node.attributes["href"] for node in page.css(".gk-translation a")]
            assert bool(ways) == (edition != language and language in shape.editions.languages)


def test_search_engines_are_given_every_page(shape: Shape) -> None:
    robots = (shape.site / "robots.txt").read_text()
    assert f"Sitemap: {BASE}sitemap.xml" in robots
    (part,) = ET.parse(shape.site / "sitemap.xml").getroot().iter(LOC)
    listed = ET.parse(shape.site / (part.text or "").removeprefix(BASE)).getroot()
    addresses = set()
    for entry in listed:
        address = (entry.findtext(LOC) or "").removeprefix(BASE)
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iter(LINK)}
        assert links == shape.each(shape.split(address)[1])
        addresses.add(address)
    indexed = {a for a, p in shape.pages.items() if not p.css('meta[name="robots"]')}
    assert addresses == indexed


def test_files_name_addresses_of_their_own_edition(shape: Shape) -> None:
    files = [name for name, entry in shape.manifest.items() if entry["kind"] in ("feed", "data")]
    assert any(name.endswith("feed.json") for name in files)
    for name in files:
        language, plain = shape.split(name)
        if name.endswith("feed.json"):
            feed = json.loads((shape.site / name).read_text())
            assert feed["feed_url"] == BASE + name
            assert feed["language"] == HTML[language]
            named = [feed["home_page_url"], *(item["url"] for item in feed["items"])]
        elif plain == "catalog.jsonld":
            catalog = json.loads((shape.site / name).read_text())
            named = [catalog["foaf:homepage"]["@id"]]
        else:
            continue
        for url in named:
            target = url.removeprefix(BASE)
            assert target in shape.manifest, (name, url)
            assert shape.split(target)[0] == language, (name, url)


def test_data_about_a_page_name_its_own_edition(shape: Shape) -> None:
    for address, page in shape.pages.items():
        (script,) = page.css('script[type="application/ld+json"]')
        trail = json.loads(script.text())["@graph"][0]["itemListElement"]
        assert trail[0]["item"] == BASE + shape.at("", shape.split(address)[0])
        assert trail[-1]["item"] == BASE + address
        assert all(step["item"].removeprefix(BASE) in shape.pages for step in trail)


def test_attachment_is_published_once_and_at_the_root(shape: Shape) -> None:
    kept = [a for a, entry in shape.manifest.items() if entry["kind"] == "attachment"]
    assert kept == ["r/parking/parking-table.csv"]
    assert [f.parent.name for f in shape.site.rglob("parking-table.csv")] == ["parking"]
    for language in shape.editions.languages:
        address = shape.at("r/parking/", language)
        (link,) = shape.pages[address].css("a[href$='parking-table.csv']")
        target = built.target_of(f"{address}index.html", link.attributes["href"] or "")
        assert target == (kept[0], "")


def test_copy_to_take_away_prints_an_address_that_there_is(shape: Shape) -> None:
    copies = {a: e for a, e in shape.manifest.items() if e["kind"] == "download"}
    assert len({e["record"] for e in copies.values()}) == 4
    for address in copies:
        if address.endswith(".pdf"):
            page = address[: address.rfind("/") + 1]
            assert page in shape.pages
            assert BASE + page in printed.text_of((shape.site / address).read_bytes())
        language = next(lang for lang in LANGUAGES if f".{lang}." in address)
        assert shape.split(address)[0] == shape.editions.nearest(language)


def test_quick_jump_stands_in_each_edition(shape: Shape) -> None:
    for language in shape.editions.languages:
        index = json.loads((shape.site / shape.at("jump/index.json", language)).read_text())
        for year in index["years"]:
            file = shape.site / shape.at(f"jump/{year}.json", language)
            for entry in json.loads(file.read_text()):
                assert shape.at(entry["address"], language) in shape.pages


def test_lost_reader_is_led_into_the_edition(shape: Shape) -> None:
    for language in shape.editions.languages:
        page = LexborHTMLParser((shape.site / shape.at("404.html", language)).read_text())
        (form,) = page.css("form.gk-search")
        base = page.css("base")[0].attributes["href"] or ""
        assert base == f"/{shape.at('', language)}"
        ways = [node.attributes["href"] or "" for node in page.css(".gk-chips a")]
        for way in [form.attributes["action"] or "", *ways]:
            target = urljoin(base, way).strip("/")
            assert (f"{target}/" if target else "") in shape.pages
            assert shape.split(f"{target}/")[0] == language


def test_open_data_says_how_addresses_are_built(shape: Shape) -> None:
    for language in shape.editions.languages:
        (first,) = shape.pages[shape.at("data/", language)].css("#addresses + ul > li:first-child")
        said = {below for below in LANGUAGES if f"{below}/" in (first.text() or "")}
        assert said == set(shape.editions.below)


@pytest.mark.browser
@pytest.mark.parametrize("shape", CHINESE_FIRST, ids=str, indirect=True)
def test_reader_changes_edition_and_searches(
    shape: Shape, browser: Browser, tmp_path: Path
) -> None:
    """The site is mounted below a base path, as a government would mount it."""
    (tmp_path / browsing.BASE).parent.mkdir(parents=True)
    (tmp_path / browsing.BASE).symlink_to(shape.site)
    with built.served(tmp_path) as address:
        site = f"{address}/{browsing.BASE}/"
        with browsing.watched(browser, site, viewport={"width": 1280, "height": 900}) as page:
            _walk(page, site)


def _walk(page: Page, site: str) -> None:
    page.goto(f"{site}r/parking/")
    expect(page.locator("h1")).to_contain_text("【示例】")
    page.locator("a.gk-edition").click()
    expect(page).to_have_url(f"{site}en/r/parking/")
    expect(page.locator("h1")).to_contain_text("SAMPLE: ")
    page.locator(".gk-translation a").click()
    expect(page).to_have_url(f"{site}r/parking/")
    for edition, words in (("", "停车收费"), ("en/", "parking charges")):
        page.goto(f"{site}{edition}search/?q={words}")
        page.locator(".gk-hits a[href$='/r/parking/']").first.click()
        expect(page).to_have_url(f"{site}{edition}r/parking/")


# A build of MkDocs alone, which reads no other file


@pytest.mark.parametrize(
    ("edition", "languages", "built"),
    [
        (None, ["zh", "en"], "zh"),
        (None, ["en"], "en"),
        ("en", ["zh", "en"], "en"),
    ],
)
def test_edition_is_that_of_the_root_or_the_one_that_is_named(
    edition: Language | None, languages: list[Language], built: Language
) -> None:
    assert edition_of(edition, languages) == (built, Editions(tuple(languages)))


@pytest.mark.parametrize(
    ("edition", "languages", "said"),
    [
        ("en", ["zh"], "edition: en is not among the editions [zh]"),
        (None, [], "editions: zh or en or both, each once"),
        (None, ["zh", "zh"], "editions: zh or en or both, each once"),
    ],
)
def test_edition_that_is_none(
    edition: Language | None, languages: list[Language], said: str
) -> None:
    with pytest.raises(PluginError, match=re.escape(said)):
        edition_of(edition, languages)


# The preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    for name in ("index.html", "404.html", "en/404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"this is {name}")
    with live_server(("127.0.0.1", 0), tmp_path, News(), Looks(), "en") as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/r/gone/", "404.html"),
        ("/en/r/gone/", "en/404.html"),
        ("/en/gone.pdf", "en/404.html"),
        ("/zh/r/gone/", "404.html"),
        ("/enough/", "404.html"),
        ("/../gone/", "404.html"),
    ],
)
def test_preview_answers_with_the_page_of_the_edition(preview: str, path: str, file: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as error:
        urllib.request.urlopen(preview + path)
    assert error.value.read().decode() == f"this is {file}"
