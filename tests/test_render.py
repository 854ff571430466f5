"""Every page of a column that has everything, in both editions, with texts that attack it."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from any_column import AS_OF, all_pages
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.model.published_text import EarlierText, published_texts
from gongkai.render.environment import TEMPLATES
from gongkai.render.renderer import PageRenderer, RenderedPage
from gongkai.render.tight import tight
from gongkai.render.urls import Origin
from gongkai.render.words import value_element, with_days, write_count
from gongkai.views.earlier import earlier_pages
from gongkai.views.page import Page
from rewritten import rewritten
from small_column import make_catalog, read_case, registries
from specimens import Specimen

HOSTILE = (
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>' onclick=alert(1) "
    "{{7*191}} {number} &lt;b&gt; \u202etxt ${x} %s"
)
ATTRIBUTES = {
    *("class", "id", "href", "lang", "hreflang", "rel", "role", "scope", "tabindex", "datetime"),
    *("colspan", "rowspan", "type"),
    *("aria-hidden", "aria-label", "aria-labelledby", "aria-current", "data-label"),
    *("download", "open"),
    *("title", "alt", "src", "start", "type", "name", "value", "for", "action", "method", "hidden"),
    *("autocomplete", "spellcheck", "enterkeyhint", "aria-pressed", "aria-live"),
    *("viewBox", "x", "y", "width", "height", "text-anchor"),
    *("data-row", "data-kind", "data-unit", "data-year", "data-status", "data-topic"),
    *("data-gk-search", "data-gk-filter", "data-gk-text", "data-gk-print", "data-gk-read"),
    *("data-gk-fold", "data-cite", "data-cite-label"),
    *(
        "data-gk-copy",
        "data-gk-copied",
        "data-pagefind-ignore",
        "data-pagefind-weight",
        "data-part",
        "data-facet",
    ),
    *("data-root", "data-home", "data-none", "data-one", "data-many", "data-pages", "data-stop"),
    *("data-one-document", "data-many-documents", "data-all", "data-mention"),
    *("data-search", "data-words", "data-instead"),
    *("data-gk-open", "data-open", "data-later", "data-closed", "data-today"),
    *("data-done", "x1", "x2", "y1", "y2", "points", "cx", "cy", "r"),
    *(
        "data-gk-table",
        "data-gk-table-form",
        "data-column",
        "data-place",
        "data-sort",
        "data-unsorted",
        "data-order",
    ),
}
WAYS = (
    *("#", "./", "../"),
    *("mailto:desk@example.gov.cn", "tel:06321234567;ext=12", "https://www.example.gov.cn/desk"),
    *("https://example.gov.cn/g1", "https://www.example.gov.cn/a"),
)
"""How links begin that stay on the site, and those of full_column.yml, checked when it is read."""
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)


@cache
def full_column() -> Catalog:
    case = read_case(Path(__file__).parent / "full_column.yml")
    known = registries(case)
    given = {record["kind"] for record in case["records"]}
    others = [Specimen(model, known) for kind, model in KINDS.items() if kind not in given]
    made = [record for one in others for record in (one.raw, *one.others)]
    return make_catalog([*case["records"], *made], known)


def rendered(catalog: Catalog, language: Language) -> list[tuple[Page, RenderedPage]]:
    shown = catalog.until(AS_OF)
    measures = measure(shown, AS_OF)
    renderer = PageRenderer(shown, Origin("", language, DEFAULT))
    pages = [*all_pages(shown, measures), *earlier_pages(shown, measures, earlier(shown))]
    return [(page, renderer.render(page)) for page in pages]


def earlier(catalog: Catalog) -> dict[str, list[EarlierText]]:
    """Return what each record would have said before, with another title and one more line."""
    return {
        record.id: [
            EarlierText(
                replace(
                    text, title=f"{text.title}1", markdown=f"{text.markdown}\n\n{text.title}\n"
                ),
                date(2021, 2, 1),
                date(2021, 3, 1),
            )
            for text in published_texts(record)
        ]
        for record in catalog.everything()
    }


@cache
def full(language: Language) -> list[tuple[Page, RenderedPage]]:
    return rendered(full_column(), language)


@cache
def hostile(language: Language) -> list[tuple[Page, RenderedPage]]:
    catalog = rewritten(full_column(), lambda _: LocalText(zh=HOSTILE, en=HOSTILE), HOSTILE)
    return rendered(catalog, language)


def parts(template: Path) -> set[str]:
    """Return the templates that a template includes or imports by name."""
    return set(re.findall(r"{% (?:include|import) \"(\w+\.html)\"", template.read_text("utf-8")))


def elements(html: str) -> list[LexborNode]:
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return list(body.traverse(include_text=False))


def test_the_full_column_has_every_kind_and_uses_every_template() -> None:
    catalog = full_column()
    used = {page.template for page, _ in full("en")}
    included = set().union(*(parts(path) for path in TEMPLATES.rglob("*.html")))

    assert {record.kind for record in catalog.records.values()} == set(KINDS)
    printed = {"sheet.html"}  # not on pages: test_inspect.py
    assert used | included | printed == {path.name for path in TEMPLATES.glob("*.html")}


@EDITIONS
def test_no_text_becomes_an_element_or_an_attribute(language: Language) -> None:
    for page, result in hostile(language):
        for node in elements(result.html):
            assert node.tag not in ("script", "iframe", "style"), page.address
            assert node.tag != "img" or _is_in_text(node), page.address
            assert set(node.attributes) <= ATTRIBUTES, (page.address, node.html)
        assert "<script" not in result.html, page.address


@EDITIONS
def test_no_text_is_read_as_a_template_or_as_markup(language: Language) -> None:
    for page, result in hostile(language):
        text = LexborHTMLParser(result.html).text()
        assert "1337" not in text, page.address
        assert "{{7*191}}" not in text or HOSTILE in text, page.address
        assert "&amp;lt;b" not in text, f"escaped twice: {page.address}"


@EDITIONS
def test_titles_are_shown_as_they_were_written(language: Language) -> None:
    for page, result in hostile(language):
        if isinstance(page.title, LocalText):
            assert result.title == HOSTILE
        if page.record is not None:
            heading = next(node for node in elements(result.html) if node.tag == "h1")
            assert heading.text() == HOSTILE, page.address


@EDITIONS
def test_links_lead_nowhere_but_into_the_site(language: Language) -> None:
    for page, result in hostile(language):
        for node in elements(result.html):
            target = node.attributes.get("href")
            if target is not None and not target.startswith(WAYS):
                assert re.match(r"[a-z]+[/.]", target), (page.address, target)


def test_long_numbers_have_separators_and_years_have_none() -> None:
    assert [write_count(n) for n in (2021, 9999, 10000, 118600)] == [
        *("2021", "9999", "10,000", "118,600"),
    ]
    assert write_count("118600") == "118600"


def test_nothing_stands_apart_from_the_punctuation_before_it_in_chinese() -> None:
    """It has a blank of its own; of those of templates one more remains on every line."""
    for page, result in full("zh"):
        apart = re.search(r"[：。；，、](?:</\w+>)*\s+\S.*", result.html)
        assert apart is None, (page.address, apart)


@EDITIONS
def test_no_column_of_a_units_page_is_empty(language: Language) -> None:
    for page, result in full(language):
        if page.kind not in ("unit", "group"):
            continue
        for table in (node for node in elements(result.html) if node.tag == "table"):
            rows = [row.css("td") for row in table.css("tr[role=row]")]
            cells = [[cell.text(strip=True) for cell in row] for row in rows if len(row) > 1]
            assert all(any(column) for column in zip(*cells, strict=True)), (page.address, cells)


@EDITIONS
def test_ids_are_unique_on_a_page_and_fragments_are_there(language: Language) -> None:
    for page, result in full(language):
        nodes = elements(result.html)
        ids = [node.attributes["id"] for node in nodes if "id" in node.attributes]
        assert len(ids) == len(set(ids)), page.address
        for node in nodes:
            target = node.attributes.get("href") or ""
            assert not target.startswith("#") or target[1:] in ids, page.address


@EDITIONS
def test_fragments_lead_to_a_place_on_their_page(language: Language) -> None:
    pages = full(language)
    prefix = "" if language == "en" else "zh/"
    places = {
        f"/{prefix}{page.address}": {node.attributes.get("id") for node in elements(result.html)}
        for page, result in pages
    }
    for page, result in pages:
        for node in elements(result.html):
            address, mark, fragment = (node.attributes.get("href") or "").partition("#")
            if mark and address and not address.startswith("http"):
                target = urljoin(f"/{prefix}{page.address}", address)
                assert fragment in places[target], page.address


@EDITIONS
def test_no_row_of_a_table_leads_to_the_page_that_it_is_on(language: Language) -> None:
    prefix = "" if language == "en" else "zh/"
    for page, result in full(language):
        for link in LexborHTMLParser(result.html).css("td a[href], th a[href]"):
            address = re.sub(r"^(\.\./)+|^\./", "", link.attributes["href"] or "")
            assert address != prefix + page.address, link.html


@EDITIONS
def test_text_in_the_other_language_says_so(language: Language) -> None:
    """A text that exists in the other language only stands below an element with its `lang`."""
    mark, code = ("只有中文", "zh-CN") if language == "en" else ("English only", "en")
    other: Language = "zh" if language == "en" else "en"
    catalog = rewritten(full_column(), lambda _: LocalText.model_validate({other: mark}))
    silent = set()
    for page, result in rendered(catalog, language):
        for node in elements(result.html):
            if mark in (node.text(deep=False) or "") and _language(node) != code:
                silent.add((page.template, node.html))
    assert silent == set()


def _is_in_text(node: LexborNode) -> bool:
    """Return whether an element stands in the Markdown of a record, which may have images."""
    above = node.parent
    while above is not None and "gk-text" not in (above.attributes.get("class") or ""):
        above = above.parent
    return above is not None


def _language(node: LexborNode | None) -> str | None:
    while node is not None and node.attributes.get("lang") is None:
        node = node.parent
    return node.attributes["lang"] if node is not None else None


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("by 2021-07-09, or 2021-12-31.", "by 9 July 2021, or 31 December 2021.", None),
        ("应于2021-07-09前公布", None, "应于2021年7月9日前公布"),
        ("2021-02-30", "2021-02-30", "2021-02-30"),
        ("content/plan-2021-07-09.zh.md", "content/plan-2021-07-09.zh.md", None),
        ("2021-07-09-plan", "2021-07-09-plan", "2021-07-09-plan"),
    ],
)
def test_days_of_reports_are_in_words_on_pages(text: str, en: str | None, zh: str | None) -> None:
    assert en in (None, with_days(text, "en"))
    assert zh in (None, with_days(text, "zh"))


def test_days_and_periods_of_tables_are_in_words_and_keep_their_value() -> None:
    day = value_element(date(2021, 9, 8), "en")
    assert day == '<time datetime="2021-09-08">8 Sept 2021</time>'
    assert value_element("2021-03", "zh", kind="yearmonth") == (
        '<time datetime="2021-03">2021年3月</time>'
    )
    assert value_element("2021-Q1", "en", kind="quarter") == '<data value="2021-Q1">Q1 2021</data>'
    assert value_element("2021-03", "en") == "2021-03", "a text that looks like a month is none"
    assert value_element("合计", "en", kind="yearmonth") == "合计"


def test_what_is_shown_with_its_blanks_keeps_them() -> None:
    shown = "<p>甲： <b>乙。</b> 丙</p>\n<pre><code>丁： 戊。\n己</code></pre>\n<p>辛， 壬</p>"
    tightened = "<p>甲：<b>乙。</b>丙</p>\n<pre><code>丁： 戊。\n己</code></pre>\n<p>辛，壬</p>"
    assert tight(shown) == tightened
