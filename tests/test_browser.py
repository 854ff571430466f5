"""Journeys through the demonstration column in a real browser, mounted below a base path."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import built

pytestmark = pytest.mark.browser

BASE = "zwgk/xxgk"
EDITIONS = ["", "zh/"]
SIZES = {"desktop": (1280, 900), "phone": (375, 812)}
FOCUSED = "document.activeElement.className + ' ' + document.activeElement.href"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    assert executable is not None, "install Chromium: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def column(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, mounted where a government would mount it."""
    root = tmp_path_factory.mktemp("server")
    (root / BASE).parent.mkdir(parents=True)
    (root / BASE).symlink_to(demonstration)
    with built.served(root) as address:
        yield f"{address}/{BASE}/"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of each size; an error on its console, or a failed request, fails the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    aborted = "net::ERR_ABORTED"  # an icon still on its way when the page is left
    page.on("requestfailed", lambda r: said.append(r.url) if r.failure != aborted else None)
    page.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    yield page
    context.close()
    assert said == []


def record(address: str) -> str:
    """Return the selector of links in the text that lead to a record."""
    return f"article a[href$='/{address}/']"


@pytest.mark.parametrize("edition", EDITIONS)
def test_home_unit_document_explanation_and_back(page: Page, column: str, edition: str) -> None:
    page.goto(column + edition)
    page.locator("article a[href$='units/']").click()
    page.locator(record("units/sample-development-reform")).click()
    page.locator(record("r/parking-charges")).first.click()
    heading = page.locator("h1").inner_text()
    page.locator(
        ".gk-together " + record("r/parking-charges-explained").removeprefix("article ")
    ).click()
    expect(page.locator("h1")).not_to_have_text(heading)
    page.locator(".gk-together a[href$='/r/parking-charges/']").first.click()
    expect(page.locator("h1")).to_have_text(heading)
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text(heading)


@pytest.mark.parametrize("edition", EDITIONS)
def test_home_catalogue_stage_document(page: Page, column: str, edition: str) -> None:
    page.goto(column + edition)
    page.locator("article a[href$='decisions/2021/']").first.click()
    matter = page.locator("a[href$='/parking-charges-matter/']")
    row = page.locator("tr", has=matter)
    row.locator("a.gk-stage--published").last.click()
    expect(page).to_have_url(f"{column}{edition}r/parking-charges/")
    page.locator(".gk-together a[href$='parking-charges-matter/']").first.click()
    expect(page.locator("ol.gk-timeline > li")).not_to_have_count(0)


def test_switching_edition_keeps_the_record(page: Page, column: str) -> None:
    page.goto(f"{column}r/parking-charges/")
    page.locator("a.gk-edition").click()
    expect(page).to_have_url(f"{column}zh/r/parking-charges/")
    expect(page.locator("h1")).to_contain_text("【示例】")
    page.locator("a.gk-edition").click()
    expect(page).to_have_url(f"{column}r/parking-charges/")
    page.locator(".gk-translation a").click()
    expect(page).to_have_url(f"{column}zh/r/parking-charges/")


def test_keyboard_alone_reaches_the_other_edition_and_the_text(page: Page, column: str) -> None:
    page.goto(f"{column}r/parking-charges/")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
        if "r/parking-charges-explained" in reached[-1]:
            break
    assert any("gk-edition" in element for element in reached)
    assert "r/parking-charges-explained" in reached[-1]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_kind_of_page_is_wider_than_the_screen(
    page: Page, column: str, demonstration: Path, edition: str
) -> None:
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    pages = {a: e for a, e in manifest.items() if a.startswith(edition) and e["edition"]}
    kinds = {entry["kind"]: address for address, entry in pages.items()}
    for kind, address in kinds.items():
        page.goto(column + address)
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, (kind, address)


def test_directories_work_without_javascript(browser: Browser, column: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{column}zh/columns/normative/")
    page.locator(".gk-tabs a").nth(1).click()
    page.locator(
        ".gk-jumps a[href*='#sample-finance'], .gk-jumps a[href*='#sample-housing']"
    ).first.click()
    assert "#sample-" in page.url
    page.locator("table.gk-table a").first.click()
    assert "/r/" in page.url or "/units/" in page.url
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_attachment_downloads_from_both_editions(page: Page, column: str, edition: str) -> None:
    page.goto(f"{column}{edition}r/parking-charges/")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert download.value.url == f"{column}r/parking-charges/parking-rates.csv"
    download.value.cancel()
