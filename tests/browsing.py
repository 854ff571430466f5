"""A real browser on the built site, mounted below a base path as a government would mount it."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

BASE = "zwgk/xxgk"
EDITIONS = ["", "zh/"]
BESIDE = 960
"""Pixels from which on what belongs to a record stands beside its text."""
SIZES = {"desktop": (1280, 900), "phone": (375, 812)}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """Return the system's Chromium: the one without windows, which takes half the time, or all."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    path = executable()
    assert path is not None, "install Chromium: sudo apt-get install chromium-headless-shell"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@contextmanager
def watched(
    browser: Browser, site: str, known: Collection[str] = (), **options: object
) -> Iterator[Page]:
    """Open a page; an error on its console, a failed request or one to another host fails.

    `known` are messages of other people's programs that tell of nothing wrong.
    """
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(30_000)
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    aborted = "net::ERR_ABORTED"  # an icon still on its way when the page is left
    page.on("requestfailed", lambda r: said.append(r.url) if r.failure != aborted else None)
    page.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("request", lambda r: None if r.url.startswith(_ours(site)) else said.append(r.url))
    yield page
    context.close()
    said = [text for text in said if text not in known]
    assert said == [], said


def _ours(site: str) -> tuple[str, ...]:
    return (site, "data:", "blob:")


def unfold(page: Page) -> None:
    """Open what stands folded below the title of a record where there is no room beside it."""
    assert page.viewport_size is not None
    if page.viewport_size["width"] >= BESIDE:
        return
    for fold in page.locator(".gk-fold:not([open]) > summary:visible").all()[::-1]:
        fold.click()
