"""WCAG 2.2 AA by axe-core on every kind of page: both editions, light, dark and large type."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import browsing

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "large": {}}
THEMES = ["landmark-unique", "region", "landmark-one-main", "page-has-heading-one"]
"""Best practices that the theme's own frame does not keep on every page; no rule of WCAG."""


@pytest.fixture(scope="module")
def kinds(demonstration: Path) -> dict[str, str]:
    """One address for every kind of page, in the English edition."""
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    pages = {a: e for a, e in manifest.items() if e["edition"] == "en"}
    return {e["kind"]: a for a, e in pages.items() if a == "" or a.endswith("/")}


@pytest.fixture(params=MODES)
def reader(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    options: dict[str, Any] = {"bypass_csp": True, "viewport": {"width": 1280, "height": 900}}
    with browsing.watched(browser, site, **options | MODES[request.param]) as page:
        if request.param == "large":
            page.add_init_script("localStorage.setItem('gk-large', 'yes')")
        yield page


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_axe_finds_nothing(reader: Page, site: str, kinds: dict[str, str], edition: str) -> None:
    found = {}
    for kind, address in kinds.items():
        reader.goto(site + edition + address)
        reader.evaluate(AXE)
        result = reader.evaluate(
            "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
        )
        violations = [
            (violation["id"], [node["html"][:200] for node in violation["nodes"]][:3])
            for violation in result["violations"]
            if violation["id"] not in THEMES
        ]
        if violations:
            found[kind, address] = violations
    assert len(kinds) > 40
    assert found == {}


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
