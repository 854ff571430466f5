"""Pages on paper: what Chromium prints of them on A4."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

import browsing

RECORDS = (
    *("r/parking-charges/", "r/utility-water-supply/"),
    *("r/catalogue-2021/", "r/market-places-consultation/"),
)
FEWEST = 2
"""Lines on a sheet besides its number and the mark."""
_ON_EVERY_SHEET = re.compile(r"^\d+ / \d+\s*|(?:示例|SAMPLE)\s*$")
_BREAKS = re.compile(r"[-\s\x02\ufffe]+")


_BEGINNING = """first => {
  const mark = first.querySelector(".gk-ended"), range = document.createRange()
  range.selectNodeContents(first)
  if (mark) range.setEndBefore(mark)
  return range.toString().trim()
}"""
"""The words of a block as far as its first small type, which PDFs have out of its order."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own: what is printed has no size of a screen."""
    with browser.new_context() as context:
        yield context.new_page()


def sheets(page: Page, folder: Path) -> list[str]:
    """Print the page that is open, and return the words of each sheet."""
    page.pdf(path=folder / "print.pdf", prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(folder / "print.pdf")
    return [_ON_EVERY_SHEET.sub("", s.get_textpage().get_text_bounded()).strip() for s in pdf]


def run_on(text: str) -> str:
    """Text without what breaks its lines: hyphens among it, which PDFs lose at their ends."""
    return _BREAKS.sub("", text)


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_text_begins_on_the_first_sheet(
    page: Page, site: str, edition: str, tmp_path: Path
) -> None:
    for address in RECORDS:
        page.goto(f"{site}{edition}{address}")
        begins = page.locator(".gk-text > *").first.evaluate(_BEGINNING)[:40].removesuffix("§")
        printed = sheets(page, tmp_path)
        assert run_on(begins) in run_on(printed[0]), address
        assert all(len(sheet.splitlines()) >= FEWEST for sheet in printed), (address, printed)


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_catalogue_keeps_all_its_columns(
    page: Page, site: str, edition: str, tmp_path: Path
) -> None:
    page.goto(f"{site}{edition}decisions/2021/")
    heads = page.locator(".gk-table--matters thead th").all_inner_texts()
    last = page.locator(".gk-table--matters td:last-child").all_inner_texts()
    printed = [run_on(sheet) for sheet in sheets(page, tmp_path)]
    assert len(heads) == 10
    assert all(run_on(head) in printed[0] for head in heads)
    assert all(run_on(cell) in "".join(printed) for cell in last)
    assert len(printed) <= 3


def test_heads_of_a_table_stand_above_its_rows_on_each_sheet(
    page: Page, site: str, tmp_path: Path
) -> None:
    for address, least in (("zh/r/budget-2021-district/", 1), ("r/powers-agriculture-2021/", 2)):
        page.goto(f"{site}{address}")
        table = page.locator(".gk-table--data").first
        heads = [run_on(head) for head in table.locator("thead th").all_inner_texts()]
        keys = [run_on(key) for key in table.locator("tbody td:first-child").all_inner_texts()]
        printed = [run_on(sheet) for sheet in sheets(page, tmp_path)]
        bearing = [sheet for sheet in printed if any(key in sheet for key in keys)]
        assert len(bearing) >= least, (keys, printed)
        assert all(all(head in sheet for head in heads) for sheet in bearing), (address, heads)


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_progress_takes_three_sheets_at_most(
    page: Page, site: str, edition: str, tmp_path: Path
) -> None:
    page.goto(f"{site}{edition}points/2021/")
    tables = {
        "unit by unit": page.locator(".gk-map tbody th").all_inner_texts(),
        "task by task": page.locator(".gk-table--progress tbody .gk-table__main").all_inner_texts(),
    }
    printed = [run_on(sheet) for sheet in sheets(page, tmp_path)]
    for name, rows in tables.items():
        assert all(any(run_on(row) in sheet for sheet in printed) for row in rows), name
    tasks = [run_on(row) for row in tables["task by task"]]
    begins = max(n for n, sheet in enumerate(printed) if tasks[0] in sheet and tasks[1] in sheet)
    held = [sum(task in sheet for task in tasks) for sheet in printed[: begins + 3]]
    assert sum(held) >= len(tasks)
    units = [run_on(row) for row in tables["unit by unit"]]
    assert sum(any(unit in sheet for unit in units) for sheet in printed) <= 4


@pytest.mark.parametrize("edition", browsing.EDITIONS)
def test_self_assessment_of_a_whole_government_takes_two_sheets(
    page: Page, site: str, edition: str, tmp_path: Path
) -> None:
    page.goto(f"{site}{edition}units/sample-district/sheet/")
    rows = page.locator(".gk-sheet tbody tr:not(.gk-table__section) td:first-child")
    counted = [run_on(row) for row in rows.all_inner_texts()]
    printed = sheets(page, tmp_path)
    assert len(printed) == 2
    assert len(counted) > 80
    assert all(row in run_on("".join(printed)) for row in counted)
