"""Every kind of page in a real browser: WCAG 2.2 AA by axe-core, and no wider than the screen.

A page is opened once, and then shown as those see it who read in the dark, in large type, on a
phone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import browsing

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([only, rules]) => axe.run(document, {
  runOnly: only, rules, resultTypes: ["violations"], reporter: "no-passes", preload: false
})"""
"""Only rules of orientation, which are not among these, would need style sheets beforehand."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that ask for colours: all that the dark scheme changes."""
SIZES = ["target-size", "scrollable-region-focusable"]
"""The rules that ask for sizes; contrast is asked less of large type, never more."""
THEMES = ["landmark-unique", "region", "landmark-one-main", "page-has-heading-one"]
"""Best practices that the theme's own frame does not keep on every page; no rule of WCAG."""
DESKTOP, PHONE = ({"width": width, "height": height} for width, height in browsing.SIZES.values())
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
COVERED = """() => [...document.querySelectorAll("main table")].filter((table) => {
  const head = table.querySelector("thead th"), row = table.querySelector("tbody tr");
  const [above, below] = [head, row].map((one) => one?.getBoundingClientRect());
  return above && below?.height && above.bottom > below.top + 1;
}).map((table) => table.outerHTML.slice(0, 200))"""
"""Tables whose head lies on their first row, before anybody scrolls."""
BROKEN = r"""() => {
  const range = document.createRange(), broken = [];
  for (const cell of document.querySelectorAll("main :is(td, th)")) {
    if (cell.clientWidth > 110 || !cell.checkVisibility({ contentVisibilityAuto: true })) continue;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[A-Za-z0-9,]{3,}/g)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
        if (tops.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
"""Words and numbers in narrow columns that go on on the next line."""
SMALL = """() => [...document.querySelectorAll("main svg text")].filter((text) =>
  text.getBoundingClientRect().width &&
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a < 10
).map((text) => text.textContent)"""
"""Words of pictures in letters of less than 10 pixels."""
DARK = "document.querySelector('[data-md-component=palette] label:not([hidden])').click()"
LARGE = "document.querySelector('[data-gk-large]').click()"
THIN_OUT = """() => {
  const looks = new Map();
  for (const node of [...document.body.querySelectorAll("*")].reverse()) {
    const own = [node.tagName, node.className, node.lang, node.hidden, node.getAttribute("style")];
    looks.set(node, own.concat([...node.children].map((child) => looks.get(child))).join("\\t"));
  }
  for (const parent of looks.keys()) {
    const alike = Map.groupBy(parent.children, (child) => looks.get(child));
    for (const children of alike.values()) children.slice(2, -1).forEach((child) => child.remove());
  }
}"""
"""Of elements beside each other that are styled alike, leave two and the last."""
LOST = "r/gone/"
"""An address at which there is nothing."""
HTML = "text/html; charset=utf-8"
Kinds = Mapping[str, tuple[str, str]]
PARTS = 4
"""In how many tests the pages of an edition are opened, so that processors share them."""


@pytest.fixture(scope="module")
def kinds(demonstration: Path) -> Kinds:
    """Two addresses for every kind of page: the last of its kind, and one of middling length."""
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = defaultdict(list)
    for address, entry in manifest.items():
        if entry["edition"] == "en" and (address == "" or address.endswith("/")):
            found[entry["kind"]].append(address)

    def length(address: str) -> int:
        return (demonstration / address / "index.html").stat().st_size

    chosen = {k: (some[-1], sorted(some, key=length)[len(some) // 2]) for k, some in found.items()}
    return chosen | {"lost": (LOST, LOST)}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_every_kind_of_page_is_for_everybody(
    browser: Browser, site: str, kinds: Kinds, edition: str, part: int
) -> None:
    assert len(kinds) > 40
    found = {}
    # Nothing moves: colours are those of the mode at once.
    with browsing.watched(
        browser, site, bypass_csp=True, viewport=DESKTOP, reduced_motion="reduce"
    ) as page:
        lost = page.request.get(f"{site}{edition}404.html").text()
        page.route(f"**/{LOST}", lambda route: route.fulfill(body=lost, content_type=HTML))
        # Each edition opens another page of a kind: what they look like is the same in both.
        for kind, addresses in [*kinds.items()][part::PARTS]:
            address = addresses[browsing.EDITIONS.index(edition)]
            page.goto(site + edition + address)
            page.evaluate(AXE)
            if wrong := list(_wrong(page)):
                found[kind, address] = wrong
    assert found == {}


def _wrong(page: Page) -> Iterator[tuple[str, object]]:
    """Yield what is wrong on a page, in any mode.

    For colours, and for what the modes change, one of many that are styled alike stands for all.
    """
    yield from _violations(page, "light", TAGS, but=COLOURS)
    for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size(size)
        if (pixels := page.evaluate(WIDER)) > 0:
            yield f"wider than the screen: {name}", pixels
        if small := page.evaluate(SMALL):
            yield f"too small in a picture: {name}", small
    if broken := page.evaluate(BROKEN):
        yield "broken between letters", broken
    if covered := page.evaluate(COVERED):
        yield "the head of a table covers its first row", covered
    page.evaluate(THIN_OUT)
    yield from _violations(page, "light", COLOURS)
    # Each button is pressed again, as what it does is remembered for the next page.
    page.evaluate(DARK)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    yield from _violations(page, "dark", COLOURS)
    page.evaluate(DARK)
    page.evaluate(LARGE)
    assert page.evaluate("document.documentElement.className.includes('gk-large')")
    yield from _violations(page, "large", SIZES)
    page.evaluate(LARGE)


def _violations(
    page: Page, mode: str, only: list[str], but: Iterable[str] = ()
) -> Iterator[tuple[str, object]]:
    """Yield what breaks rules of these tags, or these rules, but for some."""
    left_out = {rule: {"enabled": False} for rule in but}
    for violation in page.evaluate(RUN, [only, left_out])["violations"]:
        if violation["id"] not in THEMES:
            nodes = [node["html"][:200] for node in violation["nodes"]]
            yield f"{violation['id']}: {mode}", nodes[:3]
