"""Search in a real browser: recall, facets, quick jump, keys, and what stands without script."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

import browsing

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parent / "search"
LEAST = 0.95
"""Share of queries whose page must be among the first five that the search page shows."""
LEAST_HELD_OUT = 0.9
"""The same of queries that nobody has looked at."""

ASK = """async ([root, home, queries]) => {
  const { open } = await import(`${root}assets/search.js`);
  const { answer } = await import(`${root}assets/answer.js`);
  const index = await open(root, home);
  const answers = [];
  for (const query of queries) {
    const { named, pages } = await answer(index, home, query);
    const loaded = await Promise.all(pages.slice(0, 5).map((page) => page.data()));
    const shown = [...named.map((page) => page.address), ...loaded.map((page) => page.url)];
    answers.push(shown.slice(0, 5));
  }
  return answers;
}"""


@pytest.fixture
def desk(browser: Browser, site: str) -> Any:
    with browsing.watched(browser, site, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_queries_as_people_type_them_find_their_page(desk: Page, site: str, language: str) -> None:
    """A hundred queries of our own in each language, and those of two strangers."""
    own = {
        str(query): [page]
        for query, page in yaml.safe_load((QUERIES / f"{language}.yml").read_text("utf-8")).items()
    }
    strange = queries_of("blind", language) | queries_of("strangers", language)
    assert len(own) >= 100 and len(strange) >= 79
    missed = missed_of(desk, site, language, own | strange)
    assert len(missed) <= (1 - LEAST) * (len(own) + len(strange)), missed
    assert len(set(missed) & set(own)) <= (1 - LEAST) * len(own), missed
    written = (Path(__file__).parents[1] / "docs" / "search.md").read_text(encoding="utf-8")
    assert [query for query in missed if f"`{query}`" not in written] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_queries_that_nobody_looked_at_find_their_page(
    desk: Page, site: str, language: str
) -> None:
    """They are counted, and not named: whoever reads which were missed, holds nothing out."""
    queries = queries_of("heldout", language)
    missed = missed_of(desk, site, language, queries)
    assert len(missed) <= (1 - LEAST_HELD_OUT) * len(queries)


def queries_of(name: str, language: str) -> dict[str, list[str]]:
    held = yaml.safe_load((QUERIES / f"{name}.yml").read_text(encoding="utf-8"))[language]
    return {str(one["query"]): one["pages"] for one in held}


def missed_of(desk: Page, site: str, language: str, queries: dict[str, list[str]]) -> list[str]:
    """Return the queries of which no page is among the first five."""
    prefix = "zh/" if language == "zh" else ""
    desk.goto(site + prefix)
    answers = desk.evaluate(ASK, [site, site + prefix, list(queries)])
    return [
        query
        for (query, wanted), shown in zip(queries.items(), answers, strict=True)
        if not {f"/{browsing.BASE}/{prefix}{page.strip('/')}/" for page in wanted}
        & {url.partition("#")[0] for url in shown}
    ]


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_results_say_what_they_are(page: Page, site: str, edition: str) -> None:
    query = "停车收费管理办法" if edition else "measures for public parking charges"
    page.goto(f"{site}{edition}search/?q={query}")
    address = f"/{browsing.BASE}/{edition}r/parking-charges/"
    found = page.locator("ol[data-part=hits] > li", has=page.locator(f"a[href='{address}']"))
    expect(found.locator("[data-slot=number]")).to_have_text("示例发改〔2021〕6号")
    expect(found.locator("time")).to_have_text("2021-05-21")
    expect(found.locator("[data-slot=status]")).to_be_visible()
    expect(found.locator("mark").first).to_be_visible()
    expect(page.locator("[data-part=status]").last).to_contain_text(
        "个页面" if edition else "found"
    )
    addresses = page.locator("ol[data-part=hits] > li > a").evaluate_all(
        "(links) => links.map((link) => new URL(link.href).pathname)"
    )
    assert address in addresses[:3]


TYPED = [
    "示例发改〔2021〕6号",
    "示例发改2021 6",
    "示例发改［２０２１］６",
    "发改(2021)6号",
    "示例-03/2021-00012",
    "示例发改 6号 2021",
    "示例发改〔2021〕6号 停车",
]


@pytest.mark.parametrize("typed", TYPED)
def test_number_leads_straight_to_its_document(desk: Page, site: str, typed: str) -> None:
    desk.goto(f"{site}zh/search/")
    desk.get_by_role("searchbox").fill(typed)
    desk.get_by_role("searchbox").press("Enter")
    desk.locator("ol[data-part=jumps] a").first.click()
    expect(desk).to_have_url(f"{site}zh/r/parking-charges/")


def test_number_of_a_repealed_document_says_so(desk: Page, site: str) -> None:
    desk.goto(f"{site}zh/search/?q=示例工商2013 4")
    expect(desk.locator("ol[data-part=jumps] [data-slot=status]").first).to_have_text("已废止")


@pytest.mark.parametrize("typed", ["示例区工商行政管理局", "工商局", "示例区市场监管局"])
def test_former_and_short_names_lead_to_the_unit(desk: Page, site: str, typed: str) -> None:
    desk.goto(f"{site}zh/search/?q={typed}")
    expect(
        desk.locator(".gk-hits a[href$='/units/sample-market-regulation/']").first
    ).to_be_visible()


def test_facets_narrow_and_stay_in_the_address(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/?q=subsidy")
    count = desk.locator("[data-part=status]").last
    expect(count).to_contain_text("found")
    before = int(count.inner_text().split()[0])
    desk.get_by_role("group", name="Status").get_by_label("in force", exact=True).check()
    expect(desk).to_have_url(f"{site}search/?q=subsidy&status=in+force")
    expect(count).not_to_have_text(f"{before} pages found")
    assert 0 < int(count.inner_text().split()[0]) < before
    for status in desk.locator("ol[data-part=hits] [data-slot=status]").all():
        expect(status).to_have_text("in force")
    desk.go_back()
    expect(count).to_have_text(f"{before} pages found")


def test_newest_first(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/?q=subsidy&sort=date")
    expect(desk.locator("ol[data-part=hits] time").first).to_be_visible()
    days = desk.locator("ol[data-part=hits] time").all_inner_texts()
    assert days == sorted(days, reverse=True) and len(days) > 3


def test_more_results_follow_and_take_the_focus(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/?kind=Notice")
    hits = desk.locator("ol[data-part=hits] > li")
    expect(hits).to_have_count(10)
    desk.get_by_role("button", name="More results").click()
    expect(hits.nth(10).locator("a")).to_be_focused()


def test_nothing_found_leads_to_the_lists(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/?q=zzqxkj")
    expect(desk.locator("[data-part=status]").last).to_have_text("Nothing was found.")
    expect(desk.locator("[data-part=nothing] a[href$='/columns/']")).to_be_visible()
    expect(desk.locator("[data-part=nothing] a[href$='/request/']")).to_be_visible()


MISTYPED = [
    ("zh/", "停车收废", "停车收费"),
    ("zh/", "农机捕贴", "农机补贴"),
    ("", "parkng charges", "parking charges"),
    ("", "kindergraten", "kindergarten"),
]


@pytest.mark.parametrize(("edition", "typed", "meant"), MISTYPED)
def test_mistyped_query_offers_the_nearest(
    desk: Page, site: str, edition: str, typed: str, meant: str
) -> None:
    desk.goto(f"{site}{edition}search/?q={typed}")
    offered = desk.locator("#gk-search [data-part=meant] a")
    expect(offered).to_have_text(meant)
    expect(desk.locator("ol[data-part=hits] > li").first).to_be_visible()
    offered.click()
    expect(desk.get_by_role("searchbox")).to_have_value(meant)
    expect(desk.locator("ol[data-part=hits] mark").first).to_be_visible()
    expect(offered).to_have_count(0)


def test_number_says_one_document_and_what_mentions_it(desk: Page, site: str) -> None:
    desk.goto(f"{site}zh/search/?q=示例发改〔2021〕6号")
    expect(desk.locator("[data-part=status]").last).to_have_text("1份文件")
    expect(desk.locator("ol[data-part=jumps] > li")).to_have_count(1)
    expect(desk.get_by_role("heading", name="提到该文件的页面")).to_be_visible()
    own = f"/{browsing.BASE}/zh/r/parking-charges/"
    expect(desk.locator(f"ol[data-part=hits] > li > a[href='{own}']")).to_have_count(0)


CITED = {
    "zh/search/?q=711号令": "zh/r/order-711",
    "zh/search/?q=国务院711号令": "zh/r/order-711",
    "zh/search/?q=省政府令336号": "zh/r/shandong-order-336",
    "search/?q=provincial order 336": "r/shandong-order-336",
}


@pytest.mark.parametrize("asked", CITED)
def test_order_is_found_as_people_cite_it(desk: Page, site: str, asked: str) -> None:
    desk.goto(site + asked)
    expect(desk.locator("ol[data-part=jumps] a").first).to_have_attribute(
        "href", f"/{browsing.BASE}/{CITED[asked]}/"
    )


def test_part_of_two_words_is_found(desk: Page, site: str) -> None:
    """No dictionary holds 车收; the title of the measures does."""
    desk.goto(f"{site}zh/search/?q=车收")
    first = desk.locator("ol[data-part=hits] > li > a").first
    expect(first).to_contain_text("停车收费")


@pytest.mark.parametrize(
    ("edition", "typed", "title"),
    [
        ("zh/", "停 车 收 费", "停车收费"),
        ("zh/", "  停车　收费 ", "停车收费"),
        ("", "ＰＡＲＫＩＮＧ charges", "parking charges"),
        ("", "PARKING-CHARGES", "parking charges"),
    ],
)
def test_query_is_read_however_it_is_typed(
    desk: Page, site: str, edition: str, typed: str, title: str
) -> None:
    desk.goto(f"{site}{edition}search/")
    desk.get_by_role("searchbox").fill(typed)
    desk.get_by_role("searchbox").press("Enter")
    expect(desk.locator("ol[data-part=hits] > li > a").first).to_contain_text(title)


@pytest.mark.parametrize(
    "typed", ["(((", "\\", "__proto__", "😀", "[a-z]+", "x" * 3000, "停车" * 500]
)
def test_no_query_breaks_the_search(desk: Page, site: str, typed: str) -> None:
    """`desk` fails with any error on the console."""
    desk.goto(f"{site}zh/search/")
    desk.get_by_role("searchbox").fill(typed)
    desk.get_by_role("searchbox").press("Enter")
    expect(desk.locator("[data-part=status]").last).not_to_be_empty()


def test_park_is_not_parking(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/?q=park")
    expect(desk.locator("ol[data-part=hits] > li > a").first).to_contain_text("Park")
    for title in desk.locator("ol[data-part=hits] > li > a").all_inner_texts()[:3]:
        assert "park" in title.lower().replace("parking", "")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_the_box_and_escape_closes_it(page: Page, site: str, key: str) -> None:
    page.goto(f"{site}units/")
    page.keyboard.press(key)
    box = page.get_by_role("dialog")
    expect(box.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("parking")
    expect(box.locator("ol a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).not_to_be_visible()


def test_slash_is_a_letter_where_one_types(desk: Page, site: str) -> None:
    desk.goto(f"{site}search/")
    desk.get_by_role("searchbox").fill("")
    desk.get_by_role("searchbox").press_sequentially("a/b")
    expect(desk.get_by_role("searchbox")).to_have_value("a/b")
    expect(desk.get_by_role("dialog")).not_to_be_visible()


def test_box_in_the_header_leads_to_all_results(page: Page, site: str) -> None:
    page.goto(f"{site}zh/")
    page.locator("[data-gk-find]").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("农机补贴")
    page.get_by_role("dialog").get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{site}zh/search/?q=%E5%86%9C%E6%9C%BA%E8%A1%A5%E8%B4%B4")
    expect(page.locator("ol[data-part=hits] > li").first).to_be_visible()


def test_without_script_search_leads_to_the_lists(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("[data-gk-find]").click()
    expect(page).to_have_url(f"{site}search/")
    page.locator("noscript a, .gk-banner a").first.click()
    expect(page).to_have_url(f"{site}columns/")
    context.close()
