"""What people come for, from the first page to the answer: both editions, desktop and phone."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from browsing import BASE, EDITIONS, unfold
from gongkai.measures.fees import fee
from gongkai.model.fees import FeeScale

pytestmark = pytest.mark.browser
EDITION = pytest.mark.parametrize("edition", EDITIONS)


def scale(*steps: tuple[int, int, int | None, int | None]) -> FeeScale:
    names = ("from", "price", "every", "more")
    made = [dict(zip(names, step, strict=True)) for step in steps]
    return FeeScale.model_validate({"per": "page", "steps": made})


SCALES = (
    scale((1, 0, None, None), (11, 100, None, None), (31, 200, 10, 100)),
    scale((1, 0, None, None), (31, 10, None, None), (101, 20, None, None), (201, 40, None, None)),
    scale((1, 7, 1, 1)),
    scale((1, 9, 3, 2), (5, 1, None, None), (6, 0, 7, 11)),
)
ASKED = tuple([(one, count) for count in range(320)] for one in SCALES)
"""Fees, on both sides of each of their steps."""


def fees_in_the_browser(page: Page, site: str) -> list[list[int]]:
    """Return what the calculator of the page reckons of what is asked."""
    asked = [
        [[[s.from_, s.price, s.every, s.more] for s in one[0][0].steps], len(one)] for one in ASKED
    ]
    found: list[list[int]] = page.evaluate(
        """async ([address, asked]) => {
          const { fee } = await import(address);
          const upTo = (count) => [...Array(count).keys()];
          return asked.map(([steps, count]) => upTo(count).map((n) => fee(steps, n)));
        }""",
        [f"{site}assets/fees.js", asked],
    )
    return found


def follow(page: Page, address: str, within: str = "main") -> None:
    """Follow the first visible link that ends in `address`."""
    page.locator(f"{within} a[href$='{address}']:visible").first.click()
    expect(page).to_have_url(re.compile(re.escape(address) + "(#.*)?$"))


def say(edition: str, english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(chinese if edition else english)


@EDITION
def test_farmer_finds_who_gets_a_subsidy_how_much_until_when(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "life/farming/")
    follow(page, "/r/farm-services-subsidy/")
    claim = page.locator(".gk-claim")
    expect(claim.locator("dd")).to_have_count(4)
    expect(claim).to_contain_text("60")
    expect(claim).to_contain_text(say(edition, "30 days|2024", "30日|2024"))
    top = claim.bounding_box()
    text = page.locator(".gk-text").bounding_box()
    assert top and text and top["y"] < text["y"], "the claim stands before the text"


@EDITION
def test_parent_finds_the_school_of_a_street_and_what_to_bring(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "life/school/")
    follow(page, "enrolment/")
    follow(page, "/r/enrolment-areas-2021/#table-school-areas")
    page.get_by_label(say(edition, "Find in this table", "在本表中查找")).fill("示例湖畔二里")
    rows = page.locator(".gk-table--data tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("示例东湖小学")
    short = page.locator(".gk-claim").first
    expect(short).to_contain_text(say(edition, "26 June 2021", "2021年6月26日"))
    expect(short).to_contain_text(say(edition, "residence permit", "居住证"))
    expect(page.locator("main")).to_contain_text(
        say(edition, "Admission enquiry window", "咨询窗口")
    )


@EDITION
def test_shopkeeper_types_a_number_sees_repealed_and_what_changed(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    page.get_by_role("searchbox").fill("示例工商（2013）4号")
    page.get_by_role("searchbox").press("Enter")
    named = page.locator("ol[data-part=jumps] > li")
    expect(named.locator("[data-slot=status]")).to_have_text(say(edition, "repealed", "已废止"))
    named.locator("a").click()
    banner = page.locator(".gk-banner--repealed")
    expect(banner).to_contain_text(say(edition, "Repealed on 10 June 2021", "2021年6月10日"))
    follow(page, "/r/cleanup-2021/", ".gk-banner--repealed")
    explained = page.locator("a[href$='/r/cleanup-2021-explained/']")
    page.locator("details", has=explained).evaluate_all(
        "(all) => all.forEach((one) => one.open = true)"
    )
    follow(page, "/r/cleanup-2021-explained/")
    expect(page.locator("h1")).to_contain_text(say(edition, "clean-up", "清理"))


@EDITION
def test_neighbour_types_the_number_of_a_permit_and_sees_whether_it_is_valid(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    page.get_by_role("searchbox").fill("91370499SL0000003A001P")
    page.get_by_role("searchbox").press("Enter")
    page.locator("ol[data-part=jumps] > li a").click()
    permit = page.locator("tr:target")
    expect(permit).to_be_in_viewport()
    expect(permit).to_contain_text(say(edition, "Renewed", "延续"))
    expect(permit).to_contain_text(say(edition, "28 Feb 2026", "2026年2月28日"))


@EDITION
def test_neighbour_finds_what_came_of_an_accident(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    follow(page, "accidents/")
    title = page.locator("a[href$='/r/scaffold-accident-2020/']")
    file = page.locator("main tbody tr").filter(has=title)
    expect(file.get_by_role("rowheader")).to_be_visible()
    expect(file).to_contain_text(say(edition, "done", "已完成"))
    expect(file).to_contain_text(say(edition, "due", "待完成"))
    follow(page, "/r/scaffold-report-2020/")


@EDITION
def test_resident_sees_what_is_open_this_week(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    follow(page, "open/")
    expect(page.locator("h1")).to_have_text(say(edition, "take part", "现在可以参与"))
    first = page.locator("main table").first.locator("tbody tr").first
    expect(first).to_contain_text(say(edition, "last day today", "今天截止"))
    follow(page, "/r/hearing-school-catchments/")
    expect(page.locator("main a[href$='.ics']").first).to_be_visible()


@EDITION
def test_resident_comments_on_a_draft_and_later_sees_what_became_of_the_opinions(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "r/school-catchments-consultation/")
    banner = page.locator(".gk-banner--open")
    expect(banner).to_contain_text(say(edition, "7 days left", "还剩7天"))
    expect(banner.locator("p")).not_to_have_count(1)  # how to take part stands there too
    expect(page.locator("main a[href$='consultation.ics']")).to_be_visible()
    page.goto(f"{site}{edition}columns/consultations/")
    follow(page, "/r/parking-consultation/")
    follow(page, "/r/parking-feedback/", ".gk-banner--outcome")
    numbers = [int(text) for text in page.locator(".gk-numbers dd").all_inner_texts()]
    assert numbers[0] == sum(numbers[1:]) > 0
    expect(page.locator("main")).to_contain_text(say(edition, "declined", "未采纳"))


@EDITION
def test_resident_follows_one_decision_and_subscribes(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    follow(page, "decisions/2021/school-catchments-matter/")
    expect(page.locator(".gk-standing")).to_contain_text(say(edition, "Next step", "下一环节"))
    expect(page.locator(".gk-timeline > li")).not_to_have_count(0)
    feed = page.locator(".gk-follow a[type='application/atom+xml']")
    answer = page.request.get(page.evaluate("(a) => a.href", feed.element_handle()))
    assert answer.ok
    assert "school-catchments-consultation" in answer.text()


@EDITION
def test_requester_finds_what_form_office_days_fee_and_remedy(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "request/")
    expect(page.locator("#days + p + table")).to_contain_text(
        say(edition, "12 August 2021", "2021年8月12日")
    )
    count = page.get_by_label(say(edition, "Requests of one person", "同一申请人一个自然月内"))
    expect(count).to_be_visible()  # the page's script shows the form
    count.focus()
    page.keyboard.type("35")
    fee_shown = page.locator("output").first
    expect(fee_shown).to_have_text(say(edition, "^3,000 yuan$", "^3,000元$"))
    count.fill("10")
    expect(fee_shown).to_have_text(say(edition, "^No fee$", "^不收费$"))
    count.fill("-1")
    expect(fee_shown).to_contain_text("100")
    expect(count).to_have_attribute("aria-invalid", "true")
    assert fees_in_the_browser(page, site) == [[fee(*one) for one in asked] for asked in ASKED]
    follow(page, "/r/request-guide-district/")
    steps = page.locator("[aria-labelledby=gk-steps]")
    expect(steps.locator("dd")).to_have_count(6)
    expect(steps).to_contain_text(say(edition, "20 working days", "20个工作日"))
    with page.expect_download() as download:
        steps.locator("a[download]").click()
    assert download.value.url.endswith(".docx")
    download.value.cancel()


@EDITION
def test_tenant_finds_a_utilitys_duties_and_where_to_complain(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "life/utilities/")
    follow(page, "/r/utility-water-supply/")
    duties = page.locator("[aria-labelledby=gk-utility]")
    complaint = page.locator("[aria-labelledby=gk-complaint]")
    expect(duties.locator("ul li").first).to_be_visible()
    expect(complaint).to_contain_text(say(edition, r"\d+ working days?", r"\d+个工作日"))
    follow(page, "units/sample-housing/", "[aria-labelledby=gk-complaint]")


@EDITION
def test_older_reader_prints_the_nearest_corner(page: Page, site: str, edition: str) -> None:
    page.goto(site + edition)
    follow(page, "life/old-age/")
    follow(page, "/r/place-library-corner/")
    unfold(page)
    expect(page.locator("[data-gk-print]")).to_be_visible()
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator("[data-gk-print]").click()
    assert page.evaluate("window.printed")
    expect(page.locator(".gk-open")).to_be_hidden()
    page.clock.set_fixed_time("2021-07-15T02:00:00Z")
    page.reload()
    expect(page.locator(".gk-open")).to_have_text(
        say(edition, "^Open now, until 17:30$", "^现在开放，到17:30$")
    )
    page.emulate_media(media="print")
    expect(page.locator(".gk-open")).to_be_hidden()
    expect(page.get_by_role("img", name=re.compile("place-library-corner"))).to_be_visible()
    expect(page.locator(".gk-claim")).to_be_visible()
    expect(page.locator(".md-header")).not_to_be_visible()
    expect(page.locator("[data-gk-print]")).not_to_be_visible()


@EDITION
def test_reporter_checks_how_many_were_explained_on_time_and_takes_the_table(
    page: Page, site: str, edition: str
) -> None:
    page.goto(site + edition)
    follow(page, "figures/")
    follow(page, "explained/")
    owed, explained, *_ = (
        int(re.search(r"\d+", text)[0]) for text in page.locator(".gk-numbers dd").all_inner_texts()
    )  # type: ignore[index]
    rows = page.locator("main table tbody tr")
    expect(rows).to_have_count(owed)
    table = page.locator(".gk-follow a[type='text/csv']")
    answer = page.request.get(page.evaluate("(a) => a.href", table.element_handle()))
    lines = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))
    assert len(lines) == owed
    assert sum(int(line["explanations"]) > 0 for line in lines) == explained
    rows.first.locator("a").first.click()
    expect(page).to_have_url(re.compile("/r/"))
    page.goto(site + edition)
    follow(page, "promises/")
    promised = page.locator("main table").first.locator("tbody tr")
    expect(promised.first).to_contain_text(say(edition, "overdue", "逾期未完成"))
    expect(promised.first).not_to_contain_text(say(edition, "moved to", "延至"))
    expect(promised.filter(has_text=say(edition, "pharmacist", "药师"))).to_contain_text(
        say(edition, "moved to", "延至")
    )
    promised.first.locator("a").first.click()
    expect(page.locator("main .gk-standing")).to_contain_text(say(edition, "overdue", "逾期未完成"))


def test_investor_reads_english_sees_it_is_unofficial_and_cites_the_original(
    page: Page, site: str
) -> None:
    page.goto(site)
    page.get_by_role("searchbox").fill("parking charges")
    page.get_by_role("searchbox").press("Enter")
    page.locator(f"ol[data-part=hits] a[href='/{BASE}/r/parking-charges/']").click()
    expect(page.locator(".gk-translation")).to_contain_text("Unofficial translation.")
    unfold(page)
    page.get_by_text("Cite", exact=True).click()
    original = page.locator(".gk-cite p[lang^=zh]")
    expect(original).to_contain_text(
        "《【示例】示例区公共停车收费管理办法》（示例发改〔2021〕6号）"
    )
    expect(original).to_contain_text("https://gongkai.example/zh/r/parking-charges/")
    expect(page.locator(".gk-cite")).to_contain_text("unofficial translation")
    page.locator(".gk-translation a").click()
    expect(page).to_have_url(f"{site}zh/r/parking-charges/")
