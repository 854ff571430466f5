"""Journeys through the demonstration column in a real browser, mounted below a base path."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import EDITIONS, unfold, watched

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.className + ' ' + document.activeElement.href"


def record(address: str) -> str:
    """Return the selector of links in the text that lead to a record."""
    return f"article a[href$='/{address}/']"


@pytest.mark.parametrize("edition", EDITIONS)
def test_home_unit_document_explanation_and_back(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    page.locator("article a[href$='units/']").click()
    page.locator(record("units/sample-development-reform")).click()
    page.locator(record("r/parking-charges")).first.click()
    heading = page.locator("h1").inner_text()
    unfold(page)
    page.locator(
        ".gk-together " + record("r/parking-charges-explained").removeprefix("article ")
    ).click()
    expect(page.locator("h1")).not_to_have_text(heading)
    unfold(page)
    page.locator(".gk-together a[href$='/r/parking-charges/']").first.click()
    expect(page.locator("h1")).to_have_text(heading)
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text(heading)


@pytest.mark.parametrize("edition", EDITIONS)
def test_home_catalogue_stage_document(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    page.locator("article a[href$='decisions/2021/']").first.click()
    matter = page.locator("a[href$='/parking-charges-matter/']")
    row = page.locator("tr", has=matter)
    row.locator("a.gk-stage--published").last.click()
    expect(page).to_have_url(f"{site}{edition}r/parking-charges/")
    unfold(page)
    page.locator(".gk-together a[href$='parking-charges-matter/']").first.click()
    expect(page.locator("ol.gk-timeline > li")).not_to_have_count(0)


def test_switching_edition_keeps_the_record(page: Page, site: str) -> None:
    page.goto(f"{site}r/parking-charges/")
    page.locator("a.gk-edition").click()
    expect(page).to_have_url(f"{site}zh/r/parking-charges/")
    expect(page.locator("h1")).to_contain_text("【示例】")
    page.locator("a.gk-edition").click()
    expect(page).to_have_url(f"{site}r/parking-charges/")
    page.locator(".gk-translation a").click()
    expect(page).to_have_url(f"{site}zh/r/parking-charges/")


def test_keyboard_alone_reaches_the_other_edition_and_the_text(page: Page, site: str) -> None:
    page.goto(f"{site}r/parking-charges/")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
        if page.evaluate("document.activeElement.matches('.gk-fold:not([open]) > summary')"):
            page.keyboard.press("Enter")
        if "r/parking-charges-explained" in reached[-1]:
            break
    assert any("gk-edition" in element for element in reached)
    assert "r/parking-charges-explained" in reached[-1]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_directories_work_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}zh/columns/normative/")
    page.locator(".gk-tabs a").nth(1).click()
    page.locator(
        ".gk-jumps a[href*='#sample-finance'], .gk-jumps a[href*='#sample-housing']"
    ).first.click()
    assert "#sample-" in page.url
    page.locator("table.gk-table a").first.click()
    assert "/r/" in page.url or "/units/" in page.url
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_choice_that_narrows_a_list_leaves_something(
    page: Page, site: str, edition: str
) -> None:
    page.goto(f"{site}{edition}columns/policies/")
    chosen = page.evaluate(
        """async () => {
          const choices = [];
          for (const select of document.querySelectorAll(".gk-filter select")) {
            for (const option of [...select.options].slice(1)) {
              select.value = option.value;
              select.dispatchEvent(new Event("input", { bubbles: true }));
              await new Promise((done) => setTimeout(done));
              const left = document.querySelectorAll("#gk-list + div [data-row]").length;
              choices.push([select.name, left]);
            }
            select.value = "";
          }
          return choices;
        }"""
    )
    assert {name for name, _ in chosen} == {"year", "unit", "topic", "status", "kind"}
    assert all(left for _, left in chosen), chosen


@pytest.mark.parametrize("edition", EDITIONS)
def test_attachment_downloads_from_both_editions(page: Page, site: str, edition: str) -> None:
    page.goto(f"{site}{edition}r/parking-charges/")
    with page.expect_download() as download:
        page.locator("#gk-attachments + ul a[download]").click()
    assert download.value.url == f"{site}r/parking-charges/parking-rates.csv"
    download.value.cancel()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("gone", ["r/parking-charges-old/", "parking/charges"])
def test_page_that_is_not_there_is_whole_at_any_mount(
    browser: Browser, site: str, demonstration: Path, edition: str, gone: str
) -> None:
    """The demonstration is mounted elsewhere than its site_url says; not every address shows it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lost = demonstration / edition / "404.html"
    page.route(f"**/{gone}", lambda route: route.fulfill(status=404, path=lost))
    page.goto(f"{site}{edition}{gone}")
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(31, 95, 91)")
    expect(page.locator("h1")).to_contain_text("没有" if edition else "no page")
    switch = page.locator(".gk-edition")
    other = "" if edition else "zh/"
    assert switch.evaluate("link => link.href") == f"{site}{other}"
    assert page.locator("main .gk-chips a").nth(1).evaluate("a => a.href") == (
        f"{site}{edition}columns/"
    )
    field = page.locator("main").get_by_role("searchbox")
    expect(field).to_have_value(gone.strip("/").rpartition("/")[2].replace("-", " "))
    field.fill("parking" if not edition else "停车收费")
    field.press("Enter")
    expect(page.locator("ol[data-part=hits] a[href*='parking']").first).to_be_visible()
    assert page.url.startswith(f"{site}{edition}search/?q=")
    page.close()


def test_consultations_that_are_open_say_how_long(page: Page, site: str) -> None:
    page.goto(f"{site}columns/consultations/")
    row = page.locator("tr", has=page.locator("a[href$='/r/school-catchments-consultation/']"))
    expect(row).to_contain_text("7 days left")


def test_picture_shown_smaller_than_it_is_leads_to_itself(browser: Browser, site: str) -> None:
    """Its words are too small to be read on a phone, where nothing enlarges a part of a page."""
    with watched(browser, site, viewport={"width": 375, "height": 800}) as page:
        page.goto(f"{site}zh/r/parking-charges-infographic/")
        link = page.locator("[data-gk-text] a:has(> img)")
        expect(link).to_have_attribute("href", re.compile(r"/parking-charges-zh\.svg$"))
        expect(link).to_have_accessible_name(re.compile("停车收费图解"))
