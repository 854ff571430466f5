"""What machines read of pages: head, JSON-LD, sitemap, robots.txt."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

import built
from any_column import AS_OF, all_pages
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.model.site import SiteRegistry
from gongkai.render.files import FileRenderer
from gongkai.render.linked_data import linked_data, script_safe
from gongkai.render.page_tags import page_tags
from gongkai.render.sitemap import Limits, write_robots, write_sitemaps
from gongkai.render.urls import SITEMAP, Origin
from gongkai.views.page import Label, Page
from in_process import equip, run
from rewritten import rewritten
from small_column import make_catalog, registries
from test_feeds import HOSTILE, full
from written import SITE

DEMONSTRATION = "https://gongkai.example/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
Pages = dict[str, LexborHTMLParser]
Node = dict[str, Any]


@pytest.fixture(scope="module")
def pages(demonstration: Path) -> Pages:
    """Every page but those for addresses that are not there, by its address."""
    found = built.pages(demonstration).items()
    return {n.removesuffix("index.html"): page for n, page in found if not n.endswith("404.html")}


@pytest.fixture(scope="module")
def manifest(demonstration: Path) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((demonstration / "manifest.json").read_text())
    return loaded


def metas(page: LexborHTMLParser) -> dict[str, str]:
    found = {}
    for node in page.css("head meta[name], head meta[property]"):
        name = node.attributes.get("name") or node.attributes["property"] or ""
        assert name not in found, f"{name} is there twice"
        found[name] = node.attributes["content"] or ""
        assert found[name], f"{name} says nothing"
    return found


def graph(page: LexborHTMLParser) -> list[Node]:
    (script,) = page.css('script[type="application/ld+json"]')
    loaded = json.loads(script.text())
    assert loaded["@context"] == "https://schema.org"
    nodes: list[Node] = loaded["@graph"]
    return nodes


def test_every_page_has_its_own_canonical_address_or_that_of_the_copy_it_names(
    pages: Pages, this_catalog: Catalog
) -> None:
    repeating = [one for one in this_catalog.records.values() if one.canonical is not None]
    named = {
        f"{edition}r/{one.id}/": f"{edition}r/{one.canonical}/"
        for one in repeating
        for edition in ("", "zh/")
    }
    assert named.keys() < pages.keys()
    for address, page in pages.items():
        (link,) = page.css("link[rel=canonical]")
        canonical = DEMONSTRATION + named.get(address, address)
        assert link.attributes["href"] == canonical
        assert metas(page)["og:url"] == canonical


def test_every_page_names_itself_in_each_language(pages: Pages) -> None:
    for address, page in pages.items():
        plain = address.removeprefix("zh/")
        assert {
            node.attributes["hreflang"]: node.attributes["href"]
            for node in page.css("head link[hreflang]")
        } == {
            "en": f"{DEMONSTRATION}{plain}",
            "zh-CN": f"{DEMONSTRATION}zh/{plain}",
            "x-default": f"{DEMONSTRATION}zh/{plain}",
        }


def test_feeds_and_exports_of_a_page_are_there_in_head_and_text(
    pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    linked = set()
    for address, page in pages.items():
        found = {}
        for node in page.css("head link[type][title]"):
            name = (node.attributes["href"] or "").removeprefix(DEMONSTRATION)
            assert manifest[name]["kind"] in ("feed", "calendar", "data"), (address, name)
            found[name] = node.attributes["type"]
        linked |= found.keys()
        shown = {}
        for node in page.css(".gk-follow a[type]"):
            target = built.target_of(f"{address}index.html", node.attributes["href"] or "")
            shown[target[0] if target else ""] = node.attributes["type"]
        assert shown in ({}, found), address
    files = {n for n, e in manifest.items() if e["kind"] in ("feed", "calendar", "data")}
    assert linked == files


@pytest.mark.browser
def test_no_link_makes_the_themes_script_ask_for_a_sitemap(
    demonstration: Path, browser: Browser
) -> None:
    asked: list[str] = []
    with built.served(demonstration) as address:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        for name in ("", "columns/consultations/", "zh/r/school-catchments-consultation/"):
            page.goto(f"{address}/{name}", wait_until="networkidle")
            feeds = page.locator('head link[rel="alternate"]')  # for those who read feeds
            expect(feeds.nth(2)).to_be_attached()
        page.goto(f"{address}/zh/feed.xml")
        box = page.locator(".gk-feed")
        assert box.locator("a").first.get_attribute("href") == "https://gongkai.example/zh/follow/"
        assert page.locator("entry > id").first.is_hidden()  # the style sheet is in force
        page.close()
    assert len(asked) > 6
    assert not [url for url in asked if "sitemap" in url or not url.startswith(address)]


def test_site_is_named_and_no_code_is_made_up(pages: Pages) -> None:
    for address, page in pages.items():
        tags = metas(page)
        assert tags["SiteDomain"] == "gongkai.example"
        assert ("演示" in tags["SiteName"]) == address.startswith("zh/")
        assert "SiteIDCode" not in tags


def test_pages_of_a_column_say_which(pages: Pages, manifest: dict[str, dict[str, Any]]) -> None:
    types = yaml.safe_load((built.ROOT / "data/vocabularies.yml").read_text())["column_types"]
    said = set()
    for address, entry in manifest.items():
        if entry["kind"] == "column":
            tags = metas(pages[address])
            assert {"ColumnName", "ColumnDescription", "ColumnKeywords"} <= tags.keys()
            said.add(tags.get("ColumnType"))
        elif address in pages and "column" not in entry:
            assert "ColumnName" not in metas(pages[address])
    assert said > {"政策解读", "政策文件", "依申请公开", "征集调查", "工作动态"}
    assert said <= {term["zh"] for term in types.values()}


def test_pages_of_a_record_say_what_it_is(
    pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    timed = 0
    for address, entry in manifest.items():
        if "record" not in entry or not address.endswith("/"):
            continue
        tags = metas(pages[address])
        assert tags["ArticleTitle"] == pages[address].css_first("h1").text().strip()
        assert tags["Url"] == DEMONSTRATION + address
        assert tags["og:type"] == "article"
        if "PubDate" in tags:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", tags["PubDate"])
            timed += " " in tags["PubDate"]
    assert timed > 50


def test_of_invented_things_nothing_is_said_but_where_they_are(
    pages: Pages, manifest: dict[str, dict[str, Any]]
) -> None:
    types = set()
    for address, page in pages.items():
        first, *others = graph(page)
        assert first["@type"] == "BreadcrumbList"
        assert first["itemListElement"][-1]["item"] == DEMONSTRATION + address
        steps = first["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        listed = "robots" not in metas(page)
        assert listed or others == []
        assert not (others and manifest[address].get("sample"))
        types |= {node["@type"] for node in others}
    assert types >= {"GovernmentOrganization", "Organization", "Dataset"}


def test_first_page_has_the_name_of_the_site_and_of_its_data(pages: Pages) -> None:
    assert metas(pages[""])["og:title"] == metas(pages[""])["SiteName"]
    (dataset,) = graph(pages[""])[1:]
    assert dataset["name"] == "All records"
    assert [file["contentUrl"] for file in dataset["distribution"]] == [
        f"{DEMONSTRATION}records.ndjson"
    ]


def test_unit_is_a_government_organisation(pages: Pages) -> None:
    node = next(n for n in graph(pages["units/shizhong/"]) if n["@type"] != "BreadcrumbList")
    assert node["@type"] == "GovernmentOrganization"
    assert node["@id"] == f"{DEMONSTRATION}units/shizhong/"


@st.composite
def hostile_values(draw: st.DrawFn) -> Any:
    piece = st.sampled_from(["</script>", "<!--", "]]>", "&lt;", "\u2028", '"', "\\", "\x00"])
    parts = draw(st.lists(st.one_of(piece, st.text(max_size=5)), max_size=6))
    return {"".join(parts): ["".join(reversed(parts)), draw(st.integers())]}


@given(hostile_values())
@example({"</script><script>alert(1)</script>": ["<!--<script>"]})
def test_no_text_ends_the_script_that_holds_it(value: Any) -> None:
    text = script_safe(value)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == value


@dataclass(frozen=True)
class Described:
    """What machines read of the pages of a catalog in memory."""

    catalog: Catalog
    language: Language = "en"
    site: str = SITE

    def pages(self) -> Iterator[Page]:
        shown = self.catalog.until(AS_OF)
        yield from all_pages(shown, measure(shown, AS_OF))

    def nodes(self, address: str) -> list[Node]:
        shown = self.catalog.until(AS_OF)
        (page,) = (page for page in self.pages() if page.address == address)
        edition = FileRenderer(Origin(self.site, self.language, DEFAULT), "column").edition
        text = linked_data(page, "description", shown, measure(shown, AS_OF), edition)
        nodes: list[Node] = json.loads(text)["@graph"]
        return nodes[1:]


LAWS = [
    {"id": "in-force", "kind": "policy", "number": "某财〔2021〕1号", "dated": "2021-01-02",
     "amends": ["partly"], "en": "In force"},
    {"id": "partly", "kind": "policy"},
    {"id": "partly-by", "kind": "policy", "repeals": [{"doc": "partly", "articles": "第一条"}]},
    {"id": "ended", "kind": "policy"},
    {"id": "ends", "kind": "policy", "repeals": ["ended"]},
    {"id": "not-yet", "kind": "policy", "effective": "2021-12-01"},
    {"id": "explains", "kind": "interpretation", "interprets": ["in-force"], "en": "Explained"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "force"),
    [
        ("in-force", "InForce"),
        ("partly", "PartiallyInForce"),
        ("ended", "NotInForce"),
        ("not-yet", "NotInForce"),
    ],
)
def test_document_says_whether_it_is_in_force(record: str, force: str) -> None:
    (node,) = Described(make_catalog(LAWS)).nodes(f"r/{record}/")
    assert node["@type"] == "Legislation"
    assert node["legislationLegalForce"] == f"https://schema.org/{force}"


def test_document_names_its_number_maker_and_what_it_changes() -> None:
    (node,) = Described(make_catalog(LAWS)).nodes("r/in-force/")
    assert node["legislationIdentifier"] == "某财〔2021〕1号"
    assert node["legislationDate"] == "2021-01-02"
    assert node["legislationPassedBy"]["@type"] == "GovernmentOrganization"
    assert [target["@id"] for target in node["legislationChanges"]] == [f"{SITE}r/partly/"]
    (ends,) = Described(make_catalog(LAWS)).nodes("r/ends/")
    assert [target["@id"] for target in ends["legislationRepeals"]] == [f"{SITE}r/ended/"]


def test_translation_is_based_on_the_official_text() -> None:
    (english,) = Described(make_catalog(LAWS)).nodes("r/in-force/")
    (chinese,) = Described(make_catalog(LAWS), "zh").nodes("r/in-force/")
    (untranslated,) = Described(make_catalog(LAWS)).nodes("r/ended/")
    assert (english["inLanguage"], english["isBasedOn"]) == ("en", f"{SITE}zh/r/in-force/")
    assert chinese["inLanguage"] == untranslated["inLanguage"] == "zh-CN"
    assert "isBasedOn" not in chinese
    assert "isBasedOn" not in untranslated


def test_explanation_is_an_article_about_the_document() -> None:
    (node,) = Described(make_catalog(LAWS)).nodes("r/explains/")
    assert (node["@type"], node["headline"]) == ("Article", "Explained")
    assert [target["@id"] for target in node["about"]] == [f"{SITE}r/in-force/"]


def test_invented_document_is_no_legislation() -> None:
    records = [{"id": "p", "kind": "policy", "unit": "sample-transport"}]
    assert Described(make_catalog(records)).nodes("r/p/") == []


@EDITIONS
def test_hostile_texts_stay_texts(language: Language) -> None:
    catalog = rewritten(full(), lambda _: LocalText(zh=HOSTILE, en=HOSTILE), HOSTILE)
    described = Described(catalog, language)
    (node,) = described.nodes("r/policy/")
    assert node["name"].startswith("=cmd|'/c calc'!A0\"]]></title><script>")
    edition = FileRenderer(Origin(SITE, language, DEFAULT), HOSTILE).edition
    for page in described.pages():
        tags = dict(page_tags(page, catalog, edition))
        assert all(tags.values())


def test_tags_that_a_site_knows() -> None:
    base = registries()
    name = LocalText(zh="某市信息公开", en="City disclosure")
    site = SiteRegistry(name=name, domain="www.example.gov.cn", id_code="3704000001")
    known = type(base)(**(vars(base) | {"site": site}))
    catalog = make_catalog([], known)
    edition = FileRenderer(Origin(SITE, "zh", DEFAULT), "column").edition
    page = Page("", "home.html", Label("Home"), "home", None)
    assert page_tags(page, catalog, edition) == (
        ("SiteName", "某市信息公开"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "3704000001"),
    )
    unknown = FileRenderer(Origin("", "zh", DEFAULT), "column").edition
    assert page_tags(page, make_catalog([]), unknown) == ()


def addresses(content: bytes, kind: str) -> dict[str, tuple[str | None, dict[str, str]]]:
    """Return what a sitemap names, held against the rules of sitemaps.org 0.9."""
    root = ET.fromstring(content)
    assert root.tag == MAP + {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    found = {}
    for entry in root:
        assert entry.tag == MAP + kind
        assert [child.tag for child in entry if child.tag != LINK] in (
            [f"{MAP}loc"],
            [f"{MAP}loc", f"{MAP}lastmod"],
        )
        address = entry.findtext(f"{MAP}loc") or ""
        assert re.fullmatch(r"https://[^\s<>\"]{1,2040}", address)
        assert address not in found
        day = entry.findtext(f"{MAP}lastmod")
        assert day is None or date.fromisoformat(day) <= AS_OF
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iter(LINK)}
        assert all(link.attrib["rel"] == "alternate" for link in entry.iter(LINK))
        found[address] = (day, links)
    return found


def test_sitemap_names_what_may_be_listed_and_nothing_else(
    demonstration: Path, pages: Pages
) -> None:
    parts = addresses((demonstration / SITEMAP).read_bytes(), "sitemap")
    assert list(parts) == [f"{DEMONSTRATION}sitemaps/1.xml"]
    named = addresses((demonstration / "sitemaps/1.xml").read_bytes(), "url")
    listed = {DEMONSTRATION + a for a, page in pages.items() if "robots" not in metas(page)}
    assert named.keys() == listed
    assert not any("sample" in address for address in named)
    for address, (_, links) in named.items():
        plain = address.removeprefix(DEMONSTRATION).removeprefix("zh/")
        assert links == {
            "en": f"{DEMONSTRATION}{plain}",
            "zh-CN": f"{DEMONSTRATION}zh/{plain}",
            "x-default": f"{DEMONSTRATION}zh/{plain}",
        }
    assert sum(day is not None for day, _ in named.values()) > 30


def test_days_of_the_sitemap_are_those_of_the_content() -> None:
    records = [
        {"id": "a", "kind": "policy", "published": "2021-02-01"},
        {"id": "b", "kind": "policy", "published": "2021-03-01",
         "changes": [{"date": "2021-04-01", "note": "改"}]},
    ]  # fmt: skip
    described = Described(make_catalog(records))
    files = dict(write_sitemaps(described.pages(), Origin(SITE, "en", DEFAULT)))
    days = {address: day for address, (day, _) in addresses(files["sitemaps/1.xml"], "url").items()}
    assert days[f"{SITE}r/a/"] == "2021-02-01"
    assert days[f"{SITE}r/b/"] == days[f"{SITE}columns/policies/"] == "2021-04-01"
    assert days[f"{SITE}zh/units/finance/"] == days[SITE] == "2021-04-01"
    assert days[f"{SITE}data/"] is None


@pytest.mark.parametrize("limits", [Limits(addresses=7), Limits(size=4000)])
def test_long_sitemap_is_cut(limits: Limits) -> None:
    pages = list(Described(full()).pages())
    whole = dict(write_sitemaps(pages, Origin(SITE, "en", DEFAULT)))
    parts = dict(write_sitemaps(pages, Origin(SITE, "en", DEFAULT), limits))
    assert len(parts) > 3
    assert list(parts)[-1] == SITEMAP
    index = addresses(parts.pop(SITEMAP), "sitemap")
    assert [name.removeprefix(SITE) for name in index] == list(parts)
    named: dict[str, Any] = {}
    for content in parts.values():
        found = addresses(content, "url")
        assert len(found) <= limits.addresses
        assert len(content) <= limits.size
        assert not named.keys() & found.keys()
        named |= found
    assert named == addresses(whole["sitemaps/1.xml"], "url")


def test_robots_forbids_nothing(demonstration: Path) -> None:
    lines = (demonstration / "robots.txt").read_text().splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {DEMONSTRATION}sitemap.xml"]
    assert b"Sitemap" not in write_robots(Origin("", "en", DEFAULT))


def test_page_that_is_not_there_leads_into_its_own_edition(demonstration: Path) -> None:
    for edition in ("", "zh/"):
        page = LexborHTMLParser((demonstration / edition / "404.html").read_text(encoding="utf-8"))
        assert metas(page)["robots"] == "noindex"
        assert page.css("link[rel=canonical]") == []
        (base,) = page.css("base")
        links = [node.attributes["href"] or "" for node in page.css("a[href]")]
        ways = [urljoin(base.attributes["href"] or "", link) for link in links]
        ways = [way for way in ways if "columns/" in way]
        assert ways
        assert all(way.startswith(f"/{edition}columns/") for way in ways)


def test_without_an_address_of_the_site_nothing_claims_one(
    column: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        site = run(equip(column))
    assert any("no sitemap is written" in record.getMessage() for record in caplog.records)
    assert not (site / SITEMAP).exists()
    assert not (site / "sitemaps").exists()
    page = LexborHTMLParser((site / "r/parking/index.html").read_text(encoding="utf-8"))
    assert page.css("link[rel=canonical]") == []
    tags = metas(page)
    assert not tags.keys() & {"og:url", "Url", "SiteDomain"}
    assert {node.attributes["href"] for node in page.css("head link[hreflang]")} == {
        "../../r/parking/",
        "../../zh/r/parking/",
    }


def test_hooks_left_out_leave_no_links_behind(column: Path) -> None:
    """A city that publishes no feeds and exports has pages that do not speak of them."""
    file = equip(column) / "mkdocs.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["hooks"] = sorted({*config["hooks"]} - {"hooks/feeds.py", "hooks/exports.py"})
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    site = run(column)
    assert not list(site.rglob("feed.xml"))
    page = LexborHTMLParser((site / "columns/policies/index.html").read_text(encoding="utf-8"))
    assert page.css(".gk-follow, head link[title]") == []
