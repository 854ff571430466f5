"""The self-assessment sheet: page, CSV, JSON and workbook of one unit say the same."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import python_calamine
from selectolax.lexbor import LexborHTMLParser

from gongkai.measures.measure import measure
from gongkai.model.editions import DEFAULT
from gongkai.model.language import LANGUAGES, Language
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.page import Page
from gongkai.views.points import point_pages
from gongkai.views.self_assessment import self_assessment_pages
from gongkai.views.self_assessment_table import FIELDS, self_assessment_files
from gongkai.views.units import unit_pages
from small_column import make_catalog, points_of, registries
from written import SITE, written

AS_OF = date(2021, 7, 15)
POINTS = [
    {"id": "1", "responsible": {"units": ["finance"]}, "evidence": [{"kind": "notice"}]},
    {
        "id": "39",
        "responsible": {"units": ["finance", "party-school"]},
        "evidence": [{"declared": True}, {"unmeasured": True}],
        "sheet": True,
    },
]
KNOWN = registries({"points": POINTS})
COLUMN = make_catalog(
    [
        {"id": "rules", "kind": "policy"},
        {"id": "news", "kind": "notice", "title": "=1+1"},
        {"id": "opinions", "kind": "consultation"},
        {"id": "fair", "kind": "notice", "unit": "party-school"},
    ],
    KNOWN,
)
SHEET = "units/finance/sheet/"
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)


def files(language: Language = "en") -> dict[str, bytes]:
    return written(COLUMN, AS_OF, language, views=[self_assessment_files])


def rows_of(found: dict[str, bytes]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(found[f"{SHEET}records.json"])
    return rows


def pages() -> dict[str, Page]:
    measures = measure(COLUMN.until(AS_OF), AS_OF)
    views = (self_assessment_pages, unit_pages, point_pages)
    return {page.address: page for view in views for page in view(COLUMN, measures)}


def html_of(page: Page, language: Language = "en") -> LexborHTMLParser:
    renderer = PageRenderer(COLUMN, Origin("", language, DEFAULT), way=lambda _, to: f"/{to}")
    return LexborHTMLParser(renderer.render(page).html)


@EDITIONS
def test_workbook_says_what_the_csv_says(language: Language) -> None:
    found = files(language)
    text = found[f"{SHEET}records.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(found[f"{SHEET}records.xlsx"]))
    table, meanings = (book.get_sheet_by_index(place).to_python() for place in (0, 1))

    assert rows[0] == [field.key for field in FIELDS]
    assert len(table[0]) == len(set(table[0])) == len(FIELDS)
    assert [[as_text(one) for one in row] for row in table[1:]] == rows[1:]
    assert [row[0] for row in meanings] == rows[0]


def as_text(value: Any) -> str:
    """Return what a cell of a workbook holds as the CSV has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def test_what_is_declared_is_marked_and_counted_nowhere() -> None:
    rows = {(row["item"], row["part"]): row for row in rows_of(files()) if row["group"] == "tasks"}
    body = html_of(pages()[SHEET])

    assert {key: row["declared"] for key, row in rows.items()} == {
        ("2021/1", 1): False,
        ("2021/39", 1): True,
        ("2021/39", 2): False,
    }
    assert rows["2021/1", 1]["value"] == 1
    assert rows["2021/39", 1]["value"] is rows["2021/39", 2]["value"] is None
    assert [one.text(strip=True) for one in body.css(".gk-cell")] == ["1 done"]


@EDITIONS
def test_each_number_leads_to_rows_that_are_there(language: Language) -> None:
    made = pages()
    body = html_of(made[SHEET], language)
    links = {a.attributes["href"] or "" for a in body.css(".gk-sheet a")}
    exported = {row["page"].removeprefix(SITE) for row in rows_of(files())}

    assert links and exported
    for link in {link.removeprefix("/") for link in links} | exported:
        address, _, anchor = link.partition("#")
        page = html_of(made[address], language)
        assert not anchor or page.css_first(f"#{anchor}") is not None, link


def test_leads_from_the_unit_and_from_the_task_that_asks_for_it() -> None:
    made = pages()
    leading = {
        address
        for address in ("units/finance/", "points/2021/39/", "points/2021/1/")
        if html_of(made[address]).css_first(f'a[href="/{SHEET}"]') is not None
    }

    assert leading == {"units/finance/", "points/2021/39/"}


def test_party_units_have_none() -> None:
    assert {address for address in pages() if "/sheet/" in address} == {SHEET}


def test_earlier_years_keep_sheets_of_their_own() -> None:
    years = {year: points_of(year, POINTS) for year in (2020, 2021)}
    catalog = make_catalog(
        [{"id": "news", "kind": "notice", "published": "2020-03-02"}],
        replace(KNOWN, points=years),
    )
    measures = measure(catalog, AS_OF)
    made = {page.address: page for page in self_assessment_pages(catalog, measures)}

    assert list(made) == [SHEET, f"{SHEET}2020/"]
    found = written(catalog, AS_OF, views=[self_assessment_files])
    counted = {
        row["year"]: row["value"]
        for address in made
        for row in json.loads(found[f"{address}records.json"])
        if row["item"] == "records"
    }
    assert counted == {2021: 0, 2020: 1}
