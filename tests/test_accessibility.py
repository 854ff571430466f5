"""Reading with other means: large type, a voice, the keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page, expect

import browsing

pytestmark = pytest.mark.browser


def test_large_type_is_larger_and_remembered(page: Page, site: str) -> None:
    page.goto(f"{site}zh/r/parking-charges/")
    size = "parseFloat(getComputedStyle(document.querySelector('.gk-text p')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="大字版").click()
    assert page.evaluate(size) >= 1.3 * before
    page.goto(f"{site}zh/units/")
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_text_is_read_aloud_and_stopped(browser: Browser, site: str) -> None:
    speaks = """
      window.spoken = [];
      speechSynthesis.speak = (said) => window.spoken.push([said.lang, said.text]);
      speechSynthesis.cancel = () => window.spoken.push("stop");
    """
    with browsing.watched(browser, site) as page:
        page.add_init_script(speaks)
        page.goto(f"{site}zh/r/parking-charges/")
        page.get_by_role("button", name="朗读", exact=True).click()
        spoken = page.evaluate("window.spoken")
        assert spoken[0][0] == "zh" and spoken[0][1].startswith("第一条")
        page.get_by_role("button", name="停止朗读").click()
        assert page.evaluate("window.spoken.at(-1)") == "stop"


def test_nothing_moves_for_those_who_ask_for_stillness(browser: Browser, site: str) -> None:
    with browsing.watched(browser, site, reduced_motion="reduce") as page:
        page.goto(site)
        moving = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter((node) => {
              const { transitionDuration, animationDuration } = getComputedStyle(node);
              return [transitionDuration, animationDuration].join().split(',')
                .some((time) => parseFloat(time) > 0.001);
            }).length"""
        )
        assert moving == 0


def test_keyboard_alone_searches_and_reads(page: Page, site: str) -> None:
    page.goto(f"{site}zh/")
    page.keyboard.press("/")
    page.keyboard.type("停车收费")
    page.wait_for_selector("#gk-find ol a")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('ol.gk-hits') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("停车")


@pytest.mark.parametrize("address", ["", "r/parking-charges/", "units/", "search/", "points/2021/"])
def test_first_tab_skips_to_the_content(browser: Browser, site: str, address: str) -> None:
    with browsing.watched(browser, site) as page:
        page.goto(site + address)
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip:focus")).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_keyboard_passes_what_narrows_a_search_at_once_or_sees_where_it_is(
    page: Page, site: str, edition: str
) -> None:
    page.goto(f"{site}{edition}search/?q=停车")
    page.wait_for_selector("ol[data-part=hits] a")
    skip = page.locator("a[href$='#gk-found']")
    page.get_by_role("searchbox").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if skip.evaluate("(link) => link === document.activeElement"):
            break
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('ol.gk-hits') !== null")
    if page.locator(".gk-facets:not([open])").count():
        page.locator(".gk-facets > summary").click()
    box = page.locator(".gk-facets input[type=checkbox]:visible").first
    box.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    assert box.evaluate("(box) => getComputedStyle(box).outlineStyle") == "solid"


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_who_reads_a_long_text_on_a_phone_comes_back_to_its_contents(
    browser: Browser, site: str, edition: str
) -> None:
    width, height = browsing.SIZES["phone"]
    size = {"width": width, "height": height}
    with browsing.watched(browser, site, viewport=size, reduced_motion="reduce") as page:
        page.goto(f"{site}{edition}r/fourteenth-five-year-plan/")
        contents = page.locator("#gk-contents")
        contents.locator("summary").click()
        contents.locator("a").nth(4).click()
        expect(contents).not_to_be_in_viewport()
        page.locator(".gk-up a").click()
        expect(contents).to_be_in_viewport()
        page.set_viewport_size({"width": browsing.BESIDE, "height": height})
        expect(page.locator(".gk-up")).to_be_hidden()
