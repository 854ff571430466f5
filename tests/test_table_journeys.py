"""Tables in a real browser: sorted, narrowed, a row by its address, on a phone, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import EDITIONS

pytestmark = pytest.mark.browser
EDITION = pytest.mark.parametrize("edition", EDITIONS)
CHINESE = pytest.mark.parametrize("edition", ["zh/"])
"""For what is the same in every edition."""
POWERS = "r/powers-market-regulation-2021/"
BUDGET = "r/budget-2021-housing/"


@EDITION
def test_row_is_found_by_word_and_by_class_over_all_pages(
    page: Page, site: str, edition: str
) -> None:
    page.goto(f"{site}{edition}{POWERS}")
    form, rows = page.locator("[data-gk-table-form]"), page.locator("[data-gk-table] tbody tr")
    expect(rows).to_have_count(100)
    form.locator("input").fill("烟草")
    expect(rows).to_have_count(2)
    expect(form.get_by_role("status")).to_contain_text("2")
    form.locator("input").fill("")
    expect(rows).to_have_count(100)
    form.locator("select[name=class]").select_option(index=2)
    expect(rows).to_have_count(313)
    link = rows.last.locator("a").first
    expect(link).to_have_attribute("href", re.compile("/units/sample-market-regulation/$"))


@CHINESE
def test_numbers_are_sorted_as_numbers_and_totals_stay_last(
    page: Page, site: str, edition: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}{edition}{BUDGET}")
    table = page.locator("#table-dept-expenditure")
    head = table.locator("th[data-column=total]")
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
    expect(table.locator("tbody tr").first).to_contain_text("7,432")
    expect(table.locator("tbody tr").last).to_contain_text("12,900")
    head.get_by_role("button").click()
    expect(table.locator("tbody tr").first).to_contain_text("12,900")


@CHINESE
def test_address_of_a_row_leads_to_its_page(page: Page, site: str, edition: str) -> None:
    page.goto(f"{site}{edition}{POWERS}#SLQ-SJ-CF-250")
    expect(page).to_have_url(re.compile(r"tables/powers/3/#SLQ-SJ-CF-250$"))
    expect(page.locator(":target")).to_be_in_viewport()


@EDITION
def test_number_of_a_row_is_found_by_the_search_box(page: Page, site: str, edition: str) -> None:
    page.goto(f"{site}{edition}search/?q=SLQ-SJ-CF-250")
    hit = page.locator("main a[href*='#SLQ-SJ-CF-250']").first
    expect(hit).to_have_attribute("href", re.compile(f"{POWERS}tables/powers/3/#"))


@CHINESE
def test_row_is_a_card_on_a_phone_and_nothing_is_cut_off(
    page: Page, site: str, edition: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{site}{edition}r/relief-2020-district/")
    cell = page.locator("#table-relief tbody tr").first.locator("td").nth(2)
    assert cell.evaluate("e => getComputedStyle(e, '::before').content").strip('"')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".gk-order select").select_option("1 down")
    expect(page.locator("#table-relief tbody tr").first).to_contain_text("1,215")


@CHINESE
def test_printed_table_has_its_rows_and_no_controls(page: Page, site: str, edition: str) -> None:
    page.goto(f"{site}{edition}{BUDGET}")
    page.emulate_media(media="print")
    expect(page.locator("#table-dept-expenditure tbody tr").first).to_be_visible()
    expect(page.locator("[data-gk-table-form]").first).to_be_hidden()
